/** The lists by which results are narrowed, and what they have been narrowed to. */

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";

import type { Found, Lists } from "./library";
import {
  type Choice,
  choicesOf,
  type Chosen,
  chosenEntries,
  type Group,
  GROUPS,
  only,
  TITLES,
  toggled,
} from "./narrowing";

type Narrow = (chosen: Chosen) => void;

/** The groups that are open from the start; the others are long. */
const OPEN: readonly Group[] = ["kind", "length", "sector"];

/** Returns the lists, each entry with how many results it would leave. */
export function narrowView(
  results: readonly Found[],
  chosen: Chosen,
  library: Lists,
  narrow: Narrow,
): TemplateResult {
  const groups = GROUPS.map((group) => [group, choicesOf(group, results, chosen, library)] as const);
  const number = chosenEntries(chosen, library).length;
  return html`<details class="cp-narrow" ?open=${isWide()}>
    <summary>Narrow the results${number ? html` <span class="cp-count">${number}</span>` : nothing}</summary>
    ${groups.map(([group, choices]) =>
      choices.length > 1 || chosen[group].size ? groupView(group, choices, chosen, narrow) : nothing,
    )}
  </details>`;
}

function groupView(group: Group, choices: readonly Choice[], chosen: Chosen, narrow: Narrow): TemplateResult {
  const isOpen = OPEN.includes(group) || chosen[group].size > 0;
  return html`<details class="cp-narrow__group" ?open=${isOpen}>
    <summary id="cp-narrow-${group}">${TITLES[group]}</summary>
    <div role="group" aria-labelledby="cp-narrow-${group}">
      ${repeat(
        choices,
        ({ id }) => id,
        (choice) => choiceView(group, choice, chosen, narrow),
      )}
    </div>
  </details>`;
}

function choiceView(group: Group, choice: Choice, chosen: Chosen, narrow: Narrow): TemplateResult {
  const { id, title, count, isChosen } = choice;
  const shape = html`<span class="cp-kind-${id}"><span class="cp-icon" aria-hidden="true"></span></span>`;
  return html`<label class="cp-narrow__choice">
    <input type="checkbox" .checked=${isChosen} @change=${() => narrow(toggled(chosen, group, id))} />
    ${group === "kind" ? shape : nothing}<span>${title} <span class="cp-count">${count}</span></span>
  </label>`;
}

/** Returns what the results are narrowed to, each to be taken away again. */
export function chosenView(chosen: Chosen, library: Lists, narrow: Narrow): TemplateResult | typeof nothing {
  const entries = chosenEntries(chosen, library);
  if (!entries.length) return nothing;
  return html`<ul class="cp-found__chosen" aria-label="Narrowed to">
    ${entries.map(
      ({ group, id, title }) =>
        html`<li>
          <button type="button" aria-label=${`${title}: remove`} @click=${() => narrow(toggled(chosen, group, id))}>
            ${title}
          </button>
        </li>`,
    )}
    <li><button type="button" class="cp-found__quiet" @click=${() => narrow(only())}>Remove all</button></li>
  </ul>`;
}

/** Whether there is room for the lists beside the results. Where there is not, they are closed until asked for. */
function isWide(): boolean {
  return matchMedia("(min-width: 52em)").matches;
}
