/**
 * The file of everything that the tools keep: JSON, format 1.
 *
 *     {"format": 1, "kind": "connected-practice/everything", "saved": "2026-11-22T16:02:11.000Z",
 *      "shelves": {"reflections": [{"id": "…", "changed": "…", …}], "assessments": […]}}
 *
 * A file comes from somebody else. Here it is held against what any tool could have written: plain values, of a
 * size that a browser bears. What a tool reads from its shelf it holds against its own shape, as ever.
 */

import { Unreadable } from "../files";
import { type Saved, type Shelf, SHELVES } from "../store";

export const KIND = "connected-practice/everything";
export const FORMAT = 1;
/** What a file may weigh, in bytes. */
export const LARGEST = 200_000_000;
export const MOST_ON_A_SHELF = 50_000;
const LONGEST_TEXT = 1_000_000;
/** How many lists and objects may lie within each other. */
const DEEPEST = 12;

export type Thing = object & Omit<Saved, "revision">;
export type Shelves = Readonly<Partial<Record<Shelf, readonly Thing[]>>>;

/** Returns the text of a file. `saved` is the time now, as an ISO time. */
export function fileOf(shelves: Readonly<Partial<Record<Shelf, readonly Saved[]>>>, saved: string): string {
  const filed = Object.entries(shelves).map(([shelf, things]) => [shelf, things.map(withoutRevision)] as const);
  return JSON.stringify({ format: FORMAT, kind: KIND, saved, shelves: Object.fromEntries(filed) }, null, 1);
}

/** Returns what a file holds, shelf by shelf; `name` is what people call it. Throws Unreadable, in words for people. */
export function shelvesIn(value: unknown, name: string): Shelves {
  const refuse = (why: string): Unreadable => new Unreadable(`${name} was not opened. ${why}`);
  if (!isObject(value) || value["kind"] !== KIND) throw refuse(isObject(value) && isOurs(value["kind"]) ? ONE_TOOL : NOT_OURS);
  if (typeof value["format"] === "number" && value["format"] > FORMAT) throw refuse(NEWER);
  const shelves = value["shelves"];
  if (value["format"] !== FORMAT || !isObject(shelves)) throw refuse(NOT_WHOLE);
  const read = Object.entries(shelves).map(([shelf, things]) => {
    if (!isShelf(shelf)) throw refuse(NEWER);
    if (!Array.isArray(things) || things.length > MOST_ON_A_SHELF || !things.every(isThing)) throw refuse(NOT_WHOLE);
    if (new Set(things.map((thing) => thing.id)).size < things.length) throw refuse(NOT_WHOLE);
    return [shelf, things] as const;
  });
  return Object.fromEntries(read);
}

/** Yields every text in a value, however deep. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) yield* textsIn(part);
}

const NOT_OURS = "It is not a file that was saved on this page. Choose one that was saved with “Save everything to one file”.";
const ONE_TOOL = "It was saved by one of the tools. Open it there.";
const NEWER = "It was saved by a newer version of this library. Load this page again to get the newest version, then open the file.";
const NOT_WHOLE = "It is not whole, or was changed by another program. Nothing was changed here. Choose another file.";

const ID = /^[A-Za-z0-9:._-]{1,200}$/;

function isThing(value: unknown): value is Thing {
  if (!isObject(value)) return false;
  const { id, changed } = value;
  const isDated = typeof changed === "string" && changed.length < 40 && !Number.isNaN(Date.parse(changed));
  return typeof id === "string" && ID.test(id) && isDated && isPlain(value, DEEPEST);
}

/** Whether a value is made of texts of bearable length, numbers, lists and objects that are not too deep. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === "string") return value.length <= LONGEST_TEXT;
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0 || Object.hasOwn(value, "__proto__")) return false;
  return Object.values(value).every((part) => isPlain(part, depth - 1));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isShelf(name: string): name is Shelf {
  return (SHELVES as readonly string[]).includes(name);
}

function isOurs(kind: unknown): boolean {
  return typeof kind === "string" && kind.startsWith("connected-practice/");
}

function withoutRevision({ revision: _ours, ...thing }: Saved): Thing {
  return thing;
}
