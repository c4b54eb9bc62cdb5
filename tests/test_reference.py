"""The reference for contributors names every field, problem, command and module."""

from __future__ import annotations

from pathlib import Path

import pytest

import connected_practice
from connected_practice import arguments, reference
from connected_practice.models import KINDS
from connected_practice.problem import CATALOGUE
from tests.library import html

PAGES = {page.path.removeprefix("contributing/").removesuffix(".md"): page for page in reference.pages()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind(kind: str) -> None:
    page = PAGES["fields"].markdown
    assert f"content/{KINDS[kind].kind.folder}/" in page
    for name, info in KINDS[kind].model_fields.items():
        assert any(line.startswith(f"| `{name}` |") and (info.description or "") in line for line in page.splitlines())


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_problem(code: str) -> None:
    page, entry = PAGES["problems"].markdown, CATALOGUE[code]
    assert f"## {code}: {entry.title} {{: #{code.lower()} }}" in page
    for text in (entry.meaning, entry.why):
        assert text in page
    assert "<script" not in html(page)


def test_every_command_and_option() -> None:
    page = PAGES["commands"].markdown
    (commands,) = [action for action in arguments.parser()._actions if action.dest == "command"]
    assert isinstance(commands.choices, dict)
    for name, command in commands.choices.items():
        assert f"## practice {name} " in page
        assert all(
            option in page for action in command._actions if action.dest != "help" for option in action.option_strings
        )


def test_every_module() -> None:
    package = Path(connected_practice.__file__).parent
    page = PAGES["modules"].markdown
    for path in package.rglob("*.py"):
        assert f"| `{path.relative_to(package).as_posix()}` |" in page


def test_rows_of_tables_are_whole() -> None:
    for page in PAGES.values():
        for line in page.markdown.splitlines():
            if line.startswith("| `"):
                cells = line.replace("\\|", "").count("|") - 1
                assert cells == {"fields": 4, "commands": 2, "modules": 2}[page.path[13:-3]], line
