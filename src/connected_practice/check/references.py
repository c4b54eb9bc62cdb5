"""Everything that a record points to is there."""

from __future__ import annotations

from collections.abc import Iterator

from connected_practice.check.context import Context, Page, Passage
from connected_practice.markdown import CITE, Link
from connected_practice.models import KINDS
from connected_practice.models.base import Marked, Ref
from connected_practice.models.term import Term
from connected_practice.problem import Definition, Problem, define, did_you_mean

UNKNOWN_RECORD = define(
    "CP201",
    "reference to a record that does not exist",
    meaning="A field or a link names a record that is not in the library.",
    why="A reader who follows it would find nothing.",
    mend="Correct the id, or write the record.",
)
UNKNOWN_TERM = define(
    "CP202",
    "unknown term",
    meaning="A link or a field names a glossary term that is not there.",
    why="The word would be left unexplained where somebody thought that it needed explaining.",
    mend="Correct the id, or add the term to content/glossary.",
)
SELF = define(
    "CP203",
    "record that refers to itself",
    meaning="A record names itself in a field, or links to itself.",
    why="It leads a reader in a circle.",
    mend="Remove the reference, or name the record that was meant.",
)
UNKNOWN_SOURCE = define(
    "CP204",
    "citation of an unknown source",
    meaning="A citation names a source that has no record in content/sources.",
    why="Everything here can be traced. A citation without its source cannot.",
    mend="Correct the id, or add the source.",
)
BAD_CITATION = define(
    "CP205",
    "citation that cannot be read",
    meaning="A citation is not written as `[@source-id, p. 15]`.",
    why="It would be shown as it stands, and lead nowhere.",
    mend="Write it as `[@source-id, p. 15]`, `[@source-id, pp. 15-16]`, or several separated by semicolons.",
)


def check_record(page: Page, context: Context) -> Iterator[Problem]:
    """Look at every reference in the fields, every record link and every citation."""
    for value in page.marked:
        if isinstance(value.mark, Ref) and (problem := _field(page, value, context)):
            yield problem
    for passage in page.marked_up:
        for link in passage.text.links:
            yield from _link(page, passage, link, context)
        yield from _citations(page, passage, context)


def _field(page: Page, value: Marked, context: Context) -> Problem | None:
    kind = value.mark.kind if isinstance(value.mark, Ref) else None
    ref = f"{kind}:{value.value}" if kind else value.value
    if (fault := _fault(page, ref, context)) is None:
        return None
    definition, message, fix = fault
    if kind and definition is UNKNOWN_RECORD:
        known = context.collection.names.get(kind, [])
        fix = did_you_mean(value.value, known, f"Write the record content/{KINDS[kind].kind.folder}/{value.value}.")
    return page.problem(definition, value.loc, message, fix)


def _link(page: Page, passage: Passage, link: Link, context: Context) -> Iterator[Problem]:
    if link.target.partition(":")[0] not in KINDS:
        return
    if (fault := _fault(page, link.target.partition("#")[0], context)) is not None:
        definition, message, fix = fault
        yield passage.problem(definition, link.start, link.end - link.start, message, fix)


def _fault(page: Page, ref: str, context: Context) -> tuple[Definition, str, str] | None:
    kind, _, name = ref.partition(":")
    collection = context.collection
    if collection.index.get(ref, None) is page.document:
        return SELF, "This record refers to itself.", SELF.mend
    if ref in collection.index or ref in collection.unread:
        return None
    if kind not in KINDS or not name:
        known = collection.names[None]
        hint = did_you_mean(ref, known, "Write the kind and the id, as in `case-study:oscar`.")
        return UNKNOWN_RECORD, f"`{ref}` names no record.", hint
    if kind == "term":
        return UNKNOWN_TERM, f"The glossary has no term `{name}`.", _nearest_term(name, context)
    hint = did_you_mean(name, collection.names.get(kind, []), UNKNOWN_RECORD.mend)
    return UNKNOWN_RECORD, f"There is no {KINDS[kind].kind.title.lower()} `{name}`.", hint


def _nearest_term(name: str, context: Context) -> str:
    match = context.matcher.find(name.replace("-", " "))
    if match:
        return f"Did you mean `{match[0].forms[0].term}`?"
    ids = [d.id for d in context.collection.of_kind("term") if isinstance(d.record, Term)]
    return did_you_mean(name, ids, UNKNOWN_TERM.mend)


def _citations(page: Page, passage: Passage, context: Context) -> Iterator[Problem]:
    for start, end, inside in passage.text.citations:
        if any(link.start <= start < link.end for link in passage.text.links):
            yield passage.problem(BAD_CITATION, start, end - start, "A citation cannot be part of a link.")
            continue
        position = 0
        while position < len(inside):
            cite = CITE.match(inside, position + len(inside[position:]) - len(inside[position:].lstrip()))
            if not cite:
                message = f"`[{inside}]` is not a citation that can be read."
                yield passage.problem(BAD_CITATION, start, end - start, message)
                break
            source = f"source:{cite['id']}"
            if source not in context.collection.index and source not in context.collection.unread:
                known = context.collection.names.get("source", [])
                fix = did_you_mean(cite["id"], known, UNKNOWN_SOURCE.mend)
                yield passage.problem(UNKNOWN_SOURCE, start, end - start, f"There is no source `{cite['id']}`.", fix)
            position = cite.end()
