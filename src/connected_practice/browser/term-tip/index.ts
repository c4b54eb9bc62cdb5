/**
 * The glossary tip: what a word means, beside the word.
 *
 * A page marks the first use of a glossary term as a link, `<a class="cp-term" data-term="ebsa">`,
 * and explains it at its end, in `.cp-word#word-ebsa`. That is the whole of it on paper and without
 * JavaScript. Here the explanation also opens beside the word, cloned from the same page: nothing is
 * fetched, and no text is ever read as HTML. A word that the page does not explain stays a link, and
 * so does every word in a browser without popovers.
 *
 *     element.ts   <cp-term-tip>: shows one explanation beside one word
 *     place.ts     where the tip goes: above or below the word, never on it, inside the window
 *     listener.ts  when it opens and closes: pointer, keyboard, touch, scrolling
 *     docs/assets/term-tip.css   how it looks
 *
 * Behaviour follows WCAG 2.2, 1.4.13 (content on hover or focus: it can be dismissed, pointed at, and
 * stays), and the tooltip pattern of the ARIA Authoring Practices. There is one tip on a page.
 */

import { TermTip } from "./element";
import { Listener } from "./listener";

/** Opens tips beside the page's glossary words from now on. */
export function startTermTips(): void {
  if (!("popover" in HTMLElement.prototype)) return;
  customElements.define("cp-term-tip", TermTip);
  new Listener(new TermTip()).listen();
}
