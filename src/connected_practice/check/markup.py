"""Text that every reader can use: headings in order, links that say where they go, no raw HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connected_practice.check.context import Context, Page, Passage
from connected_practice.models import KINDS
from connected_practice.models.base import Loc
from connected_practice.models.source import Source
from connected_practice.problem import Problem, define

SKIPPED_LEVEL = define(
    "CP301",
    "heading level skipped",
    meaning="A heading is more than one level below the one before it, or is of level 1.",
    why="Screen readers use the levels to move about; the page's title is the only heading of level 1.",
    mend="Begin the text with `##`, and go down one level at a time.",
)
EMPTY_LINK_TEXT = define(
    "CP302",
    "link text that does not say where it leads",
    meaning="A link's text is empty, or is `here`, `click here`, `this`, `link`, `more` or a bare address.",
    why="People who hear a list of a page's links, and people who skim, learn nothing from it.",
    mend="Use the title of the place that it leads to.",
)
NO_ALTERNATIVE = define(
    "CP303",
    "image without alternative text",
    meaning="An image has nothing between the square brackets.",
    why="People who cannot see it get nothing.",
    mend="Say in a sentence what the image shows.",
)
RAW_HTML = define(
    "CP304",
    "raw HTML",
    meaning="The text holds an HTML tag or comment.",
    why="It can break pages, break exports, and carry scripts.",
    mend="Write it in Markdown. For a `<` that is meant as a sign, write `\\<`.",
)
BAD_SCHEME = define(
    "CP305",
    "link with a scheme that is not allowed",
    meaning="A link or an address begins with something other than http, https, mailto or a kind of record.",
    why="Such links can run scripts, open files, or lead nowhere.",
    mend="Link to an address that begins with https, or to a record as `[words](case-study:oscar)`.",
)
RELATIVE_LINK = define(
    "CP306",
    "link to a path",
    meaning="A link names a file or path in place of a record.",
    why="Pages move; records keep their ids.",
    mend="Link to the record by its kind and id, as `[words](case-study:oscar)`.",
)
TIGHT_LIST = define(
    "CP307",
    "list without an empty line before it",
    meaning="A list follows a line of text directly.",
    why="Some programs then show it as one run of text with hyphens in it.",
    mend="Put an empty line before the list.",
)

CODE_BLOCK = define(
    "CP308",
    "block of code",
    meaning="Lines are indented by four spaces or more, or stand between fences of backticks or tildes.",
    why="They are shown as a computer's text: no link, citation or glossary word works there. Mostly it is a slip.",
    mend="Remove the indentation or the fences. For a few letters of code within a sentence use single backticks.",
)
UNUSUAL_LINK = define(
    "CP309",
    "record link in another form",
    meaning="A link to a record is not written as `[words](kind:id)`, or an image has a record as its address.",
    why="Only that form is turned into the way to the record's page; any other would lead nowhere.",
    mend="Write the link as `[words](case-study:oscar)`.",
)

DOUBTFUL_LIST = define(
    "CP310",
    "list that programs read differently",
    meaning="Something within a list item is indented by fewer than four spaces a level, or items are numbered `1)`.",
    why="Some programs then end the list there, or show an inner list as part of the outer one.",
    mend="Indent what belongs to an item by four spaces. Number items as `1.`.",
)

_VAGUE = re.compile(r"(?:click\s+)?here|this|link|more|read more|this (?:page|link)|https?://\S*", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def check_record(page: Page, context: Context) -> Iterator[Problem]:
    """Look at headings, links, images, HTML and lists in every text, and at addresses in fields."""
    for passage in page.marked_up:
        yield from _headings(passage)
        yield from _links(passage)
        for start, html in passage.text.html:
            first = html.strip().splitlines()[0] if html.strip() else html
            message = f"`{first[:60]}` is raw HTML."
            yield passage.problem(RAW_HTML, start, len(first), message)
        for start in passage.text.code_blocks:
            yield passage.problem(CODE_BLOCK, start, 1, "A block of code begins here.")
        for start in passage.text.doubtful:
            yield passage.problem(DOUBTFUL_LIST, start, 1, "This does not belong to the list in every program.")
        for start in passage.text.tight:
            yield passage.problem(TIGHT_LIST, start, 1, "This list follows a line of text directly.")
    yield from _addresses(page)


def _addresses(page: Page) -> Iterator[Problem]:
    record = page.document.record
    names = [name for name in ("url", "licence_url") if name in type(record).model_fields]
    fields: dict[Loc, object] = {(name,): getattr(record, name) for name in names}
    if isinstance(record, Source):
        fields["csl", "URL"] = record.csl.get("URL")
    for loc, address in fields.items():
        if address is not None and not _ADDRESS.fullmatch(str(address)):
            yield page.problem(BAD_SCHEME, loc, f"`{address}` is not an address that begins with http or https.")


def _headings(passage: Passage) -> Iterator[Problem]:
    level = 1
    for heading in passage.text.headings:
        if heading.level == 1:
            message = "The page's title is its only heading of level 1."
            yield passage.problem(SKIPPED_LEVEL, heading.start, 1, message, "Use `##`.")
        elif heading.level > level + 1:
            message = f"A heading of level {heading.level} follows one of level {level}."
            yield passage.problem(SKIPPED_LEVEL, heading.start, heading.level, message, f"Use `{'#' * (level + 1)}`.")
        level = max(heading.level, 1)


def _links(passage: Passage) -> Iterator[Problem]:
    for link in passage.text.links:
        length = link.end - link.start
        if link.is_image and not link.text.strip():
            yield passage.problem(NO_ALTERNATIVE, link.start, length, "This image has no alternative text.")
        if not link.is_image and (not link.text.strip() or _VAGUE.fullmatch(link.text.strip())):
            words = f"`{link.text.strip()}`" if link.text.strip() else "An empty text"
            message = f"{words} does not say where the link leads."
            yield passage.problem(EMPTY_LINK_TEXT, link.start, length, message)
        scheme = _SCHEME.match(link.target)
        name = scheme[1] if scheme else ""
        if name in KINDS:
            if link.is_image or not link.is_plain:
                message = f"`{passage.text.source[link.start : link.end]}` is not turned into a link to the record."
                yield passage.problem(UNUSUAL_LINK, link.start, length, message)
        elif name and name.lower() not in {"http", "https", "mailto"}:
            message = f"A link cannot begin with `{name}:`."
            yield passage.problem(BAD_SCHEME, link.start, length, message)
        elif not name:
            message = f"`{link.target}` is a path, not a record." if link.target else "This link leads nowhere."
            yield passage.problem(RELATIVE_LINK, link.start, length, message)
