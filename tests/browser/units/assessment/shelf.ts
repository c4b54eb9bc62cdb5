/** A store in memory, as several tabs share it. */

import { Conflict, type Saved, type Store } from "browser/store";

export class Shelf {
  readonly kept = new Map<string, Saved>();
  /** What the browser says to every attempt to save, if it refuses. */
  refusal: Error | null = null;
  private revision = 0;

  get store(): Store {
    return this as unknown as Store;
  }

  async get(_shelf: string, id: string): Promise<Saved | undefined> {
    return this.kept.get(id);
  }

  async all(): Promise<Saved[]> {
    return [...this.kept.values()];
  }

  async put(_shelf: string, id: string, value: object, basedOn: number): Promise<Saved> {
    await Promise.resolve();
    if (this.refusal) throw this.refusal;
    const current = this.kept.get(id);
    if ((current?.revision ?? 0) !== basedOn) throw new Conflict(current);
    this.revision += 1;
    const saved = { ...value, id, revision: this.revision, changed: `2026-03-02T16:00:0${this.revision}.000Z` };
    this.kept.set(id, saved);
    return saved;
  }
}
