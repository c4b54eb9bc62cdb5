"""The fourth step: the library becomes Markdown pages, through one template a kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from connected_practice.link import Library
from connected_practice.load import Document, Progress
from connected_practice.render.indexes import index_pages
from connected_practice.render.page import Page
from connected_practice.render.records import record_page
from connected_practice.render.writer import escape, path_of

__all__ = ["Page", "pages", "path_of"]


def pages(library: Library, progress: Progress = lambda done, total: None) -> list[Page]:
    """Return every page that is made from records, in the order of their paths.

    The glossary's pages come last, since they name the pages on which their terms were used.
    """
    made: list[Page] = []
    used: dict[str, list[Document]] = defaultdict(list)
    documents = sorted(library.collection.documents, key=lambda d: (d.kind == "term", d.record.kind.order, d.id))
    for number, document in enumerate(documents):
        if number % 100 == 0:
            progress(number, len(documents))
        page, write = record_page(library, document, tuple(used[document.id]) if document.kind == "term" else ())
        made.append(page)
        if document.kind != "term":
            for term in write.terms:
                used[term].append(document)
    made += index_pages(library)
    made += _moved(library)
    progress(len(documents), len(documents))
    return sorted(made, key=lambda page: page.path)


def _moved(library: Library) -> Iterator[Page]:
    """Yield a page at each old address that says where the record is now."""
    for document in library.collection.documents:
        for alias in document.record.aliases:
            path = f"{document.record.kind.folder}/{alias}.md"
            title = document.record.title
            yield Page(
                path,
                title,
                f"# This page has moved\n\nIt is now at [{escape(title)}]({document.id}.md).",
                {"redirect": f"../{document.id}/", "description": "This page has moved.", "search": {"exclude": True}},
            )
