/** What things are called on screen and on paper. */

import type { Finding, Kind } from "./check";
import { wholeYears } from "./reading";

const NAMES: Readonly<Record<Kind, string>> = {
  discouraged: "Words to change",
  abbreviation: "Letters to explain",
  riddle: "Letters with several meanings",
  senses: "Several meanings",
  sentence: "Long sentence",
};

/** Returns what kind of thing a finding is, in a few words. */
export function kindName({ kind, within }: Finding): string {
  if (within === "quotation") return "Somebody’s own words?";
  if (within === "name") return "Part of a name?";
  return NAMES[kind];
}

/** Returns a reading age as it is shown. */
export function ageInWords(age: number): string {
  return `about ${wholeYears(age)}`;
}

/** Returns a number of things: "1 thing", "3 things". */
export function countOf(number: number, thing: string): string {
  return `${number.toLocaleString("en-GB")} ${thing}${number === 1 ? "" : "s"}`;
}
