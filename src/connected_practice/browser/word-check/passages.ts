/**
 * A plain text as its paragraphs, sentences and quotations: what stands together, and what somebody else said.
 * As in src/connected_practice/wording/passages.py; every character keeps its place.
 */

import { ALNUM, isUpper, strip, stripEnd, stripStart } from "./letters";
import { wordsOf } from "./reading";

/** A range of characters, the end not among them. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What stands at the end of each paragraph in a text that is laid out: no word goes on across it. */
export const END = "\u2029";
/** With fewer words a reading age says nothing. */
export const LEAST_WORDS = 30;
/** With fewer words, and without the end of a sentence, a paragraph is a heading or a line of an address. */
const LEAST_IN_A_PARAGRAPH = 7;
/** Characters in a line that may have been broken only because it was full. */
const WRAPPED = 50;
/** Characters in such a line, where the next begins with a capital letter. */
const FULL = 60;

const ENDS = /[.!?:]["”’')\]]*$/u;
const ITEM = /^(?:[-*+•·▪●○◦‣–—>#|]|\d{1,3}[.)]|[A-Za-z][.)])/u;
const ITEM_MARK = /^[ \t]*(?:[-*+•·▪●○◦‣–—>#|]+|\d{1,3}[.)]|[A-Za-z][.)]) /u;
const SENTENCE = /(?<![.!?:])[.!?:]+(?=[ \t\n\r\f\v\u00a0\u2028\u2029]|$)/gu;
const W = `[${ALNUM}_]`;
const QUOTED = new RegExp(
  `"[^"${END}]{1,600}"|“[^”${END}]{1,600}”` +
    `|(?<!${W})‘(?! )[^${END}]{1,300}?’(?!${W})|(?<!${W})'(?! )[^${END}]{1,300}?'(?!${W})`,
  "gu",
);
const SMALL = ["of", "and", "the", "in", "for", "to", "with", "on", "by"];
const ACT = new RegExp(
  `^(?: (?:[A-Z(](?:${W}|[’'()-])*|${SMALL.join("|")})){0,9}? ` +
    `(?:Acts?|Regulations|Rules|Orders?|Bill|Code|Convention|Measures?|Directive)(?!${W})`,
  "u",
);
const LARGE_BEFORE = /(?<=[a-z,] )[A-Z][a-z]+ $/;
const LARGE_AFTER = /^ [A-Z][a-z]/;

/**
 * Returns a text with a space for each line break within a paragraph, and END for each that ends one. Text from a
 * letter has a paragraph a line; text that was broken to a width goes on in the next line. A break belongs to such a
 * text where the line before it is long and has no end of a sentence, and the next is no item of a list.
 */
export function layOut(text: string): string {
  const lines = text.replaceAll("\r\n", " \n").replaceAll("\r", "\n").split("\n");
  const parts = [lines[0] ?? ""];
  for (let index = 1; index < lines.length; index += 1) {
    const [before, line] = [lines[index - 1] ?? "", lines[index] ?? ""];
    parts.push(goesOn(strip(before), strip(line)) ? " " : END, line);
  }
  return parts.join("");
}

function goesOn(before: string, line: string): boolean {
  if (before.length < WRAPPED || !line || ENDS.test(before) || ITEM.test(line)) return false;
  return !isUpper(String.fromCodePoint(line.codePointAt(0) ?? 0)) || before.length >= FULL;
}

/** Returns the parts of a paragraph that are cells of a table, where it was copied from one. */
export function cellsOf(paragraph: string): Range[] {
  const cells: Range[] = [];
  let start = 0;
  for (const cell of paragraph.split("\t")) {
    cells.push({ start, end: start + cell.length });
    start += cell.length + 1;
  }
  return cells;
}

/** Whether a part of a text is more than a heading, a greeting or a line of an address. */
export function saysSomething(part: string): boolean {
  return ENDS.test(stripEnd(part)) || wordsOf(part).length >= LEAST_IN_A_PARAGRAPH;
}

/** Returns where each sentence of a paragraph begins and ends, without what marks it as an item. */
export function sentencesOf(paragraph: string): Range[] {
  return cellsOf(paragraph).flatMap(({ start, end }) => {
    const cell = paragraph.slice(start, end);
    let at = ITEM_MARK.exec(cell)?.[0].length ?? 0;
    const stops = [...cell.matchAll(SENTENCE)].map((found) => found.index + found[0].length).filter((stop) => stop > at);
    return [...stops, cell.length].flatMap((stop) => {
      const sentence = cell.slice(at, stop);
      const first = start + at + sentence.length - stripStart(sentence).length;
      at = stop;
      return strip(sentence) ? [{ start: first, end: first + strip(sentence).length }] : [];
    });
  });
}

/** Returns where a paragraph quotes. */
export function quotationsOf(paragraph: string): Range[] {
  return [...paragraph.matchAll(QUOTED)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
}

export function holds(ranges: readonly Range[], place: number): boolean {
  return ranges.some((range) => range.start <= place && place < range.end);
}

/** Whether words belong to the name of a law: "Rehabilitation of Offenders Act 1974". */
export function isInAct(paragraph: string, { start, end }: Range): boolean {
  return isUpper(paragraph.charAt(start)) && ACT.test(paragraph.slice(end));
}

/** Whether words are written as part of a name: "the National Offender Management Service". */
export function isInName(paragraph: string, { start, end }: Range): boolean {
  const words = paragraph.slice(start, end);
  const parts = words.split(/[ -]/).filter((word) => word && !SMALL.includes(word));
  if (isUpper(words) || !parts.every((word) => isUpper(word.charAt(0)))) return false;
  return LARGE_AFTER.test(paragraph.slice(end)) || LARGE_BEFORE.test(paragraph.slice(Math.max(0, start - 40), start));
}
