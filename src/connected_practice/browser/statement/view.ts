/** How the builder looks, drawn from its state. Text of people is only ever set as text. */

import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";

import { type Charter, type Kind, KINDS, laidOut, nameOf, neighbour, type Principle, type Removed, type Statement, under } from "./charter";
import { type Advice, onBy, onSo, onWill } from "./guidance";
import type { Example } from "./library";
import { type PaperSize, SHEETS } from "./poster";
import { countOf, fragmentOf } from "./results";
import { aloud, isWritten, sentenceOf } from "./sentence";
import { colourOf, shapeOf } from "./shapes";
import type { Kept, State } from "./state";

/** What people can do. */
export interface Actions {
  name(part: { owner?: string; title?: string; kind?: Kind }): void;
  write(id: string, part: Partial<Pick<Statement, "will" | "by" | "so">>): void;
  add(principle: string): void;
  adapt(example: Example): void;
  step(id: string, step: -1 | 1): void;
  grip(event: PointerEvent, id: string): void;
  remove(id: string): void;
  restore(taken: Removed): void;
  open(id: string): void;
  begin(): void;
  copy(): void;
  delete(): void;
  undelete(): void;
  openFile(): void;
  saveFile(): void;
  size(size: PaperSize): void;
  poster(): void;
  word(): void;
  print(): void;
  copyFragment(): void;
}

const READERS: Readonly<Record<Kind, string>> = { school: "students", trust: "students", borough: "children and young people" };

/** Returns the whole builder. */
export function view(state: State, act: Actions): TemplateResult {
  return html`
    ${shelf(state, act)}
    <div class="cp-statement__desk">
      <div class="cp-statement__write">
        ${who(state, act)}
        ${state.open.value.principles.map((principle, at) => part(state, act, principle, at))}
      </div>
      ${poster(state, act)}
      <div class="cp-statement__after">${results(state, act)} ${keeping(state, act)}</div>
    </div>
  `;
}

function shelf(state: State, act: Actions): TemplateResult {
  const others = state.kept.length > 1 || (state.kept.length === 1 && state.kept[0]?.id !== state.open.id);
  return html`
    <section class="cp-statement__shelf" aria-label="Your charters">
      ${state.trouble ? html`<div class="cp-tool__notice cp-tool__notice--trouble"><p>${state.trouble}</p></div>` : nothing}
      ${state.deleted
        ? html`<p class="cp-statement__undo">
            You deleted “${nameOf(state.deleted.value)}”.
            <button type="button" class="cp-tool__link" id="cp-statement-undelete" @click=${() => act.undelete()}>Put it back</button>
          </p>`
        : nothing}
      <div class="cp-statement__row">
        ${others ? chooser(state, act) : nothing}
        ${state.kept.length
          ? html`<button type="button" class="cp-tool__link" @click=${() => act.begin()}>New charter</button>`
          : nothing}
        <button type="button" class="cp-tool__link" @click=${() => act.openFile()}>Open a charter from a file</button>
      </div>
    </section>
  `;
}

function chooser(state: State, act: Actions): TemplateResult {
  const isNew = state.kept.every((kept) => kept.id !== state.open.id);
  return html`
    <div class="cp-statement__choose">
      <label for="cp-statement-choose">Charter</label>
      <select id="cp-statement-choose" @change=${(event: Event) => act.open(valueOf(event))}>
        ${isNew ? html`<option value=${state.open.id} selected>A new charter</option>` : nothing}
        ${repeat(state.kept, idOf, (kept) => choice(kept, state.open.id))}
      </select>
    </div>
  `;
}

function choice({ id, value: charter, changed }: Kept, open: string): TemplateResult {
  const day = changed && new Date(changed).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  return html`<option value=${id} ?selected=${id === open}>${nameOf(charter)}${day ? `, ${day}` : ""}</option>`;
}

