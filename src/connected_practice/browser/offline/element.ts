/** `<cp-offline>`: what it does. */

import { render } from "lit-html";

import { addressOf, ROOT } from "../site";
import { ask } from "./asking";
import { type Choice, choicesIn, withChoice, withoutChoice } from "./choices";
import { Copy } from "./copy";
import { begin, currentList, missing, tidy, update, want } from "./keeping";
import { filesOf, type List, NOTHING_YET, sizeOf, type Wants, wantedParts } from "./list";
import { Changed, isFull, type Options, Unreachable } from "./loading";
import { titledPages } from "./titles";
import { type View, view } from "./view";

const WORKER = "service-worker.js";
/** Milliseconds between two drawings of how far loading is. */
const DRAWN_EVERY = 150;
/** Milliseconds in which the worker takes away what is no longer wanted. */
const TIDIED_IN = 60_000;

const TOO_OLD =
  "Keeping pages needs a newer browser, a window that is not private, and a website whose address begins with https. You can still read, search and print while there is a network.";
const NOT_PUBLISHED =
  "This copy of the library is being edited or was not published to be kept. Build it with `practice build` and open that, or go to the published library.";
const NO_NETWORK = "The website cannot be reached now, so nothing was changed. Press the button again when there is a network.";
const NEEDS_NETWORK = "There is no network now, which is needed once: pages are loaded from the website. Come back when there is.";
const NO_ROOM =
  "There is not enough room in this browser, so nothing was added, and what was kept before still is. Free some room on this device, or choose a topic in place of the whole library.";
const CHANGED =
  "The website sends other files than its own list names. It may be being published right now: try again in a few minutes. If that stays so, something on the way, such as a school's filter, changes its pages.";

export class Offline extends HTMLElement {
  private readonly copy = new Copy(ROOT);
  private loading: AbortController | null = null;
  private state: View = {
    stage: "looking", why: "", core: { load: 0, size: 0 }, kept: null, files: { pages: 0, size: 0 }, choices: [], titles: [], loading: null,
    isAsking: false, isSaving: isSavingData(), isOnline: navigator.onLine, wanted: wantedPage(), said: "", wrong: "",
  };

  connectedCallback(): void {
    void this.start();
    for (const name of ["online", "offline"]) addEventListener(name, () => this.set({ isOnline: navigator.onLine }));
  }

  private async start(): Promise<void> {
    if (!isSecureContext || !navigator.serviceWorker || !("caches" in window) || !navigator.locks) return this.set({ stage: "cannot", why: TOO_OLD });
    try {
      if (await this.copy.state()) await this.look();
      else await this.offer();
    } catch (error) {
      this.set({ stage: "cannot", why: error instanceof Unreachable ? NEEDS_NETWORK : TOO_OLD });
    }
    this.querySelector<HTMLElement>("#cp-not-kept")?.focus();
  }

  /** Offers to keep the library. */
  private async offer(): Promise<List | null> {
    const list = await currentList(this.copy);
    if (!list) this.set({ stage: "cannot", why: NOT_PUBLISHED });
    else this.set({ stage: "off", kept: null, choices: [], titles: [], core: { load: list.core.load, size: sizeOf(list.core.files) } });
    return list;
  }

  /** Shows what is kept, then holds it against the site. */
  private async look(): Promise<void> {
    await this.refresh();
    if (!navigator.onLine) return;
    await update(this.copy, { isSaving: this.state.isSaving }).catch(() => false);
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    const kept = await this.copy.state();
    const list = kept && (await this.copy.list(kept.build));
    if (!kept || !list) return void (await this.offer());
    const have = await this.copy.digests();
    const files = filesOf(wantedParts(list, kept.wants)).filter(([, digest]) => have.has(digest));
    const pages = files.filter(([path]) => path.endsWith("index.html")).length;
    const titles = await titledPages(this.copy, list, kept.wants);
    this.set({ stage: "on", kept, files: { pages, size: sizeOf(files) }, choices: choicesIn(list, kept.wants, have), titles });
  }

  private set(change: Partial<View>): void {
    this.state = { ...this.state, ...change };
    if (!this.hasAttribute("data-drawn")) {
      this.replaceChildren();
      this.classList.add("cp-tool");
      this.dataset["drawn"] = "";
    }
    render(view(this.state, this.actions), this);
  }

  private readonly actions = {
    begin: (): void => void this.load("the front page, search and what they need", (options) => this.keepCore(options), "Kept. This page now shows what else you can keep."),
    keep: (choice: Choice): void => void this.load(choice.title, (options) => this.keepMore((wants) => withChoice(wants, choice.id), options), `Kept: ${choice.title}.`),
    drop: (choice: Choice): void => void this.drop(choice),
    stop: (): void => this.loading?.abort(),
    update: (): void => void this.load("the newer version", (options) => this.toNewest(options), ""),
    read: (isReading: boolean): void => void this.keepMore((wants) => ({ ...wants, reading: isReading }), {}).then(() => this.refresh()),
    ask: (): void => {
      this.set({ isAsking: true });
      this.querySelector<HTMLElement>(".cp-asking")?.focus();
    },
    leave: (): void => {
      this.set({ isAsking: false });
      this.querySelector<HTMLElement>("#cp-offline-remove")?.focus();
    },
    remove: (): void => void this.removeAll(),
  };

