"""The search field in the header of every page, as it is published, in Chromium: by keys, by pointer, by ear."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import search_site
from tests.browser.small_site import ADDRESS, Site, barriers, sideways

PAGE = f"{ADDRESS}principles/ask-first/"
PHONE = {"width": 320, "height": 640}
DESKTOP_AT_400_PER_CENT = {"width": 320, "height": 180}
expect.set_options(timeout=20_000)  # a machine may be busy with much else
RECENT = "cp-recent-searches"
BAD = {
    "nothing": "   ",
    "signs alone": "?!… -- ''",
    "markup": "<img src=x onerror=alert(1)>",
    "operators": '"mentors" AND (school OR -home) title:x* ~y',
    "another script": "مدرسة",
    "emoji": "😀👩‍👧",
    "names that objects have": "constructor __proto__ toString",
    "very long": "mentor " * 2000,
}


RECORDS = search_site.records


@pytest.fixture
def page(web: Site) -> Page:
    """A page of the library in a browser that has never been here."""
    page = web.visitor().new_page()
    page.goto(PAGE)
    return page


def field(page: Page) -> Locator:
    """Return the search field."""
    return page.locator("#cp-search-field")


def options(page: Page) -> Locator:
    """Return the lines of the list."""
    return page.get_by_role("option")


def search(page: Page, words: str) -> Locator:
    """Type words and return the list, once it answers them."""
    field(page).fill(words)
    expect(page.get_by_role("listbox", name="Results")).to_be_visible()
    return options(page)


def status(page: Page) -> Locator:
    """Return what is announced."""
    return page.locator(".cp-search [role=status]")


def chosen(page: Page) -> str:
    """Return the words of the line that the keys have chosen, by the way in which a screen reader learns of it."""
    name = field(page).get_attribute("aria-activedescendant")
    return page.locator(f"#{name}").inner_text() if name else ""


def test_without_script_the_field_leads_to_the_page_of_lists(web: Site) -> None:
    page = web.visitor(java_script_enabled=False).new_page()
    page.goto(PAGE)
    field(page).fill("mentors")
    field(page).press("Enter")
    expect(page).to_have_url(f"{ADDRESS}search/?q=mentors")
    expect(page.get_by_text("Search needs a browser that runs scripts")).to_be_visible()
    expect(page.get_by_role("link", name="Case studies")).to_be_visible()
    expect(page.get_by_role("link", name="A child is missing more and more school")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)


def test_a_page_loads_nothing_of_search_until_somebody_turns_to_it(web: Site) -> None:
    page = web.visitor().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(ADDRESS)))
    page.goto(PAGE, wait_until="networkidle")
    assert not [path for path in asked if path.startswith("search/")]
    before = len(asked)
    field(page).focus()
    with page.expect_request("**/search/index.json"):
        pass
    assert len(asked) > before


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_keys_lead_to_the_field(page: Page, key: str) -> None:
    page.keyboard.press(key)
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")


def test_a_slash_that_is_typed_stays_a_slash(page: Page) -> None:
    page.evaluate("document.querySelector('#content').insertAdjacentHTML('afterbegin', '<textarea></textarea>')")
    page.locator("textarea").press("/")
    expect(page.locator("textarea")).to_have_value("/")
    expect(field(page)).not_to_be_focused()


def test_it_is_a_combobox_that_says_what_it_shows(page: Page) -> None:
    field(page).focus()
    expect(field(page)).to_have_role("combobox")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    found = search(page, "mentors")
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    expect(page.locator(f"#{field(page).get_attribute('aria-controls')}")).to_have_role("listbox")
    expect(found).to_have_count(7)
    expect(found.first).to_contain_text("Principle")
    expect(found.first).to_contain_text("min")
    expect(found.first.locator("mark").first).to_have_text(re.compile("mentors?", re.IGNORECASE))
    expect(status(page)).to_have_text("26 results. Use the arrow keys.")


def test_arrows_go_round_and_enter_opens_what_they_chose(page: Page) -> None:
    found = search(page, "parents exploitation")
    expect(found.first).to_contain_text("Talk with parents first")
    last = found.count() - 1
    page.keyboard.press("ArrowUp")
    assert chosen(page) == found.nth(last).inner_text()
    page.keyboard.press("ArrowDown")
    assert chosen(page) == ""
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert "Talk with parents first" in chosen(page)
    expect(found.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{ADDRESS}principles/parents/")


def test_enter_without_a_choice_goes_to_the_search_page(page: Page) -> None:
    search(page, "mentors")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{ADDRESS}search/?q=mentors")
    expect(page.get_by_role("heading", name="26 results")).to_be_visible()


def test_the_last_line_leads_to_all_results(page: Page) -> None:
    search(page, "mentors").last.click()
    expect(page).to_have_url(f"{ADDRESS}search/?q=mentors")


def test_escape_closes_the_list_and_keeps_the_words(page: Page) -> None:
    search(page, "mentors")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field(page)).to_have_value("mentors")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()


def test_leaving_closes_the_list(page: Page) -> None:
    search(page, "mentors")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_a_term_comes_first_with_what_it_means(page: Page) -> None:
    first = search(page, "EBSA").first
    expect(first).to_contain_text("In the glossary in education")
    expect(first).to_contain_text("emotionally based school avoidance (EBSA)")
    expect(first).to_contain_text("When a child finds it so hard to be in school")
    expect(status(page)).to_contain_text("First, 1 meaning from the glossary.")


def test_a_discouraged_wording_finds_the_preferred_one_and_says_why(page: Page) -> None:
    first = search(page, "school refusers").first
    expect(first).to_contain_text("Say “a child who finds it hard to attend”, not “school refuser”.")
    expect(first).to_contain_text("It places the problem in the child.")


def test_letters_with_two_meanings_show_both(page: Page) -> None:
    found = search(page, "SLT")
    expect(found.nth(0)).to_contain_text("senior leadership team")
    expect(found.nth(1)).to_contain_text("speech and language therapist")


def test_a_wording_for_search_alone_says_what_the_library_says(page: Page) -> None:
    first = search(page, "talking doctor").first
    expect(first).to_contain_text("speech and language therapist (SLT) is the library’s word for “talking doctor”")


def test_a_slip_is_put_right_and_can_be_taken_as_it_was_typed(page: Page) -> None:
    found = search(page, "exlcusion ")
    expect(page.get_by_text("Showing results for exclusion")).to_be_visible()
    expect(found.filter(has_text="Before an exclusion")).to_be_visible()
    found.last.click()
    expect(page).to_have_url(f"{ADDRESS}search/?q=exlcusion&exact=1")
    expect(page.get_by_text("Nothing in the library answers “exlcusion”.")).to_be_visible()


def test_a_question_in_ordinary_words_is_answered(page: Page) -> None:
    first = search(page, "how do I talk to parents about exploitation").first
    expect(first).to_contain_text("Talk with parents first")
    expect(first.locator("mark")).to_have_text(["Talk", "parents", "exploitation", "talk"])


def test_where_nothing_is_found_there_are_ways_on(page: Page) -> None:
    found = search(page, "zzzzzz ")
    expect(page.get_by_text("Nothing found for “zzzzzz”.")).to_be_visible()
    expect(found).to_have_text(
        ["Choose what you are dealing with", "Look through the case studies", "Look through the glossary"]
    )
    found.first.click()
    expect(page).to_have_url(f"{ADDRESS}topics/")


def test_anything_may_be_typed(page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"It ran: {dialog.message}"))
    for name, words in BAD.items():
        field(page).fill(words)
        if words.strip():
            expect(page.locator(".cp-search__popup"), name).to_be_visible()
        expect(search(page, "mentors"), name).to_have_count(7)
        assert page.locator(".cp-search img, .cp-search em").count() == 0, name


def test_a_title_with_markup_is_shown_as_it_is_written(page: Page) -> None:
    found = search(page, "onerror")
    expect(found.first).to_contain_text('<img src=x onerror=alert(1)> & "mentors"')


def test_recent_searches_stay_in_the_browser_and_can_be_cleared(page: Page) -> None:
    search(page, "mentors").first.click()
    page.goto(PAGE)
    field(page).focus()
    expect(page.get_by_role("listbox", name="Recent searches")).to_be_visible()
    expect(options(page)).to_have_text(["mentors"])
    page.get_by_role("button", name="Clear recent searches").click()
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field(page)).to_be_focused()
    assert page.evaluate("name => localStorage.getItem(name)", RECENT) is None


def test_what_the_browser_kept_may_be_anything(page: Page) -> None:
    for kept in ('{"a": 1}', "[1, null]", "not JSON", '["<img src=x onerror=alert(1)>"]'):
        page.evaluate("([name, kept]) => localStorage.setItem(name, kept)", [RECENT, kept])
        page.reload()
        field(page).focus()
        search(page, "mentors")
        assert page.locator(".cp-search img").count() == 0, kept


@pytest.mark.parametrize("name", ["index.json", "words.json", "piece"])
def test_a_broken_file_is_told_calmly_and_the_next_key_tries_again(web: Site, page: Page, name: str) -> None:
    pieces = json.loads((web.folder / "search" / "index.json").read_text("utf-8"))["pieces"]
    files = [f"search/{digest}.json" for _, digest in pieces] if name == "piece" else [f"search/{name}"]
    whole = {file: (web.folder / file).read_bytes() for file in files}
    for state in ("empty", "cut short", "something else"):
        for file, content in whole.items():
            web.changed[file] = {"empty": b"", "cut short": content[: len(content) // 2]}.get(state, b"[]")
        page.goto(PAGE)
        field(page).fill("mentors")
        expect(page.get_by_text("Search cannot be loaded just now."), state).to_be_visible()
        expect(options(page), state).to_have_count(3)
        web.changed.clear()
        expect(search(page, "mentor").first, state).to_contain_text("Principle")


def test_a_record_whose_file_is_gone_is_still_shown(web: Site, page: Page) -> None:
    for path in (web.folder / "data" / "v1" / "principle").glob("mentor-*.json"):
        web.changed[path.relative_to(web.folder).as_posix()] = b"{"
    expect(search(page, "mentors").first).to_contain_text("Mentors stay")


FORBIDDEN = """for (const name of ["getItem", "setItem", "removeItem"]) {
  const real = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...more) {
    if (String(key).startsWith("cp-")) throw new DOMException("forbidden", "SecurityError");
    return real.call(this, key, ...more);
  };
}"""


def test_it_works_where_the_browser_keeps_nothing(web: Site) -> None:
    context = web.visitor()
    context.add_init_script(FORBIDDEN)
    page = context.new_page()
    page.goto(PAGE)
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    search(page, "mentors").first.click()
    expect(page).to_have_url(re.compile("principles/mentor-"))


STATES = {"recent": "", "results": "mentors", "a term": "SLT", "advice": "school refuser", "nothing": "zzzzzz "}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_any_state(web: Site, scheme: str) -> None:
    context = web.visitor(color_scheme=scheme)
    page = context.new_page()
    page.goto(PAGE)
    page.evaluate("name => localStorage.setItem(name, '[\"mentors\"]')", RECENT)
    assert barriers(page) == []
    for name, words in STATES.items():
        field(page).fill(words)
        field(page).click()
        expect(page.get_by_role("listbox")).to_be_visible()
        if words:
            expect(page.get_by_role("listbox", name="Results")).to_be_visible()
            page.keyboard.press("ArrowDown")
        assert barriers(page) == [], name


@pytest.mark.parametrize("view", [PHONE, DESKTOP_AT_400_PER_CENT])
def test_the_list_fits_a_narrow_window(web: Site, view: dict[str, int]) -> None:
    page = web.visitor(viewport=view).new_page()
    page.goto(PAGE)
    found = search(page, "school refuser")
    assert sideways(page) == 0
    for _ in range(found.count()):
        page.keyboard.press("ArrowDown")
        expect(page.locator('[aria-selected="true"]')).to_be_in_viewport()


HIGHLIGHT = """one => {
  const colours = document.createElement("div");
  colours.style.cssText = "background: Highlight; color: HighlightText";
  document.body.append(colours);
  const wanted = getComputedStyle(colours), title = one.querySelector(".cp-hit__title");
  return getComputedStyle(one).backgroundColor === wanted.backgroundColor &&
    getComputedStyle(title).color === wanted.color;
}"""


def test_in_forced_colours_what_is_chosen_has_those_of_a_choice(web: Site) -> None:
    page = web.visitor(forced_colors="active").new_page()
    page.goto(PAGE)
    found = search(page, "SLT")
    page.keyboard.press("ArrowDown")
    assert found.nth(0).evaluate(HIGHLIGHT)
    assert not found.nth(1).evaluate(HIGHLIGHT)


def test_it_is_not_printed(page: Page) -> None:
    search(page, "mentors")
    page.emulate_media(media="print")
    expect(page.locator(".cp-search")).to_be_hidden()
