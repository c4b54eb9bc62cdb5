"""What every record has in common, and the marks by which fields point to other things.

A field says what its text is through a mark in its annotation: `Ref` (the id of another
record), `Listed` (an entry of a closed list in content/vocabulary.yml), `Prose` (a sentence
or two of Markdown, with links and citations) or `Asks` (the same as a question). Rules, links
and pages find such fields by their mark, so a new kind of record needs no code beyond its
model and its template.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, NamedTuple, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

Loc = tuple[str | int, ...]
"""Where a value stands in front matter: keys and list positions from the outside in."""


@dataclass(frozen=True)
class Ref:
    """Marks the id of a record of one kind (or, for kind `None`, of any: `case-study:oscar`)."""

    kind: str | None


@dataclass(frozen=True)
class Listed:
    """Marks an entry of the closed list of this name in content/vocabulary.yml."""

    name: str


@dataclass(frozen=True)
class Prose:
    """Marks text in Markdown: links, glossary links and citations work in it."""


@dataclass(frozen=True)
class Asks(Prose):
    """Marks a question in Markdown that opens a conversation: one that yes or no does not answer."""


@dataclass(frozen=True)
class Element:
    """Marks the element of a framework: `framework-id#element-id`."""


def _day(value: Any) -> date:
    """Read a day as year-month-day. Other forms, and numbers, would be read in ways that nobody means."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    elif isinstance(value, date):
        return value
    raise PydanticCustomError("date_parsing", "not a day")


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Day = Annotated[date, BeforeValidator(_day)]
ProseText = Annotated[str, Prose()]
QuestionText = Annotated[str, Asks()]
TopicId = Annotated[str, Listed("topics")]
SectorId = Annotated[str, Listed("sectors")]
RoleId = Annotated[str, Listed("roles")]
LevelId = Annotated[str, Listed("levels")]
StageId = Annotated[str, Listed("stages")]
SourceId = Annotated[str, Ref("source")]
AnyRef = Annotated[str, Ref(None)]
ElementId = Annotated[str, Element()]
Anchor = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")]


class Part(BaseModel):
    """A piece of a record: strict about names and types, and unchangeable once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True, allow_inf_nan=False)


class SourceRef(Part):
    """Where something comes from: a source record and the place in it."""

    id: SourceId = Field(description="The source's record in content/sources.", examples=["hmip-ete-2022"])
    section: str | None = Field(
        None,
        description="A section of the source's own outline, by its id there.",
        examples=["case-oscar"],
    )
    page: str | None = Field(
        None,
        description="The page or pages, where the outline's own are not exact enough.",
        examples=["32", "32-33"],
    )


class Change(Part):
    """One change that readers should know of."""

    on: Day = Field(description="The day of the change.", examples=["2026-11-21"])
    what: ProseText = Field(
        description="What changed and why, in one sentence.", examples=["Figures checked against the source."]
    )


@dataclass(frozen=True)
class KindInfo:
    """What the library calls a kind of record, and where its records live."""

    name: str
    """The word used in links: `case-study:oscar`."""
    folder: str
    """The folder below content/, and the first part of its pages' address."""
    title: str
    plural: str
    order: int
    """The place of the kind in lists of kinds."""
    lead: str
    """One sentence for readers: what records of this kind are good for."""
    suffix: str = ".md"
    activity: bool = False
    """Whether its minutes are for running it, not for reading it."""


