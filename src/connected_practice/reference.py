"""The reference for contributors, made from the code: fields, problems, commands, modules."""

from __future__ import annotations

import argparse
import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from connected_practice.arguments import parser
from connected_practice.check import RULES
from connected_practice.models import KINDS
from connected_practice.models.base import Element, Listed, Part, Prose, Record, Ref
from connected_practice.models.local import Local
from connected_practice.models.redirects import Redirects
from connected_practice.models.searches import Searches
from connected_practice.models.vocabulary import Vocabulary
from connected_practice.problem import CATALOGUE, Definition
from connected_practice.render.environment import environment
from connected_practice.render.page import Page


def pages() -> list[Page]:
    """Return the reference pages."""
    return [
        _page("fields", "Fields of every record", kinds=_kinds(), parts=_all_parts(), common=_rows(Record)),
        _page("problems", "Problems that the checker reports", problems=_problems()),
        _page("commands", "Commands", commands=_commands()),
        _page("modules", "Modules of the code", modules=list(modules())),
    ]


def _page(name: str, title: str, **values: Any) -> Page:
    template = environment().get_template(f"reference/{name}.md.j2")
    meta = {"description": f"{title}: made from the code.", "search": {"exclude": True}}
    return Page(f"contributing/{name}.md", title, template.render(title=title, **values), meta)


def _problems() -> list[Definition]:
    assert RULES  # importing the rules fills the catalogue
    return [CATALOGUE[code] for code in sorted(CATALOGUE)]


def _kinds() -> list[dict[str, Any]]:
    return [
        {"info": model.kind, "about": model.__doc__, "rows": _rows(model, Record), "parts": _parts(model)}
        for model in KINDS.values()
    ]


def _rows(model: type[Part], without: type[Part] | None = None) -> list[dict[str, str]]:
    left_out = without.model_fields if without else {}
    return [
        {
            "name": name,
            "type": type_words(info.annotation, info.metadata),
            "needed": "yes" if info.is_required() else "",
            "about": info.description or "",
            "example": _example(info),
        }
        for name, info in model.model_fields.items()
        if name not in left_out
    ]


def _example(info: FieldInfo) -> str:
    return json.dumps(info.examples[0], ensure_ascii=False) if info.examples else ""


def type_words(annotation: Any, metadata: Any = ()) -> str:
    """Say in plain words what values a field takes."""
    for mark in (*metadata, *getattr(annotation, "__metadata__", ())):
        words = _mark_words(mark)
        if words:
            return words
    if hasattr(annotation, "__metadata__"):
        return type_words(get_args(annotation)[0])
    origin, args = get_origin(annotation), [a for a in get_args(annotation) if a is not type(None)]
    if origin is list:
        return f"list: {type_words(args[0])}"
    if origin is dict:
        return f"fields: {type_words(args[0])}, each with {type_words(args[1])}"
    if args and isinstance(args[0], str):
        return " or ".join(f"`{a}`" for a in args)
    if args:
        return type_words(args[0]) if len(args) == 1 else " or ".join(dict.fromkeys(type_words(a) for a in args))
    names = {
        "str": "text",
        "int": "whole number",
        "float": "number",
        "bool": "true or false",
        "date": "date",
        "Any": "anything",
    }
    name = getattr(annotation, "__name__", str(annotation))
    return names.get(name, f"[{name}](#part-{name.lower()})")


def _mark_words(mark: object) -> str:
    if isinstance(mark, Ref):
        return f"id of a {KINDS[mark.kind].kind.title.lower()}" if mark.kind else "record, as `kind:id`"
    if isinstance(mark, Listed):
        return f"from the list `{mark.name}`"
    if isinstance(mark, Prose):
        return "text in Markdown"
    return "framework element, as `framework-id#element-id`" if isinstance(mark, Element) else ""


def _parts(model: type[Part]) -> list[type[Part]]:
    found: list[type[Part]] = []

    def look(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, Part):
            if annotation not in found:
                found.append(annotation)
                for info in annotation.model_fields.values():
                    look(info.annotation)
            return
        for arg in get_args(annotation):
            look(arg)

    for info in model.model_fields.values():
        look(info.annotation)
    return found


def _all_parts() -> list[dict[str, Any]]:
    models: list[type[Part]] = [Vocabulary, Searches, Redirects, Local, *KINDS.values()]
    shown: list[type[Part]] = list(dict.fromkeys(part for model in models for part in (*_parts(model), model)))
    shown = [part for part in shown if not issubclass(part, Record)]
    return [{"name": part.__name__, "about": part.__doc__, "rows": _rows(part)} for part in shown]


def _commands() -> list[dict[str, Any]]:
    actions = [a for a in parser()._actions if isinstance(a, argparse._SubParsersAction)]
    found = []
    for name, sub in actions[0].choices.items():
        rows = [
            {"name": ", ".join(action.option_strings) or str(action.metavar or action.dest), "about": action.help or ""}
            for action in sub._actions
            if action.dest != "help"
        ]
        found.append({"name": name, "about": sub.description, "rows": rows})
    return found


def modules() -> Iterator[tuple[str, str]]:
    """Yield every module of the package, by its path in it, with the first line of its docstring."""
    package = Path(__file__).parent
    for path in sorted(package.rglob("*.py")):
        text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        yield path.relative_to(package).as_posix(), text.partition("\n")[0]


__all__ = ["modules", "pages", "type_words"]
