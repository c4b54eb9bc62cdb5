/** The findings in one text, shown to the person who wrote it. Their words are only ever set as text. */

import { html, nothing, type TemplateResult } from "lit-html";

import { adviceOn, type Finding } from "./finding";

/** What everything that shows findings says of them. */
export const CAVEAT =
  "This is a prompt, not a check: it can be wrong, and it does not notice everything. You decide.";

/**
 * Returns the findings of one text as a list, or nothing. `show` takes the person to the words, where that is
 * possible; `most` is how many are listed.
 */
export function warning(
  findings: readonly Finding[],
  show?: (finding: Finding) => void,
  most = 8,
): TemplateResult | typeof nothing {
  if (!findings.length) return nothing;
  return html`<ul class="cp-warning__list">
    ${findings.slice(0, most).map((finding) => item(finding, show))}
    ${findings.length > most ? html`<li>… and ${findings.length - most} more.</li>` : nothing}
  </ul>`;
}

function item(finding: Finding, show?: (finding: Finding) => void): TemplateResult {
  const { what, instead } = adviceOn(finding);
  const button = html`<button type="button" class="cp-warning__show" @click=${() => show?.(finding)}>
    Show me<span class="cp-hidden"> “${finding.words}”</span>
  </button>`;
  return html`<li>
    <strong class="cp-warning__words">${finding.words}</strong> looks like ${what}. ${instead} ${show ? button : nothing}
  </li>`;
}
