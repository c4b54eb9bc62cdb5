"""Every record becomes a page, lists gather them, and whatever a field says is shown as text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
from lxml import html as lxml_html

from connected_practice import link as linking
from connected_practice import render as rendering
from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.models import KINDS
from connected_practice.models.base import Part
from connected_practice.models.case_study import CaseStudy
from connected_practice.models.vocabulary import Vocabulary
from connected_practice.render.page import Page
from tests.library import GOOD, copy, html, linked, pages, principle

HOSTILE = "<b onclick=x>q</b> <script>q</script> *q* [q](javascript:q) `q` {: onclick=q } {{ q }} | # q &lt; 'q' \"q\""
AS_SEEN = HOSTILE
ADDRESSES = {"url", "licence_url"}


@cache
def good() -> Library:
    """Return the good library, linked."""
    return linked(GOOD)


@cache
def made() -> dict[str, Page]:
    """Return the good library's pages by their paths."""
    return pages(GOOD)


@pytest.mark.parametrize("document", good().collection.documents, ids=lambda document: document.ref)
def test_a_record_has_a_page_with_its_title_its_facts_and_its_way_on(document: Document) -> None:
    page = made()[f"{document.record.kind.folder}/{document.id}.md"]
    assert page.title == document.record.title
    assert page.edit == document.path
    assert page.meta["ref"] == document.ref
    assert page.meta["description"] == document.record.summary
    text = lxml_html.fromstring(f"<div>{html(page.markdown)}</div>").text_content()
    assert document.record.title in text
    assert "10 January 2026" in text
    for ref in document.record.related:
        assert good().get(ref).record.title in text


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "guide"])
def test_a_kind_has_a_list_of_its_records(kind: str) -> None:
    page = made()[f"{KINDS[kind].kind.folder}/index.md"]
    for document in good().of_kind(kind):
        assert document.record.title in page.markdown
        assert f"({document.id}.md)" in page.markdown


def test_topics_and_roles_have_pages() -> None:
    assert {
        "topics/index.md",
        "topics/belonging.md",
        "topics/attendance.md",
        "for/teacher.md",
        "for/school-nurse.md",
    } <= set(made())
    attendance = made()["topics/attendance.md"].markdown
    for document in good().about("attendance"):
        assert document.record.title in attendance


def test_a_guide_is_its_topics_page() -> None:
    assert made()["topics/belonging.md"].meta["ref"] == "guide:belonging"


def test_paths_are_there_once_and_links_between_pages_lead_to_one() -> None:
    everything = rendering.pages(good())
    paths = [page.path for page in everything]
    assert len(paths) == len(set(paths))
    for page in everything:
        folder = Path("/") / Path(page.path).parent
        for target in re.findall(r"\]\(([^)#\s]+\.md)", page.markdown):
            assert str((folder / target).resolve()).lstrip("/") in paths, (page.path, target)


def test_pages_come_in_the_same_order_and_words_every_time() -> None:
    assert rendering.pages(linked(GOOD)) == rendering.pages(good())


def test_terms_say_where_they_are_used() -> None:
    page = made()["glossary/key-adult.md"].markdown
    assert "(../case-studies/lena.md)" in page


def test_a_source_says_what_is_drawn_from_each_section() -> None:
    page = made()["sources/harbour-2024.md"].markdown
    row = next(line for line in page.splitlines() if "What pupils told us" in line)
    assert "(../evidence/felt-heard.md)" in row
    declined = next(line for line in page.splitlines() if line.startswith("| Contents"))
    assert "A list of pages." in declined


def test_a_figure_stands_in_its_finding_in_the_list_and_in_the_chart() -> None:
    finding, evidence = made()["evidence/felt-heard.md"].markdown, made()["evidence/index.md"].markdown
    for page in (finding, evidence):
        assert "75 per cent" in page
        assert "<svg" in page
        assert "75%" in page


def test_a_case_is_looked_at_from_each_seat_in_the_order_of_the_sectors() -> None:
    record = good().get("case-study:lena").record
    assert isinstance(record, CaseStudy)
    assert list(record.seats) == ["health", "education"]
    page = lxml_html.fromstring(f"<div>{html(made()['case-studies/lena.md'].markdown)}</div>")
    assert page.get_element_by_id("seats").text_content() == "The same case from two seats"
    shown = [[line.text_content() for line in seat.xpath(".//h3 | .//li")] for seat in page.find_class("cp-seat")]
    assert shown == [["Teacher", *record.seats["education"]], ["Health worker", *record.seats["health"]]]
    headings = page.xpath("//*[@class='cp-body']//h2")
    assert [heading.get("id") for heading in headings][-2:] == ["ask-yourself", "seats"]


