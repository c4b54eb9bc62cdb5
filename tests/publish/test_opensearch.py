"""Records for OpenSearch: whole by their structure. No server has seen them, as the files themselves say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from connected_practice import cli, pipeline
from connected_practice.glossary import Use, forms_of
from connected_practice.link import Library
from connected_practice.models.term import Term
from connected_practice.packages import Place
from connected_practice.publish import opensearch
from tests.library import TODAY, copy

PLACE = Place("A small library", "https://small.example/")
JSON_TYPES = {"text": str, "keyword": str, "date": str, "integer": int}
FILTERS = {"lowercase", "asciifolding"}
"""Those that a server has without being told what they are."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The good library, with a term that has wordings of every sort."""
    root = copy(tmp_path_factory.mktemp("opensearch") / "library")
    (root / "content/glossary/slow-start.md").write_text(
        "---\n"
        "title: slow start\n"
        "summary: Coming back in small steps.\n"
        "topics: [belonging]\n"
        "definition: Coming back in small steps.\n"
        "defined_by: editors\n"
        "abbreviations: [SS, IT]\n"
        "admitted: ['phased, gentle return', re-start]\n"
        "search_only: ['a => b # c', won’t come in]\n"
        "discouraged: [{wording: school refuser, reason: It blames the child.}]\n"
        "reviewed: 2026-01-10\n"
        "review_by: 2027-01-10\n"
        "---\n",
        "utf-8",
    )
    return pipeline.publishable(root, TODAY)[0]


@pytest.fixture(scope="module")
def files(library: Library) -> dict[str, bytes]:
    """Everything that is exported."""
    pages = pipeline.publishable(library.collection.root, TODAY)[1]
    return dict(opensearch.files(library, pages, PLACE))


@pytest.fixture(scope="module")
def index(files: dict[str, bytes]) -> dict[str, Any]:
    """What the index is made with."""
    made: dict[str, Any] = json.loads(files["index.json"])
    return made


@pytest.fixture(scope="module")
def records(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """The documents by their ids, from all pieces."""
    found = {}
    for name, content in files.items():
        if name.endswith(".ndjson"):
            lines = content.decode().split("\n")
            assert lines.pop() == "", "the last line ends too"
            assert len(lines) % 2 == 0
            for action, document in zip(lines[::2], lines[1::2], strict=True):
                assert list(json.loads(action)) == ["index"]
                assert list(json.loads(action)["index"]) == ["_id"]
                found[json.loads(action)["index"]["_id"]] = json.loads(document)
    return found


def test_every_record_is_there_once_under_its_reference(library: Library, records: dict[str, dict[str, Any]]) -> None:
    assert list(records) == [document.ref for document in library.collection.documents]
    assert all(document["ref"] == ref and len(ref.encode()) <= 512 for ref, document in records.items())
    assert records["case-study:lena"]["address"] == "https://small.example/case-studies/lena/"


def test_every_field_is_in_the_mapping_and_of_its_type(
    index: dict[str, Any], records: dict[str, dict[str, Any]]
) -> None:
    """A server refuses a document with any other, since the mapping is strict."""
    assert index["mappings"]["dynamic"] == "strict"
    fields = index["mappings"]["properties"]
    for document in records.values():
        assert set(document) == set(fields)
        for name, value in document.items():
            for one in value if isinstance(value, list) else [value]:
                assert isinstance(one, JSON_TYPES[fields[name]["type"]]), name
            if fields[name]["type"] == "date":
                assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)


def test_facets_are_kept_whole_and_have_titles(
    index: dict[str, Any], records: dict[str, dict[str, Any]], files: dict[str, bytes]
) -> None:
    titles = json.loads(files["facets.json"])
    assert set(titles) == set(opensearch.FACETS)
    for name in opensearch.FACETS:
        assert index["mappings"]["properties"][name] == {"type": "keyword"}
        for document in records.values():
            value = document[name]
            assert set([value] if isinstance(value, str) else value) <= set(titles[name])


def test_text_is_plain_and_terms_are_named(records: dict[str, dict[str, Any]]) -> None:
    lena = records["case-study:lena"]
    assert lena["body"] and "](" not in lena["body"] and "[@" not in lena["body"]
    assert lena["terms"] and all(f"term:{term}" in records or term in records for term in lena["terms"])


