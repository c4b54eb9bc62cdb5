/** The three questions: how long, who is coming, what about. */

import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";

import type { Builder } from "./builder";
import { rolesIn, type SectorChoice, titleIn } from "./choices";
import type { Editing } from "./editing";
import { settle, typed } from "./numbers";
import { LONGEST } from "./propose";
import type { Session } from "./session";
import { isBuilt, type State } from "./state";
import { listed, minutesInWords, people } from "./wording";

const LENGTHS: readonly (readonly [minutes: number, title: string])[] = [
  [20, "20 minutes"],
  [60, "60 minutes"],
  [180, "3 hours"],
];
const TAKES_PLACE = "A new proposal takes the place of the parts below. Undo brings them back.";
/** On a phone the list of topics would fill two screens: there it is opened by whoever wants it. */
const isWide = matchMedia("(min-width: 48em)").matches;
const PLACES: Readonly<Record<Session["who"]["place"], string>> = { room: "In a room", online: "Online" };

export function questions(state: State, { editing }: Builder): TemplateResult {
  const built = isBuilt(state);
  const submit = (event: Event): void => {
    event.preventDefault();
    void editing.propose();
  };
  return html`
    <form class="cp-ask" aria-label="Three questions" autocomplete="off" novalidate @submit=${submit}>
      ${howLong(state, editing)} ${who(state, editing)} ${about(state, editing)}
      <div class="cp-ask__go">
        <button class="cp-button" id="cp-builder-propose">${built ? "Propose another session" : "Propose a session"}</button>
        ${built
          ? html`<button type="button" class="cp-tool__link" @click=${() => editing.ask(false)}>Keep the parts as they are</button>`
          : html`<button type="button" class="cp-tool__link" @click=${() => editing.beginEmpty()}>Begin with an empty one</button>`}
        ${built ? html`<p class="cp-builder__small">${TAKES_PLACE}</p>` : nothing}
      </div>
    </form>
  `;
}

/** What was answered, in one line, once there is a session. */
export function asked(state: State, editing: Editing): TemplateResult {
  const { minutes, who, about, topics } = state.open.value;
  const roles = who.roles.map((role) => titleIn(rolesIn(state.choices), role));
  const subjects = about ? [`“${about}”`] : topics.map((topic) => titleIn(state.choices.topics, topic));
  return html`
    <p class="cp-asked">
      <span>
        <strong>${minutesInWords(minutes)}</strong> for <strong>${people(who.number)}</strong>${roles.length ? ` (${listed(roles)})` : ""},
        ${PLACES[who.place].toLowerCase()}${subjects.length ? html`, about <strong>${listed(subjects)}</strong>` : nothing}.
      </span>
      <button type="button" class="cp-tool__link" id="cp-builder-ask" @click=${() => editing.ask(true)}>
        Change<span class="cp-hidden"> how long, who or what about</span>
      </button>
    </p>
  `;
}

function howLong(state: State, editing: Editing): TemplateResult {
  const { minutes } = state.open.value;
  const set = (value: number): void => editing.answer({ minutes: value }, "how long");
  return html`
    <fieldset class="cp-ask__part cp-ask__part--first">
      <legend><span class="cp-ask__number" aria-hidden="true">1</span> How long?</legend>
      <div class="cp-ask__answer">
        <div class="cp-ask__big">
          ${LENGTHS.map(
            ([value, title]) => html`<label class="cp-press cp-press--big">
              <input type="radio" name="cp-builder-long" .checked=${live(minutes === value)} @change=${() => set(value)} />
              <span>${title}</span>
            </label>`,
          )}
          <label class="cp-ask__other" for="cp-builder-minutes">
            <span>Other</span>
            <input id="cp-builder-minutes" type="number" inputmode="numeric" min="5" max="480" step="1" .value=${String(minutes)}
              aria-invalid=${state.mistake ? "true" : "false"} aria-describedby="cp-builder-mistake"
              @input=${(event: Event) => (typed(event, 0, LONGEST, set) ? undefined : editing.tooLong())}
              @change=${(event: Event) => state.mistake || settle(event, minutes)} />
            <span>minutes</span>
          </label>
        </div>
        <p class="cp-tool__mistake" id="cp-builder-mistake" role="alert">${state.mistake}</p>
      </div>
    </fieldset>
  `;
}

