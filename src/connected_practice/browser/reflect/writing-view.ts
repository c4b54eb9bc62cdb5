/** How writing an entry looks, from its state. Everything that people wrote is set as text. */

import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";

import { dateInWords } from "../documents";
import { adviceOn, CAVEAT, type Finding, warning } from "../identifying";
import { addressOf } from "../site";
import type { Conflict, Saved } from "../store";
import { ACTIVITIES, type Draft, type Entry, LONGEST, LONGEST_LINE, type PageNote } from "./entry";
import type { Keeper } from "./keeper";
import { counted, inWords } from "./periods";
import { type Shape, SHAPES, textsOf } from "./shapes";
import { standingOf } from "./standing";

/** A field's name, which is its id in the page too. */
export type Place = string;

/** Returns the id of a field in the page. */
export function idOf(place: Place): string {
  return `cp-write-${place}`;
}

/** What has to be put right, by the field's name. */
export interface Mistakes {
  readonly words?: string;
  readonly on?: string;
  readonly minutes?: string;
}

/** What somebody can do with an entry that takes its words further. */
export type Wish = "keep" | "print" | "file";

export interface State {
  readonly phase: "writing" | "kept";
  readonly shape: Shape;
  /** Minutes that the page takes; 0 where it is not known. */
  readonly minutesOfPage: number;
  /** Whether the address names a page that the library does not have, or that could not be loaded. */
  readonly isPageUnknown: boolean;
  /** When the draft was last saved that is gone on with, as an ISO time. */
  readonly begunOn: string;
  readonly mistakes: Mistakes;
  readonly findings: ReadonlyMap<Place, readonly Finding[]>;
  /** What somebody wants to do with words that may identify a person, while they decide. */
  readonly reviewing: Wish | null;
  readonly isDropping: boolean;
  readonly clash: Conflict<Entry & Saved> | null;
  readonly kept: (Entry & Saved) | null;
  /** What is said politely as it happens. */
  readonly said: string;
}

export interface Actions {
  text(place: Place, text: string): void;
  on(day: string): void;
  minutes(text: string): void;
  activity(activity: Draft["activity"]): void;
  together(together: boolean): void;
  leavePage(): void;
  shape(id: string): void;
  show(place: Place, finding: Finding): void;
  keep(): void;
  goOn(): void;
  change(): void;
  askDrop(): void;
  dontDrop(): void;
  drop(): void;
  startNew(): void;
  keepAsSecond(): void;
  keepOver(): void;
  print(): void;
  saveFile(): void;
}

export function view(state: State, keeper: Keeper, does: Actions): TemplateResult {
  const trouble = keeper.standing instanceof Error ? keeper.standing.message : "";
  return html`
    ${state.phase === "kept" && state.kept ? done(state.kept, does) : form(state, keeper, trouble, does)}
    <p class="cp-tool__status" role="status">${trouble ? "" : state.said}</p>
  `;
}

function form(state: State, keeper: Keeper, trouble: string, does: Actions): TemplateResult {
  const { draft } = keeper;
  return html`
    ${trouble ? troubled(trouble, does) : nothing} ${begunEarlier(state, does)}
    <form class="cp-tool__form" novalidate @submit=${(event: Event) => (event.preventDefault(), does.keep())}>
      ${about(state, draft, does)} ${draft.questions.length ? questions(state, draft, does) : nothing}
      ${record(state, draft, does)} ${when(state, draft, does)}
      ${state.clash ? clashed(state.clash, does) : nothing} ${state.reviewing ? review(state, state.reviewing, does) : nothing}
      ${mistakes(state.mistakes)}
      ${state.clash || state.reviewing ? nothing : buttons(state, keeper, does)}
    </form>
  `;
}

function troubled(trouble: string, does: Actions): TemplateResult {
  return html`<div class="cp-tool__notice cp-tool__notice--trouble" id="cp-trouble" tabindex="-1" role="alert">
    <p><strong>This is not being kept.</strong> ${trouble}</p>
    <p class="cp-tool__buttons">
      <button type="button" class="cp-button cp-button--quiet" @click=${does.saveFile}>Save it to a file</button>
    </p>
  </div>`;
}

