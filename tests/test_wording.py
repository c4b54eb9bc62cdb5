"""What the word check finds in texts and files, and what `practice words` says of it."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pyphen
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connected_practice import cli, link
from connected_practice.glossary import Form, Matcher, Use
from connected_practice.load import read
from connected_practice.models.term import Discouraged
from connected_practice.publish import wording as published
from connected_practice.wording import abbreviations, files, passages, show
from connected_practice.wording.check import Finding, Kind, Level, Result, check
from connected_practice.wording.settings import READERS, SAID
from connected_practice.wording.words import words_of
from tests import word_files

Capture = pytest.CaptureFixture[str]

LIBRARY = Path(__file__).parent / "fixtures" / "wording"
CASES: dict[str, Any] = json.loads((LIBRARY / "cases.json").read_text("utf-8"))
"""Texts and answers that tests/browser/units/word-check holds the browser's code to as well."""

GLOSSARY = read(LIBRARY)
WORDS = words_of(GLOSSARY)

short = settings(derandomize=True, max_examples=150, deadline=None)


def found(text: str, reader: str = "parent") -> tuple[Finding, ...]:
    """Return what is found in a text by the small glossary."""
    return check(text, WORDS, READERS[reader]).findings


def line(finding: Finding) -> str:
    """Return a finding as the shared cases write it."""
    return f"{finding.level} {finding.kind} {finding.words}" + (f" {finding.count}" if finding.count > 1 else "")


# What is shared with the browser


def test_the_small_glossary_is_published_as_the_browser_reads_it() -> None:
    """Where this fails by intention, write what it says into wording.json."""
    made = dict(published.files(link.link(GLOSSARY)))
    assert json.loads(made[published.WORDING]) == json.loads((LIBRARY / "wording.json").read_text("utf-8"))


def test_the_patterns_are_published_whole_with_their_notice() -> None:
    patterns = (Path(pyphen.__file__).parent / "dictionaries" / "hyph_en_GB.dic").read_text("utf-8")
    lines = published.hyphenation().split("\n")
    assert [row for row in lines if not row.startswith("%")] == patterns.split("\n")
    assert "% British English hyphenation patterns" in lines[1]
    assert any("Unlimited copying" in row for row in lines)


@pytest.mark.parametrize("case", CASES["checking"], ids=lambda case: str(case["name"]))
def test_checking(case: dict[str, Any]) -> None:
    assert [line(finding) for finding in found(case["text"], case["reader"])] == case["found"]


@pytest.mark.parametrize(("text", "words"), CASES["matching"]["cases"])
def test_matching(text: str, words: list[str]) -> None:
    against = {"discouraged": Discouraged(wording="x", reason="Why.")}
    forms = [Form(wording, wording, Use(use), against.get(use)) for wording, use in CASES["matching"]["forms"]]
    assert [text[match.start : match.end] for match in Matcher(forms).find(text)] == words


@pytest.mark.parametrize(("text", "parts"), CASES["sentences"])
def test_sentences(text: str, parts: list[str]) -> None:
    laid = passages.lay_out(text)
    assert len(laid) == len(text)
    assert [laid[start:end] for start, end in passages.sentences(laid)] == parts


@pytest.mark.parametrize(("letters", "phrase", "spelled"), CASES["spelling"])
def test_letters_that_spell_a_phrase(letters: str, phrase: str, spelled: bool) -> None:
    assert abbreviations.spells(letters, phrase) is spelled


@pytest.mark.parametrize(("word", "count"), CASES["syllables"])
def test_syllables(word: str, count: int) -> None:
    patterns = pyphen.Pyphen(filename=LIBRARY / "patterns.dic")
    assert len(patterns.positions(word)) + 1 == count


# What is said


def test_a_discouraged_wording_says_why_and_what_to_write() -> None:
    (finding,) = found("He is a school refuser.")
    assert (finding.kind, finding.level, finding.term) == (Kind.DISCOURAGED, Level.CHANGE, "avoidance")
    assert finding.reason == "It makes the child the problem."
    assert finding.say == "Write: a child who finds it hard to attend."


def test_advice_is_a_sentence_and_the_title_stands_where_nothing_else_does() -> None:
    naughty, offender = found("A naughty offender.")
    assert naughty.say == "Say what the child did, and when."
    assert offender.say == "Write: child."


