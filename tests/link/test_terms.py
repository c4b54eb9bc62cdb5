"""The first use of a term on a page leads to the glossary, to the sense of the page's sector."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from connected_practice.link.terms import TermLinks
from connected_practice.load import Document
from connected_practice.markdown import parse
from connected_practice.models.term import Term


def term(name: str, title: str, **fields: Any) -> Document:
    """Return a glossary term."""
    given = {"title": title, "summary": "A word in the glossary.", "definition": "A word.", "defined_by": "editors"}
    dates = {"reviewed": "2026-01-10", "review_by": "2027-01-10"}
    return Document(f"content/glossary/{name}.md", name, Term.model_validate(given | dates | fields), "", 2, "", 9)


TERMS = [
    term("attendance", "attendance"),
    term("care", "care", link=False),
    term("care-plan", "care plan", admitted=["plan of care"], search_only=["placement plan"]),
    term("dsl", "designated safeguarding lead", abbreviations=["DSL"]),
    term("leadership", "senior leadership team", abbreviations=["SLT"], sectors=["education"]),
    term("refuser", "school avoidance", discouraged=[{"wording": "school refuser", "reason": "It blames."}]),
    term("therapist", "speech and language therapist", abbreviations=["SLT"], sectors=["health", "youth-justice"]),
]


def found(text: str, sectors: Iterable[str] = (), seen: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return the linked words of a text, each with its term."""
    links = TermLinks(TERMS).find(parse(text), list(sectors), set(seen))
    return [(text[link.start : link.end], link.term) for link in links]


def test_the_first_use_alone_is_linked() -> None:
    assert found("Care plans matter. A care plan, and a plan of care.") == [("Care plans", "care-plan")]


def test_what_the_page_has_used_before_is_not_linked_again() -> None:
    assert found("A care plan and the DSL.", seen=["care-plan"]) == [("DSL", "dsl")]


def test_what_is_found_is_remembered() -> None:
    seen: set[str] = set()
    list(TermLinks(TERMS).find(parse("A care plan and the DSL."), [], seen))
    assert seen == {"care-plan", "dsl"}


@pytest.mark.parametrize(
    "text",
    [
        "## Care plans",
        "Care plans\n==========",
        "[a care plan](https://harbour.example)",
        "[a care plan][r]\n\n[r]: https://harbour.example",
        "![a care plan](https://harbour.example/x.png)",
        "<https://harbour.example/care-plan>",
        '[a page](https://harbour.example/care-plan "care plan")',
        "`care plan`",
        "Words.\n\n    care plan",
        "```\ncare plan\n```",
        "[@care-plan-2020, p. 4]",
        "care *plan*",
        "care\n\nplan",
        "| care | plan |\n| --- | --- |\n| a | b |",
        "placement plan",
        "school refuser",
        "care",
    ],
)
def test_no_link_in_headings_links_code_citations_or_across_parts(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["A *care plan* is.", "- A care plan.", "> A care plan.", "| care plan |\n| --- |\n| a |", "A care\nplan."]
)
def test_links_in_emphasis_lists_quotations_tables_and_across_lines(text: str) -> None:
    assert [name for _, name in found(text)] == ["care-plan"]


def test_a_use_in_a_heading_does_not_count_as_the_first() -> None:
    text = "## Care plans\n\nA care plan."
    assert found(text) == [("care plan", "care-plan")]


@pytest.mark.parametrize(
    ("sectors", "name"),
    [
        (["education"], "leadership"),
        (["health"], "therapist"),
        (["youth-justice", "education", "health"], "therapist"),
        (["education", "social-care"], "leadership"),
        ([], "leadership"),
    ],
)
def test_the_sector_of_the_page_decides_between_senses(sectors: list[str], name: str) -> None:
    (link,) = TermLinks(TERMS).find(parse("Ask the SLT."), sectors, set())
    assert link.term == name
    assert set(link.others) == {"leadership", "therapist"} - {name}


def test_the_preferred_wording_wins_a_tie() -> None:
    terms = TermLinks([term("a", "first", admitted=["plan"]), term("b", "plan")])
    (link,) = terms.find(parse("A plan."), [], set())
    assert (link.term, link.others) == ("b", ("a",))


def test_places_in_a_text_with_letters_of_many_bytes() -> None:
    assert found("Où — “é𝛼” — the DSL’s room") == [("DSL’s", "dsl")]
