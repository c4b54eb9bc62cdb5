"""The site's own tools and search, in its own look, over a small library: built in seconds, served by routes."""

from __future__ import annotations

import mimetypes
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from connected_practice import pipeline
from connected_practice.models import FOLDERS
from connected_practice.publish import assets, site
from tests.library import TODAY, copy

PROJECT = Path(__file__).parents[2]
ADDRESS = "https://library.test/"

RECORD_LINK = re.compile(rf"\]\(\.\./({'|'.join(FOLDERS)})/((?!index)[a-z0-9-]+\.md)\)")
"""A link from a page of docs/tools to a record's page."""

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """standards => axe.run({
  runOnly: {type: "tag", values: standards},
  rules: {"target-size": {enabled: true}},
  resultTypes: ["violations"],
})"""

CONFIGURATION = """\
site_name: Connected Practice
site_url: {address}
strict: true
exclude_docs: |
  overrides/
theme:
{theme}
plugins:
  - connected-practice: {options}
  - macros: {{module_name: docs_macros, render_by_default: false, on_undefined: strict, on_error_fail: true}}
markdown_extensions: [attr_list, md_in_html, tables, smarty, toc]
extra_css:
{styles}
extra_javascript:
  - path: assets/connected-practice.js
    type: module
nav:
  - Home: index.md
  - Tools: tools/index.md
not_in_nav: |
  *
  */
"""


def good(root: Path) -> None:
    """Write the good library of tests/fixtures: the records of tests that need no others."""
    copy(root)


def build(root: Path, write: Callable[[Path], None] = good, options: str = "{}") -> Path:
    """Build the site of a small library and return its folder.

    `write` writes the library's records, and perhaps pages, into a folder that is made for it. The pages of tools and
    search are the site's own. All others, and records to which these lead and which the library does not have, are
    there in name, so that links lead somewhere. `options` are the plugin's, as YAML.
    """
    if not (assets.COMPILED / "connected-practice.js").is_file():
        pytest.fail("The browser's code has not been compiled. Run scripts/setup.", pytrace=False)
    write(root)
    for folder in ("assets", "overrides"):
        shutil.copytree(PROJECT / "docs" / folder, root / "docs" / folder)
    for path in sorted((PROJECT / "docs").rglob("*.md")):
        name = path.relative_to(PROJECT / "docs")
        if name.parent.name == "tools" or name.name == "search.md":
            text = path.read_text("utf-8")
            _write(root, name, text)
            for folder, record in RECORD_LINK.findall(text):
                if not (root / "content" / folder / record).exists():
                    _write(root, Path(folder, record), f"# {record}\n")
        elif not (root / "docs" / name).exists():
            _write(root, name, f"# {name.stem}\n")
    for folder in set(FOLDERS) - {"topics"}:  # that list is made from the vocabulary
        if not (root / "content" / folder).exists():
            _write(root, Path(folder, "index.md"), f"# {folder}\n")
    (root / "mkdocs.yml").write_text(_configuration(options), "utf-8")
    shutil.copy(PROJECT / "docs_macros.py", root)
    site.build(root, root / "site", pipeline.publishable(root, TODAY), print)
    return root / "site"


def _write(root: Path, name: Path, text: str) -> None:
    (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
    (root / "docs" / name).write_text(text, "utf-8")


def _configuration(options: str) -> str:
    """Return the small site's configuration, with the theme and the style sheets of the real one."""
    real = (PROJECT / "mkdocs.yml").read_text("utf-8")
    theme = re.search(r"^theme:\n(.*?)\n\n", real, re.DOTALL | re.MULTILINE)
    styles = re.search(r"^extra_css:\n(.*?)\nextra_javascript:", real, re.DOTALL | re.MULTILINE)
    assert theme and styles
    return CONFIGURATION.format(address=ADDRESS, theme=theme[1], styles=styles[1], options=options)


class Site:
    """Serves a built site to browsers that are each as new, and notes what goes wrong in them."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser = browser
        self.folder = folder
        self.contexts: list[BrowserContext] = []
        self.said: list[str] = []
        """Errors in any page's console, and requests to anywhere else."""
        self.changed: dict[str, bytes] = {}
        """Files that are served in the place of those of the site, by their path."""

    def visitor(self, **options: Any) -> BrowserContext:
        """Return a browser that has never been here; what one of its tabs keeps, the others have."""
        options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "reduced_motion": "reduce"} | options
        context = self.browser.new_context(**options)
        self.contexts.append(context)
        context.route("**/*", self._answer)
        context.on("console", lambda line: self.said.append(line.text) if line.type == "error" else None)
        context.on("weberror", lambda error: self.said.append(str(error.error)))
        return context

    def _answer(self, route: Route) -> None:
        url = urlsplit(route.request.url)
        if not route.request.url.startswith(ADDRESS):
            self.said.append(f"asks {route.request.url}")
            route.abort()
            return
        name = url.path.lstrip("/")
        file = self.folder / name / "index.html" if (self.folder / name).is_dir() else self.folder / name
        kind = mimetypes.guess_type(file.name)[0] or "text/plain"
        if name in self.changed:
            route.fulfill(body=self.changed[name], content_type=kind)
        elif file.is_file():
            route.fulfill(body=file.read_bytes(), content_type=kind)
        else:
            route.fulfill(status=404, body="")

    def close(self) -> None:
        """Close every browser."""
        for context in self.contexts:
            context.close()


def barriers(page: Page) -> list[str]:
    """Return what axe-core finds in a page as it stands, one line each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(RUN_AXE, STANDARDS)["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]} {' '.join(node['failureSummary'].split())[:200]}"
        for violation in found
        for node in violation["nodes"]
    ]


def sideways(page: Page) -> int:
    """Return how many pixels the page can be scrolled sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
