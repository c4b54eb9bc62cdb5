"""The folder that a build makes can be served by anything, and nginx and Apache serve it well with what deploy/ has."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Browser

from _project import places
from bench import servers
from connected_practice.publish import compressed, fingerprints, offline
from tests.browser import small_site

ROOT = Path(__file__).parents[2]
TYPES = {
    "webmanifest": "application/manifest+json",
    "woff2": "font/woff2",
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "ris": "application/x-research-info-systems",
    "bib": "text/x-bibtex; charset=utf-8",
    "imscc": "application/vnd.ims.imsccv1p1",
    "zip": "application/zip",
    "svg": "image/svg+xml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
}
"""What a file that ends so is sent as. Servers may add that its letters are UTF-8."""
TEXT = b"\xc3\xa9 and some more words. " * 400


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that everybody may read: a server that root starts works as somebody else."""
    made = Path(tempfile.mkdtemp(prefix="hosting-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def built(folder: Path) -> Path:
    """The small site with files compressed beforehand, and one file of each type that a site may have."""
    site = small_site.build(folder / "library")
    for suffix in TYPES:
        (site / f"data/probe.{suffix}").write_bytes(TEXT)
    compressed.write(site)
    (site / "data/late.txt").write_bytes(TEXT)
    return site


@dataclass(frozen=True)
class Answer:
    """What a server sent."""

    status: int
    headers: dict[str, str]
    body: bytes

    def decoded(self) -> bytes:
        """Return the body as a browser has it."""
        match self.headers.get("content-encoding"):
            case "br":
                return bytes(brotli.decompress(self.body))
            case "gzip" | "x-gzip":
                return gzip.decompress(self.body)
            case _:
                return self.body


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    address: str
    target: Path
    """What scripts/deploy makes; the server's root is `current` in it."""

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path as it stands. Headers are written with `_` for `-`."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=20)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        got = connection.getresponse()
        body = got.read()
        connection.close()
        return Answer(got.status, {name.lower(): value for name, value in got.getheaders()}, body)


def deploy(*arguments: str | Path) -> None:
    """Run scripts/deploy."""
    command = [sys.executable, str(ROOT / "scripts/deploy"), *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True)


def htaccess() -> str:
    """Return deploy/apache.conf for a host that reads .htaccess, which deploy/README.md tells people how to make."""
    outside, _, rest = servers.configuration("apache").partition("# ---- 8< ----\n")
    return outside.replace("AllowOverride None", "AllowOverride All") + rest.partition("# ---- 8< ----\n")[2]


@pytest.fixture(scope="module", params=["nginx", "apache", "htaccess"])
def server(request: pytest.FixtureRequest, folder: Path, built: Path) -> Iterator[Server]:
    """The site behind each server, deployed to where its configuration looks."""
    name = "apache" if request.param == "htaccess" else request.param
    if lacking := servers.lacks(name):
        pytest.skip(f"needs {lacking}")
    target, conf = folder / request.param, None
    deploy(built, target)
    if request.param == "htaccess":
        conf = htaccess()
        rules = servers.configuration("apache").split("# ---- 8< ----\n")[1]
        (target / "current" / ".htaccess").write_text(rules, "utf-8")
    with servers.serving(name, target / "current", folder / f"{request.param}-own", conf) as address:
        yield Server(address, target)


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """The address of another site."""
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as other:
        thread = threading.Thread(target=other.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{other.server_port}/"
        other.shutdown()
        thread.join()


def asset(site: Path, pattern: str) -> str:
    """Return the path of one file of a site, with a slash before it."""
    return "/" + next(site.glob(pattern)).relative_to(site).as_posix()


# The folder


def test_names_are_such_that_every_host_takes_them(built: Path) -> None:
    """Letters that need no escape, no two that differ in case alone, nothing that Jekyll on GitHub leaves out."""
    paths = [path.relative_to(built).as_posix() for path in built.rglob("*")]
    assert [path for path in paths if not re.fullmatch(r"[A-Za-z0-9./+-][A-Za-z0-9._/+-]*", path)] == []
    assert [path for path in paths if re.search(r"(^|/)[._]", path)] == []
    assert len({path.lower() for path in paths}) == len(paths)
    assert max(map(len, paths)) < 200


def test_the_folder_asks_nothing_of_the_server(built: Path) -> None:
    ours = {"web.config", "_redirects", "_headers", "staticwebapp.config.json", ".htaccess", "CNAME"}
    assert not [path for path in built.rglob("*") if path.name in ours or path.is_symlink()]


def test_our_style_sheets_scripts_and_fonts_have_names_that_change_with_them(built: Path) -> None:
    paths = [path.relative_to(built).as_posix() for path in built.glob("assets/**/*.*")]
    lasting = [path for path in paths if path.endswith((".css", ".js", ".woff2")) and "/lunr/" not in path]
    assert len(lasting) > 20
    assert [path for path in lasting if not fingerprints.FINGERPRINTED.search(path)] == []
    sheet = next(built.glob("assets/css/tokens.*.css"))
    assert sheet.name == f"tokens.{hashlib.sha256(sheet.read_bytes()).hexdigest()[:8]}.css"
    for name in re.findall(r'url\("(\.\./[^"]+)"\)', sheet.read_text("utf-8")):
        assert (sheet.parent / name).is_file()


def test_pages_name_their_files_as_they_are(built: Path) -> None:
    pages = [built / name for name in ("index.html", "404.html", "tools/reflect/index.html")]
    for page in pages:
        names = re.findall(r'(?:href|src)="(?:\.\./)*/?(assets/[^"?#]+)"', page.read_text("utf-8"))
        assert any(name.endswith(".css") for name in names)
        assert any(re.search(r"/connected-practice\.[0-9a-f]{8}\.js$", name) for name in names)
        assert [name for name in names if not (built / name).is_file()] == []


def test_the_configurations_keep_the_same_files_for_long() -> None:
    """nginx and Apache each have the expression that tells names which change with the content."""
    name, piece = fingerprints.FINGERPRINTED.pattern.split("|(^|/)")
    for server in ("nginx", "apache"):
        conf = servers.configuration(server)
        assert name.removesuffix("$") in conf
        assert piece.removesuffix("$") in conf


def test_the_configuration_for_azure_is_sound(built: Path) -> None:
    conf = json.loads((servers.DEPLOY / "staticwebapp.config.json").read_text("utf-8"))
    assert {route["route"] for route in conf["routes"]} > {"/assets/*.{css,js,woff2}", "/data/*"}
    assert (built / conf["responseOverrides"]["404"]["rewrite"].lstrip("/")).is_file()
    for suffix, kind in conf["mimeTypes"].items():
        assert TYPES[suffix[1:]].split(";")[0] == kind
    apache = servers.configuration("apache")
    assert all(f'{name} "{value}"' in apache for name, value in conf["globalHeaders"].items())


@pytest.mark.parametrize(
    ("asked", "got"),
    [
        ("/", "/index.html"),
        ("/glossary/", "/glossary/index.html"),
        ("/glossary", "301 /glossary/"),
        ("/assets/logo.svg", "/assets/logo.svg"),
        ("/data/v1/case-study/lena.json", "/data/v1/case-study/lena.json"),
    ],
)
def test_the_function_for_cloudfront_finds_folders(asked: str, got: str) -> None:
    """What it says, not what CloudFront makes of it."""
    code = (servers.DEPLOY / "cloudfront-function.js").read_text("utf-8") + (
        "const got = handler({request: {uri: process.argv[1]}});"
        "console.log(got.uri || `${got.statusCode} ${got.headers.location.value}`);"
    )
    done = subprocess.run([places.node(), "-e", code, asked], capture_output=True, text=True, check=True)
    assert done.stdout == f"{got}\n"


# What nginx and Apache do with it


@pytest.mark.parametrize("suffix", TYPES)
def test_every_file_has_its_type(server: Server, suffix: str) -> None:
    got = server.get(f"/data/probe.{suffix}")
    assert got.status == 200
    assert got.body == TEXT
    assert got.headers["content-type"].removesuffix("; charset=utf-8") == TYPES[suffix].removesuffix("; charset=utf-8")
    if "charset" in TYPES[suffix]:
        assert got.headers["content-type"].endswith("; charset=utf-8")


def test_pages_scripts_and_feeds_have_theirs(server: Server, built: Path) -> None:
    kinds = {
        "/": "text/html; charset=utf-8",
        asset(built, "assets/css/tokens.*.css"): "text/css; charset=utf-8",
        "/feeds/library.xml": "application/atom+xml",
    }
    assert {path: server.get(path, Accept_Encoding="br, gzip").headers["content-type"] for path in kinds} == kinds
    script = server.get(asset(built, "assets/connected-practice.*.js")).headers["content-type"]
    assert re.fullmatch(r"(text|application)/javascript; charset=utf-8", script)


@pytest.mark.parametrize(
    ("accepted", "sent", "suffix"), [("gzip, deflate, br", "br", ".br"), ("gzip", "gzip", ".gz"), ("", None, "")]
)
@pytest.mark.parametrize("path", ["/", "/search/", "/search/index.json", "/data/v1/catalogue.json", "/nothing/"])
def test_a_file_compressed_beforehand_is_sent_as_it_lies(
    server: Server, built: Path, path: str, accepted: str, sent: str | None, suffix: str
) -> None:
    got = server.get(path, Accept_Encoding=accepted)
    name = "404.html" if path == "/nothing/" else path.lstrip("/")
    file = built / (name if "." in name else name + "index.html")
    assert got.headers.get("content-encoding") == sent
    assert got.body == file.with_name(file.name + suffix).read_bytes()
    assert got.decoded() == file.read_bytes()
    assert "Accept-Encoding" in got.headers["vary"]
    assert "content-language" not in got.headers, "to Apache on Debian .br is Breton"


def test_a_file_that_was_not_compressed_is_compressed_on_the_way(server: Server) -> None:
    got = server.get("/data/late.txt", Accept_Encoding="gzip")
    assert got.headers["content-encoding"] == "gzip"
    assert len(got.body) < len(TEXT) / 4
    assert got.decoded() == TEXT


def test_what_is_compressed_in_itself_is_left_as_it_is(server: Server) -> None:
    for suffix in ("zip", "docx", "woff2", "imscc"):
        assert "content-encoding" not in server.get(f"/data/probe.{suffix}", Accept_Encoding="br, gzip").headers


@pytest.mark.parametrize(
    "path", ["/nothing/", "/nothing.html", "/assets/gone.12345678.css", "/data/v1/", "/.git/config"]
)
def test_what_is_missing_has_the_page_and_the_status_for_it(server: Server, built: Path, path: str) -> None:
    got = server.get(path)
    assert got.status == 404
    assert got.body == (built / "404.html").read_bytes()
    assert got.headers["content-type"] == "text/html; charset=utf-8"
    assert got.headers["cache-control"] == "no-cache"


def test_a_folder_without_its_slash_leads_to_it_on_the_same_host(server: Server) -> None:
    got = server.get("/case-studies/lena?page=1", Host="library.example:8443")
    assert got.status == 301
    assert got.headers["location"].removeprefix("http://library.example:8443") == "/case-studies/lena/?page=1"


def test_no_other_address_is_sent_on_or_rewritten(server: Server, built: Path) -> None:
    for path in built.rglob("*.html"):
        address = "/" + path.relative_to(built).as_posix().removesuffix("index.html")
        if address != "/404.html":
            got = server.get(address)
            assert (got.status, got.body) == (200, path.read_bytes()), address


def test_what_never_changes_is_kept_for_a_year_and_nothing_else(server: Server, built: Path) -> None:
    lasting = [asset(built, f"assets/{name}") for name in ("css/tokens.*.css", "connected-practice.*.js", "*.woff2")]
    piece = next(path.name for path in (built / "search").glob("*.json") if re.fullmatch(r"[0-9a-f]{10}", path.stem))
    for path in [*lasting, f"/search/{piece}", asset(built, "assets/stylesheets/main.*.css")]:
        for accepted in ("", "gzip", "br"):
            got = server.get(path, Accept_Encoding=accepted)
            assert got.headers["cache-control"] == "public, max-age=31536000, immutable", path
    changing = ("/", "/case-studies/lena/", "/search/index.json", "/search/words.json", "/assets/favicon.svg")
    for path in (*changing, f"/{offline.WORKER}", f"/{offline.MANIFEST}"):
        assert server.get(path, Accept_Encoding="br").headers["cache-control"] == "no-cache", path


@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_what_did_not_change_is_not_sent_again(server: Server, accepted: str) -> None:
    tag = server.get("/", Accept_Encoding=accepted).headers["etag"]
    again = server.get("/", Accept_Encoding=accepted, If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")


def test_part_of_a_file_can_be_asked_for(server: Server) -> None:
    got = server.get("/data/probe.zip", Range="bytes=3-9")
    assert (got.status, got.body) == (206, TEXT[3:10])


@pytest.mark.parametrize("path", ["/", "/case-studies/lena", "/nothing/", "/data/probe.zip", "/feeds/library.xml"])
def test_the_headers_that_keep_readers_safe_are_on_everything(server: Server, path: str) -> None:
    headers = server.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["content-security-policy"] == "frame-ancestors 'self'"
    assert headers["server"] in ("nginx", "Apache"), "no version is told"
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("/case-studies/lena/embed/", "*"),
        ("/case-studies/lena/embed/index.html", "*"),
        ("/case-studies/lena/embed/?x=1", "*"),
        ("/case-studies/lena/", "'self'"),
        ("/case-studies/lena/?embed", "'self'"),
        ("/case-studies/lena/?from=/embed/", "'self'"),
        ("/case-studies/embed/lena/", "'self'"),
    ],
)
def test_only_what_is_made_for_it_is_framed_by_others(server: Server, path: str, who: str) -> None:
    for accepted in ("", "br"):
        got = server.get(path, Accept_Encoding=accepted)
        assert got.headers["content-security-policy"] == f"frame-ancestors {who}"


@pytest.mark.parametrize(("path", "shown"), [("/case-studies/lena/embed/", True), ("/case-studies/lena/", False)])
def test_a_browser_holds_to_that(server: Server, elsewhere: str, chromium: Browser, path: str, shown: bool) -> None:
    page = chromium.new_page()
    page.goto(elsewhere)
    page.set_content(f'<iframe src="{server.address}{path}"></iframe>')
    page.wait_for_load_state("networkidle")
    assert page.frames[1].url == (server.address + path if shown else "chrome-error://chromewebdata/")
    page.close()


def test_others_may_read_the_data_and_nothing_else(server: Server) -> None:
    for path in ("/data/v1/catalogue.json", "/search/index.json", "/feeds/library.xml"):
        assert server.get(path, Accept_Encoding="gzip").headers["access-control-allow-origin"] == "*"
    for path in ("/", "/case-studies/lena/", "/assets/favicon.svg"):
        assert "access-control-allow-origin" not in server.get(path).headers


def test_folders_are_not_listed_and_nothing_can_be_put_there(server: Server) -> None:
    assert server.get("/assets/css/").status == 404
    assert server.get("/data/probe.txt", method="PUT").status == 405


def test_a_deployment_shows_at_once_and_can_be_undone(server: Server, built: Path, folder: Path) -> None:
    """Without the server being told."""
    other = folder / "other"
    shutil.copytree(server.target / "current", other)
    for name in ("index.html", "index.html.br", "index.html.gz"):
        (other / name).unlink()
    (other / "index.html").write_text("The next one.", "utf-8")
    page = server.get("/case-studies/lena/")
    deploy(other, server.target)
    assert server.get("/", Accept_Encoding="br").body == b"The next one."
    again = server.get("/case-studies/lena/", If_None_Match=page.headers["etag"])
    assert again.status == 304, "pages that did not change are not fetched again"
    deploy("--undo", server.target)
    assert server.get("/").body == (built / "index.html").read_bytes()
    shutil.rmtree(other)


def test_pages_and_tools_work_behind_it(server: Server, chromium: Browser) -> None:
    said: list[str] = []
    context = chromium.new_context()
    context.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    context.on("weberror", lambda error: said.append(str(error.error)))
    page = context.new_page()
    for path in ("/", "/tools/reflect/", "/search/?q=lena"):
        page.goto(server.address + path)
        page.wait_for_load_state("networkidle")
    assert page.locator("main a[href*='lena']").count() > 0
    context.close()
    assert said == []
