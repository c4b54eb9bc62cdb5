"""Leaving the session builder with everything in hand: files on the disk, paper, an address, and opening them again."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from playwright.sync_api import FilePayload, Page, expect
from pypdf import PdfReader

from tests.browser import builder_site, small_site
from tests.browser.builder_site import BUILDER, begin_empty, come, kept, minutes, part, parts, propose, said, titles

RECORDS = builder_site.records

TITLE = "Thursday: eight assistants"
FILES = [
    "Thursday eight assistants slides.pptx",
    "Thursday eight assistants facilitator pack.docx",
    "Thursday eight assistants handout.docx",
    "Thursday eight assistants exercises.docx",
    "Thursday eight assistants attendance and feedback.docx",
    "Thursday eight assistants certificate.docx",
    "Thursday eight assistants.ics",
    "Thursday eight assistants to open again.json",
]


@pytest.fixture
def page(web: small_site.Site) -> Page:
    """A session of twenty minutes on trauma with eight teaching assistants."""
    page = come(web.visitor(permissions=["clipboard-read", "clipboard-write"]))
    propose(page)
    page.get_by_label("What you call it").fill(TITLE)
    kept(page)
    return page


def saved(page: Page, press: Callable[[], None], to: Path) -> Path:
    """Press what saves a file, and return the file on the disk."""
    with page.expect_download() as download:
        press()
    path = to / download.value.suggested_filename
    download.value.save_as(path)
    return path


def pressed(page: Page, name: str) -> Callable[[], None]:
    """Return what presses a button."""
    return lambda: page.get_by_role("button", name=name, exact=True).click()


def text_of(document: Any) -> str:
    """Return everything that a Word document says, in tables and out of them."""
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def session_file(path: Path, change: Callable[[dict[str, Any]], None] = lambda _: None) -> FilePayload:
    """Return a session's file to open, changed as a test wants it."""
    value = json.loads(path.read_text("utf-8"))
    change(value)
    return payload(json.dumps(value).encode())


def payload(content: bytes, name: str = "session.json") -> FilePayload:
    """Return a file to open."""
    return {"name": name, "mimeType": "application/json", "buffer": content}


