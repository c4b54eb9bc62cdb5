/** A module's place: what counts as done, where to go on, and what is read out of a store that is not trusted. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import {
  countDone,
  goesOn,
  hasTried,
  isEmpty,
  isWhole,
  nothingDone,
  type Place,
  placeIn,
  triedOf,
  withAnswer,
  withoutAnswers,
  withStep,
} from "browser/module/place";

const ABOUT = { title: "At the door", path: "modules/at-the-door/", steps: ["a", "b", "c", "d"] };
const NONE = nothingDone(ABOUT);

function done(...steps: string[]): Place {
  return steps.reduce((place, step) => withStep(place, step, true), NONE);
}

test("one goes on after the last step that is done, and then with those left out", () => {
  assert.equal(goesOn(NONE), "a");
  assert.equal(goesOn(done("a")), "b");
  assert.equal(goesOn(done("c")), "d");
  assert.equal(goesOn(done("c", "d")), "a");
  assert.equal(goesOn(done("a", "b", "c", "d")), null);
});

test("a step that the module no longer has does not count", () => {
  const place = { ...done("a", "b", "c", "d"), steps: ["a", "new"] };
  assert.equal(countDone(place), 1);
  assert.equal(isWhole(place), false);
  assert.equal(goesOn(place), "new");
});

test("answers are kept once each, in order, and a question can begin again", () => {
  const place = withAnswer(withAnswer(withAnswer(NONE, "q", "one"), "q", "two"), "q", "one");
  assert.deepEqual(triedOf(place, "q"), ["one", "two"]);
  assert.ok(isEmpty(withoutAnswers(place, "q")));
});

test("an answer of any length is known again", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 2000 }), (answer) => {
      const place = withAnswer(NONE, "q", answer);
      assert.ok(hasTried(place, "q", answer));
      assert.deepEqual(placeIn(JSON.parse(JSON.stringify(place))), place);
    }),
  );
});

test("whatever is done and undone, what was written is read", () => {
  const change = fc.tuple(fc.constantFrom(...ABOUT.steps), fc.boolean());
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const place = changes.reduce((now, [step, isDone]) => withStep(now, step, isDone), NONE);
      assert.equal(new Set(place.done).size, place.done.length);
      assert.deepEqual(placeIn(place), place);
      assert.equal(goesOn(place) === null, isWhole(place));
    }),
  );
});

for (const [name, value] of Object.entries({
  "nothing": null,
  "another format": { ...NONE, format: 2 },
  "an address elsewhere": { ...NONE, path: "//elsewhere.example/" },
  "a script for an address": { ...NONE, path: "javascript:alert(1)" },
  "steps that are no texts": { ...NONE, done: [1] },
  "a title that is too long": { ...NONE, title: "x".repeat(301) },
  "answers that are no list": { ...NONE, tried: [{ check: "q", answers: "one" }] },
})) {
  test(`${name} is no place`, () => assert.equal(placeIn(value), null));
}
