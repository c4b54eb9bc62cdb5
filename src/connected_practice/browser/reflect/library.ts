/** What the log asks of the library's data: the page that somebody reflects on, and whether pages have changed. */

import { fetchJson } from "../site";
import type { PageNote, Question } from "./entry";
import { isDay, isRef } from "./reading";

export interface PageFacts {
  readonly page: PageNote;
  /** The questions that the page asks, with nothing written yet. */
  readonly questions: readonly Question[];
  /** Minutes that the page takes to read or to run; 0 where it is not known. */
  readonly minutes: number;
}

/** Returns what the library says of a page, or null where it has no such page or cannot be reached. */
export async function factsOf(ref: string): Promise<PageFacts | null> {
  if (!isRef(ref)) return null;
  const data = await fetched(`data/v1/${ref.replace(":", "/")}.json`);
  const page = noteIn(data);
  if (!data || !page) return null;
  return { page, questions: questionsIn(data["questions"]), minutes: typeof data["minutes"] === "number" ? data["minutes"] : 0 };
}

/** Returns every page of the library by its ref, or null where the library cannot be reached. */
export async function pagesNow(): Promise<ReadonlyMap<string, PageNote> | null> {
  const records = (await fetched("data/v1/catalogue.json"))?.["records"];
  if (!Array.isArray(records)) return null;
  const notes = records.map(noteIn).filter((note): note is PageNote => note !== null);
  return new Map(notes.map((note) => [note.ref, note]));
}

/** What has become of a page since somebody wrote about it. */
export type Since = "same" | "changed" | "gone" | "unknown";

/** Returns what has become of a page. `now` is null where the library cannot be reached. */
export function since(page: PageNote, now: ReadonlyMap<string, PageNote> | null): Since {
  if (!now) return "unknown";
  const current = now.get(page.ref);
  if (!current) return "gone";
  return !page.version || page.version >= current.version ? "same" : "changed";
}

type Data = Readonly<Record<string, unknown>>;

function noteIn(value: unknown): PageNote | null {
  if (typeof value !== "object" || value === null) return null;
  const { ref, title, version, path } = value as Data;
  if (typeof ref !== "string" || !isRef(ref) || typeof title !== "string" || typeof path !== "string") return null;
  return { ref, title, version: typeof version === "string" && isDay(version) ? version : "", path };
}

/** A reflection's questions have names; those of other pages are texts alone. */
function questionsIn(value: unknown): Question[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((question: unknown, at) => {
    if (typeof question === "string") return [{ id: `q${at + 1}`, question, answer: "" }];
    const { id, text } = (question ?? {}) as Data;
    return typeof text === "string" ? [{ id: typeof id === "string" ? id : `q${at + 1}`, question: text, answer: "" }] : [];
  });
}

async function fetched(path: string): Promise<Data | null> {
  const value = await fetchJson(path).catch(() => null); // without a network the log works on, and says less of the pages
  return typeof value === "object" ? (value as Data | null) : null;
}
