/** This term against last: what moved. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { going, inTime, inWords, movesBetween } from "browser/assessment/change";

import { assessment, toolkit } from "./made";

const KIT = toolkit({ Door: ["a", "b", "c", "d"], Class: ["e", "f", "g"] });

function moves(before: Parameters<typeof assessment>[1], after: Parameters<typeof assessment>[1]) {
  return movesBetween(assessment(KIT, before), assessment(KIT, after), KIT);
}

test("items move up, down, begin, end, stay, or no longer apply", () => {
  const found = moves(
    { a: "red", b: "green", c: "amber", e: "red", f: "na", g: "na" },
    { a: "amber", b: "red", c: "amber", d: "green", f: "green", g: "na" },
  );
  const ways = found.flatMap((section) => section.moves.map(({ item, way }) => `${item.id} ${way}`));
  assert.deepEqual(ways, ["a up", "b down", "c same", "d new", "e gone", "f other", "g same"]);
});

test("what moved is told in words", () => {
  assert.equal(
    inWords(moves({ a: "red", b: "red", c: "green", d: "green" }, { a: "amber", b: "green", c: "red", d: "green" })),
    "Two items have moved up and one item has moved down. One item is where it was.",
  );
  assert.equal(inWords(moves({ a: "red" }, { a: "red" })), "No rating has moved up or down.");
  assert.equal(inWords(moves({ a: "red" }, { b: "red" })), "There is nothing yet that was rated both times.");
});

test("a move between two wordings is marked", () => {
  const [old, now] = [toolkit({ Door: ["a: Old words."] }), toolkit({ Door: ["a: New words."] })];
  const [section] = movesBetween(assessment(old, { a: "red" }), assessment(now, { a: "green" }), now);
  assert.ok(section?.moves[0]?.isReworded);
  assert.ok(!going("up", moves({ a: "red" }, { a: "green" }))[0]?.isReworded);
});

test("they stand in the order of their days", () => {
  const on = (day: string) => ({ assessment: assessment(KIT, {}, { on: day }) });
  assert.deepEqual(
    inTime([on("2026-09-01"), on("2026-01-05"), on("")]).map((one) => one.assessment.on),
    ["", "2026-01-05", "2026-09-01"],
  );
});
