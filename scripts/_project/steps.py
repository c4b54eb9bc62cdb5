"""Steps of setting up, each done again only where what it is made from has changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

Stamps = dict[str, str]
"""The digest of what each step was made from when it was last done."""


@dataclass(frozen=True)
class Step:
    """One step: what it is called, what it is made from, what it makes, and how."""

    name: str
    title: str
    """What it does, as a person reads it: "Python packages"."""
    made_from: str
    """The digest of everything that the result depends on."""
    makes: Path
    """What is there when it has been done."""
    do: Callable[[], None]


def digest(*parts: str | Path) -> str:
    """Return one digest of texts and of files, by name and content. A file that is not there counts as empty."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) and part.is_file() else b""
        whole.update(hashlib.sha256(str(part).encode()).digest() + hashlib.sha256(content).digest())
    return whole.hexdigest()


def do(step: Step, stamps: Path, say: Callable[[str], None]) -> None:
    """Do a step unless it stands as it would be made. A step that fails or is stopped is done again next time."""
    done = read(stamps)
    if done.get(step.name) == step.made_from and step.makes.exists():
        return
    if done.pop(step.name, None):
        _write(stamps, done)
    say(f"{step.title} ...")
    begun = time.monotonic()
    step.do()
    say(f"    done in {time.monotonic() - begun:.1f} s")
    _write(stamps, {**read(stamps), step.name: step.made_from})


def read(stamps: Path) -> Stamps:
    """Return the stamps in a file; none where it is missing or cannot be understood."""
    try:
        found = json.loads(stamps.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(stamps: Path, done: Stamps) -> None:
    aside = stamps.with_suffix(".new")
    aside.write_text(json.dumps(done, indent=2) + "\n", "utf-8")
    aside.replace(stamps)


@contextlib.contextmanager
def alone(lock: Path, say: Callable[[str], None], doing: str = "setting up") -> Iterator[None]:
    """Hold a lock, so that two scripts started together do not do the same in one folder at once."""
    if os.name == "nt":
        yield  # no such lock in Windows' standard library that waits; two at once are rare
        return
    import fcntl

    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"Waiting for another script to finish {doing}.")
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
