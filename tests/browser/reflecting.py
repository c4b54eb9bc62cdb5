"""What people do on the pages of the reflective record, for the tests of each page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Download, Locator, Page, expect
from pypdf import PdfReader

from tests.browser.small_site import ADDRESS, Site

NOW = "2026-11-22T10:00:00"
PRINCIPLE = f"{ADDRESS}principles/ask-first/"
WRITE, LOG, TOOLS = (f"{ADDRESS}tools/{name}" for name in ("reflect/", "log/", ""))
WHOLE_NAME = "Jamie Cartwright, 12, asked for the library."


def arrive(site: Site, **options: Any) -> BrowserContext:
    """Return a new browser on the tests' day."""
    context = site.visitor(**options)
    context.clock.set_fixed_time(NOW)
    return context


def tab(context: BrowserContext, address: str = WRITE) -> Page:
    """Open a tab with a tool and wait until the tool is there."""
    page = context.new_page()
    page.goto(address)
    page.locator("[data-drawn]").first.wait_for()
    return page


def field(page: Page, name: str) -> Locator:
    """Return a field of the entry that is being written."""
    return page.locator(f"#cp-write-{name}")


def status(page: Page) -> Locator:
    """Return where a tool says politely what has happened."""
    return page.locator(".cp-tool__status")


def write(page: Page, **texts: str) -> None:
    """Fill in fields of an entry and wait until the draft is kept."""
    for name, text in texts.items():
        field(page, name.replace("_", "-")).fill(text)
    expect(status(page)).to_contain_text("Draft kept")


def keep(page: Page) -> None:
    """Put the entry into the log."""
    page.get_by_role("button", name=re.compile("^Keep it in my log|^Keep the change")).click()
    expect(page.get_by_role("heading", name="Kept in your log")).to_be_focused()


def entries(page: Page) -> Locator:
    """Return the entries that the log shows."""
    return page.locator(".cp-entry")


def an_entry(number: int = 1, **change: Any) -> dict[str, Any]:
    """Return an entry as a file has it."""
    written = {
        "id": f"entry-{number}",
        "changed": "2026-03-02T10:00:00.000Z",
        "format": 1,
        "state": "kept",
        "on": f"2026-{number % 10 + 1:02}-02",
        "title": f"Entry {number}",
        "activity": "course",
        "minutes": 30,
        "together": True,
        "page": None,
        "texts": {"learned": f"The lesson of entry {number}."},
        "questions": [],
    }
    return written | change


def a_file(folder: Path, *given: dict[str, Any], name: str = "log.json", **change: Any) -> Path:
    """Write a file of a log."""
    path = folder / name
    log = {"format": 1, "kind": "connected-practice/log", "saved": "2026-11-01T10:00:00.000Z", "entries": list(given)}
    path.write_text(json.dumps(log | change), "utf-8")
    return path


def open_file(page: Page, path: Path, button: str = "Open a file") -> None:
    """Choose a file with a tool's button."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button).click()
    chooser.value.set_files(path)


def downloaded(page: Page, press: Callable[[], None], folder: Path) -> Path:
    """Press something that saves a file, and return the file on disk."""
    with page.expect_download() as download:
        press()
    return stored(download.value, folder)


def stored(download: Download, folder: Path) -> Path:
    """Put a download into a folder under the name that it suggests."""
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def filled_log(context: BrowserContext, folder: Path, *given: dict[str, Any]) -> Page:
    """Return the log page with entries in it."""
    page = tab(context, LOG)
    open_file(page, a_file(folder, *given))
    expect(status(page)).to_contain_text("added from")
    return page


def kept_ids(page: Page) -> list[str]:
    """Return the ids of everything that the browser keeps of the log."""
    ids: list[str] = page.evaluate(
        """() => new Promise(done => indexedDB.open('connected-practice').onsuccess = ({target}) => {
          target.result.transaction('reflections').objectStore('reflections').getAllKeys().onsuccess =
            ({target}) => done(target.result);
        })"""
    )
    return ids


FULL = an_entry(
    1,
    title="=Mornings & evenings <b>",
    on="2026-11-03",
    minutes=90,
    texts={
        "what": "A training day.",
        "learned": "One.\n\nTwo.",
        "impact": "I ask.",
        "peer": "We talked.",
        "code": "Safety.",
    },
    questions=[{"id": "q1", "question": "Who waits?", "answer": "I do."}],
    page={"ref": "principle:ask-first", "title": "Ask", "version": "2026-01-10", "path": "principles/ask-first/"},
)

STAY_IN_PRINT = "window.print = () => { window.isPrinted = true; }"


def printed(page: Page, folder: Path) -> str:
    """Return the text of the page as it is printed."""
    path = folder / "printed.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    return " ".join("\n".join(sheet.extract_text() for sheet in PdfReader(path).pages).split())
