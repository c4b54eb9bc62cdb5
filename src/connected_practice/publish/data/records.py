"""A catalogue of all records, and one JSON file a record.

    data/v1/catalogue.json                  the fields that all records have
    data/v1/toolkit/relational-audit.json   those and the record's own

Text is plain: links have become their words and citations are set, so that a program need not
know Markdown. A reference to a record is an object with its `ref`, `title`, `kind` and `path`.
Browsers' tools, packages and other systems all read this one form.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from connected_practice.link import Library
from connected_practice.link.plain import plain
from connected_practice.load import Document
from connected_practice.models.base import Element, Loc, Prose, Ref
from connected_practice.models.framework import Framework
from connected_practice.render import Page, page_address
from connected_practice.render.environment import minutes

FORMAT = 1
"""Goes up when something that others rely on is renamed or goes; what is added does not count."""

FOLDER = f"data/v{FORMAT}"


def files(library: Library, pages: Iterable[Page], site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files: their paths below the site's root, and what they hold.

    `pages` know which terms a record's text uses. `site_url` is where the site will be published, with
    a slash at its end; without one, addresses in the data are paths.
    """
    terms = {page.meta["ref"]: page.meta["terms"] for page in pages if "ref" in page.meta}
    documents = library.collection.documents
    entries = [_common(library, document, site_url) | {"terms": terms[document.ref]} for document in documents]
    catalogue = {"format": FORMAT, "address": site_url, "records": entries}
    yield f"{FOLDER}/catalogue.json", _json(catalogue)
    for document, entry in zip(documents, entries, strict=True):
        whole = {"format": FORMAT, **entry, **_own(library, document)}
        yield f"{FOLDER}/{document.kind}/{document.id}.json", _json(whole)


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _common(library: Library, document: Document, site_url: str) -> dict[str, Any]:
    record = document.record
    path = page_address(document)
    return {
        "ref": document.ref,
        "id": document.id,
        "kind": document.kind,
        "title": record.title,
        "summary": record.summary,
        "address": f"{site_url}{path}",
        "path": path,
        "version": record.version.isoformat(),
        "reviewed": record.reviewed.isoformat(),
        "minutes": minutes(document),
        "topics": record.topics,
        "sectors": record.sectors,
        "roles": record.roles,
        "level": record.level,
        "frameworks": record.frameworks,
        "sources": list(dict.fromkeys(library.id_of("source", source.id) for source in record.sources)),
    }


def _own(library: Library, document: Document) -> dict[str, Any]:
    """Return the record's own fields, and those that all records have in full."""
    data = document.record.model_dump(mode="json", exclude_none=True)
    for value in document.marked:
        if isinstance(value.mark, Prose | Ref | Element) and value.loc[0] != "sources":
            _put(data, value.loc, value.value, _shown(library, value.mark, value.value))
    data["sources"] = [_source(library, source) for source in data.get("sources", [])]
    data["text"] = plain(library, document.body)
    return data


def _put(data: Any, loc: Loc, old: str, new: Any) -> None:
    """Replace the text at a place. A key of a mapping has a place too, and stays as it is."""
    for step in loc[:-1]:
        data = data[step]
    if data[loc[-1]] == old:
        data[loc[-1]] = new


def _shown(library: Library, mark: Prose | Ref | Element, value: str) -> Any:
    if isinstance(mark, Prose):
        return plain(library, value)
    if isinstance(mark, Element):
        return _element(library, value)
    name, _, part = (f"{mark.kind}:{value}" if mark.kind else value).partition("#")
    document = library.get(name)
    path = page_address(document) + (f"#{part}" if part else "")
    return {"ref": document.ref, "kind": document.kind, "title": document.record.title, "path": path}


def _element(library: Library, value: str) -> dict[str, str]:
    name, _, part = value.partition("#")
    document = library.get(f"framework:{name}")
    assert isinstance(document.record, Framework)
    title = next(element.title for element in document.record.elements if element.id == part)
    return {"ref": f"{document.id}#{part}", "framework": document.record.title, "title": title}


def _source(library: Library, given: dict[str, Any]) -> dict[str, Any]:
    name = library.id_of("source", given["id"])
    section = library.section(name, given.get("section"))
    shown = {"ref": f"source:{name}", "name": library.bibliography.name(name), "title": library.source(name).title}
    return given | shown | ({"section_title": section.title} if section else {})
