"""Keeps the index of a library up to date: made aside, changed record by record, and put right when damaged.

It lies in .cache/search below the library's root:

    manifest.json   which files it was made from, and what its own files have to be
    index-*/        the index (see `index.py`)
    words.json, spelling.json, cards.json    the library's words (see `words.py`)

An update works on a copy, and then the manifest is replaced by one that names the copy: a search that
runs at the same time reads the old index or the new one, never something between. Nobody waits
for a lock, and one that was left behind is of no account.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path
from typing import Any

from connected_practice import load
from connected_practice.load import Collection, Document
from connected_practice.load.collection import SEARCHES, VOCABULARY
from connected_practice.search import index as engine
from connected_practice.search import words
from connected_practice.search.documents import entry_of
from connected_practice.search.index import Index, Unusable

FOLDER = Path(".cache/search")
MANIFEST = "manifest.json"
JUST_NOW = 2_000_000_000
"""The nanoseconds within which a file may change twice and show the same time."""
ABANDONED = 3600
"""The seconds after which a folder that nobody names was left by somebody who was interrupted."""

Say = Callable[[str], None]
"""Called with a line for the person who waits."""
Files = dict[str, tuple[int, int, str]]
"""The files of a library by path: size, time of change in nanoseconds, and digest."""


class Opened(Index):
    """The index of a library, with what was noted of it."""

    def __init__(self, folder: Path, manifest: dict[str, Any]) -> None:
        """Open the index that a manifest names. Raises Unusable where that cannot be read."""
        super().__init__(folder / manifest["index"])
        self._folder = folder
        self.unread: int = manifest["unread"]
        """How many files could not be read as records, so that nothing finds them."""

    def data(self, name: str) -> Any:
        """Return the content of one of the files of words."""
        return json.loads((self._folder / name).read_text("utf-8"))


@contextmanager
def opened(root: Path, say: Say, afresh: bool = False) -> Iterator[Opened]:
    """Open the index of the library below `root`, up to date, and close it at the end.

    `afresh` makes it again whatever there is. Where nothing can be written below `root`, it is made
    for this once in a folder of the system. Raises OSError if the library itself cannot be read.
    """
    aside = None
    try:
        (root / FOLDER).mkdir(parents=True, exist_ok=True)
        found = _up_to_date(root, root / FOLDER, say, afresh)
    except OSError as error:
        say(f"The search index cannot be kept in {FOLDER.as_posix()} ({error.strerror}), and is made for this search.")
        aside = tempfile.TemporaryDirectory()
        found = _up_to_date(root, Path(aside.name), lambda _: None, afresh=True)
    try:
        yield found
    finally:
        found.close()
        if aside:
            aside.cleanup()


def _up_to_date(root: Path, folder: Path, say: Say, afresh: bool) -> Opened:
    manifest = _manifest(folder)
    damage = "" if manifest is None or afresh else _damage(folder, manifest)
    if manifest is None or afresh or damage:
        if damage or afresh:
            say(f"The search index was damaged ({damage or 'it could not be read'}) and is made again.")
        else:
            say("Making the search index. Later searches take in only what has changed.")
        return _made(root, folder, None)
    started = time.time_ns()
    files = _files(root, manifest)
    if files == manifest["files"]:
        return Opened(folder, manifest)
    if {path: values[2] for path, values in files.items()} == {p: v[2] for p, v in manifest["files"].items()}:
        _note(folder, manifest | {"files": _settled(files, started)})  # touched, and the same as before
        return Opened(folder, manifest)
    try:
        return _made(root, folder, manifest)
    except Unusable:
        return _made(root, folder, None)


def _manifest(folder: Path) -> dict[str, Any] | None:
    """Return the manifest; None where there is none, or one that was made by other code than this."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
        found["files"] = {path: tuple(values) for path, values in found["files"].items()}
        return found if found["code"] == _code() else None
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError):
        return {"index": "", "parts": {"": [0, 0]}, "files": {}, "unread": 0}


def _damage(folder: Path, manifest: dict[str, Any]) -> str:
    """Say what is wrong with the files that a manifest names; nothing where they are as they were written."""
    for name, (size, check) in manifest["parts"].items():
        try:
            content = (folder / name).read_bytes()
        except (FileNotFoundError, IsADirectoryError):
            return f"{name or MANIFEST} is missing or cannot be read"
        if len(content) != size or zlib.crc32(content) != check:
            return f"{name} is not as it was written"
    return ""


