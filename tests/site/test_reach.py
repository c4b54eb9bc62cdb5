"""Topics lead everywhere: every record is at most two steps from a topic's page."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit, urlunsplit

from connected_practice.models import KINDS
from tests.site.pages import Document

LISTS = {"frameworks/crosswalk/index.html"}
"""Lists that have the form of a record's address."""
FOLDERS = tuple(f"{model.kind.folder}/" for model in KINDS.values() if model.kind.name != "guide")


def led_to(document: Document) -> set[str]:
    """Return the addresses that the links of a page's own text lead to; the site's header leads to every index."""
    found = (urljoin(document.url, str(address).strip()) for address in document.tree.xpath("//article//a/@href"))
    return {urlunsplit(urlsplit(address)._replace(fragment="")) for address in found}


def test_every_record_is_two_steps_from_a_topic_at_most(documents: dict[str, Document]) -> None:
    by_url = {document.url: document for document in documents.values()}
    topics = {d.url for name, d in documents.items() if name.startswith("topics/") and name.count("/") == 2}
    in_folders = {name: d for name, d in documents.items() if name.startswith(FOLDERS) and name.count("/") == 2}
    records = {d.url for name, d in in_folders.items() if name not in LISTS}
    first = {url for topic in topics for url in led_to(by_url[topic])} & records
    second = {url for page in first for url in led_to(by_url[page])}
    assert len(topics) > 10
    assert sorted(records - first - second) == []
