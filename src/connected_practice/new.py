"""A new record to write into: every field with what it is for and an example."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic.fields import FieldInfo

from connected_practice.load.files import ID
from connected_practice.models import KINDS
from connected_practice.models.base import Record
from connected_practice.problem import did_you_mean, nearest

_BODIES = {
    "case-study": "## What was going on\n\n## What people did\n\n## What changed\n\n## What remains hard\n",
    "principle": "## What it means\n\n## Why it matters\n",
}


class CannotCreate(Exception):
    """Why a record cannot be made; the message is for the editor."""


def create(root: Path, kind: str, name: str, today: date) -> Path:
    """Write a template of a record and return its path. Raises CannotCreate, and then nothing is written."""
    if kind not in KINDS:
        hint = did_you_mean(kind, KINDS, f"The kinds are {', '.join(KINDS)}.")
        raise CannotCreate(f"There is no kind of record `{kind}`. {hint}")
    if not ID.fullmatch(name):
        raise CannotCreate(
            f"`{name}` cannot be an id: use small letters, digits and single hyphens, as in `river-clinic`."
        )
    info = KINDS[kind].kind
    folder = root / "content" / info.folder
    path = folder / f"{name}{info.suffix}"
    if path.exists():
        near = nearest(name, (p.stem for p in folder.glob(f"*{info.suffix}")), 3)
        raise CannotCreate(
            f"{path.relative_to(root).as_posix()} is there already. Choose another id ({', '.join(near)} exist)."
        )
    if not (root / "content").is_dir():
        raise CannotCreate(f"There is no folder content/ in {root}. Use --root to name the library's folder.")
    folder.mkdir(exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    try:
        aside.write_text(template(KINDS[kind], today), "utf-8")
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return path


def template(model: type[Record], today: date) -> str:
    """Return a record's file with every field explained: required ones to fill in, others to uncomment."""
    dates = {
        "reviewed": today.isoformat(),
        "review_by": today.replace(year=today.year + 1, day=min(today.day, 28)).isoformat(),
    }
    lines = [
        f"# {model.kind.title}: {model.kind.lead}",
        "# Fill in the fields below. Before a field that you want to use, remove the hash and the space after it.",
        "",
    ]
    own = [n for n in model.model_fields if n not in Record.model_fields]
    order = ["title", "summary", *own, *(n for n in Record.model_fields if n not in ("title", "summary"))]
    for name in order:
        lines += [*_explained(name, model.model_fields[name], dates.get(name)), ""]
    fields = "\n".join(lines)
    if model.kind.suffix == ".yml":
        return fields
    body = _BODIES.get(model.kind.name, "Write here, in Markdown. Headings begin with `##`.\n")
    return f"---\n{fields}---\n\n{body}"


def _explained(name: str, info: FieldInfo, value: str | None) -> list[str]:
    about = f"{info.description}{'' if info.is_required() else ' (optional)'}"
    comment = textwrap.wrap(about, 96, initial_indent="# ", subsequent_indent="# ")
    example = info.examples[0] if info.examples else None
    if value:
        return [*comment, f"{name}: {value}"]
    shown = _yaml(name, example)
    if info.is_required():
        return [*comment, *[f"# {line}" for line in ["For example:", *shown]], f"{name}:"]
    return [*comment, *[f"# {line}" for line in shown]]


def _yaml(name: str, example: Any) -> list[str]:
    text = yaml.safe_dump({name: example}, sort_keys=False, allow_unicode=True, width=10_000)
    return text.rstrip("\n").splitlines()
