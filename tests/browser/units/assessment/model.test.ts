/** Answers, and what they say of the words to which they were given. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isToOtherWords, itemsOf, ratedCount } from "browser/assessment/model";
import { choiceForKey, scaleOf, SCALES } from "browser/assessment/scale";

import { answer, assessment, edit, toolkit } from "./made";

test("a self-assessment begins with every item unanswered and is named after its month", () => {
  const made = assessment(toolkit());
  assert.equal(made.title, "March 2026");
  assert.deepEqual(
    made.answers.map(({ id, rating }) => [id, rating]),
    [
      ["name", null],
      ["quiet", null],
      ["seat", null],
    ],
  );
});

test("an edit leaves the value that it was made from as it was", () => {
  const before = assessment(toolkit());
  const after = edit(before, toolkit(), "name", { rating: "green" });
  assert.equal(answer(before, "name").rating, null);
  assert.equal(answer(after, "name").rating, "green");
});

test("a rating is given to today's words; writing beside an old rating leaves its words alone", () => {
  const [old, now] = [toolkit({ Door: ["name: Old words."] }), toolkit({ Door: ["name: New words."] })];
  const rated = assessment(old, { name: "red" });
  const noted = edit(rated, now, "name", { note: "Asked again." });
  assert.equal(answer(noted, "name").text, "Old words.");
  const item = itemsOf(now)[0]!;
  assert.ok(isToOtherWords(answer(noted, "name"), item));
  const again = edit(noted, now, "name", { rating: "red" });
  assert.equal(answer(again, "name").text, "New words.");
  assert.ok(!isToOtherWords(answer(again, "name"), item));
});

test("spaces and line ends do not make other words", () => {
  const [old, now] = [toolkit({ Door: ["name: Two  words\nhere."] }), toolkit({ Door: ["name: Two words here."] })];
  assert.ok(!isToOtherWords(answer(assessment(old, { name: "red" }), "name"), itemsOf(now)[0]!));
});

test("an item that is new is answered like any other", () => {
  const [old, now] = [toolkit({ Door: ["name"] }), toolkit({ Door: ["name", "late"] })];
  const made = edit(assessment(old, { name: "red" }), now, "late", { rating: "green" });
  assert.equal(answer(made, "late").rating, "green");
  assert.equal(ratedCount(made, now), 2);
});

test("only items that the toolkit has now are counted as rated", () => {
  const old = toolkit({ Door: ["name", "gone"] });
  assert.equal(ratedCount(assessment(old, { name: "red", gone: "red" }), toolkit({ Door: ["name", "late"] })), 1);
});

test("a rating is chosen by its number, by its letter, and by no other key", () => {
  assert.deepEqual(
    ["1", "2", "3", "4", "5", "0"].map((key) => choiceForKey("rag", key)?.rating),
    ["red", "amber", "green", "na", undefined, undefined],
  );
  assert.deepEqual(
    ["r", "A", "g", "n", "q", "Enter"].map((key) => choiceForKey("rag", key)?.rating),
    ["red", "amber", "green", "na", undefined, undefined],
  );
  assert.deepEqual(
    ["y", "n", "x", "1", "3"].map((key) => choiceForKey("tick", key)?.rating),
    ["yes", "no", "na", "yes", "na"],
  );
});

test("every scale has ratings, letters and keys that are told apart", () => {
  for (const choices of Object.values(SCALES)) {
    for (const part of ["rating", "letter", "word", "key"] as const) {
      assert.equal(new Set(choices.map((choice) => choice[part])).size, choices.length);
    }
  }
});

test("audits and checklists have a scale, other toolkits none", () => {
  assert.equal(scaleOf("audit", "rag"), "rag");
  assert.equal(scaleOf("audit", "yes-no"), "yes-no");
  assert.equal(scaleOf("checklist", undefined), "tick");
  assert.equal(scaleOf("checklist", "rag"), "rag");
  assert.equal(scaleOf("tips", undefined), null);
  assert.equal(scaleOf("question-set", undefined), null);
});
