"""A plan becomes the description of all its documents: papers, slides, an entry for a calendar.

`browser/packs/describe.ts` has the same functions in the same order; both read `phrases.json`, in which every sentence
stands that is not the library's or the person's, and meet the same golden files (tests/packs/golden). Change one, and
change the other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import NamedTuple

from connected_practice.packs.forms import (
    Column,
    Entry,
    Frame,
    Material,
    Organisation,
    Pack,
    Paper,
    Piece,
    Plan,
    Run,
    Seat,
    Slide,
    Step,
)

_DATA = json.loads((files("connected_practice.packs") / "phrases.json").read_text("utf-8"))
PHRASES: dict[str, str] = _DATA["phrases"]
KINDS: dict[str, str] = _DATA["kinds"]

ROWS, MOST_ROWS = 20, 200
"""How many people a register has room for where nobody has said how many come, and at most."""

WORDS = 32
"""How many words a slide has: few enough to be read from the last row. A longer sentence stands alone."""

ASKED = 3
"""How many questions of a step have a slide of their own at most; the handout has them all."""

THOUGHT = 5
"""How many minutes a question needs. A step has lines to write on for as many as there is time for."""


class Timed(NamedTuple):
    """A step and when it begins and ends, in minutes."""

    step: Step
    begins: int
    ends: int
    used: list[Material]
    """Its materials, each once."""
    fresh: list[Material]
    """Those that are met in it for the first time."""


def describe(plan: Plan, organisation: Organisation | None, made: str) -> Pack:
    """Return the description of all documents of a session.

    `made` is the day on which they are made, in words.
    """
    steps = timed(plan)
    papers = [
        handout(plan, steps, organisation),
        exercises(steps),
        facilitator(plan, steps, organisation),
        register(plan),
        certificate(plan),
    ]
    return {
        "format": 1,
        "papers": [
            paper(plan, organisation, made, name, content) for name, content in zip(PAPERS, papers, strict=True)
        ],
        "slides": {
            "frame": frame(plan, organisation, made, plan["title"], plan["sources"]),
            "slides": slides(plan, steps, organisation),
        },
        "calendar": calendar(plan),
    }


PAPERS = ("handout", "exercises", "facilitator", "register", "certificate")
CITING = ("handout", "exercises", "facilitator")
"""Papers that name their sources. The others say nothing that has one."""


def paper(plan: Plan, organisation: Organisation | None, made: str, name: str, pieces: list[Piece]) -> Paper:
    """Return a document with what stands around it."""
    title = say(f"{name}Title", title=plan["title"])
    sources = plan["sources"] if name in CITING else []
    return {"name": name, "frame": frame(plan, organisation, made, title, sources), "pieces": pieces}


def frame(plan: Plan, organisation: Organisation | None, made: str, title: str, sources: Sequence[str]) -> Frame:
    """Return what stands around a document."""
    around: Frame = {
        "title": title,
        "version": plan["version"],
        "address": plan["address"],
        "licence": plan["licence"],
        "sources": list(sources),
        "made": made,
        "description": plan["summary"],
        "changes": plan["changes"],
    }
    if organisation and organisation["name"]:
        around["organisation"] = organisation["name"]
    if organisation and organisation["contacts"]:
        around["contacts"] = list(organisation["contacts"])
    if organisation and organisation["logo"]:
        around["logo"] = organisation["logo"]
    return around


# Words and numbers


def say(phrase: str, **values: str) -> str:
    """Return one of the fixed phrases, filled in."""
    return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], PHRASES[phrase])


def duration(minutes: int) -> str:
    """Return minutes in words: `1 hour 20 minutes`."""
    hours, rest = minutes // 60, minutes % 60
    parts = []
    if hours:
        parts.append(say("oneHour") if hours == 1 else say("hours", hours=str(hours)))
    if rest or not hours:
        parts.append(say("oneMinute") if rest == 1 else say("minutes", minutes=str(rest)))
    return " ".join(parts)


def decimal(minutes: int) -> str:
    """Return minutes as hours to two places: `1.33`."""
    hundredths = (minutes * 100 + 30) // 60
    return f"{hundredths // 100}.{hundredths % 100:02}"


def clock(minutes: int) -> str:
    """Return a time on a clock that began at 0:00."""
    return f"{minutes // 60}:{minutes % 60:02}"


def kind_of(material: Material) -> str:
    """Return what a material is, in a word or two."""
    return KINDS.get(material["kind"], material["kind"])


def timed(plan: Plan) -> list[Timed]:
    """Return the steps with their times."""
    found: list[Timed] = []
    met: set[str] = set()
    now = 0
    for step in plan["steps"]:
        used = list({key_of(material): material for material in step["materials"]}.values())
        fresh = [material for material in used if key_of(material) not in met]
        met |= {key_of(material) for material in fresh}
        found.append(Timed(step, now, now + step["minutes"], used, fresh))
        now += step["minutes"]
    return found


def when_of(timed: Timed) -> str:
    """Return when a step begins and ends, in a sentence."""
    return say("clock", begins=clock(timed.begins), ends=clock(timed.ends), duration=duration(timed.step["minutes"]))


def key_of(material: Material) -> str:
    """Return what tells a material from others."""
    return f"{material['ref']} {material['address']}"


def time_for(step: Step) -> int:
    """Return how many questions people have time for in a step."""
    return max(1, step["minutes"] // THOUGHT)


def time_of(timed: Timed, material: Material) -> int:
    """Return how many of them are a material's, where a step has several that ask something."""
    asking = [key_of(one) for one in timed.fresh if one["questions"]]
    if key_of(material) not in asking:
        return 0
    each, over = divmod(time_for(timed.step), len(asking))
    return each + (1 if asking.index(key_of(material)) < over else 0)


