"""Which files are records, and which are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from connected_practice.load import files
from connected_practice.load.files import ID
from tests.library import codes, copy, principle


def test_records_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    for name in ("b", "a", "c"):
        principle(root, name=name)
    found, problems = files.find(root)
    paths = [file.relative for file in found]
    assert problems == []
    assert paths == sorted(paths)
    assert [file.id for file in found if file.model.kind.name == "principle"] == ["a", "ask-first", "b", "c"]


@pytest.mark.parametrize("name", [".gitkeep", ".DS_Store", ".small-steps.md.swp", "LICENSE.md"])
def test_files_that_are_no_records_and_no_mistake(name: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    (root / "content" / name).write_text("x")
    if name.startswith("."):
        (root / "content" / "principles" / name).write_text("x")
    assert codes(root) == []


def test_links_within_the_library_are_followed(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    folder = root / "content" / "sessions"
    try:
        folder.rename(root / "content" / "briefs" / ".kept")
        folder.symlink_to(root / "content" / "briefs" / ".kept", target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links can be made here")
    assert codes(root) == []


def test_what_is_neither_file_nor_folder(tmp_path: Path) -> None:
    import os

    root = copy(tmp_path / "library")
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with names")
    os.mkfifo(root / "content" / "principles" / "pipe.md")
    assert codes(root) == ["CP005"]


def test_the_largest_file_that_is_read(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / principle(root)
    missing = files.MAX_BYTES - path.stat().st_size
    path.write_text(path.read_text("utf-8") + "word " * (missing // 5) + "x" * (missing % 5), "utf-8")
    assert path.stat().st_size == files.MAX_BYTES
    assert codes(root) == []
    with path.open("a") as file:
        file.write("x")
    assert codes(root) == ["CP006"]


@pytest.mark.parametrize("name", ["a", "river-clinic", "2024", "a-2-b", "indexes", "index-2"])
def test_ids(name: str) -> None:
    assert ID.fullmatch(name)


@pytest.mark.parametrize(
    "name", ["", "-a", "a-", "a--b", "A", "a_b", "a.b", "é", "a b", "index", "..", "a/b", "a\n", "１"]
)
def test_what_is_no_id(name: str) -> None:
    assert not ID.fullmatch(name)
