"""The statement builder on its page as it is published, in Chromium: from an empty browser to the files on disk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.document import Document
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, expect
from pypdf import PdfReader

from tests import library
from tests.browser import modules, small_site

PROJECT = Path(__file__).parents[2]
PAGE = f"{small_site.ADDRESS}tools/statement/"
EXAMPLES = "data/v1/toolkit/inclusion-statements.json"
PHONE = {"width": 320, "height": 640}
DESKTOP_AT_400_PER_CENT = {"width": 320, "height": 225}
"""What is left of 1280 by 900, in CSS pixels, when the browser shows everything four times as large."""

TOOLKIT = """\
---
title: Statements for your own charter
summary: Sentences to adapt.
topics: [attendance]
form: statement-builder
sections:
  - id: equity-and-diversity
    title: Equity and diversity
    items:
      - id: every-culture
        text: |-
          We will make every culture at home here by

          - planning people to look up to into lessons
          - handing culture days over to young people

          So you can, as students and staff, see yourselves in this place.
        look_for: "Look at the menu."
      - id: beliefs
        text: |-
          We will make room for beliefs by

          - keeping a place in which to be quiet

          So you can follow your beliefs here.
  - id: active-participation
    title: Active participation
    items:
      - id: fair-hearing
        text: |-
          We will hear worries fairly by

          - having staff who listen and act

          So you can be safe with us.
  - id: flexibility
    title: Flexibility and adaptability
    items:
      - id: curriculum
        text: |-
          We will build a curriculum that bends by making sure that it

          - gives all of you a fair chance

          So you can enjoy what you study.
  - id: achievement
    title: Achievement
    items:
      - id: open-mind
        text: |-
          We will keep an open mind by

          - … (this one is for you)

          So you can …
sources: [{id: harbour-2024, section: lessons}]
related: [case-study:lena]
reviewed: 2026-01-10
review_by: 2027-01-10
minutes: 5
---

Write your own.
"""


def with_a_toolkit(root: Path) -> None:
    """Write the good library with a builder's toolkit."""
    library.copy(root)
    (root / "content" / "toolkits" / "inclusion-statements.md").write_text(TOOLKIT, "utf-8")


RECORDS = with_a_toolkit


@pytest.fixture
def page(web: small_site.Site) -> Page:
    """The builder in a browser that has never been here."""
    return come(web.visitor())


def come(visitor: BrowserContext, address: str = PAGE) -> Page:
    """Open the builder in a new tab, and wait until it is there."""
    page = visitor.new_page()
    page.goto(address)
    expect(page.locator(".cp-statement__desk")).to_be_attached()
    return page


def part(page: Page, principle: str) -> Locator:
    """Return the part of the page that holds a principle's statements."""
    return page.get_by_role("region", name=principle, exact=True)


def card(page: Page, principle: str, number: int = 1) -> Locator:
    """Return a statement under a principle, counted from 1."""
    return part(page, principle).locator(".cp-statement__card").nth(number - 1)


def write(page: Page, principle: str, will: str, by: str = "", so: str = "") -> None:
    """Write a statement as people do who click into fields."""
    part(page, principle).get_by_role("button", name="Write a statement").click()
    written = part(page, principle).locator(".cp-statement__card").last
    for label, text in (("We will", will), ("by", by), ("So you can", so)):
        written.get_by_label(label, exact=True).fill(text)


def adapt(page: Page, principle: str, number: int = 1) -> None:
    """Start a statement from an example, counted from 1."""
    examples = part(page, principle).locator("details")
    if examples.get_attribute("open") is None:
        examples.locator("summary").click()
    examples.get_by_role("button").nth(number - 1).click()


def promises(page: Page, principle: str) -> list[str]:
    """Return what stands after "We will" in each statement under a principle."""
    return [field.input_value() for field in part(page, principle).get_by_label("We will", exact=True).all()]


def kept(page: Page) -> None:
    """Wait until what was written is kept in the browser."""
    expect(page.locator(".cp-statement__keeping > p")).to_contain_text("Kept in this browser")


def said(page: Page) -> Locator:
    """Return the one place where the builder speaks."""
    return page.get_by_role("status")


def saved(page: Page, button: str, to: Path) -> Path:
    """Press a button that saves a file, and return the file on the disk."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    path = to / download.value.suggested_filename
    download.value.save_as(path)
    return path


def chosen(page: Page, file: Path | FilePayload) -> None:
    """Open a file in the builder."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a charter from a file").click()
    chooser.value.set_files(file)


