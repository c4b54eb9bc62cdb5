/** `<cp-log>`: the entries that a person has kept, and what they can do with them. */

import { render } from "lit-html";

import { csv, drawPaper, printPaper, spreadsheet, wordFile } from "../documents";
import { checked, jsonOf, open, save, Unreadable } from "../files";
import { forgetAll, openStore, type Saved, type Store } from "../store";
import { bringOver } from "./bridge";
import type { Draft, Entry } from "./entry";
import { entriesIn, fileOf, type Filed, LARGEST } from "./file";
import { EVERYTHING, chosen, latestFirst } from "./finding";
import { SHELF } from "./keeper";
import { pagesNow } from "./library";
import { type Format, type State, view } from "./log-view";
import { identifyingEntries } from "./naming";
import { ALWAYS, counted, type Grouping, type PeriodName, periodOf, todayIs } from "./periods";
import { entryIn, NoEntry } from "./reading";
import { chooseShape, chosenShape } from "./settings";
import { shapeOf } from "./shapes";
import { frameOf, logPieces, rowsOf, sheetsOf } from "./sheets";

/** How many entries are drawn at a time: a log of thousands opens as fast as one of ten. */
const AT_A_TIME = 30;
/** How many entries make a log long: its latest are shown before the others have been read. */
const LONG = 300;
/** Milliseconds in which changes from other tabs are gathered. */
const GATHERED_FOR = 200;
/** Milliseconds after the last letter before the log is searched. */
const SEARCHED_AFTER = 120;

