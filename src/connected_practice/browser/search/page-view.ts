/** The search page as it looks in each state, and what is announced of it. */

import { html, nothing, type TemplateResult } from "lit-html";

import type { Card } from "./card";
import type { Found, Library } from "./library";
import { chosenView, narrowView } from "./narrow-view";
import type { Chosen, State } from "./narrowing";
import type { Answer, Hit, Search } from "./search";
import { isSlashOn } from "./shortcut";
import { cardBody, counted, facts, marked, termName } from "./views";
import { addressOf, ROOT } from "./ways";

export type PageView =
  | { readonly kind: "empty"; readonly recent: readonly string[] }
  | { readonly kind: "failed" }
  | {
      readonly kind: "answer";
      readonly search: Search;
      readonly answer: Answer;
      readonly cards: readonly Card[];
      /** What is left when it has been narrowed. */
      readonly left: readonly Found[];
      /** What is shown of that, and how many are not. */
      readonly hits: readonly Hit[];
      readonly more: number;
    };
type Answered = Extract<PageView, { kind: "answer" }>;

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
  if (view.kind === "empty") return emptyView(view.recent, actions);
  if (view.kind === "failed") return failedView(actions);
  const { understanding, results } = view.answer;
  if (!understanding.words.length)
    return html`<p class="cp-found__note">There are no words in “<bdi>${short(state.query)}</bdi>” to look for. Type a word or two, such as “exclusion”.</p>`;
  return html`${notesOn(view, state, actions)}
    ${view.cards.length ? html`<div class="cp-found__terms">${view.cards.map((card) => cardView(card, actions))}</div>` : nothing}
    ${results.length ? foundView(view, state, actions) : nothingView(view, state)}`;
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

function emptyView(recent: readonly string[], actions: Actions): TemplateResult {
  return html`${
    recent.length
      ? html`<section class="cp-found__recent" aria-labelledby="recent-searches">
          <h2 id="recent-searches">Your recent searches</h2>
          <ul>
            ${recent.map((query) => html`<li>${searchLink(query, query, actions)}</li>`)}
          </ul>
          <button type="button" class="cp-found__quiet" @click=${actions.forget}>Clear recent searches</button>
        </section>`
      : nothing
  }
    ${slashView(actions)}`;
}

function slashView(actions: Actions): TemplateResult {
  const change = (event: Event) => actions.slash((event.target as HTMLInputElement).checked);
  return html`<p class="cp-found__keys">
    <kbd>Ctrl</kbd>+<kbd>K</kbd> leads to search from every page.
    <label><input type="checkbox" .checked=${isSlashOn()} @change=${change} /> So does <kbd>/</kbd></label>
  </p>`;
}

function failedView(actions: Actions): TemplateResult {
  return html`<div class="cp-found__note">
    <p><b>Search cannot be loaded just now.</b> Nothing is wrong with what you typed. Try again in a moment, or choose from the lists below: they lead to everything.</p>
    <button type="button" class="cp-found__button" @click=${actions.again}>Try again</button>
  </div>`;
}

/** Returns what has been made of the words, where that is not plain. */
function notesOn({ answer }: Answered, state: State, actions: Actions): TemplateResult {
  const { corrected, corrections, cut } = answer.understanding;
  const doubtful = corrections.filter((one) => !one.sure);
  return html`${
    corrected
      ? html`<p class="cp-found__note">Showing results for <b>${short(corrected)}</b>. Search instead for ${searchLink(state.query, short(state.query), actions, true)}.</p>`
      : nothing
  }
  ${doubtful.map(
    ({ written, instead }) =>
      html`<p class="cp-found__note">The library does not have the word “<bdi>${short(written)}</bdi>”. Did you mean ${joined(instead.map((word) => searchLink(inPlace(state.query, written, word), word, actions)))}?</p>`,
  )}
  ${cut ? html`<p class="cp-found__note">That was long: only its beginning has been read.</p>` : nothing}`;
}

function cardView(card: Card, actions: Actions): TemplateResult {
  const link = html`<h2 class="cp-hit__title"><a href=${new URL(card.path, ROOT).href} @click=${actions.followed}>${termName(card)}</a></h2>`;
  return html`<section class="cp-hit cp-hit--term cp-kind-term">${cardBody(card, link)}</section>`;
}

