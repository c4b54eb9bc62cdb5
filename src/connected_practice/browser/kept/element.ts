/** `<cp-kept>`: what it does. */

import { render } from "lit-html";

import { checked, jsonOf, open, save, Unreadable } from "../files";
import { identifying } from "../identifying";
import { forgetAll, openStore, type Saved, type Shelf, SHELVES, type Store } from "../store";
import { fileOf, LARGEST, shelvesIn, textsIn, type Thing } from "./everything";
import { type State, view } from "./view";

/** Milliseconds in which changes from other tabs are gathered. */
const GATHERED_FOR = 200;

export class Kept extends HTMLElement {
  private store: Store | null = null;
  private state: State = {
    counts: null, trouble: "", isSafe: null, found: null, isAsking: false, isWorking: false, said: "", wrong: "",
  };
  private gathering: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    void this.begin();
    this.addEventListener("dragover", (event) => event.preventDefault());
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      void this.take(() => Promise.resolve(checked([...(event.dataTransfer?.files ?? [])], ".json", LARGEST)));
    });
  }

  private async begin(): Promise<void> {
    try {
      const store = await openStore();
      this.store = store;
      for (const shelf of SHELVES) store.watch(shelf, () => this.gather());
      await this.count();
    } catch (error) {
      this.set({ trouble: messageOf(error) });
    }
    const isSafe = (await navigator.storage?.persisted?.().catch(() => null)) ?? null;
    this.set({ isSafe });
  }

  private gather(): void {
    clearTimeout(this.gathering);
    this.gathering = setTimeout(() => void this.count().catch((error: unknown) => this.set({ trouble: messageOf(error) })), GATHERED_FOR);
  }

  private async count(): Promise<void> {
    const store = this.store;
    if (!store) return;
    const counts = await Promise.all(SHELVES.map(async (shelf) => [shelf, await store.count(shelf)] as const));
    this.set({ counts: Object.fromEntries(counts) as Record<Shelf, number> });
  }

  private set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    if (!this.hasAttribute("data-drawn")) {
      this.replaceChildren();
      this.classList.add("cp-tool");
      this.dataset["drawn"] = "";
    }
    render(view(this.state, this.actions), this);
  }

  private readonly actions = {
    save: (): void => void this.orSay(() => this.look()),
    saveAnyway: (): void => void this.orSay(async () => this.save(await this.all())),
    dontSave: (): void => this.set({ found: null }),
    open: (): void => void this.take(() => open(".json", LARGEST, true)),
    ask: (): void => {
      this.set({ isAsking: true });
      this.querySelector<HTMLElement>(".cp-asking")?.focus();
    },
    leave: (): void => this.set({ isAsking: false }),
    delete: (): void => void this.orSay(() => this.deleteAll()),
    keepSafe: (): void => void this.orSay(() => this.askToKeep()),
  };

  /** Looks for words that may identify somebody, then saves or asks. */
  private async look(): Promise<void> {
    const shelves = await this.all();
    const found = new Map<Shelf, number>();
    for (const [shelf, things] of Object.entries(shelves) as [Shelf, Saved[]][]) {
      let count = 0;
      for (const text of textsIn(things)) count += identifying(text).length;
      if (count) found.set(shelf, count);
    }
    if (!found.size) return this.save(shelves);
    this.set({ found });
    this.querySelector<HTMLElement>("#cp-kept-review")?.focus();
  }

  private save(shelves: Partial<Record<Shelf, Saved[]>>): void {
    const now = new Date().toISOString();
    save(`Connected Practice, everything, ${now.slice(0, 10)}.json`, fileOf(shelves, now), "application/json");
    this.set({ found: null, said: "The file is with your downloads." });
  }

  private async all(): Promise<Partial<Record<Shelf, Saved[]>>> {
    const store = this.store;
    if (!store) throw new Unreadable(this.state.trouble);
    const read = await Promise.all(SHELVES.map(async (shelf) => [shelf, await store.all<object>(shelf)] as const));
    return Object.fromEntries(read.filter(([, things]) => things.length));
  }

  /** Opens files. What is here already stays, unless the file's was saved later. */
  private async take(choose: () => Promise<File[]>): Promise<void> {
    await this.orSay(async () => {
      for (const file of await choose()) {
        const shelves = shelvesIn(await jsonOf(file), `“${file.name}”`);
        let [added, given] = [0, 0];
        for (const [shelf, things] of Object.entries(shelves) as [Shelf, Thing[]][]) {
          given += things.length;
          added += (await this.store?.restore<Thing>(shelf, things, (kept, one) => one.changed > kept.changed)) ?? 0;
        }
        await this.count();
        const stayed = given - added ? ` ${given - added} that are here already stayed as they are.` : "";
        this.set({ said: `${added} added from “${file.name}”.${stayed}` });
      }
    });
  }

  private async deleteAll(): Promise<void> {
    for (const shelf of SHELVES) await this.store?.clear(shelf);
    forgetAll();
    await this.count();
    this.set({ isAsking: false, said: "Everything has been deleted for good." });
    this.querySelector<HTMLElement>("#cp-kept-title")?.focus();
  }

  private async askToKeep(): Promise<void> {
    const isSafe = await navigator.storage.persist();
    const said = isSafe ? "This browser will keep it until you delete it." : "This browser did not agree. Save a file now and then.";
    this.set({ isSafe, said });
  }

  private async orSay(work: () => void | Promise<void>): Promise<void> {
    this.set({ wrong: "", isWorking: true });
    try {
      await work();
    } catch (error) {
      this.set({ wrong: messageOf(error), said: "" });
    }
    this.set({ isWorking: false });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
