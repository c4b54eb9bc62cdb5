/** When the tip opens and closes. What is pointed at and focused is asked of the page, not remembered. */

import type { TermTip } from "./element";

/** Milliseconds before a word that is pointed at opens: a pointer on its way elsewhere opens nothing. */
const OPENS_AFTER = 250;
/** Milliseconds before a tip that is left closes: time for an unsteady hand to come back. */
const CLOSES_AFTER = 400;

export class Listener {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The word under a finger, if lifting the finger should open its tip instead of following the link. */
  private tapped: HTMLAnchorElement | null = null;
  private pressedOutside = false;
  /** From Escape until the pointer moves: a word that the closing tip uncovers is not being pointed at. */
  private isDismissed = false;

  constructor(private readonly tip: TermTip) {}

  /** Listens on the document, so that words which come into the page later work too. */
  listen(): void {
    document.addEventListener("pointerover", (event) => this.enter(event));
    document.addEventListener("pointermove", () => (this.isDismissed = false), { passive: true });
    document.addEventListener("pointerout", (event) => this.leave(event));
    document.addEventListener("pointerdown", (event) => this.press(event));
    document.addEventListener("pointerup", () => this.release());
    document.addEventListener("pointercancel", () => this.forgetPress());
    document.addEventListener("click", (event) => this.click(event), { capture: true });
    document.addEventListener("focusin", (event) => this.focus(event));
    document.addEventListener("keydown", (event) => this.key(event), { capture: true });
    document.addEventListener("scroll", () => this.follow(), { capture: true, passive: true });
    addEventListener("resize", () => this.follow());
    addEventListener("pagehide", () => this.close()); // going back must not show a tip that nobody opened
  }

  private enter(event: PointerEvent): void {
    if (event.pointerType === "touch") return;
    const word = wordAt(event.target);
    if (word && !this.isDismissed) this.later(() => this.open(word), OPENS_AFTER);
  }

  private leave(event: PointerEvent): void {
    if (event.pointerType === "touch") return;
    if (wordAt(event.target) || this.isInTip(event.target)) this.later(() => this.closeUnlessWanted(), CLOSES_AFTER);
  }

  private press(event: PointerEvent): void {
    const word = wordAt(event.target);
    this.tapped = event.pointerType !== "mouse" && word !== this.tip.word ? word : null;
    this.pressedOutside = !word && !this.isInTip(event.target);
  }

  /** Closes on release, not on press: a press may be the start of scrolling, or of marking words in the tip. */
  private release(): void {
    if (this.pressedOutside) this.close();
    this.pressedOutside = false;
  }

  private forgetPress(): void {
    this.tapped = null;
    this.pressedOutside = false;
  }

  private click(event: MouseEvent): void {
    const word = wordAt(event.target);
    if (word && word === this.tapped) {
      event.preventDefault();
      this.open(word);
    }
    this.forgetPress();
  }

  private focus(event: FocusEvent): void {
    const word = wordAt(event.target);
    if (word && word.matches(":focus-visible")) this.open(word);
    else this.closeUnlessWanted();
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    if (this.tip.contains(document.activeElement)) this.tip.word?.focus();
    this.isDismissed = true;
    this.close();
  }

  private follow(): void {
    if (this.tip.word) this.tip.place();
  }

  private open(word: HTMLAnchorElement): void {
    clearTimeout(this.timer);
    const explanation = explanationOf(word);
    if (explanation && word !== this.tip.word) this.tip.open(word, explanation);
  }

  private close(): void {
    clearTimeout(this.timer);
    this.tip.close();
  }

  private closeUnlessWanted(): void {
    const isWanted = this.tip.matches(":hover, :focus-within") || this.tip.word?.matches(":hover, :focus-visible");
    if (!isWanted) this.close();
  }

  private later(action: () => void, milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(action, milliseconds);
  }

  private isInTip(target: EventTarget | null): boolean {
    return target instanceof Node && this.tip.contains(target);
  }
}

/** Returns the glossary word that an element belongs to, if the page explains it. */
function wordAt(target: EventTarget | null): HTMLAnchorElement | null {
  const word = target instanceof Element ? target.closest<HTMLAnchorElement>("a.cp-term[data-term]") : null;
  return word && explanationOf(word) ? word : null;
}

function explanationOf(word: HTMLAnchorElement): HTMLElement | null {
  return document.getElementById(`word-${word.dataset["term"]}`);
}
