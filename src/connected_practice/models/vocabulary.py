"""The closed lists of the library, kept in content/vocabulary.yml."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from connected_practice.models.base import AnyRef, Listed, Part, RoleId


class Entry(Part):
    """One entry of a closed list."""

    title: str = Field(description="How readers see it.", examples=["Youth justice"])
    about: str | None = Field(
        None, description="One sentence about it.", examples=["Youth offending teams and courts."]
    )


class Topic(Entry):
    """A subject that runs across records, with the situation in which people come to it."""

    situation: str = Field(
        description="What a reader is dealing with, in their own words, to choose from.",
        examples=["A child has stopped coming to school"],
    )
    start: list[AnyRef] = Field(
        default_factory=list,
        description="The three or so records to begin with: a case, a principle, a question set.",
        examples=[["case-study:oscar", "principle:shared-understanding"]],
    )
    roles: list[RoleId] = Field(
        default_factory=list,
        description="The roles to whose page the situation belongs. All roles where it is left out.",
        examples=[["teacher"]],
    )


class Sector(Entry):
    """A professional world, and who sits at the table for it."""

    seat: str | None = Field(
        None,
        description="Who takes the seat where a case is looked at from several. The title where it is left out.",
        examples=["Social worker"],
    )


class Role(Entry):
    """A reader's job."""

    sectors: list[Annotated[str, Listed("sectors")]] = Field(
        default_factory=list, description="The sectors that the role works in.", examples=[["education"]]
    )
    door: str = Field(
        description="The door that opens for the role: practitioner, trainer, itt, leader or editor.",
        examples=["practitioner"],
    )


class Chart(Entry):
    """Figures that belong together and are drawn together."""

    unit: str = Field(description="The unit that all its figures share.", examples=["per cent"])
    maximum: float | None = Field(None, description="The end of the scale, where it is fixed.", examples=[100])


class Vocabulary(Part):
    """Every closed list, each a mapping from a short name to its entry."""

    @classmethod
    def empty(cls) -> Vocabulary:
        """Return lists with nothing in them, for a library whose own cannot be read."""
        required: dict[str, Any] = {name: {} for name, info in cls.model_fields.items() if info.is_required()}
        return cls(**required)

    topics: dict[str, Topic] = Field(description="What records are about.", examples=[{}])
    sectors: dict[str, Sector] = Field(description="Professional worlds.", examples=[{}])
    roles: dict[str, Role] = Field(description="Who reads.", examples=[{}])
    levels: dict[str, Entry] = Field(description="Where a piece of practice works.", examples=[{}])
    stages: dict[str, Entry] = Field(description="Stages of education and life.", examples=[{}])
    needs: dict[str, Entry] = Field(description="Needs and circumstances of children.", examples=[{}])
    outcome_areas: dict[str, Entry] = Field(description="Areas of life in which things change.", examples=[{}])
    purposes: dict[str, Entry] = Field(description="How reflection questions are used.", examples=[{}])
    knowledge: dict[str, Entry] = Field(description="Kinds of knowledge.", examples=[{}])
    charts: dict[str, Chart] = Field(default_factory=dict, description="Charts of findings.", examples=[{}])
    letters: list[str] = Field(
        default_factory=list,
        description="Capital letters that are names, or that every reader knows: they need no explanation.",
        examples=[["BBC", "UK"]],
    )
