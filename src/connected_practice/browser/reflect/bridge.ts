/**
 * The bridge over the milliseconds that a save takes. The database saves in its own time, so that a tab which closes
 * or crashes straight after a letter would lose it. What is being saved therefore stands in localStorage, which is
 * written at once, until the database has it. The next page that opens the log brings it over.
 */

import { Conflict, newId, type Saved, type Store } from "../store";
import type { Draft } from "./entry";
import { entryIn } from "./reading";

const NAME = "connected-practice-unsaved-";
const SHELF = "reflections";

/** A draft as one tab writes it, so that what it saved and what it left behind can be told to be of one hand. */
export type Penned = Draft & { readonly writer: string };

/** Says that this tab writes a draft, until the tab closes: what a living tab holds is not brought over. */
export function claim(id: string): void {
  void navigator.locks?.request(NAME + id, () => new Promise(() => undefined)).catch(() => undefined);
}

/** Holds a draft until `release` is called. Where the browser forbids it, nothing is held. */
export function hold(id: string, draft: Penned, revision: number): void {
  quietly(() => localStorage.setItem(NAME + id, JSON.stringify({ draft, revision })));
}

/** Lets go of a draft that is kept or no longer wanted. */
export function release(id: string): void {
  quietly(() => localStorage.removeItem(NAME + id));
}

/** Forgets everything that is held, for good. */
export function forgetAll(): void {
  held().forEach(release);
}

/** Brings over what tabs left behind that have closed. */
export async function bringOver(store: Store): Promise<void> {
  for (const id of held()) {
    if (navigator.locks) await navigator.locks.request(NAME + id, { ifAvailable: true }, (lock) => lock && bring(store, id));
    else await bring(store, id);
  }
}

async function bring(store: Store, id: string): Promise<void> {
  const left = leftBehind(id);
  if (left) await save(store, id, left);
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
    const { draft, revision } = JSON.parse(localStorage.getItem(NAME + id) ?? "") as Record<string, unknown>;
    const read = entryIn(draft);
    const { writer } = draft as Partial<Penned>;
    if (read.state !== "draft" || typeof revision !== "number" || typeof writer !== "string") return null;
    return { draft: { ...read, writer }, revision };
  } catch {
    return null;
  }
}

function held(): string[] {
  const names = quietly(() => Object.keys(localStorage)) ?? [];
  return names.filter((name) => name.startsWith(NAME)).map((name) => name.slice(NAME.length));
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined; // storage is forbidden or full: the database says so
  }
}
