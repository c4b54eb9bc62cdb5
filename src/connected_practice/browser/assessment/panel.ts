/** The panel above a toolkit's form: how far it is, whether it is saved, and what else one can do. */

import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";

import { dateInWords } from "../documents/text";
import type { SaveState } from "./autosave";
import type { Messages } from "./messages";
import type { Assessment } from "./model";
import { type ScaleName, SCALES } from "./scale";
import type { Kept } from "./shelf";
import { capital, listed } from "./wording";

export interface PanelState {
  readonly scale: ScaleName;
  readonly rated: number;
  readonly all: number;
  readonly hasBegun: boolean;
  /** Whether the result stands where the form does otherwise. */
  readonly isResult: boolean;
  readonly save: SaveState;
  readonly others: readonly Kept<Assessment>[];
  readonly messages: Messages;
  /** The address of the page with all self-assessments. */
  readonly list: string;
}

export interface PanelActions {
  next(): void;
  /** Goes to the messages. */
  messages(): void;
  result(): void;
  back(): void;
  saveFile(): void;
  openFile(): void;
  startNew(): void;
  carryOn(id: string): void;
  remove(): void;
  print(): void;
}

/** It is as high before the first rating as after it, so that nothing moves while somebody is choosing. */
export function panel(state: PanelState, actions: PanelActions): TemplateResult {
  return html`<div class="cp-panel">
    <p class="cp-panel__progress">${progress(state)}</p>
    <p class="cp-panel__saved">${state.hasBegun ? savedInWords(state.save) : FRESH}</p>
    <p class="cp-buttons">${state.hasBegun ? begun(state, actions) : fresh(actions)}</p>
    ${state.messages.view()} ${others(state, actions)} ${more(state, actions)}
  </div>`;
}

const FRESH = "Your first rating starts a self-assessment, saved in this browser as you go.";

function begun({ isResult }: PanelState, actions: PanelActions): TemplateResult {
  return html`<button type="button" class="cp-button" @click=${isResult ? actions.back : actions.result}>
      ${isResult ? "Back to the items" : "See what it shows"}
    </button>
    <button type="button" class="cp-button cp-button--quiet" @click=${actions.saveFile}>Save a file</button>`;
}

function fresh(actions: PanelActions): TemplateResult {
  return html`<button type="button" class="cp-button cp-button--quiet" @click=${actions.openFile}>Open a file</button>
    <button type="button" class="cp-button cp-button--quiet" @click=${actions.print}>Print it empty</button>`;
}

/** Returns how many items have a rating, in words and as a bar. */
export function progress({ rated, all }: { rated: number; all: number }): TemplateResult {
  return html`<progress class="cp-progress" max=${all} .value=${live(rated)} aria-label="Items rated"></progress>
    <strong>${rated} of ${all}</strong> rated`;
}

/** Returns whether and when it was saved, in words. */
export function savedInWords(save: SaveState): string {
  switch (save.kind) {
    case "nothing":
      return "";
    case "unsaved":
      return "Saving…";
    case "saved":
      return `Saved in this browser at ${timeOf(save.at)}.`;
    case "deleted":
    case "refused":
      return "Not saved.";
  }
}

function timeOf(iso: string): string {
  const time = new Date(iso);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}

function others({ others }: PanelState, actions: PanelActions): TemplateResult | typeof nothing {
  if (!others.length) return nothing;
  return html`<p class="cp-panel__saved">Also in this browser:</p>
    <ul class="cp-panel__others">
      ${others.slice(0, 4).map(
        ({ id, value }) =>
          html`<li>
            <button type="button" class="cp-link-button" @click=${() => actions.carryOn(id)}>
              Carry on with ${called(value)}
            </button>
          </li>`,
      )}
    </ul>`;
}

/** Returns what to call a self-assessment in a list. */
export function called({ title, on, role, agency }: Assessment): string {
  const who = listed([role.trim(), agency.trim()].filter(Boolean), "at");
  return [title.trim() || "No name", dateInWords(on), who].filter(Boolean).join(", ");
}

function more(state: PanelState, actions: PanelActions): TemplateResult {
  return html`<details class="cp-panel__more">
      <summary>More you can do</summary>
      <ul>
        ${
          state.hasBegun
            ? html`<li>${button("Open a file", actions.openFile)} that you or a colleague saved.</li>
                <li>${button("Start a new one", actions.startNew)}. This one stays in this browser.</li>
                <li>${button("Print it", actions.print)} as it is now.</li>
                <li>
                  ${button("Delete it", actions.remove)} from this browser. You can undo this until you leave the page.
                </li>`
            : nothing
        }
        <li>
          <a href=${state.list}>See all your self-assessments</a>: rename, copy, put this term beside last, or bring
          several people’s together.
        </li>
      </ul>
      <p>On a computer that others use, save a file and then delete it here.</p>
    </details>
    <details class="cp-panel__more">
      <summary>Rate with the keyboard</summary>
      ${keys(state.scale)}
    </details>`;
}

function button(words: string, act: () => void): TemplateResult {
  return html`<button type="button" class="cp-link-button" @click=${act}>${words}</button>`;
}

/** Returns what each key does. */
function keys(scale: ScaleName): TemplateResult {
  const choices = SCALES[scale];
  return html`<p>Press Tab until a rating has the focus. Then:</p>
    <dl class="cp-keys">
      ${choices.map(
        ({ word, key }, index) =>
          html`<div>
            <dt><kbd>${index + 1}</kbd> or <kbd>${capital(key)}</kbd></dt>
            <dd>${word}</dd>
          </div>`,
      )}
      <div>
        <dt><kbd>↓</kbd> <kbd>↑</kbd></dt>
        <dd>the next item, the one before</dd>
      </div>
      <div>
        <dt><kbd>←</kbd> <kbd>→</kbd></dt>
        <dd>another rating</dd>
      </div>
      <div>
        <dt><kbd>E</kbd></dt>
        <dd>write evidence and a next step</dd>
      </div>
      <div>
        <dt><kbd>Esc</kbd></dt>
        <dd>from writing back to the rating</dd>
      </div>
      <div>
        <dt><kbd>Backspace</kbd></dt>
        <dd>take the rating back</dd>
      </div>
    </dl>`;
}

/** The narrow bar at the foot of the window while one goes through the items. */
export function bar(state: PanelState, actions: PanelActions): TemplateResult {
  const isDone = state.rated === state.all;
  return html`<span><strong>${state.rated} of ${state.all}</strong> rated</span>
    <span class="cp-bar__saved">${state.messages.isEmpty ? savedInWords(state.save) : pointer(state, actions)}</span>
    ${
      isDone
        ? nothing
        : html`<button type="button" class="cp-button cp-button--quiet" @click=${actions.next}>Next unrated</button>`
    }
    <button type="button" class=${isDone ? "cp-button" : "cp-button cp-button--quiet"} @click=${actions.result}>
      What it shows
    </button>`;
}

/** Leads to messages that stand above the form, perhaps out of view. */
function pointer({ save }: PanelState, actions: PanelActions): TemplateResult {
  const isSaved = save.kind === "saved" || save.kind === "unsaved";
  return html`<button type="button" class="cp-link-button" @click=${actions.messages}>
    ${isSaved ? "Saved. Read the message" : "Not saved. See why"}
  </button>`;
}
