/** "We will … by … So you can …": the parts of the sentence, and how they read together. */

import { clean } from "../documents";
import type { Statement } from "./charter";

/** The parts as they are shown: without what people typed twice, ending as a sentence does. */
export interface Sentence {
  /** After "We will". */
  readonly will: string;
  readonly by: readonly string[];
  /** After "So you can", with the comma where one belongs; empty where nothing was written. */
  readonly so: string;
}

type Parts = Pick<Statement, "will" | "by" | "so">;

const MARK = /^\s*(?:[-*•·–—]|\d{1,2}[.)])\s+/u;
const STARTS = { will: /^we\s+will\b[\s,:]*/iu, by: /^by\b[\s,:]*/iu, so: /^so\s+(?:that\s+)?you\s+can\b[\s,:]*/iu };
/** "as students and staff, see …": who is meant, before what they can do. */
const MEANT = /^as\s[^,]+,/u;
const ENDS = /[.!?…]["'’”)]*$/u;
const TO_BE_FINISHED = "…";

/** Returns a statement as it is shown. */
export function sentenceOf({ will, by, so }: Parts): Sentence {
  const things = thingsIn(by);
  const promise = oneLine(will).replace(STARTS.will, "");
  const got = oneLine(so).replace(STARTS.so, "");
  return {
    will: things.length ? promise.replace(/\s+by\s*:?$/iu, "").replace(/[.:;\s]+$/u, "") : ended(promise),
    by: things,
    so: got && (MEANT.test(got) ? `, ${ended(got)}` : ` ${ended(got)}`),
  };
}

/** Returns the things that a statement will be done by: one a line, without the marks that people put before them. */
export function thingsIn(by: string): string[] {
  const lines = clean(by).split("\n").map((line) => oneLine(line.replace(MARK, "")));
  return lines.map((line, at) => (at ? line : line.replace(STARTS.by, ""))).filter(Boolean);
}

/** Returns a statement in one line, as it is read aloud. */
export function aloud(parts: Parts): string {
  const { will, by, so } = sentenceOf(parts);
  const means = by.length ? ` by ${by.join("; ")}.` : "";
  return [will && `We will ${will}${means}`, so && `So you can${so}`].filter(Boolean).join(" ");
}

/** Whether anything has been written. */
export function isWritten({ will, by, so }: Parts): boolean {
  return Boolean(`${will}${by}${so}`.trim());
}

/**
 * Returns the parts of an example in the library: a paragraph that ends in "by", a list, and what one can do then.
 * A part that the example leaves to the reader is empty.
 */
export function partsOf(text: string): Parts {
  const lines = clean(text).split("\n");
  const listed = lines.filter((line) => MARK.test(line)).map((line) => oneLine(line.replace(MARK, "")));
  const first = lines.findIndex((line) => MARK.test(line));
  const spoken = (from: number, to: number): string => oneLine(lines.slice(from, to).filter((line) => !MARK.test(line)).join(" "));
  const opening = spoken(0, first < 0 ? lines.length : first).replace(STARTS.will, "");
  const [, will = opening, how = ""] = /^(.*?)\s+by\b\s*(.*)$/su.exec(opening) ?? [];
  const by = listed.filter((line) => !line.startsWith(TO_BE_FINISHED)).map((line) => oneLine(`${how} ${line}`));
  const so = first < 0 ? "" : spoken(first, lines.length).replace(STARTS.so, "");
  return { will, by: by.join("\n"), so: so.startsWith(TO_BE_FINISHED) ? "" : so };
}

function oneLine(text: string): string {
  return clean(text).replace(/\s+/gu, " ").trim();
}

function ended(text: string): string {
  return !text || ENDS.test(text) ? text : `${text.replace(/[,;:]+$/u, "")}.`;
}
