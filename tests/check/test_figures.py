"""Figures in running text are supported, and agree with their findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from connected_practice.check.figures import numbers
from tests.library import copy, lines, principle, problems


def found(tmp_path: Path, body: str, fields: str = "topics: [belonging]", **own: str) -> list[str]:
    """Return what is wrong with a body, without the path."""
    root = copy(tmp_path / "library")
    path = principle(root, body, fields, **own)
    return [line.removeprefix(f"{path}:") for line in lines(root, problems(root))]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("It was 40 per cent.", ["9:8 CP410 40 per cent"]),
        ("It was 40%.", ["9:8 CP410 40%"]),
        ("It was 1,234.5 per  cent.", ["9:8 CP410 1,234.5 per  cent"]),
        ("Up 3 percentage points.", ["9:4 CP410 3 percentage points"]),
        ("It was 3 of 12.", ["9:8 CP410 3 of 12"]),
        ("It was 3 out of the 12.", ["9:8 CP410 3 out of the 12"]),
        ("It was 1 in 5.", ["9:8 CP410 1 in 5"]),
        ("It was 40 per cent [@harbour-2024, p. 6].", []),
        ("It was 40 per cent, or [75 per cent](finding:felt-heard).", []),
        ("It was 40 per cent.\n\nSo they say [@harbour-2024, p. 6].", ["9:8 CP410 40 per cent"]),
        ("- It was 40 per cent.\n- So they say [@harbour-2024, p. 6].", ["9:10 CP410 40 per cent"]),
        ("It was 40 per cent [so](https://harbour.example).", ["9:8 CP410 40 per cent"]),
        ("## It was 40 per cent\n\nWords.", []),
        ("In 2024 there were 12 children in 3 rooms.", []),
        ("`40 per cent`", []),
        ("Half of them, in week 3.", []),
    ],
)
def test_support(body: str, places: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, body) == places


def test_a_field_is_supported_by_the_records_own_place(tmp_path: Path) -> None:
    fields = "topics: [belonging]\nsources: [{id: harbour-2024, page: '6'}]"
    assert found(tmp_path, "Words.", fields, statement="It was 40 per cent.") == []


def test_a_field_without_a_place(tmp_path: Path) -> None:
    fields = "topics: [belonging]\nsources: [{id: harbour-2024}]"
    assert found(tmp_path, "Words.", fields, statement="It was 40 per cent.") == ["4:19 CP410 40 per cent"]


@pytest.mark.parametrize(
    ("words", "agrees"),
    [
        ("75 per cent", True),
        ("75", True),
        ("50 per cent chose", True),
        ("75 per cent of 24 pupils", True),
        ("75 per cent in spring 2024", True),
        ("most pupils felt heard", True),
        ("what pupils said", True),
        ("80 per cent", False),
        ("57 per cent", False),
        ("seventy-five per cent", True),
        ("twelve pupils", False),
        ("75 per cent in 2023", False),
    ],
)
def test_agreement(words: str, agrees: bool, tmp_path: Path) -> None:
    assert found(tmp_path, f"[{words}](finding:felt-heard)") == (
        [] if agrees else [f"9:1 CP411 [{words}](finding:felt-heard)"]
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", set()),
        ("1,234 and 5.5 and 6.", {1234.0, 5.5, 6.0}),
        ("Three of twenty, nobody", {3.0, 20.0, 0.0}),
        ("threefold", set()),
    ],
)
def test_numbers_in_digits_and_words(text: str, read: set[float]) -> None:
    assert numbers(text) == read
