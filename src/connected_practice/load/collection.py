"""Everything that was read: records with their files, the closed lists, and what went wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from connected_practice.load import files, front_matter, yaml
from connected_practice.load.files import RecordFile
from connected_practice.load.validate import validate
from connected_practice.models.base import Loc, Marked, Part, Prose, Record, marked_values
from connected_practice.models.local import Local
from connected_practice.models.redirects import Redirects
from connected_practice.models.searches import Searches
from connected_practice.models.vocabulary import Vocabulary
from connected_practice.problem import Problem, define

NO_VOCABULARY = define(
    "CP009",
    "no closed lists",
    meaning="The file content/vocabulary.yml is missing.",
    why="Topics, sectors, roles and the other lists stand in it; without them no record can be checked.",
    mend="Restore content/vocabulary.yml.",
)

VOCABULARY = f"content/{files.VOCABULARY}"
"""The file of the closed lists, from the library's root."""

SEARCHES = f"content/{files.SEARCHES}"
"""The file of what editors know of searches, from the library's root."""

REDIRECTS = f"content/{files.REDIRECTS}"
"""The file of what became of pages that are gone, from the library's root."""

LOCAL = "local.yml"
"""The file of an organisation's own lines, from the library's root."""

Lists = TypeVar("Lists", bound=Part)
"""The model of a file that is no record."""

Progress = Callable[[int, int], None]
"""Called now and then with how many records are done and how many there are."""


_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Document:
    """A record with the file that it came from."""

    path: str
    """From the library's root, with forward slashes."""
    id: str
    record: Record
    front: str = field(repr=False)
    front_line: int
    body: str = field(repr=False)
    body_line: int

    @cached_property
    def marked(self) -> tuple[Marked, ...]:
        """Every marked value of the record with its place, found once for all who ask."""
        return tuple(marked_values(self.record))

    @property
    def text(self) -> str:
        """All that the record says: the fields that hold text, then the body, each on lines of its own."""
        return "\n".join([*(value.value for value in self.marked if isinstance(value.mark, Prose)), self.body])

    @cached_property
    def words(self) -> int:
        """How many words there are in the record's text."""
        return len(_WORD.findall(self.text))

    @property
    def kind(self) -> str:
        """The name of the record's kind."""
        return self.record.kind.name

    @property
    def ref(self) -> str:
        """How links name the record: `case-study:oscar`."""
        return f"{self.record.kind.name}:{self.id}"

    def place(self, loc: Loc) -> tuple[int, int, int]:
        """Return the line and column in the file of the value at `loc`, and its length."""
        line, column, length = yaml.place_of(self.front, loc)
        return self.front_line + line - 1, column, length

    def body_place(self, offset: int) -> tuple[int, int]:
        """Return the line and column in the file of a character of the body."""
        before = self.body[:offset]
        return self.body_line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1


@dataclass(frozen=True)
class Collection:
    """A library as it was read, before anything in it is held against anything else."""

    root: Path
    vocabulary: Vocabulary
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()
    """References of the files that could not be read: known to exist, nothing more."""
    searches: Searches = field(default_factory=Searches)
    """What editors know of searches; nothing where the library has no such file, or one that cannot be read."""
    redirects: Redirects = field(default_factory=Redirects)
    """What became of pages that are gone; nothing where the library has no such file, or one that cannot be read."""
    local: Local = field(default_factory=Local)
    """An organisation's own lines; nothing where the library has no such file, or one that cannot be read."""

    def __post_init__(self) -> None:
        index = {document.ref: document for document in self.documents}
        for document in self.documents:
            for alias in document.record.aliases:
                index.setdefault(f"{document.kind}:{alias}", document)
        object.__setattr__(self, "_index", index)

    @property
    def has_vocabulary(self) -> bool:
        """Whether the closed lists could be read. Where they could not, they are empty."""
        return not any(problem.path == VOCABULARY for problem in self.problems)

    @property
    def index(self) -> dict[str, Document]:
        """Documents by `kind:id`, and by `kind:alias` where no record has that id."""
        return self._index  # type: ignore[attr-defined, no-any-return]

    @cached_property
    def names(self) -> dict[str | None, list[str]]:
        """What links may name: the ids of each kind, and for None all as `kind:id`."""
        names: dict[str | None, list[str]] = {None: [document.ref for document in self.documents]}
        for document in self.documents:
            names.setdefault(document.kind, []).append(document.id)
        return names

    def of_kind(self, kind: str) -> list[Document]:
        """Return the documents of one kind, in the order of their ids."""
        return [document for document in self.documents if document.kind == kind]


