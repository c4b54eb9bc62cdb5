"""What a query means: its words, the glossary's terms in it, its slips, and what kind of record it asks for.

The same for the command line and the browser. `understand` needs no index: it works from what
`words.json` and `spelling.json` say (see `words.py`), and gives each engine `wants`, the
things to look for with all the ways of writing each. The words of a query are only words: there is
no query language.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection as Group
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any

from connected_practice.search.hints import LISTS, Hints, asked_for, is_addressed, length_in, named_in, situations_like
from connected_practice.search.spelling import Spelling
from connected_practice.search.tokens import key, singular, words_in

MOST_SIGNS, MOST_WORDS = 400, 32
"""How much of a query is read: a long sentence. What comes after is left out, and `cut` says so."""
LONGEST_FORM = 9
"""The most words of a query that are taken together for one term."""
LONGEST_EVERYDAY = 4
"""The same for everyday words."""
EVERYDAY = 0.8
"""How much the library's word counts where the everyday word was asked for."""
MOST_UNFINISHED = 3
"""How many terms are offered for the beginning of one."""

HIDDEN = ("search-only", "discouraged", "initials")
_COUNTED = [(str(n), word) for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)]
_NUMBERS = dict(_COUNTED) | {word: digits for digits, word in _COUNTED}
_COUNTING = ({"term", "word"}, {"common"}, {"hint"}, {"stop"}, {"length"})
"""What counts in a query: the first of these that it has."""
_USES = {
    "title": "title",
    "abbreviations": "abbreviation",
    "admitted": "admitted",
    "search_only": "search-only",
    "discouraged": "discouraged",
    "initials": "initials",
}
_WEIGHTS = {"title": 1.0, "abbreviation": 0.9, "admitted": 0.9, "search-only": 0.5}
"""How much a wording of a term counts where another one was asked for."""


@dataclass(frozen=True)
class Sense:
    """A term that a wording may stand for, and what the wording is to it: see `glossary.Use`; or `initials`."""

    term: str
    use: str
    form: str
    """The wording as the glossary writes it."""


@dataclass(frozen=True)
class Wording:
    """Words to look for, and how much finding them counts (1 is what was asked)."""

    text: str
    weight: float


@dataclass(frozen=True)
class Span:
    """A term in a query: its words from `start` to before `end`, and all that they may mean."""

    start: int
    end: int
    written: str
    senses: tuple[Sense, ...]
    complete: bool = True
    """Whether the whole wording stands there. If not, it is the beginning of one."""
    corrected: bool = False
    """Whether it was only found with its spelling put right."""
    expansions: tuple[Wording, ...] = ()
    """How the same is written otherwise, the preferred wording first."""


@dataclass(frozen=True)
class Correction:
    """A word that the library does not have, and which of its words may have been meant."""

    at: int
    written: str
    instead: tuple[str, ...]
    sure: bool
    """Whether the first of them is so near that it is what was meant."""


@dataclass(frozen=True)
class Word:
    """A word of a query."""

    text: str
    """As it is looked for: corrected where the correction is sure."""
    written: str
    part: str
    """What it does: `term`, `word`, `common` (stands nearly everywhere), `hint` (names a kind, a stage, or whom it is
    for), `length` (asks for minutes) or `stop` (says nothing by itself)."""
    counts: bool
    """Whether a record without it is a worse answer."""


@dataclass(frozen=True)
class Want:
    """One thing to look for: any of its wordings will do."""

    words: tuple[int, ...]
    any: tuple[Wording, ...]
    counts: bool
    unfinished: bool = False
    """Whether the first wording may be the beginning of a longer word."""


@dataclass(frozen=True)
class Understanding:
    """What a query means."""

    query: str
    words: tuple[Word, ...] = ()
    terms: tuple[Span, ...] = ()
    corrections: tuple[Correction, ...] = ()
    hints: Hints = field(default_factory=Hints)
    wants: tuple[Want, ...] = ()
    corrected: str | None = None
    """The query with its sure corrections, where it has any: to be shown with the results."""
    cut: bool = False
    """Whether the query was too long to be read to its end."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for: no letter and no digit."""
        return not self.words

    @property
    def is_term(self) -> Span | None:
        """The term, if the query asks for nothing else: its card comes first."""
        if self.hints.minutes or (self.hints.kinds and "term" not in self.hints.kinds):
            return None
        whole = [span for span in self.terms if span.complete]
        covered = {number for span in whole for number in range(span.start, span.end)}
        others = [w for n, w in enumerate(self.words) if n not in covered and w.part not in ("stop", "hint", "length")]
        return whole[0] if len(whole) == 1 and not others else None

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        plain: dict[str, Any] = _plain(asdict(self))
        return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value


