/** Word files (Office Open XML, ECMA-376) from a document's pieces: what `wordFile` in index.ts loads. */

import {
  BorderStyle,
  Document,
  ExternalHyperlink,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  ImageRun,
  type IParagraphOptions,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";

import { base64, CODE_ALT, codeBytes } from "./code";
import { addressOf, changesOf, CODE_SIZE, contained, endOf, LEADS_TO, LOGO_PLACE, originOf } from "./frame";
import { type Frame, type Item, itemOf, type Piece, plain, type Run, runsOf, type Text, wordsOf } from "./pieces";
import { clean, cutShort, isRightToLeft } from "./text";
import { ACCENT, DEEPEST, LINE, LISTS, PAGE, STYLES, THEME, TINT } from "./word-styles";

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };
const THIN = { style: BorderStyle.SINGLE, size: 4, color: LINE };
/** The signs of a cell from which its row may break over two pages: it may need one of its own. */
const LONGEST_KEPT_TOGETHER = 1500;
/** How high a row is that is left empty, to be filled in by hand, in twentieths of a point: 8.5 mm. */
const ROOM_TO_WRITE = 480;
/** How many lines to write on stand on one page, with what they answer. */
const LINES_KEPT_TOGETHER = 10;
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };

/** What drawing has to know of the pieces before. */
interface Place {
  /** How wide the text is, in twentieths of a point. */
  readonly width: number;
  /** Numbered lists so far: each begins at 1. */
  lists: number;
  /** Whether what comes next begins a page. */
  turns: boolean;
  /** What comes next. */
  next: Piece | undefined;
}

/** Returns a Word file. */
export function wordBlob(frame: Frame, pieces: readonly Piece[]): Promise<Blob> {
  const across = frame.landscape ? PAGE.long : PAGE.short;
  const place: Place = { width: across - 2 * PAGE.side, lists: 0, turns: false, next: undefined };
  const all = [...pieces, ...endOf(frame)];
  const body = all.flatMap((piece, at) => {
    place.next = all[at + 1];
    return drawn(piece, place);
  });
  const file = new Document({
    title: cutShort(clean(frame.title)),
    description: cutShort(clean(frame.description || originOf(frame))),
    subject: cutShort(clean(frame.organisation ?? "")),
    creator: "Connected Practice",
    lastModifiedBy: "Connected Practice",
    ...(THEME ? { theme: THEME } : {}),
    ...(STYLES ? { styles: STYLES } : {}),
    ...(LISTS ? { numbering: LISTS } : {}),
    sections: [
      {
        properties: { page: pageOf(frame) },
        headers: { default: header(frame, place.width) },
        footers: { default: footer(frame, place.width) },
        children: [...opening(frame), ...body, ...closing(frame)],
      },
    ],
  });
  return Packer.toBlob(file);
}

function pageOf(frame: Frame) {
  const orientation = frame.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  const { short, long, side, top, bottom, edge } = PAGE;
  return {
    size: { width: short, height: long, orientation }, // the library turns them where the page is landscape
    margin: { top, bottom, left: side, right: side, header: edge, footer: edge },
  };
}

function opening(frame: Frame): Paragraph[] {
  const owner = frame.organisation ? [paragraph(frame.organisation, { style: "Owner" })] : [];
  return [...logo(frame), ...owner, paragraph(frame.title, { heading: HeadingLevel.TITLE })];
}

function logo({ logo: shown, organisation }: Frame): Paragraph[] {
  if (!shown) return [];
  const alt = organisation ? `Logo of ${organisation}` : "Logo";
  return [image({ kind: "image", source: shown.source, ...contained(shown, LOGO_PLACE), alt }, "Owner")];
}

/** Returns where to see what has changed since, with a QR code that leads there; nothing where the frame says none. */
function closing(frame: Frame): Paragraph[] {
  const changes = frame.changes === undefined ? "" : changesOf(frame);
  if (!changes) return [];
  const source = `data:image/png;base64,${base64(codeBytes(changes))}`;
  return [
    paragraph([LEADS_TO, { text: changes, link: changes }], { style: "Small", keepNext: true }),
    image({ kind: "image", source, width: CODE_SIZE, height: CODE_SIZE, alt: CODE_ALT }),
  ];
}

