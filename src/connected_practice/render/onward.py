"""Where a record's page leads: what it names itself, what leads to it, and what is like it, each with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection as Group
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from connected_practice.link import Library, Mention
from connected_practice.load import Document
from connected_practice.models import KINDS

MOST, LEAST = 6, 3
"""How many records a page leads to, and how many where more would be noise: from terms, sources and figures."""
MOST_OF_A_KIND = 3
"""How many of what leads to a record may be of one kind, while others have room."""
ANOTHER = 0.7
"""How much less another record of a kind weighs, where it is only alike."""

REFERENCE = frozenset({"term", "source", "finding", "framework"})
"""Kinds that people look up on the way: never offered for being alike."""
PRACTICE = frozenset(KINDS) - REFERENCE
"""Kinds that people go on to."""

_WHY: Mapping[str | None, str] = {
    "principles": "Shows this principle",
    "uses": "Uses this",
    "steps": "Uses this",
    "agenda": "Uses this",
    "needs_first": "Goes on from this",
    "sections": "Leads here",
    "related": "Related",
    None: "Mentions this",
}
"""Why a record leads on to another that refers to it, by the field in which it does."""
_WHY_TO: Mapping[str | None, str] = {
    "principles": "A principle that this shows",
    "uses": "Used here",
    "steps": "Used here",
    "agenda": "Used here",
    "needs_first": "Comes before this",
    "sections": "To read on",
}
"""The same where the record refers to the other."""


@dataclass(frozen=True)
class Next:
    """A record to go on to, and why."""

    document: Document
    why: str


def onward(library: Library, document: Document) -> list[Next]:
    """Choose where to go from a record, the closest first."""
    said: set[str] = set()
    named = list(_named(library, document, said))
    known = {item.document.ref for item in named} | {document.ref}
    leading: dict[str, Next] = {}
    for item in _leading(library, document):
        if item.document.ref not in known:
            leading.setdefault(item.document.ref, item)
    first, rest = _varied(named, list(leading.values()))
    return [*first, *_alike(library, document, first, known | set(leading), said), *rest][:MOST]


def after_module(library: Library, document: Document) -> list[Next]:
    """Choose what follows a module for whoever has done it: another module, and a session to run with others.

    A module that asks for this one first comes before what is named as related, and that before what is merely
    like it. Where the library has no other module or no session, there is none here.
    """
    mentions = library.mentions.get(document.ref, ())
    follows = [mention.by for mention in mentions if mention.field == "needs_first"]
    tied = [*(library.get(ref) for ref in document.record.related), *(mention.by for mention in mentions)]
    alike = [like for _, like in library.likeness.like(document, {"module", "session"})]
    ways = (
        ("Go on with", [d for d in (*follows, *tied, *alike) if d.kind == "module" and d is not document]),
        ("Run it with others", [d for d in (*tied, *alike) if d.kind == "session"]),
    )
    return [Next(found[0], why) for why, found in ways if found]


def _varied(named: list[Next], leading: list[Next]) -> tuple[list[Next], list[Next]]:
    """Return what comes first, and what would be too many of a kind. What a record names itself always comes first."""
    kinds = Counter(item.document.kind for item in named)
    first, rest = list(named), list[Next]()
    for item in leading:
        kinds[item.document.kind] += 1
        (first if kinds[item.document.kind] <= MOST_OF_A_KIND else rest).append(item)
    return first[:MOST], rest


def _named(library: Library, document: Document, said: set[str]) -> Iterator[Next]:
    """Yield what a record names as related, with what ties the two where more can be said than that."""
    for target in dict.fromkeys(library.get(ref).ref for ref in document.record.related):
        other = library.get(target)
        fields = [*_fields(library, other, document, _WHY), *_fields(library, document, other, _WHY_TO)]
        why = fields[0] if fields else _why(library, document, other, said)
        said.add(why)
        yield Next(other, why or f"Related {other.record.kind.title.lower()}")


def _fields(library: Library, by: Document, to: Document, words: Mapping[str | None, str]) -> list[str]:
    """Return what the fields say in which a record refers to another, without `related` and its text."""
    found = (m.field for m in library.mentions.get(to.ref, ()) if m.by is by and m.field not in (None, "related"))
    return [words[field] for field in found if field in words]


def _leading(library: Library, document: Document) -> Iterator[Next]:
    """Yield what leads to a record, the closest tie first."""
    mentions = [m for m in library.mentions.get(document.ref, ()) if m.by.kind not in REFERENCE]
    for mention in sorted(mentions, key=_weight):
        yield Next(mention.by, _WHY.get(mention.field, "Mentions this"))


def _weight(mention: Mention) -> tuple[int, int, str]:
    return (
        list(_WHY).index(mention.field) if mention.field in _WHY else 9,
        mention.by.record.kind.order,
        mention.by.id,
    )


def _alike(
    library: Library, document: Document, chosen: list[Next], known: Group[str], said: set[str]
) -> Iterator[Next]:
    """Yield as many as are missing of the records that are like one, of many kinds rather than of one."""
    most = LEAST if document.kind in REFERENCE else MOST
    kinds = Counter(item.document.kind for item in chosen)
    found = [(score, like) for score, like in library.likeness.like(document, PRACTICE) if like.ref not in known]
    while found and kinds.total() < most:
        best = max(found, key=lambda pair: pair[0] * ANOTHER ** kinds[pair[1].kind])
        found.remove(best)
        why = _why(library, document, best[1], said)
        if why or kinds.total() < LEAST:
            said.add(why)
            kinds[best[1].kind] += 1
            yield Next(best[1], why or "Much like this")


def _why(library: Library, document: Document, other: Document, said: Group[str]) -> str:
    """Say what two records have in common, if possible other than what was said of the ones before.

    Nothing, where no more can be said than that they are alike.
    """
    common = library.likeness.between(document, other)
    if not common:
        return ""
    about = _lowered(library.vocabulary.topics[common.topics[0]].title) if common.topics else ""
    ways = {
        "terms": f"Also speaks of {library.get(f'term:{common.terms[0]}').record.title}" if common.terms else "",
        "words": f"Uses the same words: {', '.join(common.words)}" if len(common.words) > 1 else "",
        "topics": f"Also about {about}" if about else "",
    }
    order = [way for way in (ways[common.mostly], *ways.values()) if way]
    return next((way for way in order if way not in said), order[0] if order else "")


def _lowered(title: str) -> str:
    """Return a title as it stands within a sentence."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
