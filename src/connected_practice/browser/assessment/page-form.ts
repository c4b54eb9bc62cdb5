/**
 * The form that stands in a toolkit's page (render/templates/toolkit.md.j2): reads what people do in it, and shows
 * a self-assessment in it. It is the page's own form: it works, and prints, without any of this.
 */

import { dateInWords } from "../documents/text";
import {
  ABOUT,
  type AboutField,
  type Answer,
  answerTo,
  type Assessment,
  type Field,
  FIELDS,
  isBlank,
  isToOtherWords,
} from "./model";
import type { Rating } from "./scale";
import type { Item, Toolkit } from "./toolkit";
import { differences } from "./versions";
import { listed } from "./wording";

type Writable = HTMLInputElement | HTMLTextAreaElement;

/** One item on the page. */
interface Place {
  readonly root: HTMLElement;
  readonly radios: readonly HTMLInputElement[];
  readonly fields: Readonly<Record<Field, Writable | null>>;
  readonly more: HTMLDetailsElement;
  readonly written: HTMLElement;
  notice: HTMLElement | null;
}

/** What somebody does in the form. */
export interface Edits {
  /** Something was chosen or written beside an item. */
  answered(id: string, change: Partial<Pick<Answer, "rating" | Field>>): void;
  /** Something was written about the self-assessment itself. */
  described(field: AboutField, value: string): void;
  /** The person says that their rating stands, though the item has other words now. */
  confirmed(id: string): void;
}

const NAMES: Readonly<Record<Field, string>> = {
  evidence: "evidence",
  note: "note",
  step: "next step",
  who: "who",
  by: "by when",
};

export class PageForm {
  private readonly places = new Map<string, Place>();
  private readonly about: ReadonlyMap<AboutField, HTMLInputElement | null>;

  constructor(
    readonly form: HTMLFormElement,
    private readonly edits: Edits,
  ) {
    for (const root of form.querySelectorAll<HTMLElement>("[data-item]")) {
      const place = placeIn(root);
      if (place) this.places.set(root.dataset["item"] ?? "", place);
    }
    const field = (name: AboutField) => form.querySelector<HTMLInputElement>(`[name="about-${name}"]`);
    this.about = new Map(ABOUT.map((name) => [name, field(name)]));
    form.addEventListener("input", (event) => this.hear(event));
  }

  /** The ids of the items in the order of the page. */
  get ids(): string[] {
    return [...this.places.keys()];
  }

  /** Returns what stands in the form already: somebody may have begun before the tool was there. */
  written(): { id: string; change: Partial<Pick<Answer, "rating" | Field>> }[] {
    return [...this.places].flatMap(([id, { radios, fields }]) => {
      const rating = radios.find((radio) => radio.checked)?.value as Rating | undefined;
      const texts = FIELDS.flatMap((field) => (fields[field]?.value ? [[field, fields[field].value] as const] : []));
      const change = { ...(rating ? { rating } : {}), ...Object.fromEntries(texts) };
      return Object.keys(change).length ? [{ id, change }] : [];
    });
  }

  /** Shows a self-assessment. A field that has its words already is left alone, with whoever is writing in it. */
  show(assessment: Assessment, toolkit: Toolkit): void {
    for (const [field, input] of this.about) if (input) set(input, assessment[field]);
    const added = new Set(differences(assessment, toolkit).added.map((item) => item.id));
    const isOlder = assessment.answers.length > 0;
    for (const item of toolkit.sections.flatMap((section) => section.items)) {
      const place = this.places.get(item.id);
      if (!place) continue;
      const answer = answerTo(assessment, item);
      for (const radio of place.radios) radio.checked = radio.value === answer.rating;
      for (const field of FIELDS) if (place.fields[field]) set(place.fields[field], answer[field]);
      this.tell(place, answer);
      this.notice(place, item, answer, isOlder && added.has(item.id));
    }
  }

  /** Says beside an item what is written in its details, so that they can stay closed. */
  mark(assessment: Assessment, item: Item): void {
    const place = this.places.get(item.id);
    if (!place) return;
    const answer = answerTo(assessment, item);
    this.tell(place, answer);
    if (isBlank(answer) || !isToOtherWords(answer, item)) this.notice(place, item, answer, false);
  }

