"""A module that keeps one's place, on its page as it is published, in Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pypdf import PdfReader

from tests import library
from tests.browser import small_site

MODULES = f"{small_site.ADDRESS}modules/"
PAGE = f"{MODULES}at-the-door/"

MODULE = """\
---
title: At the door
summary: Half an hour on the first minute of a school day.
topics: [attendance]
outcomes: [Say what the first minute is for.]
steps:
  - {id: recall, title: Recall your own, minutes: 10, what: Think of a door.}
  - {id: read, title: Read Lena's case, minutes: 10, uses: [case-study:lena]}
  - {id: try, title: Try it tomorrow, minutes: 10}
checks:
  - id: first-words
    question: "Which first words help? More than one answer is good."
    choices:
      - {text: Her name, right: true, why: "Yes. See [Lena's case](case-study:lena)."}
      - {text: The time, why: She knows it.}
      - {text: Good to see you, right: true, why: It says that she was missed.}
  - id: who
    question: Who stands at the door?
    choices:
      - {text: Somebody she knows, right: true, why: Her key adult.}
      - {text: Whoever is free, why: Then nobody is hers.}
sources: [{id: harbour-2024, section: lessons}]
related: [module:first-weeks, session:one-case]
reviewed: 2026-01-10
review_by: 2027-01-10
minutes: 30
---

Bring a colleague.
"""


def with_a_module(root: Path) -> None:
    """Write the good library with a module of three steps and two questions."""
    library.copy(root)
    (root / "content" / "modules" / "at-the-door.md").write_text(MODULE, "utf-8")


RECORDS = with_a_module


def come(visitor: BrowserContext, address: str = PAGE) -> Page:
    """Open a page in a new tab, and wait until the module's panel is there."""
    page = visitor.new_page()
    page.goto(address)
    expect(page.locator(".cp-module__steps, .cp-list")).to_be_attached()
    return page


def panel(page: Page) -> Locator:
    """Return the panel at the top of the module."""
    return page.locator("cp-module")


def done(page: Page, step: str) -> Locator:
    """Return the mark of a step."""
    return page.get_by_role("button", name=f"Done: {step}", exact=True)


def question(page: Page, number: int) -> Locator:
    """Return a question, counted from 1."""
    return page.locator(".cp-check").nth(number - 1)


def answer(page: Page, number: int, words: str) -> None:
    """Choose an answer and ask what the page says of it."""
    question(page, number).get_by_label(words).check()
    question(page, number).get_by_role("button", name="See what it says").click()


@pytest.fixture
def page(web: small_site.Site) -> Page:
    """The module in a browser that has never been here."""
    return come(web.visitor())


def kept(page: Page) -> int:
    """Return how many places the browser keeps."""
    count = """() => new Promise(done => {
      const opening = indexedDB.open("connected-practice");
      opening.onsuccess = () => {
        const asked = opening.result.transaction("places").objectStore("places").count();
        asked.onsuccess = () => { opening.result.close(); done(asked.result); };
      };
    })"""
    return int(page.evaluate(count))


def test_nothing_is_kept_of_somebody_who_only_reads(page: Page) -> None:
    expect(panel(page)).to_contain_text("Mark each step when you have done it.")
    expect(panel(page).get_by_role("button")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    assert kept(page) == 0


def test_the_place_is_there_when_one_returns(page: Page) -> None:
    done(page, "Recall your own").click()
    expect(panel(page)).to_contain_text("1 of 3 steps done, 0 of 2 questions answered")
    expect(panel(page).get_by_role("status")).to_have_text("1 of 3 steps done. Next: Read Lena’s case.")
    page.close()
    page = come(page.context)
    expect(done(page, "Recall your own")).to_have_attribute("aria-pressed", "true")
    expect(panel(page).get_by_role("link", name="Step 1: Recall your own, done")).to_be_visible()
    panel(page).get_by_role("link", name="Go on: Read Lena’s case").click()
    assert page.url == f"{PAGE}#read"


def test_a_mark_can_be_taken_away(page: Page) -> None:
    done(page, "Try it tomorrow").click()
    done(page, "Try it tomorrow").click()
    expect(done(page, "Try it tomorrow")).to_have_attribute("aria-pressed", "false")
    expect(panel(page)).to_contain_text("Mark each step when you have done it.")
    page.wait_for_function(
        "() => !Object.keys(localStorage).some(name => name.startsWith('connected-practice-unsaved'))"
    )
    assert kept(page) == 0


def test_every_answer_has_the_words_of_the_page(page: Page) -> None:
    first = question(page, 1)
    expect(first.get_by_role("radiogroup", name="1. Which first words help?")).to_be_visible()
    answer(page, 1, "The time")
    expect(first.locator(".cp-check__feedback:visible")).to_have_text("Look again. She knows it.")
    expect(first.locator(".cp-check__hint")).to_have_text("Choose another answer and try again.")
    expect(panel(page).get_by_role("status")).to_contain_text("Look again. She knows it. Choose another answer")
    answer(page, 1, "Her name")
    expect(first.locator(".cp-check__hint")).to_have_text("There is another good answer. Can you find it?")
    expect(first.get_by_label("Her name")).to_have_accessible_description("A good answer. Yes. See Lena’s case.")
    expect(first.get_by_role("link", name="Lena’s case")).to_have_attribute("href", "../../case-studies/lena/")
    answer(page, 1, "Good to see you")
    expect(first.locator(".cp-check__hint")).to_have_text("You have found every good answer.")
    expect(panel(page)).to_contain_text("0 of 3 steps done, 1 of 2 questions answered")


def test_nothing_chosen_is_said(page: Page) -> None:
    question(page, 2).get_by_role("button", name="See what it says").click()
    expect(question(page, 2).locator(".cp-check__hint")).to_have_text("Choose an answer first.")
    expect(panel(page).get_by_role("status")).to_have_text("Choose an answer first.")


def test_answers_are_there_when_one_returns_and_can_begin_again(page: Page) -> None:
    expect(page.get_by_role("button", name="Begin this question again")).to_have_count(0)
    answer(page, 2, "Whoever is free")
    page.close()
    page = come(page.context)
    expect(question(page, 2).locator(".cp-check__feedback:visible")).to_have_text("Look again. Then nobody is hers.")
    question(page, 2).get_by_role("button", name="Begin this question again").click()
    expect(question(page, 2).locator(".cp-check__feedback:visible")).to_have_count(0)
    expect(question(page, 2).get_by_label("Somebody she knows")).to_be_focused()


def test_a_changed_answer_is_not_taken_for_the_old_one(page: Page, web: small_site.Site) -> None:
    answer(page, 2, "Whoever is free")
    page.close()
    file = "modules/at-the-door/"
    now = (web.folder / file / "index.html").read_text("utf-8").replace("Whoever is free", "Whoever has time")
    web.changed[file] = now.encode()
    page = page.context.new_page()
    page.goto(PAGE)
    expect(panel(page)).to_contain_text("1 of 2 questions answered")
    expect(question(page, 2).locator(".cp-check__feedback:visible")).to_have_count(0)


def test_the_end_leads_on(page: Page) -> None:
    for step in ("Recall your own", "Read Lena’s case", "Try it tomorrow"):
        done(page, step).click()
    expect(panel(page).get_by_role("heading", name="You have done this module")).to_be_visible()
    expect(panel(page).get_by_role("link", name="Answer the questions")).to_have_attribute("href", "#checks")
    reflect = panel(page).get_by_role("link", name="Write down what you take from it")
    expect(reflect).to_have_attribute("href", f"{small_site.ADDRESS}tools/reflect/?page=module%3Aat-the-door")
    following = panel(page).get_by_role("link", name="The first weeks back")
    expect(following).to_have_attribute("href", f"{MODULES}first-weeks/")
    expect(page.get_by_role("link", name="One case").first).to_be_attached()


def test_reset_can_be_undone(page: Page) -> None:
    done(page, "Recall your own").click()
    answer(page, 2, "Whoever is free")
    panel(page).get_by_role("button", name="Reset this module").click()
    expect(done(page, "Recall your own")).to_have_attribute("aria-pressed", "false")
    back = panel(page).get_by_role("button", name="Bring my marks back")
    expect(back).to_be_focused()
    back.click()
    expect(panel(page)).to_contain_text("1 of 3 steps done, 1 of 2 questions answered")
    panel(page).get_by_role("button", name="Reset this module").click()
    page.close()
    page = come(page.context)
    expect(panel(page)).to_contain_text("Mark each step when you have done it.")


def test_two_tabs_lose_nothing(page: Page) -> None:
    other = come(page.context)
    done(page, "Recall your own").click()
    expect(done(other, "Recall your own")).to_have_attribute("aria-pressed", "true")
    done(other, "Try it tomorrow").click()
    expect(panel(page)).to_contain_text("2 of 3 steps done")


def test_the_list_of_modules_says_how_far_one_is(page: Page) -> None:
    done(page, "Recall your own").click()
    modules = come(page.context, MODULES)
    row = modules.locator(".cp-row", has_text="At the door")
    expect(row.locator(".cp-row__progress")).to_have_text("1 of 3 steps done")
    go_on = modules.get_by_role("link", name="Go on where you stopped")
    expect(go_on).to_have_attribute("href", f"{PAGE}#read")
    assert small_site.barriers(modules) == []
    for step in ("Read Lena’s case", "Try it tomorrow"):
        done(page, step).click()
    expect(row.locator(".cp-row__progress")).to_have_text("Done")
    expect(go_on).to_have_count(0)


def test_what_is_kept_can_be_deleted_with_everything_else(page: Page) -> None:
    done(page, "Recall your own").click()
    tools = page.context.new_page()
    tools.goto(f"{small_site.ADDRESS}tools/")
    expect(tools.locator("cp-kept")).to_contain_text("1 module that you have begun")
    tools.get_by_role("button", name="Delete everything").click()
    tools.get_by_role("button", name="Delete everything for good").click()
    expect(panel(page)).to_contain_text("Mark each step when you have done it.")


def test_by_keyboard_alone(page: Page) -> None:
    done(page, "Recall your own").focus()
    page.keyboard.press("Space")
    expect(done(page, "Recall your own")).to_have_attribute("aria-pressed", "true")
    question(page, 1).get_by_label("Her name").focus()
    page.keyboard.press("ArrowDown")
    expect(question(page, 1).locator(".cp-check__feedback:visible")).to_have_count(0)  # moving is not answering
    page.keyboard.press("Enter")
    expect(question(page, 1).locator(".cp-check__feedback:visible")).to_have_text("Look again. She knows it.")


def test_without_a_store_it_works_and_says_so(web: small_site.Site) -> None:
    visitor = web.visitor()
    visitor.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };")
    page = come(visitor)
    done(page, "Recall your own").click()
    expect(panel(page)).to_contain_text("1 of 3 steps done")
    expect(panel(page).get_by_role("alert")).to_contain_text("This browser does not let this site keep anything")


def test_without_script_it_is_whole(web: small_site.Site) -> None:
    page = web.visitor(java_script_enabled=False).new_page()
    page.goto(PAGE)
    expect(page.locator(".cp-module")).to_be_hidden()
    first = question(page, 1)
    expect(first.get_by_text("Her name").first).to_be_visible()
    first.locator("summary").click()
    expect(first.get_by_text("Good to see you It says that she was missed.")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_no_barriers_in_any_state(web: small_site.Site, width: int, scheme: str) -> None:
    page = come(web.visitor(viewport={"width": width, "height": 800}, color_scheme=scheme))
    assert small_site.barriers(page) == []
    done(page, "Recall your own").click()
    answer(page, 1, "The time")
    answer(page, 1, "Her name")
    assert small_site.barriers(page) == []
    assert small_site.sideways(page) == 0
    for step in ("Read Lena’s case", "Try it tomorrow"):
        done(page, step).click()
    assert small_site.barriers(page) == []
    assert small_site.sideways(page) == 0


def test_on_paper_it_is_a_handout(page: Page, tmp_path: Path) -> None:
    done(page, "Recall your own").click()
    answer(page, 1, "Her name")
    page.pdf(path=tmp_path / "module.pdf")
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "module.pdf").pages)
    assert "Good to see you" in text
    assert "steps done" not in text and "See what it says" not in text and "A good answer" not in text
