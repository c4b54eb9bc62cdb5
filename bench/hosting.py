"""How many requests nginx and Apache answer in a second with what deploy/ has, and how long the slowest wait.

The baseline is the same nginx compressing each answer itself. The load is short and bounded, on loopback, by wrk.
Server and load share the machine: figures tell servers apart, and say nothing of what a machine of its own can do.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from bench import CannotMeasure, servers

CONNECTIONS, SECONDS = 32, 3
"""How many ask at once, and for how long in each run."""
ACCEPTED = "gzip, deflate, br"
"""What browsers say that they take, over https."""

BASELINE, OURS, APACHE = "nginx compressing itself", "nginx, compressed beforehand", "Apache, compressed beforehand"

PAGES: Mapping[str, str] = {
    "Home page": "/",
    "A record": "/case-studies/oscar/",
    "Search index": "/search/index.json",
}
"""What is asked for."""

_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
_RATE = re.compile(r"Requests/sec: +([\d.]+)")
_SLOWEST = re.compile(r" 99% +([\d.]+)(us|ms|s|m)")
_ASKED = re.compile(r"(\d+) requests in ")
_ERRORS = re.compile(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")
CLOSED = 0.01
"""The share of requests that may meet a connection which a busy server has just closed; wrk opens another."""


@dataclass(frozen=True)
class Load:
    """What one run of wrk found."""

    rate: float
    """Requests a second."""
    slowest: float
    """Milliseconds within which 99 of 100 answers came."""


@dataclass(frozen=True)
class Figure:
    """One server and one page: medians of several runs."""

    page: str
    server: str
    sent: int
    """Bytes of the body."""
    rate: float
    slowest: float
    ratio: float
    """Requests a second over those of the baseline: the median of the ratios, run by run."""


def measure(site: Path, folder: Path, runs: int, say: Callable[[str], None]) -> list[Figure]:
    """Measure a site that was built with `--compress`; `folder` is for the servers' own files. Raises CannotMeasure."""
    for name in ("nginx", "apache", "wrk"):
        if lacking := servers.lacks(name):
            raise CannotMeasure(f"This needs {lacking}. Install it with apt-get, then try again.")
    if not (site / "index.html.br").is_file():
        raise CannotMeasure(f"{site} was built without --compress. Leave --site out, or build it again.")
    plain = servers.configuration("nginx").replace("gzip_static on", "gzip_static off")
    plain = plain.replace("brotli_static on", "brotli_static off")
    loads: dict[tuple[str, str], list[Load]] = defaultdict(list)
    with ExitStack() as open_servers:
        serve = open_servers.enter_context
        addresses = {
            BASELINE: serve(servers.serving("nginx", site, folder / "baseline", plain)),
            OURS: serve(servers.serving("nginx", site, folder / "nginx")),
            APACHE: serve(servers.serving("apache", site, folder / "apache")),
        }
        sizes = {(page, name): _size(url + path) for page, path in PAGES.items() for name, url in addresses.items()}
        for number in range(runs):
            say(f"Hosting: run {number + 1} of {runs}")
            for page, path in PAGES.items():
                for name, url in addresses.items():
                    loads[page, name].append(load(url + path))
    return [
        _figure(page, name, sizes[page, name], found, loads[page, BASELINE]) for (page, name), found in loads.items()
    ]


def load(url: str) -> Load:
    """Ask for one address as fast as it is answered, for a few seconds. Raises CannotMeasure at a wrong answer."""
    wrk = shutil.which("wrk", path=servers.SBIN) or "wrk"
    options = ["--threads=1", f"--connections={CONNECTIONS}", f"--duration={SECONDS}s", "--timeout=10s", "--latency"]
    command = [wrk, *options, "--header", f"Accept-Encoding: {ACCEPTED}", url]
    return parsed(subprocess.run(command, capture_output=True, text=True, check=False).stdout)


def parsed(said: str) -> Load:
    """Return what wrk's words say. Raises CannotMeasure where an answer was wrong, or its words are others."""
    rate, slowest, asked = _RATE.search(said), _SLOWEST.search(said), _ASKED.search(said)
    if not rate or not slowest or not asked or "Non-2xx or 3xx responses" in said:
        raise CannotMeasure(f"wrk did not measure what it should:\n{said}")
    if errors := _ERRORS.search(said):
        connect, closed, write, late = map(int, errors.groups())
        if connect or write or late or closed > CLOSED * int(asked[1]):
            raise CannotMeasure(f"Too many requests went wrong:\n{said}")
    return Load(float(rate[1]), float(slowest[1]) * _UNITS[slowest[2]])


def _size(url: str) -> int:
    """Return how many bytes a server sends for an address."""
    try:
        with urlopen(Request(url, headers={"Accept-Encoding": ACCEPTED}), timeout=20) as got:
            return len(got.read())
    except URLError as error:
        raise CannotMeasure(f"{url} is not served: {error.reason}") from None


def _figure(page: str, server: str, sent: int, found: Sequence[Load], base: Sequence[Load]) -> Figure:
    return Figure(
        page,
        server,
        sent,
        median(one.rate for one in found),
        median(one.slowest for one in found),
        median(one.rate / other.rate for one, other in zip(found, base, strict=True)),
    )


def lines(figures: Sequence[Figure]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield f"Requests a second, {CONNECTIONS} at once (medians; the ratio is to {BASELINE})"
    yield ""
    yield "| Page | Server | Sent, KB | Requests a second | Ratio | 99 in 100 within, ms |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for f in figures:
        yield f"| {f.page} | {f.server} | {f.sent / 1000:.1f} | {f.rate:,.0f} | {f.ratio:.2f} | {f.slowest:.1f} |"


def data(figures: Sequence[Figure], runs: int) -> dict[str, Any]:
    """Return everything that was measured, as JSON has it."""
    how = {"runs": runs, "connections": CONNECTIONS, "seconds": SECONDS}
    return {**how, "figures": [asdict(figure) for figure in figures]}
