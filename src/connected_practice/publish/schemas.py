"""JSON Schemas of front matter, for completion and hints in editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from connected_practice.models import KINDS
from connected_practice.models.base import Listed, Part
from connected_practice.models.vocabulary import Vocabulary


def schemas(vocabulary: Vocabulary) -> dict[str, dict[str, Any]]:
    """Return the JSON Schema (draft 2020-12) of each kind's front matter by the kind's name.

    Fields that belong to a closed list allow the entries of that list.
    """
    made = {}
    for kind, model in KINDS.items():
        schema = model.model_json_schema()
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        schema["title"] = model.kind.title
        _close(schema, model, vocabulary)
        made[kind] = schema
    return made


def _close(schema: dict[str, Any], model: type[Part], vocabulary: Vocabulary) -> None:
    """Put the entries of closed lists into the schema, for the record and the parts within it."""
    parts = {model.__name__: (model, schema)} | {
        part.__name__: (part, schema["$defs"][part.__name__])
        for part in _parts_of(model)
        if part.__name__ in schema.get("$defs", {})
    }
    for part, place in parts.values():
        for name, info in part.model_fields.items():
            if (listed := _listed(info.annotation, info.metadata)) is not None:
                entries = list(getattr(vocabulary, listed.name))
                _restrict(place["properties"][name], entries)


def _restrict(field: dict[str, Any], entries: list[str]) -> None:
    for option in field.get("anyOf", [field]):
        if option.get("type") == "array":
            option["items"] = {"enum": entries}
        elif option.get("type") == "object":
            option["propertyNames"] = {"enum": entries}
        elif option.get("type") == "string":
            option["enum"] = entries


def _listed(annotation: Any, metadata: Any = ()) -> Listed | None:
    for mark in metadata:
        if isinstance(mark, Listed):
            return mark
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, Listed):
            return mark
    for arg in getattr(annotation, "__args__", ()) or ():
        if (found := _listed(arg)) is not None:
            return found
    return None


def _parts_of(model: type[Part]) -> set[type[Part]]:
    found: set[type[Part]] = set()

    def look(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, Part) and annotation not in found:
            found.add(annotation)
            for info in annotation.model_fields.values():
                look(info.annotation)
        for arg in getattr(annotation, "__args__", ()) or ():
            look(arg)

    for info in model.model_fields.values():
        look(info.annotation)
    return found


def write(out: Path, vocabulary: Vocabulary) -> list[Path]:
    """Write one file a kind into `out`, each whole or not at all; return their paths."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for kind, schema in schemas(vocabulary).items():
        path = out / f"{kind}.schema.json"
        aside = path.with_suffix(".new")
        aside.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", "utf-8")
        aside.replace(path)
        written.append(path)
    return written
