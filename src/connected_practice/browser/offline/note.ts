/** A line at the top of a page that says that it comes from the copy, and from when that is. */

import { addressOf } from "../site";
import { ask } from "./asking";

/** Says so now if this page comes from the copy, and later whenever the network goes and comes back. */
export function watch(): void {
  const note = document.createElement("div");
  note.className = "cp-offline-note";
  note.setAttribute("role", "status");
  document.querySelector(".cp-header")?.after(note);
  let made: string | null = null;
  const show = (): void => note.replaceChildren(...wordsFor(made, navigator.onLine));
  addEventListener("online", show);
  addEventListener("offline", show);
  void ask(navigator.serviceWorker.controller, "whence").then((when) => {
    made = typeof when === "string" ? when : null;
    show();
  });
}

function wordsFor(made: string | null, isOnline: boolean): (Node | string)[] {
  if (!made && isOnline) return [];
  if (!made) return [line("There is no network now. Pages that this browser keeps still open. ", keptLink())];
  const day = new Date(made).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const words = `You are reading the copy that this browser keeps, from ${day}. `;
  if (!isOnline) return [line(`There is no network. ${words}`, keptLink())];
  return [line(words, again(), " ", keptLink())];
}

function line(...parts: (Node | string)[]): HTMLElement {
  const made = document.createElement("p");
  made.className = "cp-wrap";
  made.append(...parts);
  return made;
}

function keptLink(): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = addressOf("tools/offline/");
  link.textContent = "What is kept";
  return link;
}

function again(): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Try the website again";
  button.addEventListener("click", () => location.reload());
  return button;
}
