"""Text made fit to stand in any document: the same rules as browser/documents/text.ts."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from connected_practice.render.environment import day

_PLANES = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_FORBIDDEN = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ud800-\udfff{_PLANES}]"  # XML 1.0, 2.2
)
_NEW_LINE = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_LINKABLE = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)


def clean(text: str) -> str:
    """Return a text with every kind of new line as `\\n`, and without signs that no XML file may hold."""
    return _FORBIDDEN.sub("", _NEW_LINE.sub("\n", text))


def is_right_to_left(text: str) -> bool:
    """Whether a text is written from right to left, by its first letter or number."""
    first = next((sign for sign in text if unicodedata.category(sign)[0] in "LN"), "")
    return bool(first) and unicodedata.bidirectional(first) in ("R", "AL")


def is_linkable(address: str) -> bool:
    """Whether an address is one of the web or of a letter box: no other becomes a link."""
    return _LINKABLE.fullmatch(address) is not None


def date_in_words(text: str) -> str:
    """Return an ISO date in words, and other text as it is."""
    try:
        return day(date.fromisoformat(text[:10]))
    except ValueError:
        return text
