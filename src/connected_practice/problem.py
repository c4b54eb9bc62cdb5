"""What is wrong, where, why and how to mend it; and the catalogue of everything that can be.

A problem is data. The rules that find problems and the reporters that show them know
nothing of each other (after griffe's `Breakage` and Astro's catalogue of errors).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache


class Severity(StrEnum):
    """Whether a problem stops publication."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Definition:
    """An entry of the catalogue: one code, what it means, why it matters, how to put it right."""

    code: str
    title: str
    meaning: str
    why: str
    mend: str
    severity: Severity = Severity.ERROR


CATALOGUE: dict[str, Definition] = {}
"""Every problem that the checker can report, by code. A code is never given to another problem."""


def define(
    code: str, title: str, *, meaning: str, why: str, mend: str, severity: Severity = Severity.ERROR
) -> Definition:
    """Add a problem to the catalogue and return its definition.

    Raises ValueError if the code is taken: codes are permanent.
    """
    if code in CATALOGUE:
        raise ValueError(f"{code} is defined twice")
    CATALOGUE[code] = Definition(code, title, meaning, why, mend, severity)
    return CATALOGUE[code]


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in one place.

    `line` and `column` count from 1; line 0 means the file as a whole. `length` is the
    number of characters to underline, and `fix` what to do about it.
    """

    definition: Definition
    path: str
    line: int
    column: int
    message: str
    fix: str
    label: str = ""
    length: int = field(default=1, compare=False)

    @property
    def code(self) -> str:
        """The permanent code."""
        return self.definition.code

    @property
    def title(self) -> str:
        """The short label: the one of this place, or else the catalogue's."""
        return self.label or self.definition.title

    @property
    def is_error(self) -> bool:
        """Whether it stops publication."""
        return self.definition.severity is Severity.ERROR

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File, line, column, code, message: the order in which problems are shown."""
        return (self.path, self.line, self.column, self.code, self.message)


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return up to `most` known words that somebody may have meant by `word`, the nearest first."""
    return list(_nearest(word, tuple(known), most))


@lru_cache(maxsize=64)  # one missing record is often named by hundreds of others
def _nearest(word: str, known: tuple[str, ...], most: int) -> tuple[str, ...]:
    return tuple(get_close_matches(word, known, n=most, cutoff=0.6))


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a sentence that offers the nearest known words, or `otherwise` where none is near."""
    names = [f"`{name}`" for name in nearest(word, known)]
    if not names:
        return otherwise
    return "Did you mean " + " or ".join([", ".join(names[:-1])] * (len(names) > 1) + names[-1:]) + "?"