function who(state: State, editing: Editing): TemplateResult {
  const { number, place } = state.open.value.who;
  return html`
    <fieldset class="cp-ask__part">
      <legend><span class="cp-ask__number" aria-hidden="true">2</span> Who is coming?</legend>
      <div class="cp-ask__answer">
        <div class="cp-ask__line">
          <label class="cp-ask__other" for="cp-builder-number">
            <input id="cp-builder-number" type="number" inputmode="numeric" min="1" max="500" step="1" .value=${String(number)}
              @input=${(event: Event) => typed(event, 1, 500, (many) => editing.who({ number: many }, "number"))}
              @change=${(event: Event) => settle(event, number)} />
            <span>people</span>
          </label>
          <span role="radiogroup" aria-label="Where" class="cp-ask__places">
            ${(Object.keys(PLACES) as Session["who"]["place"][]).map(
              (name) => html`<label class="cp-press">
                <input type="radio" name="cp-builder-place" .checked=${live(place === name)}
                  @change=${() => editing.who({ place: name }, "")} />
                <span>${PLACES[name]}</span>
              </label>`,
            )}
          </span>
        </div>
        <div class="cp-ask__sectors">${state.choices.sectors.map((sector) => roles(sector, state, editing))}</div>
      </div>
    </fieldset>
  `;
}

function roles(sector: SectorChoice, state: State, editing: Editing): TemplateResult {
  const chosen = state.open.value.who.roles;
  const set = (id: string, isChosen: boolean): void => {
    const others = chosen.filter((role) => role !== id);
    editing.who({ roles: isChosen ? [...others, id] : others }, "");
  };
  const title = `cp-builder-sector-${sector.id || "all"}`;
  return html`
    <div role="group" aria-labelledby=${title} class="cp-ask__sector">
      <p id=${title}>${sector.title}</p>
      <div class="cp-ask__chips">
        ${sector.roles.map((role) => chip(role.title, chosen.includes(role.id), (isChosen) => set(role.id, isChosen)))}
      </div>
    </div>
  `;
}

function about(state: State, editing: Editing): TemplateResult {
  const { about: words, topics } = state.open.value;
  return html`
    <fieldset class="cp-ask__part">
      <legend><span class="cp-ask__number" aria-hidden="true">3</span> What about?</legend>
      <div class="cp-ask__answer">
        <label class="cp-ask__about" for="cp-builder-about">
          <span>In your own words</span>
          <input id="cp-builder-about" type="text" maxlength="200" .value=${live(words)}
            @input=${(event: Event) => editing.answer({ about: (event.target as HTMLInputElement).value }, "about")} />
        </label>
        <details class="cp-ask__topics" ?open=${isWide || topics.length > 0}>
          <summary id="cp-builder-topics">or choose from ${state.choices.topics.length} topics</summary>
          <div class="cp-ask__chips" role="group" aria-labelledby="cp-builder-topics">
            ${state.choices.topics.map((topic) => chip(topic.title, topics.includes(topic.id), (is) => editing.topic(topic.id, is)))}
          </div>
        </details>
      </div>
    </fieldset>
  `;
}

function chip(title: string, isChosen: boolean, choose: (isChosen: boolean) => void): TemplateResult {
  return html`<label class="cp-press">
    <input type="checkbox" .checked=${live(isChosen)} @change=${(event: Event) => choose((event.target as HTMLInputElement).checked)} />
    <span>${title}</span>
  </label>`;
}
