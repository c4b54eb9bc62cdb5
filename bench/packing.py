"""What `scripts/bench packages` runs in a process of its own: makes one thing of a library, and says what it cost.

    python -m bench.packing WHAT LIBRARY OUT REPORT

The library is read and linked beforehand and does not count; with OUT the files stay there.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from bench.launch import MEMORY_UNIT
from connected_practice import link, load, packages, render
from connected_practice.link import Library
from connected_practice.packages import Place
from connected_practice.packages.archive import archive
from connected_practice.packs import files as packs
from connected_practice.publish import data, feeds

Files = Iterable[tuple[str, bytes]]

PLACE = Place("Connected Practice", "https://connected-practice.example/")
DAY = date(2026, 1, 1)


def _packed(format_: str) -> Callable[[Library], Files]:
    return lambda library: packages.files(library, library.of_kind("module"), format_, PLACE)


def _pages(library: Library) -> Files:
    return ((page.path, page.text.encode()) for page in render.pages(library))


def _feeds(library: Library) -> Files:
    return feeds.files(library, PLACE.url, PLACE.name)


def _packs(library: Library) -> Files:
    documents = [document for kind in packs.KINDS for document in library.of_kind(kind)]
    return packs.files(library, documents, PLACE, None)


MADE: dict[str, Callable[[Library], Files]] = {
    "nothing": lambda library: (),
    "scorm": _packed("scorm"),
    "cartridge": _packed("cartridge"),
    "pages": _pages,
    "feeds": _feeds,
    "packs": _packs,
}


def unpacked(folder: Path) -> list[dict[str, bytes]]:
    """Return what lies in each package of a folder."""
    found = []
    for path in sorted(folder.iterdir()):
        with zipfile.ZipFile(path) as package:
            found.append({name: package.read(name) for name in package.namelist()})
    return found


def prepared(what: str, root: Path, out: Path) -> Callable[[], Files]:
    """Return what makes the files that are asked for, once all is read that it needs."""
    if what == "zip":
        contents = unpacked(out)
        return lambda: ((str(number), archive(each, DAY)) for number, each in enumerate(contents))
    library = link.link(load.read(root))
    if what == "data":
        pages = render.pages(library)
        return lambda: data.files(library, pages, PLACE.url, PLACE.name)
    return lambda: MADE[what](library)


def main(what: str, root: str, out: str, report: str) -> int:
    """Make what is asked for, and write what it cost."""
    files = prepared(what, Path(root), Path(out))
    begun, worked = time.monotonic(), time.process_time()
    sizes = [len(content) for content in _kept(files(), None if what in ("zip", "nothing") else Path(out))]
    cost = {
        "cpu": time.process_time() - worked,
        "wall": time.monotonic() - begun,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MEMORY_UNIT,
        "files": len(sizes),
        "bytes": sum(sizes),
    }
    Path(report).write_text(json.dumps(cost), "utf-8")
    return 0


def _kept(files: Files, out: Path | None) -> Iterator[bytes]:
    """Yield what files hold, each written as it comes: nothing gathers in memory that would not in an export."""
    for name, content in files:
        if out:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_bytes(content)
        yield content


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
