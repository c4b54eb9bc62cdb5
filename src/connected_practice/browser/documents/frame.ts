/** What every document says of itself, on whatever it is shown. */

import { type Frame, isLinkable, type Piece, type Words } from "./pieces";
import { dateInWords } from "./text";

export const LEADS_TO = "What has changed since: ";
/** How wide and high a QR code stands on paper, in millimetres. */
export const CODE_SIZE = 26;
/** The place of a logo above the title, in millimetres. */
export const LOGO_PLACE = { width: 60, height: 18 };
/** Signs of an address that are shown; beyond that nobody types it from paper. */
const SHOWN = 120;
/** Office opens no file whose links are longer (signs). */
const LONGEST_LINK = 2000;

/** Returns where a document comes from, in one line. */
export function originOf(frame: Frame): string {
  const made = frame.made ? ` on ${frame.made}` : "";
  return `Made with Connected Practice${made}, from the version of ${dateInWords(frame.version)}`;
}

/** Returns the pieces that end a document: what it draws on. */
export function endOf(frame: Frame): Piece[] {
  if (!frame.sources.length) return [];
  return [
    { kind: "heading", level: 1, text: frame.sources.length === 1 ? "Source" : "Sources" },
    { kind: "list", ordered: false, items: [...frame.sources] },
  ];
}

/**
 * Returns the document's address as words with a link. An address that holds a whole session is longer than anybody
 * types and, some of them, than Office can link to: then its beginning is shown, and the link leads to the page.
 */
export function addressOf(frame: Frame): Words {
  const { address } = frame;
  const text = address.length > SHOWN ? `${address.slice(0, SHOWN)}\u2026` : address;
  return { text, link: address.length > LONGEST_LINK ? (address.split("#")[0] ?? "") : address };
}

/** Returns the address that says what has changed since; empty where there is none that can be linked to. */
export function changesOf(frame: Frame): string {
  const address = frame.changes || frame.address;
  return isLinkable(address) && address.length <= LONGEST_CODE ? address : "";
}

/** Signs of an address that a QR code holds so that it can be read from paper. */
const LONGEST_CODE = 300;

/** Returns how large a picture stands in a place, whole and not drawn out, in the place's own measure. */
export function contained(
  picture: { readonly width: number; readonly height: number },
  place: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } {
  const scale = Math.min(place.width / Math.max(1, picture.width), place.height / Math.max(1, picture.height));
  return { width: picture.width * scale, height: picture.height * scale };
}
