/**
 * The files in which people keep and pass on self-assessments: JSON, format 1.
 *
 *     {"format": 1, "kind": "connected-practice/self-assessment", "id": "…", "saved": "2026-11-21T16:02:11.000Z",
 *      "title": "Autumn term 2026", "role": "Teacher", "agency": "Harbour School", "on": "2026-11-21",
 *      "toolkit": {"ref": "toolkit:relational-audit", "title": "…", "version": "2026-11-21", "scale": "rag"},
 *      "items": [{"id": "greetings", "section": "…", "text": "the item as it was answered", "rating": "amber",
 *                 "evidence": "", "note": "", "step": "", "who": "", "by": ""}]}
 *
 * `items` has every item, rated or not (`"rating": null`). A gathering of several people's has the kind
 * "connected-practice/self-assessments" and `people`: a list of the objects above.
 *
 * A file comes from somebody else: everything in it is held against this shape, and is text and nothing more.
 */

import { Unreadable } from "../files";
import { ABOUT, type Answer, type Answered, type Assessment, FIELDS, type Gathering, type Member } from "./model";
import { type Rating, type ScaleName, SCALES } from "./scale";

export const FORMAT = 1;
export const KIND = "connected-practice/self-assessment";
export const KIND_OF_SEVERAL = "connected-practice/self-assessments";

/** What a file may weigh, in bytes: 40 items with a page of writing each weigh a tenth of it. */
export const LARGEST = 2_000_000;
export const MOST_ITEMS = 500;
export const MOST_PEOPLE = 500;
/** Characters of one text: what two people wrote in two tabs may have been joined. */
export const LONGEST_TEXT = 20_000;

/** Returns the text of a file. `saved` is the time now, as an ISO time. */
export function fileOf(id: string, kept: Kept, saved: string): string {
  const { format, kind, ...rest } = kept;
  return JSON.stringify({ format, kind, id, saved, ...rest }, null, 1);
}

/** What is kept of a self-assessment, or of several people's, in a file and in the browser alike. */
export type Kept = ReturnType<typeof keptOf> | ReturnType<typeof keptOfSeveral>;

/** Everything stands in the same order each time, so that two of the same say the same. */
export function keptOf({ title, role, agency, on, toolkit, answers }: Assessment) {
  const items = answers.map(({ id, section, text, rating, evidence, note, step, who, by }) => {
    return { id, section, text, rating, evidence, note, step, who, by };
  });
  return { format: FORMAT, kind: KIND, title, role, agency, on, toolkit: keptToolkit(toolkit), items } as const;
}

function keptToolkit({ ref, title, version, scale }: Answered): Answered {
  return { ref, title, version, scale };
}

export function keptOfSeveral({ title, toolkit, people }: Gathering) {
  const members = people.map(({ id, assessment }) => ({ ...keptOf(assessment), id }));
  return { format: FORMAT, kind: KIND_OF_SEVERAL, title, toolkit: keptToolkit(toolkit), people: members } as const;
}

/**
 * Returns what was kept: one person's self-assessment, or several people's. `name` is what people call the thing it
 * was read from. Throws Unreadable, with words for people, where it is neither.
 */
export function read(value: unknown, name: string): Member | Gathering {
  const reader = new Reader(name);
  const data = reader.data(value, "The file");
  if (data["kind"] === KIND) return reader.member(data);
  if (data["kind"] === KIND_OF_SEVERAL) return reader.gathering(data);
  throw reader.isOther(data["kind"]);
}

/** Whether what was read is several people's. */
export function isGathering(value: object): value is Gathering {
  return "people" in value;
}

type Data = Readonly<Record<string, unknown>>;

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const REF = /^toolkit:[a-z0-9]+(?:-[a-z0-9]+)*$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads one file. What it throws names the file. */
class Reader {
  constructor(private readonly name: string) {}

  gathering(data: Data): Gathering {
    this.checkFormat(data);
    const people = this.list(data, "people", MOST_PEOPLE, "people");
    const toolkit = this.toolkit(this.data(data["toolkit"], "Its toolkit"));
    const members = people.map((person) => this.member(this.data(person, "One of the people in it")));
    if (members.some(({ assessment }) => assessment.toolkit.scale !== toolkit.scale)) {
      throw this.refusal("The people in it answered on different scales.");
    }
    return { title: this.text(data, "title"), toolkit, people: members };
  }