def opened(page: Page, file: Path | FilePayload) -> None:
    """Open a file in the builder."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a session from a file").click()
    chooser.value.set_files(file)


# Files


def test_everything_comes_in_one_file(page: Page, tmp_path: Path) -> None:
    page.get_by_label("Day", exact=True).fill("2026-12-03")
    page.get_by_label("Time", exact=True).fill("15:45")
    page.get_by_label("Where", exact=True).fill("The library")
    names, clocks = titles(page), minutes(page)
    path = saved(page, pressed(page, "Save everything in one file (.zip)"), tmp_path)
    expect(page.locator(".cp-leave__said")).to_have_text("Saved. Look in your downloads.")
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == FILES
        contents = {name: archive.read(name) for name in FILES}
    facilitator = text_of(docx.Document(io.BytesIO(contents[FILES[1]])))
    for title in names:
        assert title in facilitator
    for begins in (0, clocks[0]):
        assert f"0:{begins:02}" in facilitator
    for name in FILES[1:6]:
        assert TITLE in text_of(docx.Document(io.BytesIO(contents[name])))
    slides = pptx.Presentation(io.BytesIO(contents[FILES[0]])).slides
    shown = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    assert any(TITLE in text for text in shown)
    assert any(slide.has_notes_slide for slide in slides)
    calendar = contents[FILES[6]].decode()
    assert "DTSTART:20261203T154500" in calendar
    assert "LOCATION:The library" in calendar
    assert json.loads(contents[FILES[7]])["title"] == TITLE


def test_each_can_be_had_alone(page: Page, tmp_path: Path) -> None:
    slides = saved(page, pressed(page, "Save slides (.pptx)"), tmp_path)
    assert len(pptx.Presentation(str(slides)).slides) >= 3
    handout = saved(page, pressed(page, "Save handout (.docx)"), tmp_path)
    assert "trauma" in text_of(docx.Document(str(handout))).lower()
    page.get_by_role("button", name="Save entry (.ics)").click()
    expect(page.locator(".cp-leave__said")).to_have_text("Give the day and the time first.")
    expect(page.get_by_label("Day", exact=True)).to_be_focused()
    page.get_by_label("Day", exact=True).fill("2026-12-03")
    page.get_by_label("Time", exact=True).fill("09:00")
    entry = saved(page, pressed(page, "Save entry (.ics)"), tmp_path)
    assert "DTSTART:20261203T090000" in entry.read_text("utf-8")


def test_a_paper_is_printed(page: Page, tmp_path: Path) -> None:
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print handout").click()
    expect(page.locator("body.cp-prints-paper > .cp-printed")).to_be_attached()
    expect(page.locator(".cp-printed img")).to_have_count(1)  # the code that leads to what has changed since
    page.pdf(path=tmp_path / "handout.pdf", prefer_css_page_size=True)
    printed = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "handout.pdf").pages).split())
    assert TITLE in printed
    assert "Take it with you" not in printed


def test_papers_lead_to_what_has_changed_and_the_facilitators_open_the_session_again(
    page: Page, web: small_site.Site, tmp_path: Path
) -> None:
    names = titles(page)
    path = saved(page, pressed(page, "Save facilitator pack (.docx)"), tmp_path)
    document = docx.Document(str(path))
    addresses = [link.url for part in document.paragraphs for link in part.hyperlinks]
    (since,) = {address for address in addresses if "#since=" in address}
    (again,) = {address for address in addresses if "#s=1." in address}
    other = come(web.visitor(), again)
    assert titles(other) == names
    other.goto(BUILDER)
    expect(come(web.visitor(), since).locator(".cp-builder__since")).to_contain_text("Nothing")


def test_the_organisation_stands_on_everything_and_stays(page: Page, tmp_path: Path) -> None:
    page.locator("#cp-leave-organisation summary").click()
    page.get_by_label("Name", exact=True).fill("Fernhill Trust")
    page.get_by_label("Whom people can turn to").fill("Ms A, extension 12\n\nThe front desk")
    pixel = page.evaluate(
        """() => { const canvas = document.createElement("canvas"); canvas.width = 800; canvas.height = 200;
          canvas.getContext("2d").fillRect(0, 0, 800, 200); return canvas.toDataURL().split(",")[1]; }"""
    )
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a logo").click()
    chooser.value.set_files({"name": "logo.png", "mimeType": "image/png", "buffer": base64.b64decode(pixel)})
    logo = page.get_by_role("img", name="Your logo, as it stands on everything")
    expect(logo).to_be_visible()
    assert logo.evaluate("image => image.naturalWidth") == 400
    handout = saved(page, pressed(page, "Save handout (.docx)"), tmp_path)
    with zipfile.ZipFile(handout) as archive:
        everything = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    assert "Fernhill Trust" in everything
    assert "Ms A, extension 12" in everything
    page.reload()
    expect(page.locator("#cp-leave-organisation summary")).to_contain_text("Fernhill Trust")


def test_without_the_network_it_says_so_and_goes_on(page: Page, web: small_site.Site) -> None:
    page.context.route("**/assets/**", lambda route: route.abort())
    page.get_by_role("button", name="Save handout (.docx)").click()
    expect(page.locator(".cp-leave__said--trouble")).to_contain_text("Check that you are online")
    page.context.unroute("**/assets/**")
    web.said.clear()


# An address, and a file


def test_an_address_holds_the_whole_session(page: Page, web: small_site.Site) -> None:
    part(page, 1).get_by_role("textbox").nth(1).fill("Everybody says what the week was like, in one word. ☀")
    before = (titles(page), minutes(page), page.locator(".cp-part__what").first.input_value())
    page.get_by_role("button", name="Copy an address").click()
    expect(said(page)).to_contain_text("The address is copied:")
    address = page.evaluate("navigator.clipboard.readText()")
    expect(page.locator("#cp-builder-address")).to_have_value(address)
    assert address.startswith(f"{BUILDER}#s=1")
    assert len(address) < 4000
    other = come(web.visitor(), address)
    expect(other.get_by_label("What you call it")).to_have_value(TITLE)
    assert (titles(other), minutes(other), other.locator(".cp-part__what").first.input_value()) == before
    assert other.url == BUILDER
    kept(other)
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))")
    page.get_by_role("button", name="Copy an address").click()
    expect(page.locator("#cp-builder-address")).to_be_focused()
    assert page.evaluate("getSelection().toString()") == address


@pytest.mark.parametrize("damage", ["#s=1.AAAA.x", "#s=", "#s=9.abc", "#s=1.%%%"])
def test_a_damaged_address_is_told_apart(web: small_site.Site, damage: str) -> None:
    page = come(web.visitor(), f"{BUILDER}{damage}")
    expect(page.locator(".cp-tool__notice--trouble p")).to_have_text(re.compile(r"\w+ .{20,}"))
    expect(page.get_by_role("button", name="Propose a session")).to_be_visible()


def test_a_file_is_saved_and_opened_again(page: Page, web: small_site.Site, tmp_path: Path) -> None:
    before = (titles(page), minutes(page))
    path = saved(page, pressed(page, "Save to a file"), tmp_path)
    assert path.name == "Thursday eight assistants.json"
    other = come(web.visitor())
    opened(other, path)
    expect(said(other)).to_have_text(f"Opened: {TITLE}.")
    assert (titles(other), minutes(other)) == before
    for content, why in (
        (b"no json", "holds no session"),
        (b'{"what": "something else"}', "holds no session"),
        (path.read_bytes().replace(b'"format": 1', b'"format": 99'), "newer version"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b"", "is empty"),
    ):
        opened(other, payload(content))
        expect(said(other)).to_contain_text(why)
        assert titles(other) == before[0]


def test_words_that_may_identify_somebody_are_looked_at_first(page: Page, tmp_path: Path) -> None:
    part(page, 1).get_by_role("textbox").nth(1).fill("Tell them about Jamie Cartwright, 12, from our school.")
    page.get_by_role("button", name="Copy an address").click()
    warning = page.get_by_role("region", name="Could somebody be known by these words?")
    expect(warning).to_contain_text("Jamie Cartwright looks like a full name beside an age")
    assert small_site.barriers(page) == []
    assert page.locator("#cp-builder-address").count() == 0
    warning.get_by_role("button", name="Show me").click()
    expect(part(page, 1).get_by_role("textbox").nth(1)).to_be_focused()
    page.keyboard.type(" ")
    expect(warning).to_have_count(0)
    page.get_by_role("button", name="Save to a file").click()
    path = saved(page, pressed(page, "Go on with the words as they are"), tmp_path)
    assert "Jamie Cartwright" in path.read_text("utf-8")
    saved(page, pressed(page, "Save handout (.docx)"), tmp_path)  # the same words are not asked about again


def test_what_has_changed_or_gone_is_shown_and_one_goes_on(page: Page, web: small_site.Site, tmp_path: Path) -> None:
    path = saved(page, pressed(page, "Save to a file"), tmp_path)

    def age(session: dict[str, Any]) -> None:
        used = [part["uses"] for part in session["parts"] if part["uses"]]
        used[0][0]["version"] = "2020-01-01"
        used[1][0] |= {"ref": "case-study:gone-away", "title": "The case that went"}

    other = come(web.visitor())
    opened(other, session_file(path, age))
    notice = other.get_by_role("region", name="The library has changed since you made this")
    expect(notice.get_by_role("listitem")).to_have_count(2)
    expect(notice).to_contain_text("“The case that went” is not in the library any more.")
    expect(notice).to_contain_text("was changed on 10 Jan 2026")
    expect(other.locator(".cp-part__gone")).to_have_text("not in the library any more")
    assert small_site.barriers(other) == []
    count = parts(other).count()
    notice.get_by_role("button", name="Take up the changes").click()
    expect(notice).to_have_count(0)
    expect(other.locator(".cp-part__gone")).to_have_count(0)
    assert parts(other).count() == count
    kept(other)


def test_a_library_that_cannot_be_had_is_no_end(web: small_site.Site) -> None:
    web.changed["data/v1/materials.json"] = b"{}"
    page = come(web.visitor())
    expect(page.locator(".cp-tool__notice--trouble")).to_contain_text("could not be loaded")
    begin_empty(page)
    assert minutes(page) and sum(minutes(page)) == 60
    kept(page)
    expect(page.locator(".cp-tool__notice--trouble")).to_contain_text("could not be loaded")
    del web.changed["data/v1/materials.json"]
    page.get_by_role("button", name="Change how long").click()
    propose(page)
    expect(page.locator(".cp-tool__notice--trouble")).to_have_count(0)


def test_two_hundred_parts_are_the_most(web: small_site.Site) -> None:
    blank = {"kind": "activity", "title": "One", "minutes": 2, "what": "", "uses": [], "seats": [], "why": ""}
    session = {
        "what": "connected-practice-session",
        "format": 1,
        "title": "Too much",
        "minutes": 60,
        "who": {"roles": [], "sectors": [], "number": 8, "place": "room"},
        "about": "",
        "topics": [],
        "parts": [blank | {"id": f"p{number}"} for number in range(1, 201)],
    }
    page = come(web.visitor())
    opened(page, payload(json.dumps(session).encode()))
    expect(said(page)).to_have_text("Opened: Too much.")
    expect(parts(page)).to_have_count(200)
    expect(page.locator(".cp-builder__total")).to_have_text("400 of 60 minutes: 340 too many")
    page.get_by_role("button", name="A break").click()
    expect(said(page)).to_have_text("A session holds 200 parts at most. Remove one first.")
    page.get_by_role("button", name="Make it fit", exact=True).click()
    expect(said(page)).to_contain_text("more parts than minutes")
    expect(parts(page)).to_have_count(200)