def is_said(step: Step) -> bool:
    """Whether a step is something that one person says: nobody reads it or writes in it."""
    return step["kind"] == "opening" and not step["materials"]


def seats_of(step: Step, material: Material) -> list[Seat]:
    """Return the seats from which a step looks at a material."""
    return [seat for seat in material["seats"] if seat["sector"] in step["seats"]]


# Pieces


def heading(level: int, text: str) -> Piece:
    return {"kind": "heading", "level": level, "text": text}


def paragraph(*runs: Run) -> Piece:
    return {"kind": "paragraph", "runs": list(runs)}


def lead(text: str) -> list[Piece]:
    return [{"kind": "paragraph", "runs": [text], "as": "lead"}] if text else []


def small(*runs: Run) -> Piece:
    return {"kind": "paragraph", "runs": list(runs), "as": "small"}


def strong(text: str) -> Run:
    return {"text": text, "strong": True}


def link(text: str, address: str) -> Run:
    return {"text": text, "link": address}


def listed(items: Iterable[object]) -> list[Piece]:
    """Return a list with bullets, if there is anything to list."""
    found = list(items)
    return [{"kind": "list", "ordered": False, "items": found}] if found else []


def boxes(items: Iterable[str]) -> Piece:
    return {"kind": "list", "ordered": False, "boxes": True, "items": list(items)}


def note(title: str, text: str) -> list[Piece]:
    """Return a box, if there is anything to say."""
    return [{"kind": "note", "title": title, "runs": [text]}] if text else []


def lines(count: int) -> Piece:
    return {"kind": "lines", "count": count}


def section(level: int, title: str, pieces: list[Piece]) -> list[Piece]:
    """Return pieces beneath a heading, if there are any."""
    return [heading(level, title), *pieces] if pieces else []


def seats_table(material: Material, seats: Sequence[Seat]) -> Piece:
    """Return the questions of several seats side by side."""
    return {
        "kind": "table",
        "head": [seat["title"] for seat in seats],
        "rows": across([seat["questions"] for seat in seats]),
        "caption": say("seats", title=material["title"]),
    }


