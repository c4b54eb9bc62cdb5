/** How the builder looks, drawn from its state. Text of people and of files is only ever set as text. */

import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";

import { dateInWords } from "../documents";
import { addressOf } from "../site";
import { beside } from "./beside-view";
import type { Builder } from "./builder";
import { leaving } from "./leaving-view";
import type { Entry } from "./library";
import type { Change } from "./moved-on";
import { difference } from "./parts";
import { adding, parts } from "./parts-view";
import { asked, questions } from "./questions-view";
import { shelf } from "./sessions-view";
import { outcomeOf } from "./since";
import { isBuilt, type State } from "./state";
import { dayInWords, differenceInWords, totalInWords } from "./wording";

/** Returns the whole builder. */
export function view(state: State, builder: Builder): TemplateResult {
  const built = isBuilt(state);
  return html`
    ${shelf(state, builder.sessions)} ${changedSince(state)}
    ${built && !state.isAsking ? asked(state, builder.editing) : questions(state, builder)}
    ${built ? desk(state, builder) : nothing}
  `;
}

/** What has changed since the documents of a session were made, for whoever comes with one of them in hand. */
function changedSince({ since, library }: State): TemplateResult | typeof nothing {
  if (!since || !library) return nothing;
  const { changed, same, gone } = outcomeOf(since, library);
  const page = ({ path, title, version }: Entry, day: boolean): TemplateResult =>
    html`<li><a href=${addressOf(path)}>${title}</a>${day ? `, changed on ${dateInWords(version)}` : ""}</li>`;
  return html`
    <section class="cp-tool__notice cp-builder__since" aria-labelledby="cp-builder-since">
      <h2 id="cp-builder-since" tabindex="-1">${sinceInWords(changed.length, gone)} since ${dateInWords(since.day)}</h2>
      ${changed.length ? html`<p>Look at these before you use your papers again:</p><ul>${changed.map((entry) => page(entry, true))}</ul>` : nothing}
      ${gone ? html`<p>${gone === 1 ? "One page" : `${gone} pages`} that the session works with cannot be found any more, or not under the same name.</p>` : nothing}
      ${same.length
        ? html`<details ?open=${!changed.length}><summary>As it was then: ${same.length === 1 ? "one page" : `${same.length} pages`}</summary><ul>${same.map((entry) => page(entry, false))}</ul></details>`
        : nothing}
    </section>
  `;
}

function sinceInWords(changed: number, gone: number): string {
  const all = changed + gone;
  return all ? `${all === 1 ? "One page has" : `${all} pages have`} changed or gone` : "Nothing that your session works with has changed";
}

function desk(state: State, builder: Builder): TemplateResult {
  return html`
    <div class="cp-builder__desk">
      <section class="cp-builder__session" aria-labelledby="cp-builder-session">
        <h2 id="cp-builder-session" tabindex="-1">Your session</h2>
        ${name(state, builder)} ${bar(state, builder)} ${moved(state, builder)} ${parts(state, builder.editing)}
        ${adding(state, builder.editing)}
      </section>
      ${beside(state)}
    </div>
    ${leaving(state, builder.leave)}
  `;
}

function name(state: State, builder: Builder): TemplateResult {
  const { title } = state.open.value;
  return html`
    <div class="cp-builder__name">
      <label for="cp-builder-name">What you call it</label>
      <textarea id="cp-builder-name" rows="1" maxlength="300" dir="auto" autocomplete="off" .value=${live(title)}
        @input=${(event: Event) => builder.editing.answer({ title: oneLine(event) }, "title")}></textarea>
    </div>
  `;
}

/** The total, always in view and always true. */
function bar(state: State, { editing, state: { history, saving } }: Builder): TemplateResult {
  const session = state.open.value;
  const left = difference(session);
  const how = left === 0 ? "fits" : left > 0 ? "under" : "over";
  const kept = { kept: "Kept in this browser", waiting: "Keeping …", "not kept": "Not kept: save it to a file" }[saving];
  return html`
    <div class="cp-builder__bar cp-builder__bar--${how}" role="group" aria-label="Total">
      <p class="cp-builder__total"><strong>${totalInWords(session)}</strong><span>: ${differenceInWords(session)}</span></p>
      ${left === 0 || !session.parts.length
        ? nothing
        : html`<button type="button" class="cp-builder__fit" id="cp-builder-fit" @click=${() => editing.fit()}>Make it fit</button>`}
      <span class="cp-builder__back">
        ${travel("Undo", history.past.length, () => editing.undo())} ${travel("Redo", history.future.length, () => editing.redo())}
      </span>
      <span class="cp-builder__kept">${kept}</span>
    </div>
  `;
}

function travel(name: "Undo" | "Redo", steps: number, go: () => void): TemplateResult {
  const id = `cp-builder-${name.toLowerCase()}`;
  return html`<button type="button" class="cp-tool__link" id=${id} ?disabled=${!steps} @click=${go}>${name}</button>`;
}

function moved(state: State, { editing, sessions }: Builder): TemplateResult | typeof nothing {
  if (!state.changes.length) return nothing;
  return html`
    <div class="cp-tool__notice cp-tool__notice--warning" role="region" aria-labelledby="cp-builder-moved">
      <h3 id="cp-builder-moved">The library has changed since you made this</h3>
      <ul>${state.changes.map((change) => html`<li>${changeInWords(change)}</li>`)}</ul>
      <p>
        Your session works as it is. With the button below it takes up what is new; a page that has gone leaves its part to you, in
        your own words.
      </p>
      <p class="cp-tool__buttons">
        <button type="button" class="cp-button cp-button--quiet" @click=${() => editing.keepGoing()}>Take up the changes</button>
        <button type="button" class="cp-tool__link" @click=${() => sessions.dismiss()}>Not now</button>
      </p>
    </div>
  `;
}

function changeInWords({ title, what, from, to }: Change): string {
  if (what === "gone") return `“${title}” is not in the library any more.`;
  if (what === "renamed") return `“${from}” is now called “${to}”.`;
  return `“${title}” was changed on ${dayInWords(to).split(",")[0] ?? to}.`;
}

/** Returns what a field of one line holds, even where somebody pastes several. */
function oneLine(event: Event): string {
  return (event.target as HTMLTextAreaElement).value.replace(/\s*\n\s*/g, " ");
}
