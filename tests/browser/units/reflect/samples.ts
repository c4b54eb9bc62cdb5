/** Entries for tests, and values that come close to them. */

import fc from "fast-check";

import { ACTIVITIES, type Draft, type Entry, type PageNote, TEXTS } from "browser/reflect/entry";
import type { Filed } from "browser/reflect/file";

export const PAGE: PageNote = {
  ref: "principle:ask-first", title: "Ask first", version: "2026-01-10", path: "principles/ask-first/",
};

export function entry(change: Partial<Entry> = {}): Entry {
  return {
    format: 1, state: "kept", on: "2026-03-02", title: "Ask first", activity: "reading", minutes: 20, together: false,
    page: PAGE, texts: { learned: "That asking takes a minute." }, questions: [], ...change,
  };
}

/** Objects as JSON makes them. */
const PLAIN = { noNullPrototype: true };

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Text as a person may type or paste it: every sign that the store keeps as it is. */
export const typed = fc
  .string({ unit: fc.oneof(fc.constantFrom(..."abc éß漢👋<&>\"'=+-@\n\t", "</script>", "__proto__"), fc.string({ unit: "grapheme", maxLength: 1 })), maxLength: 60 })
  .map((text) => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu, ""));
const line = typed.map((text) => text.replace(/\s+/gu, " ").trim());

export const anyEntry: fc.Arbitrary<Entry> = fc.record({
  format: fc.constant(1 as const),
  state: fc.constant("kept" as const),
  on: day,
  title: line,
  activity: fc.constantFrom("" as const, ...(Object.keys(ACTIVITIES) as (keyof typeof ACTIVITIES)[])),
  minutes: fc.option(fc.integer({ min: 0, max: 24_000 })),
  together: fc.boolean(),
  page: fc.option(fc.record({ ref: fc.constant(PAGE.ref), title: line.map((text) => text || "Untitled"), version: fc.oneof(day, fc.constant("")), path: fc.constantFrom("", PAGE.path) }, PLAIN)),
  texts: fc.dictionary(fc.constantFrom(...TEXTS), typed, PLAIN),
  questions: fc.array(fc.record({ id: fc.constantFrom("q1", "who"), question: typed, answer: typed }, PLAIN), { maxLength: 3 }),
}, PLAIN);

export const anyDraft: fc.Arbitrary<Draft> = fc
  .tuple(anyEntry, fc.option(fc.uuid()), fc.nat(1000))
  .map(([written, of, basedOn]) => ({ ...written, state: "draft", of, basedOn }));

export const anyFiled: fc.Arbitrary<Filed> = fc
  .tuple(fc.oneof(anyEntry, anyDraft), fc.uuid(), day)
  .map(([written, id, changed]) => ({ ...written, id, changed: `${changed}T10:00:00.000Z` }));
