"""Writes an answer for people: the term first, then the records, each with its kind, its length and what matched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from connected_practice.models import KINDS
from connected_practice.search.answer import Answer, Card, Missed
from connected_practice.search.ranking import Found

WIDEST = 100
MOST_TOPICS = 6
"""How many topics are offered where nothing was found."""


def text(answer: Answer, width: int) -> str:
    """Return an answer for a terminal of a width in characters."""
    width = min(width, WIDEST)
    blocks = [*_notes(answer, width)]
    if len(answer.cards) > 1:
        blocks.append(f"“{answer.asked.query}” can mean {len(answer.cards)} things here.")
    blocks += [_card(card, width) for card in answer.cards]
    blocks += [_found(number, found, width) for number, found in enumerate(answer.others, 1)]
    if not answer.found and not answer.cards:
        blocks.append(_nothing(answer, width))
    elif answer.instead:
        blocks.append(_filled(f"Or did you mean {_listed(answer.instead)}?", width))
    return "\n\n".join(blocks)


def _notes(answer: Answer, width: int) -> Iterator[str]:
    """Yield what was done to the query."""
    if answer.asked.cut:
        yield _filled(f"Only the beginning was searched for: “{answer.asked.query[:60].strip()} …”", width)
    if answer.asked.corrected:
        yield _filled(f"Showing what was found for “{answer.asked.corrected}”.", width)


def _card(card: Card, width: int) -> str:
    about = card.about
    short = f" ({', '.join(about['abbreviations'])})" if about.get("abbreviations") else ""
    lines = [about["title"] + short, _indented(about["definition"], width)]
    senses = (f"{' and '.join(sense['sectors'])}: {sense['definition']}" for sense in about.get("senses", ()))
    lines += [_indented(sense, width) for sense in senses]
    if card.avoid:
        lines.append(_indented(_avoid(card.avoid, about), width))
    return "\n".join([*lines, f"    {card.path}"])


def _avoid(entry: Mapping[str, str], about: Mapping[str, Any]) -> str:
    return f"Better not “{entry['wording']}”: {entry['reason']} Say: {entry.get('instead') or about['title']}."


def _found(number: int, found: Found, width: int) -> str:
    entry = found.entry
    kind = KINDS[entry.kind].kind
    length = f"{entry.minutes} minute{'s' if entry.minutes != 1 else ''} to {'run' if kind.activity else 'read'}"
    title = _filled(f"{number:2}  {entry.title}", width, "    ")
    return "\n".join([title, _indented(found.excerpt, width), f"    {kind.title}, {length}: {entry.path}"])


def _nothing(answer: Answer, width: int) -> str:
    lines = [_filled(f"Nothing was found for “{answer.asked.query[:80]}”.", width)]
    if answer.instead:
        lines.append(_filled(f"Did you mean {_listed(answer.instead)}?", width))
    lines.append("Try fewer or other words, or a topic:" if answer.topics else "Try fewer or other words.")
    named = [f"    practice search --topic {name} “{title}”" for name, title in answer.topics[:MOST_TOPICS]]
    return "\n".join([*lines, *named])


def misses(missed: Sequence[Missed], total: int) -> str:
    """Return a report for editors on the searches of content/searches.yml."""
    lines = []
    for miss in missed:
        wanted = f"wanted {' or '.join(miss.wanted)}" if miss.wanted else "wanted anything at all"
        lines += [f"“{miss.query}”", f"    {wanted}", f"    found  {', '.join(miss.found) or 'nothing'}", ""]
    well = f"{total - len(missed)} of {total} searches in content/searches.yml find what they should."
    if not missed:
        return well
    return "\n".join([*lines, well, "Put the words that people use into the record, the glossary or `everyday`."])


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word}”" for word in words]
    return " or ".join([", ".join(quoted[:-1])] * (len(quoted) > 1) + quoted[-1:])


def _filled(line: str, width: int, after: str = "") -> str:
    return "\n".join(wrap(line, width, subsequent_indent=after)) or line


def _indented(line: str, width: int) -> str:
    return "\n".join(wrap(line, width, initial_indent="    ", subsequent_indent="    "))
