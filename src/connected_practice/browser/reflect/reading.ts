/**
 * Reading entries out of the store and out of files. A file comes from somebody else, and the store may hold what an
 * older or a newer version wrote: everything is held against its shape, and is text and nothing more.
 */

import {
  ACTIVITIES, type Activity, type Draft, type Entry, FORMAT, LONGEST, LONGEST_LINE, MOST_MINUTES, type PageNote, type Question, TEXTS,
} from "./entry";

/** Why something is no entry. The message is half a sentence, for whoever tells people. */
export class NoEntry extends Error {
  override readonly name = "NoEntry";
}

const DAY = /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const REF = /^[a-z][a-z-]{0,40}:[a-z0-9]+(?:-[a-z0-9]+)*$/;
const PATH = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)+$/;
const ID = /^[A-Za-z0-9-]{1,100}$/;
const MOST_QUESTIONS = 100;

type Data = Readonly<Record<string, unknown>>;

/** Returns an entry or a draft. Throws NoEntry where the value is neither. */
export function entryIn(value: unknown): Entry | Draft {
  const data = dataIn(value, "an entry");
  if (data["format"] !== FORMAT) throw new NoEntry(newer(data["format"]));
  const written = {
    format: FORMAT as typeof FORMAT,
    on: day(data, "on"),
    title: line(data, "title"),
    activity: activity(data),
    minutes: minutes(data),
    together: data["together"] === true,
    page: own(data, "page") ? pageIn(data["page"]) : null,
    texts: textsIn(data),
    questions: questionsIn(data),
  };
  if (data["state"] === "kept") return { ...written, state: "kept" };
  if (data["state"] !== "draft") throw new NoEntry("does not say whether it is finished");
  const of = own(data, "of");
  const basedOn = own(data, "basedOn");
  return {
    ...written,
    state: "draft",
    of: typeof of === "string" && ID.test(of) ? of : null,
    basedOn: typeof basedOn === "number" && Number.isSafeInteger(basedOn) ? basedOn : 0,
  };
}

/** Returns the id and the time of a thing in a file. Throws NoEntry where it has none. */
export function stampIn(value: unknown): { readonly id: string; readonly changed: string } {
  const data = dataIn(value, "an entry");
  const [id, changed] = [own(data, "id"), own(data, "changed")];
  if (typeof id !== "string" || !ID.test(id)) throw new NoEntry("has no name of its own");
  const time = typeof changed === "string" && changed.length < 40 ? Date.parse(changed) : Number.NaN;
  if (Number.isNaN(time)) throw new NoEntry("does not say when it was saved");
  return { id, changed: new Date(time).toISOString() };
}

/** Whether a text is an ISO date that the calendar has. */
export function isDay(text: string): boolean {
  return DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** Whether a text names a record of the library. */
export function isRef(text: string): boolean {
  return text.length < 200 && REF.test(text);
}

function pageIn(value: unknown): PageNote {
  const data = dataIn(value, "its page");
  const [ref, version, path] = [line(data, "ref"), line(data, "version"), line(data, "path")];
  if (!isRef(ref)) throw new NoEntry("names a page that cannot be one of the library’s");
  return { ref, title: line(data, "title") || ref, version: isDay(version) ? version : "", path: PATH.test(path) ? path : "" };
}

function textsIn(data: Data): Entry["texts"] {
  const given = own(data, "texts");
  if (given === undefined) return {};
  const texts = dataIn(given, "its texts");
  return Object.fromEntries(TEXTS.filter((name) => own(texts, name) !== undefined).map((name) => [name, text(texts, name)]));
}

function questionsIn(data: Data): Question[] {
  const given = own(data, "questions") ?? [];
  if (!Array.isArray(given) || given.length > MOST_QUESTIONS) throw new NoEntry("has questions that cannot be read");
  return given.map((value) => {
    const question = dataIn(value, "a question");
    return { id: line(question, "id"), question: text(question, "question"), answer: text(question, "answer") };
  });
}

function activity(data: Data): Activity | "" {
  const given = own(data, "activity");
  return typeof given === "string" && Object.hasOwn(ACTIVITIES, given) ? (given as Activity) : "";
}

function minutes(data: Data): number | null {
  const given = own(data, "minutes") ?? null;
  if (given === null) return null;
  if (typeof given === "number" && Number.isInteger(given) && given >= 0 && given <= MOST_MINUTES) return given;
  throw new NoEntry("has minutes that are no number");
}

function day(data: Data, name: string): string {
  const given = line(data, name);
  if (isDay(given)) return given;
  throw new NoEntry("has no date");
}

function line(data: Data, name: string): string {
  return within(data, name, LONGEST_LINE).replace(/\s+/gu, " ").trim();
}

function text(data: Data, name: string): string {
  return within(data, name, LONGEST);
}

/** Signs that cannot be seen and can garble what stands round them: control signs, directions of writing, half signs. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

function within(data: Data, name: string, most: number): string {
  const given = own(data, name) ?? "";
  if (typeof given !== "string") throw new NoEntry(`has something other than text in “${name}”`);
  if (given.length > most) throw new NoEntry(`has a longer text in “${name}” than anything that is saved here`);
  return given.replace(/\r\n?/gu, "\n").replace(UNSEEN, "");
}

function dataIn(value: unknown, what: string): Data {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Data;
  throw new NoEntry(`has ${what} that cannot be read`);
}

function own(data: Data, name: string): unknown {
  return Object.hasOwn(data, name) ? data[name] : undefined;
}

function newer(format: unknown): string {
  return typeof format === "number" && format > FORMAT ? "was saved by a newer version of this library" : "is not in a form that is known here";
}
