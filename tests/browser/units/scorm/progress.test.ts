/** How far a learner is, as the short text that a learning platform keeps. */

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { timespan } from "browser/scorm/api";
import { isComplete, MOST, nothingDone, type Progress, read, write } from "browser/scorm/progress";

const progress = (most: number): fc.Arbitrary<Progress> =>
  fc.record(
    {
      done: fc.array(fc.boolean(), { maxLength: most }),
      answers: fc.array(fc.option(fc.nat({ max: 5 })), { maxLength: most }),
    },
    { noNullPrototype: true },
  );

test("what was written is read again", () => {
  fc.assert(
    fc.property(progress(40), (given) => {
      assert.deepEqual(read(write(given), given.done.length, given.answers.length), given);
    }),
  );
});

test("two hundred steps and as many questions fit into what a platform keeps", () => {
  fc.assert(fc.property(progress(200), (given) => write(given).length <= MOST));
});

test("another module's text, or any other, is refused and never throws", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat({ max: 9 }), fc.nat({ max: 9 }), (text, steps, checks) => {
      const found = read(text, steps, checks);
      assert.ok(found === null || (found.done.length === steps && found.answers.length === checks));
    }),
  );
  assert.equal(read("1 010 1-", 2, 2), null);
  assert.equal(read("2 01 1-", 2, 2), null);
});

test("a module is complete when every step is done and every question answered", () => {
  assert.equal(isComplete(nothingDone(1, 1)), false);
  assert.equal(isComplete({ done: [true], answers: [null] }), false);
  assert.equal(isComplete({ done: [true], answers: [1] }), true);
  assert.equal(isComplete({ done: [true], answers: [] }), true);
});

test("a length of time is written as SCORM has it", () => {
  assert.equal(timespan(0), "00:00:00.00");
  assert.equal(timespan(3_725_670), "01:02:05.67");
  assert.equal(timespan(59_999), "00:00:59.99");
  assert.equal(timespan(-5), "00:00:00.00");
});
