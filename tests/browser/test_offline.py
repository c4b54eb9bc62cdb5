"""The library kept in a browser: real Chromium, the site on a real server, and then that server stopped."""

from __future__ import annotations

import contextlib
import functools
import json
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from connected_practice.publish.offline import digest
from tests import library
from tests.browser import small_site
from tests.browser.conftest import Records
from tests.browser.small_site import barriers, sideways
from tests.conftest import StaticHost

OFFLINE = "tools/offline/"
CASE, PRINCIPLE = "case-studies/lena/", "principles/ask-first/"
WRITE = "tools/reflect/"
TOPIC = "Belonging"
PHONE: ViewportSize = {"width": 320, "height": 640}
NOTE = """(name => caches.open("connected-practice notes /")
  .then(cache => cache.match(`/~kept/${name}`)).then(answer => answer && answer.json()))"""
expect.set_options(timeout=20_000)  # a machine may be busy with much else


def newer(root: Path) -> None:
    """Write the good library with one more principle, which every list then has."""
    library.copy(root)
    library.principle(root)


class Host:
    """Serves a folder on loopback, and can be stopped, started again and given another folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.changed: dict[str, bytes] = {}
        """Files that are served in the place of those of the folder, by their paths."""
        self.asked: list[str] = []
        self.delay = threading.Event()
        """What every page waits for, while other files are answered at once."""
        self.delay.set()
        self._server: ThreadingHTTPServer | None = None
        self._port = 0
        self.start()

    def start(self) -> None:
        """Begin to answer, at the same address as before."""
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), functools.partial(_Answers, self))
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Refuse every connection from now on."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def address(self, path: str = "") -> str:
        """Return the address of a page."""
        return f"http://127.0.0.1:{self._port}/{path}"


class _Answers(StaticHost):
    protocol_version = "HTTP/1.0"  # one answer a connection: none goes on when the host is stopped

    def __init__(self, host: Host, *arguments: Any) -> None:
        self.host = host
        super().__init__(*arguments, directory=str(host.folder))

    def handle(self) -> None:
        """Answer; a browser that was stopped reads no further."""
        with contextlib.suppress(ConnectionError):
            super().handle()

    def end_headers(self) -> None:
        """Have the browser ask anew each time, so that nothing but the copy can answer for a host that was stopped."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def do_GET(self) -> None:  # noqa: N802 (the name is http.server's)
        """Answer from the folder, or from what takes its place."""
        path = unquote(urlsplit(self.path).path).lstrip("/")
        self.host.asked.append(path)
        if path.endswith("/"):
            self.host.delay.wait(10)
        if path not in self.host.changed:
            super().do_GET()
            return
        content = self.host.changed[path]
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def host(published: Callable[[Records], Path]) -> Iterator[Host]:
    """The small site on a server."""
    serving = Host(published(small_site.good))
    yield serving
    serving.stop()


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been here."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    yield context
    context.close()


def opened(visitor: BrowserContext, host: Host, path: str = OFFLINE) -> Page:
    """Open a page; that of the offline app is waited for."""
    page = visitor.new_page()
    page.goto(host.address(path))
    if path.startswith(OFFLINE):
        page.locator("cp-offline[data-drawn]").wait_for()
    return page


def kept_core(visitor: BrowserContext, host: Host) -> Page:
    """Keep the core, and return the page on which that was done once the worker is in charge."""
    page = opened(visitor, host)
    page.get_by_role("button", name="Start keeping pages").click()
    expect(page.get_by_role("heading", name="Pages are kept in this browser")).to_be_focused()
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    return page


def note(page: Page, name: str) -> Any:
    """Return what the copy notes under a name, such as `state`."""
    return page.evaluate(f"{NOTE}({name!r})")


def wait_for_note(page: Page, name: str, condition: Callable[[Any], bool]) -> None:
    """Wait until a note is as a condition has it."""
    for _ in range(400):
        if (found := note(page, name)) and condition(found):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"The note {name} stays {note(page, name)}.")


def digests(page: Page) -> set[str]:
    """Return the digests of all files that are kept."""
    keys = "caches.open('connected-practice files /').then(c => c.keys()).then(k => k.map(r => r.url))"
    return {str(url).rpartition("/")[2] for url in page.evaluate(keys)}


def listed(folder: Path) -> dict[str, Any]:
    """Return the list of all files of a site."""
    found: dict[str, Any] = json.loads((folder / "offline.json").read_bytes())
    return found


def read(page: Page, host: Host, path: str) -> str:
    """Read a page while there is a network, wait until it is kept, and return its heading."""
    page.goto(host.address(path))
    wait_for_note(page, "state", lambda it: it["wants"]["all"] or path in it["wants"]["pages"])
    return page.locator("h1").inner_text()


