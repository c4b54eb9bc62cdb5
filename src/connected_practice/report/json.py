"""Problems for programs: a list of objects."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from connected_practice.problem import Problem

if TYPE_CHECKING:
    from connected_practice.report import Summary


def report(problems: Sequence[Problem], summary: Summary) -> str:
    """Return a JSON list with code, severity, path, line, column, title, message and fix of each problem."""
    rows = [
        {
            "code": problem.code,
            "severity": str(problem.definition.severity),
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "title": problem.title,
            "message": problem.message,
            "fix": problem.fix,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