def _made(root: Path, folder: Path, manifest: dict[str, Any] | None) -> Opened:
    """Make the index anew, or from the one that a manifest names, and put it in that one's place."""
    started = time.time_ns()
    files = _files(root, manifest)  # before they are read: what changes in between is seen to have changed next time
    collection = load.read(root)
    lists_changed = not manifest or any(files.get(n) != manifest["files"].get(n) for n in (VOCABULARY, SEARCHES))
    before: Files = {} if manifest is None or lists_changed else manifest["files"]
    aside = Path(tempfile.mkdtemp(prefix="index-", dir=folder))
    if manifest is None or not before:
        engine.create(aside, (entry_of(document, collection.vocabulary) for document in collection.documents))
    else:
        _copy(folder / manifest["index"], aside)
        _change(aside, collection, before, files, manifest["refs"])
    return _put_in_place(folder, aside, collection, files, started)


def _change(aside: Path, collection: Collection, before: Files, files: Files, refs: dict[str, str]) -> None:
    def is_as_before(document: Document) -> bool:
        path = document.path
        return path in refs and path in before and path in files and before[path][2] == files[path][2]

    kept = {document.path for document in collection.documents if is_as_before(document)}
    removed = [ref for path, ref in refs.items() if path not in kept]
    changed = [document for document in collection.documents if document.path not in kept]
    engine.change(aside, removed, (entry_of(document, collection.vocabulary) for document in changed))


def _put_in_place(folder: Path, aside: Path, collection: Collection, files: Files, started: int) -> Opened:
    written = words.write(collection, aside)
    for path in written:
        path.replace(folder / path.name)
    parts = [*(folder / path.name for path in written), *(path for path in aside.iterdir() if path.is_file())]
    manifest = {
        "code": _code(),
        "index": aside.name,
        "parts": {path.relative_to(folder).as_posix(): _size_and_check(path) for path in parts},
        "files": _settled(files, started),
        "refs": {document.path: document.ref for document in collection.documents},
        "unread": len(collection.unread),
    }
    before = _manifest(folder)
    _note(folder, manifest)
    _clear(folder, aside.name, before["index"] if before else "")
    return Opened(folder, manifest)


def _note(folder: Path, manifest: dict[str, Any]) -> None:
    """Replace the manifest in one step."""
    aside = folder / manifest["index"] / MANIFEST
    aside.write_text(json.dumps(manifest), "utf-8")
    aside.replace(folder / MANIFEST)


def _settled(files: Files, started: int) -> Files:
    """Return files as they are noted: one that changed just before we read it may be newer, and is looked at again."""
    return {path: values if values[1] < started - JUST_NOW else (-1, 0, values[2]) for path, values in files.items()}


def _size_and_check(path: Path) -> tuple[int, int]:
    content = path.read_bytes()
    return len(content), zlib.crc32(content)


def _copy(index: Path, aside: Path) -> None:
    """Copy an index without any lock that lies in it."""
    for path in index.iterdir():
        if not path.name.endswith("LOCK"):
            shutil.copyfile(path, aside / path.name)


def _clear(folder: Path, current: str, before: str) -> None:
    """Remove the index that was replaced, and what somebody left who was interrupted long ago."""
    for path in folder.glob("index-*"):
        with suppress(OSError):  # somebody else was faster
            is_old = time.time() - path.stat().st_mtime > ABANDONED
            if path.name != current and (path.name == before or is_old):
                shutil.rmtree(path, ignore_errors=True)  # another search may still read in it, on some systems


def _files(root: Path, manifest: dict[str, Any] | None) -> Files:
    """Return the files of the library. The digest of one that has not been touched is taken from the manifest."""
    known: Files = manifest["files"] if manifest else {}
    found: Files = {}
    for folder, _, names in os.walk(root / "content"):
        for name in names:
            path = Path(folder, name)
            relative = path.relative_to(root).as_posix()
            with suppress(OSError):  # it is not there any more, or leads nowhere
                status = path.stat()
                same = known.get(relative, (-1, 0, ""))[:2] == (status.st_size, status.st_mtime_ns)
                digest = known[relative][2] if same else hashlib.sha256(path.read_bytes()).hexdigest()[:16]
                found[relative] = (status.st_size, status.st_mtime_ns, digest)
    return found


def _code() -> str:
    """Return a digest of the code that makes an index: where it changes, the index is made anew."""
    own = sorted(resources.files("connected_practice.search").iterdir(), key=lambda file: file.name)
    return hashlib.sha256(b"".join(file.read_bytes() for file in own if file.name.endswith(".py"))).hexdigest()[:16]
