"""What search in the browser reads: an index of the library's words, cut into pieces so that a query loads few of them.

    search/index.json        everything that can be found, in short, and where the pieces begin
    search/<digest>.json     a piece: some hundred words in order, each with the records that have it
    search/words.json, spelling.json    what queries mean (see connected_practice.search.words)

index.json, version 1:

    {"version": 1,
     "lists": {"kind": [["toolkit", "Toolkit"], ...], "topic": ..., "sector": ..., "role": ..., "level": ...,
         "stage": ...},
     "records": {"title": [...], "path": [...], "minutes": [6, ...],
         "kind": [3, ...], "topic": [[3, 5], ...], "sector": ..., ...},     # numbers into the lists
     "summaries": {"712": "..."},     # of pages that are no records, and so have no file in data/
     "pieces": [["", "<digest>"], ["behavi", "<digest>"], ...]}      # the first word of each, and its file

A piece maps a word's stem (see connected_practice.search.tokens), or `=` and a term's id, to numbers: how many
records lie between this and the one before, times 32, plus how much the word weighs in the record, 1 to 31. A
term is counted wherever a wording of it stands that the glossary knows, so that a query in one wording finds what
is written in another.

The weights are those of BM25F (Robertson, Zaragoza and Taylor 2004, Simple BM25 extension to multiple weighted fields)
without the part that depends on how rare a word is: that is what the browser adds, so that ranking there is a sum.

Why not Pagefind, which the site could carry instead: all words of a query have to match there, and it knows nothing of
terms. Behind the same understanding of queries, one search for each thing that is meant and the results put
together, it found a record that was expected among the first three for 85 per cent of tests/search/queries.yml (58 as
it comes) where this index found 96; and it takes 100 KB before the first word and 27 KB more for each.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import Any

from connected_practice.glossary import Matcher, forms_of
from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.models import KINDS
from connected_practice.models.term import Term
from connected_practice.models.vocabulary import Entry
from connected_practice.publish.export import put
from connected_practice.render import Page, address_of
from connected_practice.search import words as query_words
from connected_practice.search.documents import entry_of
from connected_practice.search.tokens import stem, words_in

VERSION = 1
FOLDER = "search"
PIECE = 14_000
"""About how many characters a piece has: 6 KB when it is compressed."""
STEPS = 31
"""How finely weights are told apart."""


@dataclass(frozen=True)
class Field:
    """How the words of a field count."""

    weight: float
    length: float
    """How far a long text makes its words count less: `b` in BM25."""


FIELDS: Mapping[str, Field] = {
    "title": Field(6, 0.4),
    "names": Field(5, 0.2),
    "summary": Field(2.5, 0.5),
    "headings": Field(1.5, 0.5),
    "tags": Field(0.8, 0.2),
    "body": Field(1, 0.6),
}
SATURATION = 4.0
"""How slowly more of the same word adds less, at these weights: `k1` in BM25."""

INITIALS = ("term", "framework", "source")
"""Kinds whose titles people shorten to their first letters."""
_CAPITAL = re.compile(r"[A-Za-z]+")
_SMALL = frozenset("a and for in of on the to with".split())
_HEADINGS = frozenset(("h2", "h3", "h4"))
_UNREAD = frozenset(("h1", "script", "style", "svg"))
_KNOWN = _HEADINGS | _UNREAD
_STOP = frozenset(query_words.STOP.split())


@dataclass(frozen=True)
class Found:
    """One thing that can be found: a record, or a page of another kind."""

    kind: str
    title: str
    path: str
    """From the site's root, with a slash at the end."""
    texts: Mapping[str, Iterable[str]]
    """What it says, by the names of FIELDS."""
    minutes: int = 0
    lists: Mapping[str, Iterable[str]] = field(default_factory=dict)
    """The entries of lists that it belongs to."""
    summary: str = ""
    """What is shown of it, where it is no record."""
    term: str | None = None
    """The term that it explains."""


@dataclass(frozen=True)
class Written:
    """A page that is written by hand, as the site's engine has rendered it."""

    path: str
    title: str
    description: str
    html: str
    also_called: tuple[str, ...] = ()
    """What people type who look for it, from `also_called` in its front matter."""


def write(folder: Path, library: Library, pages: Iterable[Page], written: Iterable[Written]) -> None:
    """Write what search reads into the folder of a site that has been built. For the rest see `files`."""
    for name, content in files(library, pages, written):
        put(folder / name, content)


