/** The charters that a person keeps in this browser: opened, saved as they are written, and never lost to another tab. */

import { Conflict, forget, leave, left, leftOn, newId, openStore, type Saved, type Store } from "../store";
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

/** Opens the drawer, with what closed pages left beside it. Rejects with StoreUnavailable where the browser forbids it. */
export async function openDrawer(): Promise<Drawer> {
  const drawer = new Drawer(await openStore());
  await drawer.takeUp();
  return drawer;
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

  /** Leaves a charter for the next page, until it is saved: this page may be gone in a moment. */
  leave({ id, charter, revision }: Kept): void {
    leave(SHELF, id, { charter, revision } satisfies Left);
  }

  /** Takes away what was left of a charter: it is saved. */
  forget(id: string): void {
    forget(SHELF, id);
  }

  /** Saves what pages that have closed left. What cannot be saved now is left for the next time. */
  async takeUp(): Promise<void> {
    for (const id of leftOn(SHELF)) {
      const found = leftIn(id, left(SHELF, id));
      try {
        if (found && !(await this.has(found))) await this.save(found);
        this.forget(id);
      } catch {
        // There is no room.
      }
    }
  }

  /** Deletes a charter, at once and for good. */
  async remove(id: string): Promise<void> {
    this.forget(id);
    await this.store.remove(SHELF, id);
  }

  /** Whether a charter is kept word for word: its page closed between saving it and saying so. */
  private async has({ id, charter }: Kept): Promise<boolean> {
    const kept = await this.get(id);
    return kept !== undefined && JSON.stringify(kept.charter) === JSON.stringify(charter);
  }

  /** Calls `changed` when this tab or another saves or deletes a charter. Returns what ends it. */
  watch(changed: (id: string | null) => void): () => void {
    return this.store.watch(SHELF, changed);
  }
}

interface Left {
  readonly charter: Charter;
  readonly revision: number;
}

function leftIn(id: string, value: unknown): Kept | null {
  try {
    const { charter, revision } = value as Left;
    return typeof revision === "number" ? { id, charter: charterIn(charter, newId), revision, changed: "" } : null;
  } catch {
    return null;
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
