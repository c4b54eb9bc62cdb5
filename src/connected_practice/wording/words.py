"""The glossary as the word check sees it: every form, and what is said of each term."""

from __future__ import annotations

import re
from collections.abc import Collection as Group
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from connected_practice.glossary import Form, Matcher, Use, forms_of
from connected_practice.load import Collection
from connected_practice.models.term import Term
from connected_practice.search.plain import line
from connected_practice.wording.settings import EVERYDAY_LETTERS, listed

_LETTERS = re.compile(r"(?:^|[ -])[A-Z][a-z]?[A-Z]")
"""In every form with an abbreviation in it, and in no name: `EHC plan`, `DoLS`, but not `Staying Put`."""


@dataclass(frozen=True)
class Sense:
    """What sectors, named as in a sentence, mean by a word."""

    sectors: tuple[str, ...]
    definition: str


@dataclass(frozen=True)
class Word:
    """A term as the word check sees it."""

    id: str
    title: str
    definition: str
    sectors: tuple[str, ...]
    senses: tuple[Sense, ...]
    full: tuple[str, ...]
    """Its title and admitted forms that are words, not letters."""


@dataclass(frozen=True)
class Words:
    """The glossary's words."""

    forms: tuple[Form, ...]
    terms: dict[str, Word]
    sectors: tuple[str, ...]
    """All sectors, named as in a sentence."""
    letters: frozenset[str]
    """Capital letters that need no explanation."""

    @cached_property
    def matcher(self) -> Matcher:
        """Finds every form."""
        return Matcher(self.forms)

    @cached_property
    def abbreviations(self) -> dict[str, tuple[str, ...]]:
        """The terms that letters stand for. What people only search for counts where nothing else is written so."""
        found: dict[str, dict[str, Use]] = {}
        for form in self.forms:
            is_short = " " not in form.text or form.use is Use.ABBREVIATION
            if form.use is not Use.DISCOURAGED and is_letters(form.text) and is_short:
                found.setdefault(form.text, {}).setdefault(form.term, form.use)
        return {
            letters: tuple(t for t, use in terms.items() if use is not Use.SEARCH_ONLY) or tuple(terms)
            for letters, terms in found.items()
        }

    def others(self, sectors: Group[str]) -> list[str]:
        """Return the sectors that are not among these."""
        return [sector for sector in self.sectors if sector not in sectors]


def is_letters(text: str) -> bool:
    """Whether a form is an abbreviation or has one in it."""
    return _LETTERS.search(text) is not None


def words_of(collection: Collection) -> Words:
    """Return the words of a library's glossary."""
    titles = {name: entry.title for name, entry in collection.vocabulary.sectors.items()}
    named = {name: title[0].lower() + title[1:] for name, title in titles.items()}
    terms = [(d.id, d.record) for d in collection.of_kind("term") if isinstance(d.record, Term)]
    return Words(
        tuple(form for name, term in terms for form in forms_of(name, term)),
        {name: _word(name, term, named) for name, term in terms},
        tuple(named.values()),
        EVERYDAY_LETTERS | frozenset(collection.vocabulary.letters),
    )


def _word(name: str, term: Term, sectors: dict[str, str]) -> Word:
    return Word(
        name,
        term.title,
        line(term.definition),
        tuple(sectors.get(each, each) for each in term.sectors),
        tuple(Sense(tuple(sectors.get(each, each) for each in s.sectors), line(s.definition)) for s in term.senses),
        tuple(form for form in (term.title, *term.admitted) if not is_letters(form)),
    )


def meanings(words: Iterable[Word]) -> str:
    """Return what one abbreviation stands for: `senior leadership team in education; ...`."""
    return "; ".join(f"{word.title} in {listed(list(word.sectors))}" for word in words)


def senses(word: Word) -> str:
    """Return a term's senses as sentences: `Education: a place at a school. ...`."""
    return " ".join(f"{_large(listed(list(sense.sectors)))}: {sense.definition}" for sense in word.senses)


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]
