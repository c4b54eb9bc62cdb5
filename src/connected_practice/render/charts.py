"""Charts drawn when the site is built: bars with their numbers, and a table that says the same."""

from __future__ import annotations

import html
import textwrap
from dataclasses import dataclass
from functools import lru_cache

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.models.finding import Figure, Finding
from connected_practice.models.vocabulary import Chart
from connected_practice.render.environment import number

_LABEL, _BAR, _END, _ROW = 320, 300, 60, 58


@dataclass(frozen=True)
class Drawn:
    """A chart with the figures in it, each with its finding."""

    id: str
    chart: Chart
    bars: tuple[tuple[Document, Figure], ...]

    @property
    def description(self) -> str:
        """What the chart shows, in words."""
        bars = "; ".join(f"{figure.what}: {_shown(figure)}" for _, figure in self.bars)
        return f"{self.chart.title}. Bars in {self.chart.unit}. {bars}."

    @property
    def svg(self) -> str:
        """The chart as SVG. Colours come from the page's style, so that it works in light, dark and print."""
        top = self.chart.maximum or max(float(figure.value) for _, figure in self.bars) or 1.0
        height = _ROW * len(self.bars) + 8
        rows = "".join(self._row(index, figure, top) for index, (_, figure) in enumerate(self.bars))
        name = f"chart-{self.id}"
        return (
            f'<svg class="cp-chart" viewBox="0 0 {_LABEL + _BAR + _END} {height}" role="img" '
            f'aria-labelledby="{name}-title {name}-desc">'
            f'<title id="{name}-title">{html.escape(self.chart.title)}</title>'
            f'<desc id="{name}-desc">{html.escape(self.description)}</desc>{rows}</svg>'
        )

    def _row(self, index: int, figure: Figure, top: float) -> str:
        y = index * _ROW + 6
        width = round(_BAR * float(figure.value) / top, 1)
        lines = _wrap(figure.what, 44)
        middle = y + _ROW / 2 - 2
        first = middle - (len(lines) - 1) * 8 + 4
        label = "".join(
            f'<tspan x="{_LABEL - 12}" y="{first + n * 16:g}">{html.escape(line)}</tspan>'
            for n, line in enumerate(lines)
        )
        return (
            f'<text class="cp-chart__label" text-anchor="end">{label}</text>'
            f'<rect class="cp-chart__track" x="{_LABEL}" y="{y}" width="{_BAR}" height="28" rx="3"/>'
            f'<rect class="cp-chart__bar" x="{_LABEL}" y="{y}" width="{width:g}" height="28" rx="3"/>'
            f'<text class="cp-chart__value" x="{_LABEL + width + 8:g}" y="{y + 19}">'
            f"{html.escape(_shown(figure))}</text>"
        )


def _shown(figure: Figure) -> str:
    shown = figure.shown or number(figure.value)
    return shown.removesuffix(figure.unit).strip() + ("%" if figure.unit == "per cent" else "")


def _wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width)


@lru_cache(maxsize=4)
def charts_of(library: Library) -> list[Drawn]:
    """Return every chart that has two figures or more, in the order of the closed list."""
    bars: dict[str, list[tuple[Document, Figure]]] = {}
    for document in library.of_kind("finding"):
        assert isinstance(document.record, Finding)
        for figure in document.record.figures:
            if figure.chart:
                bars.setdefault(figure.chart, []).append((document, figure))
    charts = library.vocabulary.charts
    return [Drawn(name, charts[name], tuple(bars[name])) for name in charts if len(bars.get(name, ())) > 1]


def charts_with(library: Library, document: Document) -> list[Drawn]:
    """Return the charts in which a finding's figures are drawn."""
    if document.kind != "finding":
        return []
    return [drawn for drawn in charts_of(library) if any(owner.ref == document.ref for owner, _ in drawn.bars)]
