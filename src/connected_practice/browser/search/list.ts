/** What the list below the header's field shows, and what is said of it to those who do not see it. */

import { html, nothing, type TemplateResult } from "lit-html";

import { ROOT } from "../site";
import type { Card } from "./card";
import { addressOfFound, type Lists } from "./library";
import type { Answer, Hit } from "./search";
import { addressOf, WAYS_IN } from "./ways";
import { cardBody, counted, facts, marked, termName } from "./views";

/** What the list shows. */
export type View =
  | { readonly kind: "nothing" | "waiting" | "failed" }
  | { readonly kind: "recent"; readonly searches: readonly string[] }
  | {
      readonly kind: "answer";
      readonly query: string;
      readonly answer: Answer;
      readonly cards: readonly Card[];
      readonly hits: readonly Hit[];
      readonly library: Lists;
    };
type Answered = Extract<View, { kind: "answer" }>;

/** One line of the list: where it leads, and what it shows. */
export interface Line {
  readonly href: string;
  readonly style: string;
  readonly content: unknown;
  /** What is searched for, where the line is another search. */
  readonly query?: string;
}

/** The most signs of a query that are shown again. */
const SHOWN = 60;
const FAILED = "Search cannot be loaded just now. These lead to everything too:";
const EMPTY = "Type a word or two, such as “exclusion” or “EBSA”.";

/** Returns the lines of a list. */
export function linesOf(view: View): Line[] {
  if (view.kind === "recent") return view.searches.map((query) => searchFor(query, query, "recent"));
  if (view.kind === "failed") return waysIn();
  if (view.kind !== "answer") return [];
  const { words, corrections } = view.answer.understanding;
  if (!words.length) return [];
  const cards = view.cards.map(cardLine);
  if (view.answer.results.length) return [...cards, ...foundLines(view)];
  const near = corrections.flatMap((one) => one.instead);
  return [...cards, ...near.map((word) => searchFor(word, html`Search for <b>${word}</b>`, "search")), ...waysIn()];
}

function foundLines({ query, answer, cards, hits, library }: Answered): Line[] {
  const shown = new Set(cards.map((card) => card.path));
  const lines = hits.filter(({ found }) => !shown.has(found.path)).map((hit) => hitLine(hit, library));
  const all = searchFor(query, `All ${counted(answer.results.length, "result")}`, "all");
  const { corrected } = answer.understanding;
  const typed = {
    ...searchFor(query, html`Search for <b>${shortened(query)}</b> as typed`, "search"),
    href: exactly(query),
  };
  return [...lines, all, ...(corrected ? [typed] : [])];
}

function hitLine({ found, title, excerpt }: Hit, library: Lists): Line {
  return {
    href: addressOfFound(found),
    style: `cp-hit cp-kind-${found.in.kind[0]}`,
    content: html`${facts(found, library)}<span class="cp-hit__title">${marked(title)}</span>
      <span class="cp-hit__text">${marked(excerpt)}</span>`,
  };
}

function cardLine(card: Card): Line {
  return {
    href: new URL(card.path, ROOT).href,
    style: "cp-hit cp-hit--term cp-kind-term",
    content: cardBody(card, html`<span class="cp-hit__title">${termName(card)}</span>`),
  };
}

function searchFor(query: string, content: unknown, style: "recent" | "all" | "search"): Line {
  return { href: addressOf({ q: query }), style: `cp-search__option--${style}`, content, query };
}

function exactly(query: string): string {
  return addressOf({ q: query, exact: "1" });
}

function waysIn(): Line[] {
  return WAYS_IN.map(([path, words]) => ({
    href: new URL(path, ROOT).href,
    style: "cp-search__option--way",
    content: words,
  }));
}

/** Returns the line above the list. */
export function noteOn(view: View): TemplateResult | typeof nothing {
  const text = noteText(view);
  return text ? html`<p class="cp-search__note">${text}</p>` : nothing;
}

function noteText(view: View): unknown {
  if (view.kind === "recent") return "Your recent searches";
  if (view.kind === "waiting") return "Searching…";
  if (view.kind === "failed") return FAILED;
  if (view.kind !== "answer") return "";
  const { words, corrected } = view.answer.understanding;
  if (!words.length) return EMPTY;
  if (!view.answer.results.length)
    return html`Nothing found for “<bdi>${shortened(view.query)}</bdi>”. One of these may help:`;
  return corrected ? html`Showing results for <b>${shortened(corrected)}</b>` : "";
}

/** Returns what is announced of a list. */
export function spoken(view: View): string {
  if (view.kind === "recent") return "Your recent searches. Use the arrow keys.";
  if (view.kind === "waiting") return "Searching.";
  if (view.kind === "failed") return `${FAILED} Use the arrow keys.`;
  if (view.kind !== "answer") return "";
  const { words, corrected } = view.answer.understanding;
  if (!words.length) return EMPTY;
  if (!view.answer.results.length) return "Nothing found. Use the arrow keys for other ways to go on.";
  const said = [
    `${counted(view.answer.results.length, "result")}${corrected ? ` for ${corrected}` : ""}.`,
    view.cards.length ? `First, ${counted(view.cards.length, "meaning")} from the glossary.` : "",
    "Use the arrow keys.",
  ];
  return said.filter(Boolean).join(" ");
}

function shortened(query: string): string {
  const said = query.trim().replace(/\s+/g, " ");
  return said.length > SHOWN ? `${said.slice(0, SHOWN)}…` : said;
}
