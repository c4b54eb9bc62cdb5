/**
 * Keeps what somebody is writing. Every change is saved at once; what is typed while a save is on its way is saved
 * straight after it, and stands on the bridge (bridge.ts) until then: a tab that closes or crashes loses nothing.
 */

import { Conflict, newId, type Saved, type Store } from "../store";
import { claim, hold, type Penned, release } from "./bridge";
import { type Draft, type Entry, finished, isBlank } from "./entry";

export const SHELF = "reflections";

/** How the draft stands: nothing to keep, on its way, kept, or kept nowhere for a reason that people are told. */
export type Standing = "empty" | "saving" | "saved" | Error;

export class Keeper {
  standing: Standing;
  /** Whether another tab has the same draft, so that this one has become a draft of its own. */
  isForked = false;
  private readonly writer = newId();
  private isChanged = false;
  private isClaimed = false;
  private saving: Promise<void> | null = null;

  /** `trouble` is why there is no store. `told` is called whenever the standing changes. */
  constructor(
    private readonly store: Store | null,
    trouble: Error | null,
    public draft: Draft,
    private id: string,
    private revision: number,
    private readonly told: () => void,
  ) {
    this.standing = trouble ?? (revision ? "saved" : "empty");
  }

  /** Takes what has been written, and saves it. */
  change(draft: Draft): void {
    this.draft = draft;
    this.isChanged = true;
    if (!this.store) return;
    if (!this.isClaimed) claim(this.id);
    this.isClaimed = true;
    hold(this.id, this.penned(), this.revision);
    this.saving ??= this.save(this.store).finally(() => (this.saving = null));
  }

  /** Waits until everything written so far has been saved, or could not be. */
  async settled(): Promise<void> {
    while (this.saving) await this.saving;
  }

  /**
   * Puts the entry that the draft becomes into the log, and returns it. Rejects with Conflict where the entry that
   * it would change has been changed or deleted in another tab; with StoreFull or StoreUnavailable.
   */
  async keep(): Promise<Entry & Saved> {
    await this.settled();
    if (!this.store) throw this.standing;
    const { of, basedOn } = this.draft;
    if (of === null) {
      const kept = await this.store.put<Entry>(SHELF, this.id, finished(this.draft), this.revision);
      this.revision = 0; // the draft has become the entry
      return kept;
    }
    const kept = await this.store.put<Entry>(SHELF, of, finished(this.draft), basedOn);
    await this.drop();
    return kept;
  }

  /** Throws the draft away, for good. */
  async drop(): Promise<void> {
    await this.settled();
    if (this.store && this.revision) await this.store.remove(SHELF, this.id);
    release(this.id);
    this.revision = 0;
  }

  private async save(store: Store): Promise<void> {
    while (this.isChanged) {
      this.isChanged = false;
      try {
        await this.put(store);
      } catch (error) {
        this.stands(error instanceof Error ? error : new Error(String(error)));
        return;
      }
    }
    release(this.id);
  }

  private async put(store: Store): Promise<void> {
    if (isBlank(this.draft) && this.draft.of === null) {
      if (this.revision) await store.remove(SHELF, this.id);
      this.revision = 0;
      return this.stands("empty");
    }
    if (this.standing !== "saved") this.stands("saving");
    this.revision = await this.putOrFork(store);
    this.stands("saved");
  }

  private async putOrFork(store: Store): Promise<number> {
    try {
      return (await store.put<Penned>(SHELF, this.id, this.penned(), this.revision)).revision;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      release(this.id);
      this.id = newId();
      this.isForked = true;
      claim(this.id);
      return (await store.put<Penned>(SHELF, this.id, this.penned(), 0)).revision;
    }
  }

  private penned(): Penned {
    return { ...this.draft, writer: this.writer };
  }

  private stands(standing: Standing): void {
    this.standing = standing;
    this.told();
  }
}
