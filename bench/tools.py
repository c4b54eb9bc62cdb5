"""What the tools cost in the browser: their scripts, the wait until they answer, and the most that they are to carry.

The baseline is a page without tools. Everything is measured in one run and takes turns, so that whatever else the
machine does meets all alike.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser

from bench import tools_session
from bench import tools_work as work
from bench.measure import run
from bench.search_host import Host, serve
from bench.tools_browser import NO_TOOL, SLOWER, TOOLS, browser, scripts, visitor, wait

Say = Callable[[str], None]
Times = dict[str, list[float]]
"""Milliseconds of each run, by what was measured."""


@dataclass(frozen=True)
class Figure:
    """One line of a table: the median, least and most of several runs."""

    name: str
    median: float
    least: float
    most: float
    ratio: float
    """To the table's baseline: the median of the ratios, run by run."""
    aim: float | None = None


@dataclass(frozen=True)
class Table:
    """Figures of one sort; the first is the baseline."""

    title: str
    unit: str
    figures: list[Figure]


def build(library: Path, folder: Path) -> Path:
    """Build a library's site below a folder and return it. Raises CannotMeasure."""
    site = folder / "site"
    run((sys.executable, "-m", "connected_practice", "build", "--root", library, "--out", site), folder / "build.txt")
    return site


def measure(site: Path, folder: Path, runs: int, seed: int, say: Say) -> list[Table]:
    """Measure the tools of a built site; `folder` is for what has to be made. Raises CannotMeasure."""
    toolkit = work.audit(site)
    with serve(site) as host, browser() as started:
        say("Tools: the scripts of each page")
        sizes = _sizes(started, host)
        waits = _waits(started, host, runs, say)
        merges = _merges(started, folder, toolkit, runs, seed, say)
        opened, worked = _logs(started, host, runs, seed, say)
        built = _sessions(started, host, runs, say)
    audit = f"{len(work.items(toolkit))} items by {work.PEOPLE} people"
    return [
        Table("Our scripts, compressed", "KB", figures(sizes, {NO_TOOL.name: 25.0})),
        Table(f"From the navigation until the tool answers, processor {SLOWER} times slower", "ms", figures(waits)),
        Table(f"An audit of {audit}", "ms", figures(merges, {MERGED: 100.0})),
        Table("The log, by the clock", "ms", figures(opened, {OPENED: 300.0})),
        Table("The log, processor time of the main thread for the whole page", "ms", figures(worked)),
        Table(
            f"A session of an hour; files with a processor {SLOWER} times slower", "ms", figures(built, SESSION_AIMS)
        ),
    ]


PARSED, MERGED, DRAWN = "The files parsed as JSON alone", "Read, checked and merged", "Read, merged and drawn"
READ = f"{work.ENTRIES:,} entries read from the browser's database, and nothing else"
EMPTY, OPENED = "Empty, from the tool's start", f"{work.ENTRIES:,} entries, from the tool's start"
OPENED_WHOLE = f"{work.ENTRIES:,} entries, from the navigation"
NONE, FULL = "Empty", f"{work.ENTRIES:,} entries"


SESSION_AIMS = {tools_session.PROPOSED: 200.0, tools_session.EVERYTHING: 3000.0}


def _sizes(started: Browser, host: Host) -> Times:
    found: Times = {}
    for tool in TOOLS:
        with visitor(started) as context:
            found[tool.name] = [scripts(context, host, tool).ours / 1000]
    return found


def _waits(started: Browser, host: Host, runs: int, say: Say) -> Times:
    found: Times = defaultdict(list)
    for number in range(runs):
        say(f"Until they answer: run {number + 1} of {runs}")
        for tool in TOOLS:
            with visitor(started) as context:
                found[tool.name].append(wait(context, host, tool, SLOWER).answered)
    return found


def _merges(started: Browser, folder: Path, toolkit: dict[str, Any], runs: int, seed: int, say: Say) -> Times:
    found: Times = defaultdict(list)
    files = work.answers(toolkit, work.PEOPLE, seed)
    say(f"An audit by {work.PEOPLE} people: {runs} runs")
    with work.assessing(started, folder) as context:
        for _ in range(runs):
            for name, way in ((PARSED, "parsed"), (MERGED, "merged"), (DRAWN, "drawn")):
                found[name].append(work.merge(context, way, toolkit, files))
    return found


def _logs(started: Browser, host: Host, runs: int, seed: int, say: Say) -> tuple[Times, Times]:
    """Return times by the clock, and times of the processor."""
    found: Times = defaultdict(list)
    worked: Times = defaultdict(list)
    say(f"{work.LOG.name}: {runs} runs")
    with visitor(started) as filled, visitor(started) as empty:
        work.fill_log(filled, host, work.log(work.ENTRIES, seed))
        for _ in range(runs):
            found[READ].append(work.read_log(filled, host))
            nothing, all_of_it = wait(empty, host, work.EMPTY_LOG), wait(filled, host, work.LOG)
            found[EMPTY].append(nothing.drawn - nothing.begun)
            found[OPENED].append(all_of_it.drawn - all_of_it.begun)
            found[OPENED_WHOLE].append(all_of_it.drawn)
            worked[NONE].append(nothing.processor)
            worked[FULL].append(all_of_it.processor)
    return found, worked


def _sessions(started: Browser, host: Host, runs: int, say: Say) -> Times:
    found: Times = defaultdict(list)
    say(f"The session builder: {runs} runs")
    for _ in range(runs):
        for name, took in tools_session.measure(started, host).items():
            found[name].append(took)
    return found


def figures(times: Times, aims: dict[str, float] | None = None) -> list[Figure]:
    """Return the figures of what was measured; ratios are to the first."""
    first = next(iter(times.values()))
    return [
        Figure(
            name,
            median(found),
            min(found),
            max(found),
            median(one / base if base else 0.0 for one, base in zip(found, first, strict=True)),
            (aims or {}).get(name),
        )
        for name, found in times.items()
    ]


def lines(table: Table) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield f"{table.title} ({table.unit})"
    yield ""
    yield "| What | Median | Least | Most | Ratio | Aim |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for one in table.figures:
        aim = f"{one.aim:g}" if one.aim is not None else ""
        yield f"| {one.name} | {one.median:,.1f} | {one.least:,.1f} | {one.most:,.1f} | {one.ratio:.2f} | {aim} |"


def data(tables: Sequence[Table], runs: int, seed: int) -> dict[str, Any]:
    """Return everything that was measured, as JSON has it."""
    return {"runs": runs, "seed": seed, "tables": [asdict(table) for table in tables]}
