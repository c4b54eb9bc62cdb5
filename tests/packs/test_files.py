"""The packs of the library's sessions and modules: which files, the same on every day, and opened by LibreOffice."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader

from connected_practice.link import Library
from connected_practice.packages import Place
from connected_practice.packs import files
from connected_practice.packs.forms import Column, Paper, Slide
from connected_practice.packs.slides import slides_file
from tests.library import GOOD, linked
from tests.office import convert_all
from tests.packs import golden

PLACE = Place("Harbour library", "https://library.example/")


@pytest.fixture(scope="module")
def library() -> Library:
    """The good library."""
    return linked(GOOD)


@pytest.fixture(scope="module")
def made(library: Library) -> dict[str, bytes]:
    """All packs of the good library by their paths."""
    return dict(files.files(library, files.with_packs(library), PLACE, None))


def test_sessions_and_modules_have_packs_with_all_files(made: dict[str, bytes]) -> None:
    expected = {f"packs/session/one-case/one-case-{ending}" for ending in files.ABOUT}
    expected |= {f"packs/module/first-weeks/first-weeks-{ending}" for ending in files.ABOUT}
    assert set(made) == expected


def test_the_archive_holds_all_others_dated_by_their_version(made: dict[str, bytes]) -> None:
    folder = "packs/session/one-case"
    others = {name.rpartition("/")[2]: content for name, content in made.items() if name.startswith(folder)}
    everything = others.pop(f"one-case-{files.EVERYTHING}")
    with zipfile.ZipFile(io.BytesIO(everything)) as packed:
        assert packed.testzip() is None
        assert {name: packed.read(name) for name in packed.namelist()} == others
        assert {entry.date_time[3:] for entry in packed.infolist()} == {(0, 0, 0)}


def test_no_file_holds_what_python_docx_or_pptx_bring_along(made: dict[str, bytes]) -> None:
    for name, content in made.items():
        if name.endswith((".docx", ".pptx")):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                inside = b"".join(packed.read(part) for part in packed.namelist())
                assert not [part for part in packed.namelist() if "thumbnail" in part or "customXml" in part]
            assert b"python-" not in inside
            assert b"Steve" not in inside  # the author of the libraries' own templates


def test_another_process_makes_the_same_bytes(made: dict[str, bytes]) -> None:
    """Whatever the order of its sets."""
    script = (
        "import hashlib, sys; from tests.packs import test_files as t; from connected_practice.packs import files;"
        "library = t.linked(t.GOOD);"
        "made = files.files(library, files.with_packs(library), t.PLACE, None);"
        "[print(hashlib.sha256(content).hexdigest(), name) for name, content in made]"
    )
    paths = os.pathsep.join(filter(None, sys.path))
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": paths, "TZ": "Asia/Tokyo"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    ours = [f"{hashlib.sha256(content).hexdigest()} {name}" for name, content in made.items()]
    assert done.stdout.splitlines() == ours


def test_a_record_of_another_kind_has_no_pack(library: Library) -> None:
    with pytest.raises(KeyError):
        list(files.files(library, [library.get("case-study:lena")], PLACE, None))


def test_a_page_names_its_files_with_their_sizes(made: dict[str, bytes]) -> None:
    sizes = {name: len(content) for name, content in made.items()}
    found = files.downloads(sizes, "session:one-case")
    assert [each.title for each in found] == [about.title for about in files.ABOUT.values()]
    assert found[0].path == "packs/session/one-case/one-case-everything.zip"
    assert found[0].size == files.in_words(len(made[found[0].path]))
    assert files.downloads(sizes, "case-study:lena") == []


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1 KB"), (1499, "1 KB"), (38_400, "38 KB"), (999_499, "999 KB"), (1_400_000, "1.4 MB")]
)
def test_sizes_are_said_in_words(size: int, words: str) -> None:
    assert files.in_words(size) == words


def headings(paper: Paper) -> list[str]:
    """Return a paper's title and headings, without spaces: PDF has its own."""
    own = [piece["text"] for piece in paper["pieces"] if piece["kind"] == "heading"]
    return ["".join(text.split()) for text in [paper["frame"]["title"], *own]]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    """What LibreOffice makes of a pack's files and of slides with much text: one call, since it takes long to start."""
    folder = tmp_path_factory.mktemp("opened")
    pack = golden.read_pack("four-seats")
    made = dict(files.drawn(pack)) | {"full.pptx": slides_file(pack["slides"]["frame"], list(full_slides()))}
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return {path.stem: PdfReader(path) for path in convert_all([folder / name for name in made], "pdf")}


def full_slides() -> Iterator[Slide]:
    """Yield slides of each layout with titles and text of growing length."""
    sentence = "What would somebody who knows this child well want us to have noticed by now? "
    for layout in ("title", "point", "list", "question", "seats", "pause", "end"):
        for count in range(1, 10):
            text = (sentence * count).strip()
            column: Column = {"title": "Youth justice worker", "lines": [text] * 2}
            columns = [column] * 4 if layout == "seats" else []
            yield {"layout": layout, "title": text, "lines": [text] * 2, "columns": columns, "notes": []}


def test_libreoffice_reads_every_file_in_order(opened: dict[str, PdfReader]) -> None:
    pack = golden.read_pack("four-seats")
    read = {name: ["".join(page.extract_text().split()) for page in pdf.pages] for name, pdf in opened.items()}
    for paper in pack["papers"]:
        pages = read[paper["name"]]
        in_order("".join(pages), headings(paper))
        assert all(f"Page{number}of{len(pages)}" in page for number, page in enumerate(pages, 1))
    assert len(read["certificate"]) == 1
    slides = pack["slides"]["slides"]
    assert len(read["slides"]) == len(slides)
    for slide, page in zip(slides, read["slides"], strict=True):
        in_order(page, ["".join(text.split()) for text in [slide["title"], *slide["lines"]]])


def test_no_text_of_a_slide_is_cut(opened: dict[str, PdfReader]) -> None:
    """Even where a wider font stands in for Georgia: what has 18 points or more ends above the footer."""
    for number, page in enumerate(opened["full"].pages, 1):
        lines: list[tuple[float, float, str]] = []

        def note(text: str, cm: list[float], tm: list[float], _: object, size: float, to: Any = lines) -> None:
            if text.strip():
                to.append((tm[5], size, text.strip()))

        page.extract_text(visitor_text=note)
        assert lines
        for bottom, size, text in lines:
            assert bottom + 0.8 * size < float(page.mediabox.height), (number, text)
            assert size < 17 or bottom - 0.25 * size > 40, (number, text)


def in_order(text: str, parts: list[str]) -> None:
    """Hold that a text has all parts, one after the other."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, part
        at = found + len(part)
