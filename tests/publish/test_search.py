"""What the browser's search reads: the index has what people look for, in the form that the browser expects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from connected_practice import pipeline
from connected_practice.publish import search
from connected_practice.publish.search import Written
from connected_practice.search.tokens import stem
from tests.library import TODAY, copy, principle

HTML = "<h1>Licence</h1><svg><text>drawn</text></svg><h2>Sharing</h2><p>Share it with <b>credit</b>.</p>"
META = {"description": "Who may use this.", "also_called": ["copyright"]}
LICENCE = search.written("about/licence/", "Licence", META, HTML)


class Index:
    """The files, read as the browser reads them."""

    def __init__(self, files: Iterator[tuple[str, bytes]]) -> None:
        self.files = {name: json.loads(content) for name, content in files}
        self.index: dict[str, Any] = self.files["search/index.json"]

    def having(self, word: str) -> dict[str, int]:
        """Return the titles of what has a word, a stem or `=` with a term's id, and how much it weighs there."""
        name = [name for first, name in self.index["pieces"] if first <= word][-1]
        found, last = {}, -1
        for number in self.files[f"search/{name}.json"].get(word, ()):
            last += number // 32 + 1
            found[self.index["records"]["title"][last]] = number % 32
        return found

    def entries(self, title: str, name: str) -> list[str]:
        """Return the ids of the entries of a list that a record belongs to."""
        records = self.index["records"]
        numbers = records[name][records["title"].index(title)]
        return [self.index["lists"][name][number][0] for number in ([numbers] if isinstance(numbers, int) else numbers)]


def index_of(root: Path, *written: Written) -> Index:
    """Return the index of a library."""
    return Index(search.files(*pipeline.publishable(root, TODAY), written))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The index of the small library, with a principle and a hand-written page more."""
    root = copy(tmp_path_factory.mktemp("search") / "library")
    text = "A truant is often a child with EBSA. Mentoring helps; a mentor stays. Nobody says zebra."
    principle(root, text, "topics: [attendance]", title="Small steps with mentors")
    return index_of(root, LICENCE)


def test_a_word_is_found_in_all_its_forms_and_weighs_most_in_a_title(index: Index) -> None:
    assert stem("mentoring") == stem("mentors") == "mentor"
    assert index.having("mentor")["Small steps with mentors"] > index.having("zebra")["Small steps with mentors"]
    assert set(index.having("zebra")) == {"Small steps with mentors"}
    assert all(1 <= weight <= 31 for weight in index.having("child").values())


def test_a_term_is_found_wherever_a_wording_of_it_stands(index: Index) -> None:
    found = index.having("=school-avoidance")
    assert {"emotionally based school avoidance", "Small steps with mentors"} <= set(found)
    assert found["emotionally based school avoidance"] == max(found.values())


def test_words_that_say_nothing_are_left_out(index: Index) -> None:
    assert index.having("the") == index.having("with") == {}


def test_a_record_belongs_to_the_entries_of_lists(index: Index) -> None:
    assert index.entries("Ask the child before you plan", "kind") == ["principle"]
    assert index.entries("Ask the child before you plan", "topic") == ["belonging"]
    assert index.entries("Ask the child before you plan", "role") == ["teacher", "school-nurse"]


def test_short_names_are_found(index: Index) -> None:
    assert "emotionally based school avoidance" in index.having("ebsa")
    assert set(index.having("harbour2024")) == set(index.having("2024")) & set(index.having("harbour2024"))


def test_hand_written_pages_and_lists_of_a_kind_are_found_and_narrowed_lists_are_not(index: Index) -> None:
    assert set(index.having("credit")) == {"Licence"}
    assert index.having(stem("sharing"))["Licence"] > index.having("credit")["Licence"]
    assert set(index.having("copyright")) == {"Licence"}
    assert index.having("drawn") == {}
    number = index.index["records"]["title"].index("Licence")
    assert index.index["summaries"][str(number)] == "Who may use this."
    assert index.index["records"]["path"][number] == "about/licence/"
    paths = index.index["records"]["path"]
    assert "case-studies/" in paths
    assert "principles/ask-first/" in paths
    assert not [path for path in paths if "/topic/" in path or path.startswith(("for/", "contributing/"))]
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize(
    ("path", "meta", "is_searched"),
    [
        ("about/licence.md", {}, True),
        ("index.md", {}, False),
        ("contributing/index.md", {}, False),
        ("search.md", {"own_search": True}, False),
    ],
)
def test_some_hand_written_pages_are_not_searched(path: str, meta: dict[str, Any], is_searched: bool) -> None:
    assert search.is_searched(path, meta) is is_searched


def test_pieces_are_in_order_and_small(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    for number in range(40):
        words = " ".join(f"word{number}x{other}" for other in range(60))
        principle(root, f"{words}.", name=f"many-{number}", title=f"Many words {number}")
    many = index_of(root)
    pieces = many.index["pieces"]
    assert len(pieces) > 2
    assert [first for first, _ in pieces] == sorted(first for first, _ in pieces)
    for (first, name), (after, _) in zip(pieces, [*pieces[1:], ("\uffff", "")], strict=True):
        within = list(many.files[f"search/{name}.json"])
        assert within == sorted(within)
        assert first <= within[0] and within[-1] < after
        assert len(json.dumps(many.files[f"search/{name}.json"])) < 2 * search.PIECE
    assert set(many.having("word7x7")) == {"Many words 7"}


def test_a_piece_that_changes_changes_its_name(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    before = {name for _, name in index_of(root).index["pieces"]}
    assert {name for _, name in index_of(root).index["pieces"]} == before
    principle(root, "A zebra comes in.")
    assert not {name for _, name in index_of(root).index["pieces"]} & before


def test_markup_in_a_title_stays_text(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, title="'<img src=x onerror=alert(1)>'")
    assert "<img src=x onerror=alert(1)>" in index_of(root).index["records"]["title"]


def test_it_is_written_beside_the_pages(tmp_path: Path) -> None:
    search.write(tmp_path, *pipeline.publishable(copy(tmp_path / "library"), TODAY), ())
    names = {path.name for path in (tmp_path / "search").iterdir()}
    assert {"index.json", "words.json", "spelling.json"} <= names
