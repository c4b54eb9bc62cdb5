/** Several people's self-assessments in one picture: who is in it, where they differ, and a meeting about that. */

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";

import { dateInWords } from "../documents/text";
import { type Agenda, LENGTHS, type Length, type Part } from "./agenda";
import { exportButtons } from "./compare-view";
import type { Form } from "./exports";
import type { Messages } from "./messages";
import type { Assessment } from "./model";
import { called } from "./panel";
import { key, letter, writing } from "./result-view";
import { type Choice, type ScaleName, SCALES } from "./scale";
import type { Kept } from "./shelf";
import { agreement, label, type Person, rowsOf, type Spread, type Voice } from "./spread";
import type { Toolkit } from "./toolkit";
import { capital, count, sentence } from "./wording";

export interface PeopleState {
  readonly title: string;
  readonly toolkit: Toolkit;
  /** Everybody, and those whose agencies are chosen. */
  readonly everybody: readonly Person[];
  readonly people: readonly Person[];
  readonly agencies: readonly string[];
  readonly left: ReadonlySet<string>;
  /** In the order in which they are shown. */
  readonly spreads: readonly Spread[];
  readonly isWidestFirst: boolean;
  readonly by: "agency" | "role";
  /** Self-assessments of this browser that could be added. */
  readonly addable: readonly Kept<Assessment>[];
  readonly minutes: Length;
  readonly agenda: Agenda | null;
  readonly messages: Messages;
}

export interface PeopleActions {
  rename(title: string): void;
  addFiles(): void;
  add(id: string): void;
  remove(person: Person): void;
  choose(agency: string, isChosen: boolean): void;
  order(isWidestFirst: boolean): void;
  by(what: "agency" | "role"): void;
  minutes(minutes: Length): void;
  export(form: Form): void;
  exportAgenda(form: "word" | "print"): void;
  saveFile(): void;
}

export function peopleView(state: PeopleState, actions: PeopleActions): TemplateResult {
  const { toolkit, messages } = state;
  return html`<p><a class="cp-button cp-button--quiet" href="#all">All self-assessments</a></p>
    <h2 id="cp-view-title" tabindex="-1">Several people, one picture</h2>
    <p class="cp-result__who">${toolkit.title}</p>
    <label class="cp-field cp-people__title"
      ><span class="cp-field__name">Call it</span
      ><input
        type="text"
        maxlength="200"
        .value=${state.title}
        @change=${(event: Event) => actions.rename(valueOf(event))}
    /></label>
    ${messages.view()} ${who(state, actions)}
    ${state.everybody.length > 1 ? picture(state, actions) : html`<p>Add at least two people’s files. ${WHY}</p>`}`;
}

const WHY = "Then you see where they agree and where they do not.";

function picture(state: PeopleState, actions: PeopleActions): TemplateResult {
  const { spreads, toolkit, people } = state;
  if (people.length < 2) {
    return html`${controls(state, actions)}
      <p>Choose more agencies: it takes two people to see where they differ.</p>`;
  }
  const save = html`<button type="button" class="cp-button cp-button--quiet" @click=${actions.saveFile}>
    Save a file
  </button>`;
  return html`<p class="cp-people__summary">${inWords(spreads)}</p>
    ${exportButtons(actions.export, save)} ${agendaView(state, actions)} ${controls(state, actions)}
    <p class="cp-picture__key">${key(toolkit.scale, false)}</p>
    ${groupsOf(state).map(([title, some]) => group(title, some, state))}`;
}

function inWords(spreads: readonly Spread[]): string {
  const rated = spreads.filter(({ chosen }) => chosen.reduce((sum, { voices }) => sum + voices.length, 0) > 1);
  const [far, step, same] = ([2, 1, 0] as const).map(
    (width) => rated.filter((spread) => spread.width === width).length,
  );
  const parts = [
    far ? `people are far apart on ${count(far, "item")}` : "",
    step ? `${far ? "" : "people are "}one step apart on ${count(step, "item")}` : "",
    same ? `${far || step ? "" : "people "}agree on ${count(same, "item")}` : "",
  ].filter(Boolean);
  return sentence(parts) || "Too few items have been rated by more than one person to compare.";
}

// Who is in it

