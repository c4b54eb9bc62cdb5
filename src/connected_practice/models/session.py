"""A CPD session that a trainer can run as it stands."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from connected_practice.models.base import KindInfo, ProseText, Record
from connected_practice.models.module import Step


class Session(Record):
    """An agenda that adds up, with notes for the person who runs it."""

    kind: ClassVar[KindInfo] = KindInfo(
        "session",
        "sessions",
        "Session",
        "Sessions",
        55,
        "Ready-made sessions of 20, 60 or 180 minutes for trainers.",
        activity=True,
    )

    outcomes: list[ProseText] = Field(
        description="What people leave able to do.",
        examples=[["Name one change to their next assessment."]],
        min_length=1,
    )
    prepare: list[ProseText] = Field(
        default_factory=list, description="What to prepare beforehand.", examples=[["Print one case for each pair."]]
    )
    safety: ProseText | None = Field(
        None,
        description="How to keep people safe when the material is distressing.",
        examples=["Say at the start what the case holds, and that anybody may step out."],
    )
    agenda: list[Step] = Field(
        description="The steps in order. Their minutes add up to the session's.",
        examples=[
            [
                {"id": "open", "title": "Open and settle", "minutes": 5},
                {"id": "read", "title": "Read the case", "minutes": 15, "uses": ["case-study:oscar"]},
            ]
        ],
        min_length=2,
    )
