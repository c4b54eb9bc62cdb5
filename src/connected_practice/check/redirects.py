"""What became of pages that are gone: each redirect leads somewhere, and from an address that nothing has."""

from __future__ import annotations

from collections.abc import Iterator

from connected_practice.check.context import Context
from connected_practice.load.collection import REDIRECTS
from connected_practice.models import FOLDERS
from connected_practice.problem import Definition, Problem, define, did_you_mean

NO_TARGET = define(
    "CP224",
    "redirect that leads nowhere",
    meaning="An entry of content/redirects.yml names a record that is not there.",
    why="Readers of the old address would be sent to a page that does not exist.",
    mend="Name the record that takes the page's place, or leave `to` out: the page then says why it is gone.",
)
NOT_GONE = define(
    "CP225",
    "redirect from an address that is in use",
    meaning="content/redirects.yml gives the address of a page that the library has.",
    why="One address cannot be a page and a way to another.",
    mend="Take the entry out, or rename the record.",
)


def check_library(context: Context) -> Iterator[Problem]:
    """Look at content/redirects.yml."""
    collection = context.collection
    for address, redirect in collection.redirects.pages.items():
        for ref in [*([redirect.to] if redirect.to else []), *redirect.see]:
            if ref not in collection.index and ref not in collection.unread:
                fix = did_you_mean(ref, collection.names[None], NO_TARGET.mend)
                yield _problem(NO_TARGET, f"`{address}` leads to `{ref}`, which is no record.", fix)
        folder, _, name = address.rstrip("/").partition("/")
        taken = collection.index.get(f"{FOLDERS[folder].kind.name}:{name}") if folder in FOLDERS else None
        if taken:
            yield _problem(NOT_GONE, f"`{address}` is the address of {taken.path}, or of one of its aliases.")


def _problem(definition: Definition, message: str, fix: str = "") -> Problem:
    return Problem(definition, REDIRECTS, 0, 0, message, fix or definition.mend)
