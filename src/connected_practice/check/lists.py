"""Closed lists hold: every value stands in content/vocabulary.yml."""

from __future__ import annotations

from collections.abc import Iterator

from connected_practice.check.context import Context, Page
from connected_practice.check.references import UNKNOWN_RECORD
from connected_practice.load import yaml
from connected_practice.load.collection import SEARCHES, VOCABULARY
from connected_practice.load.files import ID
from connected_practice.load.validate import NOT_IN_LIST, OUT_OF_BOUNDS
from connected_practice.models.base import Listed, Loc, Marked, Ref, marked_values
from connected_practice.models.vocabulary import Vocabulary
from connected_practice.problem import Definition, Problem, did_you_mean


def check_record(page: Page, context: Context) -> Iterator[Problem]:
    """Look up every value that belongs to a closed list; a guide's id is a topic."""
    if not context.has_vocabulary:  # that is one problem; the values of every record are not
        return
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
    """Look at the names of the lists' entries, and at what entries name: sectors, roles, records to start with.

    content/searches.yml names such things too.
    """
    if not context.has_vocabulary:
        return
    yield from _names(context)
    for path, lists in ((VOCABULARY, context.collection.vocabulary), (SEARCHES, context.collection.searches)):
        for value in marked_values(lists):
            if (fault := _fault(value, context)) is not None:
                definition, message, fix = fault
                yield _problem(context, path, definition, value.loc, message, fix)


def _names(context: Context) -> Iterator[Problem]:
    for name in Vocabulary.model_fields:
        entries = getattr(context.collection.vocabulary, name)
        for entry in entries if isinstance(entries, dict) else ():
            if not ID.fullmatch(entry):
                message = f"`{entry}` is part of an address: small letters, digits and single hyphens, but not `index`."
                yield _problem(context, VOCABULARY, OUT_OF_BOUNDS, (name, entry), message, OUT_OF_BOUNDS.mend)


def _problem(context: Context, path: str, definition: Definition, loc: Loc, message: str, fix: str) -> Problem:
    front = (context.collection.root / path).read_text("utf-8-sig")
    line, column, length = yaml.place_of(front, loc)
    return Problem(definition, path, line, column, message, fix, "", length)


def _fault(value: Marked, context: Context) -> tuple[Definition, str, str] | None:
    collection = context.collection
    if isinstance(value.mark, Listed):
        known = getattr(collection.vocabulary, value.mark.name)
        return None if value.value in known else (NOT_IN_LIST, *_words(value.value, value.mark.name, list(known)))
    if not isinstance(value.mark, Ref) or value.value in collection.index or value.value in collection.unread:
        return None
    return (
        UNKNOWN_RECORD,
        f"`{value.value}` names no record.",
        did_you_mean(value.value, collection.index, "Correct the id."),
    )


def _words(value: str, name: str, known: list[str]) -> tuple[str, str]:
    title = name.replace("_", " ")
    fix = did_you_mean(value, known, f"Use one of the list in content/vocabulary.yml: {', '.join(known)}.")
    return f"`{value}` is not on the list of {title}.", fix
