"""Documents that tools make, in Chromium and in Node, and opened by something else: Word, spreadsheets, paper."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pptx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from _project import places
from tests.browser import modules
from tests.office import convert

STYLES = places.ROOT / "docs" / "assets" / "css"
POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'"
"""As the site's own: a library that needs more than it allows fails here."""

DOT = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5"
DOT += "ErkJggg=="
HOSTILE = '<script>alert(1)</script> & "quotes" ]]> 👩‍👩‍👧 \x00\x08\ud800 שלום &amp; {{ x }} %1 _x0041_'
READ = '<script>alert(1)</script> & "quotes" ]]> 👩‍👩‍👧  שלום &amp; {{ x }} %1 _x0041_'
"""What is left of it: all that can be seen."""

FRAME: dict[str, Any] = {
    "title": "Our inclusion charter",
    "version": "2026-11-21",
    "address": "https://library.test/toolkits/inclusion-statements/",
    "licence": "May be shared and adapted with credit (CC BY 4.0).",
    "sources": ["Young People's Action Group (2024) A charter.", "Kent (2025) Relational approaches."],
    "made": "22 November 2026",
    "organisation": "Fernhill School",
    "description": "What we will do, and how.",
}
PIECES: list[dict[str, Any]] = [
    {"kind": "paragraph", "as": "lead", "runs": ["What we will do."]},
    {"kind": "heading", "level": 1, "text": "Equity"},
    {"kind": "heading", "level": 2, "text": "Culture"},
    {"kind": "heading", "level": 3, "text": HOSTILE},
    {
        "kind": "paragraph",
        "runs": [
            "We ",
            {"text": "will", "strong": True},
            {"text": " by\nall\tof us, ", "emphasis": True},
            {"text": "here", "link": "https://library.test/?a=1&b=2"},
            {"text": ", not there", "link": "javascript:alert(1)"},
        ],
    },
    {"kind": "list", "ordered": False, "items": ["first", {"text": "second", "items": ["below", HOSTILE]}]},
    {"kind": "list", "ordered": True, "items": ["one", "two"]},
    {"kind": "list", "ordered": True, "items": ["one again"]},
    {"kind": "list", "ordered": False, "boxes": True, "items": ["to tick"]},
    {"kind": "paragraph", "runs": ["שלום עולם"]},
    {"kind": "note", "title": "Before you read", "runs": ["It mentions loss."]},
    {"kind": "facts", "rows": [["When", "Thursday"], ["Who", [{"text": "All", "strong": True}]]]},
    {"kind": "lines", "count": 4},
    {"kind": "image", "source": DOT, "width": 20, "height": 10, "alt": "A dot"},
    {"kind": "page"},
    {
        "kind": "table",
        "caption": "What we found",
        "head": ["Item", "Rating", "Evidence"],
        "rows": [[f"Item {n}", "Amber", HOSTILE + " and more" * 9] for n in range(60)],
        "widths": [3, 1, 4],
    },
]
MAKE = """import { writeFileSync } from "node:fs";
import { wordFile } from "%s";
const [frame, pieces] = %s as any;
const file = await wordFile(frame, pieces);
writeFileSync(process.argv[2]!, new Uint8Array(await file.arrayBuffer()));
"""
RANDOM = re.compile(rb'r:(id|embed)="[^"]*"')
"""What the library names anew each time: links and pictures."""

LONG = "".join(chr(0x61 + n % 26) if n % 7 else " " for n in range(100_000))


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents, bundled for a browser."""
    return modules.bundle({"documents": "documents/index"}, tmp_path_factory.mktemp("documents"))


@pytest.fixture
def page(chromium: Browser, script: Path) -> Iterator[Page]:
    """A page with the site's policy; an error in it, or a refusal by the policy, fails the test."""
    context = chromium.new_context()
    modules.serve(context, script, Content_Security_Policy=POLICY)
    opened = modules.open_page(context)
    said: list[str] = []
    opened.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []


