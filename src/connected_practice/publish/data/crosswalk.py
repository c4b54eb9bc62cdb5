"""What serves each section of the professional frameworks, as tables and as a spreadsheet.

The spreadsheet is written by XlsxWriter. Format: Office Open XML, ECMA-376.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.publish.data.records import FOLDER
from connected_practice.publish.data.tables import Cell, table
from connected_practice.render import page_address
from connected_practice.render.crosswalk import STANDINGS, Row, crosswalk, unmapped
from connected_practice.render.environment import day

COLUMNS = ("framework", "standing", "section", "section_title", "kind", "record", "record_title", "address")
HEADS = ("Framework", "Wording", "Section", "Title of the section", "Kind", "Id", "Record", "Address")
"""The same columns in the spreadsheet, as people read them."""

YES, NO, NO_MODULE, NOTHING = "yes", "no", "no module yet", "nothing yet"

_A4 = 9
_LINE = 15.5
"""Points of height for a line. Heights are given, since not every program works them out when it opens a file."""
_TURNED = 190
"""Points of height for titles that stand upright."""


def files(library: Library, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield what serves each section, every module against every section, and both as one spreadsheet.

    The first has a row for each record that serves a section, and one for each section that nothing serves.
    """
    yield f"{FOLDER}/frameworks.csv", table(COLUMNS, _rows(library, site_url))
    head, *rows = _matrix(library)
    yield f"{FOLDER}/modules-by-section.csv", table([str(cell) for cell in head], rows)
    yield f"{FOLDER}/frameworks.xlsx", workbook(library, site_url)


def _rows(library: Library, site_url: str) -> Iterator[list[Cell]]:
    for framework, rows in crosswalk(library):
        for row in rows:
            section = f"{framework.id}#{row.id}"
            start: list[Cell] = [framework.record.title, _standing(framework), section, row.title]
            serving = library.serving(section)
            for document in serving:
                address = f"{site_url}{page_address(document)}"
                yield [*start, document.record.kind.title, document.id, document.record.title, address]
            if not serving:
                yield [*start, None, None, None, None]


def _matrix(library: Library) -> Iterator[list[Cell]]:
    """Yield the head and then a row a section: whether each module serves it, and how many do."""
    modules = library.of_kind("module")
    yield ["Framework", "Section", "Title of the section", *(module.record.title for module in modules), "Modules"]
    for framework, rows in crosswalk(library):
        for row in rows:
            served = [YES if module.id in row.modules else NO for module in modules]
            count = len(row.modules) or NO_MODULE
            yield [framework.record.title, f"{framework.id}#{row.id}", row.title, *served, count]


def _standing(framework: Document) -> str:
    return str(framework.record.model_dump()["standing"])


def workbook(library: Library, site_url: str) -> bytes:
    """Return the spreadsheet: how to read it, every module against every section, all that serves, and the gaps.

    The same library makes the same bytes: the workbook is dated to the latest version of what it shows.
    """
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        at = datetime.combine(_latest(library), time())
        book.set_properties({"title": "What serves which standard", "created": at, "comments": "CC BY 4.0"})
        sheets = _Sheets(book)
        _read_me(sheets, library, site_url)
        _modules(sheets, library)
        rows = ([NOTHING if cell is None else cell for cell in row] for row in _rows(library, site_url))
        sheets.table("All that serves", HEADS, list(rows), (30, 12, 26, 44, 12, 26, 44, 50))
        sheets.table("Gaps", ("Framework", "What is missing", "Section"), list(_gaps(library)), (36, 26, 70))
    return content.getvalue()


def _latest(library: Library) -> date:
    shown = [*library.of_kind("framework"), *library.of_kind("module")]
    return max((document.record.version for document in shown), default=date(2000, 1, 1))


def _gaps(library: Library) -> Iterator[list[Cell]]:
    for framework, rows in crosswalk(library):
        for row in rows:
            if not row.modules:
                yield [framework.record.title, _missing(row), row.title]
    for module in unmapped(library):
        yield [module.record.title, "module that serves no section", None]


def _missing(row: Row) -> str:
    return NOTHING if row.is_gap else "no module, other records"


def _modules(sheets: _Sheets, library: Library) -> None:
    head, *rows = _matrix(library)
    count = len(head) - 4
    sheet = sheets.table("Modules by section", head, rows, (30, 26, 44, *[7] * count, 16))
    sheet.set_row(0, _TURNED, sheets.head)
    for column in range(3, 3 + count):
        sheet.write_string(0, column, str(head[column]), sheets.turned)
    sheet.freeze_panes(1, 3)


def _read_me(sheets: _Sheets, library: Library, site_url: str) -> None:
    lines: list[tuple[str, str]] = [
        ("What serves which standard", ""),
        ("The page", f"{site_url}frameworks/crosswalk/"),
        ("Version", day(_latest(library))),
        ("Licence", "CC BY 4.0 for our words. The frameworks belong to their publishers."),
        ("Before you rely on it", "Hold a section against the publication: its wording may not have been verified."),
        ("How to read it", f"“{YES}”: the module serves the section. “{NO}”: it does not. “{NO_MODULE}”: none does."),
    ]
    lines += [(framework.record.title, STANDINGS[_standing(framework)]) for framework in library.of_kind("framework")]
    sheet = sheets.add("Read me", (44, 90))
    for number, (name, words) in enumerate(lines):
        sheet.set_row(number, _LINE * _lines((name, words), (44, 90)))
        sheet.write_string(number, 0, name, sheets.strong)
        sheet.write_string(number, 1, words, sheets.text)


def _lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return how many lines the longest cell of a row needs in its column; widths are in letters."""
    return max(len(textwrap.wrap(str(cell), width)) or 1 for cell, width in zip(row, widths, strict=True))


class _Sheets:
    """The workbook's sheets, all in one look."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        edge = {"valign": "top", "text_wrap": True}
        self.text = self._format(edge)
        self.strong = self._format({**edge, "bold": True})
        head = {"bold": True, "text_wrap": True, "bg_color": "#E6F0EE", "bottom": 2}
        self.head = self._format({**head, "valign": "bottom"})
        self.turned = self._format({**head, "rotation": 90})
        self.yes = self._format({"valign": "top", "align": "center", "bold": True, "bg_color": "#E8EFF9"})
        self.no = self._format({"valign": "top", "align": "center", "font_color": "#5C6666"})
        self.gap = self._format({**edge, "italic": True, "bg_color": "#F6F1E6"})

    def _format(self, properties: dict[str, object]) -> Format:
        return self._book.add_format({"font_name": "Calibri", "font_size": 11, **properties})

    def add(self, name: str, widths: Sequence[int]) -> Worksheet:
        """Return a new sheet that prints on A4, across, as wide as the paper."""
        sheet = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&RPage &P of &N")
        return sheet

    def table(
        self, name: str, head: Sequence[Cell], rows: Sequence[Sequence[Cell]], widths: Sequence[int]
    ) -> Worksheet:
        """Return a new sheet with a table. Its head stays in view, stands on every printed page, and filters."""
        sheet = self.add(name, widths)
        for column, title in enumerate(head):
            sheet.write_string(0, column, str(title), self.head)
        for number, row in enumerate(rows, 1):
            sheet.set_row(number, _LINE * _lines(row, widths))
            for column, cell in enumerate(row):
                self._write(sheet, number, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(head) - 1)
        return sheet

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, str):
            formats = {YES: self.yes, NO: self.no, NO_MODULE: self.gap, NOTHING: self.gap}
            sheet.write_string(row, column, cell, formats.get(cell, self.text))
        elif cell is not None:
            sheet.write_number(row, column, cell, self.text)
