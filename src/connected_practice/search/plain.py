"""A record's texts as readers see them: words alone, without links, citations and other Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connected_practice.load import Document
from connected_practice.markdown import Text, parse
from connected_practice.models.base import Prose

_ABOUT_THE_RECORD = frozenset({"content_note", "changes"})
"""Fields that say something of the record, not of its subject."""
_CITED = re.compile(r"\s*\[@[^\]]*\]")


def paragraphs(source: str) -> list[str]:
    """Return the paragraphs, list items, headings and cells of a text as plain words."""
    return blocks_of(parse(source))


def blocks_of(text: Text) -> list[str]:
    """Return the blocks of a parsed text as plain words, citations left out."""
    blocks: dict[int, list[str]] = {}
    for run in text.runs:
        blocks.setdefault(run.block, []).append(text.source[run.start : run.end])
    plain = (" ".join(_CITED.sub("", "".join(parts)).split()) for parts in blocks.values())
    return [block for block in plain if block]


def line(source: str) -> str:
    """Return a text as plain words on one line."""
    return " ".join(paragraphs(source))


def texts_of(document: Document) -> Iterator[str]:
    """Yield the texts in which a record says something of its subject, the body last."""
    for value in document.marked:
        if isinstance(value.mark, Prose) and value.loc[0] not in _ABOUT_THE_RECORD:
            yield value.value
    yield document.body
