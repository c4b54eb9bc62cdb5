"""Addresses that last: every page of the site with the places on it that can be linked to, and what became of old ones.

What was published last is a file of the site, data/v1/addresses.json:

    {"format": 1, "pages": {"case-studies/oscar/": ["a-lot-of-adults-for-one-boy", "checks"], ...}}

The next publication is held against it: an address may move, and may not die.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from connected_practice.load.collection import REDIRECTS
from connected_practice.models import FOLDERS
from connected_practice.problem import Problem, define, nearest
from connected_practice.render import Page, address_of
from connected_practice.render.places import places

FORMAT = 1

PAGE_GONE = define(
    "CP250",
    "published address that is gone",
    meaning="A page that was published is not in the library any more, and no redirect says what became of it.",
    why="Courses, plans and bookmarks link to it. A published address never dies.",
    mend="Put the page back, or say in content/redirects.yml what became of it.",
)
PLACE_GONE = define(
    "CP251",
    "published place on a page that is gone",
    meaning="A heading, question, item or step that was published is not on its page any more.",
    why="Links to it would arrive at the top of the page, and saved answers would lose what they belong to.",
    mend="Keep the id or the heading's words, or name the new place under `moved` in the record.",
)

Addresses = Mapping[str, tuple[str, ...]]
"""Pages by their addresses below the site's root, each with the ids of the places on it."""


class Unreadable(Exception):
    """A file of published addresses cannot be used; the message says why."""


def gather(pages: Iterable[Page], docs: Path | None = None) -> dict[str, tuple[str, ...]]:
    """Return the addresses of pages, and of those written by hand in the folder `docs`."""
    found = {address_of(page.path): tuple(places(page.markdown)) for page in pages}
    for file in sorted(docs.rglob("*.md")) if docs else ():
        name = file.relative_to(docs).as_posix() if docs else ""
        if not name.startswith("overrides/"):
            found.setdefault(address_of(name), tuple(places(_without_metadata(file.read_text("utf-8")))))
    return dict(sorted(found.items()))


def _without_metadata(text: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)


def file(addresses: Addresses) -> bytes:
    """Return the file that the site publishes."""
    return (json.dumps({"format": FORMAT, "pages": addresses}, separators=(",", ":")) + "\n").encode()


def read(path: Path) -> Addresses:
    """Read such a file. Raises Unreadable with what is wrong with it."""
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        raise Unreadable(f"{path} is not whole, or is no JSON file. Download data/v1/addresses.json again.") from None
    pages = data.get("pages") if isinstance(data, dict) else None
    if not isinstance(pages, dict) or not all(map(_is_list_of_ids, pages.values())):
        raise Unreadable(f"{path} is no list of addresses. Give the site's data/v1/addresses.json.")
    if data.get("format") != FORMAT:
        raise Unreadable(f"{path} has another format ({data.get('format')}); this version reads format {FORMAT}.")
    return {page: tuple(ids) for page, ids in pages.items()}


def _is_list_of_ids(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def compare(published: Addresses, pages: Iterable[Page], docs: Path | None = None) -> Iterator[Problem]:
    """Yield what was published and is gone. `pages` are all that will be published, redirects among them."""
    made = {address_of(page.path): page for page in pages}
    today = gather(made.values(), docs)
    for address, ids in sorted(published.items()):
        page = made.get(address)
        if address not in today:
            yield _page_gone(address, today)
        elif not (page and page.meta.get("gone")):
            gone = [place for place in ids if place not in today[address]]
            yield from (_place_gone(address, place, today[address], page) for place in gone)


def _page_gone(address: str, today: Addresses) -> Problem:
    folder, _, name = address.rstrip("/").partition("/")
    if folder not in FOLDERS or "/" in name:
        return Problem(PAGE_GONE, REDIRECTS, 0, 0, f"`{address}` was published and is gone.", PAGE_GONE.mend)
    near = nearest(name, [a.split("/")[1] for a in today if a.startswith(f"{folder}/") and a.count("/") == 2], 1)
    path = f"content/{folder}/{name}{FOLDERS[folder].kind.suffix}"
    renamed = f"If it is `{near[0]}` now, add `aliases: [{name}]` to that record. If not, say" if near else "Say"
    fix = f"{renamed} in {REDIRECTS} what became of `{address}`."
    return Problem(PAGE_GONE, path, 0, 0, f"`{address}` was published and is gone.", fix)


def _place_gone(address: str, place: str, today: tuple[str, ...], page: Page | None) -> Problem:
    path = page.edit if page and page.edit else f"docs/{address}"
    near = nearest(place, today, 1)
    fix = f"If it is `{near[0]}` now, add `moved: {{{place}: {near[0]}}}` to the record." if near else PLACE_GONE.mend
    return Problem(PLACE_GONE, path, 0, 0, f"`{address}#{place}` was published and is gone.", fix)
