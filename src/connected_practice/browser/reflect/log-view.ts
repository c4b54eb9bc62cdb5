/** How the log looks, from its state. Everything that people wrote is set as text. */

import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";

import { dateInWords } from "../documents";
import { CAVEAT, warning } from "../identifying";
import { addressOf } from "../site";
import type { Saved } from "../store";
import { ACTIVITIES, type Draft, type Entry, type PageNote, titleOf } from "./entry";
import type { Wanted } from "./finding";
import { since } from "./library";
import type { Named } from "./naming";
import {
  counted, type Grouping, GROUPINGS, inWords, type Period, type PeriodName, PERIODS, type Sum, sumOf, sumsBy,
} from "./periods";
import { reachedInWords, restOf, type Shape, SHAPES, spanOf, textsOf } from "./shapes";
import { standingOf } from "./standing";

export type Format = "word" | "excel" | "csv" | "print" | "file";

export interface State {
  /** All entries, the latest first. */
  readonly entries: readonly (Entry & Saved)[];
  readonly drafts: readonly (Draft & Saved)[];
  /** How many things are kept that this version cannot read. */
  readonly unreadable: number;
  /** Whether the log has been read. */
  readonly isOpen: boolean;
  /** Whether these are only the latest entries, while the others are read. */
  readonly isPart: boolean;
  /** Why nothing can be kept; empty where all is well. */
  readonly trouble: string;
  readonly today: string;
  readonly wanted: Wanted;
  readonly periodName: PeriodName;
  readonly between: Period;
  /** The entries that are wanted; the first `most` of them are drawn. */
  readonly shown: readonly (Entry & Saved)[];
  readonly most: number;
  readonly grouping: Grouping;
  readonly shape: Shape;
  /** The library's pages as they are now; null until they are known. */
  readonly pages: ReadonlyMap<string, PageNote> | null;
  /** What somebody is asked about deleting: an id, or “all”. */
  readonly asking: string | null;
  /** What is being made; `found` is what may identify somebody, null while that is looked for or decided. */
  readonly exporting: { readonly format: Format; readonly found: readonly Named[] | null } | null;
  readonly said: string;
  readonly wrong: string;
}

export interface Actions {
  search(words: string): void;
  period(name: PeriodName): void;
  between(change: { from?: string; to?: string }): void;
  activity(activity: Entry["activity"]): void;
  everything(): void;
  more(): void;
  grouping(grouping: Grouping): void;
  shape(id: string): void;
  askDelete(what: string): void;
  dontDelete(): void;
  delete(id: string): void;
  deleteAll(): void;
  take(format: Format): void;
  takeAnyway(): void;
  dontTake(): void;
  open(): void;
}

export function view(state: State, does: Actions): TemplateResult {
  const { isPart } = state;
  const hasEntries = state.entries.length > 0;
  // The list keeps its place among the parts, so that what is typed or opened in it stays when the rest arrives.
  return html`
    ${state.trouble ? troubled(state.trouble) : nothing} ${isPart ? opening() : head(state)}
    ${state.drafts.length ? drafts(state, does) : nothing} ${hasEntries ? list(state, does) : nothing}
    ${hasEntries && !isPart ? [hours(state, does), takeAway(state, does)] : nothing}
    ${isPart ? nothing : safe(state, does)}
    <p class="cp-tool__status" role="status">${state.said}</p>
  `;
}

function opening(): TemplateResult {
  return html`<section class="cp-tool__part" aria-labelledby="cp-log-title">
    <h2 id="cp-log-title" tabindex="-1">Opening your log …</h2>
    <p class="cp-tool__hint">The latest entries are here already; the others follow in a moment.</p>
  </section>`;
}

function troubled(trouble: string): TemplateResult {
  return html`<div class="cp-tool__notice cp-tool__notice--trouble" role="alert"><p>${trouble}</p></div>`;
}

