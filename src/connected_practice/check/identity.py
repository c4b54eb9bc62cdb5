"""Names are unique: aliases in a kind, ids within a record, wordings in the glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin

from connected_practice.check.context import Context, Page
from connected_practice.glossary import LINKED, Form, Use, forms_of, normal
from connected_practice.load import Document
from connected_practice.load.files import ID
from connected_practice.models.base import Loc, Part
from connected_practice.models.term import Term
from connected_practice.problem import Problem, define

TAKEN_ALIAS = define(
    "CP220",
    "alias that is taken",
    meaning="An alias is the id of a record, or two records claim one alias.",
    why="An old address can lead to one page only.",
    mend="Keep the alias on the record that the old address was for.",
)
REPEATED_ID = define(
    "CP221",
    "id given twice in a record",
    meaning="Two items, questions, steps, figures or sections of one record have the same id.",
    why="Saved answers and links could not tell them apart.",
    mend="Give each its own id.",
)
AMBIGUOUS_WORDING = define(
    "CP222",
    "wording that two terms claim",
    meaning="Two terms have one wording, and their sectors do not tell them apart.",
    why="A link on that word would lead to one of the two by chance.",
    mend="Give both terms their `sectors`, or take the wording from one of them.",
)
BAD_ALIAS = define(
    "CP223",
    "alias that cannot be an id",
    meaning="An alias is not made of small letters, digits and single hyphens.",
    why="It is part of an address, like an id.",
    mend="Write it as the earlier file name without its ending.",
)


def check_record(page: Page, context: Context) -> Iterator[Problem]:
    """Look for ids that stand twice within a record."""
    record = page.document.record
    for number, alias in enumerate(record.aliases):
        if not ID.fullmatch(alias):
            yield page.problem(BAD_ALIAS, ("aliases", number), f"`{alias}` cannot be part of an address.")
    for name in _lists_of_parts(type(record)):
        if value := getattr(record, name):
            yield from _repeated(page, value, (name,))


@cache
def _lists_of_parts(model: type[Part]) -> tuple[str, ...]:
    return tuple(name for name, info in model.model_fields.items() if _holds_parts(info.annotation))


def _holds_parts(annotation: Any) -> bool:
    if get_origin(annotation) is list:
        inner = get_args(annotation)[0]
        return isinstance(inner, type) and issubclass(inner, Part)
    return any(_holds_parts(choice) for choice in get_args(annotation))


def _repeated(page: Page, value: list[Any], loc: Loc) -> Iterator[Problem]:
    if "id" in type(value[0]).model_fields and loc[-1] not in ("sources", "cited_in"):
        seen: set[str] = set()
        for number, part in enumerate(value):
            if part.id in seen:
                yield page.problem(REPEATED_ID, (*loc, number, "id"), f"The id `{part.id}` stands here a second time.")
            seen.add(part.id)
    if hasattr(value[0], "items"):  # a toolkit's sections: item ids are unique in the toolkit
        counts = Counter(item.id for section in value for item in section.items)
        for s, section in enumerate(value):
            for i, item in enumerate(section.items):
                if counts[item.id] > 1:
                    counts[item.id] = -counts[item.id]
                elif counts[item.id] < 0:
                    place = (*loc, s, "items", i, "id")
                    yield page.problem(REPEATED_ID, place, f"The id `{item.id}` stands here a second time.")


def check_library(context: Context) -> Iterator[Problem]:
    """Look for aliases that are taken and wordings that two terms claim."""
    yield from _aliases(context)
    yield from _wordings(context)


def _aliases(context: Context) -> Iterator[Problem]:
    owners: dict[str, Document] = {document.ref: document for document in context.collection.documents}
    for document in context.collection.documents:
        for number, alias in enumerate(document.record.aliases):
            name = f"{document.kind}:{alias}"
            owner = owners.get(name)
            owners.setdefault(name, document)
            if owner is not None:  # another record's, this record's own id, or an alias that stands twice
                line, column, length = document.place(("aliases", number))
                message = f"`{alias}` already leads to {owner.path}."
                yield Problem(TAKEN_ALIAS, document.path, line, column, message, TAKEN_ALIAS.mend, "", length)


def _wordings(context: Context) -> Iterator[Problem]:
    terms = {d.id: d for d in context.collection.of_kind("term")}
    first: dict[str, Form] = {}
    for document in terms.values():
        assert isinstance(document.record, Term)
        for form in forms_of(document.id, document.record):
            if form.use not in LINKED:
                continue
            other = first.setdefault(normal(form.text), form)
            if other.term == form.term:
                continue
            sectors, others = document.record.sectors, terms[other.term].record.sectors
            if not sectors or not others or set(sectors) & set(others):
                line, column, length = document.place(_loc(form, document.record))
                message = (
                    f"`{form.text}` is also a wording of `{other.term}`, and their sectors do not tell them apart."
                )
                yield Problem(
                    AMBIGUOUS_WORDING, document.path, line, column, message, AMBIGUOUS_WORDING.mend, "", length
                )


def _loc(form: Form, term: Term) -> Loc:
    """Return where a wording stands in its term's fields."""
    if form.use is Use.TITLE:
        return ("title",)
    field = "abbreviations" if form.use is Use.ABBREVIATION else "admitted"
    return field, getattr(term, field).index(form.text)