function begunEarlier({ begunOn }: State, does: Actions): TemplateResult | typeof nothing {
  if (!begunOn) return nothing;
  return html`<p class="cp-tool__notice">
    You began this earlier; it was last kept on ${dateInWords(begunOn)}. Go on where you stopped, or
    <button type="button" class="cp-tool__link" @click=${does.startNew}>start a new one</button> (this draft stays in your log).
  </p>`;
}

function about(state: State, draft: Draft, does: Actions): TemplateResult {
  const unknown = html`<p class="cp-tool__notice">
    The page that you came from could not be loaded. You can write all the same: give it a title below.
  </p>`;
  return html`<section class="cp-tool__part" aria-labelledby="part-about">
    <h2 id="part-about" tabindex="-1">${draft.of === null ? "What it is about" : "Change an entry"}</h2>
    ${draft.page ? pageCard(draft.page, does) : html`${state.isPageUnknown ? unknown : nothing}${titleField(state, draft, does)}`}
  </section>`;
}

function pageCard(page: PageNote, does: Actions): TemplateResult {
  const title = page.path ? html`<a href=${addressOf(page.path)}>${page.title}</a>` : page.title;
  return html`<div class="cp-write__about">
    <p class="cp-write__about-title">${title}</p>
    <p class="cp-write__about-version">${page.version ? `As it stood on ${dateInWords(page.version)}. ` : ""}
      <button type="button" class="cp-tool__link" @click=${does.leavePage}>It is about something else</button>
    </p>
  </div>`;
}

function titleField(state: State, draft: Draft, does: Actions): TemplateResult {
  return html`<div class="cp-tool__field">
    <label for="cp-write-title">A short title</label>
    <p class="cp-tool__hint" id="cp-write-title-hint">Such as “Team meeting about mornings”.</p>
    <input id="cp-write-title" type="text" maxlength=${LONGEST_LINE} autocomplete="off" aria-describedby="cp-write-title-hint cp-write-title-warning"
      .value=${live(draft.title)} @input=${(event: Event) => does.text("title", valueOf(event))}>
    ${warned("title", state, does)}
  </div>`;
}

function questions(state: State, draft: Draft, does: Actions): TemplateResult {
  return html`<section class="cp-tool__part cp-write__questions" aria-labelledby="part-questions">
    <h2 id="part-questions">What the page asks</h2>
    <p class="cp-tool__hint">Answer what helps, and leave the rest.</p>
    ${draft.questions.map(({ question, answer }, at) => textField(`question-${at}`, question, answer, state, does))}
  </section>`;
}

function record(state: State, draft: Draft, does: Actions): TemplateResult {
  const { shape } = state;
  return html`<section class="cp-tool__part" aria-labelledby="part-record">
    <h2 id="part-record">For your record</h2>
    <div class="cp-tool__field">
      <label for="cp-write-shape">Who asks for it</label>
      <p class="cp-tool__hint" id="cp-write-shape-hint">It decides the questions here. What you have written stays when you change it.</p>
      <select id="cp-write-shape" aria-describedby="cp-write-shape-hint" @change=${(event: Event) => does.shape(valueOf(event))}>
        ${SHAPES.map(({ id, title }) => html`<option value=${id} .selected=${id === shape.id}>${title}</option>`)}
      </select>
    </div>
    <details class="cp-write__standing">
      <summary>Where these questions come from</summary>
      ${standingOf(shape)}
    </details>
    ${textsOf(shape).map(({ from, prompt }) => textField(from, prompt, draft.texts[from] ?? "", state, does))}
  </section>`;
}

function textField(place: Place, label: string, text: string, state: State, does: Actions): TemplateResult {
  return html`<div class="cp-tool__field">
    <label for=${idOf(place)}>${label}</label>
    <textarea id=${idOf(place)} rows="3" maxlength=${LONGEST} aria-describedby="${idOf(place)}-warning"
      .value=${live(text)} @input=${(event: Event) => does.text(place, valueOf(event))}></textarea>
    ${warned(place, state, does)}
  </div>`;
}

/** The place of a warning is always there, so that it is announced when it fills. */
function warned(place: Place, state: State, does: Actions): TemplateResult {
  const findings = state.findings.get(place) ?? [];
  const heading = html`<p class="cp-warning__title">Might this identify somebody?</p>`;
  return html`<div class="cp-warning" id="${idOf(place)}-warning" aria-live="polite" ?data-empty=${!findings.length}>
    ${findings.length ? heading : nothing} ${warning(findings, (finding) => does.show(place, finding))}
    ${findings.length ? html`<p class="cp-tool__hint">${CAVEAT}</p>` : nothing}
  </div>`;
}

