"""The index of the records, by Whoosh, which no other module knows of. `upkeep.py` keeps it up to date.

Whoosh gets words, never a text to parse: there is no query language in which anybody could go wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from whoosh import fields, index
from whoosh.analysis import Token, Tokenizer
from whoosh.filedb.filestore import FileStorage
from whoosh.lang.porter import stem as porter_stem
from whoosh.query import And, Every, Or, Phrase, Prefix, Query, Term
from whoosh.scoring import BM25F

from connected_practice.search.documents import Entry
from connected_practice.search.tokens import words_in
from connected_practice.search.understanding import Want, Wording

UNINDEXED = frozenset("a an and are as be by for from is it of or that the this to was were with".split())
"""Words that are not indexed, and are left out of wordings too, so that `fight flight freeze` is found."""

WEIGHTS: Mapping[str, float] = {"title": 3.0, "names": 2.0, "summary": 1.6, "headings": 1.3, "tags": 0.8, "body": 1.3}
"""The fields that are searched, and how much a hit in each counts."""
PLAIN = 0.5
"""How much more a hit counts when the word stands in title, names or summary as it was typed, not only its stem."""
APART, SOME = 0.5, 0.2
"""How much of a wording's weight is left where its words stand in a record, but not together, and where some do."""
UNFINISHED = 0.8
"""How much a longer word counts that begins with what was typed."""
SLOP = 2
"""How many places the words of a wording may be moved and still be together."""

MEMORY = 256
"""The megabytes that may be used while an index is made."""


class _Words(Tokenizer):  # type: ignore[misc]
    """Makes Whoosh compare words as `tokens.words_in` reads them, stemmed or not."""

    def __init__(self, stemmed: bool) -> None:
        self.stemmed = stemmed

    def __call__(self, value: str, positions: bool = False, **_: Any) -> Iterator[Token]:
        token = Token(positions, removestops=False)
        for place, word in enumerate(_indexed(value, self.stemmed)):
            token.text, token.boost = word, 1.0
            if positions:
                token.pos = place
            yield token


def _indexed(text: str, stemmed: bool = True) -> list[str]:
    words = [word for word in words_in(text) if word not in UNINDEXED]
    return [stem(word) for word in words] if stemmed else words


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of a word as the index has it (Porter 1980, An algorithm for suffix stripping)."""
    return str(porter_stem(word))


def _schema() -> fields.Schema:
    listed = fields.KEYWORD(commas=True)
    searched = {name: fields.TEXT(analyzer=_Words(stemmed=True), phrase=True) for name in WEIGHTS}
    return fields.Schema(
        ref=fields.ID(unique=True),
        kind=fields.ID,
        topics=listed,
        sectors=listed,
        roles=listed,
        plain=fields.TEXT(analyzer=_Words(stemmed=False), phrase=False),
        entry=fields.STORED,
        **searched,
    )


def create(folder: Path, found: Iterable[Entry]) -> None:
    """Make an index in an empty folder."""
    made = index.create_in(folder, _schema())
    _write(made, (), found)


def change(folder: Path, removed: Iterable[str], found: Iterable[Entry]) -> None:
    """Take the records with these refs out of an index, and put others in. Raises Unusable where it is damaged."""
    with _unusable():
        _write(index.open_dir(folder), removed, found)


def _write(made: index.Index, removed: Iterable[str], found: Iterable[Entry]) -> None:
    writer = made.writer(limitmb=MEMORY)
    try:
        for ref in removed:
            writer.delete_by_term("ref", ref)
        for entry in found:
            writer.update_document(**_document(entry)) if removed else writer.add_document(**_document(entry))
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    made.close()


def _document(entry: Entry) -> dict[str, Any]:
    lists = {name: ",".join(getattr(entry, name)) for name in ("topics", "sectors", "roles")}
    names, headings, tags = ("\n".join(getattr(entry, name)) for name in ("names", "headings", "tags"))
    return {
        "ref": entry.ref,
        "kind": entry.kind,
        **lists,
        "title": entry.title,
        "names": names,
        "summary": f"{entry.summary} {entry.situation}",
        "headings": headings,
        "tags": tags,
        "body": "\n".join((*entry.paragraphs, entry.note)),
        "plain": "\n".join((entry.title, names, entry.summary)),
        "entry": asdict(entry),
    }


class Unusable(Exception):
    """The index on disk cannot be used as it is; the message says why."""


@dataclass(frozen=True)
class Narrow:
    """What a search is narrowed to. Within a list any will do; every list has to hold."""

    kind: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    def query(self) -> Query | None:
        """Return it as a query, or None where nothing is narrowed."""
        lists = [Or([Term(name, value) for value in values]) for name, values in asdict(self).items() if values]
        return And(lists) if lists else None


class _Files(FileStorage):  # type: ignore[misc]
    """The files of an index, which closes them itself: Whoosh leaves those open in which it meets damage."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder, readonly=True)
        self._opened: list[Any] = []

    def open_file(self, name: str, **more: Any) -> Any:
        """Open a file, and note that it is open."""
        self._opened.append(super().open_file(name, **more))
        return self._opened[-1]

    def close_all(self) -> None:
        """Close the files that are still open."""
        for file in self._opened:
            if not file.is_closed:
                file.close()