class Words:
    """What `words.json` says, ready to be looked up."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """`data` is the content of words.json."""
        self.terms: Mapping[str, Mapping[str, Any]] = data["terms"]
        self.stop = frozenset(data["stop"].split())
        self.common = frozenset(singular(word) for word in data["common"].split())
        self.roles: Mapping[str, Mapping[str, Any]] = data["roles"]
        self.kinds = tuple(data["kinds"])
        self.sectors = tuple(data["sectors"])
        self.situations = {name: self.content(words_in(topic["situation"])) for name, topic in data["topics"].items()}
        self.entries = {name: _entries(data[name]) for name in LISTS}
        self.everyday = {key(words_in(said)): texts for said, texts in data["everyday"].items()}
        self.forms: dict[str, list[Sense]] = {}
        self.bare: dict[str, list[Sense]] = {}
        """The same without the stop words in them, for wordings that keep two words or more."""
        self.parts: dict[str, list[Sense]] = {}
        """The beginnings and ends, of two words or more, of wordings that have three or more."""
        self.own: set[str] = set()
        """Every word of a wording, of an entry of a list and of everyday words: none of them is a slip."""
        self.own.update(word for name in LISTS for entry in data[name].values() for word in _all_words(entry["words"]))
        self.own.update(_all_words(data["everyday"]))
        for name, term in self.terms.items():
            for name_of_list, use in _USES.items():
                for form in [term["title"]] if use == "title" else term.get(name_of_list, ()):
                    self._add(Sense(name, use, form))

    def _add(self, sense: Sense) -> None:
        words = words_in(sense.form)
        self.own.update(words)
        _append(self.forms.setdefault(key(words), []), sense)
        fewer = self.content(words)
        if len(fewer) > 1:
            _append(self.bare.setdefault(key(fewer), []), sense)
        for length in range(2, len(fewer)):
            for part in (fewer[:length], fewer[-length:]):
                if not self.common.issuperset(map(singular, part)):
                    _append(self.parts.setdefault(key(part), []), sense)

    def is_common(self, word: str) -> bool:
        """Whether a word tells little: it stands nearly everywhere, or says in everyday words what does."""
        said = self.everyday.get(key([word]), ())
        return singular(word) in self.common or (bool(said) and all(key(words_in(w)) in self.common for w in said))

    def content(self, words: Sequence[str]) -> list[str]:
        """Return words without the stop words among them."""
        return [word for word in words if word not in self.stop]

    @cached_property
    def sorted_keys(self) -> list[str]:
        """The keys of all wordings in order, for looking up beginnings."""
        return sorted(self.forms)

    def senses(self, words: Sequence[str]) -> list[Sense]:
        """Return the terms that words stand for as a whole."""
        if found := self.forms.get(key(words)):
            return found
        if words[0] in self.stop or words[-1] in self.stop:
            return []
        fewer = self.content(words)
        return self.bare.get(key(fewer), []) if len(fewer) > 1 else []

    def senses_of_part(self, words: Sequence[str]) -> list[Sense]:
        """Return the terms with which words begin or end, unless there are many."""
        fewer = self.content(words)
        if len(fewer) < 2 or words[0] != fewer[0] or words[-1] != fewer[-1]:
            return []
        found = self.parts.get(key(fewer), [])
        return found if len(found) <= MOST_UNFINISHED else []

    def senses_beginning(self, words: Sequence[str]) -> list[Sense]:
        """Return the terms of which words are the beginning, those with the shortest wordings first."""
        start = "".join([*(singular(word) for word in words[:-1]), words[-1]])
        found = []
        for number in range(bisect_left(self.sorted_keys, start), len(self.sorted_keys)):
            if not self.sorted_keys[number].startswith(start):
                break
            found.append(self.sorted_keys[number])
        senses: list[Sense] = []
        for form in sorted(found, key=lambda form: (len(form), form)):
            for sense in self.forms[form]:
                if sense.term not in {other.term for other in senses}:
                    senses.append(sense)
        return senses[:MOST_UNFINISHED]

    def wordings(self, term: str) -> Iterator[Wording]:
        """Yield the ways in which a term is written where it may be, the preferred one first."""
        entry = self.terms[term]
        for name_of_list, use in _USES.items():
            if use in _WEIGHTS:
                forms = [entry["title"]] if use == "title" else entry.get(name_of_list, ())
                yield from (Wording(form, _WEIGHTS[use]) for form in forms)


def _all_words(texts: Iterable[str]) -> Iterator[str]:
    return (word for text in texts for word in words_in(text))


def _append(senses: list[Sense], sense: Sense) -> None:
    """Add a term once for each wording: as what it is written first."""
    if sense.term not in {other.term for other in senses}:
        senses.append(sense)


def _entries(listed: Mapping[str, Mapping[str, Any]]) -> dict[str, list[str]]:
    entries: dict[str, list[str]] = {}
    for name, entry in listed.items():
        for text in entry["words"]:
            ids = entries.setdefault(key(words_in(text)), [])
            if name not in ids:
                ids.append(name)
    return entries


def understand(query: str, words: Words, spelling: Spelling | None = None) -> Understanding:
    """Return what a query means. Without `spelling` nothing is corrected. Any text at all may be asked."""
    text = " ".join(query[: MOST_SIGNS + 1].split())
    written = words_in(text)
    cut = len(query) > MOST_SIGNS or len(written) > MOST_WORDS
    text, written = text[:MOST_SIGNS], written[:MOST_WORDS]
    if not written:
        return Understanding(text, cut=cut)
    return _Reader(text, written, not query[-1:].isspace(), cut, words, spelling).read()


class _Reader:
    """Reads one query, step by step."""

    def __init__(
        self, text: str, written: list[str], unfinished: bool, cut: bool, words: Words, spelling: Spelling | None
    ) -> None:
        self.text, self.written, self.cut = text, written, cut
        self.words, self.spelling = words, spelling
        self.unfinished = unfinished and not cut
        self.looked_for = list(written)
        self.completions: list[str] = []

    def read(self) -> Understanding:
        corrections = tuple(self._in_terms(correction) for correction in self._corrections())
        for correction in corrections:
            if correction.sure:
                self.looked_for[correction.at] = correction.instead[0]
        spans = [*self._spans()]
        asked = length_in(self.looked_for)
        hints, hinted = self._hints(spans, asked[0] if asked else None)
        parts = self._parts(spans, hinted, asked[1] if asked else range(0))
        counting = next(c for c in _COUNTING if c & set(parts))
        words = tuple(
            Word(text, written, part, part in counting)
            for text, written, part in zip(self.looked_for, self.written, parts, strict=True)
        )
        corrected = " ".join(self.looked_for) if any(c.sure for c in corrections) else None
        wants = {key(words_in(want.any[0].text)): want for want in reversed([*self._wants(words, spans, corrections)])}
        terms = {span.senses: span for span in reversed(spans)}  # of what is said twice the first stays
        return Understanding(
            self.text,
            words,
            tuple(reversed(terms.values())),
            corrections,
            hints,
            tuple(reversed(wants.values())),
            corrected,
            self.cut,
        )

    def _corrections(self) -> Iterator[Correction]:
        """Yield what may have been meant by words that neither the library nor the glossary has."""
        if not self.spelling:
            return
        inside = {n for span in self._complete_spans(self.written) for n in range(span.start, span.end)}
        for at, word in enumerate(self.written):
            if at in inside or word in self.words.stop or word in self.words.own or word in self.spelling.words:
                continue
            if at == len(self.written) - 1 and self.unfinished and len(word) > 2:
                self.completions = self.spelling.beginning(word)
                if self.completions or self.words.senses_beginning([word]):
                    continue
            if self.spelling.knows(word):
                continue
            if found := self.spelling.nearest(word):
                sure = found[0][1] <= 0.25 * len(word) - 0.2
                yield Correction(at, word, tuple(word for word, _ in found), sure)

    def _in_terms(self, correction: Correction) -> Correction:
        """Put first the word with which a term of several words stands there: `traumer informed`."""
        at, others = correction.at, correction.instead
        for word in others:
            words = [*self.looked_for[:at], word, *self.looked_for[at + 1 :]]
            spans = self._complete_spans(words)
            pairs = (words[at : at + 2], words[max(0, at - 1) : at + 1])
            if any(s.start <= at < s.end > s.start + 1 for s in spans) or any(map(self.words.senses_of_part, pairs)):
                instead = (word, *(other for other in others if other != word))
                return replace(correction, instead=instead, sure=True)
        return correction

    def _spans(self) -> Iterator[Span]:
        """Yield the terms of the query: whole wordings first, then parts of some, each in their order."""
        spans = list(self._complete_spans(self.looked_for))
        taken = {number for span in spans for number in range(span.start, span.end)}
        parts = list(self._partial_spans(taken))
        unfinished = self._unfinished_span(
            max([*taken, *(n for part in parts for n in range(part.end))], default=-1) + 1
        )
        for span in [*spans, *parts, *([unfinished] if unfinished else [])]:
            corrected = span.complete and self.written[span.start : span.end] != self.looked_for[span.start : span.end]
            written = " ".join(self.written[span.start : span.end])
            yield replace(span, written=written, corrected=corrected, expansions=self._expansions(span))

    def _complete_spans(self, words: Sequence[str]) -> Iterator[Span]:
        start = 0
        while start < len(words):
            for end in range(min(start + LONGEST_FORM, len(words)), start, -1):
                senses = self.words.senses(words[start:end])
                if senses and not (end - start == 1 and words[start] in self.words.stop):
                    yield Span(start, end, "", tuple(senses))
                    start = end - 1
                    break
            start += 1

    def _partial_spans(self, taken: set[int]) -> Iterator[Span]:
        """Yield where the beginning or the end of a term's wording stands, outside the terms that are whole."""
        start = 0
        while start < len(self.looked_for):
            for end in range(min(start + LONGEST_FORM, len(self.looked_for)), start + 1, -1):
                senses = [] if taken & {*range(start, end)} else self.words.senses_of_part(self.looked_for[start:end])
                if senses:
                    yield Span(start, end, "", tuple(senses), complete=False)
                    start = end - 1
                    break
            start += 1

    def _unfinished_span(self, taken: int) -> Span | None:
        """Return the last words as the beginning of a term, where they are no term themselves."""
        last = len(self.written)
        for start in range(max(taken, last - LONGEST_FORM), last):
            words = self.looked_for[start:]
            content = self.words.content(words)
            if words[0] in self.words.stop or len("".join(words)) < 3:
                continue
            is_begun = self.unfinished and not (self.spelling and self.spelling.knows(words[-1]))
            if (len(content) > 1 or is_begun) and (senses := self.words.senses_beginning(words)):
                return Span(start, last, "", tuple(senses), complete=False)
        return None

    def _expansions(self, span: Span) -> tuple[Wording, ...]:
        """Return all other wordings of a span's terms, once each, with the greatest weight that they have."""
        found: dict[str, Wording] = {}
        own = key(self.looked_for[span.start : span.end])
        for sense in span.senses:
            weak = not span.complete or (sense.use in HIDDEN and span.end - span.start == 1)
            for wording in self.words.wordings(sense.term):
                weight = round(wording.weight * (0.6 if weak else 1.0), 2)
                name = key(words_in(wording.text))
                if name != own and (name not in found or found[name].weight < weight):
                    found[name] = Wording(wording.text, weight)
        return tuple(found.values())

    def _hints(self, spans: Sequence[Span], minutes: int | None) -> tuple[Hints, set[int]]:
        """Return what the query asks for, and which of its words say no more than that."""
        long = {n for span in spans if span.end - span.start > 1 and span.complete for n in range(span.start, span.end)}
        found: dict[str, dict[str, None]] = {name: {} for name in LISTS}
        votes: dict[str, float] = {}
        hinted: set[int] = set()
        for named in asked_for(self.looked_for, named_in(self.looked_for, self.words.entries)):
            place = set(range(named.start, named.end))
            if named.list != "topics" and place & long and not place >= long:
                continue
            found[named.list] |= dict.fromkeys(named.ids)
            if named.list == "kinds":
                votes.update({kind: votes.get(kind, 0.0) + 1 / len(named.ids) for kind in named.ids})
            addressed = named.list == "roles" and is_addressed(self.looked_for, named.start)
            if addressed or named.list in ("kinds", "stages"):
                hinted |= place - long
        content = self.words.content(self.looked_for)
        terms = [self.words.terms[sense.term] for span in spans if span.complete for sense in span.senses]
        found["topics"] |= dict.fromkeys(term["topic"] for term in terms if "topic" in term)
        found["topics"] |= dict.fromkeys(situations_like(content, self.words.situations, self.words.common))
        if "brief" in votes and any(self.words.roles[role]["door"] == "leader" for role in found["roles"]):
            votes["brief"] += 1
        found["kinds"] = {kind: None for kind in votes if votes[kind] > 0.5 * max(votes.values())}
        lists = {name: tuple(ids) for name, ids in found.items()}
        return Hints(minutes=minutes, **lists), hinted

    def _parts(self, spans: Sequence[Span], hinted: Group[int], length: Group[int]) -> list[str]:
        """Return what each word does."""
        inside = {n for span in spans if span.complete for n in range(span.start, span.end)}
        parts = []
        for number, word in enumerate(self.looked_for):
            tests = {
                "length": number in length,
                "hint": number in hinted,
                "term": number in inside,
                "stop": word in self.words.stop,
                "common": self.words.is_common(word),
            }
            parts.append(next((part for part, holds in tests.items() if holds), "word"))
        return parts

    def _wants(self, words: Sequence[Word], spans: Sequence[Span], corrections: Iterable[Correction]) -> Iterator[Want]:
        """Yield what to look for, in the order of the query: terms as a whole, other words one by one."""
        instead = {correction.at: correction for correction in corrections}
        known = {span.start: span for span in [*self._everyday(spans), *(span for span in spans if span.complete)]}
        number = 0
        while number < len(words):
            span = known.get(number)
            end = span.end if span else number + 1
            counts = any(word.counts for word in words[number:end])
            if span:
                text = " ".join(word.text for word in words[number:end])
                yield Want(tuple(range(number, end)), (Wording(text, 1.0), *span.expansions), counts)
            elif words[number].part not in ("stop", "length") or counts:
                last = number == len(words) - 1 and bool(self.completions)
                ways = self._ways(words[number], instead.get(number), self.completions if last else [])
                yield Want((number,), tuple(ways), counts, last)
            number = end
        for span in spans:
            if not span.complete:
                yield Want(tuple(range(span.start, span.end)), span.expansions, counts=False)

    def _everyday(self, spans: Sequence[Span]) -> Iterator[Span]:
        """Yield the everyday words for something, outside the glossary's terms, with the library's words for it."""
        taken = {number for span in spans if span.complete for number in range(span.start, span.end)}
        start = 0
        while start < len(self.looked_for):
            for end in range(min(start + LONGEST_EVERYDAY, len(self.looked_for)), start, -1):
                said = self.words.everyday.get(key(self.looked_for[start:end]))
                if said and not taken & set(range(start, end)):
                    yield Span(start, end, "", (), expansions=tuple(Wording(text, EVERYDAY) for text in said))
                    start = end - 1
                    break
            start += 1

    def _ways(self, word: Word, correction: Correction | None, completions: Sequence[str]) -> Iterator[Wording]:
        """Yield the ways of writing one word: as it stands, and otherwise spelt."""
        yield Wording(word.text, 1.0)
        if word.text in _NUMBERS:
            yield Wording(_NUMBERS[word.text], 1.0)
        if correction:
            others = correction.instead[1:] if correction.sure else correction.instead
            yield from (Wording(other, 0.3 if correction.sure else 0.6) for other in others)
        yield from (Wording(other, 0.8) for other in completions)
