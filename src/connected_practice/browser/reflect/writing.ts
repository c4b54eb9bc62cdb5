/** `<cp-reflect>`: writing one entry. What the page holds without script is a sheet of paper for the same. */

import { render } from "lit-html";

import { drawPaper, printPaper, printsAs } from "../documents";
import { save } from "../files";
import { type Finding, identifying } from "../identifying";
import { Conflict, newId, openStore, type Saved, type Store, type StoreUnavailable } from "../store";
import { bringOver } from "./bridge";
import { begun, type Draft, type Entry, finished, isBlank, LONGEST_LINE, MOST_MINUTES, reopened, titleOf } from "./entry";
import { fileOf } from "./file";
import { Keeper, SHELF } from "./keeper";
import { factsOf, type PageFacts } from "./library";
import { todayIs } from "./periods";
import { entryIn, isDay, NoEntry } from "./reading";
import { chooseShape, chosenShape } from "./settings";
import { shapeOf, type Shape, textsOf } from "./shapes";
import { frameOf, sheetPieces } from "./sheets";
import { idOf, type Mistakes, type Place, type State, view, type Wish } from "./writing-view";

/** Milliseconds after the last letter before somebody is told that it may identify a person. */
const LOOKED_AT_AFTER = 900;

export class Writing extends HTMLElement {
  private store: Store | null = null;
  private keeper: Keeper | null = null;
  private state: State | null = null;
  private looking: ReturnType<typeof setTimeout> | undefined;
  private readonly unlooked = new Set<Place>();

  connectedCallback(): void {
    void this.begin();
    addEventListener("hashchange", () => void this.begin());
    addEventListener("beforeunload", (event) => {
      if (this.keeper?.standing instanceof Error && !isBlank(this.keeper.draft)) event.preventDefault();
    });
    printsAs(() => this.paper());
  }

  private async begin(): Promise<void> {
    const { store, trouble } = await opened();
    this.store = store;
    if (store) await bringOver(store).catch(() => undefined); // what cannot be brought over now waits where it is
    const asked = askedFor();
    const facts = asked.page ? await factsOf(asked.page) : null;
    const isUnknown = Boolean(asked.page) && !facts;
    const started = await this.startFrom(asked, facts);
    const shape = await chosenShape(store);
    this.keeper = new Keeper(store, trouble, started.draft, started.id, started.revision, () => this.stands());
    this.state = {
      phase: "writing", shape, minutesOfPage: facts?.minutes ?? 0, isPageUnknown: isUnknown, begunOn: started.begunOn,
      mistakes: {}, findings: new Map(), reviewing: null, isDropping: false, clash: null, kept: null, said: "",
    };
    for (const place of placesIn(started.draft, shape)) this.look(place);
    this.draw();
  }

  /** Returns what to write on: the draft or entry that the address names, a draft of the same page, or a new one. */
  private async startFrom(asked: Asked, facts: PageFacts | null): Promise<Started> {
    const all = await keptIn(this.store);
    const drafts = all.filter((one): one is Draft & Saved => one.state === "draft");
    const named = drafts.find((draft) => draft.id === asked.draft || (asked.entry && draft.of === asked.entry));
    if (named) return { draft: withoutStore(named), id: named.id, revision: named.revision, begunOn: named.changed };
    const entry = all.find((one): one is Entry & Saved => one.state === "kept" && one.id === asked.entry);
    if (entry) return fresh(reopened(entry));
    const same = asked.isNew ? undefined : drafts.find((draft) => draft.of === null && (draft.page?.ref ?? "") === asked.page);
    if (!same) return fresh(begun(todayIs(), facts?.page ?? null, facts?.questions));
    const draft = withQuestions(withoutStore(same), facts);
    return { draft, id: same.id, revision: same.revision, begunOn: same.changed };
  }

  private draw(): void {
    if (!this.state || !this.keeper) return;
    this.classList.add("cp-tool");
    if (!this.hasAttribute("data-drawn")) this.replaceChildren();
    this.dataset["drawn"] = "";
    render(view(this.state, this.keeper, this.actions), this);
  }

  private set(change: Partial<State>): void {
    if (this.state) this.state = { ...this.state, ...change };
    this.draw();
  }

  /** Called as saving goes on. The page says so once, and again when something goes wrong. */
  private stands(): void {
    const { standing, isForked } = this.keeper ?? {};
    const forked = isForked ? " You have the same draft open in another tab, so this one is now a draft of its own." : "";
    if (standing === "saved") this.set({ said: `Draft kept in this browser.${forked}` });
    else if (standing instanceof Error) this.set({ said: standing.message });
    else this.set(standing === "empty" ? { said: "" } : {});
  }

  private write(change: Partial<Draft>): void {
    if (!this.keeper) return;
    this.keeper.change({ ...this.keeper.draft, ...change });
    this.draw();
  }

  /** Looks at one text when the person has paused. */
  private lookSoon(place: Place): void {
    clearTimeout(this.looking);
    this.unlooked.add(place);
    this.looking = setTimeout(() => {
      for (const written of this.unlooked) this.look(written);
      this.unlooked.clear();
      this.draw();
    }, LOOKED_AT_AFTER);
  }

