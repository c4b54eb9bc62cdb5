"""Puts the records that an index finds in order: those that meet most of what was asked, as it was meant."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from connected_practice.search.documents import Entry
from connected_practice.search.hints import Hints
from connected_practice.search.index import Index, Narrow, stem
from connected_practice.search.tokens import key, words_in
from connected_practice.search.understanding import Understanding, Wording

KINDS: Mapping[str, float] = {"guide": 1.3, "term": 0.9, "brief": 0.9, "finding": 0.75, "framework": 0.9, "source": 0.6}
"""How a kind weighs where a query does not ask for one: guides first, publications last. Others weigh 1."""
ASKED_KIND = 3.5
"""What it is worth to be of a kind that a query asks for: as much as to meet a rare word."""
OTHER_KIND = 0.9
"""What is left of the score of a record of another kind."""
ASKED_LENGTH = 2.0
"""How much more a record weighs that takes as long as a query asks for."""
SHARED = 1.25
"""The same for each of topic, role and sector that a query names."""
GUIDE = 1.7
"""The same for the guide of a topic that a query names, unless it asks for other kinds."""
TITLED, NAMED = 0.4, 0.3
"""How much more a record weighs that has all of a query in its title, or is called just what a part of it says."""
TERM = 1.2
"""How much more a term of the glossary counts than another word."""
RAREST = 9
"""In how many records a word has to stand to count the most: a chance word must not decide."""
SHAPE = 0.35
"""The power of how well a record meets a want, from 0 to 1: below 1, meeting several wants beats meeting one well."""
MEETS = 0.4
"""How well a record has to meet a want, beside the best, to be among those by which its rarity is told."""
MISSED = 0.4
"""What is left of the score of a record that meets nothing of what counts, beside one that meets all."""
ASIDE = 0.3
"""The weight of what need not be met, beside that of what counts."""
LOOKED_AT = 120
"""How many of the best records are looked at closely."""


@dataclass(frozen=True)
class Found:
    """A record that answers a query."""

    entry: Entry
    score: float
    """From 0; only the order means something."""
    excerpt: str
    """The sentence that matched, or the summary."""

    @property
    def id(self) -> str:
        """The record's id."""
        return self.entry.ref.partition(":")[2]

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return self.entry.kind

    def as_json(self) -> dict[str, Any]:
        """Return it as other programs get it."""
        entry = self.entry
        return {
            "id": self.id,
            "kind": entry.kind,
            "title": entry.title,
            "url": entry.url,
            "score": self.score,
            "excerpt": self.excerpt,
        }


@dataclass(frozen=True)
class _Met:
    """Something that is asked for, with the records that meet it."""

    ways: tuple[Wording, ...]
    """The wordings that were looked for; none for a kind."""
    counts: bool
    weight: float
    """How much meeting it is worth: more the fewer records do."""
    scores: Mapping[int, float]
    """How well each record meets it, from 0 to 1."""


def search(asked: Understanding, index: Index, narrow: Narrow, most: int) -> list[Found]:
    """Return up to `most` records that answer a query, the best first."""
    met = list(_met(asked, index, narrow))
    scores = _scores(met)
    best = sorted(scores, key=lambda number: (-scores[number], number))[:LOOKED_AT]
    ranked = []
    for number in best:
        entry = index.entry(number)
        ranked.append((scores[number] * _leaning(asked.hints, entry) * _called(met, entry), entry))
    ranked.sort(key=lambda pair: (-pair[0], pair[1].ref))
    weights = _weights(asked)
    return [Found(entry, round(score, 4), excerpt(entry, weights)) for score, entry in ranked[:most]]


