"""The Jinja environment in which pages are written, and the words that templates share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from connected_practice.load import Document
from connected_practice.models import KINDS
from connected_practice.models.finding import Figure
from connected_practice.models.vocabulary import Entry
from connected_practice.render.writer import escape

WORDS_A_MINUTE = 200
"""The pace of reading from which minutes are worked out: unhurried, for adults (rounded up)."""


@cache
def environment() -> Environment:
    """Return the environment. It is made once: templates are compiled in it."""
    made = Environment(
        loader=PackageLoader("connected_practice.render"),
        autoescape=False,  # templates write Markdown; text goes in through `e` or a writer
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(e=escape, day=day, number=number, list_of=list_of, titles=titles)
    made.globals.update(KINDS=KINDS, minutes=minutes, figure=figure_text)
    return made


def render(template: str, **values: Any) -> str:
    """Return a template filled in, with runs of empty lines reduced to one."""
    return re.sub(r"\n{3,}", "\n\n", environment().get_template(template).render(**values))


def day(when: date) -> str:
    """Return a date as people write it: 21 November 2026."""
    return f"{when.day} {when:%B %Y}"


def number(value: float) -> str:
    """Return a number with commas in its thousands and no needless decimals."""
    return f"{value:,.10g}" if abs(value) < 1e9 else f"{value:,.0f}"


def list_of(names: Iterable[str], last: str = "and") -> str:
    """Return names as a sentence has them: a, b and c."""
    words = list(names)
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def titles(names: Iterable[str], entries: Mapping[str, Entry]) -> list[str]:
    """Return the titles of entries of a closed list."""
    return [entries[name].title for name in names]


def minutes(document: Document) -> int:
    """Return how long a record takes, to run or to read, in minutes."""
    if document.record.minutes:
        return document.record.minutes
    return max(1, -(-document.words // WORDS_A_MINUTE))


def figure_text(figure: Figure) -> str:
    """Return a figure with its unit, as the source has it."""
    shown = figure.shown or number(figure.value)
    return shown if shown.endswith(figure.unit) else f"{shown} {figure.unit}"
