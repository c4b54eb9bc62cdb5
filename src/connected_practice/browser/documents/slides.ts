/**
 * Slides (Office Open XML, PresentationML, ECMA-376 part 1): every text in a placeholder, so that another master can
 * take ours' place. What stands on a slide and how large is the same as in src/connected_practice/packs/slides.py.
 */

import { strToU8, type Zippable, zipSync } from "fflate/browser";

import numbers from "../../packs/slides.json";
import { CODE_ALT, codeBytes } from "./code";
import { changesOf, contained, LEADS_TO, originOf } from "./frame";
import type { Frame, Organisation, Slide } from "./pieces";
import { type Fitted, fitted, oneLine, type Place, sideBySide, titled } from "./slide-fitting";
import * as master from "./slide-master";
import { clean, cutShort, dateInWords, isRightToLeft } from "./text";
import { inXml, XML } from "./xml";

const TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
const MAKER = "Connected Practice";
/** What a data address may hold as a logo. */
const PICTURE = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/;

/** Text in a placeholder: its number, its lines and how large they are. */
interface Filled extends Fitted {
  readonly number: number;
}

/** One slide of the file. */
interface Page {
  readonly layout: string;
  readonly slide: Slide;
  readonly texts: readonly Filled[];
  readonly notes: readonly string[];
}

/** Returns a slide file (.pptx) with speaker notes, slide numbers and, on its last slide, a QR code. */
export function slidesBlob(given: Frame, slides: readonly Slide[], organisation: Organisation | null): Blob {
  const frame = withOrganisation(given, organisation);
  const pages = slides.flatMap(pagesOf);
  return new Blob([zipSync(new Deck(frame, pages).parts(), { level: 6, mtime: dayOf(frame) }) as BlobPart], {
    type: TYPE,
  });
}

function withOrganisation(frame: Frame, organisation: Organisation | null): Frame {
  const name = frame.organisation ?? organisation?.name;
  const logo = frame.logo ?? organisation?.logo;
  return { ...frame, ...(name ? { organisation: name } : {}), ...(logo ? { logo } : {}) };
}

/** The day of the version: files are dated by it, so that the same session gives the same bytes on any day. */
function dayOf(frame: Frame): Date {
  const [year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})/.exec(frame.version) ?? []).slice(1).map(Number);
  const date = new Date(year ?? 1980, (month ?? 1) - 1, day ?? 1);
  return date.getFullYear() >= 1980 && date.getFullYear() < 2100 ? date : new Date(1980, 0, 1); // what zip can say
}

/** Returns the slides that one becomes: what does not fit goes on to a next one. */
function pagesOf(slide: Slide): Page[] {
  const place = master.layoutOf(slide.layout)["title"] as Place;
  const title = clean(slide.title);
  return textsOf(slide).map(({ columns, texts }, at) => {
    const { size, line } = titled(title, place, at ? numbers.continued : "");
    const whole = oneLine(title);
    const notes = at ? [] : [...(line === whole ? [] : [whole]), ...slide.notes];
    const layout = master.layoutName(slide.layout, columns);
    return { layout, slide, texts: [{ number: master.TITLE, size, lines: [line] }, ...texts], notes };
  });
}

/** Returns how many columns each page has, and its texts without the title. */
function textsOf(slide: Slide): { columns: number; texts: Filled[] }[] {
  if (slide.layout !== "seats") {
    const place = master.layoutOf(slide.layout)["body"] as Place;
    const pages = fitted(slide.lines.map(clean), place);
    return pages.map(({ size, lines }) => ({ columns: 0, texts: [{ number: master.BODY, size, lines }] }));
  }
  const { most } = numbers.layouts.seats.columns;
  const columns = slide.columns.length ? slide.columns : [{ title: "", lines: slide.lines }];
  const groups = Array.from({ length: Math.ceil(columns.length / most) }, (_, at) =>
    columns.slice(at * most, (at + 1) * most),
  );
  return groups.flatMap(columnsOf);
}

