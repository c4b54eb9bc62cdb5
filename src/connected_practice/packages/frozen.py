"""A module's texts as HTML that stands alone.

Links between records lead to the living pages, citations to the list of sources at the end. No word is
linked to the glossary: in a frozen copy that would be a link out of every second line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown import Markdown
from markupsafe import Markup

from connected_practice.link import Library
from connected_practice.link.plain import plain
from connected_practice.load import Document
from connected_practice.markdown import Text
from connected_practice.models.module import Module
from connected_practice.packages.place import Place
from connected_practice.render.environment import day, figure_text, minutes, titles
from connected_practice.render.writer import Edit, Writer

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow (https://www.w3.org/TR/xml/#charsets)."""


class FrozenWriter(Writer):
    """Writes texts for a page outside the site."""

    def __init__(self, library: Library, place: Place, sectors: Iterable[str]) -> None:
        super().__init__(library, "frozen.md", tuple(sectors))
        self._place = place

    def href(self, ref: str) -> str:
        """Return the address of a record's living page."""
        name, _, anchor = ref.partition("#")
        address = self._place.of(self.library.get(name))
        return f"{address}#{anchor}" if anchor else address

    def _words(self, text: Text) -> list[Edit]:
        return []


class Frozen:
    """What the templates of packages write a module with."""

    def __init__(self, library: Library, module: Document, place: Place) -> None:
        self.library, self.module, self.place = library, module, place
        self.write = FrozenWriter(library, place, module.record.sectors)

    def html(self, text: str | None) -> Markup:
        """Return a Markdown text as HTML. Wide tables scroll by themselves, by keyboard too."""
        html = _html(self.write.prose(text))
        html = html.replace("<table>", '<div class="table" role="region" aria-label="Table" tabindex="0"><table>')
        return Markup(html.replace("</table>", "</table></div>"))

    def line(self, text: str | None) -> Markup:
        """Return a Markdown text as HTML within a line."""
        html = _html(self.write.line(text))
        return Markup(html.removeprefix("<p>").removesuffix("</p>") if html.count("<p>") == 1 else html)

    def references(self) -> list[tuple[str, Markup]]:
        """Return the works cited so far and the module's own sources, by their ids, as HTML."""
        names = [self.library.id_of("source", source.id) for source in self.module.record.sources]
        cited = dict.fromkeys([*self.write.cited, *names])
        return [(name, Markup(self.library.bibliography.reference(name))) for name in cited]

    def attributions(self) -> list[str]:
        """Return the acknowledgements that the cited publications ask for."""
        cited = [self.library.source(name) for name, _ in self.references()]
        return list(dict.fromkeys(source.attribution for source in cited if source.attribution))

    def plain(self, text: str) -> str:
        """Return a Markdown text as plain text."""
        return plain(self.library, text)

    def clean(self, text: str) -> str:
        """Return plain text without the signs that XML cannot hold."""
        return _NOT_XML.sub("", text)

    def render(self, template: str, **values: object) -> str:
        """Return a template filled in."""
        record = self.module.record
        assert isinstance(record, Module)
        return environment().get_template(template).render(frozen=self, module=self.module, record=record, **values)


@cache
def environment() -> Environment:
    """Return the environment of the packages' templates, which write HTML: everything in them is escaped.

    It is made once: templates are compiled in it.
    """
    made = Environment(
        loader=PackageLoader("connected_practice.packages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(day=day, titles=titles)
    made.globals.update(minutes=minutes, figure=figure_text)
    return made


@lru_cache(maxsize=4096)
def _html(markdown: str) -> str:
    """Return Markdown as HTML. It is kept: modules share records, and a site that is served is made again and again."""
    return _converter().reset().convert(markdown)


@cache
def _converter() -> Markdown:
    """Return what turns Markdown into HTML. Making it takes longer than most texts do, so that it is made once."""
    return Markdown(extensions=["tables", "attr_list"])
