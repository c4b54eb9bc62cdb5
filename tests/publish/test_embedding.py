"""Pages to show within other sites: complete without script, one folder deeper, and with a way back."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

from connected_practice import pipeline
from connected_practice.link import Library
from connected_practice.publish import embedding
from tests.browser import small_site
from tests.library import GOOD, TODAY, copy, linked, principle

SITE = "https://library.example/"


@pytest.fixture(scope="module")
def library() -> Library:
    """The good library."""
    return linked(GOOD)


def with_an_old_address(root: Path) -> None:
    """Write the good library with a case that had another name, and a principle that had one."""
    copy(root)
    principle(root, fields="topics: [belonging]\naliases: [tiny-steps]")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of that library."""
    return small_site.build(tmp_path_factory.mktemp("embedding") / "library", with_an_old_address)


def embedded(site: Path, path: str) -> lxml.html.HtmlElement:
    """Return a page to show within others, parsed."""
    text = (site / path / "embed/index.html").read_text("utf-8")
    return lxml.html.document_fromstring(text)


def test_the_kinds_that_people_show_have_such_pages(site: Path) -> None:
    found = {path.relative_to(site).parts[0] for path in site.glob("*/*/embed/index.html")}
    assert found == {"briefs", "case-studies", "evidence", "modules", "toolkits"}


@pytest.mark.parametrize(
    "path", ["case-studies/lena", "toolkits/welcome-check", "evidence/felt-heard", "modules/first-weeks"]
)
def test_it_is_the_text_with_a_way_back_and_nothing_else(site: Path, path: str) -> None:
    page = embedded(site, path)
    own = lxml.html.document_fromstring((site / path / "index.html").read_text("utf-8"))
    title = own.get_element_by_id("content").get("data-title")
    assert page.xpath("//h1/text()") == [title]
    assert not page.xpath(
        "//*[contains(@class, 'cp-header') or contains(@class, 'cp-footer') or contains(@class, 'cp-next')]"
    )
    assert not page.xpath("//script[@src]")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{small_site.ADDRESS}{path}/"]
    (back,) = page.xpath("//*[contains(@class, 'cp-embed__from')]")
    assert back.xpath(".//a/@href")[0] == f"{small_site.ADDRESS}{path}/"
    assert "CC BY 4.0" in back.text_content()
    assert len(page.xpath("//*[contains(@class, 'cp-reference')]")) == len(
        own.xpath("//*[contains(@class, 'cp-reference')]")
    )


def test_links_open_the_whole_site_and_lead_somewhere(site: Path) -> None:
    url = f"{small_site.ADDRESS}modules/first-weeks/embed/"
    page = embedded(site, "modules/first-weeks")
    links = page.xpath("//a[@href]")
    assert len(links) > 5
    for link in links:
        address = link.get("href")
        assert (link.get("target"), link.get("rel")) == (
            (None, None) if address.startswith("#") else ("_blank", "noopener")
        )
    for address in [*page.xpath("//a/@href"), *page.xpath("//link[@rel='stylesheet']/@href")]:
        whole = urlsplit(urljoin(url, address))
        if whole.netloc == urlsplit(small_site.ADDRESS).netloc:
            file = site / whole.path.lstrip("/")
            assert (file / "index.html" if file.is_dir() else file).is_file(), address


def test_a_frame_at_an_old_address_is_sent_on(site: Path) -> None:
    page = embedded(site, "case-studies/lenas-story")
    refresh = page.xpath("//meta[@http-equiv='refresh']/@content")
    assert refresh == ["0; url=../../lena/embed/"]
    assert not (site / "principles/tiny-steps/embed").exists()


def test_a_page_offers_its_snippet_and_tells_programs(site: Path) -> None:
    page = lxml.html.document_fromstring((site / "case-studies/lena/index.html").read_text("utf-8"))
    (link,) = page.xpath("//link[@type='application/json+oembed']")
    told = link.get("href")
    assert link.get("rel").split() == ["alternate"]
    assert link.get("rel") != "alternate"  # the theme's script would take it for a translation and ask for its sitemap
    answer = json.loads((site / told.removeprefix(small_site.ADDRESS)).read_bytes())
    assert page.get_element_by_id("cp-embed").text == answer["html"]
    (frame,) = lxml.html.fragments_fromstring(answer["html"])
    assert frame.get("src") == f"{small_site.ADDRESS}case-studies/lena/embed/"
    assert frame.get("title") and frame.get("loading") == "lazy"


def test_oembed_says_what_the_format_asks_for(library: Library) -> None:
    answers = {path: json.loads(content) for path, content in embedding.files(library, SITE, "Harbour library")}
    kinds = {path.split("/")[1] for path in answers}
    assert kinds == set(embedding.KINDS)
    for answer in answers.values():
        assert (answer["type"], answer["version"], answer["provider_url"]) == ("rich", "1.0", SITE)
        assert isinstance(answer["width"], int) and isinstance(answer["height"], int)


def test_a_theme_without_the_template_has_no_such_pages(tmp_path: Path) -> None:
    assert not embedding.is_in([str(tmp_path)])
    assert embedding.is_in([str(tmp_path), str(small_site.PROJECT / "docs/overrides")])


def test_signs_in_a_title_stay_within_the_snippet(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    case = root / "content/case-studies/lena.md"
    lines = case.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("title:"))
    lines[at] = """title: 'Odd "title" onload=x & <b>'"""
    case.write_text("\n".join(lines), "utf-8")
    library = pipeline.library(root, TODAY)
    (frame,) = lxml.html.fragments_fromstring(
        embedding.snippet(library.get("case-study:lena"), SITE, "Harbour library")
    )
    assert frame.get("title") == 'Odd "title" onload=x & <b> (Harbour library)'
    assert set(frame.attrib) == {"src", "title", "width", "height", "loading", "style"}
