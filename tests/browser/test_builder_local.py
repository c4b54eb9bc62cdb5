"""An organisation's own lines in a real browser: a logo of any size becomes small, and all are kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import modules

DRAWN = """async ([width, height, type]) => {
  const canvas = Object.assign(document.createElement("canvas"), {width, height});
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#0b5d5b";
  pen.fillRect(0, 0, width / 2, height);
  const file = await new Promise((resolve) => canvas.toBlob(resolve, type));
  return await local.logoFrom(file);
}"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What keeps an organisation's lines, and the store, bundled."""
    return modules.bundle({"local": "builder/local", "store": "store/index"}, tmp_path_factory.mktemp("local"))


@pytest.fixture
def context(chromium: Browser, script: Path) -> Iterator[BrowserContext]:
    """A browser in which nothing has been kept yet."""
    fresh = chromium.new_context()
    modules.serve(fresh, script)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """One tab."""
    return modules.open_page(context)


def kept(page: Page) -> Any:
    """Return what is kept."""
    return page.evaluate("async () => local.organisation(await store.openStore())")


def keep(page: Page, organisation: dict[str, Any]) -> None:
    """Keep an organisation."""
    page.evaluate("async (given) => local.keep(await store.openStore(), given)", organisation)


def test_a_logo_is_made_small(page: Page) -> None:
    for size, small in {(1000, 250): (400, 100), (90, 900): (40, 400), (120, 40): (120, 40)}.items():
        for kind in ("image/png", "image/jpeg"):
            logo = page.evaluate(DRAWN, [*size, kind])
            assert (logo["width"], logo["height"]) == small
            assert logo["source"].startswith("data:image/png;base64,")


def test_what_is_no_picture_is_refused_in_words(page: Page) -> None:
    said = page.evaluate(
        """async () => {
          const answers = [];
          const drawing = new Blob(["<svg onload='x'/>"], {type: "image/png"});
          for (const file of [drawing, new Blob([new Uint8Array(11_000_000)])]) {
            await local.logoFrom(file).catch((error) => answers.push([error.name, error.message]));
          }
          return answers;
        }"""
    )
    assert [name for name, _ in said] == ["Unreadable", "Unreadable"]
    assert "PNG or a JPEG" in said[0][1]
    assert "larger than 10 MB" in said[1][1]


def test_an_organisation_is_there_at_the_next_visit(context: BrowserContext, page: Page) -> None:
    assert kept(page) == {"name": "", "logo": None, "contacts": []}
    ours = {"name": "Harbour Trust", "logo": page.evaluate(DRAWN, [60, 30, "image/png"]), "contacts": ["Ms A, ext. 12"]}
    keep(page, ours)
    page.close()
    other, again = modules.open_page(context), modules.open_page(context)
    assert kept(again) == ours
    keep(other, {**ours, "name": "Harbour School"})
    keep(again, {**ours, "name": "Harbour Learning Trust"})
    assert kept(other)["name"] == "Harbour Learning Trust", "who says it last is right"


def test_what_is_kept_in_another_shape_is_left_out(page: Page) -> None:
    page.evaluate(
        """async () => (await store.openStore()).put("settings", "organisation",
          {format: 9, name: 4, logo: {source: "https://tracker.test/x.png", width: 4, height: 4}, contacts: "x"}, 0)"""
    )
    assert kept(page) == {"name": "", "logo": None, "contacts": []}