def from_copy(page: Page) -> None:
    """Fail unless the page says that it comes from the copy, and from when that is."""
    expect(page.locator(".cp-offline-note")).to_contain_text("You are reading the copy that this browser keeps, from ")


def whole(page: Page, name: str = "The whole library") -> None:
    """Keep everything, or a topic, and wait until that is done."""
    page.get_by_role("button", name=f"Keep {name}").click()
    expect(page.get_by_role("button", name=f"Remove {name}")).to_be_visible()
    expect(page.locator("#cp-offline-title")).to_be_focused()


def test_nothing_is_kept_or_asked_for_before_somebody_asks(visitor: BrowserContext, host: Host) -> None:
    page = opened(visitor, host, CASE)
    page.goto(host.address(PRINCIPLE))
    page.wait_for_load_state("networkidle")
    assert not {"offline.json", "service-worker.js"} & set(host.asked)
    page.goto(host.address(OFFLINE))
    expect(page.get_by_role("button", name="Start keeping pages")).to_be_visible()
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert "service-worker.js" not in host.asked
    assert barriers(page) == []


def test_what_was_read_opens_again_and_search_and_tools_work(visitor: BrowserContext, host: Host) -> None:
    page = kept_core(visitor, host)
    title = read(page, host, CASE)
    page.goto(host.address(WRITE))
    page.get_by_label("Title", exact=False).first.fill("A walk with the mentor")
    expect(page.locator(".cp-tool__status")).to_contain_text("Draft kept")
    wait_for_note(page, "state", lambda it: "tools/" in it["wants"]["pages"])
    page.goto(host.address(CASE))
    visitor.set_offline(True)
    expect(page.locator(".cp-offline-note")).to_contain_text("There is no network now.")
    visitor.set_offline(False)
    expect(page.locator(".cp-offline-note")).to_be_empty()
    host.stop()
    page.reload()
    expect(page.locator("h1")).to_have_text(title)
    from_copy(page)
    assert barriers(page) == []
    page.locator("#cp-search-field").fill("Lena")
    expect(page.get_by_role("option").first).to_contain_text("Lena")
    page.goto(host.address("search/?q=school"))
    expect(page.get_by_role("link", name=title)).to_be_visible()
    page.goto(host.address(WRITE))
    expect(page.get_by_label("Title", exact=False).first).to_have_value("A walk with the mentor")
    page.goto(host.address(CASE.rstrip("/")))  # without the slash, as people type it
    expect(page).to_have_url(host.address(CASE))
    page.goto(host.address("nobody/wrote/this/"))
    expect(page.locator("h1")).to_have_text("There is no page at this address")


def test_a_page_that_is_not_kept_says_so_and_offers_what_is(visitor: BrowserContext, host: Host) -> None:
    page = kept_core(visitor, host)
    title = read(page, host, CASE)
    host.stop()
    page.set_viewport_size(PHONE)
    page.goto(host.address(PRINCIPLE))
    notice = page.locator("#cp-not-kept")
    expect(notice).to_be_focused()
    expect(notice).to_contain_text(PRINCIPLE)
    expect(notice.get_by_role("link", name=title)).to_be_visible()
    assert barriers(page) == []
    assert sideways(page) == 0
    host.start()
    page.keyboard.press("Tab")
    expect(notice.get_by_role("link", name="Try that page again")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(host.address(PRINCIPLE))
    expect(page.locator(".cp-offline-note")).to_be_empty()


def test_the_page_links_nowhere_else(visitor: BrowserContext, host: Host) -> None:
    page = opened(visitor, host)
    for wanted in ("https://elsewhere.test/", "//elsewhere.test/", "javascript:alert(1)", "../../x"):
        page.goto(host.address(f"{OFFLINE}?page={wanted}"))
        expect(page.get_by_role("heading", name="Nothing is kept yet")).to_be_visible()
        links = page.locator("#cp-not-kept a").evaluate_all("all => all.map(a => a.href)")
        assert all(link.startswith(host.address()) for link in links)


def test_a_topic_then_all_of_it_by_keys_alone(visitor: BrowserContext, host: Host) -> None:
    page = kept_core(visitor, host)
    assert barriers(page) == []
    page.get_by_role("button", name=f"Keep {TOPIC}").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"Remove {TOPIC}")).to_be_visible()
    in_topic = {part["page"] for part in listed(host.folder)["parts"] if TOPIC.lower() in part["topics"]}
    assert in_topic
    page.get_by_role("button", name="Keep The whole library").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Remove The whole library")).to_be_visible()
    expect(page.locator("#cp-offline-title")).to_be_focused()
    expect(page.locator(".cp-tool__status")).to_have_text("Kept: The whole library.")
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    page.locator(".cp-offline__list summary").click()
    assert barriers(page) == []
    assert sideways(page) == 0
    every = [entry for part in [listed(host.folder)["core"], *listed(host.folder)["parts"]] for entry in part["files"]]
    assert digests(page) == {entry[1] for entry in every}
    host.stop()
    for part in listed(host.folder)["parts"]:
        if part["kind"] in ("case-study", "principle", "toolkit"):
            page.goto(host.address(part["page"]))
            from_copy(page)


