"""How to cite a page: a file a record for reference managers.

Format: RIS, as Zotero, EndNote, Mendeley and RefWorks read it (https://en.wikipedia.org/wiki/RIS_(file_format)).
"""

from __future__ import annotations

from collections.abc import Iterator

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.publish.data import FOLDER
from connected_practice.render import page_address


def files(library: Library, site_url: str, author: str) -> Iterator[tuple[str, bytes]]:
    """Yield one RIS file a record: its path below the site's root, and what it holds. The library is the author."""
    for document in library.collection.documents:
        yield f"{FOLDER}/{document.kind}/{document.id}.ris", ris(document, site_url, author).encode()


def ris(document: Document, site_url: str, author: str) -> str:
    """Return the reference to a record's page."""
    record = document.record
    lines = [
        ("TY", "ELEC"),
        ("AU", f"{author},"),  # the comma says that it is one name, not a person's first and last
        ("TI", record.title),
        ("T2", author),
        ("PY", str(record.version.year)),
        ("DA", record.version.strftime("%Y/%m/%d")),
        ("AB", record.summary),
        ("UR", f"{site_url}{page_address(document)}"),
        ("LA", "en-GB"),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(text.split())}\r\n" for tag, text in lines)
