"""Papers as Word files, reopened by python-docx: true structure, all text in order, the frame around it."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from connected_practice.packs.forms import Frame, Paper, Piece
from connected_practice.packs.frame import CODE_ALT, end_of
from connected_practice.packs.text import clean
from connected_practice.packs.word import plain, word_file
from tests.packs import golden

FRAME: Frame = {
    "title": "An hour on coming back",
    "version": "2026-01-10",
    "address": "https://library.example/sessions/one-case/",
    "licence": "CC BY 4.0",
    "sources": [],
    "made": "",
    "changes": "https://library.example/sessions/one-case/#changes",
}
DOT = golden.LOGO
PAPERS = [
    pytest.param(paper, id=f"{name}-{paper['name']}")
    for name in golden.names()
    for paper in golden.read_pack(name)["papers"]
    if name != "sixty-steps" or paper["name"] == "handout"
]


def made(pieces: list[Piece], **frame: Any) -> Document:
    """Return the Word file of pieces, reopened."""
    return docx.Document(io.BytesIO(word_file({**FRAME, **frame}, pieces)))  # type: ignore[typeddict-item]


def of_style(document: Document, *names: str) -> list[str]:
    """Return the texts of the paragraphs of some styles, in order."""
    return [p.text for p in document.paragraphs if p.style and p.style.name in names]


def lists(document: Document) -> list[tuple[str, int, int]]:
    """Return for each item of a list its text, the number of its list, and its level."""
    found = []
    for paragraph in document.paragraphs:
        for number, level in zip(*(paragraph._p.xpath(f"w:pPr/w:numPr/w:{of}/@w:val") for of in NUMBERED), strict=True):
            found.append((paragraph.text, int(number), int(level)))
    return found


NUMBERED = ("numId", "ilvl")


def sign_of(document: Document, number: int) -> str:
    """Return what stands before the items of a list."""
    numbering = document.part.numbering_part.element
    (kind,) = numbering.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
    (sign,) = numbering.xpath(f"w:abstractNum[@w:abstractNumId='{kind}']/w:lvl[@w:ilvl='0']/w:lvlText/@w:val")
    return str(sign)


def links(document: Document) -> list[tuple[str, str]]:
    """Return the links of a document's body with their words."""
    return [(link.text, link.url) for paragraph in document.paragraphs for link in paragraph.hyperlinks]


def said(pieces: list[Piece]) -> list[str]:
    """Return what pieces say outside tables, in order, without spaces at their ends and new lines."""
    found: list[str] = []
    for piece in pieces:
        match piece["kind"]:
            case "heading":
                found.append(piece["text"])
            case "paragraph":
                found.append(plain(piece["runs"]))
            case "note":
                found.append(" ".join([piece.get("title", ""), plain(piece["runs"])]))
            case "list":
                found += items(piece["items"])
            case "table":
                found.append(piece.get("caption", ""))
    return [shown(text) for text in found if shown(text)]


def items(given: list[Any]) -> list[str]:
    """Return the texts of a list's items and of those beneath them."""
    found = []
    for item in given:
        nested = isinstance(item, dict) and "items" in item
        found += [plain(item["text"]), *items(item["items"])] if nested else [plain(item)]
    return found


def shown(text: str) -> str:
    """Return a text as it can be read, with each run of spaces as one."""
    return " ".join(clean(text).split())


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_says_everything_in_order(paper: Paper) -> None:
    document = docx.Document(io.BytesIO(word_file(paper["frame"], paper["pieces"])))
    pieces = [*paper["pieces"], *end_of(paper["frame"])]
    expected = [shown(paper["frame"]["title"]), *said(pieces)]
    found = [shown(p.text) for p in document.paragraphs if p.style and p.style.name != "Organisation"]
    assert [text for text in found if text][: len(expected)] == expected
    headings = [shown(piece["text"]) for piece in pieces if piece["kind"] == "heading"]
    of_headings = [shown(text) for text in of_style(document, "Heading 1", "Heading 2", "Heading 3")]
    assert list(filter(None, of_headings)) == list(filter(None, headings))
    tables = [piece for piece in pieces if piece["kind"] in ("table", "facts")]
    assert len(document.tables) == len(tables)
    for table, piece in zip(document.tables, tables, strict=True):
        rows = [*([piece["head"]] if piece["kind"] == "table" else []), *piece["rows"]]
        assert [[shown(cell.text) for cell in row.cells] for row in table.rows] == [
            [shown(plain(text)) for text in row] for row in rows
        ]


def test_headings_are_headings_and_the_title_is_the_title() -> None:
    document = made([{"kind": "heading", "level": level, "text": f"Level {level}"} for level in (1, 2, 3)])
    assert of_style(document, "Title") == [FRAME["title"]]
    assert [of_style(document, f"Heading {level}") for level in (1, 2, 3)] == [["Level 1"], ["Level 2"], ["Level 3"]]


def test_each_numbered_list_begins_at_1() -> None:
    first: Piece = {"kind": "list", "ordered": True, "items": ["one", {"text": "two", "items": ["below"]}]}
    document = made([first, {"kind": "list", "ordered": True, "items": ["one again"]}])
    (one, number, _), (_, same, _), (_, _, level), (_, another, _) = lists(document)
    assert (one, number, level) == ("one", same, 1)
    assert another != number
    numbering = document.part.numbering_part.element
    for each in (number, another):
        (start,) = numbering.xpath(f"w:num[@w:numId='{each}']/w:lvlOverride[@w:ilvl='0']/w:startOverride/@w:val")
        assert start == "1"


