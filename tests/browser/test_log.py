"""The log: filled, searched, saved to a file that opens again, deleted."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.reflecting import (
    LOG,
    WRITE,
    a_file,
    an_entry,
    arrive,
    downloaded,
    entries,
    field,
    filled_log,
    keep,
    kept_ids,
    open_file,
    status,
    tab,
    write,
)
from tests.browser.small_site import Site, barriers


def test_the_log_hears_of_entries_from_other_tabs(visitor: BrowserContext) -> None:
    log = tab(visitor, LOG)
    page = tab(visitor)
    write(page, title="Written elsewhere", minutes="60")
    expect(log.locator(".cp-log__drafts")).to_contain_text("Written elsewhere")
    keep(page)
    expect(log.get_by_role("heading", name="1 entry, 1 hour")).to_be_visible()
    expect(log.locator(".cp-log__drafts")).to_have_count(0)


def test_everything_goes_into_a_file_and_comes_back_in_another_browser(
    visitor: BrowserContext, web: Site, tmp_path: Path
) -> None:
    page = tab(visitor, f"{WRITE}?page=principle:ask-first")
    write(page, question_0="<b>An answer</b>\n\nin two parts 👋", learned="ünïcode", minutes="25")
    field(page, "together").check()
    keep(page)
    page.get_by_role("button", name="Write another").click()
    write(page, impact="Only a draft")
    log = tab(visitor, LOG)
    saved = downloaded(log, log.get_by_role("button", name="Save everything to a file").click, tmp_path)
    assert saved.name == "My log 2026-11-22.json"
    elsewhere = tab(arrive(web), LOG)
    open_file(elsewhere, saved)
    expect(status(elsewhere)).to_contain_text("2 entries added")
    again = downloaded(
        elsewhere, elsewhere.get_by_role("button", name="Save everything to a file").click, tmp_path / "b"
    )
    assert json.loads(saved.read_text("utf-8"))["entries"] == json.loads(again.read_text("utf-8"))["entries"]
    expect(entries(elsewhere)).to_contain_text("<b>An answer</b>")
    open_file(elsewhere, saved)
    expect(status(elsewhere)).to_contain_text("0 entries added")
    expect(status(elsewhere)).to_contain_text("2 entries were here already")


def test_the_later_of_two_versions_stays(visitor: BrowserContext, tmp_path: Path) -> None:
    log = filled_log(visitor, tmp_path, an_entry(changed="2026-05-01T10:00:00.000Z"))
    earlier = an_entry(changed="2026-04-01T10:00:00.000Z", title="Earlier")
    open_file(log, a_file(tmp_path, earlier, an_entry(2), name="earlier.json"))
    expect(status(log)).to_have_text(re.compile("^1 entry added .* 1 entry was here already"))
    expect(log.locator(".cp-entry__title")).to_have_text(["Entry 2", "Entry 1"])


HOSTILE = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"


def test_a_file_is_never_run_or_shown_as_html(visitor: BrowserContext, tmp_path: Path) -> None:
    given = an_entry(
        title=HOSTILE,
        texts={"learned": HOSTILE},
        questions=[{"id": HOSTILE, "question": HOSTILE, "answer": HOSTILE}],
        page={"ref": "principle:gone", "title": HOSTILE, "version": "2026-01-01", "path": "javascript:alert(1)"},
    )
    log = filled_log(visitor, tmp_path, given)
    expect(log.locator(".cp-entry__title")).to_have_text(HOSTILE)
    entries(log).locator("summary").click()
    expect(log.locator(".cp-written").first).to_have_text(HOSTILE)
    assert log.locator("cp-log :is(img, script)").count() == 0
    assert "javascript" not in " ".join(link.get_attribute("href") or "" for link in log.locator("cp-log a").all())
    assert log.title() != "run"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("log.json", "{", "not a file that was saved here"),
        ("log.json", "[]", "not a log that was saved here"),
        ("log.json", '{"kind": "connected-practice/log", "format": 9, "entries": []}', "newer version"),
        ("log.json", "\udce9", "cannot be read as text"),
        ("log.json", "", "is empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_changes_nothing(
    visitor: BrowserContext, tmp_path: Path, name: str, content: str, said: str
) -> None:
    log = filled_log(visitor, tmp_path, an_entry())
    path = tmp_path / name
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    open_file(log, path)
    expect(log.locator("#cp-log-wrong")).to_contain_text(said)
    expect(log.locator("#cp-log-wrong")).to_be_focused()
    assert barriers(log) == []
    log.reload()
    expect(entries(log)).to_have_count(1)


def test_what_a_newer_version_kept_is_left_alone_and_told(visitor: BrowserContext, tmp_path: Path) -> None:
    log = filled_log(visitor, tmp_path, an_entry())
    log.evaluate(
        """() => new Promise(done => indexedDB.open('connected-practice').onsuccess = ({target}) => {
          const shelf = target.result.transaction('reflections', 'readwrite').objectStore('reflections');
          shelf.put({id: 'new', format: 2, changed: '2027-01-01', revision: 999}).onsuccess = done;
        })"""
    )
    log.reload()
    expect(log.get_by_text("1 thing in your log cannot be read by this version")).to_be_visible()
    expect(entries(log)).to_have_count(1)


def test_filter_and_search(visitor: BrowserContext, tmp_path: Path) -> None:
    given = [
        an_entry(1, title="Mornings", on="2026-11-03", minutes=60, activity="reading"),
        an_entry(2, title="Crèche visit", on="2026-09-01", minutes=90),
        an_entry(3, title="Last year", on="2025-10-10", minutes=20),
    ]
    log = filled_log(visitor, tmp_path, *given)
    expect(log.get_by_role("heading", name="3 entries, 2 hours 50 minutes")).to_be_visible()
    log.get_by_label("Search", exact=True).fill("creche lesson")
    expect(log.get_by_role("heading", name="1 entry, 1 hour 30 minutes")).to_be_visible()
    expect(status(log)).to_have_text("1 entry of 3 shown.")
    log.get_by_label("Search", exact=True).fill("nothing like it")
    log.get_by_role("button", name="Show all").click()
    expect(entries(log)).to_have_count(3)
    log.get_by_label("Time").select_option("school-year")
    expect(log.get_by_role("heading", name="2 entries, 2 hours 30 minutes")).to_be_visible()
    log.get_by_label("Kind").select_option("reading")
    expect(log.locator(".cp-entry__title")).to_have_text(["Mornings"])
    log.get_by_label("Kind").select_option("")
    log.get_by_label("Time").select_option("between")
    log.get_by_label("From", exact=True).fill("2025-01-01")
    log.get_by_label("To", exact=True).fill("2025-12-31")
    expect(log.locator(".cp-entry__title")).to_have_text(["Last year"])
    assert barriers(log) == []


def test_hours_by_period(visitor: BrowserContext, tmp_path: Path) -> None:
    log = filled_log(visitor, tmp_path, an_entry(1, on="2026-11-03"), an_entry(2, on="2025-11-03", together=False))
    log.locator(".cp-log__hours > summary").click()
    rows = log.locator(".cp-log__sums tr")
    expect(rows).to_contain_text(
        ["When", "November 2026130 minutes30 minutes", "November 2025", "In all21 hour30 minutes"]
    )
    log.get_by_label("Add them up").select_option("school-year")
    expect(rows).to_contain_text(["When", "2026 to 2027", "2025 to 2026", "In all"])
    assert barriers(log) == []


def test_a_page_that_has_changed_or_gone_is_told(visitor: BrowserContext, web: Site, tmp_path: Path) -> None:
    page = tab(visitor, f"{WRITE}?page=principle:ask-first")
    write(page, learned="As it was.")
    keep(page)
    log = filled_log(
        visitor, tmp_path, an_entry(page={"ref": "principle:gone", "title": "Gone", "version": "", "path": ""})
    )
    expect(log.get_by_text("no longer in the library")).to_have_count(1)
    expect(log.get_by_text("The page has changed since")).to_have_count(0)
    catalogue = json.loads((web.folder / "data/v1/catalogue.json").read_text("utf-8"))
    for record in catalogue["records"]:
        record["version"] = "2027-02-01"
    web.changed["data/v1/catalogue.json"] = json.dumps(catalogue).encode()
    log.reload()
    entry = entries(log).filter(has_text="Ask the child")
    expect(entry.locator("summary")).to_contain_text("page has changed")
    expect(entry).to_contain_text(
        "as it stood on 10 January 2026. The page has changed since, last on 1 February 2027."
    )


def test_deleting_one_is_at_once_and_for_good(visitor: BrowserContext, tmp_path: Path) -> None:
    log = filled_log(visitor, tmp_path, an_entry(1), an_entry(2))
    first = entries(log).filter(has_text="Entry 1")
    first.locator("summary").click()
    first.get_by_role("button", name="Delete it").click()
    expect(first.get_by_role("group", name="Delete this entry")).to_be_focused()
    assert barriers(log) == []
    first.get_by_role("button", name="Leave it").click()
    first.get_by_role("button", name="Delete it").click()
    first.get_by_role("button", name="Delete for good").click()
    expect(status(log)).to_have_text("Deleted for good.")
    expect(log.locator("#cp-log-title")).to_be_focused()
    log.reload()
    expect(log.locator(".cp-entry__title")).to_have_text(["Entry 2"])
    assert kept_ids(log) == ["entry-2"]


def test_deleting_all_is_at_once_and_for_good(visitor: BrowserContext, tmp_path: Path) -> None:
    log = filled_log(visitor, tmp_path, an_entry(1), an_entry(2), an_entry(3, state="draft", of=None, basedOn=0))
    log.get_by_role("button", name="Delete everything in the log").click()
    expect(log.get_by_text("Delete 2 entries and 1 draft?")).to_be_visible()
    assert barriers(log) == []
    log.get_by_role("button", name="Delete everything for good").click()
    expect(log.get_by_role("heading", name="Nothing in your log yet")).to_be_focused()
    assert kept_ids(log) == []


def test_a_log_of_thousands_draws_only_what_is_seen(visitor: BrowserContext, tmp_path: Path) -> None:
    log = filled_log(visitor, tmp_path, *(an_entry(number) for number in range(5000)))
    expect(log.get_by_role("heading", name="5,000 entries, 2,500 hours")).to_be_visible()
    expect(entries(log)).to_have_count(30)
    log.get_by_role("button", name="Show more").click()
    expect(entries(log)).to_have_count(60)
    expect(entries(log).nth(30).locator("summary")).to_be_focused()
    log.get_by_label("Search", exact=True).fill("entry 4321.")
    expect(entries(log)).to_have_count(1)
