"""The glossary tip on a page as it is published: a real build of a small library, in Chromium.

Time in the page stands still unless a test lets it pass, so that nothing depends on the machine's speed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from connected_practice import pipeline
from connected_practice.publish import assets, site
from tests.browser import small_site
from tests.browser.small_site import ADDRESS

PROJECT = Path(__file__).parents[2]
PAGE = f"{ADDRESS}principles/ask-first/"
OPENS_AFTER, CLOSES_AFTER = 250, 400
"""Milliseconds, as in listener.ts."""

PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 720}
DESKTOP_AT_400_PER_CENT = {"width": 320, "height": 180}
"""What is left of the desktop, in CSS pixels, when the browser shows everything four times as large."""

CONFIGURATION = f"""\
site_name: A small library
site_url: {ADDRESS}
theme:
  name: material
  font: false
  palette: {{scheme: default}}
plugins: [connected-practice]
markdown_extensions: [attr_list, md_in_html, tables]
extra_css: [assets/term-tip.css]
extra_javascript: [{{path: assets/connected-practice.js, type: module}}]
"""
VOCABULARY = """\
topics: {attendance: {title: Attendance, situation: A child is missing school}}
sectors: {education: {title: Education}, health: {title: Health}}
roles: {teacher: {title: Teacher, sectors: [education], door: practitioner}}
levels: {individual: {title: With one child}}
stages: {secondary: {title: Secondary}}
needs: {anxiety: {title: Anxiety}}
outcome_areas: {education: {title: Education}}
purposes: {alone: {title: Alone}}
knowledge: {inspection: {title: Inspection}}
"""
REVIEWED = "topics: [attendance]\nreviewed: 2026-01-01\nreview_by: 2030-01-01\n"
LONG = "It is what people do together when one worry hides behind another and nobody alone has the whole picture. " * 5
FILLING = "Sit down with the child before the meeting and ask what the day is like from the gate to the last bell. " * 8

TERMS = {
    "school-avoidance": (
        "emotionally based school avoidance",
        "When being in school is so hard, for reasons of feeling, that a child misses much of it.",
        "sectors: [education]\nabbreviations: [EBSA]\n",
    ),
    "early-help": ("early help", "Support `<img src=x onerror=alert(1)>` before things get worse.", ""),
    "therapist": (
        "speech and language therapist",
        "A health professional who helps with talking and understanding.",
        "sectors: [health]\nabbreviations: [SLT]\n",
    ),
    "leaders": (
        "senior leadership team",
        "The people who run a school.",
        "sectors: [education]\nabbreviations: [SLT]\n",
    ),
    "formulation": ("shared formulation", f"{LONG}It may lead to [a plan](term:plan).", ""),
    "plan": ("statutory plan", "A plan that the law asks for.", ""),
}
RECORD = f"""\
---
title: Ask before you plan
summary: What a child can tell you before the plan is written.
statement: Ask the child what the day is like before you write anything down.
sectors: [health]
{REVIEWED}---
{FILLING}

An early help worker met a child who lived with emotionally based school avoidance, and asked the SLT to come along.

{FILLING}

Out of that came a shared formulation.

{FILLING}

{FILLING}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published site of a small library."""
    bundle = assets.COMPILED / "connected-practice.js"
    if not bundle.is_file() or not bundle.stat().st_size:
        pytest.fail(f"{bundle} is missing: the browser's code has not been compiled. Run scripts/setup.", pytrace=False)
    root = tmp_path_factory.mktemp("library")
    write(root, "mkdocs.yml", CONFIGURATION)
    write(root, "docs/index.md", "# A small library\n")
    write(root, "docs/assets/term-tip.css", (PROJECT / "docs/assets/term-tip.css").read_text("utf-8"))
    write(root, "content/vocabulary.yml", VOCABULARY)
    write(root, "content/principles/ask-first.md", RECORD)
    for name, (title, definition, more) in TERMS.items():
        fields = f"title: {title}\nsummary: One of the library's words.\ndefinition: |\n  {definition}\n"
        write(root, f"content/glossary/{name}.md", f"---\n{fields}defined_by: editors\n{more}{REVIEWED}---\nMore.\n")
    out = root / "site"
    library, pages = pipeline.publishable(root, date(2026, 1, 2))
    pages = [page for page in pages if not page.path.startswith("contributing/")]  # they lead to hand-written pages
    site.build(root, out, (library, pages), print)
    return out


def write(root: Path, path: str, text: str) -> None:
    """Write a file of the library."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


