"""One statement of evidence, with its figures."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from connected_practice.models.base import Day, KindInfo, Listed, Part, ProseText, Record


class Figure(Part):
    """A number with everything that is needed to repeat it honestly."""

    id: str = Field(
        description="A short name within the finding. It never changes.",
        examples=["stayed"],
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
    )
    value: float | int = Field(description="The number, exactly as the source has it.", examples=[87])
    shown: str | None = Field(
        None,
        description="The number in the source's own form, where digits alone would change it: `over 60`, `nearly 20`.",
        examples=["over 60"],
    )
    unit: str = Field(description="What is counted or measured.", examples=["per cent", "children", "assessments"])
    what: str = Field(
        description="What the number says, as a short label for a table or a chart.",
        examples=["children who stayed in their school"],
    )
    who: str = Field(
        description="The group it is about, with how many were asked or counted if that is known.",
        examples=["23 children assessed after a weapon was found in school"],
    )
    where: str = Field(description="The place.", examples=["Bristol"])
    when: str = Field(description="The period.", examples=["February to March and September to December 2020"])
    chart: Annotated[str, Listed("charts")] | None = Field(
        None,
        description="The chart it is drawn in, from the list of charts in content/vocabulary.yml.",
        examples=["weapons-in-school"],
    )


class Finding(Record):
    """One statement with its figures, the kind of knowledge it is, and its limits."""

    kind: ClassVar[KindInfo] = KindInfo(
        "finding",
        "evidence",
        "Finding",
        "Evidence",
        60,
        "Figures and statements, each with who, where, when and how far it can be trusted.",
    )

    statement: ProseText = Field(
        description="The finding in one or two sentences, no stronger than its source.",
        examples=["After a weapon was found in school, 87 per cent of the children assessed stayed in their school."],
    )
    figures: list[Figure] = Field(
        default_factory=list,
        description="Its figures. A figure stands in one finding and is shown from there.",
        examples=[
            [
                {
                    "id": "stayed",
                    "value": 87,
                    "unit": "per cent",
                    "what": "children who stayed in their school",
                    "who": "23 children assessed after a weapon was found in school",
                    "where": "Bristol",
                    "when": "two periods of 2020",
                }
            ]
        ],
    )
    knowledge: Annotated[str, Listed("knowledge")] = Field(
        description="The kind of knowledge it is, from the list.", examples=["administrative-data"]
    )
    limits: ProseText = Field(
        description="What not to conclude from it: who was not asked, what was not compared, how old it is.",
        examples=["One city, two short periods, no comparison group."],
    )
    check_again: Day = Field(
        description="The day by which somebody should look whether a newer figure exists.", examples=["2027-06-30"]
    )
