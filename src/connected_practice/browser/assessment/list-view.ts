/** Every self-assessment of this browser in a list: go on, rename, copy, delete, save, put beside each other. */

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";

import { dateInWords } from "../documents/text";
import type { Messages } from "./messages";
import type { Answered, Assessment, Gathering } from "./model";
import type { Kept, OnShelf } from "./shelf";
import { count, listed } from "./wording";

export interface ListState {
  readonly shelf: OnShelf;
  readonly messages: Messages;
  /** The ids of those that are ticked. */
  readonly ticked: ReadonlySet<string>;
  /** The id of the one that is being renamed. */
  readonly renaming: string | null;
  addressOf(path: string): string;
}

export interface ListActions {
  openFiles(): void;
  gatherFiles(): void;
  tick(id: string, isTicked: boolean): void;
  compare(ref: string): void;
  gather(ref: string): void;
  rename(id: string): void;
  renamed(id: string, title: string | null): void;
  copy(id: string): void;
  remove(id: string): void;
  saveFile(id: string): void;
}

export function listView(state: ListState, actions: ListActions): TemplateResult {
  const { shelf, messages } = state;
  return html`<div class="cp-shelf">
    <p class="cp-buttons">
      <button type="button" class="cp-button" @click=${actions.gatherFiles}>
        Bring several people’s files together
      </button>
      <button type="button" class="cp-button cp-button--quiet" @click=${actions.openFiles}>
        Open a file of your own
      </button>
    </p>
    ${messages.view()} ${shelf.gatherings.length ? gatherings(state, actions) : nothing}
    <h2 id="cp-own" tabindex="-1">In this browser</h2>
    ${shelf.assessments.length ? groups(state, actions) : empty()}
    ${shelf.unread ? html`<p class="cp-shelf__unread">${unreadInWords(shelf.unread)}</p>` : nothing}
  </div>`;
}

function empty(): TemplateResult {
  return html`<p>
    There is nothing here yet. Choose an audit or a checklist below: from your first rating on it is kept here, in this
    browser and nowhere else.
  </p>`;
}

function unreadInWords(number: number): string {
  const was = number === 1 ? "was" : "were";
  return `${count(number, "thing")} here ${was} saved by a newer version of this page. Load it again to see more.`;
}

function groups(state: ListState, actions: ListActions): TemplateResult {
  const byToolkit = new Map<string, Kept<Assessment>[]>();
  for (const kept of state.shelf.assessments) {
    const { ref, scale } = kept.value.toolkit;
    byToolkit.set(`${ref} ${scale}`, [...(byToolkit.get(`${ref} ${scale}`) ?? []), kept]);
  }
  return html`${repeat(
    byToolkit,
    ([name]) => name,
    ([name, all]) => group(name, all, state, actions),
  )}`;
}

function group(name: string, all: readonly Kept<Assessment>[], state: ListState, actions: ListActions): TemplateResult {
  const toolkit = all[0]?.value.toolkit as Answered;
  return html`<section class="cp-shelf__group">
    <h3>${toolkit.title}</h3>
    <ul class="cp-shelf__list">
      ${repeat(
        all,
        ({ id }) => id,
        (kept) => entry(kept, all.length > 1, state, actions),
      )}
    </ul>
    ${
      all.length > 1
        ? html`<p class="cp-shelf__together">
            Tick two or more, then
            <button type="button" class="cp-link-button" @click=${() => actions.compare(name)}>
              put them side by side
            </button>
            or
            <button type="button" class="cp-link-button" @click=${() => actions.gather(name)}>
              bring them together as several people’s</button
            >.
          </p>`
        : nothing
    }
  </section>`;
}

function entry(kept: Kept<Assessment>, canTick: boolean, state: ListState, actions: ListActions): TemplateResult {
  const { id, value } = kept;
  return html`<li class="cp-shelf__entry" data-id=${id}>
    ${
      canTick
        ? html`<input
            type="checkbox"
            class="cp-shelf__tick"
            aria-label=${`Choose ${titleOf(value)}`}
            .checked=${state.ticked.has(id)}
            @change=${(event: Event) => actions.tick(id, (event.target as HTMLInputElement).checked)}
          />`
        : nothing
    }
    <div class="cp-shelf__what">
      ${state.renaming === id ? renaming(id, value.title, actions) : goOn(kept, state)}
      <p class="cp-shelf__facts">${factsOf(kept)}</p>
      <p class="cp-shelf__acts">
        ${act("Rename", value, () => actions.rename(id))} ${act("Copy", value, () => actions.copy(id))}
        ${act("Save a file", value, () => actions.saveFile(id))} ${act("Delete", value, () => actions.remove(id))}
      </p>
    </div>
  </li>`;
}

function goOn({ id, value }: Kept<Assessment>, { addressOf }: ListState): TemplateResult {
  const path = `toolkits/${value.toolkit.ref.replace("toolkit:", "")}/`;
  return html`<p class="cp-shelf__title"><a href=${`${addressOf(path)}#assessment=${id}`}>${titleOf(value)}</a></p>`;
}

function titleOf({ title }: { readonly title: string }): string {
  return title.trim() || "No name";
}

function factsOf({ value, changed }: Kept<Assessment>): string {
  const rated = value.answers.filter((answer) => answer.rating).length;
  const who = listed([value.role.trim(), value.agency.trim()].filter(Boolean), "at");
  const day = value.on && dateInWords(value.on);
  return [who, day, `${rated} of ${value.answers.length} rated`, `last changed ${dateInWords(changed)}`]
    .filter(Boolean)
    .join(" · ");
}

function act(words: string, of: { readonly title: string }, press: () => void): TemplateResult {
  return html`<button type="button" class="cp-link-button" @click=${press}>
    ${words}<span class="cp-hidden"> ${titleOf(of)}</span>
  </button>`;
}

function renaming(id: string, title: string, actions: ListActions): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem("title");
    actions.renamed(id, input instanceof HTMLInputElement ? input.value : null);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") actions.renamed(id, null);
  };
  return html`<form class="cp-shelf__rename" @submit=${submit} @keydown=${key}>
    <label class="cp-field"
      ><span class="cp-field__name">New name</span><input name="title" type="text" maxlength="200" .value=${title}
    /></label>
    <button type="submit" class="cp-button">Rename</button>
    <button type="button" class="cp-button cp-button--quiet" @click=${() => actions.renamed(id, null)}>Leave it</button>
  </form>`;
}

function gatherings(state: ListState, actions: ListActions): TemplateResult {
  return html`<h2>Several people together</h2>
    <ul class="cp-shelf__list">
      ${repeat(
        state.shelf.gatherings,
        ({ id }) => id,
        (kept) => gathering(kept, state, actions),
      )}
    </ul>`;
}

function gathering({ id, value, changed }: Kept<Gathering>, state: ListState, actions: ListActions): TemplateResult {
  const people = count(value.people.length, "person", "people");
  return html`<li class="cp-shelf__entry" data-id=${id}>
    <div class="cp-shelf__what">
      ${
        state.renaming === id
          ? renaming(id, value.title, actions)
          : html`<p class="cp-shelf__title"><a href="#people=${id}">${titleOf(value)}</a></p>`
      }
      <p class="cp-shelf__facts">
        ${[value.toolkit.title, people, `last changed ${dateInWords(changed)}`].join(" · ")}
      </p>
      <p class="cp-shelf__acts">
        ${act("Rename", value, () => actions.rename(id))} ${act("Save a file", value, () => actions.saveFile(id))}
        ${act("Delete", value, () => actions.remove(id))}
      </p>
    </div>
  </li>`;
}
