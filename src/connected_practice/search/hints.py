"""What a query says about the records that it wants: their kind, their length, whom they are for, and the topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from connected_practice.search.tokens import key, singular, stem

LISTS = ("kinds", "topics", "roles", "sectors", "stages")
"""The lists whose entries a query may name."""
LONGEST = 5
"""The most words by which an entry is named."""

KIND_WORDS: Mapping[str, str] = {
    "guide": "guide, guidance, overview, introduction, where to start, quick guide, one screen",
    "principle": "principle, good practice, what good looks like, best practice",
    "case-study": "case study, case example, example, story, real life example, case, service example",
    "voice": "voice, lived experience, young people say, young person say, children say, child say, parents say, "
    "kids say, pupils say, students say, care leavers say, young people think, children think, parents think, "
    "young people want, children want, care leavers want, students want",
    "reflection": "reflection, reflective question, reflective practice, reflective activity, supervision question, "
    "discussion question, question, prompt, reflective prompt",
    "toolkit": "toolkit, tool, audit, checklist, check list, self assessment, self evaluation, question set, template, "
    "statement builder, tip, tip sheet, activity, exercise, planner, questionnaire, question, resource, worksheet, "
    "proforma, practical idea, self check",
    "module": "module, course, e learning, elearning, online learning, training, training course, cpd",
    "session": "session, workshop, inset, inset day, twilight, training session, training day, activity, exercise, "
    "agenda, staff meeting, staff training, training, course, cpd, cpd session, slide, powerpoint, group activity, "
    "icebreaker, team meeting",
    "finding": "evidence, statistic, stat, figure, data, percentage, percent, per cent, research, finding, how many, "
    "how much, how common, how often, how likely, rate, proportion, most common, going up, going down, increase, "
    "rising, trend, survey",
    "term": "definition, define, meaning, mean, stand for, stands for, glossary, acronym, abbreviation, "
    "difference between",
    "framework": "framework, standard, statutory guidance, legislation",
    "source": "report, source, publication, reference, paper, inspection report, pdf, author, published",
    "brief": "brief, briefing, one pager, one page, question, executive summary, scrutiny, scrutiny question",
}
"""The words by which people ask for a kind of record."""

_LENGTH = re.compile(r"(\d{1,3})(minutes?|mins?|m|hours?|hrs?|h)?")
_MINUTES, _HOURS = ("minute", "min", "m"), ("hour", "hr", "h")
_NUMBERS = {"one": 1, "an": 1, "a": 1, "two": 2, "three": 3, "five": 5, "ten": 10, "fifteen": 15, "twenty": 20}
_NUMBERS |= {"thirty": 30, "forty": 40, "fortyfive": 45, "sixty": 60, "ninety": 90}
_FRACTIONS = {"halfanhour": 30, "halfhour": 30, "quarterofanhour": 15, "halfday": 180, "halfaday": 180, "quick": 20}
_SUBJECT = frozenset("on about for around to".split())
_FOR = frozenset("for as im am a an the our my to".split())


@dataclass(frozen=True)
class Hints:
    """What a query asks for beside its subject. All of it is a leaning, none of it a filter."""

    kinds: tuple[str, ...] = ()
    minutes: int | None = None
    topics: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Named:
    """A place in a query that names entries of a list: the words from `start` to before `end`."""

    start: int
    end: int
    list: str
    ids: tuple[str, ...]


def length_in(words: Sequence[str]) -> tuple[int, range] | None:
    """Return the minutes that a query asks for, and the words that say so."""
    for start in range(len(words)):
        for end in range(min(start + 4, len(words)), start, -1):
            if minutes := _minutes(words[start:end]):
                return minutes, range(start, end)
    return None


def _minutes(words: Sequence[str]) -> int | None:
    if fraction := _FRACTIONS.get("".join(words)):
        return fraction
    joined = words[0] if len(words) == 1 else "".join(words[:-1])
    found = _LENGTH.fullmatch(joined)
    unit = (found[2] or "") if found and len(words) == 1 else words[-1] if len(words) > 1 else ""
    number = int(found[1]) if found else _NUMBERS.get(joined, 0) if len(words) > 1 else 0
    scale = 1 if unit.rstrip("s") in _MINUTES else 60 if unit.rstrip("s") in _HOURS else 0
    return number * scale if 0 < number * scale <= 600 else None


def named_in(words: Sequence[str], entries: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[Named]:
    """Yield every place that names entries: for each list the longest from left to right, none over another.

    `entries` gives for each list the ids of what is named by a key (see `tokens.key`).
    """
    for name in LISTS:
        start = 0
        while start < len(words):
            for end in range(min(start + LONGEST, len(words)), start, -1):
                if ids := entries[name].get(key(words[start:end])):
                    yield Named(start, end, name, tuple(ids))
                    start = end - 1
                    break
            start += 1


def asked_for(words: Sequence[str], found: Iterable[Named]) -> Iterator[Named]:
    """Yield what is named, without kinds that are the subject: `training on statistics` asks for training alone."""
    until = len(words)
    for named in found:
        if named.list != "kinds" or named.start < until:
            yield named
            if named.list == "kinds" and named.end < len(words) and words[named.end] in _SUBJECT:
                until = named.end


def is_addressed(words: Sequence[str], start: int) -> bool:
    """Whether what is named from `start` is whom the record is for: `for governors`, `as a teacher`."""
    before = [word for word in words[max(0, start - 3) : start] if word in _FOR]
    return bool(before) and any(word in ("for", "as", "im", "am") for word in before)


def situations_like(
    words: Sequence[str], situations: Mapping[str, Sequence[str]], common: frozenset[str]
) -> Iterator[str]:
    """Yield the topics whose situation a query puts in much the same words: two of them and six in ten shared.

    Neither may have stop words in it. `common` words alone make nothing alike.
    """
    asked = {stem(singular(word)) for word in words}
    usual = {stem(word) for word in common}
    for topic, said in situations.items():
        own = {stem(singular(word)) for word in said}
        shared = asked & own
        if len(shared) >= 2 and shared - usual and len(shared) >= 0.6 * min(len(asked), len(own)):
            yield topic