  private async keepCore(options: Options): Promise<void> {
    const list = await currentList(this.copy);
    if (!list) throw new Unreachable();
    await this.hasRoom(list, NOTHING_YET);
    await begin(this.copy, list, options);
    try {
      await navigator.serviceWorker.register(addressOf(WORKER), { scope: ROOT.pathname, updateViaCache: "none" });
    } catch (error) {
      await this.copy.remove();
      throw error;
    }
  }

  private async keepMore(change: (wants: Wants) => Wants, options: Options): Promise<void> {
    const state = await this.copy.state();
    const list = state && (await this.copy.list(state.build));
    if (list) await this.hasRoom(list, change(state.wants));
    try {
      await want(this.copy, change, options);
    } catch (error) {
      if (!(error instanceof Changed)) throw error;
      if (!(await update(this.copy, { ...options, isAsked: true }))) throw error;
      await want(this.copy, change, options);
    }
  }

  private async toNewest(options: Options): Promise<void> {
    const isNew = await update(this.copy, { ...options, isAsked: true });
    await this.tidy();
    this.set({ said: isNew ? "This is the newest version now." : "This is the newest version already." });
  }

  /** Rejects with a QuotaExceededError where the browser says that what is missing has no room. */
  private async hasRoom(list: List, wants: Wants): Promise<void> {
    const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
    if (quota === undefined || usage === undefined) return;
    if (sizeOf(await missing(this.copy, list, wants)) > quota - usage) throw new DOMException("no room", "QuotaExceededError");
  }

  /** Runs what loads files: with progress, a way to stop it, and words for whatever goes wrong. */
  private async load(what: string, work: (options: Options) => Promise<void>, said: string): Promise<void> {
    if (this.loading) return;
    const stop = (this.loading = new AbortController());
    let drawn = 0;
    const progress = (done: number, total: number): void => {
      if (Date.now() - drawn < DRAWN_EVERY && done < total) return;
      drawn = Date.now();
      this.set({ loading: { what, done, total } });
    };
    this.set({ loading: { what, done: 0, total: 0 }, said: "", wrong: "" });
    this.querySelector<HTMLElement>("#cp-offline-stop")?.focus();
    let wrong = "";
    try {
      await work({ signal: stop.signal, progress });
      if (said) this.set({ said });
    } catch (error) {
      if (stop.signal.aborted) this.set({ said: "Stopped. Nothing was changed." });
      else wrong = wordsFor(error);
      if (isFull(error)) await this.tidy();
    }
    this.loading = null;
    await this.refresh().catch(() => undefined);
    this.set({ loading: null, wrong });
    this.querySelector<HTMLElement>("#cp-offline-title")?.focus();
  }

  private async drop(choice: Choice): Promise<void> {
    await this.keepMore((wants) => withoutChoice(wants, choice.id), {}).catch((error: unknown) => this.set({ wrong: wordsFor(error) }));
    await this.tidy();
    await this.refresh();
    this.set({ said: `Removed: ${choice.title}.` });
    this.querySelector<HTMLElement>("#cp-offline-title")?.focus();
  }

  /** Takes away what is no longer wanted. The worker does it, which knows what open pages still need. */
  private async tidy(): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration(ROOT);
    if (registration?.active) await ask(registration.active, "tidy", TIDIED_IN);
    else await tidy(this.copy, new Set());
  }

  private async removeAll(): Promise<void> {
    await this.copy.alone(() => this.copy.remove());
    await (await navigator.serviceWorker.getRegistration(ROOT))?.unregister();
    this.set({ isAsking: false, wanted: null, said: "Removed. Nothing of the website is kept here now; what you wrote is." });
    await this.offer().catch(() => this.set({ stage: "cannot", why: NEEDS_NETWORK }));
    this.querySelector<HTMLElement>("#cp-offline-title")?.focus();
  }
}

function wordsFor(error: unknown): string {
  if (isFull(error)) return NO_ROOM;
  if (error instanceof Changed) return CHANGED;
  return error instanceof Unreachable ? NO_NETWORK : TOO_OLD;
}

function wantedPage(): string | null {
  const page = new URLSearchParams(location.search).get("page");
  return page !== null && addressIsOurs(page) ? page : null;
}

/** Whether a text names a page of this site; the address that it comes from can be written by anybody. */
function addressIsOurs(page: string): boolean {
  return addressOf(page).startsWith(ROOT.href) && page.length < 500;
}

function isSavingData(): boolean {
  return !!(navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
}

