"""Problems as annotations of a GitHub workflow.

Format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from connected_practice.problem import Problem

if TYPE_CHECKING:
    from connected_practice.report import Summary


def report(problems: Sequence[Problem], summary: Summary) -> str:
    """Return one workflow command a problem."""
    return "\n".join(_command(problem) for problem in problems)


def _command(problem: Problem) -> str:
    level = "error" if problem.is_error else "warning"
    place = f"file={_property(problem.path)}"
    if problem.line:
        place += f",line={problem.line},col={problem.column}"
    title = _property(f"{problem.code} {problem.title}")
    return f"::{level} {place},title={title}::{_data(f'{problem.message} Fix: {problem.fix}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
