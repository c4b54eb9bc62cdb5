"""Measuring: what a process used is its own, medians and ratios are of the runs, growth is by the record."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench import CannotMeasure
from bench.measure import Cost, Figure, Task, compare, run, summarise
from bench.report import growth, table

MEGABYTE = 1_000_000


def python(code: str) -> tuple[str, str, str]:
    """Return the command that runs a line of Python."""
    return sys.executable, "-c", code


def figure(name: str, cpu: float, memory: int = MEGABYTE) -> Figure:
    """Return a figure of one run."""
    return Figure(name, cpu, cpu, memory, 1.0, 1)


def test_memory_is_what_the_process_held_at_most(tmp_path: Path) -> None:
    little = run(python("pass"), tmp_path / "log")
    much = run(python(f"text = b'x' * {100 * MEGABYTE}; del text"), tmp_path / "log")
    assert much.memory - little.memory > 90 * MEGABYTE


def test_processor_seconds_are_the_process_own(tmp_path: Path) -> None:
    asleep = run(python("import time; time.sleep(0.3)"), tmp_path / "log")
    assert asleep.wall > 0.3
    assert asleep.cpu < asleep.wall


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(CannotMeasure, match="no such luck"):
        run(python("import sys; sys.exit('no such luck')"), tmp_path / "log")


def test_tasks_take_turns_each_after_what_comes_before_it(tmp_path: Path) -> None:
    order: list[str] = []
    tasks = [Task(name, python("pass"), lambda name=name: order.append(name)) for name in ("a", "b")]  # type: ignore[misc]
    found = compare(tasks, 2, tmp_path / "log", lambda line: None)
    assert order == ["a", "b", "a", "b"]
    assert [figure.name for figure in found] == ["a", "b"]
    assert found[0].ratio == 1


def test_a_ratio_is_the_median_of_the_ratios_within_each_run() -> None:
    first = [Cost(1.0, 1.0, 1), Cost(2.0, 2.0, 2), Cost(4.0, 4.0, 1)]
    second = [Cost(3.0, 3.0, 5), Cost(4.0, 4.0, 6), Cost(8.0, 8.0, 4)]
    found = summarise("second", second, first)
    assert (found.cpu, found.memory, found.ratio, found.runs) == (4.0, 6, 2.0, 3)


def test_growth_is_what_a_record_costs_in_the_largest_over_the_smallest() -> None:
    results = {1_000: [figure("check", 0.5)], 10_000: [figure("check", 7.5, 4 * MEGABYTE)]}
    assert growth(results)["check"] == pytest.approx((1.5, 0.4))
    assert growth({1_000: [figure("check", 0.5)]}) == {}


def test_the_table_names_sizes_tasks_and_units() -> None:
    lines = list(table("Checking", {10_000: [figure("practice check", 3.456, 184 * MEGABYTE)]}))
    assert lines[0] == "Checking (processor seconds; medians)"
    assert lines[-1] == "| 10,000 | practice check | 3.46 | 3.46 | 184 | 1.00 |"
