"""Measuring the tools: medians and ratios are right, and what the tools are given is what people's files hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import CannotMeasure, tools, tools_work

KIT = {
    "ref": "toolkit:welcome",
    "title": "The welcome check",
    "version": "2026-01-10",
    "scale": "rag",
    "sections": [{"title": "Door", "items": [{"id": "name", "text": "We say names.", "next": [{"ref": "brief:one"}]}]}],
}


def test_a_figure_has_its_median_its_bounds_and_its_ratio_to_the_first_run_by_run() -> None:
    first, other = tools.figures({"none": [10.0, 20.0, 40.0], "tool": [30.0, 20.0, 200.0]}, {"tool": 25.0})
    assert (first.median, first.least, first.most, first.ratio, first.aim) == (20.0, 10.0, 40.0, 1.0, None)
    assert (other.median, other.least, other.most, other.ratio, other.aim) == (30.0, 20.0, 200.0, 3.0, 25.0)


def test_a_table_tells_the_aim_beside_what_was_found() -> None:
    table = tools.Table("Scripts", "KB", tools.figures({"none": [2.5], "tool": [1250.0]}, {"none": 25.0}))
    title, _, _, _, first, other = tools.lines(table)
    assert title == "Scripts (KB)"
    assert first == "| none | 2.5 | 2.5 | 2.5 | 1.00 | 25 |"
    assert other == "| tool | 1,250.0 | 1,250.0 | 1,250.0 | 500.00 |  |"


def test_an_audit_leads_nowhere_while_it_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "data" / "v1" / tools_work.AUDIT
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(KIT), "utf-8")
    assert [item["next"] for _, item in tools_work.items(tools_work.audit(tmp_path))] == [[]]


def test_a_site_without_the_audit_cannot_be_measured(tmp_path: Path) -> None:
    with pytest.raises(CannotMeasure, match="is missing"):
        tools_work.audit(tmp_path)


def test_every_person_has_a_file_of_their_own_and_the_seed_decides_what_they_say() -> None:
    made = tools_work.answers(KIT, 20, seed=1)
    files = [json.loads(text) for text in made]
    assert len({file["id"] for file in files}) == 20
    assert {tuple(item["id"] for item in file["items"]) for file in files} == {("name",)}
    assert len({file["items"][0]["rating"] for file in files}) > 2
    assert made == tools_work.answers(KIT, 20, seed=1) != tools_work.answers(KIT, 20, seed=2)


def test_a_log_has_as_many_entries_as_asked_for() -> None:
    entries = json.loads(tools_work.log(30, seed=1))["entries"]
    assert len({entry["id"] for entry in entries}) == 30
    assert entries[0]["on"] == "2026-11-22"
    assert all(len(entry["texts"]["learned"].split()) == 32 for entry in entries)
