"""The whole site in one file, for a school's own server or a USB stick: `practice export site`."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from connected_practice.link import Library
from connected_practice.packages import Place
from connected_practice.packages.archive import pack
from connected_practice.publish import site
from connected_practice.render import Page

EPOCH = "SOURCE_DATE_EPOCH"
LEFT_OUT = re.compile(r"sitemap\.xml(\.gz)?|robots\.txt")
"""What tells search engines about the published site, and changes with the day of the build."""

README = """\
{name}: the whole website
{underline}

What this is
    All pages of {name}, of the version of {version}, as files that any web
    server can serve. No database, no account, and nothing is fetched from the internet.
{published}
On a school's own server
    Copy this folder to any place that the server shows, at any address. Links between the
    pages fit everywhere. 404.html, which a server can show for what is not found, fits only
    where the site stands at the same path as the published one.

On one computer, or from a USB stick
    It needs a small server too. With Python on the computer, open a command line in this
    folder and type

        python -m http.server 8000 --bind 127.0.0.1

    (on some computers `python3` or `py`), then open http://127.0.0.1:8000/ in a browser.
    It can be seen on that computer alone, until you close the command line.

Without a server
    A double click on index.html shows the front page, and any other index.html shows its
    page. Links between pages open folders, and search and the tools do not start: browsers
    forbid both to files that no server sends. Nothing is broken; it needs the command above.

If a child may be at risk
    In immediate danger, call 999. about/child-at-risk/index.html says what to do.

Our own words may be shared and adapted with credit (CC BY 4.0); see about/licence/index.html.
"""


def write(
    root: Path, out: Path, made: tuple[Library, list[Page]], place: Place, said: Callable[[str], None]
) -> tuple[int, int]:
    """Build the site and pack it into a zip file at `out`; return how many files and bytes that has.

    The same library makes the same bytes. What stood at `out` is replaced in one step, once the new file is whole.
    Raises site.BuildFailed with MkDocs' own words.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-new-", dir=out.parent))
    try:
        built = aside / "site"
        version = max((document.record.version for document in made[0].collection.documents), default=date(1980, 1, 1))
        with _dated(version):
            site.build(root, built, made, said)
        (built / "README.txt").write_text(_readme(place, version), "utf-8")
        names = sorted(path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file())
        folder = _folder(place.name)
        kept = [(f"{folder}/{name}", built / name) for name in names if not LEFT_OUT.fullmatch(name)]
        count = pack(aside / out.name, kept, version)
        (aside / out.name).replace(out)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return count, out.stat().st_size


@contextlib.contextmanager
def _dated(day: date) -> Iterator[None]:
    """Have MkDocs and its themes take a day for that of the build, unless the person has set one.

    See https://reproducible-builds.org/specs/source-date-epoch/
    """
    if EPOCH in os.environ:
        yield
        return
    os.environ[EPOCH] = str(int(datetime.combine(day, time(), UTC).timestamp()))
    try:
        yield
    finally:
        del os.environ[EPOCH]


def _readme(place: Place, version: date) -> str:
    heading = f"{place.name}: the whole website"
    published = f"    The newest version is at {place.url}\n" if place.url else ""
    day = f"{version.day} {version:%B %Y}"
    return README.format(name=place.name, underline="=" * len(heading), version=day, published=published)


def _folder(name: str) -> str:
    """Return the one folder that the file unpacks to."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "library"
