/**
 * The documents of a session, described: what is made of a plan, whatever draws it. `describe.ts` makes one in the
 * browser and `connected_practice/packs/describe.py` one at build time, and both meet the same golden files.
 */

import type { Frame, Occasion, Piece, Slide } from "../documents";

export interface Paper {
  /** How its file ends: `handout`, `exercises`, `facilitator`, `register`, `certificate`. */
  readonly name: string;
  readonly frame: Frame;
  readonly pieces: readonly Piece[];
}

export interface Pack {
  readonly format: 1;
  readonly papers: readonly Paper[];
  readonly slides: { readonly frame: Frame; readonly slides: readonly Slide[] };
  readonly calendar: Occasion;
}
