"""Figures as a table for people and as JSON for programs."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from bench.measure import Figure

_PACKAGES = ("PyYAML", "pydantic", "mkdocs", "mkdocs-material")

Results = dict[int, list[Figure]]
"""The figures of one comparison by the number of records, the smallest library first."""


def table(title: str, results: Results) -> Iterator[str]:
    """Yield the lines of a Markdown table, and of a sentence on growth where there are two sizes or more."""
    yield f"{title} (processor seconds; medians)"
    yield ""
    yield "| Records | What | CPU, s | Clock, s | Memory, MB | Ratio |"
    yield "| ---: | --- | ---: | ---: | ---: | ---: |"
    for records, figures in results.items():
        for f in figures:
            yield f"| {records:,} | {f.name} | {f.cpu:.2f} | {f.wall:.2f} | {f.memory / 1e6:.0f} | {f.ratio:.2f} |"
    for name, (cpu, memory) in growth(results).items():
        yield ""
        yield f"{name}: a record costs {cpu:.2f} times the CPU, {memory:.2f} times the memory of one in the smallest."


def growth(results: Results) -> dict[str, tuple[float, float]]:
    """Return for each task what a record costs in the largest library over what it costs in the smallest: CPU, memory.

    1 is linear growth. What a start costs makes it smaller.
    """
    if len(results) < 2:
        return {}
    (few, small), *_, (many, large) = sorted(results.items())
    return {
        a.name: (b.cpu / a.cpu * few / many, b.memory / a.memory * few / many)
        for a, b in zip(small, large, strict=True)
    }


def data(comparisons: dict[str, Results], seed: int) -> dict[str, Any]:
    """Return everything that was measured, and on what, as JSON has it."""
    return {
        "seed": seed,
        "machine": {"system": platform.platform(), "processors": os.cpu_count(), "python": platform.python_version()},
        "packages": {name: version(name) for name in _PACKAGES},
        "comparisons": {
            title: {
                "sizes": {str(records): [asdict(figure) for figure in figures] for records, figures in results.items()},
                "growth": {name: {"cpu": cpu, "memory": memory} for name, (cpu, memory) in growth(results).items()},
            }
            for title, results in comparisons.items()
        },
    }
