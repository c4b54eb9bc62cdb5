/** The charters that a person keeps in this browser: opened, saved as they are written, and never lost to another tab. */

import { Conflict, newId, openStore, type Saved, type Store } from "../store";
import type { Charter } from "./charter";
import { charterIn } from "./charter-file";

/** A charter as it is kept; revision 0 is one that nothing has been saved of. */
export interface Kept {
  readonly id: string;
  readonly charter: Charter;
  readonly revision: number;
  /** When it was last saved, as an ISO time; empty for one that never was. */
  readonly changed: string;
}

const SHELF = "statements";

/** Opens the drawer. Rejects with StoreUnavailable where the browser forbids it. */
export async function openDrawer(): Promise<Drawer> {
  return new Drawer(await openStore());
}

export class Drawer {
  constructor(private readonly store: Store) {}

  /** Returns all charters, the one that was changed last first. What is no charter any more is left where it is. */
  async all(): Promise<Kept[]> {
    const found = (await this.store.all<Charter>(SHELF)).flatMap(readable);
    return found.sort((a, b) => (a.changed < b.changed ? 1 : -1));
  }

  /** Returns one charter, or undefined where it is gone. */
  async get(id: string): Promise<Kept | undefined> {
    const found = await this.store.get<Charter>(SHELF, id);
    return found && readable(found)[0];
  }

  /**
   * Saves a charter and returns it as it is kept. Where another tab has changed or deleted it since, both are kept:
   * this one under a new id and with "(copy)" in its name.
   */
  async save(kept: Kept): Promise<Kept> {
    try {
      return asKept(kept.charter, await this.store.put(SHELF, kept.id, kept.charter, kept.revision));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const charter = error.saved === undefined ? kept.charter : copyOf(kept.charter);
      return asKept(charter, await this.store.put(SHELF, newId(), charter, 0));
    }
  }

  /** Deletes a charter, at once and for good. */
  async remove(id: string): Promise<void> {
    await this.store.remove(SHELF, id);
  }

  /** Calls `changed` when this tab or another saves or deletes a charter. Returns what ends it. */
  watch(changed: (id: string | null) => void): () => void {
    return this.store.watch(SHELF, changed);
  }
}

/** Returns a charter with a name by which it can be told from the one that it was copied from. */
export function copyOf(charter: Charter): Charter {
  return { ...charter, title: `${charter.title.trim()} (copy)`.trim() };
}

function readable(saved: Charter & Saved): Kept[] {
  try {
    return [asKept(charterIn(saved, newId), saved)];
  } catch {
    return [];
  }
}

function asKept(charter: Charter, { id, revision, changed }: Saved): Kept {
  return { id, charter, revision, changed };
}
