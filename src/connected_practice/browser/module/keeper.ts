/** Keeps a module's place in this browser, and follows what other tabs change. */

import { Conflict, forget, leave, left, openStore, type Saved, type Store } from "../store";
import { isEmpty, type Place, placeIn } from "./place";

export const SHELF = "places";

export type Change = (place: Place) => Place;

/**
 * One module's place. A change is shown at once and saved behind it; where another tab has saved meanwhile, the same
 * change is made to what that one saved.
 */
export class Keeper {
  private store: Store | null = null;
  private revision = 0;
  /** Changes that are shown and not yet saved, in order. */
  private pending: Change[] = [];
  private working: Promise<void> = Promise.resolve();

  /** `id` is the module's ref, `saved` its place with nothing done. `failed` is called with words for people. */
  constructor(
    private readonly id: string,
    private saved: Place,
    private readonly changed: (place: Place) => void,
    private readonly failed: (why: string) => void,
  ) {}

  /** The place as it is shown. */
  get place(): Place {
    return this.pending.reduce((place, change) => change(place), this.saved);
  }

  /** Opens the store and shows what is kept, and what a page left behind that was closed too soon. */
  async begin(): Promise<void> {
    try {
      const store = await openStore();
      store.watch(SHELF, (id) => {
        if (id === null || id === this.id) this.then(() => this.read());
      });
      this.store = store;
      this.then(() => this.read());
      const unsaved = placeIn(left(SHELF, this.id));
      if (unsaved) this.pending.unshift((place) => ({ ...place, done: unsaved.done, tried: unsaved.tried }));
      this.then(() => this.save());
    } catch (error) {
      this.failed(messageOf(error));
    }
    await this.working;
  }

  change(change: Change): void {
    this.pending.push(change);
    this.changed(this.place);
    leave(SHELF, this.id, this.place);
    this.then(() => this.save());
  }

  private then(work: () => Promise<void>): void {
    this.working = this.working.then(work).catch((error: unknown) => this.failed(messageOf(error)));
  }

  private async read(): Promise<void> {
    this.take(await this.store?.get<object>(SHELF, this.id));
    this.changed(this.place);
  }

  /** Goes on from what is kept now, with the title and the steps that the module has today. */
  private take(kept: (object & Saved) | undefined): void {
    const read = placeIn(kept);
    this.revision = kept?.revision ?? 0;
    this.saved = { ...this.saved, done: read?.done ?? [], tried: read?.tried ?? [] };
  }

  private async save(): Promise<void> {
    const [count, place] = [this.pending.length, this.place];
    if (!this.store || !count) return;
    try {
      await this.put(this.store, place);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      this.take(error.saved as (object & Saved) | undefined);
      return this.save();
    }
    this.saved = place;
    this.pending.splice(0, count);
    if (!this.pending.length) forget(SHELF, this.id);
  }

  private async put(store: Store, place: Place): Promise<void> {
    if (isEmpty(place)) {
      await store.remove(SHELF, this.id);
      this.revision = 0;
    } else {
      this.revision = (await store.put<Place>(SHELF, this.id, place, this.revision)).revision;
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
