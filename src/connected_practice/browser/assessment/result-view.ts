/** What a self-assessment shows, on the page: in words, as a picture of letters, and what to do next. */

import { html, nothing, type TemplateResult } from "lit-html";

import { called } from "./panel";
import { type Answer, type Assessment, FIELDS } from "./model";
import { inWords, type Line, type Result, type SectionResult, standing, summary, toWorkOn } from "./result";
import { choiceOf, type Rating, type ScaleName, SCALES, type Standing } from "./scale";
import { type Advice, type Offer, offerInWords } from "./suggest";
import type { Toolkit } from "./toolkit";

export interface ResultState {
  readonly result: Result;
  readonly assessment: Assessment;
  readonly toolkit: Toolkit;
  /** For the lines of `toWorkOn`; null while the library's catalogue is being fetched or cannot be had. */
  readonly advice: Advice | null;
  /** Returns the address of a page of the library. */
  addressOf(path: string): string;
}

export interface ResultActions {
  back(): void;
  goTo(id: string, isToWrite: boolean): void;
  export(as: "word" | "excel" | "csv" | "print" | "file"): void;
}

export function resultView(state: ResultState, actions: ResultActions): TemplateResult {
  const { result, assessment } = state;
  const work = toWorkOn(result);
  return html`<p>
      <button type="button" class="cp-button cp-button--quiet" @click=${actions.back}>Back to the items</button>
    </p>
    <h2 id="cp-result-title" tabindex="-1">What it shows</h2>
    <p class="cp-result__who">${called(assessment)}</p>
    <ul class="cp-result__summary">
      ${summary(result).map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
    ${picture(state, actions)} ${exports(actions)}
    <h3>Section by section</h3>
    ${result.sections.map((section) => sectionView(section, state, actions))}
    ${withdrawn(result.withdrawn, state.toolkit.scale)} ${work.length ? nextView(work, state, actions) : nothing}`;
}

/** A letter in its square; the words are for those who hear it. */
export function letter(scale: ScaleName, rating: Rating | null, isUnshown = false): TemplateResult {
  if (!rating)
    return html`<span class="cp-rated-letter cp-rated-letter--none"
      ><span aria-hidden="true">–</span><span class="cp-hidden">No rating</span></span
    >`;
  const choice = choiceOf(scale, rating);
  return html`<span class="cp-rated-letter cp-rated-letter--${rating} ${isUnshown ? "cp-rated-letter--unshown" : ""}"
    ><span aria-hidden="true">${choice.letter}</span
    ><span class="cp-hidden">${choice.word}${isUnshown ? ", nothing to show yet" : ""}</span></span
  >`;
}

function picture({ result, toolkit }: ResultState, actions: ResultActions): TemplateResult {
  return html`<figure class="cp-picture">
    <figcaption>Every item as its letter. Press one to go to it.</figcaption>
    ${result.sections.map(
      (section) =>
        html`<div class="cp-picture__row">
          <p>${section.title}</p>
          <ol>
            ${section.lines.map(
              ({ item, answer, isUnshown }) =>
                html`<li>
                  <a href="#${item.id}" @click=${leads(() => actions.goTo(item.id, false))}
                    >${letter(toolkit.scale, answer.rating, isUnshown)}<span class="cp-hidden">: ${item.text}</span></a
                  >
                </li>`,
            )}
          </ol>
        </div>`,
    )}
    <p class="cp-picture__key">${key(toolkit.scale)}</p>
  </figure>`;
}

/** What the letters mean, for those who see them. */
export function key(scale: ScaleName, isOfOne = true): TemplateResult {
  const pairs = SCALES[scale].map(
    ({ letter: sign, word }) => `${sign} ${word.charAt(0).toLowerCase()}${word.slice(1)}`,
  );
  return html`${pairs.join(", ")}, – no
  rating.${isOfOne ? html` A dashed edge: nothing is written down that would show it.` : nothing}`;
}

function leads(act: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    act();
  };
}

const GROUPS: readonly (readonly [Standing | null, string])[] = [
  ["in-place", "Strengths"],
  ["partly", "Partly there"],
  ["gap", "Gaps"],
  ["outside", "Does not apply"],
  [null, "No rating yet"],
];

function sectionView(section: SectionResult, state: ResultState, actions: ResultActions): TemplateResult {
  return html`<section class="cp-result__section">
    <h4>${section.title}</h4>
    <p>${inWords(section)}</p>
    <details>
      <summary>The items<span class="cp-hidden"> of ${section.title}</span></summary>
      ${GROUPS.map(([wanted, title]) => group(title, standing(section, wanted), state, actions))}
    </details>
  </section>`;
}

