"""Files on disk: what is saved arrives there, what is chosen comes in, and a change of mind is no error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import modules


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code that saves and opens files, bundled."""
    return modules.bundle({"files": "files/index"}, tmp_path_factory.mktemp("files"))


@pytest.fixture
def page(chromium: Browser, script: Path) -> Iterator[Page]:
    """A page as strict as the site's own."""
    context = chromium.new_context()
    modules.serve(context, script, Content_Security_Policy="default-src 'self'; style-src 'self' 'unsafe-inline'")
    yield modules.open_page(context)
    context.close()


def test_text_is_saved_under_its_name(page: Page) -> None:
    with page.expect_download() as saved:
        page.evaluate("files.save('My: log.json', '{\"wörds\": 1}', 'application/json')")
    assert saved.value.suggested_filename == "My log.json"
    assert Path(saved.value.path()).read_text("utf-8") == '{"wörds": 1}'
    assert page.locator("a").count() == 0


def test_bytes_are_saved_as_they_are(page: Page) -> None:
    with page.expect_download() as saved:
        page.evaluate("files.save('a.docx', new Blob([new Uint8Array([80, 75, 3, 4, 255])]))")
    assert Path(saved.value.path()).read_bytes() == b"PK\x03\x04\xff"


ASK = """(accept, most, several) => files.open(accept, most, several)
  .then(async found => Promise.all(found.map(async file => [file.name, await files.textOf(file)])))
  .catch(error => [error.name, error.message])"""


def choose(page: Page, given: list[Path], options: str) -> object:
    """Open the chooser, choose files in it, and return what came of it."""
    with page.expect_file_chooser() as chooser:
        page.evaluate(f"() => {{ window.asked = ({ASK})({options}); }}")
    chooser.value.set_files(given)
    return page.evaluate("asked")


def test_chosen_files_come_in(page: Page, tmp_path: Path) -> None:
    first, second = tmp_path / "one.txt", tmp_path / "two.txt"
    first.write_text("eins", "utf-8")
    second.write_text("zwei ü", "utf-8")
    assert choose(page, [first, second], "'.txt', 1000, true") == [["one.txt", "eins"], ["two.txt", "zwei ü"]]
    assert choose(page, [second], "'.txt', 1000, false") == [["two.txt", "zwei ü"]]
    assert page.locator("input").count() == 0


def test_a_file_that_is_too_large_is_refused(page: Page, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_text("x" * 3_000_000, "utf-8")
    assert choose(page, [large], "'.txt', 2_000_000, false") == [
        "Unreadable",
        "“large.txt” is larger than 2 MB, the most that can be opened here.",
    ]


def test_thinking_better_of_it_brings_nothing(page: Page) -> None:
    # Nobody answers the chooser, and Chromium without a window closes it.
    page.evaluate(f"() => {{ window.asked = ({ASK})('.txt', 1000, false); }}")
    assert page.evaluate("asked") == []
