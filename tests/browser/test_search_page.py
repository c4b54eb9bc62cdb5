"""The search page as it is published, in Chromium: narrowing, addresses to share, ways on where nothing is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser import search_site, small_site
from tests.browser.small_site import ADDRESS, Site, barriers, sideways

PAGE = f"{ADDRESS}search/"
PHONE = {"width": 320, "height": 640}
DESKTOP_AT_400_PER_CENT = {"width": 320, "height": 180}
MARKUP = quote("<img src=x onerror=alert(1)>")
expect.set_options(timeout=20_000)  # a machine may be busy with much else


RECORDS = search_site.records


@pytest.fixture
def page(web: Site) -> Page:
    """A tab of a browser that has never been here."""
    return web.visitor().new_page()


def field(page: Page) -> Locator:
    """Return the search field."""
    return page.get_by_role("searchbox", name="Search the library")


def results(page: Page) -> Locator:
    """Return the results that are shown."""
    return page.locator(".cp-found__list .cp-hit")


def choice(page: Page, words: str) -> Locator:
    """Return a box to narrow by."""
    return page.locator("label.cp-narrow__choice", has_text=words).get_by_role("checkbox")


def number(page: Page, words: str) -> Locator:
    """Return the heading that tells how many results there are."""
    return page.get_by_role("heading", name=words, exact=True)


HARBOUR = "https://harbour.test/cpd/"


@pytest.fixture(scope="module")
def alongside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose search page searches another library too."""
    root = tmp_path_factory.mktemp("alongside") / "library"
    return small_site.build(root, options=f'{{search_also: [{{name: "Harbour & co", url: "{HARBOUR}"}}]}}')


def answer_as_harbour(folder: Path) -> Callable[[Route], None]:
    """Return what serves a built site as the other library does, which lets anybody read it."""

    def answer(route: Route) -> None:
        file = folder / route.request.url.removeprefix(HARBOUR)
        allowed = {"Access-Control-Allow-Origin": "*"}
        route.fulfill(path=file, headers=allowed) if file.is_file() else route.fulfill(status=404, headers=allowed)

    return answer


def test_another_library_is_searched_as_one_with_this(web: Site, alongside: Path, chromium: Browser) -> None:
    site = Site(chromium, alongside)
    page = site.visitor().new_page()
    page.context.route(f"{HARBOUR}**", answer_as_harbour(web.folder))  # the library of mentors
    page.goto(f"{PAGE}?q=mentors&view=best")
    expect(results(page).first).to_contain_text("Principle")
    expect(results(page).first.locator(".cp-hit__from")).to_have_text(" in Harbour & co")
    link = results(page).first.get_by_role("link")
    assert (link.get_attribute("href") or "").startswith(f"{HARBOUR}principles/mentor-")
    expect(results(page).first.locator("mark").first).to_contain_text("entor")
    page.goto(f"{PAGE}?q=welcome")  # what both have stands there of both
    expect(results(page).locator(".cp-hit__from").first).to_be_visible()
    assert results(page).count() > results(page).locator(".cp-hit__from").count()
    assert not barriers(page)
    site.close()
    assert site.said == []


def test_another_library_that_cannot_be_reached_is_named(alongside: Path, chromium: Browser) -> None:
    site = Site(chromium, alongside)
    page = site.visitor().new_page()
    page.context.route(f"{HARBOUR}**", lambda route: route.abort())
    page.goto(f"{PAGE}?q=welcome")
    expect(page.get_by_text("Harbour & co cannot be reached just now")).to_be_visible()
    expect(results(page).first).to_be_visible()
    site.close()


def test_an_address_holds_the_whole_search(page: Page) -> None:
    page.goto(f"{PAGE}?q=mentors&kind=principle&topic=attendance&length=5")
    expect(number(page, "3 results")).to_be_visible()
    expect(field(page)).to_have_value("mentors")
    expect(page).to_have_title("mentors - Search - Connected Practice")
    expect(choice(page, "Principle")).to_be_checked()
    expect(choice(page, "Attendance")).to_be_checked()
    expect(choice(page, "Up to 5 minutes")).to_be_checked()
    chosen = page.get_by_role("list", name="Narrowed to").get_by_role("button")
    expect(chosen).to_have_text(["Principle", "Up to 5 minutes", "Attendance", "Remove all"])
    expect(chosen.first).to_have_accessible_name("Principle: remove")