def test_all_of_it_goes_at_a_press_but_for_what_somebody_wrote(visitor: BrowserContext, host: Host) -> None:
    page = kept_core(visitor, host)
    whole(page, TOPIC)
    page.goto(host.address(WRITE))
    page.get_by_label("Title", exact=False).first.fill("Mine")
    expect(page.locator(".cp-tool__status")).to_contain_text("Draft kept")
    page.goto(host.address(OFFLINE))
    page.get_by_role("button", name=f"Remove {TOPIC}").click()
    expect(page.get_by_role("button", name=f"Keep {TOPIC}")).to_be_visible()
    page.get_by_role("button", name="Remove all kept pages").click()
    expect(page.locator(".cp-asking")).to_be_focused()
    assert barriers(page) == []
    page.get_by_role("button", name="Remove all kept pages").click()
    expect(page.get_by_role("heading", name="Nothing is kept yet")).to_be_focused()
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    page.goto(host.address(WRITE))
    expect(page.get_by_label("Title", exact=False).first).to_have_value("Mine")
    assert page.evaluate("caches.keys()") == []
    kept_core(visitor, host)  # and again, as if for the first time


def test_removing_a_topic_makes_room_again(visitor: BrowserContext, host: Host) -> None:
    page = kept_core(visitor, host)
    before = digests(page)
    whole(page, TOPIC)
    assert digests(page) > before
    page.get_by_role("button", name=f"Remove {TOPIC}").click()
    expect(page.locator(".cp-tool__status")).to_have_text(f"Removed: {TOPIC}.")
    assert digests(page) == before


def test_the_old_version_goes_on_until_the_new_one_is_whole(
    visitor: BrowserContext, host: Host, published: Callable[[Records], Path]
) -> None:
    page = kept_core(visitor, host)
    whole(page)
    old, new = listed(host.folder), listed(published(newer))
    assert old["build"] != new["build"]
    broken = next(entry[0] for part in new["parts"] for entry in part["files"] if "small-steps" in entry[0])
    host.folder, host.changed = published(newer), {broken.removesuffix("index.html"): b"half a page"}
    page.get_by_role("button", name="Look for a newer version").click()
    expect(page.get_by_role("alert")).to_contain_text("The website sends other files than its own list names")
    assert barriers(page) == []
    host.stop()
    reader = opened(visitor, host, "principles/")
    from_copy(reader)
    assert reader.get_by_role("link", name="Small steps").count() == 0
    host.changed = {}
    host.start()
    page.get_by_role("button", name="Look for a newer version").click()
    expect(page.locator(".cp-tool__status")).to_have_text("This is the newest version now.")
    assert note(page, "state")["build"] == new["build"]
    # A page that was opened from the old copy goes on with that: what it asks for is of its own build.
    asked = "fetch(new URL('../search/index.json', location)).then(answer => answer.text())"
    assert "Small steps" not in reader.evaluate(asked)
    reader.goto(host.address("principles/small-steps/"))
    page.get_by_role("button", name="Look for a newer version").click()
    expect(page.locator(".cp-tool__status")).to_have_text("This is the newest version already.")
    assert digests(page) == {e[1] for part in [new["core"], *new["parts"]] for e in part["files"]}
    host.stop()
    reader.goto(host.address("principles/"))
    from_copy(reader)
    expect(reader.get_by_role("link", name="Small steps").first).to_be_visible()


def test_reading_a_newer_page_brings_the_copy_up_to_date(
    visitor: BrowserContext, host: Host, published: Callable[[Records], Path]
) -> None:
    page = kept_core(visitor, host)
    read(page, host, CASE)
    host.folder = published(newer)
    page.goto(host.address("principles/"))
    wait_for_note(page, "state", lambda it: it["build"] == listed(host.folder)["build"])
    host.stop()
    page.goto(host.address(CASE))
    from_copy(page)


