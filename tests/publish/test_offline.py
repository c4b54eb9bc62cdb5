"""The list of all files that a browser may keep, the app's manifest and pictures, and the site in one file."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from mkdocs.structure.files import Files

from connected_practice import cli, pipeline
from connected_practice.packages.archive import archive, pack
from connected_practice.publish import assets, icons, offline, site
from tests.library import TODAY, browser_code, copy, linked
from tests.publish.test_plugin import Day, serving

PROJECT = Path(__file__).parents[2]
FILES = {
    "index.html": "<h1>Home</h1>",
    "404.html": "not found",
    "search/index.html": "search",
    "search/index.json": "{}",
    "about/child-at-risk/index.html": "999",
    "tools/index.html": "tools",
    "tools/offline/index.html": "offline",
    "tools/log/index.html": "log",
    "assets/css/base.1234abcd.css": "p {}",
    "assets/connected-practice.1234abcd.js": 'import"./chunk-A.js";x=()=>import("./log-B.js");import("./note-C.js")',
    "assets/chunk-A.js": 'import{x}from"./chunk-D.js";',
    "assets/chunk-D.js": "",
    "assets/log-B.js": 'import"./chunk-E.js"',
    "assets/chunk-E.js": "",
    "assets/note-C.js": "",
    "assets/chunk-A.js.map": "",
    "assets/readme.png": "",
    "case-studies/index.html": "all cases",
    "case-studies/topic/attendance/index.html": "cases about attendance",
    "case-studies/lena/index.html": "Lena",
    "case-studies/lena/embed/index.html": "Lena, in a frame",
    "data/v1/case-study/lena.json": "{}",
    "data/v1/case-study/lena.ris": "TY",
    "data/v1/wording.json": "{}",
    "data/v1/findings.csv": "a,b",
    "packages/scorm/first-weeks.zip": "PK",
    "feeds/library.xml": "<feed/>",
    "index.html.gz": "",
    "sitemap.xml": "",
}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder that is laid out as sites are."""
    for name, content in FILES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return tmp_path / "site"


def parts(built: Path, tmp_path: Path) -> dict[str, Any]:
    """Return the list of a folder, its parts by their pages."""
    root = tmp_path / "library"
    value = json.loads(offline.listed(built, linked(root if root.exists() else copy(root))))
    return {part["page"]: part for part in [value["core"], *value["parts"]]} | {"build": value["build"]}


def paths(part: dict[str, Any]) -> list[str]:
    """Return the paths of a part's files."""
    return [path for path, _, _ in part["files"]]


def test_the_core_is_what_every_page_needs(built: Path, tmp_path: Path) -> None:
    core = parts(built, tmp_path)[""]
    assert paths(core) == [
        "404.html",
        "about/child-at-risk/index.html",
        "assets/chunk-A.js",
        "assets/chunk-D.js",
        "assets/connected-practice.1234abcd.js",
        "assets/css/base.1234abcd.css",
        "assets/note-C.js",
        "index.html",
        "search/index.html",
        "search/index.json",
        "tools/index.html",
        "tools/offline/index.html",
    ]
    assert ["index.html", offline.digest(b"<h1>Home</h1>"), 13] in core["files"]
    assert 0 < core["load"] < 1000


def test_a_record_is_kept_with_its_data_and_its_topics(built: Path, tmp_path: Path) -> None:
    found = parts(built, tmp_path)
    lena = found["case-studies/lena/"]
    assert paths(lena) == [
        "case-studies/lena/index.html",
        "data/v1/case-study/lena.json",
    ]
    assert (lena["kind"], lena["topics"]) == ("case-study", ["belonging", "attendance"])
    assert paths(found["modules/first-weeks/"]) == ["packages/scorm/first-weeks.zip"]
    assert found["case-studies/topic/attendance/"]["topics"] == ["attendance"]
    assert found["case-studies/"]["topics"] == []
    assert paths(found["data/"]) == ["data/v1/findings.csv"]


def test_the_tools_are_one_part_with_what_they_read(built: Path, tmp_path: Path) -> None:
    tools = parts(built, tmp_path)["tools/"]
    assert paths(tools) == ["assets/chunk-E.js", "assets/log-B.js", "data/v1/wording.json", "tools/log/index.html"]


def test_the_build_changes_with_any_file_and_with_nothing_else(built: Path, tmp_path: Path) -> None:
    library = linked(copy(tmp_path / "library"))
    first = offline.listed(built, library)
    offline.write(built, library)
    assert (built / "offline.json").read_bytes() == first
    assert offline.listed(built, library) == first
    (built / "feeds" / "library.xml").write_text("<feed>today</feed>")
    assert offline.listed(built, library) == first
    (built / "case-studies" / "lena" / "index.html").write_text("Lena!")
    assert json.loads(offline.listed(built, library))["build"] != json.loads(first)["build"]


def test_the_manifest_names_pictures_that_are_there() -> None:
    value = json.loads(offline.manifest("The library", "What it is."))
    assert value["name"] == "The library"
    assert {value["start_url"], value["scope"]} == {"./"}
    for icon in value["icons"]:
        assert (PROJECT / "docs" / icon["src"]).is_file()
    assert {icon["purpose"] for icon in value["icons"]} == {"any", "maskable"}


