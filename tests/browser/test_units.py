"""Those parts of the browser's code that need no page, in Node: every `*.test.ts` in units/, bundled like the site."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from _project import places

UNITS = Path(__file__).parent / "units"


@pytest.mark.parametrize("unit", sorted(UNITS.rglob("*.test.ts")), ids=lambda path: path.name.removesuffix(".test.ts"))
def test_unit(unit: Path, tmp_path: Path) -> None:
    bundled = tmp_path / "unit.test.mjs"
    bundle = [
        places.node(),
        places.NODE_MODULES / "esbuild" / "bin" / "esbuild",
        unit,
        "--bundle",
        "--platform=node",
        "--format=esm",
        f"--tsconfig={UNITS / 'tsconfig.json'}",
        "--banner:js=import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
        "--log-level=warning",
        f"--outfile={bundled}",
    ]
    run([str(part) for part in bundle], places.ROOT)
    run([str(places.node()), "--test", "--test-reporter=tap", str(bundled)], places.ROOT)


def run(command: list[str], folder: Path) -> None:
    """Run a command; where it fails the test does, with what it said."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"{done.stdout}\n{done.stderr}", pytrace=False)
