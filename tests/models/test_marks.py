"""Fields say by their marks what their text is, however deep they lie."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from connected_practice.models.base import Element, Listed, Part, Prose, Ref, marked_values
from tests.library import GOOD, linked


class Inner(Part):
    """A part with every mark."""

    ref: Annotated[str, Ref("term")] | None = None
    prose: Annotated[str, Prose()]
    plain: str = "plain"


class Outer(Part):
    """A part with parts, lists and mappings."""

    any_ref: Annotated[str, Ref(None)]
    listed: list[Annotated[str, Listed("topics")]] = Field(default_factory=list)
    elements: list[Annotated[str, Element()]] = Field(default_factory=list)
    by_level: dict[Annotated[str, Listed("levels")], list[Annotated[str, Prose()]]] = Field(default_factory=dict)
    inner: Inner | None = None
    inners: list[Inner] = Field(default_factory=list)
    number: int = 3


def test_every_marked_value_with_its_place() -> None:
    outer = Outer.model_validate(
        {
            "any_ref": "term:a",
            "listed": ["x", "y"],
            "elements": ["f#e"],
            "by_level": {"team": ["p", "q"]},
            "inner": {"ref": "b", "prose": "r"},
            "inners": [{"prose": "s"}, {"ref": "c", "prose": "t"}],
        }
    )
    assert [(value.loc, value.mark, value.value) for value in marked_values(outer)] == [
        (("any_ref",), Ref(None), "term:a"),
        (("listed", 0), Listed("topics"), "x"),
        (("listed", 1), Listed("topics"), "y"),
        (("elements", 0), Element(), "f#e"),
        (("by_level", "team"), Listed("levels"), "team"),
        (("by_level", "team", 0), Prose(), "p"),
        (("by_level", "team", 1), Prose(), "q"),
        (("inner", "ref"), Ref("term"), "b"),
        (("inner", "prose"), Prose(), "r"),
        (("inners", 0, "prose"), Prose(), "s"),
        (("inners", 1, "ref"), Ref("term"), "c"),
        (("inners", 1, "prose"), Prose(), "t"),
    ]


def test_places_of_marked_values_lead_to_them_in_the_file() -> None:
    for document in linked(GOOD).collection.documents:
        lines = (GOOD / document.path).read_text("utf-8").split("\n")
        for value in marked_values(document.record):
            line, column, _ = document.place(value.loc)
            assert column >= 1
            if isinstance(value.loc[-1], int):
                assert lines[line - 1][column - 1 :].lstrip("\"'").startswith(value.value.split("\n")[0][:8])
            else:
                assert lines[line - 1][column - 1 :].startswith(str(value.loc[-1]))
