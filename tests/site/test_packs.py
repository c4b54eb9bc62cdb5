"""What session and module pages offer to take with you is there, and as large as they say."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from connected_practice.packs import files

KINDS = {"sessions": "session", "modules": "module"}


@pytest.mark.parametrize("folder", KINDS)
def test_every_page_offers_all_files_of_its_pack(folder: str, site: Path) -> None:
    pages = sorted((site / folder).glob("*/index.html"))
    with_pack = [page for page in pages if (site / "packs" / KINDS[folder] / page.parent.name).is_dir()]
    assert len(with_pack) > 5
    for page in with_pack:
        (section,) = lxml.html.parse(page).getroot().find_class("cp-pack")
        offered = [link for link in section.iter("a") if "download" in link.attrib]
        paths = [(page.parent / (link.get("href") or "")).resolve() for link in offered]
        assert [path.name.removeprefix(f"{page.parent.name}-") for path in paths] == list(files.ABOUT)
        for link, path in zip(offered, paths, strict=True):
            around = link.getparent()
            assert around is not None
            assert files.in_words(path.stat().st_size) in around.text_content()


def test_pages_lead_to_the_session_builder_with_the_session_in_it(site: Path) -> None:
    page = next(iter(sorted((site / "sessions").glob("*/index.html"))))
    (section,) = lxml.html.parse(page).getroot().find_class("cp-pack")
    assert any(
        "tools/session/?open=session%3A" in (link.get("href") or "")
        or "tools/session/?open=session:" in (link.get("href") or "")
        for link in section.iter("a")
    )


def test_other_records_offer_none(site: Path) -> None:
    page = next(iter(sorted((site / "case-studies").glob("*/index.html"))))
    assert lxml.html.parse(page).getroot().find_class("cp-pack") == []
