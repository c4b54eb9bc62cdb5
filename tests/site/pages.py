"""The built site as its tests see it: pages as parsed documents, and which pages each template makes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

import lxml.html

from connected_practice import render
from connected_practice.models import KINDS

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = sorted((Path(render.__file__).parent / "templates" / "reference").glob("*.md.j2"))

HOME = "https://connected-practice.example/"
"""The site's address as mkdocs.yml gives it."""

FOLLOWED = {("a", "href"), ("area", "href"), ("blockquote", "cite"), ("q", "cite"), ("form", "action")}
TOLD = {"canonical", "next", "prev", "alternate", "feed", "edit", "author", "license"}
"""What a `link` element may be for without anything being fetched."""


def _published(path: Path) -> str:
    """Return the file of the site that a Markdown page becomes."""
    return (path.parent / "index.html" if path.stem == "index" else path.with_suffix("") / "index.html").as_posix()


HAND_WRITTEN = {_published(path.relative_to(DOCS)): path.relative_to(DOCS) for path in sorted(DOCS.rglob("*.md"))}
"""The file of each page that is written by hand, and where it is written."""

TEMPLATES = {
    **{f"docs/{source.as_posix()}": path for path, source in HAND_WRITTEN.items()},
    "404.html": "404.html",
    "role": "for/*/index.html",
    "narrowed list": "case-studies/topic/*/index.html",
    **{f"index of {model.kind.folder}": f"{model.kind.folder}/index.html" for model in KINDS.values()},
    **{kind: f"{model.kind.folder}/*/index.html" for kind, model in KINDS.items()},
    **{
        f"reference of {path.name.split('.')[0]}": f"contributing/{path.name.split('.')[0]}/index.html"
        for path in REFERENCE
    },
}
"""Everything that makes pages, and which: a pattern below the site's folder."""


@dataclass(frozen=True)
class Link:
    """A link: the element that it stands in, what that says of it, and the address as it is written."""

    tag: str
    rel: str
    attribute: str
    address: str

    @property
    def is_followed(self) -> bool:
        """Whether a person follows it. Every other link is fetched when the page is shown."""
        if self.tag == "link":
            return bool(self.rel) and set(self.rel.split()) <= TOLD
        return (self.tag, self.attribute) in FOLLOWED

    def __str__(self) -> str:
        return f"<{self.tag} {self.attribute}> {self.address}"


@dataclass(frozen=True)
class Document:
    """One page of the site."""

    path: str
    """Its file below the site's folder, for example `case-studies/oscar/index.html`."""
    file: Path

    @property
    def url(self) -> str:
        """Its address on the published site."""
        return urljoin(HOME, self.path.removesuffix("index.html"))

    @cached_property
    def tree(self) -> lxml.html.HtmlElement:
        """The page as parsed."""
        return lxml.html.document_fromstring(self.file.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8"))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link of the page, once each."""
        found = [
            Link(e.tag, e.get("rel", ""), attribute or "style", link) for e, attribute, link, _ in self.tree.iterlinks()
        ]
        for element in self.tree.xpath("//*[@srcset]"):
            sources = [candidate.split()[0] for candidate in element.get("srcset").split(",")]
            found += [Link(element.tag, "", "srcset", source) for source in sources]
        found += [Link(element.tag, "", "poster", element.get("poster")) for element in self.tree.xpath("//*[@poster]")]
        return tuple(link for link in dict.fromkeys(found) if not link.address.startswith("data:"))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every place within the page that a link can lead to."""
        return frozenset([*self.tree.xpath("//@id"), *self.tree.xpath("//a/@name")])


def example(site: Path, template: str) -> str | None:
    """Return the longest page that a template made, which holds most of what it can show; None where it made none."""
    pattern = TEMPLATES[template]
    found = [(-path.stat().st_size, path.relative_to(site).as_posix()) for path in site.glob(pattern)]
    return next((path for _, path in sorted(found) if path == pattern or path not in HAND_WRITTEN), None)
