/** The search page as it looks in each state, and what is announced of it. */

import { html, nothing, type TemplateResult } from "lit-html";

import { ROOT } from "../site";
import type { Card } from "./card";
import { addressOfFound, type Found, type Home, type Lists } from "./library";
import { chosenView, narrowView } from "./narrow-view";
import type { Chosen, State } from "./narrowing";
import { emptyNote, failedNote, missingNote, nothingNote, readingNotes, searchLink } from "./notes-view";
import type { Answer, Hit, Searching } from "./search";
import { isSlashOn } from "./shortcut";
import { cardBody, counted, facts, marked, termName } from "./views";

export type PageView =
  | { readonly kind: "empty"; readonly recent: readonly string[] }
  | { readonly kind: "failed" }
  | {
      readonly kind: "answer";
      readonly search: Searching;
      /** Libraries that were to be searched too and could not be reached. */
      readonly missing: readonly Home[];
      readonly answer: Answer;
      readonly cards: readonly Card[];
      /** The results without what the cards tell, and what is left of them when they have been narrowed. */
      readonly results: readonly Found[];
      readonly left: readonly Found[];
      /** What is shown of that, and how many are not. */
      readonly hits: readonly Hit[];
      readonly more: number;
    };
export type Answered = Extract<PageView, { kind: "answer" }>;

/** What can be done on the page. */
export interface Actions {
  narrow(chosen: Chosen): void;
  look(view: State["view"]): void;
  searchFor(query: string, exact: boolean): void;
  /** A result was opened. */
  followed(): void;
  more(): void;
  again(): void;
  forget(): void;
  slash(on: boolean): void;
}

/** Returns the page. */
export function pageView(view: PageView, state: State, actions: Actions): TemplateResult {
  if (view.kind === "empty") return html`${recentView(view.recent, actions)} ${slashView(actions)}`;
  if (view.kind === "failed") return failedNote(actions.again);
  const { understanding } = view.answer;
  if (!understanding.words.length) return emptyNote(state.query);
  const cards = view.cards.map((card) => cardView(card, actions));
  return html`${readingNotes(understanding, state.query, actions.searchFor)} ${view.missing.map(missingNote)}
  ${cards.length ? html`<div class="cp-found__terms">${cards}</div>` : nothing}
  ${view.results.length ? foundView(view, state, actions) : nothing}
  ${view.answer.results.length ? nothing : nothingNote(state.query, view)}`;
}

/** Returns what is announced of a page. */
export function spokenOf(view: PageView): string {
  if (view.kind === "empty") return "";
  if (view.kind === "failed") return "Search cannot be loaded just now.";
  const { words, corrected } = view.answer.understanding;
  if (!words.length) return "There are no words to look for.";
  if (!view.answer.results.length) return "Nothing found.";
  return `${counted(view.left.length, "result")}${corrected ? ` for ${corrected}` : ""}.`;
}

function recentView(recent: readonly string[], actions: Actions): TemplateResult | typeof nothing {
  if (!recent.length) return nothing;
  return html`<section class="cp-found__recent" aria-labelledby="cp-recent">
    <h2 id="cp-recent">Your recent searches</h2>
    <ul>
      ${recent.map((query) => html`<li>${searchLink(query, query, actions.searchFor)}</li>`)}
    </ul>
    <button type="button" class="cp-found__quiet" @click=${actions.forget}>Clear recent searches</button>
  </section>`;
}

function slashView(actions: Actions): TemplateResult {
  const change = (event: Event) => actions.slash((event.target as HTMLInputElement).checked);
  return html`<p class="cp-found__keys">
    <kbd>Ctrl</kbd>+<kbd>K</kbd> leads to search from every page.
    <label><input type="checkbox" .checked=${isSlashOn()} @change=${change} /> So does <kbd>/</kbd></label>
  </p>`;
}

function cardView(card: Card, actions: Actions): TemplateResult {
  const address = new URL(card.path, ROOT).href;
  const heading = html`<h2 class="cp-hit__title">
    <a href=${address} @click=${actions.followed}>${termName(card)}</a>
  </h2>`;
  return html`<section class="cp-hit cp-hit--term cp-kind-term">${cardBody(card, heading)}</section>`;
}

function foundView(view: Answered, state: State, actions: Actions): TemplateResult {
  const { results, left, search, more } = view;
  return html`<div class="cp-found">
    ${narrowView(results, state.chosen, search.library, actions.narrow)}
    <div class="cp-found__results">
      <div class="cp-found__head">
        <h2>${counted(left.length, "result")}</h2>
        ${orderView(state, actions)}
      </div>
      ${chosenView(state.chosen, search.library, actions.narrow)}
      ${state.view === "kinds" ? kindsView(view, state, actions) : listView(view, actions)}
      ${more ? moreView(more, actions) : nothing}
    </div>
  </div>`;
}

function orderView(state: State, actions: Actions): TemplateResult {
  const radio = (view: State["view"], words: string) => {
    const look = () => actions.look(view);
    return html`<label
      ><input type="radio" name="cp-view" .checked=${state.view === view} @change=${look} /> ${words}</label
    >`;
  };
  return html`<fieldset class="cp-found__view">
    <legend class="cp-hidden">Order</legend>
    ${radio("best", "Best first")} ${radio("kinds", "By kind")}
  </fieldset>`;
}

function moreView(more: number, actions: Actions): TemplateResult {
  return html`<button type="button" class="cp-found__button" @click=${actions.more}>
    Show more: ${more} to come
  </button>`;
}

function listView({ hits, search }: Answered, actions: Actions): TemplateResult {
  if (!hits.length) {
    return html`<p class="cp-found__note">Nothing is left with these choices. Take one away to see more.</p>`;
  }
  return hitList(hits, search.library, actions);
}

function kindsView(view: Answered, { chosen }: State, actions: Actions): TemplateResult {
  const { hits, left, search } = view;
  const kinds = [...new Set(hits.map(({ found }) => found.in.kind[0] ?? ""))];
  const sections = kinds.map((kind) => {
    const shown = hits.filter(({ found }) => found.in.kind[0] === kind);
    const all = left.filter((found) => found.in.kind[0] === kind).length;
    const title = search.library.titleIn("kind", kind);
    const narrow = () => actions.narrow({ ...chosen, kind: new Set([kind]) });
    const button = html`<button
      type="button"
      class="cp-found__quiet"
      aria-label=${`All ${all}: ${title}`}
      @click=${narrow}
    >
      All ${all}
    </button>`;
    return html`<section class="cp-found__kind">
      <h3>${title} <span class="cp-count">${all}</span></h3>
      ${hitList(shown, search.library, actions)} ${all > shown.length ? button : nothing}
    </section>`;
  });
  return html`${sections}`;
}

function hitList(hits: readonly Hit[], library: Lists, actions: Actions): TemplateResult {
  return html`<ol class="cp-found__list">
    ${hits.map((hit) => html`<li>${hitView(hit, library, actions)}</li>`)}
  </ol>`;
}

function hitView({ found, title, excerpt }: Hit, library: Lists, actions: Actions): TemplateResult {
  return html`<article class="cp-hit cp-kind-${found.in.kind[0]}">
    <h3 class="cp-hit__title"><a href=${addressOfFound(found)} @click=${actions.followed}>${marked(title)}</a></h3>
    <p class="cp-hit__text">${marked(excerpt)}</p>
    ${facts(found, library)}
  </article>`;
}
