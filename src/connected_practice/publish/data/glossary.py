"""The glossary as SKOS, in Turtle and JSON-LD, and as a table.

Format: https://www.w3.org/TR/skos-reference/. Admitted words and abbreviations are `altLabel`. Words
that people only search for, and discouraged ones, are `hiddenLabel`: an `altLabel` would call them
acceptable. The reason against a discouraged word stands in a `note`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rdflib import RDF, Graph, Literal, URIRef

from connected_practice import licence
from connected_practice.link import Library
from connected_practice.link.plain import plain
from connected_practice.load import Document
from connected_practice.models.term import Term
from connected_practice.publish.data.records import FOLDER
from connected_practice.publish.data.tables import table
from connected_practice.render import page_address

LANGUAGE = "en-GB"

_CONTEXT: dict[str, Any] = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    **{
        name: {"@id": f"skos:{name}", "@language": LANGUAGE}
        for name in ("prefLabel", "altLabel", "hiddenLabel", "definition", "scopeNote", "note")
    },
    **{
        name: {"@id": f"skos:{name}", "@type": "@id"}
        for name in ("inScheme", "topConceptOf", "hasTopConcept", "related")
    },
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "title": {"@id": "dct:title", "@language": LANGUAGE},
    "label": {"@id": "rdfs:label", "@language": LANGUAGE},
    "modified": {"@id": "dct:modified", "@type": "xsd:date"},
    "licence": {"@id": "dct:license", "@type": "@id"},
    "source": {"@id": "dct:bibliographicCitation", "@language": LANGUAGE},
}

COLUMNS = (
    "term",
    "preferred",
    "abbreviations",
    "also",
    "definition",
    "by_sector",
    "avoid",
    "defined_by",
    "sources",
    "address",
)


def files(library: Library, site_url: str, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the glossary in its three forms: their paths below the site's root, and what they hold."""
    documents = [d for d in library.collection.of_kind("term") if isinstance(d.record, Term)]
    linked = _linked(library, documents, site_url or "/", name)
    text = json.dumps(linked, ensure_ascii=False, indent=1) + "\n"
    yield f"{FOLDER}/glossary.jsonld", text.encode()
    yield f"{FOLDER}/glossary.ttl", _graph(linked["@graph"]).serialize(format="turtle").encode()
    yield f"{FOLDER}/glossary.csv", table(COLUMNS, [_row(library, d, site_url) for d in documents])


def _linked(library: Library, documents: list[Document], site_url: str, name: str) -> dict[str, Any]:
    scheme = f"{site_url}glossary/"
    scheme_itself = {
        "id": scheme,
        "type": "skos:ConceptScheme",
        "title": f"Glossary of {name}",
        "label": f"Glossary of {name}",
        "licence": licence.ADDRESS,
        "hasTopConcept": [_iri(document, site_url) for document in documents],
    }
    related = _related(library, documents)
    concepts = [_concept(library, document, scheme, site_url, related[document.id]) for document in documents]
    return {"@context": _CONTEXT, "@graph": [scheme_itself, *concepts]}


def _graph(things: list[dict[str, Any]]) -> Graph:
    """Return what the JSON-LD says as a graph. (rdflib can read it too, at four times the time.)"""
    graph = Graph()
    for thing in things:
        subject = URIRef(thing["id"])
        graph.add((subject, RDF.type, URIRef(_whole(thing["type"]))))
        for name, value in thing.items():
            term = _CONTEXT[name]
            if isinstance(term, dict):
                for part in value if isinstance(value, list) else [value]:
                    graph.add((subject, URIRef(_whole(term["@id"])), _node(part, term)))
    return graph


def _node(value: str, term: dict[str, str]) -> URIRef | Literal:
    if term.get("@type") == "@id":
        return URIRef(value)
    return Literal(
        value, lang=term.get("@language"), datatype=URIRef(_whole(term["@type"])) if "@type" in term else None
    )


def _whole(name: str) -> str:
    """Return a name such as `skos:Concept` as an IRI."""
    prefix, _, local = name.partition(":")
    return f"{_CONTEXT[prefix]}{local}"


def _iri(document: Document, site_url: str) -> str:
    return f"{site_url}{page_address(document)}"


def _related(library: Library, documents: list[Document]) -> dict[str, dict[str, None]]:
    """Return the related terms of each, by their ids: in SKOS being related holds both ways."""
    related: dict[str, dict[str, None]] = {document.id: {} for document in documents}
    for document in documents:
        for ref in document.record.related:
            other = library.get(ref)
            if other.kind == "term" and other.id != document.id:
                related[document.id].setdefault(other.id)
                related[other.id].setdefault(document.id)
    return related


def _concept(
    library: Library, document: Document, scheme: str, site_url: str, related: dict[str, None]
) -> dict[str, Any]:
    record = document.record
    assert isinstance(record, Term)
    taken = {record.title}
    concept = {
        "id": _iri(document, site_url),
        "type": "skos:Concept",
        "prefLabel": record.title,
        "altLabel": _labels([*record.abbreviations, *record.admitted], taken),
        "hiddenLabel": _labels([*record.search_only, *(d.wording for d in record.discouraged)], taken),
        "definition": plain(library, record.definition),
        "scopeNote": _senses(library, record),
        "note": [_avoid(library, record, number) for number in range(len(record.discouraged))],
        "related": [f"{scheme}{name}/" for name in sorted(related)],
        "source": sorted({library.bibliography.name(source.id) for source in record.sources}),
        "modified": record.version.isoformat(),
        "inScheme": scheme,
        "topConceptOf": scheme,
    }
    return {name: value for name, value in concept.items() if value != []}


def _labels(words: list[str], taken: set[str]) -> list[str]:
    """Return each wording once: SKOS lets a concept have a label in one role only."""
    new = [word for word in dict.fromkeys(words) if word not in taken]
    taken.update(new)
    return new


def _senses(library: Library, record: Term) -> list[str]:
    return [
        f"{' and '.join(library.vocabulary.sectors[sector].title for sector in sense.sectors)}: "
        f"{plain(library, sense.definition)}"
        for sense in record.senses
    ]


def _avoid(library: Library, record: Term, number: int) -> str:
    entry = record.discouraged[number]
    return f"Avoid “{entry.wording}”. {plain(library, entry.reason)} Say instead: {entry.instead or record.title}."


def _row(library: Library, document: Document, site_url: str) -> list[str | None]:
    record = document.record
    assert isinstance(record, Term)
    return [
        document.id,
        record.title,
        "; ".join(record.abbreviations),
        "; ".join(record.admitted),
        plain(library, record.definition),
        " ".join(_senses(library, record)),
        " ".join(_avoid(library, record, number) for number in range(len(record.discouraged))),
        record.defined_by,
        "; ".join(sorted({library.bibliography.name(source.id) for source in record.sources})),
        _iri(document, site_url),
    ]
