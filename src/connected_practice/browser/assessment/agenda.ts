/** A meeting about the three items on which people are furthest apart: minutes that add up, and questions to ask. */

import { inWords, label, type Spread, whoOf, widestFirst } from "./spread";
import { count, lowered } from "./wording";

/** How long a meeting may be, in minutes. */
export const LENGTHS = [30, 45, 60, 90] as const;
export type Length = (typeof LENGTHS)[number];

/** How many disagreements a meeting has time for. */
export const MOST = 3;

export interface Part {
  readonly title: string;
  readonly minutes: number;
  /** What is known before the meeting. */
  readonly known: string;
  readonly questions: readonly string[];
  /** Whether something is written down at the end: what, who and by when. */
  readonly isDecision: boolean;
}

export interface Agenda {
  readonly minutes: Length;
  readonly parts: readonly Part[];
}

/** Returns the widest disagreements, three at the most; none where people agree. */
export function toTalkAbout(spreads: readonly Spread[]): Spread[] {
  return widestFirst(spreads.filter((spread) => spread.width > 0)).slice(0, MOST);
}

/**
 * Returns the agenda of a meeting about some items, or null where there is nothing that people see differently.
 * `asked` has the library's own questions for each item, by its id.
 */
export function agendaFor(
  spreads: readonly Spread[],
  minutes: Length,
  asked: ReadonlyMap<string, readonly string[]> = new Map(),
): Agenda | null {
  const talked = toTalkAbout(spreads);
  if (!talked.length) return null;
  const opening = Math.max(3, Math.round(minutes / 12));
  const each = Math.floor((minutes * 0.75 - opening) / talked.length);
  const closing = minutes - opening - each * talked.length;
  const items = talked.map((spread) => talk(spread, each, asked.get(spread.item.id) ?? []));
  return { minutes, parts: [open(opening, talked.length), ...items, close(closing)] };
}

function open(minutes: number, items: number): Part {
  return {
    title: "Begin",
    minutes,
    known:
      `We look at ${count(items, "item")} on which we see different things. Nobody has to win. ` +
      "Each says what they saw, and no child is named.",
    questions: [],
    isDecision: false,
  };
}

function talk(spread: Spread, minutes: number, asked: readonly string[]): Part {
  return {
    title: spread.item.text,
    minutes,
    known: inWords(spread),
    questions: [...ownQuestions(spread), ...asked],
    isDecision: true,
  };
}

function ownQuestions(spread: Spread): string[] {
  const taken = spread.chosen.filter(({ choice, voices }) => voices.length && choice.step !== null);
  const [lowest, highest] = [taken[0], taken[taken.length - 1]];
  const outside = spread.chosen.find(({ choice, voices }) => voices.length && choice.step === null);
  const questions: string[] = [];
  if (lowest && highest && lowest !== highest) {
    questions.push(
      `What did you see that made you choose ${lowered(lowest.choice.word)}? ${whoOf(lowest.voices, label)} first.`,
    );
    questions.push(`What have those who chose ${lowered(highest.choice.word)} seen that others have not?`);
  }
  if (outside && lowest) questions.push("For whom does this apply, and for whom does it not?");
  if (spread.unrated.length) questions.push("What would help those who could not rate this to find out?");
  const { lookFor } = spread.item;
  questions.push(
    lookFor ? `What can we look at together before we settle this? The tool suggests: ${lookFor}` : SETTLE,
  );
  return questions;
}

const SETTLE = "What can we look at together before we settle this?";

function close(minutes: number): Part {
  return {
    title: "One next step each",
    minutes,
    known: "Write each step with a name and a date. Say which child or family should notice it.",
    questions: ["What will you do before we meet again?", "How will we know that it has made a difference?"],
    isDecision: true,
  };
}
