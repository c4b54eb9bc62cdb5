/** Self-assessments side by side in the order of time, and what has moved between the first and the last. */

import { html, nothing, type TemplateResult } from "lit-html";

import { going, inWords, type Move, movesBetween, type SectionMoves, type Way } from "./change";
import { namesOf } from "./documents";
import type { Form } from "./exports";
import { answerTo, type Assessment } from "./model";
import { key, letter } from "./result-view";
import type { Toolkit } from "./toolkit";
import { lowered } from "./wording";

export interface CompareState {
  /** Two or more, the earliest first. */
  readonly given: readonly Assessment[];
  readonly toolkit: Toolkit;
}

export interface CompareActions {
  export(form: Form): void;
}

/** Returns what has moved from the first to the last. */
export function movesOf({ given, toolkit }: CompareState): SectionMoves[] {
  const [first, last] = [given[0], given[given.length - 1]];
  return first && last ? movesBetween(first, last, toolkit) : [];
}

export function compareView(state: CompareState, actions: CompareActions): TemplateResult {
  const sections = movesOf(state);
  const { given, toolkit } = state;
  const names = namesOf(given);
  return html`<p><a class="cp-button cp-button--quiet" href="#all">All self-assessments</a></p>
    <h2 id="cp-view-title" tabindex="-1">Side by side</h2>
    <p class="cp-result__who">${toolkit.title}</p>
    <p class="cp-compare__names">From ${names[0]} to ${names[names.length - 1]}: ${lowered(inWords(sections))}</p>
    ${exportButtons(actions.export)} ${moved("up", "Moved up", sections, toolkit)}
    ${moved("down", "Moved down", sections, toolkit)} ${moved("new", "Rated for the first time", sections, toolkit)}
    <h3>Every item</h3>
    <p class="cp-picture__key">${key(toolkit.scale, false)}</p>
    ${sections.map((section) => table(section, state))}`;
}

/** The buttons that every picture has. */
export function exportButtons(
  act: (form: Form) => void,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const button = (form: Form, words: string) =>
    html`<button type="button" class="cp-button cp-button--quiet" @click=${() => act(form)}>${words}</button>`;
  return html`<p class="cp-buttons">
    ${button("word", "Word")} ${button("excel", "Excel")} ${button("csv", "CSV")} ${button("print", "Print")} ${more}
  </p>`;
}

function moved(
  way: Way,
  title: string,
  sections: readonly SectionMoves[],
  toolkit: Toolkit,
): TemplateResult | typeof nothing {
  const moves = going(way, sections);
  if (!moves.length) return nothing;
  return html`<h3>${title}</h3>
    <ul class="cp-compare__moves">
      ${moves.map(
        (move) =>
          html`<li>
            ${change(move, toolkit)}
            <div>${move.item.text} ${writing(move)}</div>
          </li>`,
      )}
    </ul>`;
}

function change({ before, after }: Move, { scale }: Toolkit): TemplateResult {
  return html`<span class="cp-compare__change"
    >${letter(scale, before.rating)}<span class="cp-compare__arrow" aria-hidden="true">→</span
    ><span class="cp-hidden"> to </span>${letter(scale, after.rating)}</span
  >`;
}

function writing({ before, after, isReworded }: Move): TemplateResult {
  return html`${before.step.trim() ? html`<p class="cp-result__evidence">Planned then: ${before.step}</p>` : nothing}
  ${after.evidence.trim() ? html`<p class="cp-result__evidence">Evidence now: ${after.evidence}</p>` : nothing}
  ${isReworded ? html`<p class="cp-result__evidence">It was worded differently then: ${before.text}</p>` : nothing}`;
}

function table(section: SectionMoves, { given, toolkit }: CompareState): TemplateResult {
  return html`<div class="cp-compare__table" role="region" tabindex="0" aria-label=${section.title}>
    <table class="cp-grid">
      <caption>
        ${section.title}
      </caption>
      <thead>
        <tr>
          <th scope="col">Item</th>
          ${namesOf(given).map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${section.moves.map(
          ({ item }) =>
            html`<tr>
              <th scope="row">${item.text}</th>
              ${given.map((assessment) => html`<td>${letter(toolkit.scale, answerTo(assessment, item).rating)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
