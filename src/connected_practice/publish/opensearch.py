"""The library for an OpenSearch server, where an organisation searches many collections at once.

    index.json              what to make the index with: how text is read, and the fields there are
    documents-1.ndjson ...  the records, for the server's bulk interface
    facets.json             the titles of what records are narrowed by
    query.json              a search to begin from
    README.txt              the commands, in order

Written from OpenSearch's documentation of version 2 (bulk interface, `dynamic: strict`, `synonym_graph`). It has not
been tried with a server. The fields weigh as in our own search (publish/search.py), and queries are read with the
glossary.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from connected_practice.glossary import Form, Use, forms_of
from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.models import KINDS
from connected_practice.models.term import Term
from connected_practice.packages import Place
from connected_practice.publish.search import FIELDS
from connected_practice.render import Page
from connected_practice.search.documents import entry_of
from connected_practice.search.words import STOP

PIECE = 10_000_000
"""The most bytes in one file of documents. A server takes 100 MB at once unless told otherwise."""

FACETS = ("kind", "topics", "sectors", "roles", "level", "stages")
"""What a search is narrowed by, as our own is."""

_NO_SYNONYM = frozenset(STOP.split())
_SIGNS = re.compile(r"=>|[,\\#\s]+")
"""What means something in a rule, in the form that Solr began."""


def files(library: Library, pages: Iterable[Page], place: Place) -> Iterator[tuple[str, bytes]]:
    """Yield the files: their names, and what they hold.

    `pages` know which terms a record's text uses.
    """
    yield "index.json", _json({"settings": _settings(library), "mappings": mapping()}, indent=2)
    terms = {page.meta["ref"]: page.meta["terms"] for page in pages if "ref" in page.meta}
    documents = [_lines(document, library, terms[document.ref], place) for document in library.collection.documents]
    names = []
    for number, piece in enumerate(_pieces(documents), 1):
        names.append(f"documents-{number}.ndjson")
        yield names[-1], piece
    yield "facets.json", _json(_facets(library), indent=2)
    yield "query.json", _json(query("support after an exclusion"), indent=2)
    yield "README.txt", _read_me(place, len(documents), names).encode()


def _json(value: Any, indent: int | None = None) -> bytes:
    separators = None if indent else (",", ":")
    return (json.dumps(value, ensure_ascii=False, indent=indent, separators=separators) + "\n").encode()


# Documents


def _lines(document: Document, library: Library, terms: list[str], place: Place) -> bytes:
    """Return a record as the bulk interface takes it: a line that says what to do, and one with the record."""
    return _json({"index": {"_id": document.ref}}) + _json(_record(document, library, terms, place))


def _record(document: Document, library: Library, terms: list[str], place: Place) -> dict[str, Any]:
    record, entry = document.record, entry_of(document, library.vocabulary)
    return {
        "library": place.name,
        "ref": document.ref,
        "kind": document.kind,
        "address": place.of(document),
        "title": entry.title,
        "summary": entry.summary,
        "names": list(entry.names),
        "headings": list(entry.headings),
        "tags": list(entry.tags),
        "body": "\n".join(entry.paragraphs),
        "content_note": entry.note,
        "topics": list(entry.topics),
        "sectors": list(entry.sectors),
        "roles": list(entry.roles),
        "level": list(entry.level),
        "stages": list(getattr(record, "stage", ())),
        "terms": terms,
        "frameworks": list(record.frameworks),
        "sources": list(dict.fromkeys(library.id_of("source", source.id) for source in record.sources)),
        "minutes": entry.minutes,
        "reviewed": record.reviewed.isoformat(),
        "version": record.version.isoformat(),
        "language": "en-GB",
    }


def _pieces(documents: Iterable[bytes]) -> Iterator[bytes]:
    piece: list[bytes] = []
    size = 0
    for lines in documents:
        if piece and size + len(lines) > PIECE:
            yield b"".join(piece)
            piece, size = [], 0
        piece.append(lines)
        size += len(lines)
    yield b"".join(piece)


# The index


def mapping() -> dict[str, Any]:
    """Return the fields of a document. `strict`: a server refuses a document with any other."""
    text = {"type": "text", "analyzer": "library", "search_analyzer": "library_search"}
    keyword = {"type": "keyword"}
    dates = {"type": "date", "format": "strict_date"}
    listed = ("terms", "frameworks", "sources", "library", "ref", "address", "language", *FACETS)
    return {
        "dynamic": "strict",
        "properties": {
            **dict.fromkeys(FIELDS, text),
            "title": {**text, "fields": {"sort": {"type": "keyword", "ignore_above": 256}}},
            "content_note": {"type": "text", "analyzer": "library"},
            **dict.fromkeys(listed, keyword),
            "minutes": {"type": "integer"},
            "reviewed": dates,
            "version": dates,
        },
    }


def _settings(library: Library) -> dict[str, Any]:
    """Return how text is read: as English, and in queries with the glossary's wordings for one another."""
    before, after = ["lowercase", "english_possessive", "asciifolding"], ["english_stop", "english_stemmer"]
    return {
        "analysis": {
            "filter": {
                "english_possessive": {"type": "stemmer", "language": "possessive_english"},
                "english_stop": {"type": "stop", "stopwords": "_english_"},
                "english_stemmer": {"type": "stemmer", "language": "english"},
                "glossary": {"type": "synonym_graph", "synonyms": list(_synonyms(library))},
            },
            "analyzer": {
                "library": {"type": "custom", "tokenizer": "standard", "filter": [*before, *after]},
                # The server reads the wordings with what stands before `glossary`: no word may have gone by then.
                "library_search": {
                    "type": "custom",
                    "tokenizer": "standard",
                    "filter": [*before, "glossary", *after],
                },
            },
        }
    }


