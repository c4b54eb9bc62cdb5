"""What search knows of the library's words, as three JSON files that the browser and the command line both read.

`words.json` is what `understanding.understand` works from; the browser needs it with the first key.
`spelling.json` is for words that the library does not know: load it when a word finds nothing.
`cards.json` has what is shown of a term, for the command line; the site has data/v1/term/ for that. The other two
lie in `search/` on the site. Each has `"version": 1`; a reader that meets another version does without them.

words.json:

    {
      "version": 1,
      "terms": {"emotionally-based-school-avoidance": {       # by id; lists that are empty are left out
          "title": "emotionally based school avoidance",      # the preferred wording
          "abbreviations": ["EBSA"],
          "admitted": ["emotionally based school non-attendance"],
          "search_only": ["won't go to school"],
          "discouraged": ["school refuser"],
          "initials": ["EBSA"],                               # of the title, where they are no word of the library
          "topic": "school-avoidance"}},                      # the topic that it belongs to first
      "kinds": {"toolkit": {"title": "Toolkit", "plural": "Toolkits", "folder": "toolkits",
          "words": ["toolkit", "audit", "checklist"]}},       # `words`: how a query names it
      "topics": {"trauma": {"title": "Trauma and relational practice",
          "situation": "A child's past is getting in the way of school or work", "words": ["trauma"]}},
      "sectors": {"health": {"title": "Health", "words": ["health", "NHS"]}},
      "roles": {"governor": {"title": "Governor or trustee", "door": "leader", "words": ["governor", "trustee"]}},
      "stages": {"secondary": {"title": "Secondary school", "words": ["secondary school"]}},
      "everyday": {"knife": ["weapon"]},                      # what people type: the library's words for it
      "stop": "a about after ...",                            # words that need not match, with spaces between
      "common": "child school ..."                            # words on so many pages that they tell little
    }

Every wording is as people write it; to look one up take `key(words_in(wording))` of both sides (see `tokens.py`).

spelling.json: the library's words by how often they stand in it, each group twice as frequent as the one before
(once, twice or three times, four to seven times, ...), and the names of people and places in case studies:

    {"version": 1, "words": ["abacus abrupt ...", "absorb ...", ...], "names": "ada altin ..."}

cards.json:

    {"version": 1, "terms": {"emotionally-based-school-avoidance": {
        "title": "...", "url": "glossary/emotionally-based-school-avoidance/", "definition": "plain words",
        "abbreviations": [...], "admitted": [...], "sectors": ["Education"],
        "senses": [{"sectors": ["Education"], "definition": "..."}],
        "discouraged": [{"wording": "school refuser", "reason": "...", "instead": "a child who ..."}]}}}

Addresses are from the site's root. In a discouraged wording without `instead`, say the title.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection as Group
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from connected_practice.load import Collection, Document
from connected_practice.models import KINDS
from connected_practice.models.case_study import CaseStudy
from connected_practice.models.term import Term
from connected_practice.models.vocabulary import Entry
from connected_practice.search.hints import KIND_WORDS
from connected_practice.search.plain import line, texts_of
from connected_practice.search.spelling import Spelling
from connected_practice.search.tokens import words_in

VERSION = 1
WORDS, SPELLING, CARDS = "words.json", "spelling.json", "cards.json"

COMMON_SHARE, COMMON_LEAST = 0.25, 40
"""The share of records from which a word is common, in a library of so many records or more."""

STOP = (
    "a about above after again against all also always am an and any anybody anyone anything are aren arent as ask at "
    "away be because been before being below best better between both but by came can cannot cant come comes coming "
    "could couldnt deal dealing did didnt different difference do does doesnt doing dont done down during each either "
    "else enough etc even ever every everybody everyone everything explain explained few find for from further gave "
    "get gets getting give given gives giving go goes going gone good got had hadnt happen happens happening has hasnt "
    "have havent having he help helping helps hello her here hers hi him his how i id if ill im in info into is isnt "
    "it its ive just keep keeps kind know knowing let lets like list looking lot made make makes making many may maybe "
    "me might mine more most much must my myself need needed needing never no nor not now of off ok on once one "
    "only onto or other others our ours out over own please put rather really same say saying says see seem seems "
    "shall she should shouldnt show so some somebody somehow someone something sometimes sort still such take taking "
    "tell telling than thank thanks that the their theirs them then there these they theyre thing things think "
    "thinking this those though through to together too toward towards try trying until up upon us use used useful "
    "using very via want wanted wanting wants was wasnt way ways we well went were werent weve what whatever whats "
    "when whenever where wheres whether which while who whole whom whos whose why will with within without wont would "
    "wouldnt yes yet you youd youll your youre yours youve"
)
"""Words that say little by themselves, and those of questions: `how do I ... with somebody who won't ...`."""

LONGEST_INITIALS = 7

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_PARTS = re.compile(r",| or | and | as ")


Counts = Sequence[Counter[str]]
"""For each record, how often it says each word."""


def counted(collection: Collection) -> Counts:
    """Count the words of every record. Whoever needs several of the files counts once and hands it on."""
    return [Counter(_words_of(document)) for document in collection.documents]


def words_data(collection: Collection, counts: Counts | None = None) -> dict[str, Any]:
    """Return the content of words.json."""
    counts = counted(collection) if counts is None else counts
    lists = collection.vocabulary
    common = common_words(counts)
    asks = frozenset(word for name in KINDS for word in _kind(name)["words"])  # `training` asks for a kind, not a topic
    called = collection.searches.called
    known = _known(collection, counts)

    def entries(listed: Mapping[str, Entry], others: Mapping[str, list[str]], *fields: str) -> dict[str, Any]:
        return {
            name: {field: getattr(entry, field) for field in ("title", *fields)}
            | {"words": [*_parts_of(entry.title, common | asks), *others.get(name, ())]}
            for name, entry in listed.items()
        }

    return {
        "version": VERSION,
        "terms": {document.id: _wordings(term, known) for document, term in _terms(collection)},
        "kinds": {name: _kind(name) for name in KINDS},
        "topics": entries(lists.topics, called.topics, "situation"),
        "sectors": entries(lists.sectors, called.sectors),
        "roles": entries(lists.roles, called.roles, "door"),
        "stages": entries(lists.stages, called.stages),
        "everyday": _turned(collection.searches.everyday) | dict(_initials_of_titles(collection, known)),
        "stop": STOP,
        "common": " ".join(sorted(common)),
    }


def spelling_data(collection: Collection, counts: Counts | None = None) -> dict[str, Any]:
    """Return the content of spelling.json."""
    total: Counter[str] = Counter()
    for of_record in counted(collection) if counts is None else counts:
        total.update(of_record)
    for _, term in _terms(collection):
        for wording in (term.title, *_all_forms(term)):
            total.update(word for word in words_in(wording) if _LETTERS.fullmatch(word))
    groups: list[list[str]] = [[] for _ in range(max(total.values(), default=1).bit_length())]
    for word in sorted(total):
        groups[total[word].bit_length() - 1].append(word)
    return {
        "version": VERSION,
        "words": [" ".join(group) for group in groups],
        "names": " ".join(sorted(_names(collection))),
    }


def cards_data(collection: Collection) -> dict[str, Any]:
    """Return the content of cards.json."""
    sectors = {name: entry.title for name, entry in collection.vocabulary.sectors.items()}
    return {
        "version": VERSION,
        "terms": {document.id: _card(document, term, sectors) for document, term in _terms(collection)},
    }


def write(collection: Collection, folder: Path) -> list[Path]:
    """Write the three files into a folder, which is made where it is missing, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = counted(collection)
    made = {
        WORDS: words_data(collection, counts),
        SPELLING: spelling_data(collection, counts),
        CARDS: cards_data(collection),
    }
    for name, data in made.items():
        (folder / name).write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return [folder / name for name in made]


