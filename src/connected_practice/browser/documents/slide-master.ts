/**
 * The master of our slides and its layouts, in whose placeholders all text stands. Colours and fonts are the theme's,
 * so that an organisation puts its own master in the place of this one and every slide follows. The same as
 * src/connected_practice/packs/slide_master.py, both by the numbers of slides.json.
 *
 * Format: PresentationML (ECMA-376, part 1, 19 to 21). It is written here rather than by a library because those that
 * write slide files in a browser give every slide its own positions, colours and fonts, which no master can change.
 */

import numbers from "../../packs/slides.json";
import type { Place } from "./slide-fitting";
import { inXml, XML } from "./xml";

export const TITLE = 0;
export const BODY = 1;
/** Numbers of the placeholders for the first head and the first body of columns. */
export const HEADS = 11;
export const COLUMNS = 21;
export const LOGO = 30;
export const CODE = 31;
export const CAPTION = 32;
export const ORIGIN = 33;
export const FOOTER = 40;
export const NUMBER = 41;

/** English Metric Units in an inch. */
const EMU = 914_400;

export const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Our colours by the theme's names for them. */
const SCHEME: Readonly<Record<string, string>> = {
  ink: '<a:schemeClr val="tx1"/>',
  paper: '<a:schemeClr val="bg1"/>',
  deep: '<a:schemeClr val="tx2"/>',
  tint: '<a:schemeClr val="bg2"/>',
  accent: '<a:schemeClr val="accent1"/>',
  warm: '<a:schemeClr val="accent2"/>',
  soft: `<a:srgbClr val="${numbers.colours.soft}"/>`,
};

const THEME: readonly (readonly [slot: string, name: keyof typeof numbers.colours])[] = [
  ["dk1", "ink"],
  ["lt1", "paper"],
  ["dk2", "deep"],
  ["lt2", "tint"],
  ["accent1", "accent"],
  ["accent2", "warm"],
  ["accent3", "case"],
  ["accent4", "module"],
  ["accent5", "session"],
  ["accent6", "finding"],
  ["hlink", "accent"],
  ["folHlink", "session"],
];

const ANCHORS: Readonly<Record<string, string>> = { bottom: "b", top: "t", middle: "ctr" };
/** What PowerPoint knows of layouts: by this it finds the one of another master that takes a slide's place. */
const TYPE_OF: Readonly<Record<string, string>> = { title: "title", pause: "secHead", seats: "", end: "" };

type LayoutName = keyof typeof numbers.layouts;

/** How text is set where it has no place of its own. */
interface Setting {
  readonly size?: number;
  readonly sizes?: readonly number[];
  readonly font?: string;
  readonly colour?: string;
  readonly anchor?: string;
  readonly bullets?: boolean;
}

type Box = Pick<Place, "x" | "y" | "w" | "h">;

/** Returns the numbers of a layout: its places by their names. */
export function layoutOf(
  name: LayoutName,
): { readonly name: string; readonly ground: string } & Readonly<Record<string, Place>> {
  return numbers.layouts[name] as never;
}

/** Returns what the master calls a layout; that of columns is told from its like by how many there are. */
export function layoutName(name: LayoutName, columns = 0): string {
  const own = numbers.layouts[name].name;
  return name === "seats" ? `${own}: ${columns}` : own;
}

/** Returns where the head and the body of each column stand. */
export function placesOfColumns(count: number): { readonly head: Place; readonly body: Place }[] {
  const room = numbers.layouts.seats.columns;
  const width = (room.w - (count - 1) * room.between) / count;
  return Array.from({ length: count }, (_, at) => {
    const across = { x: room.x + at * (width + room.between), w: width };
    const below = { y: room.y + room.head.h + 0.1, h: room.h - room.head.h - 0.1 };
    return {
      head: { ...room.head, ...across, y: room.y } as Place,
      body: { ...room.body, ...across, ...below } as Place,
    };
  });
}

/** The layouts by their names, in the order in which the master lists them. */
export function layouts(): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of Object.keys(numbers.layouts) as LayoutName[]) {
    if (name !== "seats") found.set(layoutName(name), layout(name, places(name)));
    else
      for (let count = 1; count <= numbers.layouts.seats.columns.most; count++)
        found.set(layoutName(name, count), seats(count));
  }
  return found;
}

function seats(count: number): string {
  const shapes = placesOfColumns(count).flatMap(({ head, body }, at) => [
    placeholder(`Heading ${at + 1}`, "body", HEADS + at, head, true),
    placeholder(`Text ${at + 1}`, "body", COLUMNS + at, body),
  ]);
  return layout("seats", [placeholder("Title", "title", TITLE, layoutOf("seats")["title"] as Place), ...shapes], count);
}

function places(name: LayoutName): string[] {
  const { title, body, logo, code, caption, origin } = layoutOf(name);
  const isFirst = name === "title";
  return [
    ...(title ? [placeholder("Title", isFirst ? "ctrTitle" : "title", TITLE, title)] : []),
    ...(body ? [placeholder(isFirst ? "Subtitle" : "Text", isFirst ? "subTitle" : "body", BODY, body)] : []),
    ...(logo ? [placeholder("Logo", "pic", LOGO, logo)] : []),
    ...(code ? [placeholder("QR code", "pic", CODE, code)] : []),
    ...(caption ? [placeholder("Where the code leads", "body", CAPTION, caption)] : []),
    ...(origin ? [placeholder("Where this is from", "body", ORIGIN, origin)] : []),
  ];
}

