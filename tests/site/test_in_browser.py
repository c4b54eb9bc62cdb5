"""One page of every template in a real browser: it loads in full, and axe-core finds no barrier by day or by night."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.small_site import barriers

ROOT = Path(__file__).parents[2]
SCHEMES = {"light": "default", "dark": "slate"}
"""What the reader asks for, and what the theme then calls it."""


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> str:
    """Light, then dark."""
    return str(request.param)


@pytest.fixture
def page(chromium: Browser, scheme: str) -> Iterator[Page]:
    """A window of a reader who prefers a scheme, and no motion: a colour on its way is neither of the two."""
    context = chromium.new_context(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.fixture
def troubles(page: Page, address: str) -> list[str]:
    """What goes wrong in the window as it goes wrong: errors, refusals, files that are missing or from elsewhere."""
    found: list[str] = []

    def answered(response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            found.append(f"{response.status} {response.url}")

    page.on("pageerror", lambda error: found.append(f"error: {error}"))
    page.on(
        "console", lambda line: found.append(f"console: {line.text}") if line.type in ("error", "warning") else None
    )
    page.on("request", lambda request: None if _is_ours(request.url, address) else found.append(f"asks {request.url}"))
    page.on("response", answered)
    return found


def _is_ours(url: str, address: str) -> bool:
    return url.startswith((f"{address}/", "data:", f"blob:{address}/"))


def open_page(page: Page, address: str, path: str) -> None:
    """Open a page of the site by its file, and wait until it has loaded."""
    missing = "this/page/is/not/there/"  # what a reader opens to be shown 404.html
    url = urljoin(f"{address}/", missing if path == "404.html" else path.removesuffix("index.html"))
    page.goto(url, wait_until="load")


def test_it_loads_in_full_and_in_the_readers_colours(
    page: Page, address: str, page_of_template: str, scheme: str, troubles: list[str]
) -> None:
    open_page(page, address, page_of_template)
    page.wait_for_load_state("networkidle")
    assert page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
    if page_of_template == "404.html":
        troubles = [line for line in troubles if "status of 404" not in line]  # the page itself, and meant
    assert not troubles


def test_axe_finds_no_barrier(page: Page, address: str, page_of_template: str) -> None:
    open_page(page, address, page_of_template)
    found = barriers(page)
    if found:
        pytest.fail("\n".join([page.url, *found]), pytrace=False)
