"""A child's story or a service's, told so that others can use it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from connected_practice.models.base import KindInfo, Listed, Part, ProseText, QuestionText, Record, Ref, SectorId


class Outcome(Part):
    """What came of it, in one area of a life or a service."""

    area: Annotated[str, Listed("outcome_areas")] = Field(
        description="The area, from the list of outcome areas.", examples=["education"]
    )
    direction: Literal["better", "mixed", "fragile", "unchanged", "worse", "unknown"] = Field(
        description="`better`, `mixed`, `fragile` (better, and could be lost), `unchanged`, `worse` or `unknown`.",
        examples=["better"],
    )
    what: ProseText = Field(
        description="What happened, in one sentence, as the source has it.", examples=["He went back to school."]
    )


class CaseStudy(Record):
    """Who, what was going on, what people did, what changed, what remains hard, what it shows."""

    kind: ClassVar[KindInfo] = KindInfo(
        "case-study",
        "case-studies",
        "Case study",
        "Case studies",
        20,
        "What people did, what changed, and what stayed hard.",
    )

    subject: Literal["child", "service"] = Field(
        description="Whether it is about one child or about a service.", examples=["child"]
    )
    name: str = Field(
        description="The pseudonym as published, or the service's name.",
        examples=["Oscar", "Camden Reintegration Base"],
    )
    place: str | None = Field(None, description="Where, if the source says.", examples=["Bristol"])
    age: int | None = Field(None, description="The child's age in years.", examples=[12], ge=0, le=25)
    stage: list[Annotated[str, Listed("stages")]] = Field(
        default_factory=list, description="Stage of education or life, from the list.", examples=[["secondary"]]
    )
    needs: list[Annotated[str, Listed("needs")]] = Field(
        default_factory=list,
        description="Needs and circumstances that mattered, from the list.",
        examples=[["trauma", "substance-use"]],
    )
    who: ProseText = Field(
        description="Who this is about, in two lines.",
        examples=["Oscar, 12, on a nine-month youth rehabilitation order after an earlier order broke down."],
    )
    made_the_difference: list[ProseText] = Field(
        description="What seems to have made the difference, each in one sentence.",
        examples=[["Everybody worked from one formulation of why he did what he did."]],
        min_length=1,
    )
    outcomes: list[Outcome] = Field(
        description="What came of it, by area, good and bad.",
        examples=[[{"area": "education", "direction": "better", "what": "He went back to school."}]],
        min_length=1,
    )
    principles: list[Annotated[str, Ref("principle")]] = Field(
        description="The principles that it shows.", examples=[["shared-understanding"]], min_length=1
    )
    questions: list[QuestionText] = Field(
        description="What to ask yourself, two to four questions that cannot be answered with yes or no.",
        examples=[
            [
                "Who else around this child works from the same picture as you?",
                "What would have to change in your week for this to happen?",
            ]
        ],
        min_length=2,
    )
    seats: dict[SectorId, Annotated[list[QuestionText], Field(min_length=2, max_length=3)]] = Field(
        default_factory=dict,
        min_length=2,
        description="What somebody in each service asks of the case, by sector: two or three questions that cannot be "
        "answered with yes or no, about a moment, a person or a decision in it.",
        examples=[
            {
                "education": [
                    "Oscar comes back to school. What do you need from the formulation for his first day?",
                    "How would you explain one of his case manager's strategies to a lunchtime supervisor?",
                ],
                "health": [
                    "You wrote a formulation for a whole network. When, and in which words, does it reach Oscar?",
                    "He stopped using cannabis. What might bring it back, and who would see that first?",
                ],
            }
        ],
    )