function who(state: State, act: Actions): TemplateResult {
  const { value: charter } = state.open;
  return html`
    <section class="cp-statement__who" aria-labelledby="cp-statement-who">
      <h2 id="cp-statement-who">Who is promising?</h2>
      <fieldset class="cp-statement__kinds">
        <legend class="cp-hidden">Kind of organisation</legend>
        ${(Object.keys(KINDS) as Kind[]).map(
          (kind) => html`<label>
            <input type="radio" name="cp-statement-kind" value=${kind} .checked=${live(charter.kind === kind)}
              @change=${() => act.name({ kind })} />
            <span>${KINDS[kind]}</span>
          </label>`,
        )}
      </fieldset>
      <div class="cp-statement__names">
        ${input("owner", `Name of the ${charter.kind}`, charter.owner, (owner) => act.name({ owner }), "organization")}
        ${input("title", "What you call it", charter.title, (title) => act.name({ title }), "off")}
      </div>
      <p class="cp-statement__small">Begin with one statement. Three on a wall are better than fourteen in a drawer.</p>
    </section>
  `;
}

function input(id: string, label: string, value: string, write: (value: string) => void, autocomplete: string): TemplateResult {
  return html`
    <label class="cp-statement__field" for="cp-statement-${id}">
      <span>${label}</span>
      <input id="cp-statement-${id}" type="text" .value=${live(value)} autocomplete=${autocomplete}
        @input=${(event: Event) => write(valueOf(event))} />
    </label>
  `;
}

function part(state: State, act: Actions, principle: Principle, at: number): TemplateResult {
  const { value: charter } = state.open;
  const statements = under(charter, principle.id);
  const examples = state.examples?.list.filter((example) => example.principle === principle.id) ?? [];
  const title = `cp-statement-${principle.id}`;
  return html`
    <section class="cp-statement__part ${colourOf(at)}" aria-labelledby=${title}>
      <h2 id=${title}><svg viewBox="0 0 24 24" aria-hidden="true"><path d=${shapeOf(at)} /></svg>${principle.title}</h2>
      <ol class="cp-statement__list" data-principle=${principle.id}>
        ${repeat(
          laidOut(charter, principle.id, state.removed),
          (id) => id,
          (id) => {
            const taken = state.removed.find((removed) => removed.statement.id === id);
            const index = statements.findIndex((statement) => statement.id === id);
            const statement = statements[index];
            return taken ? gone(taken, act) : statement && card(state, act, statement, index, statements.length, principle);
          },
        )}
      </ol>
      <div class="cp-statement__more">
        <button type="button" class="cp-statement__add" id="cp-statement-add-${principle.id}" @click=${() => act.add(principle.id)}>
          Write a statement <span class="cp-hidden">under ${principle.title}</span>
        </button>
        ${examples.length ? exampleList(examples, statements, act, principle) : nothing}
      </div>
    </section>
  `;
}

function gone(taken: Removed, act: Actions): TemplateResult {
  const words = shortened(aloud(taken.statement));
  return html`
    <li class="cp-statement__undo">
      <span>Removed${words ? html`: “${words}”` : nothing}</span>
      <button type="button" class="cp-tool__link" id="cp-undo-${taken.statement.id}" @click=${() => act.restore(taken)}>
        Put it back
      </button>
    </li>
  `;
}

function card(state: State, act: Actions, statement: Statement, at: number, count: number, principle: Principle): TemplateResult {
  const { id } = statement;
  const { value: charter } = state.open;
  const example = state.examples?.list.find((found) => found.id === statement.example);
  return html`
    <li class="cp-statement__card" data-statement=${id}>
      <fieldset>
        <legend>
          <span class="cp-hidden">${principle.title}, statement</span> ${at + 1}<span class="cp-hidden"> of ${count}</span>
        </legend>
        ${field(id, "will", "We will", statement.will, onWill(statement), act)}
        ${field(id, "by", "by", statement.by, onBy(statement), act)}
        ${field(id, "so", "So you can", statement.so, onSo(statement, charter.kind), act)}
        ${example?.lookFor
          ? html`<p class="cp-statement__look"><strong>To see whether you keep it:</strong> ${example.lookFor}</p>`
          : nothing}
      </fieldset>
      <div class="cp-statement__tools">
        <span class="cp-card-grip" aria-hidden="true" title="Drag to move"
          @pointerdown=${(event: PointerEvent) => act.grip(event, id)}></span>
        ${mover(charter, id, at, -1, act)} ${mover(charter, id, at, 1, act)}
        <button type="button" class="cp-card-tool cp-card-tool--last" @click=${() => act.remove(id)}>
          Remove<span class="cp-hidden"> statement ${at + 1}</span>
        </button>
      </div>
    </li>
  `;
}

