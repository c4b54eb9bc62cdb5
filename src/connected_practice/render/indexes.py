"""Pages that gather records: an index a kind, narrowed lists, topics, roles, the A to Z, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.models import KINDS
from connected_practice.models.base import KindInfo
from connected_practice.render.charts import charts_of
from connected_practice.render.crosswalk import crosswalk_page
from connected_practice.render.environment import render
from connected_practice.render.page import Page
from connected_practice.render.writer import Writer

FEWEST = 6
"""A list shorter than this is not offered narrowed."""


@dataclass(frozen=True)
class Facet:
    """A way to narrow a list: the field, and the closed list of its values."""

    field: str
    list_name: str
    title: str
    folder: str


FACETS = (
    Facet("topics", "topics", "topic", "topic"),
    Facet("sectors", "sectors", "sector", "sector"),
    Facet("roles", "roles", "role", "role"),
    Facet("needs", "needs", "need", "need"),
    Facet("stage", "stages", "stage", "stage"),
    Facet("knowledge", "knowledge", "kind of knowledge", "knowledge"),
    Facet("level", "levels", "level", "level"),
)


@dataclass(frozen=True)
class Choice:
    """One narrowed list: its title, where it lies, how many records it has."""

    title: str
    path: str
    count: int


@dataclass(frozen=True)
class Group:
    """The choices of one facet."""

    title: str
    choices: tuple[Choice, ...]


def index_pages(library: Library) -> Iterator[Page]:
    """Yield every page that gathers records."""
    for kind in KINDS:
        documents = library.of_kind(kind)
        if documents and kind != "guide":
            yield from _kind_pages(library, kind, documents)
    guides = {document.id for document in library.of_kind("guide")}
    for topic in library.vocabulary.topics:
        if topic not in guides:  # a guide is its topic's page
            yield _topic_page(library, topic)
    yield _topics_page(library)
    for role in library.vocabulary.roles:
        yield _role_page(library, role)
    if library.of_kind("framework"):
        yield crosswalk_page(library)


def values_of(document: Document, field: str) -> list[str]:
    """Return a record's values of a field that may be a list, a single value, or not there."""
    value = getattr(document.record, field, None)
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def _kind_pages(library: Library, kind: str, documents: list[Document]) -> Iterator[Page]:
    info = KINDS[kind].kind
    home = f"{info.folder}/index.md"
    groups = _groups(library, kind, documents)
    template = {"term": "glossary.md.j2", "finding": "evidence.md.j2"}.get(kind, "index.md.j2")

    def page(path: str, shown: list[Document], heading: str, narrowed: str | None) -> Page:
        write = Writer(library, path)
        markdown = render(
            template,
            library=library,
            kind=info,
            documents=shown,
            heading=heading,
            narrowed=narrowed,
            home=home,
            path=path,
            write=write,
            groups=groups,
            letters=_letters(shown) if kind == "term" else (),
            charts=[c for c in charts_of(library) if not narrowed] if kind == "finding" else [],
        )
        description = f"{info.lead} {len(shown)} in all." if not narrowed else f"{heading}: {len(shown)} in all."
        meta: dict[str, Any] = {"description": description, "list_of": kind}
        if narrowed:
            meta["search"] = {"exclude": True}  # what it lists is found by itself
        return Page(path, heading, markdown, meta)

    yield page(home, documents, info.plural, None)
    for group, facet in zip(groups, _used_facets(library, kind, documents), strict=True):
        for choice in group.choices:
            value = choice.path.rsplit("/", 1)[1].removesuffix(".md")
            shown = [d for d in documents if value in values_of(d, facet.field)]
            yield page(choice.path, shown, f"{info.plural}: {choice.title}", choice.title)


def _used_facets(library: Library, kind: str, documents: list[Document]) -> list[Facet]:
    if len(documents) < FEWEST:
        return []
    return [f for f in FACETS if len({v for d in documents for v in values_of(d, f.field)}) > 1]


def _groups(library: Library, kind: str, documents: list[Document]) -> list[Group]:
    folder = KINDS[kind].kind.folder
    groups = []
    for facet in _used_facets(library, kind, documents):
        entries = getattr(library.vocabulary, facet.list_name)
        counts = dict.fromkeys(entries, 0)
        for document in documents:
            for value in values_of(document, facet.field):
                counts[value] += 1
        choices = tuple(
            Choice(entries[name].title, f"{folder}/{facet.folder}/{name}.md", count)
            for name, count in counts.items()
            if count
        )
        groups.append(Group(facet.title, choices))
    return groups


def _letters(documents: Iterable[Document]) -> list[tuple[str, list[Document]]]:
    ordered = sorted(documents, key=lambda d: d.record.title.casefold())
    return [(letter, list(group)) for letter, group in groupby(ordered, key=lambda d: d.record.title[0].upper())]


def _topic_page(library: Library, topic: str) -> Page:
    entry = library.vocabulary.topics[topic]
    path = f"topics/{topic}.md"
    write = Writer(library, path)
    markdown = render(
        "topic.md.j2",
        library=library,
        topic=topic,
        entry=entry,
        start=[library.get(ref) for ref in entry.start],
        kinds=topic_lists(library, topic),
        write=write,
    )
    meta = {"description": entry.about or entry.situation, "topic": topic}
    return Page(path, entry.title, markdown, meta, "content/vocabulary.yml")


def topic_lists(library: Library, topic: str) -> list[tuple[KindInfo, list[Document]]]:
    """Return a topic's records, kind by kind."""
    documents = library.about(topic)
    kinds = [(KINDS[kind].kind, [d for d in documents if d.kind == kind]) for kind in KINDS if kind != "guide"]
    return [(info, found) for info, found in kinds if found]


def _topics_page(library: Library) -> Page:
    write = Writer(library, "topics/index.md")
    counts = {topic: len(library.about(topic)) for topic in library.vocabulary.topics}
    markdown = render("topics.md.j2", library=library, counts=counts, write=write)
    return Page("topics/index.md", "Topics", markdown, {"description": "Every topic in the library."})


def _role_page(library: Library, role: str) -> Page:
    entry = library.vocabulary.roles[role]
    path = f"for/{role}.md"
    topics = {
        name: topic
        for name, topic in library.vocabulary.topics.items()
        if (not topic.roles or role in topic.roles) and library.about(name)
    }
    write = Writer(library, path, entry.sectors)
    markdown = render(
        "role.md.j2",
        library=library,
        role=role,
        entry=entry,
        topics=topics,
        start={name: start_for(library, name, role) for name in topics},
        write=write,
    )
    meta = {"description": f"Where to begin: {entry.title}.", "role": role}
    return Page(path, entry.title, markdown, meta, "content/vocabulary.yml")


def start_for(library: Library, topic: str, role: str) -> list[Document]:
    """Choose what a reader in a role begins with: a case, a principle and a question set on the topic."""
    chosen = [library.get(ref) for ref in library.vocabulary.topics[topic].start]
    kinds = {document.kind for document in chosen}
    for kind in ("case-study", "principle", "reflection"):
        if kind not in kinds:
            found = [d for d in library.about(topic) if d.kind == kind]
            found.sort(key=lambda d: (role not in d.record.roles, d.record.topics.index(topic)))
            chosen += found[:1]
    return chosen[:3]