  member(data: Data): Member {
    this.checkFormat(data);
    const toolkit = this.toolkit(this.data(data["toolkit"], "Its toolkit"));
    const answers = this.answers(data, toolkit.scale);
    const about = this.texts(data, ABOUT);
    const id = this.text(data, "id");
    const on = DAY.test(about.on) ? about.on : "";
    return { id: UUID.test(id) ? id : "", assessment: { ...about, on, toolkit, answers } };
  }

  private checkFormat({ format }: Data): void {
    if (typeof format !== "number" || format < 1) throw this.refusal("It does not say in which format it was saved.");
    if (format <= FORMAT) return;
    throw this.refusal(
      "It was saved by a newer version of this library.",
      "Load this page again to get the newest version, then open the file.",
    );
  }

  private toolkit(data: Data): Answered {
    const [ref, scale] = [this.text(data, "ref"), this.text(data, "scale")];
    if (!REF.test(ref)) throw this.refusal("It does not say which audit or checklist it belongs to.");
    if (!Object.hasOwn(SCALES, scale)) throw this.refusal("It does not say how its items were rated.");
    const version = this.text(data, "version");
    return {
      ref,
      title: this.text(data, "title") || ref,
      version: DAY.test(version) ? version : "",
      scale: scale as ScaleName,
    };
  }

  private answers(data: Data, scale: ScaleName): Answer[] {
    const items = this.list(data, "items", MOST_ITEMS, "items");
    const answers = items.map((item, index) => this.answer(this.data(item, `Item ${index + 1}`), index + 1, scale));
    const ids = new Set(answers.map((answer) => answer.id));
    if (ids.size < answers.length) throw this.refusal("One item is in it twice.");
    return answers;
  }

  private answer(data: Data, number: number, scale: ScaleName): Answer {
    const id = this.text(data, "id");
    if (!ID.test(id)) throw this.refusal(`Item ${number} has no name that can be read.`);
    const rating = data["rating"] ?? null;
    if (rating !== null && !SCALES[scale].some((choice) => choice.rating === rating)) {
      throw this.refusal(`Item ${number} has a rating that is not on its scale.`);
    }
    return { id, rating: rating as Rating | null, ...this.texts(data, ["section", "text", ...FIELDS]) };
  }

  data(value: unknown, what: string): Data {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Data;
    throw this.refusal(`${what} is not as this page saves it.`);
  }

  list(data: Data, field: string, most: number, what: string): readonly unknown[] {
    const value = own(data, field);
    if (!Array.isArray(value)) throw this.refusal(`Its list of ${what} is missing.`);
    if (value.length > most) throw this.refusal(`It has more than ${most} ${what}.`);
    return value;
  }

  private texts<Name extends string>(data: Data, fields: readonly Name[]): Record<Name, string> {
    return Object.fromEntries(fields.map((field) => [field, this.text(data, field)])) as Record<Name, string>;
  }

  private text(data: Data, field: string): string {
    const value = own(data, field) ?? "";
    if (typeof value !== "string") throw this.refusal(`Its field “${field}” is not text.`);
    if (value.length > LONGEST_TEXT)
      throw this.refusal(`Its field “${field}” is longer than anything this page saves.`);
    return readable(value);
  }

  isOther(kind: unknown): Unreadable {
    const isOurs = typeof kind === "string" && kind.startsWith("connected-practice/");
    return isOurs
      ? this.refusal("It was saved by another tool of this library.", "Open it there, or choose another file.")
      : this.refusal(
          "It is not a self-assessment that was saved here.",
          "Choose a file that ends in .json and was saved by this tool.",
        );
  }

  refusal(why: string, todo = "Ask whoever sent it to save it again, or choose another file."): Unreadable {
    return new Unreadable(`${this.name} was not opened. ${why} ${todo}`);
  }
}

function own(data: Data, field: string): unknown {
  return Object.hasOwn(data, field) ? data[field] : undefined;
}

/** Signs that cannot be seen and can garble what is round them: control signs, directions of writing, half signs. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

function readable(text: string): string {
  return text.replace(/\r\n?/gu, "\n").replace(UNSEEN, "");
}
