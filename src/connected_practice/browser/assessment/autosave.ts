/**
 * Saves a self-assessment as it grows, and takes in what other tabs save meanwhile.
 *
 * A rating is saved at once, writing after a pause. Where another tab has saved since, both are merged item by item
 * (merge.ts) and the result is saved.
 */

import { Conflict, newId, type Store } from "../store";
import { discard, leave } from "./draft";
import { type Merged, merged } from "./merge";
import type { Assessment } from "./model";
import { assessmentOnShelf, keep, type Kept, valueOf } from "./shelf";

/** Milliseconds after the last key before writing is saved. */
const PAUSE = 400;

export type SaveState =
  | { readonly kind: "nothing" }
  | { readonly kind: "unsaved" }
  | { readonly kind: "saved"; readonly at: string }
  /** Another tab has deleted it; nothing more is saved until the person says so. */
  | { readonly kind: "deleted" }
  /** The browser refused; `message` is for people. */
  | { readonly kind: "refused"; readonly message: string };

export interface Listener {
  /** The state has changed. */
  changed(state: SaveState): void;
  /** Another tab's changes are in `assessment` now; `merged` says which of its ratings could not be kept. */
  arrived(assessment: Assessment, overruled: Merged["overruled"]): void;
}

export class Autosave {
  /** Null until something is worth saving. */
  id: string | null = null;
  private revision = 0;
  private base: Assessment;
  private isDirty = false;
  private isDeleted = false;
  private saving: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `store` is null where the browser keeps nothing; `refusal` says then why. */
  constructor(
    private readonly store: Store | null,
    public assessment: Assessment,
    private readonly listener: Listener,
    private readonly refusal = "",
  ) {
    this.base = assessment;
  }

  /** Goes on with a self-assessment from the shelf. */
  open(kept: Kept<Assessment>): void {
    this.id = kept.id;
    this.take(kept);
    this.listener.changed({ kind: "saved", at: kept.changed });
  }

  /** Takes a change; `now` saves without waiting for more. */
  change(assessment: Assessment, now = false): void {
    this.assessment = assessment;
    this.isDirty = true;
    if (this.isDeleted) return;
    this.listener.changed(this.store ? { kind: "unsaved" } : { kind: "refused", message: this.refusal });
    clearTimeout(this.timer);
    if (now) void this.flush();
    else this.timer = setTimeout(() => void this.flush(), PAUSE);
  }

  /** Saves what has not been saved. Never rejects: the listener hears of it. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.saving) await this.saving;
    if (!this.isDirty || !this.store || this.isDeleted) return;
    this.saving = this.save(this.store).finally(() => (this.saving = null));
    await this.saving;
  }

  /** Leaves what has not been saved for the next page, and tries to save it: this page may be gone in a moment. */
  leave(): void {
    if (!this.store || this.isDeleted || !(this.isDirty || this.saving)) return;
    this.id ??= newId();
    const { id, revision, base, assessment } = this;
    leave({ id, revision, base, assessment });
    void this.flush();
  }

  /** Another tab, or this one, has changed `id` on the shelf; null means anything. */
  async elsewhere(id: string | null): Promise<void> {
    if (!this.id || !this.store || (id !== null && id !== this.id)) return;
    if (this.saving) await this.saving;
    if (this.isDirty) return this.flush();
    const kept = await assessmentOnShelf(this.store, this.id);
    if (kept?.revision === this.revision || this.isDirty) return;
    if (!kept) return this.lose();
    this.take(kept);
    this.listener.arrived(this.assessment, []);
    this.listener.changed({ kind: "saved", at: kept.changed });
  }

  /** Saves again, as something new, what another tab has deleted. */
  async rescue(): Promise<void> {
    this.isDeleted = false;
    this.isDirty = true;
    this.revision = 0;
    await this.flush();
  }

  private take(kept: Kept<Assessment>): void {
    this.assessment = this.base = kept.value;
    this.revision = kept.revision;
  }

  private lose(): void {
    this.isDeleted = true;
    this.listener.changed({ kind: "deleted" });
  }

  private async save(store: Store): Promise<void> {
    this.id ??= newId();
    while (this.isDirty) {
      const saving = this.assessment;
      this.isDirty = false;
      try {
        const kept = await keep(store, this.id, saving, this.revision);
        this.base = saving;
        this.revision = kept.revision;
        if (this.isDirty) continue;
        discard(this.id);
        this.listener.changed({ kind: "saved", at: kept.changed });
      } catch (error) {
        this.isDirty = true;
        if (!(error instanceof Conflict)) {
          this.listener.changed({ kind: "refused", message: error instanceof Error ? error.message : String(error) });
          return;
        }
        if (!this.mergeWith(error.saved)) return this.lose();
      }
    }
  }

  /** Takes in what another tab has saved. Returns false where there is nothing to take in. */
  private mergeWith(saved: unknown): boolean {
    const theirs = valueOf(saved);
    if (!theirs || "people" in theirs) return false;
    const both = merged(this.base, this.assessment, theirs);
    this.assessment = both.assessment;
    this.base = theirs;
    this.revision = (saved as { revision: number }).revision;
    this.listener.arrived(both.assessment, both.overruled);
    return true;
  }
}
