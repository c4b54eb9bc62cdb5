"""Answers a query at the command line: what it means, the terms in it, and the records that were found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from connected_practice.load import Collection
from connected_practice.problem import did_you_mean
from connected_practice.search import words as files
from connected_practice.search.index import Narrow, Unusable
from connected_practice.search.ranking import Found, search
from connected_practice.search.spelling import Spelling
from connected_practice.search.understanding import Understanding, Words, understand
from connected_practice.search.upkeep import Opened, Say, opened

LONGEST_LIST = 100
"""The most records that are given for one query."""


class Unanswerable(Exception):
    """Why a query cannot be answered; the message is for the person who asked."""


@dataclass(frozen=True)
class Card:
    """A term that a query is, or has in it: what is shown of it (see `words.py` on cards.json)."""

    path: str
    """The term's file, from the library's root."""
    about: Mapping[str, Any]
    avoid: Mapping[str, str] | None
    """The discouraged wording that was used, with its reason."""


@dataclass(frozen=True)
class Answer:
    """What is known of a query."""

    asked: Understanding
    cards: tuple[Card, ...]
    """The terms that the query is: their cards come first. More than one where a wording has several senses."""
    found: tuple[Found, ...]
    others: tuple[Found, ...]
    """Those beside the cards' own records: as many again as were asked for."""
    instead: tuple[str, ...]
    """Other words that may have been meant."""
    topics: tuple[tuple[str, str], ...]
    """Topics to look at where nothing was found: their names and titles."""
    unread: int
    """How many files of the library cannot be read, so that nothing finds them."""


@dataclass(frozen=True)
class _Library:
    """An open index with what its files say of words."""

    index: Opened
    words: Words
    spelling: Spelling
    topics: Mapping[str, Mapping[str, Any]]


def answer(root: Path, query: str, narrow: Narrow, most: int, say: Say) -> Answer:
    """Answer a query from the library below `root`, with at most `most` records.

    `say` gets lines for the person who waits. Raises Unanswerable for a query without words or a list
    that is narrowed to what does not exist, and OSError where the library cannot be read.
    """
    return answers(root, [query], narrow, most, say)[0]


def answers(root: Path, queries: Sequence[str], narrow: Narrow, most: int, say: Say) -> list[Answer]:
    """Answer several queries as `answer` does one."""
    for afresh in (False, True):
        try:
            with _library(root, say, afresh) as library:
                return [_answer(library, query, narrow, most) for query in queries]
        except Unusable:
            if afresh:
                raise
    raise AssertionError


@contextmanager
def _library(root: Path, say: Say, afresh: bool) -> Iterator[_Library]:
    with opened(root, say, afresh) as index:
        data = index.data(files.WORDS)
        yield _Library(index, Words(data), files.spelling_from(index.data(files.SPELLING)), data["topics"])


def _answer(library: _Library, query: str, narrow: Narrow, most: int) -> Answer:
    _check(library, narrow)
    asked = understand(query, library.words, library.spelling)
    if asked.is_empty:
        what = f"`{asked.query}` has no letter or digit" if asked.query else "There is nothing"
        raise Unanswerable(f'{what} to look for. Write what you need, as in `practice search "school refuser"`.')
    cards = tuple(_cards(library, asked)) if narrow == Narrow() else ()
    found = search(asked, library.index, narrow, min(most, LONGEST_LIST) + len(cards))
    others = [hit for hit in found if hit.entry.path not in {card.path for card in cards}]
    instead = (word for correction in asked.corrections for word in correction.instead[1 if correction.sure else 0 :])
    topics = tuple((name, topic["title"]) for name, topic in library.topics.items())
    return Answer(
        asked,
        cards,
        tuple(found[:most]),
        tuple(others[:most]),
        tuple(dict.fromkeys(instead)),
        topics,
        library.index.unread,
    )


def _check(library: _Library, narrow: Narrow) -> None:
    """Hold what a search is narrowed to against the lists."""
    known = {
        "kind": ("kind", library.words.kinds),
        "topics": ("topic", tuple(library.topics)),
        "sectors": ("sector", library.words.sectors),
        "roles": ("role", tuple(library.words.roles)),
    }
    for field, (name, names) in known.items():
        for value in getattr(narrow, field):
            if value not in names:
                fix = did_you_mean(value, names, f"There are {', '.join(names)}.")
                raise Unanswerable(f"There is no {name} `{value}`. {fix}")


def _cards(library: _Library, asked: Understanding) -> Iterator[Card]:
    if not (span := asked.is_term):
        return
    cards = library.index.data(files.CARDS)["terms"]
    for sense in span.senses:
        about = cards[sense.term]
        avoid = [entry for entry in about.get("discouraged", ()) if entry["wording"] == sense.form]
        yield Card(f"content/{about['url'].rstrip('/')}.md", about, avoid[0] if sense.use == "discouraged" else None)


@dataclass(frozen=True)
class Missed:
    """A search that editors care about and that does not find what it should."""

    query: str
    wanted: tuple[str, ...]
    found: tuple[str, ...]
    """What it finds first instead."""


FIRST = 3
"""Among how many of the first records a search has to find what editors want of it."""


def missed(root: Path, collection: Collection, say: Say) -> list[Missed]:
    """Return the searches of content/searches.yml that find nothing, or none of what they should among the first."""
    wanted = collection.searches.queries
    found = answers(root, [search.query for search in wanted], Narrow(), FIRST, say)
    misses = []
    for one, got in zip(wanted, found, strict=True):
        refs = tuple(hit.entry.ref for hit in got.found)
        names = {collection.index[ref].ref for ref in one.finds if ref in collection.index}
        if not refs or (names and not names & set(refs)):
            misses.append(Missed(one.query, tuple(one.finds), refs))
    return misses
