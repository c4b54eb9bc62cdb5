"""The second step: every record is held against its kind, the others and the glossary.

A module here is a rule. It declares its problems with `define` and has one or both of

    def check_record(page: Page, context: Context) -> Iterator[Problem]
    def check_library(context: Context) -> Iterator[Problem]

Nothing else is needed for it to run.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection as Group
from collections.abc import Iterator
from datetime import date
from types import ModuleType

from connected_practice.check.context import Context
from connected_practice.load import Collection, Progress
from connected_practice.problem import Problem


def _discover() -> tuple[ModuleType, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


RULES: tuple[ModuleType, ...] = _discover()
_RECORD_RULES = tuple(rule.check_record for rule in RULES if hasattr(rule, "check_record"))
_LIBRARY_RULES = tuple(rule.check_library for rule in RULES if hasattr(rule, "check_library"))


def check(
    collection: Collection,
    today: date,
    only: Group[str] | None = None,
    progress: Progress = lambda done, total: None,
) -> list[Problem]:
    """Return everything that is wrong with a collection, sorted by file and place.

    `today` decides which review dates have passed. `only` names the files (by their paths
    from the root) to report on; all others are still read, since records refer to each other.
    """
    problems = [*collection.problems, *_problems(Context(collection, today), only, progress)]
    if only is not None:
        problems = [problem for problem in problems if problem.path in only]
    return sorted(problems, key=lambda problem: problem.sort_key)


def _problems(context: Context, only: Group[str] | None, progress: Progress) -> Iterator[Problem]:
    documents = [d for d in context.collection.documents if only is None or d.path in only]
    for number, document in enumerate(documents):
        if number % 200 == 0:
            progress(number, len(documents))
        page = context.page(document)
        for rule in _RECORD_RULES:
            yield from rule(page, context)
    progress(len(documents), len(documents))
    for rule in _LIBRARY_RULES:
        yield from rule(context)
