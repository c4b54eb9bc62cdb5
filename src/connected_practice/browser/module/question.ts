/**
 * A question that can be answered: the answers as radio buttons, and under each that was tried what the page says of
 * it. All words come from the page; the list that unfolds them all stays below.
 */

import { copies, made } from "./page";

interface Choice {
  readonly text: string;
  readonly isRight: boolean;
  readonly input: HTMLInputElement;
  readonly line: HTMLElement;
  readonly says: HTMLElement;
}

export interface Asked {
  /** Somebody wants to know what the page says of an answer. */
  answered(answer: string): void;
  /** Somebody wants to begin the question anew. */
  cleared(): void;
  /** Something is to be announced. */
  said(words: string): void;
}

export class Question {
  readonly id: string;
  private readonly choices: readonly Choice[];
  private readonly hint = made("p", { class: "cp-check__hint" });
  private readonly again = made("button", { type: "button", class: "cp-tool__link", hidden: "" }, "Begin this question again");

  /** Makes the question at `root` one that can be answered. Where the page is not as expected it stays as it is. */
  constructor(
    private readonly root: HTMLElement,
    private readonly asked: Asked,
  ) {
    this.id = root.id.replace(/^check-/, "");
    this.choices = choicesIn(root);
    const list = root.querySelector<HTMLElement>(".cp-check__choices");
    if (!list || !this.choices.length) return;
    list.hidden = true;
    list.after(this.form());
  }

  get isAsked(): boolean {
    return this.choices.length > 0;
  }

  /** Shows which answers were tried. */
  show(hasTried: (answer: string) => boolean): void {
    for (const { text, input, line, says } of this.choices) {
      const isTried = hasTried(text);
      line.classList.toggle("is-tried", isTried);
      says.hidden = !isTried;
      if (isTried) input.setAttribute("aria-describedby", says.id);
      else input.removeAttribute("aria-describedby");
    }
    const tried = this.choices.filter(({ text }) => hasTried(text));
    this.hint.textContent = tried.length ? this.onward(tried) : "";
    this.again.hidden = !tried.length;
  }

  private form(): HTMLFormElement {
    const question = this.root.querySelector<HTMLElement>(".cp-check__question");
    if (question) question.id ||= `${this.root.id}-question`;
    const group = made("div", { role: "radiogroup", "aria-labelledby": question?.id ?? "" });
    group.append(...this.choices.map(({ line }) => line));
    const send = made("button", { type: "submit", class: "cp-button cp-button--quiet" }, "See what it says");
    const form = made("form", { class: "cp-check__form cp-tool" }, group, made("p", { class: "cp-tool__buttons" }, send, this.again), this.hint);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answer();
    });
    this.again.addEventListener("click", () => this.clear());
    return form;
  }

  private answer(): void {
    const chosen = this.choices.find(({ input }) => input.checked);
    if (!chosen) {
      this.hint.textContent = "Choose an answer first.";
      this.asked.said(this.hint.textContent);
      return;
    }
    this.asked.answered(chosen.text);
    this.asked.said(`${chosen.says.textContent ?? ""} ${this.hint.textContent ?? ""}`.trim());
  }

  private clear(): void {
    for (const { input } of this.choices) input.checked = false;
    this.asked.cleared();
    this.choices[0]?.input.focus();
    this.asked.said("Choose an answer.");
  }

  private onward(tried: readonly Choice[]): string {
    const right = this.choices.filter(({ isRight }) => isRight);
    const found = tried.filter(({ isRight }) => isRight).length;
    if (found === right.length) return right.length > 1 ? "You have found every good answer." : "";
    return found ? "There is another good answer. Can you find it?" : "Choose another answer and try again.";
  }
}

/** Returns the answers of a question; none where what is said of them is not there for each. */
function choicesIn(root: HTMLElement): Choice[] {
  const answers = Array.from(root.querySelectorAll(".cp-check__choices > li"));
  const explained = Array.from(root.querySelectorAll(".cp-check__why li"));
  if (answers.length !== explained.length) return [];
  return answers.flatMap((answer, at) => {
    const says = explained[at]?.querySelector(".cp-check__says");
    const isRight = explained[at]?.querySelector("strong")?.textContent?.startsWith("A good answer") ?? false;
    return says ? [choice(root.id, answer, says, isRight, at)] : [];
  });
}

function choice(name: string, answer: Element, said: Element, isRight: boolean, at: number): Choice {
  const input = made("input", { type: "radio", name, value: String(at) });
  const verdict = made("strong", { class: "cp-check__verdict" }, isRight ? "A good answer." : "Look again.");
  const says = made("div", { class: "cp-check__feedback", id: `${name}-${at}`, hidden: "" }, verdict, " ", ...copies(said));
  const line = made("div", { class: `cp-check__choice ${isRight ? "is-right" : "is-wrong"}` });
  line.append(made("label", {}, input, made("span", {}, ...copies(answer))), says);
  return { text: (answer.textContent ?? "").trim(), isRight, input, line, says };
}
