"""Zip files that are the same, byte for byte, whenever the same content is packed."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

_MODE = 0o644 << 16


def archive(files: Mapping[str, bytes], on: date) -> bytes:
    """Return a zip file. Every entry is dated to midnight of a day, in the order in which files are given."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name, content in files.items():
            made.writestr(_entry(name, on), content)
    return packed.getvalue()


def pack(to: Path, files: Iterable[tuple[str, Path]], on: date) -> int:
    """Write a zip file of files on disk, dated as in `archive`, and return how many there are.

    They are read one after the other and in pieces, so that an archive of any size takes little memory.
    """
    count = 0
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as made:
        for name, path in files:
            entry = _entry(name, on)
            entry.file_size = path.stat().st_size  # by which zipfile tells whether it needs the form for large files
            with path.open("rb") as content, made.open(entry, "w") as packed:
                shutil.copyfileobj(content, packed)
            count += 1
    return count


def _entry(name: str, on: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (max(on.year, 1980), on.month, on.day, 0, 0, 0))
    entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _MODE, 3
    return entry