def across(columns: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return columns as rows; a column that is shorter than another is filled up with nothing."""
    most = max((len(column) for column in columns), default=0)
    return [[column[row] if row < len(column) else "" for column in columns] for row in range(most)]


# Handout


def handout(plan: Plan, steps: Sequence[Timed], organisation: Organisation | None) -> list[Piece]:
    """Return what people take home."""
    return [
        *lead(plan["summary"]),
        facts(plan),
        *note(say("careTitle"), say("care") if plan["safety"] else ""),
        *section(1, say("outcomes"), listed(plan["outcomes"])),
        *section(1, say("activities"), [piece for one in steps for piece in handout_step(one)]),
        heading(1, say("turn")),
        *turn(organisation),
    ]


def facts(plan: Plan) -> Piece:
    """Return how long it takes and for whom it is."""
    people = [[say("people"), plan["people"]]] if plan["people"] else []
    address = [[say("address"), [link(plan["address"], plan["address"])]]] if plan["address"] else []
    return {"kind": "facts", "rows": [[say("length"), duration(plan["minutes"])], *people, *address]}


def turn(organisation: Organisation | None) -> list[Piece]:
    """Return where people can turn."""
    return [paragraph(say("turnNow")), *listed(organisation["contacts"] if organisation else [])]


def handout_step(timed: Timed) -> list[Piece]:
    """Return a step as the handout has it. A break has no place in it, nor has what is only said."""
    step = timed.step
    if step["kind"] == "break" or is_said(step):
        return []
    pieces = [heading(2, step["title"])]
    if step["what"]:
        pieces.append(paragraph(step["what"]))
    for material in timed.used:
        pieces += handout_material(timed, material) if material in timed.fresh else again(material)
    return pieces if any(material["questions"] for material in timed.fresh) else [*pieces, lines(3)]


def again(material: Material) -> list[Piece]:
    """Return where a material stands that people have met."""
    return [paragraph(say("again", title=material["title"]))]


def handout_material(timed: Timed, material: Material) -> list[Piece]:
    """Return what the handout says of a material, and what that asks."""
    return [
        *([] if material["title"] == timed.step["title"] else [heading(3, material["title"])]),
        small(say("origin", kind=kind_of(material)), link(material["address"], material["address"])),
        *note(say("noteTitle", title=material["title"]), material["note"]),
        *listed(material["points"]),
        *asked(timed, material, 3),
        *section_of(say("further"), listed(left(timed, material))),
    ]


def section_of(words: str, pieces: list[Piece]) -> list[Piece]:
    """Return pieces beneath a line of words, if there are any."""
    return [paragraph(words), *pieces] if pieces else []


def asked(timed: Timed, material: Material, count: int) -> list[Piece]:
    """Return what people answer, with lines to write on: by seat where the group is split."""
    seats = seats_of(timed.step, material)
    if seats:
        return [paragraph(say("seatsHere")), seats_table(material, seats), lines(2 * count)]
    most = time_of(timed, material)
    questions = [q for place, q in enumerate(material["questions"]) if place < most or "\n" in q]
    return [piece for question in questions for piece in question_with_lines(question, count)]


def left(timed: Timed, material: Material) -> list[str]:
    """Return the questions for which there are no lines; where the group is split, those to everybody."""
    most = 0 if seats_of(timed.step, material) else time_of(timed, material)
    return [q for place, q in enumerate(material["questions"]) if place >= most and "\n" not in q]


def question_with_lines(question: str, count: int) -> list[Piece]:
    """Return a question with lines, or with its choices to tick."""
    first, *choices = question.split("\n")
    return [paragraph(strong(first)), boxes(choices) if choices else lines(count)]


# Exercises


def exercises(steps: Sequence[Timed]) -> list[Piece]:
    """Return only the tasks and the questions."""
    return [*lead(say("exercisesLead")), *(piece for one in steps for piece in exercise(one))]


def exercise(timed: Timed) -> list[Piece]:
    """Return a step as a task. One that asks nothing and has nothing to do is left out."""
    step = timed.step
    questions = [piece for material in timed.fresh for piece in asked(timed, material, 4)]
    if step["kind"] == "break" or is_said(step) or not (step["what"] or questions):
        return []
    titles = "; ".join(material["title"] for material in timed.used)
    return [
        heading(1, step["title"]),
        *([paragraph(step["what"])] if step["what"] else []),
        *([small(say("worksWith", titles=titles))] if titles else []),
        *(questions or [lines(4)]),
    ]


# For whoever runs it


def facilitator(plan: Plan, steps: Sequence[Timed], organisation: Organisation | None) -> list[Piece]:
    """Return all that the person needs who runs it."""
    return [
        *lead(plan["summary"]),
        heading(1, say("glance")),
        facts(plan),
        *section(1, say("outcomesHere"), listed(plan["outcomes"])),
        heading(1, say("agenda")),
        agenda(plan, steps),
        heading(1, say("prepare")),
        boxes([*plan["prepare"], *(say(name) for name in PREPARE)]),
        *note(say("safety"), plan["safety"]),
        heading(1, say("steps")),
        *[piece for one in steps for piece in facilitator_step(one)],
        *section(1, say("notes"), list(plan["notes"])),
        *frameworks(plan),
        heading(1, say("turn")),
        *turn(organisation),
    ]


PREPARE = ("prepareRead", "preparePrint", "prepareRegister", "prepareSlides")


def agenda(plan: Plan, steps: Sequence[Timed]) -> Piece:
    """Return the agenda as a table, with a clock that begins at 0:00."""
    rows = [
        [clock(one.begins), str(one.step["minutes"]), one.step["title"], "; ".join(m["title"] for m in one.used)]
        for one in steps
    ]
    end = [clock(plan["minutes"]), str(plan["minutes"]), say("agendaEnd"), ""]
    return {"kind": "table", "head": say("agendaHead").split("|"), "rows": [*rows, end], "widths": [2, 2, 6, 8]}


def facilitator_step(timed: Timed) -> list[Piece]:
    """Return a step with what to say and do."""
    step = timed.step
    return [
        heading(2, f"{clock(timed.begins)} {step['title']}"),
        small(when_of(timed)),
        *([paragraph(step["what"])] if step["what"] else []),
        *listed([[link(m["title"], m["address"]), f" ({kind_of(m)})"] for m in timed.used]),
        *[piece for material in timed.fresh for piece in facilitator_material(step, material)],
    ]


def facilitator_material(step: Step, material: Material) -> list[Piece]:
    """Return what to know of a material before people meet it, and what it asks."""
    seats = seats_of(step, material)
    if seats:
        questions = [paragraph(say("split")), seats_table(material, seats)]
    elif material["questions"]:
        first = [question.split("\n")[0] for question in material["questions"]]
        phrase = "questions" if step["what"] else "ask"
        title = material["title"]
        questions = [paragraph(say(phrase, title=title)), {"kind": "list", "ordered": True, "items": first}]
    else:
        questions = []
    offered = [] if seats or len(material["seats"]) < 2 else material["seats"]
    return [
        *note(say("noteHere", title=material["title"]), material["note"]),
        *questions,
        *([paragraph(say("splitIfMixed")), seats_table(material, offered)] if offered else []),
    ]


def frameworks(plan: Plan) -> list[Piece]:
    """Return the sections of frameworks that the session serves."""
    serves = listed([strong_first(f"{one['framework']}: ", one["title"]) for one in plan["frameworks"]])
    return section(1, say("frameworks"), [paragraph(say("frameworksLead")), *serves] if serves else [])


def strong_first(first: str, rest: str) -> list[Run]:
    return [strong(first), rest]


# Register and certificate


def register(plan: Plan) -> list[Piece]:
    """Return a list to sign, and three questions on a page of their own."""
    number = plan.get("number", 0)
    rows = min(MOST_ROWS, number) if number > 0 else ROWS
    head = say("registerHead").split("|")
    return [
        *lead(say("registerLead")),
        {"kind": "facts", "rows": [[say("session"), plan["title"]], [say("date"), ""], [say("leader"), ""]]},
        {"kind": "table", "head": head, "rows": [[""] * len(head) for _ in range(rows)]},
        {"kind": "page"},
        heading(1, say("feedback")),
        paragraph(say("feedbackLead")),
        paragraph(strong(say("feedbackUseful"))),
        boxes(say("feedbackScale").split("|")),
        paragraph(strong(say("feedbackChange"))),
        lines(4),
        paragraph(strong(say("feedbackMissing"))),
        lines(4),
    ]


def certificate(plan: Plan) -> list[Piece]:
    """Return a certificate in which the name, the date and the signature are blank."""
    hours = {"duration": duration(plan["minutes"]), "decimal": decimal(plan["minutes"])}
    return [
        paragraph(say("certificateFor")),
        lines(1),
        small(say("certificateName")),
        paragraph(say("certificateTook", **hours)),
        heading(1, plan["title"]),
        *section(2, say("certificateOutcomes"), listed(plan["outcomes"])),
        {"kind": "facts", "rows": [[say(name), ""] for name in ("date", "leader", "certificateSigned")]},
        small(say("certificateLimit")),
    ]


# Slides


def slides(plan: Plan, steps: Sequence[Timed], organisation: Organisation | None) -> list[Slide]:
    """Return the slides: one idea each, and everything that is said in their notes."""
    contacts = organisation["contacts"] if organisation else []
    care = [slide("point", say("careTitle"), [say("care")], [say("slideCareNote"), plan["safety"]])]
    return [
        slide("title", plan["title"], [duration(plan["minutes"])], [plan["summary"], *plan["prepare"]]),
        *(care if plan["safety"] else []),
        *spread("list", say("outcomes"), plan["outcomes"], [say("slideOutcomesNote")]),
        *[one for step in steps for one in step_slides(step)],
        *spread("list", say("turn"), contacts, [say("slideTurnNote"), say("turnNow")]),
        slide("end", say("slideEndTitle"), [say("slideEnd"), plan["address"]], end_notes(plan)),
    ]


def slide(layout: str, title: str, on: Sequence[str], notes: Sequence[str], columns: Sequence[Column] = ()) -> Slide:
    """Return a slide. What is empty in its lines and notes is left out."""
    return {
        "layout": layout,  # type: ignore[typeddict-item]
        "title": title,
        "lines": [line for line in on if line],
        "columns": list(columns),
        "notes": [line for line in notes if line],
    }


def spread(layout: str, title: str, on: Sequence[str], notes: Sequence[str]) -> list[Slide]:
    """Return as many slides as lines need, all with the same title and notes."""
    return [slide(layout, title, few, notes) for few in in_few(on)]


def in_few(on: Sequence[str]) -> list[list[str]]:
    """Gather lines, so that no slide has many words."""
    groups: list[list[str]] = []
    room = 0
    for line in on:
        words = len([word for word in re.split("[ \n]", line) if word])
        if not groups or words > room:
            groups.append([])
            room = WORDS
        groups[-1].append(line)
        room -= words
    return groups


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, which end before a capital letter or an opening quotation mark."""
    marked = re.sub('([.!?][”"’)]?)[ \n]+(?=[A-Z“"‘])', "\\1\x00", text)
    return [part for part in re.split("[\x00\n]", marked) if part]


def step_slides(timed: Timed) -> list[Slide]:
    """Return the slides of a step: the task, then what it works with, then its questions one by one."""
    step = timed.step
    when = when_of(timed)
    if step["kind"] == "break":
        return [slide("pause", step["title"], [duration(step["minutes"])], [when, step["what"], say("slidePauseNote")])]
    used = [say("slideStepMaterial", title=m["title"], kind=kind_of(m), address=m["address"]) for m in timed.used]
    on = in_few([] if is_said(step) else sentences(step["what"]))
    first, *others = on or [[]]
    shown = [[duration(step["minutes"]), *first], *others]
    return [
        *[slide("point", step["title"], few, [when, step["what"], *used]) for few in shown],
        *[one for material in timed.fresh for one in material_slides(material, when)],
        *question_slides(timed, when),
    ]


def material_slides(material: Material, when: str) -> list[Slide]:
    """Return the slides of a material: its first point, and for a finding the beginning of what not to conclude."""
    points = material["points"]
    if not points or material["kind"] in QUIET:
        return []
    note = say("slideNote", title=material["title"], note=material["note"]) if material["note"] else ""
    limits = points[-1] if material["kind"] == "finding" and len(points) > 1 else ""
    on = [*in_few(sentences(points[0])), *in_few(sentences(limits))[:1]]
    return [slide("point", material["title"], few, [when, note, *points, material["address"]]) for few in on]


QUIET = ("toolkit", "reflection")
"""Kinds whose points are items among others: a slide with the first would say nothing."""


def question_slides(timed: Timed, when: str) -> list[Slide]:
    """Return the slides of a step's questions: by seat where the group is split, else each alone."""
    step = timed.step
    split = [one for material in timed.fresh for one in seat_slides(step, material, when)]
    questions = [q for material in timed.fresh if not seats_of(step, material) for q in material["questions"]]
    most = min(ASKED, time_for(step))
    chosen = [q for place, q in enumerate(questions) if place < most or "\n" in q]
    more = say("slideMoreQuestions") if len(chosen) < len(questions) else ""
    notes = [when, say("slideQuestionNote"), more]
    return [*split, *[slide("question", q.split("\n")[0], q.split("\n")[1:], notes) for q in chosen]]


def seat_slides(step: Step, material: Material, when: str) -> list[Slide]:
    """Return a slide for each round of questions from several seats."""
    seats = seats_of(step, material)
    rounds = across([seat["questions"] for seat in seats])
    return [
        slide(
            "seats",
            say("slideSeats", title=material["title"], number=str(number + 1)),
            [],
            [when, say("split")],
            [{"title": seat["title"], "lines": [asks] if asks else []} for seat, asks in zip(seats, row, strict=True)],
        )
        for number, row in enumerate(rounds)
    ]


def end_notes(plan: Plan) -> list[str]:
    """Return what is said at the end, and what the session draws on."""
    sources = [say("slideSourcesNote"), *plan["sources"]] if plan["sources"] else []
    return [say("slideEndNote"), say("slideAddressNote", address=plan["address"]), *sources, plan["licence"]]


# Calendar


def calendar(plan: Plan) -> Entry:
    """Return what stands in a calendar."""
    outcomes = [say("outcomes"), *[f"- {outcome}" for outcome in plan["outcomes"]]] if plan["outcomes"] else []
    return {
        "title": plan["title"],
        "minutes": plan["minutes"],
        "description": "\n".join([line for line in [plan["summary"], *outcomes] if line]),
        "address": plan["address"],
    }
