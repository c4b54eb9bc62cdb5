"""The pages on disk are those of the site, with the hand-written ones filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from connected_practice import cli, pipeline
from connected_practice.publish import assets, disk
from connected_practice.publish.beside import beside
from connected_practice.publish.macros import PageFailed, macros, render_hand_written
from tests.library import GOOD, TODAY, browser_code, copy, linked


@pytest.fixture(autouse=True)
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser's code is there."""
    monkeypatch.setattr(assets, "COMPILED", browser_code(tmp_path / "compiled"))


def test_every_page_and_asset_is_written(tmp_path: Path) -> None:
    root, out = copy(tmp_path / "library"), tmp_path / "out" / "pages"
    (root / "docs/overrides").mkdir()
    (root / "docs/overrides/main.html").write_text("{% extends 'base.html' %}")
    library, pages = pipeline.publishable(root, TODAY)
    count = disk.write(root, out, library, pages)
    written = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert written == {page.path for page in pages} | {
        "index.md",
        "contributing/architecture.md",
        "assets/connected-practice.js",
        *(name for name, _ in beside(library, pages, root, "", "Connected Practice")),
    }
    assert count == sum(name.endswith(".md") for name in written)
    for page in pages:
        assert (out / page.path).read_text("utf-8") == page.text
    assert [path.name for path in out.parent.iterdir()] == ["pages"]


def test_a_page_that_fails_leaves_what_was_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, out = copy(tmp_path / "library"), tmp_path / "pages"
    arguments = ["pages", "--root", str(root), "--today", "2026-06-01", "--out", str(out)]
    assert cli.main(arguments) == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    (root / "docs/more.md").write_text("---\nrender_macros: true\n---\n{{ nothing }}\n")
    assert cli.main(arguments) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        "practice: docs/more.md cannot be made: 'nothing' is undefined. Nothing was written."
    )
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert not list(tmp_path.glob(".pages*"))


def hand_written(folder: Path, text: str) -> str:
    """Return what becomes of a hand-written page."""
    (folder / "more").mkdir(parents=True, exist_ok=True)
    page = folder / "more" / "page.md"
    page.write_text(text, "utf-8")
    render_hand_written(folder, linked(GOOD))
    return page.read_text("utf-8")


def test_macros_on_pages_that_ask_for_them(tmp_path: Path) -> None:
    front = "---\ntitle: X\nrender_macros: true\n---\n"
    made = hand_written(tmp_path / "docs", front + '{{ count("term") }} words. {{ link("case-study:lena", "Lena") }}\n')
    assert made == front + "2 words. [Lena](../case-studies/lena.md)\n"


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}\n", "---\ntitle: X\n---\n{{ 7*7 }}\n", "---\nrender_macros: false\n---\n{{ x }}\n"]
)
def test_braces_on_other_pages_stay(tmp_path: Path, text: str) -> None:
    assert hand_written(tmp_path / "docs", text) == text


@pytest.mark.parametrize(
    "text", ["{{ nothing }}", '{{ link("case-study:nobody") }}', "{% if %}", "{{ count() }}", '{{ piece("nothing") }}']
)
def test_what_a_page_asks_for_in_vain(tmp_path: Path, text: str) -> None:
    with pytest.raises(PageFailed, match=r"^docs/more/page\.md cannot be made: "):
        hand_written(tmp_path / "docs", f"---\nrender_macros: true\n---\n{text}\n")


def test_macros_know_the_page_that_they_are_on() -> None:
    library = linked(GOOD)
    assert macros(library, "index.md")["link"]("case-study:lena", "Lena") == "[Lena](case-studies/lena.md)"
    assert macros(library, "a/b.md")["link"]("case-study:lena", "Lena") == "[Lena](../case-studies/lena.md)"
    assert macros(library, "a.md")["count"]("nothing") == "0"


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path) -> None:
    root, out = copy(tmp_path / "library"), tmp_path / "pages"
    library, pages = pipeline.publishable(root, TODAY)
    disk.write(root, out, library, pages)
    out.rename(tmp_path / ".pages-old")
    (tmp_path / ".pages-new-abc").mkdir()
    disk.write(root, out, library, pages)
    assert not list(tmp_path.glob(".pages*"))
    assert (out / "case-studies/lena.md").is_file()
