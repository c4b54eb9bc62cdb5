"""The slide master that packs are made with: an empty presentation, written part by part as PresentationML has it.

Each layout of slides.json becomes a real layout with placeholders, fonts and colours are the theme's, so that an
organisation puts its own master in the place of this one and every slide follows. Format: ECMA-376, part 1, 19 to 21.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any
from xml.sax.saxutils import quoteattr

from connected_practice.packages.archive import archive
from connected_practice.packs.fitting import measures

TITLE, BODY = 0, 1
HEADS, COLUMNS = 11, 21
"""Placeholders' numbers: the first head and the first body of columns."""
LOGO, CODE, CAPTION, ORIGIN = 30, 31, 32, 33
FOOTER, NUMBER = 40, 41

FIRST_ID = 2_147_483_648
"""The least number that a master or a layout may have."""

EMU = 914_400
"""English Metric Units in an inch."""

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ANY_DAY = date(2026, 1, 1)

_SCHEME = {
    "ink": '<a:schemeClr val="tx1"/>',
    "paper": '<a:schemeClr val="bg1"/>',
    "deep": '<a:schemeClr val="tx2"/>',
    "tint": '<a:schemeClr val="bg2"/>',
    "accent": '<a:schemeClr val="accent1"/>',
    "warm": '<a:schemeClr val="accent2"/>',
    "soft": f'<a:srgbClr val="{measures()["colours"]["soft"]}"/>',
}
"""Our colours by the theme's names for them."""

_THEME = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "deep",
    "lt2": "tint",
    "accent1": "accent",
    "accent2": "warm",
    "accent3": "case",
    "accent4": "module",
    "accent5": "session",
    "accent6": "finding",
    "hlink": "accent",
    "folHlink": "session",
}

_COLOURS = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)

_ANCHORS = {"bottom": "b", "top": "t", "middle": "ctr"}
_TYPE_OF = {"title": "title", "pause": "secHead", "seats": "cust", "end": "cust"}
"""What PowerPoint knows of layouts: by this it finds the one of another master that takes a slide's place."""


