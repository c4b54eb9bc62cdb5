/** Advice: it answers what would help most, and never stands in the way. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { onBy, onSo, onWill } from "browser/statement/guidance";

for (const [will, about] of [
  ["aim to listen", "aim to"],
  ["We will try to listen", "try to"],
  ["work towards kindness", "work towards"],
  [`listen ${"and ask ".repeat(20)}`, "long for a wall"],
] as const) {
  test(`"We will ${will.slice(0, 30)}" is answered`, () => {
    const advice = onWill({ will });
    assert.ok(advice.isAnswer);
    assert.match(advice.text, new RegExp(about));
  });
}

for (const will of ["", "listen", "look after one another", "planet"]) {
  test(`"We will ${will}" is not`, () => assert.equal(onWill({ will }).isAnswer, false));
}

for (const [by, about] of [
  ["good communication", /“good communication”: who does what/],
  ["asking\nhigh expectations", /“high expectations”/],
  ["promoting inclusion\nraising awareness", /“promoting inclusion”: what would a visitor see/],
  ["actively supporting staff", /what would a visitor see/],
  ["asking\n".repeat(7), /a lot to keep/],
] as const) {
  test(`"by ${by.slice(0, 30).replaceAll("\n", ", ")}" is answered`, () => {
    const advice = onBy({ by });
    assert.ok(advice.isAnswer);
    assert.match(advice.text, about);
  });
}

for (const by of ["", "asking at the gate", "- always asking first\n- never shouting", "promoting it\nringing home on Fridays", "personally calling"]) {
  test(`"by ${by.replaceAll("\n", ", ")}" is not`, () => assert.equal(onBy({ by }).isAnswer, false));
}

test("the last part is to be said to a child", () => {
  assert.match(onSo({ so: "students feel proud" }, "school").text, /Say it to the student/);
  assert.match(onSo({ so: "they are safe" }, "borough").text, /Say it to the child/);
  for (const so of ["", "be safe", "be sure that your teachers know them", "as students, be safe"]) {
    assert.equal(onSo({ so }, "school").isAnswer, false, so);
  }
});

test("there is always something to say, whatever was written", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      for (const advice of [onWill({ will: text }), onBy({ by: text }), onSo({ so: text }, "trust")]) {
        assert.ok(advice.text.length > 10 && advice.text.length < 200);
      }
    }),
  );
});
