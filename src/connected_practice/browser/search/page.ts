/**
 * `<cp-search-page>`: the results of a search, to narrow, with an address that can be shared.
 *
 * The page has the form above it and the ways into the library below, which are all that there is without script.
 * The state is what the address says; everything on the page is drawn from it.
 */

import { render } from "lit-html";

import { ROOT } from "../site";
import type { Home } from "./library";
import { addressOfState, type Chosen, narrowed, only, type State, stateOf } from "./narrowing";
import { type Actions, type Answered, pageView, type PageView, spokenOf } from "./page-view";
import { clearSearches, keepSearch, recentSearches } from "./recent";
import { Together } from "./together";
import { switchSlash } from "./shortcut";

/** How many results are shown, and how many more each time that more are asked for. */
const STEP = 20;
/** How many of each kind are shown where results are grouped. */
const EACH = 5;
const AFTER_KEY = 150;
const ANNOUNCED_AFTER = 500;

class SearchPage extends HTMLElement {
  private state: State = stateOf(new URL(location.href));
  private view: PageView = { kind: "empty", recent: [] };
  private shown = STEP;
  private asked = 0;
  private timer = 0;
  private announcing = 0;
  private search: Promise<Together> | null = null;
  private readonly form = document.querySelector<HTMLFormElement>("form.cp-search[data-page]");
  private readonly field = this.form?.querySelector("input") ?? null;
  private readonly waysIn = document.getElementById("ways-in");
  private readonly pageTitle = document.title;
  private readonly status = document.createElement("div");
  private readonly place = document.createElement("div");

  connectedCallback(): void {
    const { form, field, status, place } = this;
    if (!form || !field || this.contains(place)) return;
    status.className = "cp-hidden";
    status.setAttribute("role", "status");
    this.replaceChildren(status, place);
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go({ ...this.state, query: field.value, exact: false });
      keepSearch(field.value);
    });
    field.addEventListener("input", () => this.typed(field.value));
    addEventListener("popstate", () => this.arrive());
    this.arrive();
    if (!this.state.query) field.focus();
  }

  /** Shows what the address says. */
  private arrive(): void {
    this.state = stateOf(new URL(location.href));
    this.shown = shownBefore() ?? STEP;
    if (this.field) this.field.value = this.state.query;
    void this.find();
  }

  /** Goes on to another search, so that Back leads to this one. */
  private go(state: State): void {
    clearTimeout(this.timer);
    const address = addressOfState(state, new URL(location.href));
    if (address !== location.href) history.pushState(null, "", address);
    this.state = state;
    this.shown = STEP;
    void this.find();
  }

  /** Searches as somebody types. The address follows, in place of the one before. */
  private typed(query: string): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.state = { ...this.state, query, exact: false };
      this.shown = STEP;
      history.replaceState(null, "", addressOfState(this.state, new URL(location.href)));
      void this.find();
    }, AFTER_KEY);
  }

  private async find(): Promise<void> {
    const number = ++this.asked;
    const { query, exact } = this.state;
    document.title = query.trim() ? `${query.trim().slice(0, 80)} - ${this.pageTitle}` : this.pageTitle;
    if (!query.trim()) return this.show({ kind: "empty", recent: recentSearches() });
    try {
      this.search ??= Together.open(ROOT, alsoSearched());
      const search = await this.search;
      const answer = await search.find(query, exact);
      const cards = await search.cards(answer.understanding);
      const told = new Set(cards.map((card) => card.path));
      const results = answer.results.filter(({ home, path }) => home.name || !told.has(path));
      if (number === this.asked) await this.showAnswer({ search, answer, cards, results, missing: search.missing });
    } catch {
      this.search = null; // the next search tries again
      if (number === this.asked) this.show({ kind: "failed" });
    }
  }

  /** Shows an answer as far as it is narrowed; first what is there, then the sentences too. */
  private async showAnswer(found: Pick<Answered, "search" | "missing" | "answer" | "cards" | "results">): Promise<void> {
    const number = this.asked;
    const { search, missing, answer, cards, results } = found;
    const left = narrowed(results, this.state.chosen, search.library);
    const isGrouped = this.state.view === "kinds";
    const first = isGrouped ? firstOfKinds(left) : left.slice(0, this.shown);
    const more = isGrouped ? 0 : left.length - first.length;
    const { bare, full } = search.hits(answer.understanding, first);
    const view = { kind: "answer", search, missing, answer, cards, results, left, more } as const;
    this.show({ ...view, hits: bare });
    const hits = await full;
    if (number === this.asked) this.show({ ...view, hits });
  }

  private show(view: PageView): void {
    this.view = view;
    render(pageView(view, this.state, this.actions), this.place);
    if (this.waysIn) this.waysIn.hidden = view.kind === "answer" && view.answer.results.length > 0;
    clearTimeout(this.announcing);
    this.announcing = window.setTimeout(() => (this.status.textContent = spokenOf(view)), ANNOUNCED_AFTER);
  }

  private narrow(chosen: Chosen): void {
    const state = { ...this.state, chosen };
    if (this.view.kind !== "answer") return this.go(state);
    history.pushState(null, "", addressOfState(state, new URL(location.href)));
    this.state = state;
    this.shown = STEP;
    this.asked += 1;
    void this.showAnswer(this.view);
  }

  private readonly actions: Actions = {
    narrow: (chosen) => this.narrow(chosen),
    look: (view) => {
      this.state = { ...this.state, view };
      this.narrow(this.state.chosen);
    },
    searchFor: (query, exact) => {
      if (this.field) this.field.value = query;
      this.go({ query, exact, chosen: only(), view: this.state.view });
    },
    followed: () => keepSearch(this.state.query),
    more: () => void this.more(),
    again: () => void this.find(),
    forget: () => {
      clearSearches();
      this.field?.focus();
      void this.find();
    },
    slash: (on) => switchSlash(on),
  };

  /** Shows more results, and takes those who use the keyboard to the first of them. */
  private async more(): Promise<void> {
    if (this.view.kind !== "answer") return;
    const first = this.shown;
    this.shown += STEP;
    history.replaceState({ shown: this.shown }, "");
    const drawn = this.showAnswer(this.view);
    this.place.querySelectorAll<HTMLElement>(".cp-found__list a")[first]?.focus();
    await drawn;
  }
}

/** Returns the other libraries that are searched too, as the page names them. */
function alsoSearched(): Home[] {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="search-also"]');
  return [...links].map((link) => ({ root: new URL(link.href), name: link.title }));
}

function shownBefore(): number | null {
  const state: unknown = history.state;
  const shown = state && typeof state === "object" && "shown" in state ? state.shown : null;
  return typeof shown === "number" && shown > 0 && shown < 100_000 ? shown : null;
}

/** Returns the first of each kind, kind by kind in the order in which the best of them come. */
function firstOfKinds<T extends { readonly in: { readonly kind: readonly string[] } }>(results: readonly T[]): T[] {
  const kinds = new Map<string, T[]>();
  for (const found of results) {
    const kind = found.in.kind[0] ?? "";
    kinds.set(kind, [...(kinds.get(kind) ?? []), found]);
  }
  return [...kinds.values()].flatMap((group) => group.slice(0, EACH));
}

customElements.define("cp-search-page", SearchPage);
