"""What hand-written pages can ask the library for, through mkdocs-macros.

A page opts in with `render_macros: true` in its front matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined, TemplateError

from connected_practice.link import Library
from connected_practice.models import KINDS
from connected_practice.render.environment import render
from connected_practice.render.writer import Writer

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


class PageFailed(Exception):
    """A hand-written page asks for something that is not there; the message is for whoever wrote it."""


def macros(library: Library, path: str) -> dict[str, Callable[..., str]]:
    """Return the macros for the hand-written page at `path`."""
    write = Writer(library, path)

    def count(kind: str) -> str:
        """How many records of a kind there are."""
        return str(len(library.of_kind(kind)))

    def piece(name: str, **values: Any) -> str:
        """A piece of a page from render/templates/pieces."""
        return render(f"pieces/{name}.md.j2", library=library, write=write, KINDS=KINDS, **values)

    def link(ref: str, words: str | None = None) -> str:
        """A link to a record."""
        return write.link(ref, words)

    return {"count": count, "piece": piece, "link": link}


def define_env(env: Any) -> None:
    """Give mkdocs-macros the library's macros. Called by the plugin when a site is built."""
    library: Library = env.conf.extra["library"]

    def current(name: str) -> Callable[..., str]:
        def call(*args: Any, **values: Any) -> str:
            return macros(library, env.page.file.src_uri)[name](*args, **values)

        return call

    for name in ("count", "piece", "link"):
        env.macro(current(name), name)


def render_hand_written(folder: Path, library: Library) -> None:
    """Fill in the macros of the hand-written pages below a folder, in place. Raises PageFailed where one cannot be."""
    for path in sorted(folder.rglob("*.md")):
        text, name = path.read_text("utf-8"), path.relative_to(folder).as_posix()
        front = _FRONT.match(text)
        try:
            if front and (yaml.safe_load(front[1]) or {}).get("render_macros"):
                path.write_text(front[0] + _filled(text[front.end() :], macros(library, name)), "utf-8")
        except (TemplateError, LookupError, TypeError, yaml.YAMLError) as error:
            raise PageFailed(f"docs/{name} cannot be made: {error or type(error).__name__}.") from error


def _filled(text: str, values: dict[str, Callable[..., str]]) -> str:
    environment = Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    return environment.from_string(text).render(**values)
