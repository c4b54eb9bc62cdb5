"""The pages of self-assessment as they are published, over a small library with an audit of each kind."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, expect

from tests import library
from tests.browser.small_site import ADDRESS

AUDIT = f"{ADDRESS}toolkits/school-check/"
"""Forty items in four sections, rated red, amber and green."""
CHECKLIST = f"{ADDRESS}toolkits/first-morning/"
YES_NO = f"{ADDRESS}toolkits/doors/"
LIST = f"{ADDRESS}tools/assessments/"

TODAY = datetime(2026, 3, 2, 16, 5, tzinfo=UTC)
VERSION = "2026-01-10"

SECTIONS = ("Arriving", "Lessons", "Breaks", "Home and school")
HOSTILE = '<img src=x onerror="document.title=1"> "quoted" {{ x }} =1+1'

RECORD = """\
---
title: {title}
summary: {summary}
topics: [attendance, belonging]
roles: [teacher]
form: {form}
{scale}sections:
{sections}
sources: [{{id: harbour-2024, section: lessons}}]
related: [case-study:lena]
reviewed: 2026-01-10
review_by: 2027-01-10
minutes: 30
---

Rate what you can see.
"""


def item(number: int) -> str:
    """Return the id of one of the audit's items, counted from 1."""
    return f"item-{number}"


def text(number: int) -> str:
    """Return what one of the audit's items says."""
    return f"Thing {number} that somebody can see on an ordinary morning."


def _audit() -> str:
    sections = []
    for at, title in enumerate(SECTIONS):
        numbers = range(10 * at + 1, 10 * at + 11)
        items = "\n".join(
            f"      - id: {item(n)}\n        text: {text(n)}\n        look_for: What shows {n}.\n"
            + ("        next: [principle:ask-first, case-study:lena]" if n % 2 else "")
            for n in numbers
        )
        sections.append(f"  - id: part-{at + 1}\n    title: {title}\n    intro: Look here.\n    items:\n{items}")
    joined = "\n".join(sections)
    title, summary = "A check for the whole school", "Forty things to see."
    return RECORD.format(title=title, summary=summary, form="audit", scale="scale: rag\n", sections=joined)


def _short(title: str, form: str, scale: str) -> str:
    items = "\n".join(f"      - {{id: thing-{n}, text: 'Point {n} is so.', look_for: Ask.}}" for n in range(1, 5))
    sections = f"  - id: all\n    title: All of it\n    items:\n{items}"
    return RECORD.format(title=title, summary="A few things to see.", form=form, scale=scale, sections=sections)


def write_toolkits(folder: Path) -> None:
    """Write an audit, a checklist and a yes-no audit into the toolkits of a library."""
    (folder / "school-check.md").write_text(_audit(), "utf-8")
    (folder / "first-morning.md").write_text(_short("The first morning", "checklist", ""), "utf-8")
    (folder / "doors.md").write_text(_short("Doors", "audit", "scale: yes-no\n"), "utf-8")


def records(root: Path) -> None:
    """Write the good library with an audit, a checklist and a yes-no audit."""
    library.copy(root)
    write_toolkits(root / "content" / "toolkits")


def tab(context: BrowserContext, address: str = AUDIT, at: datetime = TODAY) -> Page:
    """Return a new tab at an address, in which it is the same time all along, once the tool is at work."""
    page = context.new_page()
    page.clock.set_fixed_time(at)
    page.goto(address)
    ready(page)
    return page


def ready(page: Page) -> None:
    """Wait until the tool is at work."""
    page.locator(".cp-panel, .cp-shelf, #cp-view-title").first.wait_for(state="attached")


def rate(page: Page, ratings: Mapping[int, str]) -> None:
    """Choose ratings of the audit's items with the mouse."""
    for number, rating in ratings.items():
        choice(page, number, rating).check()


def choice(page: Page, number: int, rating: str) -> Locator:
    """Return the radio button of a rating."""
    return page.locator(f'[name="rating-{item(number)}"][value="{rating}"]')


def field(page: Page, name: str, number: int) -> Locator:
    """Return a field of one of the audit's items."""
    return page.locator(f'[name="{name}-{item(number)}"]')


def write(page: Page, number: int, **words: str) -> None:
    """Open an item's details and write in its fields."""
    details = page.locator(f"#{item(number)} details")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    for name, value in words.items():
        field(page, name, number).fill(value)


def saved(page: Page) -> None:
    """Wait until everything is saved."""
    expect(page.locator(".cp-panel__saved").first).to_contain_text("Saved in this browser")


def messages(page: Page) -> Locator:
    """Return what the tool tells."""
    return page.locator(".cp-messages")


def ratings(page: Page) -> dict[int, str]:
    """Return which ratings of the audit's items are chosen on the page."""
    chosen = page.locator("[data-item] input:checked").evaluate_all("all => all.map(one => [one.name, one.value])")
    return {int(name.rpartition("-")[2]): value for name, value in chosen}


def kept(page: Page) -> list[dict[str, Any]]:
    """Return everything that the browser keeps of self-assessments."""
    found: list[dict[str, Any]] = page.evaluate(
        """() => new Promise((resolve, reject) => {
          const opening = indexedDB.open("connected-practice");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const reading = opening.result.transaction("assessments").objectStore("assessments").getAll();
            reading.onsuccess = () => { opening.result.close(); resolve(reading.result); };
          };
        })"""
    )
    return found


# Files


def a_file(
    ratings: Mapping[int, str] | None = None,
    *,
    number: int = 1,
    role: str = "Teacher",
    agency: str = "Harbour School",
    evidence: Mapping[int, str] | None = None,
    texts: Mapping[str, str] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """Return a file of the audit as a person saves it. `texts` says other items than today's, by their ids."""
    wordings = texts or {item(n): text(n) for n in range(1, 41)}
    chosen = {item(n): rating for n, rating in (ratings or {}).items()}
    written = {item(n): words for n, words in (evidence or {}).items()}
    blank = dict.fromkeys(("evidence", "note", "step", "who", "by"), "")
    items = [
        {"id": name, "section": "Arriving", "text": words, "rating": chosen.get(name)}
        | blank
        | ({"evidence": written[name]} if name in written else {})
        for name, words in wordings.items()
    ]
    about = {"title": "Spring 2026", "role": role, "agency": agency, "on": "2026-03-01"}
    toolkit = {
        "ref": "toolkit:school-check",
        "title": "A check for the whole school",
        "version": VERSION,
        "scale": "rag",
    }
    head = {"format": 1, "kind": "connected-practice/self-assessment", "id": str(UUID(int=number, version=4))}
    return head | about | {"toolkit": toolkit, "items": items} | more


def payload(data: Any, name: str = "spring.json") -> FilePayload:
    """Return a file as a chooser gives it: JSON, or bytes as they are."""
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    return {"name": name, "mimeType": "application/json", "buffer": content}


def choose(page: Page, button: Locator, *files: Any) -> None:
    """Press a button that lets one choose files, and choose these."""
    with page.expect_file_chooser() as chooser:
        button.click()
    payloads = [payload(data, f"file-{number}.json") for number, data in enumerate(files, 1)]
    chooser.value.set_files(payloads)


def download(page: Page, button: Locator, to: Path) -> Path:
    """Press a button that saves a file, and return the file."""
    with page.expect_download() as saving:
        button.click()
    path = to / saving.value.suggested_filename
    saving.value.save_as(path)
    return path
