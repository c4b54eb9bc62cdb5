"""Closed lists hold: every value stands in content/vocabulary.yml."""

from __future__ import annotations

from collections.abc import Iterator

from connected_practice.check.context import Context, Page
from connected_practice.check.references import UNKNOWN_RECORD
from connected_practice.load import yaml
from connected_practice.load.validate import NOT_IN_LIST
from connected_practice.models.base import Listed, Ref, marked_values
from connected_practice.problem import Problem, did_you_mean


def check_record(page: Page, context: Context) -> Iterator[Problem]:
    """Look up every value that belongs to a closed list; a guide's id is a topic."""
    topics = context.collection.vocabulary.topics
    if page.document.kind == "guide" and page.document.id not in topics:
        message, fix = _words(page.document.id, "topics", list(topics))
        yield page.problem(NOT_IN_LIST, ("title",), message, fix, f"`{page.document.id}` is not a topic")
    for value in page.marked:
        if isinstance(value.mark, Listed):
            known = getattr(context.collection.vocabulary, value.mark.name)
            if value.value not in known:
                message, fix = _words(value.value, value.mark.name, list(known))
                yield page.problem(NOT_IN_LIST, value.loc, message, fix, f"`{value.value}` is not on the list")


def check_library(context: Context) -> Iterator[Problem]:
    """Look at what the lists themselves name: sectors, roles, records to start with."""
    vocabulary = context.collection.vocabulary
    front: str | None = None
    for value in marked_values(vocabulary):
        if isinstance(value.mark, Listed):
            known = list(getattr(vocabulary, value.mark.name))
            missing = value.value not in known
            message, fix = _words(value.value, value.mark.name, known)
        elif isinstance(value.mark, Ref):
            known = list(context.collection.index)
            missing = value.value not in context.collection.index and value.value not in context.collection.unread
            message, fix = f"`{value.value}` names no record.", did_you_mean(value.value, known, "Correct the id.")
        else:
            continue
        if missing:
            if front is None:
                front = (context.collection.root / "content/vocabulary.yml").read_text("utf-8-sig")
            line, column, length = yaml.place_of(front, value.loc)
            definition = NOT_IN_LIST if isinstance(value.mark, Listed) else UNKNOWN_RECORD
            yield Problem(definition, "content/vocabulary.yml", line, column, message, fix, "", length)


def _words(value: str, name: str, known: list[str]) -> tuple[str, str]:
    title = name.replace("_", " ")
    fix = did_you_mean(value, known, f"Use one of the list in content/vocabulary.yml: {', '.join(known)}.")
    return f"`{value}` is not on the list of {title}.", fix
