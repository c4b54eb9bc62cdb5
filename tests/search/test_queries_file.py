"""The list of queries by which search is judged is whole: every record exists, every role is heard, half came first."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bench.search_queries import QUERIES, SORTS, Query, read
from connected_practice.glossary import normal
from connected_practice.load import Collection
from connected_practice.load import read as read_library
from connected_practice.load.yaml import parse

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library() -> Collection:
    """The real library."""
    return read_library(ROOT)


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    """The file as it stands."""
    found: dict[str, Any] = parse(QUERIES.read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def queries() -> list[Query]:
    """What the bench reads from the file."""
    return read()


def test_every_expected_record_exists_under_its_own_id(library: Collection, queries: list[Query]) -> None:
    own = {document.ref for document in library.documents}
    missing = {ref: query.query for query in queries for ref in query.expect if ref not in own}
    assert missing == {}


def test_there_are_enough_and_at_least_half_came_before_the_library_was_looked_at(queries: list[Query]) -> None:
    assert len(queries) >= 150
    written = Counter(query.written for query in queries)
    assert set(written) == {"before", "after"}
    assert written["before"] >= len(queries) / 2


def test_each_has_a_sort_and_all_sorts_are_there(queries: list[Query]) -> None:
    assert {query.sort for query in queries} == set(SORTS)


def test_every_role_of_the_library_asks_something(library: Collection, queries: list[Query]) -> None:
    assert {query.role for query in queries} == set(library.vocabulary.roles)


def test_none_stands_twice_also_not_in_other_letters_or_among_those_with_no_answer(whole: dict[str, Any]) -> None:
    counted = Counter(normal(entry["query"]) for part in ("queries", "nothing") for entry in whole[part])
    assert [query for query, times in counted.items() if times > 1] == []


def test_answers_are_few_enough_to_mean_something_and_none_is_named_twice(queries: list[Query]) -> None:
    for query in queries:
        assert 1 <= len(query.expect) <= 12, query.query
        assert len(set(query.expect)) == len(query.expect), query.query


def test_what_finds_nothing_says_why_and_who_asks(library: Collection, whole: dict[str, Any]) -> None:
    for entry in whole["nothing"]:
        assert set(entry) == {"query", "role", "reason"}
        assert entry["role"] in library.vocabulary.roles
        assert entry["reason"].endswith(".")