def test_narrowing_counts_ahead_and_back_leads_back(page: Page) -> None:
    page.goto(f"{PAGE}?q=mentors")
    expect(number(page, "26 results")).to_be_visible()
    expect(page.locator("label.cp-narrow__choice", has_text="6 to 20 minutes")).to_have_text("6 to 20 minutes 15")
    choice(page, "6 to 20 minutes").check()
    expect(number(page, "15 results")).to_be_visible()
    expect(choice(page, "6 to 20 minutes")).to_be_focused()
    choice(page, "21 minutes to an hour").check()
    expect(number(page, "20 results")).to_be_visible()
    assert page.url == f"{PAGE}?q=mentors&length=20&length=60"
    expect(page.locator("cp-search-page [role=status]")).to_have_text("20 results.")
    page.go_back()
    expect(number(page, "15 results")).to_be_visible()
    expect(choice(page, "21 minutes to an hour")).not_to_be_checked()
    page.get_by_role("button", name="Remove all").click()
    expect(number(page, "26 results")).to_be_visible()


def test_what_is_typed_is_answered_and_the_address_follows(page: Page) -> None:
    page.goto(PAGE)
    expect(field(page)).to_be_focused()
    page.keyboard.type("parents exploitation")
    expect(results(page).first).to_contain_text("Talk with parents first")
    expect(page).to_have_url(f"{PAGE}?q=parents+exploitation")
    page.keyboard.press("Enter")
    field(page).fill("mentors")
    page.keyboard.press("Enter")
    expect(number(page, "26 results")).to_be_visible()
    page.go_back()
    expect(field(page)).to_have_value("parents exploitation")
    expect(results(page).first).to_contain_text("Talk with parents first")


def test_a_result_has_its_kind_its_length_and_the_sentence_that_answers(page: Page) -> None:
    page.goto(f"{PAGE}?q=parents exploitation")
    first = results(page).first
    expect(first.locator(".cp-hit__facts")).to_have_text("Principle, 1 min")
    expect(first.locator(".cp-hit__text")).to_have_text(
        "Ask them about exploitation before the meeting, and talk with them again after it."
    )
    expect(first.locator(".cp-hit__text mark")).to_have_text(["exploitation"])
    first.get_by_role("link").click()
    expect(page).to_have_url(f"{ADDRESS}principles/parents/")
    page.go_back()
    expect(number(page, "2 results")).to_be_visible()


def test_more_can_be_shown_and_stays_after_going_there_and_back(page: Page) -> None:
    page.goto(f"{PAGE}?q=mentors")
    expect(results(page)).to_have_count(20)
    page.get_by_role("button", name="Show more: 6 to come").press("Enter")
    expect(results(page)).to_have_count(26)
    expect(results(page).nth(20).get_by_role("link")).to_be_focused()
    results(page).nth(25).get_by_role("link").click()
    page.wait_for_url("**/principles/**")
    page.go_back()
    expect(results(page)).to_have_count(26)


def test_results_can_be_grouped_by_kind(page: Page) -> None:
    page.goto(f"{PAGE}?q=attendance school")
    page.get_by_role("radio", name="By kind").check()
    expect(page).to_have_url(f"{PAGE}?q=attendance+school&view=kinds")
    groups = page.locator(".cp-found__kind")
    expect(groups.filter(has_text="Toolkit")).to_contain_text("The welcome check")
    group = groups.filter(has=page.get_by_role("heading", name="Principle"))
    expect(group.locator(".cp-hit")).to_have_count(5)
    group.get_by_role("button", name="Principle").click()
    expect(choice(page, "Principle")).to_be_checked()
    expect(groups).to_have_count(1)


def test_the_glossary_speaks_first(page: Page) -> None:
    page.goto(f"{PAGE}?q=SLT")
    cards = page.locator(".cp-found__terms .cp-hit")
    expect(cards).to_have_count(2)
    expect(cards.nth(0)).to_contain_text("in education")
    expect(cards.nth(1)).to_contain_text("A health professional who helps with talking")
    cards.nth(1).get_by_role("link", name="speech and language therapist (SLT)").click()
    expect(page).to_have_url(f"{ADDRESS}glossary/therapist/")


def test_a_slip_is_put_right_or_left_as_it_is(page: Page) -> None:
    page.goto(f"{PAGE}?q=exlcusion")
    expect(page.get_by_text("Showing results for exclusion. Search instead for exlcusion.")).to_be_visible()
    page.get_by_role("link", name="exlcusion").click()
    expect(page).to_have_url(f"{PAGE}?q=exlcusion&exact=1")
    expect(page.get_by_text("Nothing in the library answers “exlcusion”.")).to_be_visible()


