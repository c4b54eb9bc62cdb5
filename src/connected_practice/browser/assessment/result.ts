/**
 * What a self-assessment shows, section by section: what is in place, what is partly there, where the gaps are, and
 * for what there is nothing to show. There is no sum and no score: the toolkits ask people not to add up the letters.
 */

import { type Answer, answerTo, type Assessment, isToOtherWords } from "./model";
import { choiceOf, type Standing } from "./scale";
import type { Item, Toolkit } from "./toolkit";
import { differences } from "./versions";
import { count, listed, sentence } from "./wording";

/** One item with the answer it has. */
export interface Line {
  readonly item: Item;
  readonly answer: Answer;
  /** Null where the item has no rating. */
  readonly standing: Standing | null;
  /** Whether something is said to be there and nothing is written down that would show it. */
  readonly isUnshown: boolean;
  readonly isToOtherWords: boolean;
}

export interface SectionResult {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly Line[];
}

export interface Result {
  readonly sections: readonly SectionResult[];
  /** Answers to items that the toolkit has no longer. */
  readonly withdrawn: readonly Answer[];
}

/** Returns what a self-assessment shows of a toolkit as it is now. */
export function resultOf(assessment: Assessment, toolkit: Toolkit): Result {
  const sections = toolkit.sections.map(({ id, title, items }) => ({
    id,
    title,
    lines: items.map((item) => lineOf(item, answerTo(assessment, item), toolkit)),
  }));
  return { sections, withdrawn: differences(assessment, toolkit).withdrawn };
}

function lineOf(item: Item, answer: Answer, { scale }: Toolkit): Line {
  const standing = answer.rating ? choiceOf(scale, answer.rating).standing : null;
  const isSaidToBe = standing === "in-place" || standing === "partly";
  return {
    item,
    answer,
    standing,
    isUnshown: isSaidToBe && !answer.evidence.trim(),
    isToOtherWords: isToOtherWords(answer, item),
  };
}

/** Returns the lines of a section that have a standing; null asks for those without a rating. */
export function standing(section: SectionResult, wanted: Standing | null): Line[] {
  return section.lines.filter((line) => line.standing === wanted);
}

/** Returns the lines of a section for which there is nothing to show. */
export function unshown(section: SectionResult): Line[] {
  return section.lines.filter((line) => line.isUnshown);
}

/** Returns every gap and then everything that is partly there, in the toolkit's order: what to do something about. */
export function toWorkOn(result: Result): Line[] {
  return (["gap", "partly"] as const).flatMap((wanted) =>
    result.sections.flatMap((section) => standing(section, wanted)),
  );
}

/** Returns a section in sentences. */
export function inWords(section: SectionResult): string {
  const rated = section.lines.filter((line) => line.standing !== null);
  if (!rated.length) return "Nothing here has been rated yet.";
  const parts = [
    part(standing(section, "in-place"), "in place"),
    part(standing(section, "partly"), "partly there"),
    part(standing(section, "gap"), "not there yet"),
    outside(standing(section, "outside")),
  ].filter(Boolean);
  return [sentence(parts), evidence(section), open(section.lines.length - rated.length)].filter(Boolean).join(" ");
}

function part(lines: readonly Line[], what: string): string {
  return lines.length ? `${count(lines.length, "item")} ${lines.length === 1 ? "is" : "are"} ${what}` : "";
}

function outside(lines: readonly Line[]): string {
  return lines.length ? `${count(lines.length, "item")} ${lines.length === 1 ? "does" : "do"} not apply` : "";
}

function evidence(section: SectionResult): string {
  const said = [...standing(section, "in-place"), ...standing(section, "partly")];
  const without = unshown(section);
  if (!said.length) return "";
  if (!without.length) return "Evidence is written down for all that is in place or partly there.";
  if (without.length === said.length) return "Nothing is written down yet that would show it.";
  return `For ${count(without.length)} of these nothing is written down that would show it.`;
}

function open(unrated: number): string {
  if (!unrated) return "";
  return sentence([`${count(unrated, "item")} ${unrated === 1 ? "has" : "have"} no rating yet`]);
}

/** Returns the whole in a few sentences: where the gaps are, what is in place throughout, what cannot be shown. */
export function summary({ sections }: Result): string[] {
  const withGaps = sections.filter((section) => standing(section, "gap").length);
  const inPlace = sections.filter(isInPlace);
  const bare = sections.filter((section) => unshown(section).length);
  const unrated = sections.filter((section) => standing(section, null).length);
  return [
    named("There are gaps in", withGaps, sections),
    named("Everything is in place in", inPlace, sections),
    named("Something is said to be there with nothing to show for it in", bare, sections),
    named("Items are still without a rating in", unrated, sections),
  ].filter(Boolean);
}

/** Whether everything in a section that applies is in place, and something applies. */
function isInPlace(section: SectionResult): boolean {
  const there = standing(section, "in-place").length;
  return there > 0 && there + standing(section, "outside").length === section.lines.length;
}

/** How many sections a sentence names before it counts them. */
const MOST_NAMED = 2;

function named(words: string, found: readonly SectionResult[], all: readonly SectionResult[]): string {
  if (!found.length) return "";
  const rest = all.filter((section) => !found.includes(section));
  if (all.length > 1 && !rest.length) return `${words} every section.`;
  if (found.length <= MOST_NAMED) return `${words} ${listed(found.map(quoted))}.`;
  if (rest.length === 1) return `${words} every section but ${listed(rest.map(quoted))}.`;
  return `${words} ${count(found.length)} of the ${count(all.length)} sections.`;
}

function quoted({ title }: SectionResult): string {
  return `“${title}”`;
}
