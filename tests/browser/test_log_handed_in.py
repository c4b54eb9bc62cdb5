"""The log as files on disk that something else opens, and on paper."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import docx
import openpyxl
from playwright.sync_api import BrowserContext, expect
from pypdf import PdfReader

from tests.browser.reflecting import FULL, STAY_IN_PRINT, WHOLE_NAME, an_entry, downloaded, filled_log, printed
from tests.browser.small_site import barriers
from tests.office import convert

SHAPES = {
    "plain": ["What it was", "What I learned", "What changes"],
    "social-work-england": [
        "Description, and why it is relevant",
        "What I learned",
        "Impact on my practice and the people I work with",
        "Discussion with a peer",
    ],
    "nmc": ["What I learned from it", "How I changed or improved my work", "How it relates to the Code"],
    "teacher": ["What pupils gain (pupil outcomes)", "Who worked on it with me (collaboration and challenge)"],
    "youth-justice-supervision": ["What happened, or what I read", "What I make of it"],
}


def test_word_files_in_each_shape(visitor: BrowserContext, tmp_path: Path) -> None:
    log = filled_log(visitor, tmp_path, FULL)
    for shape, headings in SHAPES.items():
        log.get_by_label("In which shape").select_option(shape)
        saved = downloaded(log, log.get_by_role("button", name="Save for Word").click, tmp_path)
        document = docx.Document(str(saved))
        found = [part.text for part in document.paragraphs if part.style and part.style.name.startswith("Heading")]
        assert [heading for heading in headings if heading not in found] == []
        assert "=Mornings & evenings <b>" in found
        text = "\n".join(part.text for part in document.paragraphs)
        for words in ("A training day.", "One.", "Two.", "I ask.", "We talked.", "Safety.", "Who waits?", "I do."):
            assert words in text
        assert document.core_properties.title.startswith("CPD and reflection: ")


def test_libreoffice_opens_the_word_file(visitor: BrowserContext, tmp_path: Path) -> None:
    log = filled_log(visitor, tmp_path, FULL)
    saved = downloaded(log, log.get_by_role("button", name="Save for Word").click, tmp_path)
    text = "".join(page.extract_text() for page in PdfReader(convert(saved, "pdf")).pages)
    assert "3 November 2026" in text
    assert "We talked." in text


def test_spreadsheets(visitor: BrowserContext, tmp_path: Path) -> None:
    log = filled_log(visitor, tmp_path, FULL, an_entry(2, on="2026-10-02", minutes=None))
    log.get_by_label("In which shape").select_option("nmc")
    saved = downloaded(log, log.get_by_role("button", name="Save for Excel").click, tmp_path)
    book = openpyxl.load_workbook(saved)
    head, first, second = book["Entries"].values
    row = dict(zip(head, first, strict=True))
    assert (row["Date"], row["Topic"]) == ("2026-11-03", "=Mornings & evenings <b>")
    assert (row["Hours"], row["Participatory hours"]) == (1.5, 1.5)
    assert row["The page’s own questions"] == "Who waits?\nI do."
    assert dict(zip(head, second, strict=True))["Hours"] is None
    assert list(book["Hours by month"].values)[-1] == ("In all", 2, 1.5, 1.5)
    plain = downloaded(log, log.get_by_role("button", name="Save as CSV").click, tmp_path)
    rows = list(csv.reader(io.StringIO(plain.read_bytes().decode("utf-8-sig"), newline="")))
    assert rows[0] == list(head)
    assert rows[1][head.index("Topic")] == "'=Mornings & evenings <b>"
    assert rows[1][head.index("What I learned from it")] == "One.\n\nTwo."


def test_only_what_is_shown_is_handed_in(visitor: BrowserContext, tmp_path: Path) -> None:
    log = filled_log(visitor, tmp_path, an_entry(1), an_entry(2))
    log.get_by_label("Search", exact=True).fill("lesson entry 2.")
    expect(log.get_by_text("This takes the 1 entry that is shown above.")).to_be_visible()
    saved = downloaded(log, log.get_by_role("button", name="Save as CSV").click, tmp_path)
    assert "Entry 2" in saved.read_text("utf-8-sig")
    assert "Entry 1" not in saved.read_text("utf-8-sig")


def test_before_anything_leaves_the_page_words_are_pointed_at(visitor: BrowserContext, tmp_path: Path) -> None:
    log = filled_log(visitor, tmp_path, an_entry(1, texts={"learned": WHOLE_NAME}), an_entry(2))
    for button in ("Save for Word", "Save for Excel", "Save as CSV", "Print", "Save everything to a file"):
        log.get_by_role("button", name=button).click()
        expect(log.locator("#cp-log-review")).to_be_focused()
        expect(log.locator("#cp-log-review")).to_contain_text("Jamie Cartwright looks like a full name")
        expect(log.locator("#cp-log-review").get_by_role("link", name="Entry 1")).to_be_visible()
        if button == "Print":
            assert barriers(log) == []
        log.get_by_role("button", name="Not yet").click()
    log.get_by_role("button", name="Save as CSV").click()
    saved = downloaded(log, log.get_by_role("button", name="Go on as it is").click, tmp_path)
    assert "Jamie Cartwright" in saved.read_text("utf-8-sig")


def test_what_a_body_wants_is_counted_and_not_marked(visitor: BrowserContext, tmp_path: Path) -> None:
    log = filled_log(visitor, tmp_path, an_entry(1, on="2026-03-02", texts={"peer": "We talked."}))
    log.get_by_label("In which shape").select_option("social-work-england")
    wants = log.locator(".cp-log__wants")
    expect(wants).to_contain_text("From 1 December 2025 to 30 November 2026")
    expect(wants.locator("li")).to_have_text(
        ["Pieces of CPD by 30 November: 1 (at least 2)", "Of them talked over with a peer: 1 (at least 1)"]
    )


def test_the_log_prints_in_a_shape_without_furniture(visitor: BrowserContext, tmp_path: Path) -> None:
    visitor.add_init_script(STAY_IN_PRINT)
    log = filled_log(visitor, tmp_path, FULL)
    log.get_by_label("In which shape").select_option("social-work-england")
    log.get_by_role("button", name="Print").click()
    log.wait_for_function("window.isPrinted")
    text = printed(log, tmp_path)
    for words in ("CPD and reflection: Social Work England", "Discussion with a peer", "We talked.", "3 November 2026"):
        assert words in text
    for furniture in ("Save for Word", "Search the library", "Keep it safe"):
        assert furniture not in text
