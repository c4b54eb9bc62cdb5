"""What a record gives to a session: how a group works with it, and what a handout and a slide say of it.

    data/v1/materials/<kind>/<id>.json      a Material of browser/packs/plan.ts

A kind of record can be worked with if it stands in `_CONTENTS`. The points are chosen so that a handout is useful on
paper: they are the record's own sentences, and what claims something has its citation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.models.brief import Brief
from connected_practice.models.case_study import CaseStudy, Outcome
from connected_practice.models.finding import Figure, Finding
from connected_practice.models.guide import Guide
from connected_practice.models.principle import Principle
from connected_practice.models.reflection import Reflection
from connected_practice.models.term import Term
from connected_practice.models.toolkit import Toolkit
from connected_practice.models.voice import Voice
from connected_practice.packages.place import Place
from connected_practice.packs.forms import Material, Seat
from connected_practice.packs.reading import Reading, once
from connected_practice.render.environment import figure_text, list_of, minutes

POINTS, QUESTIONS = 6, 8
"""How many points and questions a handout has room for."""

LONGEST = 30
"""The usual minutes with something of which a group takes a part: a section, two questions."""

DIRECTIONS = {
    "better": "Better",
    "mixed": "Mixed",
    "fragile": "Fragile",
    "unchanged": "No change",
    "worse": "Worse",
    "unknown": "Not known",
}
"""How the ways in which things turned out are called on pages."""


@dataclass(frozen=True)
class Content:
    """What is particular to a kind of record."""

    outcome: str
    what: str
    minutes: tuple[int, int]
    points: Sequence[str] = ()
    questions: Sequence[str] = ()
    seats: Sequence[Seat] = field(default=())


def can_be_worked_with(document: Document) -> bool:
    """Whether a record is of a kind that a group can work with."""
    return document.kind in _CONTENTS


def material(library: Library, document: Document, place: Place) -> Material:
    """Return what a record gives to a session. Raises KeyError for a kind that no group works with."""
    read = Reading(library, document)
    record = document.record
    content = _CONTENTS[document.kind](read, record)
    return {
        "ref": document.ref,
        "kind": document.kind,
        "title": record.title,
        "summary": record.summary,
        "address": place.of(document),
        "version": record.version.isoformat(),
        "note": read.say(record.content_note),
        "outcome": content.outcome,
        "what": content.what,
        "minutes": content.minutes,
        "points": [point for point in content.points if point][:POINTS],
        "questions": list(content.questions)[:QUESTIONS],
        "seats": list(content.seats),
        "frameworks": read.serves(),
        "sources": read.references(),
    }


def _case(read: Reading, record: CaseStudy) -> Content:
    name, reading = record.name, minutes(read.document)
    is_child = record.subject == "child"
    outcome, what = _of_child(record) if is_child else (_SERVICE_OUTCOME.format(name=name), _SERVICE_WHAT)
    known = [read.claim(record.who), *(_made(read, line) for line in record.made_the_difference[:3])]
    outcomes = [_came_of_it(read, one) for one in _good_and_bad(record.outcomes, POINTS - len(known))]
    return Content(
        outcome,
        what,
        (reading + 5, max(15, reading + 10)),
        [*known, *outcomes],
        [read.say(question) for question in record.questions],
        _seats(read, record),
    )


_SERVICE_OUTCOME = "Say how “{name}” works, what came of it, and what of it would hold where you work."
_SERVICE_WHAT = (
    "Half of the group reads for what people did, the other half for what came of it and what is not known. Tell each "
    "other, then settle which part could be tried here and what it would need."
)


def _of_child(record: CaseStudy) -> tuple[str, str]:
    """Return what somebody can do after working with a child's case, and how a group works with it."""
    sort = "In pairs, sort what went well from what stayed open, and say what you would still do. "
    is_open = any(one.direction != "better" for one in record.outcomes)
    return (
        f"Say what adults did for {record.name} that seems to have mattered, and which of it your own work has.",
        f"Read the case alone: once for {record.name}, once for who did what. {sort if is_open else ''}"
        "Take the first question to a child you know, without a name. Then hear one thing from each pair.",
    )


def _made(read: Reading, line: str) -> str:
    return f"What made the difference: {read.say(line)}"


def _came_of_it(read: Reading, outcome: Outcome) -> str:
    area = read.library.vocabulary.outcome_areas[outcome.area].title
    return f"What came of it ({area.lower()}: {DIRECTIONS[outcome.direction].lower()}): {read.say(outcome.what)}"


def _good_and_bad(outcomes: Sequence[Outcome], most: int) -> list[Outcome]:
    """Choose outcomes in turn from those that went well and the others, and return them in their order."""
    good = [place for place, one in enumerate(outcomes) if one.direction == "better"]
    others = [place for place, one in enumerate(outcomes) if one.direction != "better"]
    chosen = [place for pair in zip_longest(good, others) for place in pair if place is not None][:most]
    return [outcomes[place] for place in sorted(chosen)]


