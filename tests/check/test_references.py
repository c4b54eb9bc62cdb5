"""Everything that a record points to is there, and near misses are guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library import codes, copy, lines, principle, problems


def found(tmp_path: Path, body: str, fields: str = "topics: [belonging]") -> list[str]:
    """Return what is wrong with a body, without the path."""
    root = copy(tmp_path / "library")
    path = principle(root, body, fields)
    return [line.removeprefix(f"{path}:") for line in lines(root, problems(root))]


@pytest.mark.parametrize(
    ("citation", "code"),
    [
        ("[@harbour-2024]", None),
        ("[@harbour-2024, p. 4]", None),
        ("[@harbour-2024, pp. 4-5]", None),
        ("[@harbour-2024, p. 4; @harbour-2024, para. 2]", None),
        ("[@harbour-2024, s. 2(1)]", None),
        ("[ @harbour-2024]", None),
        ("`[@nobody]`", None),
        ("[@nobody]", "CP204"),
        ("[@harbour-2024; @nobody, p. 4]", "CP204"),
        ("[@Harbour-2024]", "CP204"),
        ("[@harbour-2024 p. 4]", "CP205"),
        ("[@harbour-2024, 4]", "CP205"),
        ("[@harbour-2024, page 4]", "CP205"),
        ("[@harbour-2024, p.]", "CP205"),
        ("[@harbour-2024, p. 4, see @other]", None),
        ("[@ harbour-2024]", "CP205"),
        ("[@harbour-2024; and more]", "CP205"),
        ("[@harbour-2024](https://harbour.example)", "CP205"),
        ("[@harbour-2024](case-study:lena)", "CP205"),
    ],
)
def test_citations(citation: str, code: str | None, tmp_path: Path) -> None:
    places = found(tmp_path, f"So {citation}.")
    assert [place.split()[1] for place in places] == [code] * (code is not None)
    assert all(place.startswith("9:4 ") for place in places)


def test_each_unknown_source_of_a_citation_is_told(tmp_path: Path) -> None:
    assert len(found(tmp_path, "So [@nobody; @harbour-2024; @noone, p. 3].")) == 2


@pytest.mark.parametrize(
    ("field", "fix"),
    [
        ("related: [case-study:lina]", "Did you mean `lena`?"),
        ("related: [casestudy:lena]", "Did you mean `case-study:lena`?"),
        ("related: [lena]", "Write the kind and the id, as in `case-study:oscar`."),
        ("related: [term:trusted-adult]", "Did you mean `key-adult`?"),
        ("related: [term:key-adlt]", "Did you mean `key-adult`?"),
        ("sources: [{id: harbor-2024, page: '4'}]", "Did you mean `harbour-2024`?"),
    ],
)
def test_what_may_have_been_meant(field: str, fix: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, fields=f"{field}\ntopics: [belonging]")
    (problem,) = problems(root)
    assert problem.fix == fix
    assert problem.line == 5


def test_a_record_that_cannot_be_read_is_not_missed_as_well(tmp_path: Path) -> None:
    """One fault is one problem: what refers to the broken record is right."""
    root = copy(tmp_path / "library")
    for name in ("case-studies/lena.md", "sources/harbour-2024.md", "frameworks/harbour-standards.yml"):
        path = root / "content" / name
        path.write_text(path.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    assert codes(root) == ["CP103", "CP103", "CP103"]


@pytest.mark.parametrize("alias", ["small-steps", "first-steps"])
def test_a_record_that_names_itself(alias: str, tmp_path: Path) -> None:
    fields = f"topics: [belonging]\naliases: [first-steps]\nrelated: [principle:{alias}]"
    places = found(tmp_path, f"See [it](principle:{alias}).", fields)
    assert [place.split()[1] for place in places] == ["CP203", "CP203"]


def test_a_start_of_a_topic_that_is_not_there(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/vocabulary.yml"
    path.write_text(path.read_text("utf-8").replace("case-study:lena,", "case-study:lina,"), "utf-8")
    assert lines(root, problems(root)) == ["content/vocabulary.yml:5:13 CP201 case-study:lina"]


def test_a_sector_of_a_role_that_is_not_on_the_list(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/vocabulary.yml"
    path.write_text(path.read_text("utf-8").replace("sectors: [health]", "sectors: [helth]"), "utf-8")
    (problem,) = problems(root)
    assert (problem.path, problem.line, problem.code) == ("content/vocabulary.yml", 14, "CP105")
    assert problem.fix == "Did you mean `health`?"


def test_a_guide_to_a_topic_that_is_not_on_the_list(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    guide = root / "content/topics/belonging.md"
    guide.rename(guide.with_name("belongings.md"))
    (problem,) = problems(root)
    assert (problem.path, problem.code) == ("content/topics/belongings.md", "CP105")
    assert problem.fix == "Did you mean `belonging`?"