class Site(small_site.Site):
    """Opens the page as different people meet it."""

    def open(self, viewport: dict[str, int] = DESKTOP, **options: Any) -> Page:
        """Return the page in a new window; time stands still in it."""
        page = self.visitor(**({"viewport": viewport, "reduced_motion": "no-preference"} | options)).new_page()
        if options.get("java_script_enabled", True):
            page.clock.install(time=0)
            page.clock.pause_at(1000)
        page.goto(PAGE)
        return page


@pytest.fixture
def library(chromium: Browser, built: Path) -> Iterator[Site]:
    """The site; a test that leaves an error in the console fails."""
    opened = Site(chromium, built)
    yield opened
    opened.close()
    assert opened.said == []


def word(page: Page, term: str) -> Locator:
    """Return the link that a term has in the text."""
    return page.locator(f'.cp-body a.cp-term[data-term="{term}"]')


def tip(page: Page) -> Locator:
    """Return the tip; every test would fail if there were two."""
    return page.locator("cp-term-tip")


def point_at(page: Page, term: str) -> None:
    """Rest the mouse on a word until its tip is open."""
    word(page, term).hover()
    page.clock.run_for(OPENS_AFTER)
    expect(tip(page)).to_be_visible()


def point_away(page: Page) -> None:
    """Take the mouse to where nothing is."""
    page.mouse.move(2, 2)


def tab_to(page: Page, term: str) -> None:
    """Go to a word by keyboard, from what comes before it."""
    word(page, term).evaluate("word => word.parentElement.insertAdjacentHTML('beforebegin', '<p tabindex=-1>')")
    word(page, term).evaluate("word => word.parentElement.previousElementSibling.focus()")
    for _ in range(5):
        page.keyboard.press("Tab")
        if word(page, term).evaluate("word => word === document.activeElement"):
            return
    raise AssertionError(f"The Tab key does not reach the word {term}")


def boxes(page: Page) -> dict[str, float]:
    """Return how far the open tip lies from its word and from the window's edges, in pixels; negative is over it."""
    measured: dict[str, float] = page.evaluate(
        """() => {
          const tip = document.querySelector("cp-term-tip").getBoundingClientRect();
          const word = document.querySelector("[aria-describedby=cp-term-tip-text]").getBoundingClientRect();
          const view = document.documentElement;
          return {
            word: Math.max(word.top - tip.bottom, tip.top - word.bottom),
            left: tip.left, top: tip.top,
            right: view.clientWidth - tip.right, bottom: view.clientHeight - tip.bottom,
          };
        }"""
    )
    return measured


def assert_well_placed(page: Page) -> None:
    """The tip lies wholly in the window and next to its word, not on it. Half a pixel is rounding."""
    for name, distance in boxes(page).items():
        assert distance > -0.5, f"{name}: {distance}"
    assert boxes(page)["word"] < 0.5


def test_pointing_at_a_word_opens_its_explanation_after_a_moment(library: Site) -> None:
    page = library.open()
    word(page, "school-avoidance").hover()
    page.clock.run_for(OPENS_AFTER - 50)
    expect(tip(page)).to_have_count(0)
    page.clock.run_for(50)
    expect(tip(page)).to_be_visible()
    expect(tip(page)).to_contain_text("emotionally based school avoidance (EBSA): When being in school is so hard")
    assert_well_placed(page)


def test_a_pointer_that_only_passes_opens_nothing(library: Site) -> None:
    page = library.open()
    word(page, "school-avoidance").hover()
    page.clock.run_for(OPENS_AFTER - 50)
    point_away(page)
    page.clock.run_for(5000)
    expect(tip(page)).to_have_count(0)


