"""Charts drawn when the site is built: bars with their numbers, and a table that says the same."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import lru_cache

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.models.finding import Figure, Finding
from connected_practice.models.vocabulary import Chart
from connected_practice.render.environment import number
from connected_practice.render.writer import escape

_WIDTH, _BAR, _THICK = 360, 250, 20
"""The drawing's width, the longest bar's length and the bars' thickness. It is narrow, so that it fits a phone."""
_LINE, _LETTERS, _GAP = 18, 52, 16
"""The height of a line of a label, how many letters fit in it, and the space below a bar."""


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
        rows, height = "", 0
        for _, figure in self.bars:
            rows += _row(figure, height, top)
            height += _height(figure)
        name = f"chart-{self.id}"
        return (
            f'<svg class="cp-chart" viewBox="0 0 {_WIDTH} {height}" role="img" '
            f'aria-labelledby="{name}-title {name}-desc">'
            f'<title id="{name}-title">{escape(self.chart.title)}</title>'
            f'<desc id="{name}-desc">{escape(self.description)}</desc>{rows}</svg>'
        )


def _row(figure: Figure, y: int, top: float) -> str:
    """Draw a label, the bar below it and its number in a column of its own."""
    lines = "".join(
        f'<tspan x="0" y="{y + _LINE * n - 4}">{escape(line)}</tspan>'
        for n, line in enumerate(_wrap(figure.what, _LETTERS), start=1)
    )
    bar = y + _height(figure) - _THICK - _GAP
    width = round(_BAR * float(figure.value) / top, 1)
    return (
        f'<text class="cp-chart__label">{lines}</text>'
        f'<rect class="cp-chart__track" x="0.5" y="{bar}" width="{_BAR}" height="{_THICK}" rx="2"/>'
        f'<rect class="cp-chart__bar" x="0.5" y="{bar}" width="{width:g}" height="{_THICK}" rx="2"/>'
        f'<text class="cp-chart__value" x="{_BAR + 10}" y="{bar + _THICK - 5}">{escape(_shown(figure))}</text>'
    )


def _height(figure: Figure) -> int:
    return _LINE * len(_wrap(figure.what, _LETTERS)) + _THICK + _GAP


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
