"""The command `practice`: arguments in, exit codes out. What it does stands in the other modules.

Exit codes: 0 clean, 1 problems found, 2 cannot run.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from connected_practice import addresses, new, packages, pipeline, reading, report, verify
from connected_practice import load as loading
from connected_practice.arguments import parser
from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.load.collection import VOCABULARY
from connected_practice.packs import files as packs
from connected_practice.packs.local import organisation
from connected_practice.problem import did_you_mean
from connected_practice.publish import assets, beside, coverage, export, macros, opensearch, schemas
from connected_practice.wording.settings import READERS

CLEAN, PROBLEMS, CANNOT_RUN = 0, 1, 2


class CannotRun(Exception):
    """Why a command cannot run; the message is for the person at the keyboard."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # where a terminal cannot show a letter, say which it is
    arguments = parser().parse_args(argv)
    arguments.today = arguments.today or date.today()
    try:
        arguments.root = _root(arguments.root)
        return COMMANDS[arguments.command](arguments)
    except (CannotRun, addresses.Unreadable, new.CannotCreate, assets.NotCompiled) as stop:
        print(f"practice: {stop}", file=sys.stderr)
        return CANNOT_RUN
    except pipeline.Unpublishable as stop:
        summary = report.Summary(arguments.root, stop.records, _colour(sys.stderr))
        print(report.REPORTERS["text"](stop.problems, summary), file=sys.stderr)
        return PROBLEMS
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        print(f"practice: the system says: {error.strerror or error}{place}", file=sys.stderr)
        return CANNOT_RUN
    except KeyboardInterrupt:
        return 130


def run_check(arguments: argparse.Namespace) -> int:
    """Check, report, and return 1 where anything but warnings was found."""
    only = {path for file in arguments.files for path in _inside(arguments.root, file)} or None
    steps = _Steps() if arguments.format == "text" else _silent
    published = addresses.read(arguments.against) if arguments.against else None
    checked = pipeline.check(arguments.root, arguments.today, only, steps)
    if published is not None:
        checked = pipeline.held_against(checked, published, steps)
    records = sum((arguments.root / path).is_file() for path in only) if only else checked.records
    summary = report.Summary(arguments.root, records, _colour(sys.stdout))
    text = report.REPORTERS[arguments.format](checked.problems, summary)
    if text:
        print(text)
    return CLEAN if checked.is_publishable else PROBLEMS


def run_build(arguments: argparse.Namespace) -> int:
    """Build the site and say where it is."""
    from connected_practice.publish import site  # MkDocs takes a third of a second to import

    _needs_mkdocs_yml(arguments.root)
    assets.browser()
    out = _replaceable(arguments.root, arguments.out or arguments.root / "site", "index.html")
    site.recover(out)  # even if nothing can be published now, the last good site is back in its place
    published = addresses.read(arguments.against) if arguments.against else None
    made = pipeline.publishable(arguments.root, arguments.today, _Steps(), published)
    print("Building the site", file=sys.stderr)
    try:
        pages = site.build(arguments.root, out, made, _aside, compress=arguments.compress)
    except site.BuildFailed as stop:
        print(f"practice: {stop} Nothing was published; {_shown(out)} is as it was.", file=sys.stderr)
        return PROBLEMS
    print(f"{pages:,} pages in {_shown(out)}.")
    return CLEAN


