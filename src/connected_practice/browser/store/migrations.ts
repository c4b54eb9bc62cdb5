/**
 * The database and how it grows. Each step brings a database from one version to the next; a step that has been
 * published is never changed, since browsers out there have run it. To change the database, add a step at the end.
 */

import type { IDBPDatabase, IDBPTransaction } from "idb";

/** Where the tools keep things, each kind on a shelf of its own. */
export const SHELVES = ["assessments", "reflections", "statements", "sessions", "places", "settings"] as const;
export type Shelf = (typeof SHELVES)[number];

/** What counts the changes: one number for the whole database, so that no revision is ever given twice. */
export const COUNTER = "counter";

/** The index of things by the day in their field `on`, and that field's name. */
export const BY_DAY = "on";

export type Database = IDBPDatabase<unknown>;
export type Upgrade = IDBPTransaction<unknown, string[], "versionchange">;
export type Migration = (database: Database, upgrade: Upgrade) => Promise<void> | void;

/** The steps: the first makes version 1 out of nothing, the second version 2 out of version 1, and so on. */
export const MIGRATIONS: readonly Migration[] = [makeShelves];

/** Takes a database through every step that it has not been through; `from` is 0 for one that is new. */
export async function migrate(
  database: Database,
  from: number,
  upgrade: Upgrade,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  for (const step of steps.slice(from)) await step(database, upgrade);
}

/** Version 1: a shelf for each tool, in which a thing has an id. What has a day is found by its day too. */
function makeShelves(database: Database): void {
  for (const name of ["assessments", "reflections", "statements", "sessions", "places", "settings"]) {
    database.createObjectStore(name, { keyPath: "id" }).createIndex(BY_DAY, BY_DAY);
  }
  database.createObjectStore(COUNTER);
}
