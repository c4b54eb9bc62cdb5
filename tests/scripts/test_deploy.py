"""A deployment replaces the site in one step, whatever happens meanwhile, and can be undone."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from _project import deploy
from _project.running import Stop
from connected_practice.publish import fingerprints

SCRIPTS = Path(deploy.__file__).parents[1]
Capture = pytest.CaptureFixture[str]


def build(folder: Path, words: str, *, pages: dict[str, list[str]] | None = None, asset: str = "a" * 8) -> Path:
    """Write a small site as a build leaves it, with `words` on its front page."""
    listed = {"": ["top"], "cases/lena/": ["checks"]} if pages is None else pages
    for address in listed:
        (folder / address).mkdir(parents=True, exist_ok=True)
        (folder / address / "index.html").write_text(words if not address else f"<h1>{address}</h1>", "utf-8")
    for name in ("assets", "data/v1", "search"):
        (folder / name).mkdir(parents=True)
    (folder / "404.html").write_text("Nothing here.", "utf-8")
    (folder / "assets" / f"tokens.{asset}.css").write_text(asset, "utf-8")
    (folder / "search/index.json").write_text("{}", "utf-8")
    (folder / deploy.ADDRESSES).write_text(json.dumps({"format": 1, "pages": listed}), "utf-8")
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where sites are deployed to; nothing is there yet."""
    return tmp_path / "www"


@pytest.fixture
def first(tmp_path: Path, target: Path) -> Path:
    """A site that has been deployed."""
    site = build(tmp_path / "first", "first")
    assert run(site, target) == 0
    return site


def run(*arguments: str | Path) -> int:
    """Run the script in this process and return its exit code."""
    return deploy.script([str(argument) for argument in arguments])


def served(target: Path) -> str:
    """Return what is on the front page that is served."""
    return (target / "current/index.html").read_text("utf-8")


def test_the_first_site_is_served_through_a_link(first: Path, target: Path) -> None:
    assert served(target) == "first"
    assert target.joinpath("current").readlink().parts[0] == "releases"
    assert (target / "current/index.html").stat().st_mode & 0o777 == 0o644
    release = (target / "current").resolve()
    copied = {path.relative_to(release) for path in release.rglob("*")}
    assert copied == {path.relative_to(first) for path in first.rglob("*")}


@pytest.mark.usefixtures("first")
def test_a_second_takes_its_place_and_undo_brings_the_first_back(tmp_path: Path, target: Path) -> None:
    run(build(tmp_path / "second", "second"), target)
    assert served(target) == "second"
    assert run("--undo", target) == 0
    assert served(target) == "first"
    with pytest.raises(Stop, match="nothing to go back to"):
        run("--undo", target)
    run(tmp_path / "second", target)
    assert served(target) == "second"


@pytest.mark.usefixtures("first")
def test_undo_goes_back_one_step_at_a_time(tmp_path: Path, target: Path) -> None:
    for name in ("second", "third"):
        run(build(tmp_path / name, name), target)
    seen = []
    for _ in range(2):
        run("--undo", target)
        seen.append(served(target))
    assert seen == ["second", "first"]


def test_files_that_did_not_change_keep_their_dates(first: Path, tmp_path: Path, target: Path) -> None:
    page = target / "current/cases/lena/index.html"
    os.utime(page, (1_700_000_000, 1_700_000_000))
    run(build(tmp_path / "second", "second"), target)
    assert page.stat().st_mtime == 1_700_000_000
    assert (target / "current/index.html").stat().st_mtime > 1_700_000_000
    assert not (first / "cases/lena/index.html").samefile(page)


@pytest.mark.usefixtures("first")
def test_an_open_page_still_finds_its_style_sheet_after_one_deployment_and_no_longer(
    tmp_path: Path, target: Path
) -> None:
    run(build(tmp_path / "second", "second", asset="b" * 8), target)
    styles = target / "current/assets"
    assert {path.name for path in styles.iterdir()} == {"tokens.aaaaaaaa.css", "tokens.bbbbbbbb.css"}
    run(build(tmp_path / "third", "third", asset="c" * 8), target)
    assert {path.name for path in styles.iterdir()} == {"tokens.bbbbbbbb.css", "tokens.cccccccc.css"}


def test_only_the_last_are_kept(first: Path, tmp_path: Path, target: Path) -> None:
    for name in ("second", "third", "fourth"):
        run("--keep", "2", build(tmp_path / name, name), target)
    assert len([path for path in (target / "releases").iterdir() if path.is_dir()]) == 2
    assert len(list((target / "releases").iterdir())) == 4
    run("--undo", target)
    assert served(target) == "third"
    run(first, target)
    assert served(target) == "first"


@pytest.mark.usefixtures("first")
def test_a_build_that_lost_addresses_is_refused_by_name(tmp_path: Path, target: Path, capsys: Capture) -> None:
    assert run(build(tmp_path / "second", "second", pages={"": []}), target) == 1
    said = capsys.readouterr().err
    assert "\n  #top\n  cases/lena/\n" in said
    assert "practice check --against" in said
    assert served(target) == "first"


