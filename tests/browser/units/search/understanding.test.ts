/** The golden cases that the command line meets too: tests/search/understanding.json. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { Spelling, type SpellingFile } from "browser/search/spelling";
import { understand, type Understanding, Words, type WordsFile } from "browser/search/understanding";

interface Case {
  readonly query: string;
  readonly understanding: Understanding;
}

const cases = read<Case[]>("understanding.json");
const words = new Words(read<WordsFile>("fixture/words.json"));
const spelling = new Spelling(read<SpellingFile>("fixture/spelling.json"));

function read<T>(name: string): T {
  return JSON.parse(readFileSync(`tests/search/${name}`, "utf8")) as T;
}

test("there are golden cases", () => assert.ok(cases.length > 50));

for (const { query, understanding } of cases) {
  const name = query.length > 60 ? `${query.slice(0, 60)}, ${query.length} signs in all` : query;
  test(`a query means what it means at the command line: ${name}`, () => {
    assert.deepEqual(understand(query, words, spelling), understanding);
  });
}
