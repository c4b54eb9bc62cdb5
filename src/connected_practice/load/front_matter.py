"""A file's text, split into front matter and body without losing a line number."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from connected_practice.load import yaml
from connected_practice.problem import Definition, Problem, define

NOT_UTF8 = define(
    "CP010",
    "text that is not UTF-8",
    meaning="The file holds bytes that are not text in UTF-8.",
    why="Letters would be shown wrongly, or not at all.",
    mend="Save the file again as UTF-8. In most editors this is a choice in `Save as`.",
)
EMPTY = define(
    "CP011",
    "empty file",
    meaning="The file has nothing in it.",
    why="An empty record cannot be published.",
    mend="Write the record, or remove the file. `practice new` makes a template.",
)
NO_FRONT_MATTER = define(
    "CP012",
    "no front matter",
    meaning="The file does not begin with a line of three hyphens and its fields.",
    why="The fields say what the record is, who it is for and where it comes from.",
    mend="Begin the file with a line `---`, then the fields, then another line `---`.",
)
UNCLOSED = define(
    "CP013",
    "front matter not closed",
    meaning="The front matter begins with `---`, but no second line `---` ends it.",
    why="It cannot be told where the fields end and the text begins.",
    mend="Put a line with three hyphens after the last field.",
)
BAD_YAML = define(
    "CP014",
    "front matter that cannot be read",
    meaning="The fields are not written in the form that they need (YAML).",
    why="Everything after the place of the fault would be misread.",
    mend="Look at the line and the one before it. Often a text with a colon needs quotation marks around it.",
)
TAB = define(
    "CP015",
    "tab in front matter",
    meaning="A line of the front matter is indented with a tab.",
    why="Tabs have no fixed width, so that YAML does not allow them for indenting.",
    mend="Replace the tab by spaces.",
)
REPEATED_KEY = define(
    "CP016",
    "field given twice",
    meaning="The same field stands twice in one block.",
    why="Only one of the two would count, and nobody could tell which.",
    mend="Remove one of the two, or join them.",
)
ALIAS = define(
    "CP017",
    "YAML anchor or alias",
    meaning="The front matter uses `&name`, `*name` or `<<`.",
    why="They make text stand where it cannot be seen, and can be made to fill a computer's memory.",
    mend="Write the value out. A text that begins with `&` or `*` needs quotation marks.",
)
TOO_DEEP = define(
    "CP018",
    "front matter nested too deeply",
    meaning=f"Blocks lie within blocks more than {yaml.MAX_DEPTH} deep.",
    why="No field needs it; it is a mistake, or meant to do harm.",
    mend="Flatten the block.",
)
TAG = define(
    "CP019",
    "YAML tag",
    meaning="A value begins with `!`, which in YAML asks for a special type.",
    why="Records hold text, numbers and dates only.",
    mend="Remove the tag, or put the text in quotation marks.",
)
CONTROL_CHARACTER = define(
    "CP020",
    "character that cannot be shown",
    meaning="The front matter holds a control character.",
    why="It is invisible, comes from copying, and breaks what reads it.",
    mend="Delete the character and type the text again.",
)
NOT_FIELDS = define(
    "CP021",
    "front matter without fields",
    meaning="The front matter is a list or a single text, not fields with values.",
    why="Every value needs the name of its field.",
    mend="Write each line as `field: value`.",
)

_FAULTS: dict[str, tuple[Definition, str]] = {
    "tab": (TAB, "This line is indented with a tab."),
    "repeated": (REPEATED_KEY, "The field `{}` stands here a second time."),
    "alias": (ALIAS, "Front matter has no anchors and aliases; this is one."),
    "depth": (TOO_DEEP, f"This block lies more than {yaml.MAX_DEPTH} levels deep."),
    "tag": (TAG, "This value asks for a special type."),
    "characters": (CONTROL_CHARACTER, "There is a character here that cannot be shown."),
}

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


class Parts(NamedTuple):
    """A file's fields and its text, each with the line of the file on which it begins."""

    front: str
    front_line: int
    data: dict[str, Any]
    body: str
    body_line: int


