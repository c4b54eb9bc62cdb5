/** The shapes: their data files, what they count, and the log as documents and rows in each. */

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { csv } from "browser/documents";
import { begun, finished, isBlank, reopened, TEXTS, titleOf } from "browser/reflect/entry";
import { chosen, EVERYTHING, latestFirst } from "browser/reflect/finding";
import { since } from "browser/reflect/library";
import { ALWAYS } from "browser/reflect/periods";
import { isDay } from "browser/reflect/reading";
import { reached, restOf, shapeOf, SHAPES, spanOf, textsOf, valueOf } from "browser/reflect/shapes";
import { logPieces, rowsOf, sheetPieces, sheetsOf } from "browser/reflect/sheets";

import { anyEntry, entry, PAGE } from "./samples";

const FACTS = ["on", "title", "activity", "minutes", "hours", "together-hours", "page"];

test("there is a shape for each that people are asked for", () => {
  assert.deepEqual(SHAPES.map(({ id }) => id), ["plain", "social-work-england", "nmc", "teacher", "youth-justice-supervision"]);
  assert.equal(shapeOf("no such shape").id, "plain");
});

for (const shape of SHAPES) {
  test(`${shape.id}: its file says where it comes from, when that was looked at, and how far to trust it`, () => {
    assert.ok(isDay(shape.checked));
    assert.ok(["verified", "second-hand", "own"].includes(shape.standing));
    assert.equal(shape.sources.length === 0, shape.standing === "own");
    for (const { name, address } of shape.sources) {
      assert.ok(name);
      assert.match(address, /^https?:\/\//);
    }
    assert.match(shape.note, /\.$/);
  });

  test(`${shape.id}: each heading is filled from something, once, and each text has a prompt`, () => {
    const from = shape.fields.map((field) => field.from);
    assert.equal(new Set(from).size, from.length);
    for (const field of shape.fields) {
      assert.ok([...FACTS, ...TEXTS].includes(field.from));
      assert.equal(Boolean(field.prompt), (TEXTS as readonly string[]).includes(field.from), field.asks);
    }
    assert.ok(from.includes("on") && from.includes("learned"));
  });

  test(`${shape.id}: everything that was written is in the document and in the rows`, () => {
    const texts = Object.fromEntries(TEXTS.map((name) => [name, `Words for ${name}`]));
    const whole = entry({ texts, questions: [{ id: "q1", question: "Who asks?", answer: "An answer" }] });
    const document = JSON.stringify(logPieces([whole], [whole], shape, ALWAYS, "2026-11-22"));
    const rows = csv(rowsOf([whole], shape));
    for (const words of [...Object.values(texts), "An answer", "Who asks?", "Ask first"]) {
      assert.ok(document.includes(words), words);
      assert.ok(rows.includes(words), words);
    }
  });
}

test("the headings of Social Work England’s form stand in its order", () => {
  const from = shapeOf("social-work-england").fields.map((field) => field.from);
  assert.deepEqual(from, ["activity", "what", "on", "learned", "impact", "peer", "page"]);
});

test("the NMC’s sheet counts hours, and those with other people", () => {
  const [head, row] = rowsOf([entry({ minutes: 90, together: true })], shapeOf("nmc"));
  const hours = head?.indexOf("Hours") ?? -1;
  assert.equal(row?.[hours], 1.5);
  assert.equal(row?.[hours + 1], 1.5);
  const [, alone] = rowsOf([entry({ minutes: 90 })], shapeOf("nmc"));
  assert.equal(alone?.[hours + 1], 0);
});

test("what a body wants is counted over its own time", () => {
  const social = shapeOf("social-work-england");
  const entries = [
    entry({ on: "2025-11-30" }),
    entry({ on: "2025-12-01", texts: { peer: "We talked." } }),
    entry({ on: "2026-11-30", texts: { peer: "  " } }),
  ];
  const span = spanOf(social, "2026-11-22");
  assert.deepEqual(social.wants.map((want) => reached(want, entries, span)), [2, 1]);
  const nmc = shapeOf("nmc");
  const accounts = [entry({ minutes: 120, together: true, texts: { learned: "x", code: "y" } }), entry({ minutes: 30 })];
  assert.deepEqual(nmc.wants.map((want) => reached(want, accounts, spanOf(nmc, "2026-11-22"))), [150, 120, 1]);
});

test("three years that are somebody's own are counted as they were chosen", () => {
  const nmc = shapeOf("nmc");
  assert.deepEqual(spanOf(nmc, "2026-11-22"), { from: "2023-11-23", to: "2026-11-22" });
  const own = { from: "2024-02-01", to: "2027-01-31" };
  assert.deepEqual(spanOf(nmc, "2026-11-22", own), own);
  assert.deepEqual(spanOf(shapeOf("social-work-england"), "2026-11-22", own), { from: "2025-12-01", to: "2026-11-30" });
});

test("every entry has a row of as many cells as the head", () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 6 }), fc.constantFrom(...SHAPES), (entries, shape) => {
      const [head, ...rows] = rowsOf(entries, shape);
      assert.equal(rows.length, entries.length);
      for (const row of rows) assert.equal(row.length, head?.length);
      assert.equal(sheetsOf(entries, shape).length, 2);
      logPieces(entries, entries, shape, ALWAYS, "2026-11-22");
    }),
  );
});