function who(state: PeopleState, actions: PeopleActions): TemplateResult {
  const { everybody, agencies } = state;
  const from = agencies.length > 1 ? ` from ${count(agencies.length, "agency", "agencies")}` : "";
  return html`<section class="cp-people" aria-label="Who is in it">
    <details ?open=${everybody.length < 2}>
      <summary>${capital(count(everybody.length, "person", "people"))}${from}</summary>
      <ul class="cp-people__list">
        ${everybody.map((person) => personView(person, actions))}
      </ul>
    </details>
    <p class="cp-buttons">
      <button type="button" class="cp-button" @click=${actions.addFiles}>Add people’s files</button>
    </p>
    ${state.addable.length ? addable(state.addable, actions) : nothing}
  </section>`;
}

function personView(person: Person, actions: PeopleActions): TemplateResult {
  const { title, on, answers } = person.assessment;
  const rated = answers.filter((answer) => answer.rating).length;
  const facts = [title.trim(), dateInWords(on), `${rated} of ${answers.length} rated`].filter(Boolean).join(" · ");
  return html`<li>
    ${label(person)} <span class="cp-people__facts">${facts}</span>
    <button type="button" class="cp-link-button" @click=${() => actions.remove(person)}>
      Take out<span class="cp-hidden"> ${label(person)}</span>
    </button>
  </li>`;
}

function addable(kept: readonly Kept<Assessment>[], actions: PeopleActions): TemplateResult {
  return html`<details>
    <summary>Add one from this browser</summary>
    <ul class="cp-people__list">
      ${kept.map(
        ({ id, value }) =>
          html`<li>
            <button type="button" class="cp-link-button" @click=${() => actions.add(id)}>${called(value)}</button>
          </li>`,
      )}
    </ul>
  </details>`;
}

function controls(state: PeopleState, actions: PeopleActions): TemplateResult {
  const { agencies, left, isWidestFirst, by } = state;
  return html`<div class="cp-people__controls">
    ${
      agencies.length > 1
        ? html`<fieldset>
            <legend>Show people from</legend>
            ${agencies.map(
              (agency) =>
                html`<label
                  ><input
                    type="checkbox"
                    .checked=${!left.has(agency)}
                    @change=${(event: Event) => actions.choose(agency, (event.target as HTMLInputElement).checked)}
                  />
                  ${agency}</label
                >`,
            )}
          </fieldset>`
        : nothing
    }
    ${choice(
      "Order",
      "order",
      isWidestFirst,
      [
        [true, "Widest disagreements first"],
        [false, "As in the tool"],
      ],
      actions.order,
    )}
    ${choice(
      "Name people by",
      "by",
      by,
      [
        ["agency", "Agency"],
        ["role", "Role"],
      ],
      actions.by,
    )}
  </div>`;
}

