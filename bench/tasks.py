"""What is measured: checking against parsing alone, and a whole build against plain Material for MkDocs."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.measure import Task, run

_PRACTICE = (sys.executable, "-m", "connected_practice")


def checking(root: Path) -> list[Task]:
    """Return the tasks of checking: parsing alone, a check, and checks after one record has changed."""
    record = sorted(root.glob("content/*/*.md"))[0]
    text = record.read_text("utf-8")

    def change() -> None:
        record.write_text(f"{text}\nOne more sentence.\n", "utf-8")

    check = (*_PRACTICE, "check", "--root", root)
    return [
        Task("PyYAML alone", (sys.executable, "-m", "bench.floor", root)),
        Task("practice check", check, lambda: record.write_text(text, "utf-8")),
        Task("check again after one change", check, change),
        Task("check of the changed record alone", (*check, record), change),
    ]


def building(root: Path) -> list[Task]:
    """Return the tasks of building: Material alone over pages made beforehand, a whole build. Raises CannotMeasure."""
    pages = (*_PRACTICE, "pages", "--root", root, "--out", root / "pages")
    run(pages, root.with_suffix(".log"))
    plain = ("--config-file", root / "plain.yml", "--site-dir", root / "plain")
    return [
        Task("Material alone", (sys.executable, "-m", "mkdocs", "build", "--quiet", *plain)),
        Task("practice build", (*_PRACTICE, "build", "--root", root)),
        Task("of which the pages: practice pages", pages),
    ]