def files(library: Library, pages: Iterable[Page], written: Iterable[Written]) -> Iterator[tuple[str, bytes]]:
    """Yield the files: their paths below the site's root, and what they hold.

    `pages` are the pages made from records, `written` those that are written by hand.
    """
    found = [*_records(library), *_gathering(pages), *_hand_written(written)]
    pieces = []
    for first, piece in _pieces(_postings(found, library)):
        content = _json(piece)
        name = hashlib.sha256(content).hexdigest()[:10]  # changes with what it holds, so that no cache mixes two builds
        pieces.append((first, name))
        yield f"{FOLDER}/{name}.json", content
    index = {
        "version": VERSION,
        "lists": {name: list(titles.items()) for name, titles in _lists(library).items()},
        "records": _columns(found, library),
        "summaries": {str(number): one.summary for number, one in enumerate(found) if one.summary},
        "pieces": pieces,
    }
    yield f"{FOLDER}/index.json", _json(index)
    counts = query_words.counted(library.collection)
    yield f"{FOLDER}/{query_words.WORDS}", _json(query_words.words_data(library.collection, counts))
    yield f"{FOLDER}/{query_words.SPELLING}", _json(query_words.spelling_data(library.collection, counts))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


# What can be found


def _records(library: Library) -> Iterator[Found]:
    """Yield the records, kind by kind: neighbours are alike, which makes small distances and small files."""
    order = list(KINDS)
    for document in sorted(library.collection.documents, key=lambda d: (order.index(d.kind), d.id)):
        entry = entry_of(document, library.vocabulary)
        yield Found(
            entry.kind,
            entry.title,
            entry.url,
            {
                "title": [entry.title],
                "names": [*entry.names, *_short_names(document)],
                "summary": [entry.summary],
                "headings": entry.headings,
                "tags": entry.tags,
                "body": entry.paragraphs,
            },
            entry.minutes,
            {
                "topic": entry.topics,
                "sector": entry.sectors,
                "role": entry.roles,
                "level": entry.level,
                "stage": getattr(document.record, "stage", ()),
            },
            term=document.id if document.kind == "term" else None,
        )


def _short_names(document: Document) -> Iterator[str]:
    """Yield what people may call a record for short: its id in one word, and the first letters of its title."""
    if "-" in document.id:
        yield document.id.replace("-", "")
    if document.kind in INITIALS:
        words = _CAPITAL.findall(re.split(r"[:(]", document.record.title)[0])
        short = ("".join(word[0] for word in some) for some in (words, [w for w in words if w.lower() not in _SMALL]))
        yield from (letters for letters in dict.fromkeys(short) if 3 <= len(letters) <= 8)


def _gathering(pages: Iterable[Page]) -> Iterator[Found]:
    """Yield the pages that gather records, but for narrowed lists: what they list is found by itself."""
    for page in pages:
        if (page.meta.get("list_of") or page.meta.get("topic")) and "search" not in page.meta:
            yield _page(address_of(page.path), page.title, page.meta["description"])


def written(path: str, title: str, meta: Mapping[str, Any], html: str) -> Written:
    """Return a hand-written page for `files`; `title` is the engine's, where its front matter has none."""
    called = tuple(str(name) for name in meta.get("also_called") or ())
    return Written(path, meta.get("title") or title, meta.get("description") or "", html, called)


def is_searched(path: str, meta: Mapping[str, Any]) -> bool:
    """Whether a hand-written page is found by search: not the front page, nor what is for contributors alone."""
    return path != "index.md" and not path.startswith("contributing/") and not meta.get("own_search")


def _hand_written(written: Iterable[Written]) -> Iterator[Found]:
    for page in written:
        reader = _Reader()
        reader.feed(page.html)
        reader.close()
        texts = {"names": page.also_called, "headings": reader.headings, "body": [" ".join(reader.body)]}
        yield _page(page.path, page.title, page.description, texts)


