"""A record becomes a page, through the template of its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.models.base import SourceRef
from connected_practice.models.source import OutlineSection
from connected_practice.models.toolkit import Toolkit
from connected_practice.render.charts import charts_with
from connected_practice.render.environment import render
from connected_practice.render.indexes import topic_lists
from connected_practice.render.onward import after_module, onward
from connected_practice.render.page import Page
from connected_practice.render.places import with_earlier_places
from connected_practice.render.writer import Writer, path_of


@dataclass(frozen=True)
class From:
    """A source that a page draws on, with its sections or pages there."""

    id: str
    name: str
    sections: tuple[OutlineSection, ...]
    pages: tuple[str, ...]
    is_read: bool


def record_page(library: Library, document: Document, used_on: tuple[Document, ...] = ()) -> tuple[Page, Writer]:
    """Return a record's page, and the writer that knows which terms and works it used.

    `used_on` names the pages that use a glossary term.
    """
    record = document.record
    write = Writer(library, path_of(document), record.sectors, document.ref)
    markdown = render(
        f"{document.kind}.md.j2",
        library=library,
        document=document,
        record=record,
        kind=record.kind,
        write=write,
        sources=sources_of(library, record.sources),
        next=onward(library, document),
        then=after_module(library, document) if document.kind == "module" else [],
        mentions=library.mentions.get(document.ref, ()),
        used_on=used_on,
        charts=charts_with(library, document),
        topic_lists=topic_lists(library, document.id) if document.kind == "guide" else [],
        path_of=path_of,
    )
    markdown = with_earlier_places(markdown, record.moved)
    meta = _meta(library, document) | {"terms": list(write.terms)}
    return Page(path_of(document), record.title, markdown, meta, document.path), write


def _meta(library: Library, document: Document) -> dict[str, Any]:
    record = document.record
    meta: dict[str, Any] = {
        "description": record.summary,
        "kind": document.kind,
        "ref": document.ref,
        "reviewed": record.reviewed.isoformat(),
        "version": record.version.isoformat(),
        "sources": [source.name for source in sources_of(library, record.sources)],
    }
    if record.content_note:
        meta["content_note"] = True
    if isinstance(record, Toolkit):
        meta["form"] = record.form
    return meta


def sources_of(library: Library, refs: list[SourceRef]) -> list[From]:
    """Gather a record's sources: each once, with every section and page that it names there."""
    gathered: dict[str, list[SourceRef]] = {}
    for ref in refs:
        gathered.setdefault(library.id_of("source", ref.id), []).append(ref)
    found = []
    for name, places in gathered.items():
        sections = tuple(s for ref in places if (s := library.section(name, ref.section)))
        pages = tuple(ref.page for ref in places if ref.page)
        source = library.source(name)
        found.append(From(name, library.bibliography.name(name), sections, pages, source.standing == "read"))
    return found
