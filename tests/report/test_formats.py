"""The same problems as text for people, and as JSON, GitHub annotations and SARIF for programs."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from connected_practice.check import RULES
from connected_practice.problem import CATALOGUE, Definition, Problem, Severity
from connected_practice.report import REPORTERS, Summary
from tests.library import broken, problems

assert RULES  # importing the rules fills the catalogue

ERROR = Definition("CP901", "title of it", "It is wrong.", "It matters.", "Mend it.")
WARNING = Definition("CP902", "another", "It is odd.", "It matters.", "Mend it.", Severity.WARNING)


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two problems above are in the catalogue."""
    for definition in (ERROR, WARNING):
        monkeypatch.setitem(CATALOGUE, definition.code, definition)


def problem(
    path: str = "content/x.md",
    line: int = 1,
    column: int = 1,
    *,
    message: str = "What is wrong.",
    fix: str = "What to do.",
    length: int = 1,
    definition: Definition = ERROR,
) -> Problem:
    """Return a problem."""
    return Problem(definition, path, line, column, message, fix, "", length)


def said(root: Path, *found: Problem, records: int = 3, colour: bool = False, form: str = "text") -> str:
    """Return problems as a format shows them."""
    return REPORTERS[form](found, Summary(root, records, colour))


def write(root: Path, text: str) -> None:
    """Write the file that the problems are in."""
    (root / "content").mkdir(exist_ok=True)
    (root / "content" / "x.md").write_text(text, "utf-8")


def test_text_shows_the_line_between_its_neighbours(tmp_path: Path) -> None:
    write(tmp_path, "one\ntwo words\nthree\nfour\n")
    assert said(tmp_path, problem(line=2, column=5, length=5)) == (
        "content/x.md:2:5: CP901 title of it\n"
        "\n"
        "      1 | one\n"
        "    > 2 | two words\n"
        "        |     ^^^^^\n"
        "      3 | three\n"
        "\n"
        "  What is wrong.\n"
        "  Fix: What to do.\n"
        "\n"
        "1 problem in 1 of 3 records. Nothing was published."
    )


def test_text_of_a_whole_file_a_warning_and_a_line_that_is_gone(tmp_path: Path) -> None:
    write(tmp_path, "one\n")
    assert said(tmp_path, problem(line=0, column=0)).startswith("content/x.md: CP901 title of it\n\n  What is wrong.\n")
    assert said(tmp_path, problem(line=9)).startswith("content/x.md:9:1: CP901 title of it\n\n  What is wrong.\n")
    assert said(tmp_path, problem(line=0, column=0, definition=WARNING)).startswith(
        "content/x.md: CP902 warning: another\n"
    )


@pytest.mark.parametrize(
    ("found", "sum_of_it"),
    [
        ([], "No problems in 1,234 records."),
        ([WARNING], "No problems in 1,234 records. 1 warning."),
        ([WARNING, WARNING], "No problems in 1,234 records. 2 warnings."),
        ([ERROR, ERROR], "2 problems in 1 of 1,234 records. Nothing was published."),
        ([ERROR, WARNING], "1 problem in 1 of 1,234 records, and 1 warning. Nothing was published."),
    ],
)
def test_text_ends_with_a_sum(found: list[Definition], sum_of_it: str, tmp_path: Path) -> None:
    problems = [problem(line=0, column=0, definition=definition) for definition in found]
    assert said(tmp_path, *problems, records=1234).splitlines()[-1] == sum_of_it


def test_text_keeps_ids_whole_and_lines_short(tmp_path: Path) -> None:
    name = "a-very-long-id-that-goes-on-and-on-with-hyphens"
    text = said(
        tmp_path, problem(line=0, column=0, message=f"The record `{name}` is not `{name}` but `{name}` instead.")
    )
    assert text.count(f"`{name}`") == 3
    assert all(len(line) <= 96 for line in text.splitlines())


