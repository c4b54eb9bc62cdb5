"""How much of a source is carried over is counted by the source's own sections."""

from __future__ import annotations

from pathlib import Path

import pytest

from connected_practice.publish.coverage import coverage
from tests.library import GOOD, copy, linked


def test_sections_are_carried_over_declined_or_open(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/sources/harbour-2024.md"
    path.write_text(
        path.read_text("utf-8").replace("outline:\n", 'outline:\n  - {id: maps, title: Maps, page: "8"}\n'), "utf-8"
    )
    (found,) = coverage(linked(root))
    assert found.id == "harbour-2024"
    assert {section.section.id: section.state for section in found.sections} == {
        "maps": "open",
        "contents": "declined",
        "lena": "carried over",
        "survey": "carried over",
        "lessons": "carried over",
    }
    assert found.share == pytest.approx(4 / 5)
    assert [found.count(state) for state in ("carried over", "declined", "open")] == [3, 1, 1]


def test_the_records_that_draw_on_a_section() -> None:
    (found,) = coverage(linked(GOOD))
    drawn = {section.section.id: [record.ref for record in section.records] for section in found.sections}
    assert drawn["survey"] == ["finding:felt-heard", "voice:returning-pupils"]
    assert drawn["contents"] == []


def test_a_section_that_is_declined_and_drawn_on_is_carried_over(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/sources/harbour-2024.md"
    path.write_text(path.read_text("utf-8").replace('page: "6"', 'page: "6", declined: No.'), "utf-8")
    (found,) = coverage(linked(root))
    assert [section.state for section in found.sections if section.section.id == "survey"] == ["carried over"]


def test_a_source_without_an_outline_is_not_counted(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    text = (root / "content/sources/harbour-2024.md").read_text("utf-8")
    start, end = text.index("outline:"), text.index("reviewed:")
    (root / "content/sources/leaflet.md").write_text(text[:start] + text[end:], "utf-8")
    assert [source.id for source in coverage(linked(root))] == ["harbour-2024"]
