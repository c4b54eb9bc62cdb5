/** Comma-separated values (RFC 4180), as spreadsheets open them. */

import { clean } from "./text";

export type Cell = string | number | null;

/** Excel reads a file as UTF-8 only where it begins with this sign. */
const BYTE_ORDER_MARK = "\uFEFF";
const NEEDS_QUOTES = /[",\n\r]|^\s|\s$/;

/**
 * What a spreadsheet may take for a formula, after signs that it skips: an equals sign, plus, minus or at sign, in
 * their wide forms too, and the tab. A number such as -3.5 is none.
 */
const FORMULA = /^[\s\uFEFF\u200B]*[=+\-@\t\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^[+-]?\d+([.,]\d+)?$/;

/**
 * Returns a text that no spreadsheet takes for a formula: an apostrophe stands before one that might be.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function guarded(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** Returns rows as the text of a file: a mark for Excel, quotes where they are needed, CRLF after each row. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const text = guarded(clean(cell));
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
