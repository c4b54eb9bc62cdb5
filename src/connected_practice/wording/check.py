"""What a text's reader may stumble over: words that do harm, letters nobody explains, words with two meanings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from connected_practice.glossary import LINKED, Form, Match
from connected_practice.search.plain import line
from connected_practice.wording import abbreviations, passages
from connected_practice.wording.passages import Quotations
from connected_practice.wording.settings import ADVISES, SAID, Reader, listed
from connected_practice.wording.words import Word, Words, meanings, senses

_WEB = ("//", "@", "www.")


class Kind(StrEnum):
    """What was found."""

    DISCOURAGED = "discouraged"
    ABBREVIATION = "abbreviation"
    RIDDLE = "riddle"
    """An abbreviation that stands for several things."""
    SENSES = "senses"
    """A word that sectors use differently."""
    SENTENCE = "sentence"
    """A long sentence."""


class Level(StrEnum):
    """Whether something should be changed, or only thought about."""

    CHANGE = "change"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """One thing in a text, at the characters from `start` to `end`."""

    kind: Kind
    level: Level
    start: int
    end: int
    words: str
    reason: str
    say: str
    """What to do, as a sentence."""
    term: str = ""
    """The id of the glossary's term, where it has one."""
    count: int = 1
    """How often the text has it, where only the first is raised."""


@dataclass(frozen=True)
class Result:
    """What was found in a text."""

    findings: tuple[Finding, ...]
    """In the order of the text."""
    words: int
    reading_age: float | None
    """In years; None for a text that is too short to tell."""

    @property
    def changes(self) -> int:
        """How many things should be changed."""
        return sum(finding.level is Level.CHANGE for finding in self.findings)


def check(text: str, words: Words, reader: Reader) -> Result:
    """Return what a reader may stumble over in a plain text. Offsets count characters of the text."""
    laid = passages.lay_out(text)
    found = _Text(laid, text, words, reader)
    findings = [*found.discouraged(), *found.letters(), *found.senses(), *found.sentences()]
    findings.sort(key=lambda finding: (finding.start, finding.end, finding.kind))
    return Result(tuple(findings), passages.count_words(laid), passages.reading_age_of(laid))


