"""What a self-assessment shows, on the page, on paper and in files that something else opens, in Chromium."""

from __future__ import annotations

import csv
import re
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.document import Document
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser import assessment_site as on
from tests.browser import small_site
from tests.browser.assessment_site import rate, saved, tab, write
from tests.office import convert

EVIDENCE = "Two mornings at the gate. " * 12
FORMULA = "=HYPERLINK(1)"


RECORDS = on.records


@pytest.fixture
def page(web: small_site.Site) -> Page:
    """An audit with something of everything: gaps, strengths with and without evidence, items left out."""
    page = tab(web.visitor())
    page.get_by_label("Your role").fill("Teacher")
    page.get_by_label("Your school, team or agency").fill("Harbour School")
    rate(page, {1: "red", 2: "amber", 3: "green", 4: "green", 5: "na"})
    rate(page, dict.fromkeys(range(11, 21), "green"))
    write(page, 3, evidence=EVIDENCE)
    write(page, 1, note=FORMULA, step="Ask Year 8", who="Head of year", by="Easter")
    saved(page)
    return page


def show(page: Page) -> None:
    """See what it shows, with what the library offers."""
    page.locator(".cp-bar").get_by_role("button", name="What it shows").click()
    expect(page.locator(".cp-offers").first).to_be_visible()


def words(document: Document) -> str:
    """Return everything that a Word document says, tables too."""
    return "\n".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


# On the page


def test_it_is_told_in_words_and_never_as_a_score(page: Page) -> None:
    show(page)
    result = page.locator(".cp-result")
    expect(page.get_by_role("heading", name="What it shows")).to_be_focused()
    expect(result.locator(".cp-result__summary li")).to_have_text(
        [
            "There are gaps in “Arriving”.",
            "Everything is in place in “Lessons”.",
            "Something is said to be there with nothing to show for it in “Arriving” and “Lessons”.",
            "Items are still without a rating in every section but “Lessons”.",
        ]
    )
    expect(result.locator(".cp-result__section p").first).to_have_text(
        "Two items are in place, one item is partly there, one item is not there yet and one item does not apply. "
        "For two of these nothing is written down that would show it. Five items have no rating yet."
    )
    assert not re.search(r"score|per cent|%|\baverage\b|\d+ out of", result.inner_text())


def test_the_picture_has_every_item_as_a_letter_with_words(page: Page) -> None:
    show(page)
    letters = page.locator(".cp-picture a")
    expect(letters).to_have_count(40)
    names = [letters.nth(at).inner_text().replace("\n", "") for at in range(6)]
    assert [name[0] for name in names] == ["R", "A", "G", "G", "N", "–"]
    assert "Red: Thing 1" in names[0]
    assert "Green, nothing to show yet: Thing 4" in names[3]
    assert "No rating: Thing 6" in names[5]


def test_a_letter_leads_to_its_item_and_the_way_back_to_the_result(page: Page) -> None:
    show(page)
    page.locator(".cp-picture a").nth(11).click()
    expect(page.locator(".cp-result")).to_be_hidden()
    assert page.evaluate("document.activeElement.name") == "rating-item-12"
    page.go_back()
    expect(page.locator(".cp-result")).to_be_visible()
    page.go_back()
    expect(page.locator("#item-1")).to_be_visible()
    page.go_forward()
    page.get_by_role("button", name="Back to the items").last.click()
    expect(page.locator("#item-1")).to_be_visible()


def test_evidence_and_steps_are_written_where_they_are_missed(page: Page) -> None:
    show(page)
    page.locator(".cp-result summary").first.click()
    page.locator(".cp-result").get_by_role("button", name="Write evidence for: Thing 4").click()
    assert page.evaluate("document.activeElement.name") == "evidence-item-4"
    page.keyboard.type("Seen")
    page.go_back()
    page.locator(".cp-result summary").first.click()
    expect(page.get_by_role("button", name="Write evidence for: Thing 4")).to_have_count(0)


def test_red_and_amber_lead_on_into_the_library(page: Page) -> None:
    show(page)
    first, second = page.locator(".cp-do__item").all()
    expect(first).to_contain_text("Your next step: Ask Year 8 (Head of year, Easter)")
    expect(first.get_by_role("link", name="Ask the child before you plan")).to_have_attribute(
        "href", re.compile("/principles/ask-first/$")
    )
    assert first.locator(".cp-offers li").count() >= 2
    expect(second.get_by_role("button", name=re.compile("^Write your next step"))).to_be_visible()


