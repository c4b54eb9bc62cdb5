/**
 * What could make a statement stronger, as a colleague would say it. It is advice on the one thing that would help
 * most; nothing is ever refused.
 */

import type { Kind, Statement } from "./charter";
import { sentenceOf, thingsIn } from "./sentence";

export interface Advice {
  readonly text: string;
  /** Whether it answers what was written; where nothing was, it says what belongs there. */
  readonly isAnswer: boolean;
}

const WAYS_OUT = /^(?:(?:aim|try|seek|strive|hope|endeavour|attempt|look|plan|intend) to|work towards|do our best)\b/iu;
/** What people say they do when nobody can see them do it. */
const CANNOT_BE_SEEN =
  /^(?:\w+ly\s+)?(?:ensuring|promoting|supporting|encouraging|fostering|embedding|championing|valuing|respecting|celebrating|raising awareness|being aware|recognising|acknowledging|prioritising|committing|believing|understanding|considering|being)\b/iu;
const DOING = /^(?:never |always |not )?(?:\w+ly )?\p{L}+ing\b/iu;
const ABOUT_CHILDREN = /\b(?:students?|pupils?|children|young people|learners?|they|them|their)\b/iu;
const TO_CHILDREN = /\b(?:you|your|yours|yourself|yourselves)\b/iu;

/** The most words that are still read on a wall. */
const READ_ON_A_WALL = 30;

const READERS: Readonly<Record<Kind, string>> = { school: "student", trust: "student", borough: "child" };

/** Returns what would help with "We will". */
export function onWill({ will }: Pick<Statement, "will">): Advice {
  const promise = sentenceOf({ will, by: "", so: "" }).will;
  const wayOut = WAYS_OUT.exec(promise)?.[0];
  if (!promise) return hint("What do you promise? Begin with what you do: make, ask, teach, keep.");
  if (wayOut) return answer(`“${wayOut}” leaves a way out. Is there a part of this that you can promise?`);
  if (words(promise) > READ_ON_A_WALL) return answer("This is long for a wall. Could the how move down to “by”?");
  return hint("Say it as you would to a family at the door.");
}

/** Returns what would help with "by". */
export function onBy({ by }: Pick<Statement, "by">): Advice {
  const things = thingsIn(by);
  const unseen = things.find((thing) => CANNOT_BE_SEEN.test(thing));
  const notDoing = things.find((thing) => !DOING.test(thing));
  if (!things.length) return hint("One thing on each line: something that somebody does, and that a visitor could see.");
  if (notDoing) return answer(`“${shortened(notDoing)}”: who does what? Begin with the doing: asking, planning, ringing home.`);
  if (unseen && things.every((thing) => CANNOT_BE_SEEN.test(thing))) {
    return answer(`“${shortened(unseen)}”: what would a visitor see? Add one thing that somebody does.`);
  }
  if (things.length > 6) return answer("That is a lot to keep. Which of these will happen before the summer?");
  return hint("One thing on each line. Who will see to it?");
}

/** Returns what would help with "So you can". */
export function onSo({ so }: Pick<Statement, "so">, kind: Kind): Advice {
  const reader = READERS[kind];
  const got = sentenceOf({ will: "", by: "", so }).so;
  if (!got) return hint(`Speak to the ${reader}: what can you do, or be sure of, because we do this?`);
  if (ABOUT_CHILDREN.test(got) && !TO_CHILDREN.test(got) && !/^, as\b/u.test(got)) {
    return answer(`Say it to the ${reader}, not about them: “you” and “your”.`);
  }
  if (words(got) > READ_ON_A_WALL) return answer("This is long for a wall. What is the first thing that you would notice?");
  return hint(`Read it aloud to a ${reader}. Is it true?`);
}

function hint(text: string): Advice {
  return { text, isAnswer: false };
}

function answer(text: string): Advice {
  return { text, isAnswer: true };
}

function words(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}

function shortened(text: string): string {
  const signs = [...text];
  return signs.length > 40 ? `${signs.slice(0, 40).join("").trim()} …` : text;
}