def made(page: Page, expression: str, *given: Any) -> bytes:
    """Return the bytes of the file that an expression makes in the page; `given` holds what it is made of."""
    text = page.evaluate(
        f"""async given => {{
          given = JSON.parse(given);
          const bytes = new Uint8Array(await (await ({expression})).arrayBuffer());
          let text = "";
          for (let at = 0; at < bytes.length; at += 9999) text += String.fromCharCode(...bytes.subarray(at, at + 9999));
          return btoa(text);
        }}""",
        json.dumps(given),  # escapes halves of surrogate pairs, which Playwright would refuse
    )
    return base64.b64decode(text)


def word(page: Page, pieces: list[dict[str, Any]] = PIECES, **frame: Any) -> bytes:
    """Return the Word file of a description."""
    return made(page, "documents.wordFile(...given)", FRAME | frame, pieces)


def opened(file: bytes) -> Document:
    """Open a Word file with python-docx."""
    return docx.Document(BytesIO(file))


def texts(document: Document, style: str) -> list[str]:
    """Return the text of each paragraph of a style."""
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == style]


def sheet(page: Page, rows: list[list[Any]], name: str = "Answers") -> Any:
    """Return the sheet of a spreadsheet with these rows, opened with openpyxl."""
    file = made(page, "documents.spreadsheet(...given)", [{"name": name, "rows": rows}])
    return openpyxl.load_workbook(BytesIO(file)).worksheets[0]


def pdf(file: bytes, name: str, folder: Path) -> PdfReader:
    """Return what LibreOffice makes of a file, as PDF."""
    (folder / name).write_bytes(file)
    return PdfReader(convert(folder / name, "pdf"))


def squeezed(text: str) -> str:
    """Return a text without white space, which PDF does not keep."""
    return "".join(text.split())


def test_word_knows_titles_headings_and_text_as_such(page: Page) -> None:
    document = opened(word(page))
    assert texts(document, "Organisation") == ["Fernhill School"]
    assert texts(document, "Title") == ["Our inclusion charter"]
    assert texts(document, "Heading 1") == ["Equity", "Sources"]
    assert texts(document, "Heading 2") == ["Culture"]
    assert texts(document, "Heading 3") == [READ]
    assert texts(document, "Lead") == ["What we will do."]
    assert texts(document, "Note") == ["Before you read\nIt mentions loss."]
    assert "We will by\nall\tof us, here, not there" in texts(document, "Normal")


def test_word_keeps_what_is_strong_and_where_words_lead(page: Page) -> None:
    document = opened(word(page))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.bold] == ["will", "Before you read", "\n"]
    assert "".join(run.text for run in runs if run.italic) == " by\nall\tof us, "
    links = [link for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert [(link.text, link.address) for link in links] == [("here", "https://library.test/?a=1&b=2")]


def test_word_lists_are_lists_and_each_numbered_one_begins_at_one(page: Page) -> None:
    document = opened(word(page))
    listed = [p for p in document.paragraphs if p.style and p.style.name in ("List Bullet", "List Number")]
    assert [p.text for p in listed[:8]] == ["first", "second", "below", READ, "one", "two", "one again", "to tick"]
    levels = [numbering(p, "ilvl") for p in listed]
    assert levels[:4] == [0, 0, 1, 1]
    lists = [numbering(p, "numId") for p in listed]
    assert lists[4] == lists[5] != lists[6]
    assert len({lists[0], lists[4], lists[7]}) == 3


def numbering(paragraph: Paragraph, name: str) -> int:
    """Return the level (ilvl) or the list (numId) that a paragraph has."""
    [found] = paragraph._p.iter(qn(f"w:{name}"))
    return int(found.get(qn("w:val"), ""))


def test_word_tables_repeat_their_head_and_fill_the_page(page: Page) -> None:
    facts, table = opened(word(page)).tables
    assert [cell.text for cell in facts.rows[0].cells] == ["When", "Thursday"]
    assert [cell.text for cell in table.rows[0].cells] == ["Item", "Rating", "Evidence"]
    assert len(table.rows) == 61
    assert table.rows[1].cells[2].text == READ + " and more" * 9
    heads = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True] + [False] * 60
    widths = [cell.width.mm for cell in table.rows[0].cells]
    assert sum(widths) == pytest.approx(170, abs=0.5)
    assert widths[0] == pytest.approx(3 * widths[1], rel=0.01)