function mover(charter: Charter, id: string, at: number, step: -1 | 1, act: Actions): TemplateResult {
  const name = step === 1 ? "down" : "up";
  return html`
    <button type="button" class="cp-card-tool cp-card-tool--${name}" id="cp-${name}-${id}"
      ?disabled=${!neighbour(charter, id, step)} @click=${() => act.step(id, step)}>
      <span class="cp-hidden">Move statement ${at + 1} </span>${step === 1 ? "Down" : "Up"}
    </button>
  `;
}

type PartName = "will" | "by" | "so";
/** How many lines a part of the sentence has room for before it grows. */
const ROWS: Readonly<Record<PartName, number>> = { will: 1, by: 3, so: 1 };

function field(id: string, part: PartName, label: string, value: string, advice: Advice, act: Actions): TemplateResult {
  const name = `cp-${part}-${id}`;
  return html`
    <div class="cp-statement__part-of cp-statement__part-of--${part}">
      <label for=${name}>${label}</label>
      <div>
        <textarea id=${name} rows=${ROWS[part]} dir="auto" spellcheck="true" aria-describedby="${name}-advice" .value=${live(value)}
          @input=${(event: Event) => act.write(id, { [part]: valueOf(event) })}></textarea>
        <p id="${name}-advice" class="cp-statement__advice${advice.isAnswer ? " cp-statement__advice--answer" : ""}">${advice.text}</p>
      </div>
    </div>
  `;
}

function exampleList(examples: readonly Example[], written: readonly Statement[], act: Actions, principle: Principle): TemplateResult {
  return html`
    <details class="cp-statement__examples" id="cp-statement-examples-${principle.id}">
      <summary>Start from an example (${examples.length})</summary>
      <ul>
        ${repeat(examples, idOf, (example) => {
          const { will, by, so } = sentenceOf(example);
          const isUsed = written.some((statement) => statement.example === example.id);
          return html`
            <li>
              <p><strong>We will</strong> ${will}${by.length ? html` <strong>by</strong>` : nothing}</p>
              ${by.length ? html`<ul>${by.map((thing) => html`<li>${thing}</li>`)}</ul>` : nothing}
              <p>${so ? html`<strong>So you can</strong>${so}` : "How, and what for, is yours to finish."}</p>
              <button type="button" class="cp-tool__link" @click=${() => act.adapt(example)}>
                ${isUsed ? "Adapt this again" : "Adapt this"}<span class="cp-hidden">: We will ${will}</span>
              </button>
            </li>
          `;
        })}
      </ul>
    </details>
  `;
}

function poster(state: State, act: Actions): TemplateResult {
  const isEmpty = !countOf(state.open.value).written;
  return html`
    <section class="cp-statement__poster" aria-labelledby="cp-statement-poster">
      <h2 id="cp-statement-poster">Your poster</h2>
      <p class="cp-statement__empty" ?hidden=${!isEmpty}>It appears here as you write.</p>
      <div class="cp-statement__frame" aria-hidden="true" inert ?hidden=${isEmpty}></div>
      <p class="cp-statement__small cp-statement__pages" hidden>
        This is more than one page holds in letters that can be read on a wall, so there is a second page. Three or four statements
        make a stronger poster.
      </p>
      <div ?hidden=${isEmpty}>
        <fieldset class="cp-statement__kinds">
          <legend class="cp-hidden">Size of the poster</legend>
          ${(Object.keys(SHEETS) as PaperSize[]).map(
            (size) => html`<label>
              <input type="radio" name="cp-statement-size" value=${size} .checked=${live(state.size === size)}
                @change=${() => act.size(size)} />
              <span>${SHEETS[size].title}</span>
            </label>`,
          )}
        </fieldset>
        <button type="button" class="cp-button" @click=${() => act.poster()}>Print the poster</button>
        <p class="cp-statement__small">To get a file, choose “Save as PDF” where you would choose a printer.</p>
      </div>
    </section>
  `;
}