def _met(asked: Understanding, index: Index, narrow: Narrow) -> Iterator[_Met]:
    """Yield the wants that any record meets. The rarity of a want is as in BM25."""
    for want in asked.wants:
        if found := index.scores(want, narrow):
            best = max(found.values())
            often = sum(score >= MEETS * best for score in found.values())
            rarity = math.log(1 + len(index) / max(often, RAREST))
            weight = rarity * (TERM if asked.words[want.words[0]].part == "term" else 1.0)
            scores = {number: (score / best) ** SHAPE for number, score in found.items()}
            yield _Met(want.any, want.counts, weight if want.counts else ASIDE * weight, scores)
    if kinds := asked.hints.kinds:
        numbers = index.within(replace(narrow, kind=tuple(set(kinds) & set(narrow.kind or kinds)) or ("none",)))
        yield _Met((), True, ASKED_KIND / math.sqrt(len(kinds)), dict.fromkeys(numbers, 1.0))


def _scores(met: Sequence[_Met]) -> dict[int, float]:
    """Return the score of every record that meets something: what it meets, less where it misses what counts."""
    total: dict[int, float] = {}
    counted: dict[int, float] = {}
    whole = sum(one.weight for one in met if one.counts)
    for one in met:
        for number, score in one.scores.items():
            total[number] = total.get(number, 0.0) + one.weight * score
            counted[number] = counted.get(number, 0.0) + (one.weight * score if one.counts else 0.0)
    if not whole:
        return total
    return {number: score * (MISSED + (1 - MISSED) * counted[number] / whole) for number, score in total.items()}


def _leaning(hints: Hints, entry: Entry) -> float:
    """Return by how much what a query asks for beside its subject lifts a record."""
    weight = KINDS.get(entry.kind, 1.0)
    if hints.kinds:
        weight = 1.0 if entry.kind in hints.kinds else min(weight, 1.0) * OTHER_KIND
    elif entry.kind == "guide" and entry.ref.partition(":")[2] in hints.topics:
        weight *= GUIDE
    if hints.minutes:
        weight *= 1 + (ASKED_LENGTH - 1) * max(0.0, 1 - abs(entry.minutes - hints.minutes) / hints.minutes)
    for named, own in ((hints.topics, entry.topics), (hints.roles, entry.roles), (hints.sectors, entry.sectors)):
        if set(named) & set(own):
            weight *= SHARED
    return weight


def _called(met: Sequence[_Met], entry: Entry) -> float:
    """Return by how much the title and the names of a record lift it."""
    whole = sum(one.weight for one in met if one.ways)
    words = {stem(word) for text in (entry.title, *entry.names) for word in words_in(text)}
    names = {key(words_in(text)) for text in (entry.title, *entry.names)}
    titled = named = 0.0
    for one in met:
        ways = one.ways[:1] if entry.kind == "source" else one.ways  # a publication has to be named as it is
        wordings = [words_in(wording.text) for wording in ways if wording.weight > 0.7]
        if any(words.issuperset(map(stem, wording)) for wording in wordings):
            titled += one.weight
        if any(key(wording) in names for wording in wordings):
            named += one.weight
    return 1 + (TITLED * (titled / whole) ** 2 + NAMED * named / whole if whole else 0.0)


_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"'“‘(]?[A-Z0-9])")
LONGEST = 240


def excerpt(entry: Entry, weights: Mapping[str, float]) -> str:
    """Return the sentence of a record that has most of what was looked for, `weights` by stems; else its summary.

    A term's summary says what it is, which is more than any other sentence there.
    """
    if entry.kind == "term":
        return entry.summary
    best, most = entry.summary, _weight(entry.summary, weights)
    for paragraph in entry.paragraphs:
        for sentence in _SENTENCE.split(paragraph):
            if (weight := _weight(sentence, weights)) > most and len(sentence) > 25:
                best, most = sentence, weight
    return best if len(best) <= LONGEST else best[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _weight(sentence: str, weights: Mapping[str, float]) -> float:
    found = {stem(word) for word in words_in(sentence)}
    return sum(weight for word, weight in weights.items() if word in found)


def _weights(asked: Understanding) -> dict[str, float]:
    """Return the stems that are looked for, with how much each counts in an excerpt."""
    return dict(_stems(asked))


def _stems(asked: Understanding) -> Iterator[tuple[str, float]]:
    for want in reversed(asked.wants):
        for wording in reversed(want.any):
            words = words_in(wording.text)
            for word in words:
                yield stem(word), wording.weight * (1.0 if want.counts else ASIDE) / len(words)
