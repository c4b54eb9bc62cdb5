"""Every link of the built site leads somewhere, and nothing on it is fetched from elsewhere. Uses no network."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

import pytest

from tests.site.pages import HOME, Document, Link

Documents = dict[str, Document]

CSS_URL = re.compile(r"""url\(\s*["']?(?!data:)([^"')]+)|@import\s+["']([^"']+)""")
MOST = 40
"""How many broken links a failing test lists."""


def targets(documents: Documents) -> Iterator[tuple[Document, Link, str]]:
    """Yield every link of the site with its page and its whole address."""
    for document in documents.values():
        for link in document.links:
            yield document, link, urljoin(document.url, link.address.strip())


def missing(target: SplitResult, documents: Documents, site: Path) -> str | None:
    """Return what is wrong with an address on the site itself, or None where it leads somewhere."""
    path = unquote(target.path).lstrip("/")
    file = path + "index.html" if path == "" or path.endswith("/") else path
    if not (site / file).is_file():
        return "no such page" if file.endswith(".html") or not (site / file).is_dir() else "lacks its closing slash"
    anchor = unquote(target.fragment)
    if anchor and file in documents and anchor not in documents[file].anchors:
        return f"no place `{anchor}` on that page"
    return None


def is_on_site(address: str) -> bool:
    """Whether an absolute address lies on the site itself."""
    return urlsplit(address)[:2] == urlsplit(HOME)[:2]


def report(broken: list[str]) -> None:
    """Fail with the links that are broken, where there are any."""
    if broken:
        more = f"\n... and {len(broken) - MOST} more" if len(broken) > MOST else ""
        pytest.fail(f"{len(broken)} in all:\n" + "\n".join(broken[:MOST]) + more, pytrace=False)


def test_links_within_the_site_lead_to_a_page_and_a_place_on_it(documents: Documents, site: Path) -> None:
    broken = [
        f"{document.path}: {link}: {why}"
        for document, link, target in targets(documents)
        if is_on_site(target) and (why := missing(urlsplit(target), documents, site))
    ]
    report(broken)


def test_nothing_is_fetched_from_another_site(documents: Documents) -> None:
    fetched = [
        f"{document.path}: {link}"
        for document, link, target in targets(documents)
        if not link.is_followed and not is_on_site(target)
    ]
    report(fetched)


def test_links_to_other_sites_are_whole(documents: Documents) -> None:
    """A link away is http or https with a host, an address to write to, or a number to call."""
    broken = [
        f"{document.path}: {link}"
        for document, link, target in targets(documents)
        if not is_on_site(target) and not is_whole(target)
    ]
    report(broken)


def is_whole(address: str) -> bool:
    """Whether an absolute address could be opened, as far as its form tells."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return bool(re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", unquote(parts.path)))
    if parts.scheme == "tel":
        return bool(re.fullmatch(r"\+?[0-9]{3,15}", parts.path))
    is_named = bool(re.fullmatch(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", host))
    return parts.scheme in ("http", "https") and is_named and not re.search(r"[\s<>\"]", address)


@pytest.mark.parametrize(
    "address",
    [
        "https://",
        "https:///page",
        "http://localhost/",
        "https://gov uk/",
        "https://www.gov.uk/a b",
        "https://www.gov.uk:port/",
        "ftp://www.gov.uk/",
        "javascript:void(0)",
        "mailto:nobody",
        "tel:0808 800",
    ],
)
def test_an_address_that_is_not_whole_is_told(address: str) -> None:
    assert not is_whole(address)


def test_style_sheets_fetch_only_what_the_site_has(site: Path) -> None:
    sheets = sorted(site.rglob("*.css"))
    assert sheets
    broken = []
    for sheet in sheets:
        home = urljoin(HOME, sheet.relative_to(site).as_posix())
        for found in CSS_URL.finditer(sheet.read_text("utf-8")):
            target = urljoin(home, found[1] or found[2])
            if not is_on_site(target) or missing(urlsplit(target), {}, site):
                broken.append(f"{sheet.relative_to(site)}: {found[1] or found[2]}")
    report(broken)


def test_every_page_that_is_listed_for_search_engines_is_there(documents: Documents, site: Path) -> None:
    addresses = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert addresses
    broken = [address for address in addresses if missing(urlsplit(address), documents, site)]
    report(broken)


def test_every_place_that_search_leads_to_is_there(documents: Documents, site: Path) -> None:
    index = json.loads((site / "search" / "index.json").read_text("utf-8"))
    places = index["records"]["path"]
    assert places
    broken = [place for place in places if missing(urlsplit(urljoin(HOME, place)), documents, site)]
    report(broken)