  private look(place: Place): void {
    if (!this.state || !this.keeper) return;
    const found = identifying(textAt(this.keeper.draft, place));
    const findings = new Map(this.state.findings);
    if (found.length) findings.set(place, found);
    else findings.delete(place);
    this.state = { ...this.state, findings };
  }

  private lookEverywhere(): number {
    if (!this.state || !this.keeper) return 0;
    this.state = { ...this.state, findings: new Map() };
    for (const place of placesIn(this.keeper.draft, this.state.shape)) this.look(place);
    return this.state.findings.size;
  }

  private readonly actions = {
    text: (place: Place, text: string): void => {
      if (!this.keeper) return;
      this.write(withText(this.keeper.draft, place, text));
      this.lookSoon(place);
    },
    on: (on: string): void => {
      if (isDay(on)) this.write({ on });
      this.set({ mistakes: mistakesIn(on, this.typedIn("minutes")) });
    },
    minutes: (text: string): void => {
      const minutes = minutesIn(text);
      if (minutes !== undefined) this.write({ minutes });
      if (this.state?.mistakes.minutes) this.set({ mistakes: mistakesIn(this.typedIn("on"), text) });
    },
    activity: (activity: Draft["activity"]): void => this.write({ activity }),
    together: (together: boolean): void => this.write({ together }),
    leavePage: (): void => this.write({ page: null, questions: this.keeper?.draft.questions.filter(({ answer }) => answer) ?? [] }),
    shape: (id: string): void => {
      const shape = shapeOf(id);
      void chooseShape(this.store, shape);
      this.set({ shape });
    },
    show: (place: Place, finding: Finding): void => showWords(this.querySelector(`#${idOf(place)}`), finding),
    keep: (): void => void this.keep(),
    print: (): void => this.unlessIdentifying("print"),
    saveFile: (): void => this.unlessIdentifying("file"),
    goOn: (): void => this.goOn(),
    change: (): void => {
      const first = this.state?.findings.entries().next().value;
      this.set({ reviewing: null });
      if (first?.[1][0]) this.actions.show(first[0], first[1][0]);
    },
    askDrop: (): void => this.set({ isDropping: true }),
    dontDrop: (): void => this.set({ isDropping: false }),
    drop: (): void => void this.drop(),
    startNew: (): void => void this.startNew(),
    keepAsSecond: (): void => void this.keepAs({ of: null, basedOn: 0 }),
    keepOver: (): void => void this.keepAs({ basedOn: this.state?.clash?.saved?.revision ?? 0 }),
  };

  private async keep(): Promise<void> {
    const mistakes = this.mistakes();
    this.set({ mistakes });
    if (Object.keys(mistakes).length) return this.stopAt({ reviewing: null }, "#cp-mistakes");
    this.unlessIdentifying("keep");
  }

  /** Does what was asked for, unless some words may identify somebody: then they are shown first. */
  private unlessIdentifying(wish: Wish): void {
    const isNamed = this.lookEverywhere() > 0;
    this.set({ reviewing: wish });
    if (isNamed) this.stopAt({}, "#cp-review");
    else this.goOn();
  }

  private goOn(): void {
    const wish = this.state?.reviewing;
    this.set({ reviewing: null });
    if (wish === "keep") void this.putIntoLog();
    else if (wish === "print") printPaper(this.paper());
    else if (wish === "file") this.saveFile();
  }

  private async putIntoLog(): Promise<void> {
    if (!this.keeper) return;
    try {
      const kept = await this.keeper.keep();
      this.stopAt({ phase: "kept", kept, said: "" }, "#cp-kept-title");
    } catch (error) {
      if (error instanceof Conflict) this.stopAt({ clash: error as Conflict<Entry & Saved> }, "#cp-clash");
      else this.stopAt({ said: error instanceof Error ? error.message : String(error) }, "#cp-trouble");
    }
  }

  private mistakes(): Mistakes {
    const isEmpty = this.keeper ? isBlank(this.keeper.draft) : true;
    return { ...mistakesIn(this.typedIn("on"), this.typedIn("minutes")), ...(isEmpty ? { words: NOTHING_WRITTEN } : {}) };
  }

  private async keepAs(change: Partial<Draft>): Promise<void> {
    if (!this.keeper) return;
    this.keeper.change({ ...this.keeper.draft, ...change });
    this.set({ clash: null });
    await this.putIntoLog();
  }

  private async drop(): Promise<void> {
    await this.keeper?.drop();
    this.goNew();
  }

  private async startNew(): Promise<void> {
    await this.keeper?.settled();
    this.goNew();
  }

  /** Begins again with an empty entry, about the same page where there is one. */
  private goNew(): void {
    const page = askedFor().page;
    history.replaceState(null, "", `${location.pathname}#new${page ? `=${page}` : ""}`);
    void this.begin().then(() => this.querySelector<HTMLElement>("h2")?.focus());
  }

  /** Shows something that needs a decision, and goes there. */
  private stopAt(change: Partial<State>, selector: string): void {
    this.set(change);
    const place = this.querySelector<HTMLElement>(selector);
    place?.focus();
    place?.scrollIntoView({ block: "nearest" });
  }

