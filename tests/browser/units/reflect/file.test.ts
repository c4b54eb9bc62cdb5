/** The file of the log: it opens again without loss, and nothing but such a file opens. */

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { Unreadable } from "browser/files";
import { entriesIn, fileOf } from "browser/reflect/file";
import { entryIn, isDay, isRef, NoEntry } from "browser/reflect/reading";

import { anyFiled, entry } from "./samples";

function says(pattern: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof Unreadable && pattern.test(error.message);
}

function file(change: object = {}, of: object = entry()): unknown {
  const entries = [{ ...of, id: "a-1", changed: "2026-03-02T10:00:00.000Z" }];
  return { format: 1, kind: "connected-practice/log", saved: "", entries, ...change };
}

test("what was saved opens again without loss, drafts included", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyFiled, { selector: (filed) => filed.id, maxLength: 6 }), (given) => {
      const text = fileOf(given.map((one) => ({ ...one, revision: 7 })), "2026-11-22T10:00:00.000Z");
      assert.deepEqual(entriesIn(JSON.parse(text), "“a.json”"), given);
    }),
  );
});

const REFUSED: readonly (readonly [string, unknown, RegExp])[] = [
  ["nothing", null, /not a log/],
  ["a list", [], /not a log/],
  ["another program’s file", { kind: "todo" }, /not a log/],
  ["another tool’s file", { format: 1, kind: "connected-practice/everything" }, /page Tools/],
  ["a newer version’s file", file({ format: 2 }), /newer version/],
  ["half a file", file({ entries: undefined }), /not whole/],
  ["too many entries", file({ entries: Array.from({ length: 50_001 }) }), /more than 50000/],
  ["an entry that is none", file({ entries: ["x"] }), /Entry 1 in it has an entry that cannot be read. Nothing was added/],
  ["an entry without a date", file({}, entry({ on: "" })), /has no date/],
  ["an entry on a day that is none", file({}, entry({ on: "2026-02-30" })), /has no date/],
  ["minutes that are text", file({}, { ...entry(), minutes: "20" }), /minutes that are no number/],
  ["minutes below nought", file({}, entry({ minutes: -1 })), /minutes that are no number/],
  ["a text that is an object", file({}, { ...entry(), texts: { learned: {} } }), /other than text in “learned”/],
  ["a text without end", file({}, entry({ texts: { what: "x".repeat(20_001) } })), /longer text in “what”/],
  ["a page elsewhere", file({}, { ...entry(), page: { ref: "https://evil.example/" } }), /cannot be one of the library’s/],
  ["an entry of a newer version", file({}, { ...entry(), format: 2 }), /newer version/],
  ["an id that is markup", file({ entries: [{ ...entry(), id: "<img>", changed: "2026-01-01" }] }), /no name of its own/],
  ["no time", file({ entries: [{ ...entry(), id: "a", changed: "soon" }] }), /when it was saved/],
  ["one entry twice", { ...(file() as object), entries: [0, 0].map(() => ({ ...entry(), id: "a", changed: "2026-01-01" })) }, /twice/],
];

for (const [name, value, pattern] of REFUSED) {
  test(`refuses ${name}`, () => assert.throws(() => entriesIn(value, "“a.json”"), says(pattern)));
}

test("an address that could run something is left out", () => {
  const given = { ...entry(), page: { ref: "principle:ask-first", title: "x", version: "", path: "javascript:alert(1)//" } };
  assert.equal(entryIn(given).page?.path, "");
});

test("signs that garble what stands round them are left out", () => {
  const given = entry({ texts: { learned: "one\r\ntwo\u202e\u0000\u2066 three\ufeff" } });
  assert.equal(entryIn(given).texts.learned, "one\ntwo three");
});

test("fields of a prototype are no fields", () => {
  const given = JSON.parse(`{"format":1,"state":"kept","on":"2026-01-01","__proto__":{"title":"x"},"texts":{"constructor":"x"}}`);
  const read = entryIn(given);
  assert.equal(read.title, "");
  assert.deepEqual(read.texts, {});
});

test("whatever a file holds, it is read or refused in words for people", () => {
  const near = fc.oneof(
    fc.jsonValue(),
    fc.tuple(anyFiled, fc.string(), fc.jsonValue()).map(([filed, key, value]) => file({ entries: [{ ...filed, [key]: value }] })),
    fc.tuple(anyFiled, fc.constantFrom("on", "title", "page", "texts", "questions", "id", "changed", "minutes"), fc.jsonValue())
      .map(([filed, key, value]) => file({ entries: [{ ...filed, [key]: value }] })),
    fc.tuple(fc.constantFrom("format", "kind", "entries"), fc.jsonValue()).map(([key, value]) => file({ [key]: value })),
  );
  fc.assert(
    fc.property(near, (value) => {
      try {
        for (const read of entriesIn(value, "“a.json”")) assert.deepEqual(entryIn(read), entryIn(entryIn(read)));
      } catch (error) {
        assert.ok(error instanceof Unreadable, String(error));
        assert.match(error.message, /^“a\.json” was not opened\. \S/);
      }
    }),
    { numRuns: 1000 },
  );
});

test("whatever the store holds, it is an entry or it is not", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      try {
        entryIn(value);
      } catch (error) {
        assert.ok(error instanceof NoEntry);
      }
    }),
  );
});

test("days and refs", () => {
  for (const day of ["2024-02-29", "2026-12-31"]) assert.ok(isDay(day));
  for (const day of ["2026-02-29", "2026-2-1", "26-01-01", "2026-13-01", "", "2026-01-01T00:00"]) assert.ok(!isDay(day));
  for (const ref of ["principle:ask-first", "case-study:oscar2"]) assert.ok(isRef(ref));
  for (const ref of ["", "principle", "principle:../x", "Principle:a", "a:b/c", `a:${"b".repeat(300)}`]) assert.ok(!isRef(ref));
});