class _Text:
    """A text that is laid out, with the glossary's words in it."""

    def __init__(self, laid: str, source: str, words: Words, reader: Reader) -> None:
        self.laid, self.source, self.glossary, self.reader = laid, source, words, reader
        self.quotations = Quotations(laid)
        self.matches = [match for match in words.matcher.find(laid) if not self._in_address(match)]

    def _in_address(self, match: Match) -> bool:
        start, end = match.start, match.end
        while start and not self.laid[start - 1].isspace() and match.start - start < 80:
            start -= 1
        while end < len(self.laid) and not self.laid[end].isspace() and end - match.end < 80:
            end += 1
        return any(sign in self.laid[start:end] for sign in _WEB)

    def discouraged(self) -> Iterator[Finding]:
        """Yield the wordings that the glossary advises against, softly where somebody is quoted or named."""
        for match in self.matches:
            form = next((form for form in match.forms if form.discouraged), None)
            if form is None or any(other.use in LINKED for other in match.forms):
                continue
            if not passages.is_in_act(self.laid, match.start, match.end):
                yield self._discouraged(match, form)

    def _discouraged(self, match: Match, form: Form) -> Finding:
        assert form.discouraged
        instead = form.discouraged.instead or self.glossary.terms[form.term].title
        say = f"{instead}." if instead.startswith(ADVISES) else SAID["write"].format(instead=instead)
        reason, level = line(form.discouraged.reason), Level.NOTE
        if self.quotations.hold(match.start):
            reason, say = f"{reason} {SAID['quoted']}", SAID["ifYours"].format(say=say)
        elif passages.is_in_name(self.laid, match.start, match.end):
            reason, say = f"{reason} {SAID['name']}", SAID["ifNoName"].format(say=say)
        else:
            say, level = f"{say[0].upper()}{say[1:]}", Level.CHANGE
        return self._finding(Kind.DISCOURAGED, level, match.start, match.end, reason, say, form.term)

    def letters(self) -> Iterator[Finding]:
        """Yield the abbreviations that the text never explains, each where it stands first."""
        places: dict[str, list[tuple[int, int]]] = {}
        for start, end, letters in self._all_letters():
            places.setdefault(letters, []).append((start, end))
        told = {self._terms_of(letters) for letters, found in places.items() if self._is_explained(letters, found)}
        for letters, found in places.items():
            terms = self._terms_of(letters)
            is_told = terms in told if terms else self._is_explained(letters, found)
            if letters not in self.glossary.letters and not is_told:
                yield from self._letters(letters, [self.glossary.terms[name] for name in terms], found)

    def _terms_of(self, letters: str) -> tuple[str, ...]:
        return self.glossary.abbreviations.get(letters, ())

    def _is_explained(self, letters: str, places: list[tuple[int, int]]) -> bool:
        known = [full for name in self._terms_of(letters) for full in self.glossary.terms[name].full]
        return abbreviations.is_explained(self.laid, places, letters, known)

    def _all_letters(self) -> Iterator[tuple[int, int, str]]:
        """Yield all abbreviations, the glossary's with their endings, as `EHCPs`."""
        covered: list[tuple[int, int]] = []
        known: list[tuple[int, int, str]] = []
        for match in self.matches:
            form = match.forms[0]
            if any(other.discouraged for other in match.forms):
                covered.append((match.start, match.end))
            elif form.text in self.glossary.abbreviations:
                covered.append((match.start, match.end))
                if not abbreviations.is_shouted(self.laid, match.start, by_words=True):
                    known.append((match.start, match.end, form.text))
        taken = {place for start, end in covered for place in range(start, end)}
        others = [found for found in abbreviations.candidates(self.laid) if found[0] not in taken]
        yield from sorted([*known, *others])

    def _letters(self, letters: str, terms: list[Word], places: list[tuple[int, int]]) -> Iterator[Finding]:
        (start, end), count = places[0], len(places)
        if len(terms) > 1:
            reason = SAID["riddle"].format(meanings=meanings(terms))
            say = SAID["writeWhich"]
            yield self._finding(Kind.RIDDLE, Level.CHANGE, start, end, reason, say, terms[0].id, count)
        elif terms:
            if self.reader.every_letter or self.glossary.others(terms[0].sectors):
                reason = self.reader.letters.format(sectors=listed(list(terms[0].sectors)))
                say = _written_out(terms[0], letters)
                yield self._finding(Kind.ABBREVIATION, Level.CHANGE, start, end, reason, say, terms[0].id, count)
        else:
            reason, say = SAID["unknown"], SAID["writeSomehow"]
            yield self._finding(Kind.ABBREVIATION, Level.CHANGE, start, end, reason, say, "", count)

    def senses(self) -> Iterator[Finding]:
        """Yield the words that sectors use in different senses, each where it stands first."""
        if not self.reader.senses:
            return
        places: dict[str, list[Match]] = {}
        for match in self.matches:
            for form in match.forms:
                if form.use in LINKED and self.glossary.terms[form.term].senses:
                    places.setdefault(form.term, []).append(match)
                    break
        for term, found in places.items():
            reason = SAID["senses"].format(meanings=senses(self.glossary.terms[term]))
            first = found[0]
            say = SAID["sayWhich"]
            yield self._finding(Kind.SENSES, Level.NOTE, first.start, first.end, reason, say, term, len(found))

    def sentences(self) -> Iterator[Finding]:
        """Yield the long sentences."""
        for start, end in passages.sentences(self.laid):
            count = passages.count_words(self.laid[start:end])
            if count > self.reader.sentence and not self.quotations.hold(start):
                reason = SAID["long"].format(count=count, reader=self.reader.name, most=self.reader.sentence)
                yield self._finding(Kind.SENTENCE, Level.NOTE, start, end, reason, SAID["split"])

    def _finding(
        self, kind: Kind, level: Level, start: int, end: int, reason: str, say: str, term: str = "", count: int = 1
    ) -> Finding:
        return Finding(kind, level, start, end, self.source[start:end], reason, say, term, count)


def _written_out(word: Word, letters: str) -> str:
    """Say how an abbreviation is explained: `Write education, health and care plan (EHCP) the first time.`"""
    if word.title == letters:
        return SAID["sayWhat"].format(definition=word.definition)
    by_initials = (full for full in word.full if abbreviations.initials(full) == letters.lower())
    spelled = (full for full in word.full if abbreviations.spells(letters, full))
    full = next(by_initials, None) or next(spelled, None)
    return SAID["writeOut"].format(full=f"{full} ({letters})" if full else word.title)
