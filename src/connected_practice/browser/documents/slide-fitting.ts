/**
 * Text that fits its place on a slide: how large it is set, and where it goes on to a next slide. The same as
 * src/connected_practice/packs/fitting.py, where it is explained, with the numbers of slides.json beside it.
 */

import numbers from "../../packs/slides.json";

/** Points in an inch. */
const POINTS = 72;
/** From here on (Hangul, CJK, emoji) a character is reckoned as wide as two. */
const WIDE = 0x1100;

/** A place on a slide: inches, and the sizes (points) in which text may stand there, the largest first. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly font: "headings" | "body";
  readonly sizes: readonly number[];
  readonly colour: string;
  readonly anchor?: string;
  readonly bullets?: boolean;
}

/** Lines as they stand in a place, and how large. */
export interface Fitted {
  /** Points; null where that is the size of the place itself, so that the text need not say it. */
  readonly size: number | null;
  readonly lines: readonly string[];
}

/** Returns lines as they stand in a place: on one slide, or one after the other on several. */
export function fitted(lines: readonly string[], place: Place): Fitted[] {
  const size = place.sizes.find((one) => fit(lines, place, one));
  if (size !== undefined) return [{ size: size === place.sizes[0] ? null : size, lines }];
  const floor = place.sizes.at(-1) ?? numbers.floor;
  const pages: string[][] = [[]];
  for (const line of lines.flatMap((one) => partsOf(one, place, floor))) {
    const page = pages.at(-1) ?? [];
    if (page.length && !fit([...page, line], place, floor)) pages.push([line]);
    else page.push(line);
  }
  return pages.map((page) => ({ size: floor, lines: page }));
}

/** Returns columns that share a size: for each slide that size, and each column's lines. */
export function sideBySide(
  columns: readonly (readonly string[])[],
  place: Place,
): { size: number; columns: (readonly string[])[] }[] {
  const size = place.sizes.find((one) => columns.every((lines) => fit(lines, place, one)));
  if (size !== undefined) return [{ size, columns: [...columns] }];
  const floor = place.sizes.at(-1) ?? numbers.floor;
  const pages = columns.map((lines) => fitted(lines, { ...place, sizes: [floor] }));
  const most = Math.max(...pages.map((each) => each.length));
  return Array.from({ length: most }, (_, at) => ({
    size: floor,
    columns: pages.map((each) => each[at]?.lines ?? []),
  }));
}

/** Returns a title in one line of text, with an ending; one that does not fit at the smallest size is cut short. */
export function titled(
  text: string,
  place: Place,
  ending = "",
): Fitted & { readonly reckoned: number; readonly line: string } {
  const line = oneLine(text);
  const size = place.sizes.find((one) => fit([line + ending], place, one));
  if (size !== undefined) return titleOf(line + ending, size, size === place.sizes[0]);
  const floor = place.sizes.at(-1) ?? numbers.floor;
  return titleOf(partsOf(line, place, floor, `\u2026${ending}`)[0] ?? "", floor, false);
}

function titleOf(line: string, reckoned: number, isUsual: boolean) {
  return { size: isUsual ? null : reckoned, reckoned, line, lines: [line] };
}

/** Returns a text with one space between its words. */
export function oneLine(text: string): string {
  return wordsOf(text).join(" ");
}

function fit(lines: readonly string[], place: Place, size: number): boolean {
  return height(lines, place, size) <= place.h * POINTS;
}

/** Returns how high lines stand, in points. */
function height(lines: readonly string[], place: Place, size: number): number {
  const rows = lines.reduce((sum, line) => sum + rowsOf(line, place, size), 0);
  return rows * size * numbers.leading + Math.max(0, lines.length - 1) * size * numbers.gap;
}

/** Returns how many rows a line takes, broken between words; a word that is wider than the place is broken too. */
function rowsOf(line: string, place: Place, size: number): number {
  if (line.includes("\n")) return line.split("\n").reduce((sum, part) => sum + rowsOf(part, place, size), 0);
  const room = roomOf(place, size);
  let [rows, used] = [1, 0];
  for (const word of wordsOf(line)) {
    let wide = widthOf(word);
    if (used && used + 1 + wide > room) [rows, used] = [rows + 1, 0];
    else if (used) wide += 1;
    const over = Math.max(0, Math.ceil((used + wide) / room) - 1);
    [rows, used] = [rows + over, used + wide - over * room];
  }
  return rows;
}

/** Returns how many characters stand in a row. */
function roomOf(place: Place, size: number): number {
  const indent = place.bullets ? numbers.indent * size : 0;
  return Math.max(1, Math.floor((place.w * POINTS - indent) / (size * numbers.advance[place.font])));
}

function widthOf(word: string): number {
  return [...word].reduce((sum, sign) => sum + (isWide(sign.codePointAt(0) ?? 0) ? 2 : 1), 0);
}

function isWide(code: number): boolean {
  return code >= WIDE && !(0x2000 <= code && code < 0x2e80);
}

/** Splits at what Python takes for spaces, too: the mark U+FEFF is none. */
function wordsOf(text: string): string[] {
  return text.split(/[^\S\uFEFF]+/).filter(Boolean);
}

/** Cuts a line that is too long for a whole slide into parts that each fit, between words where there are any. */
function partsOf(line: string, place: Place, size: number, ending = ""): string[] {
  if (fit([line + ending], place, size)) return [line];
  const parts: string[] = [];
  let taken: string[] = [];
  const most = roomOf(place, size) * Math.trunc((place.h * POINTS) / (size * numbers.leading));
  for (const word of wordsOf(line).flatMap((one) => piecesOf(one, Math.floor(most / 2)))) {
    if (taken.length && !fit([[...taken, word].join(" ") + ending], place, size)) {
      parts.push(taken.join(" ") + ending);
      taken = [];
    }
    taken.push(word);
  }
  return [...parts, taken.join(" ")];
}

function piecesOf(word: string, most: number): string[] {
  const signs = [...word];
  const pieces = [];
  for (let at = 0; at < signs.length; at += most) pieces.push(signs.slice(at, at + most).join(""));
  return pieces;
}
