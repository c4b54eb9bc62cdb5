"""The session builder on its page as it is published, in Chromium: three questions, a session, and what one does."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser import builder_site, small_site
from tests.browser.builder_site import (
    BUILDER,
    CASE,
    begin_empty,
    come,
    kept,
    minutes,
    part,
    parts,
    propose,
    ready,
    said,
    titles,
    total,
)

RECORDS = builder_site.records

PHONE = {"width": 320, "height": 640}
DESKTOP_AT_400_PER_CENT = {"width": 320, "height": 225}
"""What is left of 1280 by 900, in CSS pixels, when the browser shows everything four times as large."""


@pytest.fixture
def page(web: small_site.Site) -> Page:
    """The builder in a browser that has never been here."""
    return come(web.visitor())


def words(path: Path) -> str:
    """Return the text of a PDF on one line."""
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(path).pages).split())


# A session is proposed


def test_a_session_of_twenty_minutes_on_trauma_adds_up(page: Page) -> None:
    page.get_by_role("radio", name="20 minutes").check()
    page.get_by_role("spinbutton", name="people").fill("8")
    page.get_by_role("checkbox", name=re.compile("^Education support")).check()
    page.get_by_label("In your own words").fill("trauma")
    page.get_by_role("button", name="Propose a session").click()
    expect(page.get_by_role("heading", name="Your session")).to_be_focused()
    expect(total(page)).to_have_text("20 of 20 minutes: it fits")
    expect(page.locator(".cp-asked")).to_contain_text("20 minutes for 8 people (Education support or pastoral worker)")
    assert sum(minutes(page)) == 20
    assert parts(page).count() >= 3
    expect(page.locator(".cp-part__why").first).to_contain_text("Why this:")
    used = page.locator(".cp-part__uses a")
    assert used.count() >= 1
    assert page.locator(".cp-part__clock").all_inner_texts()[0].endswith("0:00")


def test_a_length_that_no_session_has_is_refused_in_words(page: Page) -> None:
    field = page.get_by_role("spinbutton", name="Other minutes")
    for typed, why in (("0", "5 minutes"), ("4", "5 minutes"), ("481", "8 hours"), ("4800", "8 hours")):
        field.fill(typed)
        page.get_by_role("button", name="Propose a session").click()
        expect(page.get_by_role("alert")).to_contain_text(why)
        expect(field).to_be_focused()
        expect(field).to_have_value(typed)
        assert parts(page).count() == 0


def test_a_day_of_eight_hours_has_breaks_and_adds_up(page: Page) -> None:
    propose(page, 480, 30, "trauma", "Teacher", "Social worker")
    assert sum(minutes(page)) == 480
    assert page.locator(".cp-part--break").count() >= 2


def test_a_mixed_group_looks_at_a_case_from_several_seats(page: Page) -> None:
    propose(page, 60, 9, "trauma", "Teacher", "Social worker")
    if not page.locator(".cp-sides").count():
        page.get_by_label("From the library").fill("Oscar")
        page.get_by_role("button", name=re.compile("^Add Oscar")).click()
    seats = page.locator(".cp-sides").first
    expect(seats.locator(".cp-sides__who")).to_have_text(["Teacher", "Social worker"])
    expect(seats).to_contain_text("What did the family say that the page leaves out?")
    expect(seats).to_contain_text("5 people in the teacher’s seat and 4 people in the social worker’s seat")
    expect(page.locator(".cp-beside__safety")).to_contain_text("Mentions cannabis")
    seats.get_by_role("checkbox", name="teacher").uncheck()
    expect(seats.locator(".cp-sides__who")).to_have_text(["Social worker"])


def test_the_questions_can_be_answered_again(page: Page) -> None:
    propose(page)
    before = titles(page)
    page.get_by_role("button", name="Change how long").click()
    page.get_by_role("spinbutton", name="Other minutes").fill("30")
    expect(total(page)).to_have_text("20 of 30 minutes: 10 to give away")
    page.get_by_role("button", name="Keep the parts as they are").click()
    assert titles(page) == before
    page.get_by_role("button", name="Make it fit", exact=True).click()
    expect(total(page)).to_have_text("30 of 30 minutes: it fits")


# Changing it


def test_minutes_are_typed_and_stepped_and_the_total_is_true(page: Page) -> None:
    begin_empty(page)
    expect(total(page)).to_have_text("60 of 60 minutes: it fits")
    first = minutes(page)[0]
    page.get_by_role("button", name=re.compile("more for part 1")).click()
    expect(total(page)).to_have_text("61 of 60 minutes: 1 too many")
    expect(said(page)).to_have_text(f"“Opening” has {first + 1} minutes. 61 of 60 minutes: 1 too many.")
    field = page.get_by_label("Minutes of part 1")
    field.fill("")
    expect(total(page)).to_have_text("61 of 60 minutes: 1 too many")
    field.press_sequentially("12")
    assert sum(minutes(page)) == int(total(page).inner_text().split(" ")[0])
    assert page.locator(".cp-part__clock").nth(1).inner_text().endswith("0:12")
    field.fill("")
    field.blur()
    expect(field).to_have_value("12")
    page.get_by_role("button", name="Make it fit", exact=True).click()
    expect(total(page)).to_have_text("60 of 60 minutes: it fits")
    assert sum(minutes(page)) == 60


def test_parts_are_moved_by_keyboard_and_it_is_said(page: Page) -> None:
    begin_empty(page)
    page.get_by_role("button", name="Move part 2 Up").focus()
    page.keyboard.press("Enter")
    assert titles(page)[:2] == ["What we do", "Opening"]
    expect(said(page)).to_have_text("“What we do” is now number 1 of 3.")
    expect(page.get_by_role("button", name="Move part 1 Down")).to_be_focused()
    page.keyboard.press("Enter")
    assert titles(page)[:2] == ["Opening", "What we do"]


def test_a_part_is_dragged_to_its_place(page: Page) -> None:
    begin_empty(page)
    grip = part(page, 1).locator(".cp-card-grip")
    grip.scroll_into_view_if_needed()
    grip.hover()
    page.mouse.down()
    last = part(page, 3).bounding_box()
    assert last
    page.mouse.move(last["x"] + 20, last["y"] + last["height"] - 4, steps=5)
    expect(page.locator(".cp-builder__drop")).to_be_attached()
    page.mouse.up()
    assert titles(page)[2] == "Opening"
    grip = part(page, 1).locator(".cp-card-grip")
    grip.hover()
    page.mouse.down()
    page.mouse.move(last["x"] + 20, last["y"] + last["height"] - 4, steps=3)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert titles(page)[2] == "Opening"


def test_parts_are_split_removed_added_and_swapped(page: Page) -> None:
    propose(page, 60)
    count = parts(page).count()
    part(page, 2).get_by_role("button", name="Split").click()
    expect(parts(page)).to_have_count(count + 1)
    assert sum(minutes(page)) == 60
    part(page, 3).get_by_role("button", name="Remove").click()
    expect(parts(page)).to_have_count(count)
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.get_by_role("button", name="A break").click()
    page.get_by_role("button", name="Your own part").click()
    expect(page.locator(".cp-part__title:focus")).to_have_count(1)
    page.keyboard.press("Control+a")
    page.keyboard.type("Walk round the building")
    assert "Walk round the building" in titles(page)
    assert titles(page)[-1] != "Walk round the building"  # the closing stays at the end
    swap = page.get_by_role("button", name=re.compile("^Swap part")).first
    swap.click()
    offer = page.locator(".cp-swaps .cp-offer").first
    name = offer.locator("strong").inner_text()
    offer.get_by_role("button").click()
    assert name in titles(page)


def test_the_library_is_searched_within_the_page(page: Page) -> None:
    propose(page)
    page.get_by_label("From the library").fill("same adult morning")
    found = page.get_by_role("list", name="Found in the library").get_by_role("listitem")
    expect(found.first).to_contain_text("The same adult each morning")
    before = sum(minutes(page))
    found.first.get_by_role("button").click()
    assert "The same adult each morning" in titles(page)
    expect(total(page)).to_have_text(f"{sum(minutes(page))} of 20 minutes: {sum(minutes(page)) - 20} too many")
    assert sum(minutes(page)) > before
    page.get_by_label("From the library").fill("zzzzqqq")
    expect(page.locator(".cp-add")).to_contain_text("Nothing found")


def test_everything_can_be_undone_and_done_again(page: Page) -> None:
    propose(page)
    before = (titles(page), minutes(page))
    part(page, 1).get_by_role("textbox").first.fill("Hello")
    part(page, 2).get_by_role("button", name="Split").click()
    part(page, 1).get_by_role("button", name="Remove").click()
    page.get_by_role("heading", name="Your session").focus()
    for _ in range(3):
        page.keyboard.press("Control+z")
    assert (titles(page), minutes(page)) == before
    expect(said(page)).to_contain_text("Undone.")
    page.keyboard.press("Control+Shift+z")
    assert titles(page)[0] == "Hello"
    page.get_by_role("button", name="Redo").click()
    page.get_by_role("button", name="Redo").click()
    expect(page.get_by_role("button", name="Redo")).to_be_disabled()
    assert "Hello" not in titles(page)


def test_what_people_do_falls_back_on_the_librarys_words(page: Page) -> None:
    propose(page)
    field = page.locator(".cp-part__what").nth(1)
    expect(field).not_to_have_value("")
    librarys = field.input_value()
    field.fill("Stand up and say one word.")
    kept(page)
    field.fill("")
    expect(field).to_have_value("")
    field.blur()
    own = field.input_value()
    assert own in ("", librarys)


# Keeping it


def test_it_is_there_after_a_reload_and_the_last_letters_too(page: Page) -> None:
    propose(page)
    kept(page)
    page.get_by_label("What you call it").fill("Thursday with the assistants")
    page.reload()
    ready(page)
    expect(page.get_by_label("What you call it")).to_have_value("Thursday with the assistants")
    expect(page.locator(".cp-builder__kept-list summary")).to_have_text("Your sessions (1)")


def test_many_sessions_are_kept_copied_deleted_and_put_back(page: Page) -> None:
    propose(page)
    page.get_by_label("What you call it").fill("First")
    kept(page)
    page.get_by_role("button", name="New session").click()
    expect(page.get_by_role("button", name="Propose a session")).to_be_visible()
    propose(page, 60)
    page.get_by_label("What you call it").fill("Second")
    kept(page)
    page.locator(".cp-builder__kept-list summary").click()
    page.get_by_role("button", name="Copy Second").click()
    expect(page.get_by_label("What you call it")).to_have_value("Second (copy)")
    page.get_by_role("button", name="First", exact=True).click()
    expect(page.get_by_label("What you call it")).to_have_value("First")
    page.get_by_role("button", name="Delete First").click()
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    expect(page.locator(".cp-builder__kept-list summary")).to_have_text("Your sessions (2)")
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_label("What you call it")).to_have_value("First")
    expect(page.locator(".cp-builder__kept-list summary")).to_have_text("Your sessions (3)")


def test_two_tabs_see_each_other_and_lose_nothing(web: small_site.Site) -> None:
    visitor = web.visitor()
    one = come(visitor)
    propose(one)
    one.get_by_label("What you call it").fill("Ours")
    kept(one)
    other = come(visitor)
    expect(other.get_by_label("What you call it")).to_have_value("Ours")
    one.get_by_label("What you call it").fill("Ours, later")
    kept(one)
    expect(other.get_by_label("What you call it")).to_have_value("Ours, later")
    expect(said(other)).to_contain_text("changed in another tab")
    put = "() => { BroadcastChannel.prototype.postMessage = () => {}; }"
    one.evaluate(put)  # the other tab does not hear of it in time
    one.get_by_label("What you call it").fill("From one")
    kept(one)
    other.get_by_label("What you call it").fill("From the other")
    expect(said(other)).to_contain_text("Nothing is lost")
    expect(other.get_by_label("What you call it")).to_have_value("From the other (copy)")
    other.locator(".cp-builder__kept-list summary").click()
    expect(other.get_by_role("button", name="From one", exact=True)).to_be_visible()


def test_where_the_browser_keeps_nothing_it_says_so_and_works(web: small_site.Site) -> None:
    context = web.visitor()
    context.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    page = come(context)
    expect(page.locator(".cp-builder__shelf")).to_contain_text("does not let this site keep anything")
    propose(page)
    expect(page.locator(".cp-builder__kept")).to_have_text("Not kept: save it to a file")
    expect(total(page)).to_have_text("20 of 20 minutes: it fits")


# Adding from other pages


def test_a_record_is_added_from_its_page_and_taken_out_again(web: small_site.Site) -> None:
    visitor = web.visitor()
    page = come(visitor)
    propose(page)
    page.get_by_label("What you call it").fill("Thursday")
    kept(page)
    count = parts(page).count()
    record = visitor.new_page()
    record.goto(CASE)
    record.get_by_role("button", name="Add to session").click()
    status = record.locator(".cp-added")
    expect(status).to_contain_text("Added to Thursday, which has ")
    expect(parts(page)).to_have_count(count + 1)
    status.get_by_role("button", name="Undo").click()
    expect(status).to_have_text("Taken out again.")
    expect(parts(page)).to_have_count(count)
    record.get_by_role("button", name="Add to session").press("Space")
    status.get_by_role("link", name="Thursday").click()
    ready(record)
    assert any(title.startswith("Oscar") for title in titles(record))


def test_the_first_record_makes_a_session_and_undo_unmakes_it(web: small_site.Site) -> None:
    page = web.visitor().new_page()
    page.goto(CASE)
    assert small_site.barriers(page) == []
    page.get_by_role("button", name="Add to session").click()
    status = page.locator(".cp-added")
    expect(status).to_contain_text("Added to My session")
    assert small_site.barriers(page) == []
    status.get_by_role("button", name="Undo").click()
    expect(status).to_have_text("Taken out again.")
    page.goto(BUILDER)
    ready(page)
    expect(page.get_by_role("button", name="Propose a session")).to_be_visible()
    assert page.locator(".cp-builder__kept-list").count() == 0


def test_addresses_add_a_record_or_open_a_ready_made_session(web: small_site.Site) -> None:
    visitor = web.visitor()
    page = come(visitor, f"{BUILDER}?add=case-study%3Aoscar")
    assert titles(page) == ["Oscar: the page that went from room to room"]
    assert page.url == BUILDER
    page = come(visitor, f"{BUILDER}?open=session:one-case")
    expect(page.get_by_label("What you call it")).to_have_value("One case in twenty minutes")
    assert minutes(page) == [8, 12]
    page = come(visitor, f"{BUILDER}?open=session:not-there")
    expect(page.locator(".cp-tool__notice--trouble")).to_contain_text("not in the library")
    page = come(visitor, f"{BUILDER}?add=case-study:not-there")
    expect(page.locator(".cp-tool__notice--trouble")).to_contain_text("cannot go into a session")


def test_what_a_ready_made_session_asks_and_says_comes_with_it(web: small_site.Site) -> None:
    page = come(web.visitor(), f"{BUILDER}?open=session:one-case")
    beside = page.locator(".cp-beside")
    expect(beside).to_contain_text("Leave with one thing to try.")
    expect(beside).to_contain_text("Print the case for each pair.")
    expect(beside).to_contain_text("Say at the start that the case mentions panic attacks.")


@pytest.mark.parametrize(
    ("day", "said"), [("20270101", "Nothing that your session works with has changed"), ("20200101", "2 pages have")]
)
def test_a_code_on_old_papers_leads_to_what_has_changed(web: small_site.Site, day: str, said: str) -> None:
    codes = "".join(code_of(ref) for ref in ("case-study:oscar", "principle:settle-first"))
    page = come(web.visitor(), f"{BUILDER}#since=1.{day}.{codes}")
    heading = page.get_by_role("heading", name=re.compile(f"^{said}"))
    expect(heading).to_be_focused()
    expect(page.locator(".cp-builder__since a")).to_have_count(2)
    expect(page.get_by_role("link", name="Oscar: the page that went")).to_have_attribute("href", builder_site.CASE)
    assert not small_site.barriers(page)


def test_a_code_that_is_not_whole_or_names_what_has_gone(web: small_site.Site) -> None:
    visitor = web.visitor()
    page = come(visitor, f"{BUILDER}#since=1.20260101.abc")
    expect(page.locator(".cp-tool__notice--trouble")).to_contain_text("not whole")
    page = come(visitor, f"{BUILDER}#since=1.20260101.{code_of('case-study:gone')}")
    expect(page.locator(".cp-builder__since")).to_contain_text("One page that the session works with cannot be found")


def code_of(ref: str) -> str:
    """Return four signs for a record: the upper 24 bits of FNV-1a in base64url, as since.ts has it."""
    total = 0x811C9DC5
    for byte in ref.encode():
        total = (total ^ byte) * 0x01000193 & 0xFFFFFFFF
    return base64.urlsafe_b64encode((total >> 8).to_bytes(3, "big")).decode()


# Whoever comes, with whatever they have


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    def tab_to(name: str | re.Pattern[str], role: Any = "button") -> None:
        target = page.get_by_role(role, name=name).first
        for _ in range(80):
            if target.evaluate("element => element === document.activeElement"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"The Tab key does not reach {name}")

    page.locator("h1").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    tab_to("60 minutes", "radio")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("radio", name="20 minutes")).to_be_checked()
    tab_to(re.compile("^Education support"), "checkbox")
    page.keyboard.press("Space")
    tab_to("In your own words", "textbox")
    page.keyboard.type("trauma")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your session")).to_be_focused()
    tab_to(re.compile("more for part 1"))
    page.keyboard.press("Enter")
    expect(total(page)).to_have_text("21 of 20 minutes: 1 too many")
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Make it fit", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(total(page)).to_have_text("20 of 20 minutes: it fits")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_any_state(web: small_site.Site, scheme: str) -> None:
    page = come(web.visitor(color_scheme=scheme))
    page.get_by_role("spinbutton", name="Other minutes").fill("0")
    page.get_by_role("button", name="Propose a session").click()
    assert small_site.barriers(page) == []
    propose(page, 60, 9, "trauma", "Teacher", "Social worker")
    page.get_by_label("From the library").fill("Oscar")
    page.get_by_role("button", name=re.compile("^Add Oscar")).first.click()
    page.get_by_role("button", name=re.compile("^Swap part")).first.click()
    for summary in page.locator("cp-session-builder summary").all():
        summary.click()
    page.get_by_role("button", name="A break").click()
    kept(page)
    assert small_site.barriers(page) == []
    page.get_by_role("button", name="Change how long").click()
    page.get_by_role("button", name=re.compile("^Delete")).first.click()
    expect(page.get_by_role("button", name="Put it back")).to_be_visible()
    assert small_site.barriers(page) == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP_AT_400_PER_CENT], ids=["phone", "400 per cent"])
def test_nothing_lies_beside_a_narrow_window(web: small_site.Site, viewport: dict[str, int]) -> None:
    page = come(web.visitor(viewport=viewport))
    assert small_site.sideways(page) == 0
    propose(page, 60, 9, "trauma", "Teacher", "Social worker")
    page.get_by_label("What you call it").fill("A-name-without-any-space-in-it-" * 6)
    part(page, 1).get_by_role("textbox").nth(1).fill("x" * 300)
    page.get_by_role("button", name=re.compile("^Swap part")).first.click()
    for summary in page.locator("cp-session-builder summary").all():
        summary.click()
    assert small_site.sideways(page) == 0


def test_without_script_there_is_a_form_for_pens(web: small_site.Site, tmp_path: Path) -> None:
    context = web.visitor(java_script_enabled=False)
    page = context.new_page()
    page.goto(BUILDER)
    expect(page.get_by_label("How long, in minutes?")).to_be_visible()
    expect(page.get_by_role("table", name="Agenda")).to_be_visible()
    page.pdf(path=tmp_path / "form.pdf")
    printed = words(tmp_path / "form.pdf")
    assert "Education support or pastoral worker" in printed
    assert "Closing: one thing to do on Monday" in printed
    page.goto(CASE)
    page.get_by_role("link", name="Add to session").click()
    assert page.url == f"{BUILDER}?add=case-study%3Aoscar" or page.url == f"{BUILDER}?add=case-study:oscar"


def test_the_page_prints_the_agenda_or_an_empty_form(page: Page, tmp_path: Path) -> None:
    page.pdf(path=tmp_path / "empty.pdf", prefer_css_page_size=True)
    assert "A session of my own" in words(tmp_path / "empty.pdf")
    propose(page)
    page.get_by_label("What you call it").fill("Thursday with the assistants")
    page.pdf(path=tmp_path / "agenda.pdf", prefer_css_page_size=True)
    printed = words(tmp_path / "agenda.pdf")
    assert "Thursday with the assistants" in printed
    assert "Propose" not in printed
    assert "0:00" in printed
