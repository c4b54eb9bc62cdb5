"""A file's bytes become fields and text, or one problem with a place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connected_practice.load.front_matter import Parts, split
from connected_practice.problem import Problem

short = settings(derandomize=True, max_examples=100, deadline=None)


def parts(text: str | bytes) -> Parts:
    """Split what can be split."""
    found, problem = split(text if isinstance(text, bytes) else text.encode(), "x.md")
    assert problem is None
    assert found is not None
    return found


def problem(text: str | bytes, whole_is_yaml: bool = False) -> Problem:
    """Split what cannot be split."""
    found, problem = split(text if isinstance(text, bytes) else text.encode(), "x.md", whole_is_yaml)
    assert found is None
    assert problem is not None
    return problem


def test_fields_and_text_with_their_lines() -> None:
    found = parts("---\na: 1\nb: two\n---\n\nText.\n")
    assert found == Parts("a: 1\nb: two\n", 2, {"a": 1, "b": "two"}, "\nText.\n", 5)


@pytest.mark.parametrize("text", ["---\na: 1\n---", "---\na: 1\n---\n", "--- \na: 1\n---\t\n"])
def test_a_record_may_have_no_text(text: str) -> None:
    assert parts(text).data == {"a": 1}
    assert parts(text).body == ""


def test_hyphens_within_fields_and_text_are_kept() -> None:
    found = parts("---\na: |\n  one\n  ---\n  two\nb: ---x\n---\nOne.\n\n---\n\nTwo.\n")
    assert found.data == {"a": "one\n---\ntwo\n", "b": "---x"}
    assert found.body == "One.\n\n---\n\nTwo.\n"
    assert found.body_line == 8


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_and_a_byte_order_mark_are_accepted(end: str) -> None:
    text = "---\na: 1\n---\nOne.\nTwo.\n"
    assert parts(b"\xef\xbb\xbf" + text.replace("\n", end).encode()) == parts(text)


def test_a_whole_file_of_fields() -> None:
    found, _ = split(b"a: 1\nb: 2\n", "x.yml", whole_is_yaml=True)
    assert found == Parts("a: 1\nb: 2\n", 1, {"a": 1, "b": 2}, "", 1)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "CP011", 0, 0),
        ("  \n\t\n", "CP011", 0, 0),
        (b"\xef\xbb\xbf", "CP011", 0, 0),
        ("# Title\n", "CP012", 1, 1),
        (" ---\na: 1\n---\n", "CP012", 1, 1),
        ("\n---\na: 1\n---\n", "CP012", 1, 1),
        ("----\na: 1\n----\n", "CP012", 1, 1),
        ("---\na: 1\n", "CP013", 1, 1),
        ("---\na: 1\n --- \nText.\n", "CP013", 1, 1),
        ("---", "CP013", 1, 1),
        ("---\n---\n", "CP021", 2, 1),
        ("---\n# only a comment\n---\n", "CP021", 2, 1),
        ("---\n- a\n---\n", "CP021", 2, 1),
        ("---\ntext\n---\n", "CP021", 2, 1),
        ("---\na: 1\nb: c: d\n---\n", "CP014", 3, 5),
        ("---\na: 1\n\tb: 2\n---\n", "CP015", 3, 1),
        ("---\na: 1\na: 2\n---\n", "CP016", 3, 1),
        ("---\nä: b\x07\n---\n", "CP020", 2, 5),
        ("---\nä: ö".encode() + b"\xff\n---\n", "CP010", 2, 5),
    ],
)
def test_faults(text: str | bytes, code: str, line: int, column: int) -> None:
    found = problem(text)
    assert (found.code, found.line, found.column) == (code, line, column)
    assert found.message.endswith(".")


@pytest.mark.parametrize(
    ("fields", "place", "words"),
    [
        ("name: x\ntitle: Lena: a door\nmore: y", "3:12", "second colon"),
        ('name: x\ntitle: "Lena\nmore: y', "3:8", "quotation mark that opens here"),
        ("name: x\ntitle: [Lena\nmore: y", "3:8", "bracket that opens here"),
        ("name: x\ntitle Lena\nmore: y", "3:1", "colon and a space"),
        ("name: x\n  title: y", "3:8", "indented"),
        ("name:\n  - x\n title: y", "4:2", "indented"),
        ("name: 'it's'\nmore: y", "2:11", "ends the value before"),
        ("name: @x", "2:7", "cannot begin with this sign"),
        ('name: "\\q"', "2:8", "backslash"),
        ("name: , x", "2:7", "value is missing"),
        ("name: x\n--- y\n", "3:1", "hyphens"),
    ],
)
def test_a_fault_of_writing_is_told_in_an_editors_words(fields: str, place: str, words: str) -> None:
    found = problem(f"---\n{fields}\n---\n")
    assert f"{found.line}:{found.column} {found.code}" == f"{place} CP014"
    assert words in found.message
    assert not any(word in found.message for word in ("mapping", "scalar", "token", "parsing", "scanning", "node"))


@short
@given(st.binary(max_size=80))
def test_any_bytes_are_parts_or_a_problem(raw: bytes) -> None:
    found, fault = split(raw, "x.md")
    assert (found is None) is not (fault is None)


@short
@given(
    st.text("ab: #-\n\t'\"[]{}&*é\r\x07\u2028", max_size=40),
    st.text("ab -\n#é", max_size=30),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_any_front_matter_is_parts_or_a_problem_within_the_file(front: str, body: str, end: str, mark: bool) -> None:
    text = f"---\n{front}\n---\n{body}"
    raw = (b"\xef\xbb\xbf" if mark else b"") + text.replace("\n", end).encode()
    found, fault = split(raw, "x.md")
    lines = text.replace("\r", "\n").split("\n")
    if fault is not None:
        assert 0 <= fault.line <= len(lines)
    else:
        assert found is not None
        assert lines[found.body_line - 1 :] == found.body.split("\n")
        assert lines[found.front_line - 1 :][: found.front.count("\n")] == found.front.split("\n")[:-1]