def test_word_says_what_it_is_where_it_comes_from_and_in_which_language(page: Page) -> None:
    document = opened(word(page))
    assert document.core_properties.title == "Our inclusion charter"
    assert document.core_properties.comments == "What we will do, and how."
    assert document.core_properties.subject == "Fernhill School"
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language is not None
    assert language.get(qn("w:val")) == "en-GB"
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "Fernhill School · Our inclusion charter"
    origin, address, licence = (paragraph.text for paragraph in section.footer.paragraphs)
    assert "from the version of 21 November 2026" in origin
    assert address == FRAME["address"]
    assert licence == FRAME["licence"]
    fields = [field.text for field in section.footer._element.iter(qn("w:instrText"))]
    assert [field.strip() for field in fields if field] == ["PAGE", "NUMPAGES"]


def test_word_ends_with_the_sources(page: Page) -> None:
    assert texts(opened(word(page)), "List Bullet")[-2:] == FRAME["sources"]
    assert "Source" in texts(opened(word(page, sources=["One."])), "Heading 1")
    assert texts(opened(word(page, sources=[])), "Heading 1") == ["Equity"]


def test_word_writes_from_right_to_left_where_people_do(page: Page) -> None:
    paragraph = next(p for p in opened(word(page)).paragraphs if p.text.startswith("שלום"))
    assert list(paragraph._p.iter(qn("w:bidi")))
    assert paragraph.runs[0].font.rtl


def test_word_describes_pictures(page: Page) -> None:
    document = opened(word(page))
    [shape] = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "A dot"
    assert (round(shape.width.mm), round(shape.height.mm)) == (20, 10)


def test_word_begins_a_page_where_the_description_says_so(page: Page) -> None:
    turn = {"kind": "page"}
    heading, items = (
        {"kind": "heading", "level": 1, "text": "Next"},
        {"kind": "list", "ordered": False, "items": ["one"]},
    )
    begins = [
        paragraph.text
        for paragraph in opened(word(page, [turn, heading, turn, items], sources=[])).paragraphs
        if paragraph.paragraph_format.page_break_before or paragraph._p.xpath(".//w:br[@w:type='page']")
    ]
    assert begins == ["Next", ""]


def test_word_keeps_a_line_with_the_list_that_it_leads_to(page: Page) -> None:
    line, items = {"kind": "paragraph", "runs": ["We will by"]}, {"kind": "list", "ordered": False, "items": ["one"]}
    document = opened(word(page, [line, items, line]))
    kept = [p.paragraph_format.keep_with_next for p in document.paragraphs if p.text == "We will by"]
    assert kept == [True, None]


def test_word_turns_the_page_for_wide_tables(page: Page) -> None:
    section = opened(word(page, landscape=True)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)  # type: ignore[union-attr]
    section = opened(word(page)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]


def test_word_loses_nothing_of_a_very_long_text(page: Page) -> None:
    pieces: list[dict[str, Any]] = [
        {"kind": "paragraph", "runs": [LONG]},
        {"kind": "table", "head": ["Text"], "rows": [[LONG]]},
    ]
    document = opened(word(page, pieces))
    assert LONG in texts(document, "Normal")
    assert document.tables[0].rows[1].cells[0].text == LONG


def test_word_opens_with_nothing_in_it(page: Page) -> None:
    pieces: list[dict[str, Any]] = [
        {"kind": "table", "head": [], "rows": []},
        {"kind": "table", "head": ["A"], "rows": [["1", "2", "3"], []]},
        {"kind": "list", "ordered": True, "items": []},
        {"kind": "facts", "rows": []},
        {"kind": "lines", "count": 0},
        {"kind": "paragraph", "runs": []},
    ]
    document = opened(word(page, pieces, title="", organisation="", sources=[]))
    assert [cell.text for cell in document.tables[1].rows[1].cells] == ["1", "2", "3"]


