/** What every document says of itself, on whatever it is shown. */

import type { Frame, Piece } from "./pieces";
import { dateInWords } from "./text";

/** Returns where a document comes from, in one line. */
export function originOf(frame: Frame): string {
  return `Made with Connected Practice on ${frame.made}, from the version of ${dateInWords(frame.version)}`;
}

/** Returns the pieces that end a document: what it draws on. */
export function endOf(frame: Frame): Piece[] {
  if (!frame.sources.length) return [];
  return [
    { kind: "heading", level: 1, text: frame.sources.length === 1 ? "Source" : "Sources" },
    { kind: "list", ordered: false, items: [...frame.sources] },
  ];
}
