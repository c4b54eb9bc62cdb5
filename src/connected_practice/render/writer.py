"""Turns a record's texts into the Markdown of one page: links, glossary words, citations.

A writer belongs to one page. It remembers which terms the page has used and which works it
has cited, in order, so that the page can explain its words and list its references.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection as Group
from dataclasses import replace

from connected_practice.link import Library
from connected_practice.link.citations import cites
from connected_practice.load import Document
from connected_practice.markdown import Link, Text, parse
from connected_practice.models import KINDS
from connected_practice.models.framework import Framework
from connected_practice.models.term import Term

Edit = tuple[int, int, str]

_SIGN = re.compile(r"\\?[{<\[\]]|(?:^|(?<=\s))#", re.MULTILINE)
_NO_WORD = re.compile(r"[^\w ]|_")


def path_of(document: Document) -> str:
    """Return where a record's page lies below docs/."""
    return f"{document.record.kind.folder}/{document.id}.md"


def address_of(path: str) -> str:
    """Return the address of the page that is made from a Markdown file, below the site's root."""
    name = path.removesuffix(".md")
    return name.removesuffix("index") if name.split("/")[-1] == "index" else f"{name}/"


def page_address(document: Document) -> str:
    """Return the address of a record's page below the site's root: `toolkits/relational-audit/`."""
    return address_of(path_of(document))


class Writer:
    """Writes the texts of one page."""

    def __init__(self, library: Library, path: str, sectors: Group[str] = (), own: str | None = None) -> None:
        """`path` is the page's, `sectors` decide the senses of its words, `own` is the record's `kind:id`."""
        self.library = library
        self.path = path
        self.sectors = sectors
        self.terms: dict[str, tuple[str, ...]] = {}
        """The terms that the page has used, in order, each with terms that are written alike."""
        self.cited: dict[str, None] = {}
        """The works that the page has cited, in order."""
        self._own = own
        self._seen: set[str] = {own.partition(":")[2]} if own and own.startswith("term:") else set()
        self._last: str | None = None

    def to(self, path: str) -> str:
        """Return the way from this page to another, as Markdown links need it."""
        here, there = self.path.split("/")[:-1], path.split("/")
        shared = len(posixpath.commonprefix([here, there[:-1]]))
        return "/".join([*[".."] * (len(here) - shared), *there[shared:]])

    def href(self, ref: str) -> str:
        """Return the way from this page to a record's page."""
        name, _, anchor = ref.partition("#")
        way = self.to(path_of(self.library.get(name)))
        return f"{way}#{anchor}" if anchor else way

    def link(self, ref: str, words: str | None = None) -> str:
        """Return a Markdown link to a record, with its title unless other words are given."""
        return f"[{escape(words or self.library.get(ref).record.title)}]({self.href(ref)})"

    def prose(self, text: str | None) -> str:
        """Return a text with its links, citations and glossary words set."""
        if not text:
            return ""
        parsed = parse(text)
        edits = [*self._links(parsed), *self._citations(parsed), *self._words(parsed), *_code(parsed)]
        edits += _signs(parsed, edits)
        return _apply(text, edits)

    def line(self, text: str | None) -> str:
        """Return a text as `prose` does, on one line: for list items and table cells."""
        return " ".join(self.prose(text).split())

    def heading(self, text: str) -> str:
        """Return a text for a heading, in which nothing is linked."""
        return escape(" ".join(text.split()))

    def definition(self, term: str) -> str:
        """Return a term's definition for the page's list of words: its links work, no word in it is linked."""
        record = self.library.get(f"term:{term}").record
        assert isinstance(record, Term)
        senses = [s for s in record.senses if set(s.sectors) & set(self.sectors)]
        text = senses[0].definition if senses else record.definition
        seen, self._seen = self._seen, _Everything()
        terms, self.terms = self.terms, {}  # what a definition links to does not join the list that it stands in
        try:
            return self.line(text)
        finally:
            self._seen, self.terms = seen, terms

    def element(self, value: str) -> str:
        """Return a link to an element of a framework."""
        name, _, element = value.partition("#")
        framework = self.library.get(f"framework:{name}").record
        assert isinstance(framework, Framework)
        title = next(e.title for e in framework.elements if e.id == element)
        return f"[{escape(framework.title)}: {escape(title)}]({self.href(f'framework:{name}')}#{element})"

    def _links(self, text: Text) -> list[Edit]:
        edits = []
        for link in text.links:
            kind = link.target.partition(":")[0]
            if kind in KINDS and link.is_plain:
                edits.append(self._record_link(text, link, kind))
        return edits

    def _record_link(self, text: Text, link: Link, kind: str) -> Edit:
        start = text.source.rindex("](", link.start, link.end)
        new = f"]({self.href(link.target)})"
        if kind == "term":
            name = self.library.get(link.target.partition("#")[0]).id
            self.terms.setdefault(name, ())
            self._seen.add(name)
            new += f'{{ .cp-term data-term="{name}" }}'
        elif kind == "finding":
            new += "{ .cp-figure }"
        return start, link.end, new

    def _citations(self, text: Text) -> list[Edit]:
        edits = []
        for start, end, inside in text.citations:
            found = [replace(cite, source=self.library.id_of("source", cite.source)) for cite in cites(inside)]
            shown = self.library.bibliography.in_text(found, self._last)
            self._last = found[-1].source
            self.cited |= dict.fromkeys(cite.source for cite in found)
            full = self.library.bibliography.in_text(found, None)
            title = "" if shown == full else f' "{escape(full)}"'
            edits.append((start, end, f"[{escape(shown)}](#ref-{found[0].source}{title}){{ .cp-cite }}"))
        return edits

    def _words(self, text: Text) -> list[Edit]:
        edits = []
        for found in self.library.terms.find(text, self.sectors, self._seen):
            self.terms[found.term] = found.others
            way = self.to(path_of(self.library.get(f"term:{found.term}")))
            words = text.source[found.start : found.end]
            edits.append((found.start, found.end, f'[{words}]({way}){{ .cp-term data-term="{found.term}" }}'))
        return edits


