"""Something to work with: an audit, a checklist, a question set, a statement builder, tips."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from connected_practice.models.base import AnyRef, KindInfo, Part, ProseText, Record


class Item(Part):
    """One thing to check, ask, try or complete."""

    id: str = Field(
        description="A short name, unique in the toolkit, that never changes: saved answers depend on it.",
        examples=["slt-route"],
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
    )
    text: ProseText = Field(
        description="The item. In an audit, one thing that can be seen.",
        examples=["Every child who starts with us is offered a speech and language screening."],
    )
    look_for: ProseText | None = Field(
        None, description="What would show it: evidence, an example, a note.", examples=["The last ten assessments."]
    )
    next: list[AnyRef] = Field(
        default_factory=list,
        description="Where to go in the library when this is weak.",
        examples=[["case-study:danny", "principle:find-hidden-language-needs"]],
    )


class Section(Part):
    """A group of items under one heading."""

    id: str = Field(
        description="A short name that never changes.", examples=["leadership"], pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"
    )
    title: str = Field(description="The heading.", examples=["Governance and leadership"])
    intro: ProseText | None = Field(
        None, description="One or two sentences before the items.", examples=["Ask these of the board's papers."]
    )
    items: list[Item] = Field(
        description="The items in order.", examples=[[{"id": "slt-route", "text": "One thing to see."}]], min_length=1
    )


class Toolkit(Record):
    """A working structure that people fill in, tick off, ask or try."""

    kind: ClassVar[KindInfo] = KindInfo(
        "toolkit",
        "toolkits",
        "Toolkit",
        "Toolkits",
        40,
        "Audits, checklists and question sets to fill in, print and argue about.",
        activity=True,
    )

    form: Literal["audit", "checklist", "question-set", "statement-builder", "tips"] = Field(
        description="`audit` (rated items), `checklist`, `question-set`, `statement-builder` or `tips`.",
        examples=["audit"],
    )
    scale: Literal["rag", "yes-no"] | None = Field(
        None,
        description="How an audit's items are rated: `rag` (red, amber, green, not applicable) or `yes-no`.",
        examples=["rag"],
    )
    sections: list[Section] = Field(
        description="The sections in order.",
        examples=[
            [
                {
                    "id": "leadership",
                    "title": "Governance and leadership",
                    "items": [{"id": "slt-route", "text": "Every child who starts with us is offered a screening."}],
                }
            ]
        ],
        min_length=1,
    )
