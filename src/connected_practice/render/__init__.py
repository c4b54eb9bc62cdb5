"""The fourth step: the library becomes Markdown pages, through one template a kind."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator

from connected_practice.link import Library
from connected_practice.load import Document, Progress
from connected_practice.models.redirects import Redirect
from connected_practice.render.environment import day
from connected_practice.render.indexes import index_pages
from connected_practice.render.page import Page
from connected_practice.render.records import record_page
from connected_practice.render.writer import Writer, address_of, escape, page_address, path_of

__all__ = ["Page", "address_of", "page_address", "pages", "path_of"]


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
            yield _sent_on(f"{document.record.kind.folder}/{alias}.md", document, "This page has moved.")
    for address, redirect in library.collection.redirects.pages.items():
        path = f"{address.rstrip('/')}.md"
        if redirect.to:
            yield _sent_on(path, library.get(redirect.to), redirect.because)
        else:
            yield _withdrawn(library, path, redirect)


def _sent_on(path: str, document: Document, because: str) -> Page:
    way = posixpath.relpath(path_of(document), posixpath.dirname(path) or ".")
    markdown = f"# This page has moved\n\n{escape(because)} It is now at [{escape(document.record.title)}]({way})."
    return Page(
        path,
        document.record.title,
        markdown,
        {
            "redirect": posixpath.relpath(path_of(document).removesuffix(".md"), path.removesuffix(".md")) + "/",
            "gone": True,
            "description": "This page has moved.",
            "search": {"exclude": True},
        },
    )


def _withdrawn(library: Library, path: str, redirect: Redirect) -> Page:
    write = Writer(library, path)
    lines = ["# This page was withdrawn", f"It went on {day(redirect.on)}. {escape(redirect.because)}"]
    if redirect.see:
        lines += ["Look here instead:", "\n".join(f"- {write.link(ref)}" for ref in redirect.see)]
    meta = {"gone": True, "description": "This page was withdrawn.", "search": {"exclude": True}}
    return Page(path, "Withdrawn", "\n\n".join(lines), meta)