  /** Goes to an item: its rating has the keyboard, and the whole of it is in view. */
  goTo(id: string): void {
    const place = this.places.get(id);
    if (!place) return;
    const radio = place.radios.find((one) => one.checked) ?? place.radios[0];
    radio?.focus({ preventScroll: true });
    place.root.scrollIntoView({ block: "nearest" });
  }

  /** Opens an item's details to write in. */
  openDetails(id: string): void {
    const place = this.places.get(id);
    if (!place) return;
    place.more.open = true;
    place.fields.evidence?.focus({ preventScroll: true });
    place.more.scrollIntoView({ block: "nearest" });
  }

  /** Chooses a rating as if somebody had pressed it; null takes it back. */
  choose(id: string, rating: Rating | null): void {
    const place = this.places.get(id);
    if (!place) return;
    for (const radio of place.radios) radio.checked = radio.value === rating;
    this.edits.answered(id, { rating });
    this.goTo(id);
  }

  /** Returns the item that an element stands in. */
  itemAt(element: Element): string | null {
    return element.closest<HTMLElement>("[data-item]")?.dataset["item"] ?? null;
  }

  private hear(event: Event): void {
    const { target } = event;
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    const [name = "", id = ""] = split(target.name);
    print(target);
    if (name === "about") this.edits.described(id as AboutField, target.value);
    else if (name === "rating") this.edits.answered(id, { rating: target.value as Rating });
    else if (isField(name)) this.edits.answered(id, { [name]: target.value });
  }

  private tell(place: Place, answer: Answer): void {
    const written = FIELDS.filter((field) => answer[field].trim()).map((field) => NAMES[field]);
    place.written.textContent = written.length ? `written: ${listed(written)}` : "";
  }

  private notice(place: Place, item: Item, answer: Answer, isNew: boolean): void {
    place.notice?.remove();
    place.notice = null;
    const isOther = isToOtherWords(answer, item) && answer.rating !== null;
    if (!isNew && !isOther) return;
    place.notice = document.createElement("div");
    place.notice.className = "cp-rated__notice";
    place.notice.append(...(isOther ? this.otherWords(item, answer) : [line("New since you began.")]));
    place.root.querySelector(".cp-rated__what")?.append(place.notice);
  }

  private otherWords(item: Item, answer: Answer): Node[] {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cp-link-button";
    button.textContent = "My rating still stands";
    button.addEventListener("click", () => {
      this.edits.confirmed(item.id);
      this.goTo(item.id);
    });
    return [line(`The wording has changed since you rated this. It was: “${answer.text}”`), button];
  }
}

function placeIn(root: HTMLElement): Place | null {
  const more = root.querySelector("details");
  const summary = more?.querySelector("summary");
  if (!more || !summary) return null;
  const written = document.createElement("span");
  written.className = "cp-rated__written";
  summary.append(" ", written);
  const field = (name: Field) => root.querySelector<Writable>(`[name="${name}-${root.dataset["item"] ?? ""}"]`);
  const fields = Object.fromEntries(FIELDS.map((name) => [name, field(name)])) as Place["fields"];
  const radios = [...root.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  return { root, radios, fields, more, written, notice: null };
}

/** Splits "evidence-leaders-make-time" into the field and the item. */
function split(name: string): [string, string] {
  const at = name.indexOf("-");
  return [name.slice(0, at), name.slice(at + 1)];
}

function isField(name: string): name is Field {
  return (FIELDS as readonly string[]).includes(name);
}

function set(field: Writable, value: string): void {
  if (field.value !== value) field.value = value;
  print(field);
}

/** Paper shows what is written in full: a field on paper cuts off what it has no room for. */
function print(field: Writable): void {
  const printed = field.parentElement?.querySelector<HTMLElement>(".cp-field__printed");
  const shown = field.type === "date" ? dateInWords(field.value) : field.value;
  if (printed && printed.textContent !== shown) printed.textContent = shown;
}

function line(text: string): HTMLElement {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}
