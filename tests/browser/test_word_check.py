"""The word check as it is published, in Chromium: from an empty page to a text and a list on disk.

The page, the frame and the styles are the site's own; the glossary is the small one of tests/fixtures/wording.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, FilePayload, Locator, Page, expect
from pypdf import PdfReader

from connected_practice import cli
from connected_practice.publish.wording import HYPHENATION, WORDING
from connected_practice.wording import files
from tests import word_files
from tests.browser import modules, small_site
from tests.browser.small_site import ADDRESS, Site, barriers, sideways

LIBRARY = Path(__file__).parents[1] / "fixtures" / "wording"
PAGE = f"{ADDRESS}tools/words/"
PHONE = {"width": 320, "height": 640}
DESKTOP_AT_400_PER_CENT = {"width": 320, "height": 225}

LETTER = (
    "Dear Ms Ward\n\nHe is a school refuser. The school refuser has an EHCP. The SLT will write.\n\n"
    'He said: "I am naughty." A truant came.'
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def small_glossary(root: Path) -> None:
    """Write the library of the small glossary."""
    shutil.copytree(LIBRARY / "content", root / "content")


RECORDS = small_glossary


def opened(web: Site, **options: Any) -> Page:
    """Return the page in a new browser, once the tool is at work."""
    page = web.visitor(**options).new_page()
    page.set_default_timeout(10_000)
    page.goto(PAGE)
    expect(text(page)).to_be_visible()
    expect(page.locator(".cp-words__legend")).to_be_visible()
    return page


@pytest.fixture
def page(web: Site) -> Page:
    """The page, with nothing in it yet."""
    return opened(web)


def text(page: Page) -> Locator:
    """Return the field with the text."""
    return page.get_by_label("Your text")


def write(page: Page, words: str = LETTER) -> None:
    """Put a text on the sheet and wait until the list of what was found is there."""
    text(page).fill(words)
    expect(page.locator(".cp-words__summary")).to_be_visible()


def press(page: Page, name: str) -> None:
    """Press a button."""
    page.get_by_role("button", name=name, exact=True).click()


def marks(page: Page) -> list[str]:
    """Return the words that are marked in the text."""
    return page.locator(".cp-words__copy mark").all_text_contents()


def heading(page: Page) -> Locator:
    """Return the heading that names what is looked at."""
    return page.locator("#cp-words-heading")


def rows(page: Page) -> list[str]:
    """Return what the list of findings names."""
    return page.locator(".cp-words__words").all_text_contents()


def status(page: Page) -> Locator:
    """Return what is told to those who cannot see the page."""
    return page.get_by_role("status")


# What is typed is checked


def test_a_text_is_marked_and_each_finding_says_why_and_what_to_write(page: Page) -> None:
    write(page)
    assert marks(page) == ["school refuser", "school refuser", "EHCP", "SLT", "naughty", "truant"]
    assert rows(page) == marks(page)
    expect(heading(page)).to_have_text("school refuser")
    card = page.locator(".cp-words__card")
    expect(card).to_contain_text("It makes the child the problem.")
    expect(card.get_by_role("button", name="Write “child who finds it hard to attend”")).to_have_count(0)
    expect(card.get_by_role("button", name="Write “a child who finds it hard to attend”")).to_be_visible()
    expect(page.locator(".cp-words__counts")).to_have_text("5 to change 1 to think about")
    expect(status(page)).to_have_text("5 things to change, 1 thing to think about.")


def test_marks_lie_exactly_beneath_their_words(page: Page) -> None:
    write(
        page,
        f"{LETTER}\n\n"
        + "Longwordwithoutspaces" * 30
        + "\n\ttab  two spaces   "
        + "wörds and 👩‍👩‍👧 " * 40
        + "\n\n\nend",
    )
    for width in (1280, 900, 320):
        page.set_viewport_size({"width": width, "height": 800})
        heights = page.evaluate(
            "() => ['.cp-words__copy', '.cp-words__field'].map(name => document.querySelector(name).scrollHeight)"
        )
        assert heights[0] == heights[1]
        fits = page.evaluate(
            "() => { const f = document.querySelector('.cp-words__field'); return f.scrollWidth <= f.clientWidth; }"
        )
        assert fits


def test_the_reader_decides_what_is_raised(page: Page) -> None:
    write(page, "The YOI and the EHCP. A placement. " + "We talked on and on " * 4 + "there.")
    assert rows(page) == ["YOI", "EHCP"]
    page.get_by_label("A colleague in another agency").check()
    assert rows(page) == ["YOI", "placement"]
    expect(page.locator(".cp-words__why summary")).to_have_text("What is raised for a colleague in another agency")
    page.get_by_label("A child or young person").check()
    assert [row[:9] for row in rows(page)] == ["YOI", "EHCP", "We talked"]
    page.locator(".cp-words__why summary").click()
    expect(page.locator(".cp-words__why p")).to_contain_text(
        "sentences of more than 20 words. The reading age to aim at is 9"
    )


def test_typing_on_checks_again_and_stays_at_the_place(page: Page) -> None:
    write(page)
    press(page, "Next")
    press(page, "Next")
    expect(heading(page)).to_have_text("EHCP")
    text(page).press("Control+Home")
    page.keyboard.type("A truant. ")
    expect(page.locator(".cp-words__row")).to_have_count(7)
    assert marks(page)[0] == "truant"
    expect(page.locator(".cp-words__steps")).to_contain_text("of 7")


def test_nothing_found(page: Page) -> None:
    write(page, "Dear Ms Ward, please come on Monday.")
    expect(heading(page)).to_have_text("Nothing to change")
    expect(status(page)).to_have_text("0 things to change, 0 things to think about.")
    expect(page.locator(".cp-words__age")).to_have_text("The text is too short to tell its reading age.")


def test_text_is_only_ever_text(page: Page) -> None:
    write(page, '<img src=x onerror="document.title=1"> a truant </mark><script>alert(1)</script> {{ x }} EHCP')
    assert page.locator(".cp-words img, .cp-words script").count() == 0
    assert marks(page) == ["truant", "EHCP"]


def test_a_text_that_is_too_long_says_so(page: Page) -> None:
    text(page).evaluate("(field) => { field.value = 'a '.repeat(160000); field.dispatchEvent(new Event('input')); }")
    expect(page.locator(".cp-words__found")).to_contain_text("The text is too long to check at once.")


def test_a_keystroke_in_a_long_text_draws_its_line_alone(page: Page) -> None:
    long = "He is a school refuser, and the SLT wrote an EHCP for XYZ and said so again.\n" * 1300
    text(page).evaluate("(field, long) => { field.value = long; field.dispatchEvent(new Event('input')); }", long)
    expect(page.locator(".cp-words__row")).to_have_count(1303)
    place = long.index("school", 50_000)
    text(page).evaluate("(field, place) => { field.focus(); field.setSelectionRange(place, place); }", place)
    page.evaluate(
        """() => {
          globalThis.drawn = new Set();
          const watch = (changes) => changes.forEach(({ target }) => drawn.add(target));
          const copy = document.querySelector(".cp-words__copy");
          new MutationObserver(watch).observe(copy, { childList: true, subtree: true });
        }"""
    )
    page.keyboard.type("x")
    expect(page.locator(".cp-words__row")).to_have_count(1302)
    assert page.evaluate("drawn.size") == 1


# Changing the text


def test_one_press_writes_what_the_glossary_says(page: Page) -> None:
    write(page)
    page.get_by_role("button", name="Write “a child who finds it hard to attend”").first.click()
    expect(text(page)).to_have_value(LETTER.replace("a school refuser", "a child who finds it hard to attend", 1))
    expect(heading(page)).to_be_focused()
    expect(heading(page)).to_have_text("school refuser")
    expect(status(page)).to_have_text("“a child who finds it hard to attend” now stands in the text.")
    page.get_by_role("button", name="Write “child who finds it hard to attend”").click()
    assert rows(page) == ["EHCP", "SLT", "naughty", "truant"]
    press(page, "Write “education, health and care plan (EHCP)”")
    assert rows(page) == ["SLT", "naughty", "truant"]
    press(page, "Write “senior leadership team (SLT)”")
    assert rows(page) == ["naughty", "truant"]


def test_one_press_writes_it_in_all_places(page: Page) -> None:
    write(page, "School refusers and school refusers. Two school refusers.")
    press(page, "In all 3 places: “Children who find it hard to attend”")
    many = "hildren who find it hard to attend"
    expect(text(page)).to_have_value(f"C{many} and c{many}. Two c{many}.")
    expect(heading(page)).to_have_text("Nothing to change")
    press(page, "Undo")
    expect(text(page)).to_have_value("School refusers and school refusers. Two school refusers.")


def test_the_browsers_own_undo_works_too(page: Page) -> None:
    write(page, "The truant.")
    page.get_by_role("button", name="Write").first.click()
    expect(text(page)).to_have_value("The child who is missing school.")
    text(page).press("Control+z")
    expect(text(page)).to_have_value("The truant.")
    expect(page.locator(".cp-words__copy mark")).to_have_text("truant")


def test_what_is_left_is_left_everywhere_and_can_be_raised_again(page: Page) -> None:
    write(page)
    press(page, "Leave it")
    expect(status(page)).to_have_text("“school refuser” stays as it is in 2 places.")
    expect(heading(page)).to_be_focused()
    assert marks(page) == ["EHCP", "SLT", "naughty", "truant"]
    text(page).press("Control+End")
    page.keyboard.type(" School refusers? The school refuser.")
    expect(page.locator(".cp-words__copy mark")).to_have_count(5)  # another form is another word
    press(page, "Raise again: school refuser")
    expect(page.locator(".cp-words__copy mark")).to_have_count(8)
    expect(page.get_by_text("Left as they are")).to_have_count(0)


def test_changing_it_oneself_goes_to_the_words(page: Page) -> None:
    write(page)
    page.locator(".cp-words__row", has_text="truant").click()
    press(page, "Change it myself")
    expect(text(page)).to_be_focused()
    page.keyboard.type("child who had been away")
    expect(text(page)).to_have_value(LETTER.replace("truant", "child who had been away"))


def test_somebodys_own_words_are_not_offered_for_replacement(page: Page) -> None:
    write(page)
    page.locator(".cp-words__row", has_text="naughty").click()
    card = page.locator(".cp-words__card")
    expect(card).to_contain_text("Somebody’s own words?")
    expect(card).to_contain_text("keep their words and say whose they are")
    expect(card.get_by_role("button", name="Write")).to_have_count(0)


def test_clicking_words_in_the_text_shows_what_is_said_of_them(page: Page) -> None:
    write(page)
    box = page.locator(".cp-words__copy mark", has_text="truant").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(heading(page)).to_have_text("truant")
    expect(text(page)).to_be_focused()


def test_the_example_and_an_empty_sheet(page: Page) -> None:
    press(page, "Try an example")
    example = text(page).input_value()
    assert "Nobody in it is real." in page.locator(".cp-words__message").inner_text()
    press(page, "Start again")
    expect(text(page)).to_have_value("")
    expect(text(page)).to_be_focused()
    press(page, "Undo")
    expect(text(page)).to_have_value(example)


# By keyboard alone


def test_every_finding_is_reached_and_dealt_with_by_keyboard(page: Page) -> None:
    text(page).focus()
    page.keyboard.insert_text(LETTER)
    expect(page.locator(".cp-words__summary")).to_be_visible()
    tab_to(page, "Next")
    seen = []
    for _ in range(6):
        seen.append(heading(page).inner_text())
        page.keyboard.press("Enter")
    assert [words.strip("“”") for words in seen] == [
        "school refuser",
        "school refuser",
        "EHCP",
        "SLT",
        "naughty",
        "truant",
    ]
    expect(status(page)).to_contain_text("1 of 6: school refuser. It makes the child the problem.")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("6 of 6: truant.")
    page.locator(".cp-words__row").last.focus()
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(text(page)).to_have_value(LETTER.replace("truant", "child who is missing school"))


def tab_to(page: Page, name: str) -> None:
    """Press Tab until a button is reached."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.get_by_role("button", name=name, exact=True).evaluate("(button) => button === document.activeElement"):
            return
    raise AssertionError(f"The Tab key does not reach {name}")


