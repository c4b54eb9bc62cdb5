"""Every figure as a table, one a row, with a data dictionary.

Format of the dictionary: CSV on the Web metadata, https://www.w3.org/TR/tabular-data-primer/
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from connected_practice import licence
from connected_practice.link import Library
from connected_practice.link.plain import plain
from connected_practice.load import Document
from connected_practice.models.finding import Figure, Finding
from connected_practice.publish.data.records import FOLDER
from connected_practice.publish.data.tables import Cell, table
from connected_practice.render import page_address

COLUMNS = {
    "figure": ("string", "The figure's own id, which never changes: the finding's, then the figure's."),
    "value": ("number", "The number, exactly as the source has it."),
    "shown": ("string", "The number in the source's own form, where digits alone would change it: over 60."),
    "unit": ("string", "What is counted or measured."),
    "what": ("string", "What the number says."),
    "who": ("string", "The group it is about, with how many were asked or counted if that is known."),
    "where": ("string", "The place."),
    "when": ("string", "The period, as the source has it."),
    "knowledge": ("string", "The kind of knowledge it is: inspection, survey, administrative data and so on."),
    "statement": ("string", "The finding that the figure belongs to, in a sentence or two."),
    "limits": ("string", "What not to conclude from it. Do not repeat the number without looking here."),
    "source": ("string", "The publication that we read it in: author and year."),
    "section": ("string", "The section of that publication."),
    "page": ("string", "The page or pages, where the text has any."),
    "reviewed": ("date", "The day on which a person last held it against the source."),
    "check_again": ("date", "The day by which somebody should look whether a newer figure exists."),
    "address": ("anyURI", "The finding's page."),
}
"""The columns in order, each with its type and what it says."""


def files(library: Library, site_url: str, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the table and its dictionary: their paths below the site's root, and what they hold."""
    documents = [d for d in library.collection.of_kind("finding") if isinstance(d.record, Finding)]
    rows = [_row(library, d, figure, site_url) for d in documents for figure in _figures(d)]
    yield f"{FOLDER}/findings.csv", table(list(COLUMNS), rows)
    yield f"{FOLDER}/findings.csv-metadata.json", _dictionary(name)


def _figures(document: Document) -> list[Figure]:
    assert isinstance(document.record, Finding)
    return document.record.figures


def _row(library: Library, document: Document, figure: Figure, site_url: str) -> list[Cell]:
    record = document.record
    assert isinstance(record, Finding)
    source = record.sources[0] if record.sources else None
    section = library.section(library.id_of("source", source.id), source.section) if source else None
    return [
        f"{document.id}#{figure.id}",
        figure.value,
        figure.shown,
        figure.unit,
        figure.what,
        figure.who,
        figure.where,
        figure.when,
        library.vocabulary.knowledge[record.knowledge].title,
        plain(library, record.statement),
        plain(library, record.limits),
        library.bibliography.name(source.id) if source else None,
        section.title if section else None,
        (source.page if source else None) or (section.page if section else None),
        record.reviewed.isoformat(),
        record.check_again.isoformat(),
        f"{site_url}{page_address(document)}",
    ]


def _dictionary(name: str) -> bytes:
    columns = [
        {"name": column, "titles": column, "datatype": datatype, "dc:description": says}
        for column, (datatype, says) in COLUMNS.items()
    ]
    data = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": "findings.csv",
        "dc:title": f"Figures in {name}",
        "dc:license": {"@id": licence.ADDRESS},
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": {"primaryKey": "figure", "columns": columns},
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
