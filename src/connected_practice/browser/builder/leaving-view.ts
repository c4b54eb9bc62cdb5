/** "Take it with you": everything that a session becomes, each with what it is for. */

import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";

import { CAVEAT, warning } from "../identifying";
import type { Leave } from "./leave";
import { difference, total } from "./parts";
import { CALENDAR_USE, type PaperKind, PAPERS, SLIDES_USE } from "./results";
import type { State } from "./state";
import { minutesInWords } from "./wording";

const IN_IT = "Slides, all papers and the session itself. All of it is yours to change.";
const NO_PARTS = "As soon as there is a part, you can have slides and papers of it.";
const NO_LIBRARY = "Slides and papers can be made as soon as the library’s list is here.";

export function leaving(state: State, leave: Leave): TemplateResult {
  const isReady = state.open.value.parts.length > 0 && state.library !== null;
  const { making, said, isTrouble, careful } = state.leaving;
  return html`
    <section class="cp-leave" aria-labelledby="cp-leave-title">
      <h2 id="cp-leave-title">Take it with you</h2>
      ${isReady ? misfit(state, leave) : html`<p>${state.library ? NO_PARTS : NO_LIBRARY}</p>`}
      <div class="cp-leave__all">
        <button type="button" class="cp-button" ?disabled=${!isReady || making !== ""} @click=${() => leave.go("everything")}>
          Save everything in one file (.zip)
        </button>
        <p class="cp-leave__said${isTrouble ? " cp-leave__said--trouble" : ""}">${making ? `Making ${making} …` : said || IN_IT}</p>
      </div>
      ${careful ? carefully(careful, leave) : nothing}
      <ul class="cp-leave__list">
        ${item("Slides", SLIDES_USE, quiet("Save slides (.pptx)", isReady, () => leave.go("slides")))}
        ${PAPERS.map((paper) => paperItem(paper, isReady, leave))}
        ${item("Calendar entry", CALENDAR_USE, calendar(state, isReady, leave))}
      </ul>
      ${organisation(state, leave)} ${share(state, leave)}
    </section>
  `;
}

/** Papers say what the parts take, so that somebody whose parts do not fill the time is told so. */
function misfit(state: State, leave: Leave): TemplateResult | typeof nothing {
  const session = state.open.value;
  if (difference(session) === 0) return nothing;
  return html`<p class="cp-leave__misfit">
    The parts take ${minutesInWords(total(session))}, and you have ${session.minutes}. The papers will say ${total(session)}.
    <button type="button" class="cp-tool__link" @click=${() => leave.fit()}>Make it fit first</button>
  </p>`;
}

function item(title: string, use: string, body: TemplateResult): TemplateResult {
  return html`<li>
    <h3>${title}</h3>
    <p>${use}</p>
    ${body}
  </li>`;
}

function quiet(words: string | TemplateResult, isReady: boolean, press: () => void): TemplateResult {
  return html`<button type="button" class="cp-button cp-button--quiet" ?disabled=${!isReady} @click=${press}>
    ${words}
  </button>`;
}

function link(words: string | TemplateResult, isReady: boolean, press: () => void): TemplateResult {
  return html`<button type="button" class="cp-tool__link" ?disabled=${!isReady} @click=${press}>${words}</button>`;
}

function paperItem({ name, title, use }: PaperKind, isReady: boolean, leave: Leave): TemplateResult {
  const which = html`<span class="cp-hidden"> ${title.toLowerCase()}</span>`;
  const body = html`<div class="cp-builder__row">
    ${quiet(html`Save${which} (.docx)`, isReady, () => leave.go(`word ${name}`))}
    ${link(html`Print${which}`, isReady, () => leave.go(`print ${name}`))}
  </div>`;
  return item(title, use, body);
}

