"""Words that help: no discouraged wording, no riddle of letters, no question that ends a conversation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connected_practice.check.context import Context, Page, Passage
from connected_practice.glossary import LINKED, Match, Use
from connected_practice.models.base import Asks
from connected_practice.problem import Problem, Severity, define, nearest

DISCOURAGED = define(
    "CP401",
    "discouraged wording",
    meaning="The glossary advises against this wording, and gives the reason.",
    why="Words stay with children. The library says what it asks others to say.",
    mend="Use the preferred words. In a quotation, put the words in quotation marks.",
    severity=Severity.WARNING,
)
UNEXPLAINED = define(
    "CP402",
    "abbreviation that is never explained",
    meaning="Capital letters stand for words that the page does not spell out and the glossary does not know.",
    why="Every profession has its own, and readers of another are shut out.",
    mend="Write the words in full with the letters in brackets after them, or add the term to the glossary. "
    "A name goes into `letters` in content/vocabulary.yml.",
    severity=Severity.WARNING,
)
CLOSED_QUESTION = define(
    "CP403",
    "question that can be answered with yes or no",
    meaning="A question that should open a conversation begins in a way that invites yes or no.",
    why="It ends a conversation that it should begin.",
    mend="Begin with what, how, when, where, which or who.",
    severity=Severity.WARNING,
)

_LETTERS = re.compile(r"\b[A-Z][A-Z&]{1,7}\b(?!\.\w)")
_TWO_CAPITALS = re.compile(r"[A-Z][A-Z&]")
"""In every text that `_LETTERS` is found in, and far faster to look for."""
_CLOSED = re.compile(
    r"(?:Do|Does|Did|Is|Are|Was|Were|Have|Has|Had|Can|Could|Will|Would|Should|Might|May)\s+"
    r"(?:you|your|we|our|the|a|an|there|it|they|he|she|this|that|these|those|any|every|all|children|staff)\b"
)
_QUOTED = re.compile(r'"(?:[^"\n]|\n(?!\n)){1,160}"|“[^”]{1,160}”|(?<!\w)‘.{1,160}?’(?!\w)', re.DOTALL)


def check_record(page: Page, context: Context) -> Iterator[Problem]:
    """Look at wording, abbreviations and questions."""
    kind = page.document.kind
    if kind not in ("term", "source") and context.discouraged.find(page.document.text):
        for passage in page.passages:
            for match in page.words(passage):
                yield from _discouraged(passage, match, context)
    if kind != "source" and _TWO_CAPITALS.search(page.document.text):
        yield from _abbreviations(page, context)
    for value in page.marked:
        if isinstance(value.mark, Asks) and _CLOSED.match(value.value):
            yield page.problem(CLOSED_QUESTION, value.loc, "This question can be answered with yes or no.")


def _discouraged(passage: Passage, match: Match, context: Context) -> Iterator[Problem]:
    form = next((form for form in match.forms if form.discouraged), None)
    if form is None or form.discouraged is None or any(other.use in LINKED for other in match.forms):
        return
    entry = form.discouraged
    run = next((r for r in passage.text.runs if r.start <= match.start < r.end), None)
    if run is None or run.quoted or _in_quotation(passage.text.source, match):
        return
    preferred = entry.instead or context.collection.index[f"term:{form.term}"].record.title
    words = passage.text.source[match.start : match.end]
    yield passage.problem(
        DISCOURAGED, match.start, match.end - match.start, f"`{words}`: {entry.reason}", f"Write: {preferred}."
    )


def _in_quotation(source: str, match: Match) -> bool:
    line = source.rfind("\n\n", 0, match.start) + 1
    return any(q.start() + line <= match.start < q.end() + line for q in _QUOTED.finditer(source[line:]))


def _abbreviations(page: Page, context: Context) -> Iterator[Problem]:
    told = set(context.collection.vocabulary.letters)
    whole: str | None = None
    for passage in page.passages:
        source = passage.text.source
        words: list[Match] | None = None
        for found in _LETTERS.finditer(source):
            letters = found[0]
            if letters in told:
                continue
            if not any(r.start <= found.start() < r.end for r in passage.text.runs) or _in_citation(passage, found):
                continue
            words = page.words(passage) if words is None else words
            if any(m.start <= found.start() < m.end and m.forms[0].use is not Use.SEARCH_ONLY for m in words):
                continue
            if whole is None:
                whole = "\n".join(p.text.source for p in page.passages) + page.document.record.title
            told.add(letters)
            if f"({letters})" in whole or f"({letters}s)" in whole:
                continue
            all_words = [match for other in page.passages for match in page.words(other)]
            near = nearest(letters, [form.text for match in all_words for form in match.forms], 1)
            hint = f" Did you mean `{near[0]}`?" if near else ""
            message = f"`{letters}` is not explained on this page, and the glossary does not know it.{hint}"
            yield passage.problem(UNEXPLAINED, found.start(), len(letters), message)


def _in_citation(passage: Passage, found: re.Match[str]) -> bool:
    return any(start <= found.start() < end for start, end, _ in passage.text.citations)
