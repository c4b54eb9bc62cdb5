"""What a browser needs to keep the library for use without a network: a list of all files, and the app's manifest.

offline.json, format 1. It stands for one build of the site: `build` changes whenever any of its files does, and each
file has a digest, so that a browser can tell a whole copy of one build from a mixture of two.

    {"format": 1, "build": "5f2b9c1e0d3a4b67",
     "topics": [["attendance", "Attendance"], ...],
     "core": {"page": "", "kind": "core", "topics": [], "load": 480000,
              "files": [["index.html", "<digest>", 32100], ...]},
     "parts": [{"page": "case-studies/oscar/", "kind": "case-study", "topics": ["trauma"], "load": 9100,
                "files": [["case-studies/oscar/index.html", "<digest>", 31000], ...]}, ...]}

A part is what one keeps at once: a record's page with its data, or a page that is no record, or the tools. A digest is
the first 96 bits of SHA-256 in base64 for addresses (RFC 4648, section 5). Sizes are in bytes, `load` when compressed.

The manifest follows https://www.w3.org/TR/appmanifest/
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from connected_practice.link import Library
from connected_practice.render import address_of, path_of

FORMAT = 1
LIST = "offline.json"
WORKER = "service-worker.js"
MANIFEST = "manifest.webmanifest"
TOOLS = "tools/"

CORE_PAGES = frozenset(
    f"{page}index.html" for page in ("", "search/", "about/child-at-risk/", "tools/", "tools/offline/")
) | {"404.html"}
"""Pages that are always kept: where people arrive, where they look, and what to do if a child may be at risk."""

CORE_SCRIPTS = ("add-to-session-", "header-", "note-", "offline-", "page-")
"""The pieces of the browser's code that load late and yet belong to every page, by how their names begin."""

TOOLS_DATA = re.compile(r"data/v1/(wording\.json|hyphenation-[a-z-]+\.txt|catalogue\.json|toolkit/.+\.json)")
"""What the tools read beside the pages' own data."""

NOT_KEPT = re.compile(
    r".*\.(map|gz|br|ris)|(.*/)?o?embed/.*|feeds/.*|sitemap.*|robots\.txt|llms\.txt|data/v1/addresses\.json"
    r"|assets/javascripts/(lunr|workers)/.*|assets/.*\.png"
    rf"|{LIST}|{re.escape(WORKER)}|{re.escape(MANIFEST)}"
)
"""What only machines ask for, what makes no sense without a network, and files for reference managers: one for each
record would make the list a quarter larger for everybody, and they can be had when there is a network again."""

_RECORD_FILE = re.compile(r"data/v1/(?P<kind>[a-z-]+)/(?P<id>[^/]+)\.[a-z]+")
_PACKAGE = re.compile(r"packages/[a-z]+/(?P<id>[^/]+)\.[a-z]+")
_TOPIC = re.compile(r"^(?:topics|[a-z-]+/topic)/([a-z-]+)/$")
"""The page of a topic, or a list that is narrowed to it."""
_STYLE = re.compile(r"assets/.*\.(css|woff2|svg)|assets/javascripts/[^/]+\.js")
_SCRIPT = re.compile(r"assets/(?P<name>[^/]+\.js)")
_INDEX = re.compile(r"search/[^/]+\.json")
_IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*["']\./(?P<name>[\w.-]+\.js)["']""")
_IMPORTED_LATE = re.compile(r"""\bimport\(\s*["']\./(?P<name>[\w.-]+\.js)["']""")
_PACKED = frozenset((".woff2", ".zip", ".imscc", ".png", ".docx", ".pptx", ".xlsx"))


@dataclass
class Part:
    """What is kept at once. `page` is its address below the site's root, empty for the core."""

    page: str
    kind: str
    topics: tuple[str, ...] = ()
    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    load: int = 0

    def add(self, path: str, content: bytes) -> None:
        """Add a file."""
        self.files[path] = digest(content), len(content)
        is_packed = Path(path).suffix in _PACKED
        self.load += len(content) if is_packed else len(zlib.compress(content, 6))

    def as_json(self) -> dict[str, Any]:
        """Return the part as the list has it."""
        files = [[path, *about] for path, about in sorted(self.files.items())]
        return {"page": self.page, "kind": self.kind, "topics": list(self.topics), "load": self.load, "files": files}


def write(folder: Path, library: Library) -> None:
    """Write the list of a site that has been built into its folder; what is added later is not in it."""
    (folder / LIST).write_bytes(listed(folder, library))


def listed(folder: Path, library: Library) -> bytes:
    """Return the list: the same bytes for the same site."""
    core, tools = Part("", "core"), Part(TOOLS, "tools")
    records = {document.ref: address_of(path_of(document)) for document in library.collection.documents}
    parts = {TOOLS: tools} | {part.page: part for part in _of_records(library)}
    addresses, scripts = frozenset(records.values()), core_scripts(folder)
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        path = file.relative_to(folder).as_posix()
        if NOT_KEPT.fullmatch(path):
            continue
        content = file.read_bytes()
        if _is_core(path, scripts):
            core.add(path, content)
            continue
        page = _page_of(path, records, addresses)
        parts.setdefault(page, Part(page, "page", tuple(_TOPIC.findall(page)))).add(path, content)
        if TOOLS_DATA.fullmatch(path) and page != TOOLS:
            tools.add(path, content)
    own = [core, *(part for _, part in sorted(parts.items()) if part.files)]
    return _list(own, {name: topic.title for name, topic in library.vocabulary.topics.items()})


def _list(parts: list[Part], topics: Mapping[str, str]) -> bytes:
    core, *others = [part.as_json() for part in parts]
    all_files = sorted({(path, about[0]) for part in parts for path, about in part.files.items()})
    build = hashlib.sha256(json.dumps(all_files).encode()).hexdigest()[:16]
    value = {"format": FORMAT, "build": build, "topics": list(topics.items()), "core": core, "parts": others}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def digest(content: bytes) -> str:
    """Return what tells a file's content from any other's."""
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()[:12]).decode()


