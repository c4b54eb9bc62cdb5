/** Moving a statement by mouse, pen or finger: from its place under a principle to another. */

import { drag as dragCard } from "../dragging";
import type { Place } from "./charter";

/**
 * Follows a pointer that has gone down on the handle of a statement, and calls `drop` with the place where it is let go.
 *
 * The lists are the `[data-principle]` elements in `root`, the statements in them `[data-statement]`.
 */
export function drag(root: HTMLElement, event: PointerEvent, id: string, drop: (place: Place) => void): void {
  const card = root.querySelector<HTMLElement>(`[data-statement="${id}"]`);
  if (!card) return;
  const mark = document.createElement("div");
  mark.className = "cp-statement__drop";
  dragCard(event, {
    card,
    asDragged: "cp-statement__card--dragged",
    mark,
    lists: () => [...root.querySelectorAll<HTMLElement>("[data-principle]")],
    cardsOf: (list) => [...list.querySelectorAll<HTMLElement>("[data-statement]")],
    drop: (list, at) => drop({ principle: list.dataset["principle"] ?? "", at }),
  });
}