def _synonyms(library: Library) -> Iterator[str]:
    """Yield rules: wordings that may stand for one another, then those that lead one way.

    Whoever types a discouraged wording finds what is written in a better one, and not the other way round.
    """
    for document in library.of_kind("term"):
        assert isinstance(document.record, Term)
        forms = list(forms_of(document.id, document.record))
        equal = _wordings(form for form in forms if form.use in (Use.TITLE, Use.ABBREVIATION, Use.ADMITTED))
        if len(equal) > 1:
            yield ", ".join(equal)
        others = _wordings(form for form in forms if form.use in (Use.SEARCH_ONLY, Use.DISCOURAGED))
        yield from (f"{other} => {', '.join([other, *equal])}" for other in others if equal and other not in equal)


def _wordings(forms: Iterable[Form]) -> list[str]:
    """Return forms as rules have them. An abbreviation that is an everyday word in small letters is left out."""
    texts = (" ".join(_SIGNS.sub(" ", form.text.replace("\u2019", "'")).lower().split()) for form in forms)
    return list(dict.fromkeys(text for text in texts if re.search(r"\w", text) and text not in _NO_SYNONYM))


def _facets(library: Library) -> dict[str, dict[str, str]]:
    lists = library.vocabulary
    entries = (lists.topics, lists.sectors, lists.roles, lists.levels, lists.stages)
    titles = [{key: entry.title for key, entry in one.items()} for one in entries]
    return dict(zip(FACETS, [{name: model.kind.title for name, model in KINDS.items()}, *titles], strict=True))


def query(words: str) -> Mapping[str, Any]:
    """Return a search for words in all fields, with how many records each entry of each facet has."""
    return {
        "query": {
            "multi_match": {
                "query": words,
                "type": "cross_fields",
                "fields": [f"{name}^{field.weight:g}" for name, field in FIELDS.items()],
                "minimum_should_match": "2<70%",
            }
        },
        "aggs": {name: {"terms": {"field": name, "size": 100}} for name in FACETS},
        "_source": ["library", "ref", "kind", "title", "summary", "address", "minutes", "content_note"],
        "size": 10,
    }


def _read_me(place: Place, documents: int, names: list[str]) -> str:
    bulk = "\n".join(
        f'    curl -X POST "$SERVER/connected-practice/_bulk" -H "Content-Type: application/x-ndjson" \\\n'
        f"        --data-binary @{name}"
        for name in names
    )
    return f"""{place.name}: {documents:,} records for OpenSearch

These files follow OpenSearch's documentation of version 2. Nobody has loaded them into a server yet: try them on one
that may fail, and tell us what you find. SERVER is its address, such as http://localhost:9200; add --user if it asks.

1. Make the index. It refuses a document with a field that it does not know.

    curl -X PUT "$SERVER/connected-practice" -H "Content-Type: application/json" --data-binary @index.json

2. Load the records. The answer to each command says `"errors": false` where all went in.

{bulk}

3. Search. query.json has the weights of our own search, and counts what each facet would leave.

    curl -X POST "$SERVER/connected-practice/_search" -H "Content-Type: application/json" --data-binary @query.json

When the library changes, export again into an empty folder, make an index with another name, load it, and lead an
alias to it: the glossary's wordings are part of the index and are read when it is made. A record that is gone stays in
an index that is loaded again.

facets.json has the titles of topics, sectors, roles, levels, stages and kinds. Text is plain. Our own words may be
shared and adapted with credit (CC BY 4.0); the sources keep their own licences.
"""