def test_keeping_more_of_a_site_that_has_changed_brings_all_of_it_up_to_date(
    visitor: BrowserContext, host: Host, published: Callable[[Records], Path]
) -> None:
    page = kept_core(visitor, host)
    host.folder = published(newer)
    whole(page, TOPIC)
    new = listed(host.folder)
    assert note(page, "state")["build"] == new["build"]
    parts = [new["core"], *(p for p in new["parts"] if p["page"] == "tools/" or TOPIC.lower() in p["topics"])]
    assert digests(page) >= {entry[1] for part in parts for entry in part["files"]}


def test_a_large_new_version_waits_until_somebody_asks(visitor: BrowserContext, host: Host) -> None:
    page = kept_core(visitor, host)
    large = bytes(8_000_001)
    new = listed(host.folder) | {"build": "a-large-one"}
    new["core"]["files"].append(["assets/large.css", digest(large), len(large)])
    host.changed = {"assets/large.css": large, "offline.json": json.dumps(new).encode()}
    page.reload()
    expect(page.locator(".cp-tool__notice")).to_contain_text("A newer version is there. Loading it takes up to 8.0 MB.")
    assert "assets/large.css" not in host.asked
    assert barriers(page) == []
    page.get_by_role("button", name="Load the newer version").click()
    expect(page.locator(".cp-tool__status")).to_have_text("This is the newest version now.")
    assert note(page, "state")["build"] == "a-large-one"


def test_loading_can_be_stopped_and_carried_on(visitor: BrowserContext, host: Host) -> None:
    page = kept_core(visitor, host)
    before = digests(page)
    waiting = threading.Event()
    host.delay = waiting
    page.get_by_role("button", name="Keep The whole library").click()
    stop = page.get_by_role("button", name="Stop")
    expect(stop).to_be_focused()
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert barriers(page) == []
    page.keyboard.press("Enter")
    waiting.set()
    expect(page.locator(".cp-tool__status")).to_contain_text("Stopped.")
    assert note(page, "state")["wants"]["all"] is False
    assert digests(page) >= before
    whole(page)


@pytest.mark.parametrize("is_told", [True, False], ids=["told before", "found out on the way"])
def test_no_room_is_said_and_what_was_kept_stays(visitor: BrowserContext, host: Host, is_told: bool) -> None:
    page = kept_core(visitor, host)
    before = digests(page)
    usage = page.evaluate("navigator.storage.estimate().then(it => it.usage)")
    quota = {"origin": host.address().rstrip("/"), "quotaSize": usage + 200_000}
    visitor.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", quota)
    if not is_told:
        page.evaluate("navigator.storage.estimate = () => Promise.resolve({quota: 1e12, usage: 0})")
    page.get_by_role("button", name="Keep The whole library").click()
    expect(page.get_by_role("alert")).to_contain_text("There is not enough room in this browser, so nothing was added")
    assert digests(page) == before
    assert note(page, "state")["wants"]["all"] is False
    assert barriers(page) == []
    host.stop()
    page.goto(host.address("tools/"))
    from_copy(page)


def test_pages_that_are_read_are_not_kept_where_somebody_says_so(visitor: BrowserContext, host: Host) -> None:
    page = kept_core(visitor, host)
    page.get_by_label("Keep each page that I read").uncheck()
    wait_for_note(page, "state", lambda it: not it["wants"]["reading"])
    page.goto(host.address(CASE))
    page.wait_for_load_state("networkidle")
    wait_for_note(page, "readers", lambda it: any(one["build"] for one in it.values()))
    assert note(page, "state")["wants"]["pages"] == []


def test_a_copy_for_editors_says_why_nothing_can_be_kept(visitor: BrowserContext, host: Host) -> None:
    host.changed = {"offline.json": b"{}"}
    page = opened(visitor, host)
    expect(page.get_by_role("heading", name="Pages cannot be kept here")).to_be_visible()
    expect(page.locator("cp-offline")).to_contain_text("is being edited")
    assert barriers(page) == []


def test_the_app_can_be_installed(visitor: BrowserContext, host: Host) -> None:
    page = opened(visitor, host, CASE)
    found = visitor.new_cdp_session(page).send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert found["url"] == host.address("manifest.webmanifest")
    for icon in manifest["icons"]:
        size = page.evaluate(
            "src => new Promise((done, fail) => { const i = new Image(); i.onload = () => done([i.width, i.height]);"
            " i.onerror = fail; i.src = src; })",
            host.address(icon["src"]),
        )
        assert icon["sizes"] in ("any", f"{size[0]}x{size[1]}")
    assert page.evaluate("fetch(document.querySelector('link[rel=manifest]').href).then(it => it.status)") == 200
