"""What is here, for programs that visit.

Formats: robots.txt (RFC 9309) and llms.txt (https://llmstxt.org).
"""

from __future__ import annotations

from collections.abc import Iterator

from connected_practice.link import Library
from connected_practice.publish.data.records import FOLDER
from connected_practice.render import page_address

_ABOUT = """\
# {name}

> A library of principles, case studies, questions and tools for people who work with children and young people in \
England, in schools, social care, health and youth justice.

Facts and figures come from published sources, each named with its section or page; the sentences are the library's \
own and may be shared and adapted with credit (CC BY 4.0). Whoever repeats a figure should take its limits with it: \
they stand beside it in every form. A case tells what happened once and proves no rule. Children's names are the \
pseudonyms of the published sources. Nothing here is advice about a child who may be at risk: {url}about/child-at-risk/

## Data

- [Catalogue of all records]({url}{folder}/catalogue.json): id, kind, title, summary, address, topics and version
- [Figures]({url}{folder}/findings.csv): every figure with who, where, when, limits and source
- [Glossary]({url}{folder}/glossary.ttl): SKOS, with words to avoid and why
- [Sources]({url}{folder}/sources.csl.json): CSL-JSON
- [How to use the data]({url}data/)

## Topics

{topics}
"""


def files(library: Library, site_url: str, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield both files: their paths below the site's root, and what they hold."""
    sitemap = f"Sitemap: {site_url}sitemap.xml\n" if site_url else ""
    yield "robots.txt", f"User-agent: *\nAllow: /\n{sitemap}".encode()
    topics = "\n".join(
        f"- [{document.record.title}]({site_url}{page_address(document)}): {document.record.summary}"
        for document in library.of_kind("guide")
    )
    yield "llms.txt", _ABOUT.format(name=name, url=site_url, folder=FOLDER, topics=topics).encode()
