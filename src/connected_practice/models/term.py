"""A word that the professions share, or use differently."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from connected_practice.models.base import KindInfo, Part, ProseText, Record, Ref, SectorId

TermId = Annotated[str, Ref("term")]


class Sense(Part):
    """What a term means to some sectors, where sectors differ."""

    sectors: list[SectorId] = Field(
        description="The sectors that use the word in this sense.", examples=[["health", "youth-justice"]], min_length=1
    )
    definition: ProseText = Field(
        description="What it means there, in one or two plain sentences.",
        examples=["A plan agreed at court for what a child must do and the help they get."],
    )


class Discouraged(Part):
    """A wording to avoid, with the reason and what to say instead."""

    wording: str = Field(description="The words as people write them.", examples=["school refuser"])
    reason: ProseText = Field(
        description="Why it does harm or misleads, said kindly.",
        examples=["It places the problem in the child and hides what makes school hard."],
    )
    instead: str | None = Field(
        None,
        description="What to write instead, where the preferred wording alone does not fit the sentence.",
        examples=["a child who finds it hard to attend"],
    )


class Term(Record):
    """A glossary term: preferred wording, other wordings, and what it means to whom."""

    kind: ClassVar[KindInfo] = KindInfo(
        "term",
        "glossary",
        "Term",
        "Glossary",
        70,
        "Words that four professions share, and where they mean different things by them.",
    )

    definition: ProseText = Field(
        description="What it means, in one or two plain sentences that stand alone.",
        examples=["When a child finds it so hard to be in school, for emotional reasons, that they miss much of it."],
    )
    abbreviations: list[str] = Field(
        default_factory=list, description="Short forms, in the case in which they are written.", examples=[["EBSA"]]
    )
    admitted: list[str] = Field(
        default_factory=list,
        description="Other wordings that are acceptable. They are linked to the term like its title.",
        examples=[["emotionally based school non-attendance"]],
    )
    search_only: list[str] = Field(
        default_factory=list,
        description="What people type when they look for it, never linked or shown as an alternative.",
        examples=[["school phobia", "kid won't go to school"]],
    )
    discouraged: list[Discouraged] = Field(
        default_factory=list,
        description="Wordings to avoid, each with its reason.",
        examples=[[{"wording": "school refuser", "reason": "It blames the child."}]],
    )
    senses: list[Sense] = Field(
        default_factory=list,
        description="What it means to particular sectors, where they differ.",
        examples=[[{"sectors": ["education"], "definition": "Senior leadership team."}]],
    )
    defined_by: Literal["source", "editors"] = Field(
        description="`source`: the definition follows the source named. `editors`: it is ours.", examples=["source"]
    )
    link: bool = Field(
        True,
        description="Whether the term's first use on a page is linked. Switch off for words too common to link.",
        examples=[True],
    )
