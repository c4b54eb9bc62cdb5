/** Keeps what is written while it is being written, and follows what happens in other tabs. */

import { type Charter, nameOf } from "./charter";
import type { Drawer, Kept } from "./drawer";
import { messageOf } from "./errors";
import { opening, type State } from "./state";

/** What is written is kept at once, and while one goes on writing so often (milliseconds): no more can ever be lost. */
const KEEPS_EVERY = 200;

/** Who holds the state. */
export interface Holder {
  readonly state: State;
  change(state: State): void;
  say(text: string): void;
}

export class Keeper {
  private timer = 0;
  /** When it was kept last, in milliseconds since the page began. */
  private last = 0;
  /** What is being saved, one thing after another. */
  private saving: Promise<void> = Promise.resolve();

  constructor(
    private readonly drawer: Drawer | null,
    private readonly holder: Holder,
  ) {}

  /** Keeps the charter that is open: now, or as soon as it is time again. */
  soon(): void {
    if (this.timer) return;
    const wait = Math.max(0, this.last + KEEPS_EVERY - performance.now());
    this.timer = window.setTimeout(() => void this.now(), wait);
  }

  /** Keeps what is waiting to be kept, and leaves it for the next page meanwhile: this one is being left. */
  flush(): void {
    const { open, saving } = this.holder.state;
    if (saving === "waiting") this.drawer?.leave(open);
    if (this.timer) void this.now();
  }

  /** Keeps the charter that is open. Resolves when that is done, or when it has been said why it cannot be. */
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
      this.drawer.forget(open.id);
      const state = { ...this.holder.state, kept: await this.drawer.all() };
      this.holder.change(this.holder.state.open.id === open.id ? { ...state, ...this.after(open, kept) } : state);
      if (kept.id !== open.id) this.holder.say(bothKept(kept.charter));
    } catch (error) {
      this.holder.change({ ...this.holder.state, saving: "not kept", trouble: messageOf(error) });
      this.holder.say(messageOf(error));
    }
  }

  /** What was typed while it was being saved stays, and is saved next. */
  private after(before: Kept, kept: Kept): Pick<State, "open" | "saving" | "trouble"> {
    const { charter } = this.holder.state.open;
    if (charter === before.charter) return { open: kept, saving: "kept", trouble: "" };
    const title = kept.id === before.id ? charter.title : kept.charter.title;
    return { open: { ...kept, charter: { ...charter, title } }, saving: "waiting", trouble: "" };
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
      this.holder.change({ ...this.holder.state, open: { ...open, revision: 0, changed: "" } });
      this.holder.say(DELETED);
    } else if (now.revision > open.revision) {
      this.holder.change(opening(this.holder.state, now));
      this.holder.say("This charter was changed in another tab. You see it as it is now.");
    }
  }
}

const DELETED =
  "This charter was deleted in another tab. It is still open here; write in it, or save it to a file, to keep it.";

function bothKept(charter: Charter): string {
  return `This charter was changed or deleted in another tab too. Nothing is lost: yours is now “${nameOf(charter)}”.`;
}
