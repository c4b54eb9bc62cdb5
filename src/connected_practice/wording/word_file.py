"""The text of a Word file, with care against files that were made to do harm.

Reads what mammoth.js reads, which the browser uses: paragraphs, tables, links, text boxes, and of tracked changes
what was put in. Headers, footers, notes and comments are left out. Format: ECMA-376, Part 1, 17 (WordprocessingML).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

MOST_BYTES = 50_000_000
"""How large a part may become when it is unpacked."""

_MAIN = "/officeDocument"
_CONTENT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
}
_LOOKED_INTO = frozenset(
    "w:document w:body w:r w:tbl w:tr w:tc w:hyperlink w:sdt w:sdtContent w:customXml w:ins w:moveTo w:object "
    "w:smartTag w:drawing w:pict v:roundrect v:shape v:textbox w:txbxContent v:group v:rect mc:AlternateContent "
    "mc:Fallback".split()
)
_SIGNS = {"w:tab": "\t", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad", "w:br": "\n"}
_BOXES = str.maketrans(dict.fromkeys("☐☑☒"))
_BREAKS = re.compile("\n+")
_DELETED = ["w:p", "w:pPr", "w:rPr", "w:del"]
_DELETED_ROW = ["w:tr", "w:trPr", "w:del"]


class NotWord(Exception):
    """A file that is no Word file, or one that cannot be read. The message goes on after the file's name."""


def word_text(data: bytes) -> str:
    """Return the paragraphs of a .docx file with an empty line between them. Raises NotWord."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = _part(archive, _main_part(archive))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise NotWord("is not a whole Word file. Open it in Word and save it again as .docx.") from error
    return "\n\n".join(_Paragraphs().read(part))


def _main_part(archive: zipfile.ZipFile) -> str:
    """Return the name of the part that holds the text, as the package's relationships give it."""
    names = set(archive.namelist())
    if "_rels/.rels" in names:
        for target in _targets(_part(archive, "_rels/.rels")):
            name = posixpath.normpath(target).lstrip("/")
            if name in names:
                return name
    if "word/document.xml" in names:
        return "word/document.xml"
    raise NotWord("holds no text that Word would show. Open it in Word and save it again as .docx.")


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).flag_bits & 1:
        raise NotWord("is locked with a password. Open it, save it without the password, and try again.")
    with archive.open(name) as part:
        data = part.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NotWord("is far larger inside than it looks, as no letter is. It was not opened.")
    return data


def _targets(relationships: bytes) -> Iterator[str]:
    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith(_MAIN):
            found.append(attributes.get("Target", ""))

    parser = _parser()
    parser.StartElementHandler = start
    _parse(parser, relationships)
    yield from found


def _parser() -> expat.XMLParserType:
    """Return a parser that knows no entities but XML's own: a document of Word's has no others."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse
    parser.buffer_text = True
    return parser


def _refuse(*_: object) -> None:
    raise NotWord("holds something that no Word file holds. It was not opened.")


def _parse(parser: expat.XMLParserType, data: bytes) -> None:
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:  # ValueError: an encoding that nobody uses
        raise NotWord("is damaged. Open it in Word and save it again as .docx.") from error


@dataclass
class _Paragraph:
    """A paragraph that we are in."""

    text: list[str]
    boxes: list[str] = field(default_factory=list)
    """The paragraphs of its text boxes, which follow it."""
    is_deleted: bool = False
    """Whether its end was taken out, so that its text goes on in the next paragraph."""


class _Paragraphs:
    """Collects paragraphs while a document is parsed; nothing else of it is kept."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.open: list[_Paragraph] = []
        """One in a text box stands in another."""
        self.path: list[str] = []
        self.skipped = 0
        """How many elements we are in that are not read."""
        self.row = 0
        """How deep the table row stands that we are in and that was taken out."""
        self.carried = ""

    def read(self, document: bytes) -> list[str]:
        """Return the paragraphs that are not empty."""
        parser = _parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        _parse(parser, document)
        plain = (_BREAKS.sub("\n", text.translate(_BOXES)).strip(" \t\n") for text in self.done)
        return [text for text in plain if text]

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        tag = f"{_CONTENT.get(space, '')}:{local}"
        self.path.append(tag)
        if self.path[-3:] == _DELETED_ROW:
            self.row = len(self.path) - 2
        elif self.path[-4:] == _DELETED and self.open:
            self.open[-1].is_deleted = True
        if self.skipped or self.row or not (tag in _LOOKED_INTO or tag in _SIGNS or tag in ("w:p", "w:t")):
            self.skipped += 1
        elif tag == "w:p":
            self.open.append(_Paragraph([self.carried]))
            self.carried = ""
        elif tag in _SIGNS and self.open:
            self.open[-1].text.append(_SIGNS[tag])

    def _text(self, text: str) -> None:
        if not self.skipped and self.open and self.path[-1] == "w:t":
            self.open[-1].text.append(text)

    def _end(self, _name: str) -> None:
        tag = self.path.pop()
        if self.skipped:
            self.skipped -= 1
        elif tag == "w:p":
            self._close(self.open.pop())
        if len(self.path) < self.row:
            self.row = 0

    def _close(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.text)
        if paragraph.is_deleted:
            self.carried, text = text, ""
        (self.open[-1].boxes if self.open else self.done).extend([text, *paragraph.boxes])
