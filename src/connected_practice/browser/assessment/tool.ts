/** One toolkit's page at work: which self-assessment is in its form, and what happens to it. */

import { render } from "lit-html";

import { addressOf } from "../site";
import { newId, openStore, type Store } from "../store";
import { Autosave, type SaveState } from "./autosave";
import { openFiles, saveFile } from "./exports";
import { isGathering, keptOf } from "./file";
import { takeUp } from "./draft";
import { listenForKeys } from "./keys";
import { catalogue, toolkitOf } from "./library";
import type { Merged } from "./merge";
import { Messages } from "./messages";
import { answerTo, type Assessment, begun, edited, type Gathering, itemsOf, type Member, ratedCount } from "./model";
import { type Edits, PageForm } from "./page-form";
import { bar, panel, type PanelActions, type PanelState } from "./panel";
import { resultOf } from "./result";
import { fileNameOf, RESULT, ResultPage } from "./result-page";
import { withdrawn } from "./result-view";
import { assessmentOnShelf, keep, type Kept, lastWho, onShelf, rememberWho, SHELF, shelve } from "./shelf";
import {
  aboutDeleted,
  aboutDeletedElsewhere,
  aboutOtherTab,
  aboutOtherToolkit,
  aboutRefusal,
  aboutRefused,
  aboutVersions,
} from "./tell";
import { forget, remember, remembered } from "./tab";
import { NoData, type Toolkit } from "./toolkit";
import { differences, isFor, isSame, underPresentIds, upToDate } from "./versions";

/** The page with everything that this browser keeps, below the site's root. */
export const LIST = "tools/assessments/";

/** Days after which a self-assessment is not gone on with unless the person asks for it: it is last term's. */
const STALE = 14;
const DAY = 86_400_000;

/** The address of one self-assessment on this page. */
const CHOSEN = /^#assessment=([0-9a-f-]{36})$/;

export class Tool {
  private toolkit!: Toolkit;
  private store: Store | null = null;
  private refusal = "";
  private autosave!: Autosave;
  private save: SaveState = { kind: "nothing" };
  private others: readonly Kept<Assessment>[] = [];
  private hasBegun = false;
  private readonly page: PageForm;
  private readonly messages = new Messages(() => this.draw());
  private readonly result: ResultPage;
  private readonly withdrawnPlace = made("div", "cp-withdrawn");
  private readonly barPlace = made("div", "cp-bar");

  constructor(
    private readonly ref: string,
    private readonly form: HTMLFormElement,
    private readonly place: HTMLElement,
  ) {
    this.page = new PageForm(form, this.edits());
    this.result = new ResultPage({
      shown: () => ({ assessment: this.autosave.assessment, toolkit: this.toolkit }),
      draw: () => this.draw(),
      back: () => this.leaveResult(),
      goTo: (id, isToWrite) => {
        this.leaveResult(id);
        if (isToWrite) this.page.openDetails(id);
      },
      saveFile: () => this.saveToFile(),
    });
  }

  /** Opens what there is to go on with, and listens from then on. */
  async start(): Promise<void> {
    try {
      this.toolkit = await toolkitOf(this.ref);
    } catch (error) {
      if (!(error instanceof NoData)) throw error;
      this.tellNoData(error);
      return;
    }
    await this.openStore();
    const early = this.page.written();
    await this.begin();
    for (const { id, change } of early) this.edit(id, change);
    this.page.show(this.autosave.assessment, this.toolkit);
    this.form.append(this.withdrawnPlace, this.barPlace);
    this.form.after(this.result.place);
    this.form.classList.add("is-live");
    listenForKeys(this.page, this.toolkit.scale);
    this.listen();
    this.draw();
  }

  private tellNoData(error: NoData): void {
    const retry = (): void => {
      removeEventListener("online", retry);
      render(null, this.place);
      void this.start();
    };
    addEventListener("online", retry);
    this.messages.show({
      name: "data",
      text: error.message,
      actions: [{ words: "Try again", act: retry }],
      isUrgent: true,
    });
    render(this.messages.view(), this.place);
  }

  private async openStore(): Promise<void> {
    try {
      this.store = await openStore();
      await takeUp(this.store);
    } catch (error) {
      this.refusal = error instanceof Error ? error.message : String(error);
    }
  }

  /** Opens the self-assessment that was asked for, or the one of this tab, or the last one if it is recent. */
  private async begin(): Promise<void> {
    await this.blank();
    await this.look();
    const asked = CHOSEN.exec(location.hash)?.[1] ?? remembered(this.ref);
    const recent = this.others.find(({ changed }) => Date.now() - Date.parse(changed) < STALE * DAY);
    const kept = this.others.find(({ id }) => id === asked) ?? recent;
    if (kept) this.open(kept);
    if (CHOSEN.test(location.hash)) {
      history.replaceState(null, "", "#fill-in");
      document.getElementById("fill-in")?.scrollIntoView();
    }
  }

