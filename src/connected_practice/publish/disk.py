"""The same pages on disk, for any engine that reads Markdown."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from connected_practice.link import Library
from connected_practice.publish import assets
from connected_practice.publish.beside import beside
from connected_practice.publish.export import put
from connected_practice.publish.macros import render_hand_written
from connected_practice.publish.site import recover, swap
from connected_practice.render import Page


def write(root: Path, out: Path, library: Library, pages: list[Page]) -> int:
    """Write the records' pages and the hand-written ones to `out`; return how many Markdown pages there are.

    What stood in `out` is replaced as a whole, once everything has been written.
    """
    recover(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-new-", dir=out.parent))
    try:
        shutil.copytree(root / "docs", aside, dirs_exist_ok=True, ignore=shutil.ignore_patterns("overrides"))
        render_hand_written(aside, library)
        for page in pages:
            put(aside / page.path, page.text.encode())
        files = [(f"assets/{name}", content) for name, content in assets.browser().items()]
        for name, content in [*files, *beside(library, pages, root, "", "Connected Practice")]:
            put(aside / name, content)
        aside.chmod(0o755)
        swap(aside, out)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return sum(1 for _ in out.rglob("*.md"))
