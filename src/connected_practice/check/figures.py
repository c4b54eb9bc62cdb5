"""Figures are supported, and the same figure is the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connected_practice.check.context import Context, Page, Passage
from connected_practice.markdown import Link
from connected_practice.models.finding import Finding
from connected_practice.problem import Problem, Severity, define

UNSUPPORTED = define(
    "CP410",
    "figure that nothing supports",
    meaning="A percentage or a count out of a total stands in a paragraph with no citation and no link to a finding.",
    why="A wrong figure is repeated for years. Ours can be traced.",
    mend="Link the figure to its finding, as `[87 per cent](finding:weapons-pathway-results)`, or cite the source.",
    severity=Severity.WARNING,
)
DIFFERENT = define(
    "CP411",
    "figure that differs from its finding",
    meaning="The number in a link to a finding is none of that finding's figures.",
    why="One of the two is wrong, and the reader cannot tell which.",
    mend="Use the finding's figure, or correct the finding.",
)

_EVIDENCE = re.compile(
    r"\b\d[\d,]*(?:\.\d+)?\s*(?:%|per\s+cent\b|percentage\s+points?\b)"
    r"|\b\d[\d,]*\s+(?:of|out\s+of|in)\s+(?:the\s+)?\d[\d,]*\b"
)
_HINT = re.compile(r"\d,*\s*(?:%|per|of|out|in)")
"""In every text that `_EVIDENCE` is found in, and ten times as fast to look for."""
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
UP_TO_TWENTY = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split()
)
_WORDS = {word: number for number, word in enumerate(UP_TO_TWENTY)} | {"none": 0, "no": 0, "nobody": 0}
_WORD = re.compile(r"[\w-]+")
"""A word with its hyphens: `seventy-five` is not five, and `one-page` is no number."""


def check_record(page: Page, context: Context) -> Iterator[Problem]:
    """Look at every figure in running text, and at every figure that links to a finding."""
    for passage in page.marked_up:
        for link in passage.text.links:
            if link.target.startswith("finding:"):
                yield from _agrees(passage, link, context)
    if page.document.kind not in ("finding", "source", "term") and _HINT.search(page.document.text):
        for passage in page.passages:
            yield from _supported(page, passage)


def _supported(page: Page, passage: Passage) -> Iterator[Problem]:
    text = passage.text
    for found in _EVIDENCE.finditer(text.source):
        run = next((r for r in text.runs if r.start <= found.start() < r.end), None)
        if run is None or not run.linkable:
            continue
        start, end = text.blocks[run.block]
        cited = any(start <= at < end + 1 for at, _, _ in text.citations)
        linked = any(start <= link.start < end and link.target.startswith("finding:") for link in text.links)
        if not cited and not linked and not (passage.loc and _has_place(page)):
            yield passage.problem(
                UNSUPPORTED, found.start(), len(found[0]), f"Nothing in this paragraph supports `{found[0]}`."
            )


def _has_place(page: Page) -> bool:
    """Whether the record's own sources give the place for what its fields say."""
    return any(ref.section or ref.page for ref in page.document.record.sources)


def _agrees(passage: Passage, link: Link, context: Context) -> Iterator[Problem]:
    document = context.collection.index.get(link.target.partition("#")[0])
    if document is None or not isinstance(document.record, Finding) or not document.record.figures:
        return
    given = numbers(link.text)
    known = {float(figure.value) for figure in document.record.figures}
    for figure in document.record.figures if given - known else ():
        words = (figure.shown or "", figure.unit, figure.what, figure.who, figure.where, figure.when)
        known |= numbers(" ".join(words))
    strange = sorted(given - known)
    if strange:
        shown = ", ".join(f"{number:g}" for number in strange)
        figures = ", ".join(f"{f.value:g} {f.unit}" for f in document.record.figures)
        message = f"`{shown}` is none of the finding's figures ({figures})."
        yield passage.problem(DIFFERENT, link.start, link.end - link.start, message)


def numbers(text: str) -> set[float]:
    """Return the numbers in a text, in digits or in words up to twenty."""
    found = {float(number.replace(",", "")) for number in _NUMBER.findall(text)}
    return found | {float(_WORDS[word]) for word in _WORD.findall(text.lower()) if word in _WORDS}
