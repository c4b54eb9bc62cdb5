"""One page for people who lead, govern or hold to account."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from connected_practice.models.base import KindInfo, ProseText, QuestionText, Record


class Brief(Record):
    """A topic for leaders, governors and councillors: what to ask, what a good answer has, what not to infer."""

    kind: ClassVar[KindInfo] = KindInfo(
        "brief",
        "briefs",
        "Brief",
        "Briefs",
        45,
        "One page a topic for leaders, governors and councillors: what to ask, and what a good answer holds.",
    )

    point: ProseText = Field(
        description="Why it matters to somebody who leads, in two or three sentences.",
        examples=["Children whose needs are found early stay in school."],
    )
    ask: list[QuestionText] = Field(
        description="Three questions to ask, none of which can be answered with yes or no.",
        examples=[
            [
                "How do we know which children have never been screened?",
                "What happens in the week after a screening finds something?",
                "Who looks at whether it helped?",
            ]
        ],
        min_length=3,
        max_length=3,
    )
    good_evidence: list[ProseText] = Field(
        description="What a good answer can show.",
        examples=[["Numbers by school and by group, over two years."]],
        min_length=1,
    )
    not_infer: list[ProseText] = Field(
        description="What not to conclude from it.",
        examples=[["Fewer exclusions alone do not show inclusion."]],
        min_length=1,
    )