function columnsOf(columns: Slide["columns"]): { columns: number; texts: Filled[] }[] {
  const places = master.placesOfColumns(columns.length)[0];
  if (!places) return [];
  const heads = columns.map((column) => titled(clean(column.title), places.head));
  const size = Math.min(...heads.map((head) => head.reckoned));
  const named = heads.map(({ line }, at) => ({ number: master.HEADS + at, size, lines: [line] }));
  return sideBySide(
    columns.map((column) => column.lines.map(clean)),
    places.body,
  ).map((page) => {
    const texts = page.columns.map((lines, at) => ({ number: master.COLUMNS + at, size: page.size, lines }));
    return { columns: columns.length, texts: [...named, ...texts] };
  });
}

interface Relation {
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

/** All parts of a slide file. */
class Deck {
  private readonly layouts = master.layouts();
  private readonly layoutNames = [...this.layouts.keys()];
  private readonly logo: { bytes: Uint8Array; ending: string } | null;
  private readonly changes: string;

  constructor(
    private readonly frame: Frame,
    private readonly pages: readonly Page[],
  ) {
    const [, type, data] = PICTURE.exec(frame.logo?.source ?? "") ?? [];
    this.logo = data
      ? { bytes: Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)), ending: type === "png" ? "png" : "jpeg" }
      : null;
    this.changes = changesOf(frame);
  }

  parts(): Zippable {
    const texts = new Map([
      ["[Content_Types].xml", this.contentTypes()],
      ["_rels/.rels", relations(ROOT)],
      ["docProps/core.xml", this.properties()],
      ["ppt/presentation.xml", master.presentation(this.pages.length)],
      ["ppt/_rels/presentation.xml.rels", relations(this.ofPresentation())],
      ["ppt/theme/theme1.xml", master.theme()],
      ["ppt/theme/theme2.xml", master.theme()],
      ["ppt/slideMasters/slideMaster1.xml", master.master(this.layouts.size)],
      ["ppt/slideMasters/_rels/slideMaster1.xml.rels", relations(this.ofMaster())],
      ["ppt/notesMasters/notesMaster1.xml", master.notesMaster()],
      ["ppt/notesMasters/_rels/notesMaster1.xml.rels", relations([office("theme", "../theme/theme2.xml")])],
    ]);
    [...this.layouts.values()].forEach((layout, at) => {
      texts.set(`ppt/slideLayouts/slideLayout${at + 1}.xml`, layout);
      texts.set(
        `ppt/slideLayouts/_rels/slideLayout${at + 1}.xml.rels`,
        relations([office("slideMaster", "../slideMasters/slideMaster1.xml")]),
      );
    });
    this.pages.forEach((page, at) => this.addSlide(page, at + 1, texts));
    const files: Zippable = Object.fromEntries([...texts].map(([name, text]) => [name, strToU8(text)]));
    if (this.logo) files[`ppt/media/logo.${this.logo.ending}`] = [this.logo.bytes, { level: 0 }];
    if (this.changes) files["ppt/media/code.png"] = [codeBytes(this.changes), { level: 0 }];
    return files;
  }

  private addSlide(page: Page, number: number, texts: Map<string, string>): void {
    const lines = page.notes.filter(Boolean).map(clean);
    const own = [office("slideLayout", `../slideLayouts/slideLayout${this.layoutNames.indexOf(page.layout) + 1}.xml`)];
    if (lines.length) own.push(office("notesSlide", `../notesSlides/notesSlide${number}.xml`));
    texts.set(`ppt/slides/slide${number}.xml`, this.slide(page, own));
    texts.set(`ppt/slides/_rels/slide${number}.xml.rels`, relations(own));
    if (!lines.length) return;
    const back = [
      office("notesMaster", "../notesMasters/notesMaster1.xml"),
      office("slide", `../slides/slide${number}.xml`),
    ];
    texts.set(`ppt/notesSlides/notesSlide${number}.xml`, notesSlide(lines));
    texts.set(`ppt/notesSlides/_rels/notesSlide${number}.xml.rels`, relations(back));
  }

  /** Returns a slide, and adds what it relates to. */
  private slide(page: Page, own: Relation[]): string {
    const { layout } = page.slide;
    const shapes = [
      ...page.texts.filter(({ lines }) => lines.some(Boolean)).map((text) => filled(text, typeOf(text.number, layout))),
      ...(layout === "title" ? this.logoShape(own) : []),
      ...(layout === "end" ? this.endShapes(own) : []),
      ...(layout === "title" || layout === "pause" ? [] : [this.footer(), master.slideNumber(false)]),
    ];
    return (
      `${XML}<p:sld ${master.NAMESPACES}><p:cSld>${master.tree(shapes.join(""))}</p:cSld>` +
      "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    );
  }

  private logoShape(own: Relation[]): string[] {
    if (!this.logo || !this.frame.logo) return [];
    own.push(office("image", `../media/logo.${this.logo.ending}`));
    const place = master.layoutOf("title")["logo"] as Place;
    const { width, height } = contained(this.frame.logo, { width: place.w, height: place.h });
    const box = { x: place.x + place.w - width, y: place.y, w: width, h: height };
    const alt = `Logo of ${this.frame.organisation ?? "the organisation"}`;
    return [picture(master.LOGO, own.length, alt, master.frame(box))];
  }

  private endShapes(own: Relation[]): string[] {
    const origin = `${originOf(this.frame)}.\n${this.frame.licence}`.split("\n");
    const from = shape(
      "Where this is from",
      "body",
      master.ORIGIN,
      origin.map((line) => paragraph(run(line))).join(""),
    );
    if (!this.changes) return [from];
    own.push(office("image", "../media/code.png"));
    const code = picture(master.CODE, own.length, CODE_ALT, "");
    own.push({ type: `${master.OFFICE}/hyperlink`, target: this.changes, external: true });
    const link = `<a:hlinkClick r:id="rId${own.length}"/>`;
    const caption = paragraph(run(LEADS_TO.trim())) + paragraph(run(this.changes, "", link));
    return [code, shape("Where the code leads", "body", master.CAPTION, caption), from];
  }

  private footer(): string {
    const version = `Version of ${dateInWords(this.frame.version)}`;
    const names = [this.frame.organisation ?? "", this.frame.title].map(clean).filter(Boolean);
    const { line } = titled([version, ...names].join(" \u00b7 "), numbers.footer as Place);
    return master.footer(line, false);
  }

  private ofPresentation(): Relation[] {
    return [
      office("slideMaster", "slideMasters/slideMaster1.xml"),
      office("notesMaster", "notesMasters/notesMaster1.xml"),
      office("theme", "theme/theme1.xml"),
      ...this.pages.map((_, at) => office("slide", `slides/slide${at + 1}.xml`)),
    ];
  }

  private ofMaster(): Relation[] {
    const layouts = this.layoutNames.map((_, at) => office("slideLayout", `../slideLayouts/slideLayout${at + 1}.xml`));
    return [...layouts, office("theme", "../theme/theme1.xml")];
  }

  private properties(): string {
    const { title, organisation = "", description, version } = this.frame;
    const cut = (text: string) => inXml(cutShort(clean(text)));
    const day = `${/^\d{4}-\d{2}-\d{2}/.exec(version)?.[0] ?? "1980-01-01"}T00:00:00Z`;
    return (
      `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
      'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
      'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `<dc:title>${cut(title)}</dc:title><dc:subject>${cut(organisation)}</dc:subject><dc:creator>${MAKER}</dc:creator>` +
      `<dc:description>${cut(description ?? originOf(this.frame))}</dc:description><dc:language>en-GB</dc:language>` +
      `<cp:lastModifiedBy>${MAKER}</cp:lastModifiedBy><cp:revision>1</cp:revision><cp:version>${cut(version)}</cp:version>` +
      `<dcterms:created xsi:type="dcterms:W3CDTF">${day}</dcterms:created>` +
      `<dcterms:modified xsi:type="dcterms:W3CDTF">${day}</dcterms:modified></cp:coreProperties>`
    );
  }

  private contentTypes(): string {
    const kinds = new Map([
      ["/ppt/presentation.xml", "presentationml.presentation.main"],
      ["/ppt/theme/theme1.xml", "theme"],
      ["/ppt/theme/theme2.xml", "theme"],
      ["/ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster"],
      ["/ppt/notesMasters/notesMaster1.xml", "presentationml.notesMaster"],
    ]);
    this.layoutNames.forEach((_, at) =>
      kinds.set(`/ppt/slideLayouts/slideLayout${at + 1}.xml`, "presentationml.slideLayout"),
    );
    this.pages.forEach((page, at) => {
      kinds.set(`/ppt/slides/slide${at + 1}.xml`, "presentationml.slide");
      if (page.notes.some(Boolean)) kinds.set(`/ppt/notesSlides/notesSlide${at + 1}.xml`, "presentationml.notesSlide");
    });
    const listed = [...kinds].map(([name, kind]) => {
      return `<Override PartName="${name}" ContentType="application/vnd.openxmlformats-officedocument.${kind}+xml"/>`;
    });
    return (
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>' +
      `${listed.join("")}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
    );
  }
}

