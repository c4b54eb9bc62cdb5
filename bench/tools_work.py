"""What tools are asked to carry: many people's answers to one audit, and a log of years."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from bench import CannotMeasure
from bench.search_host import Host
from bench.tools_browser import Tool, visitor
from bench.words import FILLERS
from tests.browser import modules

PEOPLE = 50
ENTRIES = 5_000

AUDIT = "toolkit/relational-audit.json"
_PARTS = {
    name: f"assessment/{name.replace('_', '-')}"
    for name in ("agenda", "file", "messages", "people_page", "spread", "toolkit", "versions")
}
_WORDS = list(FILLERS)

_PARSED = """async ([_, files]) => {
    const begun = performance.now();
    files.map((text) => JSON.parse(text));
    return performance.now() - begun;
}"""

# The way of people-page.ts from files to the picture, without drawing it.
_MERGED = """async ([data, files]) => {
    const kit = toolkit.toolkitIn(data);
    const begun = performance.now();
    const members = people_page.membersOf(files.map((text) => file.read(JSON.parse(text), "a file")));
    const people = spread.peopleOf(members.map(({id, assessment}) => ({
        id, assessment: versions.underPresentIds(assessment, kit),
    })));
    const spreads = spread.widestFirst(spread.spreadsOf(people, kit));
    const meeting = agenda.agendaFor(spreads, 45);
    if (people.length !== files.length || meeting.parts.length !== 5) throw new Error("They were not merged.");
    return performance.now() - begun;
}"""

_DRAWN = """async ([data, files]) => {
    const kit = toolkit.toolkitIn(data);
    const {ref, title, version, scale} = kit;
    const place = document.body.appendChild(document.createElement("div"));
    const value = {title: "Ours", toolkit: {ref, title, version, scale}, people: []};
    const said = new messages.Messages(() => page.draw());
    const page = new people_page.PeoplePage(place, null, {id: "ours", revision: 0, changed: "", value}, kit, said);
    await page.start();
    const begun = performance.now();
    await page.add(people_page.membersOf(files.map((text) => file.read(JSON.parse(text), "a file"))));
    place.getBoundingClientRect();
    const taken = performance.now() - begun;
    if (!place.textContent.includes(`${files.length} people`)) throw new Error("They were not drawn.");
    return taken;
}"""

MERGES = {"parsed": _PARSED, "merged": _MERGED, "drawn": _DRAWN}
"""Functions in the page: each takes a toolkit's data and the texts of files, and returns milliseconds."""

LOG = Tool(
    f"A log of {ENTRIES:,} entries",
    "/tools/log/",
    "cp-log[data-drawn] .cp-log__entries > li",
    "",
    f"document.querySelector('#cp-log-title').textContent.trim().startsWith('{ENTRIES:,} entries')",
)
_READ = """async () => {
    const done = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const begun = performance.now();
    const database = await done(indexedDB.open("connected-practice"));
    const all = await done(database.transaction("reflections").objectStore("reflections").getAll());
    return [all.length, performance.now() - begun];
}"""

EMPTY_LOG = Tool("The log, empty", "/tools/log/", "cp-log[data-drawn] #cp-log-title", "", "true")


def audit(site: Path) -> dict[str, Any]:
    """Return the data of the audit that is rated, without what it leads to. Raises CannotMeasure."""
    path = site / "data" / "v1" / AUDIT
    if not path.is_file():
        raise CannotMeasure(f"{path} is missing. Build the site again, or leave out --site.")
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    for section in data["sections"]:
        for item in section["items"]:
            item["next"] = []  # the page would fetch questions from there, which is not what is measured
    return data


def items(toolkit: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return the items of a toolkit, each with the title of its section."""
    return [(section["title"], item) for section in toolkit["sections"] for item in section["items"]]


def answers(toolkit: dict[str, Any], people: int, seed: int) -> list[str]:
    """Return the files of people who have rated every item and written beside half of them, as they save them."""
    chance = random.Random(seed)
    about = {"format": 1, "kind": "connected-practice/self-assessment", "saved": "2026-11-21T16:02:11.000Z"}
    kept = {"ref": toolkit["ref"], "title": toolkit["title"], "version": toolkit["version"], "scale": toolkit["scale"]}
    return [
        json.dumps(
            about
            | {"id": f"3f1c2b7e-8a4d-4c6e-9b1f-{number:012x}", "title": "Autumn", "on": "2026-11-21", "toolkit": kept}
            | {"role": f"Role {number % 9}", "agency": f"Agency {number % 6}"}
            | {"items": [_answer(chance, section, item) for section, item in items(toolkit)]}
        )
        for number in range(people)
    ]


def _answer(chance: random.Random, section: str, item: dict[str, Any]) -> dict[str, Any]:
    has_words = chance.random() < 0.5
    return {
        "id": item["id"],
        "section": section,
        "text": item["text"],
        "rating": chance.choice(["red", "amber", "green", "green", "na"]),
        **{field: _words(chance, 12) if has_words else "" for field in ("evidence", "note", "step")},
        "who": "",
        "by": "",
    }


def _words(chance: random.Random, count: int) -> str:
    return f"{' '.join(chance.choices(_WORDS, k=count)).capitalize()}."


@contextmanager
def assessing(started: Browser, folder: Path) -> Iterator[BrowserContext]:
    """Yield a browser in which every new page has the parts of the self-assessment, bundled below `folder`."""
    script = modules.bundle(_PARTS, folder)
    with visitor(started) as context:
        modules.serve(context, script)
        yield context


def merge(context: BrowserContext, way: str, toolkit: dict[str, Any], files: list[str]) -> float:
    """Return the milliseconds of one of MERGES on a page that has done nothing before."""
    page = modules.open_page(context)
    taken: float = page.evaluate(MERGES[way], [toolkit, files])
    page.close()
    return taken


def log(entries: int, seed: int) -> bytes:
    """Return the file of a log: entries on the days before 22 November 2026, each with some 100 words."""
    chance = random.Random(seed)
    last = date(2026, 11, 22)
    written: list[dict[str, Any]] = [
        {
            "id": f"entry-{number}",
            "changed": "2026-11-22T10:00:00.000Z",
            "format": 1,
            "state": "kept",
            "on": (last - timedelta(days=number // 2)).isoformat(),
            "title": _words(chance, 5),
            "activity": chance.choice(["course", "reading"]),
            "minutes": chance.randrange(10, 180, 5),
            "together": chance.random() < 0.5,
            "page": None,
            "texts": {name: _words(chance, 32) for name in ("what", "learned", "impact")},
            "questions": [],
        }
        for number in range(entries)
    ]
    saved = {"format": 1, "kind": "connected-practice/log", "saved": "2026-11-22T10:00:00.000Z", "entries": written}
    return json.dumps(saved).encode()


def fill_log(context: BrowserContext, host: Host, file: bytes) -> None:
    """Open a log's file on the log's page, as a person does who comes from another browser."""
    page = context.new_page()
    page.goto(host.address + LOG.path)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a file").click()
    chooser.value.set_files({"name": "log.json", "mimeType": "application/json", "buffer": file})
    page.locator(LOG.sign).first.wait_for(timeout=60_000)
    page.close()


def read_log(context: BrowserContext, host: Host) -> float:
    """Return the milliseconds in which the browser hands out everything that the log keeps, to a page without tools."""
    page = context.new_page()
    page.goto(f"{host.address}/robots.txt")
    count, taken = page.evaluate(_READ)
    page.close()
    if count != ENTRIES:
        raise CannotMeasure(f"The log has {count} entries instead of {ENTRIES}.")
    return float(taken)
