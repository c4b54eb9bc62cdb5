/** The log as documents: one description for Word and paper, rows for spreadsheets. */

import { type Cell, dateInWords, type Frame, type Piece, today } from "../documents";
import { addressOf } from "../site";
import { ACTIVITIES, type Draft, type Entry, titleOf } from "./entry";
import { asHours, counted, inWords, type Period, sumOf, sumsBy } from "./periods";
import { reachedInWords, restOf, type Shape, spanOf, textsOf, valueOf } from "./shapes";

const LICENCE = "What is written here belongs to whoever wrote it. Titles of the library’s pages: CC BY 4.0.";

/** Returns the frame of a log in a shape. */
export function frameOf(shape: Shape): Frame {
  return {
    title: `CPD and reflection: ${shape.title}`,
    version: shape.checked,
    address: addressOf("tools/log/"),
    licence: LICENCE,
    sources: shape.sources.map(({ name }) => `Headings after: ${name}. Not checked against the body’s own form.`),
    made: today(),
  };
}

/** Returns a log as a document: what it comes to, then each entry under the shape's headings. */
export function logPieces(entries: readonly Entry[], all: readonly Entry[], shape: Shape, period: Period, day: string): Piece[] {
  return [
    { kind: "facts", rows: factsOf(entries, period) },
    ...wantPieces(all, shape, spanOf(shape, day, period)),
    { kind: "heading", level: 1, text: entries.length ? "Entries" : "No entries" },
    ...entries.flatMap((entry) => entryPieces(entry, shape)),
  ];
}

function factsOf(entries: readonly Entry[], { from, to }: Period): [string, string][] {
  const sum = sumOf(entries);
  const first = from || entries.reduce((least, entry) => (!least || entry.on < least ? entry.on : least), "");
  const last = to || entries.reduce((most, entry) => (entry.on > most ? entry.on : most), "");
  return [
    ["Period", first ? `${dateInWords(first)} to ${dateInWords(last)}` : "No entries"],
    ["Entries", String(sum.entries)],
    ["Time", inWords(sum.minutes) + (sum.untimed ? `; ${counted(sum.untimed, "entry does", "entries do")} not say how long` : "")],
    ["Of it with other people", inWords(sum.together)],
  ];
}

function wantPieces(all: readonly Entry[], shape: Shape, span: Period): Piece[] {
  if (!shape.wants.length) return [];
  const items = shape.wants.map((want) => `${want.words}: ${reachedInWords(want, all, span)}`);
  const title = `From ${dateInWords(span.from)} to ${dateInWords(span.to)}`;
  return [
    { kind: "heading", level: 2, text: title },
    { kind: "list", ordered: false, items },
  ];
}

/** Returns one entry: its title, its facts, then each text under its heading. */
export function entryPieces(entry: Entry, shape: Shape): Piece[] {
  const texts = new Set<string>(textsOf(shape).map((field) => field.from));
  const facts = shape.fields.filter((field) => !texts.has(field.from) && field.from !== "title");
  const rows = facts.map((field) => [field.asks, shown(field.from === "on", valueOf(field, entry))] as const);
  return [
    { kind: "heading", level: 2, text: titleOf(entry) },
    { kind: "facts", rows: rows.map(([asks, text]) => [asks, text || "–"] as const) },
    ...textsOf(shape).flatMap((field) => under(field.asks, entry.texts[field.from] ?? "")),
    ...entry.questions.flatMap(({ question, answer }) => under(question, answer)),
    ...restOf(shape, entry).flatMap(([heading, text]) => under(heading, text)),
  ];
}

function shown(isDay: boolean, value: string | number): string {
  return isDay ? dateInWords(String(value)) : String(value);
}

function under(heading: string, text: string): Piece[] {
  if (!text.trim()) return [];
  const paragraphs = text.trim().split(/\n{2,}/);
  return [
    { kind: "heading", level: 3, text: heading },
    ...paragraphs.map((paragraph): Piece => ({ kind: "paragraph", runs: [paragraph] })),
  ];
}

/** Returns a sheet to write on by hand: what the draft has already, lines for everything else. */
export function sheetPieces(draft: Draft, shape: Shape): Piece[] {
  const questions = draft.questions.map(({ question, answer }) => [question, answer] as const);
  const prompts = textsOf(shape).map(({ from, prompt }) => [prompt, draft.texts[from] ?? ""] as const);
  const about: [string, string][] = [
    ["Date", dateInWords(draft.on)],
    ["Minutes", draft.minutes === null ? "" : String(draft.minutes)],
    ["Kind of activity", draft.activity ? ACTIVITIES[draft.activity] : ""],
  ];
  return [
    { kind: "facts", rows: about },
    ...[...questions, ...prompts].flatMap(([prompt, text]): Piece[] =>
      text.trim() ? under(prompt, text) : [{ kind: "heading", level: 3, text: prompt }, { kind: "lines", count: 4 }],
    ),
  ];
}

/** Returns the sheets of a spreadsheet: the entries under the shape's headings, and the hours by month. */
export function sheetsOf(entries: readonly Entry[], shape: Shape): { name: string; rows: Cell[][] }[] {
  return [
    { name: "Entries", rows: rowsOf(entries, shape) },
    { name: "Hours by month", rows: hourRows(entries) },
  ];
}

/** Returns the entries as rows, with a head. What the shape has no heading for stands in further columns. */
export function rowsOf(entries: readonly Entry[], shape: Shape): Cell[][] {
  const hasTitle = shape.fields.some((field) => field.from === "title");
  const hasQuestions = entries.some((entry) => entry.questions.length);
  const further = [...new Set(entries.flatMap((entry) => restOf(shape, entry).map(([heading]) => heading)))];
  const head = [
    ...(hasTitle ? [] : ["Title"]),
    ...shape.fields.map((field) => field.asks),
    ...(hasQuestions ? ["The page’s own questions"] : []),
    ...further,
  ];
  const rows = entries.map((entry): Cell[] => {
    const rest = new Map(restOf(shape, entry));
    return [
      ...(hasTitle ? [] : [titleOf(entry)]),
      ...shape.fields.map((field) => cell(valueOf(field, entry))),
      ...(hasQuestions ? [questionsInWords(entry) || null] : []),
      ...further.map((heading) => rest.get(heading) ?? null),
    ];
  });
  return [head, ...rows];
}

function cell(value: string | number): Cell {
  return value === "" ? null : value;
}

function questionsInWords(entry: Entry): string {
  return entry.questions.map(({ question, answer }) => `${question}\n${answer}`).join("\n\n");
}

function hourRows(entries: readonly Entry[]): Cell[][] {
  const rows = sumsBy("month", entries).map(([month, sum]): Cell[] => [
    month, sum.entries, asHours(sum.minutes), asHours(sum.together),
  ]);
  const sum = sumOf(entries);
  const total: Cell[] = ["In all", sum.entries, asHours(sum.minutes), asHours(sum.together)];
  return [["Month", "Entries", "Hours", "Hours with other people"], ...rows, total];
}
