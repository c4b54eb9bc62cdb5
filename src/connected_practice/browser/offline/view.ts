/** How the page looks, from its state. */

import { html, nothing, type TemplateResult } from "lit-html";

import { addressOf } from "../site";
import { ALL, type Choice, inWords } from "./choices";
import type { State as Kept } from "./copy";
import type { Titled } from "./titles";

export interface View {
  /** "looking" until it is known, "cannot" where nothing can be kept, then "off" or "on". */
  readonly stage: "looking" | "cannot" | "off" | "on";
  readonly why: string;
  /** What the core takes. */
  readonly core: { readonly load: number; readonly size: number };
  readonly kept: Kept | null;
  readonly files: { readonly pages: number; readonly size: number };
  readonly choices: readonly Choice[];
  readonly titles: readonly Titled[];
  readonly loading: { readonly what: string; readonly done: number; readonly total: number } | null;
  readonly isAsking: boolean;
  readonly isSaving: boolean;
  readonly isOnline: boolean;
  /** The page that somebody wanted and that is not kept: its address below the site's root. */
  readonly wanted: string | null;
  readonly said: string;
  readonly wrong: string;
}

export interface Actions {
  begin(): void;
  keep(choice: Choice): void;
  drop(choice: Choice): void;
  stop(): void;
  update(): void;
  read(isReading: boolean): void;
  ask(): void;
  leave(): void;
  remove(): void;
}

export function view(state: View, does: Actions): TemplateResult {
  return html`
    ${state.wanted === null ? nothing : notKept(state.wanted, state)}
    <h2 id="cp-offline-title" tabindex="-1">${TITLES[state.stage]}</h2>
    ${stage(state, does)}
    ${state.loading ? progress(state.loading, does) : nothing}
    ${state.wrong ? html`<div class="cp-tool__notice cp-tool__notice--trouble" role="alert"><p>${state.wrong}</p></div>` : nothing}
    <p class="cp-tool__status" role="status">${state.said}</p>
    ${state.stage === "on" ? more(state, does) : nothing}
  `;
}

const TITLES = {
  looking: "One moment …",
  cannot: "Pages cannot be kept here",
  off: "Nothing is kept yet",
  on: "Pages are kept in this browser",
} as const;

function stage(state: View, does: Actions): TemplateResult | typeof nothing {
  if (state.stage === "cannot") return html`<p>${state.why}</p>`;
  if (state.stage === "off") return off(state, does);
  return state.stage === "on" ? on(state, does) : nothing;
}

function notKept(wanted: string, state: View): TemplateResult {
  return html`<div class="cp-tool__notice cp-tool__notice--warning" id="cp-not-kept" tabindex="-1" role="group" aria-labelledby="not-kept-title">
    <h2 id="not-kept-title">${state.isOnline ? "That page could not be reached" : "That page is not kept, and there is no network"}</h2>
    <p><code>${wanted}</code></p>
    <p>Search still finds it, and the pages below open now. Nothing that you wrote is lost.</p>
    <p class="cp-tool__buttons"><a class="cp-button" href=${addressOf(wanted)}>Try that page again</a></p>
    ${state.titles.length ? html`<h3>What you can open now</h3>${list(state.titles)}` : nothing}
  </div>`;
}

function off({ core, loading, isSaving }: View, does: Actions): TemplateResult {
  return html`
    <p>Press the button, and this browser keeps the front page, search, what to do if a child may be at risk, and every page that you read from then on.</p>
    <p>That is ${inWords(core.load)} to load now (${inWords(core.size)} on this device). Afterwards you can add a topic or the whole library.</p>
    <p>On a computer that others use under the same name, they can see which pages are kept.</p>
    ${isSaving ? html`<p>Your browser asks sites to save data. New versions will be loaded only when you press for them.</p>` : nothing}
    <p class="cp-tool__buttons"><button type="button" class="cp-button" @click=${does.begin} ?disabled=${!!loading}>Start keeping pages</button></p>
  `;
}

function on({ kept, files, loading, isOnline }: View, does: Actions): TemplateResult {
  if (!kept) return html``;
  return html`
    <p><strong>${files.pages.toLocaleString("en-GB")}</strong> ${files.pages === 1 ? "page" : "pages"} with search, ${inWords(files.size)}. The copy is from <time datetime=${kept.kept}>${day(kept.kept)}</time>, and was last held against the website on ${day(kept.checked)}.</p>
    ${kept.newer ? html`<div class="cp-tool__notice"><p>A newer version is there. Loading it takes up to ${inWords(kept.newer)}. Until it is whole you go on with this one.</p></div>` : nothing}
    ${kept.isFull ? html`<div class="cp-tool__notice cp-tool__notice--warning"><p>There was no room left to keep what you read last. Take something away below, or free some room on this device.</p></div>` : nothing}
    <p class="cp-tool__buttons">
      <button type="button" class="cp-button ${kept.newer ? "" : "cp-button--quiet"}" @click=${does.update} ?disabled=${!!loading || !isOnline}>${kept.newer ? "Load the newer version" : "Look for a newer version"}</button>
    </p>
    <p class="cp-tool__check">
      <input type="checkbox" id="cp-offline-reading" .checked=${kept.wants.reading} @change=${(event: Event) => does.read((event.target as HTMLInputElement).checked)}>
      <label for="cp-offline-reading">Keep each page that I read</label>
    </p>
  `;
}

