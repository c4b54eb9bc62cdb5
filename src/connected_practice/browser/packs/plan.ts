/**
 * A session, ready to be described: all that its documents say, and nothing of how they look. Plain values. The
 * library publishes one for each of its own sessions and modules (data/v1/plans/); the session builder makes one of
 * what a person has put together.
 */

import type { Piece } from "../documents";

export interface Plan {
  readonly format: 1;
  readonly title: string;
  /** What it is about, in one sentence. */
  readonly summary: string;
  /** The page that it lives on: the record's, or the one that opens this very session in the builder. */
  readonly address: string;
  /** An address, short enough for a QR code, of a page that says what has changed since. */
  readonly changes: string;
  /** ISO date: the newest version of anything in it. */
  readonly version: string;
  readonly licence: string;
  /** How long it takes; the minutes of its steps sum to this. */
  readonly minutes: number;
  /** Who it is for, in words; empty where nobody has said. */
  readonly people: string;
  /** How many people come; left out where nobody has said. */
  readonly number?: number;
  readonly outcomes: readonly string[];
  readonly prepare: readonly string[];
  /** How people are kept safe; empty where nothing needs to be said. */
  readonly safety: string;
  readonly steps: readonly Step[];
  /** Notes for the person who runs it. */
  readonly notes: readonly Piece[];
  /** What it serves in frameworks, each once. */
  readonly frameworks: readonly { readonly framework: string; readonly title: string }[];
  /** What it draws on, as a list of references has it. */
  readonly sources: readonly string[];
}

export interface Step {
  readonly id: string;
  readonly kind: "opening" | "activity" | "break" | "closing";
  readonly title: string;
  readonly minutes: number;
  /** What people do; empty for a break. */
  readonly what: string;
  readonly materials: readonly Material[];
  /** The sectors whose questions to a case stand side by side; empty where the group is not split. */
  readonly seats: readonly string[];
}

/** What a record gives to a session (data/v1/materials/<kind>/<id>.json). Text is plain, with citations set. */
export interface Material {
  readonly ref: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly address: string;
  readonly version: string;
  /** What may distress in it; empty where nothing does. */
  readonly note: string;
  /** What somebody who has worked with it can do. */
  readonly outcome: string;
  /** How a group works with it, in one to three sentences. */
  readonly what: string;
  /** The least and the usual minutes that this takes. */
  readonly minutes: readonly [number, number];
  /** What a handout says of it, at most six lines, figures with their source. */
  readonly points: readonly string[];
  /** What it asks, at most eight questions. */
  readonly questions: readonly string[];
  /** Questions to a case by the seat from which one looks, in the order of the vocabulary's sectors. */
  readonly seats: readonly Seat[];
  readonly frameworks: readonly { readonly framework: string; readonly title: string }[];
  readonly sources: readonly string[];
}

export interface Seat {
  /** An id of the vocabulary's sectors. */
  readonly sector: string;
  /** Who sits there: `Teacher`, `Social worker`, `Youth justice worker`, `Health worker`. */
  readonly title: string;
  readonly questions: readonly string[];
}
