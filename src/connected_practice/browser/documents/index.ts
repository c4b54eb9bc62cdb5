/**
 * Documents that the tools make: one description (pieces.ts) becomes a Word file, a printed page or, for rows, a
 * spreadsheet. The libraries for the formats are loaded by the click that needs them.
 *
 *     pieces.ts         what a document is made of, and the frame around it
 *     text.ts           text from people, made fit for any file
 *     word.ts           Word files; word-styles.ts says how they look
 *     spreadsheet.ts    Excel files; csv.ts comma-separated values
 *     slides.ts         PowerPoint files; slide-master.ts says how they look, slide-fitting.ts how large text is
 *     calendar.ts       entries of a calendar
 *     code.ts           addresses as QR codes
 *     paper.ts          the same description as a page that is printed
 *     docs/assets/css/documents.css   how paper looks
 */

import type { Cell } from "./csv";
import type { Code } from "./code";
import type { Frame, Organisation, Piece, Slide } from "./pieces";

export { calendarFile, type Entry as CalendarEntry } from "./calendar";
export type { Code } from "./code";
export { type Cell, csv } from "./csv";
export { drawPaper, drawPaperWithCode, printPaper, printsAs } from "./paper";
export type { Frame, Item, Occasion, Organisation, Piece, Run, Slide, Text, Words } from "./pieces";
export { clean, dateInWords, today } from "./text";

/** Returns a Word file: headings, lists and tables that Word knows as such, page numbers, and the frame around them. */
export async function wordFile(frame: Frame, pieces: readonly Piece[]): Promise<Blob> {
  const { wordBlob } = await import("./word");
  return wordBlob(frame, pieces);
}

/** Returns a PowerPoint file: named layouts on one master, speaker notes, and the frame on its last slide. */
export async function slidesFile(
  frame: Frame,
  slides: readonly Slide[],
  organisation: Organisation | null,
): Promise<Blob> {
  const { slidesBlob } = await import("./slides");
  return slidesBlob(frame, slides, organisation);
}

/** Returns the QR code of an address, as a picture. Rejects with RangeError where the address is too long for one. */
export async function codeImage(address: string): Promise<Code> {
  const { codeOf } = await import("./code");
  return codeOf(address);
}

/**
 * Returns an Excel file with a sheet for each name. The first row is the head and stays in view; text is wrapped and
 * never a formula; a date given as text stays text. A text that is longer than a cell can hold (32,767 signs) goes on
 * in the rows below. Rejects with RangeError where there are more rows than a sheet can hold (1,048,576).
 */
export async function spreadsheet(
  sheets: readonly { readonly name: string; readonly rows: readonly (readonly Cell[])[] }[],
  title = sheets[0]?.name ?? "",
): Promise<Blob> {
  const { workbook } = await import("./spreadsheet");
  return workbook(sheets, title);
}