def test_pressing_the_mouse_on_a_word_opens_nothing(library: Site) -> None:
    page = library.open()
    word(page, "school-avoidance").hover()
    page.mouse.down()
    expect(word(page, "school-avoidance")).to_be_focused()
    expect(tip(page)).to_have_count(0)


def test_it_stays_while_pointed_at_and_closes_when_left(library: Site) -> None:
    page = library.open()
    point_at(page, "school-avoidance")
    tip(page).hover()
    page.clock.run_for(60_000)
    expect(tip(page)).to_be_visible()
    point_away(page)
    page.clock.run_for(CLOSES_AFTER - 50)
    expect(tip(page)).to_be_visible()
    page.clock.run_for(50)
    expect(tip(page)).to_have_count(0)


def test_no_gap_lies_between_word_and_tip(library: Site) -> None:
    page = library.open()
    point_at(page, "early-help")
    at = word(page, "early-help").bounding_box()
    assert at is not None
    for y in range(round(at["y"] + at["height"] / 2), round(at["y"]) - 20, -1):
        page.mouse.move(at["x"] + at["width"] / 2, y)
        page.clock.run_for(CLOSES_AFTER * 2)
        expect(tip(page)).to_be_visible()


def test_an_unsteady_pointer_may_come_back(library: Site) -> None:
    page = library.open()
    point_at(page, "school-avoidance")
    point_away(page)
    page.clock.run_for(CLOSES_AFTER - 50)
    tip(page).hover()
    page.clock.run_for(5000)
    expect(tip(page)).to_be_visible()


def test_escape_closes_it_though_the_pointer_stays(library: Site) -> None:
    page = library.open()
    point_at(page, "school-avoidance")
    page.keyboard.press("Escape")
    expect(tip(page)).to_have_count(0)
    page.clock.run_for(5000)
    at = word(page, "school-avoidance").bounding_box()
    assert at is not None
    page.mouse.move(at["x"] + 3, at["y"] + 3)
    page.clock.run_for(5000)
    expect(tip(page)).to_have_count(0)
    point_away(page)
    point_at(page, "school-avoidance")


def test_escape_over_the_tip_opens_nothing_beneath_it(library: Site) -> None:
    page = library.open(PHONE)
    point_at(page, "formulation")
    tip(page).evaluate(LAY_A_WORD_BENEATH)
    tip(page).hover()
    page.keyboard.press("Escape")
    page.locator("#beneath").dispatch_event("pointerover")  # browsers say so of what appears under a resting pointer
    page.clock.run_for(5000)
    expect(tip(page)).to_have_count(0)
    point_away(page)
    page.locator("#beneath").hover()
    page.clock.run_for(OPENS_AFTER)
    expect(tip(page)).to_be_visible()


LAY_A_WORD_BENEATH = """tip => {
  const word = document.querySelector("a.cp-term[data-term=early-help]").cloneNode(true);
  const at = tip.getBoundingClientRect();
  word.id = "beneath";
  word.style.cssText = `position: absolute; left: ${at.left + scrollX}px; top: ${at.top + scrollY}px;`;
  word.style.cssText += `width: ${at.width}px; height: ${at.height}px`;
  document.body.append(word);
}"""


def test_keyboard_focus_opens_it_at_once_and_describes_the_word(library: Site) -> None:
    page = library.open()
    tab_to(page, "school-avoidance")
    expect(tip(page)).to_be_visible()
    expect(word(page, "school-avoidance")).to_have_accessible_description(
        "emotionally based school avoidance (EBSA): "
        "When being in school is so hard, for reasons of feeling, that a child misses much of it."
    )
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.clock.run_for(60_000)
    expect(tip(page)).to_be_visible()


def test_focus_elsewhere_closes_it_and_leaves_no_trace(library: Site) -> None:
    page = library.open()
    before = page.locator(".cp-body").inner_html()
    page.locator(".cp-next a, .cp-words a").first.focus()
    word(page, "formulation").focus()
    expect(tip(page)).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(word(page, "therapist")).to_be_focused()
    expect(tip(page)).to_contain_text("A health professional")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(tip(page)).to_have_count(0)
    assert page.locator(".cp-body").inner_html() == before


