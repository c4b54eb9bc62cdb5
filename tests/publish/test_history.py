"""The days on which files changed, from a history that git keeps."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from connected_practice.publish.history import changed


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two commits, on two days, that holds a library in a folder."""
    root = tmp_path / "repository" / "library"
    (root / "content" / "principles").mkdir(parents=True)
    git(root.parent, "1 Jan 2026 12:00 +0000", "init", "--quiet")
    commit(root, "principles/wait.md", "one", "1 Jan 2026 12:00 +0000")
    commit(root, "principles/zuhören ü.md", "one", "1 Jan 2026 13:00 +0000")
    commit(root, "principles/wait.md", "two", "3 Feb 2026 12:00 +0000")
    return root


def git(folder: Path, when: str, *arguments: str) -> None:
    """Run git as somebody, on a day."""
    names = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in SOMEBODY.items()}
    dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", "-C", str(folder), *arguments], env={**os.environ, **names, **dates}, check=True)


SOMEBODY = {"NAME": "An editor", "EMAIL": "editor@library.example"}


def commit(root: Path, name: str, content: str, when: str) -> None:
    """Write a record and commit it."""
    (root / "content" / name).write_text(content, "utf-8")
    git(root, when, "add", "--all")
    git(root, when, "commit", "--quiet", "--message", name)


def test_days_by_path_from_the_library(repository: Path) -> None:
    assert changed(repository) == {
        "content/principles/wait.md": (date(2026, 2, 3), date(2026, 1, 1)),
        "content/principles/zuhören ü.md": (date(2026, 1, 1),),
    }


def test_a_part_of_the_history_tells_nothing(repository: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    origin = (repository.parent / ".git").as_uri()
    subprocess.run(["git", "clone", "--quiet", "--depth=1", origin, str(shallow)], check=True)
    assert changed(shallow / "library") == {}


def test_a_folder_without_a_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "content").mkdir()
    assert changed(tmp_path) == {}


def test_a_machine_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert changed(repository) == {}
