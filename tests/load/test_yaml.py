"""YAML as editors mean it: no surprises of type, and a place for every fault and value."""

from __future__ import annotations

from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from connected_practice.load import yaml
from connected_practice.load.yaml import MAX_DEPTH, YamlFault, parse, place_of, scalar_place_of

short = settings(derandomize=True, max_examples=100, deadline=None)

SIGNS = st.text(st.sampled_from("abé -:#\n\t'\"[]{},&*!|>%@`?.<~0159\\\x07\u2028\ufeff"), max_size=60)
"""Texts made of the signs that mean something in YAML."""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("2026-01-10", "2026-01-10"),
        ("2026-13-40", "2026-13-40"),
        ("1.10", 1.1),
        ("1e3", "1e3"),
        ("010", "010"),
        ("0x1f", "0x1f"),
        ("-7", -7),
        ("87", 87),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("null", None),
        ("~", None),
        ("", None),
        ('"87"', "87"),
        ("'no'", "no"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        ("[a, 1, true]", ["a", 1, True]),
        ("{b: 1}", {"b": 1}),
        ("[]", []),
    ],
)
def test_values_are_what_an_editor_means(written: str, meant: object) -> None:
    assert parse(f"a: {written}") == {"a": meant}


def test_keys_are_text() -> None:
    assert parse("1: a\nno: b\n2026-01-10: c") == {"1": "a", "no": "b", "2026-01-10": "c"}


def test_nothing_is_none() -> None:
    assert parse("") is None
    assert parse("# a comment\n") is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\n\tb: 2", ("tab", 2, 1)),
        ("a:\n  b: 1\n \tc: 2", ("tab", 3, 2)),
        ("a: 1\nb: 2\na: 3", ("repeated", 3, 1)),
        ("é: {b: 1, b: 2}", ("repeated", 1, 11)),
        ("a: &x 1", ("alias", 1, 4)),
        ("a: *x", ("alias", 1, 4)),
        ("a: [1, &x 2]", ("alias", 1, 8)),
        ("<<: {a: 1}", ("alias", 1, 1)),
        ("a: !!python/name:os.system x", ("tag", 1, 4)),
        ("a: !own x", ("tag", 1, 4)),
        ("a: !own {b: 1}", ("tag", 1, 4)),
        ("a: b: c", ("syntax", 1, 5)),
        ("a: [1, 2", ("syntax", 1, 4)),
        ('a: "x', ("syntax", 1, 4)),
        ("? [a]\n: b", ("syntax", 1, 3)),
        ("a: 1\n---\nb: 2", ("syntax", 2, 1)),
        ("ä: b\x01c", ("characters", 1, 5)),
        ("a: b\nc: d\u2029e", ("characters", 2, 5)),
        ("a: " + "[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH, ("depth", 1, 3 + MAX_DEPTH)),
    ],
)
def test_faults_have_a_place(text: str, fault: tuple[str, int, int]) -> None:
    with pytest.raises(YamlFault) as caught:
        parse(text)
    assert (caught.value.reason, caught.value.line, caught.value.column) == fault


def test_nesting_as_deep_as_allowed() -> None:
    inner: Any = parse("a: " + "[" * (MAX_DEPTH - 1) + "x" + "]" * (MAX_DEPTH - 1))["a"]
    for _ in range(MAX_DEPTH - 1):
        (inner,) = inner
    assert inner == "x"


@pytest.mark.parametrize("text", ["a: b & c", "a: 2 * 3", "a: '&x'", "a: '*x*'", "a: Q&A", "a: b*"])
def test_ampersands_and_stars_in_text_are_text(text: str) -> None:
    assert parse(text) == pyyaml.safe_load(text)


@short
@given(SIGNS | st.text(max_size=60))
def test_any_text_is_data_or_a_fault_with_a_place(text: str) -> None:
    try:
        data = parse(text)
    except YamlFault as fault:
        rows = text.count("\n") + text.count("\r") + 2
        assert 1 <= fault.line <= rows
        assert fault.column >= 1
    else:
        assert data is None or isinstance(data, str | int | float | bool | list | dict)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.text(st.characters(exclude_categories=["C", "Z"]), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abcé", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@short
@given(st.dictionaries(st.text("abcé", min_size=1, max_size=4), VALUES, max_size=4), st.booleans())
def test_what_a_program_writes_is_read_back(data: dict[str, Any], flow: bool) -> None:
    text = pyyaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=flow)
    if "\x85" in text or "\u2028" in text or "&" in text or "*" in text:
        return
    assert parse(text) == data


@short
@given(
    st.dictionaries(st.text("abcé", min_size=1, max_size=4), VALUES, min_size=1, max_size=4), st.booleans(), st.data()
)
def test_places_lead_to_the_values(data: dict[str, Any], flow: bool, draw: st.DataObject) -> None:
    text = pyyaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=10_000)
    loc: list[str | int] = []
    value: Any = data
    while isinstance(value, dict | list) and value:
        step = draw.draw(st.sampled_from(list(value) if isinstance(value, dict) else list(range(len(value)))))
        loc.append(step)
        value = value[step]
    line, column, length = place_of(text, tuple(loc))
    found = text.split("\n")[line - 1][column - 1 : column - 1 + length]
    if isinstance(loc[-1], str):
        assert found.strip("'\"") == loc[-1].strip("'\"")[: len(found)]
    else:
        assert isinstance(value, dict | list) or parse(f"a: {found}") == {"a": value}


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        ((), (1, 1, 1)),
        (("title",), (1, 1, 5)),
        (("steps",), (2, 1, 5)),
        (("steps", 1), (4, 5, 1)),
        (("steps", 1, "uses"), (5, 5, 4)),
        (("steps", 1, "uses", 0), (5, 12, 9)),
        (("steps", 9), (2, 1, 5)),
        (("steps", 0, "missing"), (3, 5, 6)),
        (("nothing",), (1, 1, 1)),
    ],
)
def test_place_of_a_value_or_of_what_is_around_it(loc: tuple[str | int, ...], place: tuple[int, int, int]) -> None:
    text = "title: A\nsteps:\n  - {a: 1}\n  - id: two\n    uses: [case:lena, x]\n"
    assert place_of(text, loc) == place


@pytest.mark.parametrize(
    "front",
    [
        "who: Some words, then here and here.",
        'who: "Some words, then here and here."',
        "who: >\n  Some words,\n  then here\n  and here.",
        "who: |\n  Some words, then here and here.",
        "who: Some words,\n  then here\n  and here.",
    ],
)
def test_place_of_words_within_a_value(front: str) -> None:
    value = parse(front)["who"]
    first, second = value.index("here"), value.rindex("here")
    for offset in (first, second):
        line, column = scalar_place_of(front, ("who",), offset, 4, value)
        assert front.split("\n")[line - 1][column - 1 :].startswith("here")
    assert scalar_place_of(front, ("who",), first, 4, value) < scalar_place_of(front, ("who",), second, 4, value)


def test_words_that_are_written_otherwise_are_placed_at_their_value() -> None:
    front = 'a: 1\nwho: "caf\\u00e9 here"'
    value = yaml.parse(front)["who"]
    assert scalar_place_of(front, ("who",), 0, 4, value) == (2, 6)
