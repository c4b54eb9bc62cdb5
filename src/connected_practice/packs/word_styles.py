"""How our Word documents look, part by part as WordprocessingML has it: the same as browser/documents/word-styles.ts.

Fonts are the theme's (Georgia and Calibri, which come with Word on Windows and Macs; Gelasio and Carlito take no other
width where they stand in), so that an organisation changes both at once under Design, Fonts. Sizes are half points,
lengths twentieths of a point. Format: ECMA-376, part 1, 17.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from connected_practice.packages.archive import archive
from connected_practice.packs.slide_master import theme

INK, INK_SOFT = "1D2B2C", "4A5859"
ACCENT, ACCENT_STRONG = "0B5D5B", "073F3E"
TINT, LINE = "E6F0EE", "7D8583"

SHORT, LONG = 11906, 16838
"""A4: 210 by 297 mm."""
SIDE, TOP, BOTTOM, EDGE = 1134, 1247, 1361, 567

READING, CLOSE = 290, 252
"""A line at a time: 240 is single."""

BULLETS, BOXES, NUMBERS = 1, 2, 3
"""The abstract lists. The two first have an instance of the same number; numbers get a new one in each list."""

DEEPEST = 3
"""Lists can lie four deep; what lies deeper is shown on the fourth level."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {"styles": "styles", "numbering": "numbering", "settings": "settings", "theme/theme1": "theme"}
_FONTS = '<w:rFonts w:asciiTheme="{0}HAnsi" w:hAnsiTheme="{0}HAnsi" w:eastAsiaTheme="{0}EastAsia" w:cstheme="{0}Bidi"/>'
_MAJOR, _MINOR = _FONTS.format("major"), _FONTS.format("minor")


@cache
def empty_document() -> bytes:
    """Return a document without a word: styles, lists, settings, theme."""
    rels = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        for number, (name, kind) in enumerate(_PARTS.items(), 1)
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in (
            ("document", "wordprocessingml.document.main"),
            *((name, kind if kind == "theme" else f"wordprocessingml.{kind}") for name, kind in _PARTS.items()),
        )
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}">{rels}</Relationships>',
        "word/document.xml": f'<w:document {_W} xmlns:r="{_OFFICE}"><w:body><w:sectPr>'
        f'<w:pgSz w:w="{SHORT}" w:h="{LONG}"/><w:pgMar w:top="{TOP}" w:right="{SIDE}" w:bottom="{BOTTOM}" '
        f'w:left="{SIDE}" w:header="{EDGE}" w:footer="{EDGE}" w:gutter="0"/></w:sectPr></w:body></w:document>',
        "word/styles.xml": f"<w:styles {_W}>{_defaults()}{''.join(_styles())}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_W}>{_lists()}</w:numbering>",
        "word/settings.xml": f'<w:settings {_W}><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/></w:settings>',
        "word/theme/theme1.xml": theme(),
    }
    return archive({name: (_XML + text).encode() for name, text in parts.items()}, date(2026, 1, 1))


def _defaults() -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_MINOR}<w:color w:val="{INK}"/>{_size(23)}'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_spacing(0, 140, READING)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _styles() -> Iterator[str]:
    """Yield the styles, by the names under which Word knows them."""
    yield '<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    yield (
        '<w:style w:type="character" w:styleId="DefaultParagraphFont" w:default="1">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:styleId="TableNormal" w:default="1"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:rPr><w:color w:val="{ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>'
    )
    together = "<w:keepNext/><w:keepLines/>"
    yield _style("Title", "Title", together + _spacing(0, 160, CLOSE), _heading(52))
    for level, (size, before, after) in enumerate(((34, 420, 120), (27, 320, 90), (23, 240, 60)), 1):
        form = f'{together}{_spacing(before, after, CLOSE)}<w:outlineLvl w:val="{level - 1}"/>'
        yield _style(f"Heading{level}", f"heading {level}", form, _heading(size))
    yield _style("ListParagraph", "List Paragraph", _spacing(0, 90, READING), next_="")
    yield _style("ListBullet", "List Bullet", based="ListParagraph", next_="")
    yield _style("ListNumber", "List Number", based="ListParagraph", next_="")
    soft = f'<w:color w:val="{INK_SOFT}"/>'
    yield _style("Caption", "caption", f"<w:keepNext/>{_spacing(200, 80, CLOSE)}", f"<w:b/><w:bCs/>{soft}{_size(21)}")
    yield _style("Lead", "Lead", _spacing(0, 240, READING), soft + _size(27))
    owner = f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>{_size(23)}'
    yield _style("Owner", "Organisation", f"<w:keepNext/>{_spacing(0, 60, CLOSE)}", owner, next_="Title")
    yield _style("Small", "Small", "", soft + _size(19), next_="")
    yield _style("TableText", "Table Text", _spacing(50, 50, CLOSE), _size(21), next_="")
    edge = f'<w:pBdr><w:left w:val="single" w:sz="36" w:space="8" w:color="{ACCENT}"/></w:pBdr>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
    note = f'<w:keepLines/>{edge}{shade}{_spacing(160, 200, READING)}<w:ind w:left="200" w:right="200"/>'
    yield _style("Note", "Note", note, next_="")
    ruled = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="{LINE}"/>' for side in ("bottom", "between")
    )
    lines = f'<w:pBdr>{ruled}</w:pBdr><w:spacing w:before="0" w:after="0" w:line="510" w:lineRule="exact"/>'
    yield _style("WritingLine", "Writing Line", lines, next_="")
    for name in ("Header", "Footer"):
        yield _style(name, name.lower(), _spacing(0, 0, CLOSE), soft + _size(18), next_="")


def _style(id_: str, name: str, form: str = "", look: str = "", based: str = "Normal", next_: str = "Normal") -> str:
    following = f'<w:next w:val="{next_}"/>' if next_ else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>{following}'
        f"<w:qFormat/><w:pPr>{form}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def _heading(size: int) -> str:
    return f'{_MAJOR}<w:b/><w:bCs/><w:color w:val="{ACCENT_STRONG}"/>{_size(size)}'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _spacing(before: int, after: int, line: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _lists() -> str:
    bullets = ["\u2022", "\u2013", "\u2022", "\u2013"]
    formats = ["decimal", "lowerLetter", "lowerRoman", "decimal"]
    boxes = '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>'
    lists = {
        BULLETS: [_list_level(at, "bullet", sign) for at, sign in enumerate(bullets)],
        BOXES: [_list_level(at, "bullet", "\u2610", boxes) for at in range(4)],
        NUMBERS: [_list_level(at, form, f"%{at + 1}.", "<w:b/><w:bCs/>") for at, form in enumerate(formats)],
    }
    described = "".join(
        f'<w:abstractNum w:abstractNumId="{id_}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
        for id_, levels in lists.items()
    )
    return described + "".join(
        f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{id_}"/></w:num>' for id_ in (BULLETS, BOXES)
    )


def _list_level(level: int, form: str, sign: str, look: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{sign}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{400 * (level + 1)}" w:hanging="400"/></w:pPr>'
        f'<w:rPr>{look}<w:color w:val="{ACCENT}"/></w:rPr></w:lvl>'
    )
