/**
 * The documents of a session, described: what is made of a plan, whatever draws it. `describe.ts` makes one in the
 * browser and `connected_practice/packs/describe.py` one at build time, and both meet the same golden files.
 */

import type { Frame, Piece } from "../documents";

/** An organisation's own lines, given once. All may be empty. */
export interface Organisation {
  readonly name: string;
  /** A data address (PNG or JPEG), with its size in pixels; null where there is none. */
  readonly logo: { readonly source: string; readonly width: number; readonly height: number } | null;
  /** Whom people can turn to: `Designated safeguarding lead: Ms A, extension 12`. */
  readonly contacts: readonly string[];
}

export interface Paper {
  /** How its file ends: `handout`, `exercises`, `facilitator`, `register`, `certificate`. */
  readonly name: string;
  readonly frame: Frame;
  readonly pieces: readonly Piece[];
}

/** One idea. */
export interface Slide {
  readonly layout: "title" | "point" | "question" | "list" | "seats" | "pause" | "end";
  readonly title: string;
  /** Lines beneath the title: few, and short enough to be read from the last row. */
  readonly lines: readonly string[];
  /** For `seats`: a column each. */
  readonly columns: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** What the facilitator says and does, with the minutes and the clock; one paragraph a line. */
  readonly notes: readonly string[];
}

export interface Pack {
  readonly format: 1;
  readonly papers: readonly Paper[];
  readonly slides: { readonly frame: Frame; readonly slides: readonly Slide[] };
  readonly calendar: {
    readonly title: string;
    readonly minutes: number;
    readonly description: string;
    readonly address: string;
  };
}
