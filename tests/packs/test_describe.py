"""Documents described: the golden files that the browser's code meets too, and what holds for every session."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from connected_practice.packs import describe
from connected_practice.packs.describe import PHRASES, clock, decimal, duration, sentences
from connected_practice.packs.forms import Pack, Paper
from tests.packs.golden import MADE, made, material, names, organisation, plans, read_pack, read_plan, seats, step


@pytest.mark.parametrize("name", names())
def test_a_plan_becomes_its_golden_pack(name: str) -> None:
    """Where a difference is meant: `python -m tests.packs.golden`, then look at what has changed."""
    assert json.loads(json.dumps(describe(read_plan(name), organisation(name), MADE))) == read_pack(name)


def test_golden_plans_are_those_of_today() -> None:
    found = dict(plans())
    assert sorted(found) == names()
    for name, plan in found.items():
        assert json.loads(json.dumps(plan)) == read_plan(name), name


def paper(pack: Pack, name: str) -> Paper:
    (found,) = [one for one in pack["papers"] if one["name"] == name]
    return found


def of_kind(given: Paper, kind: str) -> list[dict[str, Any]]:
    return [piece for piece in given["pieces"] if piece["kind"] == kind]


def test_the_agenda_runs_from_nothing_to_the_end() -> None:
    plan = read_plan("sixty-steps")
    agenda = of_kind(paper(read_pack("sixty-steps"), "facilitator"), "table")[0]["rows"]
    assert [row[0] for row in agenda[:3]] == ["0:00", "0:08", "0:16"]
    assert agenda[-1][:2] == ["8:00", str(plan["minutes"])]
    assert sum(int(row[1]) for row in agenda[:-1]) == plan["minutes"]


@pytest.mark.parametrize(
    ("minutes", "words", "hours"),
    [
        (1, "1 minute", "0.02"),
        (20, "20 minutes", "0.33"),
        (60, "1 hour", "1.00"),
        (80, "1 hour 20 minutes", "1.33"),
        (121, "2 hours 1 minute", "2.02"),
        (480, "8 hours", "8.00"),
        (0, "0 minutes", "0.00"),
    ],
)
def test_time_in_words_and_as_a_decimal(minutes: int, words: str, hours: str) -> None:
    assert (duration(minutes), decimal(minutes)) == (words, hours)


def test_a_clock() -> None:
    assert [clock(minutes) for minutes in (0, 9, 60, 605)] == ["0:00", "0:09", "1:00", "10:05"]


def test_a_certificate_says_how_long_and_no_more_than_that_somebody_was_there() -> None:
    text = json.dumps(paper(read_pack("organisation"), "certificate")["pieces"])
    assert "1 hour 30 minutes (1.50 hours)" in text
    assert PHRASES["certificateLimit"] in text
    facts = of_kind(paper(read_pack("organisation"), "certificate"), "facts")[0]["rows"]
    assert [value for _, value in facts] == ["", "", ""]


@pytest.mark.parametrize(("number", "rows"), [(None, 20), (0, 20), (30, 30), (5000, 200)])
def test_a_register_has_a_row_for_everybody(number: int | None, rows: int) -> None:
    own = {} if number is None else {"number": number}
    table = of_kind(paper(describe(made([step("a", 5, [])], **own), None, MADE), "register"), "table")[0]
    assert len(table["rows"]) == rows
    assert {cell for row in table["rows"] for cell in row} == {""}


def test_slides_have_few_words_unless_a_sentence_is_long() -> None:
    for name in names():
        if name == "hostile":
            continue
        for slide in read_pack(name)["slides"]["slides"]:
            words = sum(len(line.split()) for line in slide["lines"])
            assert words <= 32 or len(slide["lines"]) == 1 or slide["layout"] == "question", slide


def test_everything_that_a_slide_of_a_step_shows_is_in_its_notes() -> None:
    plan = read_plan("sixty-steps")
    for slide in read_pack("sixty-steps")["slides"]["slides"]:
        if slide["title"] in {one["title"] for one in plan["steps"]}:
            said = " ".join(slide["notes"])
            assert all(line in said for line in slide["lines"])
            assert re.search(r"From \d+:\d\d to \d+:\d\d", said)


def test_what_was_met_before_is_not_told_again() -> None:
    lena = material("lena", questions=[])
    pack = describe(made([step("one", 10, [lena]), step("two", 10, [lena])]), None, MADE)
    titles = [piece["text"] for piece in of_kind(paper(pack, "handout"), "heading")]
    assert titles.count(lena["title"]) == 1
    assert [slide["title"] for slide in pack["slides"]["slides"]].count(lena["title"]) == 1


def test_people_have_lines_for_as_many_questions_as_there_is_time_for() -> None:
    for minutes, expected in ((3, 1), (10, 2), (60, 4)):
        pack = describe(made([step("one", minutes, [material("lena")])]), None, MADE)
        assert len(of_kind(paper(pack, "exercises"), "lines")) == expected
        assert all(question in json.dumps(paper(pack, "handout")) for question in material("lena")["questions"])


def test_a_split_group_has_its_seats_side_by_side_and_a_whole_one_is_offered_them() -> None:
    lena = material("lena", seats=seats())
    split = describe(made([step("one", 30, [lena], sectors=["health", "education"])]), None, MADE)
    table = of_kind(paper(split, "exercises"), "table")[0]
    assert table["head"] == ["Teacher", "Health worker"]
    assert [len(row) for row in table["rows"]] == [2, 2, 2]
    assert table["rows"][-1][1] == ""
    assert [len(one["columns"]) for one in split["slides"]["slides"] if one["layout"] == "seats"] == [2, 2, 2]
    whole = describe(made([step("one", 30, [lena])]), None, MADE)
    assert not of_kind(paper(whole, "exercises"), "table")
    assert of_kind(paper(whole, "facilitator"), "table")[-1]["head"] == [seat["title"] for seat in seats()]


def test_breaks_are_in_the_agenda_and_on_a_slide_and_not_in_the_handout() -> None:
    pack = read_pack("organisation")
    rest = "Step rest"
    assert rest not in json.dumps(paper(pack, "handout")) + json.dumps(paper(pack, "exercises"))
    assert rest in json.dumps(paper(pack, "facilitator"))
    assert [slide["title"] for slide in pack["slides"]["slides"] if slide["layout"] == "pause"] == [rest]


def test_an_organisation_stands_on_every_document() -> None:
    given = organisation("organisation")
    assert given
    pack = read_pack("organisation")
    for frame in [*(one["frame"] for one in pack["papers"]), pack["slides"]["frame"]]:
        assert frame["organisation"] == given["name"]
        assert frame["contacts"] == given["contacts"]
        assert frame["logo"] == given["logo"]
    assert all("organisation" not in one["frame"] for one in read_pack("session")["papers"])


def test_choices_are_ticked_and_their_answers_are_not_given_away() -> None:
    pack = read_pack("module")
    for name in ("handout", "exercises"):
        text = json.dumps(paper(pack, name))
        assert "A. One person at one door" in text
        assert "A good answer" not in text
    assert "A good answer" in json.dumps(paper(pack, "facilitator"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("See p. 32 and pp. 3 to 4. Then", ["See p. 32 and pp. 3 to 4.", "Then"]),
        ("Say: “Stop.” “Why?” Go", ["Say: “Stop.”", "“Why?”", "Go"]),
        ("a\n\nb", ["a", "b"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_no_paper_asks_for_the_names_of_children() -> None:
    head = of_kind(paper(read_pack("session"), "register"), "table")[0]["head"]
    assert not [title for title in head if "child" in title.casefold()]
    assert PHRASES["feedbackLead"] in json.dumps(paper(read_pack("session"), "register"))
