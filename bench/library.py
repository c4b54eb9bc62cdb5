"""Generated libraries: as many records as asked for, in the shapes of the real ones.

A library grows as ours does, one publication after another: a volume is a copy of the whole
real library with its own words, names and sources, and with its links to its own records. The
last volume is filled with as many records of each kind as its share allows, and leads to the
first where a record is not in it.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bench import CannotMeasure
from bench.pattern import Coined, Name, Own, Pattern, Shape, Word
from bench.words import Coiner, filler
from connected_practice.load.yaml import parse

NAMED_FOR_TOPICS = frozenset({"guide"})
"""Kinds whose ids are topics. Topics do not multiply with publications, so the first volume alone has such records."""


class Volume:
    """One copy of the real library, or of a part of it."""

    def __init__(self, number: int, shapes: tuple[Shape, ...], seed: int, coiner: Coiner) -> None:
        """`coiner` is shared by all volumes, so that no two have a glossary word in common."""
        self.number = number
        self.shapes = shapes
        self._seed = seed
        self._refs = frozenset(shape.ref for shape in shapes)
        self._coiner = coiner
        self._random = random.Random(f"{seed}:{number}")
        self._coined: dict[str, str] = {}

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield the path below content/ and the text of each record."""
        for shape in self.shapes:
            rng = random.Random(f"{self._seed}:{self.number}:{shape.ref}")
            text = "".join(piece if isinstance(piece, str) else self._write(piece, rng) for piece in shape.pieces)
            yield f"{shape.folder}/{self.name(shape.ref)}{shape.suffix}", text

    def name(self, ref: str) -> str:
        """Return the id of the record that stands for a real one, here or in the first volume."""
        kind, _, name = ref.partition(":")
        return name if kind in NAMED_FOR_TOPICS else f"{name}-{self.number if ref in self._refs else 0}"

    def _write(self, piece: Name | Own | Word | Coined, rng: random.Random) -> str:
        if isinstance(piece, Word):
            word = filler(rng, piece.length)
        elif isinstance(piece, Coined):
            word = self._coin(piece.word)
        elif isinstance(piece, Name):
            return self.name(piece.ref)
        else:
            return f"{piece.name}-{self.number}"
        return word.capitalize() if piece.is_capital else word

    def _coin(self, word: str) -> str:
        if word not in self._coined:
            make = self._coiner.word if word.islower() else self._coiner.letters
            self._coined[word] = make(self._random, len(word))
        return self._coined[word]


def volumes(pattern: Pattern, records: int, seed: int) -> Iterator[Volume]:
    """Yield volumes that have `records` records between them. Raises CannotMeasure if there are too few."""
    shapes = pattern.shapes
    if records < len(shapes):
        raise CannotMeasure(f"The real library has {len(shapes):,} records; a generated one cannot have fewer.")
    repeated = tuple(shape for shape in shapes if shape.ref.partition(":")[0] not in NAMED_FOR_TOPICS)
    coiner, number = Coiner(), 0
    while records:
        chosen = _share(shapes, records, seed)
        yield Volume(number, chosen, seed, coiner)
        records, number, shapes = records - len(chosen), number + 1, repeated


def _share(shapes: tuple[Shape, ...], wanted: int, seed: int) -> tuple[Shape, ...]:
    """Choose records so that each kind keeps its share, as nearly as whole records allow."""
    kinds: dict[str, list[Shape]] = defaultdict(list)
    for shape in shapes:
        kinds[shape.folder].append(shape)
    rng = random.Random(f"{seed}:share")
    ranked = []
    for folder, members in kinds.items():
        rng.shuffle(members)
        ranked += [((place + 0.5) / len(members), folder, shape) for place, shape in enumerate(members)]
    chosen = {shape.ref for _, _, shape in sorted(ranked, key=lambda r: r[:2])[:wanted]}
    return tuple(shape for shape in shapes if shape.ref in chosen)


def write(pattern: Pattern, root: Path, records: int, seed: int) -> None:
    """Write a library below `root`, which is made: content/ with its closed lists and records.

    The same pattern, number and seed give the same bytes. Raises CannotMeasure where there are
    too few records, and FileExistsError where `root` has content already.
    """
    made = list(volumes(pattern, records, seed))
    content = root / "content"
    content.mkdir(parents=True)
    for shape in pattern.shapes:
        (content / shape.folder).mkdir(exist_ok=True)
    for volume in made:
        for path, text in volume.files():
            (content / path).write_text(text, "utf-8")
    (content / "vocabulary.yml").write_text(_vocabulary(pattern, made), "utf-8")


def _vocabulary(pattern: Pattern, made: list[Volume]) -> str:
    """Return the real closed lists, with each volume's own charts, and first steps in the first volume."""
    lists: dict[str, Any] = parse((pattern.collection.root / "content/vocabulary.yml").read_text("utf-8-sig"))
    for topic in lists["topics"].values():
        topic["start"] = [f"{ref}-0" for ref in topic.get("start", [])]
    charts = lists.get("charts", {})
    lists["charts"] = {f"{name}-{volume.number}": {**charts[name]} for volume in made for name in charts}
    return yaml.safe_dump(lists, allow_unicode=True, sort_keys=False, width=120)
