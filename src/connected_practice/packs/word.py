"""Word files (WordprocessingML, by python-docx) from a document's pieces: what browser/documents/word.ts does, here."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Twips

from connected_practice.packs import word_styles as look
from connected_practice.packs.forms import Frame, Logo, Piece, Run
from connected_practice.packs.frame import CODE_ALT, CODE_SIZE, LEADS_TO, address_of, changes_of, end_of, origin_of
from connected_practice.packs.office import code, contained, finished, picture
from connected_practice.packs.text import clean, is_linkable, is_right_to_left

LONGEST_KEPT_TOGETHER = 1500
"""The characters of a cell from which its row may break over two pages: it may need one of its own."""

LINES_KEPT_TOGETHER = 10
"""How many lines to write on stand on one page."""

ROOM_TO_WRITE = 480
"""How high a row is that is left empty, to be filled in by hand, in twentieths of a point: 8.5 mm."""

LOGO_WIDTH, LOGO_HEIGHT = 60, 18
"""The place of a logo above the title, in millimetres."""

_STYLES = {"lead": "Lead", "small": "Small"}
_LED_TO = {"list", "table", "facts", "lines"}
"""A line that leads to one of these stands on the same page."""
_THIN = {"val": "single", "sz": "4", "space": "0", "color": look.LINE}
_NONE = {"val": "nil"}


def word_file(frame: Frame, pieces: Sequence[Piece]) -> bytes:
    """Return a Word file: headings, lists and tables that Word knows as such, and the frame around them."""
    document = docx.Document(io.BytesIO(look.empty_document()))
    is_landscape = bool(frame.get("landscape"))
    writer = _Writer(document, (look.LONG if is_landscape else look.SHORT) - 2 * look.SIDE)
    _turn(document, is_landscape)
    _head(document, frame, writer.width)
    _foot(document, frame, writer.width)
    writer.open(frame)
    writer.write([*pieces, *end_of(frame)])
    writer.close(frame)
    return finished(document, frame)


@dataclass
class _Writer:
    """Writes pieces, one after the other, before the end of a document's body."""

    document: Document
    width: int
    """How wide the text is, in twentieths of a point."""
    turns: bool = False
    """Whether what comes next begins a page."""
    pictures: int = 0

    def open(self, frame: Frame) -> None:
        """Write what stands above the pieces: whose document it is, and its title."""
        if logo := frame.get("logo"):
            self._logo(logo, frame.get("organisation") or "")
        if owner := frame.get("organisation"):
            self._add(self._paragraph(owner, "Owner"))
        self._add(self._paragraph(frame["title"], "Title"))

    def close(self, frame: Frame) -> None:
        """Write where to see what has changed since, with a QR code that leads there, where the frame names that."""
        if "changes" in frame and (changes := changes_of(frame)):
            text: list[Run] = [LEADS_TO, {"text": changes, "link": changes}]
            self._add(self._paragraph(text, "Small", together=True))
            side = Mm(CODE_SIZE)
            self._add(self._image(io.BytesIO(code(changes)), CODE_ALT, side, side))

    def write(self, pieces: Sequence[Piece]) -> None:
        """Write pieces."""
        for at, piece in enumerate(pieces):
            if piece["kind"] == "page":
                self.turns = True
                continue
            following = pieces[at + 1]["kind"] if at + 1 < len(pieces) else ""
            for element in self._drawn(piece, following):
                self._add(element)

    def _add(self, element: BaseOxmlElement) -> None:
        """Put an element behind all others of the body, whose last one says how its pages are formed."""
        self.document.element.body[-1].addprevious(element)

    def _drawn(self, piece: Piece, following: str) -> Iterator[BaseOxmlElement]:
        turn, self.turns = self.turns, False
        match piece["kind"]:
            case "heading":
                yield self._paragraph(piece["text"], f"Heading{piece['level']}", turn=turn)
            case "paragraph":
                style = _STYLES.get(piece.get("as", ""), "")
                yield self._paragraph(piece["runs"], style, turn=turn, together=following in _LED_TO)
            case _:
                if turn:
                    yield self._paragraph("", "TableText", turn=True)
                yield from self._block(piece)

    def _block(self, piece: Piece) -> Iterator[BaseOxmlElement]:
        match piece["kind"]:
            case "list":
                yield from self._list(piece)
            case "table":
                if caption := piece.get("caption"):
                    yield self._paragraph(caption, "Caption")
                yield self._table(piece)
                yield self._paragraph("", "TableText")  # Word puts two tables together unless something stands between
            case "facts":
                yield self._facts(piece["rows"])
                yield self._paragraph("", "TableText")
            case "note":
                title = piece.get("title")
                opening = [{"text": f"{title}\n", "strong": True}] if title else []
                yield self._paragraph([*opening, *piece["runs"]], "Note")
            case "lines":
                for left in reversed(range(piece["count"])):  # a few stay on one page, with what they answer
                    yield self._paragraph("", "WritingLine", together=0 < left < LINES_KEPT_TOGETHER)
                yield self._paragraph("", "TableText")
            case "image":
                yield self._image(picture(piece["source"]), piece["alt"], Mm(piece["width"]), Mm(piece["height"]))

    def _paragraph(
        self,
        text: str | Sequence[Run],
        style: str = "",
        *,
        turn: bool = False,
        together: bool = False,
        number: int = 0,
        level: int = 0,
    ) -> BaseOxmlElement:
        """Return a paragraph. `number` names a list, `together` keeps it on the page of what follows."""
        form = _made("w:pPr")
        if style:
            form.append(_made("w:pStyle", val=style))
        if together:
            form.append(_made("w:keepNext"))
        if turn:
            form.append(_made("w:pageBreakBefore"))
        if number:
            form.append(_made("w:numPr", _made("w:ilvl", val=str(level)), _made("w:numId", val=str(number))))
        if is_right_to_left(plain(text)):
            form.append(_made("w:bidi"))
        return _made("w:p", form, *_runs(text, self.document.part))

    def _list(self, piece: Piece) -> Iterator[BaseOxmlElement]:
        ordered = piece["ordered"] and not piece.get("boxes")
        number = self._new_numbers() if ordered else look.BOXES if piece.get("boxes") else look.BULLETS
        yield from self._items(piece["items"], "ListNumber" if ordered else "ListBullet", number, 0)

    def _items(self, items: Iterable[Any], style: str, number: int, level: int) -> Iterator[BaseOxmlElement]:
        for item in items:
            text, below = (item["text"], item["items"]) if isinstance(item, dict) and "items" in item else (item, [])
            yield self._paragraph(text, style, number=number, level=min(level, look.DEEPEST))
            yield from self._items(below, style, number, level + 1)

    def _new_numbers(self) -> int:
        """Return a list of its own, which begins at 1."""
        numbering = self.document.part.numbering_part.element
        made = numbering.add_num(look.NUMBERS)
        for level in range(look.DEEPEST + 1):
            made.add_lvlOverride(ilvl=level).add_startOverride(1)
        return int(made.numId)

    def _table(self, piece: Piece) -> BaseOxmlElement:
        columns = (
            max(1, len(piece["head"]), *(len(row) for row in piece["rows"])) if piece["rows"] else len(piece["head"])
        )
        widths = shares(piece.get("widths"), max(1, columns), self.width)
        rows = [self._row(piece["head"], widths, is_head=True)]
        rows += [self._row(row, widths, by_hand=not any(map(plain, row))) for row in piece["rows"]]
        return _grid(rows, widths, self.width, firstRow="1", firstColumn="0")

    def _facts(self, facts: Sequence[Sequence[Any]]) -> BaseOxmlElement:
        widths = shares([3, 7], 2, self.width)
        rows = [
            self._row([[{"text": name, "strong": True}], text], widths, by_hand=not plain(text)) for name, text in facts
        ]
        return _grid(rows, widths, self.width, firstRow="0", firstColumn="1")

    def _row(
        self, cells: Sequence[Any], widths: Sequence[int], *, is_head: bool = False, by_hand: bool = False
    ) -> BaseOxmlElement:
        """Return a row; one that is filled in by hand has room for that."""
        form = _made("w:trPr")
        if is_head or all(len(plain(text)) < LONGEST_KEPT_TOGETHER for text in cells):
            form.append(_made("w:cantSplit"))
        if by_hand:
            form.append(_made("w:trHeight", val=str(ROOM_TO_WRITE), hRule="atLeast"))
        if is_head:
            form.append(_made("w:tblHeader"))
        filled = [*cells, *[""] * (len(widths) - len(cells))]
        return _made("w:tr", form, *(self._cell(t, w, is_head) for t, w in zip(filled, widths, strict=False)))

    def _cell(self, text: Any, width: int, is_head: bool) -> BaseOxmlElement:
        form = _made("w:tcPr", _made("w:tcW", w=str(width), type="dxa"))
        if is_head:
            text = [{**_words(run), "strong": True} for run in _runs_of(text)]
            edge = _made("w:bottom", val="single", sz="12", space="0", color=look.ACCENT)
            form.append(_made("w:tcBorders", edge))
            form.append(_made("w:shd", val="clear", color="auto", fill=look.TINT))
        sides = {"top": 40, "left": 85, "bottom": 40, "right": 85}
        form.append(_made("w:tcMar", *(_made(f"w:{side}", w=str(width), type="dxa") for side, width in sides.items())))
        if is_head:
            form.append(_made("w:vAlign", val="bottom"))
        return _made("w:tc", form, self._paragraph(text, "TableText", together=is_head))

    def _logo(self, logo: Logo, owner: str) -> None:
        width, height = contained(logo, LOGO_WIDTH, LOGO_HEIGHT)
        alt = f"Logo of {owner}" if owner else "Logo"
        self._add(self._image(picture(logo["source"]), alt, Mm(width), Mm(height), "Owner"))

    def _image(self, content: io.BytesIO, alt: str, width: Length, height: Length, style: str = "") -> BaseOxmlElement:
        self.pictures += 1
        drawn = self.document.part.new_pic_inline(content, width, height)
        for side in "TBLR":
            drawn.set(f"dist{side}", "0")
        for properties in drawn.iter(qn("wp:docPr"), qn("pic:cNvPr")):
            properties.set("id", str(self.pictures))
            properties.set("name", f"Picture {self.pictures}")
            properties.set("descr", clean(alt))
        paragraph = self._paragraph("", style)
        paragraph.append(_made("w:r", _made("w:drawing", drawn)))
        return paragraph