@pytest.mark.usefixtures("first")
def test_a_page_that_leads_on_need_not_keep_its_places(tmp_path: Path, target: Path) -> None:
    site = build(tmp_path / "second", "second", pages={"": ["top"], "cases/lena/": []})
    (site / "cases/lena/index.html").write_bytes(deploy.NOINDEX)
    assert run(site, target) == 0


def without(name: str) -> Callable[[Path], object]:
    return lambda site: (site / name).unlink()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (shutil.rmtree, "has no index.html"),
        (without("404.html"), "has no 404.html"),
        (without("cases/lena/index.html"), "has no page cases/lena/"),
        (lambda site: (site / deploy.ADDRESSES).write_text("[half"), "cannot be read"),
        (lambda site: (site / "out").symlink_to("/etc"), "is a link"),
    ],
)
@pytest.mark.usefixtures("first")
def test_what_is_no_whole_site_is_refused(
    spoil: Callable[[Path], object], words: str, tmp_path: Path, target: Path
) -> None:
    site = build(tmp_path / "second", "second")
    spoil(site)
    with pytest.raises(Stop, match=words):
        run(site, target)
    assert served(target) == "first"
    assert not list((target / "releases").glob(".*"))


def test_folders_within_each_other_are_refused(first: Path) -> None:
    with pytest.raises(Stop, match="lie in each other"):
        run(first, first / "www")


def test_what_somebody_put_there_is_left_alone(tmp_path: Path, target: Path) -> None:
    (target / "current").mkdir(parents=True)
    with pytest.raises(Stop, match="Move it away"):
        run(build(tmp_path / "first", "first"), target)


@pytest.mark.usefixtures("first")
def test_a_file_that_is_copied_otherwise_stops_it(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "copyfile", lambda source, to: to.write_bytes(b"half"))
    with pytest.raises(Stop, match="was not copied as it is"):
        run(build(tmp_path / "second", "second"), target)
    monkeypatch.undo()
    assert served(target) == "first"
    assert run(tmp_path / "second", target) == 0


def test_undo_does_not_serve_what_is_not_whole_any_more(first: Path, tmp_path: Path, target: Path) -> None:
    release = (target / "current").resolve()
    run(build(tmp_path / "second", "second"), target)
    (release / "index.html").write_text("changed", "utf-8")
    with pytest.raises(Stop, match="not whole any more"):
        run("--undo", target)
    assert served(target) == "second"
    assert run(first, target) == 0, "and a build of it is copied anew"
    assert served(target) == "first"


@pytest.mark.parametrize(
    ("where", "then"),
    [
        ("shutil.copyfile", "first"),
        ("deploy._switch", "first"),
        ("deploy._remember", "second"),
    ],
)
@pytest.mark.usefixtures("first")
def test_killed_in_the_middle_a_whole_site_is_served_and_the_next_clears_up(
    where: str, then: str, tmp_path: Path, target: Path
) -> None:
    site = build(tmp_path / "second", "second")
    code = (
        "import os, shutil, signal, sys\nfrom _project import deploy\n"
        f"{where} = lambda *arguments, **options: os.kill(os.getpid(), signal.SIGKILL)\n"
        "deploy.script(sys.argv[1:])\n"
    )
    command = [sys.executable, "-c", code, str(site), str(target)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(SCRIPTS)}, stderr=subprocess.DEVNULL)
    assert done.returncode == -signal.SIGKILL
    assert served(target) == then
    assert run(site, target) == 0
    assert served(target) == "second"
    assert not list((target / "releases").glob(".*"))
    run("--undo", target)
    assert served(target) == "first"


@pytest.mark.usefixtures("first")
def test_two_at_once_wait_for_each_other(tmp_path: Path, target: Path, capsys: Capture) -> None:
    site = build(tmp_path / "second", "second")
    with (target / "deploy.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        other = threading.Thread(target=run, args=(site, target))
        other.start()
        other.join(0.3)
        assert other.is_alive()
        assert served(target) == "first"
    other.join(30)
    assert served(target) == "second"
    assert "Waiting for another script to finish deploying." in capsys.readouterr().err


def test_the_script_runs_with_python_alone(tmp_path: Path, target: Path) -> None:
    """Without site-packages, so that nothing which this project installs is found; others may read what it makes."""
    build(tmp_path / "first", "first")
    command = [sys.executable, "-E", "-s", "-S", str(SCRIPTS / "deploy")]
    done = subprocess.run([*command, "first", "www"], cwd=tmp_path, capture_output=True, text=True, umask=0o077)
    assert (done.returncode, served(target)) == (0, "first"), done.stderr
    folders = [path for path in (target, *target.rglob("*")) if path.is_dir()]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o755}
    again = subprocess.run([*command, "--undo", "www"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert again.returncode == 2
    assert "nothing to go back to" in again.stderr


@pytest.mark.parametrize("arguments", [["one"], ["--undo", "one", "two"], ["--keep", "1", "one", "two"]])
def test_a_command_that_cannot_be_meant_is_explained(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        run(*arguments)
    assert "scripts/deploy [--keep N] SITE TARGET" in capsys.readouterr().err


def test_names_that_change_with_the_content_are_the_same_everywhere() -> None:
    assert deploy.FINGERPRINTED.pattern == fingerprints.FINGERPRINTED.pattern
