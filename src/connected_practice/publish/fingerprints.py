"""Names that change with what a file holds, so that a browser may keep the file for a year and never shows an old one.

    assets/css/tokens.css  ->  assets/css/tokens.5f2b9c1e.css

The theme names its files so, and the bundler the pieces of the browser's code (`list-UVSRNRQZ.js`). This does the same
for our style sheets, fonts and the first script of each page.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping

FINGERPRINTED = re.compile(
    r"(\.[0-9a-f]{8}(\.min)?|-[0-9A-Z]{8})\.(css|js|woff2)(\.map)?$|(^|/)search/[0-9a-f]{10}\.json$"
)
"""A path below the site's root whose file never changes. deploy/ has this for nginx and for Apache, and a test
holds the three together."""

_OURS = re.compile(r"assets/(?!javascripts/|stylesheets/).+\.(css|js|woff2)")
"""What may be renamed; the theme's own folders are its own affair."""

_ATTRIBUTE = re.compile(r"""((?:href|src)="(?:[^"]*?/)?)(assets/[^"?#]+)(")""")
_URL = re.compile(r"""(url\(["']?)([^"')]+)(["']?\))""")


def is_renamed(path: str) -> bool:
    """Whether the file at a path below the site's root gets a name that changes with what it holds."""
    return bool(_OURS.fullmatch(path)) and not FINGERPRINTED.search(path)


def renamed(files: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """Return for each file, by its path below the site's root, its new path and what it holds from then on.

    Style sheets come last and ask for fonts by their new names.
    """
    done: dict[str, tuple[str, bytes]] = {}
    for path in sorted(files, key=lambda path: (path.endswith(".css"), path)):
        content = files[path]
        if path.endswith(".css"):
            content = _with_new_names(path, content.decode(), done).encode()
        done[path] = _fingerprinted(path, content), content
    return done


def _fingerprinted(path: str, content: bytes) -> str:
    stem, dot, suffix = path.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{dot}{suffix}"


def _with_new_names(path: str, sheet: str, done: Mapping[str, tuple[str, bytes]]) -> str:
    folder = posixpath.dirname(path)

    def new(found: re.Match[str]) -> str:
        asked = posixpath.normpath(posixpath.join(folder, found[2]))
        name = posixpath.relpath(done[asked][0], folder) if asked in done else found[2]
        return f"{found[1]}{name}{found[3]}"

    return _URL.sub(new, sheet)


def pointed(page: str, names: Mapping[str, str]) -> str:
    """Return an HTML page whose `href` and `src` name files by their new paths; `names` has these by the old ones."""
    return _ATTRIBUTE.sub(lambda found: f"{found[1]}{names.get(found[2], found[2])}{found[3]}", page)
