/** The file of everything that the tools keep. */

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { Unreadable } from "browser/files";
import { fileOf, shelvesIn, textsIn } from "browser/kept/everything";

const SHELVES = ["assessments", "reflections", "statements", "sessions", "places", "settings"] as const;
const anyThing = fc
  .tuple(fc.dictionary(fc.string({ maxLength: 9 }).filter((key) => !["id", "changed", "revision", "__proto__"].includes(key)), fc.jsonValue({ maxDepth: 4 }), { noNullPrototype: true }), fc.uuid())
  .filter(([fields]) => !JSON.stringify(fields).includes("__proto__")) // no tool writes such a field, and a file with one is refused
  .map(([fields, id]) => ({ ...fields, id, changed: "2026-01-01T00:00:00.000Z" }));
const anyShelves = fc.dictionary(
  fc.constantFrom(...SHELVES), fc.uniqueArray(anyThing, { selector: ({ id }) => id, maxLength: 3 }), { noNullPrototype: true },
);

test("what was saved opens again without loss", () => {
  fc.assert(
    fc.property(anyShelves, (shelves) => {
      const saved = Object.fromEntries(Object.entries(shelves).map(([shelf, things]) => [shelf, things.map((thing) => ({ ...thing, revision: 4 }))]));
      const plain = JSON.parse(JSON.stringify(shelves)) as object; // as JSON has it: without the sign of a nought
      assert.deepEqual(shelvesIn(JSON.parse(fileOf(saved, "")), "“a.json”"), plain);
    }),
  );
});

function file(shelves: unknown, change: object = {}): unknown {
  return { format: 1, kind: "connected-practice/everything", shelves, ...change };
}

const THING = { id: "a", changed: "2026-01-01T00:00:00.000Z" };
let deep: unknown = "x";
for (let depth = 0; depth < 20; depth += 1) deep = [deep];

const REFUSED: readonly (readonly [string, unknown, RegExp])[] = [
  ["nothing", null, /not a file that was saved on this page/],
  ["one tool’s file", { format: 1, kind: "connected-practice/log" }, /one of the tools/],
  ["a newer version’s file", file({}, { format: 2 }), /newer version/],
  ["a shelf that is not known", file({ secrets: [] }), /newer version/],
  ["a shelf that is no list", file({ places: {} }), /not whole/],
  ["a thing without a time", file({ places: [{ id: "a" }] }), /not whole/],
  ["a thing with markup for its id", file({ places: [{ ...THING, id: "<b>" }] }), /not whole/],
  ["one thing twice", file({ places: [THING, THING] }), /not whole/],
  ["a text without end", file({ places: [{ ...THING, text: "x".repeat(1_000_001) }] }), /not whole/],
  ["a thing that is too deep", file({ places: [{ ...THING, deep }] }), /not whole/],
  ["a prototype", JSON.parse('{"format":1,"kind":"connected-practice/everything","shelves":{"places":[{"id":"a","changed":"2026-01-01","x":{"__proto__":{}}}]}}'), /not whole/],
];

for (const [name, value, pattern] of REFUSED) {
  test(`refuses ${name}`, () => {
    assert.throws(() => shelvesIn(value, "“a.json”"), (error) => error instanceof Unreadable && pattern.test(error.message));
  });
}

test("whatever a file holds, it is read or refused in words for people", () => {
  const near = fc.oneof(
    fc.jsonValue(),
    fc.tuple(fc.constantFrom(...SHELVES), fc.jsonValue()).map(([shelf, value]) => file({ [shelf]: value })),
    fc.tuple(anyThing, fc.constantFrom("id", "changed", "x"), fc.jsonValue()).map(([thing, key, value]) => file({ places: [{ ...thing, [key]: value }] })),
  );
  fc.assert(
    fc.property(near, (value) => {
      try {
        shelvesIn(value, "“a.json”");
      } catch (error) {
        assert.ok(error instanceof Unreadable, String(error));
      }
    }),
    { numRuns: 500 },
  );
});

test("every text is looked at, however deep it lies", () => {
  assert.deepEqual([...textsIn({ a: ["one", { b: "two" }], c: 3, d: null })], ["one", "two"]);
});