def plain(text: str | Sequence[Run]) -> str:
    """Return what a text says without its form."""
    return "".join(_words(run)["text"] for run in _runs_of(text))


def shares(wanted: Sequence[float] | None, columns: int, width: int) -> list[int]:
    """Return column widths that fill a width, in the proportions given, or all alike."""
    parts = [max(0.1, wanted[at] if wanted and at < len(wanted) else 1) for at in range(columns)]
    return [int(width * part / sum(parts)) for part in parts]


def _turn(document: Document, is_landscape: bool) -> None:
    section = document.sections[0]
    if is_landscape:
        section.page_width, section.page_height = Twips(look.LONG), Twips(look.SHORT)
        section._sectPr.find(qn("w:pgSz")).set(qn("w:orient"), "landscape")


def _head(document: Document, frame: Frame, width: int) -> None:
    header = document.sections[0].header
    text = " \u00b7 ".join(clean(name) for name in (frame.get("organisation"), frame["title"]) if name)
    _furnish(header.paragraphs[0]._p, "Header", _runs(text, header.part), width, "bottom", 4)


def _foot(document: Document, frame: Frame, width: int) -> None:
    footer = document.sections[0].footer
    first = [*_runs(origin_of(frame), footer.part), *_page_of()]
    _furnish(footer.paragraphs[0]._p, "Footer", first, width, "top", 6)
    lines: list[list[Run]] = [[address_of(frame)], [frame["licence"]]]
    if contacts := frame.get("contacts"):
        lines.append([" \u00b7 ".join(contacts)])
    for line in lines:
        footer._element.append(_made("w:p", _made("w:pPr", _made("w:pStyle", val="Footer")), *_runs(line, footer.part)))


