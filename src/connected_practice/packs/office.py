"""What Word files and slide files share: properties, the same bytes whenever they are made, pictures."""

from __future__ import annotations

import base64
import io
import zipfile
from datetime import datetime
from functools import cache
from typing import IO, Protocol

import segno

from connected_practice.packages.archive import archive
from connected_practice.packs.forms import Frame, Logo
from connected_practice.packs.frame import origin_of, version_of
from connected_practice.packs.text import clean

MAKER = "Connected Practice"
"""Whom files name as their author: nobody's own name stands in them."""

LONGEST = 255
"""The most characters that a property of a file may have."""

QUIET = 4
"""How wide the edge of a QR code must be, in its modules (ISO/IEC 18004)."""


class Properties(Protocol):
    """The properties of a file, as python-docx and python-pptx both have them."""

    title: str
    subject: str
    author: str
    last_modified_by: str
    comments: str
    language: str
    version: str
    revision: int
    created: datetime
    modified: datetime


class OfficeFile(Protocol):
    """A document or a presentation."""

    @property
    def core_properties(self) -> Properties:
        """Return its properties."""

    def save(self, to: IO[bytes]) -> None:
        """Write it."""


def finished(file: OfficeFile, frame: Frame) -> bytes:
    """Return the bytes of a file, with its properties: the same for the same content, on any day and machine."""
    on = version_of(frame)
    properties = file.core_properties
    properties.title = clean(frame["title"])[:LONGEST]
    properties.subject = clean(frame.get("organisation") or "")[:LONGEST]
    properties.comments = clean(frame.get("description") or origin_of(frame))[:LONGEST]
    properties.author = properties.last_modified_by = MAKER
    properties.language, properties.version, properties.revision = "en-GB", clean(frame["version"])[:LONGEST], 1
    properties.created = properties.modified = datetime(on.year, on.month, on.day)
    written = io.BytesIO()
    file.save(written)
    with zipfile.ZipFile(written) as packed:
        return archive({name: packed.read(name) for name in packed.namelist()}, on)


@cache
def code(address: str) -> bytes:
    """Return the QR code of an address, as PNG."""
    drawn = io.BytesIO()
    segno.make_qr(address, error="m").save(drawn, kind="png", scale=8, border=QUIET)
    return drawn.getvalue()


def picture(source: str) -> io.BytesIO:
    """Return what a data address holds."""
    return io.BytesIO(base64.b64decode(source.partition(",")[2]))


def contained(logo: Logo, width: float, height: float) -> tuple[float, float]:
    """Return how wide and high a picture stands in a place of that width and height, whole and not drawn out."""
    scale = min(width / max(1, logo["width"]), height / max(1, logo["height"]))
    return logo["width"] * scale, logo["height"] * scale