def _seats(read: Reading, record: CaseStudy) -> list[Seat]:
    return [
        {
            "sector": sector,
            "title": entry.seat or entry.title,
            "questions": [read.say(question) for question in record.seats[sector]],
        }
        for sector, entry in read.library.vocabulary.sectors.items()
        if record.seats.get(sector)
    ]


def _finding(read: Reading, record: Finding) -> Content:
    kind = read.library.vocabulary.knowledge[record.knowledge].title.lower()
    outcome = f"Repeat what is known about “{record.title}” with who, where and when, and say what it does not show."
    if record.figures:
        what = (
            "Read the finding aloud with who was counted, where and when. One half of the group says what it shows, "
            "the other what nobody may conclude from it. Then name the figure that you would want for your own place."
        )
    else:
        what = (
            "Read the finding aloud, with where it comes from. In pairs, finish two sentences: it tells us that …, "
            "and it cannot tell us whether …"
        )
    return Content(
        outcome,
        what,
        (4, 8),
        [
            f"{read.claim(record.statement)} (Kind of knowledge: {kind}.)",
            *(_figure(figure) for figure in record.figures[: POINTS - 2]),
            f"What not to conclude: {read.say(record.limits)}",
        ],
    )


def _figure(figure: Figure) -> str:
    """Return a figure with all that is needed to repeat it; what is said twice (`not stated`) is said once."""
    said = "; ".join(once([figure.who, figure.where, figure.when]))
    return f"{figure_text(figure)}: {figure.what} ({said})"


def _principle(read: Reading, record: Principle) -> Content:
    levels = read.library.vocabulary.levels
    nearest = [level for level in levels if level in record.looks_like]
    where = _SEEN.get(nearest[0] if nearest else "", "say where it could be seen in your work")
    outcome = f"Put “{record.title}” into your own words, and {where}."
    what = (
        "Read the principle, and underline what you would want a new colleague to know. In pairs, tell each other of "
        "one time when it was there and one when it was missing. "
        + ("Then answer one of its questions." if record.questions else "Then say what each of you will try.")
    )
    seen = [[(level, line) for line in record.looks_like[level]] for level in nearest]
    chosen = [one for row in zip_longest(*seen) for one in row if one is not None][: POINTS - 2]
    lines = [
        f"What it looks like {levels[level].title[:1].lower()}{levels[level].title[1:]}: {read.say(line)}"
        for level in nearest
        for at, line in chosen
        if at == level
    ]
    watch = [f"Watch for: {read.say(line)}" for line in record.watch_for[: POINTS - 1 - len(lines)]]
    questions = [read.say(question) for question in record.questions]
    return Content(outcome, what, (5, 10), [read.say(record.statement), *lines, *watch], questions)


_SEEN = {
    "individual": "say what a child would notice of it in your work",
    "team": "say when your team last showed it",
    "organisation": "say where it could be seen in your organisation",
    "partnership": "say where it could be seen between your service and another",
}
"""Where somebody looks for a principle, by the nearest level at which it can be seen."""


def _toolkit(read: Reading, record: Toolkit) -> Content:
    outcome, what = _FORMS[record.form]
    usual = min(minutes(read.document), LONGEST)
    items = [[read.say(item.text) for item in section.items] for section in record.sections]
    total = sum(map(len, items))
    is_asked = record.form == "question-set"
    most = QUESTIONS if is_asked else POINTS if total <= POINTS else POINTS - 1
    chosen = _spread(items, most)
    rest = f"There are {total} in all, on its page." if total > most else ""
    return Content(
        outcome.format(title=record.title),
        what,
        (min(15, usual), usual),
        [rest] if is_asked else [*chosen, rest],
        chosen if is_asked else [],
    )


_FORMS = {
    "audit": (
        "Rate your own place against some of “{title}”, and show what each rating rests on.",
        "Choose one section. Rate each item alone, by what you have seen, before anybody speaks. Then compare, and "
        "talk only about those on which you differ most.",
    ),
    "checklist": (
        "Hold something of your own against “{title}”, and name the first thing to change.",
        "Take a piece of your own work, with no names in it. Tick what is true today and could be shown. Then choose "
        "one line that is not ticked, and say who would have to do what.",
    ),
    "question-set": (
        "Put some of “{title}” to a piece of your own work, and say which answer nobody has yet.",
        "In pairs, choose three of the questions. One asks, the other answers with a real piece of work in mind and "
        "no names. Then swap, and mark the question that neither could answer.",
    ),
    "statement-builder": (
        "Write one statement with “{title}” that a child could hold you to.",
        "Choose one statement. Change its words until they are yours, and until a child could tell whether it was "
        "kept. Read it to another pair, who say what they would expect to see.",
    ),
    "tips": (
        "Choose one thing to try from “{title}”, and say how you will know whether it helped.",
        "Mark what you do already, and one thing that you have not tried. In pairs, say for which child or group, "
        "from which day, and what you would notice if it helped.",
    ),
}
"""What somebody can do after working with a toolkit of each form, and how a group works with it."""


