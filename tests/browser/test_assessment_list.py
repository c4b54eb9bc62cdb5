"""Every self-assessment of a browser on one page, side by side, over time, and several people's in one picture."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import assessment_site as on
from tests.browser import small_site
from tests.browser.assessment_site import HOSTILE, LIST, a_file, rate, saved, tab

GATHER = "Bring several people’s files together"


RECORDS = on.records


def four_people() -> list[dict[str, object]]:
    """Return files of four people in three agencies: far apart on items 3 and 1, a step apart on 2, agreed on 4."""
    return [
        a_file({1: "red", 2: "amber", 3: "red", 4: "green"}, number=1, role="Teacher"),
        a_file({1: "green", 2: "green", 3: "red", 4: "green"}, number=2, role="Governor"),
        a_file({1: "green", 2: "green", 3: "green", 4: "green"}, number=3, role="Nurse", agency="Riverside NHS"),
        a_file(
            {1: "green", 3: "green", 4: "green"},
            number=4,
            role="Social worker",
            agency="Northbank Council",
            evidence={1: "The log of 3 March."},
        ),
    ]


def gather(page: Page, *files: object) -> None:
    """Bring files together and wait for the picture."""
    on.choose(page, page.get_by_role("button", name=GATHER), *files)
    expect(page.get_by_role("heading", name="Several people, one picture").first).to_be_focused()


def texts(page: Page) -> list[str]:
    """Return the items of the picture in the order in which they stand."""
    return page.locator(".cp-spread__text").all_inner_texts()


def spread(page: Page, number: int) -> Locator:
    """Return one item of the picture."""
    return page.locator(".cp-spread").filter(has=page.get_by_text(on.text(number), exact=True))


# The list


def test_an_empty_list_says_how_to_begin(web: small_site.Site) -> None:
    page = tab(web.visitor(), LIST)
    expect(page.locator(".cp-shelf")).to_contain_text("There is nothing here yet.")
    assert small_site.barriers(page) == []


def test_what_is_begun_elsewhere_is_in_the_list_and_goes_on_there(web: small_site.Site) -> None:
    visitor = web.visitor()
    listed = tab(visitor, LIST)
    page = tab(visitor)
    rate(page, {1: "red", 2: "green"})
    page.get_by_label("Your role").fill("Teacher")
    saved(page)
    entry = listed.locator(".cp-shelf__entry")
    expect(entry).to_contain_text("Teacher · 2 March 2026 · 2 of 40 rated")
    entry.get_by_role("link", name="March 2026").click()
    expect(on.choice(listed, 1, "red")).to_be_checked()


def test_rename_copy_delete_and_undo(web: small_site.Site) -> None:
    page = tab(web.visitor(), LIST)
    on.choose(page, page.get_by_role("button", name="Open a file of your own"), a_file({1: "red"}))
    entries = page.locator(".cp-shelf__entry")
    expect(entries).to_have_count(1)

    entries.get_by_role("button", name="Rename").click()
    expect(page.get_by_label("New name")).to_be_focused()
    page.keyboard.type("Before Easter")
    page.keyboard.press("Enter")
    expect(entries.get_by_role("link", name="Before Easter")).to_be_visible()
    entries.get_by_role("button", name="Rename").click()
    page.keyboard.type("Another")
    page.keyboard.press("Escape")
    expect(entries.get_by_role("link", name="Before Easter")).to_be_visible()

    entries.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("link", name="Copy of Before Easter")).to_be_visible()
    assert {row["title"] for row in on.kept(page)} == {"Before Easter", "Copy of Before Easter"}

    page.get_by_role("button", name="Delete Before Easter", exact=True).click()
    expect(entries).to_have_count(1)
    expect(on.messages(page).get_by_role("button", name="Undo")).to_be_focused()
    assert [row["title"] for row in on.kept(page)] == ["Copy of Before Easter"]
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Before Easter", exact=True)).to_be_focused()
    back = next(row for row in on.kept(page) if row["title"] == "Before Easter")
    assert back["items"][0]["rating"] == "red"


def test_files_that_cannot_be_read_are_named_and_stop_no_other(web: small_site.Site) -> None:
    page = tab(web.visitor(), LIST)
    on.choose(page, page.get_by_role("button", name="Open a file of your own"), b"{", a_file({1: "red"}), b'{"a": 1}')
    told = on.messages(page)
    expect(told).to_contain_text("“file-1.json” is not a file that was saved here")
    expect(told).to_contain_text("“file-3.json” was not opened.")
    expect(page.locator(".cp-shelf__entry")).to_have_count(1)


def test_a_browser_that_keeps_nothing_still_shows_people_together(web: small_site.Site) -> None:
    visitor = web.visitor()
    visitor.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    page = tab(visitor, LIST)
    expect(on.messages(page)).to_contain_text("does not let this site keep anything")
    gather(page, *four_people())
    assert texts(page)[:3] == [on.text(3), on.text(1), on.text(2)]


# Over time


def test_this_term_beside_last(web: small_site.Site, tmp_path: Path) -> None:
    last = a_file({1: "red", 2: "green", 3: "amber", 4: "red"}, number=1, title="Autumn 2025", on="2025-10-01")
    last["items"][0]["step"] = "Ask Year 8"
    this = a_file({1: "amber", 2: "red", 3: "amber", 5: "green"}, number=2, title="Spring 2026", evidence={1: "Asked."})
    page = tab(web.visitor(), LIST)
    on.choose(page, page.get_by_role("button", name="Open a file of your own"), this, last)
    page.get_by_role("button", name="put them side by side").click()
    expect(on.messages(page)).to_contain_text("Tick two or more first")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="put them side by side").click()

    view = page.locator("cp-assessments")
    expect(page.get_by_role("heading", name="Side by side")).to_be_focused()
    expect(view).to_contain_text(
        "From Autumn 2025, 1 October 2025 to Spring 2026, 1 March 2026: "
        "one item has moved up and one item has moved down. One item is where it was."
    )
    moves = [" ".join(text.split()) for text in page.locator(".cp-compare__moves li").all_inner_texts()]
    assert moves[0] == f"R Red → to A Amber {on.text(1)} Planned then: Ask Year 8 Evidence now: Asked."
    assert moves[1].startswith("G Green → to R Red")
    assert on.text(2) in moves[1]
    head = page.locator(".cp-grid thead").first.inner_text()
    assert head.index("Autumn 2025") < head.index("Spring 2026")

    path = on.download(page, page.get_by_role("button", name="Excel"), tmp_path)
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))
    assert rows[0][3:] == ("Autumn 2025, 1 October 2025", "Spring 2026, 1 March 2026")
    assert rows[1][3:] == ("R, Red", "A, Amber")
    path = on.download(page, page.get_by_role("button", name="Word"), tmp_path)
    said = "\n".join(cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells)
    assert "Planned: Ask Year 8\nEvidence now: Asked." in said
    assert small_site.barriers(page) == []


# Several people


def test_several_people_one_picture(web: small_site.Site) -> None:
    page = tab(web.visitor(), LIST)
    gather(page, *four_people())
    expect(page.locator(".cp-people summary").first).to_have_text("Four people from three agencies")
    expect(page.locator(".cp-people__summary")).to_have_text(
        "People are far apart on two items, one step apart on one item and agree on one item."
    )
    assert texts(page)[:3] == [on.text(3), on.text(1), on.text(2)]
    first = spread(page, 3)
    expect(first).to_contain_text("Far apart: red and green")
    assert first.locator("tbody tr").all_inner_texts() == [
        "Harbour School\t2\t0\t0\t0\t0",
        "Northbank Council\t0\t0\t1\t0\t0",
        "Riverside NHS\t0\t0\t1\t0\t0",
    ]
    expect(spread(page, 4)).to_contain_text("All four say green")
    seen = spread(page, 1)
    seen.locator("summary").click()
    expect(seen).to_contain_text("Social worker, Northbank Council")
    expect(seen).to_contain_text("The log of 3 March.")
    page.get_by_label("Role", exact=True).check()
    assert [row.split("\t")[0] for row in spread(page, 3).locator("tbody tr").all_inner_texts()] == [
        "Governor",
        "Nurse",
        "Social worker",
        "Teacher",
    ]
    assert not re.search(r"average|mean\b|score|%", page.locator(".cp-spreads").first.inner_text())


def test_people_are_shown_by_agency_and_items_in_either_order(web: small_site.Site) -> None:
    page = tab(web.visitor(), LIST)
    gather(page, *four_people())
    page.get_by_label("Riverside NHS").uncheck()
    page.get_by_label("Northbank Council").uncheck()
    assert texts(page)[:2] == [on.text(1), on.text(2)]
    expect(spread(page, 3)).to_contain_text("All two say red")
    page.get_by_label("Riverside NHS").check()
    assert texts(page)[0] == on.text(1)
    for agency in ("Riverside NHS", "Harbour School"):
        page.get_by_label(agency).uncheck()
    expect(page.locator("cp-assessments")).to_contain_text("it takes two people to see where they differ")
    page.get_by_label("Harbour School").check()
    page.get_by_label("As in the tool").check()
    assert texts(page) == [on.text(number) for number in range(1, 41)]
    assert page.locator("cp-assessments h3").all_inner_texts() == list(on.SECTIONS)


def test_a_meeting_is_made_of_the_widest_disagreements(web: small_site.Site, tmp_path: Path) -> None:
    page = tab(web.visitor(), LIST)
    gather(page, *four_people())
    agenda = page.locator(".cp-agenda")
    agenda.locator("summary").click()
    parts = agenda.locator(".cp-agenda__parts > li")
    expect(parts).to_have_count(5)
    expect(parts.nth(1)).to_contain_text(on.text(3))
    expect(parts.nth(1)).to_contain_text("What did you see that made you choose red? Teacher, Harbour School; Governor")
    expect(parts.nth(1)).to_contain_text("What shows 3.")
    expect(parts.nth(2).locator("li")).to_have_count(5)  # two of them from the records to which the item leads
    for length in ("30", "45", "60", "90"):
        agenda.get_by_label("How long have you got?").select_option(length)
        minutes = [int(text.split()[0]) for text in agenda.locator(".cp-people__facts").all_inner_texts()]
        assert sum(minutes) == int(length)

    path = on.download(page, agenda.get_by_role("button", name="Agenda in Word"), tmp_path)
    document = docx.Document(str(path))
    headings = [p.text for p in document.paragraphs if ((p.style and p.style.name) or "") == "Heading 1"]
    assert headings[:4] == ["1. Begin", f"2. {on.text(3)}", f"3. {on.text(1)}", f"4. {on.text(2)}"]
    lists = [p.text for p in document.paragraphs if "What have those who chose green seen" in p.text]
    assert len(lists) == 3


def test_the_picture_in_word_excel_and_csv(web: small_site.Site, tmp_path: Path) -> None:
    page = tab(web.visitor(), LIST)
    gather(page, *four_people())
    path = on.download(page, page.get_by_role("button", name="Excel"), tmp_path)
    items, answers = openpyxl.load_workbook(path).worksheets
    rows = list(items.iter_rows(values_only=True))
    assert rows[1][1:9] == (on.text(3), "item-3", "Far apart: red and green", 2, 0, 2, 0, 0)
    assert answers.max_row == 1 + 4 * 40
    path = on.download(page, page.get_by_role("button", name="CSV"), tmp_path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0][:2] == ["Role", "Agency"]
    assert len(lines) == answers.max_row
    path = on.download(page, page.get_by_role("button", name="Word", exact=True), tmp_path)
    table = docx.Document(str(path)).tables[-1]
    assert [cell.text for cell in table.rows[1].cells][:6] == [
        on.text(3),
        "Far apart: red and green",
        "2",
        "0",
        "2",
        "0",
    ]
    assert "Red: 2 (Teacher, Harbour School; Governor, Harbour School)." in table.rows[1].cells[-1].text


def test_a_picture_stays_grows_and_goes_into_a_file(web: small_site.Site, tmp_path: Path) -> None:
    visitor = web.visitor()
    page = tab(visitor, LIST)
    one, two, three, four = four_people()
    gather(page, one, two)
    page.get_by_label("Call it").fill("All of us")
    page.keyboard.press("Tab")
    tab(visitor, LIST).get_by_role("link", name="All of us").wait_for()
    page.reload()
    expect(page.get_by_label("Call it")).to_have_value("All of us")
    on.choose(page, page.get_by_role("button", name="Add people’s files"), three, two, b"{")
    told = on.messages(page)
    expect(told).to_contain_text("One person added.")
    expect(told).to_contain_text("One file was here already.")
    expect(told).to_contain_text("is not a file that was saved here")
    page.locator(".cp-people summary").first.click()
    page.get_by_role("button", name="Take out Governor, Harbour School").click()
    expect(page.locator(".cp-people__list").first.locator("li")).to_have_count(2)
    on.messages(page).get_by_role("button", name="Undo").click()
    expect(page.locator(".cp-people__list").first.locator("li")).to_have_count(3)

    path = on.download(page, page.get_by_role("button", name="Save a file"), tmp_path)
    other = tab(web.visitor(), LIST)
    gather(other, path.read_bytes(), four)
    expect(other.locator(".cp-people summary").first).to_have_text("Four people from three agencies")


def test_ones_own_is_added_and_other_tools_are_left_out(web: small_site.Site) -> None:
    visitor = web.visitor()
    own = tab(visitor)
    own.get_by_label("Your role").fill("Lead")
    rate(own, {1: "amber"})
    saved(own)
    page = tab(visitor, LIST)
    stranger = a_file({1: "red"}, number=9)
    stranger["toolkit"] |= {"ref": "toolkit:first-morning", "title": "The first morning"}
    gather(page, *four_people()[:1], stranger)
    expect(on.messages(page)).to_contain_text("A file for another tool, “The first morning”, was left out.")
    page.get_by_text("Add one from this browser").click()
    page.get_by_role("button", name=re.compile("^March 2026, 2 March 2026, Lead")).click()
    expect(page.locator(".cp-people summary").first).to_have_text("Two people from two agencies")
    expect(spread(page, 1)).to_contain_text("One step apart: red and amber")


def test_people_who_began_from_one_file_are_all_kept_unless_the_lead_says_otherwise(web: small_site.Site) -> None:
    page = tab(web.visitor(), LIST)
    gather(page, a_file({1: "red"}), a_file({1: "green"}, number=2))
    on.choose(page, page.get_by_role("button", name="Add people’s files"), a_file({1: "amber"}))
    expect(on.messages(page)).to_contain_text("may be newer files of people who are in it already")
    expect(page.locator(".cp-people summary").first).to_have_text("Three people")
    page.get_by_role("button", name="Keep only the newer").click()
    expect(page.locator(".cp-people summary").first).to_have_text("Two people")
    expect(spread(page, 1)).to_contain_text("One step apart: amber and green")


def test_two_tabs_add_people_at_once(web: small_site.Site) -> None:
    visitor = web.visitor()
    page = tab(visitor, LIST)
    one, two, three, four = four_people()
    gather(page, one, two)
    other = tab(visitor, page.url)
    on.choose(other, other.get_by_role("button", name="Add people’s files"), three)
    on.choose(page, page.get_by_role("button", name="Add people’s files"), four)
    for view in (page, other):
        expect(view.locator(".cp-people summary").first).to_have_text("Four people from three agencies")


def test_other_versions_of_the_tool_are_told(web: small_site.Site) -> None:
    older = a_file({1: "red"}, number=5, role="Cook", texts={"item-1": "What it said before.", "bell": "Bell."})
    page = tab(web.visitor(), LIST)
    gather(page, *four_people(), older)
    expect(on.messages(page)).to_contain_text("One person answered another version of the tool.")
    spread(page, 1).locator("summary").click()
    expect(spread(page, 1)).to_contain_text("Rated when it said: What it said before.")


def test_a_tool_that_the_library_has_no_longer_is_shown_from_the_files(web: small_site.Site) -> None:
    files = four_people()
    for data in files:
        assert isinstance(data["toolkit"], dict)
        data["toolkit"] |= {"ref": "toolkit:gone", "title": "A tool that went"}
    page = tab(web.visitor(), LIST)
    web.changed["data/v1/toolkit/gone.json"] = b"gone"
    gather(page, *files)
    expect(page.locator("cp-assessments")).to_contain_text("A tool that went")
    assert texts(page)[:2] == [on.text(3), on.text(1)]


def test_what_files_say_is_shown_as_text(web: small_site.Site) -> None:
    page = tab(web.visitor(), LIST)
    title = page.title()
    files = [a_file({1: "red"}, number=n, role=HOSTILE, agency=f"{n} {HOSTILE}", title=HOSTILE) for n in (1, 2)]
    for data in files:
        data["items"][0] |= {"evidence": HOSTILE, "text": HOSTILE}
    gather(page, *files)
    page.locator(".cp-spread summary").first.click()
    expect(page.locator("cp-assessments")).to_contain_text(f"1 {HOSTILE}")
    page.get_by_role("link", name="All self-assessments").click()
    expect(page.get_by_role("link", name=HOSTILE)).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    assert page.title() == title


def test_fifty_people(web: small_site.Site) -> None:
    names = ["red", "amber", "green", "na"]
    files = [
        a_file({n: names[(n * person) % 4] for n in range(1, 41)}, number=person, agency=f"Agency {person % 6}")
        for person in range(1, 51)
    ]
    page = tab(web.visitor(), LIST)
    gather(page, *files)
    expect(page.locator(".cp-people summary").first).to_have_text("50 people from six agencies")
    expect(page.locator(".cp-spread")).to_have_count(40)
    assert small_site.sideways(page) == 0


# For everybody


def test_pictures_have_no_barrier(web: small_site.Site) -> None:
    for scheme in ("light", "dark"):
        page = tab(web.visitor(color_scheme=scheme), LIST)
        on.choose(page, page.get_by_role("button", name="Open a file of your own"), *four_people()[:2])
        page.get_by_role("button", name="Rename").first.click()
        assert small_site.barriers(page) == []
        page.keyboard.press("Escape")
        gather(page, *four_people())
        page.locator("cp-assessments details").evaluate_all("all => all.forEach(one => { one.open = true; })")
        assert small_site.barriers(page) == []


@pytest.mark.parametrize(
    "viewport", [{"width": 320, "height": 640}, {"width": 320, "height": 180}, {"width": 640, "height": 450}]
)
def test_nothing_is_cut_off_on_a_phone_or_enlarged(web: small_site.Site, viewport: dict[str, int]) -> None:
    page = tab(web.visitor(viewport=viewport), LIST)
    long = "Safeguarding-and-early-help-partnership-of-the-whole-county"
    files = [a_file({1: "red", 2: "green"}, number=n, agency=f"{long} {n}") for n in (1, 2)]
    on.choose(page, page.get_by_role("button", name="Open a file of your own"), *files)
    expect(page.locator(".cp-shelf__entry")).to_have_count(2)
    assert small_site.sideways(page) == 0
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="bring them together").click()
    expect(page.locator(".cp-spread")).to_have_count(40)
    page.locator(".cp-agenda summary").click()
    assert small_site.sideways(page) == 0
    page.get_by_role("link", name="All self-assessments").click()
    page.get_by_role("button", name="put them side by side").click()
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    assert small_site.sideways(page) == 0


def test_the_page_says_what_it_does_without_javascript(web: small_site.Site) -> None:
    page = web.visitor(java_script_enabled=False).new_page()
    page.goto(LIST)
    expect(page.locator("cp-assessments")).to_contain_text("Without scripts, open an audit or a checklist below")


def test_a_file_saved_in_the_list_is_the_one_that_was_opened(web: small_site.Site, tmp_path: Path) -> None:
    page = tab(web.visitor(), LIST)
    given = a_file({1: "red"}, evidence={1: "Seen"})
    on.choose(page, page.get_by_role("button", name="Open a file of your own"), given)
    path = on.download(page, page.get_by_role("button", name="Save a file"), tmp_path)
    data = json.loads(path.read_text("utf-8"))
    assert data.pop("saved")
    assert data == given
