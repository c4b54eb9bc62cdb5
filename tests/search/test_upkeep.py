"""The index keeps up with its library, whatever happens to its files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from connected_practice import load
from connected_practice.load import Collection, Document
from connected_practice.models.vocabulary import Vocabulary
from connected_practice.search import answer, find, upkeep
from connected_practice.search.documents import Entry, entry_of
from connected_practice.search.index import Narrow
from tests.library import copy, principle

pytestmark = pytest.mark.usefixtures("_later")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small library."""
    return copy(tmp_path / "library")


@pytest.fixture
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file have been there for long, so that only what a test changes is new."""
    monkeypatch.setattr(upkeep, "JUST_NOW", 0)


@pytest.fixture
def entered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The records that go into the index from now on."""
    seen: list[str] = []

    def note(document: Document, lists: Vocabulary) -> Entry:
        entry = entry_of(document, lists)
        seen.append(entry.ref)
        return entry

    monkeypatch.setattr(upkeep, "entry_of", note)
    return seen


def refs(root: Path, query: str) -> list[str]:
    """Return what a query finds."""
    return [f"{found.kind}:{found.id}" for found in find(root, query)]


def said(root: Path, query: str = "welcome") -> list[str]:
    """Return what is said to somebody who searches."""
    lines: list[str] = []
    assert answer.answer(root, query, Narrow(), 3, lines.append).found
    return lines


def folder(root: Path) -> Path:
    """Return the folder of the index."""
    return next((root / upkeep.FOLDER).glob("index-*"))


def test_the_first_search_says_that_it_takes_longer_and_the_next_says_nothing(root: Path) -> None:
    assert said(root) == ["Making the search index. Later searches take in only what has changed."]
    assert said(root) == []


def test_only_what_changed_is_taken_in(root: Path, entered: list[str]) -> None:
    assert "principle:small-steps" not in refs(root, "lighthouse")
    entered.clear()
    path = root / principle(root, "A lighthouse.")
    assert refs(root, "lighthouse") == ["principle:small-steps"]
    assert entered == ["principle:small-steps"]
    path.write_text(path.read_text("utf-8").replace("lighthouse", "harbour wall"), "utf-8")
    assert refs(root, "lighthouse") == []
    assert refs(root, "harbour wall")[0] == "principle:small-steps"
    assert entered == ["principle:small-steps"] * 2
    path.unlink()
    assert "principle:small-steps" not in refs(root, "harbour wall")
    assert entered == ["principle:small-steps"] * 2


def test_a_file_that_was_only_touched_is_not_taken_in(root: Path, entered: list[str]) -> None:
    refs(root, "welcome")
    entered.clear()
    os.utime(root / "content/case-studies/lena.md", (1_900_000_000, 1_900_000_000))
    before = folder(root)
    assert refs(root, "Lena")[0] == "case-study:lena"
    assert entered == []
    assert folder(root) == before