def test_the_tab_key_leaves_the_text_and_readers_are_chosen_with_arrows(page: Page) -> None:
    page.get_by_label("A parent or carer").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("A child or young person")).to_be_checked()
    text(page).focus()
    page.keyboard.press("Tab")
    expect(text(page)).not_to_be_focused()


# Files in


def drop(page: Page, name: str, data: bytes) -> None:
    """Open a file with the browser's chooser."""
    with page.expect_file_chooser() as chooser:
        press(page, "Open a Word or text file")
    payload: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    chooser.value.set_files(payload)


def test_a_word_file_is_opened_and_only_its_words_are_taken(page: Page) -> None:
    drop(page, "Letter to Ms Ward.docx", word_files.word_file(word_files.RICH + word_files.paragraph("A truant.")))
    expect(text(page)).to_have_value("\n\n".join([*word_files.RICH_TEXT, "A truant."]))
    expect(heading(page)).to_be_focused()
    assert marks(page) == ["truant"]
    expect(page.locator(".cp-words__message")).to_contain_text("“Letter to Ms Ward.docx” is open.")


def test_a_word_file_made_by_another_program_is_opened(page: Page) -> None:
    made = docx.Document()
    made.add_heading("A plan", 1)
    made.add_paragraph("The truant has an EHCP.", style="List Bullet")
    made.add_table(1, 2).cell(0, 1).text = "SLT"
    file = BytesIO()
    made.save(file)
    drop(page, "plan.docx", file.getvalue())
    expect(text(page)).to_have_value("A plan\n\nThe truant has an EHCP.\n\nSLT")


