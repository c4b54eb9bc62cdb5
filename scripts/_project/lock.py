"""Makes the lock files again from pyproject.toml and package.json."""

from __future__ import annotations

import argparse

from _project import places
from _project.running import quietly
from _project.setup import install, npm, say, set_up

LOCKS = {
    "runtime.txt": ["pyproject.toml", "--group=setup"],
    # The tests run with what people run: the same versions, and more packages.
    "test.txt": ["pyproject.toml", "--group=setup", "--group=test", "--constraint=requirements/runtime.txt"],
    "lock.txt": ["--group=lock"],
}
UV = (
    "--universal",
    "--python-version=3.11",
    "--only-binary=:all:",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-config",
    "--custom-compile-command=scripts/lock",
    "--quiet",
)


def script(arguments: list[str]) -> int:
    """Make the lock files again; versions stay as they are where they still fit, unless asked otherwise."""
    parser = argparse.ArgumentParser(description="Make requirements/*.txt and package-lock.json again.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    upgrade = parser.parse_args(arguments).upgrade
    set_up()
    install(places.REQUIREMENTS / "lock.txt")
    for name, sources in LOCKS.items():
        say(f"requirements/{name}")
        newest = ["--upgrade"] if upgrade else []
        output = f"--output-file=requirements/{name}"
        quietly([places.PYTHON, "-m", "uv", "pip", "compile", *sources, *UV, *newest, output], places.ROOT)
    say("package-lock.json")
    npm("update" if upgrade else "install", "--package-lock-only")
    return 0