  /** Empties the form. Nothing is saved until somebody chooses or writes something. */
  private async blank(): Promise<void> {
    const who = this.store ? await lastWho(this.store) : { role: "", agency: "" };
    const empty = begun(this.toolkit, today(), who);
    this.autosave = new Autosave(
      this.store,
      empty,
      { changed: (state) => this.saved(state), arrived: (...news) => this.arrived(...news) },
      this.refusal,
    );
    this.hasBegun = false;
    this.save = { kind: "nothing" };
    this.messages.close("versions");
    this.show();
  }

  private open(kept: Kept<Assessment>): void {
    const present = underPresentIds(kept.value, this.toolkit);
    this.hasBegun = true;
    this.autosave.open({ ...kept, value: present });
    remember(this.ref, kept.id);
    this.show();
    this.tellVersions();
  }

  /** Looks for what else this browser keeps of this toolkit. */
  private async look(): Promise<void> {
    if (!this.store) return;
    const { assessments } = await onShelf(this.store);
    this.others = assessments.filter(({ value }) => isFor(value, this.toolkit));
  }

  private listen(): void {
    this.store?.watch(SHELF, (id) => void this.elsewhere(id));
    addEventListener("pagehide", () => this.autosave.leave());
    document.addEventListener("visibilitychange", () => document.hidden && this.autosave.leave());
    addEventListener("beforeunload", (event) => {
      if (this.save.kind === "refused" || this.save.kind === "deleted") event.preventDefault(); // not saved anywhere
    });
    addEventListener("popstate", () => this.follow());
    if (location.hash === RESULT && this.hasBegun) void this.result.open();
  }

  private async elsewhere(id: string | null): Promise<void> {
    await this.autosave.elsewhere(id);
    await this.look();
    const [recent] = this.others;
    if (!this.hasBegun && recent && recent.id === id) this.open(recent); // begun in another tab just now
    this.draw();
  }

  // What people do in the form

  private edits(): Edits {
    return {
      answered: (id, change) => this.edit(id, change),
      described: (field, value) => this.change({ ...this.autosave.assessment, [field]: value }),
      confirmed: (id) => {
        const item = this.itemOf(id);
        if (item) this.edit(id, { rating: answerTo(this.autosave.assessment, item).rating });
      },
    };
  }

  private edit(id: string, change: Parameters<Edits["answered"]>[1]): void {
    const item = this.itemOf(id);
    if (!item) return;
    this.change(edited(this.autosave.assessment, item, change), "rating" in change);
    this.page.mark(this.autosave.assessment, item);
  }

  private itemOf(id: string) {
    return (this.toolkit as Toolkit | undefined) && itemsOf(this.toolkit).find((item) => item.id === id);
  }

  private change(assessment: Assessment, now = false): void {
    if (!(this.autosave as Autosave | undefined)) return; // it is read from the form once everything is there
    this.hasBegun = true;
    this.autosave.change(assessment, now);
    this.draw();
  }

  private saved(state: SaveState): void {
    this.save = state;
    const { id, assessment } = this.autosave;
    if (state.kind === "saved" && this.store) {
      this.messages.close("refusal");
      this.messages.close("deleted");
      if (id) remember(this.ref, id);
      void rememberWho(this.store, assessment);
    }
    const toFile = { words: "Save a file now", act: () => this.saveToFile() };
    if (state.kind === "refused") this.messages.show(aboutRefusal(state.message, toFile));
    if (state.kind === "deleted") this.tellDeleted();
    this.draw();
  }

  private arrived(assessment: Assessment, overruled: Merged["overruled"]): void {
    this.page.show(assessment, this.toolkit);
    this.messages.show(aboutOtherTab(assessment, overruled));
  }

  private tellDeleted(): void {
    const keepIt = { words: "Keep it", act: () => void this.autosave.rescue() };
    const letGo = { words: "Let it go", act: () => void this.startNew() };
    this.messages.show(aboutDeletedElsewhere(keepIt, letGo));
  }

  private tellVersions(): void {
    const found = differences(this.autosave.assessment, this.toolkit);
    if (isSame(found)) return this.messages.close("versions");
    const act = (): void => {
      this.messages.close("versions");
      this.change(upToDate(this.autosave.assessment, this.toolkit), true);
      this.show();
    };
    const done = { words: "Understood", act };
    const isTold = this.autosave.assessment.toolkit.version === this.toolkit.version && !found.added.length;
    if (!isTold) this.messages.show(aboutVersions(found, this.autosave.assessment, this.toolkit, done));
  }

  // What the panel offers

  private panelActions(): PanelActions {
    return {
      next: () => this.goToNext(),
      messages: () => this.goToMessages(),
      result: () => void this.result.open(),
      back: () => this.leaveResult(),
      saveFile: () => this.saveToFile(),
      openFile: () => void this.openFile(),
      startNew: () => void this.startNew(),
      carryOn: (id) => void this.carryOn(id),
      remove: () => void this.remove(),
      print: () => print(),
    };
  }

