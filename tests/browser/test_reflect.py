"""Writing an entry: from a page of the library, kept as it is typed, to the log."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.reflecting import (
    FULL,
    LOG,
    PRINCIPLE,
    STAY_IN_PRINT,
    TOOLS,
    WHOLE_NAME,
    WRITE,
    a_file,
    an_entry,
    arrive,
    downloaded,
    entries,
    field,
    filled_log,
    keep,
    open_file,
    printed,
    status,
    tab,
    write,
)
from tests.browser.small_site import ADDRESS, Site, barriers, sideways


def test_from_a_page_of_the_library_to_the_log(visitor: BrowserContext) -> None:
    page = visitor.new_page()
    page.goto(PRINCIPLE)
    page.get_by_role("link", name="Reflect on this").click()
    expect(page.locator(".cp-write__about")).to_contain_text("Ask the child before you plan")
    expect(page.locator(".cp-write__about")).to_contain_text("As it stood on 10 January 2026")
    expect(page.get_by_label("What would this child say that the plan is for?")).to_be_visible()
    expect(page.get_by_label("Date")).to_have_value("2026-11-22")
    expect(page.get_by_label("Minutes")).to_have_value("")
    expect(page.locator(".cp-paper-form")).to_have_count(0)
    write(page, question_0="For somebody to wait.", learned="That waiting is work.", minutes="25")
    keep(page)
    page.get_by_role("link", name="See my log").click()
    expect(page.get_by_role("heading", name="1 entry, 25 minutes")).to_be_visible()
    entries(page).locator("summary").click()
    for text in ("For somebody to wait.", "That waiting is work.", "as it stood on 10 January 2026"):
        expect(entries(page)).to_contain_text(text)
    expect(page.get_by_role("heading", name="Unfinished")).to_have_count(0)


def test_a_reflections_own_questions_are_the_prompts(visitor: BrowserContext) -> None:
    page = visitor.new_page()
    page.goto(f"{ADDRESS}reflection/first-conversation/")
    page.get_by_role("link", name="Reflect on this").click()
    expect(page.get_by_label("Who would the child choose to talk with?")).to_be_visible()
    expect(page.get_by_label("Where does the child feel least watched?")).to_be_visible()


def test_a_closed_tab_loses_nothing(visitor: BrowserContext) -> None:
    page = tab(visitor, f"{WRITE}?page=principle:ask-first")
    field(page, "learned").press_sequentially("Half a thought, and then the bell")
    page.close()
    again = tab(visitor, f"{WRITE}?page=principle:ask-first")
    expect(field(again, "learned")).to_have_value("Half a thought, and then the bell")
    expect(again.get_by_text("You began this earlier")).to_be_visible()
    log = tab(visitor, LOG)
    expect(log.get_by_role("heading", name="Unfinished")).to_be_visible()
    log.get_by_role("link", name="Go on with it").click()
    expect(field(log, "learned")).to_have_value("Half a thought, and then the bell")


LEAVE_BEHIND = """([id, writer, words]) =>
  localStorage.setItem(`connected-practice-unsaved reflections ${id}`, JSON.stringify({
  revision: 0, draft: {format: 1, state: 'draft', of: null, basedOn: 0, on: '2026-11-22', title: words,
    activity: '', minutes: null, together: false, page: null, texts: {}, questions: [], writer},
}))"""


def test_what_a_crashed_tab_left_behind_is_brought_over(visitor: BrowserContext) -> None:
    page = tab(visitor, TOOLS)
    page.evaluate(LEAVE_BEHIND, ["one", "a", "Left behind"])
    page.evaluate("localStorage.setItem('connected-practice-unsaved reflections two', '{\"draft\": 1')")
    log = tab(visitor, LOG)
    expect(log.locator(".cp-log__drafts li")).to_have_count(1)
    log.evaluate(LEAVE_BEHIND, ["one", "a", "Left behind, and a little more"])
    log.reload()
    expect(log.locator(".cp-log__drafts li")).to_contain_text(["Left behind, and a little more"])
    log.evaluate(LEAVE_BEHIND, ["one", "b", "By another hand"])
    log.reload()
    expect(log.locator(".cp-log__drafts li")).to_have_count(2)
    assert log.evaluate("Object.keys(localStorage).filter(name => name.startsWith('connected-'))") == []


def test_a_draft_can_wait_while_another_is_begun(visitor: BrowserContext) -> None:
    page = tab(visitor)
    write(page, title="First")
    page.reload()
    page.get_by_role("button", name="start a new one").click()
    expect(field(page, "title")).to_have_value("")
    write(page, title="Second")
    keep(page)
    log = tab(visitor, LOG)
    expect(log.locator(".cp-log__drafts")).to_contain_text("First")
    expect(entries(log)).to_contain_text("Second")


def test_a_draft_can_be_thrown_away_and_an_empty_one_is_never_kept(visitor: BrowserContext) -> None:
    page = tab(visitor)
    write(page, title="Not worth it")
    page.get_by_role("button", name="Throw this draft away").click()
    page.get_by_role("button", name="Go on writing").click()
    page.get_by_role("button", name="Throw this draft away").click()
    page.get_by_role("button", name="Throw it away").click()
    expect(field(page, "title")).to_have_value("")
    write(page, title="x")
    field(page, "title").fill("")
    expect(status(page)).to_have_text("")
    expect(tab(visitor, LOG).get_by_role("heading", name="Nothing in your log yet")).to_be_visible()


def test_two_tabs_on_one_draft_keep_both(visitor: BrowserContext) -> None:
    first = tab(visitor)
    write(first, title="Shared", learned="from the first")
    second = tab(visitor)
    expect(field(second, "learned")).to_have_value("from the first")
    write(second, learned="from the second")
    write(first, learned="from the first, and more")
    expect(status(first)).to_contain_text("now a draft of its own")
    keep(first)
    keep(second)
    log = tab(visitor, LOG)
    expect(entries(log)).to_have_count(2)
    words = log.locator(".cp-entry .cp-written").all_text_contents()
    assert sorted(words) == ["from the first, and more", "from the second"]


def test_an_entry_can_be_changed(visitor: BrowserContext, tmp_path: Path) -> None:
    log = filled_log(visitor, tmp_path, an_entry())
    entries(log).locator("summary").click()
    log.get_by_role("link", name="Change it").click()
    expect(log.get_by_role("heading", name="Change an entry")).to_be_visible()
    expect(field(log, "learned")).to_have_value("The lesson of entry 1.")
    write(log, learned="A better lesson.", minutes="45")
    keep(log)
    log.goto(LOG)
    expect(log.get_by_role("heading", name="1 entry, 45 minutes")).to_be_visible()
    expect(entries(log)).to_contain_text("A better lesson.")
    expect(log.get_by_role("heading", name="Unfinished")).to_have_count(0)


@pytest.mark.parametrize(
    ("button", "kept"),
    [("Put mine in its place", ["mine"]), ("Keep mine as an entry of its own", ["mine", "theirs"])],
)
def test_a_change_elsewhere_is_told_and_nothing_is_lost(
    visitor: BrowserContext, tmp_path: Path, button: str, kept: list[str]
) -> None:
    log = filled_log(visitor, tmp_path, an_entry())
    mine = tab(visitor, f"{WRITE}#entry=entry-1")
    write(mine, learned="mine")
    theirs = tab(visitor, LOG)
    later = an_entry(texts={"learned": "theirs"}, changed="2027-01-01T10:00:00.000Z")
    open_file(theirs, a_file(tmp_path, later, name="later.json"))
    expect(status(theirs)).to_contain_text("1 entry added")
    mine.get_by_role("button", name="Keep the change").click()
    expect(mine.get_by_text("This was changed in another tab")).to_be_visible()
    expect(mine.locator("#cp-clash blockquote")).to_contain_text("theirs")
    assert barriers(mine) == []
    mine.get_by_role("button", name=button).click()
    expect(mine.get_by_role("heading", name="Kept in your log")).to_be_visible()
    log.reload()
    expect(entries(log)).to_have_count(len(kept))
    words = log.locator(".cp-written").all_text_contents()
    assert sorted(words) == kept


def test_words_that_may_identify_somebody_are_pointed_at_while_writing(visitor: BrowserContext) -> None:
    page = tab(visitor)
    write(page, what=f"First this. {WHOLE_NAME}")
    warning = page.locator("#cp-write-what-warning")
    expect(warning).to_contain_text("Jamie Cartwright looks like a full name beside an age")
    expect(warning).to_contain_text("This is a prompt, not a check")
    assert barriers(page) == []
    warning.get_by_role("button", name="Show me").click()
    expect(field(page, "what")).to_be_focused()
    marked = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert field(page, "what").evaluate(marked) == "Jamie Cartwright"
    field(page, "what").fill("First this. A pupil in Year 7 asked for the library.")
    expect(warning).to_have_text("")


def test_nothing_is_kept_with_such_words_before_the_person_decides(visitor: BrowserContext) -> None:
    page = tab(visitor)
    write(page, title="At the gate", what=WHOLE_NAME)
    page.get_by_role("button", name="Keep it in my log").click()
    expect(page.locator("#cp-review")).to_be_focused()
    assert barriers(page) == []
    assert tab(visitor, LOG).locator(".cp-entry").count() == 0
    page.get_by_role("button", name="Change the words").click()
    expect(field(page, "what")).to_be_focused()
    page.get_by_role("button", name="Keep it in my log").click()
    page.get_by_role("button", name="Keep it as it is").click()
    expect(page.get_by_role("heading", name="Kept in your log")).to_be_focused()


def test_nothing_is_printed_with_such_words_before_the_person_decides(visitor: BrowserContext) -> None:
    visitor.add_init_script(STAY_IN_PRINT)
    page = tab(visitor)
    write(page, what=WHOLE_NAME)
    page.get_by_role("button", name="Print").click()
    expect(page.locator("#cp-review")).to_be_focused()
    assert not page.evaluate("window.isPrinted")
    page.get_by_role("button", name="Print it as it is").click()
    page.wait_for_function("window.isPrinted")


def test_what_is_missing_or_wrong_is_said_where_it_is(visitor: BrowserContext) -> None:
    page = tab(visitor)
    page.get_by_role("button", name="Keep it in my log").click()
    expect(page.locator("#cp-mistakes")).to_contain_text("Write something first")
    field(page, "minutes").fill("an hour")
    field(page, "on").fill("")
    page.get_by_role("button", name="Keep it in my log").click()
    expect(page.locator("#cp-mistakes")).to_be_focused()
    expect(field(page, "minutes")).to_have_attribute("aria-invalid", "true")
    expect(field(page, "minutes")).to_have_accessible_description(re.compile("whole number, such as 45"))
    assert barriers(page) == []
    page.locator("#cp-mistakes").get_by_role("link", name="Give the minutes").click()
    expect(field(page, "minutes")).to_be_focused()
    field(page, "minutes").fill("60")
    expect(field(page, "minutes")).to_have_attribute("aria-invalid", "false")


def test_the_body_that_asks_decides_the_questions_and_is_remembered(visitor: BrowserContext) -> None:
    page = tab(visitor)
    field(page, "learned").fill("It stays.")
    page.get_by_label("Who asks for it").select_option("nmc")
    expect(field(page, "code")).to_be_visible()
    expect(field(page, "learned")).to_have_value("It stays.")
    page.get_by_text("Where these questions come from").click()
    expect(page.locator(".cp-write__standing")).to_contain_text("Unchecked")
    expect(page.get_by_text("Draft kept")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Who asks for it")).to_have_value("nmc")
    assert barriers(page) == []


REFUSE_STORAGE = """Object.defineProperty(window, 'indexedDB', {value: {open() {
  throw new DOMException('', 'SecurityError');
}}})"""


def test_where_storage_is_forbidden_it_says_so_and_offers_the_file(web: Site, tmp_path: Path) -> None:
    private = arrive(web)
    private.add_init_script(REFUSE_STORAGE)
    page = tab(private)
    expect(page.get_by_role("alert")).to_contain_text("does not let this site keep anything")
    field(page, "what").fill("Words that must not be lost")
    field(page, "minutes").fill("15")
    assert barriers(page) == []
    page.get_by_role("button", name="Keep it in my log").click()
    expect(page.locator("#cp-trouble")).to_be_focused()
    saved = downloaded(page, page.get_by_role("button", name="Save it to a file").click, tmp_path)
    log = tab(private, LOG)
    expect(log.get_by_role("alert")).to_contain_text("does not let this site keep anything")
    assert barriers(log) == []
    page.evaluate("onbeforeunload = null")
    elsewhere = tab(arrive(web), LOG)
    open_file(elsewhere, saved)
    expect(elsewhere.get_by_role("heading", name="1 entry, 15 minutes")).to_be_visible()
    expect(entries(elsewhere)).to_contain_text("Words that must not be lost")


def test_where_there_is_no_room_it_says_so_and_offers_the_file(visitor: BrowserContext) -> None:
    page = visitor.new_page()
    room = {"origin": ADDRESS, "quotaSize": 100_000}
    visitor.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", room)
    page.goto(WRITE)
    field(page, "title").fill("Small enough")
    expect(status(page)).to_contain_text("Draft kept")
    several = "x" * 19_000
    for name in ("what", "learned", "impact"):
        field(page, name).fill(several)
    for body in ("teacher", "nmc", "youth-justice-supervision"):
        page.get_by_label("Who asks for it").select_option(body)
        for area in page.locator("textarea").all():
            area.fill(several)
    expect(page.get_by_role("alert")).to_contain_text("no room left")
    expect(page.get_by_role("button", name="Save it to a file")).to_be_visible()


def test_an_entry_prints_with_lines_where_nothing_is_written(visitor: BrowserContext, tmp_path: Path) -> None:
    visitor.add_init_script(STAY_IN_PRINT)
    page = tab(visitor, f"{WRITE}?page=principle:ask-first")
    write(page, learned="Waiting is work.")
    page.get_by_role("button", name="Print").click()
    page.wait_for_function("window.isPrinted")
    expect(page.locator(".cp-paper .cp-paper__lines")).to_have_count(3)
    text = printed(page, tmp_path)
    assert "Ask the child before you plan" in text
    assert "Waiting is work." in text
    assert "Throw this draft away" not in text


def test_everything_can_be_done_by_keyboard(visitor: BrowserContext) -> None:
    page = tab(visitor, f"{WRITE}?page=principle:ask-first")
    reach(page, "#cp-write-question-0")
    page.keyboard.type("By keyboard")
    reach(page, "#cp-write-minutes")
    page.keyboard.type("10")
    reach(page, "button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("#cp-kept-title")).to_be_focused()
    reach(page, ".cp-tool__done a.cp-button")
    page.keyboard.press("Enter")
    page.locator(".cp-entry").wait_for()
    reach(page, ".cp-entry > summary")
    page.keyboard.press("Enter")
    reach(page, ".cp-entry__body button")
    page.keyboard.press("Enter")
    expect(page.locator(".cp-asking")).to_be_focused()
    reach(page, ".cp-button--danger")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nothing in your log yet")).to_be_focused()


def reach(page: Page, selector: str) -> None:
    """Press Tab until something has the focus, which must then be seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focused: bool = page.evaluate("selector => document.activeElement.matches(selector)", selector)
        if focused:
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    raise AssertionError(f"The Tab key does not reach {selector}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_in_the_way_on_a_phone_or_at_400_per_cent(web: Site, tmp_path: Path, scheme: str) -> None:
    small = arrive(web, viewport={"width": 320, "height": 480}, color_scheme=scheme)
    log = tab(small, LOG)
    assert (barriers(log), sideways(log)) == ([], 0)
    log = filled_log(
        small, tmp_path, FULL, an_entry(2, texts={"learned": f"{WHOLE_NAME} {'W' * 200}"}), an_entry(3, state="draft")
    )
    for summary in log.locator("cp-log summary").all():
        summary.click()
    log.get_by_label("In which shape").select_option("nmc")
    log.get_by_role("button", name="Save for Word").click()
    expect(log.locator("#cp-log-review")).to_be_visible()
    assert (barriers(log), sideways(log)) == ([], 0)
    page = tab(small, f"{WRITE}?page=principle:ask-first")
    write(page, what=WHOLE_NAME)
    page.get_by_role("button", name="Keep it in my log").click()
    expect(page.locator("#cp-review")).to_be_visible()
    assert (barriers(page), sideways(page)) == ([], 0)
    page.get_by_role("button", name="Keep it as it is").click()
    expect(page.locator("#cp-kept-title")).to_be_visible()
    assert (barriers(page), sideways(page)) == ([], 0)
    tools = tab(small, TOOLS)
    tools.get_by_role("button", name="Save everything to one file").click()
    tools.get_by_role("button", name="Delete everything").click()
    expect(tools.locator(".cp-asking")).to_be_focused()
    assert (barriers(tools), sideways(tools)) == ([], 0)


def test_without_script_there_is_a_sheet_to_type_into_and_print(web: Site, tmp_path: Path) -> None:
    plain = arrive(web, java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{WRITE}?page=principle%3Aask-first")
    page.get_by_label("What did you learn, or come to see differently?").fill("By hand")
    assert "What did you learn" in printed(page, tmp_path)
    page.goto(LOG)
    expect(page.get_by_role("columnheader", name="Minutes")).to_be_visible()
    page.goto(TOOLS)
    expect(page.get_by_role("link", name="Your CPD log")).to_be_visible()


def test_a_page_that_is_not_there_can_be_written_about_all_the_same(visitor: BrowserContext, web: Site) -> None:
    page = tab(visitor, f"{WRITE}?page=principle:no-such-page")
    expect(page.get_by_text("could not be loaded")).to_be_visible()
    write(page, title="A page of that name")
    keep(page)
    web.said[:] = [line for line in web.said if "404" not in line]
