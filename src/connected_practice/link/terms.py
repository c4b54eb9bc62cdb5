"""Which words of a page lead to the glossary, and to which sense there."""

from __future__ import annotations

from collections.abc import Collection as Group
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from connected_practice.glossary import LINKED, Form, Matcher, Use, forms_of
from connected_practice.load import Document
from connected_practice.markdown import Text
from connected_practice.models.term import Term


@dataclass(frozen=True)
class TermLink:
    """A word to link: its range in the text, and the term."""

    start: int
    end: int
    term: str
    others: tuple[str, ...] = ()
    """Other terms that are written in the same way."""


class TermLinks:
    """Finds the first use of each term on a page."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._terms = {d.id: d.record for d in documents if isinstance(d.record, Term)}
        self._matcher = Matcher(
            form
            for name, term in self._terms.items()
            if term.link
            for form in forms_of(name, term)
            if form.use in LINKED
        )

    def find(self, text: Text, sectors: Group[str], seen: set[str]) -> Iterator[TermLink]:
        """Yield the words of a text to link, and add their terms to `seen`.

        Words in headings, links, code, quoted citations and terms in `seen` are left alone.
        `sectors` are the page's; they decide between terms that are written alike.
        """
        for match in self._matcher.find(text.source):
            run = next((r for r in text.runs if r.start <= match.start and match.end <= r.end), None)
            if run is None or not run.linkable:
                continue
            if any(start <= match.start < end for start, end, _ in text.citations):
                continue
            term = self._choose(match.forms, sectors)
            if term not in seen:
                seen.add(term)
                others = tuple(sorted({form.term for form in match.forms} - {term}))
                yield TermLink(match.start, match.end, term, others)

    def used_in(self, text: str) -> Iterator[str]:
        """Yield the terms of a text's words, once for each place: of words with several senses the first."""
        return (match.forms[0].term for match in self._matcher.find(text))

    def _choose(self, forms: tuple[Form, ...], sectors: Group[str]) -> str:
        """Return the term that speaks to most of the page's sectors; the preferred wording wins a tie."""
        ranked = sorted(
            forms,
            key=lambda form: (-len(set(self._terms[form.term].sectors) & set(sectors)), form.use is not Use.TITLE),
        )
        return ranked[0].term
