"""What the site holds beside its pages: data, files for reference managers, feeds, packages, packs, its addresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from connected_practice import addresses, packages
from connected_practice.link import Library
from connected_practice.packages import Place
from connected_practice.packs import files as packs
from connected_practice.packs.local import organisation
from connected_practice.publish import citing, data, feeds, wording
from connected_practice.render import Page


def beside(library: Library, pages: list[Page], root: Path, site_url: str, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield files: their paths below the site's root, and what they hold.

    `root` is the library's folder, `site_url` the address at which the site will be published,
    with a slash at its end (or empty), and `name` what the site is called.
    """
    yield from data.files(library, pages, site_url, name)
    yield from citing.files(library, site_url, name)
    yield from feeds.files(library, site_url, name)
    yield from wording.files(library)
    place = Place(name, site_url)
    for format_ in packages.FORMATS:
        for file, content in packages.files(library, library.of_kind("module"), format_, place):
            yield f"packages/{format_}/{file}", content
    yield from packs.files(library, packs.with_packs(library), place, organisation(library.collection))
    yield f"{data.FOLDER}/addresses.json", addresses.file(addresses.gather(pages, root / "docs"))