def test_no_result_is_no_dead_end(page: Page) -> None:
    page.goto(f"{PAGE}?q=zzzzzz")
    expect(page.get_by_text("Nothing in the library answers “zzzzzz”.")).to_be_visible()
    expect(page.get_by_role("link", name="A child is missing more and more school")).to_be_visible()
    expect(page.get_by_role("link", name="Glossary").last).to_be_visible()
    field(page).fill("mentors")
    expect(number(page, "26 results")).to_be_visible()
    expect(page.get_by_role("heading", name="What are you dealing with?")).to_be_hidden()


@pytest.mark.parametrize(
    "address",
    [
        "?q=",
        "?q=%3F%21",
        f"?q={quote('<img src=x onerror=alert(1)>')}",
        f"?q={'mentor%20' * 900}",
        "?q=%FF%00",
        "?x=1&kind=",
    ],
)
def test_any_address_may_be_followed(page: Page, address: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"It ran: {dialog.message}"))
    page.goto(f"{PAGE}{address}")
    expect(field(page)).to_be_visible()
    field(page).fill("mentors")
    expect(number(page, "26 results")).to_be_visible()
    assert page.locator("cp-search-page img").count() == 0


def test_a_choice_that_no_list_has_narrows_nothing(page: Page) -> None:
    page.goto(f"{PAGE}?q=mentors&kind=nonsense&sector=__proto__&view=x")
    expect(number(page, "26 results")).to_be_visible()


def test_choices_that_leave_nothing_say_so(page: Page) -> None:
    page.goto(f"{PAGE}?q=mentors&kind=toolkit")
    expect(number(page, "0 results")).to_be_visible()
    expect(page.get_by_text("Nothing is left with these choices.")).to_be_visible()
    page.get_by_role("button", name="Toolkit: remove").click()
    expect(number(page, "26 results")).to_be_visible()


def test_search_that_cannot_be_loaded_is_told_calmly_and_can_be_tried_again(web: Site, page: Page) -> None:
    web.changed["search/index.json"] = b'{"version": 1, "lists"'
    page.goto(f"{PAGE}?q=mentors")
    expect(page.get_by_text("Search cannot be loaded just now. Nothing is wrong with what you typed.")).to_be_visible()
    expect(page.get_by_role("link", name="Case studies")).to_be_visible()
    web.changed.clear()
    page.get_by_role("button", name="Try again").click()
    expect(number(page, "26 results")).to_be_visible()


def test_recent_searches_are_offered_and_forgotten(page: Page) -> None:
    page.goto(PAGE)
    field(page).fill("mentors")
    page.keyboard.press("Enter")
    expect(number(page, "26 results")).to_be_visible()
    page.goto(PAGE)
    page.get_by_role("link", name="mentors").click()
    expect(page).to_have_url(f"{PAGE}?q=mentors")
    page.goto(PAGE)
    page.get_by_role("button", name="Clear recent searches").click()
    expect(page.get_by_role("heading", name="Your recent searches")).to_have_count(0)


def test_the_slash_can_be_switched_off(page: Page) -> None:
    page.goto(PAGE)
    page.get_by_role("checkbox", name="So does /").uncheck()
    page.goto(f"{ADDRESS}principles/ask-first/")
    header = page.locator("#cp-search-field")
    page.keyboard.press("/")
    expect(header).not_to_be_focused()
    page.keyboard.press("Control+k")
    expect(header).to_be_focused()


STATES = [
    "",
    "?q=mentors&kind=principle",
    "?q=SLT&view=kinds",
    "?q=school refuser",
    "?q=zzzzzz",
    "?q=exlcusion",
    "?q=?!",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_any_state(web: Site, scheme: str) -> None:
    page = web.visitor(color_scheme=scheme).new_page()
    for state in STATES:
        page.goto(f"{PAGE}{state}")
        expect(page.locator("cp-search-page > div").last).not_to_be_empty()
        page.wait_for_load_state("networkidle")
        assert barriers(page) == [], state


@pytest.mark.parametrize("view", [PHONE, DESKTOP_AT_400_PER_CENT])
def test_it_fits_a_narrow_window(web: Site, view: dict[str, int]) -> None:
    page = web.visitor(viewport=view).new_page()
    page.goto(f"{PAGE}?q=mentors&kind=principle")
    expect(results(page)).to_have_count(20)
    assert sideways(page) == 0
    expect(choice(page, "Principle")).to_be_hidden()
    page.get_by_text("Narrow the results").click()
    expect(choice(page, "Principle")).to_be_checked()
    assert sideways(page) == 0


def test_on_paper_there_are_the_results_alone(page: Page) -> None:
    page.goto(f"{PAGE}?q=mentors")
    expect(results(page)).to_have_count(20)
    page.emulate_media(media="print")
    expect(results(page).first).to_be_visible()
    for part in (".cp-search", ".cp-narrow", ".cp-found__button"):
        expect(page.locator(part)).to_be_hidden()
