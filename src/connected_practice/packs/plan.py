"""A session or module of the library as a plan, from which its documents are described.

data/v1/plans/<session|module>/<id>.json      a Plan of browser/packs/plan.ts
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.models.module import Check, Module, Step
from connected_practice.models.session import Session
from connected_practice.packages.place import Place
from connected_practice.packs import forms
from connected_practice.packs.forms import Material, Piece, Plan, Serves, StepKind
from connected_practice.packs.material import can_be_worked_with, material
from connected_practice.packs.prose import cited, pieces
from connected_practice.packs.reading import Reading, once

LICENCE = (
    "Words of Connected Practice: CC BY 4.0, to share and adapt with credit. Facts and figures belong to the sources "
    "named and keep their licences."
)

CHECK = "Check what you have understood"
"""What modules call the step in which their questions are answered."""

_OPENINGS = ("welcome", "open ", "open:", "opening")
_CLOSINGS = ("close", "closing", "end ", "goodbye")
_BREAKS = ("break", "have a break", "a break", "lunch", "coffee break", "pause")


def plan(library: Library, document: Document, place: Place) -> Plan:
    """Return the plan of a session or a module. Raises KeyError for a record of another kind."""
    read = Reading(library, document)
    record = document.record
    if not isinstance(record, Session | Module):
        raise KeyError(document.ref)
    steps = _steps(read, record, place)
    used = list({one["ref"]: one for step in steps for one in step["materials"]}.values())
    notes = _notes(read, record, place)
    address = place.of(document)
    return {
        "format": 1,
        "title": record.title,
        "summary": record.summary,
        "address": address,
        "changes": f"{address}#changes",
        "version": max([record.version.isoformat(), *(one["version"] for one in used)]),
        "licence": LICENCE,
        "minutes": sum(step["minutes"] for step in steps),
        "people": _people(library, record.roles),
        "outcomes": [read.say(outcome) for outcome in record.outcomes],
        "prepare": _prepare(read, record),
        "safety": _safety(read, record),
        "steps": steps,
        "notes": notes,
        "frameworks": _serves(read, used),
        "sources": _in_order([*read.references(), *(source for one in used for source in one["sources"])]),
    }


def _people(library: Library, roles: Iterable[str]) -> str:
    """Return who it is for, in words. A trainer runs it, and is not among them."""
    titles = [library.vocabulary.roles[role].title for role in roles if role != "trainer"]
    return ", ".join([title if place == 0 else _lowered(title) for place, title in enumerate(titles)])


def _lowered(title: str) -> str:
    """Return a title as it stands within a sentence: `SENCO` keeps its letters."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _prepare(read: Reading, record: Session | Module) -> list[str]:
    if isinstance(record, Session):
        return [read.say(line) for line in record.prepare]
    earlier = [read.library.get(ref.partition("#")[0]).record.title for ref in record.needs_first]
    return [f"Everybody has worked through this first: {title}" for title in earlier]


def _safety(read: Reading, record: Session | Module) -> str:
    """Return how people are kept safe; where nobody has said, what is in it that may distress."""
    return read.say(getattr(record, "safety", None) or record.content_note)


def _steps(read: Reading, record: Session | Module, place: Place) -> list[forms.Step]:
    given = record.agenda if isinstance(record, Session) else record.steps
    checks = record.checks if isinstance(record, Module) else []
    steps = [_step(read, step, place, number, len(given)) for number, step in enumerate(given)]
    if checks:
        named = [step for step in steps if step["title"].startswith(CHECK)]
        (named or steps)[-1]["materials"].append(_check(read, checks, place))
    return steps


def _step(read: Reading, step: Step, place: Place, number: int, steps: int) -> forms.Step:
    documents = [read.library.get(ref.partition("#")[0]) for ref in step.uses]
    used = list({document.ref: document for document in documents if can_be_worked_with(document)}.values())
    return {
        "id": step.id,
        "kind": _kind(step, number, steps),
        "title": step.title,
        "minutes": step.minutes,
        "what": read.say(step.what),
        "materials": [material(read.library, document, place) for document in used],
        "seats": [],
    }


def _kind(step: Step, number: int, steps: int) -> StepKind:
    """Return what a step is. Only the first can be an opening and only the last a closing, if their titles say so."""
    title = step.title.casefold()
    if title in _BREAKS and not step.uses:
        return "break"
    if number == 0 and title.startswith(_OPENINGS):
        return "opening"
    return "closing" if number == steps - 1 and title.startswith(_CLOSINGS) else "activity"


def _check(read: Reading, checks: list[Check], place: Place) -> Material:
    """Return a module's questions with their choices as something to work with. The answers stand in the notes."""
    document = read.document
    return {
        "ref": document.ref,
        "kind": document.kind,
        "title": CHECK,
        "summary": "",
        "address": f"{place.of(document)}#checks",
        "version": document.record.version.isoformat(),
        "note": "",
        "outcome": "",
        "what": "",
        "minutes": (2 * len(checks), 3 * len(checks)),
        "points": [],
        "questions": ["\n".join([read.say(check.question), *_choices(read, check)]) for check in checks],
        "seats": [],
        "frameworks": [],
        "sources": [],
    }


def _choices(read: Reading, check: Check) -> Iterator[str]:
    for letter, choice in zip("ABCDEF", check.choices, strict=False):
        yield f"{letter}. {read.say(choice.text)}"


def _notes(read: Reading, record: Session | Module, place: Place) -> list[Piece]:
    """Return what the person who runs it should know: the record's text, notes for leading, answers."""
    texts = [read.document.body, getattr(record, "leading", None) or ""]
    for text in texts:
        read.cited |= dict.fromkeys(cited(read.library, text))
    body, leading = (pieces(read.library, place, text) for text in texts)
    answers = [piece for check in getattr(record, "checks", []) for piece in _answers(read, check)]
    return [
        *body,
        *([_heading("For the person who leads a group"), *leading] if leading else []),
        *([_heading(f"{CHECK}: what each answer says"), *answers] if answers else []),
    ]


def _heading(text: str) -> Piece:
    return {"kind": "heading", "level": 2, "text": text}


def _answers(read: Reading, check: Check) -> Iterator[Piece]:
    yield {"kind": "paragraph", "runs": [{"text": read.say(check.question), "strong": True}]}
    items = []
    for shown, choice in zip(_choices(read, check), check.choices, strict=False):
        verdict = "A good answer." if choice.right else "Look again."
        items.append([f"{shown} ", {"text": verdict, "strong": True}, f" {read.say(choice.why)}"])
    yield {"kind": "list", "ordered": False, "items": items}


def _serves(read: Reading, used: Iterable[Material]) -> list[Serves]:
    """Return the sections of frameworks that it serves or that what it works with serves, each once."""
    found = [*read.serves(), *(section for one in used for section in one["frameworks"])]
    return list({(section["framework"], section["title"]): section for section in found}.values())


def _in_order(references: Iterable[str]) -> list[str]:
    """Return references each once, by their letters, as a list of them stands."""
    return sorted(once(references), key=lambda one: (one.casefold(), one))
