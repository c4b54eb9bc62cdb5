"""An idea to work by, and what it looks like in practice."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from connected_practice.models.base import KindInfo, LevelId, ProseText, QuestionText, Record


class Principle(Record):
    """What good practice rests on: what it says, why, what it looks like, what gets in the way."""

    kind: ClassVar[KindInfo] = KindInfo(
        "principle",
        "principles",
        "Principle",
        "Principles",
        10,
        "What good practice rests on, and what it looks like on an ordinary day.",
    )

    statement: ProseText = Field(
        description="The principle in one or two sentences that a tired reader can use.",
        examples=["Ask what a child can understand before you ask what they will do."],
    )
    belongs_to: str | None = Field(
        None,
        description="The set it comes from, where a source sets several out together.",
        examples=["The inspectorate's expectations: organisational delivery"],
    )
    looks_like: dict[LevelId, list[ProseText]] = Field(
        default_factory=dict,
        description="What can be seen when it is there, by level.",
        examples=[{"individual": ["The child's own words stand in the plan."]}],
    )
    watch_for: list[ProseText] = Field(
        default_factory=list,
        description="What gets in the way, and how it goes wrong.",
        examples=[["A plan that lists what the child must do and nothing that adults will."]],
    )
    questions: list[QuestionText] = Field(
        default_factory=list,
        description="Questions to ask, none of which can be answered with yes or no.",
        examples=[["What would this child say the plan is for?"]],
    )