def spelling_from(data: Mapping[str, Any]) -> Spelling:
    """Return the spelling that the content of spelling.json gives."""
    words = {word: times for times, group in enumerate(data["words"]) for word in group.split()}
    return Spelling(words, frozenset(data["names"].split()))


def common_words(counts: Counts) -> frozenset[str]:
    """Return the words that stand in so many records that finding them tells little. Small libraries have none."""
    if len(counts) < COMMON_LEAST:
        return frozenset()
    often = Counter(word for of_record in counts for word in of_record)
    stop = frozenset(STOP.split())
    return frozenset(w for w, records in often.items() if records > COMMON_SHARE * len(counts) and w not in stop)


def _words_of(document: Document) -> Iterable[str]:
    texts = (document.record.title, document.record.summary, *texts_of(document))
    return (word for text in texts for word in words_in(line(text)) if _LETTERS.fullmatch(word))


def _terms(collection: Collection) -> list[tuple[Document, Term]]:
    return [(d, d.record) for d in collection.documents if isinstance(d.record, Term)]


def _all_forms(term: Term) -> list[str]:
    discouraged = [entry.wording for entry in term.discouraged]
    return [*term.abbreviations, *term.admitted, *term.search_only, *discouraged]


def _wordings(term: Term, known: Group[str]) -> dict[str, Any]:
    entry = {
        "title": term.title,
        "abbreviations": term.abbreviations,
        "admitted": term.admitted,
        "search_only": term.search_only,
        "discouraged": [entry.wording for entry in term.discouraged],
        "initials": [letters for letters in initials(term.title) if letters.lower() not in known],
        "topic": next(iter(term.topics), None),
    }
    return {name: value for name, value in entry.items() if value}