@pytest.mark.parametrize("name", ["icon-192.png"])
def test_the_pictures_are_what_the_module_draws(name: str) -> None:
    side, is_maskable = icons.ICONS[name]
    assert icons.draw(side, is_maskable=is_maskable) == (PROJECT / "docs" / "assets" / name).read_bytes()


def test_the_picture_has_the_lines_of_the_sign() -> None:
    sign = (PROJECT / "docs" / "assets" / "favicon.svg").read_text("utf-8")
    for colour in (icons.GROUND, icons.ONE, icons.TWO):
        assert "#{:02x}{:02x}{:02x}".format(*colour) in sign
    assert f'viewBox="0 0 {icons.SIDE} {icons.SIDE}"' in sign
    assert f'stroke-width="{icons.STROKE}"' in sign
    assert "M21 14h-4a10 10 0 0 0 0 20h4a10 10 0 0 0 9.4-6.5" in sign


def test_while_editors_look_at_it_nothing_can_keep_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("connected_practice.publish.plugin.date", Day)
    plugin, config = serving(root)
    plugin.on_config(config)
    files = {file.src_uri for file in config.plugins.on_files(Files([]), config=config)}
    assert "manifest.webmanifest" in files
    assert "service-worker.js" not in files


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The good library, ready to be built, with a stand-in for the browser's code."""
    monkeypatch.setattr(assets, "COMPILED", browser_code(tmp_path / "compiled"))
    return copy(tmp_path / "library")


def test_a_build_has_the_worker_and_a_list_that_holds_of_each_file(root: Path, tmp_path: Path) -> None:
    site.build(root, tmp_path / "site", pipeline.publishable(root, TODAY), print)
    for name in ("service-worker.js", "offline.json", "manifest.webmanifest"):
        assert (tmp_path / "site" / name).is_file()
    listed = json.loads((tmp_path / "site" / "offline.json").read_bytes())
    for part in [listed["core"], *listed["parts"]]:
        for path, digest, size in part["files"]:
            content = (tmp_path / "site" / path).read_bytes()
            assert (digest, size) == (offline.digest(content), len(content))


def test_the_whole_site_in_one_file(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    for out in (one, two):
        assert cli.main(["export", "site", "--root", str(root), "--today", "2026-06-01", "--out", str(out)]) == 0
    assert re.search(r"^\d+ files in .*one\.zip, \d+\.\d MB\.$", capsys.readouterr().out, re.MULTILINE)
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        assert {name.partition("/")[0] for name in names} == {Path(names[0]).parts[0]}
        folder = names[0].partition("/")[0]
        assert {f"{folder}/{name}" for name in ("README.txt", "index.html", "offline.json")} <= set(names)
        assert not any(name.endswith(("sitemap.xml", "sitemap.xml.gz", "robots.txt")) for name in names)
        readme = packed.read(f"{folder}/README.txt").decode()
        assert "python -m http.server 8000 --bind 127.0.0.1" in readme
        assert {info.external_attr >> 16 for info in packed.infolist()} == {0o644}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("out", ["library", "library.tar"])
def test_the_one_file_is_a_zip(root: Path, tmp_path: Path, out: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "library.tar").write_text("mine")
    assert cli.main(["export", "site", "--root", str(root), "--out", str(tmp_path / out)]) == 2
    assert "Give --out a name that ends in .zip." in capsys.readouterr().err
    assert (tmp_path / "library.tar").read_text() == "mine"


def test_a_site_that_cannot_be_built_leaves_the_last_file(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "library.zip"
    out.write_bytes(b"the last one")
    (root / "docs" / "index.md").write_text("[nowhere](nowhere.md)\n", "utf-8")
    assert cli.main(["export", "site", "--root", str(root), "--today", "2026-06-01", "--out", str(out)]) == 1
    assert "Nothing was written." in capsys.readouterr().err
    assert out.read_bytes() == b"the last one"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_files_from_disk_are_packed_like_those_from_memory(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words " * 1000)
    count = pack(tmp_path / "disk.zip", [("in/a.txt", tmp_path / "a.txt")], date(2026, 6, 1))
    assert count == 1
    (tmp_path / "memory.zip").write_bytes(archive({"in/a.txt": b"words " * 1000}, date(2026, 6, 1)))
    with zipfile.ZipFile(tmp_path / "disk.zip") as disk, zipfile.ZipFile(tmp_path / "memory.zip") as memory:
        for one, other in zip(disk.infolist(), memory.infolist(), strict=True):
            assert (one.filename, one.date_time, one.CRC, one.external_attr, one.flag_bits) == (
                (other.filename, other.date_time, other.CRC, other.external_attr, other.flag_bits)
            )


MEASURE = """
import resource, sys, os
from datetime import date
from pathlib import Path
from connected_practice.packages.archive import pack
folder = Path(sys.argv[1])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
pack(folder / "big.zip", [("big", folder / "big")], date(2026, 6, 1))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured by the system's own account of it")
def test_packing_a_large_file_takes_little_memory(tmp_path: Path) -> None:
    with (tmp_path / "big").open("wb") as big:
        big.truncate(100_000_000)
    done = subprocess.run([sys.executable, "-c", MEASURE, str(tmp_path)], capture_output=True, text=True, check=True)
    kilobytes = int(done.stdout) // (1024 if sys.platform == "darwin" else 1)
    assert kilobytes < 10_000
