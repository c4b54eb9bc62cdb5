"""Judging search: places, shares and ratios are right, the host counts what it sends, baselines are as they come."""

from __future__ import annotations

import gzip
import json
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load

from bench import CannotMeasure, search_report, search_site
from bench.search_browser import First
from bench.search_host import Sent, serve
from bench.search_queries import Query, by_sort, quality, rank, read
from bench.search_report import Finding
from bench.search_site import Index

AUDIT = Query("audit", "governor", "task", "before", ("toolkit:relational-audit", "session:relational-audit-day"))
SLT = Query("SLT", "health-worker", "abbreviation", "after", ("term:senior-leadership-team",))
WORDS = "attendance " * 200


def test_the_first_of_the_expected_records_counts_and_a_page_that_is_none_holds_its_place() -> None:
    assert rank(AUDIT, [None, "session:relational-audit-day", "toolkit:relational-audit"]) == 2
    assert rank(AUDIT, ["term:panel"]) is None
    assert rank(AUDIT, [*[None] * 10, "toolkit:relational-audit"]) is None


def test_shares_and_the_mean_reciprocal_rank() -> None:
    found = quality([AUDIT, SLT], {"audit": 1, "SLT": 4})
    assert (found.queries, found.first, found.third, found.reciprocal) == (2, 0.5, 0.5, 0.625)
    assert quality([AUDIT, SLT], {"audit": 3, "SLT": None}).third == 0.5


def test_each_sort_and_each_time_of_writing_is_judged_apart() -> None:
    groups = by_sort([AUDIT, SLT], {"audit": 1, "SLT": None})
    assert {name: one.first for name, one in groups.items()} == {
        "all": 0.5,
        "abbreviation": 0.0,
        "task": 1.0,
        "written before": 1.0,
        "written after": 0.0,
    }


def test_a_list_of_another_form_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "queries.yml"
    file.write_text("queries:\n  - {query: audit, expects: []}\n", "utf-8")
    with pytest.raises(CannotMeasure, match="is not a list of queries"):
        read(file)


def test_pages_that_are_no_records_can_be_passed_over() -> None:
    finding = Finding("Ours", {"audit": [None, None, None, *AUDIT.expect], "SLT": ["a"]}, {"audit": 4, "SLT": None})
    _, _, head, _, row, *_ = search_report.quality([AUDIT, SLT], [finding])
    assert head.endswith("| Success at 3 | Mean reciprocal rank | Success at 3, records alone |")
    assert row == "| Ours | 0.000 | 0.000 | 0.125 | 0.500 |"


def test_misses_are_listed_with_what_was_found_instead() -> None:
    finding = Finding(
        "Ours", {"audit": ["toolkit:relational-audit"], "SLT": [None, "a", "b", "c"]}, {"audit": 1, "SLT": 5}
    )
    first, *rest = search_report.misses([AUDIT, SLT], finding)
    assert first.startswith("Ours: 1 of 2")
    assert rest == [
        "  SLT (abbreviation; at 5): (a page), a, b",
        "      expected term:senior-leadership-team",
    ]


def test_costs_have_their_ratio_to_the_baseline() -> None:
    typed = {"autism": First(400.0, 200_000, 11), "a question": First(600.0, 500_000, 20)}
    baseline = Finding("Plain", later=2.0, firsts=typed, index=Index(3.0, 300_000_000, 5_000_000))
    ours = Finding("Ours", later=1.0, firsts={"autism": First(100.0, 50_000, 6)})
    _, _, head, _, plain, last = search_report.costs("Costs", [baseline, ours])
    assert "KB before a result: “autism” | KB before a result: “a question”" in head
    assert plain.startswith("| Plain | 200 (1.00) | 500 (1.00) | 500 (1.00) | 2.0 (1.00) | 3.00 (1.00) | 300 (1.00)")
    assert last == "| Ours | 50 (0.25) | - | 100 (0.20) | 1.0 (0.50) | - | - | - |"


def test_the_host_compresses_what_hosts_compress_and_counts_that(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "index.json").write_text(WORDS, "utf-8")
    (tmp_path / "piece.pf_index").write_text(WORDS, "utf-8")
    with serve(tmp_path) as host:
        for path in ("/search/index.json", "/piece.pf_index"):
            with urllib.request.urlopen(host.address + path) as answer:
                body = answer.read()
            is_compressed = answer.headers["Content-Encoding"] == "gzip"
            assert is_compressed == path.endswith(".json")
            assert (gzip.decompress(body) if is_compressed else body).decode() == WORDS
            assert host.sent[-1] == Sent(path, len(body))
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(host.address + "/nothing.json")


def test_the_theme_is_tried_with_its_own_header_and_search_and_the_library_stays_as_it_is(tmp_path: Path) -> None:
    library = Path(__file__).parents[2]
    before = {path.name for path in library.iterdir()}
    config = search_site.prepare(library, tmp_path / "made")
    with config.open("rb") as file:
        values = yaml_load(file)
    assert values["plugins"][0] == "search"
    overrides = config.parent / "overrides"
    assert (overrides / "main.html").is_file()
    assert not (overrides / "partials" / "header.html").exists()
    assert not (overrides / "partials" / "search.html").exists()
    assert {path.name for path in library.iterdir()} == before


def test_records_are_known_by_the_paths_of_their_pages(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "v1"
    folder.mkdir(parents=True)
    entry = {"path": "case-studies/oscar/", "ref": "case-study:oscar", "title": "Oscar"}
    (folder / "catalogue.json").write_text(json.dumps({"records": [entry]}), "utf-8")
    assert search_site.records(tmp_path) == {"/case-studies/oscar/": "case-study:oscar"}
