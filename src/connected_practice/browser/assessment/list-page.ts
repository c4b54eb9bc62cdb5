/** The page with all self-assessments at work: which view is shown, and what happens to what is in the list. */

import { render } from "lit-html";

import { addressOf } from "../site";
import { newId, openStore, type Store } from "../store";
import { inTime } from "./change";
import { type CompareState, compareView, movesOf } from "./compare-view";
import { comparisonPieces, comparisonRows, frameOf } from "./documents";
import { takeUp } from "./draft";
import { type Document, exportAs, openFiles, printsAs, saveFile } from "./exports";
import { isGathering, keptOf, keptOfSeveral } from "./file";
import { toolkitOf } from "./library";
import { type ListActions, listView } from "./list-view";
import { Messages } from "./messages";
import type { Assessment, Gathering, Member } from "./model";
import { membersOf, PeoplePage } from "./people-page";
import { keep, type Kept, onShelf, type OnShelf, SHELF, shelve } from "./shelf";
import { aboutDeleted, aboutRefused } from "./tell";
import type { Toolkit } from "./toolkit";
import { isFor, standIn, underPresentIds } from "./versions";
import { capital, count } from "./wording";

const PEOPLE = /^#people=([0-9a-f-]{36})$/;
const COMPARE = /^#compare=([0-9a-f-]{36}(?:,[0-9a-f-]{36})+)$/;

const NOTHING: OnShelf = { assessments: [], gatherings: [], unread: 0 };

export class ListPage {
  private store: Store | null = null;
  private shelf: OnShelf = NOTHING;
  private ticked: ReadonlySet<string> = new Set();
  private renaming: string | null = null;
  private people: PeoplePage | null = null;
  private compared: CompareState | null = null;
  private readonly messages = new Messages(() => this.draw());

  constructor(private readonly place: HTMLElement) {}

  async start(): Promise<void> {
    try {
      this.store = await openStore();
      await takeUp(this.store);
      this.store.watch(SHELF, (id) => void this.refresh(id));
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.messages.show({ name: "refusal", text, isUrgent: true });
    }
    addEventListener("hashchange", () => void this.route(true));
    await this.route(false);
    await printsAs(() => this.people?.document() ?? (this.compared && this.comparison(this.compared)));
  }

  private async look(): Promise<void> {
    if (this.store) this.shelf = await onShelf(this.store);
  }

  private async refresh(id: string | null = null): Promise<void> {
    if (this.people) return this.people.refresh(id);
    await this.look();
    this.draw();
  }

  /** Shows what the address asks for; what is not there any more is the list. */
  private async route(isMove: boolean): Promise<void> {
    await this.look();
    const [, one] = PEOPLE.exec(location.hash) ?? [];
    const [, several] = COMPARE.exec(location.hash) ?? [];
    const gathering = this.shelf.gatherings.find(({ id }) => id === one);
    const compared = (several?.split(",") ?? []).flatMap((id) =>
      this.shelf.assessments.filter((kept) => kept.id === id),
    );
    this.people = null;
    this.compared = null;
    if (isMove) this.messages.clear();
    if (gathering) await this.showPeople(gathering);
    else if (compared.length > 1) await this.showCompared(compared);
    else this.draw();
    if (isMove || gathering || compared.length > 1) this.goToTitle();
  }

  private goToTitle(): void {
    const title = this.place.querySelector<HTMLElement>("#cp-view-title, #cp-own");
    title?.focus({ preventScroll: true });
    this.place.scrollIntoView({ block: "start" });
  }

  private async showPeople(gathering: Kept<Gathering>): Promise<void> {
    const toolkit = await toolkitFor(
      gathering.value.people.map(({ assessment }) => assessment),
      gathering.value.toolkit.ref,
    );
    if (!toolkit) return this.draw();
    this.people = new PeoplePage(this.place, this.store, gathering, toolkit, this.messages);
    await this.people.start();
  }

  private async showCompared(compared: readonly Kept<Assessment>[]): Promise<void> {
    const given = inTime(compared.map(({ value }) => ({ assessment: value }))).map(({ assessment }) => assessment);
    const toolkit = await toolkitFor(given, given[0]?.toolkit.ref ?? "");
    if (toolkit) this.compared = { given: given.map((one) => underPresentIds(one, toolkit)), toolkit };
    this.draw();
  }

  private draw(): void {
    if (this.people) return this.people.draw();
    if (this.compared) {
      const { compared } = this;
      render(compareView(compared, { export: (form) => void exportAs(form, this.comparison(compared)) }), this.place);
      return;
    }
    const { shelf, messages, ticked, renaming } = this;
    render(listView({ shelf, messages, ticked, renaming, addressOf }, this.actions()), this.place);
  }

  private comparison(compared: CompareState): Document {
    const { given, toolkit } = compared;
    const [first, last] = [given[0] as Assessment, given[given.length - 1] as Assessment];
    const title = `From ${first.title} to ${last.title}`;
    return {
      name: `${title} - ${toolkit.title}`,
      frame: frameOf(title, toolkit, last.agency),
      pieces: comparisonPieces(first, last, movesOf(compared), toolkit),
      sheets: [{ name: "Items", rows: comparisonRows(given, toolkit) }],
    };
  }

  // The list

  private actions(): ListActions {
    return {
      openFiles: () => void this.openFiles(),
      gatherFiles: () => void this.gatherFiles(),
      tick: (id, isTicked) => this.tick(id, isTicked),
      compare: (group) => this.compare(group),
      gather: (group) => void this.gatherTicked(group),
      rename: (id) => this.startRenaming(id),
      renamed: (id, title) => void this.rename(id, title),
      copy: (id) => void this.copy(id),
      remove: (id) => void this.remove(id),
      saveFile: (id) => this.saveToFile(id),
    };
  }

