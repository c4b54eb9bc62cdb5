"""A real library cut into pieces: what stays as it is, and what each generated copy writes anew.

Every generated record has the shape of a real one: the same fields, lists, paragraphs and
headings, with as many links, citations, figures and glossary words in the same places. Its
words and names are others. So the densities of the real library hold by construction, and
`scripts/bench density` shows that they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import yaml

from bench import CannotMeasure
from bench.words import KEPT, words_in
from connected_practice.glossary import forms_of
from connected_practice.load import Collection, Document
from connected_practice.models import KINDS
from connected_practice.models.base import Element, Listed, Loc, Marked, Prose, Ref, marked_values
from connected_practice.models.term import Term


@dataclass(frozen=True)
class Name:
    """Where a record's id stands; the record is given by its `kind:id` in the real library."""

    ref: str


@dataclass(frozen=True)
class Own:
    """A name that each copy has for itself without a record of that name: a chart, an earlier id."""

    name: str


@dataclass(frozen=True)
class Word:
    """A word that says nothing: another of its length stands in for it."""

    length: int
    is_capital: bool


@dataclass(frozen=True)
class Coined:
    """A word of the glossary, or letters that stand for words: the same new word throughout a copy."""

    word: str
    is_capital: bool = False


Piece = str | Name | Own | Word | Coined


@dataclass(frozen=True)
class Shape:
    """A real record in pieces."""

    kind: str
    ref: str
    folder: str
    suffix: str
    pieces: tuple[Piece, ...]

    @property
    def refs(self) -> list[str]:
        """What it refers to, each by its `kind:id` in the real library."""
        return [piece.ref for piece in self.pieces if isinstance(piece, Name)]


_TEXT = frozenset(
    """title summary name place who what where when part belongs_to abbreviations admitted search_only wording instead
    attribution literal family given publisher publisher-place container-title""".split()
)
"""Fields that hold words although no mark says so."""

_TOKEN = re.compile(
    r"(?P<keep>https?://[^\s)\"]+|`[^`]*`|\\[a-z])"
    rf"|(?<=\]\()(?P<kind>{'|'.join(KINDS)}):(?P<link>[a-z0-9-]+)"
    r"|(?<=[\[\s;]@)(?P<cite>[A-Za-z0-9._-]+)"
    r"|(?P<word>[A-Za-z]+)"
)
_ENDINGS = ("", "s", "es")


class Pattern:
    """A library whose records generated ones have the shape of."""

    def __init__(self, collection: Collection) -> None:
        """`collection` has to be one in which the checker finds no error. Raises CannotMeasure where it does."""
        if collection.problems:
            raise CannotMeasure(f"{collection.problems[0].path} cannot be read as it should. Run scripts/check first.")
        self.collection = collection

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """Every record in pieces."""
        return tuple(self._shape(document) for document in self.collection.documents)

    @cached_property
    def glossary(self) -> frozenset[str]:
        """Every word that a form of a term is made of, in small letters."""
        terms = [(d.id, d.record) for d in self.collection.documents if isinstance(d.record, Term)]
        forms = [form.text for name, term in terms for form in forms_of(name, term)]
        return frozenset(word.lower() for form in forms for word in words_in(form)) - KEPT

    def _shape(self, document: Document) -> Shape:
        kind = document.record.kind
        front = self._front(document)
        if kind.suffix == ".md":
            front = ["---\n", *front, "---\n", *self._text(document.body)]
        return Shape(kind.name, document.ref, kind.folder, kind.suffix, tuple(front))

    def _front(self, document: Document) -> list[Piece]:
        marked = {value.loc: value for value in marked_values(document.record)}
        front = document.front
        pieces: list[Piece] = []
        done = 0
        for loc, start, end in _scalars(yaml.compose(front, Loader=yaml.CSafeLoader)):
            pieces += [front[done:start], *self._value(front[start:end], loc, marked.get(loc))]
            done = end
        return [*pieces, front[done:]]

    def _value(self, written: str, loc: Loc, marked: Marked | None) -> list[Piece]:
        mark = marked.mark if marked else None
        field = next(str(step) for step in reversed(loc) if isinstance(step, str))
        if loc[0] == "aliases" or mark == Listed("charts"):
            return [Own(written)]
        if marked and isinstance(mark, Element):
            framework, _, element = marked.value.partition("#")
            return [Name(f"framework:{framework}"), "#" + element]
        if marked and isinstance(mark, Ref):
            kind = f"{mark.kind}:" if mark.kind else ""
            name = self.name(kind + marked.value)
            return [name] if kind else [marked.value.partition(":")[0] + ":", name]
        if isinstance(mark, Prose) or (mark is None and field in _TEXT):
            return self._text(written)
        return [written]

    def name(self, ref: str) -> Name:
        """Return the record that a `kind:id` or `kind:alias` of the real library names. Raises CannotMeasure."""
        if ref not in self.collection.index:
            raise CannotMeasure(f"The real library names `{ref}`, which it does not have. Run scripts/check first.")
        return Name(self.collection.index[ref].ref)

    def _text(self, text: str) -> list[Piece]:
        pieces: list[Piece] = []
        done = 0
        for token in _TOKEN.finditer(text):
            if token["link"]:
                new: list[Piece] = [f"{token['kind']}:", self.name(f"{token['kind']}:{token['link']}")]
            elif token["cite"]:
                new = [self.name(f"source:{token['cite']}")]
            elif token["word"]:
                new = self._word(token["word"])
            else:
                continue
            pieces += [text[done : token.start()], *new]
            done = token.end()
        return [*pieces, text[done:]]

    def _word(self, written: str) -> list[Piece]:
        small = written.lower()
        if small in KEPT or written in self.collection.vocabulary.letters:
            return [written]
        if sum(map(str.isupper, written)) > 1:
            letters = written.removesuffix("s")
            return [Coined(letters), written[len(letters) :]]
        is_capital = written[0].isupper()
        if small == "children":
            small = "childs"  # the plural that a coined word in its place has
        for ending in _ENDINGS:
            stem = small.removesuffix(ending)
            if small.endswith(ending) and stem in self.glossary:
                return [Coined(stem, is_capital), ending]
        return [Word(len(written), is_capital)]


def _scalars(node: yaml.Node | None, loc: Loc = ()) -> Iterator[tuple[Loc, int, int]]:
    """Yield the place in the data of every scalar value, and its range in the text."""
    if isinstance(node, yaml.ScalarNode):
        yield loc, node.start_mark.index, node.end_mark.index
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _scalars(item, (*loc, number))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*loc, key.value))
