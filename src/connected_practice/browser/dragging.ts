/** Moving a card by mouse, pen or finger. Buttons do the same by keyboard, so that nobody has to drag. */

/** Near an edge of the window the page scrolls, by so many pixels a frame. */
const EDGE = 70;
const SCROLL = 12;

/** What is dragged, and where it can go. */
export interface Dragged {
  readonly card: HTMLElement;
  /** The class of the card while it is dragged. */
  readonly asDragged: string;
  /** What shows where the card would go. */
  readonly mark: HTMLElement;
  /** Returns the lists into which it can be dropped, from the top of the page down. */
  lists(): readonly HTMLElement[];
  /** Returns the cards of a list, the dragged one among them or not. */
  cardsOf(list: HTMLElement): readonly HTMLElement[];
  /** Takes the card: the list, and its place there, counted from 0 without the card itself. */
  drop(list: HTMLElement, at: number): void;
}

/**
 * Follows a pointer that has gone down on a card's handle, until it is let go over a place. Escape changes nothing.
 *
 * Pointer events (https://www.w3.org/TR/pointerevents/) serve mouse, pen and finger alike; HTML's own drag and drop
 * does not serve fingers.
 */
export function drag(event: PointerEvent, dragged: Dragged): void {
  if (event.button !== 0) return;
  event.preventDefault();
  new Drag(dragged).begin(event);
}

interface Place {
  readonly list: HTMLElement;
  readonly at: number;
}

class Drag {
  /** Ends all listening. */
  private readonly ending = new AbortController();
  /** Where the pointer is, in pixels from the window's top. */
  private y = 0;

  constructor(private readonly dragged: Dragged) {}

  begin(event: PointerEvent): void {
    const handle = event.currentTarget as HTMLElement;
    const { signal } = this.ending;
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", (moved) => (this.y = moved.clientY), { signal });
    handle.addEventListener("pointerup", (up) => this.end(up.clientY), { signal });
    handle.addEventListener("pointercancel", () => this.end(), { signal });
    addEventListener("keydown", (pressed) => this.key(pressed), { signal, capture: true });
    this.dragged.mark.setAttribute("aria-hidden", "true");
    this.dragged.card.classList.add(this.dragged.asDragged);
    this.y = event.clientY;
    this.step();
  }

  /** Once a frame: scrolls where the pointer is near an edge, and shows where the card would go. */
  private step(): void {
    if (this.ending.signal.aborted) return;
    const by = this.y < EDGE ? -SCROLL : this.y > innerHeight - EDGE ? SCROLL : 0;
    if (by) scrollBy({ top: by, behavior: "instant" });
    this.placeAt(this.y);
    requestAnimationFrame(() => this.step());
  }

  private key(pressed: KeyboardEvent): void {
    if (pressed.key !== "Escape") return;
    pressed.preventDefault();
    this.end();
  }

  /** Ends the drag; at a height of the window the card is dropped there. */
  private end(y?: number): void {
    const place = y === undefined ? null : this.placeAt(y);
    this.ending.abort();
    this.dragged.mark.remove();
    this.dragged.card.classList.remove(this.dragged.asDragged);
    if (place) this.dragged.drop(place.list, place.at);
  }

  /** Returns the place at a height of the window, and shows it with the mark. */
  private placeAt(y: number): Place | null {
    const { card: own, mark } = this.dragged;
    const lists = this.dragged.lists();
    const list = lists.find((found) => y < found.getBoundingClientRect().bottom) ?? lists.at(-1);
    if (!list) return null;
    const cards = this.dragged.cardsOf(list).filter((card) => card !== own);
    const next = cards.find((card) => {
      const { top, height } = card.getBoundingClientRect();
      return y < top + height / 2;
    });
    if (next) next.before(mark);
    else list.append(mark);
    return { list, at: next ? cards.indexOf(next) : cards.length };
  }
}
