/**
 * Files on a person's own disk: saved as a download, opened with the browser's chooser or by dropping. A file that
 * is opened is untrusted: its size and its text are checked here, its shape by the tool that reads it.
 */

/** A file that cannot be read. The message is for people: what, why, what to do. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** Milliseconds until the browser surely has what it needs of a file that is being saved. */
const KEPT_FOR = 60_000;
const LONGEST_NAME = 120;

/** Saves content to the person's disk under a name; text is written as UTF-8. `type` is the text's media type. */
export function save(name: string, content: Blob | string, type = "text/plain"): void {
  const blob = typeof content === "string" ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = safeName(name);
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR);
}

/** Returns a name that every system can write: no signs with a meaning, no dots or spaces at its ends, not too long. */
export function safeName(name: string): string {
  const [, stem = "", extension = ""] = /^(.*?)(\.[a-z0-9]{1,10})?$/su.exec(name.trim()) ?? [];
  const plain = stem.replace(/[\u0000-\u001f\u007f\\/:*?"<>|\u202a-\u202e\u2066-\u2069]+/gu, " ");
  const short = [...plain.replace(/\s+/gu, " ").trim()].slice(0, LONGEST_NAME).join("");
  return `${short.replace(/^[. ]+|[. ]+$/gu, "") || "file"}${extension}`;
}

/**
 * Lets the person choose files and returns them, or none if they think better of it. `accept` is as in
 * `<input accept>` (".docx,.txt"), `most` the size in bytes that a file may have.
 * Rejects with Unreadable for a file that is empty, too large or of another kind.
 */
export async function open(accept: string, most: number, several = false): Promise<File[]> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = accept;
  input.multiple = several;
  input.hidden = true;
  document.body.append(input); // some browsers forget a chooser that is in no page
  const chosen = new Promise<File[]>((resolve) => {
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
  });
  input.click();
  try {
    return checked(await chosen, accept, most);
  } finally {
    input.remove();
  }
}

/** Returns files that were chosen or dropped. Throws Unreadable for one that is empty, too large or of another kind. */
export function checked(files: readonly File[], accept: string, most: number): File[] {
  for (const file of files) {
    if (!isAccepted(file, accept)) {
      throw new Unreadable(`${named(file)} is not a file of the kind that is wanted here: ${kinds(accept)}. Choose another.`);
    }
    if (file.size === 0) throw new Unreadable(`${named(file)} is empty. Choose another file.`);
    if (file.size > most) {
      throw new Unreadable(`${named(file)} is larger than ${inWords(most)}, the most that can be opened here.`);
    }
  }
  return [...files];
}

/** Returns the text of a file. Rejects with Unreadable where it is not text in UTF-8. */
export async function textOf(file: File): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Unreadable(
      `${named(file)} cannot be read as text. It may be damaged, still open in another program, or a file of another kind.`,
    );
  }
}

/** Returns the value in a JSON file, whose shape is still unknown. Rejects with Unreadable where there is none. */
export async function jsonOf(file: File): Promise<unknown> {
  const text = await textOf(file);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Unreadable(
      `${named(file)} is not a file that was saved here, or it is not whole any more. Choose another, or save it again.`,
    );
  }
}

function isAccepted(file: File, accept: string): boolean {
  const endings = accept.split(",").map((part) => part.trim().toLowerCase());
  const name = file.name.toLowerCase();
  return endings.some((ending) => (ending.startsWith(".") ? name.endsWith(ending) : ending === file.type || !ending));
}

function kinds(accept: string): string {
  return accept.split(",").map((part) => part.trim()).join(" or ");
}

/** A name comes from somebody else's disk: it is shown short, as text. */
function named(file: File): string {
  return `“${[...file.name].slice(0, 60).join("")}”`;
}

function inWords(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.floor(bytes / 1_000_000)} MB` : `${Math.floor(bytes / 1000)} KB`;
}
