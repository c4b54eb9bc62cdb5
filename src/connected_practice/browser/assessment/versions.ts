/** A self-assessment held against the toolkit as it is now: which items were added, worded anew or withdrawn. */

import { answered, type Answer, type Assessment, blank, isBlank, isSameText, itemsOf } from "./model";
import type { Item, Toolkit } from "./toolkit";

export interface Differences {
  /** Items that the toolkit has now and had not then. */
  readonly added: readonly Item[];
  /** Items whose words are others now, with the answer that was given to the earlier ones. */
  readonly changed: readonly { readonly item: Item; readonly answer: Answer }[];
  /** Answers to items that the toolkit has no longer. They are kept. */
  readonly withdrawn: readonly Answer[];
}

/** Returns what is different between a toolkit now and as it was answered. */
export function differences(assessment: Assessment, toolkit: Toolkit): Differences {
  const answers = new Map(assessment.answers.map((answer) => [answer.id, answer]));
  const items = itemsOf(toolkit);
  const ids = new Set(items.map((item) => item.id));
  return {
    added: items.filter((item) => !answers.has(item.id)),
    changed: items.flatMap((item) => {
      const answer = answers.get(item.id);
      return answer && !isSameText(answer.text, item.text) ? [{ item, answer }] : [];
    }),
    withdrawn: assessment.answers.filter((answer) => !ids.has(answer.id)),
  };
}

/** Whether nothing is different. */
export function isSame({ added, changed, withdrawn }: Differences): boolean {
  return !added.length && !changed.length && !withdrawn.length;
}

/**
 * Returns the self-assessment brought to the toolkit as it is now, once the person has been told: new items are
 * there to answer, items without an answer take today's words or go. Every answer that was given stays as it was,
 * and those to other words or to withdrawn items can still be told.
 */
export function upToDate(assessment: Assessment, toolkit: Toolkit): Assessment {
  const answers = new Map(assessment.answers.map((answer) => [answer.id, answer]));
  const items = itemsOf(toolkit);
  const ids = new Set(items.map((item) => item.id));
  const kept = items.map((item) => {
    const answer = answers.get(item.id);
    return answer && !isBlank(answer) ? answer : blank(item);
  });
  const withdrawn = assessment.answers.filter((answer) => !ids.has(answer.id) && !isBlank(answer));
  return { ...assessment, toolkit: answered(toolkit), answers: [...kept, ...withdrawn] };
}

/** Returns the self-assessment with the ids that its items have now, where the toolkit says that they had others. */
export function underPresentIds(assessment: Assessment, toolkit: Toolkit): Assessment {
  const ids = new Set(assessment.answers.map((answer) => answer.id));
  const answers = assessment.answers.map((answer) => {
    const now = toolkit.moved.get(answer.id);
    return now && !ids.has(now) ? { ...answer, id: now } : answer;
  });
  return { ...assessment, answers };
}

/** Whether a toolkit is the one that was answered, under its present ref or an earlier one, on the same scale. */
export function isFor(assessment: { readonly toolkit: Assessment["toolkit"] }, toolkit: Toolkit): boolean {
  const { ref, scale } = assessment.toolkit;
  return scale === toolkit.scale && (ref === toolkit.ref || toolkit.aliases.includes(ref));
}

/**
 * Returns a toolkit made of what a self-assessment says of it, for when the library's own cannot be had: withdrawn,
 * or out of reach. It knows the items and their words, and nothing of where they lead.
 */
export function standIn({ toolkit, answers }: Assessment): Toolkit {
  const titles = [...new Set(answers.map((answer) => answer.section))];
  return {
    ...toolkit,
    address: "",
    path: "",
    aliases: [],
    moved: new Map(),
    topics: [],
    related: [],
    sources: [],
    sections: titles.map((title, index) => ({
      id: `section-${index + 1}`,
      title,
      items: answers
        .filter((answer) => answer.section === title)
        .map(({ id, text, section }) => ({ id, text, section, lookFor: "", next: [] })),
    })),
  };
}
