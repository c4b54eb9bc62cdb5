"""Where a page leads: what ties records first, then what they have in common, with the reason, and of many kinds."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from connected_practice.link import Library
from connected_practice.models import KINDS
from connected_practice.render.onward import MOST, PRACTICE, REFERENCE, Next, onward
from tests.library import GOOD, copy, linked, pages, principle


def add(root: Path, name: str, body: str, topics: str = "belonging", title: str = "", more: str = "") -> None:
    """Write a principle that says something."""
    fields = f"topics: [{topics}]" + (f"\n{more}" if more else "")
    own = title or name.capitalize()
    principle(root, body, fields, name, title=own, summary=f"{own} and nothing else.", statement=own)


def leads(library: Library, ref: str) -> dict[str, str]:
    """Return where a record leads, with the reasons."""
    return {item.document.ref: item.why for item in onward(library, library.get(ref))}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small library with some principles of its own."""
    root = copy(tmp_path / "library")
    add(root, "boats", "Rowing boats need a harbour. A harbour needs rowing. Anchors and rowing.", "attendance")
    add(root, "ships", "A harbour for ships, and rowing ashore. Rowing and a harbour. Anchors.", "belonging")
    add(root, "bread", "Flour and water and yeast, and a long wait for the oven.", "belonging")
    add(root, "adults", "Every child has a key adult.", "attendance")
    add(root, "grown-ups", "Ask the key adult, whoever that is.", "belonging")
    return root


def test_what_a_record_names_comes_first_in_its_order() -> None:
    library = linked(GOOD)
    case = library.get("case-study:lena")
    assert list(leads(library, "case-study:lena"))[:2] == case.record.related


def test_ties_say_what_they_are(root: Path) -> None:
    library = linked(root)
    assert leads(library, "principle:ask-first")["case-study:lena"] == "Shows this principle"
    assert leads(library, "case-study:lena")["principle:ask-first"] == "A principle that this shows"


def test_the_same_rare_words_are_named(root: Path) -> None:
    found = leads(linked(root), "principle:boats")
    assert found["principle:ships"] == "Uses the same words: rowing, harbour"


def test_a_shared_term_is_named_by_its_preferred_wording(root: Path) -> None:
    assert leads(linked(root), "principle:adults")["principle:grown-ups"] == "Also speaks of key adult"


def test_a_shared_topic_is_named(root: Path) -> None:
    found = leads(linked(root), "principle:bread")
    assert found["guide:belonging"] == "Also about belonging"


def test_nothing_in_common_leads_nowhere(root: Path) -> None:
    principle(root, "Qq.", "level: [team]", "qq", title="Qq", summary="Qqq qqq qqq.", statement="Qqqq.")
    assert leads(linked(root), "principle:qq") == {}


def test_what_is_only_alike_fills_up_to_three(root: Path) -> None:
    principle(root, "Quartz.", "level: [team]", "stones", title="Stones", summary="And nothing else.", statement="Qq.")
    found = leads(linked(root), "principle:stones")
    assert len(found) == 3
    assert set(found.values()) == {"Much like this"}


def test_no_record_leads_to_itself_or_twice_to_one(root: Path) -> None:
    library = linked(root)
    for document in library.collection.documents:
        found = [item.document.ref for item in onward(library, document)]
        assert document.ref not in found
        assert len(found) == len(set(found)) <= MOST


def test_terms_sources_and_figures_are_never_offered_for_being_alike(root: Path) -> None:
    library = linked(root)
    for document in library.collection.documents:
        for item in onward(library, document):
            is_named = item.document.ref in {library.get(ref).ref for ref in document.record.related}
            assert is_named or item.document.kind in PRACTICE


def test_many_of_one_kind_leave_room_for_others(root: Path) -> None:
    for number in range(8):
        add(root, f"copy-{number}", "Words.", more="related: [principle:bread]", title=f"Copy {number}")
    items = onward(linked(root), linked(root).get("principle:bread"))
    kinds = [item.document.kind for item in items]
    assert len(kinds) == MOST
    assert len(set(kinds)) > 1
    assert max(len(list(run)) for _, run in groupby(kinds)) < MOST


def test_every_record_of_the_real_library_leads_to_three_or_more() -> None:
    library = linked_real()
    found: dict[str, list[Next]] = {d.ref: onward(library, d) for d in library.collection.documents}
    assert [ref for ref, items in found.items() if len(items) < 3] == []
    assert all(item.why for items in found.values() for item in items)
    same = [ref for ref, items in found.items() if len(items) == MOST and len({i.document.kind for i in items}) == 1]
    assert [ref for ref in same if len(linked_real().get(ref).record.related) < MOST] == []


def linked_real() -> Library:
    """Return the real library, whatever is wrong with it today."""
    global _REAL
    if _REAL is None:
        from connected_practice import link, load

        _REAL = link.link(load.read(Path(__file__).parents[2]))
    return _REAL


_REAL: Library | None = None


def test_the_kinds_are_told_apart() -> None:
    assert set(KINDS) == PRACTICE | REFERENCE
    assert not PRACTICE & REFERENCE


def test_reasons_are_shown_as_text(root: Path) -> None:
    path = root / "content/vocabulary.yml"
    path.write_text(path.read_text("utf-8").replace("title: Belonging", 'title: "<b>Belonging</b>"'), "utf-8")
    markdown = pages(root)["principles/bread.md"].markdown
    assert "Also about &lt;b&gt;Belonging" in markdown.replace("&#60;", "&lt;").replace("&#62;", "&gt;")
    assert "about <b>" not in markdown


def test_likeness_is_the_same_each_time(root: Path) -> None:
    one, two = linked(root), linked(root)
    for document in one.collection.documents:
        assert leads(one, document.ref) == leads(two, document.ref)
