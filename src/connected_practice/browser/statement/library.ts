/** The examples of the library, fetched from this site: data/v1/toolkit/inclusion-statements.json. */

import { clean } from "../documents";
import { fetchJson } from "../site";
import type { Origin, Principle, Statement } from "./charter";
import { partsOf } from "./sentence";

export interface Example extends Pick<Statement, "will" | "by" | "so"> {
  readonly id: string;
  readonly principle: string;
  /** What would show that it is kept; empty where the library does not say. */
  readonly lookFor: string;
}

export interface Examples {
  readonly principles: readonly Principle[];
  readonly list: readonly Example[];
  readonly origin: Origin;
}

const DATA = "data/v1/toolkit/inclusion-statements.json";

type Data = Readonly<Record<string, unknown>>;

/** Returns the examples, or null where they cannot be had: one can write without them. */
export async function fetchExamples(): Promise<Examples | null> {
  return fetchJson(DATA).then(examplesIn).catch(() => null);
}

/** Returns the examples in a toolkit's data. */
export function examplesIn(value: unknown): Examples {
  const toolkit = dataIn(value);
  const sections = listIn(toolkit, "sections").map((section) => ({
    id: textIn(section, "id"),
    title: textIn(section, "title"),
    items: listIn(section, "items"),
  }));
  return {
    principles: sections.map(({ id, title }) => ({ id, title })),
    list: sections.flatMap(({ id: principle, items }) => items.map((item) => exampleIn(item, principle))),
    origin: {
      version: textIn(toolkit, "version"),
      address: textIn(toolkit, "address"),
      sources: [...new Set(listIn(toolkit, "sources").map(cited))],
    },
  };
}

function exampleIn(item: Data, principle: string): Example {
  return { id: textIn(item, "id"), principle, ...partsOf(textIn(item, "text")), lookFor: textIn(item, "look_for") };
}

function cited(source: Data): string {
  return [textIn(source, "name"), textIn(source, "title")].filter(Boolean).map((part) => `${part}.`).join(" ");
}

function dataIn(value: unknown): Data {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

function listIn(data: Data, name: string): readonly Data[] {
  const value = data[name];
  return Array.isArray(value) ? value.map(dataIn) : [];
}

function textIn(data: Data, name: string): string {
  const value = data[name];
  return typeof value === "string" ? clean(value) : "";
}
