"""An organisation's own lines: what it is called, its logo, whom people can turn to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from connected_practice.models.base import Part

Line = Annotated[str, Field(min_length=1, max_length=200)]
"""One line of text."""


class Local(Part):
    """Everything in local.yml, which stands beside mkdocs.yml: sessions' documents carry it. No library needs one."""

    organisation: str = Field(
        "", description="What the organisation is called.", examples=["Fernhill School"], max_length=120
    )
    logo: str | None = Field(
        None,
        description="A picture (PNG or JPEG) of its logo, by its path from the folder of local.yml.",
        examples=["docs/assets/our-logo.png"],
        min_length=1,
    )
    contacts: list[Line] = Field(
        default_factory=list,
        description="Whom people can turn to, a line each. Everybody who gets a document reads them.",
        examples=[["Designated safeguarding lead: Ms A, extension 12"]],
        max_length=6,
    )
