/**
 * Search, in the header of every page and on a page of its own.
 *
 * Without script the header's field is a form that leads to the search page, which leads to the indexes. Here the
 * keys are listened for; all the rest is loaded when somebody turns to the field.
 *
 *     header.ts, list.ts       the header's field with a list as one types, and what the list shows
 *     page.ts, page-view.ts    <cp-search-page>: results to narrow, with an address that can be shared
 *     narrowing.ts, narrow-view.ts    lists to narrow by, and how many results each entry would leave
 *     notes-view.ts            what the page says beside its results
 *     views.ts, card.ts        what a result looks like, and a term of the glossary
 *     search.ts                a query goes in, what it means and what was found come out
 *     understanding.ts, hints.ts, spelling.ts, tokens.ts    what a query means, as at the command line
 *     library.ts, ranking.ts   the index, and which records answer best
 *     excerpt.ts               the sentence that answers, with its words marked
 *     recent.ts, shortcut.ts   what is kept in this browser
 *     ways.ts                  where search leads
 *     docs/assets/css/search.css   how it looks
 */

import { isShortcut } from "./shortcut";

/** Makes the search field work from now on: `/` and Ctrl+K go to it, and turning to it loads the rest. */
export function startSearch(): void {
  const form = document.querySelector<HTMLFormElement>("form.cp-search");
  const field = form?.querySelector("input");
  if (!form || !field) return;
  field.setAttribute("aria-keyshortcuts", "/ Control+K");
  document.addEventListener("keydown", (event) => {
    if (!isShortcut(event)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  if (form.hasAttribute("data-page")) return; // the search page has its own element
  const load = () => void import("./header").then(({ improve }) => improve(form, field)).catch(() => undefined);
  if (document.activeElement === field) load();
  else field.addEventListener("focus", load, { once: true });
}