test("a sheet to write on has lines where nothing has been written", () => {
  const draft = { ...begun("2026-11-22", PAGE, [{ id: "q1", question: "Who asks?", answer: "" }]), texts: { what: "Words" } };
  const kinds = sheetPieces(draft, shapeOf("plain")).map((piece) => piece.kind);
  assert.equal(kinds.filter((kind) => kind === "lines").length, textsOf(shapeOf("plain")).length);
});

test("a text that a shape does not ask for is shown under the heading that another gives it", () => {
  const rest = restOf(shapeOf("plain"), entry({ texts: { code: "Words", learned: "x" } }));
  assert.deepEqual(rest, [["How it relates to the Code", "Words"]]);
});

test("a value is a number where it counts and empty where nothing is said", () => {
  const silent = entry({ minutes: null, activity: "", page: null });
  assert.deepEqual(shapeOf("nmc").fields.slice(0, 6).map((field) => valueOf(field, silent)), ["2026-03-02", "", "Ask first", "", "", ""]);
});

test("search finds all the words, in any order, whatever their capitals and accents", () => {
  const entries = [entry({ texts: { learned: "The Crèche at noon" } }), entry({ title: "Noon" }), entry({ on: "2025-01-01" })];
  const found = (words: string): number => chosen(entries, { ...EVERYTHING, words }).length;
  assert.deepEqual(["creche NOON", "noon", "", "nothing at all", "reading 2025"].map(found), [1, 2, 3, 0, 1]);
  assert.equal(chosen(entries, { ...EVERYTHING, period: { from: "2026-01-01", to: "" } }).length, 2);
  assert.equal(chosen(entries, { ...EVERYTHING, activity: "course" }).length, 0);
});

test("the latest comes first", () => {
  const stamped = (on: string, changed: string) => ({ ...entry({ on }), changed });
  const sorted = latestFirst([stamped("2026-01-01", "b"), stamped("2026-02-01", "a"), stamped("2026-01-01", "c")]);
  assert.deepEqual(sorted.map(({ on, changed }) => on + changed), ["2026-02-01a", "2026-01-01c", "2026-01-01b"]);
});

test("a draft becomes an entry without what is empty, and can be reopened", () => {
  const draft = begun("2026-03-02", PAGE, [{ id: "q1", question: "Who?", answer: " " }]);
  assert.ok(isBlank(draft));
  const kept = finished({ ...draft, texts: { what: "Words", peer: " " }, minutes: 5 });
  assert.deepEqual([kept.texts, kept.questions, kept.title, kept.state], [{ what: "Words" }, [], "Ask first", "kept"]);
  const again = reopened({ ...kept, id: "a", revision: 3 });
  assert.deepEqual(finished(again), kept);
  assert.deepEqual([again.of, again.basedOn], ["a", 3]);
});

test("an entry without a title is called by its first words", () => {
  const draft = begun("2026-03-02", null);
  assert.equal(titleOf(draft), "Untitled");
  assert.equal(titleOf({ ...draft, texts: { what: "one two three four five six seven eight nine" } }), "one two three four five six seven eight …");
});

test("a page is the same, has changed, is gone, or is not known", () => {
  const now = (version: string) => new Map([[PAGE.ref, { ...PAGE, version }]]);
  assert.deepEqual(
    [since(PAGE, now("2026-01-10")), since(PAGE, now("2026-06-01")), since(PAGE, new Map()), since(PAGE, null), since({ ...PAGE, version: "" }, now("2026-06-01"))],
    ["same", "changed", "gone", "unknown", "same"],
  );
});
