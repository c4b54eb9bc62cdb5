/** How the panel at the top of a module looks, from its state. */

import { html, nothing, type TemplateResult } from "lit-html";

import { countDone, goesOn, isEmpty, isWhole, type Place } from "./place";
import type { StepPlace } from "./page";

export interface State {
  readonly place: Place;
  readonly steps: readonly StepPlace[];
  readonly checks: number;
  /** How many questions have been answered. */
  readonly answered: number;
  /** Whether the place has been read. Until then nothing is said that might be wrong a moment later. */
  readonly isRead: boolean;
  /** Whether marks were just deleted and can be brought back. */
  readonly canUndo: boolean;
  /** Why nothing can be kept; empty where all is well. */
  readonly trouble: string;
  readonly said: string;
  /** Where to reflect on the module, and the module that follows. */
  readonly reflect: string;
  readonly next: { readonly href: string; readonly title: string } | null;
}

export interface Actions {
  reset(): void;
  undo(): void;
}

export function view(state: State, does: Actions): TemplateResult {
  return html`
    ${state.isRead ? body(state, does) : nothing}
    ${state.trouble ? html`<p class="cp-module__trouble" role="alert">${state.trouble}</p>` : nothing}
    <p class="cp-hidden" role="status">${state.said}</p>
  `;
}

function body(state: State, does: Actions): TemplateResult {
  const { place } = state;
  return html`
    <h2 class="cp-module__title">${isEmpty(place) ? "Work through it at your own pace" : isWhole(place) ? "You have done this module" : "Where you are"}</h2>
    ${stepper(state)}
    <p class="cp-module__words">${words(state)}</p>
    ${buttons(state, does)}
  `;
}

/** The steps as numbers, each of which leads to its step and says whether it is done. */
function stepper({ place, steps }: State): TemplateResult {
  const here = isEmpty(place) ? null : goesOn(place);
  return html`<ol class="cp-module__steps" aria-label="Steps">
    ${steps.map(({ id, title }, at) => {
      const isDone = place.done.includes(id);
      return html`<li class=${isDone ? "is-done" : id === here ? "is-next" : ""}>
        <a href="#${id}" title=${title} aria-label=${`Step ${at + 1}: ${title}${isDone ? ", done" : ""}`}>${at + 1}</a>
      </li>`;
    })}
  </ol>`;
}

function words(state: State): string {
  const { place, checks, answered, steps } = state;
  if (isEmpty(place)) return "Mark each step when you have done it. Your place stays in this browser and nowhere else.";
  const questions = checks ? `, ${answered} of ${checks} questions answered` : "";
  return `${countDone(place)} of ${steps.length} steps done${questions}. Kept in this browser.`;
}

function buttons(state: State, does: Actions): TemplateResult | typeof nothing {
  const { place, canUndo, next } = state;
  if (isEmpty(place)) {
    return canUndo ? html`<p class="cp-tool__buttons"><button type="button" class="cp-tool__link" @click=${does.undo}>Bring my marks back</button></p>` : nothing;
  }
  return html`<p class="cp-tool__buttons">
      ${isWhole(place) ? onward(state) : goOn(state)}
      <button type="button" class="cp-tool__link" @click=${does.reset}>Reset this module</button>
    </p>
    ${isWhole(place) && next ? html`<p class="cp-module__words">Next module: <a href=${next.href}>${next.title}</a></p>` : nothing}`;
}

function goOn({ place, steps }: State): TemplateResult | typeof nothing {
  const id = goesOn(place);
  const step = steps.find((one) => one.id === id);
  return step ? html`<a class="cp-button" href="#${step.id}">Go on: ${step.title}</a>` : nothing;
}

function onward({ reflect, checks, answered }: State): TemplateResult {
  return html`
    ${answered < checks ? html`<a class="cp-button" href="#checks">Answer the questions</a>` : nothing}
    <a class="cp-button ${answered < checks ? "cp-button--quiet" : ""}" href=${reflect}>Write down what you take from it</a>
  `;
}
