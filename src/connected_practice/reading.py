"""How easily each record reads: advice for editors, never a gate.

Measure: the Flesch-Kincaid grade level (Kincaid and others, 1975, Derivation of new
readability formulas for Navy enlisted personnel), 0.39 words a sentence + 11.8 syllables a
word - 15.59, plus five years for an English reading age. Syllables are counted by pyphen's
hyphenation patterns, which miss some; a difference of a year means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import pyphen

from connected_practice.load import Document
from connected_practice.markdown import parse
from connected_practice.models.base import Prose

AIM = 12.0
"""The reading age in years that a summary aims at, or less."""

_SENTENCE = re.compile(r"(?<![.!?:])[.!?:]+(?:\s|$)|\n{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class Reading:
    """The reading ages of a record's summary and of all its text, in years."""

    document: Document
    summary: float
    text: float


def readings(documents: Iterable[Document]) -> list[Reading]:
    """Return the reading ages of records, the hardest summary first."""
    found = [
        Reading(document, reading_age(document.record.summary), reading_age(_text(document))) for document in documents
    ]
    return sorted(found, key=lambda reading: (-reading.summary, reading.document.path))


def reading_age(text: str) -> float:
    """Return the age in years at which a text is read with ease; 0.0 for a text without words."""
    sentences = [words for part in _SENTENCE.split(text) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    syllables = sum(_syllables(word.lower()) for word in words)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return round(max(grade, 0.0) + 5, 1)


@lru_cache(maxsize=50_000)
def _syllables(word: str) -> int:
    return len(_patterns().positions(word)) + 1


@cache
def _patterns() -> pyphen.Pyphen:
    """Read the patterns, which takes longer than everything else that a command needs to start."""
    return pyphen.Pyphen(lang="en_GB")


def _text(document: Document) -> str:
    """Return a record's running text without its markup: the prose of its fields, then its body."""
    texts = [value.value for value in document.marked if isinstance(value.mark, Prose)]
    return "\n\n".join(paragraph for text in [*texts, document.body] for paragraph in parse(text).paragraphs)