function head(state: State): TemplateResult {
  const write = html`<a class="cp-button" href=${addressOf("tools/reflect/")}>Write an entry</a>`;
  if (!state.entries.length) {
    return html`<section class="cp-tool__part" aria-labelledby="cp-log-title">
      <h2 id="cp-log-title" tabindex="-1">Nothing in your log yet</h2>
      <p>
        On any page of the library choose “Reflect on this”: the page and the date are filled in for you. Or write
        about something else that you did.
      </p>
      <p class="cp-tool__buttons">${write}</p>
    </section>`;
  }
  const sum = sumOf(state.shown);
  return html`<section class="cp-tool__part" aria-labelledby="cp-log-title">
    <h2 id="cp-log-title" tabindex="-1">
      ${counted(sum.entries, "entry", "entries")}, ${sum.minutes ? inWords(sum.minutes) : "no time noted"}
    </h2>
    <p class="cp-tool__hint">${periodInWords(state)}${untimed(sum)}</p>
    <p class="cp-tool__buttons">${write}</p>
  </section>`;
}

function periodInWords({ wanted: { period, words, activity } }: State): string {
  const time = period.from || period.to
    ? [period.from && `from ${dateInWords(period.from)}`, period.to && `to ${dateInWords(period.to)}`].filter(Boolean).join(" ")
    : "over all the time";
  const what = [activity ? ACTIVITIES[activity].toLowerCase() : "", words ? `with “${words}”` : ""].filter(Boolean).join(", ");
  return `${time.charAt(0).toUpperCase()}${time.slice(1)}${what ? `: ${what}` : ""}.`;
}

function untimed({ untimed: count }: Sum): string {
  return count ? ` ${counted(count, "entry does", "entries do")} not say how long.` : "";
}

function drafts({ drafts: unfinished, asking }: State, does: Actions): TemplateResult {
  return html`<section class="cp-tool__part cp-log__drafts" aria-labelledby="drafts-title">
    <h2 id="drafts-title">Unfinished</h2>
    <ul>
      ${repeat(unfinished, ({ id }) => id, (draft) => html`<li>
        <p><strong>${titleOf(draft)}</strong>, last kept on ${dateInWords(draft.changed)}${draft.of === null ? "" : ", a change to an entry"}</p>
        <p class="cp-tool__buttons">
          <a href=${addressOf(`tools/reflect/#draft=${draft.id}`)}>Go on with it<span class="cp-hidden">: ${titleOf(draft)}</span></a>
          <button type="button" class="cp-tool__link" @click=${() => does.askDelete(draft.id)}>
            Delete<span class="cp-hidden"> the draft ${titleOf(draft)}</span>
          </button>
        </p>
        ${asking === draft.id ? askedToDelete("this draft", draft.id, does) : nothing}
      </li>`)}
    </ul>
  </section>`;
}

function list(state: State, does: Actions): TemplateResult {
  const { shown, most } = state;
  const drawn = shown.slice(0, most);
  return html`<section class="cp-tool__part" aria-labelledby="list-title">
    <h2 id="list-title">Entries</h2>
    ${filters(state, does)}
    ${shown.length ? nothing : html`<p>No entry fits. <button type="button" class="cp-tool__link" @click=${does.everything}>Show all</button></p>`}
    <ol class="cp-log__entries">${repeat(drawn, ({ id }) => id, (entry) => html`<li>${entryView(entry, state, does)}</li>`)}</ol>
    ${shown.length > most
      ? html`<p class="cp-log__more">${drawn.length} of ${shown.length.toLocaleString("en-GB")} are shown.
          <button type="button" class="cp-button cp-button--quiet" @click=${does.more}>Show more</button></p>`
      : nothing}
  </section>`;
}

