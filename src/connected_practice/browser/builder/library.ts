/**
 * What the library offers to a session: data/v1/materials.json, which connected_practice/publish/data writes, and, for
 * the meaning of words, search/words.json. Both are fetched once; all that is fetched is held against its shape.
 */

import type { Material, Plan } from "../packs/plan";
import { Words, type WordsFile } from "../search/understanding";
import { fetchJson } from "../site";
import { materialIn, planIn } from "./published";
import { type Data, dataIn, dateIn, isRef, listIn, numberIn, textIn, textsIn } from "./reading";
import type { Used } from "./session";

/** A record that can go into a session. */
export interface Entry {
  readonly ref: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  /** From the site's root. */
  readonly path: string;
  /** ISO date. */
  readonly version: string;
  /** The least and the usual minutes of working with it. */
  readonly minutes: readonly [number, number];
  readonly topics: readonly string[];
  readonly sectors: readonly string[];
  readonly roles: readonly string[];
  readonly level: readonly string[];
  /** Whether something in it may distress. */
  readonly note: boolean;
  /** Sectors whose questions it has. */
  readonly seats: readonly string[];
  /** Further words by which it is found. */
  readonly words: string;
}

export interface ReadyStep {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly what: string;
  readonly uses: readonly Used[];
}

/** A session or module of the library. */
export interface ReadyMade {
  readonly ref: string;
  readonly title: string;
  readonly path: string;
  readonly version: string;
  readonly minutes: number;
  readonly topics: readonly string[];
  readonly sectors: readonly string[];
  readonly roles: readonly string[];
  /** How many learning outcomes it has. */
  readonly outcomes: number;
  readonly steps: readonly ReadyStep[];
}

/** Names for the ids of a closed list, in its order. */
export type Names = ReadonlyMap<string, string>;

export interface Library {
  readonly materials: readonly Entry[];
  readonly sessions: readonly ReadyMade[];
  readonly byRef: ReadonlyMap<string, Entry>;
  /** What words mean; null where that could not be had: titles and topics are matched instead. */
  readonly words: Words | null;
  readonly topics: Names;
  readonly roles: Names;
  readonly sectors: Names;
}

/** The list of materials could not be had or read. The message is for people. */
export class LibraryUnavailable extends Error {
  override readonly name = "LibraryUnavailable";

  constructor(options?: ErrorOptions) {
    super(
      "The library's list of materials could not be loaded, so that nothing can be proposed now. " +
        "Check that you are online, then load this page again. What you have made is still here.",
      options,
    );
  }
}

const MATERIALS = "data/v1/materials.json";
const WORDS = "search/words.json";
const FORMAT = 1;
/** What a broken list of the site could hold at most, so that nothing takes forever. */
const MOST = 20_000;

let loaded: Promise<Library> | null = null;

/** Returns the library; all parts of a page share it. Rejects with LibraryUnavailable. */
export function loadLibrary(): Promise<Library> {
  loaded ??= load().catch((error: unknown) => {
    loaded = null; // the next asker tries again
    throw error;
  });
  return loaded;
}

async function load(): Promise<Library> {
  try {
    const [materials, words] = await Promise.all([fetchJson(MATERIALS), fetchJson(WORDS).catch(() => null)]);
    return libraryIn(materials, words);
  } catch (error) {
    throw new LibraryUnavailable({ cause: error });
  }
}

/** Returns what a record gives to a session; null where it has gone or cannot be had or read. */
export async function loadMaterial(ref: string): Promise<Material | null> {
  return isRef(ref) ? materialIn(await fetchOrNull(`data/v1/materials/${ref.replace(":", "/")}.json`)) : null;
}

/** Returns a session or module of the library, ready to be described; null where it has gone or cannot be had. */
export async function loadPlan(ref: string): Promise<Plan | null> {
  return isRef(ref) ? planIn(await fetchOrNull(`data/v1/plans/${ref.replace(":", "/")}.json`)) : null;
}

async function fetchOrNull(path: string): Promise<unknown> {
  return fetchJson(path).catch(() => null);
}