const ROOT: readonly Relation[] = [
  office("officeDocument", "ppt/presentation.xml"),
  {
    type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    target: "docProps/core.xml",
  },
];

function office(type: string, target: string): Relation {
  return { type: `${master.OFFICE}/${type}`, target };
}

function relations(own: readonly Relation[]): string {
  const lines = own.map(({ type, target, external }, at) => {
    return `<Relationship Id="rId${at + 1}" Type="${type}" Target="${inXml(target)}"${external ? ' TargetMode="External"' : ""}/>`;
  });
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join("")}</Relationships>`;
}

/** Returns what kind of placeholder a number is in a layout. */
function typeOf(number: number, layout: Slide["layout"]): string {
  if (number === master.TITLE) return layout === "title" ? "ctrTitle" : "title";
  return number === master.BODY && layout === "title" ? "subTitle" : "body";
}

function filled({ number, size, lines }: Filled, type: string): string {
  const paragraphs = lines.map((line) => {
    const runs = line.split("\n").map((words) => run(words, size ? ` sz="${size * 100}"` : ""));
    return paragraph(runs.join("<a:br/>"), isRightToLeft(line));
  });
  const name =
    number === master.TITLE ? "Title" : number >= master.COLUMNS ? "Text" : number >= master.HEADS ? "Heading" : "Text";
  return shape(name, type, number, paragraphs.join(""));
}

/** Returns a placeholder with text. Where it stands and how it looks is the layout's to say. */
function shape(name: string, type: string, number: number, paragraphs: string, more = ""): string {
  const index = number ? ` idx="${number}"` : "";
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="ID" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>` +
    `<p:nvPr><p:ph type="${type}"${more}${index}/></p:nvPr></p:nvSpPr><p:spPr/>` +
    `<p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`
  );
}

