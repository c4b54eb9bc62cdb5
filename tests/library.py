"""The small library that tests copy, break and build, and the ways in which they look at it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from connected_practice import addresses, pipeline
from connected_practice.link import Library
from connected_practice.pipeline import Checked
from connected_practice.problem import Problem
from connected_practice.render import Page

GOOD = Path(__file__).parent / "fixtures" / "library"
"""A library with one record of each kind, all of them linked, and nothing wrong."""

BROKEN = Path(__file__).parent / "fixtures" / "broken"
"""One folder a problem code, with the files that differ from the good library."""

TODAY = date(2026, 6, 1)
"""The day on which tests look at libraries: after every `reviewed` in the good one, before every `review_by`."""


def copy(to: Path) -> Path:
    """Copy the good library to a new folder and return that."""
    shutil.copytree(GOOD, to)
    return to


def principle(
    root: Path, body: str = "Words.", fields: str = "topics: [belonging]", name: str = "small-steps", **own: str
) -> str:
    """Write a principle into a library and return its path from the root. Its body begins on line 9.

    `fields` is one line of further fields; `title`, `summary` and `statement` can be given as they stand in YAML.
    """
    path = f"content/principles/{name}.md"
    values = {
        "title": "Small steps",
        "summary": "A first step that is small enough to take.",
        "statement": "Begin small.",
    }
    lines = [f"{key}: {value}" for key, value in (values | own).items()]
    front = "\n".join([*lines, fields, "reviewed: 2026-01-10", "review_by: 2027-01-10"])
    (root / path).write_text(f"---\n{front}\n---\n{body}\n", "utf-8")
    return path


def browser_code(to: Path) -> Path:
    """Write a stand-in for the compiled browser code, which a build asks for, and return its folder."""
    for name in ("connected-practice.js", "packages/module.js", "worker/service-worker.js"):
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        (to / name).write_text("\n", "utf-8")
    return to


def checked(root: Path, today: date = TODAY) -> Checked:
    """Check a library, against what it published last where it has a `published.json`."""
    found = pipeline.check(root, today)
    published = root / "published.json"
    return pipeline.held_against(found, addresses.read(published)) if published.exists() else found


def problems(root: Path, today: date = TODAY) -> list[Problem]:
    """Return everything that is wrong with a library."""
    return list(checked(root, today).problems)


def codes(root: Path) -> list[str]:
    """Return the codes of everything that is wrong with a library, in the order in which it is shown."""
    return [problem.code for problem in problems(root)]


def lines(root: Path, found: list[Problem]) -> list[str]:
    """Return problems as the fixtures write them: `path:line:column code underlined`, or `path code` for a file."""
    return [
        f"{p.path}:{p.line}:{p.column} {p.code} {underlined(root, p)}" if p.line else f"{p.path} {p.code}"
        for p in found
    ]


def underlined(root: Path, problem: Problem) -> str:
    """Return what a report underlines, without what lies on later lines; signs that cannot be seen are replaced."""
    text = (root / problem.path).read_bytes().decode("utf-8-sig", "replace")
    line = text.replace("\r\n", "\n").split("\n")[problem.line - 1]
    shown = line[problem.column - 1 : problem.column - 1 + problem.length]
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in shown)


def broken(code: str, to: Path) -> Path:
    """Make the broken library of a code: the good one with the files of tests/fixtures/broken/<code> in their places.

    `remove.txt` there names files that the broken library does not have, `published.json` is what was published, and
    `local.yml` an organisation's own lines.
    """
    root, folder = copy(to), BROKEN / code
    if (folder / "content").exists():
        shutil.copytree(folder / "content", root / "content", dirs_exist_ok=True)
    for name in ("published.json", "local.yml"):
        if (folder / name).exists():
            shutil.copy(folder / name, root)
    if (folder / "remove.txt").exists():
        for name in (folder / "remove.txt").read_text("utf-8").splitlines():
            (root / name).unlink()
    return root


def linked(root: Path) -> Library:
    """Return a library that has no errors, with its records linked."""
    return pipeline.library(root, TODAY)


def pages(root: Path) -> dict[str, Page]:
    """Return the pages of a library that has no errors, by their paths."""
    return {page.path: page for page in pipeline.publishable(root, TODAY)[1]}


def html(markdown: str) -> str:
    """Return a page's Markdown as MkDocs shows it, with the extensions that the site uses."""
    from markdown import Markdown

    extensions = ["toc", "tables", "fenced_code", "attr_list", "md_in_html"]
    return str(Markdown(extensions=extensions).convert(markdown))