function foundView(view: Answered, state: State, actions: Actions): TemplateResult {
  const { left, search } = view;
  return html`<div class="cp-found">
    ${narrowView(view.answer.results, state.chosen, search.library, actions.narrow)}
    <div class="cp-found__results">
      <div class="cp-found__head">
        <h2>${counted(left.length, "result")}</h2>
        ${viewChoice(state, actions)}
      </div>
      ${chosenView(state.chosen, search.library, actions.narrow)} ${state.view === "kinds" ? kindsView(view, state, actions) : listView(view, actions)}
      ${view.more ? html`<button type="button" class="cp-found__button" @click=${actions.more}>Show more: ${view.more} to come</button>` : nothing}
    </div>
  </div>`;
}

function viewChoice(state: State, actions: Actions): TemplateResult {
  const radio = (view: State["view"], words: string) =>
    html`<label><input type="radio" name="cp-view" .checked=${state.view === view} @change=${() => actions.look(view)} /> ${words}</label>`;
  return html`<fieldset class="cp-found__view">
    <legend class="cp-hidden">Order</legend>
    ${radio("best", "Best first")} ${radio("kinds", "By kind")}
  </fieldset>`;
}

function listView({ hits, search }: Answered, actions: Actions): TemplateResult {
  if (!hits.length)
    return html`<p class="cp-found__note">Nothing is left with these choices. Take one away to see more.</p>`;
  return html`<ol class="cp-found__list">${hits.map((hit) => html`<li>${hitView(hit, search.library, actions)}</li>`)}</ol>`;
}

function kindsView({ hits, left, search }: Answered, { chosen }: State, actions: Actions): TemplateResult {
  const kinds = [...new Set(hits.map(({ found }) => found.in.kind[0] ?? ""))];
  return html`${kinds.map((kind) => {
    const shown = hits.filter(({ found }) => found.in.kind[0] === kind);
    const all = left.filter((found) => found.in.kind[0] === kind).length;
    const title = search.library.titleIn("kind", kind);
    return html`<section class="cp-found__kind">
      <h3>${title} <span class="cp-count">${all}</span></h3>
      <ol class="cp-found__list">${shown.map((hit) => html`<li>${hitView(hit, search.library, actions)}</li>`)}</ol>
      ${
        all > shown.length
          ? html`<button type="button" class="cp-found__quiet" aria-label=${`All ${all}: ${title}`} @click=${() => actions.narrow({ ...chosen, kind: new Set([kind]) })}>All ${all}</button>`
          : nothing
      }
    </section>`;
  })}`;
}

function hitView({ found, title, excerpt }: Hit, library: Library, actions: Actions): TemplateResult {
  return html`<article class="cp-hit cp-kind-${found.in.kind[0]}">
    <h3 class="cp-hit__title"><a href=${new URL(found.path, ROOT).href} @click=${actions.followed}>${marked(title)}</a></h3>
    <p class="cp-hit__text">${marked(excerpt)}</p>
    ${facts(found, library)}
  </article>`;
}

function nothingView({ answer, search }: Answered, state: State): TemplateResult {
  const { library } = search;
  const { hints } = answer.understanding;
  const topics = hints.topics
    .map((id) => library.records.find(({ path }) => path === `topics/${id}/`))
    .filter((one) => one !== undefined);
  return html`<div class="cp-found__note">
    <p><b>Nothing in the library answers “<bdi>${short(state.query)}</bdi>”.</b> Try fewer words, or other words for the same thing.</p>
    ${topics.length ? html`<p>Near it: ${joined(topics.map(({ path, title }) => html`<a href=${new URL(path, ROOT).href}>${title}</a>`))}.</p>` : nothing}
    <p>These lists lead to everything:</p>
  </div>`;
}

/** Returns a link to a search, which the page follows by itself. */
function searchLink(query: string, words: unknown, actions: Actions, exact = false): TemplateResult {
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    actions.searchFor(query, exact);
  };
  return html`<a href=${addressOf({ q: query, ...(exact ? { exact: "1" } : {}) })} @click=${go}>${words}</a>`;
}

function joined(items: readonly TemplateResult[]): unknown {
  return items.map((item, place) => (place ? [place === items.length - 1 ? " or " : ", ", item] : item));
}

/** Returns a query with another word in the place of one. */
function inPlace(query: string, written: string, word: string): string {
  const place = query.toLowerCase().indexOf(written);
  return place < 0 ? word : query.slice(0, place) + word + query.slice(place + written.length);
}

function short(query: string): string {
  const said = query.trim().replace(/\s+/g, " ");
  return said.length > 80 ? `${said.slice(0, 80)}…` : said;
}
