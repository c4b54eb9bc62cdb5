/**
 * What a self-assessment is. Values are never changed: an edit returns a new one.
 *
 * An answer carries the text of the item as it was answered, so that it keeps its meaning when the toolkit's
 * wording changes. The items that a toolkit had when the self-assessment began are all among the answers, rated or not.
 */

import type { Rating, ScaleName } from "./scale";
import type { Item, Toolkit } from "./toolkit";

/** What a person can write beside a rating. */
export const FIELDS = ["evidence", "note", "step", "who", "by"] as const;
export type Field = (typeof FIELDS)[number];

/** What a person can write about the self-assessment itself. `on` is an ISO date or empty. */
export const ABOUT = ["title", "role", "agency", "on"] as const;
export type AboutField = (typeof ABOUT)[number];

/** Characters that one field may have: more than anybody writes, and less than harms a page. */
export const LONGEST = 4000;
export const LONGEST_LINE = 200;

export interface Answer extends Readonly<Record<Field, string>> {
  readonly id: string;
  /** The title of its section, as it was answered. */
  readonly section: string;
  /** The item's text, as it was answered. */
  readonly text: string;
  readonly rating: Rating | null;
}

/** Which toolkit was answered, and which version of it (an ISO date). */
export interface Answered {
  readonly ref: string;
  readonly title: string;
  readonly version: string;
  readonly scale: ScaleName;
}

export interface Assessment extends Readonly<Record<AboutField, string>> {
  readonly toolkit: Answered;
  readonly answers: readonly Answer[];
}

/** Several people's self-assessments with one toolkit, as a lead has gathered them. */
export interface Gathering {
  readonly title: string;
  readonly toolkit: Answered;
  readonly people: readonly Member[];
}

/** One person's self-assessment in a gathering; `id` is that of the file it came from. */
export interface Member {
  readonly id: string;
  readonly assessment: Assessment;
}

const NOTHING: Readonly<Record<Field, string>> = { evidence: "", note: "", step: "", who: "", by: "" };

/** Returns a self-assessment that nobody has answered yet. `on` is the day, as an ISO date. */
export function begun(toolkit: Toolkit, on: string, who: { role: string; agency: string }): Assessment {
  return {
    title: monthOf(on),
    role: who.role,
    agency: who.agency,
    on,
    toolkit: answered(toolkit),
    answers: itemsOf(toolkit).map(blank),
  };
}

/** Returns which toolkit and version is answered from now on. */
export function answered(toolkit: Toolkit): Answered {
  return { ref: toolkit.ref, title: toolkit.title, version: toolkit.version, scale: toolkit.scale };
}

/** Returns every item of a toolkit in order. */
export function itemsOf(toolkit: Toolkit): Item[] {
  return toolkit.sections.flatMap((section) => section.items);
}

/** Returns the answer to an item before anybody has given one. */
export function blank(item: Item): Answer {
  return { id: item.id, section: item.section, text: item.text, rating: null, ...NOTHING };
}

/** Returns the answer to an item: as given, or a blank one. */
export function answerTo(assessment: Assessment, item: Item): Answer {
  return assessment.answers.find((answer) => answer.id === item.id) ?? blank(item);
}

/** Whether nothing was chosen and nothing written. */
export function isBlank(answer: Answer): boolean {
  return answer.rating === null && FIELDS.every((field) => !answer[field].trim());
}

/** Whether an answer was given to other words than the item has now. */
export function isToOtherWords(answer: Answer, item: Item): boolean {
  return !isBlank(answer) && !isSameText(answer.text, item.text);
}

/** Whether two texts say the same, whatever the spaces between their words. */
export function isSameText(one: string, other: string): boolean {
  return squeezed(one) === squeezed(other);
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, " ").trim().normalize("NFC");
}

/**
 * Returns the self-assessment with something changed in one answer. A rating is given to the item as it is worded
 * now; what is written beside an earlier rating leaves that rating's wording alone.
 */
export function edited(
  assessment: Assessment,
  item: Item,
  change: Partial<Pick<Answer, "rating" | Field>>,
): Assessment {
  const before = answerTo(assessment, item);
  const isForNow = "rating" in change || isBlank(before);
  const after = { ...before, ...change, ...(isForNow ? { text: item.text, section: item.section } : {}) };
  const isKnown = assessment.answers.some((answer) => answer.id === item.id);
  const answers = isKnown
    ? assessment.answers.map((answer) => (answer.id === item.id ? after : answer))
    : [...assessment.answers, after];
  return { ...assessment, answers };
}

/** Returns how many of a toolkit's items have a rating. */
export function ratedCount(assessment: Assessment, toolkit: Toolkit): number {
  const rated = new Set(assessment.answers.filter((answer) => answer.rating).map((answer) => answer.id));
  return itemsOf(toolkit).filter((item) => rated.has(item.id)).length;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

function monthOf(iso: string): string {
  const [year = "", month = ""] = iso.split("-");
  return `${MONTHS[Number(month) - 1] ?? ""} ${year}`.trim();
}
