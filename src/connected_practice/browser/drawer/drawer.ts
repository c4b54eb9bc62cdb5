/** What is kept on one shelf of the store, and what closed pages have left beside it. */

import { Conflict, forget, leave, left, leftOn, newId, type Saved, type Shelf, type Store } from "../store";

/** Things are told apart by their titles. */
export interface Titled {
  readonly title: string;
}

/** A thing as it is kept; revision 0 is one that nothing has been saved of. */
export interface Kept<T> {
  readonly id: string;
  readonly value: T;
  readonly revision: number;
  /** When it was last saved, as an ISO time; empty for one that never was. */
  readonly changed: string;
}

/** Which page saved something: so that what a page saved and what it left behind can be told to be of one hand. */
type Penned<T> = T & { readonly writer: string };

/** This page. */
const WRITER = newId();

export class Drawer<T extends Titled> {
  /** `read` returns what a value is, and throws where it is nothing that belongs here. */
  constructor(
    protected readonly store: Store,
    private readonly shelf: Shelf,
    private readonly read: (value: unknown) => T,
  ) {}

  /** Returns everything, what was changed last first. What cannot be read any more is left where it is. */
  async all(): Promise<Kept<T>[]> {
    const found = (await this.store.all<object>(this.shelf)).flatMap((saved) => this.readable(saved) ?? []);
    return found.sort((a, b) => (a.changed < b.changed ? 1 : -1));
  }

  /** Returns one thing, or undefined where it is gone. */
  async get(id: string): Promise<Kept<T> | undefined> {
    const found = await this.store.get<object>(this.shelf, id);
    return found && this.readable(found);
  }

  /**
   * Saves a thing and returns it as it is kept. Where another tab has changed it since, both are kept: this one under
   * a new id and with "(copy)" in its title; where another tab has deleted it, this one is kept under a new id.
   */
  async save(kept: Kept<T>, writer = WRITER): Promise<Kept<T>> {
    try {
      return await this.replace(kept, writer);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const value = error.saved === undefined ? kept.value : copyOf(kept.value);
      return this.replace({ ...kept, id: newId(), value, revision: 0 }, writer);
    }
  }

  /** Saves a thing in the place of what was read. Rejects with Conflict where that has been changed since. */
  async replace({ id, value, revision }: Kept<T>, writer = WRITER): Promise<Kept<T>> {
    const saved = await this.store.put<Penned<T>>(this.shelf, id, { ...value, writer }, revision);
    return { id, value, revision: saved.revision, changed: saved.changed };
  }

  /** Deletes a thing, at once and for good. */
  async remove(id: string): Promise<void> {
    this.forget(id);
    await this.store.remove(this.shelf, id);
  }

  /** Leaves a thing for the next page, until it is saved: this page may be gone in a moment. */
  leave({ id, value, revision }: Kept<T>): void {
    leave(this.shelf, id, { value, revision, writer: WRITER } satisfies Left);
  }

  /** Takes away what was left of a thing: it is saved. */
  forget(id: string): void {
    forget(this.shelf, id);
  }

  /** Saves what pages that have closed left. What cannot be saved now is left for the next time. */
  async takeUp(): Promise<void> {
    for (const id of leftOn(this.shelf)) {
      try {
        await this.bring(id, left(this.shelf, id) as Left | null);
        this.forget(id);
      } catch (error) {
        if (error instanceof TypeError) this.forget(id); // it is nothing that belongs here
      }
    }
  }

  /** Calls `changed` when this tab or another saves or deletes something. Returns what ends it. */
  watch(changed: (id: string | null) => void): () => void {
    return this.store.watch(this.shelf, changed);
  }

  /** Saves what a page left. What the same page saved last gives way to it. Throws TypeError where it is nothing. */
  private async bring(id: string, found: Left | null): Promise<void> {
    if (typeof found?.revision !== "number" || typeof found.writer !== "string") throw new TypeError();
    const value = this.readOrNull(found.value);
    if (!value) throw new TypeError();
    const there = await this.store.get<Partial<Penned<object>>>(this.shelf, id);
    if (!there && found.revision > 0) return; // it has been deleted since
    const revision = there && there.writer === found.writer ? there.revision : found.revision;
    await this.save({ id, value, revision, changed: "" }, found.writer);
  }

  private readable(saved: object & Saved): Kept<T> | undefined {
    const { id, revision, changed } = saved;
    const value = this.readOrNull(saved);
    return value ? { id, value, revision, changed } : undefined;
  }

  private readOrNull(value: unknown): T | null {
    try {
      return this.read(value);
    } catch {
      return null;
    }
  }
}

interface Left {
  readonly value: unknown;
  readonly revision: number;
  readonly writer: string;
}

/** Returns a thing with a title by which it can be told from the one that it was copied from. */
export function copyOf<T extends Titled>(value: T): T {
  return { ...value, title: `${value.title.trim()} (copy)`.trim() };
}