def charter_file(**change: Any) -> FilePayload:
    """Return a charter's file to open, changed as a test wants it."""
    statement = {"id": "a", "principle": "one", "will": "listen", "by": "asking", "so": "rest", "example": ""}
    value = {
        "what": "connected-practice-charter",
        "format": 1,
        "kind": "school",
        "owner": "Fernhill School",
        "title": "Ours",
        "principles": [{"id": "one", "title": "One"}],
        "statements": [statement],
        "origin": {"version": "2026-11-21", "address": "", "sources": []},
    }
    content = json.dumps(value | change).encode()
    return {"name": "charter.json", "mimeType": "application/json", "buffer": content}


def printed(page: Page, press: Callable[[], None], to: Path) -> PdfReader:
    """Do what prints, and return the paper."""
    page.evaluate("window.print = () => {}")
    press()
    expect(page.locator("body.cp-prints-paper > .cp-printed")).to_be_attached()
    page.pdf(path=to / "printed.pdf", prefer_css_page_size=True)
    return PdfReader(to / "printed.pdf")


def poster(page: Page, size: str, to: Path) -> PdfReader:
    """Print the poster."""
    page.get_by_role("radio", name=size).check()
    return printed(page, page.get_by_role("button", name="Print the poster").click, to)


def words(paper: PdfReader) -> str:
    """Return all that stands on paper, without white space, which PDF does not keep."""
    return squeezed("".join(sheet.extract_text() for sheet in paper.pages))


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def texts(document: Document, style: str) -> list[str]:
    """Return the text of each paragraph of a style."""
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == style]


def test_from_an_empty_browser_to_the_files_on_disk(page: Page, tmp_path: Path) -> None:
    page.get_by_label("Name of the school").fill("Fernhill School")
    adapt(page, "Equity and diversity")
    write(page, "Achievement", "notice what you do well", "ringing home\n- writing a card", "be proud")
    kept(page)

    document = docx.Document(str(saved(page, "Save as Word", tmp_path)))
    assert texts(document, "Organisation") == ["Fernhill School"]
    assert texts(document, "Title") == ["Our inclusion charter"]
    assert texts(document, "Heading 1") == ["Equity and diversity", "Achievement", "To agree together", "Source"]
    assert texts(document, "List Bullet")[2:4] == ["ringing home", "writing a card"]
    assert "So you can, as students and staff, see yourselves in this place." in texts(document, "Normal")
    assert [cell.text for cell in document.tables[0].columns[2].cells] == [
        "What a visitor could see",
        "Look at the menu.",
        "",
    ]

    text = words(poster(page, "A4", tmp_path))
    for wanted in ("Fernhill School", "We will notice what you do well by", "So you can be proud."):
        assert squeezed(wanted) in text

    file = saved(page, "Save to a file", tmp_path)
    assert file.name == "Fernhill School Our inclusion charter.json"
    assert [statement["will"] for statement in json.loads(file.read_text("utf-8"))["statements"]] == [
        "make every culture at home here",
        "notice what you do well",
    ]


def test_what_is_written_is_there_after_closing_the_page(web: small_site.Site) -> None:
    visitor = web.visitor()
    page = come(visitor)
    page.get_by_role("radio", name="A trust").check()
    page.get_by_label("Name of the trust").fill("Harbour Trust")
    write(page, "Active participation", "listen", "asking", "be heard")
    kept(page)
    page.close()
    page = come(visitor)
    expect(page.get_by_label("Name of the trust")).to_have_value("Harbour Trust")
    assert promises(page, "Active participation") == ["listen"]


LEFT = 'Object.keys(localStorage).filter(name => name.startsWith("connected-practice-unsaved "))'
LAST_WORDS = f"""(field, words) => {{
  field.value = words;
  field.dispatchEvent(new InputEvent("input", {{bubbles: true}}));
  dispatchEvent(new Event("pagehide"));
  return {LEFT};
}}"""


def test_the_last_words_before_a_page_goes_are_left_for_the_next(page: Page) -> None:
    write(page, "Achievement", "listen")
    field = card(page, "Achievement").get_by_label("We will", exact=True)
    assert field.evaluate(LAST_WORDS, "listen first")  # before the database has had time to save
    page.reload()
    expect(card(page, "Achievement").get_by_label("We will", exact=True)).to_have_value("listen first")
    assert page.evaluate(LEFT) == []


