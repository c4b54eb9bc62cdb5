/** How the check looks, drawn from its state. Text of people is only ever set as text. */

import { html, nothing, svg, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";

import type { Finding } from "./check";
import type { Word } from "./glossary";
import { ageInWords, kindName } from "./naming";
import { MOST_CHARACTERS } from "./opening";
import { wholeYears } from "./reading";
import type { Replacement } from "./replacements";
import { type Reader, READER_IDS, type ReaderId, READERS } from "./settings";
import { alike, open, type State } from "./state";

/** What people can do. */
export interface Actions {
  fetch(): void;
  read(reader: ReaderId): void;
  openFile(): void;
  example(): void;
  clear(): void;
  undo(): void;
  step(step: -1 | 1): void;
  choose(finding: Finding): void;
  /** Returns the glossary's term that a finding is about, and the address of its page. */
  about(finding: Finding): { readonly word: Word; readonly address: string } | null;
  replacements(finding: Finding): readonly Replacement[];
  put(finding: Finding, at: number, everywhere: boolean): void;
  edit(finding: Finding): void;
  leave(finding: Finding): void;
  bringBack(key: string): void;
  copyText(): void;
  copyList(): void;
  saveText(as: "docx" | "txt"): void;
  saveList(as: "docx" | "txt"): void;
  print(): void;
}

/** The id of the heading that tells what is being looked at: there one goes on. */
export const HEADING = "cp-words-heading";

/** Characters before and after words that are shown with them. */
const AROUND = 60;

/** Years that the scale of reading ages begins and ends with. */
const SCALE = { from: 6, to: 18 };

/** Returns the whole tool around the sheet. */
export function view(state: State, act: Actions, sheet: HTMLElement): TemplateResult {
  return html`
    ${readers(state, act)}
    <div class="cp-words__desk">
      <div class="cp-words__text">
        <div class="cp-words__bar">
          <label class="cp-words__label" for="cp-words-text">Your text</label>
          ${tools(state, act)}
        </div>
        <p class="cp-words__hint" id="cp-words-hint">
          It stays on this page: nothing is sent, and nothing is kept when you leave.
        </p>
        ${sheet} ${message(state, act)}
      </div>
      <section class="cp-words__found" aria-label="What was found">${found(state, act)}</section>
    </div>
    ${state.result ? taking(act) : nothing}
  `;
}

function readers(state: State, act: Actions): TemplateResult {
  const reader = READERS[state.reader];
  return html`
    <fieldset class="cp-words__readers">
      <legend>Who will read it?</legend>
      ${READER_IDS.map(
        (id) => html`
          <label class="cp-words__reader">
            <input type="radio" name="cp-words-reader" .checked=${live(id === state.reader)} @change=${() => act.read(id)} />
            <span>${READERS[id].title}</span>
          </label>
        `,
      )}
    </fieldset>
    <details class="cp-words__why">
      <summary>What is raised for ${reader.name}</summary>
      <p>${raisedFor(reader)} The reading age to aim at is ${reader.aim} or less. ${reader.why}</p>
    </details>
  `;
}

/** Returns in words what settings.json asks for a reader. */
function raisedFor(reader: Reader): string {
  const letters = reader.everyLetter ? "letters that are never explained" : "letters that not every service uses and that are never explained";
  const senses = reader.senses ? ", words that services use in different senses" : "";
  return `Words that blame or belittle, ${letters}${senses}, and sentences of more than ${reader.sentence} words.`;
}

function tools(state: State, act: Actions): TemplateResult {
  const isEmpty = !state.text;
  return html`
    <span class="cp-words__tools">
      <button type="button" class="cp-words__link" @click=${() => act.openFile()}>Open a Word or text file</button>
      ${isEmpty
        ? html`<button type="button" class="cp-words__link" @click=${() => act.example()}>Try an example</button>`
        : html`<button type="button" class="cp-words__link" @click=${() => act.clear()}>Start again</button>`}
    </span>
  `;
}

function message(state: State, act: Actions): TemplateResult {
  const undo = html`<button type="button" class="cp-words__link" @click=${() => act.undo()}>Undo</button>`;
  const text = state.message || (state.before !== null && !state.text ? "The sheet is empty again." : "");
  if (!text) return html``;
  return html`
    <p class=${state.isTrouble ? "cp-words__message cp-words__message--trouble" : "cp-words__message"}>
      ${state.isTrouble ? html`<strong>That did not work.</strong> ` : nothing}${text}
      ${state.before !== null && !state.isTrouble ? undo : nothing}
    </p>
  `;
}

// What was found

function found(state: State, act: Actions): TemplateResult {
  if (state.stage === "failed") return failed(act);
  if (state.text.length > MOST_CHARACTERS) return tooLong();
  if (!state.text.trim()) return before();
  if (!state.result) return html`<p class="cp-words__wait">The glossary is on its way…</p>`;
  return html`${summary(state)} ${card(state, act)} ${list(state, act)} ${left(state, act)}`;
}

function failed(act: Actions): TemplateResult {
  return html`
    <p><strong>The glossary could not be fetched.</strong> Your text is still here. Check your connection.</p>
    <p><button type="button" class="cp-button cp-button--quiet" @click=${() => act.fetch()}>Try again</button></p>
  `;
}

function tooLong(): TemplateResult {
  return html`
    <p>
      <strong>The text is too long to check at once.</strong> It has more than
      ${MOST_CHARACTERS.toLocaleString("en-GB")} characters. Check it in parts.
    </p>
  `;
}

function before(): TemplateResult {
  return html`
    <h2 class="cp-words__title" id=${HEADING} tabindex="-1">What you will see here</h2>
    <ul class="cp-words__legend">
      <li>${swatch("discouraged")} Words that blame or belittle, why, and what to say instead.</li>
      <li>${swatch("abbreviation")} Letters that nobody explains, or that mean different things to different people.</li>
      <li>${swatch("senses")} Words that services use in different senses, if a colleague will read it.</li>
    </ul>
    <p>And how easily the text reads. You decide about each: it is a prompt, not a rule.</p>
  `;
}

function swatch(kind: Finding["kind"], note = false): TemplateResult {
  const name = `cp-words__swatch cp-words__mark cp-words__mark--${kind}${note ? " cp-words__mark--note" : ""}`;
  return html`<span class=${name} aria-hidden="true">ab</span>`;
}

function summary(state: State): TemplateResult {
  const all = open(state);
  const changes = all.filter(({ level }) => level === "change").length;
  const notes = all.length - changes;
  return html`
    <div class="cp-words__summary">
      <p class="cp-words__counts">
        <span><b>${changes}</b> to change</span>
        <span><b>${notes}</b> to think about</span>
      </p>
      ${readingAge(state)}
    </div>
  `;
}

function readingAge({ result, reader }: State): TemplateResult {
  const { aim } = READERS[reader];
  const age = result?.readingAge ?? null;
  if (age === null) return html`<p class="cp-words__age">The text is too short to tell its reading age.</p>`;
  const advice = wholeYears(age) > aim ? `Aim for ${aim} or less: shorter sentences help most.` : `That is within the aim of ${aim}.`;
  return html`
    <p class="cp-words__age">Reading age <b>${ageInWords(age)}</b>. ${advice}</p>
    ${scale(age, aim)}
  `;
}

/** The reading age on a line: what is aimed at, and where the text stands. The words above say the same. */
function scale(age: number, aim: number): TemplateResult {
  const at = (years: number): string => `${(Math.min(Math.max((years - SCALE.from) / (SCALE.to - SCALE.from), 0), 1) * 96 + 2).toFixed(1)}%`;
  const isWithin = wholeYears(age) <= aim;
  return html`
    <svg class="cp-words__scale" height="34" aria-hidden="true" focusable="false">
      ${svg`
        <rect class="cp-words__track" x="2%" y="7" width="96%" height="6" rx="3"></rect>
        <rect class="cp-words__aim" x="2%" y="7" width=${`${Number.parseFloat(at(aim)) - 2}%`} height="6" rx="3"></rect>
        <line class="cp-words__limit" x1=${at(aim)} x2=${at(aim)} y1="3" y2="17"></line>
        <text x=${at(aim)} y="30" text-anchor="middle">aim ${aim}</text>
        ${
          isWithin
            ? svg`<circle class="cp-words__here" cx=${at(age)} cy="10" r="7"></circle>`
            : svg`<svg x=${at(age)} y="1" overflow="visible"><path class="cp-words__here cp-words__here--over" d="M0 0 9 9 0 18-9 9z"></path></svg>`
        }
      `}
    </svg>
  `;
}

function card(state: State, act: Actions): TemplateResult {
  const all = open(state);
  const { current } = state;
  if (!current) {
    return html`
      <div class="cp-words__card">
        <h2 class="cp-words__title" id=${HEADING} tabindex="-1">Nothing to change</h2>
        <p>Read it aloud once before you send it. You know your reader; the check does not.</p>
      </div>
    `;
  }
  return html`
    <div class="cp-words__card">
      <p class="cp-words__steps">
        <button type="button" class="cp-words__step" @click=${() => act.step(-1)}><span aria-hidden="true">←</span> Previous</button>
        <span>${all.indexOf(current) + 1} of ${all.length}</span>
        <button type="button" class="cp-words__step" @click=${() => act.step(1)}>Next <span aria-hidden="true">→</span></button>
      </p>
      <p class="cp-words__kind">${swatch(current.kind, current.level === "note")} ${kindName(current)}</p>
      <h2 class="cp-words__title" id=${HEADING} tabindex="-1">
        <q>${inShort(current.words)}</q>${current.count > 1 ? html` <small>${current.count} times</small>` : nothing}
      </h2>
      ${context(state, current)}
      <p>${current.reason}</p>
      ${choices(state, act, current)} ${moreAbout(current, act)}
    </div>
  `;
}

/** Returns the words among those around them, for windows in which the sheet is out of sight. */
function context({ text }: State, { kind, start, end }: Finding): TemplateResult {
  if (kind === "sentence") return html``;
  const before = text.slice(Math.max(0, start - AROUND), start).replace(/^\S*\s|^.*\n/s, "");
  const after = text.slice(end, end + AROUND).replace(/\s\S*$|\n.*$/s, "");
  return html`<p class="cp-words__context">…${before}<b>${text.slice(start, end)}</b>${after}…</p>`;
}

function choices(state: State, act: Actions, finding: Finding): TemplateResult {
  const offers = act.replacements(finding);
  const places = finding.kind === "discouraged" ? alike(state, finding).length : 1;
  const isAllOffered = offers.length > 0 && !finding.instead?.includes(","); // the buttons say it
  return html`
    ${isAllOffered ? nothing : html`<p class="cp-words__say">${finding.say}</p>`}
    <ul class="cp-words__choices">
      ${offers.map(
        ({ words }, at) => html`
          <li>
            <button type="button" class="cp-button" @click=${() => act.put(finding, at, false)}>Write “${words}”</button>
            ${places > 1
              ? html`<button
                  type="button"
                  class="cp-words__link"
                  aria-label="In all ${places} places: “${words}”"
                  @click=${() => act.put(finding, at, true)}
                >
                  In all ${places} places
                </button>`
              : nothing}
          </li>
        `,
      )}
      <li class="cp-words__own">
        <button type="button" class="cp-button cp-button--quiet" @click=${() => act.edit(finding)}>Change it myself</button>
        <button type="button" class="cp-button cp-button--quiet" @click=${() => act.leave(finding)}>Leave it</button>
      </li>
    </ul>
  `;
}

function moreAbout(finding: Finding, act: Actions): TemplateResult {
  const about = act.about(finding);
  if (!about) return html``;
  const what = finding.kind === "discouraged" ? "More in the glossary" : `“${about.word.title}” in the glossary`;
  return html`
    <p class="cp-words__more">
      <a href=${about.address} target="_blank" rel="noopener">${what}<span class="cp-hidden"> (opens in a new tab)</span></a>
    </p>
  `;
}

function list(state: State, act: Actions): TemplateResult {
  const all = open(state);
  if (all.length < 2) return html``;
  return html`
    <h2 class="cp-words__heading">All ${all.length}, in the order of the text</h2>
    <ol class="cp-words__list">
      ${repeat(all, (finding) => `${finding.kind} ${finding.start}`, (finding) => row(state, act, finding))}
    </ol>
  `;
}

function row(state: State, act: Actions, finding: Finding): TemplateResult {
  return html`
    <li>
      <button
        type="button"
        class="cp-words__row"
        aria-current=${finding === state.current ? "true" : nothing}
        @click=${() => act.choose(finding)}
      >
        ${swatch(finding.kind, finding.level === "note")}
        <span class="cp-words__words">${inShort(finding.words)}</span>
        <span class="cp-words__what">${kindName(finding)}</span>
      </button>
    </li>
  `;
}

function left(state: State, act: Actions): TemplateResult {
  if (!state.left.size) return html``;
  return html`
    <h2 class="cp-words__heading">Left as they are</h2>
    <ul class="cp-words__left">
      ${repeat(
        state.left,
        ([key]) => key,
        ([key, words]) => html`
          <li>
            <span>${inShort(words)}</span>
            <button
              type="button"
              class="cp-words__link"
              aria-label="Raise again: ${inShort(words)}"
              @click=${() => act.bringBack(key)}
            >
              Raise again
            </button>
          </li>
        `,
      )}
    </ul>
  `;
}

/** Returns words on one line: a sentence by how it begins. */
function inShort(words: string): string {
  const line = words.replace(/\s+/g, " ");
  return line.length > 70 ? `${line.slice(0, line.lastIndexOf(" ", 64) + 1 || 64).trimEnd()}…` : line;
}

// What people take with them

function taking(act: Actions): TemplateResult {
  return html`
    <div class="cp-words__taking">
      <section aria-labelledby="cp-words-take-text">
        <h2 id="cp-words-take-text">Take the text with you</h2>
        <p>
          <button type="button" class="cp-button" @click=${() => act.copyText()}>Copy the text</button>
          <button type="button" class="cp-button cp-button--quiet" @click=${() => act.saveText("docx")}>Save for Word</button>
          <button type="button" class="cp-button cp-button--quiet" @click=${() => act.saveText("txt")}>Save as plain text</button>
        </p>
      </section>
      <section aria-labelledby="cp-words-take-list">
        <h2 id="cp-words-take-list">Or the list of what was found</h2>
        <p>
          <button type="button" class="cp-button cp-button--quiet" @click=${() => act.copyList()}>Copy the list</button>
          <button type="button" class="cp-button cp-button--quiet" @click=${() => act.saveList("docx")}>
            Save the list for Word
          </button>
          <button type="button" class="cp-button cp-button--quiet" @click=${() => act.saveList("txt")}>
            Save the list as plain text
          </button>
          <button type="button" class="cp-button cp-button--quiet" @click=${() => act.print()}>Print</button>
        </p>
      </section>
    </div>
  `;
}
