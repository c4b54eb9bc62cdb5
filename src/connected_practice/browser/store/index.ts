/**
 * What a person keeps in this browser: `await openStore()`, then see Store. Nothing here leaves the browser.
 *
 *     store.ts        reading, saving, deleting, watching
 *     migrations.ts   the database, and how it grows from version to version
 *     changes.ts      telling this tab and the others
 *     unsaved.ts      what a page that closes leaves behind for the next
 *     errors.ts       what can go wrong, in words for people
 *
 * Format: IndexedDB (https://www.w3.org/TR/IndexedDB/), reached through the library idb.
 */

import { type IDBPDatabase, openDB } from "idb";

import { explained, FORBIDDEN, StoreUnavailable, WAITING } from "./errors";
import { type Database, migrate, MIGRATIONS, type Upgrade } from "./migrations";
import { Store } from "./store";

export { Conflict, StoreFull, StoreUnavailable } from "./errors";
export { type Shelf, SHELVES } from "./migrations";
export type { Saved, Store } from "./store";
export { forget, forgetAll, leave, left, leftOn } from "./unsaved";

export const DATABASE = "connected-practice";

let opened: Promise<Store> | null = null;

/** Opens the store; all tools of a page share it. Rejects with StoreUnavailable where the browser forbids it. */
export function openStore(): Promise<Store> {
  opened ??= open().catch((error: unknown) => {
    opened = null;
    throw explained(error);
  });
  return opened;
}

/** Returns a new id for a thing to keep. */
export function newId(): string {
  return crypto.randomUUID();
}

async function open(): Promise<Store> {
  if (typeof indexedDB === "undefined") throw new StoreUnavailable(FORBIDDEN);
  return new Promise<Store>((resolve, reject) => {
    let isRefused = false;
    const opening: Promise<IDBPDatabase> = openDB(DATABASE, MIGRATIONS.length, {
      upgrade: (database, from, _to, transaction) => migrate(database, from, transaction as unknown as Upgrade),
      blocked: () => {
        isRefused = true;
        reject(new StoreUnavailable(WAITING));
      },
      blocking: () => void opening.then(close), // a newer page waits for this one to let go
      terminated: () => (opened = null),
    });
    opening.then((database) => (isRefused ? database.close() : resolve(new Store(database))), reject);
  });
}

/** Closes the database; what is read or saved after that is refused with words that say so. */
function close(database: Database): void {
  opened = null;
  database.close();
}