def test_what_is_written_is_kept_while_one_goes_on_writing(web: small_site.Site) -> None:
    visitor = web.visitor()
    page = come(visitor)
    write(page, "Achievement", "listen")
    page.evaluate(
        """() => {
          const field = document.querySelector("[data-principle=achievement] textarea");
          setInterval(() => {
            field.value += "x";
            field.dispatchEvent(new Event("input", {bubbles: true}));
          }, 20);
        }"""
    )
    expect(card(page, "Achievement").get_by_label("We will", exact=True)).to_have_value(re.compile("x{50}"))
    assert promises(come(visitor), "Achievement")[0].startswith("listenxx")


def test_a_file_holds_all_of_a_charter(web: small_site.Site, tmp_path: Path) -> None:
    page = come(web.visitor())
    page.get_by_label("What you call it").fill("Was wir versprechen – 👋")
    adapt(page, "Equity and diversity")
    write(page, "Flexibility and adaptability", "<b>bend</b>", "- asking\n\n  waiting  ", "שלום")
    first = saved(page, "Save to a file", tmp_path)
    elsewhere = come(web.visitor())
    chosen(elsewhere, first)
    expect(said(elsewhere)).to_have_text("Opened: Was wir versprechen – 👋.")
    assert promises(elsewhere, "Flexibility and adaptability") == ["<b>bend</b>"]
    (tmp_path / "again").mkdir()
    assert saved(elsewhere, "Save to a file", tmp_path / "again").read_bytes() == first.read_bytes()
    kept(elsewhere)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ({"name": "a.json", "mimeType": "application/json", "buffer": b"{"}, "is not a file that was saved here"),
        ({"name": "a.json", "mimeType": "application/json", "buffer": b"[1]"}, "This file holds no charter."),
        ({"name": "a.json", "mimeType": "application/json", "buffer": b" " * 5_000_001}, "larger than 5 MB"),
        (charter_file(format=9), "newer version of this page"),
        (charter_file(statements=[{"id": 1}]), "does not say which principle"),
    ],
    ids=["cut off", "something else", "too large", "newer", "damaged"],
)
def test_a_file_that_is_no_charter_is_refused_and_changes_nothing(page: Page, file: FilePayload, words: str) -> None:
    write(page, "Achievement", "listen")
    chosen(page, file)
    expect(said(page)).to_contain_text(words)
    assert promises(page, "Achievement") == ["listen"]


def test_nothing_in_a_file_runs_or_becomes_html(page: Page, tmp_path: Path) -> None:
    hostile = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>'
    statement = {"id": "a", "principle": "one", "will": hostile, "by": hostile, "so": hostile}
    principles = [{"id": "one", "title": hostile}]
    chosen(page, charter_file(owner=hostile, title=hostile, principles=principles, statements=[statement]))
    expect(page.locator(".cp-statement__frame .cp-poster")).to_be_attached()
    assert squeezed(hostile) in words(poster(page, "A4", tmp_path))
    assert page.locator("cp-statement img, .cp-printed img, cp-statement script, .cp-printed script").count() == 0
    assert page.evaluate("window.broken") is None


def test_buttons_move_a_statement_say_where_it_is_and_keep_the_focus(page: Page) -> None:
    for will in ("one", "two", "three"):
        write(page, "Equity and diversity", will)
    down = card(page, "Equity and diversity", 1).get_by_role("button", name="Move statement 1 down")
    down.focus()
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("Moved: number 2 of 3 under Equity and diversity.")
    assert promises(page, "Equity and diversity") == ["two", "one", "three"]
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("Moved: number 1 of 1 under Active participation.")
    assert promises(page, "Active participation") == ["one"]
    for _ in range(2):
        page.keyboard.press("Enter")
    assert promises(page, "Achievement") == ["one"]
    expect(page.get_by_role("button", name="Move statement 1 down").last).to_be_disabled()
    expect(card(page, "Achievement").get_by_role("button", name="Move statement 1 up")).to_be_focused()


