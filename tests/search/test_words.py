"""The files of words that the browser and the command line read: whole, in their form, and small."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from connected_practice import load
from connected_practice.load import Collection
from connected_practice.models import KINDS
from connected_practice.search import words
from connected_practice.search.understanding import Words, understand
from tests.library import copy, principle

SEARCHES = """
everyday: {adult: [grown-up, "big person"]}
called:
  roles: {teacher: [form tutor]}
  topics: {attendance: [bunking]}
"""
BASE = {"title", "words"}
FIELDS = {"kinds": BASE | {"plural", "folder"}, "topics": BASE | {"situation"}, "roles": BASE | {"door"}}


@pytest.fixture
def library(tmp_path: Path) -> Collection:
    """The small library, with what editors know of searches."""
    root = copy(tmp_path / "library")
    (root / "content/searches.yml").write_text(SEARCHES, "utf-8")
    return load.read(root)


def test_words_have_the_form_that_is_promised(library: Collection) -> None:
    data = words.words_data(library)
    assert data["version"] == 1
    assert data["terms"]["school-avoidance"] == {
        "title": "emotionally based school avoidance",
        "abbreviations": ["EBSA"],
        "discouraged": ["school refuser"],
        "topic": "attendance",
    }
    assert set(data["kinds"]) == set(KINDS)
    for name in ("kinds", "topics", "sectors", "roles", "stages"):
        assert all(set(entry) == FIELDS.get(name, BASE) for entry in data[name].values())
    assert data["everyday"]["grown-up"] == ["adult"]
    assert "form tutor" in data["roles"]["teacher"]["words"]
    assert set(data) == {
        "version", "terms", "kinds", "topics", "sectors", "roles", "stages", "everyday", "stop", "common"
    }  # fmt: skip


def test_what_editors_write_is_understood(library: Collection) -> None:
    known = Words(words.words_data(library))
    assert understand("bunking off", known).hints.topics == ("attendance",)
    assert understand("for form tutors", known).hints.roles == ("teacher",)
    assert [wording.text for wording in understand("big person", known).wants[0].any] == ["big person", "adult"]


def test_cards_say_what_to_say_instead(library: Collection) -> None:
    cards = words.cards_data(library)["terms"]
    assert cards["school-avoidance"]["discouraged"] == [
        {
            "wording": "school refuser",
            "reason": "It places the problem in the child.",
            "instead": "a child who finds it hard to attend",
        }
    ]
    adult = cards["key-adult"]
    assert adult["url"] == "glossary/key-adult/"
    assert [sense["sectors"] for sense in adult["senses"]] == [["Education"], ["Health"]]
    assert "discouraged" not in adult


def test_cards_hold_plain_words(library: Collection, tmp_path: Path) -> None:
    path = tmp_path / "library/content/glossary/key-adult.md"
    text = path.read_text("utf-8")
    marked = "A **member** of [staff](case-study:lena) <b>x</b> [@harbour-2024, p. 2]."
    path.write_text(text.replace(text.split("definition: ")[1].split("\n")[0], f'"{marked}"'), "utf-8")
    card = words.cards_data(load.read(tmp_path / "library"))["terms"]["key-adult"]
    assert card["definition"].startswith("A member of staff")
    assert "@" not in card["definition"]
    assert "](" not in card["definition"]


def test_spelling_knows_the_words_by_how_often_they_stand(library: Collection) -> None:
    spelling = words.spelling_from(words.spelling_data(library))
    assert spelling.names == {"lena"}
    assert spelling.words["school"] > spelling.words["corridor"]
    assert {"ebsa", "refuser", "buddy", "mondays"} <= set(spelling.words)
    assert "4" not in spelling.words


def test_small_libraries_have_no_common_words_and_large_ones_do(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    assert words.common_words(words.counted(load.read(root))) == frozenset()
    for number in range(words.COMMON_LEAST):
        principle(root, "The lighthouse is open.", name=f"p{number}", title=f"Step {number}")
    common = words.common_words(words.counted(load.read(root)))
    assert "lighthouse" in common
    assert "the" not in common
    assert "lena" not in common


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("child in need", ["CIN"]),
        ("Initial Teacher Training and Early Career Framework", ["ITTAECF", "ITTECF"]),
        ("key adult", []),
        ("standards for children in the youth justice system", ["SCYJS"]),
    ],
)
def test_initials(title: str, letters: list[str]) -> None:
    assert words.initials(title) == letters


def test_three_files_are_written_and_are_small_with_280_terms(tmp_path: Path) -> None:
    collection = load.read(Path(__file__).parents[2])
    written = words.write(collection, tmp_path / "search")
    assert [path.name for path in written] == ["words.json", "spelling.json", "cards.json"]
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in written}
    assert all(json.loads(path.read_text("utf-8"))["version"] == 1 for path in written)
    assert sizes["words.json"] < 30_000
    assert sum(sizes.values()) < 90_000
