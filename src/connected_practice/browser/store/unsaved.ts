/**
 * The bridge over the milliseconds that a save takes. A browser that closes a page does not wait for the database, so
 * that what it does not have yet is left in local storage, which is written at once. The next page that opens the
 * same shelf takes it up. Where the browser forbids local storage, nothing is left.
 */

import type { Shelf } from "./migrations";

const PREFIX = "connected-practice-unsaved ";

/** Leaves a value behind, in the place of what was left under the same id. */
export function leave(shelf: Shelf, id: string, value: unknown): void {
  quietly(() => localStorage.setItem(nameOf(shelf, id), JSON.stringify(value)));
}

/** Forgets what was left: it has been saved, or nobody wants it. */
export function forget(shelf: Shelf, id: string): void {
  quietly(() => localStorage.removeItem(nameOf(shelf, id)));
}

/** Returns the ids under which something was left for a shelf. */
export function leftOn(shelf: Shelf): string[] {
  const names = quietly(() => Object.keys(localStorage)) ?? [];
  const start = nameOf(shelf, "");
  return names.filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
}

/** Returns what was left under an id, as yet unchecked; null where that is nothing that can be read. */
export function left(shelf: Shelf, id: string): unknown {
  return quietly(() => JSON.parse(localStorage.getItem(nameOf(shelf, id)) ?? "null") as unknown);
}

/** Forgets everything that was left for a shelf, or for all of them. */
export function forgetAll(shelf?: Shelf): void {
  const start = shelf ? nameOf(shelf, "") : PREFIX;
  for (const name of quietly(() => Object.keys(localStorage)) ?? []) {
    if (name.startsWith(start)) quietly(() => localStorage.removeItem(name));
  }
}

function nameOf(shelf: Shelf, id: string): string {
  return `${PREFIX}${shelf} ${id}`;
}

function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null; // local storage is forbidden or full
  }
}
