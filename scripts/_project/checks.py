"""Every check of the project, in order: style, types, tests."""

from __future__ import annotations

import subprocess

from _project import chromium, places
from _project.running import Command
from _project.setup import say, set_up


def script(arguments: list[str]) -> int:
    """Set up for tests and run every check; the arguments go to pytest. Return 0 where all passed, else 1.

    A check that fails does not keep the next from running, so that one run shows everything.
    """
    set_up(for_tests=True)
    chromium.ensure(say)
    failed = [name for name, command in static().items() if not _passes(name, command)]
    if failed:
        say(f"\nFailed so far: {', '.join(failed)}. The tests follow.")
    tests: Command = [places.PYTHON, "-m", "pytest", "--numprocesses=2", "--dist=worksteal", *arguments]
    return 1 if not _passes("pytest", tests) or failed else 0


def static() -> dict[str, Command]:
    """Return the checks that run nothing of the project, by their names."""
    tsc = places.NODE_MODULES / "typescript" / "bin" / "tsc"
    return {
        "ruff check": [places.PYTHON, "-m", "ruff", "check"],
        "ruff format": [places.PYTHON, "-m", "ruff", "format", "--check"],
        "mypy": [places.PYTHON, "-m", "mypy"],
        "tsc": [places.node(), tsc, "--project", places.BROWSER],
        "tsc, tests": [places.node(), tsc, "--project", places.ROOT / "tests" / "browser" / "units"],
    }


def _passes(name: str, command: Command) -> bool:
    say(f"\n== {name}")
    return subprocess.run([str(part) for part in command], cwd=places.ROOT, check=False).returncode == 0
