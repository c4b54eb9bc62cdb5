"""The glossary's words are found as whole words, in every form, the longest first."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connected_practice.glossary import Form, Matcher, Use, forms_of, normal
from connected_practice.models.term import Term

short = settings(derandomize=True, max_examples=150, deadline=None)


def matcher(*wordings: str, abbreviations: tuple[str, ...] = ()) -> Matcher:
    """Return a matcher in which each wording is a term of its own, named like it."""
    forms = [Form(wording, wording, Use.TITLE) for wording in wordings]
    return Matcher([*forms, *(Form(wording, wording, Use.ABBREVIATION) for wording in abbreviations)])


def found(text: str, *wordings: str, abbreviations: tuple[str, ...] = ()) -> list[str]:
    """Return the words found in a text, as they stand there."""
    return [text[m.start : m.end] for m in matcher(*wordings, abbreviations=abbreviations).find(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a key adult came", ["key adult"]),
        ("Key Adult", ["Key Adult"]),
        ("key adults", ["key adults"]),
        ("the key adult's room", ["key adult's"]),
        ("the key adult’s room", ["key adult’s"]),
        ("the key adults' room", ["key adults'"]),
        ("a key-adult role", ["key-adult"]),
        ("a key\nadult", ["key\nadult"]),
        ("a key\u00a0adult", ["key\u00a0adult"]),
        ("(key adult)", ["key adult"]),
        ("monkey adult", []),
        ("key adulthood", []),
        ("key  adult", []),
        ("key\n\nadult", []),
        ("key, adult", []),
        ("donkey adult, key adults.", ["key adults"]),
        ("", []),
    ],
)
def test_forms_of_a_wording(text: str, words: list[str]) -> None:
    assert found(text, "key adult") == words


@pytest.mark.parametrize(
    ("wording", "text", "words"),
    [
        ("disability", "disabilities and a disability", ["disabilities", "disability"]),
        ("key", "keys, but no keies", ["keys"]),
        ("process", "processes", ["processes"]),
        ("looked-after child", "looked after children", ["looked after children"]),
        ("child in care", "children in care, a child in care", ["children in care", "child in care"]),
        ("team around the child", "teams around the child", []),
        ("child protection", "child protection", ["child protection"]),
        ("Ofsted", "ofsted", ["ofsted"]),
        ("Île", "île, ÎLES", ["île", "ÎLES"]),
    ],
)
def test_plurals(wording: str, text: str, words: list[str]) -> None:
    assert found(text, wording) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the IT team", ["IT"]),
        ("it is", []),
        ("It is", []),
        ("two ITs", ["ITs"]),
        ("IT's", ["IT's"]),
        ("ITV", []),
        ("SLT and slt", ["SLT"]),
    ],
)
def test_abbreviations_keep_their_case(text: str, words: list[str]) -> None:
    assert found(text, abbreviations=("IT", "SLT")) == words


def test_a_title_in_capitals_keeps_its_case() -> None:
    assert found("AIM and aim", "AIM") == ["AIM"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("child protection plan", ["child protection plan"]),
        ("a child protection conference", ["child protection"]),
        ("the protection plans", ["protection plans"]),
        ("child protection planning", ["child protection"]),
        ("child, protection plan", ["child", "protection plan"]),
    ],
)
def test_the_longest_wording_is_found(text: str, words: list[str]) -> None:
    assert found(text, "child", "protection plan", "child protection", "child protection plan") == words


def test_one_wording_of_two_terms_names_both() -> None:
    forms = [Form("SLT", "speech-therapist", Use.ABBREVIATION), Form("SLT", "leadership-team", Use.ABBREVIATION)]
    (match,) = Matcher(forms).find("Ask the SLT.")
    assert [form.term for form in match.forms] == ["speech-therapist", "leadership-team"]


def test_nothing_to_find() -> None:
    assert Matcher([]).find("key adult") == []
    assert Matcher([Form(" ", "x", Use.TITLE)]).find("a b") == []


def test_every_form_of_a_term_the_preferred_first() -> None:
    term = Term.model_validate(
        {
            "title": "key adult",
            "summary": "A person to go to.",
            "definition": "A person.",
            "abbreviations": ["KA"],
            "admitted": ["trusted adult"],
            "search_only": ["buddy"],
            "discouraged": [{"wording": "minder", "reason": "It belittles."}],
            "defined_by": "editors",
            "reviewed": "2026-01-10",
            "review_by": "2027-01-10",
        }
    )
    forms = [(form.text, form.use, form.term) for form in forms_of("key-adult", term)]
    assert forms == [
        ("key adult", Use.TITLE, "key-adult"),
        ("KA", Use.ABBREVIATION, "key-adult"),
        ("trusted adult", Use.ADMITTED, "key-adult"),
        ("buddy", Use.SEARCH_ONLY, "key-adult"),
        ("minder", Use.DISCOURAGED, "key-adult"),
    ]


@short
@given(st.text())
def test_comparison_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(normal(text)) == len(text)


WORD = st.text("abAé", min_size=1, max_size=3)
WORDING = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
TEXT = st.lists(WORDING | st.sampled_from([" ", "-", "\n", ".", "'s", "s", "es", "İ", ", "]), max_size=14).map("".join)


@short
@given(st.lists(WORDING, min_size=1, max_size=5, unique=True), TEXT)
def test_matches_are_whole_words_apart_and_the_longest(wordings: list[str], text: str) -> None:
    matches = matcher(*wordings).find(text)
    for match in matches:
        assert not text[match.start - 1 : match.start].isalnum()
        assert not text[match.end : match.end + 1].isalnum()
        assert any(normal(text[match.start : match.end]).startswith(normal(form.text)[:-1]) for form in match.forms)
    for one, next_one in itertools.pairwise(matches):
        assert one.end <= next_one.start
    for wording in wordings:
        single = list(matcher(wording).find(text))
        for match in single:
            over = [m for m in matches if m.start < match.end and match.start < m.end]
            assert over, "a match is left out only for another that covers its place"
            starts_here = [m for m in matches if m.start == match.start]
            assert not starts_here or starts_here[0].end >= match.end
