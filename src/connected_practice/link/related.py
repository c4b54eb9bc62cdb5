"""Which records are alike, and in what: their topics, the terms that both use, and rare words that both use.

Words and terms are weighed by TF-IDF (Salton and Buckley 1988, Term-weighting approaches in automatic text
retrieval) and compared by the cosine of their vectors. Only words that stand in few records are
taken, and of each record only those that tell most, so that the work grows with the number of records
and not with its square.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection as Group
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from typing import Literal

from connected_practice.link.terms import TermLinks
from connected_practice.load import Document
from connected_practice.models.term import Term

TELLING = 40
"""How many of a record's words and terms are compared: those that tell most."""
RARE_SHARE, RARE_LEAST, RARE_MOST = 1 / 30, 10, 100
"""The share of records in which a word may stand to be compared, and the bounds in records of that."""
TERM = 1.5
"""How much more a term of the glossary counts than another word."""
TOPICS = 0.5
"""How much the same topics count, beside the same words."""
ANCHORS = 30
"""How many records of a topic are compared with any other of it, whatever their words: those with the fewest topics."""
SHOWN, REPEATED = 3, 2
"""How many shared words are named, and how often each record has to say them: what is said once may be by chance."""

_WORD = re.compile(r"[^\W\d_]{5,}")
_MARKUP = re.compile(r"\[@[^\]]*\]|\]\([^)]*\)")


@dataclass(frozen=True)
class Common:
    """What two records have in common, in each list what tells most first."""

    mostly: Literal["topics", "terms", "words"]
    """What makes most of it."""
    topics: tuple[str, ...]
    terms: tuple[str, ...]
    words: tuple[str, ...]


class Likeness:
    """Finds for each record the records that are like it. Made once for a library."""

    def __init__(self, documents: Sequence[Document], terms: TermLinks) -> None:
        """`documents` are all records, `terms` finds the glossary's words in their texts."""
        self._documents = documents
        self._terms = terms
        self._kinds = [document.kind for document in documents]
        self._number = {document.ref: number for number, document in enumerate(documents)}

    def like(self, document: Document, kinds: Group[str], most: int = 30) -> list[tuple[float, Document]]:
        """Return the records of some kinds that are most like one, the most alike first, each with its score."""
        own = self._number[document.ref]
        shared: dict[int, float] = defaultdict(float)
        for feature, weight in self._vectors[own].items():
            for other, its in self._postings[feature]:
                shared[other] += weight * its
        near = nlargest(3 * most, ((score, -n) for n, score in shared.items() if self._kinds[n] in kinds))
        anchors = (n for topic in document.record.topics for n in self._anchors[topic] if self._kinds[n] in kinds)
        numbers = {*(-n for _, n in near), *anchors} - {own}
        scored = ((shared.get(n, 0.0) + TOPICS * self._topics_alike(own, n), -n) for n in numbers)
        return [(score / (1 + TOPICS), self._documents[-n]) for score, n in nlargest(most, scored) if score]

    def between(self, one: Document, two: Document) -> Common | None:
        """Return what two records have in common; None where that is nothing."""
        own, other = self._number[one.ref], self._number[two.ref]
        mine, its = self._vectors[own], self._vectors[other]
        common = {feature: weight * its[feature] for feature, weight in mine.items() if feature in its}
        by_words, by_topics = sum(common.values()), TOPICS * self._topics_alike(own, other)
        if not by_words + by_topics:
            return None
        in_terms = sum(weight for (is_term, _), weight in common.items() if is_term)
        mostly: Literal["terms", "words"] = "terms" if in_terms > by_words / 2 else "words"
        ordered = sorted(common, key=lambda feature: (-common[feature], feature))
        often = (self._counted[own], self._counted[other])
        topics = set(one.record.topics) & set(two.record.topics)
        return Common(
            "topics" if by_topics >= by_words else mostly,
            tuple(sorted(topics, key=lambda topic: (-self._topic_weights[topic], topic))),
            tuple(name for is_term, name in ordered if is_term),
            tuple(f[1] for f in ordered if not f[0] and all(counts[f] >= REPEATED for counts in often))[:SHOWN],
        )

    def _topics_alike(self, one: int, two: int) -> float:
        """Return the cosine of two records' topics."""
        its = self._topic_vectors[two]
        return sum(weight * its[topic] for topic, weight in self._topic_vectors[one].items() if topic in its)

    @cached_property
    def _topic_vectors(self) -> list[dict[str, float]]:
        """For each record its topics, each weighing more the fewer records it has, with squares that add up to 1."""
        found = []
        for document in self._documents:
            weights = {topic: self._topic_weights[topic] for topic in document.record.topics}
            length = math.sqrt(sum(weight**2 for weight in weights.values()))
            found.append({topic: weight / length for topic, weight in weights.items()})
        return found

    @cached_property
    def _topic_weights(self) -> dict[str, float]:
        counts = Counter(topic for document in self._documents for topic in set(document.record.topics))
        return {topic: math.log(1 + len(self._documents) / count) for topic, count in counts.items()}

    @cached_property
    def _anchors(self) -> Mapping[str, list[int]]:
        """The records of each topic that are most its own."""
        found: dict[str, list[int]] = defaultdict(list)
        for number in sorted(range(len(self._documents)), key=lambda n: (len(self._documents[n].record.topics), n)):
            for topic in self._documents[number].record.topics:
                if len(found[topic]) < ANCHORS:
                    found[topic].append(number)
        return found

    @cached_property
    def _vectors(self) -> list[dict[tuple[bool, str], float]]:
        """For each record its telling words and terms, with weights whose squares add up to 1."""
        often = Counter(feature for counts in self._counted for feature in counts)
        records = len(self._counted)
        most = max(RARE_LEAST, min(RARE_MOST, int(records * RARE_SHARE)))
        rarity = {
            feature: math.log(records / count) * (TERM if feature[0] else 1.0)
            for feature, count in often.items()
            if 2 <= count <= most and count < records
        }
        return [_vector(counts, rarity) for counts in self._counted]

    @cached_property
    def _counted(self) -> list[Counter[tuple[bool, str]]]:
        """How often each record has each of its words and terms."""
        return [Counter(self._features(document)) for document in self._documents]

    @cached_property
    def _postings(self) -> Mapping[tuple[bool, str], list[tuple[int, float]]]:
        """The records that have each word or term, with its weight there."""
        found: dict[tuple[bool, str], list[tuple[int, float]]] = defaultdict(list)
        for number, vector in enumerate(self._vectors):
            for feature, weight in vector.items():
                found[feature].append((number, weight))
        return found

    def _features(self, document: Document) -> Iterator[tuple[bool, str]]:
        """Yield a record's words, and its terms told apart from them."""
        text = _MARKUP.sub(" ", f"{document.record.title}\n{document.record.summary}\n{document.text}")
        if isinstance(document.record, Term):
            yield True, document.id
        yield from ((True, term) for term in self._terms.used_in(text))
        yield from ((False, word) for word in _WORD.findall(text.lower()))


def _vector(
    counts: Mapping[tuple[bool, str], int], rarity: Mapping[tuple[bool, str], float]
) -> dict[tuple[bool, str], float]:
    weights = {f: (1 + math.log(count)) * rarity[f] for f, count in counts.items() if f in rarity}
    telling = sorted(weights, key=lambda feature: (-weights[feature], feature))[:TELLING]
    length = math.sqrt(sum(weights[feature] ** 2 for feature in telling))
    return {feature: weights[feature] / length for feature in telling} if length else {}
