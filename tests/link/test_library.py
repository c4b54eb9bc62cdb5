"""Records know each other: who refers to whom, what is drawn from where, and old ids keep working."""

from __future__ import annotations

from pathlib import Path

import pytest

from connected_practice.link import Library
from tests.library import GOOD, copy, linked, pages, principle, problems


@pytest.fixture(scope="module")
def library() -> Library:
    """The good library, linked."""
    return linked(GOOD)


def mentions(library: Library, ref: str) -> set[tuple[str, str | None]]:
    """Return who refers to a record, and by which field."""
    return {(mention.by.ref, mention.field) for mention in library.mentions.get(ref, ())}


def test_fields_texts_and_citations_lead_to_records(library: Library) -> None:
    assert mentions(library, "case-study:lena") == {
        ("term:school-avoidance", "related"),
        ("finding:felt-heard", "related"),
        ("voice:returning-pupils", None),
        ("toolkit:welcome-check", "sections"),
        ("toolkit:welcome-check", "related"),
        ("module:first-weeks", "steps"),
        ("session:one-case", "agenda"),
        ("guide:belonging", "related"),
    }
    assert ("principle:ask-first", None) in mentions(library, "source:harbour-2024")
    assert ("principle:ask-first", "sources") in mentions(library, "source:harbour-2024")
    assert ("principle:ask-first", None) in mentions(library, "finding:felt-heard")


@pytest.mark.parametrize(
    "link",
    ["[x](term:key-adult)", "[x](term:key-adult#senses)", '[x](term:key-adult "Words")', "[x](<term:key-adult>)"],
)
def test_every_way_to_write_a_record_link_is_a_mention(link: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, f"See {link.replace('[x]', '[the word]')}.")
    assert ("principle:small-steps", None) in mentions(linked(root), "term:key-adult")
    assert "../glossary/key-adult.md" in pages(root)["principles/small-steps.md"].markdown


def test_what_is_drawn_from_a_section(library: Library) -> None:
    drawn = {key[1]: [document.ref for document in found] for key, found in library.drawn.items()}
    assert drawn["lena"] == ["case-study:lena", "session:one-case"]
    assert drawn["survey"] == ["finding:felt-heard", "voice:returning-pupils"]
    assert "contents" not in drawn


def test_records_of_a_kind_a_topic_and_a_framework_element(library: Library) -> None:
    assert [document.id for document in library.of_kind("term")] == ["school-avoidance", "key-adult"]
    assert {document.kind for document in library.about("attendance")} >= {"case-study", "source", "brief"}
    assert [document.ref for document in library.serving("harbour-standards#listen")] == ["principle:ask-first"]
    assert library.serving("harbour-standards#wait") == []
    assert library.of_kind("nothing") == library.about("nothing") == []


def test_a_section_of_a_source(library: Library) -> None:
    section = library.section("harbour-2024", "survey")
    assert section is not None
    assert (section.title, section.page) == ("What pupils told us", "6")
    assert library.section("harbour-2024", None) is None


def test_unknown_record(library: Library) -> None:
    with pytest.raises(KeyError):
        library.get("case-study:nobody")


def test_old_ids_lead_where_new_ones_do(tmp_path: Path) -> None:
    """A library in which every record is named by an alias has the pages that it has with ids."""
    root = copy(tmp_path / "library")
    old: dict[str, str] = {}
    content = root / "content"
    for path in sorted([*content.glob("*/*.md"), *content.glob("frameworks/*.yml")]):
        if path.parent.name == "topics":
            continue
        text = path.read_text("utf-8")
        if "aliases: [" in text:
            text = text.replace("aliases: [", f"aliases: [old-{path.stem}, ")
        else:
            text = text.replace("reviewed:", f"aliases: [old-{path.stem}]\nreviewed:", 1)
        path.write_text(text, "utf-8")
        old[path.stem] = f"old-{path.stem}"
    new_pages = pages(root)
    for path in [*content.rglob("*.md"), *content.rglob("*.yml")]:
        text = path.read_text("utf-8")
        for name, alias in old.items():
            for before in (":", "@", "principles: [", "frameworks: ["):
                text = text.replace(f"{before}{name}", f"{before}{alias}")
        text = text.replace("id: harbour-2024", "id: old-harbour-2024")
        path.write_text(text, "utf-8")
    assert "old-harbour-2024" in (content / "principles" / "ask-first.md").read_text("utf-8")
    assert problems(root) == []
    assert pages(root) == new_pages


def test_an_old_address_leads_to_the_new_one_whatever_the_title(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, fields="topics: [belonging]\naliases: [first-steps]", title="'<img src=x> [Small](steps) {: #x }'")
    page = pages(root)["principles/first-steps.md"]
    assert page.meta["redirect"] == "../small-steps/"
    assert "[&lt;img src=x&gt; &#91;Small&#93;(steps) &#123;: #x &#125;](small-steps.md)" in page.markdown
