/** `<cp-modules>`: beside a list of modules, how far one is in each, and the way back to the last one. */

import { html, nothing, render, type TemplateResult } from "lit-html";

import { addressOf } from "../site";
import { openStore, type Saved, type Store } from "../store";
import { SHELF } from "./keeper";
import { made } from "./page";
import { countDone, goesOn, isWhole, type Place, placeIn } from "./place";

type Kept = Place & Pick<Saved, "changed">;

export class ModulesElement extends HTMLElement {
  private end: (() => void) | null = null;

  connectedCallback(): void {
    void this.begin().catch(() => undefined); // where nothing can be kept there is nothing to show
  }

  disconnectedCallback(): void {
    this.end?.();
  }

  private async begin(): Promise<void> {
    const store = await openStore();
    this.end = store.watch(SHELF, () => void this.show(store).catch(() => undefined));
    await this.show(store);
  }

  private async show(store: Store): Promise<void> {
    const places = (await store.all<object>(SHELF)).flatMap((saved) => {
      const place = placeIn(saved);
      return place ? [{ ...place, changed: saved.changed }] : [];
    });
    this.mark(places);
    render(view(lastOf(places)), this);
  }

  /** Says at each module of the list how far one is. */
  private mark(places: readonly Kept[]): void {
    const page = this.closest("article") ?? document;
    page.querySelectorAll(".cp-row__progress").forEach((mark) => mark.remove());
    const rows = Array.from(page.querySelectorAll<HTMLElement>(".cp-row.cp-kind-module"));
    for (const place of places) {
      const row = rows.find((one) => one.querySelector<HTMLAnchorElement>(".cp-row__title a")?.href === addressOf(place.path));
      row?.querySelector(".cp-row__facts")?.append(made("li", { class: "cp-row__progress" }, progress(place)));
    }
  }
}

/** Returns the module that somebody was in last and has not finished. */
function lastOf(places: readonly Kept[]): Kept | null {
  const open = places.filter((place) => !isWhole(place));
  return open.reduce<Kept | null>((last, place) => (last && last.changed > place.changed ? last : place), null);
}

function progress(place: Place): string {
  return isWhole(place) ? "Done" : `${countDone(place)} of ${place.steps.length} steps done`;
}

function view(last: Kept | null): TemplateResult | typeof nothing {
  if (!last) return nothing;
  const step = goesOn(last);
  return html`<p class="cp-modules__last">
    <a class="cp-button" href=${addressOf(last.path) + (step ? `#${step}` : "")}>Go on where you stopped</a>
    <span>${last.title}, ${progress(last)}</span>
  </p>`;
}