function when(state: State, draft: Draft, does: Actions): TemplateResult {
  const { mistakes: wrong } = state;
  return html`<section class="cp-tool__part" aria-labelledby="part-when">
    <h2 id="part-when">When, and how long</h2>
    <div class="cp-tool__fields">
      <div class="cp-tool__field">
        <label for="cp-write-on">Date</label>
        <p class="cp-tool__hint" id="cp-write-on-hint">The day on which it happened.</p>
        ${mistake("on", wrong.on)}
        <input id="cp-write-on" type="date" aria-describedby="cp-write-on-hint cp-write-on-mistake" aria-invalid=${wrong.on ? "true" : "false"}
          .value=${draft.on} @change=${(event: Event) => does.on(valueOf(event))}>
      </div>
      <div class="cp-tool__field">
        <label for="cp-write-minutes">Minutes</label>
        <p class="cp-tool__hint" id="cp-write-minutes-hint">${minutesHint(draft, state)}</p>
        ${mistake("minutes", wrong.minutes)}
        <input id="cp-write-minutes" type="text" inputmode="numeric" autocomplete="off" size="5"
          aria-describedby="cp-write-minutes-hint cp-write-minutes-mistake" aria-invalid=${wrong.minutes ? "true" : "false"}
          .value=${draft.minutes === null ? "" : String(draft.minutes)} @input=${(event: Event) => does.minutes(valueOf(event))}>
      </div>
      <div class="cp-tool__field">
        <label for="cp-write-activity">Kind of activity</label>
        <p class="cp-tool__hint" id="cp-write-activity-hint">You can leave it open.</p>
        <select id="cp-write-activity" aria-describedby="cp-write-activity-hint"
          @change=${(event: Event) => does.activity(valueOf(event) as Draft["activity"])}>
          <option value="" .selected=${!draft.activity}>Not said</option>
          ${Object.entries(ACTIVITIES).map(([id, words]) => html`<option value=${id} .selected=${id === draft.activity}>${words}</option>`)}
        </select>
      </div>
    </div>
    <div class="cp-tool__check">
      <input id="cp-write-together" type="checkbox" .checked=${live(draft.together)}
        @change=${(event: Event) => does.together((event.target as HTMLInputElement).checked)}>
      <label for="cp-write-together">I did this with other people</label>
    </div>
  </section>`;
}

function minutesHint(draft: Draft, { minutesOfPage }: State): string {
  if (draft.page && minutesOfPage) return `Reading, thinking and talking. The page alone takes about ${minutesOfPage}.`;
  return "Reading, thinking and talking. An hour is 60.";
}

function mistake(place: Place, words: string | undefined): TemplateResult {
  return html`<p class="cp-tool__mistake" id="${idOf(place)}-mistake" ?hidden=${!words}>${words ?? ""}</p>`;
}

function mistakes(wrong: Mistakes): TemplateResult | typeof nothing {
  const items = [[idOf("on"), wrong.on], [idOf("minutes"), wrong.minutes], ["part-about", wrong.words]].filter(([, words]) => words);
  if (!items.length) return nothing;
  return html`<div class="cp-tool__notice cp-tool__notice--trouble" id="cp-mistakes" tabindex="-1" role="group" aria-labelledby="mistakes-title">
    <h2 id="mistakes-title">Before it can be kept</h2>
    <ul>${items.map(([place, words]) => html`<li><a href="#${place}" @click=${goTo}>${words}</a></li>`)}</ul>
  </div>`;
}

/** The address's fragment is ours, so that a link to a field goes there itself. */
function goTo(event: Event): void {
  event.preventDefault();
  const link = event.currentTarget as HTMLAnchorElement;
  document.getElementById(link.hash.slice(1))?.focus();
}

const GO_ON: Readonly<Record<Wish, string>> = {
  keep: "Keep it as it is",
  print: "Print it as it is",
  file: "Save it as it is",
};

