"""Sets the project up in its own folder: Python packages, Node packages, the browser's code."""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from _project import places, steps
from _project.running import Stop, quietly
from _project.steps import Step, digest

STAMPS = places.VENV / "set-up.json"
FOR_TESTS = places.VENV / "for-tests"
"""There once the folder has been set up for tests: from then on it is kept so."""

ENTRY = places.BROWSER / "index.ts"
ENTRY_OF_PACKAGES = places.BROWSER / "scorm" / "index.ts"
ENTRY_OF_WORKER = places.BROWSER / "service-worker" / "index.ts"
BUNDLE = places.COMPILED / "connected-practice.js"
FONTS = (
    "source-sans-3/files/source-sans-3-latin-wght-italic.woff2",
    "source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
    "source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
)
"""The fonts that docs/assets/css/tokens.css names, where their packages have them."""
ESBUILD = ("--bundle", "--minify", "--target=es2020", "--charset=utf8", "--log-level=warning")
FOR_SITE = (
    "--splitting",  # a tool's code is a file of its own, which a page without the tool never loads
    "--format=esm",
    "--entry-names=connected-practice",
    "--chunk-names=[name]-[hash]",
)
IN_ONE_PIECE = ("--format=iife",)
"""For packages, which a learning platform may serve in ways in which modules are not loaded, and the service worker."""


def script(arguments: list[str]) -> int:
    """Set up as the command line says."""
    parser = argparse.ArgumentParser(description="Set the project up in its own folder; nothing outside is changed.")
    parser.add_argument("--test", action="store_true", help="set up what the tests need as well")
    set_up(for_tests=parser.parse_args(arguments).test)
    say("The project is set up.")
    return 0


def set_up(*, for_tests: bool = False) -> None:
    """Bring everything up to date with the project's files; where nothing changed, that takes no time.

    Raises Stop where something is in the way.
    """
    with steps.alone(places.CACHE / "set-up.lock", say):
        steps.do(environment(), STAMPS, say)
        if for_tests:
            FOR_TESTS.touch()
        for step in contents(FOR_TESTS.exists()):
            steps.do(step, STAMPS, say)


def say(line: str) -> None:
    """Tell the person how far it is. Goes to stderr: what a script prints is its own."""
    print(line, file=sys.stderr, flush=True)


def environment() -> Step:
    """Return the step that everything else is put into. Another Python, or another folder, needs another one."""
    version = platform.python_version()
    made_from = digest(str(places.ROOT), sys.base_prefix, version)
    return Step("environment", f"Making .venv with Python {version}", made_from, places.PYTHON, make_environment)


def contents(for_tests: bool) -> Iterator[Step]:
    """Yield the steps that fill the environment, in order; each looks at what the one before made."""
    lock = places.REQUIREMENTS / ("test.txt" if for_tests else "runtime.txt")
    yield Step(
        "packages",
        f"Installing Python packages from requirements/{lock.name}",
        digest(lock),
        places.PYTHON,
        lambda: install(lock),
    )
    yield Step(
        "project",
        "Installing the project",
        digest(places.ROOT / "pyproject.toml", places.ROOT / "src/connected_practice/__init__.py"),
        places.PYTHON,
        install_project,
    )
    node_lock = [places.ROOT / name for name in ("package.json", "package-lock.json", ".npmrc")]
    yield Step(
        "node packages",
        "Installing Node packages from package-lock.json",
        digest(lock, *node_lock),
        places.NODE_MODULES / ".package-lock.json",
        lambda: install_node_packages(for_tests),
    )
    yield Step(
        "browser code",
        "Bundling the browser's code and fonts",
        digest(*ESBUILD, *FOR_SITE, *IN_ONE_PIECE, *FONTS, *node_lock, *_browser_files()),
        BUNDLE,
        bundle,
    )


def make_environment() -> None:
    """Make an empty Python environment in the place of any other. Raises Stop where this Python cannot."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Stop(
            f"{sys.executable} has no venv module with pip. On Debian and Ubuntu install it with\n"
            f"    apt-get install python{sys.version_info[0]}.{sys.version_info[1]}-venv\n"
            "then run this again."
        )
    quietly([sys.executable, "-m", "venv", "--clear", places.VENV], places.ROOT)


def install(lock: Path) -> None:
    """Install what a lock file names: ready-made packages whose hashes it gives, and nothing else."""
    _pip("--require-hashes", "--only-binary=:all:", "--requirement", str(lock))


def install_project() -> None:
    """Install the project itself in place, built with what the lock file brought."""
    _pip("--no-deps", "--no-build-isolation", "--editable", str(places.ROOT))


def _pip(*arguments: str) -> None:
    options = ("--disable-pip-version-check", "--no-input", "--retries=2", "--progress-bar=off")
    quietly([places.PYTHON, "-m", "pip", "install", *options, *arguments], places.ROOT)


def install_node_packages(for_tests: bool) -> None:
    """Install what package-lock.json names; what only the tests need is left out unless asked for."""
    npm("ci", *([] if for_tests else ["--omit=dev"]))


def npm(*arguments: str) -> None:
    """Run npm with the Node that a Python package carries. Raises Stop where it fails."""
    path = os.pathsep.join([str(places.node().parent), os.environ.get("PATH", "")])
    quietly([places.node(), places.npm(), *arguments], places.ROOT, {"PATH": path})


def bundle() -> None:
    """Make scripts of the browser's code, and put the fonts beside them; the last ones stay until these are whole."""
    if not ENTRY.is_file():
        raise Stop(f"There is no {ENTRY.relative_to(places.ROOT)}, where the browser's code begins.")
    aside = places.COMPILED.with_name("compiled.new")
    shutil.rmtree(aside, ignore_errors=True)
    esbuild = places.NODE_MODULES / "esbuild" / "bin" / "esbuild"
    quietly([places.node(), esbuild, ENTRY, *ESBUILD, *FOR_SITE, f"--outdir={aside}"], places.ROOT)
    for entry, file in ((ENTRY_OF_PACKAGES, "packages/module.js"), (ENTRY_OF_WORKER, "worker/service-worker.js")):
        quietly([places.node(), esbuild, entry, *ESBUILD, *IN_ONE_PIECE, f"--outfile={aside / file}"], places.ROOT)
    for font in FONTS:
        shutil.copy(places.NODE_MODULES / "@fontsource-variable" / font, aside)
    shutil.rmtree(places.COMPILED, ignore_errors=True)  # all that is there is published: nothing may stay from earlier
    aside.replace(places.COMPILED)


def _browser_files() -> list[Path]:
    found = sorted(path for path in places.BROWSER.rglob("*") if path.is_file())
    return [path for path in found if not path.relative_to(places.BROWSER).parts[0].startswith("compiled")]
