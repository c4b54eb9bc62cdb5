"""One broken library a problem code: the checker reports what its `expected.txt` says, and nothing else.

A line of `expected.txt` is `path:line:column code underlined`, or `path code` where the file as a whole is meant.
`report.txt`, where there is one, is the whole report as an editor reads it. Libraries that cannot live in git as
files are made here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from connected_practice import report
from connected_practice.check import RULES
from connected_practice.problem import CATALOGUE
from tests.library import BROKEN, broken, checked, copy, lines, principle, problems, underlined

assert RULES  # importing the rules fills the catalogue


def two_in_one_but_for_case(root: Path, _: pytest.MonkeyPatch) -> list[str]:
    """Two files whose names are one name on many computers."""
    small, large = principle(root, name="small-steps"), principle(root, name="Small-steps")
    if (root / small).samefile(root / large):
        pytest.skip("this disk does not tell the two names apart")
    return [f"{large} CP002", f"{small} CP003"]


def links_that_leave(root: Path, _: pytest.MonkeyPatch) -> list[str]:
    """Links to a file outside, to a folder outside, to nothing, and to themselves."""
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("A secret.")
    folder = root / "content" / "principles"
    try:
        (folder / "away.md").symlink_to(outside / "secret.md")
    except OSError:
        pytest.skip("no symbolic links can be made here")
    (folder / "nothing.md").symlink_to(folder / "there-is-no-such-file.md")
    (folder / "round.md").symlink_to(folder / "round.md")
    (root / "content" / "more").symlink_to(outside, target_is_directory=True)
    names = ["more", "principles/away.md", "principles/nothing.md", "principles/round.md"]
    return [f"content/{name} CP004" for name in names]


def fifty_megabytes(root: Path, _: pytest.MonkeyPatch) -> list[str]:
    """A file far too large to be read."""
    path = principle(root)
    with (root / path).open("ab") as file:
        file.truncate(50_000_000)
    return [f"{path} CP006"]


def one_that_cannot_be_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A file that the system refuses to open, whoever runs the tests."""
    path, read_bytes = principle(root), Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self == root / path:
            raise PermissionError(13, "Permission denied", str(self))
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    return [f"{path} CP008"]


MADE: dict[str, Callable[[Path, pytest.MonkeyPatch], list[str]]] = {
    "CP003": two_in_one_but_for_case,
    "CP004": links_that_leave,
    "CP006": fifty_megabytes,
    "CP008": one_that_cannot_be_read,
}
"""Libraries that are made when the tests run: each returns what is expected of it."""

IN_FILES = sorted(folder.name for folder in BROKEN.iterdir())
WITH_REPORT = [code for code in IN_FILES if (BROKEN / code / "report.txt").exists()]


def test_every_code_has_one_broken_library() -> None:
    assert sorted([*IN_FILES, *MADE]) == sorted(CATALOGUE)


@pytest.mark.parametrize("code", IN_FILES)
def test_broken_library_in_files(code: str, tmp_path: Path) -> None:
    root = broken(code, tmp_path / "library")
    expected = (BROKEN / code / "expected.txt").read_text("utf-8").splitlines()
    assert lines(root, problems(root)) == expected
    assert {line.split(" CP")[1][:3] for line in expected} == {code[2:]}


@pytest.mark.parametrize("code", MADE)
def test_broken_library_made_here(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy(tmp_path / "library")
    expected = MADE[code](root, monkeypatch)
    assert lines(root, problems(root)) == expected


@pytest.mark.parametrize("code", IN_FILES)
def test_something_is_underlined_within_the_line(code: str, tmp_path: Path) -> None:
    root = broken(code, tmp_path / "library")
    for problem in problems(root):
        assert not problem.line or underlined(root, problem)


@pytest.mark.parametrize("code", WITH_REPORT)
def test_report_for_people(code: str, tmp_path: Path) -> None:
    root = broken(code, tmp_path / "library")
    found = checked(root)
    said = report.REPORTERS["text"](found.problems, report.Summary(root, found.records))
    assert said + "\n" == (BROKEN / code / "report.txt").read_text("utf-8")


@pytest.mark.parametrize("code", IN_FILES)
def test_errors_stop_publication_and_warnings_do_not(code: str, tmp_path: Path) -> None:
    root = broken(code, tmp_path / "library")
    assert checked(root).is_publishable is (CATALOGUE[code].severity == "warning")


def test_the_good_library_has_nothing_wrong_and_a_record_of_each_kind(tmp_path: Path) -> None:
    from connected_practice.models import KINDS

    found = checked(copy(tmp_path / "library"))
    assert found.problems == ()
    assert {document.kind for document in found.collection.documents} == set(KINDS)
