"""The small site, opened in Chromium, for every test of what runs in a browser.

A test module that needs other records than the good library's names what writes them:

    RECORDS = assessment_site.records
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser import small_site
from tests.browser.reflecting import arrive
from tests.browser.small_site import Site

Records = Callable[[Path], None]
"""Writes a library into a folder that it makes."""


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Records], Path]:
    """What builds the site of a library, once however many tests ask for it. They do not change it."""
    built: dict[Records, Path] = {}

    def folder(records: Records) -> Path:
        if records not in built:
            built[records] = small_site.build(tmp_path_factory.mktemp("small") / "library", records)
        return built[records]

    return folder


@pytest.fixture
def web(request: pytest.FixtureRequest, chromium: Browser, published: Callable[[Records], Path]) -> Iterator[Site]:
    """The small site; a test that leaves an error in a console, or asks anything of another origin, fails."""
    opened = Site(chromium, published(getattr(request.module, "RECORDS", small_site.good)))
    yield opened
    opened.close()
    assert opened.said == []


@pytest.fixture
def visitor(web: Site) -> BrowserContext:
    """A browser in which nothing is kept yet, on a day that stays the same."""
    return arrive(web)
