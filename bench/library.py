"""Generated libraries: as many records as asked for, in the shapes of the real ones.

A library grows as ours does, one publication after another: a volume is a copy of the whole
real library with its own words, names and sources, and with its links to its own records. The
last volume is filled with as many records of each kind as its share allows, speaks the first
one's words, and leads there for what it does not have itself.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from bench.pattern import Coined, Name, Own, Pattern, Shape, Word
from bench.words import Coiner, filler
from connected_practice.load.yaml import parse

NAMED_FOR_TOPICS = frozenset({"guide"})
"""Kinds whose ids are topics. Topics do not multiply with publications, so the first volume alone has such records."""

NOT_TO_BE_REPLACED = frozenset({"finding", "source", "framework", "module"})
"""Kinds that nothing can stand in for: figures agree, sections and elements are there, modules do not go round."""


class Volume:
    """One copy of the real library, or of a part of it."""

    def __init__(
        self,
        number: int,
        shapes: Sequence[Shape],
        seed: int,
        coiner: Coiner,
        first: Volume | None = None,
        *,
        whole: bool,
    ) -> None:
        """`coiner` is shared, so that no two volumes coin a word alike. `first` is the volume that others lead to."""
        self.number = number
        self.shapes = shapes
        self._seed = seed
        self._coiner = coiner
        self._first = first
        self._speaks = self if whole or first is None else first
        self._random = random.Random(f"{seed}:{number}")
        self._coined: dict[str, str] = {}
        self._kinds: dict[str, list[str]] = defaultdict(list)
        for shape in shapes:
            self._kinds[shape.kind].append(shape.ref)
        self._refs = frozenset(shape.ref for shape in shapes)

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield the path below content/ and the text of each record."""
        for shape in self.shapes:
            rng = random.Random(f"{self._seed}:{self.number}:{shape.ref}")
            pieces = (piece if isinstance(piece, str) else self._write(piece, shape, rng) for piece in shape.pieces)
            text = "".join(pieces)
            yield f"{shape.folder}/{self._id(shape.ref)}{shape.suffix}", text

    def name(self, ref: str, own: str, rng: random.Random) -> str:
        """Return the id of the record that stands for a real one when the record `own` refers to it."""
        if ref in self._refs:
            return self._id(ref)
        if self._first:
            return self._first.name(ref, own, rng)
        return self._id(rng.choice([other for other in self._kinds[ref.partition(":")[0]] if other != own]))

    def coin(self, word: str) -> str:
        """Return the word that this volume has for a word of the real glossary."""
        if word not in self._coined:
            make = self._coiner.word if word.islower() else self._coiner.letters
            self._coined[word] = make(self._random, len(word))
        return self._coined[word]

    def _id(self, ref: str) -> str:
        kind, _, name = ref.partition(":")
        return name if kind in NAMED_FOR_TOPICS else f"{name}-{self.number}"

    def _write(self, piece: Name | Own | Word | Coined, shape: Shape, rng: random.Random) -> str:
        if isinstance(piece, Name):
            return self.name(piece.ref, shape.ref, rng)
        if isinstance(piece, Own):
            return f"{piece.name}-{self.number}"
        if isinstance(piece, Word):
            word = filler(rng, piece.length)
        else:
            word = (self if shape.kind == "term" else self._speaks).coin(piece.word)
        return word.capitalize() if piece.is_capital else word


def volumes(pattern: Pattern, records: int, seed: int) -> Iterator[Volume]:
    """Yield volumes that have `records` records between them."""
    ranked = _ranked(pattern.shapes, seed)
    first = Volume(0, _closed(ranked, records), seed, coiner := Coiner(), whole=True)
    yield first
    records -= len(first.shapes)
    ranked = [shape for shape in ranked if shape.kind not in NAMED_FOR_TOPICS]
    for number in range(1, -(-records // len(ranked)) + 1):
        shapes = ranked[: records - (number - 1) * len(ranked)]
        yield Volume(number, shapes, seed, coiner, first, whole=len(shapes) == len(ranked))


def _ranked(shapes: Sequence[Shape], seed: int) -> list[Shape]:
    """Order records so that the first few, however many, have each kind in its share as nearly as may be."""
    kinds: dict[str, list[Shape]] = defaultdict(list)
    for shape in shapes:
        kinds[shape.kind].append(shape)
    rng = random.Random(f"{seed}:share")
    ranked = []
    for kind, members in kinds.items():
        rng.shuffle(members)
        ranked += [((place + 0.5) / len(members), kind, shape) for place, shape in enumerate(members)]
    return [shape for _, _, shape in sorted(ranked, key=lambda rank: rank[:2])]


def _closed(ranked: list[Shape], wanted: int) -> list[Shape]:
    """Take the first records, each with those that it refers to and that nothing can stand in for."""
    shapes = {shape.ref: shape for shape in ranked}
    chosen: dict[str, Shape] = {}
    for shape in ranked:
        needed: dict[str, Shape] = {}
        waiting = [shape.ref]
        while waiting:
            ref = waiting.pop()
            if ref not in chosen and ref not in needed:
                needed[ref] = shapes[ref]
                waiting += [other for other in shapes[ref].refs if other.partition(":")[0] in NOT_TO_BE_REPLACED]
        if len(chosen) + len(needed) <= wanted:
            chosen |= needed
    return list(chosen.values())


def write(pattern: Pattern, root: Path, records: int, seed: int) -> None:
    """Write a library below `root`, which is made: content/ with its closed lists and records.

    The same pattern, number and seed give the same bytes. Raises FileExistsError where `root`
    has content already.
    """
    content = root / "content"
    content.mkdir(parents=True)
    for shape in pattern.shapes:
        (content / shape.folder).mkdir(exist_ok=True)
    made = list(volumes(pattern, records, seed))
    for volume in made:
        for path, text in volume.files():
            (content / path).write_text(text, "utf-8")
    (content / "vocabulary.yml").write_text(_vocabulary(pattern, made, seed), "utf-8")


def _vocabulary(pattern: Pattern, made: list[Volume], seed: int) -> str:
    """Return the real closed lists, with each volume's own charts, and first steps in the first volume."""
    lists: dict[str, Any] = parse((pattern.collection.root / "content/vocabulary.yml").read_text("utf-8-sig"))
    rng = random.Random(f"{seed}:vocabulary")
    for topic in lists["topics"].values():
        starts = [pattern.name(ref) for ref in topic.get("start", [])]
        topic["start"] = [f"{name.ref.partition(':')[0]}:{made[0].name(name.ref, '', rng)}" for name in starts]
    charts = lists.get("charts", {})
    lists["charts"] = {f"{name}-{volume.number}": {**charts[name]} for volume in made for name in charts}
    return yaml.safe_dump(lists, allow_unicode=True, sort_keys=False, width=120)
