/** The library's data, fetched from this site when something needs it. Each file is asked for once a page. */

import { fetchJson } from "../site";
import { type Entry, entriesIn, NoData, questionsIn, type Reference, type Toolkit, toolkitIn } from "./toolkit";

const asked = new Map<string, Promise<unknown>>();

/** Returns the toolkit of a ref (`toolkit:relational-audit`). Rejects with NoData where it cannot be had. */
export async function toolkitOf(ref: string): Promise<Toolkit> {
  return toolkitIn(await data(ref));
}

/** Returns every record's entry in the catalogue. Rejects with NoData where it cannot be had. */
export async function catalogue(): Promise<Entry[]> {
  return entriesIn(await file("data/v1/catalogue.json"));
}

/** Returns what a record asks its readers; nothing where it asks nothing or cannot be had. */
export async function questionsOf(reference: Reference): Promise<string[]> {
  return data(reference.ref).then(questionsIn, () => []);
}

const REF = /^([a-z-]+):([a-z0-9]+(?:-[a-z0-9]+)*)$/;

async function data(ref: string): Promise<unknown> {
  const [, kind, id] = REF.exec(ref) ?? [];
  if (!kind || !id) throw new NoData();
  return file(`data/v1/${kind}/${id}.json`);
}

function file(path: string): Promise<unknown> {
  const found = asked.get(path) ?? fetchJson(path).catch(() => Promise.reject(new NoData()));
  asked.set(path, found);
  found.catch(() => asked.delete(path)); // the next one who asks tries again
  return found;
}

