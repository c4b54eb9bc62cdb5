"""What the real library takes of a browser that keeps it: a school's network pays for the first press."""

from __future__ import annotations

import json
from pathlib import Path

CORE = 600_000
"""Bytes that the first press may load where the host compresses, beside the list of files."""


def test_the_core_is_small(site: Path) -> None:
    assert json.loads((site / "offline.json").read_bytes())["core"]["load"] < CORE


def test_every_page_that_people_read_can_be_kept(site: Path) -> None:
    listed = json.loads((site / "offline.json").read_bytes())
    kept = {path for part in [listed["core"], *listed["parts"]] for path, _, _ in part["files"]}
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html") if "embed" not in path.parts}
    assert pages <= kept
