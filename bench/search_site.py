"""The sites on which searches are compared: ours, and the same pages with two searches that anybody could have.

One has Material for MkDocs with its own search (lunr) and header; the other has Pagefind as it comes,
over our pages without the marks that ours may have for it.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from mkdocs.utils.yaml import yaml_load

from bench.measure import run

PROJECT = Path(__file__).resolve().parents[1]
DEPTH = 5
"""How many results Pagefind's own interface and its documentation's example fetch."""
PAGE = "plain-pagefind.html"
"""The page on which plain Pagefind is tried, as its documentation shows: https://pagefind.app/docs/api/"""

_MARKS = re.compile(r'\sdata-pagefind-[a-z-]+(?:="[^"]*")?')
_OWN_PARTS = ("partials/search.html", "partials/header.html")
"""What the theme's own header and search are hidden by."""

_HTML = f"""\
<!doctype html>
<html lang="en">
<title>Plain Pagefind</title>
<form role="search"><label>Search <input name="query"></label></form>
<ol></ol>
<script type="module">
  const field = document.querySelector("input"), list = document.querySelector("ol");
  const depth = new URLSearchParams(location.search).get("depth");
  let pagefind;
  field.addEventListener("input", async () => {{
    const asked = field.value;
    pagefind ??= await import("/pagefind/pagefind.js");
    const found = await (depth ? pagefind.search(asked) : pagefind.debouncedSearch(asked));
    if (found === null) return;  // more has been typed since
    const shown = await Promise.all(found.results.slice(0, depth ?? {DEPTH}).map((result) => result.data()));
    list.replaceChildren(...shown.map(({{url, meta, excerpt}}) => {{
      const [item, link, words] = ["li", "a", "p"].map((name) => document.createElement(name));
      link.href = url;
      link.textContent = meta.title;
      words.innerHTML = excerpt;
      item.append(link, words);
      return item;
    }}));
    list.dataset.answered = asked;
  }});
</script>
</html>
"""


@dataclass(frozen=True)
class Index:
    """What it took to make an index, and how large it is."""

    cpu: float
    """Processor seconds."""
    memory: int
    """Bytes of memory held at most; where the index is made in a build, by how much that raised the build's peak."""
    size: int
    """Bytes on the disk."""


@dataclass(frozen=True)
class Sites:
    """One library as three sites, and what their indexes cost."""

    ours: Path
    theme: Path
    pagefind: Path
    indexes: dict[str, Index]
    """By the names of the sites."""


def make(library: Path, folder: Path, ours: Path | None = None) -> Sites:
    """Build a library three times below `folder`, or twice where our site is there already. Raises CannotMeasure."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "log.txt"
    if ours is None:
        ours = folder / "ours"
        run((sys.executable, "-m", "connected_practice", "build", "--root", library, "--out", ours), log)
    theme, costs = folder / "theme", folder / "costs.json"
    run((sys.executable, "-m", "bench.search_build", prepare(library, folder / "library"), theme, costs), log)
    spent = json.loads(costs.read_text("utf-8"))
    indexes = {
        "ours": Index(**spent["ours"], size=sum(size(path) for path in (ours / "search").glob("*.json"))),
        "theme": Index(**spent["theme"], size=size(theme / "search" / "search_index.json")),
        "pagefind": _pagefind(ours, folder / "pagefind", log),
    }
    return Sites(ours, theme, folder / "pagefind", indexes)


def prepare(library: Path, folder: Path) -> Path:
    """Make a folder that is the library with the theme's header and search instead of ours; return its mkdocs.yml."""
    folder.mkdir(parents=True)
    for name in ("content", "docs", "docs_macros.py"):
        (folder / name).symlink_to((library / name).resolve())
    shutil.copytree(library / "docs" / "overrides", folder / "overrides")
    for part in _OWN_PARTS:
        (folder / "overrides" / part).unlink(missing_ok=True)
    with (PROJECT / "mkdocs.yml").open("rb") as file:
        plugins = [plugin for plugin in yaml_load(file)["plugins"] if plugin != "search"]
    inherited = str(library.resolve() / "mkdocs.yml")
    return _configure(folder, INHERIT=inherited, theme={"custom_dir": "overrides"}, plugins=["search", *plugins])


def furnish(library: Path) -> None:
    """Give a generated library what a site needs besides: our header and look, and a home page."""
    docs = library / "docs"
    docs.mkdir()
    for name in ("assets", "overrides"):
        shutil.copytree(PROJECT / "docs" / name, docs / name)
    (docs / "index.md").write_text("# Home\n\nA generated library.\n", "utf-8")
    shutil.copy(PROJECT / "docs_macros.py", library)
    folders = sorted({path.parent.name for path in (library / "content").glob("*/*")})
    nav = [{"Home": "index.md"}, *({name: f"{name}/index.md"} for name in folders)]
    _configure(library, INHERIT=str(PROJECT / "mkdocs.yml"), nav=nav)


def _configure(folder: Path, **values: object) -> Path:
    config = folder / "mkdocs.yml"
    config.write_text("".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items()), "utf-8")
    return config


def _pagefind(site: Path, to: Path, log: Path) -> Index:
    """Write a site's pages without marks for Pagefind, and have Pagefind index them with no options."""
    for page in site.rglob("*.html"):
        plain = to / page.relative_to(site)
        plain.parent.mkdir(parents=True, exist_ok=True)
        plain.write_text(_MARKS.sub("", page.read_text("utf-8")), "utf-8")
    cost = run((sys.executable, "-m", "pagefind", "--site", to), log)
    (to / PAGE).write_text(_HTML, "utf-8")
    made = to / "pagefind"
    interface = sum(size(path) for path in made.glob("*-ui.*"))  # which the page does without
    return Index(cost.cpu, cost.memory, size(made) - interface)


def size(place: Path) -> int:
    """Return how many bytes a file has, or the files of a folder; 0 where there is nothing."""
    if place.is_dir():
        return sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    return place.stat().st_size if place.exists() else 0


def records(site: Path) -> dict[str, str]:
    """Return the records of a site, as `kind:id`, by the path of their pages: `/case-studies/oscar/`."""
    catalogue = json.loads((site / "data" / "v1" / "catalogue.json").read_text("utf-8"))
    return {f"/{record['path']}": record["ref"] for record in catalogue["records"]}


def titles(site: Path) -> list[str]:
    """Return the titles of a site's records."""
    catalogue = json.loads((site / "data" / "v1" / "catalogue.json").read_text("utf-8"))
    return [record["title"] for record in catalogue["records"]]
