/** The parts of a session, each with its clock, its minutes and why it is there; and what can be added. */

import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";

import type { Seat } from "../packs/plan";
import { addressOf } from "../site";
import type { Editing } from "./editing";
import type { Entry } from "./library";
import { settle, typed } from "./numbers";
import { LONGEST_PART, MOST_PARTS } from "./parts";
import type { Part, Used } from "./session";
import type { State } from "./state";
import { clock, minutesInWords, splitInWords, starts } from "./wording";

/** What kinds are called, one record of each. */
const KINDS: Readonly<Record<string, string>> = {
  "case-study": "Case",
  finding: "Finding",
  principle: "Principle",
  toolkit: "Toolkit",
  reflection: "Reflection",
  guide: "Topic guide",
  voice: "What young people and parents said",
  brief: "Brief",
  term: "Term",
};
const NOTHING_FOUND = "Nothing found that fits into a session. Try other words.";
const NOTHING_FITS = "Nothing else in the library fits into these minutes. Give it more, or add another below.";
const PARTS: Readonly<Record<Part["kind"], string>> = { opening: "Opening", activity: "Activity", break: "Break", closing: "Closing" };

export function parts(state: State, editing: Editing): TemplateResult {
  const session = state.open.value;
  const begins = starts(session);
  if (!session.parts.length) return html`<p class="cp-builder__empty">There are no parts yet. Add the first one below.</p>`;
  return html`
    <ol class="cp-parts">
      ${repeat(
        session.parts,
        ({ id }) => id,
        (part, at) => card(state, editing, part, at, begins[at] ?? 0),
      )}
    </ol>
  `;
}

function card(state: State, editing: Editing, part: Part, at: number, begins: number): TemplateResult {
  const count = state.open.value.parts.length;
  return html`
    <li class="cp-part cp-part--${part.kind}" data-part=${part.id}>
      <div class="cp-part__time">
        <p class="cp-part__clock"><span class="cp-hidden">From </span>${clock(begins)}</p>
        ${stepper(part, at, editing)}
      </div>
      <div class="cp-part__body">
        <p class="cp-part__kind">${PARTS[part.kind]}<span class="cp-hidden">, part ${at + 1} of ${count}</span></p>
        <label class="cp-hidden" for="cp-title-${part.id}">Title of part ${at + 1}</label>
        <textarea id="cp-title-${part.id}" class="cp-part__title" rows="1" maxlength="300" dir="auto" .value=${live(part.title)}
          @input=${(event: Event) => editing.write(part.id, { title: valueOf(event).replace(/\s*\n\s*/g, " ") })}></textarea>
        ${part.kind === "break" ? nothing : what(state, editing, part, at)}
        ${part.uses.length ? html`<ul class="cp-part__uses">${part.uses.map((used) => use(used, state))}</ul>` : nothing}
        ${seats(state, editing, part)}
        ${part.why ? html`<p class="cp-part__why"><span>Why this:</span> ${part.why}</p>` : nothing}
        ${tools(state, editing, part, at, count)} ${offers(state, editing, part)}
      </div>
    </li>
  `;
}

function stepper(part: Part, at: number, editing: Editing): TemplateResult {
  const step = part.minutes > 20 ? 5 : 1;
  const button = (by: number, sign: string, words: string): TemplateResult => html`
    <button type="button" id="cp-${words}-${part.id}" ?disabled=${part.minutes + by < 1}
      @click=${() => editing.minutes(part.id, part.minutes + by)}>
      <span aria-hidden="true">${sign}</span>
      <span class="cp-hidden">${minutesInWords(Math.abs(by))} ${words} for part ${at + 1}</span>
    </button>
  `;
  return html`
    <div class="cp-part__minutes">
      ${button(-step, "−", "less")}
      <label>
        <span class="cp-hidden">Minutes of part ${at + 1}</span>
        <input type="number" inputmode="numeric" min="1" max="480" step="1" .value=${String(part.minutes)}
          @input=${(event: Event) => typed(event, 1, LONGEST_PART, (minutes) => editing.minutes(part.id, minutes))}
          @change=${(event: Event) => settle(event, part.minutes)} />
        <span class="cp-part__unit" aria-hidden="true">min</span>
      </label>
      ${button(step, "+", "more")}
    </div>
  `;
}

