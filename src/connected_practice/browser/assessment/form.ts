/**
 * `<cp-assessment>`: turns the form in a toolkit's page into a self-assessment that is saved as it grows.
 *
 *     tool.ts         what happens when; tell.ts what it says of it, messages.ts how that is shown
 *     page-form.ts    the page's own form: reading it, showing a self-assessment in it; keys.ts rating by keyboard
 *     autosave.ts     saving, and taking in what other tabs save; merge.ts joins the two, draft.ts keeps the last words
 *     panel.ts        the panel above the form and the bar below
 *     result-page.ts, result-view.ts   what it shows; result.ts in words, suggest.ts what to do next
 *     model.ts, toolkit.ts, scale.ts, versions.ts   what a self-assessment is, and the toolkit it belongs to
 *     file.ts         the files that people keep and pass on; documents.ts, exports.ts all that is saved or printed
 *     shelf.ts        what is kept in this browser, tab.ts in this tab; library.ts what is fetched from this site
 *     list.ts         the page with all of them: see there
 *     docs/assets/css/assessment.css   how it looks, on the screen and on paper
 */

import { Tool } from "./tool";

class AssessmentElement extends HTMLElement {
  private tool: Tool | null = null;

  connectedCallback(): void {
    const form = document.getElementById(this.dataset["form"] ?? "");
    if (this.tool || !(form instanceof HTMLFormElement)) return;
    const place = document.createElement("div");
    this.append(place);
    this.tool = new Tool(this.dataset["toolkit"] ?? "", form, place);
    void this.tool.start();
  }
}

customElements.define("cp-assessment", AssessmentElement);
