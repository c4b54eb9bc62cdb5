"""What a generated library needs to be built, by us and by plain Material for MkDocs alike."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

PROJECT = Path(__file__).resolve().parents[1]

_OURS = ("connected-practice", "macros")
"""The plugins of mkdocs.yml that a plain site does without."""


def write(root: Path) -> None:
    """Write mkdocs.yml for us and plain.yml for Material alone, which builds what `practice pages` puts into pages/.

    Both inherit the project's own mkdocs.yml (theme, extensions, what stays out of navigation)
    and leave out its look and its hand-written pages: the theme is then the same on both sides
    of the ratio, and so are the pages.
    """
    (root / "docs").mkdir()
    (root / "overrides").mkdir()
    (root / "docs" / "index.md").write_text("# Home\n\nA generated library.\n", "utf-8")
    shutil.copy(PROJECT / "docs_macros.py", root)
    with (PROJECT / "mkdocs.yml").open("rb") as file:
        plugins = yaml_load(file)["plugins"]
    (root / "mkdocs.yml").write_text(_config(root, "docs", plugins), "utf-8")
    plain = [plugin for plugin in plugins if _name(plugin) not in _OURS]
    (root / "plain.yml").write_text(_config(root, "pages", plain), "utf-8")


def _config(root: Path, docs: str, plugins: list[Any]) -> str:
    kinds = sorted(folder.name for folder in (root / "content").iterdir() if folder.is_dir() and any(folder.iterdir()))
    values = {
        "INHERIT": str(PROJECT / "mkdocs.yml"),
        "docs_dir": docs,
        "theme": {"custom_dir": "overrides"},
        "plugins": plugins,
        "extra_css": [],
        "extra_javascript": [],
        "nav": [{"Home": "index.md"}, *({kind: f"{kind}/index.md"} for kind in kinds)],
    }
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items())


def _name(plugin: str | dict[str, Any]) -> str:
    return plugin if isinstance(plugin, str) else next(iter(plugin))
