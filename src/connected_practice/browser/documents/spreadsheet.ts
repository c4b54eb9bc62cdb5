/**
 * Spreadsheets as Office Open XML (ECMA-376 part 1, SpreadsheetML): what `spreadsheet` in index.ts loads.
 *
 * Written here rather than with a library. The one that fits a browser compresses anything over 160 KB in a worker
 * made from a blob, which the site's content security policy refuses, and mistakes a cell with the text
 * "constructor" for one that it has seen. What is needed of the format is small: text and numbers, a head that
 * stays in view, widths, and a title.
 */

import { strToU8, zipSync } from "fflate/browser";

import { type Cell, guarded } from "./csv";
import { clean } from "./text";

export interface Sheet {
  readonly name: string;
  /** The first row is the head. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Excel holds no more in a cell (signs), in a sheet (rows), and in a sheet's name (signs). A longer text goes on in rows below. */
const MOST_IN_CELL = 32_767;
const MOST_ROWS = 1_048_576;
const MOST_IN_NAME = 31;

/** Columns are as wide as their longest line, between these (in digits of the standard font). */
const NARROWEST = 9;
const WIDEST = 60;

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** Places in the list of cell formats, in `STYLES`. */
const TEXT = 1;
const HEAD = 2;
/** Text that looks like a formula: what Excel itself writes for a cell typed with an apostrophe before it. */
const QUOTED = 3;
const NUMBER = 4;

const STYLES = `${START}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><color rgb="FF1D2B2C"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><color rgb="FF073F3E"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6F0EE"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="medium"><color rgb="FF0B5D5B"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Returns a spreadsheet file. Text stays text, dates too. Raises RangeError where there are more rows than Excel holds. */
export function workbook(sheets: readonly Sheet[], title: string): Blob {
  const names = uniqueNames(sheets.map((sheet) => sheet.name));
  const strings = new SharedStrings();
  const parts: Record<string, string> = {};
  sheets.forEach((sheet, at) => (parts[`xl/worksheets/sheet${at + 1}.xml`] = worksheet(sheet, strings)));
  parts["xl/sharedStrings.xml"] = strings.part();
  parts["xl/workbook.xml"] = workbookPart(names, sheets);
  parts["xl/styles.xml"] = STYLES;
  parts["xl/_rels/workbook.xml.rels"] = workbookRelations(sheets.length);
  parts["docProps/core.xml"] = properties(title);
  parts["_rels/.rels"] = relations([
    [`${RELATIONS}/officeDocument`, "xl/workbook.xml"],
    [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
  ]);
  const files = { "[Content_Types].xml": contentTypes(sheets.length), ...parts };
  const zipped = zipSync(Object.fromEntries(Object.entries(files).map(([path, part]) => [path, strToU8(part)])));
  return new Blob([zipped as Uint8Array<ArrayBuffer>], { type: TYPE });
}

/** Every text once; cells point at it. */
class SharedStrings {
  private readonly places = new Map<string, number>();
  private uses = 0;

  placeOf(text: string): number {
    this.uses += 1;
    const place = this.places.get(text) ?? this.places.size;
    this.places.set(text, place);
    return place;
  }

  part(): string {
    const texts = [...this.places.keys()].map((text) => `<si><t xml:space="preserve">${escaped(coded(text))}</t></si>`);
    return `${START}<sst xmlns="${MAIN}" count="${this.uses}" uniqueCount="${texts.length}">${texts.join("")}</sst>`;
  }
}

function worksheet({ name, rows: given }: Sheet, strings: SharedStrings): string {
  const rows = given.flatMap(rowsOf);
  if (rows.length > MOST_ROWS) throw new RangeError(`The sheet ${name} has more rows than a spreadsheet can hold.`);
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) => width(rows, column));
  const drawn = rows.map((row, at) => `<row r="${at + 1}">${row.map((cell, c) => cellPart(cell, at, c, strings)).join("")}</row>`);
  const last = `${letters(columns - 1)}${Math.max(1, rows.length)}`;
  return (
    `${START}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}"/>` +
    `<sheetViews><sheetView workbookViewId="0">${rows.length ? FROZEN : ""}</sheetView></sheetViews>` +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    `<cols>${widths.map((wide, at) => `<col min="${at + 1}" max="${at + 1}" width="${wide}" customWidth="1"/>`).join("")}</cols>` +
    `<sheetData>${drawn.join("")}</sheetData>` +
    (rows.length > 1 ? `<autoFilter ref="A1:${last}"/>` : "") +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>' +
    "<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter></worksheet>"
  );
}

const FROZEN =
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>';