def test_a_seat_has_the_name_of_its_sector_where_nobody_is_named_for_it(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    file = root / "content/vocabulary.yml"
    file.write_text(file.read_text("utf-8").replace(", seat: Health worker", ""), "utf-8")
    assert "### Health {: #seat-health }" in pages(root)["case-studies/lena.md"].markdown


def test_a_case_without_seats_has_no_empty_part_for_them(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    file = root / "content/case-studies/lena.md"
    file.write_text(re.sub(r"seats:\n(?:  .*\n)+", "", file.read_text("utf-8")), "utf-8")
    assert "seat" not in pages(root)["case-studies/lena.md"].markdown


def test_metadata_is_read_back_as_it_was_written() -> None:
    from mkdocs.utils.meta import get_data

    for page in made().values():
        body, meta = get_data(page.text)
        assert _plain(meta) == {"title": page.title, **page.meta}
        assert body.strip() == page.markdown.strip()


def test_metadata_is_ready_for_the_head_of_a_page() -> None:
    page = Page("x.md", "</title><script>\"x\" & 'y'", "Words.", {"sources": ["<b>"], "number": 3, "sure": True})
    from mkdocs.utils.meta import get_data

    assert get_data(page.text)[1] == {
        "title": "&lt;/title&gt;&lt;script&gt;&quot;x&quot; &amp; 'y'",
        "sources": ["&lt;b&gt;"],
        "number": 3,
        "sure": True,
    }


def test_lists_can_be_narrowed_from_six_records_on(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    assert "principles/topic/belonging.md" not in pages(root)
    for number in range(5):
        topic = "belonging" if number % 2 else "attendance"
        principle(root, f"Words {number}.", f"topics: [{topic}]", f"step-{number}", title=f"Step {number}")
    found = pages(root)
    narrowed = found["principles/topic/belonging.md"].markdown
    assert "Step 1" in narrowed
    assert "Step 3" in narrowed
    assert "Step 2" not in narrowed


def hostile(part: Part) -> dict[str, Any]:
    """Return a part's data with hostile words in every field of plain text."""
    data: dict[str, Any] = {}
    for name, info in type(part).model_fields.items():
        value, plain = getattr(part, name), _is_plain(info.annotation, info.metadata)
        if name in ADDRESSES or name in {"id", "csl", "door", "aliases", "letters"}:
            data[name] = value
        elif plain and isinstance(value, str):
            data[name] = f"{value} {HOSTILE}"
        elif plain and isinstance(value, list) and value and isinstance(value[0], str):
            data[name] = [f"{item} {HOSTILE}" for item in value]
        else:
            data[name] = _within(value)
    return data


def _within(value: Any) -> Any:
    if isinstance(value, Part):
        return hostile(value)
    if isinstance(value, list):
        return [_within(item) for item in value]
    return {key: _within(item) for key, item in value.items()} if isinstance(value, dict) else value


def _is_plain(annotation: Any, metadata: Any = ()) -> bool:
    """Whether a field holds text that no mark says more about."""
    if any(type(mark).__module__.endswith("models.base") for mark in metadata) or get_origin(annotation) is Annotated:
        return False
    args = [arg for arg in get_args(annotation) if arg is not type(None)]
    return annotation is str or (bool(args) and all(_is_plain(arg) for arg in args))


@pytest.fixture(scope="module")
def hostile_pages() -> dict[str, Page]:
    """The good library's pages with hostile words in every field of plain text."""
    before = good().collection
    documents = tuple(
        replace(document, record=type(document.record).model_validate(hostile(document.record)))
        for document in before.documents
    )
    vocabulary = Vocabulary.model_validate(hostile(before.vocabulary))
    after = replace(before, documents=documents, vocabulary=vocabulary)
    return {page.path: page for page in rendering.pages(linking.link(after))}


@pytest.mark.parametrize("path", sorted(path for path in made() if not path.startswith("contributing/")))
def test_what_a_field_says_is_shown_as_text(path: str, hostile_pages: dict[str, Page]) -> None:
    document = lxml_html.fromstring(f"<div>{html(hostile_pages[path].markdown)}</div>")
    for element in document.iter("*"):
        assert element.tag not in ("b", "script")
        assert not any(name.startswith("on") for name in element.attrib)
        assert not (element.get("href") or "").startswith("javascript")
    assert "<b onclick=x>" in document.text_content()


def _plain(value: Any) -> Any:
    """Return metadata with its entities read."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return unescape(value) if isinstance(value, str) else value


def test_the_crosswalk_shows_what_serves_each_section_and_what_has_nothing() -> None:
    page = lxml_html.fromstring(f"<div>{html(made()['frameworks/crosswalk.md'].markdown)}</div>")
    cells = [[cell.text_content().strip() for cell in row.iter("td")] for row in page.iter("tr")]
    assert ["We listen", "none yet", "none yet", "Ask the child before you plan", "none yet"] in cells
    assert ["We wait", "none yet", "none yet", "none yet", "none yet"] in cells
    gap, unmapped = [item.text_content() for item in page.iter("li")]
    assert (gap, unmapped) == ("Harbour standards: We wait", "The first weeks back")


def test_more_modules_than_a_page_can_show_stand_in_the_spreadsheet_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    heading = "## Every module against every section"
    assert heading in made()["frameworks/crosswalk.md"].markdown
    monkeypatch.setattr("connected_practice.render.crosswalk.MOST_COLUMNS", 0)
    assert heading not in pages(GOOD)["frameworks/crosswalk.md"].markdown


def test_a_module_leads_on_to_what_asks_for_it_first(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    first = (root / "content/modules/first-weeks.md").read_text("utf-8")
    for name, field in (("later", "needs_first: [module:first-weeks]\nrelated:"), ("alike", "related:")):
        text = first.replace("The first weeks back", name.title()).replace("related:", field, 1)
        (root / f"content/modules/{name}.md").write_text(text, "utf-8")
    made = pages(root)
    assert "Go on with: [Later](later.md)" in made["modules/first-weeks.md"].markdown
    assert (
        "Run it with others: [One case in twenty minutes](../sessions/one-case.md)" in made["modules/later.md"].markdown
    )


def test_the_only_module_leads_on_to_a_session() -> None:
    markdown = made()["modules/first-weeks.md"].markdown
    assert "Go on with" not in markdown
    assert "Run it with others: [One case in twenty minutes](../sessions/one-case.md)" in markdown


def test_the_crosswalk_counts_records_of_other_kinds(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    case = root / "content/case-studies/lena.md"
    case.write_text(
        case.read_text("utf-8").replace("subject: child", "frameworks: [harbour-standards#wait]\nsubject: child"),
        "utf-8",
    )
    page = pages(root)["frameworks/crosswalk.md"]
    assert "| none yet | none yet | none yet | 1 |" in page.markdown
    assert "Something serves every section." in page.markdown