function picture(number: number, relation: number, alt: string, where: string): string {
  return (
    `<p:pic><p:nvPicPr><p:cNvPr id="ID" name="Picture" descr="${inXml(alt)}"/>` +
    '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>' +
    `<p:nvPr><p:ph type="pic" idx="${number}"/></p:nvPr></p:nvPicPr>` +
    `<p:blipFill><a:blip r:embed="rId${relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${where}</p:spPr></p:pic>`
  );
}

function paragraph(runs: string, fromRight = false): string {
  return `<a:p>${fromRight ? '<a:pPr algn="r" rtl="1"/>' : ""}${runs}</a:p>`;
}

function run(text: string, attributes = "", link = ""): string {
  return `<a:r><a:rPr lang="en-GB"${attributes}>${link}</a:rPr><a:t>${inXml(text)}</a:t></a:r>`;
}

/** Returns a page of notes: what the facilitator says and does, a paragraph a line. */
function notesSlide(lines: readonly string[]): string {
  const picture =
    '<p:sp><p:nvSpPr><p:cNvPr id="ID" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>' +
    '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>';
  const paragraphs = lines.map((line) =>
    paragraph(
      line
        .split("\n")
        .map((words) => run(words))
        .join("<a:br/>"),
    ),
  );
  const notes = shape("Notes", "body", 3, paragraphs.join(""), ' sz="quarter"');
  return (
    `${XML}<p:notes ${master.NAMESPACES}><p:cSld>${master.tree(picture + notes)}</p:cSld>` +
    "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
  );
}
