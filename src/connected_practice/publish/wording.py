"""What the word check in the browser works from: the glossary's wordings, and patterns to count syllables by.

data/v1/wording.json; lists that are empty are left out:

    {"format": 1,
     "version": "2026-11-21",                             # when a term was last changed or reviewed
     "sectors": ["education", "social care", ...],        # named as in a sentence
     "letters": ["A4", "GCSE", ...],                      # capital letters that need no explanation
     "terms": [{"id": "ebsa", "title": "...", "url": "glossary/ebsa/",
         "definition": "plain words",                     # where the title is letters itself
         "sectors": ["education"],
         "senses": [{"sectors": ["health"], "definition": "..."}],
         "full": ["..."],                                 # its title and admitted forms that are words, not letters
         "forms": [["EBSA", "abbreviation"], ["school refuser", "discouraged", "why not", "what to write"]]}]}

data/v1/hyphenation-en-gb.txt: British English hyphenation patterns of Dominik Wujastyk and Graham Toal, in the
conversion of László Németh that the Python library pyphen brings. It is published as it is; its licence allows that
with its notice, which begins the file.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files as files_of
from typing import Any

from connected_practice.glossary import Form
from connected_practice.link import Library
from connected_practice.models.term import Term
from connected_practice.publish.data import FOLDER
from connected_practice.search.plain import line
from connected_practice.wording.words import Word, is_letters, words_of

FORMAT = 1
WORDING, HYPHENATION = f"{FOLDER}/wording.json", f"{FOLDER}/hyphenation-en-gb.txt"

_NOTICE = """\
% British English hyphenation patterns, based on "ukhyphen.tex" Version 1.0a
% Created by Dominik Wujastyk and Graham Toal using Frank Liang's PATGEN 1.0
% Conversion and modifications by László Németh
% BSD-style. Unlimited copying, redistribution and modification of this file
% is permitted with this copyright and license information.
"""


def files(library: Library) -> Iterator[tuple[str, bytes]]:
    """Yield the two files: their paths below the site's root, and what they hold."""
    yield WORDING, (json.dumps(_wording(library), ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    yield HYPHENATION, hyphenation().encode()


def hyphenation() -> str:
    """Return the patterns that reading ages are counted by, after their notice."""
    patterns = (files_of("pyphen.dictionaries") / "hyph_en_GB.dic").read_text("utf-8")
    encoding, _, rest = patterns.partition("\n")
    return f"{encoding}\n{_NOTICE}{rest}"


def _wording(library: Library) -> dict[str, Any]:
    words = words_of(library.collection)
    forms: dict[str, list[Form]] = defaultdict(list)
    for form in words.forms:
        forms[form.term].append(form)
    return {
        "format": FORMAT,
        "version": max((d.record.version.isoformat() for d in library.collection.of_kind("term")), default=""),
        "sectors": words.sectors,
        "letters": sorted(words.letters),
        "terms": [_term(word, forms[word.id]) for word in words.terms.values()],
    }


def _term(word: Word, forms: list[Form]) -> dict[str, Any]:
    entry = {
        "id": word.id,
        "title": word.title,
        "url": f"{Term.kind.folder}/{word.id}/",
        "definition": word.definition if is_letters(word.title) else "",
        "sectors": word.sectors,
        "senses": [{"sectors": sense.sectors, "definition": sense.definition} for sense in word.senses],
        "full": word.full,
        "forms": [_form(form) for form in forms],
    }
    return {name: value for name, value in entry.items() if value}


def _form(form: Form) -> list[str]:
    entry = form.discouraged
    why = [line(entry.reason), *([entry.instead] if entry.instead else [])] if entry else []
    return [form.text, form.use, *why]
