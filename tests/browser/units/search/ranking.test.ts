/** Which records answer best, over a small index whose weights can be read. */

import assert from "node:assert/strict";
import test from "node:test";

import { rank, wordsOf } from "browser/search/ranking";
import { understand } from "browser/search/understanding";
import { open } from "./small";

async function found(query: string): Promise<string[]> {
  const library = await open();
  const understanding = understand(query, library.words, library.spelling);
  await library.load(wordsOf(understanding, library));
  return rank(understanding, library).map((one) => one.found.title);
}

test("every wording of a term finds the same", async () => {
  const preferred = await found("school avoidance");
  assert.equal(preferred[0], "School avoidance");
  for (const wording of ["EBSA", "ebsa", "school refuser", "won't go to school", "School-Refusers"]) {
    assert.deepEqual(await found(wording), preferred, wording);
  }
});

test("letters with two meanings find both", async () => {
  assert.deepEqual((await found("SLT")).sort(), ["Coming back", "Speech"]);
});

test("a record with all that was asked comes before one with more of a part", async () => {
  assert.deepEqual(await found("plan home"), ["Coming back", "At home in class"]);
});

test("the kind that is asked for comes first", async () => {
  assert.equal((await found("morning"))[0], "An audit of the first morning");
  assert.equal((await found("mentor"))[0], "Coming back");
  assert.equal((await found("mentor audit"))[0], "An audit of the first morning");
});

test("a topic finds its records whatever their words", async () => {
  assert.ok((await found("belonging")).includes("At home in class"));
});

test("an everyday word finds the library's word", async () => {
  assert.deepEqual(await found("kid"), ["At home in class"]);
});

test("nothing is found for what the library does not have", async () => {
  for (const query of ["", "?!", "zzzz ", "constructor", "__proto__"]) assert.deepEqual(await found(query), [], query);
});
