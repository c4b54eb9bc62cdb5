"""What became of pages that are no longer where they were, and are not the page of a record under another id."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from connected_practice.models.base import AnyRef, Day, Part

Address = Annotated[str, Field(pattern=r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+$")]
"""The address of a page below the site's root, with a slash at its end: `principles/small-steps/`."""


class Redirect(Part):
    """Where readers of an old address find what they came for."""

    on: Day = Field(description="The day on which the page went.", examples=["2026-11-21"])
    because: str = Field(
        description="Why, in one sentence for readers.", examples=["Two principles said the same and are one now."]
    )
    to: AnyRef | None = Field(
        None, description="The record that takes its place. Readers are sent there.", examples=["principle:ask-first"]
    )
    see: list[AnyRef] = Field(
        default_factory=list,
        description="Where else to look, for a page that was withdrawn and has no successor.",
        examples=[["guide:belonging"]],
    )


class Redirects(Part):
    """Everything in content/redirects.yml."""

    pages: dict[Address, Redirect] = Field(
        default_factory=dict,
        description="Old addresses, each with what became of the page.",
        examples=[{"principles/small-steps/": {"on": "2026-11-21", "because": "It is part of another now."}}],
    )
