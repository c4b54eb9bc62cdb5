"""Whatever stands in a library: a problem with a place, never a traceback, and the last good site as it was."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from connected_practice import cli
from connected_practice.problem import CATALOGUE
from connected_practice.publish import assets
from tests.check.test_broken import IN_FILES, MADE
from tests.library import broken, browser_code, codes, copy, lines, pages, principle, problems

ERRORS = sorted(code for code in [*IN_FILES, *MADE] if CATALOGUE[code].severity == "error")


@pytest.fixture(autouse=True)
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds find the browser's code."""
    monkeypatch.setattr(assets, "COMPILED", browser_code(tmp_path / "compiled"))


@pytest.mark.parametrize("code", ERRORS)
def test_nothing_is_published(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if code in MADE:
        root = copy(tmp_path / "library")
        MADE[code](root, monkeypatch)
    else:
        root = broken(code, tmp_path / "library")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("The last good site.")
    arguments = ["--root", str(root), "--today", "2026-06-01"]
    against = ["--against", str(root / "published.json")] if (root / "published.json").exists() else []
    assert cli.main(["check", *arguments, *against]) == 1
    assert cli.main(["build", *arguments, *against]) == 1
    if not against:
        assert cli.main(["pages", *arguments, "--out", str(tmp_path / "pages")]) == 1
    said = capsys.readouterr()
    assert f"{code} " in said.out
    assert f"{code} " in said.err
    assert "Traceback" not in said.out + said.err
    assert [path.name for path in (root / "site").iterdir()] == ["index.html"]
    assert (root / "site" / "index.html").read_text() == "The last good site."
    assert not list(root.glob(".site*"))
    assert not (tmp_path / "pages").exists()


def test_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    before = pages(root)
    for path in [*root.rglob("*.md"), *(root / "content").rglob("*.yml")]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert problems(root) == []
    assert pages(root) == before


def test_places_are_the_same_with_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = principle(root, "Words.\n\nSee [hére](https://harbour.example).", "related: [term:nobody]")
    before = lines(root, problems(root))
    (root / path).write_bytes(b"\xef\xbb\xbf" + (root / path).read_bytes().replace(b"\n", b"\r\n"))
    assert lines(root, problems(root)) == before
    assert len(before) == 2


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"\xef\xbb\xbf---\ntitle: \xff\n---\n", "2:8"),
        ("---\ntitle: Café \u00fc".encode() + b"\xe9\n---\n", "2:14"),
        (b"\xff\xfe-\x00-\x00", "1:1"),
    ],
)
def test_place_of_a_byte_that_is_no_text_counts_letters(raw: bytes, place: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    (root / "content/principles/bytes.md").write_bytes(raw)
    (found,) = problems(root)
    assert f"{found.line}:{found.column} {found.code}" == f"{place} CP010"


BOMBS = {
    "aliases": "a: &a [x, x]\n"
    + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    "lists in lists": "title: " + "[" * 200_000,
    "lists beside lists": "title: " + "[[]," * 200_000,
    "maps in maps": "title: " + "{a: " * 100_000,
    "dashes": "- " * 200_000,
    "dashes with spaces": "-   " * 200_000,
    "question marks": "? " * 200_000,
    "deeper and deeper": "".join(f"{' ' * depth}a:\n" for depth in range(400)),
    "merges": "title: x\n<<: {summary: y}",
}


@pytest.mark.parametrize("name", BOMBS)
def test_yaml_that_grows_or_nests_is_refused_at_once(name: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    (root / "content/principles/bomb.md").write_text(f"---\n{BOMBS[name]}\n---\nWords.\n", "utf-8")
    begun = time.monotonic()
    (found,) = problems(root)
    assert found.code == ("CP017" if name in ("aliases", "merges") else "CP018")
    assert found.line > 1
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x7f", "\x80", "\x85", "\u2028", "\ufffe"])
def test_hidden_characters_in_front_matter_have_a_place(character: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = principle(root, summary=f"Ünder the {character}first step, one that is small.")
    assert [f"{p.path}:{p.line}:{p.column} {p.code}" for p in problems(root)] == [f"{path}:3:20 CP020"]


def test_hidden_characters_in_a_body_move_no_line(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = principle(root, "One\u2028two\x0bthree\x0cfour\x85five.\n\nSee [here](https://harbour.example).")
    assert lines(root, problems(root)) == [f"{path}:11:5 CP302 [here](https://harbour.example)"]


@pytest.mark.parametrize(
    "name", ["River.md", "river clinic.md", "river..clinic.md", "-river.md", "rivér.md", "river_clinic.md", "x.MD"]
)
def test_names_that_cannot_be_ids(name: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    good = root / principle(root)
    good.rename(good.with_name(name))
    assert codes(root) == ["CP002"]


def test_name_that_is_no_text_can_be_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy(tmp_path / "library")
    good = root / principle(root)
    try:
        good.rename(good.with_name("caf\udce9\n.md"))
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    for form in ("text", "json", "github", "sarif"):
        assert cli.main(["check", "--root", str(root), "--today", "2026-06-01", "--format", form]) == 1
        assert "CP002" in capsys.readouterr().out


@pytest.mark.parametrize("what", ["a folder", "a link away", "large", "empty", "a list", "broken"])
def test_closed_lists_that_cannot_be_read_are_one_problem(what: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content" / "vocabulary.yml"
    kept = path.rename(tmp_path / "vocabulary.yml")
    if what == "a folder":
        path.mkdir()
    elif what == "a link away":
        path.symlink_to(kept)
    else:
        path.write_text({"empty": "", "a list": "- topics", "broken": "topics: {"}.get(what, ""), "utf-8")
        if what == "large":
            with path.open("ab") as file:
                file.truncate(50_000_000)
    (found,) = problems(root)
    assert found.path == "content/vocabulary.yml"


def test_names_in_closed_lists_cannot_leave_the_site(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content" / "vocabulary.yml"
    text = (
        path.read_text("utf-8")
        .replace("  attendance:\n", "  ../../attendance:\n")
        .replace("  school-nurse:", "  index:")
    )
    path.write_text(text, "utf-8")
    found = [line for line in lines(root, problems(root)) if line.startswith("content/vocabulary.yml")]
    assert found == [
        "content/vocabulary.yml:6:3 CP104 ../../attendance",
        "content/vocabulary.yml:14:3 CP104 index",
    ]


@pytest.mark.parametrize("alias", ["small-steps", "first-steps"])
def test_two_records_cannot_claim_one_address(alias: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, fields="topics: [belonging]\naliases: [first-steps]")
    principle(root, "Other words.", f"topics: [belonging]\naliases: [{alias}]", "tiny-steps")
    assert codes(root) == ["CP220"]


def test_circle_of_modules_by_way_of_an_alias(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    module = root / "content" / "modules" / "first-weeks.md"
    text = module.read_text("utf-8").replace(
        "minutes: 45\n", "minutes: 45\naliases: [weeks]\nneeds_first: [module:next]\n"
    )
    module.write_text(text, "utf-8")
    (module.parent / "next.md").write_text(
        text.replace("aliases: [weeks]\nneeds_first: [module:next]", "needs_first: [module:weeks]")
        .replace("The first weeks back", "The next weeks")
        .replace("first weeks after", "next weeks after"),
        "utf-8",
    )
    assert "CP231" in codes(root)
