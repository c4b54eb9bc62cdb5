"""Measuring packages: what is made is what people get, and each figure is held against the right baseline."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import CannotMeasure, packages, packing
from connected_practice import link, load
from connected_practice.publish import assets
from tests.library import GOOD, browser_code, copy


def test_a_library_with_many_modules_has_so_many(tmp_path: Path) -> None:
    root = packages.with_modules(GOOD, tmp_path / "many", 5)
    library = link.link(load.read(root))
    assert len(library.of_kind("module")) == 5
    assert len({document.record.title for document in library.of_kind("module")}) == 5


def test_a_library_without_modules_cannot_be_made_larger(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    (root / "content/modules/first-weeks.md").unlink()
    with pytest.raises(CannotMeasure, match="no modules"):
        packages.with_modules(root, tmp_path / "many", 5)


def test_what_is_zipped_alone_is_what_the_packages_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "COMPILED", browser_code(tmp_path / "compiled"))
    made = {name: tmp_path / name for name in ("scorm", "cartridge")}
    for name, folder in made.items():
        folder.mkdir()
        assert packing.main(name, str(GOOD), str(folder), str(tmp_path / "report.json")) == 0
        (again,) = [content for _, content in packing.prepared("zip", GOOD, folder)()]
        (package,) = folder.iterdir()
        assert abs(len(again) - package.stat().st_size) < 10
    assert {path.name for folder in made.values() for path in folder.iterdir()} == {
        "first-weeks.zip",
        "first-weeks.imscc",
    }


def test_packages_are_held_against_zipping_their_own_bytes_and_data_against_pages() -> None:
    def cost(cpu: float) -> dict[str, float]:
        return {"cpu": cpu, "wall": cpu, "memory": 1e6, "files": 1, "bytes": 10}

    times = [0.0, 2.0, 8.0, 4.0, 8.0, 10.0, 30.0, 5.0]
    costs = {p.name: [cost(time)] for p, time in zip((packages.NOTHING, *packages.PIECES), times, strict=True)}
    ratios = {piece.what: packages._figure(piece, costs).ratio for piece in packages.PIECES if piece.what != "zip"}
    assert ratios == {"scorm": 4.0, "cartridge": 2.0, "pages": 1.0, "data": 3.0, "feeds": 0.5}
    assert packages._figure(packages.NOTHING, costs).ratio is None
