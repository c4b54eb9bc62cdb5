"""Pages to show within other sites: a record's text alone, at its own address with `embed/` after it.

Such a page needs no script and works on any static host. It is made from what MkDocs has rendered already, so that it
costs a template and no second rendering of Markdown. oEmbed tells programs how to show it: a static site can give one
answer a record, so that `maxwidth` and `maxheight` are not heeded. Format: https://oembed.com/ (version 1.0).
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.render import page_address

KINDS = ("brief", "case-study", "finding", "module", "toolkit")
"""What people show elsewhere. Every other page has a link that can be shared."""
FOLDER = "embed/"
TEMPLATE = "embed.html"
"""In docs/overrides. A theme without it has no such pages."""
OEMBED = "oembed"
WIDTH, HEIGHT = 680, 640
"""Pixels that a frame takes, unless whoever puts it there says otherwise."""

_RELATIVE = re.compile(r"""((?:href|src|action)="|url\(")(?![a-z][a-z0-9+.-]*:|[/#?"])""", re.IGNORECASE)
_LEADS_OUT = re.compile(r'<a (?=[^>]*\bhref="[^#"])')


def snippet(document: Document, site_url: str, name: str) -> str:
    """Return the HTML that shows a record's page in another one."""
    title = html.escape(f"{document.record.title} ({name})")
    address = html.escape(f"{site_url}{page_address(document)}{FOLDER}")
    return (
        f'<iframe src="{address}" title="{title}" width="{WIDTH}" height="{HEIGHT}" loading="lazy" '
        'style="max-width: 100%; border: 0"></iframe>'
    )


def answer_address(document: Document, site_url: str) -> str:
    """Return the address of oEmbed's answer for a record."""
    return f"{site_url}{OEMBED}/{document.kind}/{document.id}.json"


def can_be_shown(document: Document) -> bool:
    """Whether a record is of a kind that has a page to show within others."""
    return document.kind in KINDS


def is_in(folders: Iterable[str]) -> bool:
    """Whether one of a theme's folders has the template of such pages."""
    return any((Path(folder) / TEMPLATE).is_file() for folder in folders)


def files(library: Library, site_url: str, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield oEmbed's answer for each record that can be shown: its path below the site's root, and what it holds."""
    for document in library.collection.documents:
        if can_be_shown(document):
            answer = {
                "type": "rich",
                "version": "1.0",
                "title": document.record.title,
                "provider_name": name,
                "provider_url": site_url,
                "html": snippet(document, site_url, name),
                "width": WIDTH,
                "height": HEIGHT,
            }
            yield answer_address(document, ""), (json.dumps(answer, ensure_ascii=False) + "\n").encode()


def page(environment: Environment, context: Mapping[str, Any]) -> str:
    """Return the page to show within others, given what MkDocs made the record's own page of.

    It lies one folder deeper, and its links open the whole site in a tab of their own.
    """
    made = _RELATIVE.sub(r"\1../", environment.get_template(TEMPLATE).render(context))
    return _LEADS_OUT.sub('<a target="_blank" rel="noopener" ', made)


def moved(library: Library, address: str, redirect: str) -> str | None:
    """Return the page that sends a frame on from where a record was; None where the record cannot be shown so.

    `redirect` leads from the page at `address`, below the site's root, to the record's page of today.
    """
    target = posixpath.normpath(posixpath.join(address, redirect)) + "/"
    shown = (document for document in library.collection.documents if document.kind in KINDS)
    if not any(page_address(document) == target for document in shown):
        return None
    way = html.escape(f"../{redirect}{FOLDER}")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>This page has moved</title>\n'
        f'<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url={way}">\n</head>\n'
        f'<body><p><a href="{way}">This page has moved.</a></p></body>\n</html>\n'
    )
