"""Finds the glossary's words in running text: whole words, the longest first, in every form.

Forms are found by an Aho-Corasick automaton over the text in small letters with hyphens and
line breaks read as spaces, and then held to word boundaries, to plural and possessive
endings, and for abbreviations to their case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import ahocorasick

from connected_practice.models.term import Discouraged, Term


class Use(StrEnum):
    """What a form is to its term."""

    TITLE = "title"
    ABBREVIATION = "abbreviation"
    ADMITTED = "admitted"
    SEARCH_ONLY = "search-only"
    DISCOURAGED = "discouraged"


@dataclass(frozen=True)
class Form:
    """One way in which a term is written."""

    text: str
    term: str
    """The term's id."""
    use: Use
    discouraged: Discouraged | None = None


class Match(NamedTuple):
    """A form found in a text: the range, and every form that is written so there."""

    start: int
    end: int
    forms: tuple[Form, ...]


LINKED = frozenset({Use.TITLE, Use.ABBREVIATION, Use.ADMITTED})

_SPACES = str.maketrans(dict.fromkeys("-\n\t\xa0‐‑–", " ") | {"\u2019": "'"})
_ENDINGS = ("'s", "s'", "es", "s", "")


def normal(text: str) -> str:
    """Return a text as forms are compared: small letters, spaces for hyphens. Its length stays the same."""
    lowered = text.lower()
    if text.isascii():  # as nearly every text is: a few replacements take a third of the time of a table
        return lowered.replace("-", " ").replace("\n", " ").replace("\t", " ")
    if len(lowered) != len(text):  # a few letters grow when they are made small
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.translate(_SPACES)


def forms_of(term_id: str, term: Term) -> Iterator[Form]:
    """Yield every way in which a term is written, the preferred one first."""
    yield Form(term.title, term_id, Use.TITLE)
    for use, wordings in (
        (Use.ABBREVIATION, term.abbreviations),
        (Use.ADMITTED, term.admitted),
        (Use.SEARCH_ONLY, term.search_only),
    ):
        for wording in wordings:
            yield Form(wording, term_id, use)
    for entry in term.discouraged:
        yield Form(entry.wording, term_id, Use.DISCOURAGED, entry)


def _spellings(form: Form) -> set[str]:
    """Return the form's own spelling and the plurals that an ending does not make."""
    base = normal(form.text)
    spellings = {base}
    if form.use is Use.ABBREVIATION:
        return spellings
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        spellings.add(base[:-1] + "ies")
    words = base.split(" ")
    for index, word in enumerate(words[:-1]):
        if words[index + 1] in {"in", "of", "with", "at", "on", "for", "who"}:
            plural = "children" if word == "child" else word[:-1] + "ies" if word.endswith("y") else word + "s"
            spellings.add(" ".join([*words[:index], plural, *words[index + 1 :]]))
            break
    if words[-1] == "child":
        spellings.add(" ".join([*words[:-1], "children"]))
    return spellings


class Matcher:
    """Finds forms in text. Built once from the forms, then used for every text."""

    def __init__(self, forms: Iterable[Form]) -> None:
        by_spelling: dict[str, list[Form]] = {}
        for form in forms:
            for spelling in _spellings(form):
                by_spelling.setdefault(spelling, []).append(form)
        self._automaton = ahocorasick.Automaton()
        for spelling, found in by_spelling.items():
            if spelling.strip():
                in_any_case = not any(_keeps_case(form) for form in found)
                self._automaton.add_word(spelling, (len(spelling), tuple(found), in_any_case))
        self._empty = not len(self._automaton)
        if not self._empty:
            self._automaton.make_automaton()

    def find(self, text: str) -> list[Match]:
        """Return the matches in a text in order, none overlapping another, the longest kept."""
        if self._empty:
            return []
        plain = normal(text)
        candidates = []
        for last, (length, forms, in_any_case) in self._automaton.iter(plain):
            start = last + 1 - length
            if start and plain[start - 1].isalnum():
                continue
            end = _end_of_word(plain, last + 1)
            if end is None:
                continue
            written = forms if in_any_case else tuple(f for f in forms if _case_fits(f, text[start : last + 1]))
            if written:
                candidates.append(Match(start, end, written))
        if len(candidates) < 2:
            return candidates
        candidates.sort(key=lambda m: (m.start, -m.end))
        kept: list[Match] = []
        for match in candidates:
            if not kept or match.start >= kept[-1].end:
                kept.append(match)
        return kept


def _end_of_word(plain: str, end: int) -> int | None:
    """Return where the word ends that a form ending at `end` belongs to, or None if it is another word."""
    following = plain[end : end + 1]
    if following != "'" and not following.isalnum():  # nearly every word ends here
        return end
    for ending in _ENDINGS:
        stop = end + len(ending)
        if plain.startswith(ending, end) and not plain[stop : stop + 1].isalnum():
            return stop
    return None


def _case_fits(form: Form, written: str) -> bool:
    """Whether a form may be written so."""
    return form.text == written or not _keeps_case(form)


def _keeps_case(form: Form) -> bool:
    """Whether a form is written in one case only, as abbreviations and names are."""
    return form.use is Use.ABBREVIATION or (form.text.isupper() and len(form.text) > 1)