  private find(id: string): Kept<Assessment> | Kept<Gathering> | undefined {
    return (
      this.shelf.assessments.find((kept) => kept.id === id) ?? this.shelf.gatherings.find((kept) => kept.id === id)
    );
  }

  private tick(id: string, isTicked: boolean): void {
    this.ticked = new Set([...this.ticked].filter((one) => one !== id).concat(isTicked ? [id] : []));
    this.draw();
  }

  /** Returns those that are ticked in one group; tells the person where they are too few. */
  private tickedIn(group: string): Kept<Assessment>[] | null {
    const found = this.shelf.assessments.filter(
      ({ id, value }) => this.ticked.has(id) && `${value.toolkit.ref} ${value.toolkit.scale}` === group,
    );
    this.messages.close("few");
    if (found.length > 1) return found;
    this.messages.show({ name: "few", text: "Tick two or more first, in the boxes before their names." });
    return null;
  }

  private compare(group: string): void {
    const found = this.tickedIn(group);
    if (found) location.hash = `#compare=${found.map(({ id }) => id).join(",")}`;
  }

  private async gatherTicked(group: string): Promise<void> {
    const found = this.tickedIn(group);
    if (found)
      await this.gather(
        found.map(({ id, value }) => ({ id, assessment: value })),
        [],
      );
  }

  private startRenaming(id: string): void {
    this.renaming = id;
    this.draw();
    this.place.querySelector<HTMLInputElement>(".cp-shelf__rename input")?.select();
  }

  private async rename(id: string, title: string | null): Promise<void> {
    const kept = this.find(id);
    this.renaming = null;
    if (kept && title !== null && this.store)
      await keep(this.store, id, { ...kept.value, title: title.trim() }, kept.revision);
    await this.look();
    this.draw();
    this.place.querySelector<HTMLElement>(`[data-id="${id}"] .cp-shelf__acts button`)?.focus();
  }

  private async copy(id: string): Promise<void> {
    const kept = this.shelf.assessments.find((one) => one.id === id);
    if (!kept || !this.store) return;
    const title = `Copy of ${kept.value.title}`.slice(0, 200);
    await keep(this.store, newId(), { ...kept.value, title }, 0);
    this.messages.show({ name: "copied", text: `“${title}” is in the list now.` });
    await this.refresh();
  }

  private async remove(id: string): Promise<void> {
    const kept = this.find(id);
    if (!kept || !this.store) return;
    const { store } = this;
    await store.remove(SHELF, id);
    this.ticked = new Set([...this.ticked].filter((one) => one !== id));
    const undo = async (): Promise<void> => {
      this.messages.close("deleted");
      await keep(store, id, kept.value, 0);
      await this.refresh();
      this.place.querySelector<HTMLElement>(`[data-id="${id}"] a`)?.focus();
    };
    this.messages.show(aboutDeleted(kept.value.title, { words: "Undo", act: () => void undo() }));
    await this.refresh();
    this.place.querySelector<HTMLElement>(".cp-message:last-child button")?.focus();
  }

  private saveToFile(id: string): void {
    const kept = this.find(id);
    if (!kept) return;
    const { value } = kept;
    const name = [value.title, value.toolkit.title].filter(Boolean).join(" - ");
    saveFile(name, id, isGathering(value) ? keptOfSeveral(value) : keptOf(value));
  }

  // Files

  private async openFiles(): Promise<void> {
    const { found, refused } = await openFiles(true);
    if (refused.length) this.messages.show(aboutRefused(refused));
    else this.messages.close("file");
    if (!this.store || !found.length) return this.draw();
    for (const one of found) {
      if (isGathering(one)) await keep(this.store, newId(), one, 0);
      else await shelve(this.store, one.id, one.assessment);
    }
    const opened = `${capital(count(found.length, "file"))} ${found.length === 1 ? "is" : "are"} in the list now.`;
    this.messages.show({ name: "opened", text: opened });
    await this.refresh();
  }

  private async gatherFiles(): Promise<void> {
    const { found, refused } = await openFiles(true);
    if (found.length) await this.gather(membersOf(found), refused);
    else if (refused.length) this.messages.show(aboutRefused(refused));
  }

  /** Makes a gathering of people and goes to it. */
  private async gather(members: readonly Member[], refused: readonly string[]): Promise<void> {
    const [first] = members;
    if (!first) return;
    const { toolkit } = first.assessment;
    const value: Gathering = { title: first.assessment.title || toolkit.title, toolkit, people: [] };
    const id = newId();
    const gathering = this.store ? await keep(this.store, id, value, 0) : { id, value, revision: 0, changed: "" };
    if (this.store) history.pushState(null, "", `#people=${id}`);
    this.compared = null;
    const known = await toolkitFor([first.assessment], toolkit.ref);
    if (!known) return;
    this.people = new PeoplePage(this.place, this.store, gathering, known, this.messages);
    await this.people.start();
    await this.people.add(members, refused);
    this.goToTitle();
  }
}

/** Returns the library's toolkit; where it cannot be had, or has another scale now, one made of what was answered. */
async function toolkitFor(given: readonly Assessment[], ref: string): Promise<Toolkit | null> {
  const [first] = given;
  const found = await toolkitOf(ref).catch(() => null);
  if (found && (!first || isFor(first, found))) return found;
  return first ? standIn(first) : null;
}
