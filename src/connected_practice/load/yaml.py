"""YAML as editors mean it: no surprises of type, no repeated keys, and a place for every value.

PyYAML's C parser gives nodes with marks. We read the data from them and throw them away,
and compose them again only for a record that has a problem, so that a clean library pays
for neither. YAML 1.1's readings of `no` (False), `12:30` (750) and `2026-13-40` (an error
without a place) are dropped: such values stay text, and pydantic reads dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from connected_practice.models.base import Loc

MAX_DEPTH = 20
"""Levels of nesting that front matter may have. Records need at most six."""


@dataclass(frozen=True)
class YamlFault(Exception):
    """Why a text is not acceptable YAML. `line` and `column` count from 1 within the text."""

    reason: str
    """`syntax`, `tab`, `repeated`, `alias`, `depth`, `tag` or `characters`."""
    line: int
    column: int
    detail: str = ""


_TAG = "tag:yaml.org,2002:"
_INT = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


_PLAIN, _TEXT, _COLLECTION = "plain", "text", "collection"
"""What a node is. Compared by identity, so that a tag which somebody writes is never taken for one of these."""


class _Composer(yaml._yaml.CParser):
    """PyYAML's C parser with no opinion of its own on what a plain scalar is, and no patience with deep nesting."""

    depth = 0

    def resolve(self, kind: type[Node], value: str, implicit: tuple[bool, bool]) -> str:
        """Tag a scalar as `plain` (we read it below) or as text; leave collections alone."""
        if kind is ScalarNode:
            return _PLAIN if implicit[0] else _TEXT
        return _COLLECTION

    def descend_resolver(self, node: Node | None, index: object) -> None:
        """Refuse a block (`node`) that lies too deep, as soon as something is found in it."""
        self.depth += 1
        if self.depth > MAX_DEPTH + 1 and node:
            raise _at_node("depth", node)

    def ascend_resolver(self) -> None:
        """Come back from a node to what it lies in."""
        self.depth -= 1


def _read(node: Node) -> Any:
    """Turn a node into data."""
    value = node.value
    if node.tag is _PLAIN:
        return _WORDS[value] if value in _WORDS else _read_number(value) if value[0] in "-0123456789" else value
    if node.tag is _TEXT:
        return value
    if node.tag is _COLLECTION:
        return _read_mapping(value) if isinstance(node, MappingNode) else [_read(item) for item in value]
    raise _at_node("tag", node, node.tag)


def _read_number(value: str) -> int | float | str:
    """Read an unquoted scalar that may be a decimal number; otherwise it is text."""
    if _INT.fullmatch(value):
        return int(value) if len(value) < 20 else value
    return float(value) if _FLOAT.fullmatch(value) else value


def _read_mapping(pairs: list[tuple[Node, Node]]) -> dict[str, Any]:
    """Read a mapping; a key that stands twice is a fault, not an overwrite."""
    mapping: dict[str, Any] = {}
    for key, value in pairs:
        name = key.value
        if not isinstance(key, ScalarNode):
            raise _at_node("syntax", key, "a key must be one word")
        if name == "<<":
            raise _at_node("alias", key, name)
        if name in mapping:
            raise _at_node("repeated", key, name)
        mapping[name] = _read(value)
    return mapping


def _at_node(reason: str, node: Node, detail: str = "") -> YamlFault:
    return YamlFault(reason, node.start_mark.line + 1, node.start_mark.column + 1, detail)


def parse(text: str) -> Any:
    """Return the data of a YAML text: dictionaries, lists, text, numbers, booleans and None.

    Raises YamlFault, with the place, for anything that a careful editor would not mean.
    """
    if not text.isascii() and (found := _BREAK.search(text)):
        raise _at("characters", text, found.start())
    _refuse_aliases(text)
    try:
        node = _Composer(text).get_single_node()
        return None if node is None else _read(node)
    except yaml.MarkedYAMLError as error:
        raise _fault(text, error) from None
    except yaml.YAMLError as error:
        found = _HIDDEN.search(text)
        raise (_at("characters", text, found.start()) if found else YamlFault("syntax", 1, 1, str(error))) from None
    except (ValueError, RecursionError):
        raise YamlFault("syntax", 1, 1) from None


_BREAK = re.compile("[\x85\u2028\u2029]")
"""Line breaks to YAML, invisible to everybody else: every place after one would be wrong."""
_HIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML does not allow, section 5.1 of https://yaml.org/spec/1.1/ (without line breaks)."""
_ANCHOR = re.compile(r"(?:^|[\s\[{,])[&*][^\s&*]", re.MULTILINE)


def _refuse_aliases(text: str) -> None:
    """Refuse anchors and aliases before anything is built from them.

    They need signs that ordinary front matter lacks, so that the slow look at every
    event is taken only where one of the signs is there.
    """
    if not (("&" in text or "*" in text) and _ANCHOR.search(text)):
        return
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            mark = event.start_mark
            assert mark is not None
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise YamlFault("alias", mark.line + 1, mark.column + 1, getattr(event, "anchor", ""))
    except yaml.YAMLError:
        return  # the parse proper says what is wrong, and where


def _fault(text: str, error: yaml.MarkedYAMLError) -> YamlFault:
    context = str(error.context or "")
    opens = any(word in context for word in ("flow", "scanning a quoted", "simple key"))  # the fault is where it began
    mark = (error.context_mark if opens else None) or error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    here = lines[line - 1] if line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or (
        "found character that cannot start any token" in str(error.problem) and "\t" in here
    ):
        return YamlFault("tab", line, here.index("\t") + 1)
    return YamlFault("syntax", line, column, f"{context} {error.problem or ''}".strip())


def _at(reason: str, text: str, index: int) -> YamlFault:
    return YamlFault(reason, text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1)


def place_of(text: str, loc: Loc) -> tuple[int, int, int]:
    """Return line, column and length of the value at `loc`, or of the nearest thing around it.

    For a key that stands in the text (an unknown field, say) it is the key that is found.
    """
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return (1, 1, 1)
    mark, length = (node.start_mark, 1) if node else (None, 1)
    for step in loc:
        if isinstance(node, yaml.MappingNode):
            found = next((pair for pair in node.value if pair[0].value == str(step)), None)
            if found is None:
                break
            key, node = found
            mark, length = key.start_mark, max(1, len(str(step)))
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = node.start_mark
            length = max(1, node.end_mark.column - mark.column) if node.end_mark.line == mark.line else 1
        else:
            break
    return (mark.line + 1, mark.column + 1, length) if mark else (1, 1, 1)


def scalar_place_of(text: str, loc: Loc, offset: int, length: int, value: str) -> tuple[int, int]:
    """Return line and column of a character of the text value at `loc`.

    Quoting and folding move characters about, so the words at `offset` are looked for
    within the value as it is written; where they are not found its beginning is given.
    """
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    for step in loc:
        if isinstance(node, yaml.MappingNode):
            node = next((item for key, item in node.value if key.value == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
    if node is None:
        return place_of(text, loc)[:2]
    start, end = node.start_mark.index, node.end_mark.index
    words = value[offset : offset + max(length, 1)].split("\n")[0]
    before = value[:offset].count(words)
    index = start
    for _ in range(before + 1):
        found = text.find(words, index, end)
        if found < 0:
            return node.start_mark.line + 1, node.start_mark.column + 1
        index = found + 1
    found = index - 1
    return text.count("\n", 0, found) + 1, found - (text.rfind("\n", 0, found) + 1) + 1