function results(state: State, act: Actions): TemplateResult {
  const { written, seen } = countOf(state.open.value);
  const heading = html`<h2 id="cp-statement-results">Take it with you</h2>`;
  if (!written) {
    return html`
      <section class="cp-statement__results" aria-labelledby="cp-statement-results">
        ${heading}
        <p>
          As soon as there is a statement, you can have it as a Word document, on paper, and for your website. To write with a group
          and pens, print the form.
        </p>
        <button type="button" class="cp-button cp-button--quiet" @click=${() => act.print()}>Print an empty form</button>
      </section>
    `;
  }
  return html`
    <section class="cp-statement__results" aria-labelledby="cp-statement-results">
      ${heading}
      <p>
        ${written} statement${written === 1 ? "" : "s"}${written > seen ? `, ${written - seen} without a “by” so far` : ""}. Read them with
        ${READERS[state.open.value.kind]} before they go on a wall.
      </p>
      ${otherParts(state, act)}
    </section>
  `;
}

function otherParts(state: State, act: Actions): TemplateResult {
  return html`
    <ul class="cp-statement__others">
      <li>
        <h3>A Word document</h3>
        <p>Your statements, and a table for who sees to each of them. Change it as you like.</p>
        <button type="button" class="cp-button cp-button--quiet" @click=${() => act.word()}>Save as Word</button>
      </li>
      <li>
        <h3>On paper</h3>
        <p>The same, plain, for a meeting.</p>
        <button type="button" class="cp-button cp-button--quiet" @click=${() => act.print()}>Print the statements</button>
      </li>
      <li>
        <h3>For your website</h3>
        <p>For whoever looks after your website. It takes on the look of the page that it is put into.</p>
        <button type="button" class="cp-button cp-button--quiet" @click=${() => act.copyFragment()}>Copy the HTML</button>
        <details class="cp-statement__code">
          <summary>Show the HTML</summary>
          <label for="cp-statement-fragment" class="cp-hidden">HTML of the charter</label>
          <textarea id="cp-statement-fragment" readonly rows="8" spellcheck="false" .value=${fragmentOf(state.open.value)}></textarea>
        </details>
      </li>
    </ul>
  `;
}

function keeping(state: State, act: Actions): TemplateResult {
  const isKept = state.kept.some((kept) => kept.id === state.open.id);
  const said = {
    kept: isKept ? "Kept in this browser, and nowhere else." : "What you write is kept in this browser, and nowhere else.",
    waiting: "Keeping what you wrote …",
    "not kept": "Not kept in this browser. Save it to a file before you close this page.",
  }[state.saving];
  const hasWords = state.open.value.statements.some(isWritten) || isKept;
  return html`
    <section class="cp-statement__keeping" aria-labelledby="cp-statement-keeping">
      <h2 id="cp-statement-keeping">Keep it, or go on elsewhere</h2>
      <p>${said} To go on at another computer, or to send it to a colleague, save it to a file and open that here.</p>
      <div class="cp-statement__row">
        <button type="button" class="cp-button cp-button--quiet" ?disabled=${!hasWords} @click=${() => act.saveFile()}>Save to a file</button>
        ${isKept
          ? html`
              <button type="button" class="cp-tool__link" @click=${() => act.copy()}>Make a copy</button>
              <button type="button" class="cp-tool__link" @click=${() => act.delete()}>Delete this charter</button>
            `
          : nothing}
      </div>
    </section>
  `;
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;
}

function shortened(text: string): string {
  const signs = [...text];
  return signs.length > 70 ? `${signs.slice(0, 70).join("").trim()} …` : text;
}
