"""What serves each section of the professional frameworks, as a table."""

from __future__ import annotations

from collections.abc import Iterator

from connected_practice.link import Library
from connected_practice.models.framework import Framework
from connected_practice.publish.data.records import FOLDER
from connected_practice.publish.data.tables import Cell, table
from connected_practice.render import page_address

COLUMNS = ("framework", "standing", "section", "section_title", "kind", "record", "record_title", "address")


def files(library: Library, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield the table: a row for each record that serves a section, and one for each section that nothing serves."""
    yield f"{FOLDER}/frameworks.csv", table(COLUMNS, _rows(library, site_url))


def _rows(library: Library, site_url: str) -> Iterator[list[Cell]]:
    for framework in library.of_kind("framework"):
        assert isinstance(framework.record, Framework)
        for element in framework.record.elements:
            section = f"{framework.id}#{element.id}"
            start: list[Cell] = [framework.record.title, framework.record.standing, section, element.title]
            serving = library.serving(section)
            for document in serving:
                address = f"{site_url}{page_address(document)}"
                yield [*start, document.record.kind.title, document.id, document.record.title, address]
            if not serving:
                yield [*start, None, None, None, None]
