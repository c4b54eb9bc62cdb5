/** Text from people and files, made fit to stand in any document. */

/**
 * Signs that no XML file may hold or that XML advises against (XML 1.0, 2.2): control signs, halves of surrogate
 * pairs, and code points that are no characters. None of them can be seen.
 */
const FORBIDDEN =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFDD0-\uFDEF]|[\u{FFFE}\u{FFFF}\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{3FFFE}\u{3FFFF}\u{4FFFE}\u{4FFFF}\u{5FFFE}\u{5FFFF}\u{6FFFE}\u{6FFFF}\u{7FFFE}\u{7FFFF}\u{8FFFE}\u{8FFFF}\u{9FFFE}\u{9FFFF}\u{AFFFE}\u{AFFFF}\u{BFFFE}\u{BFFFF}\u{CFFFE}\u{CFFFF}\u{DFFFE}\u{DFFFF}\u{EFFFE}\u{EFFFF}\u{FFFFE}\u{FFFFF}\u{10FFFE}\u{10FFFF}]|\p{Surrogate}/gu;
const NEW_LINE = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

const STRONG = /[\p{L}\p{N}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Returns a text with every kind of new line as `\n`, and without signs that no file may hold. */
export function clean(text: string): string {
  return text.replace(NEW_LINE, "\n").replace(FORBIDDEN, "");
}

/** The most signs that a property of an Office file may have. */
const LONGEST_PROPERTY = 255;

/** Returns a text as a property of an Office file has room for it. */
export function cutShort(text: string): string {
  return [...text].slice(0, LONGEST_PROPERTY).join("");
}

/** Whether a text is written from right to left, by its first letter or number. */
export function isRightToLeft(text: string): boolean {
  const first = STRONG.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/;
const MONTHS =
  "January February March April May June July August September October November December".split(" ");

/** Returns an ISO date in words (`2026-11-21` becomes `21 November 2026`); other text as it is. */
export function dateInWords(text: string): string {
  const [, year, month, day] = ISO_DATE.exec(text) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name && day ? `${Number(day)} ${name} ${year}` : text;
}

/** Returns today's date in words, where the person is. */
export function today(): string {
  const now = new Date();
  return `${now.getDate()} ${MONTHS[now.getMonth()]} ${now.getFullYear()}`;
}