def test_two_changes_within_one_tick_of_the_clock(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # files may be new
    path = root / principle(root, "A lighthouse.")
    assert refs(root, "lighthouse")
    status = path.stat()
    path.write_text(path.read_text("utf-8").replace("lighthouse", "ironbridge"), "utf-8")  # of the same length
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert refs(root, "lighthouse") == []
    assert refs(root, "ironbridge") == ["principle:small-steps"]


def test_a_change_of_the_lists_reaches_every_record(root: Path) -> None:
    assert refs(root, "punctuality") == []
    lists = root / "content/vocabulary.yml"
    lists.write_text(lists.read_text("utf-8").replace("title: Attendance", "title: Punctuality"), "utf-8")
    assert "case-study:lena" in refs(root, "punctuality")


def test_a_renamed_record_is_found_once(root: Path) -> None:
    refs(root, "Lena")
    (root / "content/case-studies/lena.md").rename(root / "content/case-studies/lena-two.md")
    assert [ref for ref in refs(root, "Lena") if "lena" in ref] == ["case-study:lena-two"]


def _missing(index: Path) -> None:
    next(index.glob("*.seg")).unlink()


def _cut(index: Path) -> None:
    path = next(index.glob("*.seg"))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _garbled(index: Path) -> None:
    path = next(index.glob("*.seg"))
    path.write_bytes(path.read_bytes()[::-1])


def _empty(index: Path) -> None:
    for path in index.iterdir():
        path.write_bytes(b"")


def _gone(index: Path) -> None:
    shutil.rmtree(index)


def _words_cut(index: Path) -> None:
    path = index.parent / "words.json"
    path.write_text(path.read_text("utf-8")[:500], "utf-8")


def _manifest_garbled(index: Path) -> None:
    (index.parent / "manifest.json").write_text('{"code": ', "utf-8")


def _manifest_of_something_else(index: Path) -> None:
    (index.parent / "manifest.json").write_text("[1, 2]", "utf-8")


@pytest.mark.parametrize(
    "damage", [_missing, _cut, _garbled, _empty, _gone, _words_cut, _manifest_garbled, _manifest_of_something_else]
)
def test_a_damaged_index_is_made_again_with_a_line_that_says_so(root: Path, damage: Callable[[Path], None]) -> None:
    found = refs(root, "key adult")
    damage(folder(root))
    lines = said(root)
    assert len(lines) == 1
    assert lines[0].startswith("The search index was damaged (")
    assert lines[0].endswith("and is made again.")
    assert refs(root, "key adult") == found
    assert said(root) == []


def test_damage_that_only_a_search_meets(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refs(root, "welcome")
    next(folder(root).glob("*.seg")).write_bytes(b"x" * 3000)
    with monkeypatch.context() as patch:
        patch.setattr(upkeep, "_damage", lambda folder, manifest: "")
        lines = said(root)
    assert len(lines) == 1
    assert "made again" in lines[0]


def test_a_lock_that_somebody_holds_keeps_nobody_waiting(root: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    refs(root, "welcome")
    with (folder(root) / "MAIN_WRITELOCK").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        principle(root, "A lighthouse.")
        assert refs(root, "lighthouse") == ["principle:small-steps"]


def test_an_index_made_by_other_code_is_made_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refs(root, "welcome")
    monkeypatch.setattr(upkeep, "_code", lambda: "other")
    assert said(root) == ["Making the search index. Later searches take in only what has changed."]


def test_indexes_that_were_replaced_are_removed(root: Path) -> None:
    refs(root, "welcome")
    abandoned = root / upkeep.FOLDER / "index-abandoned"
    abandoned.mkdir()
    os.utime(abandoned, (0, 0))
    for number in range(3):
        principle(root, f"Step {number}.")
        refs(root, "welcome")
    assert len(list((root / upkeep.FOLDER).glob("index-*"))) == 1


def test_an_index_that_somebody_is_making_is_left_alone(root: Path) -> None:
    refs(root, "welcome")
    making = root / upkeep.FOLDER / "index-making"
    making.mkdir()
    principle(root)
    refs(root, "welcome")
    assert making.is_dir()


def test_a_library_in_which_nothing_can_be_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mkdir = Path.mkdir

    def refuse(self: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        if self.is_relative_to(root):
            raise PermissionError(13, "Permission denied", str(self))
        mkdir(self, mode, parents, exist_ok)

    monkeypatch.setattr(Path, "mkdir", refuse)
    lines = said(root)
    assert lines == [
        "The search index cannot be kept in .cache/search (Permission denied), and is made for this search."
    ]
    assert not (root / ".cache").exists()


def test_records_that_cannot_be_read_are_counted_and_the_others_found(root: Path) -> None:
    (root / "content/principles/broken.md").write_text("---\ntitle: [\n---\n", "utf-8")
    got = answer.answer(root, "key adult", Narrow(), 3, lambda _: None)
    assert got.unread == 1
    assert got.found


def test_searches_at_once_while_the_index_is_made_all_answer(root: Path) -> None:
    code = "import sys; from connected_practice.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "search", "key adult", "--root", str(root), "--json"]
    for name in ("one", "two"):
        principle(root, "A lighthouse.", name=name)  # the index is out of date each time
        running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
        answers = [process.communicate(timeout=60) for process in running]
        assert [process.returncode for process in running] == [0, 0], answers
        assert len({out for out, _ in answers}) == 1
    assert refs(root, "lighthouse")


def test_a_file_that_changes_while_it_is_read_is_seen_next_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refs(root, "welcome")
    path = root / principle(root, "A lighthouse.")
    read = load.read

    def read_and_change(folder: Path) -> Collection:
        collection = read(folder)
        path.write_text(path.read_text("utf-8").replace("lighthouse", "ironbridge"), "utf-8")
        return collection

    with monkeypatch.context() as patch:
        patch.setattr(load, "read", read_and_change)
        assert refs(root, "lighthouse") == ["principle:small-steps"]
    assert refs(root, "lighthouse") == []
    assert refs(root, "ironbridge") == ["principle:small-steps"]