  private goToNext(): void {
    const { assessment } = this.autosave;
    const ids = this.page.ids;
    const here = document.activeElement ? ids.indexOf(this.page.itemAt(document.activeElement) ?? "") : -1;
    const rated = new Set(assessment.answers.filter((answer) => answer.rating).map((answer) => answer.id));
    const open = [...ids.slice(here + 1), ...ids.slice(0, here + 1)].find((id) => !rated.has(id));
    if (open) this.page.goTo(open);
  }

  private goToMessages(): void {
    this.place.scrollIntoView({ block: "center" });
    this.place.querySelector<HTMLElement>(".cp-message button")?.focus({ preventScroll: true });
  }

  private saveToFile(): void {
    const { id, assessment } = this.autosave;
    saveFile(fileNameOf(assessment, this.toolkit), id ?? newId(), keptOf(assessment));
  }

  private async startNew(): Promise<void> {
    await this.autosave.flush();
    forget(this.ref);
    await this.blank();
    await this.look();
    this.messages.close("deleted");
    this.draw();
    this.page.goTo(this.page.ids[0] ?? "");
  }

  private async carryOn(id: string): Promise<void> {
    await this.autosave.flush();
    const kept = this.store && (await assessmentOnShelf(this.store, id));
    if (kept) this.open(kept);
    this.draw();
    this.goToNext();
  }

  private async remove(): Promise<void> {
    const { id, assessment } = this.autosave;
    await this.autosave.flush();
    if (this.store && id) await this.store.remove(SHELF, id);
    const undo = async (): Promise<void> => {
      this.messages.close("deleted");
      if (this.store && id) this.open(await keep(this.store, id, assessment, 0));
      else this.change(assessment);
      this.show();
      this.draw();
    };
    await this.startNew();
    this.messages.show(aboutDeleted(assessment.title, { words: "Undo", act: () => void undo() }));
  }

  // Files

  private async openFile(): Promise<void> {
    const { found, refused } = await openFiles(false);
    if (refused.length) this.messages.show(aboutRefused(refused));
    const [first] = found;
    if (!first) return;
    this.messages.close("file");
    if (isGathering(first)) await this.bringTogether(first);
    else if (isFor(first.assessment, this.toolkit)) await this.openMember(first);
    else await this.refuseToolkit(first);
    this.draw();
  }

  private async openMember({ id, assessment }: Member): Promise<void> {
    await this.autosave.flush();
    await this.blank();
    if (this.store) this.open(await shelve(this.store, id, assessment));
    else this.change(underPresentIds(assessment, this.toolkit));
    this.show();
    this.tellVersions();
    await this.look();
  }

  private async bringTogether(gathering: Gathering): Promise<void> {
    if (!this.store) return;
    const { id } = await keep(this.store, newId(), gathering, 0);
    location.assign(`${addressOf(LIST)}#people=${id}`);
  }

  /** Offers to keep a file of another toolkit and to go there. */
  private async refuseToolkit({ id, assessment }: Member): Promise<void> {
    const entries = await catalogue().catch(() => []);
    const entry = entries.find(({ ref }) => ref === assessment.toolkit.ref && ref !== this.toolkit.ref);
    const { store } = this;
    const act = async (): Promise<void> => {
      if (!entry || !store) return;
      const kept = await shelve(store, id, assessment);
      location.assign(`${addressOf(entry.path)}#assessment=${kept.id}`);
    };
    const action = entry && store ? { words: "Keep it and open it there", act: () => void act() } : null;
    this.messages.show(aboutOtherToolkit(assessment.toolkit.title, this.toolkit, action));
  }

  // The result

  /** Goes where the address says: to the result, or back to the form. */
  private follow(): void {
    if (location.hash === RESULT) return void this.result.open();
    if (!this.result.isOpen) return;
    this.result.close();
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  private leaveResult(id = ""): void {
    history.pushState(null, "", `#${id || "fill-in"}`);
    this.result.close();
    if (id) this.page.goTo(id);
    else this.goToNext();
  }

  // Showing it

  private show(): void {
    this.page.show(this.autosave.assessment, this.toolkit);
    this.draw();
  }

  private draw(): void {
    if (!(this.autosave as Autosave | undefined)) return;
    const state = this.state();
    render(panel(state, this.panelActions()), this.place);
    render(bar(state, this.panelActions()), this.barPlace);
    render(
      withdrawn(resultOf(this.autosave.assessment, this.toolkit).withdrawn, this.toolkit.scale),
      this.withdrawnPlace,
    );
    this.form.hidden = state.isResult;
    this.form.classList.toggle("is-fresh", !this.hasBegun);
    this.barPlace.hidden = !this.hasBegun;
    this.result.draw();
  }

  private state(): PanelState {
    const { toolkit, hasBegun, save, messages } = this;
    const rated = ratedCount(this.autosave.assessment, toolkit);
    const others = this.others.filter(({ id }) => id !== this.autosave.id);
    const all = itemsOf(toolkit).length;
    return {
      scale: toolkit.scale,
      rated,
      all,
      hasBegun,
      isResult: this.result.isOpen,
      save,
      others,
      messages,
      list: addressOf(LIST),
    };
  }
}

function made(name: string, className: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

/** Returns today as an ISO date, where the person is. */
export function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
