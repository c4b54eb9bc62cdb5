"""What somebody meant who mistyped: the nearest words of the library.

Nearness is the cost of turning what was typed into a word: optimal string alignment (Damerau 1964;
Boytsov 2011, Indexing methods for approximate dictionary searching), with less to pay for
the slips that people make: letters exchanged, doubled or not, vowels and letters that sound
alike, neighbours on the keyboard.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from connected_practice.search.tokens import stem

KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
ALIKE = frozenset("sz zs ck kc cs sc iy yi".split())
VOWELS = "aeiouy"

EXCHANGED, DOUBLED, SOUNDS_ALIKE, VOWEL, NEIGHBOUR, OTHER = 0.6, 0.5, 0.5, 0.6, 0.8, 1.0
FIRST_LETTER = 0.6
"""What it costs besides, when the first letter differs: people rarely get that wrong."""
COMMON = 0.07
"""How much less a word costs for each time that its frequency doubles."""
PSEUDONYM = 0.6
"""The most that may lie between what was typed and a name: a slip, not another name."""
MOST = 3
"""How many words are offered."""


@dataclass(frozen=True)
class Spelling:
    """The words that the library knows, each with how often it stands there, as the power of two."""

    words: Mapping[str, int]
    names: frozenset[str] = frozenset()
    """Pseudonyms and other names of case studies, a word each."""

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self.words)

    def knows(self, word: str) -> bool:
        """Whether a word stands in the library, or has an ending on what others there begin with. Numbers are known."""
        shorter = stem(word)
        return word in self.words or word.isdigit() or (shorter != word and shorter in self._stems)

    def beginning(self, letters: str) -> list[str]:
        """Return the most frequent words that begin with these letters."""
        found = [word for word in self.words if word.startswith(letters)]
        return sorted(found, key=lambda word: (-self.words[word], len(word), word))[:MOST]

    def nearest(self, typed: str) -> list[tuple[str, float]]:
        """Return the words that may have been meant, the likeliest first, each with its cost (0 is the same word)."""
        most = _most(typed)
        found = []
        for word in self._near(typed, most) if most else ():
            spent = cost(typed, word, most)
            allowed = min(most, PSEUDONYM) if word in self.names else most
            if spent <= allowed:
                found.append((round(spent - COMMON * self.words[word], 3), word, spent))
        best: dict[str, tuple[str, float]] = {}
        for _, word, spent in sorted(found):
            best.setdefault(stem(word), (word, spent))  # of `exclusion` and `exclusions` the likelier
        return list(best.values())[:MOST]

    def _near(self, typed: str, most: float) -> Iterable[str]:
        """Yield the words worth measuring: about as long, and of about the same letters."""
        letters, longest = set(typed), int(most / DOUBLED)
        for word in self.words:
            if abs(len(word) - len(typed)) <= longest and len(letters.symmetric_difference(word)) <= 4:
                yield word


def _most(typed: str) -> float:
    """Return the greatest cost at which a word is still taken for what was typed: nothing for very short ones."""
    length = len(typed)
    if length < 4 or length > 40 or any(sign.isdigit() for sign in typed):
        return 0.0
    return 0.6 if length == 4 else 1.1 if length == 5 else 1.7 if length < 8 else 2.3 if length < 11 else 3.0


def cost(typed: str, word: str, most: float = 9.0) -> float:
    """Return what it costs to turn `typed` into `word`; more than `most` where it is certain to be more."""
    before: list[float] = []
    row = [0.0]
    for column, letter in enumerate(word):
        row.append(row[-1] + _one_more(word, column, letter))
    for number, sign in enumerate(typed):
        earlier, before, row = before, row, [row[0] + _one_more(typed, number, sign)]
        for column, letter in enumerate(word):
            spent = min(
                before[column] + _instead(sign, letter),
                before[column + 1] + _one_more(typed, number, sign),
                row[column] + _one_more(word, column, letter),
            )
            if number and column and sign == word[column - 1] and letter == typed[number - 1] and sign != letter:
                spent = min(spent, earlier[column - 1] + EXCHANGED)
            row.append(spent)
        if min(row) > most:
            return most + 1
    return row[-1] + (FIRST_LETTER if typed[0] != word[0] and typed[:2] != word[1::-1] else 0.0)


def _instead(sign: str, letter: str) -> float:
    if sign == letter:
        return 0.0
    if sign + letter in ALIKE:
        return SOUNDS_ALIKE
    if sign in VOWELS and letter in VOWELS:
        return VOWEL
    return NEIGHBOUR if letter in _NEIGHBOURS.get(sign, "") else OTHER


def _one_more(word: str, place: int, letter: str) -> float:
    """Return the cost of a letter too many or too few: less beside its like."""
    beside = word[place - 1 : place] == letter if place else False
    return DOUBLED if beside or word[place + 1 : place + 2] == letter else OTHER


def _neighbours() -> dict[str, str]:
    """Return the letters that lie beside each, in its row and in the rows above and below."""
    found: dict[str, set[str]] = {letter: set() for row in KEYBOARD for letter in row}
    for row in KEYBOARD:
        for left, right in pairwise(row):
            found[left].add(right)
            found[right].add(left)
    for upper, lower in pairwise(KEYBOARD):
        for place, letter in enumerate(lower):
            for above in upper[place : place + 2]:
                found[letter].add(above)
                found[above].add(letter)
    return {letter: "".join(sorted(others)) for letter, others in found.items()}


_NEIGHBOURS = _neighbours()
