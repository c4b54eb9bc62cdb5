"""What editors know of searches: everyday words, names of roles and topics, and searches that have to work."""

from __future__ import annotations

from pydantic import Field

from connected_practice.models.base import AnyRef, Part, RoleId, SectorId, StageId, TopicId


class Search(Part):
    """A search that editors care about."""

    query: str = Field(
        description="What somebody types, as they would type it.", examples=["kid wont go to school"], min_length=1
    )
    finds: list[AnyRef] = Field(
        default_factory=list,
        description="The records of which it should find at least one among its first three. "
        "Where it is left out, it has to find something.",
        examples=[["guide:school-avoidance", "term:emotionally-based-school-avoidance"]],
    )


class Called(Part):
    """What people call the entries of closed lists, beside their titles."""

    topics: dict[TopicId, list[str]] = Field(
        default_factory=dict, description="Other words for topics.", examples=[{"exclusion": ["expelled"]}]
    )
    sectors: dict[SectorId, list[str]] = Field(
        default_factory=dict, description="Other words for sectors.", examples=[{"health": ["NHS"]}]
    )
    roles: dict[RoleId, list[str]] = Field(
        default_factory=dict, description="Other words for roles.", examples=[{"school-leader": ["headteacher"]}]
    )
    stages: dict[StageId, list[str]] = Field(
        default_factory=dict, description="Other words for stages.", examples=[{"primary": ["KS2"]}]
    )


class Searches(Part):
    """Everything in content/searches.yml."""

    everyday: dict[str, list[str]] = Field(
        default_factory=dict,
        description="Words of the library, each with everyday words for the same. Terms have theirs in the glossary.",
        examples=[{"weapon": ["knife", "blade"]}],
    )
    called: Called = Field(default_factory=Called, description="Other words for entries of the lists.", examples=[{}])
    queries: list[Search] = Field(
        default_factory=list, description="Searches that have to work.", examples=[[{"query": "school refuser"}]]
    )
