/**
 * Two tabs have changed the same self-assessment: both changes are kept, item by item and field by field.
 *
 * What only one tab changed is taken from that tab. Where both wrote in the same field, both texts are kept, one
 * below the other. Where both chose a rating, or renamed the whole, only one can stand: the one of this tab, and the
 * other is handed back so that the person can be told.
 */

import { ABOUT, type Answer, type Assessment, type Field, FIELDS } from "./model";
import type { Rating } from "./scale";

export interface Merged {
  readonly assessment: Assessment;
  /** Ratings of the other tab that could not be kept. */
  readonly overruled: readonly { readonly answer: Answer; readonly other: Rating | null }[];
}

/** Merges `mine` and `theirs`, both of which began as `base`. */
export function merged(base: Assessment, mine: Assessment, theirs: Assessment): Merged {
  const overruled: { answer: Answer; other: Rating | null }[] = [];
  const [was, here] = [byId(base), byId(mine)];
  const ids = new Set([...theirs.answers, ...mine.answers].map((answer) => answer.id));
  const there = byId(theirs);
  const answers = [...ids].map((id) => {
    const [own, other] = [here.get(id), there.get(id)];
    if (!own || !other) return (own ?? other) as Answer;
    const before = was.get(id);
    if (isOverruled(before, own, other)) overruled.push({ answer: own, other: other.rating });
    return mergedAnswer(before, own, other);
  });
  const about = Object.fromEntries(ABOUT.map((field) => [field, newer(base[field], mine[field], theirs[field])]));
  const toolkit = newer(base.toolkit, mine.toolkit, theirs.toolkit);
  return { assessment: { ...theirs, ...about, toolkit, answers }, overruled };
}

function byId(assessment: Assessment): Map<string, Answer> {
  return new Map(assessment.answers.map((answer) => [answer.id, answer]));
}

function isOverruled(before: Answer | undefined, mine: Answer, theirs: Answer): boolean {
  const isChangedInBoth = mine.rating !== before?.rating && theirs.rating !== before?.rating;
  return isChangedInBoth && mine.rating !== theirs.rating && theirs.rating !== null;
}

/** Whether a tab chose another rating, or gave the same one to other words. */
function isRatedIn(tab: Answer, before: Answer | undefined): boolean {
  return tab.rating !== (before?.rating ?? null) || tab.text !== before?.text;
}

function mergedAnswer(before: Answer | undefined, mine: Answer, theirs: Answer): Answer {
  const words = isRatedIn(mine, before) || !isRatedIn(theirs, before) ? mine : theirs; // a rating goes with its words
  const fields = Object.fromEntries(
    FIELDS.map((field) => [field, joined(field, before?.[field] ?? "", mine[field], theirs[field])]),
  ) as Record<Field, string>;
  return { ...theirs, rating: words.rating, text: words.text, section: words.section, ...fields };
}

const ON_ONE_LINE: readonly Field[] = ["who", "by"];

/** Returns both texts where both tabs wrote. A text that the other one has in it is not said twice. */
function joined(field: Field, before: string, mine: string, theirs: string): string {
  if (mine === before) return theirs;
  if (theirs === before) return mine;
  if (theirs.includes(mine)) return theirs;
  if (mine.includes(theirs)) return mine;
  return `${theirs}${ON_ONE_LINE.includes(field) ? "; " : "\n"}${mine}`;
}

function newer<T>(before: T, mine: T, theirs: T): T {
  return JSON.stringify(mine) === JSON.stringify(before) ? theirs : mine;
}
