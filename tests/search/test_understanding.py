"""What queries mean: the golden cases, which the browser meets too, and what holds for any text at all."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connected_practice.search.understanding import MOST_SIGNS, MOST_WORDS, Understanding, Words, understand
from connected_practice.search.words import spelling_from
from tests.search import golden

short = settings(derandomize=True, max_examples=150, deadline=None)
WORDS = Words(json.loads((golden.FOLDER / "fixture/words.json").read_text("utf-8")))
SPELLING = spelling_from(json.loads((golden.FOLDER / "fixture/spelling.json").read_text("utf-8")))
EXPECTED = json.loads(golden.GOLDEN.read_text("utf-8"))
SENSES = {
    "school refuser": ["emotionally-based-school-avoidance"],
    "School-Refusers": ["emotionally-based-school-avoidance"],
    "schoolrefuser": ["emotionally-based-school-avoidance"],
    "school refuzer": ["emotionally-based-school-avoidance"],
    "my kid won’t go to school": ["emotionally-based-school-avoidance"],
    "ebsa": ["emotionally-based-school-avoidance"],
    "SLT": ["senior-leadership-team", "speech-and-language-therapist"],
    "county lines": ["child-criminal-exploitation", "extra-familial-harm"],
    "fight flight freeze": ["fight-flight-or-freeze"],
    "c.s.e": ["child-sexual-exploitation"],
}


def asked(query: str) -> Understanding:
    """Return what a query means over the fixture."""
    return understand(query, WORDS, SPELLING)


@pytest.mark.parametrize("case", EXPECTED, ids=lambda case: case["query"][:40])
def test_golden_case(case: dict[str, Any]) -> None:
    assert asked(case["query"]).as_json() == case["understanding"]


def test_every_golden_query_is_held() -> None:
    assert [case["query"] for case in EXPECTED] == golden.QUERIES


@pytest.mark.parametrize("query", SENSES)
def test_terms_are_recognised_however_they_are_written(query: str) -> None:
    span = next(span for span in asked(query).terms if span.complete)
    assert [sense.term for sense in span.senses] == SENSES[query]


def test_a_discouraged_wording_leads_to_the_preferred_one() -> None:
    understood = asked("school refuser")
    span = understood.is_term
    assert span is not None
    assert span.senses[0].use == "discouraged"
    assert span.expansions[0].text == "emotionally based school avoidance"
    assert [wording.text for wording in understood.wants[0].any][:2] == ["school refuser", span.expansions[0].text]


@pytest.mark.parametrize(
    ("query", "is_term"),
    [
        ("what is an EHCP", True),
        ("what does SLCN mean", True),
        ("EHCP review", False),
        ("safeguarding trauma", False),
        ("activity on trauma", False),
        ("trauma in 20 minutes", False),
    ],
)
def test_whether_a_query_is_a_term(query: str, is_term: bool) -> None:
    assert bool(asked(query).is_term) is is_term


def test_common_words_of_questions_need_not_match() -> None:
    understood = asked("how do I talk to parents about exploitation")
    assert [word.text for word in understood.words if word.counts] == ["talk", "parents", "exploitation"]
    assert understood.hints.topics == ("parents", "exploitation")


def test_hints_at_kind_length_topic_and_role() -> None:
    activity = asked("20 minute activity on trauma").hints
    assert (activity.minutes, activity.topics) == (20, ("trauma",))
    assert set(activity.kinds) == {"toolkit", "session"}
    assert asked("audit").hints.kinds == ("toolkit",)
    governors = asked("questions for governors").hints
    assert (governors.kinds, governors.roles) == (("brief",), ("governor",))


@pytest.mark.parametrize(
    ("query", "minutes"),
    [("20min", 20), ("half an hour", 30), ("an hour", 60), ("2 hours", 120), ("90 mins", 90), ("year 9", None),
     ("20", None), ("700 minutes", None), ("half a day", 180)],
)  # fmt: skip
def test_lengths(query: str, minutes: int | None) -> None:
    assert asked(query).hints.minutes == minutes


def test_a_kind_after_another_is_the_subject() -> None:
    assert asked("workshop on statistics").hints.kinds == ("session",)
    assert asked("workshop statistics").hints.kinds == ("session", "finding")


def test_without_spelling_nothing_is_corrected() -> None:
    understood = understand("exlcusion", WORDS)
    assert (understood.corrections, understood.corrected) == ((), None)


def test_unfinished_words_are_completed_and_finished_ones_are_not() -> None:
    assert [wording.text for wording in asked("atten").wants[0].any][:2] == ["atten", "attendance"]
    assert [wording.text for wording in asked("atten ").wants[0].any] == ["atten"]
    assert asked("school ref").terms[0].complete is False


@pytest.mark.parametrize("query", ["", " ", "?!", "😀", "\x00", "\u202e", "***", "()[]{}", "——", "\ud800"])
def test_queries_without_a_word(query: str) -> None:
    understood = asked(query)
    assert understood.is_empty
    assert understood.wants == ()


def test_a_query_of_10_000_characters_is_cut_and_read_in_time() -> None:
    started = time.process_time()
    understood = asked("exlcusion safegaurding " * 500)
    assert understood.cut
    assert len(understood.query) <= MOST_SIGNS
    assert len(understood.words) <= MOST_WORDS
    assert time.process_time() - started < 2


@short
@given(st.text(max_size=200))
def test_any_text_is_understood_somehow(query: str) -> None:
    understood = asked(query)
    json.dumps(understood.as_json())
    places = range(len(understood.words))
    for want in understood.wants:
        assert set(want.words) <= set(places)
        assert want.any
        assert all(0 < wording.weight <= 1 for wording in want.any)
    assert all(span.start < span.end <= len(places) for span in understood.terms)
    assert bool(understood.wants) is not understood.is_empty
    assert not understood.wants or any(want.counts for want in understood.wants)


@short
@given(st.lists(st.sampled_from([*SENSES, "how do I", "for governors", "AND", "*", "20 minutes"]), max_size=4))
def test_case_and_spaces_change_nothing(parts: list[str]) -> None:
    query = " ".join(parts)
    loud = understand(f"  {query.upper().replace(' ', '  ')}", WORDS, SPELLING)
    plain = understand(query, WORDS, SPELLING)
    assert (loud.words, loud.hints, loud.wants) == (plain.words, plain.hints, plain.wants)
