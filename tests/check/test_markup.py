"""Headings, links, images, HTML, lists and code: what is found, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library import copy, lines, principle, problems


def found(tmp_path: Path, body: str, **fields: str) -> list[str]:
    """Return what is wrong with a body, without the path."""
    root = copy(tmp_path / "library")
    path = principle(root, body, **fields)
    return [line.removeprefix(f"{path}:") for line in lines(root, problems(root))]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("## One\n\n### Two\n\n## Three\n\nWords.", []),
        ("### One\n\nWords.", ["9:1 CP301 ###"]),
        ("One\n===\n\nWords.", ["9:1 CP301 O"]),
        ("## One\n\n##### Two\n\n###### Three\n\nWords.", ["11:1 CP301 #####"]),
        ("Words.\n\n    # no heading", ["11:5 CP308 #"]),
    ],
)
def test_heading_levels(body: str, places: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, body) == places


@pytest.mark.parametrize(
    "words", ["here", "Here", "click here", "this", "this page", "link", "more", "Read more", "", " ", "**here**"]
)
def test_link_words_that_say_nothing(words: str, tmp_path: Path) -> None:
    assert [place.split()[1] for place in found(tmp_path, f"[{words}](https://harbour.example)")] == ["CP302"]


@pytest.mark.parametrize(
    "words",
    [
        "here is the report",
        "the link between the two",
        "more on attendance",
        "`code`",
        "![door](https://x.example/y.png)",
    ],
)
def test_link_words_that_say_something(words: str, tmp_path: Path) -> None:
    codes = [place.split()[1] for place in found(tmp_path, f"[{words}](https://harbour.example)")]
    assert codes == []


def test_a_bare_address_says_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, "See <https://harbour.example>.") == ["9:5 CP302 <https://harbour.example>"]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("https://harbour.example/a_(b)?c=d&e#f", None),
        ("http://harbour.example", None),
        ("HTTPS://harbour.example", None),
        ("mailto:office@harbour.example", None),
        ("case-study:lena", None),
        ("case-study:lena#what-changed", None),
        ("javascript:alert(1)", "CP305"),
        ("JavaScript:alert(1)", "CP305"),
        ("java&#115;cript:alert(1)", "CP305"),
        ("javascript&colon;alert(1)", "CP305"),
        ("<javascript:alert(1)>", "CP305"),
        ("&#1;javascript:alert(1)", "CP306"),
        ("data:text/html,x", "CP305"),
        ("file:///etc/passwd", "CP305"),
        ("Case-study:lena", "CP305"),
        ("casestudy:lena", "CP305"),
        ("//harbour.example", "CP306"),
        ("/case-studies/lena/", "CP306"),
        ("lena.md", "CP306"),
        ("#what-changed", "CP306"),
        ("", "CP306"),
        ("case-study:", "CP201"),
        ("case-study:lina", "CP201"),
        ("case-study:../lena", "CP201"),
        ("term:lena", "CP202"),
    ],
)
def test_where_links_may_lead(target: str, code: str | None, tmp_path: Path) -> None:
    places = found(tmp_path, f"See [the words]({target}).")
    assert places == ([] if code is None else [f"9:5 {code} [the words]({target})"])


@pytest.mark.parametrize(
    "body", ["![A door](https://harbour.example/x.png)", "![A *blue* door](https://harbour.example/x.png)"]
)
def test_images_with_words(body: str, tmp_path: Path) -> None:
    assert found(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("<div>\n<p>x</p>\n</div>", ["9:1 CP304 <div>", "10:1 CP304 <p>x</p>", "11:1 CP304 </div>"]),
        ("a <br> b", ["9:3 CP304 <br>"]),
        ("<!-- no -->", ["9:1 CP304 <!-- no -->"]),
        ("- <img src=x onerror=alert(1)>", ["9:3 CP304 <img src=x onerror=alert(1)>"]),
        ("| a |\n| - |\n| <i>x</i> |", ["11:3 CP304 <i>", "11:7 CP304 </i>"]),
        ("a < b > c, 3 <4 and \\<b>", []),
        ("`<b>`", []),
        ("&lt;b&gt; &amp; &#60;i&#62;", []),
    ],
)
def test_raw_html(body: str, places: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, body) == places


def test_raw_html_in_a_field(tmp_path: Path) -> None:
    assert found(tmp_path, "Words.", statement="Begin <b>small</b>.") == ["4:18 CP304 <b>", "4:26 CP304 </b>"]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Three:\n\n- one\n- two", 0),
        ("- one\n    - two\n- three", 0),
        ("1. one\n2. two", 0),
        ("Three:\n- one", 1),
        ("Three:\n1. one", 1),
        ("> Three:\n> - one", 1),
        ("## Three\n- one", 1),
    ],
)
def test_lists_after_a_line_of_text(body: str, count: int, tmp_path: Path) -> None:
    assert [place.split()[1] for place in found(tmp_path, body)] == ["CP307"] * count


@pytest.mark.parametrize("body", ["Say `x` to it.", "``a ` b``"])
def test_code_within_a_line(body: str, tmp_path: Path) -> None:
    assert found(tmp_path, body) == []


@pytest.mark.parametrize(
    "body", ["```\nx\n```", "~~~\nx\n~~~", "Words.\n\n    x", "- one\n\n      x", "> ```\n> x\n> ```", "```"]
)
def test_code_in_a_block(body: str, tmp_path: Path) -> None:
    assert [place.split()[1] for place in found(tmp_path, body)] == ["CP308"]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("- one\n- two\n\n- three", []),
        ("- one\n  goes on\n- two", []),
        ("- one\n    - two\n        - three\n- four", []),
        ("1. one\n\n    More on one.\n\n    > They said.\n\n2. two", []),
        ("- one\n  - two", ["10:3 CP310 -"]),
        ("1. one\n   - two", ["10:4 CP310 -"]),
        ("- one\n\n  More on one.", ["11:3 CP310 M"]),
        ("- one\n\n  > They said.", ["11:3 CP310 >"]),
        ("- - one", ["9:3 CP310 -"]),
        ("1) one\n2) two", ["9:1 CP310 1", "10:1 CP310 2"]),
    ],
)
def test_lists_that_programs_read_differently(body: str, places: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, body) == places