function review({ findings }: State, wish: Wish, does: Actions): TemplateResult {
  const all = [...findings].flatMap(([place, found]) => found.map((finding) => [place, finding] as const));
  return html`<div class="cp-tool__notice cp-tool__notice--warning" id="cp-review" tabindex="-1" role="group" aria-labelledby="review-title">
    <h2 id="review-title">Before you go on: might these words identify somebody?</h2>
    <ul class="cp-warning__list">
      ${all.map(([place, finding]) => {
        const { what, instead } = adviceOn(finding);
        return html`<li>
          <strong class="cp-warning__words">${finding.words}</strong> looks like ${what}. ${instead}
          <button type="button" class="cp-tool__link" @click=${() => does.show(place, finding)}>
            Show me<span class="cp-hidden"> “${finding.words}”</span>
          </button>
        </li>`;
      })}
    </ul>
    <p class="cp-tool__hint">${CAVEAT}</p>
    <p class="cp-tool__buttons">
      <button type="button" class="cp-button" @click=${does.change}>Change the words</button>
      <button type="button" class="cp-button cp-button--quiet" @click=${does.goOn}>${GO_ON[wish]}</button>
    </p>
  </div>`;
}

function clashed(clash: Conflict<Entry & Saved>, does: Actions): TemplateResult {
  const { saved } = clash;
  return html`<div class="cp-tool__notice cp-tool__notice--warning" id="cp-clash" tabindex="-1" role="group" aria-labelledby="clash-title">
    <h2 id="clash-title">${clash.message}</h2>
    ${saved ? html`<p>In the log it now says:</p><blockquote>${Object.values(saved.texts).concat(saved.questions.map((one) => one.answer)).map((text) => html`<p>${text}</p>`)}</blockquote>` : nothing}
    <p class="cp-tool__buttons">
      <button type="button" class="cp-button" @click=${does.keepAsSecond}>Keep mine as an entry of its own</button>
      ${saved ? html`<button type="button" class="cp-button cp-button--quiet" @click=${does.keepOver}>Put mine in its place</button>` : nothing}
    </p>
  </div>`;
}

function buttons(state: State, keeper: Keeper, does: Actions): TemplateResult {
  const { draft, standing } = keeper;
  const drop = html`<button type="button" class="cp-tool__link" @click=${does.askDrop}>
    ${draft.of === null ? "Throw this draft away" : "Leave the entry as it was"}
  </button>`;
  return html`<div class="cp-write__finish">
    <p class="cp-tool__buttons">
      <button type="submit" class="cp-button">${draft.of === null ? "Keep it in my log" : "Keep the change"}</button>
      <button type="button" class="cp-button cp-button--quiet" @click=${does.print}>Print</button>
      ${standing === "empty" || state.isDropping ? nothing : drop}
    </p>
    ${state.isDropping ? dropping(draft, does) : nothing}
  </div>`;
}

function dropping(draft: Draft, does: Actions): TemplateResult {
  return html`<div class="cp-tool__notice cp-tool__notice--trouble" role="group" aria-label="Throw away">
    <p>${draft.of === null ? "The draft is" : "What you changed is"} gone at once and for good.
      ${draft.of === null ? nothing : "The entry stays in your log as it was."}</p>
    <p class="cp-tool__buttons">
      <button type="button" class="cp-button cp-button--danger" @click=${does.drop}>Throw it away</button>
      <button type="button" class="cp-button cp-button--quiet" @click=${does.dontDrop}>Go on writing</button>
    </p>
  </div>`;
}

function done(kept: Entry & Saved, does: Actions): TemplateResult {
  const time = kept.minutes === null ? "You have not said how long it took." : `${inWords(kept.minutes)}.`;
  const back = kept.page?.path
    ? html`<p><a href=${addressOf(kept.page.path)}>Back to “${kept.page.title}”</a></p>`
    : nothing;
  return html`<div class="cp-tool__done">
    <h2 id="cp-kept-title" tabindex="-1">Kept in your log</h2>
    <p><strong>${kept.title}</strong>, ${dateInWords(kept.on)}. ${time} ${counted(wordCount(kept), "word")} in all.</p>
    <p class="cp-tool__buttons">
      <a class="cp-button" href=${addressOf("tools/log/")}>See my log</a>
      <button type="button" class="cp-button cp-button--quiet" @click=${does.startNew}>Write another</button>
    </p>
    ${back}
  </div>`;
}

function wordCount(entry: Entry): number {
  const texts = [...Object.values(entry.texts), ...entry.questions.map(({ answer }) => answer)];
  return texts.join(" ").split(/\s+/).filter(Boolean).length;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;
}
