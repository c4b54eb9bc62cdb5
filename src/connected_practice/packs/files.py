"""The files of each session's pack: slides, handout, exercises, notes for whoever leads, and one archive of them all.

    packs/session/one-case/one-case-slides.pptx      and -handout.docx, -exercises.docx, ...
    packs/session/one-case/one-case-everything.zip

They are made in every build and kept nowhere: all packs of the library take about five seconds, and what is kept can
be out of date. Their bytes are the same for the same records, whatever the day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.packages.archive import archive
from connected_practice.packages.place import Place
from connected_practice.packs.describe import describe
from connected_practice.packs.forms import Organisation, Pack
from connected_practice.packs.frame import version_of
from connected_practice.packs.plan import plan

KINDS = ("session", "module")
"""The kinds of record that have a pack."""

FOLDER = "packs"

SLIDES, EVERYTHING = "slides.pptx", "everything.zip"


class About(NamedTuple):
    """What people read of a file before they take it."""

    title: str
    what: str


ABOUT = {
    EVERYTHING: About("Everything in one file", "a zip file with all of these"),
    SLIDES: About("Slides", "PowerPoint, with what to say in the notes"),
    "facilitator.docx": About(
        "Notes for whoever runs it", "Word: the agenda with times, what to prepare, what to say and do"
    ),
    "handout.docx": About("Handout", "Word: for everybody who comes, with room to write"),
    "exercises.docx": About("Exercises", "Word: the tasks and questions alone"),
    "register.docx": About("Attendance and feedback", "Word: a list to sign, and a short form"),
    "certificate.docx": About("Certificate of attendance", "Word: the hours stand in it, you add the name"),
}
"""The files by how their names end, in the order in which people are shown them."""


def files(
    library: Library, documents: Iterable[Document], place: Place, organisation: Organisation | None
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of records' packs: their paths, and what they hold. Raises KeyError for a record without one."""
    for document in documents:
        described = describe(plan(library, document, place), organisation, "")
        made = {f"{document.id}-{ending}": content for ending, content in _kept(json.dumps(described))}
        made[f"{document.id}-{EVERYTHING}"] = archive(made, version_of(described["slides"]["frame"]))
        for name, content in made.items():
            yield f"{folder(document)}/{name}", content


@lru_cache(maxsize=64)
def _kept(described: str) -> tuple[tuple[str, bytes], ...]:
    """Draw a pack, or remember it: while the site is served, a save changes few of them or none."""
    return tuple(drawn(json.loads(described)))


def drawn(pack: Pack) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a pack: how their names end, and what they hold."""
    from connected_practice.packs.slides import slides_file  # what writes Word and slides takes long to import
    from connected_practice.packs.word import word_file

    yield SLIDES, slides_file(pack["slides"]["frame"], pack["slides"]["slides"])
    for paper in pack["papers"]:
        yield f"{paper['name']}.docx", word_file(paper["frame"], paper["pieces"])


def folder(document: Document) -> str:
    """Return the folder of a record's pack, below the site's root."""
    return f"{FOLDER}/{document.kind}/{document.id}"


def with_packs(library: Library) -> list[Document]:
    """Return the records that have a pack: sessions, then modules."""
    return [document for kind in KINDS for document in library.of_kind(kind)]


class Download(NamedTuple):
    """A file that people can take, as its page names it."""

    path: str
    """Below the site's root."""
    title: str
    what: str
    size: str
    """In words: `38 KB`."""


def downloads(sizes: dict[str, int], ref: str) -> list[Download]:
    """Return the files of a record's pack in the order in which people are shown them; none for other records.

    `sizes` are those of all packs' files in bytes, by their paths, and `ref` names the record: `session:one-case`.
    """
    kind, _, name = ref.partition(":")
    paths = {ending: f"{FOLDER}/{kind}/{name}/{name}-{ending}" for ending in ABOUT}
    return [Download(path, *ABOUT[ending], in_words(sizes[path])) for ending, path in paths.items() if path in sizes]


def in_words(size: int) -> str:
    """Return a size in bytes as people read it: `38 KB`, `1.4 MB`."""
    return f"{size / 1_000_000:.1f} MB" if size >= 999_500 else f"{max(1, round(size / 1000))} KB"