def test_a_statement_is_dragged_to_another_principle(web: small_site.Site) -> None:
    page = come(
        web.visitor(viewport={"width": 1280, "height": 2400})
    )  # all in view: at its edges the page would scroll
    for will in ("one", "two"):
        write(page, "Equity and diversity", will)
    write(page, "Active participation", "three")
    grip = card(page, "Equity and diversity", 1).locator(".cp-card-grip")
    grip.scroll_into_view_if_needed()
    target = card(page, "Active participation").bounding_box()
    start = grip.bounding_box()
    assert target and start
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(target["x"] + 50, target["y"] + target["height"] * 0.8, steps=5)
    expect(page.locator(".cp-statement__drop")).to_be_visible()
    page.mouse.up()
    assert promises(page, "Equity and diversity") == ["two"]
    assert promises(page, "Active participation") == ["three", "one"]
    expect(page.locator(".cp-statement__drop")).to_have_count(0)
    expect(said(page)).to_have_text("Moved: number 2 of 2 under Active participation.")


def test_escape_ends_a_drag_and_nothing_moves(page: Page) -> None:
    for will in ("one", "two"):
        write(page, "Equity and diversity", will)
    grip = card(page, "Equity and diversity", 1).locator(".cp-card-grip")
    grip.hover()
    page.mouse.down()
    page.mouse.move(300, 800, steps=3)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert promises(page, "Equity and diversity") == ["one", "two"]
    expect(page.locator(".cp-statement__drop, .cp-statement__card--dragged")).to_have_count(0)


def test_what_is_removed_can_be_put_back_where_it_was(page: Page) -> None:
    for will in ("one", "two", "three"):
        write(page, "Equity and diversity", will)
    part(page, "Equity and diversity").get_by_role("button", name="Remove statement 2").click()
    back = page.get_by_role("button", name="Put it back")
    expect(back).to_be_focused()
    expect(said(page)).to_have_text("Statement removed. You can put it back.")
    part(page, "Equity and diversity").get_by_role("button", name="Remove statement 1").click()
    assert promises(page, "Equity and diversity") == ["three"]
    page.locator("li", has_text="We will two").get_by_role("button", name="Put it back").click()
    page.locator("li", has_text="We will one").get_by_role("button", name="Put it back").click()
    assert promises(page, "Equity and diversity") == ["one", "two", "three"]
    expect(card(page, "Equity and diversity", 1).get_by_label("We will", exact=True)).to_be_focused()


def test_several_charters_are_kept_side_by_side(page: Page) -> None:
    page.get_by_label("Name of the school").fill("First School")
    write(page, "Achievement", "listen")
    page.get_by_role("button", name="New charter").click()
    expect(page.get_by_label("Name of the school")).to_be_focused()
    page.keyboard.type("Second School")
    kept(page)
    chooser = page.get_by_label("Charter", exact=True)
    names = [option.split(",")[0] for option in chooser.locator("option").all_text_contents()]
    assert names == ["Second School: Our inclusion charter", "First School: Our inclusion charter"]
    chooser.select_option(index=1)
    expect(page.get_by_label("Name of the school")).to_have_value("First School")
    assert promises(page, "Achievement") == ["listen"]
    page.get_by_role("button", name="Make a copy").click()
    expect(page.get_by_label("What you call it")).to_have_value("Our inclusion charter (copy)")
    expect(chooser.locator("option")).to_have_count(3)


def test_a_charter_that_is_deleted_can_be_put_back_and_is_gone_otherwise(web: small_site.Site) -> None:
    visitor = web.visitor()
    page = come(visitor)
    write(page, "Achievement", "listen")
    kept(page)
    page.get_by_role("button", name="Delete this charter").click()
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    assert promises(page, "Achievement") == []
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("The charter is back.")
    assert promises(page, "Achievement") == ["listen"]
    kept(page)
    assert promises(come(visitor), "Achievement") == ["listen"]
    page.get_by_role("button", name="Delete this charter").click()
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    assert promises(come(visitor), "Achievement") == []


def test_another_tab_shows_what_is_written_here(web: small_site.Site) -> None:
    visitor = web.visitor()
    page = come(visitor)
    write(page, "Achievement", "listen")
    kept(page)
    other = come(visitor)
    card(page, "Achievement").get_by_label("We will", exact=True).fill("listen first")
    expect(card(other, "Achievement").get_by_label("We will", exact=True)).to_have_value("listen first")
    expect(said(other)).to_contain_text("changed in another tab")


WRITE = """(text, deafFor) => {
  const field = document.querySelector("[data-principle=achievement] textarea");
  field.value = text;
  field.dispatchEvent(new Event("input", {bubbles: true}));
  for (const begun = performance.now(); performance.now() - begun < deafFor;);
}"""