def test_text_files_are_opened_in_the_encodings_that_people_have(page: Page) -> None:
    for encoding in ("utf-8", "cp1252", "utf-16"):
        drop(page, f"{encoding}.txt", f"Café’s\r\n{encoding}".encode(encoding))
        expect(text(page)).to_have_value(f"Café’s\n{encoding}")


BAD_FILES: list[tuple[str, bytes, str]] = [
    ("a.txt", b"", "is empty"),
    ("a.txt", b" \n ", "has no text in it"),
    ("a.txt", b"\x00\x01\x02", "is not plain text"),
    ("b.txt", b"\x81\xff words", "is not plain text"),
    ("a.pdf", b"%PDF-1.7", "is not a file of the kind that is wanted here"),
    ("a.txt", b"a " * 150_001, "has more than 300,000 characters"),
    ("a.docx", b"words", "is not a Word file, though its name says so"),
    ("a.docx", word_files.OLD_WORD, "is in the format that Word had before 2007"),
    ("a.docx", word_files.LOCKED_WORD, "is locked with a password"),
    ("b.docx", word_files.locked(), "is locked with a password"),
    ("a.docx", word_files.word_file(""), "has no text in it"),
    ("a.docx", word_files.word_file("")[:-30], "is not a whole Word file"),
    ("b.docx", word_files.archive({"word/document.xml": b"<w:p>"}), "is not a whole Word file"),
    ("a.docx", word_files.bomb(50_000_001), "is far larger inside than it looks"),
]


