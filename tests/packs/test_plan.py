"""A session or module of the library as a plan, and Markdown as the pieces of documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from connected_practice import pipeline
from connected_practice.link import Library
from connected_practice.packs import plan
from connected_practice.packs.forms import Plan
from connected_practice.packs.prose import pieces
from connected_practice.publish.data import materials, schema
from tests.library import GOOD, TODAY, copy, linked
from tests.packs.golden import PLACE


@pytest.fixture(scope="module")
def library() -> Library:
    return linked(GOOD)


def of(library: Library, ref: str) -> Plan:
    return plan(library, library.get(ref), PLACE)


def with_agenda(tmp_path: Path, *titles: str) -> Plan:
    """Return the plan of the good library's session with an agenda of these titles, five minutes each."""
    root = copy(tmp_path / "library")
    path = root / "content/sessions/one-case.md"
    head, _, rest = path.read_text("utf-8").partition("agenda:\n")
    agenda = "".join(f"  - {{id: step-{n}, title: '{title}', minutes: 5}}\n" for n, title in enumerate(titles))
    rest = rest[rest.index("sources:") :].replace("minutes: 20", f"minutes: {5 * len(titles)}")
    path.write_text(f"{head}agenda:\n{agenda}{rest}", "utf-8")
    return of(linked(root), "session:one-case")


def test_minutes_sum_to_the_sessions_own(library: Library) -> None:
    for ref in ("session:one-case", "module:first-weeks"):
        made = of(library, ref)
        assert made["minutes"] == sum(step["minutes"] for step in made["steps"]) == library.get(ref).record.minutes


def test_only_the_first_step_opens_only_the_last_closes_and_breaks_are_breaks(tmp_path: Path) -> None:
    made = with_agenda(tmp_path, "Welcome, and why", "Welcome back", "Break", "Break a habit", "Close", "Close")
    kinds = [step["kind"] for step in made["steps"]]
    assert kinds == ["opening", "activity", "break", "activity", "activity", "closing"]


def test_a_step_whose_title_says_nothing_of_it_is_an_activity(library: Library) -> None:
    assert [step["kind"] for step in of(library, "session:one-case")["steps"]] == ["activity", "activity"]


def test_a_modules_questions_are_its_last_exercise_and_their_answers_stand_in_the_notes(library: Library) -> None:
    made = of(library, "module:first-weeks")
    check = made["steps"][-1]["materials"][-1]
    assert check["questions"] == ["What did Lena's return begin with?\nA. One person at one door\nB. A full timetable"]
    notes = json.dumps(made["notes"])
    assert "Her key adult met her there every morning." in notes
    assert "Works in pairs." in notes
    assert "Her key adult met her there every morning." not in json.dumps(made["steps"])


