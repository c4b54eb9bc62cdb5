"""The words that templates share: days, numbers, lists, minutes, figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from connected_practice.models.finding import Figure
from connected_practice.render.environment import day, environment, figure_text, list_of, minutes, number, render
from tests.library import copy, linked, principle


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (87, "87"),
        (87.0, "87"),
        (87.5, "87.5"),
        (0, "0"),
        (-3, "-3"),
        (1234, "1,234"),
        (1234567.25, "1,234,567.25"),
        (0.1, "0.1"),
        (2_500_000_000, "2,500,000,000"),
    ],
)
def test_numbers(value: float, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(
    ("names", "shown"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists(names: list[str], shown: str) -> None:
    assert list_of(names) == shown
    assert list_of(iter(names), "or") == shown.replace(" and ", " or ")


def test_days() -> None:
    assert day(date(2026, 11, 1)) == "1 November 2026"


@pytest.mark.parametrize(
    ("value", "shown", "unit", "text"),
    [
        (87, None, "per cent", "87 per cent"),
        (60, "over 60", "per cent", "over 60 per cent"),
        (60, "over 60 children", "children", "over 60 children"),
        (1234, None, "children", "1,234 children"),
    ],
)
def test_figures_as_their_source_has_them(value: float, shown: str | None, unit: str, text: str) -> None:
    figure = Figure(id="x", value=value, shown=shown, unit=unit, what="x", who="x", where="x", when="x")
    assert figure_text(figure) == text


@pytest.mark.parametrize(("words", "expected"), [(1, 1), (150, 1), (194, 1), (250, 2), (1000, 6)])
def test_minutes_to_read(words: int, expected: int, tmp_path: Path) -> None:
    """Two hundred words a minute, rounded up; the statement has two words of its own."""
    root = copy(tmp_path / "library")
    principle(root, "word " * words)
    assert minutes(linked(root).get("principle:small-steps")) == expected


def test_minutes_that_a_record_gives(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, "word " * 900, "topics: [belonging]\nminutes: 25")
    assert minutes(linked(root).get("principle:small-steps")) == 25


def test_every_template_can_be_compiled() -> None:
    names = environment().list_templates()
    assert len(names) > 20
    for name in names:
        environment().get_template(name)


def test_a_value_that_is_not_there_is_an_error() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        render("topics.md.j2")
