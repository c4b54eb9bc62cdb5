"""Measuring servers: what wrk says is read right, a wrong answer stops it, and ratios are run by run."""

from __future__ import annotations

import pytest

from bench import CannotMeasure, hosting

SAID = """\
Running 3s test @ http://127.0.0.1:8000/
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     3.32ms    9.73ms 136.49ms   96.11%
    Req/Sec    15.78k     3.19k   20.43k    76.67%
  Latency Distribution
     50%    1.44ms
     75%    2.29ms
     90%    3.86ms
     99%   {slowest}
  47178 requests in 3.01s, 1.07GB read
{errors}Requests/sec:  15690.95
Transfer/sec:    364.98MB
"""


@pytest.mark.parametrize(("slowest", "milliseconds"), [("56.43ms", 56.43), ("900.00us", 0.9), ("1.59s ", 1590.0)])
def test_what_wrk_says_is_read(slowest: str, milliseconds: float) -> None:
    found = hosting.parsed(SAID.format(slowest=slowest, errors=""))
    assert found.rate == 15690.95
    assert found.slowest == pytest.approx(milliseconds)


def test_a_few_closed_connections_are_a_busy_server() -> None:
    errors = "  Socket errors: connect 0, read 60, write 0, timeout 0\n"
    assert hosting.parsed(SAID.format(slowest="1ms", errors=errors)).rate == 15690.95


@pytest.mark.parametrize(
    "errors",
    [
        "  Non-2xx or 3xx responses: 3\n",
        "  Socket errors: connect 1, read 0, write 0, timeout 0\n",
        "  Socket errors: connect 0, read 472, write 0, timeout 0\n",
        "  Socket errors: connect 0, read 0, write 0, timeout 2\n",
    ],
)
def test_wrong_answers_are_no_measurement(errors: str) -> None:
    with pytest.raises(CannotMeasure):
        hosting.parsed(SAID.format(slowest="1ms", errors=errors))


def test_words_that_are_not_understood_are_no_measurement() -> None:
    with pytest.raises(CannotMeasure, match="unable to connect"):
        hosting.parsed("unable to connect to 127.0.0.1:9 Connection refused")


def test_a_table_has_a_line_for_each_page_and_server() -> None:
    title, _, head, _, line = hosting.lines([hosting.Figure("Home page", hosting.OURS, 6_721, 12_345.6, 9.87, 3.456)])
    assert hosting.BASELINE in title
    assert head.count("|") == line.count("|")
    assert line == "| Home page | nginx, compressed beforehand | 6.7 | 12,346 | 3.46 | 9.9 |"
