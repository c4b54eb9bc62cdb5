"""A toolkit's page as a form, before any script: which toolkits have one, and what it asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from connected_practice.link import Library
from connected_practice.publish.macros import macros
from tests.browser import assessment_site as on
from tests.library import copy, html, linked, pages

TIPS = on.RECORD.format(
    title="Tips",
    summary="Small things to try.",
    form="tips",
    scale="",
    sections="  - {id: all, title: All of it, items: [{id: smile, text: Smile.}]}",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library with a toolkit of each kind that matters here."""
    root = copy(tmp_path_factory.mktemp("library") / "root")
    on.write_toolkits(root / "content" / "toolkits")
    (root / "content" / "toolkits" / "tips.md").write_text(TIPS, "utf-8")
    return root


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    """The library, linked."""
    return linked(root)


@pytest.fixture(scope="module")
def forms(root: Path) -> dict[str, HtmlElement | None]:
    """The form on each toolkit's page, by the toolkit's id; None where there is none."""
    made = {path: page for path, page in pages(root).items() if path.startswith("toolkits/")}
    found = {}
    for path, page in made.items():
        document = lxml_html.fromstring(f"<div>{html(page.markdown)}</div>")
        found[Path(path).stem] = next(iter(document.xpath("//form")), None)
    return found


def test_audits_and_checklists_are_forms_and_tips_are_not(forms: dict[str, HtmlElement | None]) -> None:
    assert {name for name, form in forms.items() if form is not None} == {
        "school-check",
        "first-morning",
        "doors",
        "welcome-check",
    }


@pytest.mark.parametrize(
    ("name", "items", "choices"),
    [
        ("school-check", 40, ["red", "amber", "green", "na"]),
        ("first-morning", 4, ["yes", "no", "na"]),
        ("doors", 4, ["yes", "no", "na"]),
    ],
)
def test_each_item_has_its_place_its_choices_and_its_fields(
    forms: dict[str, HtmlElement | None], name: str, items: int, choices: list[str]
) -> None:
    form = forms[name]
    assert form is not None
    places = form.xpath("//*[@data-item]")
    assert len(places) == items
    for place in places:
        item = place.get("data-item")
        assert place.get("id") == item
        assert place.xpath(".//input[@type='radio']/@value") == choices
        assert set(place.xpath(".//input[@type='radio']/@name")) == {f"rating-{item}"}
        fields = {f"{field}-{item}" for field in ("evidence", "note", "step", "who", "by")}
        assert set(place.xpath(".//*[self::textarea or self::input[@type='text']]/@name")) == fields
        assert form.xpath(f"//*[@id='{place.get('aria-labelledby')}']")


def test_a_form_sends_nothing(forms: dict[str, HtmlElement | None]) -> None:
    for form in forms.values():
        if form is not None:
            assert form.get("method") == "dialog"
            assert not form.xpath(".//*[@type='submit' or self::button]")


def test_ids_stand_once(forms: dict[str, HtmlElement | None]) -> None:
    for form in forms.values():
        ids = [] if form is None else form.xpath("//@id")
        assert len(ids) == len(set(ids))


def test_the_list_of_what_can_be_rated_has_nothing_else(library: Library) -> None:
    piece = macros(library, "tools/assessments.md")["piece"]("to-rate")
    assert "A check for the whole school" in piece
    assert "The first morning" in piece
    assert "(../toolkits/doors.md)" in piece
    assert "Tips" not in piece