function progress({ what, done, total }: NonNullable<View["loading"]>, does: Actions): TemplateResult {
  return html`<div class="cp-tool__notice cp-offline__loading">
    <p id="cp-offline-loading">Loading: ${what}. Stay on this page until it is done.</p>
    <p><progress aria-labelledby="cp-offline-loading" max=${total || 1} value=${done}></progress> ${inWords(done)} of ${inWords(total)}</p>
    <p class="cp-tool__buttons"><button type="button" class="cp-button cp-button--quiet" id="cp-offline-stop" @click=${does.stop}>Stop</button></p>
  </div>`;
}

function more(state: View, does: Actions): TemplateResult {
  const [all, ...others] = state.choices;
  return html`
    <section aria-labelledby="cp-offline-more">
      <h2 id="cp-offline-more">Keep more</h2>
      <p>Sizes are what is still to load where the website sends files compressed, as most do.</p>
      <ul class="cp-offline__choices">${all ? choice(all, state, does) : nothing}</ul>
      ${all?.isKept ? nothing : html`<ul class="cp-offline__choices">${others.map((one) => choice(one, state, does))}</ul>`}
    </section>
    ${state.wanted === null && state.titles.length ? html`<details class="cp-offline__list"><summary>See which pages are kept</summary>${list(state.titles)}</details>` : nothing}
    <section aria-labelledby="cp-offline-remove">
      <h2 id="cp-offline-remove" tabindex="-1">Take it away</h2>
      ${state.isAsking ? asked(does) : html`<p class="cp-tool__buttons"><button type="button" class="cp-button cp-button--quiet" @click=${does.ask} ?disabled=${!!state.loading}>Remove all kept pages</button></p>`}
    </section>
  `;
}

function choice(one: Choice, state: View, does: Actions): TemplateResult {
  const id = `cp-choice-${one.id.replace("~", "")}`;
  const pages = `${one.pages.toLocaleString("en-GB")} ${one.pages === 1 ? "page" : "pages"}`;
  const size = one.size ? `${inWords(one.load)} to load, ${inWords(one.size)} on this device` : "nothing more to load";
  const isOff = !!state.loading || (!one.isKept && !!one.size && !state.isOnline);
  return html`<li class=${one.id === ALL ? "cp-offline__all" : ""}>
    <span><strong id=${id}>${one.title}</strong> <span class="cp-offline__size">${one.isKept ? html`${pages}, <b>kept</b>` : `${pages}: ${size}`}</span></span>
    <button type="button" class="cp-button cp-button--quiet" aria-describedby=${id} @click=${() => (one.isKept ? does.drop(one) : does.keep(one))} ?disabled=${isOff}>
      ${one.isKept ? "Remove" : "Keep"}<span class="cp-hidden"> ${one.title}</span>
    </button>
  </li>`;
}

function list(titles: readonly Titled[]): TemplateResult {
  const kinds = [...new Set(titles.map(({ kind }) => kind))];
  return html`${kinds.map((kind) => {
    const own = titles.filter((one) => one.kind === kind);
    return html`<h4>${kind} <span class="cp-offline__size">${own.length.toLocaleString("en-GB")}</span></h4>
      <ul class="cp-offline__titles">${own.map(({ page, title }) => html`<li><a href=${addressOf(page)}>${title}</a></li>`)}</ul>`;
  })}`;
}

function asked(does: Actions): TemplateResult {
  return html`<div class="cp-tool__notice cp-tool__notice--trouble cp-asking" tabindex="-1" role="group" aria-label="Remove all kept pages">
    <p>Remove every kept page from this browser? What you wrote with the tools stays, and the website works as before while there is a network.</p>
    <p class="cp-tool__buttons">
      <button type="button" class="cp-button cp-button--danger" @click=${does.remove}>Remove all kept pages</button>
      <button type="button" class="cp-button cp-button--quiet" @click=${does.leave}>Leave them</button>
    </p>
  </div>`;
}

function day(time: string): string {
  return new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}