def _code(text: Text) -> list[Edit]:
    """Write code within a line so that no engine looks for anything in it."""
    return [
        (start, end, f"<code>{_NO_WORD.sub(lambda sign: _entity(sign[0]), code)}</code>")
        for start, end, code in text.spans
    ]


def _signs(text: Text, edits: list[Edit]) -> list[Edit]:
    """Write signs that are plain text here so that no engine takes them for tags, links, headings or attributes.

    Python-Markdown sees tags and links where CommonMark, by which records are checked, sees
    text: `\\<img onerror=...>`, or a link whose address goes on in the next line.
    """
    if not _SIGN.search(text.source):
        return []
    taken = [(start, end) for start, end, _ in edits]
    found = [(m.start(), m.end(), m[0]) for m in _SIGN.finditer(text.source)]
    return [
        (start, end, _entity(sign[-1]))
        for start, end, sign in found
        if not any(first <= start < last for first, last in taken)
        and (sign[-1] == "{" or any(run.start < end <= run.end for run in text.runs))
    ]


def _entity(sign: str) -> str:
    return f"&#{ord(sign)};"


_ENTITIES = str.maketrans({sign: html.escape(sign) for sign in "&<>"} | {sign: _entity(sign) for sign in '"\\`*_[]{}|'})


class _Everything(set[str]):
    """A set that has everything in it: no word is new."""

    def __contains__(self, item: object) -> bool:
        return True


def escape(words: str) -> str:
    """Return plain text so that it is shown unchanged within a line: in Markdown, in HTML and in an attribute."""
    return " ".join(words.split()).translate(_ENTITIES)


def _apply(text: str, edits: list[Edit]) -> str:
    """Make edits that do not overlap, from the last to the first."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text
