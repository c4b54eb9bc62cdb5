"""On which days the file of each record changed, as the history of the folder tells it."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path

SECONDS = 20
"""How long to wait for git. A history that takes longer is left out: pages do without it."""


def changed(root: Path) -> Mapping[str, tuple[date, ...]]:
    """Return the days of change by path from `root`, the newest first.

    Empty where there is no git, no repository, or only a part of its history (as a shallow clone has it):
    then the days would be wrong, and what records say under `changes:` has to do.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    found: dict[str, dict[date, None]] = defaultdict(dict)
    day = date.min
    # -z: names as they are, whatever letters they have. The date of a commit stands before its files.
    for part in _git(root, "log", "-z", "--relative", "--name-only", "--format=%x01%cs", "--", "content").split("\0"):
        for piece in part.split("\n"):
            if piece.startswith("\x01"):
                day = date.fromisoformat(piece[1:])
            elif piece:
                found[piece].setdefault(day)
    return {path: tuple(days) for path, days in found.items()}


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")
