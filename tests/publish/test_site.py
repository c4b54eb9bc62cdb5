"""A site is built aside and takes the place of the last one when it is whole, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html as lxml_html

from connected_practice import cli
from connected_practice.publish import assets, site
from tests.library import browser_code, copy, principle

HOSTILE = """'</title><script>alert(1)</script> "><img src=x onerror=alert(1)> of small steps'"""
Capture = pytest.CaptureFixture[str]
STRANGE = "{{ 7*7 }} and {% raw %} and \\<script>alert(1)\\</script> and `<img onerror=x>`."


@pytest.fixture(autouse=True)
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Builds find the browser's code."""
    folder = browser_code(tmp_path / "compiled")
    monkeypatch.setattr(assets, "COMPILED", folder)
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The good library with one record whose text has signs that mean something to our tools."""
    root = copy(tmp_path / "library")
    principle(root, STRANGE, "topics: [belonging]\naliases: [first-steps]", title=HOSTILE, summary=HOSTILE)
    return root


def build(root: Path, *more: str) -> int:
    """Build a library's site with the command."""
    return cli.main(["build", "--root", str(root), "--today", "2026-06-01", *more])


def left_over(root: Path) -> list[str]:
    """Return what a build has left beside the site."""
    return sorted(path.name for path in root.glob(".site*"))


