"""The forms of a plan, of what records give to it, and of the documents that are made of it.

They are those of `browser/packs/plan.ts`, `browser/packs/pack.ts` and `browser/documents/pieces.ts`, where each field
is explained: plain values that can be written as JSON and read back.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

Piece = dict[str, Any]
"""A heading, a paragraph, a list, a table and so on, as in `browser/documents/pieces.ts`."""

Run = str | dict[str, Any]
"""Some words of a sentence: text, or text with `strong`, `emphasis` or `link`."""

StepKind = Literal["opening", "activity", "break", "closing"]


class Serves(TypedDict):
    """A section of a professional framework."""

    framework: str
    title: str


class Seat(TypedDict):
    """What somebody of one sector asks of a case."""

    sector: str
    title: str
    questions: list[str]


class Material(TypedDict):
    """What a record gives to a session."""

    ref: str
    kind: str
    title: str
    summary: str
    address: str
    version: str
    note: str
    outcome: str
    what: str
    minutes: tuple[int, int]
    points: list[str]
    questions: list[str]
    seats: list[Seat]
    frameworks: list[Serves]
    sources: list[str]


class Step(TypedDict):
    """A step of a session."""

    id: str
    kind: StepKind
    title: str
    minutes: int
    what: str
    materials: list[Material]
    seats: list[str]


class Plan(TypedDict):
    """A session, ready to be described."""

    format: Literal[1]
    title: str
    summary: str
    address: str
    changes: str
    version: str
    licence: str
    minutes: int
    people: str
    number: NotRequired[int]
    outcomes: list[str]
    prepare: list[str]
    safety: str
    steps: list[Step]
    notes: list[Piece]
    frameworks: list[Serves]
    sources: list[str]


class Logo(TypedDict):
    """A picture as a data address, with its size in pixels."""

    source: str
    width: int
    height: int


class Organisation(TypedDict):
    """An organisation's own lines."""

    name: str
    logo: Logo | None
    contacts: list[str]


class Frame(TypedDict):
    """What stands around the pieces of a document."""

    title: str
    version: str
    address: str
    licence: str
    sources: list[str]
    made: str
    description: NotRequired[str]
    changes: NotRequired[str]
    organisation: NotRequired[str]
    contacts: NotRequired[list[str]]
    logo: NotRequired[Logo]


class Paper(TypedDict):
    """A document to print."""

    name: str
    frame: Frame
    pieces: list[Piece]


class Column(TypedDict):
    """A column of a slide."""

    title: str
    lines: list[str]


class Slide(TypedDict):
    """One idea."""

    layout: Literal["title", "point", "question", "list", "seats", "pause", "end"]
    title: str
    lines: list[str]
    columns: list[Column]
    notes: list[str]


class Slides(TypedDict):
    """All slides of a session."""

    frame: Frame
    slides: list[Slide]


class Entry(TypedDict):
    """What stands in a calendar."""

    title: str
    minutes: int
    description: str
    address: str


class Pack(TypedDict):
    """All documents of a session."""

    format: Literal[1]
    papers: list[Paper]
    slides: Slides
    calendar: Entry