def test_the_pointer_keeps_it_open_when_focus_goes_elsewhere(library: Site) -> None:
    page = library.open()
    point_at(page, "early-help")
    page.locator(".cp-words a").first.evaluate("link => link.focus({preventScroll: true})")
    expect(tip(page)).to_be_visible()


def test_focus_keeps_it_open_when_the_pointer_leaves(library: Site) -> None:
    page = library.open()
    tab_to(page, "early-help")
    word(page, "early-help").hover()
    point_away(page)
    page.clock.run_for(5000)
    expect(tip(page)).to_be_visible()


def test_escape_closes_it_and_focus_stays_on_the_word(library: Site) -> None:
    page = library.open()
    tab_to(page, "school-avoidance")
    page.keyboard.press("Escape")
    expect(tip(page)).to_have_count(0)
    expect(word(page, "school-avoidance")).to_be_focused()


def test_it_names_other_senses_and_the_keyboard_reaches_them(library: Site) -> None:
    page = library.open()
    tab_to(page, "therapist")
    expect(tip(page)).to_contain_text("Elsewhere the same letters mean senior leadership team.")
    page.keyboard.press("Tab")
    other = tip(page).get_by_role("link", name="senior leadership team")
    expect(other).to_be_focused()
    page.keyboard.press("Escape")
    expect(tip(page)).to_have_count(0)
    expect(word(page, "therapist")).to_be_focused()


def test_the_tab_key_does_not_stop_at_the_link_that_repeats_the_word(library: Site) -> None:
    page = library.open()
    tab_to(page, "school-avoidance")
    expect(tip(page).get_by_role("link")).to_have_text(["More in the glossary"])
    page.keyboard.press("Tab")
    expect(word(page, "therapist")).to_be_focused()


def test_enter_and_a_click_follow_the_link(library: Site) -> None:
    page = library.open()
    tab_to(page, "school-avoidance")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{ADDRESS}glossary/school-avoidance/")
    page.go_back()
    expect(tip(page)).to_have_count(0)
    word(page, "early-help").click()
    page.wait_for_url(f"{ADDRESS}glossary/early-help/")
    page.go_back()
    point_at(page, "therapist")
    word(page, "therapist").click()
    page.wait_for_url(f"{ADDRESS}glossary/therapist/")


def test_the_first_tap_opens_and_the_second_follows(library: Site) -> None:
    page = library.open(PHONE, has_touch=True, is_mobile=True)
    word(page, "school-avoidance").tap()
    expect(tip(page)).to_be_visible()
    page.clock.run_for(60_000)
    expect(tip(page)).to_be_visible()
    assert page.url == PAGE
    assert_well_placed(page)
    word(page, "school-avoidance").tap()
    page.wait_for_url(f"{ADDRESS}glossary/school-avoidance/")


def test_a_tap_on_the_tips_own_link_follows_it(library: Site) -> None:
    page = library.open(PHONE, has_touch=True, is_mobile=True)
    word(page, "early-help").tap()
    link = tip(page).get_by_role("link", name="More in the glossary")
    size = link.bounding_box()
    assert size is not None
    assert min(size["width"], size["height"]) >= 24
    link.tap()
    page.wait_for_url(f"{ADDRESS}glossary/early-help/")


def test_it_closes_when_the_page_is_left_so_that_coming_back_shows_none(library: Site) -> None:
    page = library.open()
    point_at(page, "early-help")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    expect(tip(page)).to_have_count(0)


def test_a_tap_in_the_tip_keeps_it_and_a_tap_elsewhere_closes_it(library: Site) -> None:
    page = library.open(PHONE, has_touch=True, is_mobile=True)
    word(page, "early-help").tap()
    tip(page).get_by_role("tooltip").tap()
    expect(tip(page)).to_be_visible()
    page.touchscreen.tap(PHONE["width"] / 2, PHONE["height"] - 10)
    expect(tip(page)).to_have_count(0)


