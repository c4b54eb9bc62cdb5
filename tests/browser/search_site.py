"""What there is to be found in the tests of search: the good library, and some records more."""

from __future__ import annotations

from pathlib import Path

from tests.library import copy, principle

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


def records(root: Path) -> None:
    """Write the good library with more terms, many principles about mentors, and a licence to be found."""
    copy(root)
    page = "---\ndescription: Who may use this.\n---\n# Licence\n\nShare it with credit.\n"
    _write(root, "docs/about/licence.md", page)
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
