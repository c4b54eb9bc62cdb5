"""The command `practice`: what people type, what it answers, and its exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from connected_practice import __version__, arguments, cli, packages
from connected_practice.models import KINDS
from connected_practice.publish import assets
from tests.library import broken, browser_code, copy, principle

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The good library, a folder for the compiled code, and the current folder elsewhere."""
    monkeypatch.setattr(assets, "COMPILED", browser_code(tmp_path / "compiled"))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return copy(tmp_path / "library")


def run(command: str, root: Path, *more: str) -> int:
    """Run a command on a library, on the day that tests use."""
    return cli.main([command, "--root", str(root), "--today", "2026-06-01", *more])


def test_clean(root: Path, capsys: Capture) -> None:
    assert run("check", root) == 0
    assert capsys.readouterr().out == "No problems in 14 records.\n"


def test_problems(root: Path, capsys: Capture) -> None:
    path = principle(root, fields="topics: [nothing]")
    assert run("check", root) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{path}:5:10: CP105 ")
    assert out.endswith("1 problem in 1 of 15 records. Nothing was published.\n")


def test_warnings_alone_are_clean(root: Path, capsys: Capture) -> None:
    principle(root, "Half, or 50 per cent.")
    assert run("check", root) == 0
    assert "CP410 warning:" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "build", "serve", "coverage"])
def test_a_folder_that_is_no_library(command: str, tmp_path: Path, capsys: Capture) -> None:
    assert run(command, tmp_path) == 2
    assert capsys.readouterr().err.startswith("practice: There is no folder content/ in ")
    assert run(command, tmp_path / "nowhere") == 2
    assert "There is no folder" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_library_without_a_site(command: str, root: Path, capsys: Capture) -> None:
    (root / "mkdocs.yml").unlink()
    assert run(command, root) == 2
    assert capsys.readouterr().err.startswith("practice: There is no mkdocs.yml in ")


