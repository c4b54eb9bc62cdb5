/**
 * `<cp-assessments>`: everything that this browser keeps of self-assessments, on a page of its own.
 *
 *     list-page.ts, list-view.ts       the list: go on, rename, copy, delete, save, open
 *     people-page.ts, people-view.ts   several people; spread.ts how far apart they are, agenda.ts a meeting
 *     compare-view.ts                  side by side and over time; change.ts what has moved
 *
 * What is on the page is in its address: `#people=<id>` and `#compare=<id>,<id>`; anything else is the list.
 */

import { ListPage } from "./list-page";

class AssessmentsElement extends HTMLElement {
  private page: ListPage | null = null;

  connectedCallback(): void {
    if (this.page) return;
    const place = document.createElement("div");
    this.replaceChildren(place);
    this.page = new ListPage(place);
    void this.page.start();
  }
}

customElements.define("cp-assessments", AssessmentsElement);
