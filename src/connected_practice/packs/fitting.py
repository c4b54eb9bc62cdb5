"""Text that fits its place on a slide: how large it is set, and where it goes on to a next slide.

Nobody can measure type that another machine will set, so that widths are reckoned: a mean advance for each font,
generous enough for what stands in for Georgia and Calibri where they are missing. The largest of a place's sizes at
which all lines fit is taken. Where they do not fit at the smallest, 18 points, what is left goes on to a slide of the
same title. The numbers stand in slides.json.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

POINTS = 72
"""Points in an inch."""

WIDE = 0x1100
"""From here on (Hangul, CJK, emoji) a character is reckoned as wide as two."""


class Set(NamedTuple):
    """Lines as they stand in a place, and how large."""

    size: int
    lines: tuple[str, ...]
    is_usual: bool = False
    """Whether that is the size of the place itself, so that the text need not say it."""


@cache
def measures() -> dict[str, Any]:
    """Return the numbers: the page, its fonts and colours, and each layout's places."""
    text = (resources.files("connected_practice.packs") / "slides.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def fitted(lines: Sequence[str], place: Mapping[str, Any]) -> list[Set]:
    """Return lines as they stand in a place of slides.json: on one slide, or one after the other on several.

    There is one even where there are no lines.
    """
    for size in place["sizes"]:
        if _fit(lines, place, size):
            return [Set(size, tuple(lines), size == place["sizes"][0])]
    floor = place["sizes"][-1]
    pages: list[list[str]] = [[]]
    rest = [part for line in lines for part in _parts(line, place, floor)]
    for line in rest:
        if pages[-1] and not _fit([*pages[-1], line], place, floor):
            pages.append([])
        pages[-1].append(line)
    return [Set(floor, tuple(page)) for page in pages]


def side_by_side(columns: Sequence[Sequence[str]], place: Mapping[str, Any]) -> list[tuple[int, list[tuple[str, ...]]]]:
    """Return columns that share a size: for each slide that size, and each column's lines."""
    for size in place["sizes"]:
        if all(_fit(lines, place, size) for lines in columns):
            return [(size, [tuple(lines) for lines in columns])]
    floor = {**place, "sizes": place["sizes"][-1:]}
    pages = [fitted(lines, floor) for lines in columns]
    return [
        (floor["sizes"][0], [each[at].lines if at < len(each) else () for each in pages])
        for at in range(max(map(len, pages)))
    ]


def titled(text: str, place: Mapping[str, Any], ending: str = "") -> Set:
    """Return a title in one line of text, with an ending; one that does not fit at the smallest size is cut short."""
    text = " ".join(text.split())
    for size in place["sizes"]:
        if _fit([text + ending], place, size):
            return Set(size, (text + ending,), size == place["sizes"][0])
    floor = place["sizes"][-1]
    return Set(floor, (_parts(text, place, floor, f"\u2026{ending}")[0],))


def _fit(lines: Sequence[str], place: Mapping[str, Any], size: int) -> bool:
    return _height(lines, place, size) <= float(place["h"]) * POINTS


def _height(lines: Sequence[str], place: Mapping[str, Any], size: int) -> float:
    """Return how high lines stand, in points."""
    numbers = measures()
    rows = sum(_rows(line, place, size) for line in lines)
    return float(rows * size * numbers["leading"] + max(0, len(lines) - 1) * size * numbers["gap"])


def _rows(line: str, place: Mapping[str, Any], size: int) -> int:
    """Return how many rows a line takes, broken between words; a word that is wider than the place is broken too."""
    if "\n" in line:
        return sum(_rows(part, place, size) for part in line.split("\n"))
    room = _room(place, size)
    rows, used = 1, 0
    for word in line.split():
        wide = _width(word)
        if used and used + 1 + wide > room:
            rows, used = rows + 1, 0
        else:
            wide += bool(used)
        over = max(0, math.ceil((used + wide) / room) - 1)
        rows, used = rows + over, used + wide - over * room
    return rows


def _room(place: Mapping[str, Any], size: int) -> int:
    """Return how many characters stand in a row."""
    numbers = measures()
    indent = numbers["indent"] * size if place.get("bullets") else 0
    advance = float(numbers["advance"][place["font"]])
    return max(1, math.floor((float(place["w"]) * POINTS - indent) / (size * advance)))


def _width(word: str) -> int:
    if word.isascii():
        return len(word)
    return sum(2 if ord(sign) >= WIDE and not 0x2000 <= ord(sign) < 0x2E80 else 1 for sign in word)


def _parts(line: str, place: Mapping[str, Any], size: int, ending: str = "") -> list[str]:
    """Cut a line that is too long for a whole slide into parts that each fit, between words where there are any."""
    if _fit([line + ending], place, size):
        return [line]
    parts, words = [], line.split()
    taken: list[str] = []
    most = _room(place, size) * int(place["h"] * POINTS / (size * measures()["leading"]))
    for word in (piece for whole in words for piece in _pieces(whole, most // 2)):
        if taken and not _fit([" ".join([*taken, word]) + ending], place, size):
            parts.append(" ".join(taken) + ending)
            taken = []
        taken.append(word)
    return [*parts, " ".join(taken)]


def _pieces(word: str, most: int) -> list[str]:
    return [word[at : at + most] for at in range(0, len(word), most)] or [word]
