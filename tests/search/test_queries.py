"""The queries by which search is judged find what they should at the command line.

`scripts/bench search` tells more. This holds the method to what it has reached, with room for records that change.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bench.search_queries import read
from connected_practice.search.answer import answers
from connected_practice.search.index import Narrow

ROOT = Path(__file__).parents[2]
FIRST = 3
LEAST = 0.93
"""The share of queries that find one of the records expected among the first three."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real content, since the index lies beside it."""
    root = tmp_path_factory.mktemp("real") / "library"
    shutil.copytree(ROOT / "content", root / "content")
    return root


def test_most_queries_find_what_they_should_among_the_first_three(root: Path) -> None:
    queries = [query for query in read() if query.expect]
    found = answers(root, [query.query for query in queries], Narrow(), FIRST, lambda _: None)
    missed = [
        query.query
        for query, got in zip(queries, found, strict=True)
        if not set(query.expect) & {hit.entry.ref for hit in got.found}
    ]
    assert len(missed) <= (1 - LEAST) * len(queries), missed
