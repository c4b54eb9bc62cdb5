"""Questions to think with, alone or together."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from connected_practice.models.base import KindInfo, Listed, Part, ProseText, QuestionText, Record


class Question(Part):
    """One question, with a nudge for when it meets silence."""

    id: str = Field(
        description="A short name that never changes, so that answers can be kept.",
        examples=["speech-and-language"],
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
    )
    text: QuestionText = Field(
        description="The question. It cannot be answered with yes or no.",
        examples=["Where in your week would a child's trouble with language show itself?"],
    )
    nudge: ProseText | None = Field(
        None,
        description="A follow-up for when nobody answers, or a place to look.",
        examples=["Think of the last letter you asked a child to sign."],
    )


class Reflection(Record):
    """An ordered set of questions with a purpose and a time."""

    kind: ClassVar[KindInfo] = KindInfo(
        "reflection",
        "reflection",
        "Reflection",
        "Reflection questions",
        30,
        "Questions to take into supervision, a team meeting or a quiet half hour.",
        activity=True,
    )

    purpose: list[Annotated[str, Listed("purposes")]] = Field(
        description="How it can be used: alone, in supervision, in a team, between agencies.",
        examples=[["alone", "team"]],
        min_length=1,
    )
    questions: list[Question] = Field(
        description="The questions in order.",
        examples=[
            [
                {"id": "alignment", "text": "Where does your work already meet this?"},
                {"id": "next-step", "text": "What could you change by the end of the month?"},
            ]
        ],
        min_length=2,
    )
