/** What the check works from, fetched from this site: the glossary's wordings, and patterns to count syllables by. */

import { type Glossary, glossaryFrom } from "./glossary";
import { Patterns } from "./reading";

/** The site's root: the bundle lies in the folder assets/ below it. */
const ROOT = new URL("../", import.meta.url);
const WORDING = "data/v1/wording.json";
const HYPHENATION = "data/v1/hyphenation-en-gb.txt";

export interface Library {
  readonly glossary: Glossary;
  /** Null where they could not be had: the reading age is then not told. */
  readonly patterns: Patterns | null;
}

/** Returns what the check works from. Rejects where the glossary cannot be had. */
export async function fetchLibrary(): Promise<Library> {
  const [glossary, patterns] = await Promise.all([
    fetched(WORDING).then(async (answer) => glossaryFrom(await answer.json())),
    fetched(HYPHENATION)
      .then(async (answer) => new Patterns(await answer.text()))
      .catch(() => null),
  ]);
  return { glossary, patterns };
}

async function fetched(path: string): Promise<Response> {
  const answer = await fetch(new URL(path, ROOT));
  if (!answer.ok) throw new TypeError(`${path}: ${answer.status}`);
  return answer;
}

/** Returns the address of a page below the site's root. */
export function addressOf(path: string): string {
  return new URL(path, ROOT).href;
}
