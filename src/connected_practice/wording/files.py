"""The texts of files: plain text, Markdown and Word, each with the places of its characters."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from connected_practice.markdown import parse
from connected_practice.wording.word_file import NotWord, word_text

MOST_BYTES = 20_000_000
MOST_CHARACTERS = 1_000_000
"""About 150,000 words: longer than any letter, policy or plan."""

ENDINGS = (".txt", ".md", ".docx")

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_OTHERS = {
    b"%PDF": "is a PDF. Copy its text into a .txt file, or open the document that it was made from.",
    b"{\\rtf": "is a rich text file. Open it in Word and save it as .docx.",
    b"\x89PNG": "is a picture. Only text can be checked.",
    b"\xff\xd8\xff": "is a picture. Only text can be checked.",
}
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


class Unreadable(Exception):
    """A file that cannot be checked; the message says which, why, and what to do."""


@dataclass(frozen=True)
class Place:
    """Where something stands in a file. Both count from 1; a Word file has paragraphs and no columns."""

    line: int
    column: int


@dataclass(frozen=True)
class Opened:
    """A file's text as it is checked, and where each part of it comes from."""

    text: str
    is_word: bool
    lines: tuple[int, ...]
    """Where each line of the file begins, or each paragraph of a Word file."""
    parts: tuple[tuple[int, int], ...] = ((0, 0),)
    """Where parts of the text begin, in it and in the file: Markdown's signs are left out of the text."""

    def place(self, offset: int) -> Place:
        """Return where a character of the text stands in the file."""
        begins, there = self.parts[bisect_right(self.parts, (offset, len(self.text) * 4)) - 1]
        at = there + offset - begins
        line = bisect_right(self.lines, at)
        return Place(line, at - self.lines[line - 1] + 1)


def read(path: Path) -> Opened:
    """Return the text of a file. Raises Unreadable, and OSError where the system does not give it."""
    if path.suffix.lower() not in ENDINGS:
        raise Unreadable(f"{path.name} is not checked: only {', '.join(ENDINGS[:-1])} and {ENDINGS[-1]} files are.")
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB, the most that is checked.")
    try:
        opened = _opened(path.read_bytes(), path.suffix.lower())
    except NotWord as error:
        raise Unreadable(f"{path.name} {error}") from error
    if not opened.text.strip():
        raise Unreadable(f"{path.name} has no text in it. Is it the right file?")
    if len(opened.text) > MOST_CHARACTERS:
        raise Unreadable(f"{path.name} has more than {MOST_CHARACTERS:,} characters. Check it in parts.")
    return opened


def _opened(data: bytes, ending: str) -> Opened:
    for start, what in _OTHERS.items():
        if data.startswith(start):
            raise NotWord(what)
    if data.startswith(_OLD_WORD):
        if _LOCKED in data:
            raise NotWord("is locked with a password. Open it, save it without the password, and try again.")
        raise NotWord("is in the format that Word had before 2007. Open it in Word and save it as .docx.")
    is_zip = data.startswith(b"PK")
    if ending == ".docx" or is_zip:
        if not is_zip:
            raise NotWord("is not a Word file, though its name says so. Open it in Word and save it as .docx.")
        text = word_text(data)
        return Opened(text, True, _starts(text, "\n\n"))
    text = decoded(data)
    return _markdown(text) if ending == ".md" else Opened(text, False, _starts(text, "\n"))


def decoded(data: bytes) -> str:
    """Return bytes as text: UTF-8, UTF-16 with its mark, or else Windows-1252, which Word writes. Raises NotWord."""
    try:
        text: str | None = data.decode("utf-16") if data.startswith(_UTF_16) else data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _in_1252(data)
    if text is None or "\0" in text:
        raise NotWord("is not text. Save it as plain text (.txt) or as .docx.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _in_1252(data: bytes) -> str | None:
    if data.startswith(_UTF_16):
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _markdown(source: str) -> Opened:
    """Return the words of a Markdown text, blocks apart, without what stands in front of it."""
    skipped = 0
    if source.startswith("---\n"):
        end = source.find("\n---\n", 3)
        skipped = end + 5 if end >= 0 else 0
    pieces: list[str] = []
    parts: list[tuple[int, int]] = []
    length, block = 0, -1
    body = source[skipped:]
    for run in parse(body).runs:
        if run.block != block and pieces:
            pieces.append("\n\n")
            length += 2
        block = run.block
        parts.append((length, skipped + run.start))
        pieces.append(body[run.start : run.end].replace("\n", " "))
        length += run.end - run.start
    return Opened("".join(pieces), False, _starts(source, "\n"), tuple(parts) or ((0, 0),))


def _starts(text: str, between: str) -> tuple[int, ...]:
    starts, at = [0], text.find(between)
    while at >= 0:
        starts.append(at + len(between))
        at = text.find(between, at + len(between))
    return tuple(starts)