def test_without_the_catalogue_there_is_a_result_all_the_same(web: small_site.Site) -> None:
    web.changed["data/v1/catalogue.json"] = b"not JSON"
    page = tab(web.visitor())
    rate(page, {1: "red"})
    page.locator(".cp-bar").get_by_role("button", name="What it shows").click()
    expect(page.locator(".cp-do__item")).to_have_count(1)
    expect(page.locator(".cp-offers")).to_have_count(0)


# In files


def test_word_has_it_all(page: Page, tmp_path: Path) -> None:
    show(page)
    path = on.download(page, page.get_by_role("button", name="Word"), tmp_path)
    document = docx.Document(str(path))
    headings = [p.text for p in document.paragraphs if ((p.style and p.style.name) or "").startswith("Heading")]
    assert headings[:2] == ["What this shows", "Arriving"]
    assert {"Lessons", "Home and school", "What to do next"} <= set(headings)
    said = words(document)
    assert f"Evidence: {EVIDENCE.strip()}" in said
    assert all(on.text(number) in said for number in range(1, 41))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    ratings = {row[0]: row[1] for row in rows if len(row) == 3}
    assert [ratings[on.text(number)] for number in (1, 2, 3, 5, 6)] == [
        "R, Red",
        "A, Amber",
        "G, Green",
        "Does not apply",
        "No rating",
    ]
    assert "The letters are for talking with, not for adding up." in said


def test_libreoffice_opens_what_word_and_excel_would(page: Page, tmp_path: Path) -> None:
    show(page)
    word = on.download(page, page.get_by_role("button", name="Word"), tmp_path)
    excel = on.download(page, page.get_by_role("button", name="Excel"), tmp_path)
    said = " ".join(page.extract_text() for page in PdfReader(convert(word, "pdf")).pages)
    assert on.text(40) in " ".join(said.split())
    with convert(excel, "csv:Text - txt - csv (StarCalc):44,34,76,1").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 41
    assert rows[1][:4] == ["Arriving", on.text(1), "item-1", "R, Red"]


def test_excel_and_csv_say_the_same_and_hold_no_formula(page: Page, tmp_path: Path) -> None:
    show(page)
    excel = on.download(page, page.get_by_role("button", name="Excel"), tmp_path)
    text = on.download(page, page.get_by_role("button", name="CSV"), tmp_path)
    (sheet,) = openpyxl.load_workbook(excel).worksheets
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    with text.open(encoding="utf-8-sig", newline="") as file:
        lines = [[cell.removeprefix("'") for cell in line] for line in csv.reader(file)]
    assert rows == lines
    assert rows[0][3:6] == ["Rating", "Evidence", "Note"]
    by_item = {row[2]: row for row in rows[1:]}
    assert len(by_item) == 40
    assert by_item["item-1"][5:9] == [FORMULA, "Ask Year 8", "Head of year", "Easter"]
    assert by_item["item-3"][4] == EVIDENCE
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert f"'{FORMULA}" in text.read_text("utf-8-sig")


# On paper


def paper(page: Page) -> str:
    """Return what the page says when it is printed."""
    pdf = page.pdf(format="A4", print_background=False)
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages).split())


def test_paper_has_what_was_filled_in_whole(page: Page) -> None:
    said = paper(page)
    assert EVIDENCE.strip() in said
    assert "Ask Year 8" in said
    assert "Harbour School" in said
    assert all(on.text(number) in said for number in range(1, 41))
    for furniture in ("Save a file", "Next unrated", "If this is weak", "More you can do", "Saved in this browser"):
        assert furniture not in said


def test_an_empty_form_on_paper_is_empty(web: small_site.Site) -> None:
    page = tab(web.visitor())
    fields = page.locator(".cp-field__printed:not(:empty)")
    page.emulate_media(media="print")
    assert {fields.nth(at).evaluate("one => getComputedStyle(one).color") for at in range(fields.count())} == {
        "rgba(0, 0, 0, 0)"
    }
    page.emulate_media(media=None)
    said = paper(page)
    assert said.count("Evidence: what would show it?") == 40
    assert said.count("By when") == 40


def test_a_form_without_javascript_prints_what_is_in_it(web: small_site.Site) -> None:
    page = web.visitor(java_script_enabled=False).new_page()
    page.goto(on.AUDIT)
    write(page, 1, evidence="Written without a script", note="And a note")
    said = paper(page)
    assert "Written without a script" in said
    assert "And a note" in said
    assert said.count("Evidence: what would show it?") == 40


def test_the_result_is_printed_as_a_document(page: Page) -> None:
    show(page)
    said = paper(page)
    assert "What to do next" in said
    assert "There are gaps in “Arriving”." in said
    assert EVIDENCE.strip() in said
    assert "Back to the items" not in said