def test_what_reads_text_names_only_what_there_is(index: dict[str, Any]) -> None:
    analysis = index["settings"]["analysis"]
    for analyzer in analysis["analyzer"].values():
        assert set(analyzer["filter"]) <= {*analysis["filter"], *FILTERS}
    for field in index["mappings"]["properties"].values():
        assert {field[key] for key in ("analyzer", "search_analyzer") if key in field} <= set(analysis["analyzer"])
    assert "glossary" not in analysis["analyzer"]["library"]["filter"], "wordings stand in for one another in queries"
    reading = analysis["analyzer"]["library_search"]["filter"]
    assert reading.index("glossary") < reading.index("english_stop"), "no word of a wording has gone before"


def rules(index: dict[str, Any]) -> list[str]:
    """Return the rules by which wordings stand in for one another."""
    found: list[str] = index["settings"]["analysis"]["filter"]["glossary"]["synonyms"]
    return found


def test_wordings_stand_in_for_one_another_and_poor_ones_lead_to_better(index: dict[str, Any]) -> None:
    equal = "slow start, ss, phased gentle return, re-start"
    assert equal in rules(index), "IT is left out: in small letters it is a word of its own"
    assert f"school refuser => school refuser, {equal}" in rules(index)
    assert f"won't come in => won't come in, {equal}" in rules(index)
    assert f"a b c => a b c, {equal}" in rules(index)


def test_every_rule_has_the_form_that_is_read(index: dict[str, Any]) -> None:
    for rule in rules(index):
        assert rule.count("=>") <= 1
        sides = [[one.strip() for one in side.split(",")] for side in rule.split("=>")]
        assert all(one and not set(one) & set("\\#\n") for side in sides for one in side)
        assert len(sides) == 2 or len(sides[0]) > 1


def test_no_poor_wording_is_offered_for_a_better_one(index: dict[str, Any], library: Library) -> None:
    terms = [(d.id, d.record) for d in library.of_kind("term") if isinstance(d.record, Term)]
    poor = {form.text.lower() for term in terms for form in forms_of(*term) if form.use is Use.DISCOURAGED}
    offered = {one.strip() for rule in rules(index) if "=>" not in rule for one in rule.split(",")}
    assert poor
    assert not poor & offered


def test_the_search_asks_for_fields_that_there_are(index: dict[str, Any], files: dict[str, bytes]) -> None:
    fields = index["mappings"]["properties"]
    query = json.loads(files["query.json"])
    assert {name.partition("^")[0] for name in query["query"]["multi_match"]["fields"]} <= set(fields)
    assert {one["terms"]["field"] for one in query["aggs"].values()} <= set(fields)
    assert set(query["_source"]) <= set(fields)


def test_pieces_stay_below_their_size_and_never_part_a_document(
    library: Library, monkeypatch: pytest.MonkeyPatch, records: dict[str, dict[str, Any]]
) -> None:
    monkeypatch.setattr(opensearch, "PIECE", 6_000)
    pages = pipeline.publishable(library.collection.root, TODAY)[1]
    made = dict(opensearch.files(library, pages, PLACE))
    pieces = [content for name, content in made.items() if name.endswith(".ndjson")]
    assert len(pieces) > 2
    assert all(len(piece) <= 6_000 or piece.count(b"\n") == 2 for piece in pieces)
    lines = b"".join(pieces).decode().splitlines()[1::2]
    assert [json.loads(line) for line in lines] == list(records.values())
    assert all(f"@documents-{number}.ndjson" in made["README.txt"].decode() for number in range(1, len(pieces) + 1))


def test_the_same_library_makes_the_same_files(library: Library, files: dict[str, bytes]) -> None:
    pages = pipeline.publishable(library.collection.root, TODAY)[1]
    assert dict(opensearch.files(library, pages, PLACE)) == files


def test_the_command_writes_them_and_says_that_no_server_was_tried(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "made"
    root = str(library.collection.root)
    assert cli.main(["export", "opensearch", "--root", root, "--today", "2026-06-01", "--out", str(out)]) == 0
    assert f"5 files in {out}." in capsys.readouterr().out
    assert "Nobody has loaded them into a server yet" in " ".join((out / "README.txt").read_text("utf-8").split())
