"""A text as the words that search compares: small letters, no accents, no plurals, hyphens or none.

The browser does the same in TypeScript. Both read `words.json` (see `words.py`), so that only this
little has to be written twice; tests/search/understanding.json holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from connected_practice.glossary import normal

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?$")

ENDINGS = (
    "ations ation ments ment ingly ings edly ions ness able ally ing ers ies ied ion ive ity ful er al ed es ly s e y"
).split()
"""What `stem` takes off, the longest first."""


def words_in(text: str) -> list[str]:
    """Return the words of a text: small letters, without accents, apostrophes and possessive endings.

    A hyphen divides words. Digits are words; signs and emoji are not.
    """
    return [_plain(found) for found in _WORD.findall(normal(unicodedata.normalize("NFKC", text)))]


def _plain(word: str) -> str:
    bare = _POSSESSIVE.sub("", word).replace("'", "")
    if bare.isascii():
        return bare
    return "".join(sign for sign in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(sign))


def singular(word: str) -> str:
    """Return a word without the ending of a plural. Both sides of a comparison go through it, so it need not be right.

    The steps of the S stemmer (Harman 1991, How effective is suffixing?), and `children`.
    """
    if word == "children":
        return "child"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def key(words: Sequence[str]) -> str:
    """Return what words are looked up by: their singulars without spaces, so that `safe guarding` is `safeguarding`."""
    return "".join(singular(word) for word in words)


def stem(word: str) -> str:
    """Return the part that a word shares with its relations: `excluded` and `exclusions` have `exclu` in common.

    Endings come off until fewer than four letters would stay; of a doubled letter at the end one stays.
    """
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            shorter = word[: -len(ending)]
            return stem(shorter[:-1] if shorter[-1] == shorter[-2] and len(shorter) > 4 else shorter)
    return word
