"""Feeds of changes, for people who want to be told: the whole library, each topic, each sector.

Format: Atom, RFC 4287. An entry is one change of one record; its id never changes (tag URI, RFC 4151).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from connected_practice.link import Library
from connected_practice.link.plain import plain
from connected_practice.load import Document
from connected_practice.render import page_address

MOST = 50
"""How many changes a feed has, the newest."""

SINCE = 2026
"""The year from which the library's name is ours to mint ids from, as RFC 4151 asks for one."""

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """One change of one record."""

    document: Document
    on: date
    what: str


def files(library: Library, site_url: str, title: str) -> Iterator[tuple[str, bytes]]:
    """Yield the feeds: their paths below the site's root, and what they hold.

    `site_url` is where the site will be published, and `title` its name. Without a site_url
    addresses are those below the site's root, which a feed reader cannot follow by itself.
    """
    entries = sorted(_entries(library), key=lambda e: (-e.on.toordinal(), e.document.record.kind.order, e.document.id))
    yield "feeds/library.xml", _feed(title, "feeds/library.xml", site_url, entries)
    for field, listed in (("topics", library.vocabulary.topics), ("sectors", library.vocabulary.sectors)):
        for name, entry in listed.items():
            chosen = [e for e in entries if name in getattr(e.document.record, field)]
            path = f"feeds/{field}/{name}.xml"
            yield path, _feed(f"{title}: {entry.title}", path, site_url, chosen)


def _entries(library: Library) -> Iterator[Entry]:
    for document in library.collection.documents:
        record = document.record
        changes = [Entry(document, change.on, plain(library, change.what)) for change in record.changes]
        yield from changes
        if not any(change.on == record.reviewed for change in changes):
            yield Entry(document, record.reviewed, f"Held against its sources. {record.summary}")


def _feed(title: str, path: str, site_url: str, entries: Iterable[Entry]) -> bytes:
    shown = list(entries)[:MOST]
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "en-GB"})
    _add(feed, "title", title)
    _add(feed, "id", f"{site_url}{path}")
    _add(feed, "updated", _time(max((entry.on for entry in shown), default=date(SINCE, 1, 1))))
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{site_url}{path}"})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": site_url})
    _add(SubElement(feed, "author"), "name", title.partition(":")[0])
    for entry in shown:
        feed.append(_entry(entry, site_url))
    indent(feed)
    whole: bytes = tostring(feed, "utf-8", xml_declaration=True)
    return whole + b"\n"


def _entry(entry: Entry, site_url: str) -> Element:
    record = entry.document.record
    made = Element("entry")
    _add(made, "title", f"{record.title} ({record.kind.title.lower()})")
    host = urlsplit(site_url).hostname or "localhost"
    _add(made, "id", f"tag:{host},{SINCE}:{entry.document.ref.replace(':', '/')}/{entry.on.isoformat()}")
    _add(made, "updated", _time(entry.on))
    address = f"{site_url}{page_address(entry.document)}"
    SubElement(made, "link", {"rel": "alternate", "type": "text/html", "href": address})
    _add(made, "summary", entry.what)
    return made


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = "".join(c for c in text if c >= " " or c in "\t\n")


def _time(day: date) -> str:
    """Return midnight of a day, as Atom wants a time."""
    return f"{day.isoformat()}T00:00:00Z"
