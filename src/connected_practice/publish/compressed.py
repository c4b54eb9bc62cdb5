"""Files compressed beforehand, each beside its original: `index.html.br` and `index.html.gz`.

A server that knows of them sends them as they lie (see deploy/); any other ignores them. The originals stay, so that
anything can serve the folder.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli

SUFFIXES = frozenset(
    f".{name}" for name in "bib css csv html ics js json jsonld map md ris svg ttl txt webmanifest xml xsd".split()
)
"""What is text. Fonts, pictures, archives and office files are compressed already."""

LEAST = 1024
"""Bytes below which compression saves nothing that anybody notices: an answer fits into one packet either way."""

BROTLI_QUALITY = 10
"""Of 11. On the real library 11 makes files smaller by 2 per cent, and all of this takes twice as long; 9 makes them
larger by 11 per cent and takes as long as 10."""


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)  # without the time, so that the same content makes the same file


def _brotli(content: bytes) -> bytes:
    return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY))


WAYS: Mapping[str, Callable[[bytes], bytes]] = {".gz": _gzip, ".br": _brotli}
"""How files are compressed, by what is added to their names."""


@dataclass(frozen=True)
class Saved:
    """What came of it: how many files there are twice more, and their bytes before and after."""

    files: int
    plain: int
    gzip: int
    brotli: int


def write(folder: Path) -> Saved:
    """Compress the text files of a folder that are large enough, and return what that saved.

    The compressed files are the same whenever the originals are. One that would be no smaller is not written.
    """
    files = [path for path in sorted(folder.rglob("*")) if _is_worth_it(path)]
    with ThreadPoolExecutor(os.cpu_count()) as workers:  # threads do: both libraries let others work meanwhile
        sizes = list(workers.map(_compress, files))
    plain, gzipped, brotlied = (sum(column) for column in zip(*sizes, strict=True)) if sizes else (0, 0, 0)
    return Saved(len(files), plain, gzipped, brotlied)


def _is_worth_it(path: Path) -> bool:
    return path.suffix in SUFFIXES and path.is_file() and path.stat().st_size > LEAST


def _compress(path: Path) -> tuple[int, int, int]:
    content = path.read_bytes()
    sizes = [len(content)]
    for suffix, way in WAYS.items():
        small = way(content)
        sizes.append(min(len(small), len(content)))
        beside = path.with_name(path.name + suffix)
        beside.unlink(missing_ok=True)
        if len(small) < len(content):
            beside.write_bytes(small)
    return sizes[0], sizes[1], sizes[2]
