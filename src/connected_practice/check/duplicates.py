"""Records that say the same twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from connected_practice.check.context import Context
from connected_practice.load import Document
from connected_practice.problem import Problem, Severity, define

NEAR_DUPLICATE = define(
    "CP420",
    "near-duplicate records",
    meaning="More than half of the sentences of a record stand in another record too.",
    why="Readers meet the same page twice, and one day only one of them is corrected.",
    mend="Join the two, keep what differs, and give the one that stays the other's id as an alias.",
    severity=Severity.WARNING,
)

SHARED = 0.5
"""The share of a record's sentences from which it counts as a near-duplicate."""
FEWEST = 4
"""Records with fewer sentences than this are too short to tell."""

_END = re.compile(r"[.!?:\n](?:(?<=\n)\n*|\s+)")
"""A stop with white space after it, or line breaks. Beginning with all their signs makes it fast to look for."""


def check_library(context: Context) -> Iterator[Problem]:
    """Compare records of one kind by the sentences that they share."""
    first: dict[int, int] = {}
    owners: dict[int, set[int]] = defaultdict(set)  # of sentences that have several: a list for each would take long
    documents = [d for d in context.collection.documents if d.kind != "source"]
    counts = []
    for number, document in enumerate(documents):
        sentences = _sentences(document)
        counts.append(len(sentences))
        for sentence in sentences:
            if (other := first.setdefault(sentence, number)) != number:
                owners[sentence] |= {other, number}
    pairs: Counter[tuple[int, int]] = Counter()
    for numbers in owners.values():
        if len(numbers) <= 20:  # a sentence that stands everywhere tells nothing
            pairs.update((a, b) for a in numbers for b in numbers if a < b)
    for (a, b), shared in sorted(pairs.items()):
        fewest = min(counts[a], counts[b])
        if fewest >= FEWEST and shared / fewest > SHARED:
            one, two = documents[a], documents[b]
            message = f"{shared} of {fewest} sentences stand in {one.path} too."
            yield Problem(NEAR_DUPLICATE, two.path, two.body_line, 1, message, NEAR_DUPLICATE.mend)


def _sentences(document: Document) -> set[int]:
    sentences = _END.split(document.text.lower())
    return {hash(" ".join(words)) for sentence in sentences if len(words := sentence.split()) >= 5}
