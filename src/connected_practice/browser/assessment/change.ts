/** Self-assessments of the same people at different times: what has moved since the earlier one. */

import { type Answer, answerTo, type Assessment, isSameText } from "./model";
import { choiceOf } from "./scale";
import type { Item, Toolkit } from "./toolkit";
import { count, sentence } from "./wording";

/** Which way an item has gone; `new` was not rated before, `gone` is not rated now, `other` is no way up or down. */
export type Way = "up" | "down" | "same" | "new" | "gone" | "other" | "unrated";

export interface Move {
  readonly item: Item;
  readonly before: Answer;
  readonly after: Answer;
  readonly way: Way;
  /** Whether the item was worded differently for the two answers. */
  readonly isReworded: boolean;
}

export interface SectionMoves {
  readonly title: string;
  readonly moves: readonly Move[];
}

/** Returns self-assessments in the order of their days; those of the same day stay as they were. */
export function inTime<T extends { readonly assessment: Assessment }>(given: readonly T[]): T[] {
  return [...given].sort((one, other) => compare(one.assessment.on, other.assessment.on));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Returns what has moved from one self-assessment to a later one, by section. */
export function movesBetween(before: Assessment, after: Assessment, toolkit: Toolkit): SectionMoves[] {
  return toolkit.sections.map(({ title, items }) => ({
    title,
    moves: items.map((item) => moveOf(item, answerTo(before, item), answerTo(after, item), toolkit)),
  }));
}

function moveOf(item: Item, before: Answer, after: Answer, { scale }: Toolkit): Move {
  const isReworded = before.rating !== null && after.rating !== null && !isSameText(before.text, after.text);
  return { item, before, after, way: wayOf(before, after, scale), isReworded };
}

function wayOf(before: Answer, after: Answer, scale: Toolkit["scale"]): Way {
  if (before.rating === after.rating) return before.rating ? "same" : "unrated";
  if (!before.rating) return "new";
  if (!after.rating) return "gone";
  const [from, to] = [choiceOf(scale, before.rating).step, choiceOf(scale, after.rating).step];
  if (from === null || to === null) return "other";
  return to > from ? "up" : "down";
}

/** Returns the moves that went one way, with the titles of their sections. */
export function going(way: Way, sections: readonly SectionMoves[]): Move[] {
  return sections.flatMap(({ moves }) => moves.filter((move) => move.way === way));
}

/** Returns what has moved, in one or two sentences. */
export function inWords(sections: readonly SectionMoves[]): string {
  const [up, down, same] = [
    going("up", sections).length,
    going("down", sections).length,
    going("same", sections).length,
  ];
  if (!up && !down) return same ? "No rating has moved up or down." : "There is nothing yet that was rated both times.";
  const moved = [
    up ? `${count(up, "item")} ${up === 1 ? "has" : "have"} moved up` : "",
    down ? `${count(down, "item")} ${down === 1 ? "has" : "have"} moved down` : "",
  ].filter(Boolean);
  const stayed = same
    ? ` ${sentence([`${count(same, "item")} ${same === 1 ? "is where it was" : "are where they were"}`])}`
    : "";
  return sentence(moved) + stayed;
}
