"""The words of the command line: which commands there are, what each takes, and what to say of them."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from connected_practice import __version__
from connected_practice.models import KINDS
from connected_practice.report import REPORTERS


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line, with its help."""
    main_parser = argparse.ArgumentParser(
        prog="practice",
        description="Check, build and publish a library of practice guides.",
        epilog="Exit codes: 0 clean, 1 problems found, 2 cannot run.",
    )
    main_parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = main_parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about)
        added.add_argument(
            "--root",
            type=Path,
            default=Path(),
            metavar="DIR",
            help="the folder with mkdocs.yml and content/ (default: the current one)",
        )
        added.add_argument(
            "--today",
            type=_day,
            default=None,
            metavar="DATE",
            help="the day that review dates are held against (default: today)",
        )
        return added

    checking = command("check", "Say everything that is wrong with the records, and how to mend it.")
    checking.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="report on these records only (all are read)"
    )
    checking.add_argument("--format", choices=REPORTERS, default="text", help="how problems are shown (default: text)")

    checking.add_argument(
        "--against",
        type=Path,
        metavar="CATALOGUE",
        help="refuse what was published and is gone: the site's data/v1/addresses.json as it was published last",
    )

    building = command("build", "Check, then build the site aside and put it in the place of the last one.")
    building.add_argument(
        "--out", type=Path, default=None, metavar="DIR", help="where the site goes (default: site/ in the root)"
    )

    serving = command("serve", "Show the site at a local address and rebuild it when a file is saved.")
    serving.add_argument(
        "--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to serve (default: 127.0.0.1:8000)"
    )

    making = command("new", "Write a template of a record, with each field explained.")
    making.add_argument("kind", help="the kind of record: " + ", ".join(KINDS))
    making.add_argument("id", help="the record's id and file name, for example river-clinic")

    paging = command("pages", "Write the Markdown pages to a folder, for any site engine.")
    paging.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="the folder to write, replaced as a whole"
    )

    exporting = command("export", "Write data for other programs.")
    exporting.add_argument(
        "what", choices=["schemas"], help="schemas: a JSON Schema of each kind's front matter, for editors"
    )
    exporting.add_argument(
        "--out", type=Path, default=None, metavar="DIR", help="where to write (default: schemas/ in the root)"
    )

    covering = command("coverage", "Say how much of each source is carried over, section by section.")
    covering.add_argument("source", nargs="*", help="show these sources' sections (default: a line a source)")

    reading_ages = command("reading", "Show how easily each record reads: advice, never a gate.")
    reading_ages.add_argument("files", nargs="*", type=Path, metavar="FILE", help="these records only (default: all)")

    verifying = command("verify", "Hold every figure of the findings against the texts of their sources.")
    verifying.add_argument(
        "--text",
        action="append",
        required=True,
        metavar="SOURCE=FILE",
        help="the text of a source, by the source's id; give it once a source",
    )
    return main_parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date; write it as 2026-11-21") from None
