/** Keeps what is being made while it is being made, and follows what happens in other tabs. */

import type { Drawer, Kept, Titled } from "./drawer";

/** What is made is kept at once, and while one goes on so often (milliseconds). */
const KEEPS_EVERY = 200;

export type Saving = "kept" | "waiting" | "not kept";

/** What the keeper needs to know of a tool's state. */
export interface Desk<T> {
  readonly open: Kept<T>;
  /** All that are kept, the last changed first. */
  readonly kept: readonly Kept<T>[];
  /** Whether everything that was changed in the open one is kept. */
  readonly saving: Saving;
  /** What stands in the way, in words for people; empty where nothing does. */
  readonly trouble: string;
}

/** Who holds the state. */
export interface Holder<T, State extends Desk<T>> {
  readonly state: State;
  change(state: State): void;
  say(text: string): void;
  /** Shows the open thing as another tab has left it; with revision 0 it has been deleted there. */
  take(kept: Kept<T>): void;
}

/** What people are told. */
export interface Words<T> {
  readonly deleted: string;
  readonly changed: string;
  bothKept(value: T): string;
  messageOf(error: unknown): string;
}

export class Keeper<T extends Titled, State extends Desk<T>> {
  private timer = 0;
  /** When it was kept last, in milliseconds since the page began. */
  private last = 0;
  /** What is being saved, one thing after another. */
  private saving: Promise<void> = Promise.resolve();

  /** `drawer` is null where the browser keeps nothing. */
  constructor(
    private readonly drawer: Drawer<T> | null,
    private readonly holder: Holder<T, State>,
    private readonly words: Words<T>,
  ) {}

  /** Keeps what is open: now, or as soon as it is time again. */
  soon(): void {
    if (this.timer) return;
    const wait = Math.max(0, this.last + KEEPS_EVERY - performance.now());
    this.timer = window.setTimeout(() => void this.now(), wait);
  }

  /** The page is being left: what is not kept yet is left for the next page, and kept if there is time. */
  flush(): void {
    const { open, saving } = this.holder.state;
    if (!this.drawer || saving !== "waiting") return;
    this.drawer.leave(open);
    void this.now();
  }

  /** Keeps what is open. Resolves when that is done, or when it has been said why it cannot be. */
  now(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = 0;
    this.last = performance.now();
    this.saving = this.saving.then(() => this.save());
    return this.saving;
  }

  /** Follows what this tab and others save and delete. Returns what ends it. */
  follow(): () => void {
    return this.drawer?.watch((id) => void this.elsewhere(id)) ?? (() => {});
  }

  private async save(): Promise<void> {
    const { open, saving } = this.holder.state;
    if (!this.drawer || saving === "kept") return;
    try {
      const kept = await this.drawer.save(open);
      const all = await this.drawer.all();
      const state = { ...this.holder.state, kept: all }; // as it is by now: one goes on while something is being saved
      this.holder.change(this.holder.state.open.id === open.id ? { ...state, ...this.after(open, kept) } : state);
      if (this.holder.state.saving === "kept") this.drawer.forget(open.id);
      else this.soon();
      if (kept.id !== open.id) this.holder.say(this.words.bothKept(kept.value));
    } catch (error) {
      const trouble = this.words.messageOf(error);
      this.holder.change({ ...this.holder.state, saving: "not kept", trouble });
      this.holder.say(trouble);
    }
  }

  /** What was changed while it was being saved stays, and is saved next. */
  private after(before: Kept<T>, kept: Kept<T>): Pick<Desk<T>, "open" | "saving" | "trouble"> {
    const { value } = this.holder.state.open;
    if (value === before.value) return { open: kept, saving: "kept", trouble: "" };
    const { title } = kept.id === before.id ? value : kept.value;
    return { open: { ...kept, value: { ...value, title } }, saving: "waiting", trouble: "" };
  }

  private async elsewhere(id: string | null): Promise<void> {
    await this.saving;
    const list = await this.drawer?.all().catch(() => null);
    if (!list) return;
    this.holder.change({ ...this.holder.state, kept: list });
    const { open, saving } = this.holder.state;
    if ((id !== null && id !== open.id) || open.revision === 0 || saving !== "kept") return;
    const now = list.find((kept) => kept.id === open.id);
    if (!now) {
      this.holder.take({ ...open, revision: 0, changed: "" });
      this.holder.say(this.words.deleted);
    } else if (now.revision > open.revision) {
      this.holder.take(now);
      this.holder.say(this.words.changed);
    }
  }
}