/** What people do. Where the person has written nothing, the library's own words stand there. */
function what(state: State, editing: Editing, part: Part, at: number): TemplateResult {
  const librarys = part.uses.flatMap(({ ref }) => state.materials.get(ref)?.what ?? [])[0] ?? "";
  const text = part.what || (state.writing === part.id ? "" : librarys);
  return html`
    <label class="cp-hidden" for="cp-what-${part.id}">What people do in part ${at + 1}</label>
    <textarea id="cp-what-${part.id}" class="cp-part__what" rows=${Math.max(1, Math.ceil(text.length / 80))} maxlength="5000" dir="auto"
      placeholder="What people do" .value=${live(text)} @focus=${() => editing.writing(part.id)} @blur=${() => editing.writing("")}
      @input=${(event: Event) => editing.write(part.id, { what: valueOf(event) })}></textarea>
  `;
}

function use(used: Used, state: State): TemplateResult {
  const entry = state.library?.byRef.get(used.ref);
  const kind = used.ref.split(":")[0] ?? "";
  const isGone = state.library !== null && !entry;
  const note = state.materials.get(used.ref)?.note ?? "";
  return html`
    <li class="cp-kind-${kind}">
      <span class="cp-icon" aria-hidden="true"></span>
      <span>
        <span class="cp-part__of">${KINDS[kind] ?? "Page"}</span>
        ${entry ? page(entry) : used.title}
        ${isGone ? html`<span class="cp-part__gone">not in the library any more</span>` : nothing}
        ${note ? html`<span class="cp-part__note">May distress: ${note}</span>` : nothing}
      </span>
    </li>
  `;
}

function page({ path, title }: Entry): TemplateResult {
  return html`<a href=${addressOf(path)} target="_blank" rel="noopener">${title}<span class="cp-hidden"> (opens in a new tab)</span></a>`;
}

/** Questions to a case by seat, side by side, where the case has them. */
function seats(state: State, editing: Editing, part: Part): TemplateResult | typeof nothing {
  const all = part.uses.flatMap(({ ref }) => state.materials.get(ref)?.seats ?? []);
  if (all.length < 2) return nothing;
  const taken = all.filter((seat) => part.seats.includes(seat.sector));
  const { number, place } = state.open.value.who;
  const split = splitInWords(number, taken.map((seat) => seat.title), place);
  return html`
    <div class="cp-sides" role="group" aria-label="Questions from several seats">
      <p class="cp-sides__choose">
        <span>Look at it from the seat of a</span>
        ${all.map(
          (seat) => html`<label class="cp-press cp-press--small">
            <input type="checkbox" .checked=${live(part.seats.includes(seat.sector))}
              @change=${(event: Event) => editing.seat(part.id, seat.sector, (event.target as HTMLInputElement).checked)} />
            <span>${seat.title.toLowerCase()}</span>
          </label>`,
        )}
      </p>
      ${taken.length ? html`<div class="cp-sides__side">${taken.map(seatView)}</div>` : nothing}
      ${split ? html`<p class="cp-sides__split">${split}</p>` : nothing}
    </div>
  `;
}

function seatView(seat: Seat): TemplateResult {
  return html`<div class="cp-sides__seat">
    <p class="cp-sides__who">${seat.title}</p>
    <ul>${seat.questions.map((question) => html`<li>${question}</li>`)}</ul>
  </div>`;
}

