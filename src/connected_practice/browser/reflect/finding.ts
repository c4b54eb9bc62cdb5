/** Which entries of the log are shown: by words, by time and by kind, the latest first. */

import { ACTIVITIES, type Activity, type Entry, wordsOf } from "./entry";
import { ALWAYS, isIn, type Period } from "./periods";

export interface Wanted {
  /** Words that must all occur somewhere in an entry, as people type them. */
  readonly words: string;
  readonly period: Period;
  readonly activity: Activity | "";
}

export const EVERYTHING: Wanted = { words: "", period: ALWAYS, activity: "" };

/** Everything that can be searched in an entry, made once for each. */
const searched = new WeakMap<Entry, string>();

/** Returns the entries that are wanted, in their order. */
export function chosen<E extends Entry>(entries: readonly E[], wanted: Wanted): E[] {
  const words = folded(wanted.words).split(/\s+/).filter(Boolean);
  return entries.filter(
    (entry) =>
      isIn(entry.on, wanted.period) &&
      (!wanted.activity || entry.activity === wanted.activity) &&
      (!words.length || hasAll(entry, words)),
  );
}

/** Returns entries with the latest first; among those of one day, what was saved last. */
export function latestFirst<E extends Entry & { readonly changed: string }>(entries: readonly E[]): E[] {
  return [...entries].sort((one, other) => compare(other.on, one.on) || compare(other.changed, one.changed));
}

function hasAll(entry: Entry, words: readonly string[]): boolean {
  let text = searched.get(entry);
  if (text === undefined) {
    const activity = entry.activity ? ACTIVITIES[entry.activity] : "";
    text = folded([entry.title, entry.page?.title ?? "", activity, entry.on, ...wordsOf(entry)].join("\n"));
    searched.set(entry, text);
  }
  return words.every((word) => text.includes(word));
}

/** Returns a text without capitals and accents, so that “creche” finds “Crèche”. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
