"""What sessions are made of: a list of everything that a group can work with, what each gives, and ready-made plans.

    data/v1/materials.json                          the list, with the sessions and modules that are ready
    data/v1/materials/case-study/oliver.json        what a record gives to a session
    data/v1/plans/session/one-case.json             a session or module with all that its documents say

The forms are those of `browser/packs/plan.ts`; the list is what a session is proposed from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from connected_practice import packs
from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.models.case_study import CaseStudy
from connected_practice.models.term import Term
from connected_practice.packages import Place
from connected_practice.packs.forms import Material, Plan
from connected_practice.publish.data.records import FOLDER, FORMAT
from connected_practice.render import Page, path_of

PLANNED = ("session", "module")
"""The kinds of which there are plans."""


def files(library: Library, pages: Iterable[Page], site_url: str, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files: their paths below the site's root, and what they hold.

    `pages` know which terms a record's text uses. `site_url` is where the site will be published, with a slash
    at its end, and `name` is what the library is called.
    """
    place = Place(name, site_url)
    terms = {page.meta["ref"]: page.meta["terms"] for page in pages if "ref" in page.meta}
    entries, ready = [], []
    for document in library.collection.documents:
        if packs.can_be_worked_with(document):
            material = packs.material(library, document, place)
            entries.append(_entry(library, document, material, terms[document.ref]))
            yield f"{FOLDER}/materials/{document.kind}/{document.id}.json", _json({"format": FORMAT, **material})
        elif document.kind in PLANNED:
            plan = packs.plan(library, document, place)
            ready.append(_ready(document, plan))
            yield f"{FOLDER}/plans/{document.kind}/{document.id}.json", _json(plan)
    yield f"{FOLDER}/materials.json", _json({"format": FORMAT, "materials": entries, "sessions": ready})


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _entry(library: Library, document: Document, material: Material, terms: Iterable[str]) -> dict[str, Any]:
    return {
        **_common(document),
        "kind": document.kind,
        "summary": document.record.summary,
        "minutes": material["minutes"],
        "level": document.record.level,
        "note": bool(material["note"]),
        "seats": [seat["sector"] for seat in material["seats"]],
        "words": " ".join(_words(library, document, terms)),
    }


def _common(document: Document) -> dict[str, Any]:
    record = document.record
    return {
        "ref": document.ref,
        "title": record.title,
        "path": path_of(document).removesuffix(".md") + "/",
        "version": record.version.isoformat(),
        "topics": record.topics,
        "sectors": record.sectors,
        "roles": record.roles,
    }


def _words(library: Library, document: Document, terms: Iterable[str]) -> list[str]:
    """Return further words by which a record is found: those of the glossary that it uses, needs, stages, a place."""
    record, lists = document.record, library.vocabulary
    found: list[str] = []
    for name in [*terms, *([document.id] if isinstance(record, Term) else [])]:
        term = library.get(f"term:{name}").record
        assert isinstance(term, Term)
        found += [term.title, *term.abbreviations]
    if isinstance(record, CaseStudy):
        found += [lists.needs[need].title for need in record.needs]
        found += [lists.stages[stage].title for stage in record.stage]
        found += [record.place or ""]
    said = f"{record.title} {record.summary}".casefold().split()
    words = (word.strip(".,;:()“”").casefold() for words in found for word in words.split())
    return [word for word in dict.fromkeys(words) if len(word) > 2 and word not in said]


def _ready(document: Document, plan: Plan) -> dict[str, Any]:
    return {
        **_common(document),
        "version": plan["version"],
        "summary": plan["summary"],
        "minutes": plan["minutes"],
        "outcomes": len(plan["outcomes"]),
        "steps": [
            {
                "id": step["id"],
                "kind": step["kind"],
                "title": step["title"],
                "minutes": step["minutes"],
                "what": step["what"],
                "uses": [material["ref"] for material in step["materials"] if material["ref"] != document.ref],
            }
            for step in plan["steps"]
        ],
    }
