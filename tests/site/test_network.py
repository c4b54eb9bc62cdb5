"""One page of every kind keeps to this site: no request to another origin, no cookie, nothing its policy forbids."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, Route, expect

from connected_practice.models import KINDS
from tests.site.pages import example

MISSING = "this/page/is/not/there/"
PAGES = [
    "docs/index.md",
    "docs/tools/index.md",
    "docs/tools/assessments.md",
    "docs/tools/log.md",
    "docs/tools/offline.md",
    "docs/tools/reflect.md",
    "docs/tools/statement.md",
    "docs/tools/words.md",
    "docs/search.md",
    "404.html",
    "role",
    "narrowed list",
    *(f"index of {model.kind.folder}" for model in KINDS.values()),
    *KINDS,
]
"""The templates of tests/site/pages.py, without the pages for those who write the library."""

TELL = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`the policy forbids ${event.violatedDirective}: ${event.blockedURI}`);
}, true)"""


class Watch:
    """Follows a new browser and notes whatever a page of the site must not do."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.found: list[str] = []
        self._origin = address
        self._context = context
        context.add_init_script(TELL)
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.found.append(f"error: {error.error}"))
        context.on("page", lambda page: page.on("websocket", lambda socket: self.found.append(f"asks {socket.url}")))

    def _asked(self, request: Request) -> None:
        url = urlsplit(request.url)
        is_ours = f"{url.scheme}://{url.netloc}" == self._origin or request.url.startswith(f"blob:{self._origin}/")
        if not is_ours and url.scheme != "data":
            self.found.append(f"asks {request.url}")

    def _answered(self, response: Response) -> None:
        if "set-cookie" in response.headers:
            self.found.append(f"cookie from {response.url}")
        if response.status >= 400 and not response.url.endswith(MISSING):
            self.found.append(f"{response.status} from {response.url}")

    def _said(self, line: ConsoleMessage) -> None:
        is_meant = line.location["url"].endswith(MISSING) and "status of 404" in line.text
        if line.type == "error" and not is_meant:
            self.found.append(f"console: {line.text}")

    def cookies(self) -> list[str]:
        """Return what the browser keeps as cookies, wherever they came from."""
        return [f"cookie {cookie.get('name')} of {cookie.get('domain')}" for cookie in self._context.cookies()]


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been here."""
    made = chromium.new_context(reduced_motion="reduce")
    yield made
    made.close()


def use(page: Page) -> None:
    """Do what anybody does on any page: turn to the search field, and read to the end, where late pictures load."""
    page.locator("form.cp-search input").first.focus()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("template", PAGES)
def test_a_page_keeps_to_its_site(context: BrowserContext, site: Path, address: str, template: str) -> None:
    found = example(site, template)
    if found is None:
        pytest.skip(f"the library has nothing yet for: {template}")
    watch = Watch(context, address)
    page = context.new_page()
    path = MISSING if found == "404.html" else found.removesuffix("index.html")
    page.goto(urljoin(f"{address}/", path), wait_until="load")
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert "default-src 'self'" in policy
    use(page)
    assert watch.found + watch.cookies() == []


def test_search_keeps_to_its_site_while_it_answers(context: BrowserContext, address: str) -> None:
    watch = Watch(context, address)
    page = context.new_page()
    page.goto(f"{address}/search/?q=attendance")
    expect(page.locator("cp-search-page .cp-hit__title a").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert watch.found + watch.cookies() == []


@pytest.mark.parametrize(
    ("html", "noticed"),
    [
        ('<img src="https://elsewhere.test/pixel.png" alt="">', "asks https://elsewhere.test/pixel.png"),
        ("<script>document.title = 'run'</script>", "the policy forbids script-src-elem"),
        ("<script src='/wrong.js'></script>", "console: wrong"),
        ("<script src='/cookie.js'></script>", "cookie seen of"),
        ("<script src='/throws.js'></script>", "error: thrown"),
        ("<script src='/gone.js'></script>", "404 from"),
    ],
)
def test_the_watch_notices(context: BrowserContext, address: str, html: str, noticed: str) -> None:
    scripts = {
        "/wrong.js": "console.error('wrong')",
        "/cookie.js": "document.cookie = 'seen=1'",
        "/throws.js": "throw new Error('thrown')",
    }
    policy = "default-src 'self'; img-src *" if "img" in html else "default-src 'self'"

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/":
            head = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><title>A page</title>'
            route.fulfill(body=f"<!doctype html>{head}{html}", content_type="text/html")
        elif path in scripts:
            route.fulfill(body=scripts[path], content_type="text/javascript")
        else:
            route.fulfill(status=404, body="")

    watch = Watch(context, address)
    context.route("**/*", answer)
    context.new_page().goto(f"{address}/", wait_until="networkidle")
    assert noticed in "\n".join(watch.found + watch.cookies())