def test_a_finger_that_scrolls_does_not_close_it_nor_open_another(library: Site) -> None:
    page = library.open(PHONE, has_touch=True, is_mobile=True)
    word(page, "early-help").tap()
    for start in (word(page, "therapist"), page.locator(".cp-body > p").nth(2), tip(page)):
        swipe(page, start, 40)
        page.clock.run_for(5000)
        expect(tip(page)).to_contain_text("early help")
    swipe(page, word(page, "therapist"), 400)
    expect(tip(page)).to_have_count(0)
    word(page, "therapist").focus()
    page.keyboard.press("Enter")  # a key after an unfinished touch is no tap
    page.wait_for_url(f"{ADDRESS}glossary/therapist/")


def swipe(page: Page, start: Locator, upwards: int) -> None:
    """Scroll by finger, starting on an element."""
    at = start.bounding_box()
    assert at is not None
    page.evaluate("addEventListener('scrollend', () => { document.body.dataset.scrolled = ''; }, {once: true})")
    touch = page.context.new_cdp_session(page)
    x, y = at["x"] + 5, at["y"] + 5
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for part in range(1, 11):
        point = {"x": x, "y": y - upwards * part / 10}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator("body")).to_have_attribute("data-scrolled", "")
    page.evaluate("delete document.body.dataset.scrolled")


def test_only_one_is_open(library: Site) -> None:
    page = library.open()
    tab_to(page, "early-help")
    point_at(page, "school-avoidance")
    expect(tip(page)).to_have_count(1)
    expect(tip(page)).to_contain_text("When being in school is so hard")
    expect(page.locator("[aria-describedby=cp-term-tip-text]")).to_have_count(1)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE, DESKTOP_AT_400_PER_CENT], ids=["desktop", "phone", "zoomed"])
def test_wherever_a_word_stands_its_tip_is_in_the_window_and_not_on_the_word(
    library: Site, viewport: dict[str, int]
) -> None:
    page = library.open(viewport)
    for term in ("early-help", "school-avoidance", "therapist", "formulation"):
        for share in (0.02, 0.3, 0.5, 0.7, 0.98):
            page.keyboard.press("Escape")
            word(page, term).evaluate(
                """(word, share) => {
                  document.activeElement.blur();
                  const at = word.getBoundingClientRect();
                  scrollBy(0, at.top - share * (innerHeight - at.height));
                  word.focus({preventScroll: true, focusVisible: true});
                }""",
                share,
            )
            expect(tip(page)).to_be_visible()
            assert_well_placed(page)


def test_the_page_does_not_become_wider(library: Site) -> None:
    page = library.open(PHONE)
    before = page.evaluate("document.documentElement.scrollWidth")
    tab_to(page, "formulation")
    assert page.evaluate("document.documentElement.scrollWidth") == before


WHERE_EVERYTHING_IS = """() => Array.from(
  document.querySelectorAll(".cp-body *:not(cp-term-tip, cp-term-tip *)"),
  element => JSON.stringify(element.getBoundingClientRect()),
)"""


def test_opening_moves_nothing_on_the_page(library: Site) -> None:
    page = library.open(PHONE)
    for term in ("early-help", "school-avoidance", "therapist", "formulation"):
        word(page, term).scroll_into_view_if_needed()
        before = page.evaluate(WHERE_EVERYTHING_IS)
        word(page, term).evaluate("word => word.focus({preventScroll: true, focusVisible: true})")
        expect(tip(page)).to_be_visible()
        assert page.evaluate(WHERE_EVERYTHING_IS) == before


def test_links_in_an_explanation_work_in_the_tip(library: Site) -> None:
    page = library.open()
    point_at(page, "formulation")
    expect(tip(page).locator("[data-term], [title], [id]:not([role=tooltip])")).to_have_count(0)
    link = tip(page).get_by_role("link", name="a plan")
    link.hover()
    page.clock.run_for(5000)
    expect(tip(page)).to_contain_text("shared formulation")
    link.click()
    page.wait_for_url(f"{ADDRESS}glossary/plan/")


