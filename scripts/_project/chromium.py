"""Finds a Chromium for the browser tests, and installs one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from _project import places
from _project.running import Stop

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")

APT = (
    ("apt-get", "update", "--quiet"),
    ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"),
)
PLAYWRIGHT = (places.PYTHON, "-m", "playwright", "install", "--only-shell", "chromium")

NONE_TO_BE_HAD = """\
The browser tests need Chromium. There is none on the PATH, and it could not be installed: neither as a system
package (that needs Debian or Ubuntu, and root) nor as Playwright's own download.
Install Chromium or Google Chrome, so that one of these runs: {names}. Then run this again."""


def find() -> Path | None:
    """Return the first Chromium on the PATH that starts; None where there is none."""
    for name in NAMES:
        # A name alone proves little: Ubuntu's chromium-browser may be a note that says where to get one.
        if (path := shutil.which(name)) and _runs([path, "--version"]):
            return Path(path)
    return None


def ensure(say: Callable[[str], None]) -> None:
    """See to it that there is a Chromium: the system's, else Playwright's own. Raises Stop where neither can be had."""
    if find():
        return
    if _is_root() and shutil.which("apt-get"):
        say("Installing Chromium with apt-get")
        if all(_runs(command, {"DEBIAN_FRONTEND": "noninteractive"}) for command in APT) and find():
            return
    say("Looking for Playwright's own Chromium, or downloading it")
    if not _runs(PLAYWRIGHT):
        raise Stop(NONE_TO_BE_HAD.format(names=", ".join(NAMES)))


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _runs(command: Sequence[str | Path], variables: dict[str, str] | None = None) -> bool:
    """Run a program in silence and return whether it ended well."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            env={**os.environ, **(variables or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0
