"""A professional framework that records can be held against."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from connected_practice.models.base import Day, KindInfo, Part, ProseText, Record


class FrameworkElement(Part):
    """One numbered or named element, at the level that has been verified."""

    id: str = Field(
        description="A short name that never changes.", examples=["ts7"], pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"
    )
    title: str = Field(description="The element's own name or number.", examples=["Teachers' Standard 7"])
    note: ProseText | None = Field(
        None, description="What it covers, in our words, where that helps.", examples=["Behaviour and safety."]
    )


class Framework(Record):
    """A framework with its dates, its standing and its elements. One YAML file each."""

    kind: ClassVar[KindInfo] = KindInfo(
        "framework",
        "frameworks",
        "Framework",
        "Frameworks",
        80,
        "Which professional standards the library serves, and how sure we are.",
        ".yml",
    )

    publisher: str = Field(description="Who publishes it.", examples=["Department for Education"])
    edition: str | None = Field(None, description="The edition that the elements are taken from.", examples=["2012"])
    in_force_from: Day | None = Field(None, description="The day from which it applies.", examples=["2025-09-01"])
    in_force_until: Day | None = Field(
        None, description="The last day on which it applies, if one is set.", examples=["2027-03-31"]
    )
    superseded_by: str | None = Field(
        None, description="What replaces it, in words.", examples=["Early Career Standards, from 1 April 2027"]
    )
    checked_on: Day | None = Field(
        None, description="The day on which a person last looked at the publisher's page.", examples=["2026-11-01"]
    )
    url: str | None = Field(None, description="Its address.", examples=["https://www.gov.uk/"])
    standing: Literal["verified", "second-hand", "unchecked"] = Field(
        description="`verified` against the publication, `second-hand`, or `unchecked`.", examples=["second-hand"]
    )
    standing_note: ProseText | None = Field(
        None,
        description="What is verified and what is not.",
        examples=["Dates verified; names of the elements second hand."],
    )
    elements: list[FrameworkElement] = Field(
        description="Its elements in order.",
        examples=[[{"id": "ts7", "title": "Teachers' Standard 7"}]],
        min_length=1,
    )
