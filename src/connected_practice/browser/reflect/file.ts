/**
 * The file of the whole log: JSON, format 1. It opens again here without loss, drafts included.
 *
 *     {"format": 1, "kind": "connected-practice/log", "saved": "2026-11-22T16:02:11.000Z", "entries": [
 *       {"id": "…", "changed": "2026-11-22T15:58:04.120Z", "format": 1, "state": "kept", "on": "2026-11-22",
 *        "title": "Ask before you plan", "activity": "reading", "minutes": 20, "together": false,
 *        "page": {"ref": "principle:ask-first", "title": "…", "version": "2026-11-21", "path": "principles/ask-first/"},
 *        "texts": {"learned": "…"}, "questions": [{"id": "q1", "question": "…", "answer": "…"}]}]}
 */

import { Unreadable } from "../files";
import type { Saved } from "../store";
import type { Draft, Entry } from "./entry";
import { entryIn, NoEntry, stampIn } from "./reading";

export const KIND = "connected-practice/log";
export const FILE_FORMAT = 1;
/** What a file may weigh, in bytes, and how many entries it may have: many working lives. */
export const LARGEST = 60_000_000;
export const MOST_ENTRIES = 50_000;

/** What a file holds of one entry or draft. */
export type Filed = (Entry | Draft) & Omit<Saved, "revision">;

/** Returns the text of a file. `saved` is the time now, as an ISO time. */
export function fileOf(entries: readonly ((Entry | Draft) & Saved)[], saved: string): string {
  const filed = entries.map(({ revision: _ours, ...entry }) => entry);
  return JSON.stringify({ format: FILE_FORMAT, kind: KIND, saved, entries: filed }, null, 1);
}

/** Returns the entries and drafts in a file; `name` is what people call it. Throws Unreadable, in words for people. */
export function entriesIn(value: unknown, name: string): Filed[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw refusal(name, NOT_OURS);
  const { format, kind, entries } = value as Record<string, unknown>;
  if (kind !== KIND) throw refusal(name, typeof kind === "string" && kind.startsWith("connected-practice/") ? OTHER_TOOL : NOT_OURS);
  if (typeof format === "number" && format > FILE_FORMAT) throw refusal(name, NEWER);
  if (format !== FILE_FORMAT || !Array.isArray(entries)) throw refusal(name, NOT_WHOLE);
  if (entries.length > MOST_ENTRIES) throw refusal(name, `It has more than ${MOST_ENTRIES} entries. Open it in parts.`);
  return distinct(entries.map((entry, at) => filedIn(entry, at, name)), name);
}

function filedIn(value: unknown, at: number, name: string): Filed {
  try {
    return { ...entryIn(value), ...stampIn(value) };
  } catch (error) {
    if (!(error instanceof NoEntry)) throw error;
    throw refusal(name, `Entry ${at + 1} in it ${error.message}. Nothing was added to your log.`);
  }
}

function distinct(filed: Filed[], name: string): Filed[] {
  if (new Set(filed.map((entry) => entry.id)).size < filed.length) throw refusal(name, `The same entry is in it twice. ${NOT_WHOLE}`);
  return filed;
}

const NOT_OURS = "It is not a log that was saved here. Choose a file that was saved with “Save everything to a file”.";
const OTHER_TOOL = "It was saved by another tool of this library. Open it there, or on the page Tools.";
const NEWER = "It was saved by a newer version of this library. Load this page again to get the newest version, then open the file.";
const NOT_WHOLE = "It is not whole, or was changed by another program. Save it again where it came from, or choose another.";

function refusal(name: string, why: string): Unreadable {
  return new Unreadable(`${name} was not opened. ${why}`);
}