def _furnish(
    paragraph: BaseOxmlElement, style: str, runs: Iterable[BaseOxmlElement], width: int, edge: str, space: int
) -> None:
    """Fill the first line of a header or footer: a thin line on one edge, and a stop for tabs on the right."""
    border = _made(f"w:{edge}", val="single", sz="4", space=str(space), color=look.LINE)
    stop = _made("w:tab", val="right", pos=str(width))
    paragraph.clear()
    paragraph.append(_made("w:pPr", _made("w:pStyle", val=style), _made("w:pBdr", border), _made("w:tabs", stop)))
    paragraph.extend(runs)


def _page_of() -> Iterator[BaseOxmlElement]:
    """Yield `Page X of Y` behind a tab, both numbers as fields."""
    yield _made("w:r", _made("w:tab"), _said("Page "))
    yield from _field("PAGE")
    yield _made("w:r", _said(" of "))
    yield from _field("NUMPAGES")


def _field(name: str) -> Iterator[BaseOxmlElement]:
    yield _made("w:r", _made("w:fldChar", fldCharType="begin"))
    instruction = _made("w:instrText")
    instruction.text = name
    yield _made("w:r", instruction)
    yield _made("w:r", _made("w:fldChar", fldCharType="separate"))
    yield _made("w:r", _said("1"))
    yield _made("w:r", _made("w:fldChar", fldCharType="end"))