function choice<T>(
  legend: string,
  name: string,
  chosen: T,
  options: readonly (readonly [T, string])[],
  act: (value: T) => void,
): TemplateResult {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${options.map(
      ([value, words]) =>
        html`<label
          ><input type="radio" name="cp-${name}" .checked=${value === chosen} @change=${() => act(value)} />
          ${words}</label
        >`,
    )}
  </fieldset>`;
}

// Item by item

/** Returns the items under headings: by how far people are apart, or by the tool's sections. */
function groupsOf({ spreads, isWidestFirst }: PeopleState): (readonly [string, Spread[]])[] {
  const titles = isWidestFirst ? BY_WIDTH : [...new Set(spreads.map(({ item }) => item.section))];
  const titleOf = (spread: Spread) => (isWidestFirst ? BY_WIDTH[2 - spread.width] : spread.item.section);
  return titles.map((title) => [title, spreads.filter((spread) => titleOf(spread) === title)] as const);
}

const BY_WIDTH = ["Far apart", "One step apart", "Nobody differs"];

function group(title: string, spreads: readonly Spread[], state: PeopleState): TemplateResult | typeof nothing {
  if (!spreads.length) return nothing;
  return html`<h3>${title}</h3>
    <ul class="cp-spreads">
      ${repeat(
        spreads,
        ({ item }) => item.id,
        (spread) => spreadView(spread, state),
      )}
    </ul>`;
}

function spreadView(spread: Spread, state: PeopleState): TemplateResult {
  const { item, chosen, unrated, width } = spread;
  const { scale } = state.toolkit;
  return html`<li class="cp-spread cp-spread--${width}">
    <div class="cp-spread__what">
      <p class="cp-spread__text">${item.text}</p>
      <p class="cp-spread__agreement">${agreement(spread)}</p>
      <div class="cp-spread__picture" aria-hidden="true">
        ${chosen.map(({ choice, voices }) => tiles(voices, letter(scale, choice.rating)))}
        ${tiles(unrated, letter(scale, null))}
      </div>
    </div>
    ${table(spread, state)} ${words(spread, scale)}
  </li>`;
}

/** One square for each person: nobody becomes an average. */
function tiles(voices: readonly Voice[], tile: TemplateResult): TemplateResult | typeof nothing {
  if (!voices.length) return nothing;
  return html`<span class="cp-spread__tiles">${voices.map(() => tile)}</span>`;
}

function table(spread: Spread, { by, toolkit }: PeopleState): TemplateResult {
  const rows = rowsOf(spread, by);
  const choices = SCALES[toolkit.scale];
  return html`<table class="cp-grid cp-grid--counts">
    <thead>
      <tr>
        <th scope="col">${by === "agency" ? "Agency" : "Role"}</th>
        ${choices.map((one) => html`<th scope="col">${headOf(one)}</th>`)}
        <th scope="col"><abbr title="No rating">–</abbr></th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, counts }) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${counts.map((number) => html`<td class=${number ? "" : "cp-grid__zero"}>${number}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function headOf({ letter: sign, word, rating }: Choice): TemplateResult {
  if (rating === "yes" || rating === "no") return html`${word}`;
  return html`<abbr title=${word}>${sign}</abbr>`;
}

/** What people wrote beside the item, under what they chose. */
function words({ chosen, unrated }: Spread, scale: ScaleName): TemplateResult | typeof nothing {
  const voices = [...chosen.flatMap(({ voices: some }) => some), ...unrated];
  const said = voices.filter(
    ({ answer, isToOtherWords }) => isToOtherWords || answer.evidence.trim() || answer.note.trim(),
  );
  if (!said.length) return nothing;
  return html`<details>
    <summary>What people saw (${said.length})</summary>
    <ul class="cp-result__lines">
      ${said.map(
        ({ person, answer, isToOtherWords }) =>
          html`<li>
            ${letter(scale, answer.rating)}
            <div>
              ${label(person)} ${writing([answer.evidence, answer.note])}
              ${isToOtherWords ? html`<p class="cp-result__evidence">Rated when it said: ${answer.text}</p>` : nothing}
            </div>
          </li>`,
      )}
    </ul>
  </details>`;
}

// The meeting

function agendaView({ agenda, minutes }: PeopleState, actions: PeopleActions): TemplateResult {
  return html`<details class="cp-agenda">
    <summary>A meeting about the widest disagreements</summary>
    ${
      agenda
        ? html`<label class="cp-field cp-agenda__minutes"
              ><span class="cp-field__name">How long have you got?</span
              ><select @change=${(event: Event) => actions.minutes(Number(valueOf(event)) as Length)}>
                ${LENGTHS.map((one) => html`<option value=${one} ?selected=${one === minutes}>${one} minutes</option>`)}
              </select></label
            >
            <ol class="cp-agenda__parts">
              ${agenda.parts.map(partView)}
            </ol>
            <p class="cp-buttons">
              <button type="button" class="cp-button" @click=${() => actions.exportAgenda("word")}>
                Agenda in Word
              </button>
              <button type="button" class="cp-button cp-button--quiet" @click=${() => actions.exportAgenda("print")}>
                Print the agenda
              </button>
            </p>`
        : html`<p>Nobody differs on anything that more than one person has rated, so there is nothing to settle.</p>`
    }
  </details>`;
}

function partView({ title, minutes, known, questions }: Part): TemplateResult {
  return html`<li>
    <p class="cp-agenda__title"><strong>${title}</strong> <span class="cp-people__facts">${minutes} minutes</span></p>
    <p>${known}</p>
    ${
      questions.length
        ? html`<ul>
            ${questions.map((question) => html`<li>${question}</li>`)}
          </ul>`
        : nothing
    }
  </li>`;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