function tools(state: State, editing: Editing, part: Part, at: number, count: number): TemplateResult {
  const isFull = count >= MOST_PARTS;
  const number = html`<span class="cp-hidden"> part ${at + 1}</span>`;
  return html`
    <div class="cp-part__tools">
      <span class="cp-card-grip" aria-hidden="true" title="Drag to move"
        @pointerdown=${(event: PointerEvent) => editing.grip(event, part.id)}></span>
      ${mover(part, at, -1, at === 0, editing)} ${mover(part, at, 1, at === count - 1, editing)}
      <button type="button" class="cp-card-tool" ?disabled=${part.minutes < 2 || isFull} @click=${() => editing.split(part.id)}>
        Split${number}
      </button>
      ${part.kind === "activity" && state.library
        ? html`<button type="button" class="cp-card-tool" id="cp-swap-${part.id}" aria-expanded=${state.swapping?.part === part.id}
            @click=${() => editing.offer(part.id)}>Swap${number}</button>`
        : nothing}
      <button type="button" class="cp-card-tool cp-card-tool--last" @click=${() => editing.remove(part.id)}>Remove${number}</button>
    </div>
  `;
}

function mover(part: Part, at: number, step: -1 | 1, isThere: boolean, editing: Editing): TemplateResult {
  const name = step === 1 ? "down" : "up";
  return html`
    <button type="button" class="cp-card-tool cp-card-tool--${name}" id="cp-${name}-${part.id}" ?disabled=${isThere}
      @click=${() => editing.step(part.id, step)}>
      <span class="cp-hidden">Move part ${at + 1} </span>${step === 1 ? "Down" : "Up"}
    </button>
  `;
}

function offers(state: State, editing: Editing, part: Part): TemplateResult | typeof nothing {
  if (state.swapping?.part !== part.id) return nothing;
  const found = state.swapping.offers;
  return html`
    <div class="cp-swaps" role="group" aria-label="Swap for">
      <p>${found.length ? `Swap it for one of these. Each fits into ${minutesInWords(part.minutes)}.` : NOTHING_FITS}</p>
      <ul class="cp-swaps__list">
        ${repeat(found, ({ ref }) => ref, (entry) => offer(entry, "Swap", () => editing.swap(part.id, entry)))}
      </ul>
    </div>
  `;
}

function offer(entry: Entry, verb: string, choose: () => void): TemplateResult {
  const [least, usual] = entry.minutes;
  const takes = least === usual ? minutesInWords(usual) : `${least} to ${usual} minutes`;
  return html`
    <li class="cp-offer cp-kind-${entry.kind}">
      <span class="cp-icon" aria-hidden="true"></span>
      <span class="cp-offer__text">
        <span class="cp-part__of">${KINDS[entry.kind] ?? "Page"}, ${takes}${entry.note ? ", may distress" : ""}</span>
        <strong>${entry.title}</strong>
        <span class="cp-builder__small">${entry.summary}</span>
      </span>
      <button type="button" class="cp-button cp-button--quiet" @click=${choose}>
        ${verb}<span class="cp-hidden"> ${entry.title}</span>
      </button>
    </li>
  `;
}

export function adding(state: State, editing: Editing): TemplateResult {
  const found = state.adding?.found ?? null;
  const words = state.adding?.words ?? "";
  return html`
    <section class="cp-add" aria-labelledby="cp-add-title">
      <h3 id="cp-add-title">Add a part</h3>
      <div class="cp-add__row">
        <label class="cp-add__field" for="cp-builder-add">
          <span>From the library</span>
          <input id="cp-builder-add" type="search" autocomplete="off" .value=${live(words)} ?disabled=${!state.library}
            @input=${(event: Event) => editing.look(valueOf(event))} />
        </label>
        <button type="button" class="cp-button cp-button--quiet" @click=${() => editing.addOwn()}>Your own part</button>
        <button type="button" class="cp-button cp-button--quiet" @click=${() => editing.addBreak()}>A break</button>
      </div>
      ${found?.length
        ? html`<ul class="cp-swaps__list" aria-label="Found in the library">
            ${repeat(found, ({ ref }) => ref, (entry) => offer(entry, "Add", () => editing.add(entry)))}
          </ul>`
        : nothing}
      ${found && !found.length && words.trim() ? html`<p class="cp-builder__small">${NOTHING_FOUND}</p>` : nothing}
    </section>
  `;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
}