def _runs(text: str | Sequence[Run], part: Part) -> Iterator[BaseOxmlElement]:
    """Yield the runs of a text; those with a link stand in a hyperlink, which `part` knows the address of."""
    for words in map(_words, _runs_of(text)):
        link = words.get("link", "")
        lines = clean(words["text"]).split("\n")
        drawn = [_run(line, words, is_link=bool(link), breaks=at > 0) for at, line in enumerate(lines) if line or at]
        if link:
            id_ = part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            hyperlink = _made("w:hyperlink", *drawn, history="1")
            hyperlink.set(qn("r:id"), id_)
            yield hyperlink
        else:
            yield from drawn


def _run(line: str, words: dict[str, Any], *, is_link: bool, breaks: bool) -> BaseOxmlElement:
    form = _made("w:rPr")
    if is_link:
        form.append(_made("w:rStyle", val="Hyperlink"))
    for wanted, names in (("strong", ("w:b", "w:bCs")), ("emphasis", ("w:i", "w:iCs"))):
        if words.get(wanted):
            form.extend(_made(name) for name in names)
    if is_right_to_left(line):
        form.append(_made("w:rtl"))
    run = _made("w:r", form)
    if breaks:
        run.append(_made("w:br"))
    for at, part in enumerate(line.split("\t")):
        if at:
            run.append(_made("w:tab"))
        if part:
            run.append(_said(part))
    return run


def _said(text: str) -> BaseOxmlElement:
    said = _made("w:t")
    said.text = text
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return said


def _runs_of(text: Any) -> Sequence[Run]:
    return [text] if isinstance(text, str | dict) else text


def _words(run: Run) -> dict[str, Any]:
    """Return a run as words. A link that is no address of the web or of a letter box is left out."""
    if isinstance(run, str):
        return {"text": run}
    return run if is_linkable(run.get("link") or "") else {key: run[key] for key in run if key != "link"}


def _grid(rows: Sequence[BaseOxmlElement], widths: Sequence[int], width: int, **marked: str) -> BaseOxmlElement:
    """Return a table; `marked` says whether its first row or column names the others."""
    edges = {"top": _THIN, "left": _NONE, "bottom": _THIN, "right": _NONE, "insideH": _THIN, "insideV": _NONE}
    form = _made(
        "w:tblPr",
        _made("w:tblW", w=str(width), type="dxa"),
        _made("w:tblBorders", *(_made(f"w:{edge}", **border) for edge, border in edges.items())),
        _made("w:tblLayout", type="fixed"),
        _made("w:tblLook", val="0420" if marked["firstRow"] == "1" else "0480", **marked, noVBand="1"),
    )
    grid = _made("w:tblGrid", *(_made("w:gridCol", w=str(each)) for each in widths))
    return _made("w:tbl", form, grid, *rows)


def _made(tag: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """Return an element of the format with its children and its attributes, which are WordprocessingML's own."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    element.extend(children)
    return element
