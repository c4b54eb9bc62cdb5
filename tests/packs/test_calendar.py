"""A session as a calendar has it: lines, escapes and times of RFC 5545."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from connected_practice.packs.calendar import calendar
from connected_practice.packs.forms import Entry

ENTRY: Entry = {
    "title": "Coming back; one case, again \\ and 'so' it goes: äöü 🕰 " + "long " * 30,
    "minutes": 90,
    "description": "What helps.\n- Name one change, today; or tomorrow.\x00",
    "address": "https://library.example/sessions/one-case/?a=1&b=2",
}
START = datetime(2026, 12, 3, 14, 0)


def unfolded(text: str) -> dict[str, str]:
    """Return the values of a calendar's entry by their names (RFC 5545, 3.1)."""
    lines = text.replace("\r\n ", "").split("\r\n")
    return dict(line.split(":", 1) for line in lines if line)


def unescaped(value: str) -> str:
    """Return a text as it was before it was escaped (RFC 5545, 3.3.11)."""
    found, signs = "", iter(value)
    for sign in signs:
        following = next(signs) if sign == "\\" else ""
        found += {"n": "\n"}.get(following, following) or sign
    return found


def test_lines_end_as_they_must_and_have_at_most_75_octets() -> None:
    text = calendar(ENTRY, START)
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode()  # no character is cut in two


def test_text_comes_back_as_it_was() -> None:
    values = unfolded(calendar(ENTRY, START))
    assert unescaped(values["SUMMARY"]) == ENTRY["title"]
    assert (
        unescaped(values["DESCRIPTION"]) == "What helps.\n- Name one change, today; or tomorrow.\n" + ENTRY["address"]
    )
    assert values["URL"] == ENTRY["address"]


def test_it_lasts_as_long_as_the_session_wherever_it_is() -> None:
    values = unfolded(calendar(ENTRY, START))
    assert (values["DTSTART"], values["DTEND"]) == ("20261203T140000", "20261203T153000")
    late = unfolded(calendar(ENTRY, datetime(2026, 12, 31, 23, 30)))
    assert late["DTEND"] == "20270101T010000"


def test_it_has_what_every_calendar_and_entry_must_have() -> None:
    lines = calendar(ENTRY, START).split("\r\n")
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Connected Practice//Session//EN"]
    assert [line for line in lines if line.startswith(("BEGIN", "END"))] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    assert {"UID", "DTSTAMP"} <= set(unfolded(calendar(ENTRY, START)))


def test_the_same_session_at_the_same_time_is_one_entry() -> None:
    assert calendar(ENTRY, START) == calendar(ENTRY, START)
    other = unfolded(calendar(ENTRY, datetime(2026, 12, 4, 14, 0)))
    assert other["UID"] != unfolded(calendar(ENTRY, START))["UID"]


def test_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="local time"):
        calendar(ENTRY, datetime(2026, 12, 3, 14, 0, tzinfo=UTC))
