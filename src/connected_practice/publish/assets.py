"""The browser's code, compiled from TypeScript when the project is set up, and the fonts that come from packages."""

from __future__ import annotations

from pathlib import Path

COMPILED = Path(__file__).parents[1] / "browser" / "compiled"


class NotCompiled(Exception):
    """The browser's code has not been compiled."""

    def __str__(self) -> str:
        return "The browser's code has not been compiled. Run scripts/setup, then try again."


def browser() -> dict[str, bytes]:
    """Return the compiled files by their names. Raises NotCompiled if there are none."""
    if not any(COMPILED.glob("*.js")):
        raise NotCompiled
    return {path.name: path.read_bytes() for path in sorted(COMPILED.iterdir()) if path.suffix in (".js", ".woff2")}


def of_packages() -> bytes:
    """Return the script of packages for learning platforms. Raises NotCompiled if there is none."""
    return _script("packages/module.js")


def worker() -> bytes:
    """Return the service worker, which belongs at the site's root. Raises NotCompiled if there is none."""
    return _script("worker/service-worker.js")


def _script(name: str) -> bytes:
    script = COMPILED / name
    if not script.is_file():
        raise NotCompiled
    return script.read_bytes()
