/** Which session: the list of those that are kept, and how one gets another. */

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";

import type { Kept } from "../drawer";
import { total } from "./parts";
import type { Session } from "./session";
import type { Sessions } from "./sessions";
import { isBuilt, type State } from "./state";
import { dayInWords, minutesInWords } from "./wording";

export function shelf(state: State, act: Sessions): TemplateResult {
  const built = isBuilt(state);
  return html`
    <section class="cp-builder__shelf" aria-label="Your sessions">
      ${[state.missing, state.trouble].filter(Boolean).map(trouble)}
      ${state.deleted ? undelete(state.deleted, act) : nothing}
      <div class="cp-builder__row">
        ${state.kept.length ? list(state, act) : nothing}
        ${built ? html`<button type="button" class="cp-tool__link" @click=${() => act.begin()}>New session</button>` : nothing}
        <button type="button" class="cp-tool__link" @click=${() => act.openFile()}>Open a session from a file</button>
      </div>
    </section>
  `;
}

function trouble(text: string): TemplateResult {
  return html`<div class="cp-tool__notice cp-tool__notice--trouble"><p>${text}</p></div>`;
}

function undelete(deleted: Kept<Session>, act: Sessions): TemplateResult {
  return html`
    <p class="cp-builder__undo">
      You deleted “${nameOf(deleted)}”.
      <button type="button" class="cp-tool__link" id="cp-builder-undelete" @click=${() => act.undelete()}>Put it back</button>
    </p>
  `;
}

function list(state: State, act: Sessions): TemplateResult {
  return html`
    <details class="cp-builder__kept-list">
      <summary>Your sessions (${state.kept.length})</summary>
      <ul>${repeat(state.kept, ({ id }) => id, (kept) => row(kept, kept.id === state.open.id, act))}</ul>
    </details>
  `;
}

function row(kept: Kept<Session>, isOpen: boolean, act: Sessions): TemplateResult {
  const name = nameOf(kept);
  return html`
    <li class=${isOpen ? "cp-builder__this" : ""}>
      <span class="cp-builder__which">
        ${isOpen
          ? html`<strong>${name}</strong> <span class="cp-builder__small">open now</span>`
          : html`<button type="button" class="cp-tool__link" @click=${() => act.open(kept.id)}>${name}</button>`}
        <span class="cp-builder__small">${minutesInWords(total(kept.value))}, ${dayInWords(kept.changed)}</span>
      </span>
      <button type="button" class="cp-tool__link" @click=${() => act.copy(kept.id)}>Copy<span class="cp-hidden"> ${name}</span></button>
      <button type="button" class="cp-tool__link" @click=${() => act.delete(kept.id)}>Delete<span class="cp-hidden"> ${name}</span></button>
    </li>
  `;
}

function nameOf({ value }: Kept<Session>): string {
  return value.title.trim() || "A session without a name";
}
