"""How problems are shown: one module a format. Reporters know nothing of rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from connected_practice.problem import Problem
from connected_practice.report import github, json, sarif, text


@dataclass(frozen=True)
class Summary:
    """What was looked at."""

    root: Path
    records: int
    colour: bool = False


Reporter = Callable[[Sequence[Problem], Summary], str]

REPORTERS: dict[str, Reporter] = {
    "text": text.report,
    "json": json.report,
    "github": github.report,
    "sarif": sarif.report,
}
"""Every format by its name on the command line."""