def test_two_tabs_at_once_lose_nothing(web: small_site.Site) -> None:
    visitor = web.visitor()
    page = come(visitor)
    write(page, "Achievement", "listen")
    kept(page)
    other = come(visitor)
    # Both write before either has heard of the other: one writes and hears nothing while the other writes and saves.
    page.evaluate(f"setTimeout({WRITE}, 300, 'listen here', 0)")
    other.evaluate(f"({WRITE})('listen there', 1500)")
    for tab in (page, other):
        kept(tab)
        expect(tab.get_by_label("Charter", exact=True).locator("option")).to_have_count(2)
    fresh = come(visitor)
    found = set()
    for index in range(2):
        fresh.get_by_label("Charter", exact=True).select_option(index=index)
        expect(fresh.get_by_label("Charter", exact=True).locator("option:checked")).to_have_attribute(
            "value", re.compile(".")
        )
        found.update(promises(fresh, "Achievement"))
    assert found == {"listen here", "listen there"}


def test_where_nothing_can_be_kept_it_says_so_and_the_file_works(web: small_site.Site, tmp_path: Path) -> None:
    visitor = web.visitor()
    visitor.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    page = come(visitor)
    expect(page.locator(".cp-tool__notice--trouble")).to_contain_text("does not let this site keep anything")
    write(page, "Achievement", "listen")
    chosen(page, charter_file())
    expect(said(page)).to_have_text("Save this charter to a file first: it is not kept in this browser.")
    assert promises(page, "Achievement") == ["listen"]
    saved(page, "Save to a file", tmp_path)
    chosen(page, charter_file())
    expect(said(page)).to_have_text("Opened: Fernhill School: Ours.")


def test_the_browser_asks_before_it_drops_what_is_kept_nowhere(web: small_site.Site) -> None:
    visitor = web.visitor()
    visitor.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    page = come(visitor)
    write(page, "Achievement", "listen")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.accept()


def test_without_the_examples_one_can_write_all_the_same(web: small_site.Site) -> None:
    web.changed[EXAMPLES] = b"<html>not here</html>"
    page = come(web.visitor())
    assert page.locator(".cp-statement__part h2").all_text_contents() == [
        "Equity and diversity",
        "Active participation",
        "Flexibility and adaptability",
        "Achievement",
    ]
    assert page.locator("cp-statement details").count() == 0
    write(page, "Achievement", "listen", "asking", "be heard")
    expect(page.locator(".cp-statement__frame .cp-poster")).to_contain_text("We will listen by")


def test_an_address_can_begin_with_an_example(web: small_site.Site) -> None:
    page = come(web.visitor(), f"{PAGE}#adapt=fair-hearing")
    assert promises(page, "Active participation") == ["hear worries fairly"]
    assert page.url == PAGE
    expect(card(page, "Active participation").get_by_label("We will", exact=True)).to_be_focused()


def test_advice_stands_with_its_field_and_never_in_the_way(page: Page) -> None:
    write(page, "Achievement", "aim to listen", "good communication", "students feel heard")
    fields = card(page, "Achievement")
    for label, advice in (
        ("We will", "“aim to” leaves a way out."),
        ("by", "“good communication”: who does what?"),
        ("So you can", "Say it to the student"),
    ):
        expect(fields.get_by_label(label, exact=True)).to_have_accessible_description(re.compile(re.escape(advice)))
    expect(page.locator(".cp-statement__frame .cp-poster")).to_contain_text("We will aim to listen by")


def test_the_html_is_copied(web: small_site.Site) -> None:
    page = come(web.visitor(permissions=["clipboard-read", "clipboard-write"]))
    page.get_by_label("Name of the school").fill('<Fernhill> & "Co"')
    write(page, "Achievement", "listen", "asking <b>first</b>", "be heard")
    page.get_by_role("button", name="Copy the HTML").click()
    expect(said(page)).to_have_text("The HTML is copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    read = page.evaluate(
        """copied => {
          const page = new DOMParser().parseFromString(copied, "text/html");
          return [...page.body.querySelectorAll("*")].map(element => element.localName)
            .concat(page.querySelector("h2").textContent, page.querySelector("li").textContent);
        }""",
        copied,
    )
    assert read[:10] == ["section", "h2", "h3", "p", "strong", "strong", "ul", "li", "p", "strong"]
    assert read[-2:] == ['<Fernhill> & "Co": Our inclusion charter', "asking <b>first</b>"]


