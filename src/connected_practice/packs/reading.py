"""A record's texts as documents of a session have them: plain, on one line, with citations set, and what was cited."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from connected_practice.link import Library
from connected_practice.link.citations import Cite, cites
from connected_practice.link.plain import plain
from connected_practice.load import Document
from connected_practice.markdown import parse
from connected_practice.models.framework import Framework
from connected_practice.packs.forms import Serves

_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
_RANGE = re.compile(r"(\d)\s*[-–]\s*(\d)")
_TAG = re.compile(r"<[^>]+>")


class Reading:
    """Reads one record, and remembers which works its texts have cited."""

    def __init__(self, library: Library, document: Document) -> None:
        self.library = library
        self.document = document
        self.cited: dict[str, None] = {}
        """Ids of sources, in the order in which they were met."""

    def say(self, text: str | None) -> str:
        """Return a text on one line, with citations set; the items of a list are set apart by semicolons."""
        if not text:
            return ""
        self.meet(text)
        return _in_one_line(plain(self.library, text))

    def meet(self, text: str) -> None:
        """Remember the works that a text cites."""
        for _, _, inside in parse(text).citations:
            self.cited |= dict.fromkeys(self.library.id_of("source", cite.source) for cite in cites(inside))

    def claim(self, text: str) -> str:
        """Return a text as `say` does. Where it cites nothing, the record's first source stands behind it."""
        said = self.say(text)
        if parse(text).citations or not (source := self.source()):
            return said
        words, stop = (said[:-1], ".") if said.endswith(".") else (said, "")
        return f"{words} {source}{stop}"

    def source(self) -> str:
        """Return the citation of the record's first source; empty where it has none."""
        if not (sources := self.document.record.sources):
            return ""
        first = sources[0]
        name = self.library.id_of("source", first.id)
        section = self.library.section(name, first.section)
        page = first.page or (section.page if section else None) or ""
        self.cited[name] = None
        return self.library.bibliography.in_text([Cite(name, _locator(page))], None)

    def references(self) -> list[str]:
        """Return the works that the record draws on and those that were cited, as a list of references has them."""
        own = [self.library.id_of("source", source.id) for source in self.document.record.sources]
        return [reference(self.library, name) for name in dict.fromkeys([*own, *self.cited])]

    def serves(self) -> list[Serves]:
        """Return the sections of frameworks that the record serves."""
        return [_section(self.library, value) for value in self.document.record.frameworks]


def reference(library: Library, source: str) -> str:
    """Return a source's entry in a list of references as plain text, with the acknowledgement that it asks for."""
    entry = html.unescape(_TAG.sub("", library.bibliography.reference(source)))
    parts = [entry, library.source(source).attribution or ""]
    return " ".join(" ".join(parts).split())


def once(values: Iterable[str]) -> list[str]:
    """Return texts in their order, each once, without those that are empty."""
    return [value for value in dict.fromkeys(values) if value]


def _section(library: Library, value: str) -> Serves:
    name, _, part = value.partition("#")
    record = library.get(f"framework:{name}").record
    assert isinstance(record, Framework)
    title = next(element.title for element in record.elements if element.id == part)
    return {"framework": record.title, "title": title}


def _locator(page: str) -> str:
    """Return a place as citations have it: `p. 32`, `pp. 32–33`."""
    if not page:
        return ""
    label = "p." if page.isalnum() else "pp."
    return f"{label} {_RANGE.sub(chr(92) + '1' + chr(0x2013) + chr(92) + '2', page)}"


def _in_one_line(text: str) -> str:
    line, in_list = "", False
    for part in filter(None, map(str.strip, text.split("\n"))):
        mark = _ITEM.match(part)
        if in_list:
            line += ";" if mark else _end(line)
        line += f" {part[mark.end() :] if mark else part}"
        in_list = mark is not None
    return " ".join(line.split())


def _end(line: str) -> str:
    return "" if line.endswith((".", "!", "?")) else "."
