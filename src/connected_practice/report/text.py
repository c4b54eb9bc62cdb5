"""Problems for people: the line itself, what is wrong with it, what to do."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from connected_practice.problem import Problem

if TYPE_CHECKING:
    from connected_practice.report import Summary

_RED, _YELLOW, _DIM, _BOLD, _END = "\033[31m", "\033[33m", "\033[2m", "\033[1m", "\033[0m"
_WIDTH = 96
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""Tabs, and characters that would move a terminal's cursor or change its colours."""


def report(problems: Sequence[Problem], summary: Summary) -> str:
    """Return the problems with the lines that they stand in, then one line that sums them up."""
    _lines.cache_clear()  # a server reports again and again, on files that change
    parts = [_one(problem, summary) for problem in problems]
    return "\n".join([*parts, _sum(problems, summary)])


def _one(problem: Problem, summary: Summary) -> str:
    place = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    kind = "" if problem.is_error else "warning: "
    colour = _RED if problem.is_error else _YELLOW
    head = _paint(f"{place}: ", _BOLD, summary) + _paint(f"{problem.code} {kind}{problem.title}", colour, summary)
    return "\n".join([head, *_excerpt(problem, summary), "", _wrap(problem.message), _wrap(f"Fix: {problem.fix}"), ""])


def _excerpt(problem: Problem, summary: Summary) -> list[str]:
    """Return the line in question between its neighbours, with the place marked."""
    lines = _lines(summary.root / problem.path) if problem.line else ()
    if not 0 < problem.line <= len(lines):
        return []
    width = len(str(problem.line + 1))
    shown = [""]
    for number in range(max(1, problem.line - 1), min(len(lines), problem.line + 1) + 1):
        here = number == problem.line
        line, column = _cut(lines[number - 1], problem.column if here else 1)
        shown.append(f"    {'>' if here else ' '} {number:>{width}} | {line}".rstrip())
        if here:
            length = min(problem.length, max(1, len(line) - column + 1))
            marks = "^" * length
            shown.append(f"      {' ' * width} | {' ' * (column - 1)}{_paint(marks, _RED, summary)}")
    return shown


def _cut(line: str, column: int) -> tuple[str, int]:
    """Shorten a long line around the column, so that it fits a terminal."""
    line = _CONTROL.sub(" ", line)
    if len(line) <= _WIDTH:
        return line, column
    start = max(0, min(column - _WIDTH // 2, len(line) - _WIDTH))
    return line[start : start + _WIDTH], column - start


@lru_cache(maxsize=64)
def _lines(path: Path) -> tuple[str, ...]:
    try:
        if path.stat().st_size > 2_000_000:
            return ()
        return tuple(path.read_text("utf-8-sig", errors="replace").removesuffix("\n").split("\n"))
    except OSError:
        return ()


def _wrap(text: str) -> str:
    return textwrap.fill(
        text, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )


def _paint(text: str, code: str, summary: Summary) -> str:
    return f"{code}{text}{_END}" if summary.colour else text


def _sum(problems: Sequence[Problem], summary: Summary) -> str:
    errors = [p for p in problems if p.is_error]
    warnings = len(problems) - len(errors)
    of = f"{summary.records:,} record{'s' * (summary.records != 1)}"
    also = f"{warnings} warning{'s' * (warnings != 1)}" if warnings else ""
    if not errors:
        return f"No problems in {of}." + (f" {also}." if also else "")
    files = len({p.path for p in errors})
    line = f"{len(errors)} problem{'s' * (len(errors) != 1)} in {files} of {of}"
    return f"{line}{', and ' + also if also else ''}. Nothing was published."
