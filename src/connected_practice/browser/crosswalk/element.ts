/** The element: which framework is shown, and whether only sections that no module serves. */

import { html, render } from "lit-html";

import { makeSortable } from "./sorting";

const ALL = "";
const GAP = /^(none yet|no module yet)$/;

export class CrosswalkElement extends HTMLElement {
  private page: ParentNode = document;
  private framework = ALL;
  private onlyGaps = false;
  private said = "";

  connectedCallback(): void {
    this.page = this.closest("article") ?? document;
    this.classList.add("cp-tool");
    for (const table of this.page.querySelectorAll<HTMLTableElement>(".cp-crosswalk__table table")) {
      makeSortable(table, (words) => this.say(words));
    }
    this.draw();
  }

  private say(words: string): void {
    this.said = words;
    this.draw();
  }

  private draw(): void {
    const frameworks = this.parts().map((part) => [part.dataset["framework"] ?? "", part.querySelector("h2")?.textContent ?? ""] as const);
    const choose = (event: Event): void => this.narrow((event.target as HTMLSelectElement).value, this.onlyGaps);
    const tick = (event: Event): void => this.narrow(this.framework, (event.target as HTMLInputElement).checked);
    render(
      html`<div class="cp-crosswalk__filter">
          <p class="cp-tool__field">
            <label for="cp-crosswalk-framework">Show</label>
            <select id="cp-crosswalk-framework" @change=${choose}>
              <option value=${ALL}>Every framework</option>
              ${frameworks.map(([id, title]) => html`<option value=${id}>${title}</option>`)}
            </select>
          </p>
          <label class="cp-tool__check"><input type="checkbox" @change=${tick} /> <span>Only sections that no module serves</span></label>
        </div>
        <p class="cp-tool__status" role="status">${this.said}</p>`,
      this,
    );
  }

  private parts(): HTMLElement[] {
    return Array.from(this.page.querySelectorAll<HTMLElement>(".cp-crosswalk__framework"));
  }

  private narrow(framework: string, onlyGaps: boolean): void {
    [this.framework, this.onlyGaps] = [framework, onlyGaps];
    for (const part of this.parts()) {
      const rows = this.show(part.querySelectorAll("tbody tr"), () => part.dataset["framework"] ?? "", 1);
      part.hidden = !rows;
    }
    const matrix = this.page.querySelectorAll<HTMLTableRowElement>(".cp-matrix tbody tr");
    this.show(matrix, (row) => row.dataset["framework"] ?? "", -1);
    const shown = this.parts().flatMap((part) => (part.hidden ? [] : Array.from(part.querySelectorAll("tbody tr:not([hidden])")))).length;
    this.say(`${shown} ${shown === 1 ? "section" : "sections"} shown.`);
  }

  /** Shows the rows that are asked for and returns how many they are; `column` says which modules serve one. */
  private show(rows: NodeListOf<HTMLTableRowElement>, of: (row: HTMLTableRowElement) => string, column: number): number {
    let shown = 0;
    for (const row of rows) {
      const words = Array.from(row.cells).at(column)?.textContent?.trim() ?? "";
      row.hidden = (this.framework !== ALL && of(row) !== this.framework) || (this.onlyGaps && !GAP.test(words));
      shown += row.hidden ? 0 : 1;
    }
    return shown;
  }
}