def test_files_that_cannot_be_opened_say_why_and_change_nothing(page: Page) -> None:
    write(page, "My own words.")
    for name, data, says in BAD_FILES:
        drop(page, name, data)
        expect(page.locator(".cp-words__message--trouble")).to_contain_text(f"“{name}” {says}")
        expect(status(page)).to_contain_text(f"“{name}” {says}")
        expect(text(page)).to_have_value("My own words.")


def test_a_file_can_be_dropped_on_the_sheet(page: Page) -> None:
    page.evaluate(
        """() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["A truant."], "dropped.txt", { type: "text/plain" }));
          const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
          document.querySelector(".cp-words__field").dispatchEvent(drop);
        }"""
    )
    expect(text(page)).to_have_value("A truant.")


# What people take with them


def saved(page: Page, name: str) -> tuple[str, bytes]:
    """Press a button that saves a file, and return the file's name and content."""
    with page.expect_download() as download:
        press(page, name)
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_the_text_is_saved_for_word_as_the_writers_own(page: Page) -> None:
    drop(page, "letter.txt", b"K. Bell\nHead of Year\n\nHe is a truant. <b>&amp;\n\n\n\nEnd")
    page.get_by_role("button", name="Write “a child who is missing school”").click()
    name, data = saved(page, "Save for Word")
    document = docx.Document(BytesIO(data))
    assert name == "letter (checked).docx"
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "K. Bell\nHead of Year",
        "He is a child who is missing school. <b>&amp;",
        "End",
    ]
    assert document.core_properties.title == "letter"
    assert b"Connected Practice" not in data
    assert "Connected Practice" not in document.element.xml


