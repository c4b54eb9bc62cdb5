"""The JSON Schemas of the catalogue, of a record's file and of what sessions are made of: what programs can rely on.

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


_NUMBER = {"type": "integer", "minimum": 0}
_PAIR = {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2}
_SERVES = {
    "type": "array",
    "items": {"type": "object", "required": ["framework", "title"], "properties": {"framework": _TEXT, "title": _TEXT}},
}
_SEAT = {
    "type": "object",
    "required": ["sector", "title", "questions"],
    "properties": {"sector": _TEXT, "title": _TEXT, "questions": _TEXTS},
}

LISTED: dict[str, tuple[dict[str, Any], str]] = {
    **{name: COMMON[name] for name in ("ref", "kind", "title", "summary", "path", "version", "topics", "sectors")},
    **{name: COMMON[name] for name in ("roles", "level")},
    "minutes": (_PAIR, "The least and the usual minutes that a group needs with it."),
    "note": ({"type": "boolean"}, "Whether something in it may distress."),
    "seats": (_TEXTS, "The sectors whose questions it has."),
    "words": (_TEXT, "Further words by which it can be found."),
}
"""What the list of materials says of a record that a group can work with."""

MATERIAL: dict[str, tuple[dict[str, Any], str]] = {
    **{name: COMMON[name] for name in ("ref", "kind", "title", "summary", "address", "version")},
    "note": (_TEXT, "What may distress in it; empty where nothing does."),
    "outcome": (_TEXT, "What somebody who has worked with it can do."),
    "what": (_TEXT, "How a group works with it."),
    "minutes": (_PAIR, "The least and the usual minutes that this takes."),
    "points": ({**_TEXTS, "maxItems": 6}, "What a handout says of it, with citations."),
    "questions": (_TEXTS, "What it asks. A question with choices has each on a line of its own."),
    "seats": ({"type": "array", "items": _SEAT}, "Questions to a case by the seat from which one looks."),
    "frameworks": (_SERVES, "Sections of professional frameworks that it serves."),
    "sources": (_TEXTS, "What it draws on, as a list of references has it."),
}
"""What a record gives to a session."""

STEP: dict[str, tuple[dict[str, Any], str]] = {
    "id": (_TEXT, "A short name that never changes."),
    "kind": ({"enum": ["opening", "activity", "break", "closing"]}, "What kind of step it is."),
    "title": (_TEXT, "Its title."),
    "minutes": (_NUMBER, "How long it takes."),
    "what": (_TEXT, "What people do."),
}

SESSION: dict[str, tuple[dict[str, Any], str]] = {
    **{name: COMMON[name] for name in ("ref", "title", "summary", "path", "minutes", "topics", "sectors", "roles")},
    "version": (_DAY, "The newest version of it or of anything that it works with."),
    "outcomes": (_NUMBER, "How many learning outcomes it has."),
}
"""What the list of materials says of a session or module that is ready; its steps stand beside this."""

PLAN: dict[str, tuple[dict[str, Any], str]] = {
    **{name: COMMON[name] for name in ("title", "summary", "address", "minutes")},
    "format": ({"const": FORMAT}, "The version of this format."),
    "changes": (_TEXT, "The address that says what has changed since."),
    "version": (_DAY, "The newest version of it or of anything that it works with."),
    "licence": (_TEXT, "Under which licence it may be used."),
    "people": (_TEXT, "Who it is for, in words."),
    "outcomes": (_TEXTS, "What people leave able to do."),
    "prepare": (_TEXTS, "What to prepare."),
    "safety": (_TEXT, "How people are kept safe; empty where nothing needs to be said."),
    "notes": (
        {"type": "array", "items": {"type": "object", "required": ["kind"], "properties": {"kind": _TEXT}}},
        "Notes for the person who runs it: headings, paragraphs, lists, tables.",
    ),
    "frameworks": (_SERVES, "Sections of professional frameworks that it or anything in it serves."),
    "sources": (_TEXTS, "What it draws on, as a list of references has it."),
}
"""A session or module with all that its documents say; its steps stand beside this."""


def files(library: Library, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield the schemas: their paths below the site's root, and what they hold."""
    made = {
        "catalogue": catalogue(),
        "record": record(),
        "materials": materials(),
        "material": _object("What a record gives to a session", {"format": _OWN["format"], **MATERIAL}),
        "plan": plan(),
    }
    for name, schema in made.items():
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


def materials() -> dict[str, Any]:
    """Return the schema of materials.json."""
    step = {**STEP, "uses": (_TEXTS, "The records that it works with.")}
    session = {**SESSION, "steps": (_list_of(_object("A step", step)), "Its steps in order.")}
    return {
        "title": "What sessions are made of",
        "type": "object",
        "required": ["format", "materials", "sessions"],
        "properties": {
            "format": {"const": FORMAT},
            "materials": _list_of(_object("A record that a group can work with", LISTED)),
            "sessions": _list_of(_object("A session or module that is ready", session)),
        },
    }


def plan() -> dict[str, Any]:
    """Return the schema of the plan of a session or module."""
    step = {
        **STEP,
        "materials": (_list_of(_object("A material", MATERIAL)), "What it works with, in full."),
        "seats": (_TEXTS, "Sectors by which the group is split; empty where it is whole."),
    }
    return _object("A session or module as a plan", {**PLAN, "steps": (_list_of(_object("A step", step)), "In order.")})


def _list_of(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _object(title: str, fields: dict[str, tuple[dict[str, Any], str]]) -> dict[str, Any]:
    properties = {name: {**form, "description": says} for name, (form, says) in fields.items()}
    return {"title": title, "type": "object", "required": list(fields), "properties": properties}
