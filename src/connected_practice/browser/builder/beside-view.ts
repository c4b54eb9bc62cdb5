/** What follows from what is in a session: shown beside it, and below it on a phone. */

import { html, nothing, type TemplateResult } from "lit-html";

import { plansOf } from "./origins";
import { frameworksOf, outcomesOf, prepareOf, safetyOf } from "./parts";
import type { State } from "./state";

export function beside(state: State): TemplateResult {
  const session = state.open.value;
  const { materials, library } = state;
  const plans = library ? plansOf(session, library, state.plans) : [];
  const [safety, outcomes] = [safetyOf(session, materials, plans), outcomesOf(session, materials, plans)];
  const [prepare, frameworks] = [prepareOf(session, materials, plans), frameworksOf(session, materials)];
  return html`
    <aside class="cp-beside" aria-labelledby="cp-beside-title">
      <h2 id="cp-beside-title" class="cp-hidden">What follows from it</h2>
      ${safety ? safely(safety.split("\n")) : nothing}
      ${list("What people can do afterwards", outcomes)} ${list("To prepare", prepare)}
      ${frameworks.length ? served(frameworks) : nothing}
    </aside>
  `;
}

function safely(lines: readonly string[]): TemplateResult {
  return html`<div class="cp-beside__safety">
    <h3>Keep people safe</h3>
    ${lines.map((line) => html`<p>${line}</p>`)}
  </div>`;
}

function list(title: string, lines: readonly string[]): TemplateResult | typeof nothing {
  if (!lines.length) return nothing;
  return html`<h3>${title}</h3><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function served(frameworks: readonly { readonly framework: string; readonly title: string }[]): TemplateResult {
  const names = [...new Set(frameworks.map(({ framework }) => framework))];
  return html`
    <details class="cp-beside__frameworks">
      <summary>What it serves in frameworks (${frameworks.length})</summary>
      ${names.map((name) => {
        const sections = frameworks.filter((one) => one.framework === name);
        return html`<p>${name}</p>
          <ul>${sections.map(({ title }) => html`<li>${title}</li>`)}</ul>`;
      })}
    </details>
  `;
}
