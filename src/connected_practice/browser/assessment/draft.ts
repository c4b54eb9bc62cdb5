/** The last words of a self-assessment before its page goes, left for the next page that opens. */

import { forget, leave as leaveOn, left, leftOn, type Store } from "../store";
import { type Kept, keptOf, read } from "./file";
import { merged } from "./merge";
import type { Assessment } from "./model";
import { assessmentOnShelf, keep, SHELF } from "./shelf";

export interface Draft {
  readonly id: string;
  /** The revision that was saved last, 0 for none, and what it was. */
  readonly revision: number;
  readonly base: Assessment;
  readonly assessment: Assessment;
}

/** Leaves a draft behind. That a browser may refuse this is no news to anybody: the page is going. */
export function leave({ id, revision, base, assessment }: Draft): void {
  leaveOn(SHELF, id, { revision, base: keptOf(base), assessment: keptOf(assessment) } satisfies Left);
}

/** Takes a draft away: what was in it has been saved. */
export function discard(id: string): void {
  forget(SHELF, id);
}

/** Saves every draft that pages have left behind. What cannot be saved now is left for the next time. */
export async function takeUp(store: Store): Promise<void> {
  for (const id of leftOn(SHELF)) {
    const draft = draftIn(id, left(SHELF, id));
    try {
      if (draft) await put(store, draft);
      discard(id);
    } catch {
      // Another tab was quicker, or there is no room.
    }
  }
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

function draftIn(id: string, value: unknown): Draft | null {
  try {
    const found = value as Left;
    const [base, assessment] = [read(found.base, ""), read(found.assessment, "")];
    if (typeof found.revision !== "number" || !("assessment" in base) || !("assessment" in assessment)) return null;
    return { id, revision: found.revision, base: base.assessment, assessment: assessment.assessment };
  } catch {
    return null;
  }
}
