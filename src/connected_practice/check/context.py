"""What a rule sees: the collection, the glossary's words, and each record's texts with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from connected_practice.glossary import Form, Match, Matcher, forms_of
from connected_practice.load import Collection, Document, yaml
from connected_practice.markdown import Text, is_plain, parse
from connected_practice.models.base import Loc, Marked, Prose
from connected_practice.models.term import Term
from connected_practice.problem import Definition, Problem


class Passage(NamedTuple):
    """A text in a record: its body, or the value of a field that holds Markdown."""

    document: Document
    loc: Loc | None
    """The field, or None for the body."""
    text: Text

    def place(self, offset: int, length: int = 1) -> tuple[int, int]:
        """Return line and column in the file of a character of the text."""
        if self.loc is None:
            return self.document.body_place(offset)
        line, column = yaml.scalar_place_of(self.document.front, self.loc, offset, length, self.text.source)
        return self.document.front_line + line - 1, column

    def problem(
        self, definition: Definition, offset: int, length: int, message: str, fix: str = "", label: str = ""
    ) -> Problem:
        """Return a problem at a range of the text."""
        line, column = self.place(offset, length)
        return Problem(
            definition, self.document.path, line, column, message, fix or definition.mend, label, max(length, 1)
        )


@dataclass(frozen=True)
class Page:
    """One record with everything that rules look at in it, worked out once."""

    document: Document
    marked_up: tuple[Passage, ...]
    """Those of its texts that are more than words."""
    matcher: Matcher = field(repr=False)

    @property
    def marked(self) -> tuple[Marked, ...]:
        """The marked values of its fields."""
        return self.document.marked

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All of its texts. Look at `document.text` first: few records have what a rule looks for in plain words."""
        known = {passage.loc: passage for passage in self.marked_up}
        return tuple(
            known.get(loc) or Passage(self.document, loc, parse(source)) for loc, source in _texts(self.document)
        )

    def words(self, passage: Passage) -> list[Match]:
        """Return the glossary's words in a passage. Most passages are never asked for theirs."""
        return self.matcher.find(passage.text.source)

    def problem(self, definition: Definition, loc: Loc, message: str, fix: str = "", label: str = "") -> Problem:
        """Return a problem at the value of a field."""
        line, column, length = self.document.place(loc)
        return Problem(definition, self.document.path, line, column, message, fix or definition.mend, label, length)


@dataclass(frozen=True)
class Context:
    """A collection as rules see it."""

    collection: Collection
    today: date

    @cached_property
    def has_vocabulary(self) -> bool:
        """Whether the closed lists could be read."""
        return self.collection.has_vocabulary

    @cached_property
    def matcher(self) -> Matcher:
        """Finds every form of every term."""
        return Matcher(self._forms())

    @cached_property
    def discouraged(self) -> Matcher:
        """Finds discouraged wordings alone: far fewer, so that it is faster to ask this first."""
        return Matcher(form for form in self._forms() if form.discouraged)

    def _forms(self) -> Iterator[Form]:
        for document in self.collection.of_kind("term"):
            if isinstance(document.record, Term):
                yield from forms_of(document.id, document.record)

    def page(self, document: Document) -> Page:
        """Return a record with its texts parsed."""
        marked_up = (Passage(document, loc, parse(source)) for loc, source in _texts(document) if not is_plain(source))
        return Page(document, tuple(marked_up), self.matcher)


def _texts(document: Document) -> Iterator[tuple[Loc | None, str]]:
    for value in document.marked:
        if isinstance(value.mark, Prose):
            yield value.loc, value.value
    if document.body.strip():
        yield None, document.body
