/** The element: it fetches what the builder needs, starts it, and ends it when it leaves the page. */

import { printsAs } from "../documents";
import { newId, openStore } from "../store";
import { Builder } from "./builder";
import { choicesIn } from "./choices";
import { openDrawer, type SessionDrawer } from "./drawer";
import { messageOf } from "./errors";
import { NOBODY, organisation } from "./local";
import { blank, NOTHING_LEAVES, type State, wouldBeLost } from "./state";

export class BuilderElement extends HTMLElement {
  private builder: Builder | null = null;
  private isStarted = false;
  private endings: (() => void)[] = [];

  connectedCallback(): void {
    if (this.isStarted) return;
    this.isStarted = true;
    void this.start();
  }

  disconnectedCallback(): void {
    this.builder?.keeper.flush();
    for (const end of this.endings.splice(0)) end();
  }

  private async start(): Promise<void> {
    const choices = choicesIn(this);
    const [drawer, trouble] = await tryDrawer();
    const [kept, last, own] = drawer ? await Promise.all([drawer.all(), drawer.last(), ownLines()]) : [[], undefined, NOBODY];
    const state: State = { ...NEW, open: last ?? blank(newId()), kept, choices, trouble, organisation: own };
    const builder = new Builder({ ...state, canKeep: drawer !== null, saving: drawer ? "kept" : "not kept" }, drawer);
    this.builder = builder;
    this.replaceChildren(builder.stage, builder.status);
    this.listen(builder);
    builder.draw();
    await builder.load();
    await builder.sessions.route();
    this.dataset["ready"] = "";
  }

  private listen(builder: Builder): void {
    const leave = (): void => builder.keeper.flush();
    const route = (): void => void builder.sessions.route();
    const warn = (event: BeforeUnloadEvent): void => {
      if (builder.state.saving === "not kept" && wouldBeLost(builder.state)) event.preventDefault();
    };
    const key = (event: KeyboardEvent): void => travel(event, builder);
    const hush = (): void => builder.hush(); // what was said is read by now
    addEventListener("beforeunload", warn);
    addEventListener("pagehide", leave);
    addEventListener("hashchange", route);
    document.addEventListener("visibilitychange", leave);
    document.addEventListener("keydown", key);
    for (const sign of ["pointerdown", "wheel", "touchmove"]) this.addEventListener(sign, hush, { passive: true });
    this.endings.push(
      () => removeEventListener("beforeunload", warn),
      () => removeEventListener("pagehide", leave),
      () => removeEventListener("hashchange", route),
      () => document.removeEventListener("visibilitychange", leave),
      () => document.removeEventListener("keydown", key),
      builder.keeper.follow(),
      printsAs(() => builder.paper()),
    );
  }
}

/** What a builder begins with, whatever is kept. */
const NEW: Omit<State, "open" | "kept" | "choices" | "trouble" | "organisation"> = {
  history: { past: [], future: [], doing: "" },
  library: null,
  missing: "",
  materials: new Map(),
  plans: new Map(),
  since: null,
  changes: [],
  isAsking: false,
  mistake: "",
  adding: null,
  swapping: null,
  writing: "",
  leaving: NOTHING_LEAVES,
  deleted: null,
  canKeep: false,
  saving: "kept",
  filed: null,
};

/** Returns the drawer, and what stands in the way of keeping anything; empty where nothing does. */
async function tryDrawer(): Promise<readonly [SessionDrawer | null, string]> {
  try {
    return [await openDrawer(), ""];
  } catch (error) {
    return [null, messageOf(error)];
  }
}

async function ownLines() {
  return organisation(await openStore()).catch(() => NOBODY);
}

/** Control and Z go back, with Shift (or Control and Y) forward; in a field these are the field's own. */
function travel(event: KeyboardEvent, builder: Builder): void {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
  if (event.target instanceof Element && event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select")) return;
  event.preventDefault();
  if (key === "y" || event.shiftKey) builder.redo();
  else builder.undo();
}
