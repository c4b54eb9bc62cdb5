"""The project's own files keep their promises: locks name no host, every import is declared, scripts start anywhere."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
SCRIPTS = [path for path in sorted((ROOT / "scripts").iterdir()) if path.is_file()]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
REQUIREMENT = re.compile(r"^[A-Za-z0-9._-]+")

FOR_MKDOCS = {"mkdocs-macros-plugin", "mkdocs-material"}
"""Declared, and named in mkdocs.yml instead of being imported."""


def normal(name: str) -> str:
    """Return a distribution's name in the form that all spellings of it share (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements: list[str]) -> set[str]:
    """Return the distributions that requirements name."""
    return {normal(found[0]) for line in requirements if (found := REQUIREMENT.match(line))}


def imports(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every module that is imported below a folder by its first name, with the file."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((alias.name.partition(".")[0], path) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0], path


def distributions(folder: Path, own: set[str]) -> dict[str, Path]:
    """Return the distributions that the code below a folder imports, each with one file that does."""
    providers = packages_distributions()
    outside = {name: path for name, path in imports(folder) if name not in own | sys.stdlib_module_names}
    return {normal(provider): path for name, path in outside.items() for provider in providers.get(name, [name])}


def test_what_the_package_imports_is_declared_and_nothing_else() -> None:
    used = set(distributions(ROOT / "src", {"connected_practice"}))
    assert used | FOR_MKDOCS == names(PROJECT["project"]["dependencies"])


def test_what_the_tests_import_is_declared() -> None:
    declared = names(PROJECT["project"]["dependencies"]) | names(PROJECT["dependency-groups"]["test"])
    used = distributions(ROOT / "tests", {"connected_practice", "tests", "bench", "_project"})
    assert {name: path for name, path in used.items() if name not in declared} == {}


def test_the_scripts_need_nothing_installed() -> None:
    assert distributions(ROOT / "scripts", {"_project"}) == {}


@pytest.mark.parametrize(
    ("lock", "groups"), [("runtime.txt", ["setup"]), ("test.txt", ["setup", "test"])], ids=["runtime", "test"]
)
def test_a_lock_has_all_that_is_declared(lock: str, groups: list[str]) -> None:
    locked = names((ROOT / "requirements" / lock).read_text("utf-8").splitlines())
    declared = names(PROJECT["project"]["dependencies"])
    declared |= names(PROJECT["build-system"]["requires"])
    declared |= {name for group in groups for name in names(PROJECT["dependency-groups"][group])}
    assert declared - locked == set(), "run scripts/lock"


def test_the_tests_run_with_the_versions_that_people_run() -> None:
    pinned = [set(re.findall(r"^\S+==\S+", path.read_text("utf-8"), re.MULTILINE)) for path in LOCKS[1:]]
    runtime, test = pinned
    assert runtime < test


@pytest.mark.parametrize("lock", [*LOCKS, ROOT / "package-lock.json"], ids=lambda path: path.name)
def test_a_lock_names_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in re.sub(r'"funding": \{[^}]*\}|"url": "[^"]*"', "", text)
    assert '"resolved"' not in text
    assert not re.search(r"^ *(-i|-f|--[a-z-]*(index|links))\b", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_each_locked_package_has_its_hashes(lock: Path) -> None:
    for entry in re.findall(r"^[a-z0-9].*(?:\n .*)*", lock.read_text("utf-8"), re.MULTILINE):
        assert "--hash=sha256:" in entry, entry


def test_each_locked_node_package_has_its_hash() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert [path for path, entry in packages.items() if path and "integrity" not in entry] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_started_and_says_so_where_python_is_old(script: Path) -> None:
    """The files that an old Python reads before it is refused are in its syntax, and the refusal comes first."""
    text = script.read_text("utf-8")
    assert text.startswith("#!/usr/bin/env python3\n")
    assert script.stat().st_mode & 0o111
    found = [
        node for node in ast.parse(text, feature_version=(3, 7)).body if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    first = next(node for node in found if isinstance(node, ast.ImportFrom))
    assert (first.module or "").startswith("_project")
    ast.parse((ROOT / "scripts" / "_project" / "__init__.py").read_text("utf-8"), feature_version=(3, 7))
