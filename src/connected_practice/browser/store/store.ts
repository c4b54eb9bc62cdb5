/** What a person keeps: shelves of things with an id, in IndexedDB, shared by all tabs of this browser. */

import type { IDBPObjectStore } from "idb";

import { Changes, type Watcher } from "./changes";
import { Conflict, explained } from "./errors";
import { BY_DAY, COUNTER, type Database, type Shelf } from "./migrations";

/** What every kept thing has beside its own fields. */
export interface Saved {
  readonly id: string;
  /** When it was last saved, as an ISO time. */
  readonly changed: string;
  /** Which save this is. No two saves in one browser have the same number. */
  readonly revision: number;
}

/**
 * Every method rejects with StoreUnavailable where the browser no longer lets this site keep things. What is read
 * is returned as it was written, perhaps by an older version of a tool: the tool holds it against its own shape.
 */
export class Store {
  private readonly changes = new Changes();

  constructor(private readonly database: Database) {}

  /** Returns one thing, or undefined where there is none. */
  async get<T>(shelf: Shelf, id: string): Promise<(T & Saved) | undefined> {
    return asPeopleSay(() => this.database.get(shelf, id));
  }

  /** Returns everything on a shelf, ordered by id. */
  async all<T>(shelf: Shelf): Promise<(T & Saved)[]> {
    return asPeopleSay(() => this.database.getAll(shelf));
  }

  /** Returns the things on a shelf whose field `on` has the latest days, the latest first; `most` is how many. */
  async latest<T>(shelf: Shelf, most: number): Promise<(T & Saved)[]> {
    return asPeopleSay(async () => {
      const found: (T & Saved)[] = [];
      let cursor = await this.database.transaction(shelf).store.index(BY_DAY).openCursor(null, "prev");
      for (; cursor && found.length < most; cursor = await cursor.continue()) found.push(cursor.value as T & Saved);
      return found;
    });
  }

  /** Returns how many things are on a shelf. */
  async count(shelf: Shelf): Promise<number> {
    return asPeopleSay(() => this.database.count(shelf));
  }

  /**
   * Saves one thing and returns it as it is kept. `basedOn` is the revision that was read, 0 for something new.
   * Rejects with Conflict, and saves nothing, if another tab has saved or deleted it since; with StoreFull if
   * there is no room.
   */
  async put<T extends object>(shelf: Shelf, id: string, value: T, basedOn: number): Promise<T & Saved> {
    const saved = await this.write(shelf, async (write) => {
      const current = await write.get<T>(id);
      if ((current?.revision ?? 0) !== basedOn) throw new Conflict(current);
      return write.put<T>({ ...value, id, changed: new Date().toISOString() });
    });
    this.changes.tell(shelf, id);
    return saved;
  }

  /**
   * Puts things from a file on a shelf, all or none of them, with the times that they bring. What has the same id
   * is replaced where `wins` says so of what is kept now and what is given. Returns how many were put there.
   * Rejects with StoreFull if there is no room.
   */
  async restore<T extends object>(
    shelf: Shelf,
    given: readonly (T & Omit<Saved, "revision">)[],
    wins: (kept: T & Saved, given: T & Omit<Saved, "revision">) => boolean = () => true,
  ): Promise<number> {
    const count = await this.write(shelf, async (write) => {
      const kept = new Map((await write.all<T>()).map((value) => [value.id, value]));
      const wanted = given.filter((value) => {
        const here = kept.get(value.id);
        return !here || wins(here, value);
      });
      await Promise.all(wanted.map((value) => write.put<T>(value)));
      return wanted.length;
    });
    if (count) this.changes.tell(shelf, null);
    return count;
  }

  /** Deletes one thing, at once and for good. */
  async remove(shelf: Shelf, id: string): Promise<void> {
    await asPeopleSay(() => this.database.delete(shelf, id));
    this.changes.tell(shelf, id);
  }

  /** Deletes everything on a shelf, at once and for good. */
  async clear(shelf: Shelf): Promise<void> {
    await asPeopleSay(() => this.database.clear(shelf));
    this.changes.tell(shelf, null);
  }

  /**
   * Calls `changed` whenever this tab or another changes a shelf, with the id of what changed, or null where
   * anything may have. Returns what ends it.
   */
  watch(shelf: Shelf, changed: Watcher): () => void {
    return this.changes.watch(shelf, changed);
  }

  /** Runs one transaction: all of it happens or nothing, and no other tab writes to the shelf meanwhile. */
  private write<R>(shelf: Shelf, work: (writing: Writing) => Promise<R>): Promise<R> {
    return asPeopleSay(async () => {
      const transaction = this.database.transaction([shelf, COUNTER], "readwrite");
      transaction.done.catch(() => undefined); // it is awaited below, unless the work itself fails first
      try {
        const counter = transaction.objectStore(COUNTER);
        const last = ((await counter.get(COUNTER)) as number | undefined) ?? 0;
        const writing = new Writing(transaction.objectStore(shelf), last);
        const result = await work(writing);
        await counter.put(writing.revision, COUNTER);
        await transaction.done;
        return result;
      } catch (error) {
        undo(transaction);
        throw error;
      }
    });
  }
}

type Objects = Pick<IDBPObjectStore<unknown, string[], string, "readwrite">, "get" | "getAll" | "put">;

/** One shelf while a transaction lasts. Awaits nothing but the database, or the transaction would end. */
class Writing {
  /** `revision` is the last one that was given. */
  constructor(
    private readonly shelf: Objects,
    public revision: number,
  ) {}

  async all<T>(): Promise<(T & Saved)[]> {
    return (await this.shelf.getAll()) as (T & Saved)[];
  }

  async get<T>(id: string): Promise<(T & Saved) | undefined> {
    return (await this.shelf.get(id)) as (T & Saved) | undefined;
  }

  async put<T extends object>(value: T & Omit<Saved, "revision">): Promise<T & Saved> {
    this.revision += 1;
    const saved = { ...value, revision: this.revision };
    await this.shelf.put(saved);
    return saved;
  }
}

function undo(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

/** Runs something, and rejects with words for people where the browser has refused. */
async function asPeopleSay<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    throw explained(error);
  }
}
