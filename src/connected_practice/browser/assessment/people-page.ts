/** Several people's self-assessments at work: a lead adds files, looks where people differ, and makes a meeting. */

import { render } from "lit-html";

import { Conflict, type Saved, type Store } from "../store";
import { agendaFor, type Length, toTalkAbout } from "./agenda";
import { agendaPieces, frameOf, peoplePieces, peopleSheets } from "./documents";
import { type Document, exportAs, type Form, openFiles, saveFile } from "./exports";
import { isGathering, keptOf, keptOfSeveral } from "./file";
import { questionsOf } from "./library";
import type { Messages } from "./messages";
import { type Gathering, type Member } from "./model";
import { type PeopleActions, type PeopleState, peopleView } from "./people-view";
import { keep, type Kept, onShelf, SHELF, valueOf } from "./shelf";
import { agenciesOf, label, peopleOf, type Person, type Spread, spreadsOf, widestFirst } from "./spread";
import type { Toolkit } from "./toolkit";
import { differences, isFor, isSame, underPresentIds } from "./versions";
import { capital, count } from "./wording";

/** Questions of the library's own that one item of a meeting has time for. */
const MOST_QUESTIONS = 2;
/** Kinds of records that end with questions to ask. */
const ASK = new Set(["principle", "reflection", "case-study"]);

export class PeoplePage {
  private left: ReadonlySet<string> = new Set();
  private isWidestFirst = true;
  private by: "agency" | "role" = "agency";
  private minutes: Length = 45;
  private asked: ReadonlyMap<string, readonly string[]> = new Map();
  private askedFor = "";
  private addable: PeopleState["addable"] = [];
  /** Whether it is being saved: what the shelf tells meanwhile is known here. */
  private isChanging = false;

  /** `store` is null where the browser keeps nothing: then `gathering` lives as long as the page. */
  constructor(
    private readonly place: HTMLElement,
    private readonly store: Store | null,
    public gathering: Kept<Gathering>,
    private readonly toolkit: Toolkit,
    private readonly messages: Messages,
  ) {}

  async start(): Promise<void> {
    await this.look();
    this.tellVersions();
    this.draw();
  }

  /** Takes in what this tab or another has changed on the shelf; null means anything. */
  async refresh(id: string | null): Promise<void> {
    if (!this.store || this.isChanging) return;
    if (id === null || id === this.gathering.id) await this.reload(this.store);
    else await this.look();
    this.draw();
  }

  private async reload(store: Store): Promise<void> {
    const saved = await store.get<Saved>(SHELF, this.gathering.id);
    const value = saved && saved.revision !== this.gathering.revision ? valueOf(saved) : null;
    if (saved && value && isGathering(value)) this.gathering = { ...saved, value };
  }

  draw(): void {
    const state = this.state();
    render(peopleView(state, this.actions()), this.place);
    void this.ask(state.spreads);
  }

  /** Adds people, and says what there is to say of it. */
  async add(members: readonly Member[], refused: readonly string[] = []): Promise<void> {
    const [fitting, others] = [
      members.filter((one) => isFor(one.assessment, this.toolkit)),
      members.filter((one) => !isFor(one.assessment, this.toolkit)),
    ];
    const there = new Set(this.gathering.value.people.map(fingerprint));
    const added = fitting.filter((one) => !there.has(fingerprint(one)));
    const doubled = added.filter(({ id }) => id && this.gathering.value.people.some((one) => one.id === id));
    await this.change((gathering) => ({ ...gathering, people: [...gathering.people, ...added] }));
    this.tellAdded(added.length, fitting.length - added.length, others, refused);
    this.tellDoubled(doubled);
    this.tellVersions();
    await this.look();
    this.draw();
  }

  private tellAdded(added: number, known: number, others: readonly Member[], refused: readonly string[]): void {
    const more = [
      ...(known ? [`${capital(count(known, "file"))} ${known === 1 ? "was" : "were"} here already.`] : []),
      ...others.map(({ assessment }) => `A file for another tool, “${assessment.toolkit.title}”, was left out.`),
      ...refused,
    ];
    const text = `${capital(count(added, "person", "people"))} added.`;
    if (added || more.length) this.messages.show({ name: "added", text: added ? text : (more.shift() ?? ""), more });
  }

