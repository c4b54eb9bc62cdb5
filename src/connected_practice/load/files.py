"""Which files below content/ are records, and what is wrong with the others."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from connected_practice.models import FOLDERS
from connected_practice.models.base import Record
from connected_practice.problem import Definition, Problem, define, did_you_mean

VOCABULARY = "vocabulary.yml"
"""The file of the closed lists."""

SEARCHES = "searches.yml"
"""The file of what editors know of searches. A library need not have one."""

REDIRECTS = "redirects.yml"
"""The file of what became of pages that are gone. A library need not have one."""

MAX_BYTES = 1_000_000
"""The largest record that is read. The longest real one has about 20,000 bytes."""

ID = re.compile(r"(?!index$)[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id looks like. `index` is the address of the kind's own page."""

UNKNOWN_FOLDER = define(
    "CP001",
    "record in an unknown folder",
    meaning="A file lies in a folder below content/ that belongs to no kind of record.",
    why="The folder says what kind of record a file is. Without a kind it cannot be checked or published.",
    mend="Move the file into the folder of its kind, or rename the folder.",
)
BAD_ID = define(
    "CP002",
    "file name that cannot be an id",
    meaning="A record's file name is its id and part of its address: small letters a to z, digits and single hyphens. "
    "`index` is taken.",
    why="Capitals, spaces and other signs break addresses on some systems, and an address must last.",
    mend="Rename the file, for example `river-clinic.md`.",
)
SAME_BUT_CASE = define(
    "CP003",
    "file names that differ only in case",
    meaning="Two files in one folder have names that differ only in capital and small letters.",
    why="On many computers they are one file, so that one of the two would be lost.",
    mend="Rename or remove one of them.",
)
OUTSIDE = define(
    "CP004",
    "link that leaves the library",
    meaning="A file or folder is a symbolic link to something outside content/.",
    why="It would publish whatever lies there, on another machine something else or nothing.",
    mend="Copy the file into content/ instead of linking to it.",
)
NOT_A_FILE = define(
    "CP005",
    "folder named like a record",
    meaning="A folder has a name that ends like a record's file.",
    why="Nothing in it would be read, and whoever made it believes that it is published.",
    mend="Rename the folder, or move the records in it up.",
)
TOO_LARGE = define(
    "CP006",
    "file too large",
    meaning=f"A record is larger than {MAX_BYTES // 1000:,} kB.",
    why="No record that a person writes is so long; it is probably another file under a record's name.",
    mend="Put the right file in its place, or split the record.",
)
WRONG_SUFFIX = define(
    "CP007",
    "file that is no record",
    meaning="A file in a kind's folder does not have the ending of that kind's records.",
    why="It is not read, so that whatever stands in it is not published.",
    mend="Give it the right ending, or move it out of content/.",
)
UNREADABLE = define(
    "CP008",
    "file that cannot be read",
    meaning="The operating system did not let us read the file.",
    why="A record that cannot be read cannot be checked.",
    mend="Look at the file's permissions, then try again.",
)


class RecordFile(NamedTuple):
    """A file that may be a record: where it is, and what its place says of it."""

    path: Path
    relative: str
    """The path from the library's root, with forward slashes."""
    model: type[Record]
    id: str


def find(root: Path) -> tuple[list[RecordFile], list[Problem]]:
    """Return the record files below `root`/content in the order of their paths, and what is wrong there."""
    content = root / "content"
    files: list[RecordFile] = []
    problems: list[Problem] = []
    for entry in sorted(os.scandir(content), key=lambda e: e.name):
        relative = f"content/{_printable(entry.name)}"
        if entry.name.startswith(".") or entry.name in (VOCABULARY, SEARCHES, REDIRECTS, "LICENSE.md"):
            continue
        if leaves(Path(entry.path), content):
            problems.append(_problem(OUTSIDE, relative, f"`{entry.name}` is a link to something outside content/."))
        elif not entry.is_dir():
            where = "A record lies in the folder of its kind: " + ", ".join(f"{name}/" for name in FOLDERS) + "."
            problems.append(_problem(UNKNOWN_FOLDER, relative, f"`{entry.name}` lies directly in content/. {where}"))
        elif entry.name not in FOLDERS:
            hint = did_you_mean(entry.name, FOLDERS, "The folders are " + ", ".join(FOLDERS) + ".")
            problems.append(_problem(UNKNOWN_FOLDER, relative, f"No kind of record lives in `{entry.name}`.", hint))
        else:
            _find_in(Path(entry.path), content, FOLDERS[entry.name], files, problems)
    return files, problems


def _find_in(
    folder: Path, content: Path, model: type[Record], files: list[RecordFile], problems: list[Problem]
) -> None:
    seen: dict[str, str] = {}
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        relative = f"content/{folder.name}/{_printable(entry.name)}"
        stem, dot, ending = entry.name.rpartition(".")
        suffix = dot + ending
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and leaves(Path(entry.path), content):
            problems.append(_problem(OUTSIDE, relative, f"`{entry.name}` is a link to something outside content/."))
        elif not entry.is_file():
            what = "a folder" if entry.is_dir() else "not a file"
            problems.append(_problem(NOT_A_FILE, relative, f"`{entry.name}` is {what}. Records are files."))
        elif suffix.lower() != model.kind.suffix:
            problems.append(
                _problem(
                    WRONG_SUFFIX,
                    relative,
                    f"`{entry.name}` is not read: a {model.kind.title.lower()} ends in `{model.kind.suffix}`.",
                )
            )
        elif entry.name.lower() in seen:
            problems.append(
                _problem(
                    SAME_BUT_CASE, relative, f"`{entry.name}` and `{seen[entry.name.lower()]}` differ only in case."
                )
            )
        elif stem == "index":
            message = "`index` is the address of the list of all records of this kind."
            problems.append(_problem(BAD_ID, relative, message, "Rename the file after what the record is about."))
        elif not ID.fullmatch(stem) or suffix != model.kind.suffix:
            seen[entry.name.lower()] = entry.name
            better = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
            better = better if ID.fullmatch(better) else "a-name"
            problems.append(
                _problem(
                    BAD_ID,
                    relative,
                    f"`{entry.name}` cannot be part of an address.",
                    f"Rename it to `{better}{model.kind.suffix}`.",
                )
            )
        elif entry.stat().st_size > MAX_BYTES:
            size = entry.stat().st_size // 1_000_000
            problems.append(_problem(TOO_LARGE, relative, f"The file has {size} MB; records have a few kB."))
        else:
            seen[entry.name.lower()] = entry.name
            files.append(RecordFile(Path(entry.path), relative, model, stem))


def leaves(path: Path, content: Path) -> bool:
    """Whether a path is a symbolic link to something outside `content`, or to nothing."""
    if not path.is_symlink():
        return False
    try:
        return not path.resolve(strict=True).is_relative_to(content.resolve())
    except (OSError, RuntimeError):  # links in a circle, until Python 3.13
        return True


def _printable(name: str) -> str:
    """Return a file name as it can be written: bytes that are no text, and line breaks, are replaced."""
    if name.isprintable():
        return name
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


def _problem(definition: Definition, path: str, message: str, fix: str = "") -> Problem:
    return Problem(definition, path, 0, 0, _printable(message), fix or definition.mend)