def run_serve(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from connected_practice.publish import site

    _needs_mkdocs_yml(arguments.root)
    assets.browser()
    pipeline.library(arguments.root, arguments.today, _Steps())
    host, _, port = arguments.address.rpartition(":")
    if not host or not port.isdigit():
        raise CannotRun(f"`{arguments.address}` is not an address. Write it as 127.0.0.1:8000.")
    try:
        site.serve(arguments.root, arguments.address, lambda line: print(line, file=sys.stderr))
    except site.BuildFailed as stop:
        raise CannotRun(str(stop)) from None
    except OSError as error:
        raise CannotRun(
            f"{arguments.address} cannot be used: {error.strerror}. Try --address 127.0.0.1:8001."
        ) from None
    return CLEAN


def run_new(arguments: argparse.Namespace) -> int:
    """Write a record's template and say where."""
    path = new.create(arguments.root, arguments.kind, arguments.id, arguments.today)
    print(f"{_shown(path)} is ready to be written. `practice check {_shown(path)}` says what is missing.")
    return CLEAN


def run_pages(arguments: argparse.Namespace) -> int:
    """Write the pages and say how many there are."""
    from connected_practice.publish import disk

    out = _replaceable(arguments.root, arguments.out, "index.md")
    library, pages = pipeline.publishable(arguments.root, arguments.today, _Steps())
    try:
        written = disk.write(arguments.root, out, library, pages)
    except macros.PageFailed as stop:
        print(f"practice: {stop} Nothing was written.", file=sys.stderr)
        return PROBLEMS
    print(f"{written:,} Markdown pages in {_shown(out)}.")
    return CLEAN


def run_search(arguments: argparse.Namespace) -> int:
    """Print what was found; return 1 where that is nothing."""
    from connected_practice.search import answer, show  # Whoosh takes a tenth of a second to import
    from connected_practice.search.index import Narrow, Unusable

    if arguments.editors:
        return _run_editors_searches(arguments.root)
    narrow = Narrow(*map(tuple, (arguments.kind, arguments.topic, arguments.sector, arguments.role)))
    try:
        got = answer.answer(arguments.root, " ".join(arguments.words), narrow, arguments.most, _aside)
    except answer.Unanswerable as stop:
        raise CannotRun(str(stop)) from None
    except Unusable as stop:
        raise CannotRun(f"The search index was made again and still cannot be used ({stop}).") from None
    if got.unread:
        _aside(f"Files that cannot be read as records: {got.unread}. `practice check` says why.")
    if arguments.json:
        print(json.dumps([found.as_json() for found in got.found], indent=2, ensure_ascii=False))
    else:
        print(show.text(got, shutil.get_terminal_size().columns))
    return CLEAN if got.found or got.cards else PROBLEMS


def _run_editors_searches(root: Path) -> int:
    from connected_practice.search import answer, show

    collection = loading.read(root)
    try:
        missed = answer.missed(root, collection, _aside)
    except answer.Unanswerable as stop:
        raise CannotRun(f"content/searches.yml: {stop}") from None
    print(show.misses(missed, len(collection.searches.queries)))
    return PROBLEMS if missed else CLEAN


def _aside(line: str) -> None:
    """Say something that is no part of what was asked for."""
    print(line, file=sys.stderr)


def run_export(arguments: argparse.Namespace) -> int:
    """Write files for other systems and say where."""
    out = (arguments.out or arguments.root / arguments.what).resolve()
    if arguments.module and arguments.what not in (*packages.FORMATS, "packs"):
        raise CannotRun(f"`export {arguments.what}` takes no ids.")
    if arguments.what == "site":
        return _export_site(arguments)
    if arguments.what == "schemas":
        written = _export_schemas(arguments, out)
    else:
        _needs_mkdocs_yml(arguments.root)
        written = export.write(out, _exported(arguments))
    kinds = {"schemas": "schemas", "data": "files", "opensearch": "files", "packs": "files"}
    kind = kinds.get(arguments.what, "packages")
    print(f"{written:,} {kind if written != 1 else kind[:-1]} in {_shown(out)}.")
    return CLEAN


def _export_site(arguments: argparse.Namespace) -> int:
    from connected_practice.publish import site, zipped

    _needs_mkdocs_yml(arguments.root)
    out = (arguments.out or arguments.root / "site.zip").resolve()
    if out.suffix.lower() != ".zip" or out.is_dir():
        raise CannotRun(f"{_shown(out)} is to be one file. Give --out a name that ends in .zip.")
    made = pipeline.publishable(arguments.root, arguments.today, _Steps())
    print("Building the site", file=sys.stderr)
    try:
        files, size = zipped.write(arguments.root, out, made, site.place(arguments.root), _aside)
    except site.BuildFailed as stop:
        print(f"practice: {stop} Nothing was written.", file=sys.stderr)
        return PROBLEMS
    print(f"{files:,} files in {_shown(out)}, {size / 1e6:.1f} MB.")
    return CLEAN


def _export_schemas(arguments: argparse.Namespace, out: Path) -> int:
    checked = pipeline.check(arguments.root, arguments.today)
    if not checked.collection.has_vocabulary:  # the schemas would allow nothing
        raise pipeline.Unpublishable([p for p in checked.problems if p.path == VOCABULARY], checked.records)
    return len(schemas.write(out, checked.collection.vocabulary))


def _exported(arguments: argparse.Namespace) -> Iterable[tuple[str, bytes]]:
    """Return data or packages: the files' names, and what they hold."""
    from connected_practice.publish import site

    try:
        place = site.place(arguments.root)
    except site.BuildFailed as stop:
        raise CannotRun(str(stop)) from None
    if arguments.what in ("data", "opensearch"):
        library, pages = pipeline.publishable(arguments.root, arguments.today, _Steps())
        if arguments.what == "opensearch":
            return opensearch.files(library, pages, place)
        return beside.beside(library, pages, arguments.root, place.url, place.name)
    library = pipeline.library(arguments.root, arguments.today, _Steps())
    if arguments.what == "packs":
        chosen = _named(packs.with_packs(library), arguments.module, "session or module")
        made = packs.files(library, chosen, place, organisation(library.collection))
        return ((name.removeprefix(f"{packs.FOLDER}/"), content) for name, content in made)
    return packages.files(library, _named(library.of_kind("module"), arguments.module, "module"), arguments.what, place)


def _named(documents: Sequence[Document], names: Sequence[str], kind: str) -> list[Document]:
    """Return the documents of these names, which are ids (`one-case`) or references (`session:one-case`); or all."""
    for name in names:
        known = [document.ref if ":" in name else document.id for document in documents]
        if name not in known:
            raise CannotRun(f"There is no {kind} `{name}`. {did_you_mean(name, known, 'See content/.')}")
    return [document for document in documents if not names or {document.id, document.ref} & set(names)]


def run_coverage(arguments: argparse.Namespace) -> int:
    """Print the coverage; return 1 where a section is open."""
    library: Library = pipeline.library(arguments.root, arguments.today, _Steps())
    found = coverage.coverage(library)
    unknown = set(arguments.source) - {source.id for source in found}
    if unknown:
        raise CannotRun(f"No source with an outline is called {', '.join(sorted(unknown))}.")
    if arguments.source:
        found = [source for source in found if source.id in arguments.source]
    for source in found:
        total = len(source.sections)
        print(
            f"{source.share:4.0%}  {source.id}: {source.count('carried over')} of {total} sections carried over, "
            f"{source.count('declined')} declined, {source.count('open')} open"
        )
        for section in source.sections:
            if arguments.source or section.state == "open":
                why = ", ".join(d.ref for d in section.records) or section.section.declined or "nothing draws on it"
                print(f"      {section.state:<12}  {section.section.title}: {why}")
    return CLEAN if all(source.share == 1 for source in found) else PROBLEMS


def run_reading(arguments: argparse.Namespace) -> int:
    """Print the reading ages of records, the hardest summary first."""
    only = {path for file in arguments.files for path in _inside(arguments.root, file)}
    checked = pipeline.check(arguments.root, arguments.today)
    found = reading.readings(d for d in checked.collection.documents if not only or d.path in only)
    print("summary  text  (reading age in years)")
    for each in found:
        print(f"{each.summary:7.1f} {each.text:5.1f}  {each.document.path}")
    above = sum(each.summary > reading.AIM for each in found)
    print(f"{above:,} of {len(found):,} summaries read above the age of {reading.AIM:g}.")
    return CLEAN


def run_verify(arguments: argparse.Namespace) -> int:
    """Print the figures that a person should look at; return 1 where there are any."""
    texts = dict(_text(given) for given in arguments.text)
    library = pipeline.library(arguments.root, arguments.today, _Steps())
    unknown = [name for name in texts if f"source:{name}" not in library.collection.index]
    if unknown:
        raise CannotRun(f"No source is called {', '.join(unknown)}.")
    held = list(verify.hold(library, texts))
    for verdict in verify.Verdict:
        print(f"{sum(h.verdict is verdict for h in held):5,}  {verdict}")
    doubtful = [h for h in held if h.verdict in (verify.Verdict.MISSING, verify.Verdict.NUMBER_ONLY)]
    for each in doubtful:
        print(f"{each.document.path}: {each.figure.value:g} {each.figure.unit} ({each.figure.id}): {each.verdict}")
    return PROBLEMS if doubtful else CLEAN


def run_words(arguments: argparse.Namespace) -> int:
    """Print what the readers of texts may stumble over; return 1 where there is something to change."""
    from connected_practice.load import read
    from connected_practice.wording import files, show
    from connected_practice.wording.check import check
    from connected_practice.wording.words import words_of

    collection = read(arguments.root)
    if not collection.has_vocabulary:
        raise CannotRun(f"{VOCABULARY} cannot be read. `practice check` says why.")
    words, reader = words_of(collection), READERS[arguments.reader]
    checked, unread = [], 0
    for file in arguments.files:
        try:
            opened = files.read(file)
            checked.append(show.Checked(str(file), opened, check(opened.text, words, reader)))
        except files.Unreadable as stop:
            unread += 1
            print(f"practice: {stop}", file=sys.stderr)
    if checked:
        print((show.as_json if arguments.json else show.as_text)(checked, reader))
    changes = sum(file.result.changes for file in checked)
    return CANNOT_RUN if unread else PROBLEMS if changes else CLEAN


def _text(given: str) -> tuple[str, str]:
    source, equals, file = given.partition("=")
    if not equals:
        raise CannotRun(f"`{given}` is not a source and a file. Write it as source-id=path.")
    try:
        return source, Path(file).read_text("utf-8-sig", errors="replace")
    except OSError as error:
        raise CannotRun(f"{file} cannot be read: {error.strerror}.") from None


def _root(path: Path) -> Path:
    root = path.resolve()
    if not root.is_dir():
        raise CannotRun(f"There is no folder {path}.")
    if not (root / "content").is_dir():
        raise CannotRun(f"There is no folder content/ in {_shown(root)}. Use --root to name the library's folder.")
    return root


def _needs_mkdocs_yml(root: Path) -> None:
    if not (root / "mkdocs.yml").is_file():
        raise CannotRun(f"There is no mkdocs.yml in {_shown(root)}. Use --root to name the library's folder.")


def _replaceable(root: Path, out: Path, sign: str) -> Path:
    """Return the folder to write, which is replaced as a whole: one that is new, empty, or has `sign` in it."""
    folder = out.resolve()
    within = any(folder.is_relative_to(root / name) for name in ("content", "docs"))
    if within or folder in (root, *root.parents):
        raise CannotRun(f"{out} would be replaced as a whole, and the library lies in it. Choose another folder.")
    if folder.exists() and not (folder.is_dir() and ((folder / sign).is_file() or not any(folder.iterdir()))):
        raise CannotRun(f"{out} would be replaced as a whole, and it holds something else. Choose another folder.")
    return folder


def _inside(root: Path, file: Path) -> list[str]:
    """Return the path from the root of a file below content/, or of a folder there and all that it holds."""
    path = Path.cwd() / file
    if not path.exists() and not file.is_absolute() and (root / file).exists():
        path = root / file
    if not path.exists():
        raise CannotRun(f"There is no file {file}.")
    path = path.parent.resolve() / path.name  # the file itself may be a link, which is for the check to judge
    if not path.is_relative_to(root / "content"):
        raise CannotRun(f"{file} is not in {_shown(root / 'content')}.")
    return [found.relative_to(root).as_posix() for found in (path, *path.rglob("*"))]


def _shown(path: Path) -> str:
    """Return a path as people write it: from the current folder where it lies below that."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() or "." if path.is_relative_to(here) else str(path)


def _colour(stream: object) -> bool:
    return hasattr(stream, "isatty") and stream.isatty() and "NO_COLOR" not in os.environ


def _silent(step: str, done: int, total: int) -> None:
    """Say nothing."""


class _Steps:
    """Shows how far long work has come: one moving line on a terminal, a line a step elsewhere."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._last = ""

    def __call__(self, step: str, done: int, total: int) -> None:
        if self._terminal:
            end = "\n" if done == total else ""
            print(f"\r{step}: {done:,} of {total:,}  ", end=end, file=sys.stderr, flush=True)
        elif step != self._last:
            print(f"{step}: {total:,} records", file=sys.stderr)
        self._last = step


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": run_check,
    "build": run_build,
    "serve": run_serve,
    "new": run_new,
    "pages": run_pages,
    "search": run_search,
    "export": run_export,
    "coverage": run_coverage,
    "reading": run_reading,
    "verify": run_verify,
    "words": run_words,
}
"""What runs each command."""
