/**
 * Several people's self-assessments, item by item: who chose what, and how far they are apart. There is no average;
 * the people behind every letter can be told, by role or by agency.
 */

import { answerTo, type Answer, type Assessment, isToOtherWords, itemsOf, type Member } from "./model";
import { type Choice, type Rating, type ScaleName, SCALES } from "./scale";
import type { Item, Toolkit } from "./toolkit";
import { count, listed, lowered } from "./wording";

export interface Person {
  /** Their place in the gathering, from 0: two people may have the same role and agency. */
  readonly number: number;
  readonly role: string;
  readonly agency: string;
  readonly assessment: Assessment;
}

/** What one person says of an item. */
export interface Voice {
  readonly person: Person;
  readonly answer: Answer;
  readonly isToOtherWords: boolean;
}

/** How far people are apart: from one end of the scale to the other, one step, or not at all. */
export type Width = 0 | 1 | 2;

export interface Spread {
  readonly item: Item;
  /** Who chose each rating, in the order of the scale; ratings that nobody chose are there and empty. */
  readonly chosen: readonly { readonly choice: Choice; readonly voices: readonly Voice[] }[];
  /** Who has no rating for it: they did not know, or did not come so far. */
  readonly unrated: readonly Voice[];
  readonly width: Width;
  /**
   * How many steps two of the people are apart, on the average of all pairs (Gini's mean difference). It orders
   * items of the same width, the evenly divided first, and is never shown.
   */
  readonly distance: number;
}

export const NO_ROLE = "No role given";
export const NO_AGENCY = "No agency given";

/** Returns the people of a gathering, each with what to call them. */
export function peopleOf(members: readonly Member[]): Person[] {
  return members.map(({ assessment }, number) => ({
    number,
    role: assessment.role.trim() || NO_ROLE,
    agency: assessment.agency.trim() || NO_AGENCY,
    assessment,
  }));
}

/** Returns what to call a person: their role and agency. */
export function label({ role, agency }: Person): string {
  return agency === NO_AGENCY ? role : `${role}, ${agency}`;
}

/** Returns the agencies of people, each once, in the order of the alphabet. */
export function agenciesOf(people: readonly Person[]): string[] {
  return inAlphabet(people.map((person) => person.agency));
}

/** One for all: to make it takes longer than to sort with it. */
const ALPHABET = new Intl.Collator("en-GB");

function inAlphabet(names: readonly string[]): string[] {
  return [...new Set(names)].sort(ALPHABET.compare);
}

/** Returns how people's answers spread over each item, in the toolkit's order. */
export function spreadsOf(people: readonly Person[], toolkit: Toolkit): Spread[] {
  const answers = people.map((person) => new Map(person.assessment.answers.map((answer) => [answer.id, answer])));
  return itemsOf(toolkit).map((item) => {
    const voices = people.map((person, index) => {
      const answer = answers[index]?.get(item.id) ?? answerTo(person.assessment, item);
      return { person, answer, isToOtherWords: isToOtherWords(answer, item) };
    });
    return spreadOf(item, voices, toolkit.scale);
  });
}

function spreadOf(item: Item, voices: readonly Voice[], scale: ScaleName): Spread {
  const byRating = new Map<Rating | null, Voice[]>();
  for (const voice of voices) {
    const same = byRating.get(voice.answer.rating);
    if (same) same.push(voice);
    else byRating.set(voice.answer.rating, [voice]);
  }
  const chosen = SCALES[scale].map((choice) => ({ choice, voices: byRating.get(choice.rating) ?? [] }));
  return { item, chosen, unrated: byRating.get(null) ?? [], width: widthOf(chosen), distance: distanceOf(chosen) };
}

type Chosen = Spread["chosen"];

function widthOf(chosen: Chosen): Width {
  const taken = chosen.filter(({ voices }) => voices.length).map(({ choice }) => choice);
  const steps = taken.flatMap(({ step }) => (step === null ? [] : [step]));
  const range = steps.length ? Math.max(...steps) - Math.min(...steps) : 0;
  const isSplitOnWhether = steps.length > 0 && taken.length > steps.length; // it applies to some and not to others
  return Math.max(range, Number(isSplitOnWhether)) as Width;
}

/** That an item applies to one person and not to another counts as one step. */
function distanceOf(chosen: Chosen): number {
  const people = chosen.reduce((sum, { voices }) => sum + voices.length, 0);
  let apart = 0;
  chosen.forEach((one, index) => {
    for (const other of chosen.slice(index + 1)) {
      const steps =
        one.choice.step === null || other.choice.step === null ? 1 : Math.abs(one.choice.step - other.choice.step);
      apart += steps * one.voices.length * other.voices.length;
    }
  });
  return people > 1 ? apart / ((people * (people - 1)) / 2) : 0;
}

/** Returns spreads with the widest disagreement first; those of the same kind stay in the toolkit's order. */
export function widestFirst(spreads: readonly Spread[]): Spread[] {
  return [...spreads].sort(
    (one, other) =>
      other.width - one.width || other.distance - one.distance || other.unrated.length - one.unrated.length,
  );
}

/** Returns in a few words how far people are apart on an item. */
export function agreement(spread: Spread): string {
  const taken = spread.chosen.filter(({ voices }) => voices.length);
  const rated = taken.reduce((sum, { voices }) => sum + voices.length, 0);
  const [first] = taken;
  if (!first) return "Nobody has rated this";
  if (rated === 1) return `One person has rated this: ${lowered(first.choice.word)}`;
  if (taken.length === 1) return `All ${count(rated)} say ${lowered(first.choice.word)}`;
  const words = listed(taken.map(({ choice }) => lowered(choice.word)));
  return spread.width === 2 ? `Far apart: ${words}` : `One step apart: ${words}`;
}

/** Returns a spread in one sentence: "Red: 2 (Teacher, Harbour School; Nurse). Green: 1 (Governor)." */
export function inWords(spread: Spread, name: (person: Person) => string = label): string {
  const parts = spread.chosen
    .filter(({ voices }) => voices.length)
    .map(({ choice, voices }) => `${choice.word}: ${voices.length} (${whoOf(voices, name)}).`);
  if (spread.unrated.length) parts.push(`No rating: ${spread.unrated.length} (${whoOf(spread.unrated, name)}).`);
  return parts.join(" ");
}

/** Returns who people are, those with the same name counted: "Teacher, Harbour School (3); Nurse". */
export function whoOf(voices: readonly Voice[], name: (person: Person) => string = label): string {
  const counts = new Map<string, number>();
  for (const { person } of voices) counts.set(name(person), (counts.get(name(person)) ?? 0) + 1);
  return [...counts].map(([who, number]) => (number > 1 ? `${who} (${number})` : who)).join("; ");
}

/** One row of the table of who says what: an agency or a role, and how many of its people chose each rating. */
export interface Row {
  readonly name: string;
  /** In the order of the scale, and last those without a rating. */
  readonly counts: readonly number[];
}

/** Returns how many people of each agency, or of each role, chose what. */
export function rowsOf(spread: Spread, by: "agency" | "role"): Row[] {
  const columns = [...spread.chosen.map(({ voices }) => voices), spread.unrated];
  return inAlphabet(columns.flat().map(({ person }) => person[by])).map((name) => ({
    name,
    counts: columns.map((voices) => voices.filter(({ person }) => person[by] === name).length),
  }));
}
