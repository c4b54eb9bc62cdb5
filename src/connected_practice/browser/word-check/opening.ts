/**
 * The text of a file that somebody opens: plain text, or Word by way of mammoth, which is loaded then. The command
 * line reads the same (src/connected_practice/wording/files.py). What a file holds is only ever text.
 */

import { checked, Unreadable } from "../files";
import { faultIn } from "./archive";

export const ACCEPTED = ".docx,.txt";
export const MOST_BYTES = 20_000_000;
/** About 50,000 words: longer than any letter, policy or plan. */
export const MOST_CHARACTERS = 300_000;

const OLD_WORD = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];
/** Names of parts in that old format are UTF-16; a locked file has a part of this name. */
const LOCKED = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);
const NOT_IN_1252 = /[\u0081\u008d\u008f\u0090\u009d]/;
const BOXES = /[☐☑☒]/g;

const SAID = {
  locked: "is locked with a password. Open it in Word, save it without the password, and try again.",
  damaged: "is not a whole Word file. Open it in Word, save it again as .docx, and try again.",
  "too large": "is far larger inside than it looks, as no letter is. It was not opened.",
  old: "is in the format that Word had before 2007. Open it in Word and save it as .docx.",
  "not Word": "is not a Word file, though its name says so. Open it in Word and save it as .docx.",
  "not text": "is not plain text. Open it in the program that made it and copy the text from there.",
  empty: "has no text in it. Is it the right file?",
  long: `has more than ${MOST_CHARACTERS.toLocaleString("en-GB")} characters. Check it in parts.`,
} as const;

/** Returns the text of a file. Rejects with Unreadable. */
export async function textOf(given: File): Promise<string> {
  const [file] = checked([given], ACCEPTED, MOST_BYTES);
  const data = await (file ?? given).arrayBuffer();
  const bytes = new Uint8Array(data);
  const isNamedWord = given.name.toLowerCase().endsWith(".docx");
  if (startsWith(bytes, OLD_WORD)) throw refused(given, includes(bytes, LOCKED) ? "locked" : "old");
  const isZip = startsWith(bytes, ZIP);
  if (isNamedWord && !isZip) throw refused(given, "not Word");
  const text = isZip ? await wordText(given, data) : plainText(given, bytes);
  if (!text.trim()) throw refused(given, "empty");
  if (text.length > MOST_CHARACTERS) throw refused(given, "long");
  return text;
}

function refused(file: File, why: keyof typeof SAID): Unreadable {
  return new Unreadable(`“${[...file.name].slice(0, 60).join("")}” ${SAID[why]}`);
}

/** Returns bytes as text: UTF-8, UTF-16 with its mark, or else Windows-1252, which Word writes. */
function plainText(file: File, bytes: Uint8Array<ArrayBuffer>): string {
  const text = decoded(bytes);
  if (text === null || text.includes("\0")) throw refused(file, "not text");
  return text.replace(/\r\n?/g, "\n");
}

function decoded(bytes: Uint8Array<ArrayBuffer>): string | null {
  const wide = startsWith(bytes, [0xff, 0xfe]) ? "utf-16le" : startsWith(bytes, [0xfe, 0xff]) ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(wide, { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder("windows-1252").decode(bytes);
    return wide === "utf-8" && !NOT_IN_1252.test(text) ? text : null;
  }
}

async function wordText(file: File, data: ArrayBuffer): Promise<string> {
  const fault = await faultIn(data);
  if (fault) throw refused(file, fault);
  let text: string | null = null;
  const transformDocument = (document: Element): Element => {
    text = paragraphsIn(document).join("\n\n");
    return { ...document, children: [] }; // nothing is left to be made into HTML
  };
  try {
    const { default: mammoth } = await import("mammoth/mammoth.browser.min.js");
    await mammoth.convertToHtml({ arrayBuffer: data }, { transformDocument });
  } catch {
    throw refused(file, "damaged");
  }
  return text ?? "";
}

/** A part of a document as mammoth describes it. */
interface Element {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Element[];
}

/** Returns the paragraphs of a document that are not empty. */
function paragraphsIn(element: Element): string[] {
  if (element.type !== "paragraph") return (element.children ?? []).flatMap(paragraphsIn);
  const text = textIn(element).replace(BOXES, "").replace(/\n+/g, "\n").replace(/^[ \t\n]+|[ \t\n]+$/g, "");
  return text ? [text] : [];
}

function textIn(element: Element): string {
  if (element.type === "text") return element.value ?? "";
  if (element.type === "tab") return "\t";
  if (element.type === "break") return "\n";
  return (element.children ?? []).map(textIn).join("");
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function includes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
