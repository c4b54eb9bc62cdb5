"""What serves which section of the professional frameworks: every module against every section, with the gaps."""

from __future__ import annotations

from dataclasses import dataclass

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.models.framework import Framework, FrameworkElement
from connected_practice.render.environment import render
from connected_practice.render.page import Page
from connected_practice.render.writer import Writer

PATH = "frameworks/crosswalk.md"
MOST_COLUMNS = 24
"""How many modules a page can show beside one another, on a screen and on a sheet of A4. The spreadsheet shows all."""

STANDINGS = {
    "verified": "Held against the publication.",
    "second-hand": "Known second hand, not yet held against the publication.",
    "unchecked": "Not checked.",
}
"""How sure we are of a framework's wording, in words."""


@dataclass(frozen=True)
class Row:
    """An element of a framework with what serves it."""

    id: str
    title: str
    serving: dict[str, list[Document]]
    """Modules, toolkits and principles, by kind."""
    others: int
    """How many records of other kinds serve it."""

    @property
    def is_gap(self) -> bool:
        """Whether nothing serves it."""
        return not self.others and not any(self.serving.values())

    @property
    def modules(self) -> frozenset[str]:
        """The ids of the modules that serve it."""
        return frozenset(document.id for document in self.serving["module"])


def crosswalk(library: Library) -> list[tuple[Document, list[Row]]]:
    """Return each framework with its elements in order and what serves each."""
    frameworks = library.of_kind("framework")
    return [(framework, [_row(library, framework, e) for e in _elements(framework)]) for framework in frameworks]


def unmapped(library: Library) -> list[Document]:
    """Return the modules that serve no section of any framework."""
    return [module for module in library.of_kind("module") if not module.record.frameworks]


def short(title: str) -> str:
    """Return what a title says before its colon, for the head of a narrow column."""
    return title.partition(": ")[0]


def crosswalk_page(library: Library) -> Page:
    """Return the page that shows it all. The library has at least one framework."""
    frameworks = crosswalk(library)
    gaps = [(framework, [row.title for row in rows if row.is_gap]) for framework, rows in frameworks]
    modules = library.of_kind("module")
    markdown = render(
        "crosswalk.md.j2",
        frameworks=frameworks,
        rows=[row for _, rows in frameworks for row in rows],
        gaps=[title for _, titles in gaps for title in titles],
        gaps_by_framework=[(framework, titles) for framework, titles in gaps if titles],
        modules=modules if len(modules) <= MOST_COLUMNS else [],
        unmapped=unmapped(library),
        standings=STANDINGS,
        short=short,
        write=Writer(library, PATH),
    )
    description = "Each section of each professional framework, with what serves it and what nothing serves yet."
    return Page(PATH, "What serves which standard", markdown, {"description": description, "list_of": "framework"})


def _elements(document: Document) -> list[FrameworkElement]:
    assert isinstance(document.record, Framework)
    return document.record.elements


def _row(library: Library, framework: Document, element: FrameworkElement) -> Row:
    found = library.serving(f"{framework.id}#{element.id}")
    serving = {kind: [d for d in found if d.kind == kind] for kind in ("module", "toolkit", "principle")}
    return Row(element.id, element.title, serving, len(found) - sum(map(len, serving.values())))
