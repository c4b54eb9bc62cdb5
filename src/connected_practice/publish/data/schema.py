"""The JSON Schemas of the catalogue and of a record's file, so that programs can rely on them.

Format: JSON Schema, draft 2020-12.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from connected_practice.link import Library
from connected_practice.models import KINDS
from connected_practice.publish.data.records import FOLDER, FORMAT

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_DAY = {"type": "string", "format": "date"}

COMMON: dict[str, tuple[dict[str, Any], str]] = {
    "ref": (_TEXT, "The kind and the id, as other records refer to it: case-study:oscar."),
    "id": (_TEXT, "The id, which never changes."),
    "kind": ({"enum": list(KINDS)}, "The kind of record."),
    "title": (_TEXT, "Its title."),
    "summary": (_TEXT, "One plain sentence: what a reader finds."),
    "address": (_TEXT, "The address of its page, which never dies."),
    "path": (_TEXT, "The same below the site's root."),
    "version": (_DAY, "The day on which it was last changed or held against its sources."),
    "reviewed": (_DAY, "The day on which it was last held against its sources."),
    "minutes": ({"type": "integer", "minimum": 1}, "Minutes to read it, or to run it if it is an activity."),
    "topics": (_TEXTS, "What it is about: short names of topics."),
    "sectors": (_TEXTS, "The professional worlds it speaks to."),
    "roles": (_TEXTS, "Who it is for."),
    "level": (_TEXTS, "Where it works: individual, team, organisation, partnership, policy."),
    "frameworks": (_TEXTS, "Sections of professional frameworks that it serves: framework#section."),
    "sources": (_TEXTS, "The ids of the publications that it draws on."),
    "terms": (_TEXTS, "The ids of the glossary's terms that its text uses."),
}
"""What the catalogue says of every record: the form, and what it means."""

_REFERENCE = {
    "type": "object",
    "required": ["ref", "kind", "title", "path"],
    "properties": {"ref": _TEXT, "kind": {"enum": list(KINDS)}, "title": _TEXT, "path": _TEXT},
}
_OWN: dict[str, tuple[dict[str, Any], str]] = {
    "format": ({"const": FORMAT}, "The version of this format."),
    "text": (_TEXT, "The record's text, plain: paragraphs and list items on lines of their own, citations set."),
    "related": ({"type": "array", "items": _REFERENCE}, "Where to go next."),
    "frameworks": (
        {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["ref", "framework", "title"],
                "properties": {"ref": _TEXT, "framework": _TEXT, "title": _TEXT},
            },
        },
        "Sections of professional frameworks that it serves.",
    ),
    "sources": (
        {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "ref", "name", "title"],
                "properties": dict.fromkeys(("id", "ref", "name", "title", "section", "section_title", "page"), _TEXT),
            },
        },
        "The publications that it draws on, with the section or page.",
    ),
}


def files(library: Library, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield both schemas: their paths below the site's root, and what they hold."""
    for name, schema in (("catalogue", catalogue()), ("record", record())):
        path = f"{FOLDER}/schemas/{name}.schema.json"
        whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{site_url}{path}", **schema}
        yield path, (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def catalogue() -> dict[str, Any]:
    """Return the schema of catalogue.json."""
    entry = _object("A record", COMMON)
    return {
        "title": "Catalogue of a library of practice guides",
        "type": "object",
        "required": ["format", "address", "records"],
        "properties": {
            "format": {"const": FORMAT},
            "address": _TEXT,
            "records": {"type": "array", "items": entry},
        },
    }


def record() -> dict[str, Any]:
    """Return the schema of a record's own file. Fields of its kind stand beside these."""
    return _object("A record of a library of practice guides", COMMON | _OWN)


def _object(title: str, fields: dict[str, tuple[dict[str, Any], str]]) -> dict[str, Any]:
    properties = {name: {**form, "description": says} for name, (form, says) in fields.items()}
    return {"title": title, "type": "object", "required": list(fields), "properties": properties}