function cellPart(cell: Cell, row: number, column: number, strings: SharedStrings): string {
  if (cell === null || cell === "") return "";
  const place = `${letters(column)}${row + 1}`;
  if (typeof cell === "number") {
    return Number.isFinite(cell) ? `<c r="${place}" s="${NUMBER}"><v>${cell}</v></c>` : "";
  }
  const style = row === 0 ? HEAD : guarded(cell) === cell ? TEXT : QUOTED;
  return `<c r="${place}" s="${style}" t="s"><v>${strings.placeOf(cell)}</v></c>`;
}

/** Returns a row, and below it the rows in which its longest texts go on. */
function rowsOf(row: readonly Cell[]): (readonly Cell[])[] {
  const texts = row.map((cell) => (typeof cell === "string" ? inCells(clean(cell)) : [cell]));
  const count = Math.max(1, ...texts.map((parts) => parts.length));
  return Array.from({ length: count }, (_, at) => texts.map((parts) => parts[at] ?? null));
}

/** Returns a text in parts that each fit a cell; a sign of two halves is never cut. */
function inCells(text: string): string[] {
  if (text.length <= MOST_IN_CELL) return [text];
  const first = shortened(text, MOST_IN_CELL);
  return [first, ...inCells(text.slice(first.length))];
}

/** Returns a column's letters: 0 is A, 26 is AA. */
function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest ? letters(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

function width(rows: readonly (readonly Cell[])[], column: number): number {
  let longest = 0;
  for (const row of rows) {
    for (const line of String(row[column] ?? "").split("\n")) longest = Math.max(longest, line.length);
  }
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 3));
}

/** Sheet names are short, without some signs, and differ by more than capitals. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const wanted = clean(name).replace(/[\[\]/\\:*?\n\t]+/g, " ").replace(/^'+|'+$/g, "").trim() || `Sheet ${at + 1}`;
    let unique = shortened(wanted, MOST_IN_NAME).trim();
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) {
      unique = `${shortened(wanted, MOST_IN_NAME - 6).trim()} (${n})`;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** Returns the beginning of a text; a sign of two halves is never cut. */
function shortened(text: string, most: number): string {
  const isCut = /[\uD800-\uDBFF]/.test(text.charAt(most - 1));
  return text.slice(0, isCut ? most - 1 : most);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** `_x0041_` stands for a sign in a cell's text (ECMA-376, 22.9.2.19), so that where a person wrote it, it is coded. */
function coded(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

function workbookPart(names: readonly string[], sheets: readonly Sheet[]): string {
  const listed = names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const heads = names.flatMap((name, at) => {
    const quoted = `'${escaped(name).replaceAll("'", "''")}'`;
    const last = letters(Math.max(1, ...(sheets[at]?.rows ?? []).map((row) => row.length)) - 1);
    const all = `${quoted}!$A$1:$${last}$${sheets[at]?.rows.length ?? 1}`;
    const filter = `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${all}</definedName>`;
    return [
      ...((sheets[at]?.rows.length ?? 0) > 1 ? [filter] : []),
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${quoted}!$1:$1</definedName>`,
    ];
  });
  return (
    `${START}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews>` +
    `<sheets>${listed.join("")}</sheets><definedNames>${heads.join("")}</definedNames></workbook>`
  );
}

function workbookRelations(count: number): string {
  const sheets = Array.from({ length: count }, (_, at) => [`${RELATIONS}/worksheet`, `worksheets/sheet${at + 1}.xml`] as const);
  return relations([...sheets, [`${RELATIONS}/styles`, "styles.xml"], [`${RELATIONS}/sharedStrings`, "sharedStrings.xml"]]);
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const drawn = targets.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`);
  return `${START}<Relationships xmlns="${PACKAGE}/relationships">${drawn.join("")}</Relationships>`;
}

function contentTypes(count: number): string {
  const sheet = `${TYPE.replace(".sheet", "")}.worksheet+xml`;
  const parts: [string, string][] = [
    ["/xl/workbook.xml", `${TYPE}.main+xml`],
    ...Array.from({ length: count }, (_, at): [string, string] => [`/xl/worksheets/sheet${at + 1}.xml`, sheet]),
    ["/xl/styles.xml", `${TYPE.replace(".sheet", "")}.styles+xml`],
    ["/xl/sharedStrings.xml", `${TYPE.replace(".sheet", "")}.sharedStrings+xml`],
    ["/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
  ];
  const listed = parts.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  return (
    `${START}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${listed.join("")}</Types>`
  );
}

function properties(title: string): string {
  return (
    `${START}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${escaped(clean(title))}</dc:title><dc:creator>Connected Practice</dc:creator><dc:language>en-GB</dc:language>` +
    "</cp:coreProperties>"
  );
}
