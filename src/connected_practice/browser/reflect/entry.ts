/**
 * An entry of the log, and a draft of one. Values are never changed: an edit returns a new one.
 *
 * An entry carries the page's title and version and the page's own questions as they were answered, so that it keeps
 * its meaning when the page changes.
 */

export const FORMAT = 1;

/** What kinds of activity there are. A short name never changes once published; its words may. */
export const ACTIVITIES = {
  reading: "Reading",
  course: "Course, webinar or conference",
  discussion: "Discussion with colleagues",
  supervision: "Supervision",
  meeting: "Meeting between agencies",
  observing: "Observing, or being observed",
  mentoring: "Coaching or mentoring",
  event: "Something that happened at work",
  feedback: "Feedback",
  study: "Research or longer study",
  other: "Something else",
} as const;
export type Activity = keyof typeof ACTIVITIES;

/** The texts that a person can write. Shapes (shapes/*.json) choose among them and word the prompts. */
export const TEXTS = [
  "what", "learned", "impact", "peer", "code", "evidence", "followup", "backing", "proof", "feelings", "ask", "agreed",
] as const;
export type TextName = (typeof TEXTS)[number];

/** Characters of one text, and of one line: more than anybody writes, and less than harms a page. */
export const LONGEST = 20_000;
export const LONGEST_LINE = 300;
/** Ten working weeks. */
export const MOST_MINUTES = 24_000;

/** The page of the library that an entry is about, as it was then. */
export interface PageNote {
  readonly ref: string;
  readonly title: string;
  /** The ISO date of its last change or review; empty where it is not known. */
  readonly version: string;
  /** Its address below the site's root. */
  readonly path: string;
}

/** A question of the page, and what the person wrote. */
export interface Question {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
}

interface Written {
  readonly format: typeof FORMAT;
  /** The day on which it happened, as an ISO date. */
  readonly on: string;
  readonly title: string;
  readonly activity: Activity | "";
  /** How long it took; null where the person has not said. */
  readonly minutes: number | null;
  /** Whether it was done with other people. */
  readonly together: boolean;
  readonly page: PageNote | null;
  readonly texts: Readonly<Partial<Record<TextName, string>>>;
  readonly questions: readonly Question[];
}

export interface Entry extends Written {
  readonly state: "kept";
}

/** What somebody is writing. It becomes an entry, or takes the place of the entry `of` as it was at `basedOn`. */
export interface Draft extends Written {
  readonly state: "draft";
  readonly of: string | null;
  readonly basedOn: number;
}

/** Returns a draft with nothing written in it. `on` is the day, as an ISO date. */
export function begun(on: string, page: PageNote | null, questions: readonly Question[] = []): Draft {
  const about = { title: page?.title ?? "", activity: page ? ("reading" as const) : ("" as const), page, questions };
  return { format: FORMAT, state: "draft", of: null, basedOn: 0, on, minutes: null, together: false, texts: {}, ...about };
}

/** Returns a draft that would change a kept entry. */
export function reopened(entry: Entry & { readonly id: string; readonly revision: number }): Draft {
  return { ...fieldsOf(entry), state: "draft", of: entry.id, basedOn: entry.revision };
}

/** Returns the entry that a draft becomes: what is empty is left out. */
export function finished(draft: Draft): Entry {
  const texts = Object.entries(draft.texts).filter(([, text]) => text.trim());
  const questions = draft.questions.filter((question) => question.answer.trim());
  return { ...fieldsOf(draft), state: "kept", texts: Object.fromEntries(texts), questions, title: titleOf(draft) };
}

/** Whether nobody has written anything that would be missed. */
export function isBlank(draft: Draft): boolean {
  return !wordsOf(draft).some((text) => text.trim()) && draft.minutes === null && (draft.page !== null || !draft.title.trim());
}

/** Returns every text that a person wrote in an entry. */
export function wordsOf(written: Written): string[] {
  return [...Object.values(written.texts), ...written.questions.map((question) => question.answer)];
}

/** Returns what an entry is called. */
export function titleOf(written: Written): string {
  return written.title.trim() || written.page?.title || firstWords(wordsOf(written).find((text) => text.trim()) ?? "") || "Untitled";
}

/** Returns an entry's fields alone, without those of the store and of its state. */
export function fieldsOf({ format, on, title, activity, minutes, together, page, texts, questions }: Written): Written {
  return { format, on, title, activity, minutes, together, page, texts, questions };
}

function firstWords(text: string): string {
  const words = text.trim().split(/\s+/, 9);
  return words.length > 8 ? `${words.slice(0, 8).join(" ")} …` : words.join(" ").slice(0, LONGEST_LINE);
}
