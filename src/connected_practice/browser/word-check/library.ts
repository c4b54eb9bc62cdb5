/** What the check works from, fetched from this site: the glossary's wordings, and patterns to count syllables by. */

import { fetchFile, fetchJson } from "../site";
import { type Glossary, glossaryFrom } from "./glossary";
import { Patterns } from "./reading";

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
    fetchJson(WORDING).then(glossaryFrom),
    fetchFile(HYPHENATION)
      .then(async (answer) => new Patterns(await answer.text()))
      .catch(() => null),
  ]);
  return { glossary, patterns };
}
