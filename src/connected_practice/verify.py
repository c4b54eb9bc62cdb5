"""Holds each finding's figures against the text of their source.

The texts of the sources are not part of the library. Whoever has them can run this: every
number is looked for in its source's text, and the words around it are compared with what
the finding says of it. It points a person at what to look at; it does not judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from connected_practice.check.figures import UP_TO_TWENTY
from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.models.finding import Figure, Finding

AROUND = 70
"""How many words on each side of a number are compared."""
ENOUGH = 3
"""How many of the finding's words must stand around the number."""

_WORD = re.compile(r"[A-Za-z]{3,}|\d[\d,]*(?:\.\d+)?k?")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_COMMON = frozenset(
    "that this with from have were been they them their there which when what where than then into over under more "
    "most other some such each every about after before also only between children child young people said cent".split()
)
_IN_WORDS: dict[str, tuple[float, ...]] = {word: (float(number),) for number, word in enumerate(UP_TO_TWENTY)} | {
    "half": (0.5, 50.0),
    "third": (33.0,),
    "quarter": (25.0,),
    "twice": (2.0,),
    "hundred": (100.0,),
    "million": (1e6,),
}


class Verdict(StrEnum):
    """What was found of a figure in its source."""

    IN_CONTEXT = "found in context"
    NUMBER_ONLY = "found, but not among the finding's words"
    MISSING = "not found"
    NO_TEXT = "no text of the source"


@dataclass(frozen=True)
class Held:
    """A figure with what was found of it."""

    document: Document
    figure: Figure
    source: str
    verdict: Verdict
    shared: tuple[str, ...] = ()
    """Words of the finding that stand around the number."""


def hold(library: Library, texts: Mapping[str, str]) -> Iterator[Held]:
    """Yield every figure of every finding with its verdict. `texts` maps a source's id to its text."""
    words = {source: _WORD.findall(text) for source, text in texts.items()}
    for document in library.of_kind("finding"):
        assert isinstance(document.record, Finding)
        for figure in document.record.figures:
            found = [_look(document, figure, ref.id, words.get(ref.id)) for ref in document.record.sources]
            yield min(found, key=lambda held: list(Verdict).index(held.verdict))


def _look(document: Document, figure: Figure, source: str, words: list[str] | None) -> Held:
    if words is None:
        return Held(document, figure, source, Verdict.NO_TEXT)
    places = [index for index, word in enumerate(words) if _is(word, figure.value)]
    if not places:
        return Held(document, figure, source, Verdict.MISSING)
    about = _stems(_WORD.findall(_said(document, figure)))
    best = max(
        (about & _stems(words[max(0, place - AROUND) : place] + words[place + 1 : place + AROUND]) for place in places),
        key=len,
    )
    verdict = Verdict.IN_CONTEXT if len(best) >= ENOUGH else Verdict.NUMBER_ONLY
    return Held(document, figure, source, verdict, tuple(sorted(best)))


def _said(document: Document, figure: Figure) -> str:
    assert isinstance(document.record, Finding)
    return " ".join((figure.what, figure.who, figure.where, figure.unit, document.record.statement))


def _is(word: str, value: float) -> bool:
    if _NUMBER.fullmatch(word):
        return float(word.replace(",", "")) == float(value)
    if word.endswith("k") and _NUMBER.fullmatch(word[:-1]):
        return float(word[:-1].replace(",", "")) * 1000 == float(value)
    return float(value) in _IN_WORDS.get(word.lower(), ())


def _stems(words: list[str]) -> set[str]:
    """Return the beginnings of words that carry meaning, so that `excluded` meets `exclusion`."""
    return {word.lower()[:6] for word in words if not word[0].isdigit() and word.lower() not in _COMMON}
