"""The publications that the library draws on, for reference managers and programs.

Formats: CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html) and BibTeX.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pybtex.database import BibliographyData, Person
from pybtex.database import Entry as Work

from connected_practice.link import Library
from connected_practice.link.citations import csl
from connected_practice.models.source import Source
from connected_practice.publish.data.records import FOLDER

_TYPES = {
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
"""Types of CSL and of BibTeX. All others are `misc`."""

_FIELDS = {
    "title": "title",
    "container-title": "journal",
    "publisher": "publisher",
    "publisher-place": "address",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "edition": "edition",
    "DOI": "doi",
    "ISBN": "isbn",
    "URL": "url",
}
"""Fields of CSL and of BibTeX."""


def files(library: Library) -> Iterator[tuple[str, bytes]]:
    """Yield both files: their paths below the site's root, and what they hold."""
    works = {
        document.id: csl(document.id, document.record.csl | {"title": document.record.title})
        for document in library.collection.of_kind("source")
        if isinstance(document.record, Source)
    }
    text = json.dumps(list(works.values()), ensure_ascii=False, indent=1)
    yield f"{FOLDER}/sources.csl.json", (text + "\n").encode()
    entries = BibliographyData({name: _work(work) for name, work in works.items()})
    yield f"{FOLDER}/sources.bib", entries.to_string("bibtex").encode()


def _work(work: Mapping[str, Any]) -> Work:
    kind = _TYPES.get(work["type"], "misc")
    fields = {ours: str(work[theirs]) for theirs, ours in _FIELDS.items() if work.get(theirs)}
    if kind == "techreport" and "publisher" in fields:
        fields["institution"] = fields.pop("publisher")
    if year := _year(work):
        fields["year"] = year
    people = {role: [_person(p) for p in work[role]] for role in ("author", "editor") if work.get(role)}
    return Work(kind, fields, people)


def _year(work: Mapping[str, Any]) -> str | None:
    issued = work.get("issued", {})
    parts = issued.get("date-parts")
    return str(parts[0][0]) if parts else issued.get("raw")


def _person(name: Mapping[str, str]) -> Person:
    if "literal" in name:
        return Person(last=f"{{{name['literal']}}}")  # an organisation: braces keep it whole
    return Person(first=name.get("given", ""), last=name.get("family", ""))