class _Reader(HTMLParser):
    """Reads the words of a page: those of its headings, and all."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.body: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Note what the words that follow stand in."""
        if tag in _KNOWN:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note that it ends."""
        if tag in self._inside:
            del self._inside[self._inside.index(tag) :]

    def handle_data(self, data: str) -> None:
        """Take words."""
        if _UNREAD.isdisjoint(self._inside):
            self.body.append(data)
            if not _HEADINGS.isdisjoint(self._inside):
                self.headings.append(data)


def _page(path: str, title: str, summary: str, texts: Mapping[str, Iterable[str]] = MappingProxyType({})) -> Found:
    return Found("page", title, path, {"title": [title], "summary": [summary], **texts}, summary=summary)


# The index


def _postings(found: list[Found], library: Library) -> dict[str, dict[int, int]]:
    """Return for each word and each term what has it, by its number in `found`, and how much it weighs there."""
    terms = [(d.id, d.record) for d in library.of_kind("term") if isinstance(d.record, Term)]
    matcher = Matcher(form for name, term in terms for form in forms_of(name, term))
    counted = [{name: _counted(texts, matcher) for name, texts in one.texts.items()} for one in found]
    average = {name: max(1.0, _mean(fields[name].total for fields in counted if name in fields)) for name in FIELDS}
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    for number, (one, fields) in enumerate(zip(found, counted, strict=True)):
        for word, weight in _weights(fields, average, one.term).items():
            postings[word][number] = max(1, round(STEPS * weight / (SATURATION + weight)))
    return postings


def _weights(fields: Mapping[str, _Counted], average: Mapping[str, float], term: str | None) -> dict[str, float]:
    """Return how much each word weighs in one record, all fields taken together."""
    weights: dict[str, float] = defaultdict(float)
    if term:
        weights[f"={term}"] = FIELDS["title"].weight + FIELDS["names"].weight
    for name, text in fields.items():
        longer = 1 + FIELDS[name].length * (text.total / average[name] - 1)
        for word, times in text.words.items():
            weights[word] += FIELDS[name].weight * times / longer
    return weights


@dataclass(frozen=True)
class _Counted:
    """How often each word and each term stands in a text, and how many words there are."""

    words: Counter[str]
    total: int


def _counted(texts: Iterable[str], matcher: Matcher) -> _Counted:
    words: Counter[str] = Counter()
    total = 0
    for text in texts:
        stems = [_stem(word) for word in words_in(text) if word not in _STOP]
        total += len(stems)
        words.update(stems)
        words.update(f"={term}" for match in matcher.find(text) for term in {form.term for form in match.forms})
    return _Counted(words, total)


_stem = lru_cache(maxsize=100_000)(stem)  # a library says the same words over and over


def _mean(numbers: Iterable[int]) -> float:
    values = list(numbers)
    return sum(values) / len(values) if values else 0


def _pieces(postings: Mapping[str, Mapping[int, int]]) -> Iterator[tuple[str, dict[str, list[int]]]]:
    """Yield the postings in the order of their words, in pieces, each with its first word."""
    piece: dict[str, list[int]] = {}
    size, first = 0, ""
    for word in sorted(postings, key=lambda word: word.encode("utf-16-be")):  # as JavaScript compares words
        numbers = _distances(postings[word])
        length = len(word) + 4 + sum(len(str(number)) + 1 for number in numbers)
        if piece and size + length > PIECE:
            yield first, piece
            piece, size, first = {}, 0, word
        piece[word] = numbers
        size += length
    yield first, piece


def _distances(weights: Mapping[int, int]) -> list[int]:
    numbers, last = [], -1
    for number in sorted(weights):
        numbers.append((number - last - 1) * (STEPS + 1) + weights[number])
        last = number
    return numbers


def _lists(library: Library) -> dict[str, dict[str, str]]:
    """Return the lists by which results are narrowed and ranked: the titles of their entries."""
    lists = library.vocabulary
    kinds = {name: model.kind.title for name, model in KINDS.items()} | {"page": "Page"}
    listed: dict[str, Mapping[str, Entry]] = {
        "topic": lists.topics,
        "sector": lists.sectors,
        "role": lists.roles,
        "level": lists.levels,
        "stage": lists.stages,
    }
    return {"kind": kinds} | {
        name: {key: one.title for key, one in entries.items()} for name, entries in listed.items()
    }


def _columns(found: list[Found], library: Library) -> dict[str, list[Any]]:
    """Return what is found column by column, which compresses to half of what rows do."""
    numbers = {name: {key: n for n, key in enumerate(titles)} for name, titles in _lists(library).items()}
    kinds = numbers.pop("kind")
    columns: dict[str, list[Any]] = {
        "title": [one.title for one in found],
        "path": [one.path for one in found],
        "kind": [kinds[one.kind] for one in found],
        "minutes": [one.minutes for one in found],
    }
    for name, listed in numbers.items():
        columns[name] = [[listed[value] for value in one.lists.get(name, ())] for one in found]
    return columns
