"""How much of each source is carried over, by the source's own sections."""

from __future__ import annotations

from dataclasses import dataclass

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.models.source import OutlineSection, Source


@dataclass(frozen=True)
class SectionCoverage:
    """One section: the records that draw on it, or why there are none."""

    section: OutlineSection
    records: tuple[Document, ...]

    @property
    def state(self) -> str:
        """`carried over`, `declined` or `open`."""
        return "carried over" if self.records else "declined" if self.section.declined else "open"


@dataclass(frozen=True)
class SourceCoverage:
    """One source with its sections."""

    id: str
    source: Source
    sections: tuple[SectionCoverage, ...]

    def count(self, state: str) -> int:
        """Return how many sections are in a state."""
        return sum(section.state == state for section in self.sections)

    @property
    def share(self) -> float:
        """The share of sections that are carried over or declined, from 0 to 1."""
        return 1 - self.count("open") / len(self.sections)


def coverage(library: Library) -> list[SourceCoverage]:
    """Return the coverage of every source that has an outline."""
    found = []
    for document in library.of_kind("source"):
        assert isinstance(document.record, Source)
        if document.record.outline:
            sections = tuple(
                SectionCoverage(section, library.drawn.get((document.id, section.id), ()))
                for section in document.record.outline
            )
            found.append(SourceCoverage(document.id, document.record, sections))
    return found