class Record(Part):
    """The fields that every kind of record has."""

    kind: ClassVar[KindInfo]

    title: str = Field(
        description="The name of the record, as a heading that says something.",
        examples=["Oscar: one shared understanding of a child"],
        min_length=2,
        max_length=300,
    )
    summary: str = Field(
        description="One plain sentence: what a reader finds here. Shown in lists and search results.",
        examples=["How a psychologist's formulation helped every worker around a 12-year-old pull the same way."],
        min_length=10,
        max_length=400,
    )
    topics: list[TopicId] = Field(
        default_factory=list,
        description="What it is about, from the list of topics.",
        examples=[["trauma", "multi-agency"]],
    )
    sectors: list[SectorId] = Field(
        default_factory=list,
        description="The professional worlds it speaks to. Also decides which sense of a word is meant.",
        examples=[["youth-justice", "education"]],
    )
    roles: list[RoleId] = Field(
        default_factory=list,
        description="Who it is for, from the list of roles.",
        examples=[["youth-justice-worker", "social-worker"]],
    )
    level: list[LevelId] = Field(
        default_factory=list,
        description="Where it works: with an individual, in a team, an organisation, a partnership, or policy.",
        examples=[["individual", "partnership"]],
    )
    sources: list[SourceRef] = Field(
        default_factory=list,
        description="Where it comes from: each with the source's id and a section or page.",
        examples=[[{"id": "hmip-ete-2022", "section": "case-oscar"}]],
    )
    frameworks: list[ElementId] = Field(
        default_factory=list,
        description="Elements of professional frameworks that it serves, at the level that has been verified.",
        examples=[["child-first#children-as-children"]],
    )
    related: list[AnyRef] = Field(
        default_factory=list,
        description="Where to go next: records of any kind, the most useful first.",
        examples=[["principle:shared-understanding", "reflection:delivery-case-supervision"]],
    )
    reviewed: Day = Field(
        description="The day on which a person last held it against its sources.", examples=["2026-11-21"]
    )
    review_by: Day = Field(description="The day by which that should happen again.", examples=["2027-11-21"])
    minutes: int | None = Field(
        None,
        description="Minutes to read, or to run for an activity. Worked out from the length where it is left out.",
        examples=[6],
        ge=1,
        le=600,
    )
    content_note: ProseText | None = Field(
        None,
        description="A plain warning where the material may distress, shown before it.",
        examples=["Mentions suicide attempts and abuse, without detail."],
    )
    aliases: list[str] = Field(
        default_factory=list,
        description="Earlier ids of this record. Its old addresses keep working.",
        examples=[["oscars-story"]],
    )
    moved: dict[Anchor, Anchor] = Field(
        default_factory=dict,
        description="Earlier anchors on this page, each with the anchor of today. Links to them still arrive.",
        examples=[{"background": "what-was-going-on"}],
    )
    changes: list[Change] = Field(
        default_factory=list,
        description="Changes that readers should know of, the newest first.",
        examples=[[{"on": "2026-11-21", "what": "First published."}]],
    )

    @property
    def version(self) -> date:
        """The day on which it was last changed or reviewed: what people note who save, cite or export it."""
        return max([self.reviewed, *(change.on for change in self.changes)])


class Marked(NamedTuple):
    """A value found in a record by the mark of its field."""

    loc: Loc
    mark: Ref | Listed | Prose | Element
    value: str


_MARKS = (Ref, Listed, Prose, Element)


Look = Callable[[Any, Loc, list[Marked]], None]
"""Adds the marked values in a value, which stands at a place, to a list."""


def marked_values(part: Part) -> list[Marked]:
    """Return every marked value in a record, in the order of its fields, with its place."""
    found: list[Marked] = []
    _look_in_part(part, (), found)
    return found


def _look_in_part(part: Part, loc: Loc, found: list[Marked]) -> None:
    for name, look in _fields(type(part)):
        value = getattr(part, name)
        if value is not None:
            look(value, (*loc, name), found)


@cache
def _fields(model: type[Part]) -> tuple[tuple[str, Look], ...]:
    """Return each field that can hold marked values: its name, and what looks for them."""
    fields = []
    for name, info in model.model_fields.items():
        annotation = info.annotation
        for mark in info.metadata:
            if isinstance(mark, _MARKS):
                annotation = Annotated[annotation, mark]  # type: ignore[assignment]
        if look := _look_in(annotation):
            fields.append((name, look))
    return tuple(fields)


def _look_in(annotation: Any) -> Look | None:
    """Return what looks for marked values in values of a type; None where there are none."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        mark = _mark_of(annotation)
        return _take(mark) if mark else _look_in(args[0])
    if origin in (list, tuple):
        return _look_in_each(inner) if (inner := _look_in(args[0])) else None
    if origin is dict:
        key, inner = _mark_of(args[0]), _look_in(args[1])
        return _look_in_pairs(key, inner) if key or inner else None
    if args:  # a union: `X | None`
        return next((look for arg in args if arg is not type(None) and (look := _look_in(arg))), None)
    return _look_in_part if isinstance(annotation, type) and issubclass(annotation, Part) else None


def _mark_of(annotation: Any) -> Any:
    return next((mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, _MARKS)), None)


def _take(mark: Any) -> Look:
    def take(value: Any, loc: Loc, found: list[Marked]) -> None:
        found.append(Marked(loc, mark, value))

    return take


def _look_in_each(inner: Look) -> Look:
    def look(values: Any, loc: Loc, found: list[Marked]) -> None:
        for number, value in enumerate(values):
            inner(value, (*loc, number), found)

    return look


def _look_in_pairs(key_mark: Any, inner: Look | None) -> Look:
    def look(values: Any, loc: Loc, found: list[Marked]) -> None:
        for key, value in values.items():
            if key_mark:
                found.append(Marked((*loc, key), key_mark, key))
            if inner:
                inner(value, (*loc, key), found)

    return look