def _spread(sections: Sequence[Sequence[str]], most: int) -> list[str]:
    """Choose texts from all sections in turn, and return them in their order."""
    turns = [(number, place) for place in range(max(map(len, sections))) for number in range(len(sections))]
    chosen = sorted([(number, place) for number, place in turns if place < len(sections[number])][:most])
    return [sections[number][place] for number, place in chosen]


def _reflection(read: Reading, record: Reflection) -> Content:
    usual = min(minutes(read.document), LONGEST)
    outcome, what = _PURPOSES[next((name for name in _PURPOSES if name in record.purpose), "alone")]
    questions = [read.say(question.text) for question in record.questions]
    nudges = [read.say(question.nudge) for question in record.questions if question.nudge]
    rest = f"There are {len(questions)} questions in all, on its page." if len(questions) > QUESTIONS else ""
    points = [f"If it stays quiet: {nudge}" for nudge in nudges[: POINTS - 1]]
    return Content(outcome.format(title=record.title), what, (min(8, usual), usual), [*points, rest], questions)


_PURPOSES = {
    "multi-agency": (
        "Answer a question of “{title}” for your own service, and know how another service answers it.",
        "Choose two of the questions. Write alone for three minutes, then answer in a pair from two services: what "
        "is the same, and what did you not know of each other?",
    ),
    "team": (
        "Answer a question of “{title}” together, and settle one thing that the team will do differently.",
        "Choose two of the questions. Write alone for three minutes, then go round once without comment. Talk about "
        "what came up more than once.",
    ),
    "supervision": (
        "Take a question of “{title}” into your next supervision, with an example from your work.",
        "Choose one of the questions. One person thinks aloud, the other only asks; then swap.",
    ),
    "alone": (
        "Answer a question of “{title}” for yourself, honestly, and keep one thing to act on.",
        "Choose one of the questions and write alone for five minutes. Nobody has to read theirs out.",
    ),
}
"""The same by how a set of questions can be used, the one that suits a mixed group best first."""


def _guide(read: Reading, record: Guide) -> Content:
    return Content(
        f"Say in a sentence what matters most about “{_short(record.title)}”, and what you will do first.",
        "Read the page and cross out what you do already. In pairs, choose one of the three things to do first and say "
        "what would stop you. Then take one of the questions that a governor or councillor may ask.",
        (5, 10),
        [read.say(record.point), *(f"To do first: {read.say(line)}" for line in record.first)],
        [read.say(question) for question in record.councillor],
    )


def _voice(read: Reading, record: Voice) -> Content:
    themes = [f"{theme.title}. {read.claim(theme.said)}" for theme in record.themes[: POINTS - 2]]
    can = read.say(record.themes[0].adults_can[0])
    return Content(
        f"Say what people reported in “{_short(record.title)}”, who was asked and who was not, and what adults can do.",
        "Read out who was asked. In fours, each takes one of the things that they said, tells the others in reported "
        "speech, and names one thing that an adult here could do about it within a week.",
        (8, 15),
        [f"Who was asked: {read.claim(record.asked)}", *themes, f"What adults can do: {can}"],
    )


def _brief(read: Reading, record: Brief) -> Content:
    good = [f"A good answer can show: {read.say(line)}" for line in record.good_evidence[:3]]
    not_infer = [f"What not to conclude: {read.say(line)}" for line in record.not_infer[: POINTS - 1 - len(good)]]
    return Content(
        f"Ask three questions about “{_short(record.title)}”, and tell a good answer from a smooth one.",
        "Put the three questions to somebody who plays the service. The others listen for what could be shown and what "
        "was only said. Then choose the question that you will really ask, and of whom.",
        (8, 15),
        [read.say(record.point), *good, *not_infer],
        [read.say(question) for question in record.ask],
    )


def _term(read: Reading, record: Term) -> Content:
    sectors = read.library.vocabulary.sectors
    senses = [
        f"In {list_of(sectors[name].title.lower() for name in sense.sectors)}: {read.say(sense.definition)}"
        for sense in record.senses
    ]
    avoid = [f"Better not “{one.wording}”: {read.say(one.reason)}" for one in record.discouraged]
    return Content(
        f"Say what “{record.title}” means to a colleague of another service, and in plain words to a family.",
        _SENSES if senses else _PLAIN,
        (3, 5),
        [read.say(record.definition), *senses, *avoid],
    )


_SENSES = (
    "Each writes down what the word means where they work. Read the meanings out, and stop at the first two that do "
    "not fit together. What would a child or parent make of them?"
)
_PLAIN = (
    "Say it in words that a child or parent would use, then read how the glossary has it. What was lost, and what "
    "became clearer?"
)


def _short(title: str) -> str:
    """Return what a title says before its colon."""
    return title.partition(":")[0]


_CONTENTS: dict[str, Callable[[Reading, Any], Content]] = {
    "case-study": _case,
    "finding": _finding,
    "principle": _principle,
    "toolkit": _toolkit,
    "reflection": _reflection,
    "guide": _guide,
    "voice": _voice,
    "brief": _brief,
    "term": _term,
}
"""What reads the records of each kind that a group can work with."""
