"""A page of the library within another site's page, in Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import small_site

HOST = "https://platform.test/"
SNIPPET = """\
<!doctype html><html lang="en"><title>A course</title><body style="margin: 0"><h1>Week three</h1>
<iframe src="{address}case-studies/lena/embed/" title="Lena" width="680" height="640" loading="lazy"
style="max-width: 100%; border: 0"></iframe>
"""


@pytest.mark.parametrize(("width", "script"), [(1280, True), (320, False)])
def test_it_shows_within_a_course(web: small_site.Site, width: int, script: bool) -> None:
    visitor = web.visitor(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page = visitor.new_page()

    def course(route: Route) -> None:
        route.fulfill(body=SNIPPET.format(address=small_site.ADDRESS), content_type="text/html")

    page.route(f"{HOST}**", course)
    page.goto(HOST)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_be_visible()
    expect(frame.get_by_role("searchbox")).to_have_count(0)
    expect(frame.get_by_role("banner")).to_have_count(0)
    expect(frame.get_by_role("link", name="Skip to content")).to_be_hidden()
    expect(frame.get_by_text("Links open there, in a tab of their own.")).to_be_visible()
    if script:
        shown = page.frames[-1]
        assert shown.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        with visitor.expect_page() as opened:
            frame.get_by_role("link", name="CC BY 4.0").click()
        assert opened.value.url == f"{small_site.ADDRESS}about/licence/"


@pytest.mark.parametrize("path", ["case-studies/lena", "modules/first-weeks", "toolkits/welcome-check"])
def test_it_has_no_barriers(web: small_site.Site, path: str) -> None:
    page: Page = web.visitor(viewport={"width": 320, "height": 640}).new_page()
    page.goto(f"{small_site.ADDRESS}{path}/embed/")
    assert small_site.barriers(page) == []
    assert small_site.sideways(page) == 0