def test_browser_code_that_is_not_compiled(root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "COMPILED", root / "nowhere")
    assert run("build", root) == 2
    assert "Run scripts/setup" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing"],
        ["check", "--format", "xml"],
        ["check", "--today", "yesterday"],
        ["check", "--today", "2026-02-30"],
        ["new", "principle"],
        ["pages"],
        ["export", "nothing"],
    ],
)
def test_a_command_line_that_cannot_be_read(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    assert stop.value.code == 2
    assert "usage: practice" in capsys.readouterr().err


def test_version_and_help(capsys: Capture) -> None:
    for argument in ("--version", "--help"):
        with pytest.raises(SystemExit) as stop:
            cli.main([argument])
        assert stop.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith(f"practice {__version__}\n")
    assert "Exit codes: 0 clean, 1 problems found, 2 cannot run." in out


def test_every_command_has_the_root_and_says_what_it_is_for() -> None:
    (commands,) = [action for action in arguments.parser()._actions if action.dest == "command"]
    assert commands.choices is not None
    assert {"check", "build", "serve", "new", "pages", "export", "coverage"} <= set(commands.choices)
    for name in commands.choices:
        sub = commands.choices[name]  # type: ignore[index]
        assert "--root" in sub.format_help()
        assert sub.description.endswith(".")
        assert all(action.help for action in sub._actions)


def test_today_is_the_day_that_reviews_are_held_against(root: Path, capsys: Capture) -> None:
    assert cli.main(["check", "--root", str(root), "--today", "2027-01-10"]) == 0
    assert "No problems in 14 records.\n" in capsys.readouterr().out
    assert cli.main(["check", "--root", str(root), "--today", "2027-01-11"]) == 0
    assert "No problems in 14 records. 14 warnings." in capsys.readouterr().out


def test_the_root_is_the_current_folder_unless_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli.main(["check", "--today", "2026-06-01"]) == 2
    monkeypatch.chdir(root)
    assert cli.main(["check", "--today", "2026-06-01"]) == 0


class TestFiles:
    """`check FILE...` reports on those alone; all are read."""

    @pytest.fixture(autouse=True)
    def two_broken(self, root: Path) -> None:
        """Two records with problems."""
        principle(root, "See [the case](case-study:lina).")
        principle(root, "Other words: see [the case](case-study:lone).", name="tiny-steps")

    def test_one_of_two(self, root: Path, capsys: Capture) -> None:
        assert run("check", root, str(root / "content/principles/small-steps.md")) == 1
        out = capsys.readouterr().out
        assert "small-steps.md" in out
        assert "tiny-steps.md" not in out
        assert "1 problem in 1 of 1 record." in out

    def test_a_good_one_among_bad_ones(self, root: Path, capsys: Capture) -> None:
        assert run("check", root, str(root / "content/principles/ask-first.md")) == 0
        assert capsys.readouterr().out == "No problems in 1 record.\n"

    def test_several_and_the_closed_lists(self, root: Path, capsys: Capture) -> None:
        names = ["principles/small-steps.md", "principles/tiny-steps.md", "vocabulary.yml"]
        assert run("check", root, *(str(root / "content" / name) for name in names)) == 1
        assert "2 problems in 2 of 3 records." in capsys.readouterr().out

    def test_a_folder_stands_for_all_in_it(self, root: Path, capsys: Capture) -> None:
        assert run("check", root, str(root / "content/principles")) == 1
        assert "2 problems in 2 of 3 records." in capsys.readouterr().out
        assert run("check", root, str(root / "content/evidence")) == 0

    def test_paths_from_the_root_and_from_here(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert run("check", root, "content/principles/small-steps.md") == 1
        monkeypatch.chdir(root / "content" / "principles")
        assert run("check", root, "small-steps.md") == 1
        assert run("check", root, "../principles/ask-first.md") == 0

    def test_paths_by_way_of_a_link(self, root: Path, tmp_path: Path) -> None:
        try:
            (tmp_path / "short").symlink_to(root, target_is_directory=True)
        except OSError:
            pytest.skip("no symbolic links can be made here")
        assert run("check", root, str(tmp_path / "short/content/principles/small-steps.md")) == 1
        assert run("check", tmp_path / "short", str(root / "content/principles/ask-first.md")) == 0

    def test_a_file_that_is_not_there_or_not_a_record(self, root: Path, tmp_path: Path, capsys: Capture) -> None:
        assert run("check", root, "content/principles/nothing.md") == 2
        assert "There is no file content/principles/nothing.md." in capsys.readouterr().err
        (tmp_path / "note.md").write_text("x")
        assert run("check", root, str(tmp_path / "note.md")) == 2
        assert "is not in" in capsys.readouterr().err
        assert run("check", root, str(root / "mkdocs.yml")) == 2


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_formats_for_programs_stand_alone_on_the_output(form: str, tmp_path: Path, capsys: Capture) -> None:
    library = broken("CP103", tmp_path / "library")
    assert run("check", library, "--format", form) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert "Nothing was published" not in said.out
    if form != "github":
        json.loads(said.out)


def test_nothing_for_github_where_nothing_is_wrong(root: Path, capsys: Capture) -> None:
    assert run("check", root, "--format", "github") == 0
    assert capsys.readouterr().out == ""


def test_progress_is_a_line_a_step_where_there_is_no_terminal(root: Path, capsys: Capture) -> None:
    run("check", root)
    assert capsys.readouterr().err == "Reading: 14 records\nChecking: 14 records\n"


def test_new(root: Path, capsys: Capture) -> None:
    assert run("new", root, "case-study", "river-clinic") == 0
    assert "river-clinic.md is ready to be written." in capsys.readouterr().out
    assert (root / "content/case-studies/river-clinic.md").is_file()
    assert run("new", root, "case-study", "river-clinic") == 2
    assert "is there already" in capsys.readouterr().err
    assert run("new", root, "case-study", "River Clinic") == 2
    assert "cannot be an id" in capsys.readouterr().err
    assert run("new", root, "casestudy", "river-clinic") == 2
    assert capsys.readouterr().err == "practice: There is no kind of record `casestudy`. Did you mean `case-study`?\n"


def test_export_schemas(root: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run("export", root, "schemas", "--out", str(tmp_path / "made")) == 0
    assert capsys.readouterr().out.startswith(f"{len(KINDS)} schemas in ")
    assert {path.name for path in (tmp_path / "made").iterdir()} == {f"{kind}.schema.json" for kind in KINDS}
    assert run("export", root, "schemas") == 0
    assert (root / "schemas" / "principle.schema.json").is_file()


def test_no_schemas_without_closed_lists(root: Path, capsys: Capture) -> None:
    (root / "content/vocabulary.yml").write_text("topics: [a")
    assert run("export", root, "schemas") == 1
    assert "content/vocabulary.yml:1:9: CP014" in capsys.readouterr().err
    assert not (root / "schemas").exists()


def test_coverage(root: Path, capsys: Capture) -> None:
    assert run("coverage", root) == 0
    assert capsys.readouterr().out == "100%  harbour-2024: 3 of 4 sections carried over, 1 declined, 0 open\n"
    assert run("coverage", root, "harbour-2024") == 0
    out = capsys.readouterr().out
    assert re.search(r"carried over +Lena's story: case-study:lena, session:one-case", out)
    assert re.search(r"declined +Contents: A list of pages\.", out)


def test_coverage_with_an_open_section(root: Path, capsys: Capture) -> None:
    path = root / "content/sources/harbour-2024.md"
    path.write_text(path.read_text().replace(", declined: A list of pages.", ""))
    assert run("coverage", root, "harbour-2024") == 1
    out = capsys.readouterr().out
    assert " 75%  harbour-2024" in out
    assert re.search(r"open +Contents: nothing draws on it", out)
    assert run("coverage", root, "nobody-2020") == 2
    assert "nobody-2020" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "pages"])
def test_folders_that_are_not_replaced(command: str, root: Path, tmp_path: Path, capsys: Capture) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("Keep this.")
    (tmp_path / "file").write_text("Keep this.")
    everything = {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}
    outs = [
        root,
        root.parent,
        Path("/"),
        root / "content",
        root / "content/principles",
        root / "docs",
        root / "docs/new",
    ]
    for out in [*outs, mine, tmp_path / "file"]:
        assert run(command, root, "--out", str(out)) == 2
        assert "would be replaced as a whole" in capsys.readouterr().err
    assert everything == {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}


def test_pages(root: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "pages"
    assert run("pages", root, "--out", str(out)) == 0
    assert (out / "case-studies/lena.md").is_file()
    (out / "left-over.md").write_text("x")
    assert run("pages", root, "--out", str(out)) == 0
    assert not (out / "left-over.md").exists()
    assert capsys.readouterr().out.count(" Markdown pages in ") == 2


def test_an_address_that_cannot_be_served(root: Path, capsys: Capture) -> None:
    for address in ("8000", "localhost", ":8000", "127.0.0.1:x"):
        assert run("serve", root, "--address", address) == 2
        assert "is not an address" in capsys.readouterr().err


def test_what_the_system_says_is_passed_on(root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "content")

    monkeypatch.setattr("connected_practice.load.files.os.scandir", fail)
    assert run("check", root) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "practice: the system says: Permission denied (content)"


def test_an_interruption_is_not_a_traceback(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("connected_practice.pipeline.check", interrupt)
    assert run("check", root) == 130


def test_letters_that_the_terminal_does_not_have(root: Path) -> None:
    """Output that goes to a file in an old encoding says what it cannot show, and goes on."""
    path = root / principle(root, "See [“hére”](https://harbour.example) and [here](https://harbour.example).")
    path.rename(path.with_name("größe.md"))
    command = [sys.executable, "-m", "connected_practice", "check", "--root", str(root), "--today", "2026-06-01"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"gr\\xf6\\xdfe.md" in done.stdout


@pytest.mark.parametrize(("what", "names"), [("scorm", {"first-weeks.zip"}), ("cartridge", {"first-weeks.imscc"})])
def test_export_packages(what: str, names: set[str], root: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "made"
    assert run("export", root, what, "first-weeks", "--out", str(out)) == 0
    assert {path.name for path in out.iterdir()} == names
    assert "1 package in" in capsys.readouterr().out


def test_export_of_an_unknown_module_names_the_nearest(root: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run("export", root, "scorm", "first-week", "--out", str(tmp_path / "made")) == 2
    assert "Did you mean `first-weeks`?" in capsys.readouterr().err
    assert not (tmp_path / "made").exists()


def test_export_data(root: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "made"
    (out / "mine").mkdir(parents=True)
    assert run("export", root, "data", "--out", str(out)) == 0
    assert (out / "data/v1/catalogue.json").is_file()
    assert (out / "mine").is_dir()


def test_an_export_that_fails_leaves_nothing(
    root: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def some(*_: object) -> Iterator[tuple[str, bytes]]:
        yield "one.zip", b""
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(packages, "files", some)
    assert run("export", root, "scorm", "--out", str(tmp_path / "made")) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir() if "made" in path.name] == []
