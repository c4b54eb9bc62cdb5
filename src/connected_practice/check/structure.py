"""Things add up and lead somewhere: minutes, circles of modules, dates, charts, records that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from connected_practice.check.context import Context, Page
from connected_practice.load import Document
from connected_practice.models import KINDS
from connected_practice.models.base import Prose, Ref
from connected_practice.models.finding import Finding
from connected_practice.models.module import Module
from connected_practice.models.session import Session
from connected_practice.problem import Problem, Severity, define

MINUTES = define(
    "CP230",
    "minutes that do not add up",
    meaning="The minutes of the steps do not add up to the minutes of the whole.",
    why="A trainer would run out of time, or be left with people looking at the clock.",
    mend="Change the steps or `minutes` so that they agree.",
)
CIRCLE = define(
    "CP231",
    "circle of modules",
    meaning="Modules need each other first, in a circle.",
    why="Nobody could begin.",
    mend="Remove one of the `needs_first` entries.",
)
ORPHAN = define(
    "CP232",
    "record that nothing leads to",
    meaning="A record has no topic, and no other record refers to it.",
    why="Readers would find it by luck only.",
    mend="Give it a topic, or refer to it from a record that it belongs to.",
    severity=Severity.WARNING,
)
CHART_UNIT = define(
    "CP233",
    "figure that does not fit its chart",
    meaning="A figure's unit is not the unit of the chart that it is drawn in, or its value lies off the scale.",
    why="A chart of different units misleads at a glance.",
    mend="Take the figure out of the chart, or correct its unit or value.",
)
NO_GOOD_ANSWER = define(
    "CP234",
    "question without a good answer",
    meaning="A check of understanding has no answer that is marked `right`, or has no other.",
    why="A learner who understood could not show it, and one who did not could not be helped.",
    mend="Mark each good answer with `right: true`, and give at least one that overlooks something.",
)
REVIEW_PASSED = define(
    "CP240",
    "review date passed",
    meaning="The day by which the record should have been held against its sources again has passed.",
    why="Law, guidance and figures change. Readers are shown the date.",
    mend="Hold it against its sources, then set `reviewed` and `review_by`.",
    severity=Severity.WARNING,
)
REVIEW_ORDER = define(
    "CP241",
    "review due before it was done",
    meaning="`review_by` is earlier than `reviewed`.",
    why="One of the two is a slip, and nobody can tell which.",
    mend="Correct the date that is wrong.",
)


def check_record(page: Page, context: Context) -> Iterator[Problem]:
    """Look at minutes, dates, charts and checks of understanding."""
    record = page.document.record
    steps = record.steps if isinstance(record, Module) else record.agenda if isinstance(record, Session) else None
    if steps is not None:
        total = sum(step.minutes for step in steps)
        if record.minutes is None:
            yield page.problem(
                MINUTES, (), f"`minutes` is missing; the steps take {total}.", f"add `minutes: {total}`."
            )
        elif total != record.minutes:
            yield page.problem(
                MINUTES, ("minutes",), f"The steps take {total} minutes; `minutes` says {record.minutes}."
            )
    if record.review_by < record.reviewed:
        message = f"Reviewed on {record.reviewed}, and due again on {record.review_by}."
        yield page.problem(REVIEW_ORDER, ("review_by",), message)
    elif record.review_by < context.today:
        yield page.problem(REVIEW_PASSED, ("review_by",), f"The review was due by {record.review_by}.")
    if isinstance(record, Finding):
        yield from _charts(page, record, context)
    if isinstance(record, Module):
        yield from _checks(page, record)


def _checks(page: Page, record: Module) -> Iterator[Problem]:
    for number, check in enumerate(record.checks):
        right = sum(choice.right for choice in check.choices)
        if right in (0, len(check.choices)):
            message = "None of its answers is marked as right." if not right else "Every answer is marked as right."
            yield page.problem(NO_GOOD_ANSWER, ("checks", number, "choices"), message)


def _charts(page: Page, record: Finding, context: Context) -> Iterator[Problem]:
    for number, figure in enumerate(record.figures):
        chart = context.collection.vocabulary.charts.get(figure.chart or "")
        if chart and figure.unit != chart.unit:
            message = f"The figure's unit is `{figure.unit}`; the chart `{figure.chart}` shows `{chart.unit}`."
            yield page.problem(CHART_UNIT, ("figures", number, "unit"), message)
        elif chart and chart.maximum is not None and not 0 <= figure.value <= chart.maximum:
            message = f"{figure.value} lies off the chart's scale, which ends at {chart.maximum:g}."
            yield page.problem(CHART_UNIT, ("figures", number, "value"), message)


def check_library(context: Context) -> Iterator[Problem]:
    """Look for circles of modules and for records that nothing leads to."""
    yield from _circles(context)
    yield from _orphans(context)


def _circles(context: Context) -> Iterator[Problem]:
    modules = {d.ref: d for d in context.collection.of_kind("module")}
    index = context.collection.index
    first = {
        ref: [index[need].ref for need in d.record.needs_first if need in index and index[need] is not d]
        for ref, d in modules.items()
        if isinstance(d.record, Module)
    }
    try:
        TopologicalSorter(first).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        document = modules[min(circle)]
        line, column, length = document.place(("needs_first",))
        names = ", which needs ".join(f"`{ref.partition(':')[2]}`" for ref in reversed(circle))
        yield Problem(CIRCLE, document.path, line, column, f"{names}.", CIRCLE.mend, "", length)


def _orphans(context: Context) -> Iterator[Problem]:
    reached: set[str] = set()
    alone: list[Document] = []
    texts: list[str] = []
    for document in context.collection.documents:
        texts.append(document.body)
        for value in document.marked:
            if isinstance(value.mark, Ref):
                reached.add(f"{value.mark.kind}:{value.value}" if value.mark.kind else value.value)
            elif isinstance(value.mark, Prose) and "](" in value.value:
                texts.append(value.value)
        if not document.record.topics:
            alone.append(document)
    if not alone:
        return
    bodies = "\n".join(texts)
    starts = {ref for topic in context.collection.vocabulary.topics.values() for ref in topic.start}
    for document in alone:
        kind = document.kind
        if kind in ("term", "source", "framework"):
            continue  # these are reached from the pages that use them
        names = [document.ref, *(f"{kind}:{alias}" for alias in document.record.aliases)]
        linked = any(f"]({name})" in bodies or f"]({name}#" in bodies for name in names)
        if not linked and reached.isdisjoint(names) and starts.isdisjoint(names):
            message = f"This {KINDS[kind].kind.title.lower()} has no topic, and nothing refers to it."
            yield Problem(ORPHAN, document.path, 0, 0, message, ORPHAN.mend)
