"""Plans, and the packs that are made of them, as files that the tests of both languages read (tests/packs/golden).

python -m tests.packs.golden       writes all of them anew: look at what has changed before you keep it
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from connected_practice.packages import Place
from connected_practice.packs import describe, plan
from connected_practice.packs.forms import Material, Organisation, Pack, Plan, Seat, Step
from tests.library import GOOD, linked

FOLDER = Path(__file__).parent / "golden"
PLACE = Place("Harbour library", "https://library.example/")
MADE = "1 June 2026"

LOGO = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAA"
    "EElEQVR42mOQj4+GIwZkDgBWYgbJ0eIi3wAAAABJRU5ErkJggg=="
)
"""Four pixels by two, of one colour."""


def names() -> list[str]:
    """Return the names of all golden files, in order."""
    return sorted(path.name.removesuffix(".plan.json") for path in FOLDER.glob("*.plan.json"))


def read_plan(name: str) -> Plan:
    """Return a plan as its file has it."""
    return cast(Plan, json.loads((FOLDER / f"{name}.plan.json").read_text("utf-8")))


def read_pack(name: str) -> Pack:
    """Return a pack as its file has it."""
    return cast(Pack, json.loads((FOLDER / f"{name}.pack.json").read_text("utf-8")))


def organisation(name: str) -> Organisation | None:
    """Return the organisation whose documents these are: one in the file `organisation`, none in the others."""
    if name != "organisation":
        return None
    return cast(Organisation, json.loads((FOLDER / "of.json").read_text("utf-8")))


def plans() -> Iterator[tuple[str, Plan]]:
    """Yield the plans by their names."""
    library = linked(GOOD)
    yield "session", plan(library, library.get("session:one-case"), PLACE)
    yield "module", plan(library, library.get("module:first-weeks"), PLACE)
    yield "hostile", hostile()
    yield "one-step", made([step("only", 1, [])], safety="")
    yield "sixty-steps", made([step(f"step-{number}", 8, materials(number)) for number in range(1, 61)])
    yield "no-questions", made([step("read", 20, [material("lena", questions=[])])])
    yield "four-seats", made([step("seats", 45, [material("lena", seats=seats())], sectors=[*WHO])], number=30)
    yield "organisation", made([step("read", 80, [material("lena")]), step("rest", 10, [], kind="break")])


WHO = {
    "education": "Teacher",
    "social-care": "Social worker",
    "health": "Health worker",
    "youth-justice": "Youth justice worker",
}


def seats() -> list[Seat]:
    """Return questions from four seats, of which one has a question more than the others."""
    return [
        {
            "sector": sector,
            "title": title,
            "questions": [f"What does the {title.lower()} ask, as number {n}?" for n in range(1, 3 + (place == 0))],
        }
        for place, (sector, title) in enumerate(WHO.items())
    ]


def material(name: str, **own: Any) -> Material:
    """Return something to work with."""
    given: dict[str, Any] = {
        "ref": f"case-study:{name}",
        "kind": "case-study",
        "title": f"{name.capitalize()}: one door that was always open",
        "summary": "A pupil who had stayed away came back.",
        "address": f"https://library.example/case-studies/{name}/",
        "version": "2026-01-10",
        "note": "",
        "outcome": f"Say what made the difference for {name.capitalize()}.",
        "what": "Read it alone. Then talk in pairs.",
        "minutes": [10, 15],
        "points": ["She was 13. She had been in school for four days in half a term (Harbour School, 2024, p. 4)."],
        "questions": ["Who would a child name?", "What is the hardest hour?", "Who knows?", "What then?"],
        "seats": [],
        "frameworks": [{"framework": "Harbour standards", "title": "Listen"}],
        "sources": ["Harbour School (2024) Coming back. Available at: https://harbour.example/coming-back."],
    }
    return cast(Material, given | own)


def materials(number: int) -> list[Material]:
    """Return something else to work with in every third step, with what has been met before in every sixth."""
    found = [material(f"child-{number // 3}", kind=["finding", "principle", "toolkit"][number // 3 % 3])]
    return found if number % 3 == 0 else [material("lena"), *found] if number % 6 == 1 else []


def step(id_: str, minutes: int, uses: list[Material], **own: Any) -> Step:
    """Return a step."""
    given: dict[str, Any] = {
        "id": id_,
        "kind": "activity",
        "title": f"Step {id_}",
        "minutes": minutes,
        "what": "Say what you saw. Ask “Who else saw it?” Then wait, and count to ten before you go on.",
        "materials": uses,
        "seats": own.pop("sectors", []),
    }
    return cast(Step, given | own)


def made(steps: list[Step], **own: Any) -> Plan:
    """Return a plan with these steps."""
    address = "https://library.example/tools/session/"
    given: dict[str, Any] = {
        "format": 1,
        "title": "An hour on coming back",
        "summary": "What helps a child to come back to school.",
        "address": address,
        "changes": "https://library.example/about/changes/",
        "version": "2026-01-10",
        "licence": "CC BY 4.0",
        "minutes": sum(one["minutes"] for one in steps),
        "people": "Teacher, school nurse",
        "outcomes": ["Name one change to make at the door.", "Say who would meet a child there, and from which day."],
        "prepare": ["Print the case for each pair."],
        "safety": "Say at the start that the case mentions panic attacks.",
        "steps": steps,
        "notes": [{"kind": "paragraph", "runs": ["End on time."]}],
        "frameworks": [{"framework": "Harbour standards", "title": "Listen"}],
        "sources": ["Harbour School (2024) Coming back. Available at: https://harbour.example/coming-back."],
    }
    return cast(Plan, given | own)


def hostile() -> Plan:
    """Return a plan in which every text has what could break a document."""
    odd = '\u202eA & B <b>"x"</b> {title} $1 \\1 |\u0007\ufeff 👩‍👧 שלום مرحبا [link](javascript:alert(1))'
    texts = {
        "title": f"{'Long ' * 60}{odd}"[-300:],
        "what": f"{odd}. {odd}\n\nNext! 'So' it goes?\u2028End",
        "note": odd,
    }
    question = f"{odd}?\nA. {odd}\nB. Nothing"
    used = material("odd", **texts, points=[odd, texts["what"]], questions=[odd, question], seats=seats())
    steps = [
        step("opening", 7, [], kind="opening", title=odd, what=texts["what"]),
        step("odd", 53, [used, used], title=texts["title"], what=texts["what"], sectors=["health"]),
        step("again", 5, [used | {"kind": "of no kind"}], what=""),
        step("pause", 15, [], kind="break", title=odd, what=""),
        step("closing", 1, [used | {"address": ""}], kind="closing", title="", what=""),
    ]
    own = {"title": texts["title"], "summary": odd, "people": odd, "safety": odd, "licence": odd, "version": odd}
    return made(steps, **own, outcomes=[odd, "w" * 400], prepare=[odd], sources=[odd])


def write(files: Iterable[tuple[str, Any]]) -> None:
    """Write values as JSON that can be read and compared line by line."""
    for name, value in files:
        text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write(
        [
            (
                "of.json",
                {
                    "name": "Harbour Learning Trust",
                    "logo": {"source": LOGO, "width": 4, "height": 2},
                    "contacts": ["Designated safeguarding lead: Ms A, extension 12", "Out of hours: 01632 960 000"],
                },
            )
        ]
    )
    for name, one in plans():
        write([(f"{name}.plan.json", one), (f"{name}.pack.json", describe(one, organisation(name), MADE))])
