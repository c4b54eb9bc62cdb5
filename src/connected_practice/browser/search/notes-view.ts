/** What the search page says beside its results: how it has read the words, that nothing was found, that it cannot. */

import { html, nothing, type TemplateResult } from "lit-html";

import { ROOT } from "../site";
import type { Home } from "./library";
import type { Answered } from "./page-view";
import type { Correction, Understanding } from "./understanding";
import { addressOf } from "./ways";

type SearchFor = (query: string, exact: boolean) => void;

/** The most signs of a query that are shown again. */
const SHOWN = 80;

/** Returns what has been made of a query, where that is not plain. */
export function readingNotes(understanding: Understanding, query: string, searchFor: SearchFor): TemplateResult {
  const { corrected, corrections, cut } = understanding;
  const doubtful = corrections.filter((one) => !one.sure);
  const typed = searchLink(query, short(query), searchFor, true);
  return html`${
    corrected
      ? html`<p class="cp-found__note">Showing results for <b>${short(corrected)}</b>. Search instead for ${typed}.</p>`
      : nothing
  }
  ${doubtful.map((correction) => doubtNote(correction, query, searchFor))}
  ${cut ? html`<p class="cp-found__note">That was long: only its beginning has been read.</p>` : nothing}`;
}

function doubtNote({ written, instead }: Correction, query: string, searchFor: SearchFor): TemplateResult {
  const links = instead.map((word) => searchLink(inPlace(query, written, word), word, searchFor));
  return html`<p class="cp-found__note">
    The library does not have the word “<bdi>${short(written)}</bdi>”. Did you mean ${alternatives(links)}?
  </p>`;
}

/** Returns what is said of another library that was to be searched too. */
export function missingNote({ name }: Home): TemplateResult {
  return html`<p class="cp-found__note">${name} cannot be reached just now, so that nothing in it was found.</p>`;
}

/** Returns what is said of a query without a word in it. */
export function emptyNote(query: string): TemplateResult {
  return html`<p class="cp-found__note">
    There are no words in “<bdi>${short(query)}</bdi>” to look for. Type a word or two, such as “exclusion”.
  </p>`;
}

/** Returns what is said where nothing was found; the ways into the library stand below. */
export function nothingNote(query: string, { answer, search }: Answered): TemplateResult {
  const paths = answer.understanding.hints.topics.map((topic) => `topics/${topic}/`);
  const topics = search.own.records.filter(({ path }) => paths.includes(path));
  const links = topics.map(({ path, title }) => html`<a href=${new URL(path, ROOT).href}>${title}</a>`);
  return html`<div class="cp-found__note">
    <p>
      <b>Nothing in the library answers “<bdi>${short(query)}</bdi>”.</b>
      Try fewer words, or other words for the same thing.
    </p>
    ${links.length ? html`<p>Near it: ${alternatives(links)}.</p>` : nothing}
    <p>These lists lead to everything:</p>
  </div>`;
}

/** Returns what is said where search cannot be loaded; the ways into the library stand below. */
export function failedNote(again: () => void): TemplateResult {
  return html`<div class="cp-found__note">
    <p>
      <b>Search cannot be loaded just now.</b> Nothing is wrong with what you typed. Try again in a moment, or choose
      from the lists below: they lead to everything.
    </p>
    <button type="button" class="cp-found__button" @click=${again}>Try again</button>
  </div>`;
}

/** Returns a link to a search, which the page follows by itself. */
export function searchLink(query: string, words: string, searchFor: SearchFor, exact = false): TemplateResult {
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    searchFor(query, exact);
  };
  const address = addressOf({ q: query, ...(exact ? { exact: "1" } : {}) });
  return html`<a href=${address} @click=${go}>${words}</a>`;
}

function alternatives(items: readonly TemplateResult[]): unknown {
  return items.map((item, place) => (place ? [place === items.length - 1 ? " or " : ", ", item] : item));
}

/** Returns a query with another word in the place of one. */
function inPlace(query: string, written: string, word: string): string {
  const place = query.toLowerCase().indexOf(written);
  return place < 0 ? word : query.slice(0, place) + word + query.slice(place + written.length);
}

function short(query: string): string {
  const said = query.trim().replace(/\s+/g, " ");
  return said.length > SHOWN ? `${said.slice(0, SHOWN)}…` : said;
}
