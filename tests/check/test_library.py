"""Rules that look at the whole library: records alone, circles, minutes, twins and names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library import codes, copy, lines, principle, problems

ALONE = "level: [individual]"
"""A field that says nothing of a topic."""


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("principles/ask-first.md", "related: [", "related: [principle:small-steps, "),
        ("principles/ask-first.md", "## Why it matters", "See [it](principle:small-steps).\n\n## Why it matters"),
        ("principles/ask-first.md", "## Why it matters", "See [it](principle:small-steps#top).\n\n## Why it matters"),
        ("principles/ask-first.md", "watch_for: [", 'watch_for: ["See [it](principle:small-steps).", '),
        ("principles/ask-first.md", "related: [", "related: [principle:first-steps, "),
        ("principles/ask-first.md", "## Why it matters", "See [it](principle:first-steps).\n\n## Why it matters"),
        ("case-studies/lena.md", "principles: [", "principles: [small-steps, "),
        ("vocabulary.yml", "start: [", "start: [principle:small-steps, "),
        ("modules/first-weeks.md", "uses: [case-study:lena]", "uses: [principle:small-steps]"),
    ],
)
def test_a_record_that_something_leads_to_is_not_alone(name: str, before: str, after: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, fields=f"{ALONE}\naliases: [first-steps]")
    assert codes(root) == ["CP232"]
    path = root / "content" / name
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")
    assert codes(root) == []


def modules(root: Path, needs: dict[str, str]) -> None:
    """Write a module for each name, with what it needs first."""
    good = (root / "content/modules/first-weeks.md").read_text("utf-8")
    for name, need in needs.items():
        text = good.replace("The first weeks back", f"Module {name}").replace("Do it alone", f"Do {name} alone")
        text = text.replace("steps:", f"needs_first: [{need}]\nsteps:")
        (root / "content/modules" / f"{name}.md").write_text(text.replace("Name one change", f"Name {name}"), "utf-8")


def test_modules_in_a_row_are_no_circle(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    modules(root, {"one": "module:first-weeks", "two": "module:one", "three": "module:two, module:one"})
    assert "CP231" not in codes(root)


def test_a_circle_names_its_modules(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    modules(root, {"one": "module:three", "two": "module:one", "three": "module:two"})
    (problem,) = [problem for problem in problems(root) if problem.code == "CP231"]
    assert problem.path == "content/modules/one.md"
    assert all(f"`{name}`" in problem.message for name in ("one", "two", "three"))


def test_minutes_that_are_missing_are_worked_out(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/modules/first-weeks.md"
    path.write_text(path.read_text("utf-8").replace("minutes: 45\n", ""), "utf-8")
    (problem,) = problems(root)
    assert (problem.code, problem.fix) == ("CP230", "add `minutes: 45`.")


SAME = "Ask what would help on the first day. Write down what the child says. Keep it where everybody finds it. "


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (SAME + "Look at it after a week.", SAME + "Look at it after a month.", True),
        (SAME + "Look at it after a week.", SAME.lower() + "Look at it after a week.", True),
        (SAME + "Look at it after a week.", SAME[: SAME.index("Keep")] + "Then wait and see for a while.", False),
        (
            "One two three four five. Six seven eight nine ten.",
            "One two three four five. Six seven eight nine ten.",
            False,
        ),
        (SAME + "Look at it again. " * 3, "Quite other words about another thing altogether. " * 6, False),
    ],
)
def test_twins(one: str, other: str, alike: bool, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, one, name="one", statement="Begin here, with the one.")
    principle(root, other, name="two", statement="Begin there, with the two.")
    assert codes(root) == ["CP420"] * alike


@pytest.mark.parametrize(
    ("title", "fields", "place"),
    [
        ("Key-Adult", "", "mentor.md:2:1 CP222 title"),
        ("mentor", "abbreviations: [EBSA]", "school-avoidance.md:7:17 CP222 EBSA"),
        ("mentor", "admitted: [coach, trusted adult]", "mentor.md:8:19 CP222 trusted adult"),
        ("mentor", "search_only: [trusted adult]", None),
        ("mentor", "admitted: [buddy]", None),
        ("mentor", "admitted: [school refuser]", None),
    ],
)
@pytest.mark.parametrize("sectors", ["[education]", "[social-care]", "[]"])
def test_wordings_of_two_terms(title: str, fields: str, place: str | None, sectors: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/vocabulary.yml"
    path.write_text(
        path.read_text("utf-8").replace("  health:", "  social-care: {title: Social care}\n  health:"), "utf-8"
    )
    text = f"---\ntitle: {title}\nsummary: Another word for somebody.\ntopics: [belonging]\nsectors: {sectors}\n"
    text += f"definition: Somebody.\ndefined_by: editors\n{fields}\nreviewed: 2026-01-10\n"
    text += "review_by: 2027-01-10\n---\nWords.\n"
    (root / "content/glossary/mentor.md").write_text(text, "utf-8")
    expected = [] if place is None or sectors == "[social-care]" else [f"content/glossary/{place}"]
    assert lines(root, problems(root)) == expected


def test_days_are_held_against_each_other(tmp_path: Path) -> None:
    from datetime import date

    root = copy(tmp_path / "library")
    assert {problem.code for problem in problems(root, date(2027, 1, 10))} == set()
    assert {problem.code for problem in problems(root, date(2027, 1, 11))} == {"CP240"}


def test_a_figure_of_a_chart_may_lie_on_its_ends(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/evidence/felt-heard.md"
    good = path.read_text("utf-8").replace("[75 per cent]", "[the figure]")
    for value, fine in (("0", True), ("100", True), ("100.1", False), ("-1", False)):
        path.write_text(good.replace("value: 50", f"value: {value}"), "utf-8")
        assert ("CP233" in codes(root)) is not fine


def test_ids_may_stand_twice_in_different_lists(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/toolkits/welcome-check.md"
    path.write_text(path.read_text("utf-8").replace("{id: name, text", "{id: door, text"), "utf-8")
    assert codes(root) == []