function filters({ wanted, periodName, between }: State, does: Actions): TemplateResult {
  return html`<form class="cp-tool__fields cp-log__filter" role="search" aria-label="Search the log" @submit=${(event: Event) => event.preventDefault()}>
    <div class="cp-tool__field">
      <label for="cp-log-words">Search</label>
      <input id="cp-log-words" type="search" autocomplete="off" .value=${live(wanted.words)}
        @input=${(event: Event) => does.search(valueOf(event))}>
    </div>
    <div class="cp-tool__field">
      <label for="cp-log-period">Time</label>
      <select id="cp-log-period" @change=${(event: Event) => does.period(valueOf(event) as PeriodName)}>
        ${Object.entries(PERIODS).map(([name, words]) => html`<option value=${name} .selected=${name === periodName}>${words}</option>`)}
      </select>
    </div>
    <div class="cp-tool__field">
      <label for="cp-log-activity">Kind</label>
      <select id="cp-log-activity" @change=${(event: Event) => does.activity(valueOf(event) as Entry["activity"])}>
        <option value="" .selected=${!wanted.activity}>Every kind</option>
        ${Object.entries(ACTIVITIES).map(([id, words]) => html`<option value=${id} .selected=${id === wanted.activity}>${words}</option>`)}
      </select>
    </div>
    ${periodName === "between" ? [dateField("from", "From", between.from, does), dateField("to", "To", between.to, does)] : nothing}
  </form>`;
}

function dateField(end: "from" | "to", label: string, value: string, does: Actions): TemplateResult {
  return html`<div class="cp-tool__field">
    <label for="cp-log-${end}">${label}</label>
    <input id="cp-log-${end}" type="date" .value=${value} @change=${(event: Event) => does.between({ [end]: valueOf(event) })}>
  </div>`;
}

