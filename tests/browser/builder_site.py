"""The session builder as it is published, over a small library with something on trauma in it; and what people do."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests import library
from tests.browser.small_site import ADDRESS

BUILDER = f"{ADDRESS}tools/session/"
CASE = f"{ADDRESS}case-studies/oscar/"

TOPICS = """\
  trauma:
    title: Trauma and relational practice
    situation: A child's past is getting in the way
sectors:
"""
SOCIAL_CARE = """\
  social-care: {title: Social care, seat: Social worker}
  health:"""
ROLES = """\
roles:
  education-support: {title: Education support or pastoral worker, sectors: [education], door: practitioner}
  social-worker: {title: Social worker, sectors: [social-care], door: practitioner}
  councillor: {title: Councillor, sectors: [education, health], door: leader}
"""

COMMON = """\
topics: [trauma]
sectors: [education, social-care, health]
roles: [teacher, education-support, social-worker]
sources: [{id: harbour-2024, section: lessons}]
reviewed: 2026-01-10
review_by: 2027-01-10
"""

OSCAR = """\
---
title: "Oscar: the page that went from room to room"
summary: Colleagues who had never met Oscar used what helped him, since it stood on one page.
{common}level: [individual]
subject: child
name: Oscar
place: Harbour
age: 12
stage: [secondary]
needs: [anxiety]
who: Oscar, 12, had moved school twice in a year.
made_the_difference:
  - One page said what settled him and what did not.
  - The page was read aloud at each meeting.
outcomes:
  - {{area: education, direction: better, what: He stayed in lessons for whole mornings.}}
principles: [settle-first]
questions:
  - Who in your team could write such a page tomorrow?
  - What would the child say about it?
seats:
  education:
    - What would Oscar's form tutor need on the day that he comes back?
    - Who else in school hears what settles him?
  social-care:
    - What did the family say that the page leaves out?
    - How does the page reach the next review?
related: [principle:settle-first]
content_note: Mentions cannabis and a court order.
---

## What was going on

Oscar had moved twice [@harbour-2024, p. 4].

## What people did

They wrote one page together.

## What remains hard

Holidays [@harbour-2024, p. 5].
"""

SETTLE = """\
---
title: Settle first, then talk
summary: A child who is upset has to calm before words help.
{common}level: [individual]
statement: Help a child to calm before you reason with them.
looks_like:
  individual: [The adult lowers their voice before they speak.]
  team: [Everybody knows who can take over.]
watch_for: [A question as the first sentence.]
questions: [What is the first sentence that you say?]
frameworks: [harbour-standards#wait]
related: [case-study:oscar]
---

## What it means

Wait, and keep near.

## Why it matters

A body in alarm cannot plan [@harbour-2024, p. 6].
"""

BELIEFS = """\
---
title: What we believe about behaviour
summary: Questions about what adults bring into the room.
{common}purpose: [team]
questions:
  - {{id: first, text: What do you think first when a child shouts?, nudge: Be honest.}}
  - {{id: where, text: Where did you learn that?}}
related: [principle:settle-first]
minutes: 10
---

Nobody has to say their answers aloud.
"""

GUIDE = """\
---
title: Trauma and relational practice
summary: What early harm does to learning, and what to do first.
topics: [trauma]
point: What happened to a child can be in the room without anybody having said it.
first:
  - Lower your voice.
  - Wait.
  - Ask later.
councillor:
  - Who trains your staff?
  - What did the children say?
  - Who pays for supervision?
sources: [{id: harbour-2024, section: lessons}]
related: [principle:settle-first, case-study:oscar]
reviewed: 2026-01-10
review_by: 2027-01-10
---

Begin with the adults.
"""

PRINCIPLES = {
    "same-adult": ("The same adult each morning", "A child who is met by one adult knows where to go."),
    "say-what-next": ("Say what happens next", "A child who knows what comes next has less to fear."),
    "repair-after": ("Repair afterwards", "What went wrong is put right once everybody is calm."),
}


def records(root: Path) -> None:
    """Write a library in which a trainer finds a case, principles and questions on trauma."""
    library.copy(root)
    content = root / "content"
    vocabulary = (content / "vocabulary.yml").read_text("utf-8")
    vocabulary = vocabulary.replace("sectors:\n", TOPICS, 1).replace("roles:\n", ROLES, 1)
    vocabulary = vocabulary.replace("  health:", SOCIAL_CARE, 1)
    (content / "vocabulary.yml").write_text(vocabulary, "utf-8")
    written = {
        "case-studies/oscar.md": OSCAR,
        "principles/settle-first.md": SETTLE,
        "reflection/beliefs.md": BELIEFS,
    }
    for name, (title, statement) in PRINCIPLES.items():
        text = SETTLE.replace("Settle first, then talk", title).replace(
            "Help a child to calm before you reason with them.", statement
        )
        summary = "A child who is upset has to calm before words help."
        written[f"principles/{name}.md"] = text.replace(summary, statement)
    for path, text in written.items():
        (content / path).write_text(text.format(common=COMMON), "utf-8")
    (content / "topics" / "trauma.md").write_text(GUIDE, "utf-8")


def come(context: BrowserContext, address: str = BUILDER) -> Page:
    """Open the builder in a new tab, and wait until it has the library."""
    page = context.new_page()
    page.goto(address)
    ready(page)
    return page


def ready(page: Page) -> None:
    """Wait until the builder has the library and has done what its address asks for."""
    expect(page.locator("cp-session-builder[data-ready]")).to_be_attached()


def propose(page: Page, minutes: int = 20, number: int = 8, about: str = "trauma", *roles: str) -> None:
    """Answer the three questions as people do, and have a session proposed."""
    page.get_by_role("spinbutton", name="Other minutes").fill(str(minutes))
    page.get_by_role("spinbutton", name="people").fill(str(number))
    for role in roles or ("Education support",):
        page.get_by_role("checkbox", name=re.compile(f"^{role}")).check()
    page.get_by_label("In your own words").fill(about)
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_role("heading", name="Your session")).to_be_focused()


def begin_empty(page: Page) -> None:
    """Begin with an empty session of an hour."""
    page.get_by_role("button", name="Begin with an empty one").click()
    expect(parts(page)).to_have_count(3)


def parts(page: Page) -> Locator:
    """Return the parts of the session."""
    return page.locator(".cp-part")


def part(page: Page, number: int) -> Locator:
    """Return one part, counted from 1."""
    return parts(page).nth(number - 1)


def titles(page: Page) -> list[str]:
    """Return the titles of the parts, in their order."""
    return [field.input_value() for field in page.locator(".cp-part__title").all()]


def minutes(page: Page) -> list[int]:
    """Return the minutes of the parts, in their order."""
    return [int(field.input_value()) for field in page.locator(".cp-part__minutes input").all()]


def total(page: Page) -> Locator:
    """Return the line that says what the minutes come to."""
    return page.locator(".cp-builder__total")


def said(page: Page) -> Locator:
    """Return the one place where the builder speaks."""
    return page.locator(".cp-builder__status")


def kept(page: Page) -> None:
    """Wait until the session is kept in the browser."""
    expect(page.locator(".cp-builder__kept")).to_have_text("Kept in this browser")
