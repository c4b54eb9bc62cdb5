"""Builds a site and tells what its searches cost: `search_build.py CONFIG OUT COSTS`.

The theme makes its index page by page while the site is built, and we make ours at the end, so that both
have to be timed from within. COSTS gets for each the processor seconds and by how many bytes the most memory
that the build held grew meanwhile, as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from material.plugins.search.plugin import SearchPlugin  # type: ignore[import-untyped]
from mkdocs.commands.build import build
from mkdocs.config import load_config

from bench.launch import MEMORY_UNIT
from connected_practice.publish import search

STEPS: Mapping[str, tuple[tuple[Any, str], ...]] = {
    "theme": ((SearchPlugin, "on_page_context"), (SearchPlugin, "on_post_build")),
    "ours": ((search, "write"),),
}
"""The functions that make each index, by where they are looked up when they are called."""


@dataclass
class Spent:
    """What making an index has cost so far."""

    cpu: float = 0.0
    memory: int = 0


def main(config: str, out: str, costs: str) -> None:
    """Build the site that `config` describes into `out`, and write what its searches cost to `costs`."""
    spent = {name: Spent() for name in STEPS}
    for name, steps in STEPS.items():
        for owner, step in steps:
            setattr(owner, step, _timed(getattr(owner, step), spent[name]))
    made = load_config(config, site_dir=out, strict=False)
    made.plugins.on_startup(command="build", dirty=False)
    build(made)
    Path(costs).write_text(json.dumps({name: asdict(one) for name, one in spent.items()}), "utf-8")


def _timed(step: Callable[..., Any], spent: Spent) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:
        begun, held = time.process_time(), _most_held()
        try:
            return step(*arguments, **named)
        finally:
            spent.cpu += time.process_time() - begun
            spent.memory += _most_held() - held

    return run


def _most_held() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MEMORY_UNIT


if __name__ == "__main__":
    main(*sys.argv[1:])
