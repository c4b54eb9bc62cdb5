"""Word files made part by part, good and bad, for tests of what reads them."""

from __future__ import annotations

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/{name}" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{name}"/>'
    "</Relationships>"
)


def paragraph(text: str) -> str:
    """Return a paragraph's XML. The text is taken as it stands, so that it may have further runs in it."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def run(xml: str) -> str:
    """Return what ends a run's text, holds other XML and begins the text again."""
    return f'</w:t></w:r>{xml}<w:r><w:t xml:space="preserve">'


def word_file(body: str, name: str = "word/document.xml", before: str = "") -> bytes:
    """Return a Word file whose main part has this body; `before` stands in front of its root."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {_SPACES}><w:body>{body}</w:body></w:document>'
    )
    return archive({name: document.encode()}, name)


def archive(parts: dict[str, bytes], main: str = "word/document.xml") -> bytes:
    """Return an archive with these parts, and those that say which is the main one."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", _TYPES.format(name=main))
        made.writestr("_rels/.rels", _RELATIONSHIPS.format(name=main))
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


def bomb(size: int) -> bytes:
    """Return a small Word file whose text would be of this size."""
    return archive({"word/document.xml": b"<w:t>" + b" " * size})


def locked() -> bytes:
    """Return a Word file whose parts are marked as encrypted."""
    data = bytearray(word_file(paragraph("Words.")))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 1)
    return bytes(data)


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED_WORD = OLD_WORD + "EncryptedPackage".encode("utf-16-le") + bytes(64)

RICH = "".join(
    [
        paragraph("Dear Ms Ward,"),
        paragraph("Two" + run("<w:r><w:br/></w:r>") + "lines and a" + run("<w:r><w:tab/></w:r>") + "tab."),
        paragraph(""),
        paragraph(
            "Kept "
            + run('<w:del w:id="1"><w:r><w:delText>gone </w:delText></w:r></w:del>')
            + run('<w:ins w:id="2"><w:r><w:t>put in</w:t></w:r></w:ins>')
            + "."
        ),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>One cell</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>Another</w:t></w:r></w:p></w:tc></w:tr>"
        '<w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc><w:p><w:r><w:t>A row that went</w:t></w:r></w:p></w:tc></w:tr>'
        "</w:tbl>",
        '<w:p><w:pPr><w:rPr><w:del w:id="4"/></w:rPr></w:pPr><w:r><w:t>Joined to </w:t></w:r></w:p>',
        paragraph("the next."),
        paragraph(
            "Before the box"
            + run(
                "<w:r><mc:AlternateContent><mc:Choice><w:t>never</w:t></mc:Choice><mc:Fallback><w:pict><v:shape>"
                "<v:textbox><w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent></v:textbox>"
                "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            )
            + ", and after."
        ),
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:hyperlink><w:r><w:t>A link &amp; more</w:t></w:r></w:hyperlink></w:p>"
        "</w:sdtContent></w:sdt>",
        "<w:p><w:r><w:noBreakHyphen/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>&lt;script&gt; ☒ 👩‍👩‍👧</w:t>"
        "</w:r></w:p>",
    ]
)
RICH_TEXT = [
    "Dear Ms Ward,",
    "Two\nlines and a\ttab.",
    "Kept put in.",
    "One cell",
    "Another",
    "Joined to the next.",
    "Before the box, and after.",
    "in the box",
    "A link & more",
    "‑<script>  👩‍👩‍👧",
]
"""What is read of that body, paragraph by paragraph."""