def _of_records(library: Library) -> Iterator[Part]:
    """Yield a part for each record, which has no files yet."""
    for document in library.collection.documents:
        page = address_of(path_of(document))
        topics = dict.fromkeys([*(getattr(document.record, "topics", None) or ()), *_TOPIC.findall(page)])
        yield Part(page, document.kind, tuple(topics))


def core_scripts(folder: Path) -> set[str]:
    """Return the names of the scripts in assets/ that a page needs before any tool: those that load with it, and the
    late ones of CORE_SCRIPTS, each with what it imports."""
    texts = {path.name: path.read_text("utf-8") for path in sorted((folder / "assets").glob("*.js"))}
    late = {found["name"] for text in texts.values() for found in _IMPORTED_LATE.finditer(text)}
    waiting = [name for name in texts if name.startswith("connected-practice.")]
    waiting += [name for name in sorted(late) if name.startswith(CORE_SCRIPTS)]
    needed: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in texts and name not in needed:
            needed.add(name)
            waiting += [found["name"] for found in _IMPORTED.finditer(texts[name])]
    return needed


def _is_core(path: str, scripts: set[str]) -> bool:
    script = _SCRIPT.fullmatch(path)
    is_needed = script is not None and script["name"] in scripts
    return is_needed or path in CORE_PAGES or bool(_STYLE.fullmatch(path) or _INDEX.fullmatch(path))


def _page_of(path: str, records: Mapping[str, str], addresses: frozenset[str]) -> str:
    """Return the address of the page that a file belongs to; `records` has those of records, `addresses` the same."""
    if path.startswith((TOOLS, "assets/")):
        return TOOLS
    if found := _PACKAGE.fullmatch(path):
        return records.get(f"module:{found['id']}", "data/")
    if found := _RECORD_FILE.fullmatch(path):
        return records.get(f"{found['kind']}:{found['id']}", "data/")
    if path.startswith("data/"):
        return TOOLS if TOOLS_DATA.fullmatch(path) else "data/"
    folder = path.rpartition("/")[0]
    names = folder.split("/")
    above = ("/".join(names[:count]) + "/" for count in range(1, len(names) + 1))
    return next((page for page in above if page in addresses), f"{folder}/")


def manifest(name: str, description: str) -> bytes:
    """Return the web app manifest of a site that is called `name`."""
    icons = [
        {"src": "assets/favicon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
        {"src": "assets/icon-192.png", "sizes": "192x192", "type": "image/png", "purpose": "any"},
        {"src": "assets/icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any"},
        {"src": "assets/icon-maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
    value = {
        "name": name,
        "short_name": name,
        "description": description,
        "lang": "en-GB",
        "start_url": "./",
        "scope": "./",
        "id": "./",
        "display": "standalone",
        "display_override": ["minimal-ui"],  # with a way back, and a way to load the page again
        "theme_color": "#103b3b",
        "background_color": "#fffdf9",
        "icons": icons,
        "shortcuts": [
            {"name": "Search", "url": "./search/"},
            {"name": "Tools", "url": f"./{TOOLS}"},
            {"name": "If a child may be at risk", "url": "./about/child-at-risk/"},
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
