/** Toolkits and self-assessments that tests are made of. */

import { type Answer, type Assessment, begun, edited, itemsOf } from "browser/assessment/model";
import type { Rating } from "browser/assessment/scale";
import type { Item, Toolkit } from "browser/assessment/toolkit";

export const ID = "3f1c2b7e-8a4d-4c6e-9b1f-0a2d4e6f8a1b";

/** Returns a toolkit with one section for each list of items, each item given as `id` or `id: text`. */
export function toolkit(
  sections: Record<string, string[]> = { Door: ["name", "quiet"], Class: ["seat"] },
  more: Partial<Toolkit> = {},
): Toolkit {
  return {
    ref: "toolkit:welcome",
    title: "The welcome check",
    version: "2026-01-10",
    address: "https://library.test/toolkits/welcome/",
    path: "toolkits/welcome/",
    aliases: [],
    moved: new Map(),
    scale: "rag",
    topics: ["belonging", "attendance"],
    related: [],
    sources: ["Harbour (2024)"],
    sections: Object.entries(sections).map(([title, items]) => ({
      id: title.toLowerCase(),
      title,
      items: items.map((given) => item(given, title)),
    })),
    ...more,
  };
}

function item(given: string, section: string): Item {
  const [id = "", text = `About ${id}.`] = given.split(": ");
  return { id, text, lookFor: "", next: [], section };
}

/** Returns a self-assessment with these ratings, by the ids of items. */
export function assessment(
  of: Toolkit,
  ratings: Record<string, Rating | null> = {},
  more: Partial<Assessment> = {},
): Assessment {
  const start = { ...begun(of, "2026-03-02", { role: "Teacher", agency: "Harbour School" }), ...more };
  return Object.entries(ratings).reduce((made, [id, rating]) => edit(made, of, id, { rating }), start);
}

/** Returns a self-assessment with one answer changed. */
export function edit(
  before: Assessment,
  of: Toolkit,
  id: string,
  change: Partial<Omit<Answer, "id" | "section" | "text">>,
): Assessment {
  const found = itemsOf(of).find((one) => one.id === id);
  if (!found) throw new Error(`There is no item ${id}`);
  return edited(before, found, change);
}

/** Returns the answer to an item. */
export function answer(from: Assessment, id: string): Answer {
  const found = from.answers.find((one) => one.id === id);
  if (!found) throw new Error(`There is no answer to ${id}`);
  return found;
}
