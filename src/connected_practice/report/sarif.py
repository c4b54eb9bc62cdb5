"""Problems as SARIF 2.1.0, which code hosts and editors read.

Format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from connected_practice import __version__
from connected_practice.problem import CATALOGUE, Definition, Problem

if TYPE_CHECKING:
    from connected_practice.report import Summary


def report(problems: Sequence[Problem], summary: Summary) -> str:
    """Return one SARIF run with the whole catalogue as its rules."""
    codes = sorted(CATALOGUE)
    driver = {
        "name": "practice check",
        "version": __version__,
        "rules": [_rule(CATALOGUE[code]) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(definition: Definition) -> dict[str, Any]:
    return {
        "id": definition.code,
        "shortDescription": {"text": definition.title},
        "fullDescription": {"text": f"{definition.meaning} {definition.why}"},
        "help": {"text": definition.mend},
        "defaultConfiguration": {"level": str(definition.severity)},
    }


def _result(problem: Problem, rule_index: int) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.path)}}
    if problem.line:
        location["region"] = {"startLine": problem.line, "startColumn": problem.column}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule_index,
        "level": "error" if problem.is_error else "warning",
        "message": {"text": f"{problem.title}. {problem.message} Fix: {problem.fix}"},
        "locations": [{"physicalLocation": location}],
    }
