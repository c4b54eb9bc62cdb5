"""Slides, reopened by python-pptx: every text in a placeholder of a named layout, notes, text that fits."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

import pptx
import pytest
from pptx.presentation import Presentation
from pptx.slide import Slide as Drawn

from _project import places
from connected_practice.packs import slide_master as master
from connected_practice.packs.fitting import fitted, measures, side_by_side, titled
from connected_practice.packs.forms import Frame, Slide
from connected_practice.packs.frame import CODE_ALT
from connected_practice.packs.slides import slides_file
from connected_practice.packs.text import clean
from tests.packs import golden

FRAME: Frame = {
    "title": "An hour on coming back",
    "version": "2026-01-10",
    "address": "https://library.example/sessions/one-case/",
    "licence": "CC BY 4.0",
    "sources": [],
    "made": "",
    "changes": "https://library.example/sessions/one-case/#changes",
}
LAYOUTS = measures()["layouts"]
LONG = "One more thing that people in this room could do. "


def slide(layout: Any, title: str = "A title", lines: list[str] | None = None, **more: Any) -> Slide:
    """Return a slide."""
    return {"layout": layout, "title": title, "lines": lines or [], "columns": [], "notes": [], **more}  # type: ignore[typeddict-item]


def made(*slides: Slide, **frame: Any) -> Presentation:
    """Return the file of slides, reopened."""
    return pptx.Presentation(io.BytesIO(slides_file({**FRAME, **frame}, slides)))  # type: ignore[typeddict-item]


def texts(drawn: Drawn) -> dict[int, list[str]]:
    """Return the lines of a slide's placeholders by their numbers."""
    found = {}
    for shape in drawn.placeholders:
        if shape.has_text_frame:
            found[shape.placeholder_format.idx] = [p.text.replace("\v", "\n") for p in shape.text_frame.paragraphs]
    return found


def notes(drawn: Drawn) -> list[str]:
    """Return a slide's notes, a paragraph a line."""
    frame = drawn.notes_slide.notes_text_frame if drawn.has_notes_slide else None
    return frame.text.split("\n") if frame else []


def words(lines: list[str]) -> str:
    """Return lines as one run of words."""
    return " ".join(" ".join(map(clean, lines)).split())


@pytest.mark.parametrize("name", golden.names())
def test_slides_say_everything_in_order(name: str) -> None:
    described = golden.read_pack(name)["slides"]
    deck = pptx.Presentation(io.BytesIO(slides_file(described["frame"], described["slides"])))
    drawn = list(deck.slides)
    kinds = {layout["name"]: kind for kind, layout in LAYOUTS.items()}
    at = 0
    for given in described["slides"]:
        assert kinds[drawn[at].slide_layout.name.partition(":")[0]] == given["layout"]
        said = [line for line in given["notes"] if line]
        assert words(notes(drawn[at])).endswith(words(said))
        title, shown, heads = words([given["title"]]), "", ""
        whole = words(given["lines"] or [line for column in given["columns"] for line in column["lines"]])
        first = at
        while at < len(drawn) and (at == first or len(shown) < len(whole)):
            found = texts(drawn[at])
            if title:
                assert found[master.TITLE][0].split("\u2026")[0].removesuffix(measures()["continued"]).strip() in title
            body = [found[number] for number in sorted(found) if number == master.BODY or 20 < number < 30]
            heads = heads or words([line for number in sorted(found) if 10 < number < 20 for line in found[number]])
            shown = words([shown, *(line for lines in body for line in lines)])
            at += 1
        assert shown.replace(" ", "") == whole.replace(" ", "")
        assert heads == words([column["title"] for column in given["columns"]])
    assert at == len(drawn)


@pytest.mark.parametrize("name", golden.names())
def test_nothing_is_smaller_than_18_points_or_outside_a_placeholder(name: str) -> None:
    described = golden.read_pack(name)["slides"]
    deck = pptx.Presentation(io.BytesIO(slides_file(described["frame"], described["slides"])))
    for drawn in deck.slides:
        assert len({shape.shape_id for shape in drawn.shapes}) == len(drawn.shapes)
        for shape in drawn.shapes:
            assert shape.is_placeholder
            number = shape.placeholder_format.idx
            if shape.has_text_frame:
                assert shape.text_frame.text or number == master.NUMBER
                assert "_x00" not in shape.text_frame.text  # how a sign that no file may hold is written
                sizes = [run.font.size.pt for p in shape.text_frame.paragraphs for run in p.runs if run.font.size]
                assert all(size >= 18 for size in sizes)
            else:
                assert shape._element.nvPicPr.cNvPr.get("descr")


