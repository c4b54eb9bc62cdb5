"""Every field is documented where it is declared, and its examples are ones that it accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from connected_practice.models import FOLDERS, KINDS
from connected_practice.models.base import Part, Record
from connected_practice.models.vocabulary import Vocabulary


def parts() -> list[type[Part]]:
    """Return every model: kinds, the pieces that they are made of, and the closed lists."""
    found: list[type[Part]] = []

    def look(model: type[Part]) -> None:
        for other in model.__subclasses__():
            if other not in found and other.__module__.startswith("connected_practice."):
                found.append(other)
                look(other)

    assert KINDS
    look(Part)
    return found


def fields() -> Iterator[tuple[type[Part], str, FieldInfo]]:
    """Yield every field with the model that declares it."""
    for model in parts():
        for name, info in model.model_fields.items():
            if name in model.__annotations__:
                yield model, name, info


FIELDS = list(fields())
NAMES = [f"{model.__name__}.{name}" for model, name, _ in FIELDS]


@pytest.mark.parametrize(("model", "name", "info"), FIELDS, ids=NAMES)
def test_a_field_says_what_it_is_for_and_gives_an_example(model: type[Part], name: str, info: FieldInfo) -> None:
    assert info.description
    assert info.description.endswith((".", "?"))
    assert len(info.description.split()) >= 2
    assert info.examples
    assert (model.__doc__ or "").strip()
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", name)


@pytest.mark.parametrize(("model", "name", "info"), FIELDS, ids=NAMES)
def test_an_example_is_one_that_the_field_accepts(model: type[Part], name: str, info: FieldInfo) -> None:
    field: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    for example in info.examples or ():
        TypeAdapter(field).validate_python(example)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_says_what_it_is_and_where_it_lives(kind: str) -> None:
    info = KINDS[kind].kind
    assert info.name == kind
    assert FOLDERS[info.folder] is KINDS[kind]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", info.folder)
    assert info.lead.endswith(".")
    assert info.title[0].isupper()
    assert info.suffix in (".md", ".yml")


def test_kinds_are_told_apart() -> None:
    infos = [model.kind for model in KINDS.values()]
    for one, other in combinations(infos, 2):
        for name in ("name", "folder", "title", "plural", "order", "lead"):
            assert getattr(one, name) != getattr(other, name)
    assert [info.order for info in infos] == sorted(info.order for info in infos)


def test_no_two_fields_of_a_record_say_nearly_the_same() -> None:
    for model in KINDS.values():
        texts = [(name, info.description or "") for name, info in model.model_fields.items()]
        for (one, about), (other, about_other) in combinations(texts, 2):
            assert SequenceMatcher(None, about, about_other).ratio() < 0.9, (model.__name__, one, other)


@pytest.mark.parametrize("model", parts(), ids=lambda model: model.__name__)
def test_records_cannot_be_changed_once_read_and_know_no_other_fields(model: type[Part]) -> None:
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"


def test_every_list_that_a_field_names_is_a_closed_list() -> None:
    from connected_practice.models.base import Listed

    named = {
        mark.name
        for model in parts()
        for info in model.model_fields.values()
        for mark in _marks(info.annotation, info.metadata)
        if isinstance(mark, Listed)
    }
    assert named <= set(Vocabulary.model_fields)


def _marks(annotation: Any, metadata: Any = ()) -> Iterator[object]:
    yield from metadata
    yield from getattr(annotation, "__metadata__", ())
    for arg in getattr(annotation, "__args__", ()):
        yield from _marks(arg)


def test_common_fields_come_with_every_kind() -> None:
    for model in KINDS.values():
        assert list(Record.model_fields) == [name for name in model.model_fields if name in Record.model_fields]