def test_boxes_and_bullets_are_lists_of_their_own() -> None:
    boxes: Piece = {"kind": "list", "ordered": False, "boxes": True, "items": ["to tick"]}
    document = made([boxes, {"kind": "list", "ordered": False, "items": ["a point"]}])
    (_, ticked, _), (_, pointed, _) = lists(document)
    assert [sign_of(document, number) for number in (ticked, pointed)] == ["\u2610", "\u2022"]


def test_a_table_repeats_its_head_and_has_room_to_write() -> None:
    table: Piece = {
        "kind": "table",
        "head": ["Name", "Role"],
        "rows": [["", ""], ["Ms A", "Teacher"]],
        "widths": [2, 1],
    }
    document = made([{**table, "caption": "Who was there"}])
    (found,) = document.tables
    head, empty, filled = found.rows
    assert head._tr.xpath("w:trPr/w:tblHeader")
    assert not filled._tr.xpath("w:trPr/w:tblHeader")
    assert empty.height and empty.height.mm > 8
    assert filled.height is None
    assert of_style(document, "Caption") == ["Who was there"]
    assert found.columns[0].width == pytest.approx(2 * (found.columns[1].width or 0), rel=0.01)


def test_words_keep_their_form_and_only_true_links_are_links() -> None:
    runs = [
        {"text": "strong", "strong": True},
        {"text": "here", "link": "https://library.example/?a=1&b=2"},
        {"text": "not there", "link": "javascript:alert(1)"},
        "two\nlines\tand a tab",
    ]
    document = made([{"kind": "paragraph", "runs": runs}])
    paragraph = next(p for p in document.paragraphs if p.text.startswith("strong"))
    assert paragraph.text == "strongherenot theretwo\nlines\tand a tab"
    assert paragraph.runs[0].bold
    assert ("here", "https://library.example/?a=1&b=2") in links(document)
    assert "javascript" not in " ".join(url for _, url in links(document))


def test_every_picture_says_what_it_shows_and_the_code_leads_to_what_has_changed() -> None:
    logo = {"source": DOT, "width": 4, "height": 2}
    picture: Piece = {"kind": "image", "source": DOT, "width": 20, "height": 10, "alt": "A dot"}
    document = made([picture], organisation="Harbour School", logo=logo)
    alts = [element.get("descr") for element in document.element.body.iter(qn("wp:docPr"))]
    assert alts == ["Logo of Harbour School", "A dot", CODE_ALT]
    assert document.inline_shapes[1].width.mm == pytest.approx(20, abs=0.1)
    assert (FRAME.get("changes"), FRAME.get("changes")) in links(document)


def test_a_library_without_an_address_has_no_code() -> None:
    document = made([], address="sessions/one-case/", changes="sessions/one-case/#changes")
    assert len(document.inline_shapes) == 0
    assert links(document) == []


def test_the_frame_stands_around_it() -> None:
    document = made([], organisation="Harbour School", contacts=["Ms A", "Mr B"])
    (section,) = document.sections
    assert section.header.paragraphs[0].text == "Harbour School \u00b7 An hour on coming back"
    first, *others = section.footer.paragraphs
    assert first.text.startswith("Made with Connected Practice, from the version of 10 January 2026\tPage ")
    assert [p.text for p in others] == [FRAME["address"], "CC BY 4.0", "Ms A \u00b7 Mr B"]
    fields = [field.text for field in first._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_page_begins_without_leaving_an_empty_one() -> None:
    turn: Piece = {"kind": "page"}
    table: Piece = {"kind": "table", "head": ["A"], "rows": [["b"]]}
    document = made([turn, {"kind": "heading", "level": 1, "text": "Next"}, turn, table])
    turned = [p for p in document.paragraphs if p._p.xpath("w:pPr/w:pageBreakBefore")]
    assert [p.text for p in turned] == ["Next", ""]
    assert not document.element.body.xpath(".//w:br[@w:type='page']")


def test_its_properties_name_the_version_and_nobody() -> None:
    properties = made([], description="What helps.").core_properties
    assert (properties.title, properties.version, properties.language) == (FRAME["title"], "2026-01-10", "en-GB")
    assert (properties.author, properties.last_modified_by) == ("Connected Practice", "Connected Practice")
    assert properties.comments == "What helps."
    assert properties.created and properties.created.date().isoformat() == "2026-01-10"


def test_landscape_turns_the_page() -> None:
    (section,) = made([], landscape=True).sections
    assert (section.page_width or 0) > (section.page_height or 0)


def test_arabic_and_hebrew_begin_on_the_right() -> None:
    document = made([{"kind": "paragraph", "runs": ["שלום"]}, {"kind": "paragraph", "runs": ["Peace (שלום)"]}])
    turned = [p.text for p in document.paragraphs if p._p.xpath("w:pPr/w:bidi")]
    assert turned == ["שלום"]


def test_lines_to_write_on_stay_with_each_other() -> None:
    document = made([{"kind": "lines", "count": 4}])
    kept = [bool(p._p.xpath("w:pPr/w:keepNext")) for p in writing_lines(document)]
    assert kept == [True, True, True, False]


def writing_lines(document: Document) -> list[Paragraph]:
    """Return the lines to write on."""
    return [p for p in document.paragraphs if p.style and p.style.name == "Writing Line"]
