"""The catalogue: every problem is explained, and what was meant is guessed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from connected_practice.check import RULES
from connected_practice.problem import CATALOGUE, Definition, Severity, define, did_you_mean, nearest

assert RULES  # importing the rules fills the catalogue

PARSERS = re.compile(r"(?i:pydantic|pyyaml|libyaml|schema|traceback|exception|mapping|scalar|regex)|\bNone\b|\bstr\b")
"""Words of our tools, which say nothing to an editor."""


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_entry_says_what_why_and_what_to_do(code: str) -> None:
    entry = CATALOGUE[code]
    assert re.fullmatch(r"CP\d{3}", code)
    assert entry.code == code
    assert 3 <= len(entry.title) <= 60
    assert not entry.title.endswith(".")
    for text in (entry.meaning, entry.why, entry.mend):
        assert len(text) >= 10
        assert text.endswith((".", "?"))
        assert not PARSERS.search(text)
    assert len({entry.meaning, entry.why, entry.mend}) == 3


def test_no_two_entries_say_nearly_the_same() -> None:
    for one, other in combinations(CATALOGUE.values(), 2):
        assert one.title != other.title
        assert SequenceMatcher(None, one.meaning, other.meaning).ratio() < 0.85, (one.code, other.code)


def test_a_code_is_given_once() -> None:
    taken = min(CATALOGUE)
    with pytest.raises(ValueError, match=taken):
        define(taken, "again", meaning="", why="", mend="")


def test_warnings_are_those_that_let_a_library_be_published() -> None:
    warnings = {code for code, entry in CATALOGUE.items() if entry.severity is Severity.WARNING}
    assert {"CP240", "CP401", "CP410"} <= warnings
    assert not warnings & {"CP101", "CP201", "CP210", "CP304", "CP305"}


def test_severity_is_an_error_unless_said() -> None:
    assert Definition("X", "t", "m", "w", "d").severity is Severity.ERROR


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("belongin", "Did you mean `belonging`?"),
        ("attendence", "Did you mean `attendance`?"),
        ("zzz", "Look at the list."),
        ("", "Look at the list."),
    ],
)
def test_the_nearest_word_is_offered(word: str, sentence: str) -> None:
    assert did_you_mean(word, ["belonging", "attendance"], "Look at the list.") == sentence


def test_several_near_words_are_offered_the_nearest_first() -> None:
    known = ["toolkit", "oscar-and-ann", "oscars", "oscar-x"]
    assert nearest("oscar", known, 2) == ["oscars", "oscar-x"]
    assert did_you_mean("oscar", known, "") == "Did you mean `oscars` or `oscar-x`?"
    assert did_you_mean("oscar-an", known, "") == "Did you mean `oscar-x`, `oscar-and-ann` or `oscars`?"
