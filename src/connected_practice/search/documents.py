"""A record as search sees it: what is looked in, what narrows a search, and what is shown of a hit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from connected_practice.glossary import forms_of
from connected_practice.load import Document
from connected_practice.markdown import parse
from connected_practice.models.base import Listed, Part
from connected_practice.models.case_study import CaseStudy
from connected_practice.models.source import Source
from connected_practice.models.term import Term
from connected_practice.models.vocabulary import Vocabulary
from connected_practice.render import page_address
from connected_practice.render.environment import minutes
from connected_practice.search.plain import line, texts_of

_SHORT_TEXTS = ("what", "who", "where", "when", "belongs_to", "publisher", "edition", "part")
"""Fields that hold words without being marked as prose."""


@dataclass(frozen=True)
class Entry:
    """A record in the index."""

    ref: str
    kind: str
    path: str
    """The file, from the library's root."""
    url: str
    """The address of its page, from the site's root."""
    minutes: int
    topics: tuple[str, ...]
    sectors: tuple[str, ...]
    roles: tuple[str, ...]
    level: tuple[str, ...]
    title: str
    summary: str
    names: tuple[str, ...]
    """What it is called besides: a term's other wordings, a case's name and place, a publication's authors."""
    headings: tuple[str, ...]
    tags: tuple[str, ...]
    """The titles of the entries of lists that it belongs to."""
    note: str
    """What it says beforehand where it may distress."""
    situation: str
    """For a topic's guide: the situation in which people come to it."""
    paragraphs: tuple[str, ...]
    """All its running text as plain words."""


def entry_of(document: Document, lists: Vocabulary) -> Entry:
    """Return the entry of a record."""
    record = document.record
    texts = [parse(source) for source in texts_of(document)]
    return Entry(
        ref=document.ref,
        kind=document.kind,
        path=document.path,
        url=page_address(document),
        minutes=minutes(document),
        topics=tuple(record.topics),
        sectors=tuple(record.sectors),
        roles=tuple(record.roles),
        level=tuple(record.level),
        title=record.title,
        summary=line(record.summary),
        names=tuple(_names(document)),
        headings=(*_titles(record), *(heading.text for text in texts for heading in text.headings)),
        tags=tuple(_tags(document, lists)),
        note=line(record.content_note or ""),
        situation=_situation(document, lists),
        paragraphs=(*_short_texts(record), *(block for text in texts for block in text.paragraphs)),
    )


def _names(document: Document) -> Iterator[str]:
    record = document.record
    if isinstance(record, Term):
        yield from (form.text for form in forms_of(document.id, record) if form.text != record.title)
    elif isinstance(record, CaseStudy):
        yield from filter(None, (record.name, record.place))
    elif isinstance(record, Source):
        people = record.csl.get("author") or ()
        yield from (str(p.get("literal") or p.get("family") or "") for p in people if isinstance(p, Mapping))
    yield document.id.replace("-", " ")


def _situation(document: Document, lists: Vocabulary) -> str:
    topic = lists.topics.get(document.id) if document.kind == "guide" else None
    return f"{topic.situation}. {topic.about or ''}" if topic else ""


def _tags(document: Document, lists: Vocabulary) -> Iterator[str]:
    kind = document.record.kind
    yield kind.title
    if form := getattr(document.record, "form", None):
        yield str(form)
    for value in document.marked:
        if isinstance(value.mark, Listed) and value.mark.name != "charts":
            entry = getattr(lists, value.mark.name).get(value.value)
            if entry:
                yield entry.title


def _titles(part: Part) -> Iterator[str]:
    """Yield the titles of a record's own parts: sections, steps, themes."""
    for inner in _parts(part):
        if title := getattr(inner, "title", None):
            yield str(title)
        yield from _titles(inner)


def _short_texts(part: Part) -> Iterator[str]:
    for name in _SHORT_TEXTS:
        value = getattr(part, name, None)
        if isinstance(value, str) and name in type(part).model_fields:
            yield line(value)
    for inner in _parts(part):
        yield from _short_texts(inner)


def _parts(part: Part) -> Iterator[Part]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        for inner in value if isinstance(value, list) else (value,):
            if isinstance(inner, Part):
                yield inner
