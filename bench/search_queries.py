"""The queries by which search is judged, and how well a list of results answers them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from bench import CannotMeasure
from connected_practice.load.yaml import parse

QUERIES = Path(__file__).resolve().parents[1] / "tests" / "search" / "queries.yml"

SORTS = ("abbreviation", "synonym", "discouraged", "misspelling", "question", "name", "task", "partial")
"""What makes a query hard, or what it is after."""

DEPTH = 10
"""How many results count for the reciprocal rank: about as many as people look at."""


@dataclass(frozen=True)
class Query:
    """One query: what is typed, by whom, what sort it is, when it was written, and the records that answer it."""

    query: str
    role: str
    sort: str
    written: str
    expect: tuple[str, ...]
    """Each as `kind:id`; any one of them is a success."""


@dataclass(frozen=True)
class Quality:
    """How well a search did: shares of queries from 0 to 1, and the mean reciprocal rank within the first ten."""

    queries: int
    first: float
    third: float
    reciprocal: float


Ranks = Mapping[str, int | None]
"""The place of the first expected record by query: 1 is the first; None where the first ten have none."""


def read(path: Path = QUERIES) -> list[Query]:
    """Return the queries of a file. Raises CannotMeasure where it is not in the form that its head describes."""
    try:
        entries = parse(path.read_text("utf-8"))["queries"]
        return [Query(**{**entry, "expect": tuple(entry["expect"])}) for entry in entries]
    except (KeyError, TypeError) as error:
        raise CannotMeasure(f"{path} is not a list of queries as its head describes: {error}") from error


def rank(query: Query, results: Sequence[str | None]) -> int | None:
    """Return the place of the first expected record among results; one that is no record (None) holds its place."""
    places = (place for place, result in enumerate(results[:DEPTH], 1) if result in query.expect)
    return next(places, None)


def quality(queries: Sequence[Query], ranks: Ranks) -> Quality:
    """Return how well a search did with some queries, of which there is at least one."""
    places = [ranks[query.query] for query in queries]
    return Quality(
        len(places),
        mean(place == 1 for place in places),
        mean(place is not None and place <= 3 for place in places),
        mean(1 / place if place else 0.0 for place in places),
    )


def by_sort(queries: Sequence[Query], ranks: Ranks) -> dict[str, Quality]:
    """Return how well a search did with all queries, with each sort, and with those of each time of writing."""
    groups: dict[str, list[Query]] = {"all": list(queries)}
    groups |= {sort: [query for query in queries if query.sort == sort] for sort in SORTS}
    for when in ("before", "after"):
        groups[f"written {when}"] = [query for query in queries if query.written == when]
    return {name: quality(members, ranks) for name, members in groups.items() if members}