function group(
  title: string,
  lines: readonly Line[],
  { toolkit }: ResultState,
  actions: ResultActions,
): TemplateResult | typeof nothing {
  if (!lines.length) return nothing;
  return html`<div class="cp-result__group">
    <p class="cp-result__name">${title}</p>
    <ul class="cp-result__lines">
      ${lines.map(
        ({ item, answer, isUnshown, isToOtherWords }) =>
          html`<li>
            ${letter(toolkit.scale, answer.rating, isUnshown)}
            <div>
              ${item.text} ${writing([answer.evidence])}
              ${
                isUnshown
                  ? html`<p class="cp-result__unshown">
                      Nothing to show yet.
                      <button type="button" class="cp-link-button" @click=${() => actions.goTo(item.id, true)}>
                        Write evidence<span class="cp-hidden"> for: ${item.text}</span>
                      </button>
                    </p>`
                  : nothing
              }
              ${isToOtherWords ? html`<p class="cp-result__evidence">Rated when it said: ${answer.text}</p>` : nothing}
            </div>
          </li>`,
      )}
    </ul>
  </div>`;
}

/** Answers to items that the toolkit has no longer. */
export function withdrawn(answers: readonly Answer[], scale: ScaleName): TemplateResult | typeof nothing {
  if (!answers.length) return nothing;
  return html`<section class="cp-result__section">
    <h4>No longer in this tool</h4>
    <p>These items were withdrawn. What you answered is kept and goes into your files.</p>
    <ul class="cp-result__lines">
      ${answers.map(
        (answer) =>
          html`<li>
            ${letter(scale, answer.rating)}
            <div>${answer.text} ${writing(FIELDS.map((field) => answer[field]))}</div>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** What somebody wrote, each text a paragraph. */
export function writing(texts: readonly string[]): TemplateResult[] {
  return texts.filter((text) => text.trim()).map((text) => html`<p class="cp-result__evidence">${text}</p>`);
}

function nextView(lines: readonly Line[], state: ResultState, actions: ResultActions): TemplateResult {
  return html`<h3>What to do next</h3>
    <p>Three are enough. Choose those that children would notice first.</p>
    <ol class="cp-do">
      ${lines.map(
        (line, index) =>
          html`<li class="cp-do__item">
            <p class="cp-do__text">${letter(state.toolkit.scale, line.answer.rating)} ${line.item.text}</p>
            ${ownStep(line, actions)} ${offersView(state.advice?.each[index] ?? [], state)}
          </li>`,
      )}
    </ol>
    ${forAll(state)}`;
}

function forAll(state: ResultState): TemplateResult | typeof nothing {
  if (!state.advice?.all.length) return nothing;
  return html`<h4>For a meeting about all of these</h4>
    ${offersView(state.advice.all, state)}`;
}

function ownStep({ item, answer }: Line, actions: ResultActions): TemplateResult {
  if (!answer.step.trim()) {
    return html`<p>
      <button type="button" class="cp-link-button" @click=${() => actions.goTo(item.id, true)}>
        Write your next step<span class="cp-hidden"> for: ${item.text}</span>
      </button>
    </p>`;
  }
  const more = [answer.who.trim(), answer.by.trim()].filter(Boolean).join(", ");
  return html`<p class="cp-do__step">
    <strong>Your next step:</strong> ${answer.step}${more ? html` <span class="cp-do__who">(${more})</span>` : nothing}
  </p>`;
}

function offersView(offers: readonly Offer[], state: ResultState): TemplateResult | typeof nothing {
  if (!offers.length) return nothing;
  return html`<ul class="cp-offers">
    ${offers.map(
      (offer) =>
        html`<li class="cp-kind-${offer.reference.kind}">
          <span class="cp-icon" aria-hidden="true"></span>
          <span
            ><span class="cp-offers__use">${offerInWords(offer)}</span>
            <a href=${state.addressOf(offer.reference.path)}>${offer.reference.title}</a></span
          >
        </li>`,
    )}
  </ul>`;
}

function exports(actions: ResultActions): TemplateResult {
  const button = (as: Parameters<ResultActions["export"]>[0], words: string) =>
    html`<button type="button" class="cp-button cp-button--quiet" @click=${() => actions.export(as)}>${words}</button>`;
  return html`<div class="cp-take">
    <p class="cp-buttons">
      ${button("file", "Save a file")} ${button("word", "Word")} ${button("excel", "Excel")} ${button("csv", "CSV")}
      ${button("print", "Print")}
    </p>
    <p>
      The file can be opened here again, or by whoever brings several people’s together. The others are to read and
      share.
    </p>
  </div>`;
}