def test_the_version_is_the_newest_of_all_that_is_in_it(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/case-studies/lena.md"
    path.write_text(path.read_text("utf-8").replace("reviewed: 2026-01-10", "reviewed: 2026-03-04"), "utf-8")
    assert of(linked(root), "session:one-case")["version"] == "2026-03-04"


def test_a_record_of_another_kind_has_no_plan(library: Library) -> None:
    with pytest.raises(KeyError):
        of(library, "case-study:lena")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            "Words *of* **weight**.",
            [
                {
                    "kind": "paragraph",
                    "runs": ["Words ", {"text": "of", "emphasis": True}, " ", {"text": "weight", "strong": True}, "."],
                }
            ],
        ),
        (
            "## One\n\n# Two\n\n##### Three",
            [
                {"kind": "heading", "level": 2, "text": "One"},
                {"kind": "heading", "level": 2, "text": "Two"},
                {"kind": "heading", "level": 3, "text": "Three"},
            ],
        ),
        (
            "1. one\n2. two\n    - inner\n\nend",
            [
                {"kind": "list", "ordered": True, "items": ["one", {"text": "two", "items": ["inner"]}]},
                {"kind": "paragraph", "runs": ["end"]},
            ],
        ),
        (
            "| a | b |\n| --- | --- |\n| 1 | **2** |",
            [{"kind": "table", "head": ["a", "b"], "rows": [["1", [{"text": "2", "strong": True}]]]}],
        ),
        ("> Said.", [{"kind": "note", "runs": ["Said."]}]),
        (
            "A [case](case-study:lena#what), [web](https://a.example/) and [mail](mailto:a@a.example).",
            [
                {
                    "kind": "paragraph",
                    "runs": [
                        "A ",
                        {"text": "case", "link": "https://library.example/case-studies/lena/#what"},
                        ", ",
                        {"text": "web", "link": "https://a.example/"},
                        " and ",
                        {"text": "mail", "link": "mailto:a@a.example"},
                        ".",
                    ],
                }
            ],
        ),
        (
            "It was so [@harbour-2024, p. 4].",
            [{"kind": "paragraph", "runs": ["It was so (Harbour School, 2024, p. 4)."]}],
        ),
        (
            "A [way](javascript:alert) out & `co[@de` &amp; so\non",
            [{"kind": "paragraph", "runs": ["A way out & co[@de & so on"]}],
        ),
        ("", []),
    ],
)
def test_markdown_becomes_pieces(library: Library, markdown: str, expected: list[dict[str, Any]]) -> None:
    assert pieces(library, PLACE, markdown) == expected


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    """What the good library publishes for sessions, read as JSON, with the schemas."""
    library, pages = pipeline.publishable(GOOD, TODAY)
    files = [*materials.files(library, pages, PLACE.url, PLACE.name), *schema.files(library, PLACE.url)]
    return {name: json.loads(content) for name, content in files}


def test_what_is_published_keeps_to_its_schemas(published: dict[str, Any]) -> None:
    of_name = {"materials": "data/v1/materials.json", "material": "data/v1/materials/", "plan": "data/v1/plans/"}
    for name, start in of_name.items():
        given = published[f"data/v1/schemas/{name}.schema.json"]
        jsonschema.Draft202012Validator.check_schema(given)
        validator = jsonschema.Draft202012Validator(given, format_checker=jsonschema.FormatChecker())
        found = [value for path, value in published.items() if path.startswith(start)]
        assert found
        for value in found:
            validator.validate(value)


def test_every_published_field_is_documented(published: dict[str, Any]) -> None:
    for name, path in (("material", "materials/case-study/lena"), ("plan", "plans/module/first-weeks")):
        fields = set(published[f"data/v1/schemas/{name}.schema.json"]["properties"])
        assert set(published[f"data/v1/{path}.json"]) == fields
    listed = published["data/v1/schemas/materials.schema.json"]["properties"]
    (lena,) = [one for one in published["data/v1/materials.json"]["materials"] if one["ref"] == "case-study:lena"]
    assert set(lena) == set(listed["materials"]["items"]["properties"])
    (ready, *_) = published["data/v1/materials.json"]["sessions"]
    assert set(ready) == set(listed["sessions"]["items"]["properties"])


def test_the_list_has_what_can_be_worked_with_and_sessions_use_only_that(published: dict[str, Any]) -> None:
    listed = published["data/v1/materials.json"]
    refs = {one["ref"] for one in listed["materials"]}
    assert {path for path in published if path.startswith("data/v1/materials/")} == {
        f"data/v1/materials/{ref.replace(':', '/')}.json" for ref in refs
    }
    assert {one["ref"] for one in listed["sessions"]} == {"session:one-case", "module:first-weeks"}
    used = {ref for one in listed["sessions"] for step in one["steps"] for ref in step["uses"]}
    assert used <= refs
    (lena,) = [one for one in listed["materials"] if one["ref"] == "case-study:lena"]
    assert "anxiety" in lena["words"]
    assert lena["note"] is True
