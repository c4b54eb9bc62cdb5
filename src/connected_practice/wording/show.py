"""What the word check found, as people read it and as JSON."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from connected_practice.wording.check import Finding, Level, Result
from connected_practice.wording.files import Opened
from connected_practice.wording.settings import Reader

FORMAT = 1
_WIDTH = 96
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
"""Line breaks, and signs in somebody's file that would move a terminal's cursor or turn its text around."""
_LONGEST = 80


@dataclass(frozen=True)
class Checked:
    """A file and what was found in it."""

    name: str
    opened: Opened
    result: Result


def as_text(files: Sequence[Checked], reader: Reader) -> str:
    """Return the findings file by file, then one line a file that sums up."""
    parts = [_finding(file, finding) for file in files for finding in file.result.findings]
    return "\n".join([*parts, *(_sum(file, reader) for file in files)])


def as_json(files: Sequence[Checked], reader: Reader) -> str:
    """Return the findings as JSON. `start` and `end` count characters of the text without its markup."""
    value = {"format": FORMAT, "reader": reader.id, "aim": reader.aim, "files": [_file(file) for file in files]}
    return json.dumps(value, ensure_ascii=False, indent=2)


def _file(file: Checked) -> dict[str, Any]:
    result = file.result
    found = [_entry(file, finding) for finding in result.findings]
    return {"file": file.name, "words": result.words, "reading_age": result.reading_age, "findings": found}


def _entry(file: Checked, finding: Finding) -> dict[str, Any]:
    place = file.opened.place(finding.start)
    where = {"paragraph": place.line} if file.opened.is_word else {"line": place.line, "column": place.column}
    return {
        "kind": finding.kind,
        "level": finding.level,
        **where,
        "start": finding.start,
        "end": finding.end,
        "words": finding.words,
        "reason": finding.reason,
        "say": finding.say,
        "term": finding.term,
        "count": finding.count,
    }


def _finding(file: Checked, finding: Finding) -> str:
    place = file.opened.place(finding.start)
    where = f"paragraph {place.line}" if file.opened.is_word else f"{place.line}:{place.column}"
    words = _CONTROL.sub(" ", finding.words)
    words = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}..."
    note = "note: " if finding.level is Level.NOTE else ""
    often = f" ({finding.count} times)" if finding.count > 1 else ""
    head = f"{_CONTROL.sub(' ', file.name)}:{where}: {note}`{words}`{often}"
    return "\n".join([head, _wrap(finding.reason), _wrap(finding.say), ""])


def _wrap(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False)


def _sum(file: Checked, reader: Reader) -> str:
    result = file.result
    notes = len(result.findings) - result.changes
    found = f"{_count(result.changes, 'thing') if result.changes else 'nothing'} to change, {_count(notes, 'note')}"
    age = "too short for a reading age"
    if result.reading_age is not None:
        age = f"reading age {whole_years(result.reading_age)} (for {reader.name} aim for {reader.aim} or less)"
    return f"{_CONTROL.sub(' ', file.name)}: {found}; {age}; {_count(result.words, 'word')}."


def whole_years(age: float) -> int:
    """Return a reading age as it is shown: the measure is no finer."""
    return int(age + 0.5)


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'s' * (number != 1)}" if number else f"no {thing}s"
