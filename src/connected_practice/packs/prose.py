"""Markdown as the pieces that documents are made of (`browser/documents/pieces.ts`).

Headings keep their level from 2 down, lists their depth and tables their head; a quotation becomes a note, and code
plain words. Links between records lead to the living pages, and citations are set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from connected_practice.link import Library
from connected_practice.link.citations import cites
from connected_practice.markdown import events, parse
from connected_practice.models import KINDS
from connected_practice.packages.place import Place
from connected_practice.packs.forms import Piece, Run

_SIGN = re.compile(r"([\\`*_{}\[\]<>#&|~])")
_ABSOLUTE = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)


def pieces(library: Library, place: Place, source: str) -> list[Piece]:
    """Return a Markdown text as pieces. Its headings stand below level 1, which is the document's own."""
    reader = _Reader(library, place)
    for name, detail in events(_cited(library, source)):
        reader.take(name, detail)
    return reader.done


def cited(library: Library, source: str) -> list[str]:
    """Return the ids of the sources that a Markdown text cites, each once."""
    found = (cite.source for _, _, inside in parse(source).citations for cite in cites(inside))
    return list(dict.fromkeys(library.id_of("source", name) for name in found))


def _cited(library: Library, source: str) -> str:
    """Set a text's citations, each in full: in a document they may stand far apart."""
    for start, end, inside in reversed(parse(source).citations):
        works = [replace(cite, source=library.id_of("source", cite.source)) for cite in cites(inside)]
        shown = _SIGN.sub(r"\\\1", library.bibliography.in_text(works, None))
        source = source[:start] + shown + source[end:]
    return source


@dataclass
class _List:
    """A list that is being read."""

    ordered: bool
    items: list[dict[str, Any]] = field(default_factory=list)
    """The text of each item so far, as runs, and the items beneath it."""


class _Reader:
    """Walks the parser's events, and gathers pieces."""

    def __init__(self, library: Library, place: Place) -> None:
        self.done: list[Piece] = []
        self._library, self._place = library, place
        self._runs: list[dict[str, Any]] = []
        self._strong = self._emphasis = self._quotes = 0
        self._links: list[str] = []
        self._lists: list[_List] = []
        self._rows: list[list[Any]] = []

    def take(self, kind: str, value: Any) -> None:
        """Take one event. Raw HTML is left out: no record has any."""
        if kind in ("Text", "Code"):
            self._say(str(value))
        elif kind in ("SoftBreak", "HardBreak"):
            self._say(" " if kind == "SoftBreak" else "\n")
        elif kind in ("Start", "End"):
            name, detail = next(iter(value.items())) if isinstance(value, dict) else (value, None)
            handle = getattr(self, f"_{kind.lower()}_{str(name).lower()}", None)
            if handle:
                handle(detail)

    def _say(self, text: str) -> None:
        run: dict[str, Any] = {"text": text}
        if self._strong:
            run["strong"] = True
        if self._emphasis:
            run["emphasis"] = True
        if self._links and self._links[-1]:
            run["link"] = self._links[-1]
        last = self._runs[-1] if self._runs else None
        if last and _form(last) == _form(run):
            last["text"] += text
        else:
            self._runs.append(run)

    def _said(self) -> list[Run]:
        """Return the runs since the last piece; those that are words alone as text."""
        runs, self._runs = self._runs, []
        return [run["text"] if set(run) == {"text"} else run for run in runs]

    def _start_strong(self, _: Any) -> None:
        self._strong += 1

    def _end_strong(self, _: Any) -> None:
        self._strong -= 1

    def _start_emphasis(self, _: Any) -> None:
        self._emphasis += 1

    def _end_emphasis(self, _: Any) -> None:
        self._emphasis -= 1

    def _start_link(self, detail: Any) -> None:
        self._links.append(self._address(str(detail["dest_url"])))

    def _end_link(self, _: Any) -> None:
        self._links.pop()

    def _address(self, target: str) -> str:
        """Return a link's address on the web; empty for one that leads nowhere from a document."""
        name, _, anchor = target.partition("#")
        if name.partition(":")[0] in KINDS:
            address = self._place.of(self._library.get(name))
            return f"{address}#{anchor}" if anchor else address
        return target if _ABSOLUTE.fullmatch(target) else ""

    def _end_heading(self, detail: Any) -> None:
        level = min(3, max(2, int(str(detail).removeprefix("H"))))
        self.done.append({"kind": "heading", "level": level, "text": _plain(self._said())})

    def _end_paragraph(self, _: Any) -> None:
        if self._lists:
            self._to_item()
        elif self._quotes:
            self.done.append({"kind": "note", "runs": self._said()})
        else:
            self.done.append({"kind": "paragraph", "runs": self._said()})

    def _start_blockquote(self, _: Any) -> None:
        self._quotes += 1

    def _end_blockquote(self, _: Any) -> None:
        self._quotes -= 1

    def _start_list(self, first: Any) -> None:
        self._to_item()
        self._lists.append(_List(first is not None))

    def _start_item(self, _: Any) -> None:
        self._lists[-1].items.append({"text": [], "items": []})

    def _end_item(self, _: Any) -> None:
        self._to_item()

    def _to_item(self) -> None:
        """Put what was said into the item that is open. A second paragraph of an item begins on a new line."""
        if self._lists and (said := self._said()):
            text = self._lists[-1].items[-1]["text"]
            text += ["\n", *said] if text else said

    def _end_list(self, _: Any) -> None:
        listed = self._lists.pop()
        items = [_item(one) for one in listed.items]
        if self._lists:
            self._lists[-1].items[-1]["items"] += items
        else:
            self.done.append({"kind": "list", "ordered": listed.ordered, "items": items})

    def _start_table(self, _: Any) -> None:
        self._rows = []

    def _start_tablehead(self, _: Any) -> None:
        self._rows.append([])

    _start_tablerow = _start_tablehead

    def _end_tablecell(self, _: Any) -> None:
        self._rows[-1].append(_text(self._said()))

    def _end_table(self, _: Any) -> None:
        head, *rows = self._rows
        self.done.append({"kind": "table", "head": [_plain(_runs(cell)) for cell in head], "rows": rows})


def _form(run: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in run.items() if name != "text"}


def _plain(runs: Iterable[Run]) -> str:
    return "".join(run if isinstance(run, str) else run["text"] for run in runs)


def _runs(text: str | list[Run]) -> list[Run]:
    return [text] if isinstance(text, str) else text


def _text(runs: list[Run]) -> str | list[Run]:
    """Return runs in the shortest form: text, where they are one that is words alone."""
    if not runs:
        return ""
    return runs[0] if len(runs) == 1 and isinstance(runs[0], str) else runs


def _item(given: dict[str, Any]) -> Any:
    text = _text(given["text"])
    return {"text": text, "items": given["items"]} if given["items"] else text
