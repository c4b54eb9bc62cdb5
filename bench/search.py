"""What search finds and what it costs: in the browser and at the command line, beside two searches anybody could have.

All of them answer the same queries on the same pages in the same run, and take turns, so that whatever else the
machine does meets all alike. Baselines: Pagefind with its default options, and the search that comes with Material
for MkDocs.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, Playwright

from bench import search_site as site
from bench.measure import Cost, run
from bench.search_browser import MATERIAL, OURS, PAGEFIND, Answer, Engine, First, ask, chromium, first, fresh, loaded
from bench.search_host import Host, serve
from bench.search_queries import Query, rank
from bench.search_report import Finding
from bench.search_site import Index, Sites

TYPED = ("autism", "school refuser", "how do I talk to parents about exploitation")
"""What is typed for the first result: a word, two, and a question."""
COMMAND = "practice search"
BASELINES = 2
"""How many of the findings are baselines; they come first."""

Say = Callable[[str], None]


@dataclass
class Runner:
    """A search in the browser that takes its turns: where it is, and what has been measured of it so far."""

    engine: Engine
    host: Host
    index: Index
    answers: dict[str, Answer] = field(default_factory=dict)
    firsts: dict[str, list[First]] = field(default_factory=dict)


def judge(
    library: Path, built: Path | None, queries: Sequence[Query], folder: Path, runs: int, say: Say
) -> list[Finding]:
    """Return what each search finds in a library and what that costs, baselines first. Raises CannotMeasure.

    `built` is our site of that library where it has been built; `folder` is where everything else is made.
    """
    say("Search: building the sites")
    sites = site.make(library, folder, built)
    command = _Command(folder / "library", folder)
    command.make_index(say)
    with _runners(sites) as runners, chromium() as playwright:
        _ask_all(runners, playwright, [query.query for query in queries], say)
        for number in range(runs):
            say(f"The first result: run {number + 1} of {runs}")
            _type_all(runners, playwright, TYPED)
            command.search()
    records = site.records(sites.ours)
    found = [_finding(runner, queries, records) for runner in runners]
    say(f"{COMMAND}: {len(queries)} queries")
    return [*found, command.finding(queries)]


def weigh(library: Path, folder: Path, runs: int, say: Say) -> list[Finding]:
    """Return what the searches in the browser cost in a generated library. Raises CannotMeasure."""
    say("Search: building the sites of a generated library")
    site.furnish(library)
    sites = site.make(library, folder)
    word = max(re.findall(r"[a-z]+", site.titles(sites.ours)[0]), key=len)
    with _runners(sites) as runners, chromium() as playwright:
        for number in range(runs):
            say(f"The first result: run {number + 1} of {runs}")
            _type_all(runners, playwright, [word])
    return [Finding(runner.engine.name, firsts=_medians(runner), index=runner.index) for runner in runners]


@contextmanager
def _runners(sites: Sites) -> Iterator[list[Runner]]:
    """Serve the sites, and yield the searches in the browser; baselines first."""
    places = [(PAGEFIND, sites.pagefind, "pagefind"), (MATERIAL, sites.theme, "theme"), (OURS, sites.ours, "ours")]
    with ExitStack() as hosts:
        yield [Runner(engine, hosts.enter_context(serve(where)), sites.indexes[name]) for engine, where, name in places]


def _ask_all(runners: Sequence[Runner], playwright: Playwright, queries: Sequence[str], say: Say) -> None:
    with ExitStack() as browsers:
        pages: list[Page] = []
        for runner in runners:
            page = browsers.enter_context(fresh(playwright, runner.engine))
            page.goto(runner.host.address + runner.engine.asked_at, wait_until="networkidle")
            pages.append(page)
        say(f"In the browser: {len(queries)} queries")
        for query in queries:
            for runner, page in zip(runners, pages, strict=True):
                runner.answers[query] = ask(page, runner.engine, query)


def _type_all(runners: Sequence[Runner], playwright: Playwright, queries: Sequence[str]) -> None:
    for runner in runners:
        anyway = loaded(playwright, runner.engine, runner.host)
        for query in queries:
            typed = first(playwright, runner.engine, runner.host, query, anyway)
            runner.firsts.setdefault(query, []).append(typed)


def _finding(runner: Runner, queries: Sequence[Query], records: dict[str, str]) -> Finding:
    results = {query: [records.get(path) for path in answer.paths] for query, answer in runner.answers.items()}
    ranks = {query.query: rank(query, results[query.query]) for query in queries}
    _, *later = (answer.milliseconds for answer in runner.answers.values())
    return Finding(runner.engine.name, results, ranks, median(later), _medians(runner), runner.index)


def _medians(runner: Runner) -> dict[str, First]:
    """Return for each query the median of its times, and the most that was fetched for it."""
    return {
        query: First(
            median(one.milliseconds for one in found),
            max(one.size for one in found),
            max(one.files for one in found),
        )
        for query, found in runner.firsts.items()
    }


class _Command:
    """The search of the command line, over a folder that keeps its index apart from the library's own."""

    def __init__(self, library: Path, folder: Path) -> None:
        self._library = library
        self._folder = folder
        self._log = folder / "log.txt"
        self._making: Cost | None = None
        self._costs: list[Cost] = []

    def make_index(self, say: Say) -> None:
        """Search for the first time, which makes the index."""
        say(f"{COMMAND}: making its index")
        self._making = self._run()

    def search(self) -> None:
        """Search once more, as a person does: one command."""
        self._costs.append(self._run())

    def _run(self) -> Cost:
        command = (sys.executable, "-m", "connected_practice", "search", TYPED[1], "--root", self._library)
        return run(command, self._log)

    def finding(self, queries: Sequence[Query]) -> Finding:
        """Ask the command's own function everything, in one process, and return what was found and what it cost."""
        assert self._making is not None
        asked, out = self._folder / "queries.json", self._folder / "found.json"
        asked.write_text(json.dumps([query.query for query in queries]), "utf-8")
        run((sys.executable, "-m", "bench.search_command", self._library, asked, out), self._log)
        answered = json.loads(out.read_text("utf-8"))
        ranks = {query.query: rank(query, answered["found"][query.query]) for query in queries}
        whole = First(median(cost.wall for cost in self._costs) * 1000, 0, 0)
        making = self._making.cpu - min(cost.cpu for cost in self._costs)  # less what any search takes
        index = Index(making, self._making.memory, site.size(self._library / ".cache" / "search"))
        return Finding(COMMAND, answered["found"], ranks, answered["later"], {TYPED[1]: whole}, index)
