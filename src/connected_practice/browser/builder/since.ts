/**
 * What has changed since a session's documents were made: in an address that is short enough for a QR code.
 *
 *     #since=1.20261122.k3Jq9dLm...
 *
 * 1 is the format, then comes the newest version of any record in the session, then four signs for each record: 24 bits
 * of its ref, so that two of a thousand records share one once in thirty libraries. One that no record has is gone or
 * has another id now.
 */

import type { Entry, Library } from "./library";
import type { Session } from "./session";

export interface Since {
  /** ISO date. */
  readonly day: string;
  /** Four signs for each record. */
  readonly codes: readonly string[];
}

/** What has become of a session's records. */
export interface Outcome {
  readonly changed: readonly Entry[];
  readonly same: readonly Entry[];
  /** How many are not in the library any more, or have another id. */
  readonly gone: number;
}

const START = "#since=";
const SHAPE = /^#since=1\.(\d{4})(\d\d)(\d\d)\.((?:[\w-]{4}){1,200})$/;
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Returns the part of an address from # on that tells later what has changed; empty where no record is used. */
export function toSince(session: Session): string {
  const used = session.parts.flatMap((part) => part.uses);
  const day = used.reduce((newest, { version }) => (version > newest ? version : newest), "");
  const codes = [...new Set(used.map(({ ref }) => codeOf(ref)))];
  return codes.length && day ? `${START}1.${day.replaceAll("-", "")}.${codes.join("")}` : "";
}

/** Whether the part of an address from # on asks what has changed. */
export function isSince(text: string): boolean {
  return text.startsWith(START);
}

/** Returns what such an address holds, or null where it is not whole. */
export function sinceIn(text: string): Since | null {
  const [, year, month, day, codes] = SHAPE.exec(text) ?? [];
  return codes ? { day: `${year}-${month}-${day}`, codes: codes.match(/.{4}/g) ?? [] } : null;
}

/** Returns what has become of the records since. */
export function outcomeOf({ day, codes }: Since, library: Library): Outcome {
  const known = new Map(library.materials.map((entry) => [codeOf(entry.ref), entry]));
  const found = codes.flatMap((code) => known.get(code) ?? []);
  return {
    changed: found.filter(({ version }) => version > day),
    same: found.filter(({ version }) => version <= day),
    gone: codes.length - found.length,
  };
}

/** Returns 24 bits of a ref in four signs: the upper ones of FNV-1a. */
function codeOf(ref: string): string {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(ref)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return [26, 20, 14, 8].map((shift) => SIGNS[(sum >>> shift) & 63]).join("");
}
