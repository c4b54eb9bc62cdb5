/** What results and terms look like, in the header and on the search page. Everything is set as text. */

import { html, nothing, type TemplateResult } from "lit-html";

import type { Card } from "./card";
import type { Piece } from "./excerpt";
import type { Found, Lists } from "./library";

/** Returns a text with the words that were looked for marked. */
export function marked(pieces: readonly Piece[]): unknown {
  return pieces.map(({ text, isMarked }) => (isMarked ? html`<mark>${text}</mark>` : text));
}

/** Returns what kind of thing was found, with its shape, and how long it takes. */
export function facts(found: Found, library: Lists): TemplateResult {
  const kind = found.in.kind[0] ?? "";
  const isTimed = found.minutes > 0 && !["term", "source", "framework"].includes(kind);
  const length = html`<span class="cp-hit__minutes">${found.minutes} min</span>`;
  return html`<span class="cp-hit__facts"
    ><span class="cp-icon" aria-hidden="true"></span><span class="cp-hit__kind">${library.titleIn("kind", kind)}</span
    >${isTimed ? html`<span class="cp-hidden">, </span>${length}` : nothing}${
      found.home.name ? html`<span class="cp-hit__from"> in ${found.home.name}</span>` : nothing
    }</span
  >`;
}

/** Returns what the glossary says of a term, without a link of its own: `heading` is the term in the place's way. */
export function cardBody(card: Card, heading: unknown): TemplateResult {
  const sectors = card.sectors.length
    ? html` <span class="cp-card-term__where">in ${listed(card.sectors)}</span>`
    : nothing;
  return html`<span class="cp-hit__facts"
      ><span class="cp-icon" aria-hidden="true"></span><span class="cp-hit__kind">In the glossary</span>${sectors}</span
    >
    ${heading} ${card.advice ? adviceView(card.advice) : nothing}
    <span class="cp-card-term__text">${card.definition}</span>
    ${card.senses.map(
      (sense) => html`<span class="cp-card-term__text"><b>In ${listed(sense.sectors)}:</b> ${sense.definition}</span>`,
    )}`;
}

/** Returns a term with its short form: `early help assessment (EHA)`. */
export function termName(card: Card): unknown {
  const short = card.short.length ? ` (${card.short.join(", ")})` : "";
  const alias = card.alias
    ? html`<span class="cp-card-term__alias"> is the library’s word for “${card.alias}”</span>`
    : nothing;
  return html`${card.title}${short}${alias}`;
}

function adviceView({ wording, instead, reason }: NonNullable<Card["advice"]>): TemplateResult {
  return html`<span class="cp-card-term__advice"
    ><b>Say “${instead}”, not “${wording}”.</b> ${reason}</span
  >`;
}

/** Returns names as a sentence has them: a, b and c. */
export function listed(names: readonly string[]): string {
  const lowered = names.map((name) => name.toLowerCase());
  return lowered.length > 1 ? `${lowered.slice(0, -1).join(", ")} and ${lowered.at(-1)}` : lowered.join("");
}

/** Returns a number of things in words: `1 result`, `23 results`. */
export function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
