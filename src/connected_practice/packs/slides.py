"""Slides (PresentationML, by python-pptx): every text in a placeholder, so that another master can replace ours."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide as Drawn
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from connected_practice.packs import slide_master as master
from connected_practice.packs.fitting import Set, fitted, measures, side_by_side, titled
from connected_practice.packs.forms import Column, Frame, Slide
from connected_practice.packs.frame import CODE_ALT, LEADS_TO, changes_of, origin_of
from connected_practice.packs.office import code, contained, finished, picture
from connected_practice.packs.text import clean, date_in_words, is_right_to_left


def slides_file(frame: Frame, slides: Sequence[Slide]) -> bytes:
    """Return a slide file (.pptx) with speaker notes, slide numbers and, on its last slide, a QR code."""
    deck = Presentation(io.BytesIO(master.empty_presentation()))
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    for slide in slides:
        for at, page in enumerate(_pages(slide)):
            drawn = deck.slides.add_slide(layouts[page.layout])
            _fill(drawn, page)
            _around(drawn, slide, frame)
            if at == 0:
                _notes(drawn, [*_whole_title(page, slide), *slide["notes"]])
    _language(deck)
    return finished(deck, frame)


class _Page(NamedTuple):
    """A slide as it is drawn: the name of its layout, and lines with their size by placeholder."""

    layout: str
    texts: dict[int, Set]


def _pages(slide: Slide) -> Iterator[_Page]:
    """Yield what stands on each of the slides that one becomes."""
    layout = measures()["layouts"][slide["layout"]]
    for at, (columns, texts) in enumerate(_texts(slide)):
        ending = measures()["continued"] if at else ""
        title = titled(clean(slide["title"]), layout["title"], ending)
        yield _Page(master.layout_name(slide["layout"], columns), {master.TITLE: title} | texts)


def _texts(slide: Slide) -> Iterator[tuple[int, dict[int, Set]]]:
    """Yield how many columns a slide has, and its lines by placeholder."""
    layout = measures()["layouts"][slide["layout"]]
    if slide["layout"] != "seats":
        for page in fitted([clean(line) for line in slide["lines"]], layout["body"]):
            yield 0, {master.BODY: page}
        return
    most = layout["columns"]["most"]
    for start in range(0, max(1, len(slide["columns"])), most):
        yield from _columns(slide["columns"][start : start + most] or [{"title": "", "lines": slide["lines"]}])


def _columns(columns: Sequence[Column]) -> Iterator[tuple[int, dict[int, Set]]]:
    head, body = master.places_of_columns(len(columns))[0]
    heads = [titled(clean(column["title"]), head) for column in columns]
    size = min(each.size for each in heads)
    for text_size, texts in side_by_side([[clean(line) for line in column["lines"]] for column in columns], body):
        found = {master.HEADS + at: Set(size, each.lines) for at, each in enumerate(heads)}
        yield len(columns), found | {master.COLUMNS + at: Set(text_size, lines) for at, lines in enumerate(texts)}


def _fill(drawn: Drawn, page: _Page) -> None:
    for shape in list(drawn.placeholders):
        number = shape.placeholder_format.idx
        text = page.texts.get(number)
        if text and any(text.lines):
            _write(shape.text_frame, text)
        elif number in page.texts:
            _remove(shape)


def _write(into: TextFrame, text: Set) -> None:
    for at, line in enumerate(text.lines):
        paragraph = into.paragraphs[0] if at == 0 else into.add_paragraph()  # type: ignore[no-untyped-call]
        for part, words in enumerate(line.split("\n")):
            if part:
                paragraph.add_line_break()
            run = paragraph.add_run()
            run.text = words
            if not text.is_usual:
                run.font.size = Pt(text.size)
        if is_right_to_left(line):
            properties = paragraph._p.get_or_add_pPr()
            properties.set("rtl", "1")
            properties.set("algn", "r")


def _around(drawn: Drawn, slide: Slide, frame: Frame) -> None:
    """Add what every slide of a kind has: whose it is, where it comes from, its number."""
    if slide["layout"] == "title":
        _logo(drawn, frame)
    elif slide["layout"] == "end":
        _end(drawn, frame)
    for shape in drawn.slide_layout.placeholders:  # type: ignore[misc]
        if shape.placeholder_format.idx in (master.FOOTER, master.NUMBER):
            element = copy.deepcopy(shape._element)
            element.spPr.clear()  # where it stands and how it is set is the layout's to say
            for settings in element.iter(qn("a:lstStyle")):
                settings.clear()
            drawn.shapes._spTree.append(element)
            element.nvSpPr.cNvPr.set("id", str(len(drawn.shapes) + 40))
            if shape.placeholder_format.idx == master.FOOTER:
                _footer(Shape(element, drawn.shapes), frame)


def _footer(shape: Shape, frame: Frame) -> None:
    place = measures()["footer"]
    version = f"Version of {date_in_words(frame['version'])}"
    names = [name for name in (frame.get("organisation"), frame["title"]) if name]
    shape.text_frame.text = titled(clean(" \u00b7 ".join([version, *names])), place).lines[0]


def _logo(drawn: Drawn, frame: Frame) -> None:
    shape = _placeholder(drawn, master.LOGO)
    logo = frame.get("logo")
    if not logo:
        _remove(shape)
        return
    place = measures()["layouts"]["title"]["logo"]
    width, height = contained(logo, place["w"], place["h"])
    shown = shape.insert_picture(picture(logo["source"]))
    shown.crop_left = shown.crop_right = shown.crop_top = shown.crop_bottom = 0
    shown.left, shown.top = Inches(place["x"] + place["w"] - width), Inches(place["y"])
    shown.width, shown.height = Inches(width), Inches(height)
    _describe(shown, f"Logo of {frame.get('organisation') or 'the organisation'}")


def _end(drawn: Drawn, frame: Frame) -> None:
    changes = changes_of(frame)
    code_place, caption = _placeholder(drawn, master.CODE), _placeholder(drawn, master.CAPTION)
    if changes:
        _describe(code_place.insert_picture(io.BytesIO(code(changes))), CODE_ALT)
        caption.text_frame.text = LEADS_TO.strip()
        link = caption.text_frame.add_paragraph().add_run()
        link.text = clean(changes)
        link.hyperlink.address = changes
    else:
        _remove(code_place, caption)
    _placeholder(drawn, master.ORIGIN).text_frame.text = f"{clean(origin_of(frame))}.\n{clean(frame['licence'])}"


def _remove(*shapes: Any) -> None:
    """Take placeholders away that would say "Click to add text"."""
    for shape in shapes:
        shape._element.getparent().remove(shape._element)


def _placeholder(drawn: Drawn, number: int) -> Any:
    return next(shape for shape in drawn.placeholders if shape.placeholder_format.idx == number)


def _describe(shown: Any, alt: str) -> None:
    properties = shown._element.nvPicPr.cNvPr
    properties.set("descr", clean(alt))
    properties.set("name", "Picture")


def _whole_title(page: _Page, slide: Slide) -> list[str]:
    """Return a title that could not be shown whole."""
    whole = " ".join(clean(slide["title"]).split())
    return [] if page.texts[master.TITLE].lines[0] == whole else [whole]


def _notes(drawn: Drawn, notes: Sequence[str]) -> None:
    """Write what the facilitator says and does. Only a slide that has some gets a page of notes."""
    lines = [clean(line).replace("\n", "\v") for line in notes if line]
    into = drawn.notes_slide.notes_text_frame if lines else None
    if into is not None:
        into.text = "\n".join(lines)


def _language(deck: Deck) -> None:
    """Say of every word that it is British English: spelling checkers and screen readers ask for that."""
    for slide in deck.slides:
        trees = [slide._element, *([slide.notes_slide._element] if slide.has_notes_slide else [])]
        for tree in trees:
            for run in tree.iter(qn("a:r"), qn("a:fld")):
                run.get_or_add_rPr().set("lang", "en-GB")
