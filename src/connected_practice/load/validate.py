"""Front matter against its model, with every fault told in an editor's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from connected_practice.load import yaml
from connected_practice.load.front_matter import Parts
from connected_practice.models.base import Loc, Part
from connected_practice.problem import Definition, Problem, define, nearest

MISSING = define(
    "CP101",
    "required field missing",
    meaning="A field that every record of this kind needs is not there.",
    why="A page without it would leave its readers guessing.",
    mend="Add the field.",
)
WRONG_TYPE = define(
    "CP102",
    "value of the wrong type",
    meaning="A field holds another type of value than it should: a number in place of text, a text in place of a list.",
    why="It would be shown wrongly, or not at all.",
    mend="Write the value in the form that the field needs.",
)
UNKNOWN_FIELD = define(
    "CP103",
    "unknown field",
    meaning="A field has a name that records of this kind do not have.",
    why="It would be ignored without a word, and somebody meant something by it.",
    mend="Correct the name, or remove the field.",
)
OUT_OF_BOUNDS = define(
    "CP104",
    "value out of bounds",
    meaning="A value is too short, too long, too small, too large, or not formed as it must be.",
    why="Lists, addresses and pages are laid out for values within the bounds.",
    mend="Bring the value within the bounds.",
)
NOT_IN_LIST = define(
    "CP105",
    "value outside a closed list",
    meaning="A field holds a value that is not on the list for it.",
    why="Filters and topic pages gather records by these values; one that is not on the list gathers nothing.",
    mend="Use a value from the list. A new one goes into content/vocabulary.yml first.",
)
BAD_DATE = define(
    "CP106",
    "not a date",
    meaning="A date is not written as year-month-day, or there is no such day.",
    why="Review dates decide what is looked at next.",
    mend="Write the date as 2026-11-21.",
)

_BOUNDS = {
    "string_too_short": "It is too short: at least {min_length} characters are needed.",
    "string_too_long": "It is too long: at most {max_length} characters fit.",
    "too_short": "At least {min_length} are needed here; there are {actual_length}.",
    "too_long": "At most {max_length} fit here; there are {actual_length}.",
    "greater_than_equal": "It is too small: {ge} is the least.",
    "less_than_equal": "It is too large: {le} is the most.",
    "string_pattern_mismatch": "It may have small letters, digits and single hyphens only.",
}
_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list",
    "dict_type": "fields with values",
    "model_type": "fields with values",
    "model_attributes_type": "fields with values",
}


@dataclass(frozen=True)
class _Fault:
    definition: Definition
    loc: Loc
    label: str
    message: str
    fix: str


def validate(model: type[Part], parts: Parts, path: str, name: str) -> tuple[Any, list[Problem]]:
    """Return the record and no problems, or None and everything that is wrong with its fields.

    `name` is what the record is called in messages, for example `case study`.
    """
    try:
        return model.model_validate(parts.data), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
    faults = _faults(model, details, name)
    problems = []
    for fault in faults:
        line, column, length = yaml.place_of(parts.front, fault.loc)
        problems.append(
            Problem(
                fault.definition,
                path,
                parts.front_line + line - 1,
                column,
                fault.message,
                fault.fix,
                fault.label,
                length,
            )
        )
    return None, problems


def _faults(model: type[Part], details: list[ErrorDetails], name: str) -> list[_Fault]:
    missing = {tuple(d["loc"]) for d in details if d["type"] == "missing"}
    faults = []
    told: set[tuple[Loc, str]] = set()
    for detail in details:
        loc = _plain(model, tuple(detail["loc"]))
        if detail["type"] == "missing":
            continue
        if detail["type"] == "extra_forbidden":
            fault, explained = _unknown(model, loc, missing, name, detail["input"])
            missing.discard(explained)
        else:
            fault = _wrong(model, loc, detail)
        if (loc, fault.definition.code) not in told:
            told.add((loc, fault.definition.code))
            faults.append(fault)
    faults += [_missing(model, _plain(model, loc), name) for loc in sorted(missing, key=str)]
    return faults


def _plain(model: type[Part], loc: Loc) -> Loc:
    """Leave out what pydantic adds to a place and the file does not have: branches of a union, `[key]`."""
    return tuple(step for step in loc if not (isinstance(step, str) and (step in ("[key]", "int", "float", "str"))))


def _unknown(model: type[Part], loc: Loc, missing: set[Loc], name: str, given: Any) -> tuple[_Fault, Loc]:
    field = str(loc[-1])
    owner = _part_at(model, loc[:-1])
    known = list(owner.model_fields) if owner else []
    who = _name_of(loc[:-1], name)
    absent = [str(m[-1]) for m in missing if m[:-1] == loc[:-1]]
    meant = nearest(field, absent, 1) or nearest(field, known, 1)
    message = f"{who[0].upper()}{who[1:]} has no field `{field}`"
    if meant and meant[0] in absent:
        message += f", and its required field `{meant[0]}` is missing."
        fix, explained = f"rename `{field}` to `{meant[0]}`.", (*loc[:-1], meant[0])
    elif meant:
        message += "."
        fix, explained = f"rename `{field}` to `{meant[0]}`, or remove it.", ()
    elif given is None and " " in field:
        message += ". It is the rest of the value before it, cut off at a comma."
        fix, explained = "put that whole value in quotation marks.", ()
    else:
        message += "."
        fix, explained = "remove it, or use one of: " + ", ".join(known) + ".", ()
    return _Fault(UNKNOWN_FIELD, loc, f"unknown field `{field}`", message, fix), explained


def _missing(model: type[Part], loc: Loc, name: str) -> _Fault:
    field = str(loc[-1])
    who = _name_of(loc[:-1], name)
    info = _field_at(model, loc)
    about = f" {info.description}" if info and info.description else ""
    return _Fault(
        MISSING,
        loc[:-1],
        f"required field `{field}` missing",
        f"{who[0].upper()}{who[1:]} needs the field `{field}`.{about}",
        f"add `{field}`{_example(info)}.",
    )


def _wrong(model: type[Part], loc: Loc, detail: ErrorDetails) -> _Fault:
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    info = _field_at(model, loc)
    field = next((str(step) for step in reversed(loc) if isinstance(step, str)), "front matter")
    example = f"Write it as the example does{_example(info)}."
    if kind.startswith("date"):
        shown = f"`{given}` is not a date" if given is not None else "The date is missing"
        return _Fault(BAD_DATE, loc, f"`{field}` is not a date", f"{shown}, or there is no such day.", BAD_DATE.mend)
    if kind == "literal_error":
        choices = list(get_args(info.annotation)) if info else []
        flat = [
            str(c)
            for choice in choices
            for c in (get_args(choice) or (choice,))
            if c is not None and c is not type(None)
        ]
        meant = nearest(str(given), flat, 1)
        fix = f"use `{meant[0]}`, or another of: " if meant else "use one of: "
        return _Fault(
            NOT_IN_LIST,
            loc,
            f"`{given}` is not a value of `{field}`",
            f"`{field}` cannot be `{given}`.",
            fix + ", ".join(flat) + ".",
        )
    if kind in _BOUNDS:
        return _Fault(OUT_OF_BOUNDS, loc, f"`{field}` out of bounds", _BOUNDS[kind].format(**context), example)
    needed = _TYPES.get(kind, "another form")
    if given is None:
        message = f"`{field}` is empty; it needs {needed}."
    else:
        message = f"`{field}` needs {needed}; this is {_type_name(given)}."
    if needed == "text" and isinstance(given, int | float) and not isinstance(given, bool):
        example = f'Put it in quotation marks: "{given}".'
    elif needed == "a list":
        example = f"Write it as a list{_example(info)}."
    return _Fault(WRONG_TYPE, loc, f"`{field}` has the wrong type", message, example)


def _type_name(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, list):
        return "a list"
    return "a set of fields" if isinstance(value, dict) else "text"


def _name_of(parent: Loc, name: str) -> str:
    if not parent:
        return f"an {name}" if name[0] in "aeiou" else f"a {name}"
    inner = next(step for step in reversed(parent) if isinstance(step, str))
    return f"an entry of `{inner}`" if isinstance(parent[-1], int) else f"`{inner}`"


def _example(info: FieldInfo | None) -> str:
    if not info or not info.examples:
        return ""
    return f", for example `{info.examples[0]}`"


def _part_at(model: type[Part], loc: Loc) -> type[Part] | None:
    """Return the model of the fields at a place."""
    current: Any = model
    for step in loc:
        if isinstance(current, type) and issubclass(current, Part) and isinstance(step, str):
            info = current.model_fields.get(step)
            current = info.annotation if info else None
        current = _inner(current)
    current = _inner(current)
    return current if isinstance(current, type) and issubclass(current, Part) else None


def _inner(annotation: Any) -> Any:
    """Look through lists, mappings and unions for the model that they hold."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    for arg in get_args(annotation):
        if (found := _inner(arg)) is not None:
            return found
    return None


def _field_at(model: type[Part], loc: Loc) -> FieldInfo | None:
    names = [index for index, step in enumerate(loc) if isinstance(step, str)]
    for index in reversed(names):
        owner = _part_at(model, loc[:index])
        if owner and str(loc[index]) in owner.model_fields:
            return owner.model_fields[str(loc[index])]
    return None