def test_a_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    write(tmp_path, f"{'a ' * 200}HERE{' b' * 200}\n")
    lines = said(tmp_path, problem(column=401, length=4)).splitlines()
    shown = next(line for line in lines if "> 1 |" in line)
    marks = lines[lines.index(shown) + 1]
    assert len(shown) < 110
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "HERE"


def test_marks_stay_within_the_line(tmp_path: Path) -> None:
    write(tmp_path, "short\n\n")
    assert said(tmp_path, problem(column=3, length=500)).count("^") == 3
    assert said(tmp_path, problem(line=2, column=1, length=5)).count("^") <= 1


def test_signs_that_would_move_the_cursor_are_not_shown(tmp_path: Path) -> None:
    write(tmp_path, "a\tb \x1b[31mred\x07\x9b c\n")
    text = said(tmp_path, problem(column=3))
    assert not any(sign in text for sign in "\t\x1b\x07\x9b")
    assert "> 1 | a b  [31mred   c" in text


def test_a_file_that_changed_is_shown_as_it_is_now(tmp_path: Path) -> None:
    write(tmp_path, "before\n")
    assert "| before" in said(tmp_path, problem())
    write(tmp_path, "after\n")
    assert "| after" in said(tmp_path, problem())


def test_colour_only_where_it_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "one\n")
    plain, coloured = said(tmp_path, problem()), said(tmp_path, problem(), colour=True)
    assert "\x1b[" not in plain
    assert "\x1b[" in coloured


def test_json_has_a_row_a_problem(tmp_path: Path) -> None:
    rows = json.loads(
        said(tmp_path, problem(message="“Lena”", line=2, column=7), problem(definition=WARNING), form="json")
    )
    assert rows[0] == {
        "code": "CP901",
        "severity": "error",
        "path": "content/x.md",
        "line": 2,
        "column": 7,
        "title": "title of it",
        "message": "“Lena”",
        "fix": "What to do.",
    }
    assert rows[1]["severity"] == "warning"
    assert json.loads(said(tmp_path, form="json")) == []


def test_github_annotates_the_place(tmp_path: Path) -> None:
    assert said(tmp_path, problem(line=2, column=7), problem(line=0, column=0, definition=WARNING), form="github") == (
        "::error file=content/x.md,line=2,col=7,title=CP901 title of it::What is wrong. Fix: What to do.\n"
        "::warning file=content/x.md,title=CP902 another::What is wrong. Fix: What to do."
    )
    assert said(tmp_path, form="github") == ""


def test_github_cannot_be_misled_by_names_and_messages(tmp_path: Path) -> None:
    found = problem("content/a,b:c%\n::error::x.md", message="100% of\r\n::error ::it")
    (line,) = said(tmp_path, found, form="github").splitlines()
    assert "file=content/a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax.md,line=1" in line
    assert line.endswith("::100%25 of%0D%0A::error ::it Fix: What to do.")


def test_sarif_has_what_its_readers_need(tmp_path: Path) -> None:
    found = [problem("content/prin ciples/é.md", line=2, column=7), problem(line=0, column=0, definition=WARNING)]
    log = json.loads(said(tmp_path, *found, form="sarif"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(CATALOGUE)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")
    first, second = run["results"]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "CP901"
    assert (first["level"], second["level"]) == ("error", "warning")
    place = first["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == "content/prin ciples/é.md"
    assert " " not in place["artifactLocation"]["uri"]
    assert place["region"] == {"startLine": 2, "startColumn": 7}
    assert "region" not in second["locations"][0]["physicalLocation"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert "What is wrong." in first["message"]["text"]


@pytest.mark.parametrize("form", REPORTERS)
def test_every_format_names_every_problem(form: str, tmp_path: Path) -> None:
    root = broken("CP103", tmp_path / "library")
    found = problems(root)
    text = said(root, *found, form=form)
    for each in found:
        assert each.code in text
        assert each.path in text
