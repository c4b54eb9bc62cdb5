/** What people do with the session that is open: the three questions, its parts, their order and their minutes. */

import { drag } from "../dragging";
import type { Builder } from "./builder";
import { sectorsOf } from "./choices";
import { find, offersFor } from "./finding";
import type { Entry } from "./library";
import { keepGoing } from "./moved-on";
import { add, breakPart, fit, move, ownPart, partOf, remove, setMinutes, split } from "./parts";
import { LONGEST, problemWith, propose } from "./propose";
import type { Part, Session } from "./session";
import { NOTHING_LEAVES } from "./state";

/** Milliseconds after the last key until it is looked for what was typed. */
const LOOKS_AFTER = 200;

export class Editing {
  private timer = 0;

  constructor(private readonly builder: Builder) {}

  // The three questions

  answer(part: Partial<Pick<Session, "minutes" | "about" | "title">>, doing: string): void {
    this.builder.state = { ...this.builder.state, mistake: "" };
    this.builder.edit({ ...this.session, ...part }, doing);
  }

  /** A length that no session has stays in its field, and is said to be one. */
  tooLong(): void {
    const mistake = problemWith({ ...this.session, minutes: LONGEST + 1 });
    this.builder.change({ ...this.builder.state, mistake });
  }

  who(part: Partial<Session["who"]>, doing: string): void {
    const who = { ...this.session.who, ...part };
    const sectors = sectorsOf(this.builder.state.choices, who.roles);
    this.builder.edit({ ...this.session, who: { ...who, sectors } }, doing);
  }

  topic(id: string, isWanted: boolean): void {
    const others = this.session.topics.filter((topic) => topic !== id);
    this.builder.edit({ ...this.session, topics: isWanted ? [...others, id] : others });
  }

  async propose(): Promise<void> {
    const { builder } = this;
    if (!builder.state.library) await builder.load(); // it may be there by now
    const { library, missing } = builder.state;
    const { parts: _parts, title: _title, format: _format, ...wish } = this.session;
    const mistake = builder.state.mistake || problemWith(wish) || missing;
    if (!library || mistake) {
      builder.change({ ...builder.state, mistake });
      return builder.focusOn("cp-builder-minutes");
    }
    const session = propose(wish, library);
    builder.state = { ...builder.state, isAsking: false, mistake: "", changes: [], leaving: NOTHING_LEAVES };
    builder.edit(session);
    builder.focusOn("cp-builder-session");
    builder.sayWithTotal(session.parts.length ? "Here is a session." : "Nothing in the library fits. Add parts of your own.");
  }

  /** Begins without a proposal: an opening, an activity and a closing, all in the person's own words. */
  beginEmpty(): void {
    const { builder } = this;
    const mistake = builder.state.mistake || problemWith(this.session);
    builder.state = { ...builder.state, mistake, isAsking: mistake !== "" };
    if (mistake) {
      builder.draw();
      return builder.focusOn("cp-builder-minutes");
    }
    const parts = ["opening", "activity", "closing"].map((kind, at) => blankPart(kind as Part["kind"], at));
    const title = this.session.title || this.session.about || "My session";
    builder.edit(fit({ ...this.session, title, parts: parts.slice(0, this.session.minutes) }));
    builder.focusOn("cp-builder-session");
    builder.sayWithTotal("An empty session.");
  }

  ask(isAsking: boolean): void {
    this.builder.change({ ...this.builder.state, isAsking, mistake: "" });
    this.builder.focusOn(isAsking ? "cp-builder-minutes" : "cp-builder-ask");
  }

  // Parts

  write(id: string, part: Partial<Pick<Part, "title" | "what">>): void {
    this.builder.hush();
    this.builder.edit(withPart(this.session, id, part), `${Object.keys(part).join()} ${id}`);
  }

  /** An empty field stays empty while somebody is in it, and shows the library's words when they leave it empty. */
  writing(id: string): void {
    if (this.builder.state.writing !== id) this.builder.change({ ...this.builder.state, writing: id });
  }

  minutes(id: string, minutes: number): void {
    this.builder.edit(setMinutes(this.session, id, minutes), `minutes ${id}`);
    this.builder.sayWithTotal(`${this.named(id)} has ${this.part(id)?.minutes ?? 0} minutes.`);
  }

  undo(): void {
    this.builder.undo();
  }

  redo(): void {
    this.builder.redo();
  }

  fit(): void {
    const before = this.session;
    this.builder.edit(fit(before));
    if (this.session === before) return this.builder.say("There are more parts than minutes. Remove some, or give it more time.");
    this.builder.focusOn("cp-builder-undo");
    this.builder.sayWithTotal("The activities share what was left over or too much.");
  }

  step(id: string, step: -1 | 1): void {
    this.moveTo(id, this.at(id) + step);
    const [name, other] = step === 1 ? ["down", "up"] : ["up", "down"];
    this.builder.focusOn(`cp-${name}-${id}`, `cp-${other}-${id}`);
  }

  grip(event: PointerEvent, id: string): void {
    const list = this.builder.stage.querySelector<HTMLElement>(".cp-parts");
    const cards = [...(list?.querySelectorAll<HTMLElement>("[data-part]") ?? [])];
    const card = cards.find((one) => one.dataset["part"] === id);
    if (!list || !card) return;
    const mark = document.createElement("li");
    mark.className = "cp-builder__drop";
    const drop = (_list: HTMLElement, at: number): void => this.moveTo(id, at);
    drag(event, { card, asDragged: "cp-part--dragged", mark, lists: () => [list], cardsOf: () => cards, drop });
  }

