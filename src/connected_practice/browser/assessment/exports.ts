/** Saves and prints documents. What makes them is loaded by the click that asks for one. */

import type { Cell, Frame, Piece } from "../documents";
import { jsonOf, open, save, Unreadable } from "../files";
import { fileOf, type Kept, LARGEST, read } from "./file";
import type { Gathering, Member } from "./model";

export type Form = "word" | "excel" | "csv" | "print";

export interface Document {
  /** What its files are called, without their ending. */
  readonly name: string;
  readonly frame: Frame;
  readonly pieces: readonly Piece[];
  readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly Cell[])[] }[];
}

/** Saves a document on the person's disk, or prints it. A CSV file has the last of its sheets, which is the fullest. */
export async function exportAs(form: Form, { name, frame, pieces, sheets }: Document): Promise<void> {
  const documents = await import("../documents");
  if (form === "word") save(`${name}.docx`, await documents.wordFile(frame, pieces));
  if (form === "excel") save(`${name}.xlsx`, await documents.spreadsheet(sheets, frame.title));
  if (form === "csv") save(`${name}.csv`, documents.csv(sheets[sheets.length - 1]?.rows ?? []), "text/csv");
  if (form === "print") documents.printPaper(documents.drawPaper(frame, pieces));
}

/** From now on, printing the page prints the document that `make` returns; where it returns null, the page. */
export async function printsAs(make: () => Document | null): Promise<void> {
  const documents = await import("../documents");
  documents.printsAs(() => {
    const made = make();
    return made && documents.drawPaper(made.frame, made.pieces);
  });
}

/** Saves a self-assessment, or several people's, as a file that can be opened here again. */
export function saveFile(name: string, id: string, kept: Kept): void {
  save(`${name}.json`, fileOf(id, kept, new Date().toISOString()), "application/json");
}

export interface Opened {
  readonly found: readonly (Member | Gathering)[];
  /** Why files were not opened, one sentence or two for each. */
  readonly refused: readonly string[];
}

/** Lets the person choose files of self-assessments and reads them. One that cannot be read stops no other. */
export async function openFiles(several: boolean): Promise<Opened> {
  let files: File[];
  try {
    files = await open(".json", LARGEST, several);
  } catch (error) {
    return { found: [], refused: [messageOf(error)] };
  }
  return readFiles(files);
}

/** Reads files of self-assessments. */
export async function readFiles(files: readonly File[]): Promise<Opened> {
  const [found, refused]: [(Member | Gathering)[], string[]] = [[], []];
  for (const file of files) {
    try {
      found.push(read(await jsonOf(file), `“${[...file.name].slice(0, 60).join("")}”`));
    } catch (error) {
      refused.push(messageOf(error));
    }
  }
  return { found, refused };
}

function messageOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  throw error;
}