function entryView(entry: Entry & Saved, state: State, does: Actions): TemplateResult {
  const facts = [dateInWords(entry.on), entry.minutes === null ? "time not noted" : inWords(entry.minutes)];
  if (entry.activity) facts.push(ACTIVITIES[entry.activity]);
  const status = entry.page ? since(entry.page, state.pages) : "same";
  return html`<details class="cp-entry">
    <summary>
      <span class="cp-entry__title">${entry.title}</span>
      <span class="cp-entry__facts">${facts.join(" · ")}${status === "changed" ? html` · <strong>page has changed</strong>` : nothing}</span>
    </summary>
    <div class="cp-entry__body">
      ${entry.page ? pageLine(entry.page, status, state.pages) : nothing}
      ${entry.questions.map(({ question, answer }) => answered(question, answer))}
      ${textsOf(state.shape).map(({ asks, from }) => answered(asks, entry.texts[from] ?? ""))}
      ${restOf(state.shape, entry).map(([heading, text]) => answered(heading, text))}
      ${entry.together ? html`<p class="cp-tool__hint">Done with other people.</p>` : nothing}
      <p class="cp-tool__buttons">
        <a href=${addressOf(`tools/reflect/#entry=${entry.id}`)}>Change it<span class="cp-hidden">: ${entry.title}</span></a>
        <button type="button" class="cp-tool__link" @click=${() => does.askDelete(entry.id)}>
          Delete it<span class="cp-hidden">: ${entry.title}</span>
        </button>
      </p>
      ${state.asking === entry.id ? askedToDelete("this entry", entry.id, does) : nothing}
    </div>
  </details>`;
}

function pageLine(page: PageNote, status: string, pages: State["pages"]): TemplateResult {
  const path = pages?.get(page.ref)?.path ?? page.path;
  const link = path && status !== "gone" ? html`<a href=${addressOf(path)}>${page.title}</a>` : page.title;
  const version = page.version ? `, as it stood on ${dateInWords(page.version)}` : "";
  const current = pages?.get(page.ref)?.version ?? "";
  const more = {
    changed: html`<strong>The page has changed since</strong>, last on ${dateInWords(current)}.`,
    gone: "It is no longer in the library under this name.",
  }[status];
  return html`<p class="cp-entry__page">About ${link}${version}. ${more ?? nothing}</p>`;
}

function answered(heading: string, text: string): TemplateResult | typeof nothing {
  if (!text.trim()) return nothing;
  return html`<h3>${heading}</h3><p class="cp-written">${text.trim()}</p>`;
}

function askedToDelete(what: string, id: string, does: Actions): TemplateResult {
  return html`<div class="cp-tool__notice cp-tool__notice--trouble cp-asking" tabindex="-1" role="group" aria-label="Delete ${what}">
    <p>Delete ${what}? It is gone at once and for good. Nobody can bring it back.</p>
    <p class="cp-tool__buttons">
      <button type="button" class="cp-button cp-button--danger" @click=${() => does.delete(id)}>Delete for good</button>
      <button type="button" class="cp-button cp-button--quiet" @click=${does.dontDelete}>Leave it</button>
    </p>
  </div>`;
}

function hours({ shown, grouping }: State, does: Actions): TemplateResult {
  return html`<details class="cp-tool__part cp-log__hours">
    <summary><h2>Hours, ${GROUPINGS[grouping]}</h2></summary>
    <div class="cp-tool__field">
      <label for="cp-log-grouping">Add them up</label>
      <select id="cp-log-grouping" @change=${(event: Event) => does.grouping(valueOf(event) as Grouping)}>
        ${Object.entries(GROUPINGS).map(([id, words]) => html`<option value=${id} .selected=${id === grouping}>${words}</option>`)}
      </select>
    </div>
    <div class="cp-tool__scrolls" tabindex="0" role="region" aria-label="Hours">
      <table class="cp-log__sums">
        <thead><tr><th scope="col">When</th><th scope="col">Entries</th><th scope="col">Time</th><th scope="col">With other people</th></tr></thead>
        <tbody>${sumsBy(grouping, shown).map(([name, sum]) => sumRow(name, sum))}</tbody>
        <tfoot>${sumRow("In all", sumOf(shown))}</tfoot>
      </table>
    </div>
  </details>`;
}

function sumRow(name: string, sum: Sum): TemplateResult {
  return html`<tr><th scope="row">${name}</th><td>${sum.entries}</td><td>${inWords(sum.minutes)}</td><td>${inWords(sum.together)}</td></tr>`;
}

function takeAway(state: State, does: Actions): TemplateResult {
  const { shape, shown, entries } = state;
  const some = `the ${counted(shown.length, "entry", "entries")} that ${shown.length === 1 ? "is" : "are"} shown above`;
  const which = shown.length === entries.length ? "all of your entries" : some;
  return html`<section class="cp-tool__part" aria-labelledby="take-title">
    <h2 id="take-title">Hand it in, or print it</h2>
    <div class="cp-tool__field">
      <label for="cp-log-shape">In which shape</label>
      <select id="cp-log-shape" @change=${(event: Event) => does.shape(valueOf(event))}>
        ${SHAPES.map(({ id, title }) => html`<option value=${id} .selected=${id === shape.id}>${title}</option>`)}
      </select>
    </div>
    ${standingOf(shape)} ${shape.wants.length ? wants(state) : nothing}
    <p>This takes ${which}.</p>
    <p class="cp-tool__buttons">
      ${take("word", "Save for Word", does)} ${take("excel", "Save for Excel", does)} ${take("csv", "Save as CSV", does)}
      ${take("print", "Print", does)}
    </p>
    ${state.exporting && state.exporting.format !== "file" ? review(state.exporting, does) : nothing}
    ${state.wrong ? wrong(state.wrong) : nothing}
  </section>`;
}

function take(format: Format, words: string, does: Actions): TemplateResult {
  return html`<button type="button" class="cp-button cp-button--quiet" @click=${() => does.take(format)}>${words}</button>`;
}

/** What a body wants and what is there: facts, and no mark. */
function wants({ shape, entries, today, wanted }: State): TemplateResult {
  const span = spanOf(shape, today, wanted.period);
  return html`<div class="cp-log__wants">
    <p>From ${dateInWords(span.from)} to ${dateInWords(span.to)}, counting every entry of that time:</p>
    <ul>${shape.wants.map((want) => html`<li>${want.words}: <strong>${reachedInWords(want, entries, span)}</strong></li>`)}</ul>
  </div>`;
}

function review({ found }: NonNullable<State["exporting"]>, does: Actions): TemplateResult {
  if (!found) return html`<p class="cp-tool__hint">One moment …</p>`;
  return html`<div class="cp-tool__notice cp-tool__notice--warning" id="cp-log-review" tabindex="-1" role="group" aria-labelledby="log-review-title">
    <h3 id="log-review-title">Before it leaves this page: might these words identify somebody?</h3>
    ${found.slice(0, 10).map(({ entry, findings }) => html`
      <p class="cp-warning__in">In <a href=${addressOf(`tools/reflect/#${entry.state === "draft" ? "draft" : "entry"}=${entry.id}`)}>${titleOf(entry)}</a>:</p>
      ${warning(findings, undefined, 4)}`)}
    ${found.length > 10 ? html`<p>… and in ${counted(found.length - 10, "more entry", "more entries")}.</p>` : nothing}
    <p class="cp-tool__hint">${CAVEAT} To change the words, follow the entry’s link.</p>
    <p class="cp-tool__buttons">
      <button type="button" class="cp-button" @click=${does.dontTake}>Not yet</button>
      <button type="button" class="cp-button cp-button--quiet" @click=${does.takeAnyway}>Go on as it is</button>
    </p>
  </div>`;
}

function wrong(message: string): TemplateResult {
  return html`<div class="cp-tool__notice cp-tool__notice--trouble" id="cp-log-wrong" tabindex="-1" role="alert"><p>${message}</p></div>`;
}

function safe(state: State, does: Actions): TemplateResult {
  const { entries, drafts: unfinished, unreadable, asking } = state;
  const count = entries.length + unfinished.length;
  const save = html`<button type="button" class="cp-button cp-button--quiet" @click=${() => does.take("file")}>Save everything to a file</button>`;
  const clear = html`<button type="button" class="cp-tool__link" @click=${() => does.askDelete("all")}>Delete everything in the log</button>`;
  return html`<section class="cp-tool__part" aria-labelledby="safe-title">
    <h2 id="safe-title">Keep it safe</h2>
    <p>
      Your log is kept in this browser on this device, and nowhere else. Clearing the browser’s data deletes it, and
      some browsers clear what a site keeps when you have not been there for a while. A file is yours to keep: it opens
      again here, or in another browser.
    </p>
    ${unreadable ? unread(unreadable) : nothing}
    <p class="cp-tool__buttons">
      ${count ? save : nothing}
      <button type="button" class="cp-button cp-button--quiet" @click=${does.open} ?disabled=${Boolean(state.trouble)}>Open a file</button>
      ${count || unreadable ? clear : nothing}
    </p>
    ${state.exporting?.format === "file" ? review(state.exporting, does) : nothing}
    ${state.wrong && !entries.length ? wrong(state.wrong) : nothing}
    ${asking === "all" ? askedToDeleteAll(state, does) : nothing}
  </section>`;
}

function unread(count: number): TemplateResult {
  return html`<p>
    ${counted(count, "thing")} in your log cannot be read by this version of the library and
    ${count === 1 ? "is" : "are"} left alone. Load the page again; deleting everything deletes ${count === 1 ? "it" : "them"} too.
  </p>`;
}

function askedToDeleteAll({ entries, drafts: unfinished }: State, does: Actions): TemplateResult {
  const what = [counted(entries.length, "entry", "entries"), unfinished.length ? counted(unfinished.length, "draft") : ""];
  return html`<div class="cp-tool__notice cp-tool__notice--trouble cp-asking" tabindex="-1" role="group" aria-label="Delete everything in the log">
    <p>Delete ${what.filter(Boolean).join(" and ")}? They are gone at once and for good. What you have saved to files stays where it is.</p>
    <p class="cp-tool__buttons">
      <button type="button" class="cp-button cp-button--danger" @click=${does.deleteAll}>Delete everything for good</button>
      <button type="button" class="cp-button cp-button--quiet" @click=${does.dontDelete}>Leave it</button>
    </p>
  </div>`;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
