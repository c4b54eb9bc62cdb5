"""What a record gives to a session: true for the record, short, plain, with its sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from connected_practice.link import Library
from connected_practice.packs import can_be_worked_with, material
from connected_practice.packs.forms import Material
from connected_practice.packs.reading import Reading
from tests.library import GOOD, copy, linked
from tests.packs.golden import PLACE

CITED = "Harbour School, 2024, "


@pytest.fixture(scope="module")
def library() -> Library:
    return linked(GOOD)


def of(library: Library, ref: str) -> Material:
    return material(library, library.get(ref), PLACE)


def changed(tmp_path: Path, name: str, *edits: tuple[str, str]) -> Library:
    """Return the good library with words of one record replaced."""
    root = copy(tmp_path / "library")
    path = root / "content" / name
    text = path.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return linked(root)


def test_every_kind_but_sources_frameworks_sessions_and_modules_can_be_worked_with(library: Library) -> None:
    kinds = {document.kind for document in library.collection.documents if not can_be_worked_with(document)}
    assert kinds == {"source", "framework", "session", "module"}


def test_each_has_an_outcome_a_way_to_work_and_minutes_and_keeps_to_its_measure(library: Library) -> None:
    for document in filter(can_be_worked_with, library.collection.documents):
        made = material(library, document, PLACE)
        least, usual = made["minutes"]
        assert made["outcome"].endswith(".")
        assert made["what"]
        assert 0 < least <= usual
        assert len(made["points"]) <= 6
        assert len(made["questions"]) <= 8
        assert made["points"] or made["questions"], document.ref
        texts = [made["outcome"], made["what"], *made["points"], *made["questions"], *made["sources"]]
        assert not [text for text in texts if "[@" in text or "](" in text or "\n" in text]


def test_a_case_says_who_what_helped_and_what_came_of_it_with_its_source(library: Library) -> None:
    who, *others = of(library, "case-study:lena")["points"]
    assert who.startswith("Lena, 13, had been in school for four days in half a term (Harbour School, 2024")
    assert others == [
        "What made the difference: Her key adult met her at a side door every morning.",
        "What made the difference: The school nurse asked her what the noise was like.",
        "What came of it (education: better): By the summer she came on most days.",
    ]


def test_what_did_not_go_well_is_never_crowded_out(tmp_path: Path) -> None:
    good = "  - {area: education, direction: better, what: By the summer she came on most days.}\n"
    bad = "  - {area: education, direction: worse, what: Mondays got harder.}\n"
    library = changed(tmp_path, "case-studies/lena.md", (good, good * 6 + bad))
    points = of(library, "case-study:lena")["points"]
    assert len(points) == 6
    assert points[-1] == "What came of it (education: worse): Mondays got harder."


def test_a_finding_never_stands_without_who_where_when_and_limits(library: Library) -> None:
    made = of(library, "finding:felt-heard")
    statement, *figures, limits = made["points"]
    assert CITED.rstrip(", ") in statement
    assert "survey" in statement
    assert figures
    assert all("Harbour" in figure for figure in figures)
    assert limits.startswith("What not to conclude: ")


def test_seats_come_in_the_order_of_the_lists_of_the_library(library: Library) -> None:
    seats = of(library, "case-study:lena")["seats"]
    order = list(library.vocabulary.sectors)
    assert [seat["sector"] for seat in seats] == sorted((seat["sector"] for seat in seats), key=order.index)
    assert {"Teacher", "Health worker"} <= {seat["title"] for seat in seats}
    assert all(seat["questions"] for seat in seats)


def test_a_long_toolkit_shows_some_of_each_section_and_says_how_many_there_are(tmp_path: Path) -> None:
    sections = "".join(
        f"  - id: part-{letter}\n    title: Part {letter}\n    items:\n"
        + "".join(f"      - {{id: {letter}{number}, text: Item {letter}{number}.}}\n" for number in range(1, 5))
        for letter in "abc"
    )
    root = copy(tmp_path / "library")
    path = root / "content/toolkits/welcome-check.md"
    head, _, rest = path.read_text("utf-8").partition("sections:")
    path.write_text(f"{head}sections:\n{sections}{rest[rest.index('sources:') :]}", "utf-8")
    points = of(linked(root), "toolkit:welcome-check")["points"]
    assert points == ["Item a1.", "Item a2.", "Item b1.", "Item b2.", "Item c1.", "There are 12 in all, on its page."]


def test_a_list_in_an_item_becomes_a_sentence(library: Library) -> None:
    read = Reading(library, library.get("principle:ask-first"))
    assert read.say("We will\n\n- ask\n- wait\n\nSo you can") == "We will ask; wait. So you can"
    assert read.say("under 25. For a home") == "under 25. For a home"


def test_sources_are_full_references_with_what_the_publication_asks_for(library: Library) -> None:
    (source,) = of(library, "case-study:lena")["sources"]
    assert source.startswith("Harbour School (2024)")
    assert "<" not in source


def test_what_may_distress_is_said(library: Library) -> None:
    assert of(library, "case-study:lena")["note"] == "Mentions panic attacks."


def test_a_kind_that_no_group_works_with_is_refused(library: Library) -> None:
    with pytest.raises(KeyError):
        of(library, "source:harbour-2024")
