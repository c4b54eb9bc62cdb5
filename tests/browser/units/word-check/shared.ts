/** The small glossary and the answers that tests/test_wording.py holds the command line to as well. */

import { readFileSync } from "node:fs";

import { WordChecker } from "browser/word-check/check";
import { glossaryFrom } from "browser/word-check/glossary";
import type { Use } from "browser/word-check/matcher";
import { Patterns } from "browser/word-check/reading";

const FOLDER = "tests/fixtures/wording"; // tests run in the project's folder

interface Cases {
  readonly syllables: readonly (readonly [string, number])[];
  readonly matching: {
    readonly forms: readonly (readonly [string, Use])[];
    readonly cases: readonly (readonly [string, readonly string[]])[];
  };
  readonly sentences: readonly (readonly [string, readonly string[]])[];
  readonly spelling: readonly (readonly [string, string, boolean])[];
  readonly checking: readonly {
    readonly name: string;
    readonly reader: "parent" | "child" | "colleague";
    readonly text: string;
    readonly found: readonly string[];
  }[];
}

export const CASES = JSON.parse(readFileSync(`${FOLDER}/cases.json`, "utf8")) as Cases;
export const GLOSSARY = glossaryFrom(JSON.parse(readFileSync(`${FOLDER}/wording.json`, "utf8")));
export const PATTERNS = new Patterns(readFileSync(`${FOLDER}/patterns.dic`, "utf8"));

/** Returns a checker that has seen no text yet. */
export function checker(): WordChecker {
  return new WordChecker(GLOSSARY, PATTERNS);
}