  private moveTo(id: string, to: number): void {
    if (to < 0 || to >= this.session.parts.length || to === this.at(id)) return;
    this.builder.edit(move(this.session, id, to));
    this.builder.say(`${this.named(id)} is now number ${this.at(id) + 1} of ${this.session.parts.length}.`);
  }

  split(id: string): void {
    const before = this.session;
    this.builder.edit(split(before, id));
    if (this.session === before) return this.builder.say("One minute cannot be split.");
    const second = this.session.parts[this.at(id) + 1]?.id ?? id;
    this.builder.focusOn(`cp-title-${second}`);
    this.builder.sayWithTotal("Split in two.");
  }

  remove(id: string): void {
    const [at, name] = [this.at(id), this.named(id)];
    this.builder.edit(remove(this.session, id));
    const next = this.session.parts[at] ?? this.session.parts.at(-1);
    this.builder.focusOn("cp-builder-undo", next ? `cp-title-${next.id}` : "cp-builder-add");
    this.builder.sayWithTotal(`${name} is removed. Undo brings it back.`);
  }

  seat(id: string, sector: string, isTaken: boolean): void {
    const part = this.part(id);
    if (!part) return;
    const others = part.seats.filter((seat) => seat !== sector);
    this.builder.edit(withPart(this.session, id, { seats: isTaken ? [...others, sector] : others }));
  }

  // Adding and swapping

  look(words: string): void {
    this.builder.change({ ...this.builder.state, adding: { words, found: words.trim() ? null : [] } });
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.builder.saying(() => this.lookFor(words)), LOOKS_AFTER);
  }

  private async lookFor(words: string): Promise<void> {
    const { library } = this.builder.state;
    if (!library || !words.trim()) return;
    const found = await find(words, library);
    if (this.builder.state.adding?.words !== words) return; // more has been typed since
    this.builder.change({ ...this.builder.state, adding: { words, found } });
    this.builder.say(found.length ? `${found.length} found.` : "Nothing found. Try other words.");
  }

  add(entry: Entry): void {
    this.addPart(partOf(entry, this.session), `Added: ${entry.title}.`, "");
  }

  addOwn(): void {
    this.addPart(ownPart(this.session), "A part of your own. Say what people do.", "title");
  }

  addBreak(): void {
    this.addPart(breakPart(this.session), "A break is added.", "");
  }

  private addPart(part: Part, words: string, focus: string): void {
    const before = this.session;
    this.builder.edit(add(before, part));
    if (this.session === before) return this.builder.say("A session holds 200 parts at most. Remove one first.");
    const added = this.session.parts.find((one) => !before.parts.some(({ id }) => id === one.id));
    if (focus && added) this.builder.focusOn(`cp-${focus}-${added.id}`);
    this.builder.sayWithTotal(words);
  }

  offer(id: string): void {
    const { state } = this.builder;
    const part = this.part(id);
    if (!part || !state.library || state.swapping?.part === id) {
      this.builder.change({ ...state, swapping: null });
      return this.builder.focusOn(`cp-swap-${id}`);
    }
    const offers = offersFor(part, this.session, state.library);
    this.builder.change({ ...state, swapping: { part: id, offers } });
    this.builder.say(offers.length ? `${offers.length} others fit into ${part.minutes} minutes.` : "Nothing else fits into these minutes.");
  }

  swap(id: string, entry: Entry): void {
    const part = this.part(id);
    if (!part) return;
    const { title, uses, seats, what } = partOf(entry, this.session);
    this.builder.state = { ...this.builder.state, swapping: null };
    this.builder.edit(withPart(this.session, id, { title, uses, seats, what, why: "" }));
    this.builder.focusOn(`cp-swap-${id}`);
    this.builder.sayWithTotal(`Swapped for: ${entry.title}.`);
  }

  /** Takes up what has changed in the library. */
  keepGoing(): void {
    const { changes } = this.builder.state;
    this.builder.state = { ...this.builder.state, changes: [] };
    this.builder.edit(keepGoing(this.session, changes));
    this.builder.draw();
    this.builder.focusOn("cp-builder-session");
    this.builder.say("The session is now as the library has it today. Undo takes that back.");
  }

  private get session(): Session {
    return this.builder.session;
  }

  private at(id: string): number {
    return this.session.parts.findIndex((part) => part.id === id);
  }

  private part(id: string): Part | undefined {
    return this.session.parts[this.at(id)];
  }

  private named(id: string): string {
    return `“${this.part(id)?.title || `Part ${this.at(id) + 1}`}”`;
  }
}

function withPart(session: Session, id: string, change: Partial<Part>): Session {
  return { ...session, parts: session.parts.map((part) => (part.id === id ? { ...part, ...change } : part)) };
}

const BLANK: Readonly<Record<string, readonly [title: string, minutes: number]>> = {
  opening: ["Opening", 5],
  activity: ["What we do", 10],
  closing: ["Closing: one thing to do on Monday", 5],
};

function blankPart(kind: Part["kind"], at: number): Part {
  const [title = "", minutes = 5] = BLANK[kind] ?? [];
  return { id: `p${at + 1}`, kind, title, minutes, what: "", uses: [], seats: [], why: "" };
}
