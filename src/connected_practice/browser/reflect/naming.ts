/** Which entries may identify somebody, looked for in small steps so that the page stays quick. */

import { type Finding, identifying } from "../identifying";
import type { Saved } from "../store";
import { type Draft, type Entry, wordsOf } from "./entry";

export interface Named {
  readonly entry: (Entry | Draft) & Saved;
  readonly findings: readonly Finding[];
}

/** Milliseconds of looking before the page may do something else. */
const STEP = 30;

/** What has been looked at: entries are never changed. */
const looked = new WeakMap<Entry | Draft, readonly Finding[]>();

/** Returns the entries with words that may identify somebody. */
export async function identifyingEntries(entries: readonly ((Entry | Draft) & Saved)[]): Promise<Named[]> {
  const found: Named[] = [];
  let began = performance.now();
  for (const entry of entries) {
    const findings = looked.get(entry) ?? [entry.title, ...wordsOf(entry)].flatMap(identifying);
    looked.set(entry, findings);
    if (findings.length) found.push({ entry, findings });
    if (performance.now() - began < STEP) continue;
    await new Promise((done) => setTimeout(done));
    began = performance.now();
  }
  return found;
}