CARRIED: dict[str, Any] = {
    "changes": "https://library.test/sessions/one/#changes",
    "contacts": ["Safeguarding: Ms A, extension 12", "Out of hours: 01632 960 000"],
    "logo": {"source": DOT, "width": 40, "height": 20},
}
"""What the documents of a session carry beside that."""

LEADS_TO_CHANGES = "QR code that leads to what has changed since"


def test_word_carries_an_organisations_lines_and_a_code(page: Page) -> None:
    document = opened(word(page, PIECES, **CARRIED))
    footer = [line.text for line in document.sections[0].footer.paragraphs]
    assert footer[-1] == " \u00b7 ".join(CARRIED["contacts"])
    shown = [found.get("descr") for found in document.element.body.iter(qn("wp:docPr"))]
    assert shown == ["Logo of Fernhill School", "A dot", LEADS_TO_CHANGES]
    *_, changes, code = document.paragraphs
    assert [link.url for link in changes.hyperlinks] == [CARRIED["changes"]]
    assert code._p.findall(f".//{qn('wp:docPr')}")


def test_slides_are_made_under_the_policy_and_open(page: Page) -> None:
    slides = [
        {"layout": "title", "title": HOSTILE, "lines": ["An hour"], "columns": [], "notes": ["Say hello.", HOSTILE]},
        {"layout": "question", "title": "", "lines": ["Who would a child name?"], "columns": [], "notes": []},
        {
            "layout": "end",
            "title": "Before you go",
            "lines": ["Write it down."],
            "columns": [],
            "notes": ["Thank them."],
        },
    ]
    organisation = {"name": "Harbour Trust", "logo": CARRIED["logo"], "contacts": []}
    frame = {name: value for name, value in FRAME.items() if name != "organisation"} | {"changes": CARRIED["changes"]}
    file = made(page, "documents.slidesFile(...given)", frame, slides, organisation)
    assert file == made(page, "documents.slidesFile(...given)", frame, slides, organisation), "the same on any day"
    deck = pptx.Presentation(BytesIO(file))
    first, second, last = deck.slides
    assert [slide.slide_layout.name for slide in deck.slides] == ["Title", "Question", "End"]
    assert first.shapes.title is not None
    assert first.shapes.title.text_frame.text == " ".join(READ.split())
    assert first.notes_slide.notes_text_frame is not None
    assert first.notes_slide.notes_text_frame.text.split("\n")[-2:] == ["Say hello.", READ]
    assert not second.has_notes_slide
    shapes: list[Any] = [shape for slide in deck.slides for shape in slide.placeholders]
    pictures = [shape._element.nvPicPr.cNvPr.get("descr") for shape in shapes if not shape.has_text_frame]
    assert pictures == ["Logo of Harbour Trust", LEADS_TO_CHANGES]
    written = [shape.text_frame for shape in last.placeholders if shape.has_text_frame]
    runs = [run for text in written for line in text.paragraphs for run in line.runs]
    assert [run.text for run in runs if run.hyperlink.address == CARRIED["changes"]] == [CARRIED["changes"]]


def test_libreoffice_shows_all_of_a_word_file_on_numbered_pages(page: Page, tmp_path: Path) -> None:
    reader = pdf(word(page), "charter.docx", tmp_path)
    pages = [squeezed(part.extract_text()) for part in reader.pages]
    for number, text in enumerate(pages, 1):
        assert f"Page{number}of{len(pages)}" in text
        assert squeezed(FRAME["licence"]) in text
    whole = "".join(pages)
    for wanted in ("Fernhill School", "Culture", "Before you read", "Item 59", "Kent (2025)", "<script>alert(1)"):
        assert squeezed(wanted) in whole
    headed = [text for text in pages if "Item10" in text or "Item50" in text]
    assert len(headed) == 2
    assert all("ItemRatingEvidence" in text for text in headed)
    assert reader.metadata is not None
    assert reader.metadata.title == FRAME["title"]


