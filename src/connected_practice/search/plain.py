"""A record's texts as readers see them: words alone, without links, citations and other Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from connected_practice.load import Document
from connected_practice.markdown import parse
from connected_practice.models.base import Prose

_ABOUT_THE_RECORD = frozenset({"content_note", "changes"})
"""Fields that say something of the record, not of its subject."""


def line(source: str) -> str:
    """Return a text as plain words on one line."""
    return " ".join(parse(source).paragraphs)


def texts_of(document: Document) -> Iterator[str]:
    """Yield the texts in which a record says something of its subject, the body last."""
    for value in document.marked:
        if isinstance(value.mark, Prose) and value.loc[0] not in _ABOUT_THE_RECORD:
            yield value.value
    yield document.body
