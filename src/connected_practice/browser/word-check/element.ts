/** The element: it starts the desk, and keeps the page from being left with words that were neither copied nor saved. */

import { printsAs } from "../documents";
import { Desk } from "./desk";

export class WordCheckElement extends HTMLElement {
  private desk: Desk | null = null;
  private endings: (() => void)[] = [];

  connectedCallback(): void {
    const desk = (this.desk ??= new Desk());
    this.replaceChildren(desk.stage, desk.status);
    const leave = (event: BeforeUnloadEvent): void => {
      if (desk.wouldLose) event.preventDefault();
    };
    addEventListener("beforeunload", leave);
    this.endings.push(
      () => removeEventListener("beforeunload", leave),
      printsAs(() => desk.paper()),
    );
  }

  disconnectedCallback(): void {
    for (const end of this.endings.splice(0)) end();
  }
}
