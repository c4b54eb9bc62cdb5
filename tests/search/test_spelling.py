"""Slips of the hand and the ear are put right; words that somebody meant are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connected_practice.search.spelling import EXCHANGED, Spelling, cost

short = settings(derandomize=True, max_examples=150, deadline=None)
small = st.text(st.sampled_from("abcdeklsz"), min_size=1, max_size=9)

SPELLING = Spelling(
    {
        "exclusion": 7, "exclusions": 5, "exclusive": 1, "safeguarding": 5, "refuser": 1, "refuse": 2, "trauma": 8,
        "trainer": 3, "strategy": 3, "behaviour": 7, "attendance": 8, "attend": 4, "school": 10, "rayan": 5, "ada": 5,
        "michael": 4, "same": 6, "care": 9, "bully": 3, "ring": 4,
    },
    frozenset({"rayan", "ada", "michael"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("exlcusion", "exclusion"),
        ("safegaurding", "safeguarding"),
        ("refuzer", "refuser"),
        ("behavior", "behaviour"),
        ("attendence", "attendance"),
        ("shcool", "school"),
        ("scool", "school"),
        ("schoool", "school"),
        ("micheal", "michael"),
        ("straregy", "strategy"),
    ],
)
def test_what_was_meant_comes_first(typed: str, meant: str) -> None:
    assert SPELLING.nearest(typed)[0][0] == meant


@pytest.mark.parametrize("typed", ["adam", "ryan", "cat", "xyz", "vaping", "40000", "ks4", "q" * 60])
def test_short_words_names_and_strangers_are_left_alone(typed: str) -> None:
    assert SPELLING.nearest(typed) == []


def test_of_words_with_one_stem_the_more_frequent_is_offered() -> None:
    assert [word for word, _ in SPELLING.nearest("exlusion")] == ["exclusion"]


@pytest.mark.parametrize(
    ("word", "is_known"),
    [("exclusion", True), ("attending", True), ("bullying", True), ("2024", True), ("restorat", False), ("zzz", False)],
)
def test_words_and_their_relations_are_known(word: str, is_known: bool) -> None:
    assert SPELLING.knows(word) is is_known


def test_beginnings_give_the_most_frequent_words() -> None:
    assert SPELLING.beginning("att") == ["attendance", "attend"]


@pytest.mark.parametrize(
    ("likelier", "less"),
    [("exlcusion", "exlusion"), ("excluzion", "exclumion"), ("exclusoon", "exclusjon"), ("exclussion", "exclursion")],
)
def test_slips_that_people_make_cost_less(likelier: str, less: str) -> None:
    assert cost(likelier, "exclusion") < cost(less, "exclusion")


@short
@given(small, small)
def test_a_cost_is_nothing_only_for_the_word_itself(typed: str, word: str) -> None:
    assert cost(word, word) == 0
    assert (cost(typed, word) == 0) is (typed == word)
    assert cost(typed, word) <= len(typed) + len(word) + 1


@short
@given(small.filter(lambda word: len(word) > 3), st.integers(0, 7))
def test_two_letters_exchanged_are_one_slip(word: str, place: int) -> None:
    place %= len(word) - 1
    typed = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    assert cost(typed, word) <= EXCHANGED


@short
@given(small, small, st.floats(0, 3))
def test_a_limit_changes_no_cost_below_it(typed: str, word: str, most: float) -> None:
    whole = cost(typed, word)
    assert cost(typed, word, most) == whole if whole <= most else cost(typed, word, most) > most