def test_layouts_are_named_and_the_theme_has_our_fonts_and_colours() -> None:
    deck = made(slide("title"))
    names = [layout.name for layout in deck.slide_layouts]
    assert names == ["Title", "Point", "Question", "List", *(f"Seats: {n}" for n in (1, 2, 3, 4)), "Pause", "End"]
    assert (deck.slide_width or 0) / (deck.slide_height or 1) == pytest.approx(16 / 9, abs=0.001)
    theme = next(part for part in deck.part.package.iter_parts() if "theme1" in part.partname).blob.decode()
    assert '<a:latin typeface="Georgia"/>' in theme
    assert '<a:accent1><a:srgbClr val="0B5D5B"/>' in theme


def test_our_colours_are_those_of_the_site() -> None:
    tokens = (places.ROOT / "docs" / "assets" / "css" / "tokens.css").read_text("utf-8").lower()
    names = {"deep": "accent-strong", "soft": "ink-soft"}
    for name, colour in measures()["colours"].items():
        assert f"--{names.get(name, name)}: #{colour.lower()}" in tokens


@pytest.mark.parametrize("layout", LAYOUTS)
def test_text_can_be_told_from_its_ground(layout: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1, although text of this size needs no more than 3."""
    colours = measures()["colours"]
    places = [place for place in LAYOUTS[layout].values() if isinstance(place, dict)]
    places += [place for each in places for place in each.values() if isinstance(place, dict)]
    ground = colours[LAYOUTS[layout]["ground"]]
    if layout not in ("title", "pause"):  # these two have no footer
        places.append(measures()["footer"])
    used = {colours[place["colour"]] for place in places if "colour" in place}
    assert used
    for colour in used:
        light, dark = sorted([luminance(colour), luminance(ground)], reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_another_master_can_take_over() -> None:
    """Slides say neither where text stands nor its font or colour, and its size only where it would not fit."""
    deck = made(
        slide("title"),
        slide("list", lines=["One", LONG * 20]),
        slide("seats", columns=[{"title": "Teacher", "lines": ["What do you see?"]}]),
        slide("end", lines=["Choose one thing."]),
    )
    for drawn in deck.slides:
        for text in drawn.shapes._spTree.xpath("p:sp"):
            assert text.xpath("count(p:spPr/*) + count(p:txBody/a:lstStyle/*)") == 0
            inside = {child.tag.partition("}")[2] for look in text.xpath(".//a:rPr") for child in look}
            assert inside <= {"hlinkClick"}
            assert {name for look in text.xpath(".//a:rPr") for name in look.attrib} <= {"lang", "sz"}


def test_short_text_is_large_and_leaves_its_size_to_the_master() -> None:
    (drawn,) = made(slide("point", lines=["Ask first."])).slides
    runs = [run for shape in drawn.placeholders if shape.has_text_frame for run in shape.text_frame.paragraphs[0].runs]
    assert [run.font.size for run in runs] == [None] * len(runs)


def test_text_that_does_not_fit_goes_on_to_a_next_slide() -> None:
    lines = [f"{number}. {LONG * 3}".strip() for number in range(20)]
    drawn = list(made(slide("list", lines=lines, notes=["Say it once."])).slides)
    assert len(drawn) > 2
    titles = [texts(each)[master.TITLE][0] for each in drawn]
    assert titles == ["A title", *["A title (continued)"] * (len(drawn) - 1)]
    assert [line for each in drawn for line in texts(each)[master.BODY]] == lines
    assert [notes(each) for each in drawn] == [["Say it once."], *[[]] * (len(drawn) - 1)]


def test_a_title_that_is_too_long_is_cut_and_stands_whole_in_the_notes() -> None:
    title = "A very long title " * 60
    first, second, *_ = made(slide("list", title, [LONG * 60], notes=["Say it."])).slides
    assert texts(first)[master.TITLE][0].endswith("\u2026")
    assert texts(second)[master.TITLE][0].endswith("\u2026 (continued)")
    assert notes(first) == [" ".join(title.split()), "Say it."]


def test_columns_stand_side_by_side_in_one_size() -> None:
    columns = [
        {"title": title, "lines": [LONG * n]} for n, title in enumerate(("Teacher", "Nurse", "Social worker"), 1)
    ]
    (drawn,) = made(slide("seats", columns=columns)).slides
    assert drawn.slide_layout.name == "Seats: 3"
    found = texts(drawn)
    assert [found[master.HEADS + at][0] for at in range(3)] == ["Teacher", "Nurse", "Social worker"]
    sizes = {
        run.font.size
        for shape in drawn.placeholders
        if 20 < shape.placeholder_format.idx < 30
        for run in shape.text_frame.paragraphs[0].runs
    }
    assert len(sizes) == 1


def test_more_than_four_columns_take_more_than_one_slide() -> None:
    columns = [{"title": f"Seat {n}", "lines": ["What do you see?"]} for n in range(5)]
    names = [drawn.slide_layout.name for drawn in made(slide("seats", columns=columns)).slides]
    assert names == ["Seats: 4", "Seats: 1"]


def test_the_last_slide_leads_to_what_has_changed() -> None:
    (drawn,) = made(slide("end", lines=["Choose one thing."])).slides
    (picture,) = [shape for shape in drawn.placeholders if not shape.has_text_frame]
    assert picture._element.nvPicPr.cNvPr.get("descr") == CODE_ALT
    assert picture.width == picture.height
    caption = next(shape for shape in drawn.placeholders if shape.placeholder_format.idx == master.CAPTION)
    assert caption.text_frame.paragraphs[1].runs[0].hyperlink.address == FRAME.get("changes")
    assert texts(drawn)[master.ORIGIN] == [
        "Made with Connected Practice, from the version of 10 January 2026.",
        "CC BY 4.0",
    ]


def test_without_an_address_there_is_no_code() -> None:
    (drawn,) = made(slide("end"), changes="", address="sessions/one-case/").slides
    assert {master.CODE, master.CAPTION}.isdisjoint(shape.placeholder_format.idx for shape in drawn.placeholders)


def test_a_logo_is_whole_and_says_whose_it_is() -> None:
    logo = {"source": golden.LOGO, "width": 4, "height": 2}
    (drawn,) = made(slide("title"), organisation="Harbour School", logo=logo).slides
    (picture,) = [shape for shape in drawn.placeholders if not shape.has_text_frame]
    assert picture._element.nvPicPr.cNvPr.get("descr") == "Logo of Harbour School"
    assert picture.width == pytest.approx(2 * picture.height, rel=0.01)
    assert (picture.crop_left, picture.crop_top) == (0, 0)
    (without,) = made(slide("title")).slides
    assert [shape for shape in without.placeholders if not shape.has_text_frame] == []


def test_slides_are_numbered_and_say_their_version() -> None:
    title, point = made(slide("title"), slide("point"), organisation="Harbour School").slides
    assert {master.FOOTER, master.NUMBER}.isdisjoint(texts(title))
    assert texts(point)[master.FOOTER] == [
        "Version of 10 January 2026 \u00b7 Harbour School \u00b7 An hour on coming back"
    ]
    assert point.shapes._spTree.xpath(".//a:fld[@type='slidenum']")


def test_its_properties_name_the_version_and_nobody() -> None:
    properties = made(slide("title")).core_properties
    assert (properties.title, properties.version, properties.language) == (FRAME["title"], "2026-01-10", "en-GB")
    assert (properties.author, properties.last_modified_by) == ("Connected Practice", "Connected Practice")


def test_notes_stand_beneath_the_slide_on_paper() -> None:
    (drawn,) = made(slide("point", notes=["Say it."])).slides
    numbers = measures()["notes"]
    notes_page = drawn.notes_slide
    image, text = notes_page.placeholders
    assert text.text_frame.text == "Say it."
    assert image.top + image.height < text.top
    assert (text.width.inches, text.height.inches) == pytest.approx(
        (numbers["text"]["w"], numbers["text"]["h"]), abs=0.01
    )


def test_every_word_is_british_english() -> None:
    deck = made(slide("title", "Words"), slide("end", lines=["More"], notes=["Said"]))
    trees = [tree for drawn in deck.slides for tree in (drawn._element, drawn.notes_slide._element)]
    assert {run.get("lang") for tree in trees for run in tree.xpath(".//a:r/a:rPr")} == {"en-GB"}


PLACE = LAYOUTS["list"]["body"]


def test_fitting_takes_the_largest_size_that_fits() -> None:
    (short,), (longer,) = fitted(["A line."], PLACE), fitted([LONG * 3] * 4, PLACE)
    assert short.size == PLACE["sizes"][0] > longer.size >= 18
    assert short.is_usual and not longer.is_usual


def test_fitting_loses_no_word_and_no_sign() -> None:
    lines = [LONG * 40, "x" * 5000, "", "爱" * 900, "two\nlines"]
    pages = fitted(lines, PLACE)
    assert len(pages) > 3
    assert "".join("".join(page.lines) for page in pages).replace(" ", "") == "".join(lines).replace(" ", "")


def test_fitting_more_text_never_takes_a_larger_size() -> None:
    sizes = [fitted([LONG * count], PLACE)[0].size for count in range(1, 40)]
    assert all(one >= other for one, other in pairwise(sizes))


def test_new_lines_take_rows_of_their_own() -> None:
    assert fitted(["a\n" * 12], PLACE)[0].size < fitted(["a " * 12], PLACE)[0].size


def test_columns_that_are_too_long_go_on_side_by_side() -> None:
    _, body = master.places_of_columns(2)[0]
    pages = side_by_side([[LONG] * 30, ["Short."]], body)
    assert [size for size, _ in pages] == [18] * len(pages)
    assert [columns[1] for _, columns in pages] == [("Short.",), *[()] * (len(pages) - 1)]


def test_a_title_is_one_line_of_text() -> None:
    assert titled("two\nlines\tand more", LAYOUTS["point"]["title"]).lines == ("two lines and more",)
