"""What tests in every folder share: a browser, and the site of the real library, built once and served on loopback."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

from _project.chromium import find

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real library's site, built with the command that people use. Tests do not change it."""
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent  # what the workers of one run share
    built, words = run / "site", run / "build.txt"
    with FileLock(run / "site.lock"):
        # The first worker builds. What the build said is kept, so that where it failed every worker tells why.
        if not words.exists():
            command = [sys.executable, "-m", "connected_practice", "build", "--root", str(ROOT), "--out", str(built)]
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
            words.write_text(done.stdout, "utf-8")
    if not (built / "index.html").is_file():
        pytest.fail(f"The library cannot be built:\n{words.read_text('utf-8')}", pytrace=False)
    return built


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, without a slash at the end."""
    handler = functools.partial(StaticHost, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class StaticHost(SimpleHTTPRequestHandler):
    """Serves a folder as static hosts do: quietly, and with the site's own page where there is nothing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is http.server's)
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send 404.html where a page is missing."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium, for the whole run: Playwright can be started once in a process. It finds no host but this machine."""
    arguments = [
        "--disable-gpu",
        "--disable-quic",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=arguments)
        yield browser
        browser.close()