def test_the_text_is_saved_as_plain_text(page: Page) -> None:
    write(page)
    assert saved(page, "Save as plain text") == ("My text (checked).txt", LETTER.encode())


def test_the_list_is_saved_for_word(page: Page) -> None:
    write(page)
    name, data = saved(page, "Save the list for Word")
    document = docx.Document(BytesIO(data))
    assert name == "Word check.docx"
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert [
        "1",
        "school refuser",
        "It makes the child the problem.",
        "Write: a child who finds it hard to attend.",
    ] in cells
    assert "school refuser [1]" in "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert document.core_properties.title == "Word check"


def test_the_list_is_saved_as_plain_text_and_copied(web: Site) -> None:
    page = opened(web, permissions=["clipboard-read", "clipboard-write"])
    write(page)
    name, data = saved(page, "Save the list as plain text")
    assert name == "Word check.txt"
    listed = data.decode()
    assert "1. school refuser (Words to change)\n   It makes the child the problem.\n   Write: a child who" in listed
    press(page, "Copy the list")
    expect(status(page)).to_have_text("The list is copied. Paste it where you need it.")
    assert page.evaluate("navigator.clipboard.readText()") == listed
    press(page, "Copy the text")
    expect(status(page)).to_have_text("The text is copied. Paste it where you need it.")
    assert page.evaluate("navigator.clipboard.readText()") == LETTER


def test_where_copying_is_not_allowed_it_says_what_to_do(page: Page) -> None:
    write(page)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    press(page, "Copy the text")
    expect(page.locator(".cp-words__message--trouble")).to_contain_text("The browser did not allow copying.")


def test_the_findings_and_the_text_are_printed(page: Page) -> None:
    write(page)
    printed = "\n".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages)
    words = " ".join(printed.split())
    for part in (
        "Word check",
        "What was found",
        "It makes the child the problem.",
        "school refuser [1]",
        "Written for",
    ):
        assert part in words
    assert "Take the text with you" not in words
    assert "Who will read it?" not in words


def test_an_empty_page_prints_the_list_of_wordings(page: Page) -> None:
    printed = " ".join("\n".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages).split())
    assert "All the wordings that it looks for" in printed
    assert "school refuser” It makes the child the problem. Say a child who finds it hard to attend." in printed


# Nothing leaves the page, nothing is kept


def test_nothing_is_kept_and_nothing_is_asked_for_while_one_writes(web: Site) -> None:
    context = web.visitor()
    page = context.new_page()
    page.goto(PAGE)
    expect(page.locator(".cp-words__legend")).to_be_visible()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    write(page)
    page.get_by_role("button", name="Write").first.click()
    press(page, "Leave it")
    assert asked == []
    kept = page.evaluate(
        "async () => JSON.stringify([{...localStorage}, {...sessionStorage}, await indexedDB.databases()])"
    )
    assert "refuser" not in kept
    assert "words" not in kept
    assert context.cookies() == []
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(text(page)).to_have_value("")


def test_words_that_were_neither_copied_nor_saved_are_not_lost_without_a_question(page: Page) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", answer)
    text(page).click()
    page.keyboard.type("A truant.")
    page.close(run_before_unload=True)
    page.wait_for_timeout(100)
    assert asked == ["beforeunload"]
    saved(page, "Save as plain text")
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]


