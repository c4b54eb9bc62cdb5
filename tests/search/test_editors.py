"""What editors say of searches: read with its places, held against the library, and tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from connected_practice import cli, load
from tests.library import codes, copy, lines, problems

Capture = pytest.CaptureFixture[str]


def library(tmp_path: Path, text: str) -> Path:
    """Return a copy of the small library with a content/searches.yml."""
    root = copy(tmp_path / "library")
    (root / "content/searches.yml").write_text(text, "utf-8")
    return root


def editors(root: Path) -> int:
    """Try the searches of a library."""
    return cli.main(["search", "--editors", "--root", str(root)])


def test_a_good_file_is_no_problem(tmp_path: Path) -> None:
    text = "everyday: {adult: [grown-up]}\ncalled: {topics: {belonging: [fitting in]}}\nqueries: [{query: EBSA}]\n"
    root = library(tmp_path, text)
    assert codes(root) == []
    assert load.read(root).searches.everyday == {"adult": ["grown-up"]}


def test_a_library_without_the_file(tmp_path: Path, capsys: Capture) -> None:
    root = copy(tmp_path / "library")
    assert codes(root) == []
    assert editors(root) == 0
    assert capsys.readouterr().out == "0 of 0 searches in content/searches.yml find what they should.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("queries: [{query: a, finds: [guide:nothing]}]", "content/searches.yml:1:30 CP201 guide:nothing"),
        ("called: {topics: {nothing: [a]}}", "content/searches.yml:1:19 CP105 nothing"),
        ("called: {roles: {nobody: [a]}}", "content/searches.yml:1:18 CP105 nobody"),
        ("wrong: 1", "content/searches.yml:1:1 CP103 wrong"),
        ("queries: [{finds: []}]", "content/searches.yml:1:11 CP101 "),
        ("everyday: {adult: grown-up}", "content/searches.yml:1:12 CP102 adult"),
    ],
)
def test_what_is_wrong_in_it_is_shown_in_its_place(tmp_path: Path, text: str, expected: str) -> None:
    root = library(tmp_path, text + "\n")
    (line,) = lines(root, problems(root))
    assert line.startswith(expected)


def test_a_file_that_is_no_yaml_stops_publication_and_not_search(tmp_path: Path, capsys: Capture) -> None:
    root = library(tmp_path, "queries: [\n")
    assert codes(root)
    assert cli.main(["search", "EBSA", "--root", str(root)]) == 0
    assert "EBSA" in capsys.readouterr().out


def test_searches_that_miss_are_told_with_what_they_find(tmp_path: Path, capsys: Capture) -> None:
    text = """queries:
  - {query: EBSA, finds: [term:school-avoidance]}
  - {query: school refuser, finds: [principle:ask-first]}
  - {query: lighthouse}
  - {query: Lena}
"""
    assert editors(library(tmp_path, text)) == 1
    out = capsys.readouterr().out
    assert "“school refuser”\n    wanted principle:ask-first\n    found  term:school-avoidance" in out
    assert "“lighthouse”\n    wanted anything at all\n    found  nothing\n" in out
    assert "“EBSA”" not in out
    assert "2 of 4 searches in content/searches.yml find what they should.\n" in out


def test_an_alias_counts_as_its_record(tmp_path: Path) -> None:
    assert editors(library(tmp_path, "queries: [{query: Lena, finds: [case-study:lenas-story]}]\n")) == 0


def test_a_search_without_words(tmp_path: Path, capsys: Capture) -> None:
    assert editors(library(tmp_path, 'queries: [{query: "?!"}]\n')) == 2
    assert "practice: content/searches.yml: `?!` has no letter or digit" in capsys.readouterr().err
