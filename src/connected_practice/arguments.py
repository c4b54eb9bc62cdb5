"""The words of the command line: which commands there are, what each takes, and what to say of them."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from connected_practice import __version__
from connected_practice.models import KINDS
from connected_practice.report import REPORTERS
from connected_practice.wording.settings import READERS

EXPORTS = {
    "site": "the whole site as one zip file, for a school's own server or a USB stick",
    "schemas": "a JSON Schema of each kind's front matter, for editors",
    "data": "the data that the site publishes: catalogue, records, glossary, figures, sources",
    "scorm": "modules as SCORM 1.2 packages, frozen and complete",
    "cartridge": "modules as Common Cartridges 1.1, with links to the living pages",
    "opensearch": "bulk documents and an index for an OpenSearch server",
    "packs": "sessions and modules as slides and Word files",
}
"""What can be exported."""


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

    _add_against(checking)

    building = command("build", "Check, then build the site aside and put it in the place of the last one.")
    building.add_argument(
        "--out", type=Path, default=None, metavar="DIR", help="where the site goes (default: site/ in the root)"
    )
    building.add_argument(
        "--compress",
        action="store_true",
        help="also write each text file compressed (.gz and .br), for servers that send those (see deploy/)",
    )
    _add_against(building)

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

    _add_search(
        command("search", "Find records by what people call things. Exit codes: 0 found, 1 nothing, 2 cannot run.")
    )

    exporting = command("export", "Write data for other programs.")
    exporting.add_argument(
        "what",
        choices=EXPORTS,
        metavar="WHAT",
        help="; ".join(f"{name}: {about}" for name, about in EXPORTS.items()),
    )
    exporting.add_argument(
        "module",
        nargs="*",
        metavar="ID",
        help="the ids of modules, for scorm and cartridge, or of sessions and modules, for packs (default: all)",
    )
    exporting.add_argument(
        "--out",
        type=Path,
        default=None,
        metavar="DIR",
        help="where to write (default: a folder in the root that is called what WHAT is; for site, site.zip there)",
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

    wording = command("words", "Say which words of a letter, policy or plan its reader may stumble over.")
    wording.add_argument("files", nargs="+", type=Path, metavar="FILE", help="the texts: .txt, .md or .docx")
    wording.add_argument("--reader", choices=READERS, default="parent", help="for whom it is written (default: parent)")
    wording.add_argument("--json", action="store_true", help="write the findings as JSON, for other programs")
    return main_parser


def _add_search(searching: argparse.ArgumentParser) -> None:
    searching.add_argument("words", nargs="*", metavar="WORDS", help="what to look for, in your own words")
    narrowed = {"kind": "this kind", "topic": "this topic", "sector": "this sector", "role": "this role"}
    for name, what in narrowed.items():
        searching.add_argument(
            f"--{name}",
            action="append",
            default=[],
            metavar="NAME",
            help=f"only records of {what}; give it again for another",
        )
    searching.add_argument("--most", type=_number, default=8, metavar="N", help="how many to show (default: 8)")
    searching.add_argument(
        "--json", action="store_true", help="write a list of objects with id, kind, title, url, score and excerpt"
    )
    searching.add_argument(
        "--editors", action="store_true", help="try the searches of content/searches.yml and say which miss"
    )


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to 100")
    return int(text)


def _add_against(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--against",
        type=Path,
        metavar="CATALOGUE",
        help="refuse what was published and is gone: the site's data/v1/addresses.json as it was published last",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date; write it as 2026-11-21") from None