def split(raw: bytes, path: str, whole_is_yaml: bool = False) -> tuple[Parts | None, Problem | None]:
    """Split a file's bytes into front matter and body, or say what is wrong with it.

    A byte order mark and Windows line ends are accepted. With `whole_is_yaml` the whole
    file is fields and there is no body.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")  # the codec's bytes: a byte order mark is not among them
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        byte = error.object[error.start]
        return None, _problem(NOT_UTF8, path, line, column, f"The byte {byte:#04x} here is not text in UTF-8.")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return None, _problem(EMPTY, path, 0, 0, "The file is empty.")
    if whole_is_yaml:
        front, front_line, body, body_line = text, 1, "", 1
    else:
        opening = _FENCE.match(text)
        if not opening:
            return None, _problem(NO_FRONT_MATTER, path, 1, 1, "The file does not begin with a line `---`.")
        closing = _next_fence(text, opening.end())
        if not closing:
            return None, _problem(UNCLOSED, path, 1, 1, "No line `---` ends the front matter that begins here.")
        front, front_line = text[opening.end() + 1 : closing.start()], 2
        body = text[closing.end() + 1 :]
        body_line = text.count("\n", 0, closing.end()) + 2
    return _read(front, front_line, body, body_line, path)


def _next_fence(text: str, start: int) -> re.Match[str] | None:
    """Find the next line of three hyphens. Looking for the hyphens first is faster than the pattern alone."""
    while line := text.find("\n---", start) + 1:
        if fence := _FENCE.match(text, line):
            return fence
        start = line
    return None


def _read(front: str, front_line: int, body: str, body_line: int, path: str) -> tuple[Parts | None, Problem | None]:
    try:
        data = yaml.parse(front)
    except yaml.YamlFault as fault:
        definition, message = _FAULTS.get(fault.reason, (BAD_YAML, _explain(front, fault)))
        line = front_line + fault.line - 1
        length = len(fault.detail) if definition is REPEATED_KEY else 1
        return None, _problem(definition, path, line, fault.column, message.format(fault.detail), length)
    if not isinstance(data, dict):
        what = "empty" if data is None else "a list" if isinstance(data, list) else "a single value"
        return None, _problem(NOT_FIELDS, path, front_line, 1, f"The front matter is {what}, not fields with values.")
    return Parts(front, front_line, data, body, body_line), None


_IN_OUR_WORDS = (
    ("end of stream", "The quotation mark that opens here is never closed."),
    ("escape character", "In double quotation marks a backslash has a meaning of its own. Use single ones."),
    ("flow", "The bracket that opens here is never closed, or a comma is missing in it."),
    ("expected ':'", "A colon and a space stand between a field's name and its value; they are missing here."),
    ("cannot start", "A value cannot begin with this sign. Put the value in quotation marks."),
    ("node content", "A value is missing here, or it needs quotation marks."),
    ("another document", "A line that begins with three hyphens ends the front matter; nothing else may stand in it."),
)
"""What the parser says, in part, and what that is to an editor."""


def _explain(front: str, fault: yaml.YamlFault) -> str:
    """Say in our own words what the parser stumbled over."""
    lines = front.split("\n")
    here = lines[fault.line - 1] if fault.line <= len(lines) else ""
    for theirs, ours in _IN_OUR_WORDS:
        if theirs in fault.detail:
            return ours
    if "mapping values are not allowed" in fault.detail and len(re.findall(r":(?:\s|$)", here)) > 1:
        return "There is a second colon in this line. A text with a colon and a space in it needs quotation marks."
    if "expected key" in fault.detail and here[: fault.column - 1].strip():
        return "A quotation mark or bracket ends the value before this place. Put the whole value in quotation marks."
    if any(word in fault.detail for word in ("mapping values", "expected key", "block", "indicator")):
        return "This line is indented differently from its neighbours, so that it cannot be told what it belongs to."
    return "The fields cannot be read from here on."


def _problem(definition: Definition, path: str, line: int, column: int, message: str, length: int = 1) -> Problem:
    return Problem(definition, path, line, column, message, definition.mend, "", length)
