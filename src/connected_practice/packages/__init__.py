"""Modules as packages for a virtual learning environment (VLE).

frozen.py      a module's texts as HTML that stands alone, with links to the living pages
scorm.py       SCORM 1.2: a frozen copy that a learner works through, with progress
cartridge.py   Common Cartridge 1.1: links to the living pages, discussions, a quiz
archive.py     the zip file of either, the same bytes for the same content
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.packages import cartridge, scorm
from connected_practice.packages.place import Place

__all__ = ["FORMATS", "Place", "files"]

FORMATS = {"scorm": (scorm.package, "zip"), "cartridge": (cartridge.package, "imscc")}
"""What can be made: what makes it, and how its file's name ends."""


def files(library: Library, modules: Iterable[Document], format_: str, place: Place) -> Iterator[tuple[str, bytes]]:
    """Yield one package a module: the file's name, and what it holds."""
    make, ending = FORMATS[format_]
    for module in modules:
        yield f"{module.id}.{ending}", make(library, module, place)
