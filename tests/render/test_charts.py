"""Charts show figures that belong together, in bars to scale and in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from connected_practice.render.charts import charts_of, charts_with
from tests.library import GOOD, copy, linked


def bars(svg: str) -> list[float]:
    """Return the widths of a chart's bars."""
    drawn = etree.fromstring(svg)
    return [float(bar.get("width", "")) for bar in drawn.iter("rect") if bar.get("class") == "cp-chart__bar"]


def test_bars_are_to_scale_and_named() -> None:
    (drawn,) = charts_of(linked(GOOD))
    first, second = bars(drawn.svg)
    track = float(etree.fromstring(drawn.svg).xpath("//rect[@class='cp-chart__track']/@width")[0])
    assert first == pytest.approx(track * 0.75)
    assert second == pytest.approx(track * 0.5)
    root = etree.fromstring(drawn.svg)
    names = (root.get("aria-labelledby") or "").split()
    assert [root.xpath(f"//*[@id='{name}']")[0].text for name in names] == ["Who felt heard", drawn.description]
    assert root.get("role") == "img"


def test_the_description_says_what_the_bars_show() -> None:
    (drawn,) = charts_of(linked(GOOD))
    assert drawn.description == ("Who felt heard. Bars in per cent. felt heard: 75%; chose their key adult: 50%.")


def test_a_single_figure_is_no_chart(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/evidence/felt-heard.md"
    path.write_text(path.read_text("utf-8").replace(", chart: felt-heard", "", 1), "utf-8")
    library = linked(root)
    assert charts_of(library) == []
    assert charts_with(library, library.get("finding:felt-heard")) == []


@pytest.mark.parametrize(("first", "second", "widths"), [(0, 0, [0, 0]), (100, 0, [1, 0]), (30, 60, [0.5, 1])])
def test_scale_without_a_fixed_end(first: int, second: int, widths: list[float], tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    path = root / "content/evidence/felt-heard.md"
    text = path.read_text("utf-8").replace("value: 75", f"value: {first}").replace("value: 50", f"value: {second}")
    path.write_text(text, "utf-8")
    ask = root / "content/principles/ask-first.md"
    ask.write_text(ask.read_text("utf-8").replace("[75 per cent](finding:felt-heard)", "Most"), "utf-8")
    lists = root / "content/vocabulary.yml"
    lists.write_text(lists.read_text("utf-8").replace(", maximum: 100", ""), "utf-8")
    (drawn,) = charts_of(linked(root))
    track = float(etree.fromstring(drawn.svg).xpath("//rect[@class='cp-chart__track']/@width")[0])
    assert bars(drawn.svg) == pytest.approx([track * width for width in widths], abs=0.1)


def test_a_finding_without_figures_in_a_chart() -> None:
    library = linked(GOOD)
    assert charts_with(library, library.get("case-study:lena")) == []
    assert [drawn.id for drawn in charts_with(library, library.get("finding:felt-heard"))] == ["felt-heard"]
