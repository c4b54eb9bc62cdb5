/**
 * Rating by keyboard, as quick as paper. On an item: its numbers or letters choose, the down and up arrows go on and
 * back, E opens the details, Backspace takes a rating back. In the details: Escape goes back to the rating.
 * Keys do this only while an item has the keyboard, and never where somebody is writing (WCAG 2.2, 2.1.4).
 */

import type { PageForm } from "./page-form";
import { choiceForKey, type ScaleName } from "./scale";

/** Listens in the form from now on. */
export function listenForKeys(page: PageForm, scale: ScaleName): void {
  page.form.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element))
      return;
    const id = page.itemAt(target);
    if (id && act(event, target, id, page, scale)) event.preventDefault();
  });
}

function act(event: KeyboardEvent, target: Element, id: string, page: PageForm, scale: ScaleName): boolean {
  if (isWritten(target)) return event.key === "Escape" && back(page, id);
  if (!target.matches("input[type=radio], summary")) return false;
  const choice = choiceForKey(scale, event.key);
  if (choice) page.choose(id, choice.rating);
  else if (event.key === "Backspace" || event.key === "Delete") page.choose(id, null);
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") page.goTo(neighbour(page.ids, id, event.key));
  else if (event.key.toLowerCase() === "e") page.openDetails(id);
  else if (event.key === "Escape") back(page, id);
  else return false;
  return true;
}

function isWritten(target: Element): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== "radio");
}

function back(page: PageForm, id: string): boolean {
  page.goTo(id);
  return true;
}

function neighbour(ids: readonly string[], id: string, key: string): string {
  const at = ids.indexOf(id) + (key === "ArrowDown" ? 1 : -1);
  return ids[Math.min(Math.max(at, 0), ids.length - 1)] ?? id;
}
