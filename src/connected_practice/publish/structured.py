"""What a page is, for search engines and catalogues of learning resources: JSON-LD in its head.

Vocabulary: https://schema.org (LearningResource, DefinedTerm, DefinedTermSet, BreadcrumbList, WebSite).
"""

from __future__ import annotations

import json
from typing import Any

from connected_practice import licence
from connected_practice.link import Library
from connected_practice.link.plain import plain
from connected_practice.load import Document
from connected_practice.models import KINDS
from connected_practice.models.framework import Framework
from connected_practice.models.module import Module
from connected_practice.models.session import Session
from connected_practice.models.term import Term
from connected_practice.render import page_address
from connected_practice.render.environment import minutes

Data = dict[str, Any]


def of_record(library: Library, document: Document, site_url: str, name: str) -> str:
    """Return the JSON-LD of a record's page. `name` is what the library is called."""
    info = document.record.kind
    way = [
        (name, site_url),
        (info.plural, f"{site_url}{info.folder}/"),
        (document.record.title, _address(document, site_url)),
    ]
    return _script([_thing(library, document, site_url, name), _breadcrumbs(way)])


def of_home(site_url: str, name: str, description: str) -> str:
    """Return the JSON-LD of the first page, which tells search engines how to search here."""
    return _script(
        [
            {
                "@type": "WebSite",
                "@id": f"{site_url}#website",
                "url": site_url,
                "name": name,
                "description": description,
                "inLanguage": "en-GB",
                "license": licence.ADDRESS,
                "potentialAction": {
                    "@type": "SearchAction",
                    "target": {"@type": "EntryPoint", "urlTemplate": f"{site_url}search/?q={{query}}"},
                },
            }
        ]
    )


def _script(graph: list[Data]) -> str:
    """Return a graph as JSON that can stand in a page: nothing in it can end the script or begin a comment."""
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _address(document: Document, site_url: str) -> str:
    return f"{site_url}{page_address(document)}"


def _breadcrumbs(way: list[tuple[str, str]]) -> Data:
    items = [
        {"@type": "ListItem", "position": number, "item": {"@type": "WebPage", "@id": address, "name": title}}
        for number, (title, address) in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _thing(library: Library, document: Document, site_url: str, name: str) -> Data:
    record = document.record
    common: Data = {"@id": _address(document, site_url), "url": _address(document, site_url)}
    if isinstance(record, Term):
        return _term(library, record, common, site_url)
    if isinstance(record, Framework):
        return _framework(record, common)
    common |= {
        "name": record.title,
        "description": record.summary,
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "license": licence.ADDRESS,
        "dateModified": record.version.isoformat(),
        "publisher": {"@type": "Organization", "name": name, "url": site_url},
        "about": [_topic(library, topic, site_url) for topic in record.topics],
        "isBasedOn": [_work(library, source, site_url) for source in _sources(library, document)],
    }
    if document.kind in ("source", "finding"):
        return {"@type": "CreativeWork", **_without_empty(common)}
    return {"@type": "LearningResource", **_without_empty(common | _learning(library, document))}


def _topic(library: Library, topic: str, site_url: str) -> Data:
    return {"@type": "Thing", "@id": f"{site_url}topics/{topic}/", "name": library.vocabulary.topics[topic].title}


def _learning(library: Library, document: Document) -> Data:
    record = document.record
    outcomes = [plain(library, o) for o in record.outcomes] if isinstance(record, Module | Session) else []
    return {
        "learningResourceType": record.kind.title,
        "educationalUse": "professional development",
        "timeRequired": f"PT{minutes(document)}M",
        "teaches": outcomes,
        "assesses": outcomes if isinstance(record, Module) and record.checks else [],
        "audience": [
            {"@type": "EducationalAudience", "educationalRole": library.vocabulary.roles[role].title}
            for role in record.roles
        ],
        "educationalAlignment": [_alignment(library, value) for value in record.frameworks],
    }


def _alignment(library: Library, value: str) -> Data:
    framework, _, element = value.partition("#")
    document = library.get(f"framework:{framework}")
    assert isinstance(document.record, Framework)
    title = next(e.title for e in document.record.elements if e.id == element)
    return {
        "@type": "AlignmentObject",
        "alignmentType": "educationalSubject",
        "educationalFramework": document.record.title,
        "targetName": title,
    }


def _sources(library: Library, document: Document) -> list[str]:
    if document.kind == "source":
        return []
    return list(dict.fromkeys(library.id_of("source", source.id) for source in document.record.sources))


def _work(library: Library, source: str, site_url: str) -> Data:
    document = library.get(f"source:{source}")
    return {"@type": "CreativeWork", "@id": _address(document, site_url), "name": document.record.title}


def _term(library: Library, record: Term, common: Data, site_url: str) -> Data:
    folder = KINDS["term"].kind.folder
    return common | {
        "@type": "DefinedTerm",
        "name": record.title,
        "alternateName": [*record.abbreviations, *record.admitted],
        "description": plain(library, record.definition),
        "inDefinedTermSet": f"{site_url}{folder}/",
    }


def _framework(record: Framework, common: Data) -> Data:
    elements = [
        {"@type": "DefinedTerm", "@id": f"{common['@id']}#{element.id}", "name": element.title}
        for element in record.elements
    ]
    return common | {
        "@type": "DefinedTermSet",
        "name": record.title,
        "description": record.summary,
        "hasDefinedTerm": elements,
    }


def _without_empty(data: Data) -> Data:
    return {name: value for name, value in data.items() if value not in ([], None)}
