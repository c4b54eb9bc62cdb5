"""Files for other systems, written to a folder of one's own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write(out: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write files into a folder and return how many there are.

    All of them are made aside first, and each then takes its place in one step: an export that fails
    or is stopped while it is being made leaves the folder as it was, two at once leave whole files,
    and what else lies in the folder stays.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-new-", dir=out.parent))
    try:
        names = []
        for name, content in files:
            put(aside / name, content)
            names.append(name)
        for name in names:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).replace(out / name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return len(names)


def put(path: Path, content: bytes) -> None:
    """Write a file into a folder that is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
