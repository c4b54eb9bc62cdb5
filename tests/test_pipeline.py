"""The way from files to pages: each step is complete, and no step imports a later one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

import connected_practice
from connected_practice import pipeline
from connected_practice.models import KINDS
from tests.library import GOOD, TODAY, broken, copy, principle

PACKAGE = Path(connected_practice.__file__).parent
MODULES = {
    ".".join(["connected_practice", *path.relative_to(PACKAGE).with_suffix("").parts]): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
STEPS = ["load", "check", "link", "render", "publish"]
BESIDE = {"addresses", "packages", "search", "wording"}
"""What uses the library and is no step of the way: of the steps, publishing alone may know of it."""
LATER = {
    "load": {"check", "link", "render", "publish", *BESIDE},
    "check": {"link", "render", "publish", *BESIDE},
    "link": {"check", "render", "publish", *BESIDE},
    "render": {"check", "publish", *BESIDE},
    "publish": set(),
}
"""What each step may not import. Linking and rendering need no rules, so that they may not import those either."""
SHARED = {"problem", "models", "markdown", "glossary"}
"""What all steps stand on: it imports none of them, and nothing that stands on them."""


def imported(path: Path) -> Iterator[str]:
    """Yield every module that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(module: str) -> str:
    """Return the part of our package that a module belongs to, or nothing for other packages."""
    names = module.split(".")
    return names[1] if names[0] == "connected_practice" and len(names) > 1 else ""


@pytest.mark.parametrize("module", MODULES)
def test_no_step_imports_a_later_one(module: str) -> None:
    used = {part(name) for name in imported(MODULES[module])}
    own = part(module)
    assert not used & LATER.get(own, set())
    if own in SHARED:
        assert not used & {*STEPS, "pipeline", "cli", "report", "new", "reference"}
    if own == "report":
        assert used <= {"report", "problem", "__version__", ""}
    if own in STEPS and own != "publish":
        assert not used & {"pipeline", "cli", "report", "new"}


def test_the_whole_package_was_looked_at() -> None:
    assert {part(module) for module in MODULES} >= {*STEPS, *SHARED, "pipeline", "cli", "report", "new"}


@pytest.mark.parametrize(
    ("engine", "homes"),
    [
        ("mkdocs", {"publish"}),
        ("citeproc", {"link"}),
        ("pyromark", {"markdown"}),
        ("ahocorasick", {"glossary"}),
        ("jinja2", {"packages", "publish", "render"}),
        ("whoosh", {"search"}),
        ("yaml", {"load", "new", "publish"}),
    ],
)
def test_an_engine_stands_behind_few_doors(engine: str, homes: set[str]) -> None:
    users = {part(module) for module, path in MODULES.items() if any(n.split(".")[0] == engine for n in imported(path))}
    assert users == homes


def test_every_module_says_its_purpose_once() -> None:
    seen: dict[str, str] = {}
    for module, path in MODULES.items():
        line = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]
        if module != "connected_practice.__init__":
            assert line.endswith((".", "?")), module
        assert seen.setdefault(line, module) == module


def test_a_good_library_is_checked_linked_and_rendered() -> None:
    checked = pipeline.check(GOOD, TODAY)
    assert (checked.problems, checked.records, checked.is_publishable) == ((), 14, True)
    library, pages = pipeline.publishable(GOOD, TODAY)
    assert len(library.collection.documents) == 14
    paths = {page.path for page in pages}
    assert {"case-studies/lena.md", "glossary/index.md", "contributing/problems.md"} <= paths


def test_a_broken_library_is_not_published(tmp_path: Path) -> None:
    root = broken("CP103", tmp_path / "library")
    for step in (pipeline.library, pipeline.publishable):
        with pytest.raises(pipeline.Unpublishable) as stop:
            step(root, TODAY)
        assert [problem.code for problem in stop.value.problems] == ["CP103", "CP103"]
        assert stop.value.records == 16


def test_warnings_do_not_stop_publication(tmp_path: Path) -> None:
    root = broken("CP410", tmp_path / "library")
    assert pipeline.check(root, TODAY).problems
    assert pipeline.publishable(root, TODAY)[1]


def test_problems_come_sorted_by_file_and_place_and_the_same_every_time(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    for name in ("b-steps", "a-steps", "c-steps"):
        principle(root, "See [it](term:nothing) and [that](term:none).\n\n[here](x.md)", "related: [term:nobody]", name)
    found = pipeline.check(root, TODAY).problems
    places = [(problem.path, problem.line, problem.column) for problem in found]
    assert places == sorted(places)
    assert len(places) == 18
    assert pipeline.check(root, TODAY).problems == found


def test_only_some_files_are_reported_on(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    one, other = principle(root, "[it](term:none)"), principle(root, "[that](term:none)", name="other")
    assert {p.path for p in pipeline.check(root, TODAY, {other}).problems} == {other}
    assert {p.path for p in pipeline.check(root, TODAY).problems} == {one, other}


def test_steps_are_told_as_they_go() -> None:
    told: list[tuple[str, int, int]] = []
    pipeline.publishable(GOOD, TODAY, lambda step, done, total: told.append((step, done, total)))
    assert list(dict.fromkeys(step for step, _, _ in told)) == ["Reading", "Checking", "Writing pages"]
    for step in ("Reading", "Checking", "Writing pages"):
        assert [t for t in told if t[0] == step][-1] == (step, 14, 14)


def test_what_a_step_returns_cannot_be_changed() -> None:
    checked = pipeline.check(GOOD, TODAY)
    with pytest.raises(FrozenInstanceError):
        checked.problems = ()  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        checked.collection.documents = ()  # type: ignore[misc]
    with pytest.raises(ValueError, match="frozen"):
        checked.collection.documents[0].record.title = "Other"  # type: ignore[misc]


def test_a_new_kind_needs_a_model_a_template_and_a_record() -> None:
    templates = PACKAGE / "render" / "templates"
    for kind, model in KINDS.items():
        assert (templates / f"{kind}.md.j2").is_file()
        assert list((GOOD / "content" / model.kind.folder).glob(f"*{model.kind.suffix}"))
