"""The command behind scripts/bench."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import CannotMeasure, density, library, report, site, tasks
from bench.measure import Task, compare, run
from bench.pattern import Pattern
from connected_practice.load import read

PROJECT = Path(__file__).resolve().parents[1]

COMPARISONS: dict[str, tuple[str, Callable[[Path], list[Task]], list[int]]] = {
    "check": ("Checking", tasks.checking, [1_000, 10_000]),
    "build": ("Building", tasks.building, [1_000]),
}
"""What can be compared: a title, its tasks, and the sizes of library that it is measured on unless told otherwise."""


SIZES = "also generated libraries of these sizes (default: 5,000; without a number none)"


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(prog="scripts/bench", description="Measure what checking and building cost.")
    commands = made.add_subparsers(metavar="WHAT", required=True)
    for names, about in (
        (["check"], "checking against PyYAML alone"),
        (["build"], "a whole build against Material for MkDocs alone"),
        (["check", "build"], "both"),
    ):
        command = commands.add_parser(names[0] if len(names) == 1 else "all", help=about)
        command.add_argument("--records", type=int, nargs="+", metavar="N", help="how many records; several: growth")
        command.add_argument("--runs", type=int, default=3, metavar="N", help="how often (default: 3; medians)")
        command.set_defaults(run=run_comparisons, names=names)
    command = commands.add_parser(
        "search", help="what search finds and costs, against plain Pagefind and Material's own"
    )
    command.add_argument("--site", type=Path, metavar="DIR", help="our site, if it has been built already")
    command.add_argument("--records", type=int, nargs="*", default=[5_000], metavar="N", help=SIZES)
    command.add_argument("--runs", type=int, default=3, metavar="N", help="how often (default: 3; medians)")
    command.set_defaults(run=run_search)
    command = commands.add_parser("tools", help="what the tools in the browser cost, against a page without tools")
    command.add_argument("--site", type=Path, metavar="DIR", help="the site, if it has been built already")
    command.add_argument("--runs", type=int, default=5, metavar="N", help="how often (default: 5; medians)")
    command.set_defaults(run=run_tools)
    command = commands.add_parser("hosting", help="what nginx and Apache answer, against nginx compressing itself")
    command.add_argument("--site", type=Path, metavar="DIR", help="the site, if it has been built with --compress")
    command.add_argument("--runs", type=int, default=3, metavar="N", help="how often (default: 3; medians)")
    command.set_defaults(run=run_hosting)
    command = commands.add_parser("packages", help="packages, data and feeds, against zipping and writing pages alone")
    command.add_argument("--modules", type=int, default=1_000, metavar="N", help="and with so many (default: 1,000)")
    command.add_argument("--runs", type=int, default=3, metavar="N", help="how often (default: 3; medians)")
    command.set_defaults(run=run_packages)
    command = commands.add_parser("density", help="how dense the real library is, and a generated one")
    command.set_defaults(run=run_density)
    command = commands.add_parser("generate", help="write a generated library and keep it")
    command.add_argument("root", type=Path, metavar="DIR", help="the folder to make")
    command.set_defaults(run=run_generate)
    for name, command in commands.choices.items():
        if name in ("density", "generate"):
            command.add_argument("--records", type=int, default=1_000, metavar="N", help="how many (default: 1,000)")
        command.add_argument("--seed", type=int, default=1, metavar="N", help="the seed (default: 1)")
        command.add_argument(
            "--pattern", type=Path, default=PROJECT, metavar="DIR", help="the real library (default: this project's)"
        )
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code: 0, or 2 where it cannot run."""
    arguments = parser().parse_args(argv)
    try:
        arguments.run(arguments)
    except (CannotMeasure, OSError) as stop:
        print(f"bench: {stop}", file=sys.stderr)
        return 2
    return 0


def run_comparisons(arguments: argparse.Namespace) -> None:
    """Generate, measure, and print tables and then JSON."""
    pattern = Pattern(read(arguments.pattern))
    found: dict[str, report.Results] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for name in arguments.names:
            title, prepare, sizes = COMPARISONS[name]
            results = found[title] = {}
            for records in sorted(arguments.records or sizes):
                root = Path(folder) / f"{name}-{records}"
                say(f"{title}: making {records:,} records")
                make(pattern, root, records, arguments.seed)
                results[records] = compare(prepare(root), arguments.runs, root.with_suffix(".log"), say)
            print(*report.table(title, results), "", sep="\n", flush=True)
    print(json.dumps(report.data(found, arguments.seed), indent=2))


