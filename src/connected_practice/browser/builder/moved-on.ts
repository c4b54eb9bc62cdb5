/** What has changed in the library since a session was put together. */

import type { Library } from "./library";
import { PHRASES } from "./phrases";
import type { Part, Session, Used } from "./session";

export interface Change {
  /** The id of the part that it concerns. */
  readonly part: string;
  readonly ref: string;
  /** The record's title as the session has it. */
  readonly title: string;
  readonly what: "changed" | "gone" | "renamed";
  /** For `renamed` titles, otherwise ISO dates; `to` is empty for what has gone. */
  readonly from: string;
  readonly to: string;
}

/** Returns what has changed, in the order of the parts. What is both renamed and changed is there twice. */
export function movedOn(session: Session, library: Library): Change[] {
  return session.parts.flatMap((part) => part.uses.flatMap((used) => changesOf(used, part.id, library)));
}

function changesOf({ ref, version, title }: Used, part: string, library: Library): Change[] {
  const now = library.byRef.get(ref);
  const about = { part, ref, title };
  if (!now) return [{ ...about, what: "gone", from: version, to: "" }];
  const renamed: Change = { ...about, what: "renamed", from: title, to: now.title };
  const changed: Change = { ...about, what: "changed", from: version, to: now.version };
  return [
    ...(now.title === title ? [] : [renamed]),
    ...(now.version && version && now.version !== version ? [changed] : []),
  ];
}

/** Takes changes up. What has gone stays as a part in the person's own words, without the record. */
export function keepGoing(session: Session, changes: readonly Change[]): Session {
  return { ...session, parts: session.parts.map((part) => changes.reduce(withChange, part)) };
}

function withChange(part: Part, change: Change): Part {
  if (change.part !== part.id || !part.uses.some((used) => used.ref === change.ref)) return part;
  if (change.what === "gone") return withoutRecord(part, change.ref);
  const field = change.what === "renamed" ? { title: change.to } : { version: change.to };
  const title = change.what === "renamed" && part.title === change.from ? change.to : part.title;
  return { ...part, title, uses: part.uses.map((used) => (used.ref === change.ref ? { ...used, ...field } : used)) };
}

function withoutRecord(part: Part, ref: string): Part {
  const uses = part.uses.filter((used) => used.ref !== ref);
  return { ...part, uses, what: part.what || (uses.length ? "" : PHRASES.gone), seats: uses.length ? part.seats : [] };
}
