"""What every document says of itself: the same words as browser/documents/frame.ts."""

from __future__ import annotations

from datetime import date

from connected_practice.packs.forms import Frame, Piece
from connected_practice.packs.text import date_in_words, is_linkable

_LONG_AGO = date(1980, 1, 1)
CODE_ALT = "QR code that leads to what has changed since"
LEADS_TO = "What has changed since: "
LONGEST_CODE = 300
"""The most characters of an address in a QR code that can be read from paper."""
SHOWN = 120
"""The most characters of an address that are shown: nobody types more from paper."""
LONGEST_LINK = 2000
"""The most characters of a link: Office opens no file that has a longer one."""
CODE_SIZE = 26
"""How wide and high a QR code stands on paper, in millimetres."""


def origin_of(frame: Frame) -> str:
    """Return where a document comes from, in one line."""
    made = f" on {frame['made']}" if frame["made"] else ""
    return f"Made with Connected Practice{made}, from the version of {date_in_words(frame['version'])}"


def end_of(frame: Frame) -> list[Piece]:
    """Return the pieces that end a document: what it draws on."""
    if not frame["sources"]:
        return []
    return [
        {"kind": "heading", "level": 1, "text": "Source" if len(frame["sources"]) == 1 else "Sources"},
        {"kind": "list", "ordered": False, "items": list(frame["sources"])},
    ]


def changes_of(frame: Frame) -> str:
    """Return the address that says what has changed since; empty where the library has no address of its own."""
    address = frame.get("changes") or frame["address"]
    return address if is_linkable(address) and len(address) <= LONGEST_CODE else ""


def address_of(frame: Frame) -> dict[str, str]:
    """Return a document's address as words with a link.

    One that holds a whole session is longer than anybody types and may be longer than a link can be: then its
    beginning is shown, and the link leads to the page alone.
    """
    address = frame["address"]
    text = f"{address[:SHOWN]}\u2026" if len(address) > SHOWN else address
    return {"text": text, "link": address.partition("#")[0] if len(address) > LONGEST_LINK else address}


def version_of(frame: Frame) -> date:
    """Return the day of a document's version; a day long ago where the version is none, or none that a zip can name."""
    try:
        found = date.fromisoformat(frame["version"][:10])
    except ValueError:
        return _LONG_AGO
    return found if _LONG_AGO.year <= found.year < 2100 else _LONG_AGO
