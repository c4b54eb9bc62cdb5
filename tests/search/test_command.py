"""`practice search`: what it answers, to people and to programs, and what it says to queries that are none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from connected_practice import cli
from tests.library import copy, principle

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library, with an index. Tests do not change it."""
    root = copy(tmp_path_factory.mktemp("search") / "library")
    assert cli.main(["search", "welcome", "--root", str(root)]) == 0
    return root


def search(root: Path, *words: str) -> int:
    """Run a search and return its exit code."""
    return cli.main(["search", "--root", str(root), *words])


def found(root: Path, capsys: Capture, *words: str) -> list[str]:
    """Return what a search finds, as other programs get it."""
    search(root, "--json", *words)
    return [f"{one['kind']}:{one['id']}" for one in json.loads(capsys.readouterr().out)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("EBSA", "term:school-avoidance"),
        ("school refuser", "term:school-avoidance"),
        ("school refuzer", "term:school-avoidance"),
        ("trusted adult", "term:key-adult"),
        ("buddy", "term:key-adult"),
        ("Lena", "case-study:lena"),
        ("belonging", "guide:belonging"),
        ("checklist", "toolkit:welcome-check"),
        ("20 minute session", "session:one-case"),
        ("who said they felt heard", "finding:felt-heard"),
    ],
)
def test_what_comes_first(root: Path, capsys: Capture, query: str, first: str) -> None:
    assert found(root, capsys, query)[0] == first


def test_an_answer_for_programs(root: Path, capsys: Capture) -> None:
    assert search(root, "side door", "--json", "--most", "1") == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert one.pop("score") > 0
    assert one == {
        "id": "lena",
        "kind": "case-study",
        "title": "Lena: one door that was always open",
        "url": "case-studies/lena/",
        "excerpt": "Her key adult met her at a side door every morning.",
    }


def test_an_answer_for_people_begins_with_the_term(root: Path, capsys: Capture) -> None:
    assert search(root, "school", "refuser", "--most", "2") == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "emotionally based school avoidance (EBSA)\n    When a child finds it so hard to be in school"
    )
    assert "Better not “school refuser”: It places the problem in the child." in " ".join(out.split())
    assert "Say: a child who finds it hard to attend." in " ".join(out.split())
    assert " 1  Lena: one door that was always open\n" in out
    assert "Case study, 1 minute to read: content/case-studies/lena.md" in out
    assert out.count("content/glossary/school-avoidance.md") == 1


def test_senses_stand_on_the_card(root: Path, capsys: Capture) -> None:
    search(root, "key adult")
    assert "    Health: The nurse or worker whom a family rings first.\n" in capsys.readouterr().out


def test_two_terms_that_are_written_alike(tmp_path: Path, capsys: Capture) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/glossary/key-adult.md"
    path.write_text(path.read_text("utf-8").replace("admitted:", "abbreviations: [EBSA]\nadmitted:"), "utf-8")
    search(root, "ebsa")
    out = capsys.readouterr().out
    assert out.startswith("“ebsa” can mean 2 things here.")
    assert "\nkey adult (EBSA)\n" in out
    assert "\nemotionally based school avoidance (EBSA)\n" in out


def test_a_slip_is_put_right_and_said(root: Path, capsys: Capture) -> None:
    assert search(root, "corridoor") == 0
    assert capsys.readouterr().out.startswith("Showing what was found for “corridor”.\n\n 1  Lena")


@pytest.mark.parametrize(
    ("narrow", "kinds"),
    [
        (["--kind", "principle"], {"principle"}),
        (["--kind", "principle", "--kind", "toolkit"], {"principle", "toolkit"}),
        (["--topic", "attendance", "--kind", "case-study"], {"case-study"}),
        (["--role", "school-nurse", "--sector", "health", "--kind", "case-study"], {"case-study"}),
    ],
)
def test_a_search_is_narrowed(root: Path, capsys: Capture, narrow: list[str], kinds: set[str]) -> None:
    assert {ref.partition(":")[0] for ref in found(root, capsys, "a child at school", *narrow)} == kinds


@pytest.mark.parametrize(
    ("narrow", "says"),
    [
        (["--kind", "tolkit"], "There is no kind `tolkit`. Did you mean `toolkit`?"),
        (["--topic", "attendence"], "There is no topic `attendence`. Did you mean `attendance`?"),
        (["--role", "x"], "There is no role `x`. There are teacher, school-nurse."),
        (["--sector", ""], "There is no sector ``."),
    ],
)
def test_narrowed_to_what_is_not_there(root: Path, capsys: Capture, narrow: list[str], says: str) -> None:
    assert search(root, "door", *narrow) == 2
    assert capsys.readouterr().err.startswith(f"practice: {says}")


@pytest.mark.parametrize("query", ["", " ", "?!", "…—", "😀😀", "***", '"', "\x00"])
def test_nothing_to_look_for(root: Path, capsys: Capture, query: str) -> None:
    assert search(root, query) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "to look for. Write what you need" in err


@pytest.mark.parametrize(
    "query",
    ["zzzz", "<img src=x onerror=alert(1)>", "مدرسة", "学校", "q" * 10_000, "🧨 boom", "title:*", "\u202exyzzy"],
)
def test_nothing_found_offers_a_way_on(root: Path, capsys: Capture, query: str) -> None:
    assert search(root, "--", query) == 1
    out = capsys.readouterr().out
    assert "Nothing was found for “" in out
    assert "    practice search --topic belonging “Belonging”\n" in out
    assert found(root, capsys, "--", query) == []


@pytest.mark.parametrize(
    "query",
    [
        '"side door"',
        "door AND",
        "door OR (",
        "door NOT",
        "door*",
        "door~2",
        "[door TO door]",
        "door^4",
        "kind:door",
        "-- door",
        "door " * 2000,
        "dóór",
        "DOOR",
        "door?",
        "door <b>",
        "'; DROP TABLE door",
    ],
)
def test_words_are_only_words(root: Path, capsys: Capture, query: str) -> None:
    assert "case-study:lena" in found(root, capsys, "--", query)


def test_a_long_query_is_cut_and_that_is_said(root: Path, capsys: Capture) -> None:
    assert search(root, "door " * 2000) == 0
    assert capsys.readouterr().out.startswith("Only the beginning was searched for: “door door")


@pytest.mark.parametrize("most", ["0", "-1", "101", "many", "²"])
def test_a_number_that_is_none(root: Path, capsys: Capture, most: str) -> None:
    with pytest.raises(SystemExit) as stop:
        search(root, "door", "--most", most)
    assert stop.value.code == 2
    assert "is not a number from 1 to 100" in capsys.readouterr().err


def test_most_is_kept_to(root: Path, capsys: Capture) -> None:
    assert len(found(root, capsys, "school", "--most", "3")) == 3


def test_a_library_with_problems_is_searched_all_the_same(tmp_path: Path, capsys: Capture) -> None:
    root = copy(tmp_path / "library")
    principle(root, "A lighthouse.", fields="topics: [nothing]")
    (root / "content/principles/broken.md").write_text("no front matter", "utf-8")
    assert search(root, "lighthouse") == 0
    out, err = capsys.readouterr()
    assert "Small steps" in out
    assert "Files that cannot be read as records: 1. `practice check` says why." in err


def test_an_empty_library(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "content").mkdir()
    assert search(tmp_path, "anything") == 1
    assert "Try fewer or other words." in capsys.readouterr().out


def test_a_terminal_that_cannot_show_a_letter(root: Path) -> None:
    code = "import sys; from connected_practice.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, "search", "school refuser", "--root", str(root)],
        env={"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"EBSA" in done.stdout
