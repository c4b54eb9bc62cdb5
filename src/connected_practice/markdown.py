"""A Markdown text as its parts, each with its place: what rules look at and links are set into.

The parser is pulldown-cmark (CommonMark), whose events carry byte ranges, so that a text can
be changed exactly where something was found and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pyromark

_PARSER = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)

CITATION = re.compile(r"\[(@[^\]\[]+)\]")
"""A citation as it is written: `[@hmip-ete-2022, p. 15]`, or several separated by `;`."""

CITE = re.compile(r"@(?P<id>[A-Za-z0-9._-]+)(?:,\s*(?P<label>pp?\.|s\.|para\.)\s*(?P<locator>[^;]+?))?\s*(?:;|$)")
"""One work within a citation, with its locator."""

_CITED = re.compile(r"\s*\[@[^\]]*\]")
_MARKUP = re.compile(r"[\[\]<>*_`!#\\&|\n]")
_LIST = re.compile(r"\s*(?:[-+>]|\d+[.)])\s")


class Heading(NamedTuple):
    """A heading and where its line begins."""

    level: int
    text: str
    start: int


class Link(NamedTuple):
    """A link or an image: where it goes, its text, and the range from `[` or `!` to the end."""

    target: str
    text: str
    start: int
    end: int
    is_image: bool
    is_plain: bool
    """Whether it is written `[text](target)`, so that it can be rewritten in place."""


class Run(NamedTuple):
    """A piece of running text: where a word may be looked for, and where it may be linked."""

    start: int
    end: int
    block: int
    """The paragraph, list item or cell that it belongs to, counted through the text."""
    linkable: bool
    """Whether it lies outside headings and links."""
    quoted: bool
    """Whether it lies in a block quotation."""


@dataclass(frozen=True)
class Text:
    """A parsed Markdown text."""

    source: str
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    html: tuple[tuple[int, str], ...] = ()
    """Raw HTML: where it stands and what it is."""
    runs: tuple[Run, ...] = ()
    codes: tuple[tuple[int, int], ...] = ()
    """Ranges of code, in which nothing is looked for."""
    spans: tuple[tuple[int, int, str], ...] = ()
    """Code within a line: its range and what it says. These ranges are among `codes` too."""
    code_blocks: tuple[int, ...] = ()
    """Where indented or fenced code begins."""
    tight: tuple[int, ...] = ()
    """Where a list follows a paragraph without an empty line between them."""
    doubtful: tuple[int, ...] = ()
    """Where something in a list is written so that CommonMark and Python-Markdown read it differently."""

    @cached_property
    def citations(self) -> tuple[tuple[int, int, str], ...]:
        """Citations outside code: start, end and what stands between the brackets."""
        if "[@" not in self.source:
            return ()
        return tuple(
            (m.start(), m.end(), m[1])
            for m in CITATION.finditer(self.source)
            if not any(start <= m.start() < end for start, end in self.codes)
        )

    @cached_property
    def paragraphs(self) -> list[str]:
        """The paragraphs, list items, headings and cells as plain words: without links, citations and code."""
        blocks: dict[int, list[str]] = {}
        for run in self.runs:
            blocks.setdefault(run.block, []).append(self.source[run.start : run.end])
        plain = (" ".join(_CITED.sub("", "".join(parts)).split()) for parts in blocks.values())
        return [block for block in plain if block]

    @cached_property
    def blocks(self) -> dict[int, tuple[int, int]]:
        """The range of each block that has running text."""
        ranges: dict[int, tuple[int, int]] = {}
        for run in self.runs:
            start, end = ranges.get(run.block, (run.start, run.end))
            ranges[run.block] = (min(start, run.start), max(end, run.end))
        return ranges


def is_plain(source: str) -> bool:
    """Whether a text is words alone: no links, citations, headings or anything else that Markdown has."""
    return not _MARKUP.search(source) and not _LIST.match(source)


def parse(source: str) -> Text:
    """Parse Markdown. Offsets count characters of `source`."""
    if is_plain(source):
        return Text(source, runs=(Run(0, len(source), 0, True, False),) if source else ())
    return _Reader(source).read()


def events(source: str) -> Iterator[tuple[str, Any]]:
    """Yield what a Markdown text is made of, in order: the name of the parser's event and its detail.

    `("Start", "Paragraph")`, `("Text", "words")`, `("Start", {"Link": {"dest_url": ...}})`: those of pulldown-cmark,
    https://docs.rs/pulldown-cmark/latest/pulldown_cmark/enum.Event.html. Text is plain, without escapes and entities.
    """
    for event in _PARSER.events(source, merge_text=True):
        ((name, detail),) = event.items() if isinstance(event, dict) else ((event, None),)
        yield str(name), detail


_BRACKETED = re.compile(r"\d+\)")
_BLOCKS = {"Paragraph", "Item", "TableCell", "TableHead", "TableRow"}


class _Reader:
    """Walks the parser's events once and keeps what `Text` holds."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.html: list[tuple[int, str]] = []
        self.runs: list[Run] = []
        self.codes: list[tuple[int, int]] = []
        self.spans: list[tuple[int, int, str]] = []
        self.code_blocks: list[int] = []
        self.tight: list[int] = []
        self.doubtful: list[int] = []
        self.items: list[int] = []  # where the list items begin that we are in
        self.block = 0
        self.heading: tuple[int, int, int] | None = None  # level, start, runs before
        self.link: list[tuple[str, int, int, bool, int, bool]] = []
        self.quotes = 0
        self.in_code = False
        self._characters = None if source.isascii() else _byte_to_character(source)

    def read(self) -> Text:
        joined = "\\" not in self.source and "&" not in self.source  # else a joined text would hide signs of Markdown
        for event, span in _PARSER.events_with_range(self.source, merge_text=joined):
            start, end = span["start"], span["end"]
            if self._characters is not None:
                start, end = self._characters[start], self._characters[end]
            ((kind, value),) = event.items() if isinstance(event, dict) else ((event, None),)
            if kind == "Text":
                self._text(start, end)
            elif kind == "Start":
                self._start(value, start, end)
            elif kind == "End":
                self._end(value, end)
            elif kind == "Code":
                self.codes.append((start, end))
                self.spans.append((start, end, str(value)))
            elif kind in ("Html", "InlineHtml"):
                self.html.append((start, str(value)))
        return Text(
            self.source,
            tuple(self.headings),
            tuple(self.links),
            tuple(self.html),
            tuple(self.runs),
            tuple(self.codes),
            tuple(self.spans),
            tuple(self.code_blocks),
            tuple(self.tight),
            tuple(self.doubtful),
        )

    def _text(self, start: int, end: int) -> None:
        if self.in_code:
            self.codes.append((start, end))
            return
        linkable = self.heading is None and not self.link
        last = self.runs[-1] if self.runs else None
        joined = last and (last.end == start or self.source[last.end : start].isspace())  # a line break is a space
        if last and joined and last.block == self.block and last.linkable == linkable:
            self.runs[-1] = Run(last.start, end, self.block, linkable, last.quoted)
        else:
            self.runs.append(Run(start, end, self.block, linkable, self.quotes > 0))

    def _start(self, value: object, start: int, end: int) -> None:
        name, detail = next(iter(value.items())) if isinstance(value, dict) else (value, None)
        self._in_list(name, start)
        if name in _BLOCKS:
            self.block += 1
        elif name == "Heading":
            self.block += 1
            self.heading = (int(detail["level"][1:]), start, len(self.runs))  # type: ignore[index]
        elif name in ("Link", "Image"):
            assert isinstance(detail, dict)
            plain = detail["link_type"] == "Inline"
            self.link.append((str(detail["dest_url"]), start, end, name == "Image", len(self.runs), plain))
        elif name == "BlockQuote":
            self.quotes += 1
        elif name == "CodeBlock":
            self.in_code = True
            self.code_blocks.append(start)
        elif name == "List":
            line = self.source.rfind("\n", 0, start) + 1
            above = self.source[:line].rstrip("\n")
            if above and self.source[len(above) : line].count("\n") < 2 and not self._in_item(above):
                self.tight.append(start)

    def _in_list(self, name: object, start: int) -> None:
        """Note what Python-Markdown would not see as part of a list: it wants four spaces a level, and no `1)`."""
        line = self.source.rfind("\n", 0, start) + 1
        place = start
        while self.source.startswith(" ", place):  # the parser counts some of the indentation in
            place += 1
        if name in ("Paragraph", "List", "BlockQuote") and self.items and not self.quotes:
            inner = line > self.items[-1]
            if (inner and place - line < 4 * len(self.items)) or (not inner and name == "List"):
                self.doubtful.append(place)
        elif name == "Item":
            self.items.append(start)
            if _BRACKETED.match(self.source, place):
                self.doubtful.append(place)

    def _in_item(self, above: str) -> bool:
        """Whether the line above a list is an item of the list around it."""
        last = above.rsplit("\n", 1)[-1]
        return bool(re.match(r"\s*(?:[-*+]|\d+[.)])\s|\s", last))

    def _end(self, value: object, end: int) -> None:
        name = next(iter(value)) if isinstance(value, dict) else value
        if name == "Item":
            self.items.pop()
        elif name == "Heading" and self.heading:
            level, start, before = self.heading
            self.headings.append(Heading(level, self._words(start, before), start))
            self.heading = None
            self.block += 1
        elif name in ("Link", "Image") and self.link:
            target, start, stop, is_image, before, plain = self.link.pop()
            self.links.append(Link(target, self._words(start, before), start, stop, is_image, plain))
        elif name == "BlockQuote":
            self.quotes -= 1
        elif name == "CodeBlock":
            self.in_code = False

    def _words(self, start: int, before: int) -> str:
        """Return what a heading or link says: its running text and the code in it. It began at `start`."""
        pieces = [(run.start, self.source[run.start : run.end]) for run in self.runs[before:]]
        pieces += [(place, code) for place, _, code in self.spans if place >= start]
        return "".join(words for _, words in sorted(pieces))


def _byte_to_character(source: str) -> list[int]:
    """Return for every byte of the UTF-8 form the index of its character."""
    table: list[int] = []
    for index, character in enumerate(source):
        table.extend([index] * len(character.encode("utf-8", "surrogatepass")))
    table.append(len(source))
    return table