def initials(title: str) -> list[str]:
    """Return the letters by which people may shorten a title of three words or more, with and without its `of`s."""
    words = words_in(title.partition(":")[0])
    content = [word for word in words if word not in STOP.split()]
    ways = ["".join(word[0] for word in way).upper() for way in (words, content) if len(way) > 2]
    return list(dict.fromkeys(letters for letters in ways if letters.isalpha() and len(letters) <= LONGEST_INITIALS))


def _initials_of_titles(collection: Collection, known: Group[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the initials of frameworks with their titles. Those of publications nobody uses."""
    for document in collection.of_kind("framework"):
        title = document.record.title.partition(":")[0]
        yield from ((letters, [title]) for letters in initials(title) if letters.lower() not in known)


def _known(collection: Collection, counts: Counts) -> frozenset[str]:
    """Return the words of the library and of its terms' wordings: none of them is somebody's initials."""
    words = {word for of_record in counts for word in of_record}
    forms = (form for _, term in _terms(collection) for form in (term.title, *_all_forms(term)))
    return frozenset(words) | {word for form in forms for word in words_in(form)} | frozenset(STOP.split())


def _kind(name: str) -> dict[str, Any]:
    kind = KINDS[name].kind
    words = [word.strip() for word in KIND_WORDS.get(name, "").split(",")]
    return {
        "title": kind.title,
        "plural": kind.plural,
        "folder": kind.folder,
        "words": list(dict.fromkeys([kind.title.lower(), *filter(None, words)])),
    }


def _parts_of(title: str, taken: frozenset[str]) -> list[str]:
    """Return a title and what it is made of: `Governor or trustee` is also `governor` and `trustee`."""
    parts = [part.strip().lower() for part in _PARTS.split(title)]
    return list(dict.fromkeys([title.lower(), *(part for part in parts if part and part not in taken)]))


def _turned(everyday: Mapping[str, list[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for own, others in everyday.items():
        for said in others:
            found.setdefault(said, []).append(own)
    return found


def _names(collection: Collection) -> set[str]:
    """Return the words of the names and places in case studies that are written large: `Oscar`, not `the`."""
    records = [d.record for d in collection.documents if isinstance(d.record, CaseStudy)]
    names = (word for record in records for word in (record.name.split() if record.subject == "child" else ()))
    return {plain for name in names if name[:1].isupper() for plain in words_in(name)}


def _card(document: Document, term: Term, sectors: Mapping[str, str]) -> dict[str, Any]:
    card = {
        "title": term.title,
        "url": f"{term.kind.folder}/{document.id}/",
        "definition": line(term.definition),
        "abbreviations": term.abbreviations,
        "admitted": term.admitted,
        "sectors": [sectors[name] for name in term.sectors],
        "senses": [
            {"sectors": [sectors[name] for name in sense.sectors], "definition": line(sense.definition)}
            for sense in term.senses
        ],
        "discouraged": [
            {"wording": entry.wording, "reason": line(entry.reason)}
            | ({"instead": entry.instead} if entry.instead else {})
            for entry in term.discouraged
        ],
    }
    return {name: value for name, value in card.items() if value}