@cache
def empty_presentation() -> bytes:
    """Return a presentation without a slide: a master, and a layout for each that slides ask for."""
    layouts = dict(_layouts())
    parts = {
        "[Content_Types].xml": _content_types(len(layouts)),
        "_rels/.rels": _relations((f"{_OFFICE}/officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": _relations(
            (f"{_OFFICE}/slideMaster", "slideMasters/slideMaster1.xml"),
            (f"{_OFFICE}/notesMaster", "notesMasters/notesMaster1.xml"),
            (f"{_OFFICE}/theme", "theme/theme1.xml"),
        ),
        "ppt/theme/theme1.xml": theme(),
        "ppt/theme/theme2.xml": theme(),
        "ppt/notesMasters/notesMaster1.xml": _notes_master(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relations((f"{_OFFICE}/theme", "../theme/theme2.xml")),
        "ppt/slideMasters/slideMaster1.xml": _master(len(layouts)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            *((f"{_OFFICE}/slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(layouts) + 1)),
            (f"{_OFFICE}/theme", "../theme/theme1.xml"),
        ),
    }
    for number, layout in enumerate(layouts.values(), 1):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = layout
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _relations(
            (f"{_OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return archive({name: (_XML + text).encode() for name, text in parts.items()}, _ANY_DAY)


def layout_name(layout: str, columns: int = 0) -> str:
    """Return what the master calls a layout; that of columns is told from its like by how many there are."""
    name = str(measures()["layouts"][layout]["name"])
    return f"{name}: {columns}" if layout == "seats" else name


def places_of_columns(count: int) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return where the head and the body of each column stand."""
    room = measures()["layouts"]["seats"]["columns"]
    width = (room["w"] - (count - 1) * room["between"]) / count
    found = []
    for at in range(count):
        across = {"x": room["x"] + at * (width + room["between"]), "w": width}
        head, body = room["head"], room["body"]
        below = {"y": room["y"] + head["h"] + 0.1, "h": room["h"] - head["h"] - 0.1}
        found.append(({**head, **across, "y": room["y"]}, {**body, **across, **below}))
    return found


def _layouts() -> Iterator[tuple[str, str]]:
    for name, layout in measures()["layouts"].items():
        if name != "seats":
            yield layout_name(name), _layout(name, layout, list(_places(layout)))
            continue
        for count in range(1, layout["columns"]["most"] + 1):
            shapes = [_placeholder("Title", "title", TITLE, layout["title"])]
            for at, (head, body) in enumerate(places_of_columns(count)):
                shapes.append(_placeholder(f"Heading {at + 1}", "body", HEADS + at, head, bold=True))
                shapes.append(_placeholder(f"Text {at + 1}", "body", COLUMNS + at, body))
            yield layout_name(name, count), _layout(name, layout, shapes, count)


def _places(layout: Mapping[str, Any]) -> Iterator[str]:
    first = layout["name"] == "Title"
    yield _placeholder("Title", "ctrTitle" if first else "title", TITLE, layout["title"])
    yield _placeholder("Subtitle" if first else "Text", "subTitle" if first else "body", BODY, layout["body"])
    if "logo" in layout:
        yield _placeholder("Logo", "pic", LOGO, layout["logo"])
    if "code" in layout:
        yield _placeholder("QR code", "pic", CODE, layout["code"])
        yield _placeholder("Where the code leads", "body", CAPTION, layout["caption"])
        yield _placeholder("Where this is from", "body", ORIGIN, layout["origin"])


def _layout(name: str, layout: Mapping[str, Any], shapes: list[str], columns: int = 0) -> str:
    own = {"title": _bar(0, 0, 0.5, measures()["height"], "deep") + _bar(1.25, 4.3, 1.1, 0.06, "warm")}
    own |= {"question": _bar(0, 0, 0.3, measures()["height"], "accent"), "pause": _bar(1.25, 3.85, 1.1, 0.06, "warm")}
    hidden = ' showMasterSp="0"' if name in own else ""
    kind = _TYPE_OF.get(name, "obj")
    type_ = "" if kind == "cust" else f' type="{kind}"'
    ground = "" if layout["ground"] == "paper" else _ground(layout["ground"])
    furniture = "" if name in ("title", "pause") else _footer() + _number()
    return (
        f'<p:sldLayout {_NAMESPACES}{type_} preserve="1"{hidden}>'
        f"<p:cSld name={quoteattr(layout_name(name, columns))}>{ground}"
        f"{_tree(own.get(name, '') + ''.join(shapes) + furniture)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _master(layouts: int) -> str:
    point = measures()["layouts"]["point"]
    shapes = [
        _bar(0.75, 1.92, 1.1, 0.06, "warm"),
        _placeholder("Title", "title", TITLE, point["title"]),
        _placeholder("Text", "body", BODY, point["body"]),
        _footer(),
        _number(),
    ]
    ids = "".join(f'<p:sldLayoutId id="{FIRST_ID + n}" r:id="rId{n}"/>' for n in range(1, layouts + 1))
    return (
        f"<p:sldMaster {_NAMESPACES}><p:cSld>{_ground('paper')}{_tree(''.join(shapes))}</p:cSld>"
        f"{_COLOURS}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles>"
        f"<p:titleStyle>{_level(1, point['title'])}</p:titleStyle>"
        f"<p:bodyStyle>{''.join(_level(n, point['body']) for n in range(1, 6))}</p:bodyStyle>"
        f"<p:otherStyle>{''.join(_level(n, {'size': 18}) for n in range(1, 6))}</p:otherStyle>"
        "</p:txStyles></p:sldMaster>"
    )


def _notes_master() -> str:
    """Return the master of the pages of notes: the slide above, what is said beneath it."""
    places = measures()["notes"]
    line = f'<a:ln w="9525"><a:solidFill>{_SCHEME["soft"]}</a:solidFill></a:ln>'
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="ID" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_frame(places['slide'])}<a:noFill/>{line}</p:spPr></p:sp>"
    )
    return (
        f"<p:notesMaster {_NAMESPACES}><p:cSld>{_ground('paper')}"
        f"{_tree(picture + _placeholder('Notes', 'body', 3, places['text']))}</p:cSld>{_COLOURS}"
        f"<p:notesStyle>{_level(1, places['text'])}</p:notesStyle></p:notesMaster>"
    )


def _tree(shapes: str) -> str:
    """Return a tree of shapes, each with a number of its own in it."""
    before, *others = shapes.split('id="ID"')
    numbered = before + "".join(f'id="{number}"{other}' for number, other in enumerate(others, 2))
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
        f"</a:xfrm></p:grpSpPr>{numbered}</p:spTree>"
    )


def _ground(colour: str) -> str:
    return f"<p:bg><p:bgPr><a:solidFill>{_SCHEME[colour]}</a:solidFill><a:effectLst/></p:bgPr></p:bg>"


def _placeholder(name: str, type_: str, number: int, place: Mapping[str, Any], bold: bool = False) -> str:
    index = f' idx="{number}"' if number else ""
    anchor = _ANCHORS[place.get("anchor", "top")]
    prompt = "Picture" if type_ == "pic" else name
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="ID" name={quoteattr(name)}/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{type_}"{index}/></p:nvPr></p:nvSpPr><p:spPr>{_frame(place)}</p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{_level(1, place, bold)}</a:lstStyle>"
        f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{prompt}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _frame(place: Mapping[str, Any]) -> str:
    x, y, w, h = (round(place[side] * EMU) for side in "xywh")
    form = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>{form}'


def _level(level: int, place: Mapping[str, Any], bold: bool = False, align: str = "l") -> str:
    """Return how paragraphs of a level are set; `place` says size, font, colour and whether they have bullets."""
    numbers = measures()
    size = place["sizes"][0] if "sizes" in place else place.get("size", 18)
    is_heading = place.get("font") == "headings"
    indent = round(numbers["indent"] * size / 72 * EMU) if place.get("bullets") else 0
    bullet = '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="&#8226;"/>'
    title = place.get("anchor") == "bottom" and is_heading
    return (
        f'<a:lvl{level}pPr marL="{indent}" indent="{-indent}" algn="{align}" defTabSz="914400" rtl="0">'
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="{round(0 if title else numbers["gap"] * size * 80)}"/></a:spcAft>'
        f"{bullet if place.get('bullets') else '<a:buNone/>'}"
        f'<a:defRPr lang="en-GB" sz="{size * 100}" b="{int(bold or title)}" kern="1200">'
        f"<a:solidFill>{_SCHEME[place.get('colour', 'ink')]}</a:solidFill>"
        f'<a:latin typeface="+{"mj" if is_heading else "mn"}-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
        f"</a:defRPr></a:lvl{level}pPr>"
    )


def _footer() -> str:
    return _furniture("Footer", "ftr", FOOTER, "footer", "l", '<a:r><a:rPr lang="en-GB"/><a:t/></a:r>')


def _number() -> str:
    field = (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
    )
    return _furniture("Slide number", "sldNum", NUMBER, "number", "r", field)


def _furniture(name: str, type_: str, number: int, place_name: str, align: str, content: str) -> str:
    place = measures()[place_name]
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="ID" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{type_}" sz="quarter" idx="{number}"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_frame(place)}</p:spPr>"
        '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f"<a:lstStyle>{_level(1, place, align=align)}</a:lstStyle><a:p>{content}</a:p></p:txBody></p:sp>"
    )


def _bar(x: float, y: float, w: float, h: float, colour: str) -> str:
    """Return a shape that is there for the eye alone."""
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="ID" name="Decoration"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{_frame({'x': x, 'y': y, 'w': w, 'h': h})}<a:solidFill>{_SCHEME[colour]}</a:solidFill>"
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _presentation() -> str:
    width, height = (round(measures()[side] * EMU) for side in ("width", "height"))
    return (
        f'<p:presentation {_NAMESPACES} saveSubsetFonts="1">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{FIRST_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{_level(1, {'size': 18})}</p:defaultTextStyle></p:presentation>"
    )


def theme() -> str:
    numbers = measures()
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{numbers["colours"][name]}"/></a:{slot}>' for slot, name in _THEME.items()
    )
    fonts = "".join(
        f'<a:{slot}><a:latin typeface="{numbers["fonts"][name]}"/><a:ea typeface=""/><a:cs typeface=""/></a:{slot}>'
        for slot, name in (("majorFont", "headings"), ("minorFont", "body"))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Connected Practice">'
        f'<a:themeElements><a:clrScheme name="Connected Practice">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Connected Practice">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Plain"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _relations(*relations: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{type_}" Target="{target}"/>'
        for number, (type_, target) in enumerate(relations, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    )


def _content_types(layouts: int) -> str:
    kinds = {
        "/ppt/presentation.xml": "presentationml.presentation.main",
        "/ppt/theme/theme1.xml": "theme",
        "/ppt/theme/theme2.xml": "theme",
        "/ppt/notesMasters/notesMaster1.xml": "presentationml.notesMaster",
        "/ppt/slideMasters/slideMaster1.xml": "presentationml.slideMaster",
        **{f"/ppt/slideLayouts/slideLayout{n}.xml": "presentationml.slideLayout" for n in range(1, layouts + 1)},
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