function calendar(state: State, isReady: boolean, leave: Leave): TemplateResult {
  const { day, time, place } = state.leaving;
  return html`
    <div class="cp-leave__when">
      <label for="cp-builder-day">
        <span>Day</span>
        <input id="cp-builder-day" type="date" .value=${live(day)} @change=${(event: Event) => leave.set({ day: valueOf(event) })} />
      </label>
      <label for="cp-builder-time">
        <span>Time</span>
        <input id="cp-builder-time" type="time" .value=${live(time)} @change=${(event: Event) => leave.set({ time: valueOf(event) })} />
      </label>
      <label for="cp-builder-place">
        <span>Where</span>
        <input id="cp-builder-place" type="text" maxlength="200" .value=${live(place)}
          @input=${(event: Event) => leave.set({ place: valueOf(event) })} />
      </label>
    </div>
    ${quiet("Save entry (.ics)", isReady, () => leave.calendar())}
  `;
}

function organisation(state: State, leave: Leave): TemplateResult {
  const { name, contacts } = state.organisation;
  return html`
    <details class="cp-leave__more" id="cp-leave-organisation">
      <summary>Your organisation’s name, logo and contacts${name ? `: ${name}` : ""}</summary>
      <p class="cp-builder__small">Give them once. They stay in this browser and stand on everything that you save and print.</p>
      <div class="cp-leave__own">
        <label for="cp-organisation-name">
          <span>Name</span>
          <input id="cp-organisation-name" type="text" maxlength="120" autocomplete="organization" .value=${name}
            @change=${(event: Event) => leave.organise({ name: valueOf(event).trim() })} />
        </label>
        <label for="cp-organisation-contacts">
          <span>Whom people can turn to, one a line</span>
          <textarea id="cp-organisation-contacts" rows="3" maxlength="2000" .value=${contacts.join("\n")}
            @change=${(event: Event) => leave.organise({ contacts: linesIn(valueOf(event)) })}></textarea>
        </label>
        ${logo(state, leave)}
      </div>
    </details>
  `;
}

function logo(state: State, leave: Leave): TemplateResult {
  const { logo: shown } = state.organisation;
  return html`
    <div>
      <p class="cp-leave__label">Logo</p>
      ${shown
        ? html`<img class="cp-leave__logo" src=${shown.source} alt="Your logo, as it stands on everything"
            width=${shown.width} height=${shown.height} />`
        : nothing}
      <p class="cp-builder__row">
        ${link(shown ? "Choose another logo" : "Choose a logo", true, () => leave.logo())}
        ${shown ? link("Take the logo away", true, () => leave.organise({ logo: null })) : nothing}
      </p>
    </div>
  `;
}

function share(state: State, leave: Leave): TemplateResult {
  const { address } = state.leaving;
  const isReady = state.open.value.parts.length > 0;
  return html`
    <div class="cp-leave__share">
      <h3>Share it, or go on elsewhere</h3>
      <p>
        An address holds the whole session: whoever opens it gets a copy. A file does the same. Nothing is sent from here; your copy
        stays in this browser.
      </p>
      <div class="cp-builder__row">
        ${quiet("Copy an address", isReady, () => leave.go("address"))} ${quiet("Save to a file", isReady, () => leave.go("file"))}
      </div>
      ${address
        ? html`<label class="cp-leave__address" for="cp-builder-address">
            <span>The address: ${address.length.toLocaleString("en-GB")} signs</span>
            <textarea id="cp-builder-address" readonly rows="3" spellcheck="false" .value=${address}></textarea>
          </label>`
        : nothing}
    </div>
  `;
}

function carefully({ findings, way }: NonNullable<State["leaving"]["careful"]>, leave: Leave): TemplateResult {
  return html`
    <div class="cp-warning" role="region" aria-labelledby="cp-builder-careful">
      <p class="cp-warning__title" id="cp-builder-careful" tabindex="-1">Could somebody be known by these words?</p>
      ${warning(findings, (finding) => leave.show(finding))}
      <p class="cp-tool__hint">${CAVEAT}</p>
      <p class="cp-builder__row">${quiet("Go on with the words as they are", true, () => leave.go(way, true))}</p>
    </div>
  `;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
}

function linesIn(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter(Boolean).slice(0, 12);
}
