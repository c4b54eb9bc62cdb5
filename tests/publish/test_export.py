"""An export that is stopped leaves the folder as it was; two at once leave whole files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from connected_practice.publish import export
from tests.library import copy

SLOW = """\
import sys, time
from connected_practice import cli, packages

def slowly(*given):
    yield "one.zip", b"half"
    open(sys.argv[1], "w").close()
    time.sleep(60)
    yield "two.zip", b""

packages.files = slowly
sys.exit(cli.main(sys.argv[2:]))
"""
"""The command, with an export that has made one file of two and takes its time over the other."""


def found(folder: Path) -> dict[str, bytes]:
    """Return everything that lies in a folder, hidden files too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_stopped_half_way_nothing_has_changed(tmp_path: Path) -> None:
    out = tmp_path / "made"
    export.write(out, [("one.zip", b"old"), ("mine.txt", b"mine")])

    def files() -> Iterator[tuple[str, bytes]]:
        yield "one.zip", b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export.write(out, files())
    assert found(tmp_path) == {"made/one.zip": b"old", "made/mine.txt": b"mine"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_person_who_cancels_leaves_nothing_behind(tmp_path: Path) -> None:
    root, out, begun = copy(tmp_path / "library"), tmp_path / "out" / "made", tmp_path / "begun"
    arguments = ["export", "--root", str(root), "--today", "2026-06-01", "scorm", "--out", str(out)]
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(begun), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while not begun.exists() and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode != 0
    assert "Traceback" not in said
    assert found(out.parent) == {}


def test_two_at_once_leave_whole_files_of_either(tmp_path: Path) -> None:
    """Both have made their first file before either goes on, and both put theirs in place at the end."""
    out, both = tmp_path / "made", Barrier(2, timeout=30)
    sizes = {b"a": 3_000_000, b"b": 2_000_000}

    def files(letter: bytes) -> Iterator[tuple[str, bytes]]:
        yield "one.zip", letter * sizes[letter]
        both.wait()
        yield "two.zip", letter * sizes[letter]
        both.wait()

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(lambda letter: export.write(out, files(letter)), sizes)) == [2, 2]
    left = found(tmp_path)
    assert set(left) == {"made/one.zip", "made/two.zip"}
    for content in left.values():
        assert content == content[:1] * sizes[content[:1]]


def test_two_commands_at_once_leave_packages_that_open(tmp_path: Path) -> None:
    root, out = copy(tmp_path / "library"), tmp_path / "out" / "made"
    command = [sys.executable, "-m", "connected_practice", "export", "--root", str(root), "--today", "2026-06-01"]
    commands = [[*command, "cartridge", "--out", str(out)]] * 2
    processes = [subprocess.Popen(each, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for each in commands]
    for process in processes:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    assert [path.name for path in out.parent.rglob("*") if path.is_file()] == ["first-weeks.imscc"]
    with zipfile.ZipFile(out / "first-weeks.imscc") as package:
        assert package.testzip() is None
