/** A charter as a file: what was saved comes back, and anything else is refused in words for people. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { Unreadable } from "browser/files";
import type { Charter } from "browser/statement/charter";
import { charterIn, charterInFile, fileOf } from "browser/statement/charter-file";

let made = 0;
const newId = (): string => `new-${(made += 1)}`;
const open = (text: string): Charter => charterInFile(JSON.parse(text), newId);

const GOOD: Charter = {
  format: 1,
  kind: "trust",
  owner: "Fernhill <b>Trust</b>",
  title: "Our charter",
  principles: [{ id: "one", title: "One" }, { id: "two", title: "Two" }],
  statements: [{ id: "a", principle: "one", will: "listen\n", by: "- asking\n\n  waiting ", so: "rest 👋 שלום", example: "every-culture" }],
  origin: { version: "2026-11-21", address: "https://library.test/toolkits/x/", sources: ["A group. 2024."] },
};

test("what was saved comes back as it was", () => assert.deepEqual(open(fileOf(GOOD)), GOOD));

test("any charter comes back as it was", () => {
  const text = fc.string({ unit: "grapheme" }).map((given) => given.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufdd0-\ufdef]/gu, ""));
  const id = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
  const charter = fc.record({
    format: fc.constant(1 as const),
    kind: fc.constantFrom("school" as const, "trust" as const, "borough" as const),
    owner: text,
    title: text,
    principles: fc.constant(GOOD.principles),
    statements: fc.uniqueArray(
      fc.record({ id, principle: fc.constantFrom("one", "two"), will: text, by: text, so: text, example: fc.oneof(id, fc.constant("")) }),
      { selector: (statement) => statement.id, maxLength: 8 },
    ),
    origin: fc.constant(GOOD.origin),
  });
  fc.assert(fc.property(charter, (given) => assert.deepEqual(open(fileOf(given)), structuredClone(given))));
});

test("whatever a file holds, it is a charter or is refused for people", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      for (const value of [JSON.parse(text), { what: "connected-practice-charter", format: 1, ...JSON.parse(`{"x":${text}}`) }]) {
        try {
          charterInFile(value, newId);
        } catch (error) {
          assert.ok(error instanceof Unreadable, String(error));
        }
      }
    }),
  );
});

test("whatever one part of a file is changed to, it is a charter with text in it or is refused for people", () => {
  const paths = ["kind", "owner", "title", "principles", "statements", "origin", "format"] as const;
  const inner = ["id", "principle", "will", "by", "so", "example"] as const;
  const wrong = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.constant("__proto__"));
  const check = (value: unknown): void => {
    try {
      const charter = charterIn(value, newId);
      const ids = charter.statements.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      for (const statement of charter.statements) {
        assert.ok(charter.principles.some(({ id }) => id === statement.principle));
        assert.ok([statement.will, statement.by, statement.so].every((text) => typeof text === "string"));
      }
      assert.ok([charter.owner, charter.title].every((text) => typeof text === "string"));
    } catch (error) {
      assert.ok(error instanceof Unreadable, String(error));
    }
  };
  fc.assert(fc.property(fc.constantFrom(...paths), wrong, (path, value) => check({ ...GOOD, [path]: value })));
  fc.assert(
    fc.property(fc.constantFrom(...inner), wrong, (path, value) => {
      check({ ...GOOD, statements: [...GOOD.statements, { ...GOOD.statements[0], [path]: value }] });
    }),
  );
});

for (const [name, change, words] of [
  ["another kind of file", { what: "connected-practice-log" }, /holds no charter/],
  ["no file of ours", { what: undefined }, /holds no charter/],
  ["a newer format", { format: 2 }, /newer version of this page/],
  ["no format", { format: undefined }, /does not say how it was saved/],
  ["no statements", { statements: undefined }, /has no statements/],
  ["too many statements", { statements: Array(1001).fill(GOOD.statements[0]) }, /more than 1000 statements/],
  ["a statement that is none", { statements: [7] }, /is no statement/],
  ["a name that is no text", { owner: { toString: "x" } }, /owner is not text/],
  ["words that are no text", { statements: [{ ...GOOD.statements[0], by: ["a"] }] }, /by is not text/],
] as const) {
  test(`${name} is refused`, () => {
    assert.throws(() => charterInFile({ what: "connected-practice-charter", ...GOOD, ...change }, newId), (error) => {
      assert.ok(error instanceof Unreadable);
      assert.match(error.message, words);
      return true;
    });
  });
}

test("two statements with one id become two statements", () => {
  const twice = charterIn({ ...GOOD, statements: [GOOD.statements[0], GOOD.statements[0]] }, newId);
  assert.equal(new Set(twice.statements.map(({ id }) => id)).size, 2);
});

test("a statement whose principle is not listed is kept", () => {
  const kept = charterIn({ ...GOOD, principles: [] }, newId);
  assert.deepEqual(kept.principles, [{ id: "one", title: "More promises" }]);
  assert.equal(kept.statements.length, 1);
});

test("an address that is none is left out", () => {
  const address = (given: string): string => charterIn({ ...GOOD, origin: { ...GOOD.origin, address: given } }, newId).origin.address;
  assert.equal(address("javascript:alert(1)"), "");
  assert.equal(address('https://x"onload="y'), "");
});
