/** The index as the browser reads it: pieces are found, and whatever is broken is refused. */

import assert from "node:assert/strict";
import test from "node:test";

import { SearchUnavailable } from "browser/search/library";
import { FILES, open, serve } from "./small";

test("a word's records are found in its piece, with their weights", async () => {
  const library = await open();
  await library.load(["=avoidance", "mentor", "speech"]);
  assert.deepEqual(
    [...library.having("=avoidance")],
    [
      [0, 8 / 31],
      [2, 1],
    ],
  );
  assert.deepEqual([...library.having("mentor").keys()], [0, 1]);
  assert.deepEqual([...library.having("speech").keys()], [4]);
  assert.equal(library.having("nothing").size, 0);
});

test("only the pieces that are needed are loaded", async () => {
  const library = await open({ ...FILES, "search/first.json": "{" });
  await library.load(["m", "mentor", "zebra"]);
  await assert.rejects(library.load(["lz"]), SearchUnavailable);
});

test("a piece that failed is asked for again", async () => {
  const library = await open({ ...FILES, "search/second.json": "[" });
  await assert.rejects(library.load(["mentor"]), SearchUnavailable);
  serve(FILES);
  await library.load(["mentor"]);
  assert.equal(library.having("mentor").size, 2);
});

for (const name of ["search/index.json", "search/words.json"]) {
  for (const broken of [
    "",
    "{",
    "[]",
    "null",
    "{}",
    '{"version": 2}',
    '{"version": 1}',
    '{"version": 1, "records": {}}',
  ]) {
    test(`${name} that holds ${broken || "nothing"} is refused`, async () => {
      await assert.rejects(open({ ...FILES, [name]: broken }), SearchUnavailable);
    });
  }
}

test("search does without spelling where that is broken", async () => {
  for (const broken of ["", "[]", '{"version": 2}', '{"version": 1}']) {
    const library = await open({ ...FILES, "search/spelling.json": broken });
    assert.equal(library.spelling, null);
  }
});
