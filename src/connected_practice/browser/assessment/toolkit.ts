/** A toolkit as the library's data has it (data/v1/toolkit/<id>.json), and the catalogue of everything else. */

import { type ScaleName, scaleOf } from "./scale";

/** A record of the library that something leads to. `path` lies below the site's root. */
export interface Reference {
  readonly ref: string;
  readonly kind: string;
  readonly title: string;
  readonly path: string;
}

export interface Item {
  readonly id: string;
  readonly text: string;
  /** What would show it; empty where the record does not say. */
  readonly lookFor: string;
  readonly next: readonly Reference[];
  /** The title of its section. */
  readonly section: string;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
}

export interface Toolkit {
  readonly ref: string;
  readonly title: string;
  /** The ISO date of its last change or review. */
  readonly version: string;
  /** The address of its page. */
  readonly address: string;
  readonly path: string;
  /** Earlier refs of it: a file that names one of these is a file of this toolkit. */
  readonly aliases: readonly string[];
  /** Earlier ids of its items, each with the id of today. */
  readonly moved: ReadonlyMap<string, string>;
  readonly scale: ScaleName;
  readonly topics: readonly string[];
  /** The refs of records that it calls related. */
  readonly related: readonly string[];
  /** The works that it rests on, in words. */
  readonly sources: readonly string[];
  readonly sections: readonly Section[];
}

/** What the catalogue says of a record. */
export interface Entry extends Reference {
  readonly summary: string;
  readonly minutes: number;
  readonly topics: readonly string[];
}

/** The library's data cannot be read. The message is for people. */
export class NoData extends Error {
  override readonly name = "NoData";

  constructor() {
    super("This page could not load its questions from the library. Check your connection, then try again.");
  }
}

type Data = Readonly<Record<string, unknown>>;

/** Returns a toolkit from its data. Throws NoData where that is not a toolkit to rate. */
export function toolkitIn(data: unknown): Toolkit {
  const record = asData(data);
  const scale = scaleOf(record["form"], record["scale"]);
  const sections = listIn(record, "sections").map(sectionIn);
  if (!scale || !sections.length) throw new NoData();
  return {
    ref: textIn(record, "ref"),
    title: textIn(record, "title"),
    version: textIn(record, "version"),
    address: textIn(record, "address"),
    path: textIn(record, "path"),
    aliases: textsIn(record, "aliases").map((id) => `toolkit:${id}`),
    moved: pairsIn(record, "moved"),
    scale,
    topics: textsIn(record, "topics"),
    related: listIn(record, "related").map((value) => referenceIn(value).ref),
    sources: [
      ...new Set(
        listIn(record, "sources")
          .map((source) => textIn(asData(source), "name"))
          .filter(Boolean),
      ),
    ],
    sections,
  };
}

function sectionIn(data: unknown): Section {
  const record = asData(data);
  const title = textIn(record, "title");
  const items = listIn(record, "items").map((value) => {
    const item = asData(value);
    const next = listIn(item, "next").map(referenceIn);
    return {
      id: textIn(item, "id"),
      text: textIn(item, "text"),
      lookFor: textIn(item, "look_for"),
      next,
      section: title,
    };
  });
  return { id: textIn(record, "id"), title, items };
}

function referenceIn(data: unknown): Reference {
  const record = asData(data);
  return {
    ref: textIn(record, "ref"),
    kind: textIn(record, "kind"),
    title: textIn(record, "title"),
    path: textIn(record, "path"),
  };
}

/** Returns the entries of the catalogue. Throws NoData where it is none. */
export function entriesIn(data: unknown): Entry[] {
  return listIn(asData(data), "records").map((value) => {
    const record = asData(value);
    const minutes = record["minutes"];
    return {
      ...referenceIn(record),
      summary: textIn(record, "summary"),
      minutes: typeof minutes === "number" ? minutes : 0,
      topics: textsIn(record, "topics"),
    };
  });
}

/** Returns the questions that a record asks: a reflection's own, or those at the end of a principle or a case. */
export function questionsIn(data: unknown): string[] {
  return listIn(asData(data), "questions").map((question) =>
    typeof question === "string" ? question : textIn(asData(question), "text"),
  );
}

function asData(value: unknown): Data {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new NoData();
  return value as Data;
}

function textIn(data: Data, name: string): string {
  const value = data[name];
  return typeof value === "string" ? value : "";
}

function listIn(data: Data, name: string): readonly unknown[] {
  const value = data[name];
  return Array.isArray(value) ? value : [];
}

function textsIn(data: Data, name: string): string[] {
  return listIn(data, name).filter((value): value is string => typeof value === "string");
}

function pairsIn(data: Data, name: string): ReadonlyMap<string, string> {
  const value = data[name];
  const pairs = typeof value === "object" && value !== null ? Object.entries(value as Data) : [];
  return new Map(pairs.filter((pair): pair is [string, string] => typeof pair[1] === "string"));
}
