/** How the list of what is kept looks, from its state. */

import { html, nothing, type TemplateResult } from "lit-html";

import { CAVEAT } from "../identifying";
import type { Shelf } from "../store";

export interface State {
  /** How many things each shelf has; null until they are counted. */
  readonly counts: Readonly<Record<Shelf, number>> | null;
  /** Why nothing can be kept; empty where all is well. */
  readonly trouble: string;
  /** Whether the browser has promised to keep it; null where it does not say. */
  readonly isSafe: boolean | null;
  /** How many words on each shelf may identify somebody, while that is to be decided. */
  readonly found: ReadonlyMap<Shelf, number> | null;
  readonly isAsking: boolean;
  readonly isWorking: boolean;
  readonly said: string;
  readonly wrong: string;
}

export interface Actions {
  save(): void;
  saveAnyway(): void;
  dontSave(): void;
  open(): void;
  ask(): void;
  leave(): void;
  delete(): void;
  keepSafe(): void;
}

/** What each shelf holds, as people call it: one, several. */
const NAMES: Readonly<Record<Shelf, readonly [string, string]>> = {
  assessments: ["self-assessment", "self-assessments"],
  reflections: ["entry or draft in your log", "entries and drafts in your log"],
  statements: ["charter", "charters"],
  sessions: ["session that you put together", "sessions that you put together"],
  places: ["module that you have begun", "modules that you have begun"],
  settings: ["choice that a tool remembers", "choices that tools remember"],
};

export function view(state: State, does: Actions): TemplateResult {
  return html`
    <h2 id="cp-kept-title" tabindex="-1">What is kept in this browser</h2>
    ${state.trouble ? html`<div class="cp-tool__notice cp-tool__notice--trouble" role="alert"><p>${state.trouble}</p></div>` : body(state, does)}
    <p class="cp-tool__status" role="status">${state.said}</p>
  `;
}

function body(state: State, does: Actions): TemplateResult {
  const { counts } = state;
  const kept = Object.entries(counts ?? {}).filter(([, count]) => count) as [Shelf, number][];
  return html`
    ${kept.length ? list(kept) : html`<p>${counts ? "Nothing yet." : "One moment …"}</p>`}
    ${kept.length ? html`<p>It is on this device, in this browser, and nowhere else. Whoever uses this browser under your name can see it.</p>` : nothing}
    ${kept.length ? safety(state, does) : nothing}
    <p class="cp-tool__buttons">
      ${kept.length ? html`<button type="button" class="cp-button" @click=${does.save} ?disabled=${state.isWorking}>Save everything to one file</button>` : nothing}
      <button type="button" class="cp-button cp-button--quiet" @click=${does.open} ?disabled=${state.isWorking}>Open a saved file</button>
      ${kept.length && !state.isAsking ? html`<button type="button" class="cp-tool__link" @click=${does.ask}>Delete everything</button>` : nothing}
    </p>
    ${state.found ? review(state.found, does) : nothing} ${state.isAsking ? asked(does) : nothing}
    ${state.wrong ? html`<div class="cp-tool__notice cp-tool__notice--trouble" role="alert"><p>${state.wrong}</p></div>` : nothing}
  `;
}

function list(kept: readonly [Shelf, number][]): TemplateResult {
  return html`<ul class="cp-kept__counts">
    ${kept.map(([shelf, count]) => html`<li><strong>${count.toLocaleString("en-GB")}</strong> ${NAMES[shelf][count === 1 ? 0 : 1]}</li>`)}
  </ul>`;
}

function safety({ isSafe }: State, does: Actions): TemplateResult | typeof nothing {
  if (isSafe === null) return nothing;
  if (isSafe) return html`<p>This browser has promised to keep it until you delete it.</p>`;
  return html`<p>
    Some browsers clear what a site keeps when you have not been there for a while.
    <button type="button" class="cp-tool__link" @click=${does.keepSafe}>Ask this browser to keep it</button>, and save a file now and then.
  </p>`;
}

function review(found: ReadonlyMap<Shelf, number>, does: Actions): TemplateResult {
  return html`<div class="cp-tool__notice cp-tool__notice--warning" id="cp-kept-review" tabindex="-1" role="group" aria-labelledby="kept-review-title">
    <h3 id="kept-review-title">Before you save: some words might identify somebody</h3>
    <ul>${[...found].map(([shelf, count]) => html`<li>${count} ${count === 1 ? "place" : "places"} in your ${NAMES[shelf][1]}</li>`)}</ul>
    <p>Names beside ages or schools, numbers, addresses and the like. Open the tool to see and change them, or keep the file where only you can read it.</p>
    <p class="cp-tool__hint">${CAVEAT}</p>
    <p class="cp-tool__buttons">
      <button type="button" class="cp-button" @click=${does.dontSave}>Not yet</button>
      <button type="button" class="cp-button cp-button--quiet" @click=${does.saveAnyway}>Save it as it is</button>
    </p>
  </div>`;
}

function asked(does: Actions): TemplateResult {
  return html`<div class="cp-tool__notice cp-tool__notice--trouble cp-asking" tabindex="-1" role="group" aria-label="Delete everything">
    <p>Delete everything that this browser keeps of the library? It is gone at once and for good. Files that you have saved stay where they are.</p>
    <p class="cp-tool__buttons">
      <button type="button" class="cp-button cp-button--danger" @click=${does.delete}>Delete everything for good</button>
      <button type="button" class="cp-button cp-button--quiet" @click=${does.leave}>Leave it</button>
    </p>
  </div>`;
}
