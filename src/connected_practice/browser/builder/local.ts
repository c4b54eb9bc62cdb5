/** The organisation's own lines: given once, kept in this browser, carried by every document. */

import { Unreadable } from "../files";
import type { Organisation } from "../documents";
import { Conflict, type Saved, type Store } from "../store";
import { dataIn, isData, numberIn, textIn, textsIn } from "./reading";

export type Logo = NonNullable<Organisation["logo"]>;

export const NOBODY: Organisation = { name: "", logo: null, contacts: [] };

const SHELF = "settings";
const ID = "organisation";
const FORMAT = 1;
const LONGEST_NAME = 120;
const MOST_CONTACTS = 6;
/** Pixels of a logo's longest side, as it is kept. */
export const LOGO_SIDE = 400;
/** Bytes of a picture file that is opened, and pixels of its longest side: more than this takes a small computer too long. */
export const LARGEST_LOGO = 10_000_000;
const LARGEST_SIDE = 12_000;
/** Letters of the data address of a picture of 400 pixels. */
const LONGEST_SOURCE = 1_000_000;
const PICTURE = /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/;

/** Returns what is kept. Rejects with StoreUnavailable. */
export async function organisation(store: Store): Promise<Organisation> {
  return organisationIn(await store.get<Organisation>(SHELF, ID));
}

/**
 * Keeps it in the place of what was kept, by another tab too: whoever says it last is right. Rejects with
 * StoreUnavailable, StoreFull.
 */
export async function keep(store: Store, given: Organisation): Promise<void> {
  const value = { ...organisationIn(given), format: FORMAT };
  const before = await store.get<Saved>(SHELF, ID);
  try {
    await store.put(SHELF, ID, value, before?.revision ?? 0);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    await store.put(SHELF, ID, value, (error.saved as Saved | undefined)?.revision ?? 0);
  }
}

/** Returns an organisation of any shape as ours: what is not as it should be is left out. */
export function organisationIn(value: unknown): Organisation {
  const given = dataIn(value);
  const contacts = textsIn(given, "contacts", MOST_CONTACTS).map((line) =>
    line.replaceAll("\n", " ").trim().slice(0, 200),
  );
  return {
    name: textIn(given, "name", LONGEST_NAME).replaceAll("\n", " ").trim(),
    logo: logoIn(given["logo"]),
    contacts: contacts.filter(Boolean),
  };
}

function logoIn(value: unknown): Logo | null {
  if (!isData(value)) return null;
  const source = value["source"];
  const [width, height] = [numberIn(value, "width", 1, LOGO_SIDE), numberIn(value, "height", 1, LOGO_SIDE)];
  if (typeof source !== "string" || source.length > LONGEST_SOURCE || !PICTURE.test(source)) return null;
  return width !== null && height !== null ? { source, width, height } : null;
}

/** Returns the size at which a logo is kept: its longest side at most 400 pixels, and never larger than it is. */
export function sizeOf(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, LOGO_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * Returns a picture as a logo: small, and PNG, drawn anew so that nothing hidden in the file is kept. Rejects with
 * Unreadable where it is no picture that the browser can draw.
 */
export async function logoFrom(file: Blob): Promise<Logo> {
  if (file.size > LARGEST_LOGO)
    throw new Unreadable("This picture is larger than 10 MB. Choose a smaller one, or a PNG.");
  const picture = await createImageBitmap(file).catch(() => {
    throw new Unreadable("This file is no picture that can be drawn here. Choose a PNG or a JPEG file.");
  });
  try {
    return drawnAs(picture);
  } finally {
    picture.close();
  }
}

function drawnAs(picture: ImageBitmap): Logo {
  if (Math.max(picture.width, picture.height) > LARGEST_SIDE) {
    throw new Unreadable("This picture has more pixels than can be drawn here. Choose a smaller one.");
  }
  const size = sizeOf(picture.width, picture.height);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, size);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Unreadable("This browser cannot draw the picture. You can go on without a logo.");
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, size.width, size.height);
  return { source: canvas.toDataURL("image/png"), ...size };
}
