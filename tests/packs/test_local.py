"""local.yml: an organisation's own lines, checked as records are, and carried by every document."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import docx
import pytest

from connected_practice import load
from connected_practice.check.local import MOST_BYTES
from connected_practice.packages import Place
from connected_practice.packs import files
from connected_practice.packs.local import organisation
from tests.library import copy, linked, problems
from tests.packs.golden import LOGO

DOT = base64.b64decode(LOGO.partition(",")[2])
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////"
    "////////wAALCAACAAMBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z"
)
"""Three pixels by two."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the good library."""
    return copy(tmp_path / "library")


def write(root: Path, text: str, logo: bytes | None = None) -> Path:
    """Write local.yml, and a logo beside it, into a library and return that."""
    (root / "local.yml").write_text(text, "utf-8")
    if logo is not None:
        (root / "logo.png").write_bytes(logo)
    return root


def said(root: Path) -> list[tuple[str, int, str]]:
    """Return what is wrong with a library's local.yml: code, line, label."""
    return [(problem.code, problem.line, problem.title) for problem in problems(root) if problem.path == "local.yml"]


def test_a_library_needs_none(root: Path) -> None:
    assert problems(root) == []
    assert organisation(load.read(root)) is None


def test_one_that_says_nothing_changes_nothing(root: Path) -> None:
    assert said(write(root, 'organisation: ""\n')) == []
    assert organisation(load.read(root)) is None


@pytest.mark.parametrize(("logo", "kind", "size"), [(DOT, "image/png", (4, 2)), (JPEG, "image/jpeg", (3, 2))])
def test_its_lines_and_logo_are_read(root: Path, logo: bytes, kind: str, size: tuple[int, int]) -> None:
    write(root, "organisation: Harbour School\nlogo: logo.png\ncontacts: [Ms A, extension 12]\n", logo)
    assert said(root) == []
    found = organisation(load.read(root))
    assert found
    assert (found["name"], found["contacts"]) == ("Harbour School", ["Ms A", "extension 12"])
    assert found["logo"]
    assert found["logo"]["source"] == f"data:{kind};base64,{base64.b64encode(logo).decode()}"
    assert (found["logo"]["width"], found["logo"]["height"]) == size


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("organization: Harbour School\n", "CP103", 1),
        ("organisation: Harbour School\ncontacts: Ms A\n", "CP102", 2),
        ("organisation: [Harbour School]\n", "CP102", 1),
        ("organisation: Harbour\ncontacts: [a, b, c, d, e, f, g]\n", "CP104", 2),
        ("organisation: Harbour\norganisation: School\n", "CP016", 2),
        ("# nothing yet\n", "CP021", 1),
        ("logo: ../logo.png\n", "CP226", 0),
        ("logo: /etc/hostname\n", "CP226", 0),
        ("logo: docs\n", "CP226", 0),
    ],
)
def test_what_is_wrong_is_told_with_its_place(root: Path, text: str, code: str, line: int) -> None:
    (root.parent / "logo.png").write_bytes(DOT)
    assert [(found, at) for found, at, _ in said(write(root, text))] == [(code, line)]


@pytest.mark.parametrize("logo", [b"", b"GIF89a", DOT[:20], JPEG[:30], b"<svg/>", DOT + b"\0" * MOST_BYTES])
def test_a_logo_that_documents_cannot_show(root: Path, logo: bytes) -> None:
    assert said(write(root, "logo: logo.png\n", logo)) == [("CP227", 0, "logo that documents cannot show")]


def test_every_document_carries_them(root: Path) -> None:
    library = linked(write(root, "organisation: Harbour School\nlogo: logo.png\ncontacts: [Ms A]\n", DOT))
    made = files.files(
        library,
        [library.get("session:one-case")],
        Place("Harbour", "https://h.example/"),
        organisation(library.collection),
    )
    papers = {name: content for name, content in made if name.endswith(".docx")}
    assert len(papers) == 5
    for content in papers.values():
        document = docx.Document(io.BytesIO(content))
        assert "Harbour School" in document.sections[0].header.paragraphs[0].text
        assert "Ms A" in document.sections[0].footer.paragraphs[-1].text
        assert len(document.inline_shapes) == 2
