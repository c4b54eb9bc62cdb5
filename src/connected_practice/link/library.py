"""The library: records that know each other, their words and their sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from connected_practice.link.citations import Bibliography
from connected_practice.link.related import Likeness
from connected_practice.link.terms import TermLinks
from connected_practice.load import Collection, Document
from connected_practice.markdown import CITATION, CITE
from connected_practice.models import KINDS
from connected_practice.models.base import Prose, Ref
from connected_practice.models.source import OutlineSection, Source
from connected_practice.models.vocabulary import Vocabulary

_RECORD_LINK = re.compile(r"\]\(\s*<?((?:" + "|".join(KINDS) + r"):[^)\s#>]+)")


@dataclass(frozen=True)
class Mention:
    """That one record refers to another, and by which field (None: in its text)."""

    by: Document
    field: str | None


@dataclass(frozen=True, eq=False, repr=False)
class Library:
    """Everything that pages are made from. Complete once made; nothing in it changes."""

    collection: Collection
    mentions: dict[str, tuple[Mention, ...]]
    """Who refers to a record, by the record's `kind:id`."""
    drawn: dict[tuple[str, str], tuple[Document, ...]]
    """Which records draw on a section of a source."""
    terms: TermLinks
    bibliography: Bibliography

    def __repr__(self) -> str:
        """Stay short: mkdocs-macros writes out everything that it is given, whole records if it could."""
        return f"<Library of {len(self.collection.documents)} records>"

    @property
    def vocabulary(self) -> Vocabulary:
        """The closed lists."""
        return self.collection.vocabulary

    def get(self, ref: str) -> Document:
        """Return the record of `kind:id`. Raises KeyError if there is none."""
        return self.collection.index[ref]

    def id_of(self, kind: str, name: str) -> str:
        """Return a record's id, given that or an alias. Raises KeyError if there is no such record."""
        return self.get(f"{kind}:{name}").id

    def of_kind(self, kind: str) -> list[Document]:
        """Return the records of a kind, in the order of their titles."""
        return self._by_kind.get(kind, [])

    def about(self, topic: str) -> list[Document]:
        """Return the records of a topic, kind by kind."""
        return self._by_topic.get(topic, [])

    @cached_property
    def _by_kind(self) -> dict[str, list[Document]]:
        groups: dict[str, list[Document]] = defaultdict(list)
        for document in sorted(self.collection.documents, key=lambda d: (d.record.title.casefold(), d.id)):
            groups[document.kind].append(document)
        return groups

    @cached_property
    def _by_topic(self) -> dict[str, list[Document]]:
        groups: dict[str, list[Document]] = defaultdict(list)
        for kind in KINDS:
            for document in self.of_kind(kind):
                for topic in document.record.topics:
                    groups[topic].append(document)
        return groups

    @cached_property
    def likeness(self) -> Likeness:
        """Which records are alike. Worked out when it is first asked for."""
        return Likeness(self.collection.documents, self.terms)

    def serving(self, element: str) -> list[Document]:
        """Return the records that serve an element of a framework, `framework-id#element-id`."""
        return self._by_element.get(element, [])

    @cached_property
    def _by_element(self) -> dict[str, list[Document]]:
        groups: dict[str, list[Document]] = defaultdict(list)
        for kind in KINDS:
            for document in self.of_kind(kind):
                for value in document.record.frameworks:
                    framework, _, element = value.partition("#")
                    groups[f"{self.id_of('framework', framework)}#{element}"].append(document)
        return groups

    def source(self, name: str) -> Source:
        """Return a source by its id."""
        record = self.get(f"source:{name}").record
        assert isinstance(record, Source)
        return record

    def section(self, source: str, section: str | None) -> OutlineSection | None:
        """Return a section of a source's outline."""
        return self.source(source).sections.get(section) if section else None


def link(collection: Collection) -> Library:
    """Join the records of a collection that has no problems."""
    sources = {
        d.id: d.record.csl | {"title": d.record.title} for d in collection.documents if isinstance(d.record, Source)
    }
    mentions: dict[str, dict[tuple[str, str | None], Mention]] = defaultdict(dict)
    drawn: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in collection.documents:
        for ref, field in _outgoing(document):
            target = collection.index.get(ref)
            if target is not None:
                mentions[target.ref].setdefault((document.ref, field), Mention(document, field))
        for name, section in _draws_on(document):
            source = collection.index[f"source:{name}"].id
            if document not in drawn[source, section]:
                drawn[source, section].append(document)
    return Library(
        collection,
        {ref: tuple(found.values()) for ref, found in mentions.items()},
        {key: tuple(found) for key, found in drawn.items()},
        TermLinks(collection.documents),
        Bibliography(sources, {alias: d.id for d in collection.of_kind("source") for alias in d.record.aliases}),
    )


def _outgoing(document: Document) -> Iterator[tuple[str, str | None]]:
    for value in document.marked:
        if isinstance(value.mark, Ref):
            ref = f"{value.mark.kind}:{value.value}" if value.mark.kind else value.value
            yield ref, str(value.loc[0])
        elif isinstance(value.mark, Prose):
            yield from ((ref, None) for ref in _links_in(value.value))
    yield from ((ref, None) for ref in _links_in(document.body))


def _links_in(text: str) -> Iterable[str]:
    """Return what a text links to and cites. The text has been checked; every link in it is well formed."""
    refs = _RECORD_LINK.findall(text) if "](" in text else []
    if "[@" in text:
        refs += [f"source:{cite['id']}" for found in CITATION.findall(text) for cite in CITE.finditer(found)]
    return refs


def _draws_on(document: Document) -> Iterator[tuple[str, str]]:
    refs = [*document.record.sources, *getattr(document.record, "cited_in", [])]
    yield from ((ref.id, ref.section) for ref in refs if ref.section)
