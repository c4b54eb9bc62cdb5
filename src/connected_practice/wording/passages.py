"""A plain text as its paragraphs, sentences and quotations: what stands together, and what somebody else said.

Every function keeps each character in its place, so that offsets hold for the text as it was given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from connected_practice.reading import reading_age

END = "\u2029"
"""What stands at the end of each paragraph in a text that is laid out: no word goes on across it."""

LEAST_WORDS = 30
"""With fewer words a reading age says nothing."""

LEAST_IN_A_PARAGRAPH = 7
"""With fewer words, and without the end of a sentence, a paragraph is a heading or a line of an address."""

_WRAPPED = 50
"""Characters in a line that may have been broken only because it was full."""
_FULL = 60
"""Characters in such a line, where the next begins with a capital letter."""
_SPACE = "[ \t\n\r\f\v\u00a0\u2028\u2029]"
_ENDS = re.compile("[.!?:][\"”’')\\]]*$")
_ITEM = re.compile(r"(?:[-*+•·▪●○◦‣–—>#|]|\d{1,3}[.)]|[A-Za-z][.)])")
_ITEM_MARK = re.compile(r"[ \t]*(?:[-*+•·▪●○◦‣–—>#|]+|\d{1,3}[.)]|[A-Za-z][.)]) ")
_PARAGRAPH = re.compile(f"[{END}\t]")
"""Between paragraphs, and between cells that were copied from a table."""
_SENTENCE = re.compile(f"(?<![.!?:])[.!?:]+(?={_SPACE}|$)")
_MANY_POINTS = re.compile("([.!?:]{3})[.!?:]+")
"""A line of points, as in a table of contents: three say the same and take no time."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED = re.compile(
    f'"[^"{END}]{{1,600}}"|“[^”{END}]{{1,600}}”'
    f"|(?<!\\w)‘(?! )[^{END}]{{1,300}}?’(?!\\w)|(?<!\\w)'(?! )[^{END}]{{1,300}}?'(?!\\w)"
)
_SMALL = "of|and|the|in|for|to|with|on|by"
_ACT = re.compile(
    rf"(?: (?:[A-Z(][\w’'()-]*|{_SMALL})){{0,9}}? "
    r"(?:Acts?|Regulations|Rules|Orders?|Bill|Code|Convention|Measures?|Directive)(?!\w)"
)
_LARGE_BEFORE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ $")
_LARGE_AFTER = re.compile(r" [A-Z][a-z]")


def lay_out(text: str) -> str:
    """Return a text with a space for each line break within a paragraph, and END for each that ends one.

    Text from a letter has a paragraph a line; text that was broken to a width goes on in the next line. A break belongs
    to such a text where the line before it is long and has no end of a sentence, and the next is no item of a list.
    """
    lines = text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
    parts = [lines[0]]
    for before, line in pairwise(lines):
        parts += [" " if _goes_on(before.strip(), line.strip()) else END, line]
    return "".join(parts)


def _goes_on(before: str, line: str) -> bool:
    if len(before) < _WRAPPED or not line or _ENDS.search(before) or _ITEM.match(line):
        return False
    return not line[0].isupper() or len(before) >= _FULL


def reading_age_of(laid: str) -> float | None:
    """Return the reading age in years of a text that is laid out, or None where it is too short to tell.

    Headings, addresses and greetings are left out: as very short sentences they would make a hard letter look easy.
    """
    said = "\n\n".join(part for part in _PARAGRAPH.split(laid) if _says_something(part))
    return reading_age(_MANY_POINTS.sub(r"\1", said)) if count_words(said) >= LEAST_WORDS else None


def _says_something(paragraph: str) -> bool:
    return bool(_ENDS.search(paragraph.rstrip())) or count_words(paragraph) >= LEAST_IN_A_PARAGRAPH


def count_words(text: str) -> int:
    """Return how many words a text has."""
    return sum(1 for _ in WORD.finditer(text))


def sentences(laid: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text that is laid out begins and ends, without what marks it as an item."""
    start = 0
    for paragraph in _PARAGRAPH.split(laid):
        item = _ITEM_MARK.match(paragraph)
        at = item.end() if item else 0
        for stop in [*(found.end() for found in _SENTENCE.finditer(paragraph, at)), len(paragraph)]:
            sentence = paragraph[at:stop]
            if sentence.strip():
                first = start + at + len(sentence) - len(sentence.lstrip())
                yield first, first + len(sentence.strip())
            at = stop
        start += len(paragraph) + 1


class Quotations:
    """Where a text quotes."""

    def __init__(self, laid: str) -> None:
        self._ranges = [found.span() for found in _QUOTED.finditer(laid)]
        self._starts = [start for start, _ in self._ranges]

    def hold(self, place: int) -> bool:
        """Whether a place lies in a quotation."""
        before = bisect_right(self._starts, place) - 1
        return before >= 0 and place < self._ranges[before][1]


def is_in_act(laid: str, start: int, end: int) -> bool:
    """Whether words belong to the name of a law: `Rehabilitation of Offenders Act 1974`."""
    return laid[start].isupper() and _ACT.match(laid, end) is not None


def is_in_name(laid: str, start: int, end: int) -> bool:
    """Whether words are written as part of a name: `the National Offender Management Service`."""
    words = laid[start:end]
    if words.isupper() or not all(w[0].isupper() for w in re.split("[ -]", words) if w and w not in _SMALL.split("|")):
        return False
    return bool(_LARGE_AFTER.match(laid, end) or _LARGE_BEFORE.search(laid, max(0, start - 40), start))
