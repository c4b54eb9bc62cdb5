/** What people are told about a shape: where it comes from, when that was looked at, and how far to trust it. */

import { html, nothing, type TemplateResult } from "lit-html";

import { dateInWords } from "../documents";
import type { Shape } from "./shapes";

const STANDING: Readonly<Record<Shape["standing"], string>> = {
  verified: "Checked against the body’s own form",
  "second-hand": "Unchecked: second hand or from an older copy, not held against the body’s own form",
  own: "Our own sheet",
};

export function standingOf({ note, standing, sources, checked }: Shape): TemplateResult {
  const links = sources.map(
    ({ name, address }, at) => html`${at ? "; " : "From "}<a href=${address} rel="noreferrer">${name}</a>`,
  );
  return html`<p>${note}</p>
    <p class="cp-tool__hint">
      <strong>${STANDING[standing]}.</strong> ${links.length ? html`${links}.` : nothing}
      ${sources.length ? "Looked at" : "Made"} on ${dateInWords(checked)}.
    </p>`;
}