def run_search(arguments: argparse.Namespace) -> None:
    """Ask all searches the same, in the real library and in generated ones; print tables, misses and then JSON."""
    from bench import search, search_queries, search_report  # the browser's driver is there in a set-up for tests alone

    queries = search_queries.read()
    runs, root = arguments.runs, arguments.pattern
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        title = "The real library"
        real = search.judge(root, arguments.site, queries, Path(folder) / "real", runs, say)
        found = {title: real}
        print(*search_report.quality(queries, real), "", *search_report.costs(title, real), "", sep="\n")
        for finding in real[search.BASELINES :]:
            print(*search_report.misses(queries, finding), "", sep="\n", flush=True)
        for records in arguments.records:
            title = f"A generated library of {records:,} records"
            generated = Path(folder) / f"records-{records}"
            library.write(Pattern(read(root)), generated, records, arguments.seed)
            found[title] = search.weigh(generated, Path(folder) / f"sites-{records}", runs, say)
            print(*search_report.costs(title, found[title]), "", sep="\n", flush=True)
    print(json.dumps(search_report.data(queries, found), indent=2))


def run_tools(arguments: argparse.Namespace) -> None:
    """Measure the tools in Chromium, and print tables and then JSON."""
    from bench import tools  # the browser's driver is there in a set-up for tests alone

    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        site = arguments.site or tools.build(arguments.pattern, Path(folder))
        tables = tools.measure(site, Path(folder), arguments.runs, arguments.seed, say)
    for table in tables:
        print(*tools.lines(table), "", sep="\n")
    print(json.dumps(tools.data(tables, arguments.runs, arguments.seed), indent=2))


def run_hosting(arguments: argparse.Namespace) -> None:
    """Measure the servers that deploy/ has configurations for, and print a table and then JSON."""
    from bench import hosting

    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # a server that root starts works as somebody else
        site = arguments.site or folder / "site"
        if not arguments.site:
            say("Building the site")
            build = (sys.executable, "-m", "connected_practice", "build", "--compress", "--root", arguments.pattern)
            run((*build, "--out", site), folder / "build.txt")
        figures = hosting.measure(site.resolve(), folder, arguments.runs, say)
    print(*hosting.lines(figures), "", sep="\n")
    print(json.dumps(hosting.data(figures, arguments.runs), indent=2))


def run_packages(arguments: argparse.Namespace) -> None:
    """Make packages, data and feeds of the real library and of one with many modules; print tables and then JSON."""
    from bench import packages  # what is zipped needs the browser's code, which other measurements do without

    found: dict[str, list[packages.Figure]] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        many = packages.with_modules(arguments.pattern, Path(folder) / "many", arguments.modules)
        for title, root in (("The real library", arguments.pattern), (f"With {arguments.modules:,} modules", many)):
            say(title)
            more = [packages.PACKS] if root == arguments.pattern else []
            found[title] = packages.measure(root, Path(folder) / title, arguments.runs, say, more)
            print(*packages.lines(title, found[title]), "", sep="\n", flush=True)
    print(json.dumps(packages.data(found, arguments.runs), indent=2))


def run_density(arguments: argparse.Namespace) -> None:
    """Print the densities of the real library and of a generated one, side by side."""
    real = read(arguments.pattern)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        library.write(Pattern(real), Path(folder), arguments.records, arguments.seed)
        generated = read(Path(folder))
    columns = [(f"real ({len(real.documents):,})", density.densities(real))]
    columns.append((f"generated ({arguments.records:,})", density.densities(generated)))
    print(*density.table(columns), sep="\n")


def run_generate(arguments: argparse.Namespace) -> None:
    """Write a library that can be checked and built, and keep it."""
    make(Pattern(read(arguments.pattern)), arguments.root, arguments.records, arguments.seed)


def make(pattern: Pattern, root: Path, records: int, seed: int) -> None:
    """Write a library with what a build needs besides records."""
    library.write(pattern, root, records, seed)
    site.write(root)


def say(line: str) -> None:
    """Tell the person how far it is, beside what is printed."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
