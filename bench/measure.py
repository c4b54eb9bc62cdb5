"""What a command costs: processor seconds, seconds by the clock, and the most memory it held.

Ratios are made of processor seconds (user and system), since a machine is rarely idle and the
clock counts what others do as well. Works where the system can wait for one process and tell
what it used: Linux and macOS.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import CannotMeasure, launch


@dataclass(frozen=True)
class Cost:
    """What one run cost."""

    cpu: float
    """Seconds that processors worked for it."""
    wall: float
    """Seconds by the clock."""
    memory: int
    """Bytes of memory held at most."""


@dataclass(frozen=True)
class Task:
    """Something to measure: its name in tables, its command, and what to do before each run."""

    name: str
    command: Sequence[str | Path]
    before: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Figure:
    """What a task cost in several runs, each run of all tasks giving one ratio to the first of them."""

    name: str
    cpu: float
    wall: float
    memory: int
    ratio: float
    runs: int


def run(command: Sequence[str | Path], log: Path) -> Cost:
    """Run a command to its end and return what it cost; what it prints goes to `log`. Raises CannotMeasure."""
    costs = log.with_suffix(".cost")
    done = subprocess.run([sys.executable, "-I", "-S", launch.__file__, costs, log, *command], check=False)
    if done.returncode:
        words = log.read_text("utf-8", "replace") if log.exists() else ""
        raise CannotMeasure(f"{' '.join(map(str, command))} failed:\n{words[-2000:]}")
    return Cost(**json.loads(costs.read_text("utf-8")))


def compare(tasks: Sequence[Task], runs: int, log: Path, say: Callable[[str], None]) -> list[Figure]:
    """Run all tasks in turn, several times over, and return the medians; ratios are to the first task.

    Tasks take turns so that whatever else the machine does meets all of them alike. Raises CannotMeasure.
    """
    costs: dict[str, list[Cost]] = {task.name: [] for task in tasks}
    for number in range(runs):
        for task in tasks:
            say(f"run {number + 1} of {runs}: {task.name}")
            task.before()
            costs[task.name].append(run(task.command, log))
    first = costs[tasks[0].name]
    return [summarise(name, found, first) for name, found in costs.items()]


def summarise(name: str, found: list[Cost], first: list[Cost]) -> Figure:
    """Return the medians of a task's runs, and the median of its ratios to the first task, run by run."""
    return Figure(
        name,
        median(cost.cpu for cost in found),
        median(cost.wall for cost in found),
        max(cost.memory for cost in found),
        median(cost.cpu / base.cpu for cost, base in zip(found, first, strict=True)),
        len(found),
    )