def test_node_and_the_browser_make_the_same_word_file(page: Page, tmp_path: Path) -> None:
    entry, bundled = tmp_path / "make.ts", tmp_path / "make.mjs"
    entry.write_text(MAKE % (str(places.BROWSER / "documents"), json.dumps([FRAME, PIECES])), "utf-8")
    esbuild = places.NODE_MODULES / "esbuild" / "bin" / "esbuild"
    command = [places.node(), esbuild, entry, "--bundle", "--platform=node", "--format=esm", f"--outfile={bundled}"]
    subprocess.run([str(part) for part in command], check=True, capture_output=True, cwd=places.ROOT)
    subprocess.run([str(places.node()), str(bundled), str(tmp_path / "node.docx")], check=True, capture_output=True)
    ours, theirs = ZipFile(BytesIO(word(page))), ZipFile(tmp_path / "node.docx")
    assert ours.namelist() == theirs.namelist()
    for part in ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footer1.xml"):
        assert RANDOM.sub(b"", ours.read(part)) == RANDOM.sub(b"", theirs.read(part)), part


def test_a_spreadsheet_keeps_text_as_text_and_numbers_as_numbers(page: Page) -> None:
    rows: list[list[Any]] = [
        ["Item", "Rating", "Date", "Note"],
        ["constructor", 3.5, "2026-11-21", "=cmd|' /C calc'!A0"],
        ["__proto__", -2, "05/06", HOSTILE],
        [None, "", "1e5", "line\nand line"],
        ["ünïcode \ufffd", 0, "007", " space "],
    ]
    found = [list(row) for row in sheet(page, rows).iter_rows(values_only=True)]
    rows[2][3], rows[3][1] = READ, None
    assert found == rows


def test_no_cell_of_a_spreadsheet_is_a_formula(page: Page) -> None:
    found = sheet(page, [["=A1"], ["=1+1"], ["@x"], ["-do this"], ["plain"]])
    assert [row[0].data_type for row in found.iter_rows()] == ["s"] * 5
    assert [found.cell(row, 1).quotePrefix for row in range(2, 6)] == [True, True, True, False]


def test_a_spreadsheet_keeps_its_head_in_view_and_wraps_text(page: Page) -> None:
    found = sheet(page, [["Item", "Note"], ["short", "a long text " * 20]])
    assert found.freeze_panes == "A2"
    assert found.print_title_rows == "$1:$1"
    assert found["B2"].alignment.wrap_text
    assert found["A1"].font.bold
    assert found.column_dimensions["A"].width < found.column_dimensions["B"].width <= 60


def test_a_text_longer_than_a_cell_goes_on_below(page: Page) -> None:
    pair = "👋" * 20_000
    found = sheet(page, [["Item", "Note"], ["one", LONG], ["two", pair]])
    rows = list(found.iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["Item", "one", None, None, None, "two", None]
    assert "".join(row[1] for row in rows[1:5]) == LONG
    assert rows[5][1] + rows[6][1] == pair


def test_a_large_spreadsheet_needs_nothing_that_the_policy_refuses(page: Page) -> None:
    rows = [["Item", "Note"], *([f"{n}", f"{n} " * 60] for n in range(3000))]
    assert sheet(page, rows).max_row == 3001


def test_sheets_have_names_that_excel_takes(page: Page) -> None:
    names = ["Answers: all of [them] and a long name", "answers  all of  them  and a long name", "", "'quoted'", "a/b"]
    file = made(
        page, "documents.spreadsheet(...given)", [{"name": name, "rows": [["A"]]} for name in names], "Us & them"
    )
    book = openpyxl.load_workbook(BytesIO(file))
    assert len({name.lower() for name in book.sheetnames}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)
    assert book.properties.title == "Us & them"


def test_libreoffice_opens_a_spreadsheet(page: Page, tmp_path: Path) -> None:
    rows = [["Item", "Note"], ["one", HOSTILE], ["two", "=1+1"], ["three", 3.5]]
    file = made(
        page, "documents.spreadsheet(...given)", [{"name": "Us & 'them'", "rows": rows}, {"name": "None", "rows": []}]
    )
    text = squeezed("".join(part.extract_text() for part in pdf(file, "answers.xlsx", tmp_path).pages))
    assert "<script>alert(1)</script>" in text
    assert "_x0041_" in text
    assert "two=1+1" in text
    assert "three3.5" in text


def test_print_shows_the_document_and_nothing_else(page: Page, tmp_path: Path) -> None:
    reader = printed(page, tmp_path, FRAME, PIECES)
    text = squeezed("".join(part.extract_text() for part in reader.pages))
    assert "Thepageitself" not in text
    for wanted in ("Fernhill School", "charter", "Item 59", "Kent (2025)", FRAME["address"], FRAME["licence"]):
        assert squeezed(wanted) in text
    assert f"Page1of{len(reader.pages)}" in text
    assert (round(float(reader.pages[0].mediabox.width)), round(float(reader.pages[0].mediabox.height))) == (595, 842)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".cp-paper").count() == 0
    assert page.locator("p", has_text="The page itself").is_visible()


