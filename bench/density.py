"""How dense a library is: sizes, fields, links, citations, glossary words, counted by the project's own code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from connected_practice.check.context import Context, Page, Passage
from connected_practice.link.terms import TermLinks
from connected_practice.load import Collection
from connected_practice.models import KINDS
from connected_practice.models.base import Prose, Ref

MEASURES = (
    "front matter, bytes",
    "texts in fields",
    "words in fields",
    "words in the body",
    "references in fields",
    "links in texts",
    "links to findings",
    "citations",
    "glossary words",
    "terms linked",
)
"""What is measured, each as a mean for one record."""


def densities(collection: Collection) -> dict[str, float]:
    """Return the mean of each measure over all records, and the share of each kind as `kind: share`."""
    context, terms = Context(collection, date.min), TermLinks(collection.documents)
    totals: Counter[str] = Counter()
    for document in collection.documents:
        totals.update(_measure(context.page(document), terms))
    records = len(collection.documents)
    kinds = Counter(document.kind for document in collection.documents)
    means = {name: totals[name] / records for name in MEASURES}
    return means | {f"share of {kind}": kinds[kind] / records for kind in KINDS if kinds[kind]}


def _measure(page: Page, terms: TermLinks) -> dict[str, int]:
    document = page.document
    texts = [passage.text for passage in page.passages]
    links = [link.target for text in texts for link in text.links]
    fields = [value.value for value in document.marked if isinstance(value.mark, Prose)]
    seen: set[str] = set()
    return {
        "front matter, bytes": len(document.front.encode()),
        "texts in fields": len(fields),
        "words in fields": sum(len(text.split()) for text in fields),
        "words in the body": len(document.body.split()),
        "references in fields": sum(isinstance(value.mark, Ref) for value in document.marked),
        "links in texts": sum(target.partition(":")[0] in KINDS for target in links),
        "links to findings": sum(target.startswith("finding:") for target in links),
        "citations": sum(len(text.citations) for text in texts),
        "glossary words": sum(_in_running_text(page, passage) for passage in page.passages),
        "terms linked": sum(1 for text in texts for _ in terms.find(text, document.record.sectors, seen)),
    }


def _in_running_text(page: Page, passage: Passage) -> int:
    runs = passage.text.runs
    return sum(any(run.start <= match.start < run.end for run in runs) for match in page.words(passage))


def table(columns: Sequence[tuple[str, dict[str, float]]]) -> Iterator[str]:
    """Yield the lines of a Markdown table with a library in each column."""
    names = list(dict.fromkeys(name for _, values in columns for name in values))
    yield "| For each record | " + " | ".join(title for title, _ in columns) + " |"
    yield "| --- |" + " ---: |" * len(columns)
    for name in names:
        cells = [_shown(name, values.get(name, 0)) for _, values in columns]
        yield f"| {name} | " + " | ".join(cells) + " |"


def _shown(name: str, value: float) -> str:
    return f"{value:.1%}" if name.startswith("share") else f"{value:,.2f}" if value < 100 else f"{value:,.0f}"
