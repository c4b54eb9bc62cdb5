/**
 * What a query says about the records that it wants: their kind, their length, whom they are for, and the topic.
 *
 * The same as src/connected_practice/search/hints.py.
 */

import { key, singular, stem } from "./tokens";

export const LISTS = ["kinds", "topics", "roles", "sectors", "stages"] as const;
/** A list whose entries a query may name. */
export type List = (typeof LISTS)[number];

/** The most words by which an entry is named. */
const LONGEST = 5;

const LENGTH = /^(\d{1,3})(minutes?|mins?|m|hours?|hrs?|h)?$/;
const NUMBERS: Readonly<Record<string, number>> = {
  one: 1, an: 1, a: 1, two: 2, three: 3, five: 5, ten: 10, fifteen: 15, twenty: 20,
  thirty: 30, forty: 40, fortyfive: 45, sixty: 60, ninety: 90,
}; // prettier-ignore
const FRACTIONS: Readonly<Record<string, number>> = {
  halfanhour: 30, halfhour: 30, quarterofanhour: 15, halfday: 180, halfaday: 180, quick: 20,
}; // prettier-ignore
const SUBJECT = new Set("on about for around to".split(" "));
const FOR = new Set("for as im am a an the our my to".split(" "));
const ADDRESSES = new Set(["for", "as", "im", "am"]);

/** What a query asks for beside its subject. All of it is a leaning, none of it a filter. */
export type Hints = Readonly<Record<List, readonly string[]>> & { readonly minutes: number | null };

/** A place in a query that names entries of a list: the words from `start` to before `end`. */
export interface Named {
  readonly start: number;
  readonly end: number;
  readonly list: List;
  readonly ids: readonly string[];
}

/** Returns the minutes that a query asks for, and the words that say so: from the first to before the last number. */
export function lengthIn(words: readonly string[]): readonly [minutes: number, start: number, end: number] | null {
  for (let start = 0; start < words.length; start++) {
    for (let end = Math.min(start + 4, words.length); end > start; end--) {
      const minutes = minutesOf(words.slice(start, end));
      if (minutes) return [minutes, start, end];
    }
  }
  return null;
}

function minutesOf(words: readonly string[]): number {
  const fraction = own(FRACTIONS, words.join(""));
  if (fraction) return fraction;
  const isOne = words.length === 1;
  const joined = isOne ? (words[0] ?? "") : words.slice(0, -1).join("");
  const found = LENGTH.exec(joined);
  const unit = isOne ? (found?.[2] ?? "") : (words.at(-1) ?? "");
  const number = found ? Number(found[1]) : isOne ? 0 : (own(NUMBERS, joined) ?? 0);
  const minutes = number * scaleOf(unit.replace(/s+$/, ""));
  return minutes <= 600 ? minutes : 0;
}

function scaleOf(unit: string): number {
  return ["minute", "min", "m"].includes(unit) ? 1 : ["hour", "hr", "h"].includes(unit) ? 60 : 0;
}

/** Reads an object that may be asked for anything that people type, `constructor` too. */
function own<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Yields every place that names entries: for each list the longest from left to right, none over another. */
export function* namedIn(
  words: readonly string[],
  entries: Readonly<Record<List, ReadonlyMap<string, readonly string[]>>>,
): Iterable<Named> {
  for (const list of LISTS) {
    for (const [start, end, ids] of longest(words, LONGEST, (some) => entries[list].get(key(some)))) {
      yield { start, end, list, ids };
    }
  }
}

/** Yields the longest places from left to right, none over another, for which there is something. */
export function* longest<T>(
  words: readonly string[],
  most: number,
  look: (words: readonly string[], start: number, end: number) => readonly T[] | undefined,
  least = 1,
): Iterable<readonly [start: number, end: number, found: readonly T[]]> {
  for (let start = 0; start < words.length; start++) {
    for (let end = Math.min(start + most, words.length); end >= start + least; end--) {
      const found = look(words.slice(start, end), start, end);
      if (!found?.length) continue;
      yield [start, end, found];
      start = end - 1;
      break;
    }
  }
}

/** Yields what is named, without kinds that are the subject: `training on statistics` asks for training alone. */
export function* askedFor(words: readonly string[], found: Iterable<Named>): Iterable<Named> {
  let until = words.length;
  for (const named of found) {
    if (named.list === "kinds" && named.start >= until) continue;
    yield named;
    if (named.list === "kinds" && SUBJECT.has(words[named.end] ?? "")) until = named.end;
  }
}

/** Whether what is named from `start` is whom the record is for: `for governors`, `as a teacher`. */
export function isAddressed(words: readonly string[], start: number): boolean {
  const before = words.slice(Math.max(0, start - 3), start).filter((word) => FOR.has(word));
  return before.some((word) => ADDRESSES.has(word));
}

/** Yields the topics whose situation a query puts in much the same words: two of them and six in ten shared. */
export function* situationsLike(
  words: readonly string[],
  situations: ReadonlyMap<string, readonly string[]>,
  common: ReadonlySet<string>,
): Iterable<string> {
  const related = (some: readonly string[]) => new Set(some.map((word) => stem(singular(word))));
  const asked = related(words);
  const usual = new Set([...common].map(stem));
  for (const [topic, said] of situations) {
    const own = related(said);
    const shared = [...asked].filter((word) => own.has(word));
    const tells = shared.some((word) => !usual.has(word));
    if (shared.length >= 2 && tells && shared.length >= 0.6 * Math.min(asked.size, own.size)) yield topic;
  }
}
