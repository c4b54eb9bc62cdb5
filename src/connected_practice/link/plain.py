"""A Markdown text as plain text, with its citations set: what data, packages and documents say."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from connected_practice.link.citations import cites
from connected_practice.link.library import Library
from connected_practice.markdown import CITATION, parse

_LIST = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")


def plain(library: Library, source: str) -> str:
    """Return a Markdown text as plain text: paragraphs, lists and headings on lines of their own, citations set."""
    text = parse(source)
    runs = [(run.start, run.end, html.unescape(source[run.start : run.end])) for run in text.runs]
    pieces: list[str] = []
    last = 0
    for start, end, words in sorted([*runs, *text.spans]):
        if start < last:
            continue  # an escaped sign within
        pieces += [_between(source[last:start]), words]
        last = end
    return _cited(library, "".join(pieces)).strip()


def _between(markup: str) -> str:
    """Return what is left of the signs between two pieces of text: new lines, and the marks of list items."""
    *ends, last = markup.split("\n")
    mark = _LIST.match(last)
    return "\n" * len(ends) + (mark[0] if mark else "")


def _cited(library: Library, text: str) -> str:
    def shown(found: re.Match[str]) -> str:
        works = [replace(cite, source=library.id_of("source", cite.source)) for cite in cites(found[1])]
        return library.bibliography.in_text(works, None)

    return CITATION.sub(shown, text)
