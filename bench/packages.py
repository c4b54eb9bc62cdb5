"""What packages for learning platforms, data and feeds cost, in the real library and in one with many modules.

Packages are held against zipping the very same bytes, and nothing else; data and feeds against writing the library's
pages as Markdown. Everything takes turns within one run.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench import CannotMeasure
from bench.measure import run

Say = Callable[[str], None]


@dataclass(frozen=True)
class Piece:
    """Something that is made: its name in tables, what to ask bench.packing for, and what it is held against."""

    name: str
    what: str
    baseline: str
    out: str
    """The folder in which its files lie."""


PIECES = (
    Piece("Zipping the bytes of the SCORM packages alone", "zip", "zip", "scorm"),
    Piece("SCORM packages", "scorm", "zip", "scorm"),
    Piece("Zipping the bytes of the cartridges alone", "zip", "zip", "cartridge"),
    Piece("Common Cartridges", "cartridge", "zip", "cartridge"),
    Piece("The library's pages as Markdown", "pages", "pages", "pages"),
    Piece("Data (JSON, CSV, XLSX, SKOS, BibTeX)", "data", "pages", "data"),
    Piece("Feeds", "feeds", "pages", "feeds"),
)
PACKS = Piece("Slides and papers of sessions and modules", "packs", "pages", "packs")
"""Measured in the real library alone: those of a thousand modules would take minutes, and nobody has them."""
NOTHING = Piece("The library, read and linked", "nothing", "pages", "nothing")


@dataclass(frozen=True)
class Figure:
    """One line of a table: medians of several runs. Memory is the process's at its most, the library in it."""

    name: str
    cpu: float
    wall: float
    files: int
    bytes: int
    memory: int
    ratio: float | None
    """To its baseline: the median of the ratios, run by run. None for what is no more than the beginning."""


def with_modules(real: Path, to: Path, count: int) -> Path:
    """Write a copy of a library in which the modules are there so often that they are `count`, and return it.

    The copies have ids and titles of their own. Such a library is for measuring: its check would find it repetitive.
    Raises CannotMeasure where the library has no module.
    """
    shutil.copytree(real / "content", to / "content")
    folder = to / "content" / "modules"
    modules = sorted(folder.glob("*.md"))
    if not modules:
        raise CannotMeasure(f"{real} has no modules to make more of.")
    for number in range(len(modules), count):
        path, copy = modules[number % len(modules)], number // len(modules) + 1
        lines = path.read_text("utf-8").splitlines(keepends=True)
        lines = [f'title: "Copy {copy}, {path.stem}"\n' if line.startswith("title:") else line for line in lines]
        (folder / f"{path.stem}-{copy}.md").write_text("".join(lines), "utf-8")
    return to


def measure(root: Path, folder: Path, runs: int, say: Say, more: Sequence[Piece] = ()) -> list[Figure]:
    """Make everything of a library `runs` times over, in turns, and return what it cost. Raises CannotMeasure."""
    pieces = (NOTHING, *PIECES, *more)
    costs: dict[str, list[dict[str, float]]] = {piece.name: [] for piece in pieces}
    _make(root, folder, "scorm", "scorm")  # what is zipped alone has to be there first
    _make(root, folder, "cartridge", "cartridge")
    for number in range(runs):
        for piece in pieces:
            say(f"run {number + 1} of {runs}: {piece.name}")
            costs[piece.name].append(_make(root, folder, piece.what, piece.out))
    return [_figure(piece, costs) for piece in pieces]


def _make(root: Path, folder: Path, what: str, out: str) -> dict[str, float]:
    report = folder / "cost.json"
    (folder / out).mkdir(parents=True, exist_ok=True)
    run((sys.executable, "-m", "bench.packing", what, root, folder / out, report), folder / "packing.log")
    found: dict[str, float] = json.loads(report.read_text("utf-8"))
    return found


def _figure(piece: Piece, costs: dict[str, list[dict[str, float]]]) -> Figure:
    found = costs[piece.name]
    against = [p for p in PIECES if p.what == piece.baseline and (piece.baseline != "zip" or p.out == piece.out)]
    pairs = zip(found, costs[against[0].name], strict=True)
    return Figure(
        piece.name,
        median(cost["cpu"] for cost in found),
        median(cost["wall"] for cost in found),
        int(found[0]["files"]),
        int(found[0]["bytes"]),
        int(max(cost["memory"] for cost in found)),
        None if piece is NOTHING else median(cost["cpu"] / base["cpu"] for cost, base in pairs),
    )


def lines(title: str, figures: Sequence[Figure]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield title
    yield ""
    yield "| What | CPU, s | Clock, s | Files | Size, MB | Memory, MB | Ratio |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for one in figures:
        if one.ratio is None:
            yield f"| {one.name} | | | | | {one.memory / 1e6:.0f} | |"
            continue
        size, memory = f"{one.bytes / 1e6:.2f}", f"{one.memory / 1e6:.0f}"
        yield f"| {one.name} | {one.cpu:.2f} | {one.wall:.2f} | {one.files:,} | {size} | {memory} | {one.ratio:.2f} |"


def data(found: dict[str, list[Figure]], runs: int) -> dict[str, Any]:
    """Return everything that was measured, as JSON has it."""
    return {"runs": runs, "libraries": {title: [asdict(figure) for figure in each] for title, each in found.items()}}
