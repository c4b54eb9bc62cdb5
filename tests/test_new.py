"""A template of each kind: every field explained, and ready to be filled in."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from connected_practice import new
from connected_practice.load import yaml
from connected_practice.models import KINDS
from connected_practice.models.base import Record
from connected_practice.new import CannotCreate, create, template
from tests.library import TODAY, copy, problems


def front(kind: str) -> str:
    """Return the fields of a kind's template."""
    text = template(KINDS[kind], TODAY)
    return text.split("---\n")[1] if KINDS[kind].kind.suffix == ".md" else text


def filled_in(kind: str) -> str:
    """Return a kind's template as somebody leaves it who uses every field with its example."""
    made: list[str] = []
    fields = KINDS[kind].model_fields
    for block in front(kind).split("\n\n"):
        lines = block.strip("\n").split("\n")
        begins = [n for n, line in enumerate(lines) if re.match(r"# (\w+):", line) and line[2:].split(":")[0] in fields]
        if begins:
            made += [line.removeprefix("# ") for line in lines[begins[-1] :] if line.startswith("# ")]
        else:
            made += [line for line in lines if not line.startswith("#")]
    return "\n".join(made)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_explained_and_only_the_needed_ones_stand_open(kind: str) -> None:
    text, words = front(kind), re.sub(r"\n# ", " ", front(kind))
    open_fields = re.findall(r"^(\w+):", text, re.MULTILINE)
    needed = [name for name, info in KINDS[kind].model_fields.items() if info.is_required()]
    assert sorted(open_fields) == sorted(needed)
    for name, info in KINDS[kind].model_fields.items():
        assert " ".join((info.description or "").split()) in words
        assert re.search(rf"^(?:# )?{name}:", text, re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_can_be_read_and_asks_for_what_is_needed(kind: str) -> None:
    data = yaml.parse(front(kind))
    assert data.pop("reviewed") == "2026-06-01"
    assert data.pop("review_by") == "2027-06-01"
    assert set(data.values()) == {None}


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_filled_in_with_its_examples_is_a_record(kind: str) -> None:
    record = KINDS[kind].model_validate(yaml.parse(filled_in(kind)))
    assert isinstance(record, Record)
    assert record.model_fields_set == set(KINDS[kind].model_fields)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_is_in_its_folder_and_the_checker_says_what_is_missing(kind: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = create(root, kind, "river-clinic", TODAY)
    info = KINDS[kind].kind
    assert path == root / "content" / info.folder / f"river-clinic{info.suffix}"
    found = problems(root)
    assert {problem.path for problem in found} == {path.relative_to(root).as_posix()}
    assert {problem.code for problem in found} <= {"CP101", "CP102", "CP105", "CP106"}
    assert all(problem.line > 1 for problem in found)
    assert not [p for p in path.parent.iterdir() if p.name.startswith(".")]


def test_the_day_after_the_twenty_eighth_of_february() -> None:
    assert "review_by: 2029-02-28" in template(KINDS["principle"], date(2028, 2, 29))


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert create(tmp_path, "principle", "small-steps", TODAY).is_file()


@pytest.mark.parametrize(
    "name", ["River", "river clinic", "../river", "river.md", "-river", "river--clinic", "", "é", "a/b", "index", "a\n"]
)
def test_ids_that_are_refused(name: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    before = sorted(root.rglob("*"))
    with pytest.raises(CannotCreate, match="cannot be an id"):
        create(root, "principle", name, TODAY)
    assert sorted(root.rglob("*")) == before


def test_a_kind_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CannotCreate, match="Did you mean `principle`"):
        create(copy(tmp_path / "library"), "principal", "small-steps", TODAY)


def test_a_record_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/principles/ask-first.md"
    before = path.read_bytes()
    with pytest.raises(CannotCreate, match=r"content/principles/ask-first\.md is there already"):
        create(root, "principle", "ask-first", TODAY)
    assert path.read_bytes() == before


def test_a_library_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CannotCreate, match="no folder content/"):
        create(tmp_path, "principle", "small-steps", TODAY)


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy(tmp_path / "library")
    before = sorted(root.rglob("*"))

    def full(self: Path, data: str, *_: object) -> int:
        with self.open("w") as file:
            file.write(data[:40])
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        new.create(root, "principle", "small-steps", TODAY)
    assert sorted(root.rglob("*")) == before
