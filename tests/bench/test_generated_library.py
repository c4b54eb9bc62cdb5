"""Generated libraries: as many records as asked for, the same for the same seed, in order, as dense as the real one."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from bench import CannotMeasure, library, site
from bench.density import MEASURES, densities
from bench.pattern import Pattern
from bench.words import FILLERS, KEPT, words_in
from connected_practice import pipeline
from connected_practice.load import Collection, read
from connected_practice.models.base import Prose
from tests.library import GOOD, TODAY, copy, principle

REAL = Path(__file__).parents[2]
SIZE = len(read(GOOD).documents)


@pytest.fixture(scope="module")
def pattern() -> Pattern:
    """The small library that generated ones have the shape of."""
    return Pattern(read(GOOD))


def files(root: Path) -> dict[str, bytes]:
    """Return every file of a library by its path."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def prose(collection: Collection) -> str:
    """Return every text that a library's records hold in prose."""
    fields = [value.value for d in collection.documents for value in d.marked if isinstance(value.mark, Prose)]
    return "\n".join([*fields, *(document.body for document in collection.documents)])


@pytest.mark.parametrize("records", [SIZE, SIZE + 1, 3 * SIZE, 200])
def test_it_has_the_records_asked_for_and_no_problem_stops_it(pattern: Pattern, tmp_path: Path, records: int) -> None:
    library.write(pattern, tmp_path / "made", records, seed=1)
    checked = pipeline.check(tmp_path / "made", TODAY)
    assert len(checked.collection.documents) == records
    assert [problem for problem in checked.problems if problem.is_error] == []


def test_part_of_the_real_library_can_be_asked_for(tmp_path: Path) -> None:
    real = read(REAL)
    records = len(real.documents) // 2
    library.write(Pattern(real), tmp_path / "made", records, seed=1)
    checked = pipeline.check(tmp_path / "made", TODAY)
    assert len(checked.collection.documents) == records
    assert [problem for problem in checked.problems if problem.is_error] == []


def test_it_is_as_dense_as_the_real_one(tmp_path: Path) -> None:
    real = read(REAL)
    library.write(Pattern(real), tmp_path / "made", len(real.documents) * 5 // 4, seed=1)
    assert pipeline.check(tmp_path / "made", TODAY).is_publishable
    expected, found = densities(real), densities(read(tmp_path / "made"))
    assert {name: found[name] for name in MEASURES} == pytest.approx({n: expected[n] for n in MEASURES}, rel=0.1)
    assert found["share of term"] == pytest.approx(expected["share of term"], rel=0.05)


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(pattern: Pattern, tmp_path: Path) -> None:
    for name, seed in (("one", 7), ("same", 7), ("other", 8)):
        library.write(pattern, tmp_path / name, 2 * SIZE + 3, seed)
    assert files(tmp_path / "one") == files(tmp_path / "same")
    assert files(tmp_path / "one") != files(tmp_path / "other")


def test_no_word_of_the_real_texts_is_in_it(pattern: Pattern, tmp_path: Path) -> None:
    library.write(pattern, tmp_path / "made", 2 * SIZE, seed=1)
    texts = [path.read_text("utf-8") for path in (tmp_path / "made" / "content").glob("*/*.md")]
    sentences = {line.strip() for line in prose(pattern.collection).splitlines() if len(line.split()) > 4}
    assert sentences
    assert not [line for line in sentences if any(line in text for text in texts)]
    real = {word.lower() for word in words_in(prose(pattern.collection))} - KEPT - set(FILLERS)
    made = {word.lower() for document in read(tmp_path / "made").documents for word in words_in(document.record.title)}
    assert not real & made


def test_volumes_share_no_word_of_the_glossary(pattern: Pattern, tmp_path: Path) -> None:
    library.write(pattern, tmp_path / "made", 3 * SIZE, seed=1)
    titles = [d.record.title.lower() for d in read(tmp_path / "made").of_kind("term")]
    assert len(titles) > 2 * len(pattern.collection.of_kind("term"))
    assert len(set(titles)) == len(titles)


def test_a_library_with_a_fault_is_no_pattern(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, "See [the other](principle:nowhere).")
    with pytest.raises(CannotMeasure, match="principle:nowhere"):
        library.write(Pattern(read(root)), tmp_path / "made", 100, seed=1)


def test_an_existing_library_is_not_written_over(pattern: Pattern, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(FileExistsError):
        library.write(pattern, tmp_path, SIZE, seed=1)


def test_both_sides_are_built_with_one_theme_and_the_plain_one_without_our_plugins(
    pattern: Pattern, tmp_path: Path
) -> None:
    library.write(pattern, tmp_path, SIZE, seed=1)
    site.write(tmp_path)
    (tmp_path / "pages").mkdir()
    ours, plain = (load_config(str(tmp_path / name)) for name in ("mkdocs.yml", "plain.yml"))
    assert "connected-practice" in ours.plugins
    assert set(plain.plugins) == set(ours.plugins) - {"connected-practice", "macros"}
    for option in ("markdown_extensions", "mdx_configs", "nav", "extra_css", "strict"):
        assert plain[option] == ours[option], option
    assert list(plain.theme) == list(ours.theme)
    assert plain.theme.dirs == ours.theme.dirs
    assert "navigation.prune" in plain.theme["features"]
