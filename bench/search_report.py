"""What searches found and cost, as tables for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from bench.search_browser import First
from bench.search_queries import Quality, Query, Ranks, by_sort, rank
from bench.search_queries import quality as mean_quality
from bench.search_site import Index

ENOUGH = 3
"""Among how many results an expected record has to be, or the query counts as missed."""


@dataclass(frozen=True)
class Finding:
    """One search: what it found and what that cost. None stands where something was not, or cannot be, measured."""

    name: str
    results: Mapping[str, list[str | None]] = field(default_factory=dict)
    """For each query the first ten results, best first: `kind:id`, or None for a page that is no record."""
    ranks: Ranks = field(default_factory=dict)
    later: float | None = None
    """Milliseconds for a query when others have gone before."""
    firsts: dict[str, First] = field(default_factory=dict)
    """What comes before the first result, by what was typed: little first."""
    index: Index | None = None


def quality(queries: Sequence[Query], findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the lines of two tables: how well each search did, and how well with each sort of query."""
    found = {one.name: by_sort(queries, one.ranks) for one in findings}
    yield f"What is found ({len(queries)} queries)"
    yield ""
    yield "| What | Success at 1 | Success at 3 | Mean reciprocal rank | Success at 3, records alone |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for one in findings:
        overall, alone = found[one.name]["all"], _among_records(queries, one)
        shares = (overall.first, overall.third, overall.reciprocal, alone.third)
        yield " | ".join([f"| {one.name}", *(f"{share:.3f}" for share in shares)]) + " |"
    yield ""
    yield "Success at 3, and at 1 in brackets, by sort of query"
    yield ""
    yield " | ".join(["| Sort", "Queries", *found]) + " |"
    yield " | ".join(["| ---", "---:", *("---:" for _ in found)]) + " |"
    for sort, group in next(iter(found.values())).items():
        cells = (f"{groups[sort].third:.2f} ({groups[sort].first:.2f})" for groups in found.values())
        yield " | ".join([f"| {sort}", str(group.queries), *cells]) + " |"


def _among_records(queries: Sequence[Query], finding: Finding) -> Quality:
    """Return how well a search did if pages that are no records are passed over: ours lists few of them."""
    found = {query: [result for result in results if result] for query, results in finding.results.items()}
    return mean_quality(queries, {query.query: rank(query, found[query.query]) for query in queries})


def costs(title: str, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the lines of a table of costs; ratios are to the first search."""
    typed = list(dict.fromkeys(query for one in findings for query in one.firsts))
    columns = {f"KB before a result: “{query}”": _sizes(query, findings) for query in typed}
    columns |= {
        "First key to first result, ms": _column([_to_first(one) for one in findings], 0),
        "Later query, ms": _column([one.later for one in findings], 1),
        "Making the index, CPU s": _column([one.index.cpu if one.index else None for one in findings], 2),
        "Memory for that, MB": _column([one.index.memory / 1e6 if one.index else None for one in findings], 0),
        "Index on disk, MB": _column([one.index.size / 1e6 if one.index else None for one in findings], 2),
    }
    yield f"{title} (medians; in brackets the ratio to {findings[0].name})"
    yield ""
    yield " | ".join(["| What", *columns]) + " |"
    yield " | ".join(["| ---", *("---:" for _ in columns)]) + " |"
    for one, *cells in zip(findings, *columns.values(), strict=True):
        yield " | ".join([f"| {one.name}", *cells]) + " |"


def _sizes(query: str, findings: Sequence[Finding]) -> list[str]:
    firsts = [one.firsts.get(query) for one in findings]
    return _column([first.size / 1e3 if first else None for first in firsts], 0)


def _to_first(finding: Finding) -> float | None:
    """Return the median of the times to the first result, over what was typed."""
    return median(one.milliseconds for one in finding.firsts.values()) if finding.firsts else None


def _column(values: Sequence[float | None], digits: int) -> list[str]:
    """Return the cells of a column, each with its ratio to the first value."""
    base = values[0]
    return [
        "-" if value is None else f"{value:,.{digits}f}" + (f" ({value / base:.2f})" if base else "")
        for value in values
    ]


def misses(queries: Sequence[Query], finding: Finding) -> Iterator[str]:
    """Yield a line for each query whose expected records are not among the first three results."""
    missed = [query for query in queries if not 1 <= (finding.ranks[query.query] or 0) <= ENOUGH]
    yield f"{finding.name}: {len(missed)} of {len(queries)} queries have no expected record among the first {ENOUGH}"
    for query in missed:
        place = finding.ranks[query.query]
        shown = ", ".join(ref or "(a page)" for ref in finding.results[query.query][:ENOUGH]) or "nothing"
        yield f"  {query.query} ({query.sort}; {f'at {place}' if place else 'not in ten'}): {shown}"
        yield f"      expected {', '.join(query.expect)}"


def data(queries: Sequence[Query], comparisons: Mapping[str, Sequence[Finding]]) -> dict[str, Any]:
    """Return everything that was measured, as JSON has it."""
    return {
        title: [
            {
                "name": one.name,
                "quality": one.ranks and {sort: asdict(q) for sort, q in by_sort(queries, one.ranks).items()},
                "ranks": one.ranks,
                "first": {query: asdict(first) for query, first in one.firsts.items()},
                "later_milliseconds": one.later,
                "index": one.index and asdict(one.index),
            }
            for one in findings
        ]
        for title, findings in comparisons.items()
    }