  /** Somebody may have saved the same self-assessment twice; or a lead handed out a file that everybody began from. */
  private tellDoubled(doubled: readonly Member[]): void {
    if (!doubled.length) return;
    const ids = new Set(doubled.map(({ id }) => id));
    const before = this.gathering.value.people.filter((one) => ids.has(one.id) && !doubled.includes(one));
    const names = peopleOf(doubled).map(label).join("; ");
    const act = async (): Promise<void> => {
      const prints = new Set(before.map(fingerprint));
      await this.change((gathering) => ({
        ...gathering,
        people: gathering.people.filter((one) => !prints.has(fingerprint(one))),
      }));
      this.messages.close("doubled");
      this.draw();
    };
    this.messages.show({
      name: "doubled",
      text: `These may be newer files of people who are in it already: ${names}. Both are kept.`,
      actions: [{ words: "Keep only the newer", act: () => void act() }],
    });
  }

  private tellVersions(): void {
    const other = this.gathering.value.people.filter(
      ({ assessment }) => !isSame(differences(assessment, this.toolkit)),
    );
    if (!other.length) return this.messages.close("versions");
    const words = `${capital(count(other.length, "person", "people"))} answered another version of the tool`;
    this.messages.show({
      name: "versions",
      text: `${words}. Their answers stand; where the words were others, it says so under “What people saw”.`,
    });
  }

  private async look(): Promise<void> {
    if (!this.store) return;
    const there = new Set(this.gathering.value.people.map(({ id }) => id));
    const { assessments } = await onShelf(this.store);
    this.addable = assessments.filter(({ id, value }) => !there.has(id) && isFor(value, this.toolkit));
  }

  /** Changes the gathering, and does it again on what another tab has saved meanwhile. */
  private async change(edit: (gathering: Gathering) => Gathering): Promise<void> {
    this.isChanging = true;
    this.gathering = { ...this.gathering, value: edit(this.gathering.value) };
    if (this.store) await this.save(this.store, edit);
    this.isChanging = false;
  }

  private async save(store: Store, edit: (gathering: Gathering) => Gathering): Promise<void> {
    const { id, revision, value } = this.gathering;
    try {
      this.gathering = await keep(store, id, value, revision);
    } catch (error) {
      const saved = error instanceof Conflict ? error.saved : undefined;
      const theirs = saved ? valueOf(saved) : null;
      if (theirs && isGathering(theirs)) {
        this.gathering = { ...(saved as Saved), value: edit(theirs) };
        return this.save(store, edit);
      }
      this.tellRefused(error);
    }
  }

  private tellRefused(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    const save = { words: "Save a file now", act: () => this.saveToFile() };
    this.messages.show({ name: "refusal", text, actions: [save], isUrgent: true });
  }

  private everybody(): Person[] {
    return peopleOf(
      this.gathering.value.people.map(({ id, assessment }) => ({
        id,
        assessment: underPresentIds(assessment, this.toolkit),
      })),
    );
  }

  private state(): PeopleState {
    const everybody = this.everybody();
    const people = everybody.filter(({ agency }) => !this.left.has(agency));
    const spreads = spreadsOf(people, this.toolkit);
    return {
      title: this.gathering.value.title,
      toolkit: this.toolkit,
      everybody,
      people,
      agencies: agenciesOf(everybody),
      left: this.left,
      spreads: this.isWidestFirst ? widestFirst(spreads) : spreads,
      isWidestFirst: this.isWidestFirst,
      by: this.by,
      addable: this.addable,
      minutes: this.minutes,
      agenda: agendaFor(spreads, this.minutes, this.asked),
      messages: this.messages,
    };
  }