def test_the_field_is_checked_by_nobody_else(page: Page) -> None:
    assert text(page).get_attribute("spellcheck") == "false"
    assert text(page).get_attribute("autocomplete") == "off"


# Where things are missing


def test_without_script_the_list_of_wordings_is_there(web: Site) -> None:
    page = web.visitor(java_script_enabled=False).new_page()
    page.goto(PAGE)
    expect(page.get_by_text("Without scripts, or on paper, read your text against the list below")).to_be_visible()
    expect(page.locator(".cp-avoid li")).to_have_count(7)
    expect(page.locator(".cp-avoid li").first).to_have_text(
        "“LAC” It sounds as though the child lacked something. Say child in care."
    )
    naughty = page.locator(".cp-avoid li", has_text="naughty")
    expect(naughty).to_contain_text("It passes judgement, and explains nothing. Say what the child did, and when.")


def test_where_the_glossary_cannot_be_fetched_one_can_try_again(web: Site) -> None:
    web.changed[WORDING] = b"{}"
    page = web.visitor().new_page()
    page.goto(PAGE)
    expect(page.locator(".cp-words__found")).to_contain_text(
        "The glossary could not be fetched. Your text is still here."
    )
    text(page).fill("A truant.")
    assert barriers(page) == []
    web.changed.clear()
    press(page, "Try again")
    expect(page.locator(".cp-words__copy mark")).to_have_text("truant")


def test_without_the_patterns_everything_but_the_reading_age_is_told(web: Site) -> None:
    web.changed[HYPHENATION] = b""
    page = opened(web)
    write(page, "A truant came home. " * 20)
    expect(page.locator(".cp-words__row")).to_have_count(20)


# How it looks and sounds

HARD = "Professionals systematically ascertain individual perspectives, a truant. "


def a_note(page: Page) -> None:
    """Look at words that somebody said."""
    write(page)
    page.locator(".cp-words__row", has_text="naughty").click()


def left(page: Page) -> None:
    """Leave words as they are."""
    write(page)
    press(page, "Leave it")


def trouble(page: Page) -> None:
    """Open a file that cannot be read."""
    write(page)
    drop(page, "a.docx", b"x")
    expect(page.locator(".cp-words__message--trouble")).to_be_visible()


STATES: dict[str, Callable[[Page], None]] = {
    "empty": lambda page: None,
    "findings": write,
    "hard to read": lambda page: write(page, HARD * 9),
    "nothing": lambda page: write(page, "Dear Ms Ward, please come on Monday."),
    "a note": a_note,
    "left": left,
    "trouble": trouble,
}


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_no_barrier_in_any_state(web: Site, name: str) -> None:
    page = opened(web)
    page.locator(".cp-words__why summary").click()
    STATES[name](page)
    assert barriers(page) == []
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert barriers(page) == []


@pytest.mark.parametrize("view", [PHONE, DESKTOP_AT_400_PER_CENT])
def test_it_fits_a_narrow_window(web: Site, view: dict[str, int]) -> None:
    page = opened(web, viewport=view)
    assert sideways(page) <= 0
    write(page, LETTER + " Longwordwithoutspaces" * 3 + "x" * 200)
    assert sideways(page) <= 0
    assert barriers(page) == []
    for _ in range(3):
        press(page, "Next")
    expect(page.get_by_role("button", name="Next")).to_be_in_viewport()  # it can be pressed again and again
    expect(page.locator(".cp-words__context")).to_contain_text("The SLT will write.")
    press(page, "Leave it")
    assert sideways(page) <= 0


def test_marks_can_be_told_apart_without_colour(page: Page) -> None:
    write(page, 'A truant, an EHCP, the SLT, and "naughty".')
    lines = page.locator(".cp-words__copy mark").evaluate_all(
        "(marks) => marks.map((mark) => getComputedStyle(mark).textDecorationStyle)"
    )
    assert lines == ["solid", "dotted", "double", "dashed"]


