/**
 * The header's search field with results as one types.
 *
 * A combobox with a listbox, by the ARIA Authoring Practices: focus stays in the field, the arrows move through the
 * list, Enter opens what is chosen or, where nothing is, the search page. The lines of the list are links, so that
 * they can be opened in another tab too.
 */

import { html, nothing, render, type TemplateResult } from "lit-html";

import { ROOT } from "../site";
import { type Line, linesOf, noteOn, spoken, type View } from "./list";
import { clearSearches, keepSearch, recentSearches } from "./recent";
import { Search } from "./search";

/** How many results are shown. */
const MOST = 6;
/** Milliseconds after a key before it is searched for. */
const AFTER_KEY = 60;
/** Milliseconds before somebody is told that it takes longer. */
const AFTER_WAITING = 400;
/** Milliseconds before a list is announced: those who type on hear their keys. */
const ANNOUNCED_AFTER = 500;
/** Milliseconds that results wait for their sentences, so that the list does not jump. */
const PATIENCE = 300;

const LIST_ID = "cp-search-list";

/** Makes a search field show results as one types. */
export function improve(form: HTMLFormElement, field: HTMLInputElement): void {
  new HeaderSearch(form, field).listen();
}

class HeaderSearch {
  private view: View = { kind: "nothing" };
  /** The number of the chosen line, or -1: the field. */
  private active = -1;
  /** Goes up with every key, so that a late answer never takes the place of a newer one. */
  private asked = 0;
  private timer = 0;
  private announcing = 0;
  private search: Promise<Search> | null = null;
  private readonly place = document.createElement("div");
  private readonly status = document.createElement("div");

  constructor(
    private readonly form: HTMLFormElement,
    private readonly field: HTMLInputElement,
  ) {}

  listen(): void {
    const { form, field, place, status } = this;
    status.className = "cp-hidden";
    status.setAttribute("role", "status");
    form.append(place, status);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", LIST_ID);
    field.addEventListener("input", () => this.typed());
    field.addEventListener("focus", () => this.begin());
    field.addEventListener("click", () => this.begin());
    field.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("submit", () => keepSearch(field.value));
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) this.close();
    });
    addEventListener("pagehide", () => this.close()); // going back must not show a list that nobody opened
    this.draw();
    this.opened().catch(() => undefined); // by the first key it may be there
    if (document.activeElement === field) this.begin();
  }

  private begin(): void {
    if (this.view.kind === "nothing") this.typed();
  }

  private typed(): void {
    clearTimeout(this.timer);
    this.active = -1;
    this.asked += 1;
    const query = this.field.value;
    if (query.trim()) this.timer = window.setTimeout(() => void this.ask(query, this.asked), AFTER_KEY);
    else this.showRecent();
  }

  private showRecent(): void {
    const searches = recentSearches();
    this.show(searches.length ? { kind: "recent", searches } : { kind: "nothing" });
  }

  private async ask(query: string, number: number): Promise<void> {
    const show = (view: View) => number === this.asked && this.show(view);
    const waiting = setTimeout(() => this.view.kind !== "answer" && show({ kind: "waiting" }), AFTER_WAITING);
    try {
      const search = await this.opened();
      const answer = await search.find(query);
      const { bare, full } = search.hits(answer.understanding, answer.results.slice(0, MOST));
      const [cards, soon] = await Promise.all([
        search.cards(answer.understanding),
        Promise.race([full, wait(PATIENCE)]),
      ]);
      const view = { kind: "answer", query, answer, cards, library: search.library } as const;
      show({ ...view, hits: soon ?? bare });
      if (!soon) show({ ...view, hits: await full });
    } catch {
      show({ kind: "failed" });
    } finally {
      clearTimeout(waiting);
    }
  }

  private opened(): Promise<Search> {
    this.search ??= Search.open(ROOT).catch((error: unknown) => {
      this.search = null; // the next key tries again
      throw error;
    });
    return this.search;
  }

  private show(view: View): void {
    this.view = view;
    this.draw();
    this.announce();
  }

  private close(): void {
    clearTimeout(this.timer);
    this.active = -1;
    this.asked += 1;
    this.show({ kind: "nothing" });
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const { key } = event;
    const isDone =
      (key === "ArrowDown" && this.move(1)) ||
      (key === "ArrowUp" && this.move(-1)) ||
      (key === "Enter" && this.choose(event)) ||
      (key === "Escape" && this.dismiss());
    if (isDone) event.preventDefault();
  }

  /** Moves through the list. Past its ends lies the field. */
  private move(by: number): boolean {
    this.begin();
    const places = linesOf(this.view).length + 1;
    this.active = ((this.active + 1 + by + places) % places) - 1;
    this.draw();
    this.place.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** Opens what is chosen. Where nothing is, the form goes to the search page by itself. */
  private choose(event: KeyboardEvent): boolean {
    const line = this.place.querySelector<HTMLAnchorElement>('[aria-selected="true"]');
    if (line && (event.ctrlKey || event.metaKey)) window.open(line.href, "_blank", "noopener");
    else line?.click();
    return line !== null;
  }

  /** Closes the list. The next press is the browser's: it empties the field. */
  private dismiss(): boolean {
    const wasOpen = this.view.kind !== "nothing";
    if (wasOpen) this.close();
    return wasOpen;
  }

  private draw(): void {
    const lines = linesOf(this.view);
    this.active = Math.min(this.active, lines.length - 1);
    this.field.setAttribute("aria-expanded", String(lines.length > 0));
    if (this.active >= 0) this.field.setAttribute("aria-activedescendant", idOf(this.active));
    else this.field.removeAttribute("aria-activedescendant");
    render(this.popup(lines), this.place);
  }

  private popup(lines: readonly Line[]): TemplateResult {
    const isRecent = this.view.kind === "recent";
    return html`<div class="cp-search__popup" ?hidden=${this.view.kind === "nothing"}>
      ${noteOn(this.view)}
      <div id=${LIST_ID} role="listbox" aria-label=${isRecent ? "Recent searches" : "Results"} ?hidden=${!lines.length}>
        ${lines.map((line, number) => this.option(line, number))}
      </div>
      ${isRecent ? this.clearButton() : nothing}
    </div>`;
  }

  private option({ href, style, content, query }: Line, number: number): TemplateResult {
    return html`<a
      role="option"
      id=${idOf(number)}
      class="cp-search__option ${style}"
      href=${href}
      tabindex="-1"
      aria-selected=${number === this.active ? "true" : "false"}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => keepSearch(query ?? this.field.value)}
      >${content}</a
    >`;
  }

  private clearButton(): TemplateResult {
    const clear = () => {
      clearSearches();
      this.field.focus();
      this.close();
    };
    return html`<button type="button" class="cp-search__clear" @click=${clear}>Clear recent searches</button>`;
  }

  private announce(): void {
    clearTimeout(this.announcing);
    const words = spoken(this.view);
    this.announcing = window.setTimeout(() => (this.status.textContent = words), words ? ANNOUNCED_AFTER : 0);
  }
}

function idOf(number: number): string {
  return `cp-search-option-${number}`;
}

function wait(milliseconds: number): Promise<null> {
  return new Promise((done) => setTimeout(() => done(null), milliseconds));
}
