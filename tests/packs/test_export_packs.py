"""`practice export packs`: whole folders or nothing, and clear words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from connected_practice import cli
from connected_practice.packs import files
from connected_practice.packs.describe import describe as real
from connected_practice.packs.forms import Pack, Plan
from tests.library import copy

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the good library."""
    return copy(tmp_path / "library")


def run(root: Path, out: Path, *names: str) -> int:
    """Run the command and return its exit code."""
    return cli.main(["export", "packs", *names, "--root", str(root), "--today", "2026-06-01", "--out", str(out)])


def test_all_packs_are_written(root: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "made"
    assert run(root, out) == 0
    assert {path.relative_to(out).as_posix() for path in out.glob("*/*")} == {"session/one-case", "module/first-weeks"}
    assert (out / "session/one-case/one-case-slides.pptx").is_file()
    assert f"{2 * len(files.ABOUT)} files in" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["one-case", "session:one-case"])
def test_one_can_be_named(name: str, root: Path, tmp_path: Path) -> None:
    assert run(root, tmp_path / "made", name) == 0
    assert [path.name for path in (tmp_path / "made").glob("*/*")] == ["one-case"]


def test_an_unknown_name_gets_the_nearest(root: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(root, tmp_path / "made", "one-cas") == 2
    assert "There is no session or module `one-cas`. Did you mean `one-case`" in capsys.readouterr().err
    assert not (tmp_path / "made").exists()


def test_a_logo_that_is_not_there_stops_it(root: Path, tmp_path: Path, capsys: Capture) -> None:
    (root / "local.yml").write_text("logo: our-logo.png\n", "utf-8")
    assert run(root, tmp_path / "made") == 1
    assert "There is no file `our-logo.png`" in capsys.readouterr().err
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(("stop", "code"), [(KeyboardInterrupt(), 130), (OSError(28, "No space left on device"), 2)])
def test_one_that_is_cancelled_or_fails_leaves_nothing_half_written(
    stop: BaseException, code: int, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "made"
    assert run(root, out, "one-case") == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}

    def describe(plan: Plan, *more: Any) -> Pack:
        if plan["title"] == "The first weeks back":
            raise stop
        return real(plan, *more)

    monkeypatch.setattr("connected_practice.packs.files.describe", describe)
    assert run(root, out) == code
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir() if "made" in path.name] == ["made"]
