"""The whole way from files to pages, on one screen.

    content/*.md --load--> records --check--> problems
                              |
                              +--link--> library --render--> pages --publish--> site

Each step is complete when it ends, and no step imports a later one.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Collection as Group
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from connected_practice import addresses, reference
from connected_practice import check as checking
from connected_practice import link as linking
from connected_practice import load as loading
from connected_practice import render as rendering
from connected_practice.addresses import Addresses
from connected_practice.link import Library
from connected_practice.load import Collection
from connected_practice.load.collection import LOCAL, REDIRECTS, SEARCHES, VOCABULARY
from connected_practice.problem import Problem
from connected_practice.render import Page

Steps = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is."""


class Unpublishable(Exception):
    """The library has problems that stop publication."""

    def __init__(self, problems: Sequence[Problem], records: int) -> None:
        super().__init__(f"{sum(p.is_error for p in problems)} problems")
        self.problems = problems
        self.records = records


@dataclass(frozen=True)
class Checked:
    """A collection and everything that was found wrong with it."""

    collection: Collection
    problems: tuple[Problem, ...]

    @property
    def records(self) -> int:
        """How many records were looked at, those that could not be read among them."""
        unread = {problem.path for problem in self.collection.problems} - {VOCABULARY, SEARCHES, REDIRECTS, LOCAL}
        return len(self.collection.documents) + len(unread)

    @property
    def is_publishable(self) -> bool:
        """Whether nothing but warnings was found."""
        return not any(problem.is_error for problem in self.problems)


def check(root: Path, today: date, only: Group[str] | None = None, steps: Steps = lambda *_: None) -> Checked:
    """Load and check the library below `root`. With `only`, report on those files alone."""
    with _uncollected():
        collection = loading.read(root, lambda done, total: steps("Reading", done, total))
        problems = checking.check(collection, today, only, lambda done, total: steps("Checking", done, total))
    return Checked(collection, tuple(problems))


def held_against(checked: Checked, published: Addresses, steps: Steps = lambda *_: None) -> Checked:
    """Add what was published and is gone to what a check has found.

    Pages are needed for that: where the check has found errors, none can be made, and its result stays as it is.
    """
    if not checked.is_publishable:
        return checked
    pages = _pages(linking.link(checked.collection), steps)
    gone = addresses.compare(published, pages, checked.collection.root / "docs")
    return replace(checked, problems=tuple(sorted([*checked.problems, *gone], key=lambda p: p.sort_key)))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector off: nearly all that is made stays, and looking it over is a fifth of the work."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()  # the two together say that everything made so far is old
        if was_on:
            gc.enable()


def library(root: Path, today: date, steps: Steps = lambda *_: None) -> Library:
    """Load, check and link. Raises Unpublishable where anything but a warning was found."""
    checked = check(root, today, steps=steps)
    if not checked.is_publishable:
        raise Unpublishable(checked.problems, checked.records)
    return linking.link(checked.collection)


def publishable(
    root: Path, today: date, steps: Steps = lambda *_: None, published: Addresses | None = None
) -> tuple[Library, list[Page]]:
    """Load, check, link and render, and add the reference for contributors.

    Raises Unpublishable as `library` does, and where something that was `published` is gone.
    """
    linked = library(root, today, steps)
    pages = _pages(linked, steps)
    if gone := list(addresses.compare(published or {}, pages, root / "docs")):
        raise Unpublishable(gone, len(linked.collection.documents))
    return linked, pages


def _pages(library: Library, steps: Steps) -> list[Page]:
    made = rendering.pages(library, lambda done, total: steps("Writing pages", done, total))
    return [*made, *reference.pages()]