def read(root: Path, progress: Progress = lambda done, total: None) -> Collection:
    """Read every record below `root`/content.

    Returns a collection with the problems found on the way; a record with a problem is
    not in its documents. Raises OSError if content/ itself cannot be read.
    """
    vocabulary, problems = _read_vocabulary(root)
    searches, faults = _read_optional(root, SEARCHES, Searches)
    redirects, more_faults = _read_optional(root, REDIRECTS, Redirects)
    local, faults_of_local = _read_optional(root, LOCAL, Local)
    found, file_problems = files.find(root)
    problems += [*faults, *more_faults, *faults_of_local, *file_problems]
    documents: list[Document] = []
    unread = set()
    for number, file in enumerate(found):
        if number % 200 == 0:
            progress(number, len(found))
        document, faults = read_file(file)
        problems += faults
        if document:
            documents.append(document)
        else:
            unread.add(f"{file.model.kind.name}:{file.id}")
    progress(len(found), len(found))
    lists = (searches, redirects, local)
    return Collection(root, vocabulary, tuple(documents), tuple(problems), frozenset(unread), *lists)


def read_file(file: RecordFile) -> tuple[Document | None, list[Problem]]:
    """Read one record file: the document, or what is wrong with it."""
    try:
        raw = file.path.read_bytes()
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        return None, [Problem(files.UNREADABLE, file.relative, 0, 0, message, files.UNREADABLE.mend)]
    parts, fault = front_matter.split(raw, file.relative, file.model.kind.suffix == ".yml")
    if parts is None:
        return None, [fault] if fault else []
    record, problems = validate(file.model, parts, file.relative, file.model.kind.title.lower())
    if problems:
        return None, problems
    return Document(file.relative, file.id, record, parts.front, parts.front_line, parts.body, parts.body_line), []


def _read_vocabulary(root: Path) -> tuple[Vocabulary, list[Problem]]:
    raw, fault = _bytes_of(root, VOCABULARY)
    if raw is None:
        none = Problem(NO_VOCABULARY, VOCABULARY, 0, 0, f"There is no file {VOCABULARY}.", NO_VOCABULARY.mend)
        return Vocabulary.empty(), [fault or none]
    vocabulary, problems = _read_lists(raw, VOCABULARY, Vocabulary)
    return vocabulary or Vocabulary.empty(), problems


def _read_optional(root: Path, name: str, model: type[Lists]) -> tuple[Lists, list[Problem]]:
    """Read a file that a library need not have; where it has none, or one that cannot be read, it says nothing."""
    raw, fault = _bytes_of(root, name)
    if raw is None:
        return model(), [fault] if fault else []
    found, problems = _read_lists(raw, name, model)
    return found or model(), problems


def _bytes_of(root: Path, name: str) -> tuple[bytes | None, Problem | None]:
    """Return what stands in a file of the library: None where there is no such file, or with why it is not read."""
    file = root / name
    try:
        if files.leaves(file, file.parent):
            home = "content/" if file.parent.name == "content" else "the library's folder"
            message = f"`{file.name}` is a link to something outside {home}."
            return None, Problem(files.OUTSIDE, name, 0, 0, message, files.OUTSIDE.mend)
        if file.stat().st_size > files.MAX_BYTES:
            message = f"The file has {file.stat().st_size // 1_000_000} MB."
            return None, Problem(files.TOO_LARGE, name, 0, 0, message, files.TOO_LARGE.mend)
        return file.read_bytes(), None
    except FileNotFoundError:
        return None, None
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        return None, Problem(files.UNREADABLE, name, 0, 0, message, files.UNREADABLE.mend)


def _read_lists(raw: bytes, name: str, model: type[Lists]) -> tuple[Lists | None, list[Problem]]:
    """Read a file that is YAML as a whole and no record."""
    parts, fault = front_matter.split(raw, name, whole_is_yaml=True)
    if parts is None:
        return None, [fault] if fault else []
    return validate(model, parts, name, Path(name).stem)
