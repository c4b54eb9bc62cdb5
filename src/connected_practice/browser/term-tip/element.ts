/** `<cp-term-tip>`: shows one explanation beside one word. It knows nothing of pointers and keys. */

import { isInView, type Line, placeBeside } from "./place";

const TEXT_ID = "cp-term-tip-text";

/**
 * The tip stands in the page only while it is open, straight after its word, so that the Tab key goes
 * from the word into the tip, and reading views and searches never meet the text twice. As a popover
 * it lies above everything else and is cut off by nothing.
 */
export class TermTip extends HTMLElement {
  /** The word that is being explained, or null while the tip is closed. */
  word: HTMLAnchorElement | null = null;

  private readonly box = document.createElement("div");

  /** Opens beside a word with a copy of its explanation; closes beside any other word. */
  open(word: HTMLAnchorElement, explanation: HTMLElement): void {
    this.close();
    this.word = word;
    this.popover = "manual";
    this.box.className = "cp-term-tip__box";
    this.box.replaceChildren(textOf(explanation, word), linkTo(word));
    this.replaceChildren(this.box);
    word.after(this);
    word.setAttribute("aria-describedby", TEXT_ID);
    this.showPopover();
    this.place();
  }

  /** Closes and leaves the page as it was. */
  close(): void {
    this.word?.removeAttribute("aria-describedby");
    this.word = null;
    this.remove();
  }

  /** Goes to where the word is now, or closes if the word is out of sight. */
  place(): void {
    const root = document.documentElement;
    const view = { width: root.clientWidth, height: root.clientHeight };
    const lines = this.word ? Array.from<Line>(this.word.getClientRects()) : [];
    if (!hasLines(lines) || !isInView(lines, view)) return this.close();

    const hidden = this.box.scrollHeight - this.box.clientHeight;
    const place = placeBeside(lines, { width: this.offsetWidth, height: this.offsetHeight + hidden }, view);
    this.dataset["side"] = place.side;
    this.style.left = `${place.left + scrollX}px`;
    this.style.top = `${place.top + scrollY}px`;
    this.style.maxHeight = `${place.room}px`;
    this.letKeysScroll();
  }

  /** A text longer than its room has to scroll by keyboard too, so that the Tab key must reach it. */
  private letKeysScroll(): void {
    if (this.box.scrollHeight > this.box.clientHeight) this.box.tabIndex = 0;
    else this.box.removeAttribute("tabindex");
  }
}

function hasLines(lines: Line[]): lines is [Line, ...Line[]] {
  return lines.length > 0;
}

/** Returns a copy of an explanation, without what belongs to the original or repeats the word's own link. */
function textOf(explanation: HTMLElement, word: HTMLAnchorElement): HTMLElement {
  const text = document.createElement("div");
  text.id = TEXT_ID;
  text.className = "cp-term-tip__text";
  text.setAttribute("role", "tooltip");
  text.append(...Array.from(explanation.childNodes, (node) => node.cloneNode(true)));
  for (const copy of text.querySelectorAll("[id], [title], [data-term]")) {
    for (const name of ["id", "title", "data-term"]) copy.removeAttribute(name);
  }
  for (const link of text.querySelectorAll("a")) {
    if (link.href === word.href) link.replaceWith(...link.childNodes);
  }
  return text;
}

/** Returns the link for those who tap. The Tab key passes it by: the word itself leads to the same page. */
function linkTo(word: HTMLAnchorElement): HTMLAnchorElement {
  const link = document.createElement("a");
  link.className = "cp-term-tip__more";
  link.href = word.href;
  link.tabIndex = -1;
  link.textContent = "More in the glossary";
  return link;
}
