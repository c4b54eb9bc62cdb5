/** Letters, digits and space as Python sees them, so that the command line and the browser find the same. */

/** What `\w` is in Python, less the underscore: for use within a character class. */
export const ALNUM = "\\p{L}\\p{N}";
const IS_ALNUM = /[\p{L}\p{N}]/u;
const SPACE = "\\t-\\r\\x1c-\\x1f \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACES = new RegExp(`[${SPACE}]+`);
const AT_START = new RegExp(`^[${SPACE}]+`);
const IS_SPACE = new RegExp(`[${SPACE}]`);

/** Whether a letter or digit begins at a place in a text. */
export function isAlnumAt(text: string, place: number): boolean {
  const code = text.charCodeAt(place); // NaN past the end, which compares as false
  if (code < 128) return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123);
  return code >= 128 && IS_ALNUM.test(String.fromCodePoint(text.codePointAt(place)!));
}

/** Whether a letter or digit ends just before a place in a text. */
export function isAlnumBefore(text: string, place: number): boolean {
  const code = text.charCodeAt(place - 1);
  return isAlnumAt(text, code >= 0xdc00 && code < 0xe000 && place > 1 ? place - 2 : place - 1);
}

export function isSpace(sign: string): boolean {
  return IS_SPACE.test(sign);
}

export function stripStart(text: string): string {
  return text.replace(AT_START, "");
}

export function stripEnd(text: string): string {
  let end = text.length; // a regular expression would look at every space in the text
  while (end && IS_SPACE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

export function strip(text: string): string {
  return stripStart(stripEnd(text));
}

/** Returns what stands between spaces. */
export function split(text: string): string[] {
  return text.split(SPACES).filter((part) => part);
}

/** Whether a text has letters that can be small or large, all of them large. */
export function isUpper(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}