function header(frame: Frame, width: number): Header {
  const text = [frame.organisation, frame.title].filter(Boolean).join(" \u00b7 ");
  const border = { bottom: { ...THIN, space: 4 } };
  return new Header({ children: [paragraph(text, { style: "Header", border, tabStops: rightAt(width) })] });
}

function footer(frame: Frame, width: number): Footer {
  const page = new TextRun({
    children: [new Tab(), "Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES],
  });
  const first = new Paragraph({
    style: "Footer",
    border: { top: { ...THIN, space: 6 } },
    tabStops: rightAt(width),
    children: [...children([originOf(frame)]), page],
  });
  const lines: Text[] = [[addressOf(frame)], frame.licence];
  if (frame.contacts?.length) lines.push(frame.contacts.join(" \u00b7 "));
  return new Footer({ children: [first, ...lines.map((line) => paragraph(line, { style: "Footer" }))] });
}

function rightAt(width: number) {
  return [{ type: TabStopType.RIGHT, position: width }];
}

function drawn(piece: Piece, place: Place): FileChild[] {
  if (piece.kind === "page") {
    place.turns = true;
    return [];
  }
  const turn = place.turns ? { pageBreakBefore: true } : {};
  place.turns = false;
  if (piece.kind === "heading") return [paragraph(piece.text, { heading: HEADINGS[piece.level], ...turn })];
  if (piece.kind === "paragraph") return [paragraph(piece.runs, { ...styleOf(piece), ...togetherWith(place.next), ...turn })];
  const breaks = turn.pageBreakBefore ? [new Paragraph({ children: [new PageBreak()] })] : [];
  return [...breaks, ...block(piece, place)];
}

function styleOf({ as }: Extract<Piece, { kind: "paragraph" }>): IParagraphOptions {
  return as ? { style: as === "lead" ? "Lead" : "Small" } : {};
}

/** A line that leads to a list stands on the same page. */
function togetherWith(next: Piece | undefined): IParagraphOptions {
  return next && LED_TO.has(next.kind) ? { keepNext: true } : {};
}

const LED_TO: ReadonlySet<Piece["kind"]> = new Set(["list", "table", "facts", "lines"]);

function block(piece: Exclude<Piece, { kind: "heading" | "paragraph" | "page" }>, place: Place): FileChild[] {
  switch (piece.kind) {
    case "list":
      return list(piece, place);
    case "table":
      return [...(piece.caption ? [paragraph(piece.caption, { style: "Caption" })] : []), table(piece, place), gap()];
    case "facts":
      return [facts(piece.rows, place), gap()];
    case "note":
      return [paragraph(noteRuns(piece), { style: "Note" })];
    case "lines":
      return [...writingLines(piece.count), gap()];
    case "image":
      return [image(piece)];
  }
}

function paragraph(text: Text, options: IParagraphOptions): Paragraph {
  const direction = isRightToLeft(plain(text)) ? { bidirectional: true } : {};
  return new Paragraph({ ...options, ...direction, children: children(runsOf(text)) });
}

function writingLines(count: number): Paragraph[] {
  return Array.from({ length: count }, (_, at) => {
    const left = count - 1 - at;
    return new Paragraph({ style: "WritingLine", keepNext: left > 0 && left < LINES_KEPT_TOGETHER });
  });
}

/** Word puts two tables together unless something stands between them. */
function gap(): Paragraph {
  return new Paragraph({ style: "TableText" });
}

function children(runs: readonly Run[]): ParagraphChild[] {
  return runs.map(wordsOf).flatMap(({ text, strong, emphasis, link }): ParagraphChild[] => {
    const look = { ...(strong ? { bold: true } : {}), ...(emphasis ? { italics: true } : {}) };
    const lines = clean(text).split("\n");
    const drawn = lines.map((line, at) => {
      const direction = isRightToLeft(line) ? { rightToLeft: true } : {};
      const style = link ? { style: "Hyperlink" } : {};
      return new TextRun({ ...look, ...direction, ...style, ...(at ? { break: 1 } : {}), children: tabbed(line) });
    });
    return link ? [new ExternalHyperlink({ link, children: drawn })] : drawn;
  });
}

function tabbed(line: string): (string | Tab)[] {
  return line.split("\t").flatMap((part, at) => (at ? [new Tab(), part] : [part]));
}

function list(piece: Extract<Piece, { kind: "list" }>, place: Place): Paragraph[] {
  const reference = piece.boxes ? "boxes" : piece.ordered ? "numbers" : "bullets";
  const instance = reference === "numbers" ? (place.lists += 1) : 0;
  const style = reference === "numbers" ? "ListNumber" : "ListBullet";
  const items = (found: readonly Item[], level: number): Paragraph[] =>
    found.map(itemOf).flatMap((item) => [
      paragraph(item.text, { style, numbering: { reference, instance, level: Math.min(level, DEEPEST) } }),
      ...items(item.items, level + 1),
    ]);
  return items(piece.items, 0);
}

function table(piece: Extract<Piece, { kind: "table" }>, place: Place): Table {
  const columns = Math.max(1, piece.head.length, ...piece.rows.map((row) => row.length));
  const widths = shares(piece.widths, columns, place.width);
  const row = (cells: readonly Text[], isHead: boolean): TableRow =>
    new TableRow({
      ...(isHead ? { tableHeader: true } : byHand(cells)),
      cantSplit: isHead || cells.every((text) => plain(text).length < LONGEST_KEPT_TOGETHER),
      children: widths.map((width, at) => cell(cells[at] ?? "", width, isHead)),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: place.width, type: WidthType.DXA },
    columnWidths: widths,
    tableLook: { firstRow: true, noVBand: true },
    borders: { top: THIN, bottom: THIN, left: NONE, right: NONE, insideHorizontal: THIN, insideVertical: NONE },
    rows: [row(piece.head, true), ...piece.rows.map((cells) => row(cells, false))],
  });
}

