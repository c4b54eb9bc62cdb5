"""Files whose names change with what they hold, and the pages that name them."""

from __future__ import annotations

import pytest

from connected_practice.publish.fingerprints import FINGERPRINTED, is_renamed, pointed, renamed

FONT, SHEET, SCRIPT = "assets/type.woff2", "assets/css/tokens.css", "assets/connected-practice.js"


def files(**changed: bytes) -> dict[str, bytes]:
    """Return a font, a style sheet that asks for it, and a script."""
    sheet = (
        b"""@font-face { src: url("../type.woff2") } a { background: url(data:image/svg+xml,x) } b { src: url('n') }"""
    )
    contents = {"font": b"type", "sheet": sheet, "script": b"run()"} | changed
    return {FONT: contents["font"], SHEET: contents["sheet"], SCRIPT: contents["script"]}


@pytest.mark.parametrize("path", [FONT, SHEET, SCRIPT, "assets/term-tip.css"])
def test_what_is_ours_is_renamed_to_what_never_changes(path: str) -> None:
    assert is_renamed(path)
    new, _ = renamed({path: b"content"})[path]
    assert FINGERPRINTED.search(new)
    assert not is_renamed(new)
    assert new.startswith(path.rpartition(".")[0])


@pytest.mark.parametrize(
    "path",
    [
        "assets/list-UVSRNRQZ.js",  # the bundler has named it
        "assets/stylesheets/main.484c7ddc.min.css",
        "assets/javascripts/lunr/wordcut.js",
        "assets/logo.svg",
        "data/v1/catalogue.json",
        "service-worker.js",
        "index.html",
    ],
)
def test_what_has_such_a_name_or_needs_its_own_is_left(path: str) -> None:
    assert not is_renamed(path)


@pytest.mark.parametrize(
    ("path", "lasts"),
    [
        ("assets/list-UVSRNRQZ.js", True),
        ("assets/stylesheets/main.484c7ddc.min.css", True),
        ("assets/stylesheets/main.484c7ddc.min.css.map", True),
        ("search/0cc355e88f.json", True),
        ("search/index.json", False),
        ("assets/css/word-check.css", False),
        ("assets/css/self-assessment.css", False),
        ("data/v1/term/deadbeef.json", False),
    ],
)
def test_names_that_change_with_the_content_are_told_from_others(path: str, lasts: bool) -> None:
    assert bool(FINGERPRINTED.search(path)) is lasts


def test_a_name_changes_with_the_content_alone() -> None:
    first, same, other = renamed(files()), renamed(files()), renamed(files(script=b"walk()"))
    assert first == same
    assert other[SCRIPT][0] != first[SCRIPT][0]
    assert other[SHEET] == first[SHEET]


def test_a_style_sheet_asks_for_the_font_by_its_new_name_and_is_renamed_with_it() -> None:
    first, other = renamed(files()), renamed(files(font=b"bolder"))
    name = first[FONT][0].removeprefix("assets/")
    assert first[SHEET][1] == files()[SHEET].replace(b"../type.woff2", f"../{name}".encode())
    assert other[SHEET][0] != first[SHEET][0]


def test_pages_name_files_wherever_they_lie_and_nothing_else_changes() -> None:
    page = (
        '<link href="{0}{1}"><script src="../../{2}" type="module"></script><link href="/library/{1}">'
        '<a href="https://other.example/assets/css/else.css">assets/css/tokens.css</a> "{1}"'
    )
    names = {SHEET: "assets/css/tokens.12345678.css", SCRIPT: "assets/connected-practice.12345678.js"}
    got = pointed(page.format("../", SHEET, SCRIPT), names)
    assert got.count(names[SHEET]) == 2
    assert got.count(names[SCRIPT]) == 1
    assert got.endswith(
        '<a href="https://other.example/assets/css/else.css">assets/css/tokens.css</a> "assets/css/tokens.css"'
    )
