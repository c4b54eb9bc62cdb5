"""A publication that the library draws on or points to."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar, Literal

from pydantic import Field

from connected_practice.models.base import KindInfo, Part, ProseText, Record, SourceRef


class OutlineSection(Part):
    """A section of a publication, so that what has been carried over can be counted."""

    id: str = Field(
        description="A short name for the section. It never changes.",
        examples=["case-oscar"],
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
    )
    title: str = Field(description="The section's heading in the publication.", examples=["Case illustration: Oscar"])
    page: str | None = Field(None, description="The page or pages on which it stands.", examples=["32", "32-33"])
    part: str | None = Field(
        None, description="The larger part of the publication that it belongs to.", examples=["School-age children"]
    )
    declined: ProseText | None = Field(
        None,
        description="Why nothing of this section is carried over, where that is so.",
        examples=["Contact details, out of date."],
    )


class Source(Record):
    """A publication, as a library would catalogue it, with its licence and its own outline."""

    kind: ClassVar[KindInfo] = KindInfo(
        "source", "sources", "Source", "Sources", 90, "Where everything in the library comes from, page by page."
    )

    csl: dict[str, Any] = Field(
        description="Bibliographic data in CSL-JSON: type, author, issued, publisher, URL and so on.",
        examples=[{"type": "report", "author": [{"literal": "HM Inspectorate of Probation"}], "issued": "2022-06"}],
    )
    standing: Literal["read", "listed"] = Field(
        "listed",
        description="`read`: we hold the text and work from it. `listed`: a source that we read names it.",
        examples=["read"],
    )
    cited_in: list[SourceRef] = Field(
        default_factory=list,
        description="For a listed source: which source that we read names it, and where.",
        examples=[[{"id": "hmip-ete-2022", "section": "references"}]],
    )
    licence: str | None = Field(
        None, description="The licence of the publication.", examples=["Open Government Licence v3.0"]
    )
    licence_url: str | None = Field(
        None, description="Where the licence can be read.", examples=["https://example.org/licence"]
    )
    attribution: str | None = Field(
        None,
        description="The acknowledgement that the publication asks for, shown wherever its material is used.",
        examples=["Contains public sector information licensed under the Open Government Licence."],
    )
    outline: list[OutlineSection] = Field(
        default_factory=list,
        description="The publication's sections in order, each with its page.",
        examples=[[{"id": "case-oscar", "title": "Case illustration: Oscar", "page": "32"}]],
    )

    @cached_property
    def sections(self) -> dict[str, OutlineSection]:
        """The outline by its sections' ids."""
        return {section.id: section for section in self.outline}