def test_quoted_words_are_raised_softly_and_say_so() -> None:
    (finding,) = found('She said "he is naughty".')
    assert finding.level is Level.NOTE
    assert finding.reason.endswith(SAID["quoted"])
    assert finding.say == "If the words are yours, say what the child did, and when."
    (named,) = found("He wrote to the National Offender Service.")
    assert named.level is Level.NOTE
    assert named.say == "If it is none, write: child."


def test_an_abbreviation_is_written_out_in_words_that_spell_it() -> None:
    ebsa, dols, cla = found("EBSA, DoLS and CLA.")
    assert ebsa.say == "Write emotionally based school avoidance (EBSA) the first time."
    assert dols.say == "Write deprivation of liberty the first time."
    assert cla.say == "Write child looked after (CLA) the first time."


def test_letters_with_two_meanings_name_both() -> None:
    (finding,) = found("The SLT.")
    assert finding.reason == (
        "It means different things to different people: senior leadership team in education; speech and language "
        "therapist in health and social care."
    )


def test_a_colleague_is_told_who_uses_an_abbreviation() -> None:
    (finding,) = found("The DoLS.", "colleague")
    assert finding.reason == "It is used in social care and health. A colleague elsewhere may not know it."


def test_senses_are_told_without_markdown() -> None:
    (finding,) = found("The placement.", "colleague")
    assert "Education and health: A school, or work experience." in finding.reason


# The reading age


def test_a_short_text_has_no_reading_age() -> None:
    assert check("Word. " * 29, WORDS, READERS["parent"]).reading_age is None
    assert check("Word. " * 30, WORDS, READERS["parent"]).reading_age == 5.0


def test_headings_and_addresses_do_not_make_a_letter_easy() -> None:
    body = "Notwithstanding considerable organisational difficulties, professionals collaborated systematically. " * 5
    head = "Dear Ms Ward\n12 High Street\nYours sincerely\nHead of Year\n" * 5
    alone, whole = (check(text, WORDS, READERS["parent"]) for text in (body, head + body))
    assert alone.reading_age == whole.reading_age
    assert whole.words > alone.words


def test_a_line_of_points_takes_no_time() -> None:
    assert check("Costs " + "." * 200_000 + "x", WORDS, READERS["child"]).words == 2


def test_years_are_shown_whole() -> None:
    assert [show.whole_years(age) for age in (10.4, 10.5, 11.5)] == [10, 11, 12]


# Any text at all

WORDINGS = ["young offender", "EHCP", "SLT", "placement", "İ", "😀", " ", ". "]
SIGNS = ['"', "“", "”", "'", "’", "(", ")", "\n", "\r\n", "\u2029"]
TEXT = st.lists(st.sampled_from(WORDINGS + SIGNS) | st.text(max_size=5), max_size=30).map("".join)


@short
@given(TEXT, st.sampled_from(sorted(READERS)))
def test_findings_stand_in_the_text_in_order(text: str, reader: str) -> None:
    findings = found(text, reader)
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)
    for finding in findings:
        assert finding.words == text[finding.start : finding.end] != ""
        assert finding.reason
        assert finding.say
        assert "{" not in finding.reason + finding.say


# Files


def opened(tmp_path: Path, name: str, data: bytes) -> files.Opened:
    """Return a file as it is read."""
    (tmp_path / name).write_bytes(data)
    return files.read(tmp_path / name)


@pytest.mark.parametrize(
    "data",
    [
        "Café’s\nend".encode(),
        "Café’s\r\nend".encode("utf-8-sig"),
        "Café’s\nend".encode("cp1252"),
        "Café’s\rend".encode("utf-16"),
        b"\xfe\xff" + "Café’s\nend".encode("utf-16-be"),
    ],
)
def test_text_in_the_encodings_that_people_have(data: bytes, tmp_path: Path) -> None:
    assert opened(tmp_path, "a.TXT", data).text == "Café’s\nend"


def test_places_in_a_text_file(tmp_path: Path) -> None:
    text = opened(tmp_path, "a.txt", b"one\ntwo three\n\nfour")
    assert [text.place(text.text.index(word)) for word in ("one", "three", "four")] == [
        files.Place(1, 1),
        files.Place(2, 5),
        files.Place(4, 1),
    ]