  private actions(): PeopleActions {
    const redraw = (act: () => void) => () => {
      act();
      this.draw();
    };
    return {
      rename: (title) => void this.change((gathering) => ({ ...gathering, title })),
      addFiles: () => void this.addFiles(),
      add: (id) => void this.addKept(id),
      remove: (person) => void this.remove(person),
      choose: (agency, isChosen) =>
        redraw(() => (this.left = isChosen ? without(this.left, agency) : new Set([...this.left, agency])))(),
      order: (isWidestFirst) => redraw(() => (this.isWidestFirst = isWidestFirst))(),
      by: (what) => redraw(() => (this.by = what))(),
      minutes: (minutes) => redraw(() => (this.minutes = minutes))(),
      export: (form) => void this.export(form),
      exportAgenda: (form) => void this.exportAgenda(form),
      saveFile: () => this.saveToFile(),
    };
  }

  private async addFiles(): Promise<void> {
    const { found, refused } = await openFiles(true);
    if (found.length || refused.length) await this.add(membersOf(found), refused);
  }

  private async addKept(id: string): Promise<void> {
    const kept = this.addable.find((one) => one.id === id);
    if (kept) await this.add([{ id, assessment: kept.value }]);
  }

  private async remove(person: Person): Promise<void> {
    const member = this.gathering.value.people[person.number];
    if (!member) return;
    const print = fingerprint(member);
    await this.change((gathering) => {
      const at = gathering.people.findIndex((one) => fingerprint(one) === print);
      return { ...gathering, people: gathering.people.filter((_, index) => index !== at) };
    });
    const undo = async (): Promise<void> => {
      this.messages.close("removed");
      await this.change((gathering) => ({ ...gathering, people: [...gathering.people, member] }));
      await this.look();
      this.draw();
    };
    this.messages.show({
      name: "removed",
      text: `${label(person)} was taken out.`,
      actions: [{ words: "Undo", act: () => void undo() }],
    });
    await this.look();
    this.draw();
  }

  private saveToFile(): void {
    const { id, value } = this.gathering;
    saveFile(`${value.title} - ${this.toolkit.title}`, id, keptOfSeveral(value));
  }

  /** Returns the picture as a document, or null where there is nothing to compare yet. */
  document(): Document | null {
    const { people, spreads, title, toolkit } = this.state();
    if (people.length < 2) return null;
    const name = `${title} - ${toolkit.title}`;
    const frame = frameOf(`${title.trim() || "Several people"}: one picture`, toolkit, "", true);
    return {
      name,
      frame,
      pieces: peoplePieces(people, spreads, toolkit),
      sheets: peopleSheets(people, spreads, toolkit),
    };
  }

  private async export(form: Form): Promise<void> {
    const made = this.document();
    if (made) await exportAs(form, made);
  }

  private async exportAgenda(form: "word" | "print"): Promise<void> {
    const { agenda, people, toolkit } = this.state();
    if (!agenda) return;
    const name = "A meeting about what we see differently";
    const pieces = agendaPieces(agenda, people, toolkit);
    await exportAs(form, { name, frame: frameOf(name, toolkit), pieces, sheets: [] });
  }

  /** Fetches the library's own questions for the items of the meeting. */
  private async ask(spreads: readonly Spread[]): Promise<void> {
    const talked = toTalkAbout(spreads);
    const names = talked.map(({ item }) => item.id).join(" ");
    if (names === this.askedFor) return;
    this.askedFor = names;
    const asked = new Map<string, readonly string[]>();
    for (const { item } of talked) {
      const lists = await Promise.all(item.next.filter(({ kind }) => ASK.has(kind)).map(questionsOf));
      asked.set(item.id, lists.flat().slice(0, MOST_QUESTIONS));
    }
    if (names !== this.askedFor) return;
    this.asked = asked;
    this.draw();
  }
}

/** Returns everybody who is in files, whether each file has one person or several. */
export function membersOf(found: readonly (Member | Gathering)[]): Member[] {
  return found.flatMap((one) => (isGathering(one) ? one.people : [one]));
}

/** Returns what tells one member from every other. */
function fingerprint({ id, assessment }: Member): string {
  return JSON.stringify([id, keptOf(assessment)]);
}

function without(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  return new Set([...set].filter((one) => one !== value));
}
