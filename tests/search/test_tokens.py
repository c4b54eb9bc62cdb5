"""Words are compared in small letters, without accents, apostrophes, hyphens and plurals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connected_practice.search.tokens import key, singular, stem, words_in

short = settings(derandomize=True, max_examples=200, deadline=None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("School refuser", ["school", "refuser"]),
        ("part-time timetable", ["part", "time", "timetable"]),
        ("won't go", ["wont", "go"]),
        ("won’t go", ["wont", "go"]),
        ("the child's plan, the parents' view", ["the", "child", "plan", "the", "parents", "view"]),
        ("café", ["cafe"]),
        ("cafe\u0301", ["cafe"]),
        ("ＴＲＡＵＭＡ", ["trauma"]),
        ("LGBTQ+", ["lgbtq"]),
        ("20min", ["20min"]),
        ("<img onerror=x>", ["img", "onerror", "x"]),
        ("a_b", ["a", "b"]),
        ("😀 ?! …", []),
        ("", []),
        ("مدرسة", ["مدرسة"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_in(text) == words


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("children", "child"),
        ("refusers", "refuser"),
        ("policies", "policy"),
        ("processes", "process"),
        ("boxes", "box"),
        ("aces", "ace"),
        ("process", "process"),
        ("bus", "bus"),
        ("crisis", "crisis"),
        ("is", "is"),
    ],
)
def test_singular(word: str, one: str) -> None:
    assert singular(word) == one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("multi-agency", "multiagency"),
        ("safe guarding", "Safeguarding"),
        ("co-ordinator", "coordinators"),
        ("looked-after child", "looked after children"),
        ("ADHD", "adhd"),
    ],
)
def test_ways_of_writing_have_one_key(one: str, other: str) -> None:
    assert key(words_in(one)) == key(words_in(other))


@pytest.mark.parametrize(
    ("words", "stems"), [(("excluded", "excluding"), 1), (("bullying", "bully"), 1), (("school", "schooner"), 2)]
)
def test_relations_share_a_stem(words: tuple[str, ...], stems: int) -> None:
    assert len({stem(word) for word in words}) == stems


@short
@given(st.text())
def test_any_text_gives_words_that_stay_words(text: str) -> None:
    words = words_in(text)
    assert all(word and not any(sign.isspace() for sign in word) for word in words)
    assert all(stem(word) and word.startswith(stem(word)) for word in words)
