/**
 * The last words before a page goes. A browser that closes a page does not wait for the database, so that what is not
 * saved by then is left in local storage, which is written at once, and taken up by the next page that opens.
 */

import { type Store } from "../store";
import { type Kept, keptOf, read } from "./file";
import { merged } from "./merge";
import type { Assessment } from "./model";
import { assessmentOnShelf, keep } from "./shelf";

export interface Draft {
  readonly id: string;
  /** The revision that was saved last, 0 for none, and what it was. */
  readonly revision: number;
  readonly base: Assessment;
  readonly assessment: Assessment;
}

const PREFIX = "cp-assessment-draft ";

/** Leaves a draft behind. That a browser may refuse this is no news to anybody: the page is going. */
export function leave({ id, revision, base, assessment }: Draft): void {
  const kept = { revision, base: keptOf(base), assessment: keptOf(assessment) } satisfies Left;
  quietly(() => localStorage.setItem(PREFIX + id, JSON.stringify(kept)));
}

/** Takes a draft away: what was in it has been saved. */
export function discard(id: string): void {
  quietly(() => localStorage.removeItem(PREFIX + id));
}

/** Takes every draft away, unsaved. */
export function discardAll(): void {
  for (const key of keys()) quietly(() => localStorage.removeItem(key));
}

/** Saves every draft that pages have left behind. What cannot be saved now is left for the next time. */
export async function takeUp(store: Store): Promise<void> {
  for (const key of keys()) {
    const id = key.slice(PREFIX.length);
    const draft = draftIn(
      id,
      quietly(() => localStorage.getItem(key)),
    );
    try {
      if (draft) await put(store, draft);
      discard(id);
    } catch {
      // Another tab was quicker, or there is no room.
    }
  }
}

function keys(): string[] {
  return quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) ?? [];
}

async function put(store: Store, { id, revision, base, assessment }: Draft): Promise<void> {
  const there = await assessmentOnShelf(store, id);
  if (!there && revision > 0) return; // it has been deleted since
  const value = there ? merged(base, assessment, there.value).assessment : assessment;
  await keep(store, id, value, there?.revision ?? 0);
}

interface Left {
  readonly revision: number;
  readonly base: Kept;
  readonly assessment: Kept;
}

function draftIn(id: string, text: string | null): Draft | null {
  try {
    const left = JSON.parse(text ?? "") as Left;
    const [base, assessment] = [read(left.base, ""), read(left.assessment, "")];
    if (typeof left.revision !== "number" || !("assessment" in base) || !("assessment" in assessment)) return null;
    return { id, revision: left.revision, base: base.assessment, assessment: assessment.assessment };
  } catch {
    return null;
  }
}

function quietly<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
