"""A piece of learning for one person or a group, step by step."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from connected_practice.models.base import AnyRef, KindInfo, Part, ProseText, Record


class Step(Part):
    """One step with its minutes."""

    id: str = Field(
        description="A short name that never changes.", examples=["read-oscar"], pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"
    )
    title: str = Field(description="What one does, in a few words.", examples=["Read Oscar's case"])
    minutes: int = Field(description="How long it takes.", examples=[10], ge=1, le=240)
    uses: list[AnyRef] = Field(
        default_factory=list, description="The records that the step works with.", examples=[["case-study:oscar"]]
    )
    what: ProseText | None = Field(
        None,
        description="What to do, in one to three sentences.",
        examples=["Read it once for the story and once for who did what."],
    )


class Choice(Part):
    """One answer that a person may give."""

    text: ProseText = Field(description="The answer.", examples=["Ask her what she does here that others would miss."])
    right: bool = Field(False, description="Whether it is a good answer. Several may be.", examples=[True])
    why: ProseText = Field(
        description="What somebody reads who has chosen it: why it holds, or what it overlooks.",
        examples=["Belonging is felt. Nobody can see it from outside."],
    )


class Check(Part):
    """One question that lets a person see what they have understood."""

    id: str = Field(
        description="A short name that never changes.", examples=["quiet-pupil"], pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"
    )
    question: ProseText = Field(
        description="The question.", examples=["A quiet pupil is never absent. What do you know about her belonging?"]
    )
    choices: list[Choice] = Field(
        description="The answers to choose from, one of them at least right.",
        examples=[
            [
                {"text": "Nothing yet.", "right": True, "why": "Belonging is felt; you would have to ask."},
                {"text": "That she belongs.", "why": "Full attendance shows that she comes, and no more."},
            ]
        ],
        min_length=2,
        max_length=6,
    )


class Module(Record):
    """Outcomes, then steps with minutes that add up."""

    kind: ClassVar[KindInfo] = KindInfo(
        "module",
        "modules",
        "Module",
        "Modules",
        50,
        "Learning in 45 to 120 minutes, for one person or a group.",
        activity=True,
    )

    outcomes: list[ProseText] = Field(
        description="What a person can do afterwards.",
        examples=[["Spot three signs that a child has not understood."]],
        min_length=1,
    )
    needs_first: list[AnyRef] = Field(
        default_factory=list, description="Modules to do before this one.", examples=[["module:seeing-the-child"]]
    )
    steps: list[Step] = Field(
        description="The steps in order. Their minutes add up to the module's.",
        examples=[[{"id": "read-oscar", "title": "Read Oscar's case", "minutes": 10}]],
        min_length=1,
    )
    checks: list[Check] = Field(
        default_factory=list,
        description="A check of understanding, with feedback on every answer.",
        examples=[
            [
                {
                    "id": "quiet-pupil",
                    "question": "A quiet pupil is never absent. What do you know about her belonging?",
                    "choices": [
                        {"text": "Nothing yet.", "right": True, "why": "Belonging is felt; you would have to ask."},
                        {"text": "That she belongs.", "why": "Full attendance shows that she comes, and no more."},
                    ],
                }
            ]
        ],
    )
    leading: ProseText | None = Field(
        None,
        description="Notes for the person who leads a group. Packages for a VLE hide them from learners.",
        examples=["Four to 24 people, in pairs. Do not collect the notes."],
    )
