"""The site's search in its real look, over the small library and some records more, built in seconds."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from connected_practice import pipeline
from connected_practice.publish import assets, site
from tests.browser.small_site import ADDRESS, CONFIGURATION, PROJECT
from tests.library import GOOD, TODAY, principle

MACROS = "macros: {module_name: docs_macros, render_by_default: false, on_undefined: strict, on_error_fail: true}"
REVIEWED = "reviewed: 2026-01-10\nreview_by: 2027-01-10\n"
HOSTILE = """'<img src=x onerror=alert(1)> & "mentors"'"""

TERMS = {
    "therapist": (
        "speech and language therapist",
        "A health professional who helps with talking and understanding.",
        "abbreviations: [SLT]\nsectors: [health]\nsearch_only: [talking doctor]",
    ),
    "leaders": ("senior leadership team", "The people who run a school.", "abbreviations: [SLT]\nsectors: [education]"),
    "exclusion": ("exclusion", "When a school says that a pupil may not come in.", "admitted: [sent home for good]"),
}
MENTORS = 25
"""How many principles are about mentors: more than the search page shows at once."""


def build(root: Path) -> Path:
    """Build the small library with the search page, and return the site's folder."""
    if not (assets.COMPILED / "connected-practice.js").is_file():
        pytest.fail("The browser's code has not been compiled. Run scripts/setup.", pytrace=False)
    shutil.copytree(GOOD, root)
    for folder in ("assets", "overrides"):
        shutil.copytree(PROJECT / "docs" / folder, root / "docs" / folder)
    for path in (PROJECT / "docs").rglob("*.md"):
        name = path.relative_to(PROJECT).as_posix()
        _write(root, name, path.read_text("utf-8") if name == "docs/search.md" else f"# {path.stem}\n")
    _write(
        root, "docs/about/licence.md", "---\ndescription: Who may use this.\n---\n# Licence\n\nShare it with credit.\n"
    )
    _records(root)
    _write(root, "mkdocs.yml", _configuration())
    site.build(root, root / "site", pipeline.publishable(root, TODAY), print)
    return root / "site"


def _configuration() -> str:
    real = (PROJECT / "mkdocs.yml").read_text("utf-8")
    theme = re.search(r"^theme:\n(.*?)\n\n", real, re.DOTALL | re.MULTILINE)
    styles = re.search(r"^extra_css:\n(.*?)\nextra_javascript:", real, re.DOTALL | re.MULTILINE)
    assert theme and styles
    text = CONFIGURATION.format(address=ADDRESS, theme=theme[1], styles=styles[1])
    text = re.sub(r"^plugins: .*$", f"plugins: [connected-practice, {{{MACROS}}}]", text, flags=re.MULTILINE)
    return text.replace("  - Tools: tools/index.md\n", "")


def _records(root: Path) -> None:
    for name, (title, definition, more) in TERMS.items():
        fields = f"title: {title}\nsummary: One of the library's words.\ndefinition: {definition}\n{more}\n"
        _write(root, f"content/glossary/{name}.md", f"---\n{fields}defined_by: editors\n{REVIEWED}---\nMore of it.\n")
    for number in range(MENTORS):
        text = f"A mentor stays. Mentors of group {number} met children each week and asked what would help."
        fields = f"topics: [{'belonging' if number % 2 else 'attendance'}]\nroles: [teacher]\nminutes: {1 + number}"
        principle(root, text, fields, f"mentor-{number}", title=f"Mentors stay, part {number}")
    principle(root, "A mentor who is <em>kind</em>.".replace("<", "\\<"), name="hostile", title=HOSTILE)
    text = "A fixed-term exclusion says go. A permanent exclusion says stay away, and a school should first ask why."
    principle(root, text, "topics: [attendance]\nsectors: [education]", "before-exclusion", title="Before an exclusion")
    text = "Parents know. Ask them about exploitation before the meeting, and talk with them again after it."
    principle(root, text, "topics: [belonging]\nsectors: [health]", "parents", title="Talk with parents first")


def _write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")
