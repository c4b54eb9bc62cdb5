"""Discouraged wordings, abbreviations and closed questions: what is found, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library import copy, lines, principle, problems


def found(tmp_path: Path, body: str, **fields: str) -> list[str]:
    """Return what is wrong with a body, without the path."""
    root = copy(tmp_path / "library")
    path = principle(root, body, **fields)
    return [line.removeprefix(f"{path}:") for line in lines(root, problems(root))]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("A school refuser came.", ["9:3 CP401 school refuser"]),
        ("Two School-refusers came.", ["9:5 CP401 School-refusers"]),
        ("> A school refuser, they said.", []),
        ('They said "school refuser" to us.', []),
        ("They said “a school refuser” to us.", []),
        ("They said “the child’s a school refuser” to us.", []),
        ("They said ‘school refuser’ to us.", []),
        ("They said “school\nrefuser” to us.", []),
        ('One "word" and a school refuser and "another".', ["9:18 CP401 school refuser"]),
        ("The child's a school refuser, isn't it?", ["9:15 CP401 school refuser"]),
        ("The child’s a school refuser, isn’t it?", ["9:15 CP401 school refuser"]),
        ("One “word.\n\nA school refuser” came.", ["11:3 CP401 school refuser"]),
        ("`school refuser`", []),
        ("See [the school refuser page](https://harbour.example).", ["9:10 CP401 school refuser"]),
        ("## A school refuser\n\nWords.", ["9:6 CP401 school refuser"]),
        ("## After school\n\nrefuser of help", []),
        ("old school refusers-to-be", ["9:5 CP401 school refusers"]),
    ],
)
def test_discouraged_wording(body: str, places: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, body) == places


def test_what_to_write_instead(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, "A school refuser came.")
    (problem,) = problems(root)
    assert problem.message == "`school refuser`: It places the problem in the child."
    assert problem.fix == "Write: a child who finds it hard to attend."


def test_the_term_itself_where_it_says_nothing_else(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/glossary/school-avoidance.md"
    path.write_text(path.read_text("utf-8").replace(", instead: a child who finds it hard to attend", ""), "utf-8")
    other = root / "content/glossary/key-adult.md"
    other.write_text(other.read_text("utf-8").replace("[buddy]", "[school refuser]"), "utf-8")
    principle(root, "A school refuser came.")
    (problem,) = problems(root)
    assert problem.fix == "Write: emotionally based school avoidance."


def test_a_wording_that_another_term_prefers_is_not_discouraged(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/glossary/school-avoidance.md"
    path.write_text(path.read_text("utf-8").replace("wording: school refuser", "wording: trusted adult"), "utf-8")
    principle(root, "A trusted adult came.")
    assert problems(root) == []


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("Ask the DSLX.", ["9:9 CP402 DSLX"]),
        ("Ask the DSLX, then the DSLX.", ["9:9 CP402 DSLX"]),
        ("Ask the designated lead (DSLX). The DSLX knows.", []),
        ("The designated leads (DSLXs) know. Ask a DSLX.", []),
        ("The DSLX knows. Ask the designated lead (DSLX).", []),
        ("In the UK, EBSA is known.", []),
        ("EBSAs and EBSA's", []),
        ("## The DSLX\n\nWords.", ["9:8 CP402 DSLX"]),
        ("`DSLX` and [@harbour-2024, p. XIV].", []),
        ("See [the DSLX](https://harbour.example/QQQ).", ["9:10 CP402 DSLX"]),
        ("A I, B and an A&E.", ["9:15 CP402 A&E"]),
        ("NHS.uk is an address; DfE is a name in two cases.", []),
    ],
)
def test_abbreviations(body: str, places: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, body) == places


def test_an_abbreviation_explained_in_a_field(tmp_path: Path) -> None:
    assert found(tmp_path, "Ask the DSLX.", statement="Ask the designated lead (DSLX).") == []


def test_an_abbreviation_that_is_nearly_one_of_the_glossary(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, "EBSA and EBSAN.")
    (problem,) = problems(root)
    assert problem.message.endswith("Did you mean `EBSA`?")


@pytest.mark.parametrize(
    ("question", "closed"),
    [
        ("Do you ask the child?", True),
        ("Is there a quiet room?", True),
        ("Could your team say why?", True),
        ("Should we wait?", True),
        ("What do you ask the child?", False),
        ("Where is there a quiet room?", False),
        ("Who could say why?", False),
        ("Doing what would help?", False),
        ("Is it quiet, and how do you know?", True),
        ("May's meeting: what came of it?", False),
    ],
)
def test_questions_for_yes_or_no(question: str, closed: bool, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/reflection/first-conversation.md"
    before = "Where does the child feel least watched?"
    path.write_text(path.read_text("utf-8").replace(f"text: {before}", f'text: "{question}"'), "utf-8")
    assert [problem.code for problem in problems(root)] == ["CP403"] * closed


@pytest.mark.parametrize(
    ("path", "before"),
    [
        ("case-studies/lena.md", "Who in your building would a child name as the person to go to?"),
        ("case-studies/lena.md", "What could a teacher on the corridor see at ten to nine?"),
        ("principles/ask-first.md", "What would this child say that the plan is for?"),
    ],
    ids=["a case's questions", "what a seat asks", "a principle's questions"],
)
def test_questions_of_other_kinds_open_a_conversation_too(path: str, before: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    file = root / "content" / path
    text = file.read_text("utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, "Do you ask the child?"), "utf-8")
    line = text[: text.index(before)].count("\n") + 1
    (found,) = lines(root, problems(root))
    assert found.startswith(f"content/{path}:{line}:")
    assert found.endswith("CP403 Do you ask the child?")


def test_a_seat_is_of_a_sector_and_has_questions(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    file = root / "content/case-studies/lena.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("  health:\n", "  helth:\n"), "utf-8")
    (problem,) = problems(root)
    assert (problem.code, problem.label) == ("CP105", "`helth` is not on the list")
    assert "`health`" in problem.fix
