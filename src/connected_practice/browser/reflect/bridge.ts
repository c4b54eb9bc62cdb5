/**
 * What is being saved, left for the next page until the database has it: a tab that closes or crashes straight after a
 * letter loses nothing. The next page that opens the log brings over what tabs that have closed left.
 */

import { Conflict, forget, leave, left, leftOn, newId, type Saved, type Store } from "../store";
import type { Draft } from "./entry";
import { entryIn } from "./reading";

const LOCK = "connected-practice-unsaved-";
const SHELF = "reflections";

/** A draft as one tab writes it, so that what it saved and what it left behind can be told to be of one hand. */
export type Penned = Draft & { readonly writer: string };

/** Says that this tab writes a draft, until the tab closes: what a living tab holds is not brought over. */
export function claim(id: string): void {
  void navigator.locks?.request(LOCK + id, () => new Promise(() => undefined)).catch(() => undefined);
}

/** Holds a draft until `release` is called. Where the browser forbids it, nothing is held. */
export function hold(id: string, draft: Penned, revision: number): void {
  leave(SHELF, id, { draft, revision } satisfies Left);
}

/** Lets go of a draft that is kept or no longer wanted. */
export function release(id: string): void {
  forget(SHELF, id);
}

/** Brings over what tabs left behind that have closed. */
export async function bringOver(store: Store): Promise<void> {
  for (const id of leftOn(SHELF)) {
    if (navigator.locks) await navigator.locks.request(LOCK + id, { ifAvailable: true }, (lock) => lock && bring(store, id));
    else await bring(store, id);
  }
}

async function bring(store: Store, id: string): Promise<void> {
  const found = leftBehind(id);
  if (found) await save(store, id, found);
  release(id);
}

interface Left {
  readonly draft: Penned;
  readonly revision: number;
}

/**
 * What the same tab saved last is what it left behind, or a few letters less, and gives way. Where anybody else has
 * saved the draft since, what was left behind becomes a draft of its own: nothing is lost.
 */
async function save(store: Store, id: string, { draft, revision }: Left): Promise<void> {
  try {
    await store.put<Penned>(SHELF, id, draft, revision);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const saved = error.saved as (Partial<Penned> & Saved) | undefined;
    const isOfOneHand = saved?.state === "draft" && saved.writer === draft.writer;
    await store.put<Penned>(SHELF, isOfOneHand ? id : newId(), draft, isOfOneHand ? saved.revision : 0);
  }
}

function leftBehind(id: string): Left | null {
  try {
    const { draft, revision } = left(SHELF, id) as Record<string, unknown>;
    const read = entryIn(draft);
    const { writer } = draft as Partial<Penned>;
    if (read.state !== "draft" || typeof revision !== "number" || typeof writer !== "string") return null;
    return { draft: { ...read, writer }, revision };
  } catch {
    return null;
  }
}
