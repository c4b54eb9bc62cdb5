"""A static host on this machine that sends what hosts send, compressed, and keeps count of it."""

from __future__ import annotations

import functools
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

_COMPRESSED = ("text/", "image/svg", *(f"application/{kind}" for kind in ("json", "javascript", "wasm", "xml")))
"""What hosts compress, by its type. Pagefind's files are compressed as they lie and have no type of their own."""


@dataclass(frozen=True)
class Sent:
    """One file that was sent: its path on the site, and how many bytes its compressed body had."""

    path: str
    size: int


@dataclass
class Host:
    """A folder that is being served: its address, without a slash at the end, and what it has sent so far."""

    address: str
    sent: list[Sent] = field(default_factory=list)


@contextmanager
def serve(folder: Path) -> Iterator[Host]:
    """Serve a folder on loopback until the block ends."""
    host = Host("")
    handler = functools.partial(_Handler, host, _Files(folder), directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        host.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


class _Files:
    """The files of a folder as they are sent. Each is compressed once: a host does that before anybody asks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bodies: dict[Path, tuple[bytes, bool]] = {}

    def body(self, path: Path, kind: str) -> tuple[bytes, bool]:
        """Return a file's bytes, and whether they are compressed. Raises OSError where there is no such file."""
        if path not in self._bodies:
            plain = path.read_bytes()
            small = gzip.compress(plain, 6, mtime=0) if kind.startswith(_COMPRESSED) else plain
            self._bodies[path] = (small, True) if len(small) < len(plain) else (plain, False)
        return self._bodies[path]


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, files: _Files, *arguments: object, directory: str) -> None:
        self._host, self._files = host, files
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file, or 404 and nothing else."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        kind = self.guess_type(str(path))
        try:
            body, is_compressed = self._files.body(path, kind)
        except OSError:
            body, is_compressed, kind = b"", False, ""
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self._host.sent.append(Sent(urlsplit(self.path).path, len(body)))
        with suppress(ConnectionError):  # the browser was closed: what it did not wait for was sent all the same
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is http.server's)
        """Say nothing."""
