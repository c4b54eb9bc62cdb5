/** Moving a statement by mouse, pen or finger. Buttons do the same by keyboard, so that nobody has to drag. */

import type { Place } from "./charter";

/** Near an edge of the window the page scrolls, by so many pixels a frame. */
const EDGE = 70;
const SCROLL = 12;

/**
 * Follows a pointer that has gone down on the handle of a statement, until it is let go, and then calls `drop` with
 * the place beneath it, counted without the statement itself. Escape, or a drop elsewhere, changes nothing.
 *
 * The lists are the `[data-principle]` elements in `root`, the statements in them `[data-statement]`.
 */
export function drag(root: HTMLElement, event: PointerEvent, id: string, drop: (place: Place) => void): void {
  const card = root.querySelector<HTMLElement>(`[data-statement="${id}"]`);
  if (!card || event.button !== 0) return;
  event.preventDefault();
  new Drag(root, card, id, drop).begin(event);
}

class Drag {
  private readonly mark = document.createElement("div");
  /** Ends all listening. */
  private readonly ending = new AbortController();
  /** Where the pointer is, in pixels from the window's top. */
  private y = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly card: HTMLElement,
    private readonly id: string,
    private readonly drop: (place: Place) => void,
  ) {}

  begin(event: PointerEvent): void {
    const handle = event.currentTarget as HTMLElement;
    const { signal } = this.ending;
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", (moved) => (this.y = moved.clientY), { signal });
    handle.addEventListener("pointerup", (up) => this.end(up.clientY), { signal });
    handle.addEventListener("pointercancel", () => this.end(), { signal });
    addEventListener("keydown", (pressed) => this.key(pressed), { signal, capture: true });
    this.mark.className = "cp-statement__drop";
    this.card.classList.add("cp-statement__card--dragged");
    this.y = event.clientY;
    this.step();
  }

  /** Once a frame: scrolls where the pointer is near an edge, and shows where the statement would go. */
  private step(): void {
    if (this.ending.signal.aborted) return;
    const by = this.y < EDGE ? -SCROLL : this.y > innerHeight - EDGE ? SCROLL : 0;
    if (by) scrollBy({ top: by, behavior: "instant" });
    placeAt(this.root, this.id, this.y, this.mark);
    requestAnimationFrame(() => this.step());
  }

  private key(pressed: KeyboardEvent): void {
    if (pressed.key !== "Escape") return;
    pressed.preventDefault();
    this.end();
  }

  /** Ends the drag; at a height of the window the statement is dropped there. */
  private end(y?: number): void {
    const place = y === undefined ? undefined : placeAt(this.root, this.id, y, this.mark);
    this.ending.abort();
    this.mark.remove();
    this.card.classList.remove("cp-statement__card--dragged");
    if (place) this.drop(place);
  }
}

/** Returns the place at a height of the window, and shows it with a mark. */
function placeAt(root: HTMLElement, id: string, y: number, mark: HTMLElement): Place | undefined {
  const lists = [...root.querySelectorAll<HTMLElement>("[data-principle]")];
  const list = lists.find((found) => y < found.getBoundingClientRect().bottom) ?? lists.at(-1);
  const principle = list?.dataset["principle"];
  if (!list || !principle) return undefined;
  const cards = [...list.querySelectorAll<HTMLElement>("[data-statement]")].filter((card) => card.dataset["statement"] !== id);
  const next = cards.find((card) => {
    const { top, height } = card.getBoundingClientRect();
    return y < top + height / 2;
  });
  if (next) next.before(mark);
  else list.append(mark);
  return { principle, at: next ? cards.indexOf(next) : cards.length };
}