def test_a_long_explanation_scrolls_by_keyboard(library: Site) -> None:
    page = library.open(DESKTOP_AT_400_PER_CENT)
    tab_to(page, "formulation")
    page.keyboard.press("Tab")
    box = tip(page).locator(".cp-term-tip__box")
    expect(box).to_be_focused()
    page.keyboard.press("End")
    expect(tip(page).get_by_role("link", name="More in the glossary")).to_be_in_viewport(ratio=1)
    expect(tip(page)).to_be_visible()


def test_it_keeps_beside_its_word_and_closes_when_the_word_is_out_of_sight(library: Site) -> None:
    page = library.open()
    tab_to(page, "early-help")
    page.evaluate("scrollBy(0, 40)")
    expect(tip(page)).to_be_visible()
    assert_well_placed(page)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(tip(page)).to_have_count(0)


def test_it_keeps_beside_its_word_when_the_window_changes(library: Site) -> None:
    page = library.open()
    tab_to(page, "therapist")
    page.evaluate("document.querySelector('.cp-body').style.paddingTop = '3rem'")  # as when lines break elsewhere
    page.evaluate("dispatchEvent(new Event('resize'))")
    assert_well_placed(page)


def test_without_javascript_a_word_is_a_link_and_the_page_explains_it(library: Site) -> None:
    page = library.open(java_script_enabled=False)
    expect(page.locator("#word-school-avoidance")).to_contain_text("When being in school is so hard")
    word(page, "school-avoidance").click()
    page.wait_for_url(f"{ADDRESS}glossary/school-avoidance/")


def test_a_word_that_the_page_does_not_explain_stays_a_link(library: Site) -> None:
    page = library.open(PHONE, has_touch=True, is_mobile=True)
    page.evaluate("document.querySelector('.cp-words').remove()")
    tab_to(page, "early-help")
    expect(tip(page)).to_have_count(0)
    word(page, "early-help").tap()
    page.wait_for_url(f"{ADDRESS}glossary/early-help/")


def test_where_there_are_no_popovers_a_word_stays_a_link(library: Site) -> None:
    page = library.open()
    page.add_init_script("delete HTMLElement.prototype.popover")
    page.reload()
    tab_to(page, "early-help")
    expect(tip(page)).to_have_count(0)


def test_words_stay_words(library: Site) -> None:
    page = library.open()
    point_at(page, "early-help")
    expect(tip(page)).to_contain_text("<img src=x onerror=alert(1)>")
    expect(tip(page).locator("img")).to_have_count(0)


def test_it_appears_softly_unless_the_reader_asks_for_no_motion(library: Site) -> None:
    motion = "tip => getComputedStyle(tip).animationName"
    page = library.open()
    tab_to(page, "early-help")
    assert tip(page).evaluate(motion) != "none"
    page = library.open(reduced_motion="reduce")
    tab_to(page, "early-help")
    assert tip(page).evaluate(motion) == "none"


def test_it_is_not_on_paper(library: Site) -> None:
    page = library.open()
    tab_to(page, "early-help")
    page.emulate_media(media="print")
    expect(tip(page)).to_be_hidden()
    expect(page.locator("#word-early-help")).to_be_visible()


def test_it_takes_the_pages_colours_by_day_and_by_night(library: Site) -> None:
    page = library.open()
    tab_to(page, "early-help")
    grounds = []
    for scheme in ("default", "slate"):
        page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        colour = "tip => getComputedStyle(tip.firstElementChild).backgroundColor"
        grounds.append(tip(page).evaluate(colour))
        assert grounds[-1] == page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert len(set(grounds)) == 2


def test_it_works_under_the_pages_security_policy(library: Site) -> None:
    page = library.open()
    policy = page.locator("meta[http-equiv=Content-Security-Policy]")
    expect(policy).to_have_attribute("content", re.compile("script-src 'self'"))
    page.evaluate("document.addEventListener('securitypolicyviolation', e => console.error(e.violatedDirective))")
    point_at(page, "early-help")
    assert_well_placed(page)
