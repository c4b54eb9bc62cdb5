"""A topic on one screen: the point, what to do first, what to ask."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from connected_practice.models.base import KindInfo, ProseText, QuestionText, Record


class Guide(Record):
    """The guide to a topic. Its id is the topic's in content/vocabulary.yml, and its page is the topic's."""

    kind: ClassVar[KindInfo] = KindInfo(
        "guide",
        "topics",
        "Topic guide",
        "Topics",
        5,
        "Each topic on one screen: the point, what to do first, and everything on it.",
    )

    point: ProseText = Field(
        description="The point, in one to three sentences that would change what a busy reader does.",
        examples=["Behaviour that looks like defiance is often a child who has not understood."],
    )
    first: list[ProseText] = Field(
        description="The three things to do first, the most useful at the top.",
        examples=[
            [
                "Ask the child to say back what was agreed.",
                "Write the plan in the child's own words.",
                "Find out who can assess, and how long that takes.",
            ]
        ],
        min_length=3,
        max_length=3,
    )
    councillor: list[QuestionText] = Field(
        description="Three questions that a councillor or governor can ask about it.",
        examples=[
            [
                "How many children wait for an assessment, and for how long?",
                "What do families do while they wait?",
                "Which schools ask for the most help, and what do they get?",
            ]
        ],
        min_length=3,
        max_length=3,
    )