  private paper(): HTMLElement {
    const shape = this.state?.shape ?? shapeOf("plain");
    const draft = this.keeper?.draft ?? begun(todayIs(), null);
    const title = draft.page || !isBlank(draft) ? titleOf(draft) : "Reflective record";
    return drawPaper({ ...frameOf(shape), title }, sheetPieces(draft, shape));
  }

  private saveFile(): void {
    if (!this.keeper) return;
    const now = new Date().toISOString();
    const entry = { ...finished(this.keeper.draft), id: newId(), changed: now, revision: 0 };
    save(`Reflection ${entry.on}.json`, fileOf([entry], now), "application/json");
  }

  private typedIn(name: string): string {
    return this.querySelector<HTMLInputElement>(`#${idOf(name)}`)?.value ?? "";
  }
}

const NOTHING_WRITTEN = "Write something first: a title, an answer or the minutes.";

interface Asked {
  readonly page: string;
  readonly draft: string;
  readonly entry: string;
  readonly isNew: boolean;
}

interface Started {
  readonly draft: Draft;
  readonly id: string;
  readonly revision: number;
  /** When a draft that is gone on with was last saved, as an ISO time; empty for a new one. */
  readonly begunOn: string;
}

/**
 * Returns what the address asks for. A page comes as `?page=principle:ask-first`, as links without script need it;
 * what names somebody's own entry stands after the `#`, which browsers send to nobody.
 */
function askedFor(): Asked {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const page = new URLSearchParams(location.search).get("page") ?? fragment.get("new") ?? "";
  return { page, draft: fragment.get("draft") ?? "", entry: fragment.get("entry") ?? "", isNew: fragment.has("new") };
}

async function opened(): Promise<{ store: Store | null; trouble: StoreUnavailable | null }> {
  try {
    return { store: await openStore(), trouble: null };
  } catch (error) {
    return { store: null, trouble: error as StoreUnavailable };
  }
}

/** Returns every entry and draft that can be read. */
async function keptIn(store: Store | null): Promise<((Entry | Draft) & Saved)[]> {
  const all = (await store?.all<object>(SHELF).catch(() => [])) ?? [];
  return all.flatMap((value) => {
    try {
      return [{ ...entryIn(value), id: value.id, changed: value.changed, revision: value.revision }];
    } catch (error) {
      if (error instanceof NoEntry) return [];
      throw error;
    }
  });
}

function fresh(draft: Draft): Started {
  return { draft, id: newId(), revision: 0, begunOn: "" };
}

function withoutStore({ id: _id, changed: _changed, revision: _revision, ...draft }: Draft & Saved): Draft {
  return draft;
}

/** Adds the questions that the page asks now to those that have been answered. */
function withQuestions(draft: Draft, facts: PageFacts | null): Draft {
  if (!facts) return draft;
  const answered = draft.questions.filter((question) => question.answer.trim());
  const asked = new Set(answered.map((question) => question.question));
  return { ...draft, questions: [...answered, ...facts.questions.filter((question) => !asked.has(question.question))] };
}

/** Returns the places of a draft at which somebody can write: the names of the fields. */
function placesIn(draft: Draft, shape: Shape): Place[] {
  return ["title", ...draft.questions.map((_, at): Place => `question-${at}`), ...textsOf(shape).map(({ from }) => from)];
}

function textAt(draft: Draft, place: Place): string {
  if (place === "title") return draft.page ? "" : draft.title;
  const [, at] = /^question-(\d+)$/.exec(place) ?? [];
  return (at ? draft.questions[Number(at)]?.answer : draft.texts[place as keyof Draft["texts"]]) ?? "";
}

function withText(draft: Draft, place: Place, text: string): Partial<Draft> {
  if (place === "title") return { title: text.slice(0, LONGEST_LINE) };
  const [, at] = /^question-(\d+)$/.exec(place) ?? [];
  if (at === undefined) return { texts: { ...draft.texts, [place]: text } };
  return { questions: draft.questions.map((question, index) => (index === Number(at) ? { ...question, answer: text } : question)) };
}

/** Returns minutes as people type them, null where they typed none, undefined where it is no number. */
function minutesIn(text: string): number | null | undefined {
  const typed = text.trim();
  if (!typed) return null;
  const minutes = Number(typed);
  return /^\d{1,5}$/.test(typed) && minutes <= MOST_MINUTES ? minutes : undefined;
}

function mistakesIn(on: string, minutes: string): Mistakes {
  return {
    ...(isDay(on) ? {} : { on: "Give the date, as day, month and year." }),
    ...(minutesIn(minutes) === undefined ? { minutes: "Give the minutes as a whole number, such as 45. An hour is 60." } : {}),
  };
}

/** Goes to a field and marks the words in it. */
function showWords(field: Element | null, finding: Finding): void {
  if (!(field instanceof HTMLTextAreaElement) && !(field instanceof HTMLInputElement)) return;
  field.focus();
  field.setSelectionRange(finding.start, finding.end);
}
