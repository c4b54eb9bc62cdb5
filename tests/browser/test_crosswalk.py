"""The page that shows what serves which standard, in Chromium: sorted, narrowed, printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests import library
from tests.browser import small_site

PAGE = f"{small_site.ADDRESS}frameworks/crosswalk/"

FRAMEWORK = """\
title: Quay Standards
summary: A framework for tests.
publisher: Quay School
standing: second-hand
elements:
{elements}
reviewed: 2026-01-10
review_by: 2027-01-10
"""
SECTIONS = [f"  - {{id: q{number}, title: 'Article {number}'}}" for number in range(1, 61)]
"""So many that they need a second sheet of paper."""


def with_frameworks(root: Path) -> None:
    """Write the good library with a second framework and a second module."""
    library.copy(root)
    (root / "content/frameworks/quay.yml").write_text(FRAMEWORK.format(elements="\n".join(SECTIONS)), "utf-8")
    first = root / "content/modules/first-weeks.md"
    text = first.read_text("utf-8")
    first.write_text(text.replace("related:", "frameworks: [quay#q2, quay#q10]\nrelated:", 1), "utf-8")
    second = text.replace("The first weeks back", '"At sea: a module of its own"')
    second = second.replace("reviewed:", "frameworks: [quay#q2]\nreviewed:", 1)
    (root / "content/modules/at-sea.md").write_text(second, "utf-8")


RECORDS = with_frameworks


@pytest.fixture
def page(web: small_site.Site) -> Page:
    """The page in a browser that has never been here."""
    return come(web)


def come(web: small_site.Site, **options: object) -> Page:
    """Open the page and wait until its tables sort."""
    page = web.visitor(**options).new_page()
    page.goto(PAGE)
    expect(page.locator(".cp-sort").first).to_be_attached()
    return page


def matrix(page: Page) -> Locator:
    """Return the table of every module against every section."""
    return page.get_by_role("region", name="Every module against every section").get_by_role("table")


def sections(table: Locator) -> list[str]:
    """Return the sections that a table shows, in order."""
    return [row.inner_text() for row in table.locator("tbody tr:visible th[scope=row]").all()]


def press(page: Page, name: str) -> None:
    """Press a button in the matrix's head."""
    matrix(page).get_by_role("button", name=name, exact=True).click()


def test_every_module_stands_against_every_section(page: Page) -> None:
    heads = matrix(page).locator("thead th")
    assert [head.inner_text().strip() for head in heads.all()] == [
        "Framework",
        "Section",
        "At sea",
        "The first weeks back",
        "Modules",
    ]
    rows = {
        row.locator("th").inner_text(): [cell.inner_text() for cell in row.locator("td").all()]
        for row in matrix(page).locator("tbody tr").all()
    }
    assert len(rows) == 62
    assert rows["Article 2"] == ["Quay Standards", "yes", "yes", "2"]
    assert rows["Article 10"] == ["Quay Standards", "no", "yes", "1"]
    assert rows["Article 3"] == ["Quay Standards", "no", "no", "no module yet"]


def test_columns_sort_one_way_the_other_and_back(page: Page) -> None:
    printed = sections(matrix(page))
    press(page, "Sort by The first weeks back")
    assert sections(matrix(page))[:3] == ["Article 2", "Article 10", printed[0]]
    head = matrix(page).locator("th", has_text="The first weeks back")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("status")).to_have_text("Sorted by The first weeks back, descending.")
    press(page, "Sort by The first weeks back")
    assert sections(matrix(page))[-2:] == ["Article 2", "Article 10"]
    press(page, "Sort by The first weeks back")
    expect(head).not_to_have_attribute("aria-sort", re.compile(".*"))
    assert sections(matrix(page)) == printed


def test_words_with_numbers_sort_as_people_count(page: Page) -> None:
    press(page, "Section")
    articles = [section for section in sections(matrix(page)) if section.startswith("Article")]
    assert articles[:3] == ["Article 1", "Article 2", "Article 3"]
    press(page, "Modules")
    assert sections(matrix(page))[:2] == ["Article 2", "Article 10"]
    expect(matrix(page).locator("th[aria-sort]")).to_have_count(1)


def test_by_keyboard(page: Page) -> None:
    matrix(page).get_by_role("button", name="Modules", exact=True).focus()
    page.keyboard.press("Enter")
    assert sections(matrix(page))[0] == "Article 2"


def test_one_framework_and_the_gaps_alone(page: Page) -> None:
    page.get_by_label("Show").select_option("Quay Standards")
    assert len(sections(matrix(page))) == 60
    expect(page.get_by_role("heading", name="Harbour standards")).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("60 sections shown.")
    page.get_by_label("Only sections that no module serves").check()
    shown = sections(matrix(page))
    assert len(shown) == 58 and "Article 2" not in shown
    page.get_by_label("Show").select_option("Every framework")
    assert len(sections(matrix(page))) == 60
    expect(page.get_by_role("status")).to_have_text("60 sections shown.")


def test_without_script_it_is_there_in_order(web: small_site.Site) -> None:
    page = web.visitor(java_script_enabled=False).new_page()
    page.goto(PAGE)
    expect(page.locator(".cp-sort")).to_have_count(0)
    assert len(sections(matrix(page))) == 62


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_no_barriers(web: small_site.Site, width: int, scheme: str) -> None:
    page = come(web, viewport={"width": width, "height": 800}, color_scheme=scheme)
    press(page, "Modules")
    assert small_site.barriers(page) == []
    assert small_site.sideways(page) == 0


def test_on_paper_it_lies_across_with_its_head_on_every_sheet(page: Page, tmp_path: Path) -> None:
    page.pdf(path=tmp_path / "crosswalk.pdf", prefer_css_page_size=True)
    sheets = PdfReader(tmp_path / "crosswalk.pdf").pages
    width, height = (float(side) for side in sheets[0].mediabox[2:])
    assert (round(width), round(height)) == (842, 595)
    texts = [sheet.extract_text() for sheet in sheets]
    second = next(text for text in texts if "Article 60" in text and "no module yet" in text)
    assert "Framework" in second and "Modules" in second
