/**
 * Abbreviations in a text: which letters are one, and whether the text says what they stand for. As in
 * src/connected_practice/wording/abbreviations.py.
 */

import { ALNUM, isAlnumAt, isAlnumBefore, isSpace, isUpper, split } from "./letters";
import { normal } from "./matcher";
import type { Range } from "./passages";
import { WRITTEN_LARGE } from "./settings";

/** Letters that stand somewhere in a paragraph; the range has their ending too ("EHCPs"). */
export interface Letters extends Range {
  readonly letters: string;
}

const W = `[${ALNUM}_]`;
/** Capital letters that stand alone, with no number after them. The first group leaves out an ending. */
const LETTERS = new RegExp(
  `(?<![${ALNUM}_&])([A-Z](?:[A-Z&]{0,6}[A-Z]))(?:s|'s|’s)?(?![${ALNUM}_&])(?!\\.${W}|,? \\p{Nd}{3})`,
  "gu",
);
const WORDS = new RegExp(`${W}+`, "gu");
const NUMERAL = /^[IVXLC]+$/;
/** The share of capitals among the letters of a line that is written large as a whole. */
const SHOUTED = 0.6;
/** Letters in a word that is hardly an abbreviation. */
const LONG = 6;
/** How many characters before and after letters are searched for what they stand for. */
const AROUND = 120;
/** How many characters of an address or reference are looked at on each side. */
const TOKEN = 80;
const LONGEST_SHOUT = 200;
const ADDRESS = /[\p{Nd}@_/\\]|www\./u;
const SMALL = new Set(["a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"]);
const OPEN = /^(.*)\([^()]*$/su;
const BRACKET = /^(?:s|'s|’s)? ?\(([^()]+)\)/u;
const APPOSED = /^, (.+)/su;
const MEANING = /^ ?(?:[:=–—-]|means|stands for|is short for|,? which (?:stands for|means)|, that is,?|, or) (.+)/su;
const NAMED = /^(.+?)(?:,? or|,? (?:also )?known as|,? called|,? shortened to| [–—-]) (?:an? |the )?["“‘']?$/su;
const LETTER = /\p{L}/u;

/** Returns the words of a paragraph that have small letters, made small. */
export function smallWordsOf(paragraph: string): Set<string> {
  const words = paragraph.match(WORDS) ?? [];
  return new Set(words.filter((word) => word !== word.toUpperCase()).map((word) => word.toLowerCase()));
}

/**
 * Returns the capital letters of a paragraph. Left out are numerals, parts of addresses and references, and
 * paragraphs that are written large as a whole. Words that are only stressed are left to `isStressed`.
 */
export function candidatesOf(paragraph: string): Letters[] {
  if (isShouted(paragraph)) return [];
  return [...paragraph.matchAll(LETTERS)].flatMap((found) => {
    const letters = found[1] ?? "";
    const range = { start: found.index, end: found.index + found[0].length };
    if (WRITTEN_LARGE.has(letters) || NUMERAL.test(letters)) return [];
    return ADDRESS.test(tokenAt(paragraph, range.start, range.start)) ? [] : [{ ...range, letters }];
  });
}

/** Whether letters are a word that is only stressed: the text has it in small letters too. */
export function isStressed(letters: string, small: (word: string) => boolean): boolean {
  return !letters.includes("&") && small(letters.toLowerCase());
}

/**
 * Whether a paragraph is written in capitals as a whole. With `byWords` one of its words must be plainly a word:
 * letters alone ("SEND, EHCP") may all be abbreviations.
 */
export function isShouted(paragraph: string, byWords = false): boolean {
  if ([...paragraph].length > LONGEST_SHOUT) return false;
  const letters = [...paragraph].filter((sign) => LETTER.test(sign));
  if (letters.filter(isUpper).length <= SHOUTED * letters.length) return false;
  const words = paragraph.match(/[A-Z]+/g) ?? [];
  return !byWords || words.some((word) => word.length >= LONG || WRITTEN_LARGE.has(word));
}

/** Returns what stands between spaces around a range. */
export function tokenAt(text: string, start: number, end: number): string {
  let [first, last] = [start, end];
  while (first && start - first < TOKEN && !isSpace(text.charAt(first - 1))) first -= 1;
  while (last < text.length && last - end < TOKEN && !isSpace(text.charAt(last))) last += 1;
  return text.slice(first, last);
}

/**
 * Whether a paragraph says at a place what letters stand for. `known` are the full forms that the glossary has. Any
 * words count that spell the letters.
 */
export function isExplained(paragraph: string, { start, end, letters }: Letters, known: readonly string[]): boolean {
  const before = paragraph.slice(Math.max(0, start - AROUND), start);
  const after = paragraph.slice(end, end + AROUND);
  const apposed = APPOSED.exec(after)?.[1];
  return (
    [OPEN, NAMED].some((pattern) => standsFor(letters, pattern.exec(before)?.[1], known, false)) ||
    [BRACKET, MEANING].some((pattern) => standsFor(letters, pattern.exec(after)?.[1], known, true)) ||
    (apposed !== undefined && initialsOf(apposed).startsWith(letters.toLowerCase()))
  );
}

/** Whether letters are short for words at the end of a phrase, or for those at its beginning. */
function standsFor(letters: string, phrase: string | undefined, known: readonly string[], fromStart: boolean): boolean {
  if (phrase === undefined) return false;
  const plain = normal(phrase).replace(/^[ "'“”‘’,]+|[ "'“”‘’,]+$/g, "");
  const fulls = known.map(normal);
  if (fulls.some((full) => (fromStart ? plain.startsWith(full) : plain.endsWith(full) || plain.endsWith(`${full}s`)))) {
    return true;
  }
  const most = Math.min(letters.length + 5, letters.length * 2);
  const words = split(phrase);
  return spells(letters, (fromStart ? words.slice(0, most) : words.slice(-most)).join(" "));
}

/** Returns the first letters of a phrase's words, made small: "ehcp" for "education, health and care plan". */
export function initialsOf(phrase: string): string {
  const words = phrase.toLowerCase().match(WORDS) ?? [];
  return words.filter((word) => !SMALL.has(word)).map((word) => word.charAt(0)).join("");
}

/**
 * Whether letters are short for a phrase that ends there. Schwartz and Hearst (2003), A simple algorithm for
 * identifying abbreviation definitions in biomedical text: each letter, from the last to the first, is looked for in
 * the phrase from its end, and the first must begin a word.
 */
export function spells(letters: string, phrase: string): boolean {
  const wanted = [...letters.toLowerCase()].filter((sign) => isAlnumAt(sign, 0));
  const small = phrase.toLowerCase();
  let place = phrase.length;
  for (let number = wanted.length - 1; number >= 0; number -= 1) {
    do place -= 1;
    while (place >= 0 && !(small.charAt(place) === wanted[number] && (number || !place || !isAlnumBefore(phrase, place))));
    if (place < 0) return false;
  }
  return wanted.length > 0;
}
