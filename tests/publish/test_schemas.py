"""The JSON Schemas accept what the checker accepts, and refuse what it refuses."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from connected_practice import load
from connected_practice.load import Document, yaml
from connected_practice.models import KINDS
from connected_practice.publish import schemas
from tests.library import GOOD

COLLECTION = load.read(GOOD)


@cache
def validator(kind: str) -> Draft202012Validator:
    """Return what holds front matter of a kind against its schema."""
    schema = schemas.schemas(COLLECTION.vocabulary)[kind]
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def faults(kind: str, data: dict[str, Any]) -> list[str]:
    """Return where data is not as its schema has it."""
    return sorted("/".join(str(step) for step in error.absolute_path) for error in validator(kind).iter_errors(data))


def data(kind: str) -> dict[str, Any]:
    """Return the front matter of the good library's first record of a kind."""
    found: dict[str, Any] = yaml.parse(COLLECTION.of_kind(kind)[0].front)
    return found


@pytest.mark.parametrize("document", COLLECTION.documents, ids=lambda document: document.ref)
def test_good_records_are_accepted(document: Document) -> None:
    assert faults(document.kind, yaml.parse(document.front)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_and_a_missing_field_are_refused(kind: str) -> None:
    assert faults(kind, data(kind) | {"sumary": "x"}) == [""]
    assert faults(kind, {name: value for name, value in data(kind).items() if name != "summary"}) == [""]


@pytest.mark.parametrize("kind", KINDS)
def test_wrong_types_bounds_and_dates_are_refused(kind: str) -> None:
    wrong = {"title": "x", "topics": "belonging", "minutes": 0, "reviewed": "2026-13-40", "aliases": [1]}
    assert faults(kind, data(kind) | wrong) == ["aliases/0", "minutes", "reviewed", "title", "topics"]


@pytest.mark.parametrize("kind", KINDS)
def test_values_outside_closed_lists_are_refused(kind: str) -> None:
    assert faults(kind, data(kind) | {"topics": ["belongin"], "roles": ["king"]}) == ["roles/0", "topics/0"]


@pytest.mark.parametrize(
    ("kind", "fields", "place"),
    [
        ("principle", {"looks_like": {"planet": ["x"]}}, "looks_like"),
        ("case-study", {"needs": ["cake"]}, "needs/0"),
        ("case-study", {"outcomes": [{"area": "cake", "direction": "better", "what": "x"}]}, "outcomes/0/area"),
        ("case-study", {"outcomes": [{"area": "education", "direction": "up", "what": "x"}]}, "outcomes/0/direction"),
        ("finding", {"knowledge": "rumour"}, "knowledge"),
        ("finding", {"figures": [data("finding")["figures"][0] | {"chart": "pie"}]}, "figures/0/chart"),
        ("reflection", {"purpose": ["party"]}, "purpose/0"),
        ("reflection", {"questions": [{"id": "A B", "text": "x"}, {"id": "b", "text": "y"}]}, "questions/0/id"),
        ("term", {"senses": [{"sectors": ["zoo"], "definition": "x"}]}, "senses/0/sectors/0"),
        ("toolkit", {"form": "game"}, "form"),
    ],
)
def test_closed_lists_within_parts(kind: str, fields: dict[str, Any], place: str) -> None:
    assert faults(kind, data(kind) | fields) == [place]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_its_description_for_the_editor(kind: str) -> None:
    schema = schemas.schemas(COLLECTION.vocabulary)[kind]
    assert schema["title"] == KINDS[kind].kind.title
    for name, info in KINDS[kind].model_fields.items():
        assert schema["properties"][name]["description"] == info.description
        assert schema["properties"][name]["examples"] == info.examples


def test_files_are_written_whole(tmp_path: Path) -> None:
    (tmp_path / "principle.schema.json").write_text("before")
    written = schemas.write(tmp_path, COLLECTION.vocabulary)
    assert sorted(written) == sorted(tmp_path.iterdir())
    for path in written:
        assert json.loads(path.read_text("utf-8"))["$schema"] == "https://json-schema.org/draft/2020-12/schema"