function layout(name: LayoutName, shapes: readonly string[], columns = 0): string {
  const own: Readonly<Record<string, string>> = {
    title: bar(0, 0, 0.5, numbers.height, "deep") + bar(1.25, 4.3, 1.1, 0.06, "warm"),
    question: bar(0, 0, 0.3, numbers.height, "accent"),
    pause: bar(1.25, 3.85, 1.1, 0.06, "warm"),
  };
  const hidden = own[name] ? ' showMasterSp="0"' : "";
  const type = TYPE_OF[name] ?? "obj";
  const furniture = name === "title" || name === "pause" ? "" : footer() + slideNumber();
  const back = layoutOf(name).ground === "paper" ? "" : ground(layoutOf(name).ground);
  return (
    `${XML}<p:sldLayout ${NAMESPACES}${type ? ` type="${type}"` : ""} preserve="1"${hidden}>` +
    `<p:cSld name="${inXml(layoutName(name, columns))}">${back}` +
    `${tree((own[name] ?? "") + shapes.join("") + furniture)}</p:cSld>` +
    "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
  );
}

/** Returns the master; `count` is how many layouts it has. */
export function master(count: number): string {
  const { title, body } = layoutOf("point");
  const shapes = [
    bar(0.75, 1.92, 1.1, 0.06, "warm"),
    placeholder("Title", "title", TITLE, title as Place),
    placeholder("Text", "body", BODY, body as Place),
    footer(),
    slideNumber(),
  ];
  const ids = Array.from({ length: count }, (_, at) => `<p:sldLayoutId id="${2147483649 + at}" r:id="rId${at + 1}"/>`);
  const levels = (setting: Setting) => [1, 2, 3, 4, 5].map((each) => level(each, setting)).join("");
  return (
    `${XML}<p:sldMaster ${NAMESPACES}><p:cSld>${ground("paper")}${tree(shapes.join(""))}</p:cSld>` +
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" ' +
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' +
    `<p:sldLayoutIdLst>${ids.join("")}</p:sldLayoutIdLst><p:txStyles>` +
    `<p:titleStyle>${level(1, title ?? {})}</p:titleStyle><p:bodyStyle>${levels(body ?? {})}</p:bodyStyle>` +
    `<p:otherStyle>${levels({ size: 18 })}</p:otherStyle></p:txStyles></p:sldMaster>`
  );
}

/** Returns the master of the pages of notes: the slide above, what is said beneath it. */
export function notesMaster(): string {
  const picture =
    '<p:sp><p:nvSpPr><p:cNvPr id="ID" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>' +
    '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>' +
    `<p:spPr>${frame({ x: 0.75, y: 0.75, w: 6, h: 3.375 })}<a:noFill/><a:ln w="9525"><a:solidFill>${SCHEME["soft"]}</a:solidFill></a:ln></p:spPr></p:sp>`;
  const text =
    '<p:sp><p:nvSpPr><p:cNvPr id="ID" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' +
    '<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>' +
    `<p:spPr>${frame({ x: 0.75, y: 4.4, w: 6, h: 4.9 })}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>` +
    '<a:p><a:r><a:rPr lang="en-GB"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>';
  return (
    `${XML}<p:notesMaster ${NAMESPACES}><p:cSld>${ground("paper")}${tree(picture + text)}</p:cSld>` +
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" ' +
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' +
    `<p:notesStyle>${level(1, { size: 12 })}</p:notesStyle></p:notesMaster>`
  );
}

/** Returns a tree of shapes, each with a number of its own in it. */
export function tree(shapes: string): string {
  let number = 1;
  const numbered = shapes.replace(/id="ID"/g, () => `id="${(number += 1)}"`);
  return (
    '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>' +
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>' +
    `</a:xfrm></p:grpSpPr>${numbered}</p:spTree>`
  );
}

function ground(colour: string): string {
  return `<p:bg><p:bgPr><a:solidFill>${SCHEME[colour]}</a:solidFill><a:effectLst/></p:bgPr></p:bg>`;
}

function placeholder(name: string, type: string, number: number, place: Place, bold = false): string {
  const index = number ? ` idx="${number}"` : "";
  const anchor = ANCHORS[place.anchor ?? "top"];
  const prompt = type === "pic" ? "Picture" : name;
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="ID" name="${inXml(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>` +
    `<p:nvPr><p:ph type="${type}"${index}/></p:nvPr></p:nvSpPr><p:spPr>${frame(place)}</p:spPr>` +
    `<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}"><a:normAutofit/></a:bodyPr>` +
    `<a:lstStyle>${level(1, place, bold)}</a:lstStyle><a:p><a:r><a:rPr lang="en-GB"/><a:t>${prompt}</a:t></a:r></a:p>` +
    "</p:txBody></p:sp>"
  );
}

