"""Abbreviations in a text: which letters are one, and whether the text says what they stand for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from connected_practice.glossary import normal
from connected_practice.wording.passages import END
from connected_practice.wording.settings import WRITTEN_LARGE

LETTERS = re.compile(r"(?<![\w&])([A-Z](?:[A-Z&]{0,6}[A-Z]))(?:s|'s|’s)?(?![\w&])(?!\.\w|,? \d{3})")
"""Capital letters that stand alone, with no number after them. The first group leaves out an ending (`EHCPs`)."""

_NUMERAL = re.compile(r"[IVXLC]+$")
_SHOUTED = 0.6
"""The share of capitals among the letters of a line that is written large as a whole."""
_LONG = 6
"""Letters in a word that is hardly an abbreviation."""
_AROUND = 120
"""How many characters before and after letters are searched for what they stand for."""
_ADDRESS = re.compile(r"[\d@_/\\]|www\.")
_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"})
_OPEN = re.compile(r"^(.*)\([^()]*$")
_BRACKET = re.compile(r"^(?:s|'s|’s)? ?\(([^()]+)\)")
_APPOSED = re.compile(r"^, (.+)")
_MEANING = re.compile(
    r"^ ?(?:[:=–—-]|means|stands for|is short for|,? which (?:stands for|means)|, that is,?|, or) (.+)"
)
_NAMED = re.compile(r"^(.+?)(?:,? or|,? (?:also )?known as|,? called|,? shortened to| [–—-]) (?:an? |the )?[\"“‘']?$")


def candidates(laid: str) -> Iterator[tuple[int, int, str]]:
    """Yield the capital letters of a text that is laid out: where they stand, ending included, and the letters.

    Left out are numerals, parts of addresses and references, lines that are written large as a whole, and words that
    are only stressed: those that the text also has in small letters.
    """
    small: frozenset[str] | None = None
    for found in LETTERS.finditer(laid):
        letters = found[1]
        if letters in WRITTEN_LARGE or _NUMERAL.match(letters) or _is_in_address(laid, found.start()):
            continue
        if is_shouted(laid, found.start()):
            continue
        if small is None:
            small = frozenset(word.lower() for word in re.findall(r"\w+", laid) if word != word.upper())
        if letters.lower() not in small or "&" in letters:
            yield found.start(), found.end(), letters


def is_shouted(laid: str, place: int, by_words: bool = False) -> bool:
    """Whether the line around a place is written in capitals as a whole.

    With `by_words` one of its words must be plainly a word: letters alone (`SEND, EHCP`) may all be abbreviations.
    """
    start, stop = laid.rfind(END, 0, place) + 1, laid.find(END, place)
    line = laid[start : stop if stop >= 0 else len(laid)]
    if len(line) > 200:  # nobody writes so much in capitals
        return False
    letters = [sign for sign in line if sign.isalpha()]
    if sum(sign.isupper() for sign in letters) <= _SHOUTED * len(letters):
        return False
    return not by_words or any(len(word) >= _LONG or word in WRITTEN_LARGE for word in re.findall(r"[A-Z]+", line))


def _is_in_address(laid: str, place: int) -> bool:
    token = re.search(r"\S*$", laid[max(0, place - 80) : place])
    rest = re.match(r"\S{0,80}", laid[place : place + 80])
    assert token and rest
    return bool(_ADDRESS.search(token[0] + rest[0]))


def is_explained(laid: str, places: Collection[tuple[int, int]], letters: str, known: Collection[str]) -> bool:
    """Whether a text says at one of these places what letters stand for.

    `known` are the full forms that the glossary has. Any words count that spell the letters.
    """
    for start, end in places:
        if any(_stands_for(letters, phrase, known, from_start) for phrase, from_start in _phrases(laid, start, end)):
            return True
        apposed = _APPOSED.match(laid[end : end + _AROUND].partition(END)[0])
        if apposed and initials(apposed[1]).startswith(letters.lower()):
            return True
    return False


def _phrases(laid: str, start: int, end: int) -> Iterator[tuple[str, bool]]:
    """Yield what may explain letters: words whose end counts (False), or whose beginning does (True)."""
    before = laid[max(0, start - _AROUND) : start].rpartition(END)[2]
    after = laid[end : end + _AROUND].partition(END)[0]
    for pattern, part, from_start in (
        (_OPEN, before, False),
        (_NAMED, before, False),
        (_BRACKET, after, True),
        (_MEANING, after, True),
    ):
        if found := pattern.match(part):
            yield found[1], from_start


def _stands_for(letters: str, phrase: str, known: Collection[str], from_start: bool) -> bool:
    plain = normal(phrase).strip(" \"'“”‘’,")
    for full in map(normal, known):
        if plain.startswith(full) if from_start else plain.endswith((full, full + "s")):
            return True
    most = min(len(letters) + 5, len(letters) * 2)
    words = phrase.split()
    return spells(letters, " ".join(words[:most] if from_start else words[-most:]))


def initials(phrase: str) -> str:
    """Return the first letters of a phrase's words, made small: `ehcp` for `education, health and care plan`."""
    words = re.findall(r"\w+", phrase.lower())
    return "".join(word[0] for word in words if word not in _SMALL)


def spells(letters: str, phrase: str) -> bool:
    """Whether letters are short for a phrase that ends there.

    Schwartz and Hearst (2003), A simple algorithm for identifying abbreviation definitions in biomedical text: each
    letter, from the last to the first, is looked for in the phrase from its end, and the first must begin a word.
    """
    wanted = [sign for sign in letters.lower() if sign.isalnum()]
    place = len(phrase)
    for number in range(len(wanted) - 1, -1, -1):
        place -= 1
        while place >= 0 and not _fits(phrase, place, wanted[number], number == 0):
            place -= 1
        if place < 0:
            return False
    return bool(wanted)


def _fits(phrase: str, place: int, letter: str, begins: bool) -> bool:
    return phrase[place].lower() == letter and not (begins and place and phrase[place - 1].isalnum())
