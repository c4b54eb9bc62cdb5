"""Feeds of changes, read by a feed reader's own parser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import feedparser

from connected_practice.publish import feeds
from tests.library import GOOD, copy, linked, principle

SITE = "https://library.example/"


def read(root: Path) -> dict[str, Any]:
    """Return a library's feeds by their paths, parsed."""
    found = {name: feedparser.parse(content) for name, content in feeds.files(linked(root), SITE, "Harbour library")}
    for name, feed in found.items():
        assert not feed.bozo, f"{name}: {feed.get('bozo_exception')}"
    return found


def test_a_feed_for_the_library_each_topic_and_each_sector() -> None:
    assert set(read(GOOD)) == {
        "feeds/library.xml",
        "feeds/topics/belonging.xml",
        "feeds/topics/attendance.xml",
        "feeds/sectors/education.xml",
        "feeds/sectors/health.xml",
    }


def test_an_entry_says_what_changed_and_leads_to_the_page() -> None:
    entries = {entry.id: entry for entry in read(GOOD)["feeds/library.xml"].entries}
    lena = entries["tag:library.example,2026:case-study/lena/2026-01-10"]
    assert lena.title == "Lena: one door that was always open (case study)"
    assert lena.link == "https://library.example/case-studies/lena/"
    assert lena.summary == "First published."
    assert lena.updated == "2026-01-10T00:00:00Z"


def test_a_topic_has_its_own_records_alone() -> None:
    ids = {entry.id.split(":", 2)[2] for entry in read(GOOD)["feeds/topics/attendance.xml"].entries}
    assert "case-study/lena/2026-01-10" in ids


def test_each_entry_has_an_id_of_its_own_and_the_newest_come_first(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, name="new-one", fields="changes: [{on: 2026-05-05, what: 'Now with [a case](case-study:lena).'}]")
    found = read(root)["feeds/library.xml"].entries
    assert len({entry.id for entry in found}) == len(found)
    assert found[0].id.endswith("principle/new-one/2026-05-05")
    assert found[0].summary == "Now with a case."


def test_a_title_with_signs_is_shown_as_it_is(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    title = "<Ask> & wait 🕰 \u202eabc" + "x" * 250
    principle(root, title=f"'{title}'")
    titles = [entry.title for entry in read(root)["feeds/library.xml"].entries]
    assert any("& wait 🕰" in shown for shown in titles)


def test_the_same_library_makes_the_same_feeds() -> None:
    assert dict(feeds.files(linked(GOOD), SITE, "x")) == dict(feeds.files(linked(GOOD), SITE, "x"))