def test_markdown_is_read_without_its_signs_and_keeps_its_places(tmp_path: Path) -> None:
    source = (
        "---\ntitle: naughty\n---\n# A **school\nrefuser** here\n\nA *young* offender.\n\n- see [the LAC](x.md)\n\n"
        "`naughty`\n\n| a | truant |\n|---|---|\n| b | c |\n"
    )
    read_in = opened(tmp_path, "a.md", source.encode())
    shown = [(f.words, read_in.place(f.start)) for f in check(read_in.text, WORDS, READERS["parent"]).findings]
    assert [words for words, _ in shown] == ["young offender", "LAC", "truant"]
    lines = source.split("\n")
    for words, place in shown:
        assert lines[place.line - 1].startswith(words.split(" ")[0], place.column - 1)


def test_word_files_are_read_as_the_browser_reads_them(tmp_path: Path) -> None:
    text = opened(tmp_path, "a.docx", word_files.word_file(word_files.RICH))
    assert text.text.split("\n\n") == word_files.RICH_TEXT
    assert text.place(text.text.index("Another")).line == 5


def test_a_word_file_whose_main_part_has_another_name(tmp_path: Path) -> None:
    data = word_files.word_file(word_files.paragraph("Here."), name="word/main2.xml")
    assert opened(tmp_path, "a.docx", data).text == "Here."


def test_a_word_file_with_another_ending_is_still_a_word_file(tmp_path: Path) -> None:
    assert opened(tmp_path, "a.txt", word_files.word_file(word_files.paragraph("Here."))).is_word


LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "has no text in it"),
        ("a.md", b"---\ntitle: x\n---\n\n", "has no text in it"),
        ("a.txt", b"\x00\x01\x02", "is not text"),
        ("a.txt", b"\x81\xff\xfe words", "is not text"),
        ("a.txt", b"\xff\xfea", "is not text"),
        ("a.txt", b"%PDF-1.7", "is a PDF"),
        ("a.txt", b"{\\rtf1 x}", "is a rich text file"),
        ("a.txt", b"\x89PNG\r\n", "is a picture"),
        ("a.odt", b"words", "is not checked: only .txt, .md and .docx files are"),
        ("a.txt", b"a" * 1_000_001, "more than 1,000,000 characters"),
        ("a.docx", b"words", "is not a Word file, though its name says so"),
        ("a.docx", word_files.OLD_WORD, "format that Word had before 2007"),
        ("a.docx", word_files.LOCKED_WORD, "is locked with a password"),
        ("a.docx", word_files.locked(), "is locked with a password"),
        ("a.docx", word_files.word_file(""), "has no text in it"),
        ("a.docx", word_files.word_file("")[:-30], "is not a whole Word file"),
        ("a.docx", word_files.archive({"other.xml": b"<x/>"}), "holds no text that Word would show"),
        ("a.docx", word_files.archive({"word/document.xml": b"<w:p>"}), "is damaged"),
        ("a.docx", word_files.word_file("", before=LAUGHS), "holds something that no Word file holds"),
        ("a.docx", word_files.bomb(50_000_001), "is far larger inside than it looks"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_that_cannot_be_checked_say_why(name: str, data: bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(files.Unreadable) as stop:
        opened(tmp_path, name, data)
    assert str(stop.value).startswith(f"{name} ")
    assert says in str(stop.value)


def test_a_large_file_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(files.MOST_BYTES + 1)
    with pytest.raises(files.Unreadable, match="is larger than 20 MB"):
        files.read(tmp_path / "a.txt")


@pytest.mark.parametrize("seed", range(40))
def test_damaged_word_files_never_end_in_a_fault_of_ours(seed: int, tmp_path: Path) -> None:
    shaken = random.Random(seed)
    data = bytearray(word_files.word_file(word_files.RICH))
    for _ in range(shaken.randint(1, 12)):
        data[shaken.randrange(len(data))] = shaken.randrange(256)
    try:
        opened(tmp_path, "a.docx", bytes(data[: shaken.randint(1, len(data))] if seed % 3 else data))
    except files.Unreadable as stop:
        assert str(stop).startswith("a.docx ")


# The command


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small library; the current folder holds a letter."""
    shutil.copytree(LIBRARY / "content", tmp_path / "library" / "content")
    (tmp_path / "letter.txt").write_text("Dear Ms Ward\n\nHe is a school refuser.\n", "utf-8")
    (tmp_path / "good.txt").write_text("Dear Ms Ward\n\nHe finds it hard to come in.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "library"


def words(root: Path, *arguments: str) -> int:
    """Run `practice words` and return its exit code."""
    return cli.main(["words", "--root", str(root), *arguments])


def test_findings_are_printed_with_place_reason_and_what_to_say(root: Path, capsys: Capture) -> None:
    assert words(root, "letter.txt") == 1
    assert capsys.readouterr().out == (
        "letter.txt:3:9: `school refuser`\n"
        "  It makes the child the problem.\n"
        "  Write: a child who finds it hard to attend.\n\n"
        "letter.txt: 1 thing to change, no notes; too short for a reading age; 8 words.\n"
    )


def test_nothing_found(root: Path, capsys: Capture) -> None:
    assert words(root, "good.txt") == 0
    out = capsys.readouterr().out
    assert out == "good.txt: nothing to change, no notes; too short for a reading age; 10 words.\n"


def test_notes_alone_are_clean(root: Path, capsys: Capture) -> None:
    Path("quoted.txt").write_text('He said "I am naughty".', "utf-8")
    assert words(root, "quoted.txt") == 0
    out = capsys.readouterr().out
    assert "quoted.txt:1:15: note: `naughty`" in out
    assert "nothing to change, 1 note" in out


def test_the_reader_decides(root: Path, capsys: Capture) -> None:
    Path("plan.txt").write_text("The EHCP names the placement. " * 10, "utf-8")
    assert words(root, "plan.txt") == 1
    parent = capsys.readouterr().out
    assert words(root, "plan.txt", "--reader", "colleague") == 0
    colleague = capsys.readouterr().out
    assert "`EHCP` (10 times)" in parent
    assert "for a parent or carer aim for 11 or less" in parent
    assert "`placement` (10 times)" in colleague
    assert "for a colleague in another agency aim for 14 or less" in colleague


def test_json_for_programs(root: Path, capsys: Capture) -> None:
    Path("letter.docx").write_bytes(word_files.word_file(word_files.paragraph("A") + word_files.paragraph("A truant.")))
    assert words(root, "letter.docx", "good.txt", "letter.txt", "--json", "--reader", "child") == 1
    said = capsys.readouterr()
    value = json.loads(said.out)
    assert said.err == ""
    assert (value["format"], value["reader"], value["aim"]) == (1, "child", 9)
    word, good, text = value["files"]
    assert word["findings"][0] | {"paragraph": 2, "words": "truant", "kind": "discouraged"} == word["findings"][0]
    assert good["findings"] == []
    assert text["findings"][0] | {"line": 3, "column": 9, "start": 22, "end": 36} == text["findings"][0]


def test_a_file_that_cannot_be_read_does_not_keep_others_from_being_checked(root: Path, capsys: Capture) -> None:
    Path("empty.txt").write_text("", "utf-8")
    assert words(root, "empty.txt", "letter.txt") == 2
    said = capsys.readouterr()
    assert said.err == "practice: empty.txt has no text in it. Is it the right file?\n"
    assert "school refuser" in said.out
    assert words(root, "nowhere.txt") == 2
    assert "nowhere.txt" in capsys.readouterr().err


def test_a_library_without_its_lists_cannot_check(root: Path, capsys: Capture) -> None:
    (root / "content" / "vocabulary.yml").unlink()
    assert words(root, "letter.txt") == 2
    assert "content/vocabulary.yml cannot be read. `practice check` says why." in capsys.readouterr().err


def test_signs_that_would_move_a_terminals_cursor_are_not_printed(root: Path, capsys: Capture) -> None:
    Path("odd.txt").write_text("a school\u2029refuser \x1b[2J\u202e young-\toffender truant\n", "utf-8")
    assert words(root, "odd.txt") == 1
    assert not set("\x1b\u202e\t") & set(capsys.readouterr().out)


def test_long_findings_are_shown_short() -> None:
    finding = Finding(Kind.SENTENCE, Level.NOTE, 0, 200, "word " * 40, "Why.", "What.")
    opened_text = files.Opened("word " * 40, False, (0,))
    shown = show.as_text([show.Checked("a.txt", opened_text, Result((finding,), 40, None))], READERS["parent"])
    assert len(shown.split("\n")[0]) < 120
