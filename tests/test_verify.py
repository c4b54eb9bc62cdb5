"""Figures are looked for in the texts of their sources, among the words of their findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from connected_practice import cli
from connected_practice.verify import Verdict, hold
from tests.library import GOOD, copy, linked

TEXT = "In the survey, 75 per cent of the 24 returning pupils at Harbour felt heard, and half chose their key adult."


def verdicts(text: str | None) -> dict[str, Verdict]:
    """Return the verdict on each figure of the good library."""
    held = hold(linked(GOOD), {} if text is None else {"harbour-2024": text})
    return {each.figure.id: each.verdict for each in held}


def test_figures_among_their_words() -> None:
    assert verdicts(TEXT) == {"heard": Verdict.IN_CONTEXT, "chose": Verdict.IN_CONTEXT}


@pytest.mark.parametrize("number", ["0.75 felt heard", "7 5", "175", "75.5", "seventy"])
def test_another_number_is_not_the_figure(number: str) -> None:
    text = TEXT.replace("75", number)
    assert verdicts(text)["heard"] is Verdict.MISSING


def test_a_number_among_other_words() -> None:
    assert verdicts("The bus, line 75, leaves at 50 past.") == {
        "heard": Verdict.NUMBER_ONLY,
        "chose": Verdict.NUMBER_ONLY,
    }


def test_a_source_without_its_text() -> None:
    assert verdicts(None) == {"heard": Verdict.NO_TEXT, "chose": Verdict.NO_TEXT}


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, text = copy(tmp_path / "library"), tmp_path / "harbour.txt"
    text.write_text(TEXT, "utf-8")
    command = ["verify", "--root", str(root), "--today", "2026-06-01"]
    assert cli.main([*command, "--text", f"harbour-2024={text}"]) == 0
    assert "2  found in context" in capsys.readouterr().out
    text.write_text("Nothing.", "utf-8")
    assert cli.main([*command, "--text", f"harbour-2024={text}"]) == 1
    assert "content/evidence/felt-heard.md: 75 per cent (heard): not found" in capsys.readouterr().out
    for wrong in ("harbour-2024", f"nobody={text}", f"harbour-2024={tmp_path / 'nothing.txt'}"):
        assert cli.main([*command, "--text", wrong]) == 2
        assert capsys.readouterr().err.splitlines()[-1].startswith("practice: ")