/** Returns where a shape stands, a rectangle. */
export function frame(box: Box): string {
  const [x, y, w, h] = [box.x, box.y, box.w, box.h].map((side) => Math.round(side * EMU));
  return `<a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${w}" cy="${h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
}

/** Returns how paragraphs of a level are set. */
function level(number: number, setting: Setting, bold = false, align = "l"): string {
  const size = setting.sizes?.[0] ?? setting.size ?? 18;
  const isHeading = setting.font === "headings";
  const indent = setting.bullets ? Math.round(((numbers.indent * size) / 72) * EMU) : 0;
  const bullet =
    '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="&#8226;"/>';
  const isTitle = setting.anchor === "bottom" && isHeading;
  const after = isTitle ? 0 : Math.round(numbers.gap * size * 80);
  return (
    `<a:lvl${number}pPr marL="${indent}" indent="${-indent}" algn="${align}" defTabSz="914400" rtl="0">` +
    '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>' +
    `<a:spcAft><a:spcPts val="${after}"/></a:spcAft>${setting.bullets ? bullet : "<a:buNone/>"}` +
    `<a:defRPr lang="en-GB" sz="${size * 100}" b="${bold || isTitle ? 1 : 0}" kern="1200">` +
    `<a:solidFill>${SCHEME[setting.colour ?? "ink"]}</a:solidFill>` +
    `<a:latin typeface="+${isHeading ? "mj" : "mn"}-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>` +
    `</a:defRPr></a:lvl${number}pPr>`
  );
}

/** Returns the footer with a text; a layout's says where it stands, a slide's does not. */
export function footer(text = "", isPlaced = true): string {
  const content = `<a:r><a:rPr lang="en-GB"/><a:t>${inXml(text)}</a:t></a:r>`;
  return furniture("Footer", "ftr", FOOTER, numbers.footer, "l", content, isPlaced);
}

export function slideNumber(isPlaced = true): string {
  const id = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}";
  const content = `<a:fld id="${id}" type="slidenum"><a:rPr lang="en-GB"/><a:t>\u2039#\u203a</a:t></a:fld>`;
  return furniture("Slide number", "sldNum", NUMBER, numbers.number, "r", content, isPlaced);
}

/** How it is set is said on each slide too: LibreOffice does not take that from the layout. */
function furniture(
  name: string,
  type: string,
  number: number,
  place: Box & Setting,
  align: string,
  content: string,
  isPlaced: boolean,
): string {
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="ID" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>` +
    `<p:nvPr><p:ph type="${type}" sz="quarter" idx="${number}"/></p:nvPr></p:nvSpPr>` +
    `<p:spPr>${isPlaced ? frame(place) : ""}</p:spPr>` +
    '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>' +
    `<a:lstStyle>${level(1, place, false, align)}</a:lstStyle><a:p>${content}</a:p></p:txBody></p:sp>`
  );
}

/** Returns a shape that is there for the eye alone. */
function bar(x: number, y: number, w: number, h: number, colour: string): string {
  return (
    '<p:sp><p:nvSpPr><p:cNvPr id="ID" name="Decoration"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>' +
    `<p:spPr>${frame({ x, y, w, h })}<a:solidFill>${SCHEME[colour]}</a:solidFill>` +
    "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
  );
}

/** Returns the presentation; `slides` is how many slides it has, whose relations begin after the master and the theme. */
export function presentation(slides: number): string {
  const [width, height] = [numbers.width, numbers.height].map((side) => Math.round(side * EMU));
  const ids = Array.from({ length: slides }, (_, at) => `<p:sldId id="${256 + at}" r:id="rId${at + 4}"/>`);
  return (
    `${XML}<p:presentation ${NAMESPACES} saveSubsetFonts="1">` +
    '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>' +
    '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>' +
    `<p:sldIdLst>${ids.join("")}</p:sldIdLst>` +
    `<p:sldSz cx="${width}" cy="${height}"/><p:notesSz cx="6858000" cy="9144000"/>` +
    `<p:defaultTextStyle>${level(1, { size: 18 })}</p:defaultTextStyle></p:presentation>`
  );
}

/** Returns the theme: our colours, and fonts that people have. */
export function theme(): string {
  const colours = THEME.map(
    ([slot, name]) => `<a:${slot}><a:srgbClr val="${numbers.colours[name]}"/></a:${slot}>`,
  ).join("");
  const fonts = [
    ["majorFont", numbers.fonts.headings],
    ["minorFont", numbers.fonts.body],
  ]
    .map(([slot, font]) => `<a:${slot}><a:latin typeface="${font}"/><a:ea typeface=""/><a:cs typeface=""/></a:${slot}>`)
    .join("");
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = `<a:ln w="9525">${fill}</a:ln>`;
  const effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
  return (
    `${XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Connected Practice">` +
    `<a:themeElements><a:clrScheme name="Connected Practice">${colours}</a:clrScheme>` +
    `<a:fontScheme name="Connected Practice">${fonts}</a:fontScheme>` +
    `<a:fmtScheme name="Plain"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst>` +
    `<a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
  );
}
