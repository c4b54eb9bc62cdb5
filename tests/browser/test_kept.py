"""The page Tools: what this browser keeps, counted, saved, opened and deleted."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from tests.browser.reflecting import (
    TOOLS,
    WHOLE_NAME,
    a_file,
    an_entry,
    arrive,
    downloaded,
    filled_log,
    kept_ids,
    open_file,
    status,
    tab,
)
from tests.browser.small_site import Site, barriers


def test_the_tools_page_counts_saves_opens_and_deletes_what_is_kept(
    visitor: BrowserContext, web: Site, tmp_path: Path
) -> None:
    tools = tab(visitor, TOOLS)
    expect(tools.get_by_text("Nothing yet.")).to_be_visible()
    log = filled_log(visitor, tmp_path, an_entry(1), an_entry(2))
    log.get_by_label("In which shape").select_option("teacher")
    expect(tools.locator(".cp-kept__counts li")).to_have_text(
        ["2 entries and drafts in your log", "1 choice that a tool remembers"]
    )
    assert barriers(tools) == []
    saved = downloaded(tools, tools.get_by_role("button", name="Save everything to one file").click, tmp_path)
    elsewhere = tab(arrive(web), TOOLS)
    open_file(elsewhere, saved, "Open a saved file")
    expect(status(elsewhere)).to_contain_text("3 added from")
    expect(elsewhere.locator(".cp-kept__counts li")).to_have_count(2)
    elsewhere.evaluate("localStorage.setItem('connected-practice-unsaved assessments x', '{}')")
    elsewhere.get_by_role("button", name="Delete everything").click()
    elsewhere.get_by_role("button", name="Delete everything for good").click()
    expect(elsewhere.get_by_text("Nothing yet.")).to_be_visible()
    assert kept_ids(elsewhere) == []
    assert "connected-practice-unsaved assessments x" not in elsewhere.evaluate("Object.keys(localStorage)")


def test_the_tools_page_points_at_words_before_it_saves(visitor: BrowserContext, tmp_path: Path) -> None:
    filled_log(visitor, tmp_path, an_entry(texts={"learned": WHOLE_NAME}))
    tools = tab(visitor, TOOLS)
    tools.get_by_role("button", name="Save everything to one file").click()
    expect(tools.locator("#cp-kept-review")).to_be_focused()
    expect(tools.locator("#cp-kept-review")).to_contain_text("1 place in your entries and drafts in your log")
    assert barriers(tools) == []
    saved = downloaded(tools, tools.get_by_role("button", name="Save it as it is").click, tmp_path)
    assert "Jamie Cartwright" in saved.read_text("utf-8")


def test_the_tools_page_refuses_a_file_of_another_kind(visitor: BrowserContext, tmp_path: Path) -> None:
    tools = tab(visitor, TOOLS)
    open_file(tools, a_file(tmp_path, an_entry()), "Open a saved file")
    expect(tools.get_by_role("alert")).to_contain_text("one of the tools")
