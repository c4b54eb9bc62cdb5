"""The crosswalk as files: every module against every section, with the gaps, reopened by two other programs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from connected_practice.link import Library
from connected_practice.publish.data import crosswalk
from tests import office
from tests.library import copy, linked

SITE = "https://library.example/"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The good library, in which one module serves a section and another, with an odd title, serves none."""
    root = copy(tmp_path_factory.mktemp("crosswalk") / "library")
    first = root / "content/modules/first-weeks.md"
    text = first.read_text("utf-8")
    first.write_text(text.replace("related:", "frameworks: [harbour-standards#wait]\nrelated:", 1), "utf-8")
    odd = text.replace("The first weeks back", "'=1+1 & <b>'")
    (root / "content/modules/odd.md").write_text(odd, "utf-8")
    return linked(root)


@pytest.fixture(scope="module")
def sheets(library: Library) -> dict[str, Worksheet]:
    """The spreadsheet's sheets by their names, as openpyxl reads them."""
    book = openpyxl.load_workbook(io.BytesIO(crosswalk.workbook(library, SITE)))
    return {sheet.title: sheet for sheet in book.worksheets}


def cells(sheet: Worksheet) -> list[list[object]]:
    """Return what a sheet shows."""
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_every_module_against_every_section(library: Library, sheets: dict[str, Worksheet]) -> None:
    head, *rows = cells(sheets["Modules by section"])
    assert head == ["Framework", "Section", "Title of the section", "=1+1 & <b>", "The first weeks back", "Modules"]
    assert rows == [
        ["Harbour standards", "harbour-standards#listen", "We listen", "no", "no", "no module yet"],
        ["Harbour standards", "harbour-standards#wait", "We wait", "no", "yes", 1],
    ]
    table = dict(crosswalk.files(library, SITE))["data/v1/modules-by-section.csv"].decode("utf-8-sig")
    own = list(csv.reader(io.StringIO(table)))
    assert own[0] == [*head[:3], "'=1+1 & <b>", *head[4:]]
    assert own[1:] == [[str(cell) for cell in row] for row in rows]


def test_gaps_are_said_in_words(sheets: dict[str, Worksheet]) -> None:
    assert cells(sheets["Gaps"])[1:] == [
        ["Harbour standards", "no module, other records", "We listen"],
        ["=1+1 & <b>", "module that serves no section", None],
    ]


def test_what_serves_stands_with_its_address(sheets: dict[str, Worksheet]) -> None:
    head, *rows = cells(sheets["All that serves"])
    assert head == list(crosswalk.HEADS)
    assert {(row[2], row[5], row[7]) for row in rows} == {
        ("harbour-standards#listen", "ask-first", f"{SITE}principles/ask-first/"),
        ("harbour-standards#wait", "first-weeks", f"{SITE}modules/first-weeks/"),
    }


def test_no_cell_is_a_formula(sheets: dict[str, Worksheet]) -> None:
    kinds = {cell.data_type for sheet in sheets.values() for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}


@pytest.mark.parametrize("name", ["Modules by section", "All that serves", "Gaps"])
def test_heads_stay_in_view_filter_and_print_on_every_page(sheets: dict[str, Worksheet], name: str) -> None:
    sheet = sheets[name]
    assert sheet.freeze_panes and sheet.auto_filter.ref
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")


def test_the_same_library_makes_the_same_bytes(library: Library) -> None:
    assert crosswalk.workbook(library, SITE) == crosswalk.workbook(library, SITE)


def test_libreoffice_opens_it(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "frameworks.xlsx"
    file.write_bytes(crosswalk.workbook(library, SITE))
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    office.convert(file, every_sheet)
    modules = (tmp_path / "frameworks-Modules by section.csv").read_text("utf-8")
    assert list(csv.reader(io.StringIO(modules)))[2] == [
        "Harbour standards",
        "harbour-standards#wait",
        "We wait",
        "no",
        "yes",
        "1",
    ]
