"""What a command costs: processor seconds, seconds by the clock, and the most memory it held.

Ratios are made of processor seconds (user and system), since a machine is rarely idle and the
clock counts what others do as well. Works where the system can wait for one process and tell
what it used: Linux and macOS.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import CannotMeasure

_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


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
    """Run a command to its end and return what it cost; what it prints goes to `log`. Raises CannotMeasure if it fails.

    A process counts its parent's memory at the moment of the start as its own, so that the
    parent has to be small: nothing of the product may be imported here.
    """
    parts = [str(part) for part in command]
    to_log = (os.POSIX_SPAWN_OPEN, 1, str(log), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    begun = time.monotonic()
    process = os.posix_spawn(parts[0], parts, os.environ, file_actions=[to_log, (os.POSIX_SPAWN_DUP2, 1, 2)])
    _, status, used = os.wait4(process, 0)
    wall = time.monotonic() - begun
    if status:
        raise CannotMeasure(f"{' '.join(parts)} failed:\n{log.read_text('utf-8', 'replace')[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * _MEMORY_UNIT)


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
    return [_figure(name, found, first) for name, found in costs.items()]


def _figure(name: str, found: list[Cost], first: list[Cost]) -> Figure:
    return Figure(
        name,
        median(cost.cpu for cost in found),
        median(cost.wall for cost in found),
        max(cost.memory for cost in found),
        median(cost.cpu / base.cpu for cost, base in zip(found, first, strict=True)),
        len(found),
    )
