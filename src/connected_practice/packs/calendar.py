"""A session as an entry of a calendar (iCalendar, RFC 5545), once somebody has said when it begins.

No pack holds one: a session of the library has no day, and a file with a day that nobody chose stands wrongly in the
calendar of whoever opens it. The session builder asks for the day and makes the file; this is what it has to look
like, for whoever makes one by program. The time floats: it is what the clock shows wherever the session is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from connected_practice.packs.forms import Entry
from connected_practice.packs.text import clean

LONGEST_LINE = 75
"""The most octets of a line, without its end (RFC 5545, 3.1)."""


def calendar(entry: Entry, start: datetime) -> str:
    """Return the text of a calendar file (.ics) with one entry that begins at a local time.

    The same session at the same time is the same entry (`UID`), so that a calendar which gets it twice shows it once.
    Raises ValueError where `start` names a time zone: it would be another time for whoever reads it elsewhere.
    """
    if start.tzinfo is not None:
        raise ValueError("A session begins at a local time, without a time zone.")
    address = clean(entry["address"])
    lines = {
        "UID": f"{uuid5(NAMESPACE_URL, f'{address} {start.isoformat()}')}",
        "DTSTAMP": f"{_local(start)}Z",  # asked for; a clock's own time would make every file another
        "DTSTART": _local(start),
        "DTEND": _local(start + timedelta(minutes=entry["minutes"])),
        "SUMMARY": _text(entry["title"]),
        "DESCRIPTION": _text(f"{entry['description']}\n{address}"),
        "URL": "".join(address.split()),
        "TRANSP": "OPAQUE",
    }
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Connected Practice//Session//EN", "CALSCALE:GREGORIAN"]
    event = ["BEGIN:VEVENT", *(f"{name}:{value}" for name, value in lines.items()), "END:VEVENT"]
    return "".join(f"{folded}\r\n" for line in [*head, *event, "END:VCALENDAR"] for folded in _folded(line))


def _local(when: datetime) -> str:
    return f"{when:%Y%m%dT%H%M%S}"


def _text(value: str) -> str:
    """Return a text as a value has it (RFC 5545, 3.3.11)."""
    escaped = clean(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets, not cut within a character; all but the first begin with a space."""
    piece, octets = "", 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > LONGEST_LINE:
            yield piece
            piece, octets = " ", 1
        piece, octets = piece + sign, octets + size
    yield piece
