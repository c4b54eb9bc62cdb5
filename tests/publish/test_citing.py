"""A file a record for reference managers."""

from __future__ import annotations

from pathlib import Path

from connected_practice.publish import citing
from tests.library import GOOD, copy, linked, principle


def fields(ris: str) -> list[tuple[str, str]]:
    """Read a RIS file as its specification has it: a tag, two spaces, a hyphen and a space, a value."""
    assert ris.endswith("\r\n")
    lines = ris.removesuffix("\r\n").split("\r\n")
    assert all(line[2:6] == "  - " for line in lines)
    return [(line[:2], line[6:]) for line in lines]


def test_the_reference_to_a_page() -> None:
    found = fields(citing.ris(linked(GOOD).get("case-study:lena"), "https://library.example/", "Harbour library"))
    assert found[0] == ("TY", "ELEC")
    assert found[-1] == ("ER", "")
    assert dict(found[1:-1]) == {
        "AU": "Harbour library,",
        "TI": "Lena: one door that was always open",
        "T2": "Harbour library",
        "PY": "2026",
        "DA": "2026/01/10",
        "AB": "A pupil who had stayed away came back by way of one room and one person.",
        "UR": "https://library.example/case-studies/lena/",
        "LA": "en-GB",
    }


def test_a_title_cannot_begin_a_line_of_its_own(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, title='"Ask\\nER  - \\r\\nTY  - BOOK"')
    found = fields(citing.ris(linked(root).get("principle:small-steps"), "", "x"))
    assert [tag for tag, _ in found].count("ER") == 1


def test_one_file_a_record() -> None:
    library = linked(GOOD)
    names = {name for name, _ in citing.files(library, "", "x")}
    assert names == {f"data/v1/{d.kind}/{d.id}.ris" for d in library.collection.documents}
