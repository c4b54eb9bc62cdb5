"""Every fault of a field is told in an editor's words, with its place and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from connected_practice.problem import Problem
from tests.library import copy, principle, problems

OURS = re.compile(
    r"(?i:pydantic|input should|valid (?:string|integer|list)|extra inputs|validation)|\bNone\b|\bstr\b|\bdict\b"
)


def only(root: Path) -> Problem:
    """Return the one problem of a library."""
    (found,) = problems(root)
    assert not OURS.search(found.message + found.fix + found.title)
    return found


@pytest.mark.parametrize(
    ("field", "place", "code", "message", "fix"),
    [
        ("minutes: soon", "5:1", "CP102", "`minutes` needs a whole number; this is text.", "for example `6`"),
        ("minutes: 1.5", "5:1", "CP102", "`minutes` needs a whole number; this is a number.", "for example `6`"),
        ("minutes: [5]", "5:1", "CP102", "`minutes` needs a whole number; this is a list.", "for example `6`"),
        ("minutes: true", "5:1", "CP102", "`minutes` needs a whole number; this is true or false.", "for example `6`"),
        ("minutes: 601", "5:1", "CP104", "It is too large: 600 is the most.", "for example `6`"),
        ("topics:", "5:1", "CP102", "`topics` is empty; it needs a list.", "Write it as a list, for example"),
        ("topics: {a: b}", "5:1", "CP102", "`topics` needs a list; this is a set of fields.", "Write it as a list"),
        ("topics: [1]", "5:10", "CP102", "`topics` needs text; this is a number.", 'Put it in quotation marks: "1".'),
        ("belongs_to: 1.10", "5:1", "CP102", "`belongs_to` needs text; this is a number.", "Put it in quotation marks"),
        (
            "belongs_to: true",
            "5:1",
            "CP102",
            "`belongs_to` needs text; this is true or false.",
            "Write it as the example",
        ),
        (
            "sources: [harbour-2024]",
            "5:11",
            "CP102",
            "`sources` needs fields with values; this is text.",
            "for example",
        ),
        (
            "sources: [{section: x}]",
            "5:11",
            "CP101",
            "An entry of `sources` needs the field `id`.",
            "add `id`, for example",
        ),
        (
            "sources: [{id: a, pages: x}]",
            "5:19",
            "CP103",
            "An entry of `sources` has no field `pages`.",
            "rename `pages` to `page`",
        ),
        (
            "looks_like: {individual: x}",
            "5:14",
            "CP102",
            "`individual` needs a list; this is text.",
            "Write it as a list",
        ),
        ("changes: [{on: 2026-02-30, what: x}]", "5:12", "CP106", "`2026-02-30` is not a date", "2026-11-21"),
        ("changes: [{on: , what: x}]", "5:12", "CP106", "The date is missing", "2026-11-21"),
        ("zzz: 1", "5:1", "CP103", "A principle has no field `zzz`.", "remove it, or use one of: title, summary"),
        ("sources: [{id: a, page: 4, 5}]", None, "CP102", "", ""),
    ],
)
def test_faults(field: str, place: str | None, code: str, message: str, fix: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, fields=field)
    if place is None:
        assert code in {problem.code for problem in problems(root)}
        return
    found = only(root)
    assert (f"{found.line}:{found.column}", found.code) == (place, code)
    assert message in found.message
    assert fix in found.fix


def test_a_value_cut_off_at_a_comma(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, fields="changes: [{on: 2026-01-10, what: Figures checked, again}]")
    found = only(root)
    assert found.code == "CP103"
    assert "cut off at a comma" in found.message or "has no field" in found.message


@pytest.mark.parametrize("given", ["0", "1767225600", "20260110", "2026", "2026-1-5", "10 January 2026", "[2026]"])
def test_what_is_no_date(given: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / principle(root)
    path.write_text(path.read_text("utf-8").replace("reviewed: 2026-01-10", f"reviewed: {given}"), "utf-8")
    found = only(root)
    assert (found.line, found.column, found.code) == (6, 1, "CP106")


@pytest.mark.parametrize("given", ["nan", "inf", "-inf", ".inf", '"87"', "true", "1e400"])
def test_what_is_no_figure(given: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/evidence/felt-heard.md"
    path.write_text(path.read_text("utf-8").replace("value: 75", f"value: {given}"), "utf-8")
    found = [problem for problem in problems(root) if problem.path == "content/evidence/felt-heard.md"]
    assert [(problem.line, problem.code) for problem in found] == [(8, "CP102")]


def test_a_field_with_another_name_is_told_once_with_the_missing_one(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / principle(root)
    path.write_text(path.read_text("utf-8").replace("statement:", "statment:"), "utf-8")
    found = only(root)
    assert found.message == "A principle has no field `statment`, and its required field `statement` is missing."
    assert found.fix == "rename `statment` to `statement`."


def test_several_faults_are_told_together_in_order(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, title="x", summary="short", fields="minutes: 0")
    assert [(p.line, p.code) for p in problems(root)] == [(2, "CP104"), (3, "CP104"), (5, "CP104")]


def test_an_article_that_fits(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/frameworks/harbour-standards.yml"
    path.write_text(path.read_text("utf-8").replace("publisher:", "zzz: 1\npublisher:"), "utf-8")
    assert [p.message for p in problems(root) if p.code == "CP103"] == ["A framework has no field `zzz`."]
