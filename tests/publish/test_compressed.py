"""Text is compressed beside itself, the same each time."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from connected_practice import cli
from connected_practice.publish import assets, compressed
from tests.library import browser_code, copy

TEXT = b"the same words over and over " * 100


def names(folder: Path) -> set[str]:
    """Return the files in a folder and below."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_text_has_both_forms_beside_it_and_stays(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/page.html").write_bytes(TEXT)
    saved = compressed.write(tmp_path)
    assert names(tmp_path) == {"a/page.html", "a/page.html.gz", "a/page.html.br"}
    assert gzip.decompress((tmp_path / "a/page.html.gz").read_bytes()) == TEXT
    assert brotli.decompress((tmp_path / "a/page.html.br").read_bytes()) == TEXT
    assert (saved.files, saved.plain) == (1, len(TEXT))
    assert saved.brotli == (tmp_path / "a/page.html.br").stat().st_size < saved.plain


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("small.html", TEXT[: compressed.LEAST]),
        ("picture.png", TEXT),
        ("font.woff2", TEXT),
        ("package.zip", TEXT),
        ("package.imscc", TEXT),
        ("page.html.gz", TEXT),
        ("noise.json", os.urandom(4_000)),
    ],
)
def test_what_gains_nothing_is_left_alone(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    compressed.write(tmp_path)
    assert names(tmp_path) == {name}


def test_the_same_text_makes_the_same_files_whenever(tmp_path: Path) -> None:
    made = []
    for day in (1, 1_700_000_000):
        (tmp_path / "data.json").write_bytes(TEXT)
        os.utime(tmp_path / "data.json", (day, day))
        compressed.write(tmp_path)
        made.append([(tmp_path / f"data.json{suffix}").read_bytes() for suffix in compressed.WAYS])
    assert made[0] == made[1]


def test_compressing_again_replaces_what_is_old(tmp_path: Path) -> None:
    (tmp_path / "data.json").write_bytes(TEXT)
    compressed.write(tmp_path)
    (tmp_path / "data.json").write_bytes(os.urandom(4_000))
    compressed.write(tmp_path)
    assert names(tmp_path) == {"data.json"}


def test_a_folder_without_text_is_no_trouble(tmp_path: Path) -> None:
    assert compressed.write(tmp_path) == compressed.Saved(0, 0, 0, 0)


def test_a_build_compresses_where_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "COMPILED", browser_code(tmp_path / "compiled"))
    root = copy(tmp_path / "library")
    command = ["build", "--root", str(root), "--today", "2026-06-01"]
    assert cli.main(command) == 0
    plain = names(root / "site")
    assert not [name for name in plain if name.endswith(".br")]
    assert cli.main([*command, "--compress"]) == 0
    added = names(root / "site") - plain
    assert {"index.html.br", "index.html.gz", "404.html.br", "data/v1/catalogue.json.gz"} <= added
    assert all(name.removesuffix(".br").removesuffix(".gz") in plain for name in added)
