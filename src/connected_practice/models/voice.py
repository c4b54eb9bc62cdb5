"""What children, young people or parents said when they were asked."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from connected_practice.models.base import KindInfo, Part, ProseText, Record


class Theme(Part):
    """One thing that they said, and what adults can do about it."""

    id: str = Field(
        description="A short name that never changes.",
        examples=["a-plan-of-my-own"],
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
    )
    title: str = Field(
        description="The theme as a short sentence.", examples=["They wanted a plan that they could read"]
    )
    said: ProseText = Field(
        description="What they said, in reported speech, with how many said so where that is known.",
        examples=["Eighteen of the 29 had no plan or did not know of one."],
    )
    adults_can: list[ProseText] = Field(
        description="What adults can do about it, each one thing, with links to where the library helps.",
        examples=[["Write the plan with the child and give them a copy."]],
        min_length=1,
    )


class Voice(Record):
    """Themes in reported speech, with who was asked, by whom and how many."""

    kind: ClassVar[KindInfo] = KindInfo(
        "voice",
        "voices",
        "Voice",
        "Voices",
        25,
        "What children, young people and parents said, and what adults can do about it.",
    )

    asked: ProseText = Field(
        description="Who was asked, how many, by whom, where and when, and who was not.",
        examples=["29 children known to youth justice teams, by the charity User Voice."],
    )
    themes: list[Theme] = Field(
        description="The themes in order.",
        examples=[[{"id": "a-plan-of-my-own", "title": "They wanted a plan", "said": "...", "adults_can": ["..."]}]],
        min_length=1,
    )