class Index:
    """An open index, to be closed after use."""

    def __init__(self, folder: Path) -> None:
        """Open what `create` has made. Raises Unusable where that cannot be read."""
        self._files = _Files(str(folder))
        try:
            with _unusable():
                self._index = self._files.open_index()
                self._searcher = self._index.searcher(weighting=BM25F())
        except Unusable:
            self._files.close_all()
            raise

    def close(self) -> None:
        """Let go of the files."""
        with suppress(Exception):  # what is damaged cannot always be closed in order
            self._searcher.close()
            self._index.close()
        self._files.close_all()

    def __len__(self) -> int:
        """Return how many records there are."""
        return int(self._searcher.doc_count())

    def scores(self, want: Want, narrow: Narrow) -> dict[int, float]:
        """Return how well each record meets a want, by its number in the index: 1 is the best. Others are left out."""
        ways = [way for wording in want.any for way in _ways(wording)]
        if want.unfinished and (letters := _indexed(want.any[0].text, stemmed=False)):
            ways += [(Prefix(name, letters[-1], boost=own), UNFINISHED) for name, own in WEIGHTS.items()]
        found: dict[int, float] = {}
        with _unusable():
            within = narrow.query()
            for query, weight in ways:  # one by one: Whoosh's own maximum (DisjunctionMax) takes others' scores
                scores = dict(self._searcher.search(query, limit=None, filter=within).items())
                best = max(scores.values(), default=1.0)
                for number, score in scores.items():
                    found[number] = max(weight * score / best, found.get(number, 0.0))
        return found

    def within(self, narrow: Narrow) -> list[int]:
        """Return the numbers of the records that a search is narrowed to."""
        with _unusable():
            return list(self._searcher.docs_for_query(narrow.query() or Every()))

    def entry(self, number: int) -> Entry:
        """Return the record of a number in the index."""
        with _unusable():
            stored = self._searcher.stored_fields(number)["entry"]
        return Entry(**stored)


@contextmanager
def _unusable() -> Iterator[None]:
    """Say in one way that an index is damaged: Whoosh fails with whatever the damaged bytes led it to."""
    try:
        yield
    except Exception as error:
        raise Unusable(f"{type(error).__name__}: {error}") from error


def _ways(wording: Wording) -> Iterator[tuple[Query, float]]:
    """Yield what finds a wording, with how much that counts: its words together, and less all or some of them."""
    words = _indexed(wording.text)
    if len(words) == 1:
        plain = Term("plain", _indexed(wording.text, stemmed=False)[0], boost=PLAIN)
        yield Or([*_in_fields(words[0]), plain]), wording.weight
    elif words:
        yield Or([Phrase(name, words, slop=SLOP, boost=own) for name, own in WEIGHTS.items()]), wording.weight
        yield And([Or(_in_fields(word)) for word in words]), APART * wording.weight
        yield Or([part for word in words for part in _in_fields(word)]), SOME * wording.weight


def _in_fields(word: str) -> list[Query]:
    return [Term(name, word, boost=own) for name, own in WEIGHTS.items()]