/** Returns the height of a row that is to be filled in by hand. */
function byHand(cells: readonly Text[]) {
  return cells.some((text) => plain(text)) ? {} : { height: { value: ROOM_TO_WRITE, rule: HeightRule.ATLEAST } };
}

function facts(rows: readonly (readonly [string, Text])[], place: Place): Table {
  const widths = shares([3, 7], 2, place.width);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: place.width, type: WidthType.DXA },
    columnWidths: widths,
    tableLook: { firstColumn: true, noVBand: true },
    borders: { top: THIN, bottom: THIN, left: NONE, right: NONE, insideHorizontal: THIN, insideVertical: NONE },
    rows: rows.map(
      ([name, text]) =>
        new TableRow({
          ...byHand([text]),
          cantSplit: plain(text).length < LONGEST_KEPT_TOGETHER,
          children: [
            cell([{ text: name, strong: true }], widths[0] ?? 0, false),
            cell(text, widths[1] ?? 0, false),
          ],
        }),
    ),
  });
}

function cell(text: Text, width: number, isHead: boolean): TableCell {
  const runs = isHead ? runsOf(text).map((run) => ({ ...wordsOf(run), strong: true })) : text;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 85, right: 85 },
    ...(isHead ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: TINT }, verticalAlign: VerticalAlign.BOTTOM } : {}),
    borders: isHead ? { bottom: { style: BorderStyle.SINGLE, size: 12, color: ACCENT } } : {},
    children: [paragraph(runs, { style: "TableText", ...(isHead ? { keepNext: true } : {}) })],
  });
}

/** Returns column widths that fill a width, in the proportions given, or all alike. */
function shares(wanted: readonly number[] | undefined, columns: number, width: number): number[] {
  const parts = Array.from({ length: columns }, (_, at) => Math.max(0.1, wanted?.[at] ?? 1));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => Math.floor((width * part) / whole));
}

function noteRuns(piece: Extract<Piece, { kind: "note" }>): readonly Run[] {
  return piece.title ? [{ text: `${piece.title}\n`, strong: true }, ...piece.runs] : piece.runs;
}

const PIXELS_PER_MILLIMETRE = 96 / 25.4;

function image(piece: Extract<Piece, { kind: "image" }>, style?: string): Paragraph {
  const type = /^data:image\/jpeg/i.test(piece.source) ? "jpg" : "png";
  const transformation = {
    width: Math.round(piece.width * PIXELS_PER_MILLIMETRE),
    height: Math.round(piece.height * PIXELS_PER_MILLIMETRE),
  };
  const altText = { name: "Picture", title: "", description: clean(piece.alt) };
  const run = new ImageRun({ type, data: piece.source, transformation, altText });
  return new Paragraph({ ...(style ? { style } : {}), children: [run] });
}
