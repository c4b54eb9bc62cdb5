"""Filling in an audit or a checklist in Chromium: from an empty browser to the file on disk, and what can happen."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import assessment_site as on
from tests.browser import small_site
from tests.browser.assessment_site import HOSTILE, a_file, rate, ratings, saved, tab, write

RECORDS = on.records


def panel(page: Page, name: str) -> Callable[[], None]:
    """Return what presses a button among the things one can do."""
    page.get_by_text("More you can do").click()
    return page.locator(".cp-panel").get_by_role("button", name=name).click


# The journey


def test_from_an_empty_browser_to_the_file_on_disk_and_back(web: small_site.Site, tmp_path: Path) -> None:
    page = tab(web.visitor())
    page.get_by_label("Your role").fill("Teacher")
    page.get_by_label("Your school, team or agency").fill("Harbour School")
    rate(page, {1: "red", 2: "amber", 40: "na"})
    write(page, 1, evidence="Two mornings.\nNobody spoke.", step="Ask Year 8", who="Head of year", by="Easter")
    expect(page.locator("#item-1 summary")).to_contain_text("written: evidence, next step, who and by when")
    path = on.download(page, page.get_by_role("button", name="Save a file"), tmp_path)
    assert path.name == "March 2026 - Teacher - Harbour School - A check for the whole school.json"

    data = json.loads(path.read_text("utf-8"))
    assert (data["title"], data["on"], data["role"]) == ("March 2026", "2026-03-02", "Teacher")
    assert {row["id"]: row["rating"] for row in data["items"] if row["rating"]} == {
        "item-1": "red",
        "item-2": "amber",
        "item-40": "na",
    }
    assert data["items"][0]["text"] == on.text(1)

    other = tab(web.visitor())
    on.choose(other, other.get_by_role("button", name="Open a file"), path.read_bytes())
    expect(on.choice(other, 1, "red")).to_be_checked()
    assert ratings(other) == {1: "red", 2: "amber", 40: "na"}
    expect(on.field(other, "evidence", 1)).to_have_value("Two mornings.\nNobody spoke.")
    expect(other.get_by_label("Your role")).to_have_value("Teacher")
    saved(other)
    assert [row["items"] for row in on.kept(other)] == [data["items"]]


def test_what_is_answered_is_there_after_the_page_was_closed(web: small_site.Site) -> None:
    visitor = web.visitor()
    page = tab(visitor)
    rate(page, {3: "green"})
    write(page, 3, note="Seen on Monday")
    page.close(run_before_unload=True)  # at once: nobody waits for a pause in their writing
    page = tab(visitor)
    expect(on.choice(page, 3, "green")).to_be_checked()
    expect(on.field(page, "note", 3)).to_have_value("Seen on Monday")
    expect(page.locator(".cp-panel")).to_contain_text("1 of 40 rated")


def test_nothing_is_kept_before_something_is_answered(web: small_site.Site) -> None:
    page = tab(web.visitor())
    expect(page.locator(".cp-bar")).to_be_hidden()
    assert on.kept(page) == []


def test_nothing_moves_when_one_begins(web: small_site.Site) -> None:
    page = tab(web.visitor())
    where = "() => document.getElementById('item-20').getBoundingClientRect().top + scrollY"
    before = page.evaluate(where)
    rate(page, {1: "red"})
    saved(page)
    assert page.evaluate(where) == before


def test_role_and_agency_are_asked_once(web: small_site.Site) -> None:
    visitor = web.visitor()
    page = tab(visitor)
    page.get_by_label("Your role").fill("Nurse")
    rate(page, {1: "red"})
    saved(page)
    page = tab(visitor, on.CHECKLIST)
    expect(page.get_by_label("Your role")).to_have_value("Nurse")


def test_last_terms_is_not_written_over(web: small_site.Site) -> None:
    visitor = web.visitor()
    page = tab(visitor)
    rate(page, {1: "red"})
    saved(page)
    page.close()
    page = tab(visitor, at=on.TODAY + timedelta(days=60))
    assert ratings(page) == {}
    rate(page, {1: "green"})
    saved(page)
    assert sorted(row["title"] for row in on.kept(page)) == ["March 2026", "May 2026"]
    page.get_by_role("button", name="Carry on with March 2026").click()
    expect(on.choice(page, 1, "red")).to_be_checked()


def test_a_new_one_leaves_the_one_before_where_it_was(web: small_site.Site) -> None:
    page = tab(web.visitor())
    rate(page, {1: "red"})
    saved(page)
    panel(page, "Start a new one")()
    expect(on.choice(page, 1, "red")).not_to_be_checked()
    rate(page, {2: "green"})
    saved(page)
    assert len(on.kept(page)) == 2


def test_what_is_deleted_can_be_had_back(web: small_site.Site) -> None:
    page = tab(web.visitor())
    rate(page, {1: "red", 2: "green"})
    saved(page)
    panel(page, "Delete it")()
    expect(on.messages(page)).to_contain_text("“March 2026” was deleted.")
    assert on.kept(page) == []
    assert ratings(page) == {}
    on.messages(page).get_by_role("button", name="Undo").click()
    expect(on.choice(page, 1, "red")).to_be_checked()
    assert ratings(page) == {1: "red", 2: "green"}
    assert len(on.kept(page)) == 1


# By keyboard


def test_forty_items_by_keyboard_alone(web: small_site.Site) -> None:
    page = tab(web.visitor())
    page.locator("#fill-in").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name === 'rating-item-1'"):
            break
    for number in range(40):
        page.keyboard.press("rag1234n"[number % 8])
        page.keyboard.press("ArrowDown")
    names = ["red", "amber", "green", "red", "amber", "green", "na", "na"]
    assert ratings(page) == {number + 1: names[number % 8] for number in range(40)}
    expect(page.locator(".cp-bar")).to_contain_text("40 of 40 rated")
    saved(page)


def test_keys_go_back_open_the_details_and_take_a_rating_back(web: small_site.Site) -> None:
    page = tab(web.visitor())
    on.choice(page, 2, "red").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("a")
    page.keyboard.press("e")
    page.keyboard.type("ragn123")  # in a field, letters are letters
    expect(on.field(page, "evidence", 1)).to_have_value("ragn123")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")  # another rating, as radio buttons have it
    assert ratings(page) == {1: "green"}
    page.keyboard.press("Backspace")
    assert ratings(page) == {}
    page.keyboard.press("Control+a")
    page.keyboard.press("Meta+r")
    assert ratings(page) == {}


@pytest.mark.parametrize(
    ("address", "words", "keys"),
    [
        (on.CHECKLIST, ["Yes", "Not yet", "Does not apply"], ["y", "n", "x", "2"]),
        (on.YES_NO, ["Yes", "No", "Does not apply"], ["y", "n", "x", "2"]),
    ],
    ids=["checklist", "yes-no"],
)
def test_other_scales_have_their_own_words_and_keys(
    web: small_site.Site, address: str, words: list[str], keys: list[str]
) -> None:
    page = tab(web.visitor(), address)
    first = page.locator("#thing-1")
    assert [first.get_by_role("radio", name=name, exact=True).count() for name in words] == [1, 1, 1]
    page.locator('[name="rating-thing-1"]').first.focus()
    for key in keys:
        page.keyboard.press(key)
        page.keyboard.press("ArrowDown")
    chosen = page.locator("[data-item] input:checked").evaluate_all("all => all.map(one => one.value)")
    assert chosen == ["yes", "no", "na", "no"]
    page.get_by_text("Rate with the keyboard").click()
    for word in words:
        expect(page.locator(".cp-keys")).to_contain_text(word)


def test_the_bar_leads_to_what_has_no_rating_and_never_covers_it(web: small_site.Site) -> None:
    page = tab(web.visitor(viewport={"width": 1280, "height": 720}))
    rate(page, dict.fromkeys(range(1, 26), "green"))
    on.choice(page, 3, "green").focus()
    page.get_by_role("button", name="Next unrated").click()
    for number in range(26, 33):
        assert page.evaluate("document.activeElement.name") == f"rating-item-{number}"
        hidden = page.evaluate(
            """() => document.activeElement.closest('[data-item]').getBoundingClientRect().bottom
              - document.querySelector('.cp-bar').getBoundingClientRect().top"""
        )
        assert hidden <= 0
        page.keyboard.press("ArrowDown")


# Two tabs


def test_two_tabs_lose_nothing(web: small_site.Site) -> None:
    visitor = web.visitor()
    one = tab(visitor)
    rate(one, {1: "red"})
    saved(one)
    other = tab(visitor)
    rate(other, {2: "green"})
    saved(other)
    expect(on.choice(one, 2, "green")).to_be_checked()
    write(one, 3, note="from one")
    write(other, 3, note="from the other")  # before either is saved
    for page in (one, other):
        expect(on.field(page, "note", 3)).to_have_value("from one\nfrom the other")
        assert ratings(page) == {1: "red", 2: "green"}
    assert len(on.kept(one)) == 1


def test_a_second_tab_joins_what_the_first_has_begun(web: small_site.Site) -> None:
    visitor = web.visitor()
    one, other = tab(visitor), tab(visitor)
    rate(one, {1: "red"})
    expect(on.choice(other, 1, "red")).to_be_checked()
    rate(other, {2: "amber"})
    expect(on.choice(one, 2, "amber")).to_be_checked()
    assert len(on.kept(one)) == 1


def test_what_another_tab_deletes_is_kept_if_one_wishes(web: small_site.Site) -> None:
    visitor = web.visitor()
    one = tab(visitor)
    rate(one, {1: "red"})
    saved(one)
    other = tab(visitor)
    panel(other, "Delete it")()
    expect(on.messages(one)).to_contain_text("was deleted in another tab. It is still on this page.")
    expect(one.locator(".cp-bar")).to_contain_text("Not saved. See why")
    rate(one, {2: "green"})
    assert on.kept(one) == []
    on.messages(one).get_by_role("button", name="Keep it").click()
    saved(one)
    assert [len([row for row in one["items"] if row["rating"]]) for one in on.kept(one)] == [2]
    expect(on.messages(one)).to_be_empty()


# A browser that keeps nothing


def test_a_browser_that_keeps_nothing_says_so_and_offers_the_file(web: small_site.Site, tmp_path: Path) -> None:
    visitor = web.visitor()
    visitor.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    page = tab(visitor)
    rate(page, {1: "red"})
    expect(on.messages(page)).to_contain_text("does not let this site keep anything")
    path = on.download(page, on.messages(page).get_by_role("button", name="Save a file now"), tmp_path)
    assert json.loads(path.read_text("utf-8"))["items"][0]["rating"] == "red"
    page.get_by_text("More you can do").click()
    on.choose(page, page.get_by_role("button", name="Open a file"), a_file({5: "amber"}))
    expect(on.choice(page, 5, "amber")).to_be_checked()


def test_a_full_browser_says_so_and_saves_when_there_is_room_again(web: small_site.Site) -> None:
    page = tab(web.visitor())
    page.evaluate(
        """() => {
          window.put = IDBObjectStore.prototype.put;
          IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
        }"""
    )
    rate(page, {1: "red"})
    expect(on.messages(page)).to_contain_text("no room left in this browser")
    expect(page.locator(".cp-panel__saved").first).to_have_text("Not saved.")
    page.evaluate("() => { IDBObjectStore.prototype.put = window.put; }")
    rate(page, {2: "green"})
    saved(page)
    expect(on.messages(page)).to_be_empty()
    assert [len([row for row in one["items"] if row["rating"]]) for one in on.kept(page)] == [2]


def test_a_page_that_cannot_load_its_questions_tries_again(web: small_site.Site) -> None:
    web.changed["data/v1/toolkit/school-check.json"] = b"<!doctype html>"
    visitor = web.visitor()
    page = visitor.new_page()
    page.goto(on.AUDIT)
    expect(on.messages(page)).to_contain_text("could not load its questions")
    rate(page, {4: "amber"})  # meanwhile the form is a form
    web.changed.clear()
    page.get_by_role("button", name="Try again").click()
    on.ready(page)
    saved(page)
    assert ratings(page) == {4: "amber"}
    assert len(on.kept(page)) == 1


# Versions and files


def test_a_file_from_an_older_version_keeps_every_answer(web: small_site.Site) -> None:
    texts = {on.item(n): on.text(n) for n in range(1, 39)} | {
        "item-2": "What it said before.",
        "bell": "The bell is quiet.",
    }
    older = a_file({1: "green", 2: "red"}, texts=texts)
    older["toolkit"]["version"] = "2025-09-01"
    older["items"][-1]["rating"] = "amber"
    page = tab(web.visitor())
    on.choose(page, page.get_by_role("button", name="Open a file"), older)
    told = on.messages(page)
    expect(told).to_contain_text("begun with an earlier version of 1 September 2025. Every answer is kept.")
    expect(told).to_contain_text(f"Added since (2): “{on.text(39)}” “{on.text(40)}”")
    expect(told).to_contain_text(f"Worded differently here (1): “{on.text(2)}”")
    expect(told).to_contain_text("Withdrawn since (1): “The bell is quiet.”")
    assert ratings(page) == {1: "green", 2: "red"}
    expect(page.locator("#item-2")).to_contain_text("It was: “What it said before.”")
    expect(page.locator("#item-39")).to_contain_text("New since you began.")
    expect(page.locator(".cp-withdrawn")).to_contain_text("The bell is quiet.")

    told.get_by_role("button", name="Understood").click()
    expect(page.locator("#item-39")).not_to_contain_text("New since you began.")
    page.get_by_role("button", name="My rating still stands").click()
    expect(page.locator("#item-2")).not_to_contain_text("It was:")
    saved(page)
    (row,) = on.kept(page)
    assert row["toolkit"]["version"] == on.VERSION
    found = {one["id"]: (one["rating"], one["text"]) for one in row["items"]}
    assert found["item-2"] == ("red", on.text(2))
    assert found["bell"] == ("amber", "The bell is quiet.")
    assert len(found) == 41


def test_a_file_from_a_newer_version_keeps_every_answer(web: small_site.Site) -> None:
    newer = a_file({1: "green"}, texts={on.item(1): on.text(1), "lift": "The lift works."})
    newer["toolkit"]["version"] = "2027-01-01"
    newer["items"][1]["rating"] = "red"
    page = tab(web.visitor())
    on.choose(page, page.get_by_role("button", name="Open a file"), newer)
    expect(on.messages(page)).to_contain_text("answered with a newer version of 1 January 2027 than this page has")
    expect(on.messages(page)).to_contain_text("Not on this page (1): “The lift works.”")
    expect(page.locator(".cp-withdrawn")).to_contain_text("The lift works.")
    rate(page, {2: "amber"})
    saved(page)
    ratings_kept = {one["id"]: one["rating"] for one in on.kept(page)[0]["items"] if one["rating"]}
    assert ratings_kept == {"item-1": "green", "item-2": "amber", "lift": "red"}


def test_a_file_of_another_toolkit_is_refused_kindly_and_opened_where_it_belongs(web: small_site.Site) -> None:
    visitor = web.visitor()
    page = tab(visitor, on.CHECKLIST)
    page.locator('[name="rating-thing-1"][value="yes"]').check()
    saved(page)
    page.get_by_text("More you can do").click()
    on.choose(page, page.get_by_role("button", name="Open a file"), a_file({1: "red"}))
    expect(on.messages(page)).to_contain_text("belongs to another tool, “A check for the whole school”")
    expect(page.locator('[name="rating-thing-1"][value="yes"]')).to_be_checked()
    page.get_by_role("button", name="Keep it and open it there").click()
    page.wait_for_url(f"{on.AUDIT}**")
    expect(on.choice(page, 1, "red")).to_be_checked()


def test_a_file_of_a_tool_that_is_not_here_leaves_everything_as_it_is(web: small_site.Site) -> None:
    other = a_file({1: "red"})
    other["toolkit"] |= {"ref": "toolkit:somewhere-else", "title": "Another library's"}
    page = tab(web.visitor())
    on.choose(page, page.get_by_role("button", name="Open a file"), other)
    expect(on.messages(page)).to_contain_text("This library does not have that tool")
    assert on.kept(page) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "not a file that was saved here"),
        (b"\xff\xfe\x00", "cannot be read as text"),
        (b"", "is empty"),
        (b" " * 2_000_001, "is larger than 2 MB"),
        (b'{"kind": "connected-practice/reflections"}', "saved by another tool of this library"),
        (json.dumps(a_file() | {"format": 9}).encode(), "newer version of this library"),
        (b'{"__proto__": {"kind": "connected-practice/self-assessment"}, "items": 1}', "not a self-assessment"),
    ],
    ids=["cut-off", "not-text", "empty", "too-large", "another-tool", "newer", "no-prototype"],
)
def test_a_file_that_is_none_is_refused_in_words(web: small_site.Site, content: bytes, words: str) -> None:
    page = tab(web.visitor())
    on.choose(page, page.get_by_role("button", name="Open a file"), content)
    expect(on.messages(page)).to_contain_text(words)
    assert on.kept(page) == []
    rate(page, {1: "red"})
    saved(page)


def test_what_a_file_says_is_shown_as_text(web: small_site.Site) -> None:
    texts = {on.item(1): HOSTILE, "bell": HOSTILE}
    hostile = a_file({1: "green"}, texts=texts, role=HOSTILE, title=HOSTILE, evidence={1: HOSTILE})
    hostile["items"][1]["rating"] = "red"
    page = tab(web.visitor())
    title = page.title()
    on.choose(page, page.get_by_role("button", name="Open a file"), hostile)
    expect(page.locator("#item-1")).to_contain_text(HOSTILE)
    expect(page.locator(".cp-withdrawn")).to_contain_text(HOSTILE)
    page.locator(".cp-bar").get_by_role("button", name="What it shows").click()
    page.locator(".cp-result summary").first.click()
    expect(page.locator(".cp-result")).to_contain_text(HOSTILE)
    assert page.locator("img[src=x]").count() == 0
    assert page.title() == title


# Without scripts, on paper, small, large, and for everybody


def test_it_is_a_form_without_javascript(web: small_site.Site) -> None:
    page = web.visitor(java_script_enabled=False).new_page()
    page.goto(on.AUDIT)
    expect(page.locator("noscript p")).to_contain_text("JavaScript is off in this browser")
    rate(page, {1: "red", 2: "green"})
    write(page, 1, evidence="By hand", who="Me")
    on.field(page, "who", 1).press("Enter")
    assert page.url == on.AUDIT  # nothing that was written has gone into an address
    assert ratings(page) == {1: "red", 2: "green"}
    expect(on.field(page, "evidence", 1)).to_have_value("By hand")


def test_states_have_no_barrier(web: small_site.Site) -> None:
    for scheme in ("light", "dark"):
        page = tab(web.visitor(color_scheme=scheme))
        assert small_site.barriers(page) == []
        older = a_file({1: "red", 2: "green"}, texts={"item-1": on.text(1), "item-2": "Before.", "bell": "Bell."})
        on.choose(page, page.get_by_role("button", name="Open a file"), older)
        write(page, 1, evidence="Seen")
        page.get_by_text("More you can do").click()
        page.get_by_text("Rate with the keyboard").click()
        assert small_site.barriers(page) == []
        page.locator(".cp-bar").get_by_role("button", name="What it shows").click()
        page.locator(".cp-result summary").first.click()
        expect(page.locator(".cp-offers").first).to_be_visible()
        assert small_site.barriers(page) == []


@pytest.mark.parametrize(
    "viewport", [{"width": 320, "height": 640}, {"width": 320, "height": 180}, {"width": 640, "height": 450}]
)
def test_nothing_is_cut_off_on_a_phone_or_enlarged(web: small_site.Site, viewport: dict[str, int]) -> None:
    page = tab(web.visitor(viewport=viewport))
    page.get_by_text("Rate with the keyboard").click()
    rate(page, {1: "red", 2: "green"})
    write(page, 1, evidence="A-very-long-word-without-an-end" * 9)
    assert small_site.sideways(page) == 0
    assert page.locator(".cp-bar").evaluate("bar => getComputedStyle(bar).position") == "static"
    page.locator(".cp-bar").get_by_role("button", name="What it shows").click()
    page.locator(".cp-result summary").first.click()
    assert small_site.sideways(page) == 0
