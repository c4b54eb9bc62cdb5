"""Where the library is published."""

from __future__ import annotations

from dataclasses import dataclass

from connected_practice.load import Document
from connected_practice.render import page_address


@dataclass(frozen=True)
class Place:
    """The library's name and address, which every package carries."""

    name: str
    url: str
    """With a slash at its end."""

    def of(self, document: Document) -> str:
        """Return the address of a record's page."""
        return f"{self.url}{page_address(document)}"