export class Log extends HTMLElement {
  private store: Store | null = null;
  private state: State = {
    entries: [], drafts: [], unreadable: 0, isOpen: false, isPart: false, trouble: "", today: todayIs(),
    wanted: EVERYTHING, periodName: "all", between: ALWAYS, shown: [], most: AT_A_TIME, grouping: "month",
    shape: shapeOf("plain"), pages: null, asking: null, exporting: null, said: "", wrong: "",
  };
  private readonly changed = new Set<string | null>();
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private searching: ReturnType<typeof setTimeout> | undefined;

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
      this.store = await openStore();
      await bringOver(this.store).catch(() => undefined); // what cannot be brought over now waits where it is
      this.store.watch(SHELF, (id) => this.gather(id));
      this.set({ shape: await chosenShape(this.store) });
      await this.readFirst(this.store);
      await this.readAll();
    } catch (error) {
      this.set({ trouble: messageOf(error), isOpen: true });
    }
    this.set({ pages: await pagesNow() });
  }

  /** Shows the latest entries of a long log while the rest of it is read. */
  private async readFirst(store: Store): Promise<void> {
    if ((await store.count(SHELF)) <= LONG) return;
    this.hold(sorted(await store.latest<object>(SHELF, AT_A_TIME)), true);
    await new Promise((shown) => setTimeout(shown));
  }

  private async readAll(): Promise<void> {
    this.hold(sorted((await this.store?.all<object>(SHELF)) ?? []));
  }

  private hold({ entries, drafts, unreadable }: Sorted, isPart = false): void {
    this.set({ entries: latestFirst(entries), drafts: drafts.sort(latestChange), unreadable, isPart, isOpen: true });
  }

  /** Another tab or this one has changed something: what changed is read again, in a moment, all at once. */
  private gather(id: string | null): void {
    this.changed.add(id);
    clearTimeout(this.gathering);
    this.gathering = setTimeout(() => void this.readChanged().catch((error) => this.set({ trouble: messageOf(error) })), GATHERED_FOR);
  }

  private async readChanged(): Promise<void> {
    const ids = [...this.changed];
    this.changed.clear();
    if (ids.includes(null) || !this.store) return this.readAll();
    const store = this.store;
    const read = await Promise.all(ids.map((id) => store.get<object>(SHELF, id ?? "")));
    const now = sorted(read.filter((value): value is Saved => value !== undefined));
    const isOther = ({ id }: Saved): boolean => !ids.includes(id);
    this.hold({
      entries: [...this.state.entries.filter(isOther), ...now.entries],
      drafts: [...this.state.drafts.filter(isOther), ...now.drafts],
      unreadable: this.state.unreadable + now.unreadable,
    });
  }

  private set(change: Partial<State>): void {
    const state = { ...this.state, ...change };
    const isOther = state.entries !== this.state.entries || state.wanted !== this.state.wanted;
    this.state = isOther ? { ...state, shown: chosen(state.entries, state.wanted) } : state;
    this.draw();
  }

  private draw(): void {
    if (!this.state.isOpen) return;
    if (!this.hasAttribute("data-drawn")) {
      this.replaceChildren();
      this.classList.add("cp-tool");
      this.dataset["drawn"] = "";
    }
    render(view(this.state, this.actions), this);
  }

  private readonly actions = {
    search: (words: string): void => {
      clearTimeout(this.searching);
      this.searching = setTimeout(() => this.want({ words }), SEARCHED_AFTER);
    },
    period: (periodName: PeriodName): void => {
      const { between, today } = this.state;
      this.set({ periodName });
      this.want({ period: periodOf(periodName, today, between) });
    },
    between: (change: { from?: string; to?: string }): void => {
      const between = { ...this.state.between, ...change };
      this.set({ between });
      this.want({ period: between });
    },
    activity: (activity: Entry["activity"]): void => this.want({ activity }),
    everything: (): void => {
      this.set({ periodName: "all" });
      this.want(EVERYTHING);
      this.querySelector<HTMLInputElement>("#cp-log-words")?.focus();
    },
    more: (): void => {
      const first = this.state.most;
      this.set({ most: this.state.most + AT_A_TIME });
      this.querySelectorAll<HTMLElement>(".cp-entry > summary")[first]?.focus();
    },
    grouping: (grouping: Grouping): void => this.set({ grouping }),
    shape: (id: string): void => {
      const shape = shapeOf(id);
      void chooseShape(this.store, shape);
      this.set({ shape, exporting: null });
    },
    askDelete: (asking: string): void => this.ask(asking),
    dontDelete: (): void => this.set({ asking: null }),
    delete: (id: string): void => void this.delete(id),
    deleteAll: (): void => void this.deleteAll(),
    take: (format: Format): void => void this.export(format),
    takeAnyway: (): void => void this.make(this.state.exporting?.format ?? "file"),
    dontTake: (): void => this.set({ exporting: null }),
    open: (): void => void this.take(() => open(".json", LARGEST, true)),
  };

  private want(change: Partial<State["wanted"]>): void {
    this.set({ wanted: { ...this.state.wanted, ...change }, most: AT_A_TIME, asking: null, exporting: null });
    const { shown, entries, isPart } = this.state;
    if (!isPart) this.set({ said: `${counted(shown.length, "entry", "entries")} of ${entries.length} shown.` });
  }

  private ask(asking: string): void {
    this.set({ asking });
    this.querySelector<HTMLElement>(".cp-asking")?.focus();
  }

  private async delete(id: string): Promise<void> {
    await this.orSay(async () => {
      await this.store?.remove(SHELF, id);
      this.hold({
        entries: this.state.entries.filter((entry) => entry.id !== id),
        drafts: this.state.drafts.filter((draft) => draft.id !== id),
        unreadable: this.state.unreadable,
      });
      this.set({ asking: null, said: "Deleted for good." });
      this.querySelector<HTMLElement>("#cp-log-title")?.focus();
    });
  }

  private async deleteAll(): Promise<void> {
    await this.orSay(async () => {
      await this.store?.clear(SHELF);
      forgetAll(SHELF);
      this.hold({ entries: [], drafts: [], unreadable: 0 });
      this.set({ asking: null, exporting: null, said: "Everything in your log has been deleted for good." });
      this.querySelector<HTMLElement>("#cp-log-title")?.focus();
    });
  }

  /** Makes a file or a print of the log, unless something in it may identify somebody: then that is shown first. */
  private async export(format: Format): Promise<void> {
    const written: readonly (Entry | Draft)[] = format === "file" ? [...this.state.entries, ...this.state.drafts] : this.state.shown;
    this.set({ exporting: { format, found: null }, wrong: "" });
    const found = await identifyingEntries(written as readonly ((Entry | Draft) & Saved)[]);
    if (!found.length) return this.make(format);
    this.set({ exporting: { format, found } });
    this.querySelector<HTMLElement>("#cp-log-review")?.focus();
  }

  private async make(format: Format): Promise<void> {
    this.set({ exporting: { format, found: null }, said: format === "print" ? "" : "Making the file …" });
    await this.orSay(async () => {
      await this.makers[format]();
      this.set({ said: format === "print" ? "" : "The file is with your downloads." });
    });
    this.set({ exporting: null });
  }

  private readonly makers: Readonly<Record<Format, () => Promise<void>>> = {
    word: async () => save(this.nameFor("docx"), await wordFile(frameOf(this.state.shape), this.pieces())),
    excel: async () => save(this.nameFor("xlsx"), await spreadsheet(sheetsOf(this.state.shown, this.state.shape), "CPD log")),
    csv: async () => save(this.nameFor("csv"), csv(rowsOf(this.state.shown, this.state.shape)), "text/csv"),
    print: async () => printPaper(drawPaper(frameOf(this.state.shape), this.pieces())),
    file: async () => {
      const all = [...this.state.entries, ...this.state.drafts];
      save(`My log ${this.state.today}.json`, fileOf(all, new Date().toISOString()), "application/json");
    },
  };

  private pieces(): ReturnType<typeof logPieces> {
    const { shown, entries, shape, wanted, today } = this.state;
    return logPieces(shown, entries, shape, wanted.period, today);
  }

  private nameFor(ending: string): string {
    return `CPD log, ${this.state.shape.title}, ${this.state.today}.${ending}`;
  }

  /** Opens files and adds what is in them. An entry that is here already stays, unless the file's was saved later. */
  private async take(choose: () => Promise<File[]>): Promise<void> {
    await this.orSay(async () => {
      for (const file of await choose()) {
        const filed = entriesIn(await jsonOf(file), `“${file.name}”`);
        const added = await this.restore(filed);
        clearTimeout(this.gathering); // of its own change it need not be told: everything is read now
        this.changed.clear();
        await this.readAll();
        this.set({ said: addedInWords(file.name, filed.length, added) });
      }
    });
  }

  private async restore(filed: readonly Filed[]): Promise<number> {
    if (!this.store) throw new Unreadable(this.state.trouble);
    return this.store.restore<Filed>(SHELF, filed, (kept, given) => given.changed > kept.changed);
  }

  private async orSay(work: () => Promise<void>): Promise<void> {
    this.set({ wrong: "" });
    try {
      await work();
    } catch (error) {
      this.set({ wrong: messageOf(error), said: "" });
      this.querySelector<HTMLElement>("#cp-log-wrong")?.focus();
    }
  }
}

interface Sorted {
  readonly entries: (Entry & Saved)[];
  readonly drafts: (Draft & Saved)[];
  readonly unreadable: number;
}

/** Sorts what the store holds into entries, drafts, and how much cannot be read here. */
function sorted(values: readonly (object & Saved)[]): Sorted {
  const found: Sorted & { unreadable: number } = { entries: [], drafts: [], unreadable: 0 };
  for (const value of values) {
    try {
      const read = entryIn(value);
      const saved = { id: value.id, changed: value.changed, revision: value.revision };
      if (read.state === "kept") found.entries.push({ ...read, ...saved });
      else found.drafts.push({ ...read, ...saved });
    } catch (error) {
      if (!(error instanceof NoEntry)) throw error;
      found.unreadable += 1;
    }
  }
  return found;
}

function latestChange(one: Saved, other: Saved): number {
  return one.changed < other.changed ? 1 : -1;
}

function addedInWords(name: string, count: number, added: number): string {
  const stayed = count - added;
  const rest = stayed ? ` ${counted(stayed, "entry was", "entries were")} here already and stayed as they are here.` : "";
  return `${counted(added, "entry", "entries")} added from “${name}”.${rest}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
