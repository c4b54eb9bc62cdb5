"""What the fourth step makes: Markdown pages, ready for any engine that reads Markdown."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Page:
    """A page of the site: where it goes, its metadata and its Markdown."""

    path: str
    """The path below docs/, for example `case-studies/oscar.md`."""
    title: str
    markdown: str
    meta: dict[str, Any] = field(default_factory=dict)
    edit: str | None = None
    """The file that an editor changes to change the page, from the library's root."""

    @property
    def text(self) -> str:
        """The page as a file: metadata, then Markdown. JSON is YAML, and cannot be misread.

        Engines put metadata into the page's head and its lists as they find it, so that signs
        which mean something in HTML are written as entities.
        """
        meta = {name: _entities(value) for name, value in {"title": self.title, **self.meta}.items()}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
        return "\n".join(["---", *lines, "---", "", self.markdown.strip(), ""])


def _entities(value: Any) -> Any:
    if isinstance(value, list):
        return [_entities(item) for item in value]
    return html.escape(value, quote=False).replace('"', "&quot;") if isinstance(value, str) else value
