/** The builder's heart: it holds the state, draws it, speaks, and goes back and forth. What people do lies beside it. */

import { render } from "lit-html";

import { drawPaper } from "../documents";
import { type Holder, Keeper, type Kept } from "../drawer";
import type { SessionDrawer } from "./drawer";
import { Editing } from "./editing";
import { messageOf } from "./errors";
import { back, forward, recorded } from "./history";
import { Leave } from "./leave";
import { loadLibrary, loadMaterial, loadPlan } from "./library";
import { originsOf } from "./origins";
import { emptyForm } from "./results";
import type { Session } from "./session";
import { Sessions } from "./sessions";
import { WORDS } from "./saying";
import { isBuilt, opening, type State } from "./state";
import { view } from "./view";
import { differenceInWords, totalInWords } from "./wording";

export class Builder {
  readonly stage = document.createElement("div");
  readonly status = document.createElement("p");
  readonly keeper: Keeper<Session, State>;
  readonly editing: Editing;
  readonly sessions: Sessions;
  readonly leave: Leave;
  /** What has been asked for of the library, so that nothing is asked for twice. */
  private readonly asked = new Set<string>();
  /** Resolves when what was asked for has come. */
  fetched: Promise<void> = Promise.resolve();

  constructor(
    public state: State,
    readonly drawer: SessionDrawer | null,
  ) {
    this.status.setAttribute("role", "status");
    this.status.className = "cp-builder__status";
    this.keeper = new Keeper(drawer, this.holder(), WORDS);
    this.editing = new Editing(this);
    this.sessions = new Sessions(this);
    this.leave = new Leave(this);
  }

  get session(): Session {
    return this.state.open.value;
  }

  /** Replaces the state, and draws it. */
  change(state: State): void {
    this.state = state;
    this.draw();
  }

  draw(): void {
    render(view(this.state, this), this.stage);
    const missing = this.missing();
    if (missing.length) this.fetched = Promise.all([this.fetched, this.fetch(missing)]).then(() => undefined);
  }

  /** Shows the open session as another tab has left it. */
  take(kept: Kept<Session>): void {
    this.change(opening(this.state, kept));
    this.sessions.look();
  }

  /** Fetches the library; where it cannot be had, one can still change what is kept. */
  async load(): Promise<void> {
    try {
      const library = await loadLibrary();
      this.change({ ...this.state, library, missing: "" });
      if (isBuilt(this.state)) this.sessions.look();
    } catch (error) {
      this.change({ ...this.state, missing: messageOf(error) });
    }
  }

  /** Says something to everybody, in the one place where the builder speaks. */
  say(text: string): void {
    this.status.textContent = "";
    requestAnimationFrame(() => (this.status.textContent = text));
  }

  /** Says what was done and what the total is now. */
  sayWithTotal(text: string): void {
    this.say(`${text} ${totalInWords(this.session)}: ${differenceInWords(this.session)}.`);
  }

  hush(): void {
    this.status.textContent = "";
  }

  /** Changes the session that is open, and keeps it. Changes in a row of the same thing (`doing`) are undone as one. */
  edit(session: Session, doing = ""): void {
    const { state } = this;
    if (session === state.open.value) return;
    const history = recorded(state.history, state.open.value, doing);
    this.change(changed({ ...state, history }, session));
    this.keeper.soon();
  }

  undo(): void {
    this.travel(back(this.state.history, this.session), "Undone.");
  }

  redo(): void {
    this.travel(forward(this.state.history, this.session), "Done again.");
  }

  private travel(to: ReturnType<typeof back>, words: string): void {
    if (!to) return;
    const [session, history] = to;
    const focused = document.activeElement?.id;
    this.change(changed({ ...this.state, history, swapping: null, writing: "" }, session));
    this.keeper.soon();
    if (focused) this.focusOn(focused, "cp-builder-undo", "cp-builder-redo", "cp-builder-session");
    this.sayWithTotal(words);
  }

  /** Goes to the first of some elements that is there and can be used. */
  focusOn(...ids: string[]): void {
    const found = ids.map((id) => document.getElementById(id)).find((element) => element && !element.matches(":disabled"));
    found?.focus({ preventScroll: true });
    if (found?.matches("h2")) found.scrollIntoView({ block: "start" });
    else (found?.closest("li") ?? found)?.scrollIntoView({ block: "nearest" });
  }

  /** What the keeper works on. A session that has been saved is the one that other pages add to. */
  private holder(): Holder<Session, State> {
    const now = (): State => this.state;
    return {
      get state() {
        return now();
      },
      change: (state) => {
        this.change(state);
        const { open } = state;
        if (open.revision) void this.drawer?.opened(open.id).catch(() => undefined);
      },
      say: (text) => this.say(text),
      take: (kept) => this.take(kept),
    };
  }

  /** Does something, and says what went wrong if it did. */
  async saying(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.say(messageOf(error));
    }
  }

  /** Returns what is printed in the place of the page: the facilitator's agenda, or an empty form for pens. */
  paper(): HTMLElement | null {
    if (isBuilt(this.state) && this.state.library) return this.leave.paper("facilitator");
    const { frame, pieces } = emptyForm();
    return drawPaper(frame, pieces);
  }

  /** Returns what the library has for the open session and nobody has asked for yet: its records, and its origins. */
  private missing(): string[] {
    const { library } = this.state;
    if (!library) return [];
    const records = this.session.parts.flatMap((part) => part.uses.map(({ ref }) => ref)).filter((ref) => library.byRef.has(ref));
    const origins = originsOf(this.session, library).map(({ ref }) => ref);
    return [...new Set([...records, ...origins])].filter((ref) => !this.asked.has(ref));
  }

  private async fetch(missing: readonly string[]): Promise<void> {
    for (const ref of missing) this.asked.add(ref);
    const records = missing.filter((ref) => this.state.library?.byRef.has(ref));
    const origins = missing.filter((ref) => !this.state.library?.byRef.has(ref));
    const [found, made] = await Promise.all([fetched(records, loadMaterial), fetched(origins, loadPlan)]);
    const materials = new Map([...this.state.materials, ...found]);
    const plans = new Map([...this.state.plans, ...made]);
    if (found.length || made.length) this.change({ ...this.state, materials, plans });
  }
}

/** Returns what could be had, by its ref. */
async function fetched<T>(refs: readonly string[], load: (ref: string) => Promise<T | null>): Promise<[string, T][]> {
  const found = await Promise.all(refs.map(async (ref) => [ref, await load(ref)] as const));
  return found.flatMap(([ref, one]) => (one ? [[ref, one] as [string, T]] : []));
}

function changed(state: State, session: Session): State {
  return {
    ...state,
    open: { ...state.open, value: session },
    leaving: { ...state.leaving, address: "", careful: null, said: "", isTrouble: false },
    saving: state.saving === "not kept" ? "not kept" : isBuilt(state, session) ? "waiting" : "kept",
  };
}
