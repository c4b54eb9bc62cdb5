"""The library as data beside its pages: for the browser's tools, for other systems, for people with spreadsheets.

records.py    a catalogue of all records, and one JSON file a record
materials.py  what sessions are made of: what each record gives, and ready-made plans
schema.py     the JSON Schemas of these
glossary.py   the glossary as SKOS (Turtle, JSON-LD) and as a table
findings.py   every figure as a table, with a data dictionary
sources.py    the publications for reference managers and programs: CSL-JSON, BibTeX
crosswalk.py  what serves each section of the professional frameworks, as a table
welcome.py    robots.txt and llms.txt, which say what is here to programs that visit
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from connected_practice.link import Library
from connected_practice.publish.data import crosswalk, findings, glossary, materials, records, schema, sources, welcome
from connected_practice.publish.data.records import FOLDER
from connected_practice.render import Page

__all__ = ["FOLDER", "files"]


def files(library: Library, pages: Sequence[Page], site_url: str, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files: their paths below the site's root, and what they hold.

    `pages` are those that were made of the library. `site_url` is where the site will be published,
    with a slash at its end; without one, addresses in the data are paths. `name` is what the library
    is called.
    """
    yield from records.files(library, pages, site_url)
    yield from materials.files(library, pages, site_url, name)
    yield from schema.files(library, site_url)
    yield from glossary.files(library, site_url, name)
    yield from findings.files(library, site_url, name)
    yield from sources.files(library)
    yield from crosswalk.files(library, site_url)
    yield from welcome.files(library, site_url, name)
