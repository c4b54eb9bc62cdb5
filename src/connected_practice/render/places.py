"""The places on a page that can be linked to: headings, and the parts to which templates give an id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markdown.extensions.toc import slugify, unique

from connected_practice.markdown import parse

_OWN_ID = re.compile(r"\s*\{:\s*#(?P<id>[\w-]+)[^}]*\}\s*$")
_HTML_ID = re.compile(r'<[a-z]+[^>]*? id="(?P<id>[^"]+)"')


def places(markdown: str) -> Iterator[str]:
    """Yield the ids of a page's headings, and of the parts to which templates give one.

    A heading without an id of its own gets one as Python-Markdown's `toc` makes it.
    """
    markdown = markdown.partition("<!-- cp:end -->")[0]  # what follows a page's text is the frame's
    taken: set[str] = set()
    headings = [(heading, _OWN_ID.search(heading.text)) for heading in parse(markdown).headings]
    taken.update(own["id"] for _, own in headings if own)
    for heading, own in headings:
        place = own["id"] if own else unique(slugify(heading.text, "-"), taken)
        if heading.level > 1:  # to the title nobody links
            yield place
    yield from (found["id"] for found in _HTML_ID.finditer(markdown) if not found["id"].startswith("cp-"))


def with_earlier_places(markdown: str, moved: Mapping[str, str]) -> str:
    """Return a page's Markdown in which links to earlier places still arrive.

    `moved` names for each earlier id that of today: an empty element with the earlier id stands
    just before it, or at the start of the text where today's cannot be found.
    """
    for earlier, now in moved.items():
        anchor = f'<div id="{earlier}"></div>\n\n'
        at = _start_of(markdown, now)
        markdown = markdown[:at] + anchor + markdown[at:]
    return markdown


def _start_of(markdown: str, place: str) -> int:
    """Return where the line of a heading or an element begins, or where the page's text does."""
    for found in _HTML_ID.finditer(markdown):
        if found["id"] == place:
            return markdown.rfind("\n", 0, found.start()) + 1
    for heading in parse(markdown).headings:
        own = _OWN_ID.search(heading.text)
        if (own["id"] if own else slugify(heading.text, "-")) == place:
            return markdown.rfind("\n", 0, heading.start + 1) + 1
    return max(markdown.find("<!-- cp:head -->"), 0)