def test_where_copying_is_refused_the_html_is_marked_to_copy_by_hand(page: Page) -> None:
    write(page, "Achievement", "listen")
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))")
    page.get_by_role("button", name="Copy the HTML").click()
    expect(page.get_by_label("HTML of the charter")).to_be_focused()
    marked = page.evaluate("getSelection().toString()")
    assert marked.startswith('<section class="inclusion-charter"')


def test_print_of_the_page_gives_the_statements_and_not_the_form(page: Page, tmp_path: Path) -> None:
    page.get_by_label("Name of the school").fill("Fernhill School")
    write(page, "Achievement", "listen", "asking", "be heard")
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    text = words(PdfReader(tmp_path / "page.pdf"))
    assert "FernhillSchoolOurinclusioncharterAchievementWewilllistenby" in text
    assert "Writeastatement" not in text
    assert squeezed("Who sees to it") in text


def test_the_statements_are_printed_plainly(page: Page, tmp_path: Path) -> None:
    write(page, "Achievement", "listen", "asking", "be heard")
    text = words(printed(page, page.get_by_role("button", name="Print the statements").click, tmp_path))
    assert "Wewilllistenby" in text
    assert "Yourposter" not in text


def test_an_empty_form_is_printed_for_pens(page: Page, tmp_path: Path) -> None:
    page.get_by_label("Name of the school").fill("Fernhill School")
    paper = printed(page, page.get_by_role("button", name="Print an empty form").click, tmp_path)
    text = words(paper)
    assert [text.count(wanted) for wanted in ("Wewill", "Soyoucan", "FernhillSchool")] == [4, 4, 1]


@pytest.mark.parametrize(("size", "width", "height"), [("A4", 595, 842), ("A3", 842, 1191)])
def test_a_poster_fills_one_page_of_its_size(page: Page, tmp_path: Path, size: str, width: int, height: int) -> None:
    page.get_by_label("Name of the school").fill("Fernhill School")
    for principle in ("Equity and diversity", "Active participation", "Flexibility and adaptability", "Achievement"):
        adapt(page, principle)
    paper = poster(page, size, tmp_path)
    assert len(paper.pages) == 1
    box = paper.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (width, height)
    for principle in ("Equity and diversity", "Active participation", "Flexibility and adaptability", "Achievement"):
        assert squeezed(principle) in words(paper)
    shown = page.locator(".cp-statement__frame .cp-poster")
    points = shown.evaluate("poster => parseFloat(poster.style.getPropertyValue('--poster-size'))")
    assert points > (11 if size == "A4" else 15)


@pytest.mark.parametrize("size", ["A4", "A3"])
def test_a_poster_with_far_too_much_on_it_loses_nothing(page: Page, tmp_path: Path, size: str) -> None:
    long = " ".join(f"word{number}" for number in range(200))
    statements = [
        {"id": f"s{n}", "principle": f"p{n % 5}", "will": f"promise {n}", "by": f"doing {n}\n{long}", "so": f"gain {n}"}
        for n in range(12)
    ]
    statements.append({"id": "one", "principle": "p1", "will": "unbroken" + "x" * 600 + "end", "by": "", "so": ""})
    principles = [{"id": f"p{n}", "title": f"Principle {n} " + "of many words " * 6} for n in range(5)]
    chosen(page, charter_file(owner="A very long name " * 12, principles=principles, statements=statements))
    expect(page.locator(".cp-statement__pages")).to_be_visible()
    text = words(poster(page, size, tmp_path))
    for n in range(12):
        for wanted in (f"promise {n}", f"doing {n}", f"gain {n}."):
            assert squeezed(wanted) in text
    assert text.count("word199") == 12
    assert "unbroken" + "x" * 600 + "end" in text
    wide = page.evaluate(
        """() => [...document.querySelectorAll(".cp-poster *")]
          .filter(part => !part.closest(".cp-poster__band, svg") && part.scrollWidth > part.clientWidth + 1).length"""
    )
    assert wide == 0