def test_with_forced_colours_the_text_is_there_once_and_marked(web: Site) -> None:
    page = opened(web, forced_colors="active")
    write(page)
    copied, typed, page_ground = page.evaluate(
        """() => [
          getComputedStyle(document.querySelector(".cp-words__copy")).color,
          getComputedStyle(document.querySelector(".cp-words__field")).color,
          getComputedStyle(document.body).backgroundColor,
        ]"""
    )
    assert copied == page_ground != typed


# The same as at the command line

LOUD = "LOUD HEADING\nThe EHCP (education, health and care plan).\n\nXYZ 😀 İ naughty “truant” Offenders Act 1974. "
BROKEN = "A text that was broken to the width of a page, with a school\nrefuser in it and a young\noffender too. "
TEXTS = {"letter.txt": LETTER, "plan.txt": LOUD * 6, "broken.txt": BROKEN * 5}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The modules that find things, bundled."""
    named = {
        "check": "word-check/check",
        "glossary": "word-check/glossary",
        "reading": "word-check/reading",
        "settings": "word-check/settings",
        "opening": "word-check/opening",
    }
    return modules.bundle(named, tmp_path_factory.mktemp("parts"))


@pytest.fixture
def asked(chromium: Browser, parts: Path, web: Site) -> Iterator[Page]:
    """A page that holds those modules and nothing else, with the published glossary and patterns."""
    context: BrowserContext = chromium.new_context()
    modules.serve(context, parts)
    page = modules.open_page(context)
    data = [(web.folder / name).read_text("utf-8") for name in (WORDING, HYPHENATION)]
    page.evaluate(
        """([wording, patterns]) => {
          const words = glossary.glossaryFrom(JSON.parse(wording));
          globalThis.checker = new check.WordChecker(words, new reading.Patterns(patterns));
        }""",
        data,
    )
    yield page
    context.close()


def in_the_browser(page: Page, data: bytes, name: str, reader: str) -> dict[str, Any]:
    """Return what the browser reads from a file and finds in it, with offsets that count characters."""
    found: dict[str, Any] = page.evaluate(
        """async ([bytes, name, reader]) => {
          const text = await opening.textOf(new File([new Uint8Array(bytes)], name));
          const result = checker.check(text, settings.READERS[reader]);
          const characters = (end) => [...text.slice(0, end)].length;
          const findings = result.findings.map(({ kind, level, start, end, words, reason, say, terms, count }) => {
            const place = { start: characters(start), end: characters(end) };
            return { kind, level, ...place, words, reason, say, term: terms[0] ?? "", count };
          });
          return { words: result.words, reading_age: result.readingAge, findings };
        }""",
        [list(data), name, reader],
    )
    return found


@pytest.mark.parametrize("reader", ["parent", "child", "colleague"])
def test_the_command_line_finds_the_same(
    asked: Page, reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    given = {name: words.encode() for name, words in TEXTS.items()}
    given["rich.docx"] = word_files.word_file(word_files.RICH + word_files.paragraph("A truant, and the SLT. " * 20))
    for name, data in given.items():
        Path(name).write_bytes(data)
    cli.main(["words", "--root", str(LIBRARY), "--reader", reader, "--json", *given])
    for file in json.loads(capsys.readouterr().out)["files"]:
        at_the_command_line = {key: file[key] for key in ("words", "reading_age")} | {
            "findings": [
                {key: value for key, value in finding.items() if key not in ("line", "column", "paragraph")}
                for finding in file["findings"]
            ]
        }
        assert file["findings"]
        assert in_the_browser(asked, given[file["file"]], file["file"], reader) == at_the_command_line


def test_word_files_of_others_are_read_alike(asked: Page, tmp_path: Path) -> None:
    found = sorted((small_site.PROJECT / "node_modules" / "mammoth" / "test" / "test-data").glob("*.docx"))
    made = docx.Document()
    made.add_paragraph("From another library", style="List Number")
    made.save(str(tmp_path / "other.docx"))
    for path in [*found, tmp_path / "other.docx"]:
        try:
            expected = files.read(path).text
        except files.Unreadable:
            continue
        read_in = asked.evaluate(
            "async (bytes) => opening.textOf(new File([new Uint8Array(bytes)], 'a.docx'))", list(path.read_bytes())
        )
        assert read_in == expected, path.name
