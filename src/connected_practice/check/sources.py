"""Everything can be traced: sources have places, and the places exist."""

from __future__ import annotations

from collections.abc import Iterator

from connected_practice.check.context import Context, Page
from connected_practice.models.base import Element, SourceRef
from connected_practice.models.finding import Finding
from connected_practice.models.framework import Framework
from connected_practice.models.source import Source
from connected_practice.problem import Problem, define, did_you_mean

UNSOURCED_FINDING = define(
    "CP210",
    "finding without source and place",
    meaning="A finding names no source, or names one without a section or page.",
    why="A figure that nobody can look up is a rumour.",
    mend="Add `sources:` with the source's id and a section of its outline or a page.",
)
UNKNOWN_SECTION = define(
    "CP211",
    "section that the source does not have",
    meaning="A source's `section` is not in that source's outline.",
    why="The reader cannot find the place, and coverage is counted wrongly.",
    mend="Use the id of a section in the source's outline.",
)
UNKNOWN_ELEMENT = define(
    "CP212",
    "framework element that does not exist",
    meaning="A value of `frameworks` names a framework or an element that has no entry in content/frameworks.",
    why="A record would claim to serve a standard that nobody can find.",
    mend="Write it as `framework-id#element-id`, both as they stand in content/frameworks.",
)


def check_record(page: Page, context: Context) -> Iterator[Problem]:
    """Look at sources with their sections, and at elements of frameworks."""
    record = page.document.record
    yield from _sections(page, "sources", record.sources, context)
    if isinstance(record, Source):
        yield from _sections(page, "cited_in", record.cited_in, context)
    if isinstance(record, Finding):
        if not record.sources:
            yield page.problem(UNSOURCED_FINDING, ("sources",), "This finding names no source.")
        for number, ref in enumerate(record.sources):
            if not ref.section and not ref.page:
                message = f"The source `{ref.id}` is named without a section or page."
                yield page.problem(UNSOURCED_FINDING, ("sources", number), message)
    for value in page.marked:
        if isinstance(value.mark, Element):
            yield from _element(page, value.loc, value.value, context)


def _sections(page: Page, field: str, refs: list[SourceRef], context: Context) -> Iterator[Problem]:
    for number, ref in enumerate(refs):
        source = context.collection.index.get(f"source:{ref.id}")
        if ref.section is None or source is None or not isinstance(source.record, Source):
            continue
        known = source.record.sections
        if ref.section not in known:
            message = f"The outline of `{ref.id}` has no section `{ref.section}`."
            otherwise = f"Its sections stand in {source.path}."
            yield page.problem(
                UNKNOWN_SECTION, (field, number, "section"), message, did_you_mean(ref.section, known, otherwise)
            )


def _element(page: Page, loc: tuple[str | int, ...], value: str, context: Context) -> Iterator[Problem]:
    name, _, element = value.partition("#")
    framework = context.collection.index.get(f"framework:{name}")
    if framework is None or not isinstance(framework.record, Framework):
        if f"framework:{name}" in context.collection.unread:
            return
        names = [d.id for d in context.collection.of_kind("framework")]
        message = f"There is no framework `{name}`."
        yield page.problem(UNKNOWN_ELEMENT, loc, message, did_you_mean(name, names, UNKNOWN_ELEMENT.mend))
        return
    known = [e.id for e in framework.record.elements]
    if element not in known:
        otherwise = f"Its elements are {', '.join(known)}."
        message = f"The framework `{name}` has no element `{element}`."
        yield page.problem(UNKNOWN_ELEMENT, loc, message, did_you_mean(element, known, otherwise))