def test_paper_turns_for_wide_tables(page: Page, tmp_path: Path) -> None:
    box = printed(page, tmp_path, FRAME | {"landscape": True}, PIECES).pages[0].mediabox
    assert box.width > box.height


def printed(page: Page, folder: Path, frame: dict[str, Any], pieces: list[dict[str, Any]]) -> PdfReader:
    """Print a document as a tool does, and return the paper."""
    for name in ("base", "print", "documents"):
        page.add_style_tag(content=(STYLES / f"{name}.css").read_text("utf-8"))
    page.evaluate(
        """given => {
          document.body.insertAdjacentHTML("afterbegin", "<p>The page itself</p>");
          window.print = () => {};
          documents.printPaper(documents.drawPaper(...JSON.parse(given)));
        }""",
        json.dumps([frame, pieces]),
    )
    page.pdf(path=folder / "printed.pdf", prefer_css_page_size=True)
    return PdfReader(folder / "printed.pdf")


def test_paper_holds_text_as_text(page: Page) -> None:
    page.evaluate(
        "given => document.body.append(documents.drawPaper(...JSON.parse(given)))", json.dumps([FRAME, PIECES])
    )
    paper = page.locator(".cp-paper")
    assert paper.locator("script").count() == 0
    assert paper.locator("h4").text_content() == READ
    assert [link.get_attribute("href") for link in paper.locator("a").all()] == ["https://library.test/?a=1&b=2"]
    assert paper.locator("thead th[scope=col]").all_text_contents() == ["Item", "Rating", "Evidence"]
    assert paper.locator("img").get_attribute("alt") == "A dot"
    assert paper.locator("dt").all_text_contents() == ["When", "Who"]


def test_paper_carries_a_code_that_is_there_when_it_is_printed(page: Page) -> None:
    page.evaluate(
        "async given => document.body.append(await documents.drawPaperWithCode(...JSON.parse(given)))",
        json.dumps([FRAME | CARRIED, []]),
    )
    foot = page.locator(".cp-paper__foot")
    assert foot.locator("p").all_text_contents()[-2:] == [
        " \u00b7 ".join(CARRIED["contacts"]),
        f"What has changed since: {CARRIED['changes']}",
    ]
    assert page.locator(".cp-paper img").evaluate_all("all => all.map(one => [one.alt, one.complete])") == [
        ["Logo of Fernhill School", True],
        [LEADS_TO_CHANGES, True],
    ]


def test_the_browsers_own_print_can_give_the_document(page: Page) -> None:
    page.evaluate(
        """given => {
          const paper = documents.drawPaper(...JSON.parse(given));
          globalThis.given = paper;
          globalThis.end = documents.printsAs(() => globalThis.given);
          window.dispatchEvent(new Event("beforeprint"));
        }""",
        json.dumps([FRAME, []]),
    )
    assert page.locator("body.cp-prints-paper > .cp-printed > .cp-paper").count() == 1
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".cp-paper").count() == 0
    page.evaluate("globalThis.given = null; window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("body.cp-prints-paper").count() == 0
    page.evaluate("globalThis.end(); window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".cp-paper").count() == 0
