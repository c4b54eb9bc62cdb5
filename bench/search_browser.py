"""Searches in Chromium: what they find, and what a person waits for and downloads until they find something."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page, Playwright, Route, sync_playwright

from _project.chromium import find
from bench import CannotMeasure
from bench.search_host import Host
from bench.search_site import PAGE

ARGUMENTS = ("--disable-gpu", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")


@dataclass(frozen=True)
class Engine:
    """A search in a page: where it is, and how one asks it and knows that it has answered."""

    name: str
    start: str
    """The page on which people begin: its path, from the site's root."""
    field: str
    """A selector of the field that they type into."""
    shown: str
    """A selector of the first result."""
    asked_at: str
    """The page on which `ask` works: its path."""
    ask: str
    """A function in the page, async: takes a query, returns the addresses of ten results, best first."""
    script: str = ""
    """What runs before the page's own scripts, so that `ask` can listen."""
    parts: tuple[str, ...] = ()
    """What the page's HTML has for this search. A page without these words loads what pages load anyway."""


MATERIAL = Engine(
    "Material's search (lunr)",
    "/",
    "input[name=query]",
    ".md-search-result__item a",
    "/",
    # The theme asks its worker on `keyup`; what it makes of the words stays as it is.
    """async (query) => {
        const field = document.querySelector("input[name=query]");
        const answer = new Promise((resolve) => { window.benchAnswered = resolve; });
        field.focus();
        field.value = query;
        field.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
        const {items} = await answer;
        return items.slice(0, 10).map((sections) => "/" + sections[0].location);
    }""",
    script="""const Real = window.Worker;
        window.Worker = class extends Real {
            constructor(...given) {
                super(...given);
                this.addEventListener("message", ({data: {type, data}}) => {
                    if (type === 3) window.benchAnswered?.(data);
                });
            }
        };""",
    parts=('name="search"', 'data-md-component="search'),
)

PAGEFIND = Engine(
    "Pagefind, plain",
    f"/{PAGE}",
    "input[name=query]",
    "ol a",
    f"/{PAGE}?depth=10",
    """async (query) => {
        const field = document.querySelector("input"), list = document.querySelector("ol");
        field.value = query;
        const answer = new Promise((resolve) => {
            new MutationObserver((_, watch) => {
                if (list.dataset.answered === query) { watch.disconnect(); resolve(); }
            }).observe(list, {attributes: true});
        });
        field.dispatchEvent(new Event("input", {bubbles: true}));
        await answer;
        return [...list.querySelectorAll("a")].map((link) => link.href);
    }""",
)

OURS = Engine(
    "Search in the browser",
    "/",
    "form.cp-search input",
    "form.cp-search [role=option] .cp-hit__title",
    "/search/",
    # The search page's own way of arriving at an address, without the pause that it makes for another key. Cards of
    # terms come first, and what they show is not counted again; so it is in the header's list.
    """async (query) => {
        const page = document.querySelector("cp-search-page");
        const arriveAt = (words) => {
            history.replaceState(null, "", `?${new URLSearchParams({q: words})}`);
            dispatchEvent(new PopStateEvent("popstate"));
        };
        arriveAt("");
        const answer = new Promise((resolve) => {
            new MutationObserver((_, watch) => {
                const links = page.querySelectorAll(".cp-hit__title a");
                if (!links.length && !page.querySelector(".cp-found__note")) return;
                watch.disconnect();
                resolve(links);
            }).observe(page, {subtree: true, childList: true});
        });
        arriveAt(query);
        const links = await answer;
        if (!links.length && /cannot be loaded/.test(page.textContent)) throw new Error(page.textContent);
        return [...new Set([...links].map((link) => link.href))].slice(0, 10);
    }""",
)


@dataclass(frozen=True)
class First:
    """What comes before the first result, in a browser that has seen nothing yet."""

    milliseconds: float
    """From the first key to the first result, with the query typed as fast as the browser takes it."""
    size: int
    """Bytes of compressed bodies that a page without the search would not have fetched."""
    files: int


@dataclass(frozen=True)
class Answer:
    """What a search found for a query: the paths of pages, best first."""

    paths: list[str]
    milliseconds: float


_CLOCK = """(shown) => {
    addEventListener("keydown", () => { window.benchFirstKey ??= performance.now(); }, true);
    new MutationObserver((_, watch) => {
        if (!document.querySelector(shown)?.textContent.trim()) return;
        watch.disconnect();
        window.benchShown = performance.now();
    }).observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
}"""

_TIMED_ASK = """async ([ask, query]) => {
    const begun = performance.now();
    const found = await Promise.race([
        (0, eval)(ask)(query),
        new Promise((_, fail) => setTimeout(() => fail(new Error(`no answer to: ${query}`)), 20000)),
    ]);
    return {found, milliseconds: performance.now() - begun};
}"""


@contextmanager
def chromium() -> Iterator[Playwright]:
    """Make Chromium ready to be started. Whatever goes wrong in it is raised as CannotMeasure."""
    try:
        with sync_playwright() as playwright:
            yield playwright
    except BrowserError as error:
        raise CannotMeasure(f"In Chromium: {error}") from error


@contextmanager
def fresh(playwright: Playwright, engine: Engine) -> Iterator[Page]:
    """Start a browser with an empty profile and yield a page that is ready for an engine's site."""
    browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
    page = browser.new_context(bypass_csp=True).new_page()
    if engine.script:
        page.add_init_script(engine.script)
    yield page
    browser.close()


def ask(page: Page, engine: Engine, query: str) -> Answer:
    """Ask an engine on a page that has been opened at `asked_at`."""
    answer = page.evaluate(_TIMED_ASK, [engine.ask, query])
    return Answer([urlsplit(address).path for address in answer["found"]], answer["milliseconds"])


def first(playwright: Playwright, engine: Engine, host: Host, query: str, anyway: Collection[str]) -> First:
    """Type a query into a browser that has just been started. `anyway` are paths that do not count: see `loaded`."""
    with fresh(playwright, engine) as page:
        page.add_init_script(f"({_CLOCK})({json.dumps(engine.shown)})")
        begun = len(host.sent)
        page.goto(host.address + engine.start, wait_until="networkidle")
        page.locator(engine.field).first.click()
        page.keyboard.type(query)
        page.wait_for_function("window.benchShown", timeout=60_000)
        clock = page.evaluate("window.benchShown - window.benchFirstKey")
        sent = [one for one in host.sent[begun:] if one.path not in anyway]
    return First(clock, sum(one.size for one in sent), len(sent))


def loaded(playwright: Playwright, engine: Engine, host: Host) -> set[str]:
    """Return the paths that the page on which people begin asks for without the search."""

    def without(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        for part in engine.parts:
            text = text.replace(part, "data-none")
        route.fulfill(response=answer, body=text)

    with fresh(playwright, engine) as page:
        begun = len(host.sent)
        page.route(host.address + engine.start, without)
        page.goto(host.address + engine.start, wait_until="networkidle")
        return {one.path for one in host.sent[begun:]}