@pytest.fixture
def last(root: Path) -> Iterator[Path]:
    """The last good site, which a failed build must leave as it is."""
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("The last good site.")
    yield root / "site"
    assert (root / "site" / "index.html").read_text() == "The last good site."
    assert left_over(root) == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the library with the strange record, built once."""
    folder = tmp_path_factory.mktemp("built")
    root = copy(folder / "library")
    principle(root, STRANGE, "topics: [belonging]\naliases: [first-steps]", title=HOSTILE, summary=HOSTILE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets, "COMPILED", browser_code(folder / "compiled"))
        assert build(root) == 0
    assert left_over(root) == []
    return root / "site"


def test_pages_assets_and_search_are_there(built: Path) -> None:
    for name in ("index.html", "404.html", "case-studies/lena/index.html"):
        assert (built / name).is_file()
    assert len(list(built.glob("assets/connected-practice.*.js"))) == 1
    assert oct(built.stat().st_mode)[-3:] == "755"


def test_records_are_data(built: Path) -> None:
    page = (built / "principles/small-steps/index.html").read_text("utf-8")
    text = " ".join(lxml_html.fromstring(page).text_content().split())
    assert "{{ 7*7 }} and {% raw %} and <script>alert(1)</script> and <img onerror=x>." in text
    assert "alert(1)" not in "".join(lxml_html.fromstring(page).xpath("//script/text()"))
    assert not lxml_html.fromstring(page).xpath("//*[@onerror]")


def test_no_field_reaches_a_page_as_html(built: Path) -> None:
    for path in built.rglob("*.html"):
        page = lxml_html.fromstring(path.read_bytes())
        assert not page.xpath("//script[contains(., 'alert(1)')]")
        assert not page.xpath("//*[@onerror]")
    own = lxml_html.fromstring((built / "principles/small-steps/index.html").read_bytes())
    assert own.findtext(".//title", "").startswith("</title><script>alert(1)</script>")


def test_hand_written_pages_have_their_macros(built: Path) -> None:
    page = (built / "index.html").read_text("utf-8")
    assert "It holds 1 case study." in page
    assert 'href="case-studies/lena/"' in page


def test_old_addresses_lead_on(built: Path) -> None:
    page = (built / "principles/first-steps/index.html").read_text("utf-8")
    assert 'href="../small-steps/"' in page


def test_every_page_has_a_policy_that_allows_its_own_scripts(built: Path) -> None:
    pages = list(built.rglob("*.html"))
    assert len(pages) > 30
    for path in pages:
        page = path.read_text("utf-8")
        assert page.count('http-equiv="Content-Security-Policy"') == 1
        assert page.index("Content-Security-Policy") < page.index("<title")


def test_a_second_build_replaces_the_first_as_a_whole(root: Path, capsys: Capture) -> None:
    assert build(root) == 0
    (root / "site" / "left-over.html").write_text("x")
    (root / "content/principles/small-steps.md").unlink()
    assert build(root) == 0
    assert not (root / "site" / "left-over.html").exists()
    assert not (root / "site" / "principles" / "small-steps").exists()
    assert left_over(root) == []
    assert " pages in " in capsys.readouterr().out


@pytest.mark.usefixtures("last")
@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("docs/more.md", "# More\n\n[nowhere](nowhere.md)\n", "nowhere.md"),
        ("docs/more.md", "---\nrender_macros: true\n---\n{{ nothing }}\n", "'nothing' is undefined"),
        ("docs/more.md", '---\nrender_macros: true\n---\n{{ link("case-study:nobody") }}\n', "case-study:nobody"),
        ("docs/more.md", "---\nrender_macros: true\n---\n{% if %}\n", "docs/"),
        ("docs/case-studies/lena.md", "# Lena\n", "docs/case-studies/lena.md takes the place"),
        ("mkdocs.yml", "site_name: [", "mkdocs.yml"),
        ("mkdocs.yml", "site_name: x\nplugins: [search]\n", "does not name the plugin"),
        ("mkdocs.yml", "site_name: x\nplugins: [connected-practice, nothing]\n", "nothing"),
    ],
)
def test_a_site_that_cannot_be_built_leaves_the_last_one(
    root: Path, name: str, text: str, words: str, capsys: Capture
) -> None:
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text(text, "utf-8")
    assert build(root) == 1
    said = capsys.readouterr().err
    assert words in said
    assert "Nothing was published" in said.splitlines()[-1]


@pytest.mark.usefixtures("last")
def test_a_disk_that_is_full_leaves_the_last_one(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mkdocs.utils.write_file", full)
    monkeypatch.setattr("mkdocs.utils.copy_file", full)
    assert build(root) in (1, 2)
    assert "No space left on device" in capsys.readouterr().err


def test_a_build_that_is_killed_leaves_the_last_one_and_the_next_clears_up(
    root: Path, compiled: Path, tmp_path: Path
) -> None:
    """SIGKILL while MkDocs writes pages: nothing in the process can tidy up."""
    assert build(root) == 0
    before = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    config, marker = root / "mkdocs.yml", tmp_path / "half-way"
    text = config.read_text("utf-8")
    hook = root / "hold.py"
    hook.write_text(
        "import pathlib, time\n\n\ndef on_post_page(output, page, config):\n"
        f"    if page.file.src_uri.startswith('principles/'):\n"
        f"        pathlib.Path({str(marker)!r}).touch()\n        time.sleep(600)\n    return output\n"
    )
    config.write_text(f"{text}hooks: [hold.py]\n", "utf-8")
    code = (
        "import sys, pathlib; from connected_practice.publish import assets; from connected_practice import cli; "
        f"assets.COMPILED = pathlib.Path({str(compiled)!r}); sys.exit(cli.main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "build", "--root", str(root), "--today", "2026-06-01"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        while not marker.exists() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    assert marker.exists()
    assert {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()} == before
    assert any((root / name).rglob("*.html") for name in left_over(root))
    config.write_text(text, "utf-8")
    assert build(root) == 0
    assert left_over(root) == []
    assert (root / "site/principles/small-steps/index.html").is_file()


def test_a_build_that_was_killed_between_two_renames_is_put_right(root: Path) -> None:
    """The moment in which the old site is aside and the new one not yet in its place."""
    assert build(root) == 0
    (root / "site").rename(root / ".site-old")
    (root / ".site-new-abc").mkdir()
    principle(root, fields="topics: [nothing]")
    assert build(root) == 1
    assert (root / "site/index.html").is_file()
    assert left_over(root) == []


def test_swap_puts_one_folder_in_the_place_of_another(tmp_path: Path) -> None:
    for name in ("new", "out"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_text(name)
    site.swap(tmp_path / "new", tmp_path / "out")
    assert (tmp_path / "out" / "x").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir() if path.name != "compiled"] == ["out"]


def test_a_swap_that_fails_can_be_recovered_from(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(FileNotFoundError):
        site.swap(tmp_path / "nothing", tmp_path / "out")
    site.recover(tmp_path / "out")
    assert (tmp_path / "out").is_dir()


def test_mkdocs_by_itself_builds_the_same_pages(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    class Day(date):
        """The day on which the site is built."""

        @classmethod
        def today(cls) -> Day:
            """Return the day that tests use."""
            return cls(2026, 6, 1)

    monkeypatch.setattr("connected_practice.publish.plugin.date", Day)
    assert build(root) == 0
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "other"))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    ours, theirs = ({p.relative_to(f).as_posix() for p in f.rglob("*.html")} for f in (root / "site", root / "other"))
    assert ours == theirs
    for name in ("case-studies/lena/index.html", "glossary/index.html"):
        assert (root / "site" / name).read_text() == (root / "other" / name).read_text()


def test_mkdocs_by_itself_says_what_is_wrong_and_builds_nothing(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    path = principle(root, fields="topics: [nothing]")
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "other"))
    with pytest.raises(Abort):
        mkdocs_build(config)
    assert f"{path}:5:10: CP105" in caplog.text
    assert not (root / "other").exists()