def test_the_keyboard_alone_is_enough(page: Page, tmp_path: Path) -> None:
    def tab_to(name: str | re.Pattern[str], role: Any = "button") -> None:
        target = page.get_by_role(role, name=name).first
        for _ in range(60):
            if target.evaluate("element => element === document.activeElement"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"The Tab key does not reach {name}")

    page.locator("h1").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    tab_to("Name of the school", "textbox")
    page.keyboard.type("Fernhill School")
    tab_to("Write a statement under Equity and diversity")
    page.keyboard.press("Enter")
    page.keyboard.type("listen")
    page.keyboard.press("Tab")
    page.keyboard.type("asking at the gate")
    page.keyboard.press("Tab")
    page.keyboard.type("be heard")
    tab_to(re.compile("Print the poster"))
    paper = printed(page, lambda: page.keyboard.press("Enter"), tmp_path)
    assert "WewilllistenbyaskingatthegateSoyoucanbeheard." in words(paper)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_any_state(web: small_site.Site, scheme: str) -> None:
    page = come(web.visitor(color_scheme=scheme))
    assert small_site.barriers(page) == []
    for details in page.locator("cp-statement details").all():
        details.locator("summary").click()
    page.get_by_label("Name of the school").fill("Fernhill School")
    adapt(page, "Equity and diversity")
    write(page, "Achievement", "aim to listen", "good communication", "students feel heard")
    part(page, "Equity and diversity").get_by_role("button", name="Remove statement 1").click()
    expect(page.locator(".cp-statement__frame .cp-poster")).to_be_attached()
    page.locator(".cp-statement__code summary").click()
    kept(page)
    page.get_by_role("button", name="Make a copy").click()
    expect(page.get_by_label("Charter", exact=True)).to_be_visible()
    assert small_site.barriers(page) == []
    page.get_by_role("button", name="Delete this charter").click()
    expect(page.get_by_role("button", name="Put it back")).to_be_visible()
    assert small_site.barriers(page) == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP_AT_400_PER_CENT], ids=["phone", "400 per cent"])
def test_nothing_lies_beside_a_narrow_window(web: small_site.Site, viewport: dict[str, int]) -> None:
    page = come(web.visitor(viewport=viewport))
    page.get_by_label("Name of the school").fill("A-name-without-any-space-in-it-" * 4)
    adapt(page, "Flexibility and adaptability")
    write(page, "Achievement", "x" * 200, "y" * 200, "z" * 200)
    part(page, "Achievement").get_by_role("button", name="Remove statement 1").click()
    expect(page.locator(".cp-statement__frame .cp-poster")).to_be_attached()
    page.get_by_role("button", name="New charter").click()
    write(page, "Achievement", "x" * 200)
    assert small_site.sideways(page) == 0


def test_without_script_there_is_a_form_to_fill_in_and_print(web: small_site.Site, tmp_path: Path) -> None:
    page = web.visitor(java_script_enabled=False).new_page()
    page.goto(PAGE)
    assert page.get_by_role("textbox", name="We will").count() == 4
    page.get_by_role("textbox", name="So you can").first.fill("be heard")
    page.pdf(path=tmp_path / "form.pdf")
    text = words(PdfReader(tmp_path / "form.pdf"))
    assert "Flexibilityandadaptability" in text
    assert "beheard" in text


def test_the_form_names_the_principles_of_the_library() -> None:
    toolkit = (PROJECT / "content" / "toolkits" / "inclusion-statements.md").read_text("utf-8")
    sections = yaml.safe_load(toolkit.split("---\n")[1])["sections"]
    form = (PROJECT / "docs" / "tools" / "statement.md").read_text("utf-8")
    named = re.findall(r'<fieldset data-principle="([^"]+)">\s*<legend>([^<]+)</legend>', form)
    assert named == [(section["id"], section["title"]) for section in sections]


def test_every_example_of_the_library_comes_apart(chromium: Browser, tmp_path: Path) -> None:
    toolkit = (PROJECT / "content" / "toolkits" / "inclusion-statements.md").read_text("utf-8")
    sections = yaml.safe_load(toolkit.split("---\n")[1])["sections"]
    items = {item["id"]: item["text"] for section in sections for item in section["items"]}
    context = chromium.new_context()
    modules.serve(context, modules.bundle({"sentence": "statement/sentence"}, tmp_path))
    page = modules.open_page(context)
    parts = {name: page.evaluate("text => sentence.partsOf(text)", text) for name, text in items.items()}
    context.close()
    assert [name for name, found in parts.items() if not (found["will"] and found["by"] and found["so"])] == [
        "open-mind"
    ]
    for name, text in items.items():
        left = squeezed("".join(parts[name].values()))
        lost = re.sub(r"We will|\bby\b(?=\n| making)|So you can,?|- |making sure that it", "", text)
        assert name == "open-mind" or squeezed(lost) == left.replace("makingsurethatit", "")
