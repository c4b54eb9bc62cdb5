"""The documents that the library makes and those that the browser makes of the same pack say the same.

Both are opened by python-docx and python-pptx: the same headings, order, text, lists, tables, links, pictures, notes.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree
from pptx.presentation import Presentation
from pptx.slide import Slide

from _project import places
from connected_practice.packs.forms import Pack
from connected_practice.packs.slides import slides_file
from connected_practice.packs.word import word_file

HERE = Path(__file__).parent
GOLDEN = sorted((HERE / "golden").glob("*.pack.json"))
NAMES = [path.name.removesuffix(".pack.json") for path in GOLDEN]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files that the browser's code makes of every golden pack."""
    folder = tmp_path_factory.mktemp("browser")
    script = folder / "parity.mjs"
    units = places.ROOT / "tests" / "browser" / "units"
    require = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
    options = [
        "--bundle",
        "--platform=node",
        "--format=esm",
        f"--tsconfig={units / 'tsconfig.json'}",
        f"--banner:js={require}",
    ]
    esbuild = places.NODE_MODULES / "esbuild" / "bin" / "esbuild"
    _run(
        [
            places.node(),
            esbuild,
            units / "documents" / "parity.ts",
            *options,
            "--log-level=warning",
            f"--outfile={script}",
        ]
    )
    _run([places.node(), script, *GOLDEN, folder])
    return folder


def _run(command: list[Any]) -> None:
    done = subprocess.run([str(part) for part in command], cwd=places.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _pack(name: str) -> Pack:
    found: Pack = json.loads((HERE / "golden" / f"{name}.pack.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_papers_say_the_same(name: str, browser: Path) -> None:
    for paper in _pack(name)["papers"]:
        ours = docx.Document(io.BytesIO(word_file(paper["frame"], paper["pieces"])))
        theirs = docx.Document(str(browser / f"{name}-{paper['name']}.docx"))
        assert list(_blocks(theirs)) == list(_blocks(ours)), paper["name"]
        assert _around(theirs) == _around(ours), paper["name"]


@pytest.mark.parametrize("name", NAMES)
def test_slides_say_the_same(name: str, browser: Path) -> None:
    pack = _pack(name)
    ours = pptx.Presentation(io.BytesIO(slides_file(pack["slides"]["frame"], pack["slides"]["slides"])))
    theirs = pptx.Presentation(str(browser / f"{name}-slides.pptx"))
    assert [_slide(slide) for slide in theirs.slides] == [_slide(slide) for slide in ours.slides]
    assert _properties(theirs) == _properties(ours)


def test_the_masters_of_slides_are_the_same(browser: Path) -> None:
    pack = _pack("session")
    ours = pptx.Presentation(io.BytesIO(slides_file(pack["slides"]["frame"], pack["slides"]["slides"])))
    theirs = pptx.Presentation(str(browser / "session-slides.pptx"))
    assert [_xml(layout) for layout in theirs.slide_layouts] == [_xml(layout) for layout in ours.slide_layouts]
    assert _xml(theirs.slide_master) == _xml(ours.slide_master)
    assert (theirs.slide_width, theirs.slide_height) == (ours.slide_width, ours.slide_height)


def test_a_pack_has_what_the_comparison_is_about() -> None:
    """Nothing is the same as nothing: the golden packs have links, tables, lists, pictures, columns and notes."""
    text = "".join(path.read_text("utf-8") for path in GOLDEN)
    assert all(f'"{word}"' in text for word in ("link", "table", "list", "facts", "lines", "seats", "notes", "logo"))


def _blocks(document: Document) -> Iterator[object]:
    """Yield what stands in a document, in its order. Lines that only keep other things apart are left out."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield "table", [_row(row) for row in block.rows]
        elif (said := _paragraph(block))[1:] != ("", [], []) or said[0] == "Writing Line":
            yield said


def _paragraph(paragraph: Paragraph) -> tuple[str, str, list[tuple[str, str]], list[str]]:
    """Return its style, its text, its links with where they lead, and what its pictures show."""
    style = paragraph.style.name if paragraph.style else ""
    links = [(link.text, link.url) for link in paragraph.hyperlinks]
    pictures = [found.get("descr", "") for found in paragraph._p.iter(f"{{{_DRAWING}}}docPr")]
    return str(style), paragraph.text, links, pictures


_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _row(row: Any) -> tuple[bool, list[object]]:
    is_head = row._tr.find(f"{{{_WORD}}}trPr/{{{_WORD}}}tblHeader") is not None
    return is_head, [[_paragraph(paragraph)[1:3] for paragraph in cell.paragraphs] for cell in row.cells]


def _around(document: Document) -> object:
    """Return what stands in header and footer, and what the file says of itself.

    Numbers of pages are fields. Word reckons them whatever stands in them.
    """
    section = document.sections[0]
    lines = [_paragraph(line)[:3] for part in (section.header, section.footer) for line in part.paragraphs]
    said = [(style, re.sub(r"(Page )\d*( of )\d*", r"\1\2", text), links) for style, text, links in lines]
    fields = re.findall(r"instrText[^>]*>\s*(\w+)", section.footer._element.xml)
    return said, fields, (section.page_width, section.page_height), _properties(document)


def _properties(file: Document | Presentation) -> tuple[str, str, str, str]:
    properties = file.core_properties
    return properties.title, properties.subject, properties.author, properties.comments


def _slide(slide: Slide) -> object:
    """Return a slide's layout, its texts by placeholder with their sizes, links and pictures, and its notes."""
    shapes: list[Any] = sorted(slide.placeholders, key=lambda shape: int(shape.placeholder_format.idx))
    return (
        slide.slide_layout.name,
        [_shape(shape) for shape in shapes],
        slide.notes_slide.notes_text_frame.text if slide.has_notes_slide and slide.notes_slide.notes_text_frame else "",
    )


def _shape(shape: Any) -> object:
    number = shape.placeholder_format.idx
    if not shape.has_text_frame:
        return number, shape._element.nvPicPr.cNvPr.get("descr")
    runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
    sizes = {run.font.size for run in runs if run.text}
    return number, shape.text_frame.text, sizes, [run.hyperlink.address for run in runs if run.hyperlink.address]


def _xml(part: Any) -> bytes:
    """Return what a master or a layout is made of, whatever its namespaces are called."""
    return bytes(etree.tostring(part._element, method="c14n2", strip_text=True))
