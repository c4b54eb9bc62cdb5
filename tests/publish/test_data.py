"""The library as data: what other programs and the tools in the browser rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from connected_practice.publish import data
from tests.library import GOOD, copy, linked, principle

SITE = "https://library.example/"
ASK_FIRST = "Ask the child before you plan"


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    """The good library's files, read as JSON."""
    return {name: json.loads(content) for name, content in data.files(linked(GOOD), SITE)}


def test_one_file_a_record_and_a_catalogue_of_all(files: dict[str, Any]) -> None:
    library = linked(GOOD)
    refs = [document.ref for document in library.collection.documents]
    assert set(files) == {"data/v1/catalogue.json"} | {f"data/v1/{ref.replace(':', '/')}.json" for ref in refs}
    assert [entry["ref"] for entry in files["data/v1/catalogue.json"]["records"]] == refs


def test_a_catalogue_entry_says_where_a_record_is_and_how_old(files: dict[str, Any]) -> None:
    (lena,) = [entry for entry in files["data/v1/catalogue.json"]["records"] if entry["ref"] == "case-study:lena"]
    assert lena["address"] == "https://library.example/case-studies/lena/"
    assert lena["path"] == "case-studies/lena/"
    assert lena["version"] == "2026-01-10"
    assert lena["topics"] == ["belonging", "attendance"]
    assert lena["sources"] == ["harbour-2024"]


def test_a_record_holds_what_its_catalogue_entry_holds_but_for_what_it_tells_in_full(files: dict[str, Any]) -> None:
    for entry in files["data/v1/catalogue.json"]["records"]:
        whole = files[f"data/v1/{entry['kind']}/{entry['id']}.json"]
        assert whole["format"] == 1
        short = {key: value for key, value in entry.items() if key not in ("frameworks", "sources")}
        assert short.items() <= whole.items()


def test_text_is_plain_and_citations_are_set(files: dict[str, Any]) -> None:
    lena = files["data/v1/case-study/lena.json"]
    assert lena["text"].startswith("What was going on\n\nLena lived with EBSA")
    assert "The welcome check came out of that autumn." in lena["text"]
    assert lena["text"].endswith("Mondays (Harbour School, 2024, p. 5).")


def test_references_say_what_they_lead_to(files: dict[str, Any]) -> None:
    assert files["data/v1/case-study/lena.json"]["principles"] == [
        {"ref": "principle:ask-first", "kind": "principle", "title": ASK_FIRST, "path": "principles/ask-first/"}
    ]


def test_sources_have_the_names_of_their_sections(files: dict[str, Any]) -> None:
    (source,) = files["data/v1/case-study/lena.json"]["sources"]
    assert (source["ref"], source["section"]) == ("source:harbour-2024", "lena")
    assert source["section_title"] == "Lena's story"


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("Two **strong** and `coded` words.", "Two strong and coded words."),
        ("One.\n\n- first\n- second *thing*\n\nLast.", "One.\n\n- first\n- second thing\n\nLast."),
        ("1. ask\n2. listen", "1. ask\n2. listen"),
        ("## A heading\n\nWords.", "A heading\n\nWords."),
        (r"5 \* 3 &amp; 4 `&amp;`", "5 * 3 & 4 &amp;"),
        ("[*Ask*](principle:ask-first), then wait", "Ask, then wait"),
    ],
)
def test_plain_text(markdown: str, shown: str) -> None:
    assert data.plain(linked(GOOD), markdown) == shown


def test_without_an_address_paths_are_given(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, name="small-steps")
    made = {name: json.loads(content) for name, content in data.files(linked(root), "")}
    assert made["data/v1/principle/small-steps.json"]["address"] == "principles/small-steps/"