/** Returns the library in the site's files. Throws LibraryUnavailable where the first is not such a list. */
export function libraryIn(value: unknown, words: unknown = null): Library {
  const file = dataIn(value);
  if (file["format"] !== FORMAT || !Array.isArray(file["materials"])) throw new LibraryUnavailable();
  const materials = listIn(file, "materials", MOST).flatMap(entryIn);
  const byRef = new Map(materials.map((entry) => [entry.ref, entry]));
  const known = wordsIn(words);
  return {
    materials,
    byRef,
    sessions: listIn(file, "sessions", MOST).flatMap((given) => readyMadeIn(given, byRef)),
    words: known,
    topics: namesIn(
      known,
      "topics",
      materials.flatMap((entry) => entry.topics),
    ),
    roles: namesIn(
      known,
      "roles",
      materials.flatMap((entry) => entry.roles),
    ),
    sectors: namesIn(
      known,
      "sectors",
      materials.flatMap((entry) => entry.sectors),
    ),
  };
}

function entryIn(given: Data): Entry[] {
  const ref = textIn(given, "ref");
  const [least, usual] = minutesIn(given["minutes"]);
  if (!isRef(ref)) return [];
  return [
    {
      ref,
      kind: ref.split(":")[0] ?? "",
      ...common(given),
      summary: textIn(given, "summary"),
      minutes: [least, Math.max(least, usual)],
      level: textsIn(given, "level"),
      note: given["note"] === true,
      seats: textsIn(given, "seats"),
      words: textIn(given, "words"),
    },
  ];
}

function common(given: Data) {
  return {
    title: textIn(given, "title") || textIn(given, "ref"),
    path: textIn(given, "path"),
    version: dateIn(given, "version"),
    topics: textsIn(given, "topics"),
    sectors: textsIn(given, "sectors"),
    roles: textsIn(given, "roles"),
  };
}

function minutesIn(value: unknown): readonly [number, number] {
  const pair = Array.isArray(value) ? (value as unknown[]) : [];
  const [least, usual] = pair.map((one) => (typeof one === "number" && one >= 1 && one <= 480 ? Math.round(one) : NaN));
  return [least || 5, usual || 10];
}

function readyMadeIn(given: Data, byRef: ReadonlyMap<string, Entry>): ReadyMade[] {
  const ref = textIn(given, "ref");
  const minutes = numberIn(given, "minutes", 1, 480);
  const steps = listIn(given, "steps", 200).map((step) => stepIn(step, byRef));
  if (!isRef(ref) || minutes === null || !steps.length) return [];
  return [{ ref, ...common(given), minutes, outcomes: numberIn(given, "outcomes", 0, 100) ?? 0, steps }];
}

function stepIn(given: Data, byRef: ReadonlyMap<string, Entry>): ReadyStep {
  return {
    id: textIn(given, "id"),
    title: textIn(given, "title"),
    minutes: numberIn(given, "minutes", 1, 480) ?? 5,
    what: textIn(given, "what"),
    uses: textsIn(given, "uses").flatMap((ref) => usedOf(byRef.get(ref))),
  };
}

/** Returns a record as a part keeps it, in the version that it has now; nothing where there is no such record. */
export function usedOf(entry: Pick<Entry, "ref" | "version" | "title"> | undefined): Used[] {
  return entry ? [{ ref: entry.ref, version: entry.version, title: entry.title }] : [];
}

function wordsIn(value: unknown): Words | null {
  if (dataIn(value)["version"] !== FORMAT) return null;
  try {
    return new Words(value as WordsFile);
  } catch {
    return null; // JSON, but not what it should be: the builder does without
  }
}

/** Without the library's words an id is all there is to show: `youth-justice` becomes `Youth justice`. */
function namesIn(words: Words | null, list: "topics" | "roles" | "sectors", used: readonly string[]): Names {
  const named = Object.entries(words?.file[list] ?? {}).map(([id, { title }]) => [id, String(title)] as const);
  const names = new Map(named);
  for (const id of [...new Set(used)].sort()) {
    if (!names.has(id)) names.set(id, id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " "));
  }
  return names;
}
