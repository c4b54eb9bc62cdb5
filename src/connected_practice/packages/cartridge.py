"""A module as a Common Cartridge 1.1: links to the living pages, discussions, a quiz, notes for whoever leads.

Format: IMS Common Cartridge 1.1. Version 1.1 and no later one, since Moodle recognises a cartridge by the
namespace of 1.1 within the first 500 bytes of the manifest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.models.module import Module, Step
from connected_practice.models.reflection import Question, Reflection
from connected_practice.packages.archive import archive
from connected_practice.packages.frozen import Frozen
from connected_practice.packages.place import Place

WEB_LINK, DISCUSSION, CONTENT = "imswl_xmlv1p1", "imsdt_xmlv1p1", "webcontent"
QUIZ = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"


@dataclass(frozen=True)
class Resource:
    """A part of a cartridge: where it stands, what it is, and what it holds."""

    id: str
    title: str
    type: str
    content: str
    for_leaders: bool = False
    """Whether learners do not see it: platforms hide what is meant for instructors."""

    @property
    def path(self) -> str:
        """The file's path in the cartridge."""
        return f"{self.id}/{'index.html' if self.type == CONTENT else 'index.xml'}"


@dataclass(frozen=True)
class Item:
    """A line of the table of contents: a part, or a heading with lines below it."""

    id: str
    title: str
    resource: Resource | None = None
    items: tuple[Item, ...] = field(default=())


def package(library: Library, module: Document, place: Place) -> bytes:
    """Return a module's cartridge."""
    frozen = Frozen(library, module, place)
    items = tuple(_items(frozen))
    found = [item.resource for item in _all(items) if item.resource]
    manifest = frozen.render("imsmanifest-cartridge.xml.j2", items=items, resources=found)
    files = {"imsmanifest.xml": manifest, **{resource.path: resource.content for resource in found}}
    return archive({name: content.encode() for name, content in files.items()}, module.record.version)


def _all(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _all(item.items)


def _items(frozen: Frozen) -> Iterator[Item]:
    """Yield the table of contents: the module, its steps, the quiz, the notes."""
    record = frozen.module.record
    assert isinstance(record, Module)
    yield _leaf(frozen, "about", "About this module", CONTENT, "about.html.j2")
    yield _web_link(frozen, "module", frozen.module)
    for number, step in enumerate(record.steps, 1):
        below = tuple(_of_step(frozen, step))
        yield Item(f"step-{step.id}", f"{number}. {step.title} ({step.minutes} minutes)", None, below)
    if record.checks:
        yield _leaf(frozen, "checks", "Check what you have understood", QUIZ, "quiz.xml.j2", checks=record.checks)
    if record.leading:
        yield _leaf(frozen, "leading", "For the person who leads", CONTENT, "leading.html.j2", for_leaders=True)


def _of_step(frozen: Frozen, step: Step) -> Iterator[Item]:
    for number, ref in enumerate(step.uses, 1):
        document = frozen.library.get(ref.partition("#")[0])
        yield _web_link(frozen, f"{step.id}-{number}", document)
        if isinstance(document.record, Reflection):
            for place, question in enumerate(document.record.questions, 1):
                yield _discussion(frozen, f"{step.id}-{number}-{place}", question)


def _web_link(frozen: Frozen, name: str, document: Document) -> Item:
    title = document.record.title
    return _leaf(frozen, f"link-{name}", title, WEB_LINK, "web-link.xml.j2", address=frozen.place.of(document))


def _discussion(frozen: Frozen, name: str, question: Question) -> Item:
    title = frozen.plain(question.text)
    short = title if len(title) <= 100 else title[:97].rsplit(" ", 1)[0] + " ..."
    return _leaf(frozen, f"talk-{name}", short, DISCUSSION, "discussion.xml.j2", question=question)


def _leaf(
    frozen: Frozen, name: str, title: str, type_: str, template: str, *, for_leaders: bool = False, **values: object
) -> Item:
    content = frozen.render(f"cartridge/{template}", title=title, id=name, **values)
    return Item(f"item-{name}", title, Resource(name, title, type_, content, for_leaders))
