/** `<cp-module>`: the panel at the top of a module's page, with the marks and questions further down. */

import { render } from "lit-html";

import { ROOT } from "../site";
import { Keeper } from "./keeper";
import { checksIn, made, nextModule, stepsIn, type StepPlace } from "./page";
import { countDone, goesOn, hasTried, isEmpty, isWhole, nothingDone, type Place, triedOf, withAnswer, withoutAnswers, withStep } from "./place";
import { Question } from "./question";
import { type State, view } from "./view";

export class ModuleElement extends HTMLElement {
  private steps: readonly StepPlace[] = [];
  private questions: readonly Question[] = [];
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private keeper: Keeper | null = null;
  private isRead = false;
  /** What was kept before somebody deleted it, while that can be undone. */
  private deleted: Place | null = null;
  private trouble = "";
  private said = "";

  connectedCallback(): void {
    const page = this.closest<HTMLElement>("[data-ref]");
    if (this.keeper || !page) return;
    this.steps = stepsIn(page);
    const path = location.href.slice(ROOT.href.length).replace(/[?#].*$/, "");
    const about = { title: page.dataset["title"] ?? "", path, steps: this.steps.map(({ id }) => id) };
    this.keeper = new Keeper(page.dataset["ref"] ?? "", nothingDone(about), () => this.show(), (why) => this.fail(why));
    this.classList.add("cp-tool");
    for (const step of this.steps) this.addButton(step);
    this.questions = checksIn(page).map((root) => this.question(root)).filter(({ isAsked }) => isAsked);
    void this.keeper.begin().then(() => {
      this.isRead = true;
      this.show();
    });
  }

  private get place(): Place {
    return (this.keeper as Keeper).place;
  }

  private addButton({ id, title, root }: StepPlace): void {
    const attributes = { type: "button", class: "cp-done", "aria-pressed": "false", "aria-label": `Done: ${title}` };
    const button = made("button", attributes, "Done");
    button.addEventListener("click", () => this.mark(id));
    this.buttons.set(id, button);
    root.querySelector(".cp-step__what")?.append(made("p", { class: "cp-step__done" }, button));
  }

  private question(root: HTMLElement): Question {
    const question: Question = new Question(root, {
      answered: (answer) => this.change((place) => withAnswer(place, question.id, answer)),
      cleared: () => this.change((place) => withoutAnswers(place, question.id)),
      said: (words) => this.say(words),
    });
    return question;
  }

  private mark(id: string): void {
    const isDone = !this.place.done.includes(id);
    this.change((place) => withStep(place, id, isDone));
    this.say(this.progress(isDone));
  }

  private progress(isDone: boolean): string {
    const { place, steps } = this;
    if (isDone && isWhole(place)) return "Every step is done. What comes next stands at the top of the page.";
    const next = isDone ? steps.find(({ id }) => id === goesOn(place)) : undefined;
    return `${countDone(place)} of ${steps.length} steps done.${next ? ` Next: ${next.title}.` : ""}`;
  }

  private change(change: (place: Place) => Place): void {
    this.deleted = null;
    this.keeper?.change(change);
  }

  private readonly actions = {
    reset: (): void => {
      const { place } = this;
      this.change((now) => ({ ...now, done: [], tried: [] }));
      this.deleted = place;
      this.say("Your marks and answers in this module are deleted.");
      this.querySelector<HTMLElement>("button")?.focus();
    },
    undo: (): void => {
      const { deleted } = this;
      if (deleted) this.change((now) => ({ ...now, done: deleted.done, tried: deleted.tried }));
      this.say("Your marks and answers are back.");
      this.querySelector<HTMLElement>("a.cp-button")?.focus();
    },
  };

  private say(words: string): void {
    this.said = words;
    this.draw();
  }

  private fail(why: string): void {
    this.trouble = why;
    this.show();
  }

  /** Shows the place wherever it stands in the page. */
  private show(): void {
    const { place } = this;
    for (const [id, button] of this.buttons) {
      const isDone = place.done.includes(id);
      button.setAttribute("aria-pressed", String(isDone));
      button.closest(".cp-step")?.classList.toggle("is-done", isDone);
    }
    for (const question of this.questions) question.show((answer) => hasTried(place, question.id, answer));
    this.draw();
  }

  private draw(): void {
    render(view(this.state(), this.actions), this);
  }

  private state(): State {
    const { place, steps, questions, isRead, trouble, said } = this;
    const page = this.closest<HTMLElement>("[data-ref]");
    const next = page && nextModule(page);
    return {
      place,
      steps,
      checks: questions.length,
      answered: questions.filter(({ id }) => triedOf(place, id).length).length,
      isRead: isRead || !isEmpty(place),
      canUndo: this.deleted !== null,
      trouble,
      said,
      reflect: new URL(`tools/reflect/?page=${encodeURIComponent(page?.dataset["ref"] ?? "")}`, ROOT).href,
      next: next ? { href: next.href, title: next.textContent ?? "" } : null,
    };
  }
}
