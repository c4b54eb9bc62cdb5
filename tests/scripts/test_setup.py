"""Setting up: each step is done again when, and only when, what it is made from has changed."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from _project import chromium, setup, steps
from _project.running import Stop
from _project.steps import Step, digest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file that a step is made from."""
    (tmp_path / "lock.txt").write_text("one", "utf-8")
    return tmp_path


def run(folder: Path, do: Callable[[], None] | None = None) -> list[str]:
    """Do the one step of a small set-up; return what was said of it."""
    made = folder / "made.txt"
    said: list[str] = []

    def make() -> None:
        made.write_text("made", "utf-8")

    step = Step("one", "Making it", digest(folder / "lock.txt"), made, do or make)
    steps.do(step, folder / "stamps.json", said.append)
    return said


def test_a_step_is_done_once(folder: Path) -> None:
    assert run(folder)[0] == "Making it ..."
    assert run(folder) == []


def test_a_step_is_done_again_when_what_it_is_made_from_changes(folder: Path) -> None:
    run(folder)
    (folder / "lock.txt").write_text("two", "utf-8")
    assert run(folder)
    assert run(folder) == []


def test_a_step_is_done_again_when_what_it_made_is_gone(folder: Path) -> None:
    run(folder)
    (folder / "made.txt").unlink()
    assert run(folder)


def test_stamps_that_cannot_be_read_are_made_again(folder: Path) -> None:
    run(folder)
    (folder / "stamps.json").write_text("[half", "utf-8")
    assert run(folder)
    assert run(folder) == []


def test_a_step_that_failed_halfway_is_done_again_though_its_files_are_as_before(folder: Path) -> None:
    def fails() -> None:
        raise Stop("in the middle")

    run(folder)
    (folder / "lock.txt").write_text("two", "utf-8")
    with pytest.raises(Stop):
        run(folder, fails)
    (folder / "lock.txt").write_text("one", "utf-8")
    assert run(folder)


def test_a_digest_tells_files_texts_and_places_apart(folder: Path) -> None:
    (folder / "other.txt").write_text("one", "utf-8")
    digests = {
        digest(folder / "lock.txt"),
        digest(folder / "other.txt"),
        digest("one"),
        digest("o", "ne"),
        digest(folder / "missing.txt"),
    }
    assert len(digests) == 5


def test_a_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else found(name))
    with pytest.raises(Stop, match=r"apt-get install python3\.\d+-venv"):
        setup.make_environment()


def program(folder: Path, name: str, code: int) -> None:
    """Write a program that only exits."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {code}\n", "utf-8")
    path.chmod(0o755)


def test_a_chromium_that_does_not_start_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program(tmp_path, "chromium", 1)
    assert chromium.find() is None
    program(tmp_path, "google-chrome", 0)
    assert chromium.find() == tmp_path / "google-chrome"


def test_without_a_chromium_and_without_ways_to_one_a_person_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "PLAYWRIGHT", (tmp_path / "no-such-program",))
    with pytest.raises(Stop, match="Install Chromium or Google Chrome"):
        chromium.ensure(lambda line: None)


def test_playwrights_own_chromium_serves_where_the_system_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program(tmp_path, "playwright", 0)
    monkeypatch.setattr(chromium, "PLAYWRIGHT", (tmp_path / "playwright",))
    said: list[str] = []
    chromium.ensure(said.append)
    assert said == ["Looking for Playwright's own Chromium, or downloading it"]
