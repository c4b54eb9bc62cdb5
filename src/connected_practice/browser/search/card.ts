/** What the glossary says of a term that was searched for: read from the term's file, told as search tells it. */

import type { RecordFile, Records } from "./excerpt";
import type { Library } from "./library";
import { key, wordsIn } from "./tokens";
import { type Sense, termOf, type Understanding } from "./understanding";

/** What is shown of a term. */
export interface Card {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly short: readonly string[];
  readonly sectors: readonly string[];
  readonly definition: string;
  /** What it means to some, where sectors differ. */
  readonly senses: readonly { readonly sectors: readonly string[]; readonly definition: string }[];
  /** What to say instead of what was typed, and why. */
  readonly advice: { readonly wording: string; readonly instead: string; readonly reason: string } | null;
  /** The wording that was typed, where the glossary prefers another without minding this one. */
  readonly alias: string;
}

/** Returns the cards for a query that is a term: several where its letters have several meanings. */
export async function cardsFor(understanding: Understanding, library: Library, records: Records): Promise<Card[]> {
  const senses = termOf(understanding)?.senses ?? [];
  const files = await Promise.all(senses.map(({ term }) => records.term(term)));
  return senses.flatMap((sense, place) => {
    const file = files[place];
    return file ? [cardOf(sense, file, library)] : [];
  });
}

function cardOf(sense: Sense, file: RecordFile, library: Library): Card {
  const sectors = (of: unknown) => texts(of).map((id) => library.titleIn("sector", id));
  const title = text(file["title"]);
  return {
    id: sense.term,
    path: text(file["path"]) || `glossary/${sense.term}/`,
    title,
    short: texts(file["abbreviations"]),
    sectors: texts(file["sectors"]).length < library.list("sector").length ? sectors(file["sectors"]) : [],
    definition: text(file["definition"]) || text(file["summary"]),
    senses: parts(file["senses"]).map((one) => ({
      sectors: sectors(one["sectors"]),
      definition: text(one["definition"]),
    })),
    advice: adviceOn(sense, title, parts(file["discouraged"])),
    alias: sense.use === "admitted" || sense.use === "search-only" ? sense.form : "",
  };
}

function adviceOn(sense: Sense, title: string, discouraged: readonly RecordFile[]): Card["advice"] {
  if (sense.use !== "discouraged") return null;
  const isMeant = (one: RecordFile) => key(wordsIn(text(one["wording"]))) === key(wordsIn(sense.form));
  const entry = discouraged.find(isMeant);
  return { wording: sense.form, instead: text(entry?.["instead"]) || title, reason: text(entry?.["reason"]) };
}

function text(value: unknown): string {
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

function parts(value: unknown): RecordFile[] {
  return Array.isArray(value) ? value.filter((one): one is RecordFile => Boolean(one) && typeof one === "object") : [];
}
