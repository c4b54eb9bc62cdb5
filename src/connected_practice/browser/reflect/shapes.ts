/**
 * The shapes in which people are asked for their record. Each is a small data file in shapes/, with where it comes
 * from and the day on which that was looked at. To add one, add its file here; to change one, change its file.
 */

import { dateInWords } from "../documents";
import { ACTIVITIES, type Entry, type TextName, TEXTS } from "./entry";
import { asHours, ALWAYS, inWords, isIn, lastYears, type Period, yearFrom } from "./periods";
import nmc from "./shapes/nmc.json";
import plain from "./shapes/plain.json";
import socialWorkEngland from "./shapes/social-work-england.json";
import teacher from "./shapes/teacher.json";
import youthJusticeSupervision from "./shapes/youth-justice-supervision.json";

/** What a heading is filled from: a text of the entry, or one of its facts. */
export type From = TextName | "on" | "title" | "activity" | "minutes" | "hours" | "together-hours" | "page";

export interface Field {
  readonly from: From;
  /** The heading. */
  readonly asks: string;
  /** What the person is asked while writing; texts alone have one. */
  readonly prompt?: string;
}

/** Something that a body wants within a span of time. */
export interface Want {
  readonly least: number;
  readonly unit: "entries" | "hours";
  /** All entries; those talked over with a peer; those done with others; accounts that name the Code. */
  readonly which: "all" | "peer" | "together" | "account";
  readonly words: string;
}

export interface Shape {
  readonly id: string;
  readonly title: string;
  readonly who: string;
  /** `verified` against the body's own form, `second-hand` or from an older copy, or our `own`. */
  readonly standing: "verified" | "second-hand" | "own";
  /** The day on which the sources were looked at, or our own sheet was made. */
  readonly checked: string;
  readonly sources: readonly { readonly name: string; readonly address: string }[];
  readonly note: string;
  readonly span:
    | { readonly kind: "all" }
    | { readonly kind: "year"; readonly begins: string }
    | { readonly kind: "rolling"; readonly years: number };
  readonly wants: readonly Want[];
  readonly fields: readonly Field[];
}

export const SHAPES: readonly Shape[] = [plain, socialWorkEngland, nmc, teacher, youthJusticeSupervision] as readonly Shape[];

/** Returns a shape by its id; the plain one where there is none of that id. */
export function shapeOf(id: string): Shape {
  return SHAPES.find((shape) => shape.id === id) ?? (plain as Shape);
}

/** Returns the headings under which a person writes. */
export function textsOf(shape: Shape): (Field & { readonly from: TextName; readonly prompt: string })[] {
  return shape.fields.filter((field): field is Field & { from: TextName; prompt: string } => isText(field.from));
}

/** Whether a shape counts what is done with other people. */
export function countsTogether(shape: Shape): boolean {
  return shape.fields.some((field) => field.from === "together-hours");
}

/** Returns what stands under a heading: text, or a number where it counts. Empty where the entry says nothing. */
export function valueOf(field: Field, entry: Entry): string | number {
  if (isText(field.from)) return entry.texts[field.from] ?? "";
  switch (field.from) {
    case "on":
    case "title":
      return entry[field.from];
    case "activity":
      return entry.activity ? ACTIVITIES[entry.activity] : "";
    case "minutes":
      return entry.minutes ?? "";
    case "hours":
      return entry.minutes === null ? "" : asHours(entry.minutes);
    case "together-hours":
      return entry.minutes === null ? "" : asHours(entry.together ? entry.minutes : 0);
    default:
      return pageInWords(entry);
  }
}

/** Returns texts of an entry that a shape has no heading for, with the heading that another shape gives them. */
export function restOf(shape: Shape, entry: Entry): (readonly [string, string])[] {
  const shown = new Set<string>(shape.fields.map((field) => field.from));
  return TEXTS.filter((name) => !shown.has(name) && entry.texts[name]?.trim()).map(
    (name) => [headingOf(name), entry.texts[name] ?? ""] as const,
  );
}

/** Returns the heading of a text, as the first shape that has it words it. */
export function headingOf(name: TextName): string {
  const field = SHAPES.flatMap((shape) => shape.fields).find(({ from }) => from === name);
  return field?.asks ?? name;
}

/** Returns the time over which a shape's wants are counted, on a day. Years that are somebody's own can be `chosen`. */
export function spanOf(shape: Shape, today: string, chosen: Period = ALWAYS): Period {
  const { span } = shape;
  if (span.kind === "all") return ALWAYS;
  if (span.kind === "year") return yearFrom(span.begins, today);
  return chosen.from && chosen.to ? chosen : { ...lastYears(span.years, today), to: today };
}

/** Returns how much of what a body wants is there, counted in entries or minutes. */
export function reached(want: Want, entries: readonly Entry[], span: Period): number {
  const counted = entries.filter((entry) => isIn(entry.on, span) && COUNTS[want.which](entry));
  return want.unit === "entries" ? counted.length : counted.reduce((sum, entry) => sum + (entry.minutes ?? 0), 0);
}

/** Returns how much of what a body wants is there, in words: a fact, and no mark. */
export function reachedInWords(want: Want, entries: readonly Entry[], span: Period): string {
  const there = reached(want, entries, span);
  return want.unit === "entries" ? `${there} (at least ${want.least})` : `${inWords(there)} (at least ${want.least} hours)`;
}

const COUNTS: Readonly<Record<Want["which"], (entry: Entry) => boolean>> = {
  all: () => true,
  peer: (entry) => isWritten(entry, "peer"),
  together: (entry) => entry.together,
  account: (entry) => isWritten(entry, "learned") && isWritten(entry, "code"),
};

function isWritten(entry: Entry, name: TextName): boolean {
  return Boolean(entry.texts[name]?.trim());
}

function isText(from: string): from is TextName {
  return (TEXTS as readonly string[]).includes(from);
}

/** Returns the page of the library that an entry is about, with its version. */
function pageInWords({ page }: Entry): string {
  if (!page) return "";
  return page.version ? `${page.title} (Connected Practice, version of ${dateInWords(page.version)})` : `${page.title} (Connected Practice)`;
}
