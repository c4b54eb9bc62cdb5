"""Addresses that last: what a site has, what it had, and what became of that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from connected_practice import addresses
from connected_practice.addresses import Unreadable, compare, gather, read
from connected_practice.render import Page, address_of
from connected_practice.render.places import places, with_earlier_places
from tests.library import GOOD, checked, codes, copy, html, pages


def test_the_address_of_a_page() -> None:
    assert address_of("case-studies/lena.md") == "case-studies/lena/"
    assert address_of("topics/index.md") == "topics/"
    assert address_of("index.md") == ""


def test_places_are_headings_and_parts_with_ids() -> None:
    markdown = (
        '# Title\n\n## First, then *this*\n\n## Kept {: #own }\n\n## Own\n\n<div id="item" markdown="1">\n\n</div>\n'
    )
    assert list(places(markdown)) == ["first-then-this", "own", "own_1", "item"]


def test_what_the_frame_adds_is_no_place() -> None:
    assert list(places("# T\n\n## Words\n\n<!-- cp:end -->\n\n## Sources\n")) == ["words"]


@pytest.mark.parametrize("path", sorted(pages(GOOD)))
def test_places_are_ids_in_the_page(path: str) -> None:
    markdown = pages(GOOD)[path].markdown
    shown = html(markdown)
    for place in places(markdown):
        assert f'id="{place}"' in shown


def test_pages_written_by_hand_have_addresses_too(tmp_path: Path) -> None:
    (tmp_path / "about").mkdir()
    (tmp_path / "about" / "licence.md").write_text("---\ntitle: x\n---\n# Licence\n\n## Names\n", "utf-8")
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "note.md").write_text("# Not a page\n", "utf-8")
    assert gather([], tmp_path) == {"about/licence/": ("names",)}


def test_what_was_published_can_be_read_again(tmp_path: Path) -> None:
    found = gather(pages(GOOD).values())
    file = tmp_path / "addresses.json"
    file.write_bytes(addresses.file(found))
    assert read(file) == found
    assert list(compare(read(file), pages(GOOD).values())) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'{"format": 1, "pages": {"a/": ["b"', "not whole"),
        (b"\xff\xfe", "not whole"),
        (b"[" * 100_000, "not whole"),
        (b"[]", "no list of addresses"),
        (b'{"format": 1, "pages": {"a/": [1]}}', "no list of addresses"),
        (b'{"format": 2, "pages": {}}', "another format (2)"),
    ],
)
def test_a_file_that_is_no_list_of_addresses(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "addresses.json"
    file.write_bytes(content)
    with pytest.raises(Unreadable, match=says.replace("(", r"\(").replace(")", r"\)")):
        read(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="No such file"):
        read(tmp_path / "none.json")


def test_a_page_that_is_gone_and_what_to_do(tmp_path: Path) -> None:
    (problem,) = compare({"principles/ask-frist/": ()}, pages(GOOD).values())
    assert problem.code == "CP250"
    assert problem.path == "content/principles/ask-frist.md"
    assert "add `aliases: [ask-frist]`" in problem.fix
    assert "`ask-first`" in problem.fix


def test_a_heading_that_is_gone_and_what_to_do() -> None:
    (problem,) = compare({"case-studies/lena/": ("what-was-happening",)}, pages(GOOD).values())
    assert problem.code == "CP251"
    assert problem.path == "content/case-studies/lena.md"
    assert "moved: {what-was-happening: what-was-going-on}" in problem.fix


def moved(root: Path, entry: str) -> dict[str, Page]:
    """Give Lena's case an entry under `moved` and return the library's pages."""
    case = root / "content/case-studies/lena.md"
    case.write_text(case.read_text("utf-8").replace("aliases:", f"moved: {entry}\naliases:"), "utf-8")
    return pages(root)


def test_a_heading_that_moved_is_still_reached(tmp_path: Path) -> None:
    made = moved(copy(tmp_path / "library"), "{background: what-was-going-on}")
    shown = html(made["case-studies/lena.md"].markdown)
    assert shown.index('id="background"') < shown.index('id="what-was-going-on"') < shown.index('id="what-people-did"')
    assert list(compare({"case-studies/lena/": ("background",)}, made.values())) == []


def test_a_place_that_moved_to_where_nothing_is_leads_to_the_text(tmp_path: Path) -> None:
    made = moved(copy(tmp_path / "library"), "{background: nothing-here}")
    shown = html(made["case-studies/lena.md"].markdown)
    assert shown.index("<h1") < shown.index('id="background"') < shown.index('id="what-was-going-on"')


def test_a_part_that_moved_stands_before_its_element() -> None:
    assert with_earlier_places('Words.\n\n<div id="now">\n', {"then": "now"}) == (
        'Words.\n\n<div id="then"></div>\n\n<div id="now">\n'
    )


REDIRECTS = """\
pages:
  principles/wait-first/: {on: 2026-02-01, because: Two pages said the same., to: principle:ask-first}
  tips/old/: {on: 2026-02-01, because: "It misled <b>people</b>.", see: [case-study:lena]}
"""


def test_pages_that_are_gone_say_what_became_of_them(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    (root / "content/redirects.yml").write_text(REDIRECTS, "utf-8")
    assert codes(root) == []
    made = pages(root)
    sent_on, withdrawn = made["principles/wait-first.md"], made["tips/old.md"]
    assert sent_on.meta["redirect"] == "../ask-first/"
    assert 'href="ask-first.md"' in html(sent_on.markdown)
    assert "Two pages said the same." in sent_on.markdown
    assert "redirect" not in withdrawn.meta
    assert "1 February 2026" in withdrawn.markdown
    assert "<b>" not in html(withdrawn.markdown)
    assert 'href="../case-studies/lena.md"' in html(withdrawn.markdown)
    published = {"principles/wait-first/": ("why",), "tips/old/": ("what",)}
    assert list(compare(published, made.values())) == []


def test_addresses_are_not_compared_while_there_are_errors(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    (root / "published.json").write_text(json.dumps({"format": 1, "pages": {"gone/": []}}), "utf-8")
    assert [problem.code for problem in checked(root).problems] == ["CP250"]
    (root / "content/principles/ask-first.md").write_text("---\ntitle: x\n---\n", "utf-8")
    found = checked(root)
    assert not found.is_publishable
    assert "CP250" not in [problem.code for problem in found.problems]
