/** Two tabs at once: what both did is kept. */

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { merged } from "browser/assessment/merge";
import { FIELDS, itemsOf } from "browser/assessment/model";
import type { Rating } from "browser/assessment/scale";

import { answer, assessment, edit, toolkit } from "./made";

const KIT = toolkit();
const BASE = assessment(KIT, { name: "red" });

test("different items that two tabs answered are all answered", () => {
  const mine = edit(BASE, KIT, "quiet", { rating: "green", evidence: "I saw it." });
  const theirs = edit(BASE, KIT, "seat", { rating: "amber", note: "Ask again." });
  const { assessment: both, overruled } = merged(BASE, mine, theirs);
  assert.deepEqual(
    both.answers.map(({ rating }) => rating),
    ["red", "green", "amber"],
  );
  assert.equal(answer(both, "quiet").evidence, "I saw it.");
  assert.equal(answer(both, "seat").note, "Ask again.");
  assert.deepEqual(overruled, []);
});

test("different fields of one item are both kept", () => {
  const mine = edit(BASE, KIT, "name", { evidence: "Mine" });
  const theirs = edit(BASE, KIT, "name", { rating: "amber", who: "Theirs" });
  const found = answer(merged(BASE, mine, theirs).assessment, "name");
  assert.deepEqual([found.rating, found.evidence, found.who], ["amber", "Mine", "Theirs"]);
});

test("two texts in one field are both kept", () => {
  const mine = edit(BASE, KIT, "name", { note: "From here", by: "May" });
  const theirs = edit(BASE, KIT, "name", { note: "From there", by: "June" });
  const found = answer(merged(BASE, mine, theirs).assessment, "name");
  assert.deepEqual([found.note, found.by], ["From there\nFrom here", "June; May"]);
});

test("a text that goes on from the other's is not said twice", () => {
  const mine = edit(BASE, KIT, "name", { note: "We asked. They said yes." });
  const theirs = edit(BASE, KIT, "name", { note: "We asked." });
  assert.equal(answer(merged(BASE, mine, theirs).assessment, "name").note, "We asked. They said yes.");
});

test("what one tab deleted stays deleted where the other left it alone", () => {
  const base = edit(BASE, KIT, "name", { note: "Away with this" });
  const mine = edit(base, KIT, "name", { note: "" });
  const theirs = edit(base, KIT, "quiet", { rating: "green" });
  assert.equal(answer(merged(base, mine, theirs).assessment, "name").note, "");
});

test("of two ratings this tab's stands, and the other is told", () => {
  const mine = edit(BASE, KIT, "name", { rating: "green" });
  const theirs = edit(BASE, KIT, "name", { rating: "amber" });
  const { assessment: both, overruled } = merged(BASE, mine, theirs);
  assert.equal(answer(both, "name").rating, "green");
  assert.deepEqual(
    overruled.map(({ answer: { id }, other }) => [id, other]),
    [["name", "amber"]],
  );
});

test("the same rating in both tabs is no clash", () => {
  const mine = edit(BASE, KIT, "name", { rating: "green" });
  assert.deepEqual(merged(BASE, mine, mine), { assessment: mine, overruled: [] });
});

test("a rating stays with the words to which it was given", () => {
  const newer = toolkit({ Door: ["name: New words.", "quiet"], Class: ["seat"] });
  const theirs = edit(BASE, newer, "name", { rating: "red" });
  const mine = edit(BASE, KIT, "quiet", { rating: "green" });
  assert.equal(answer(merged(BASE, mine, theirs).assessment, "name").text, "New words.");
});

test("names and roles follow the tab that changed them", () => {
  const { assessment: both } = merged(BASE, { ...BASE, title: "Spring" }, { ...BASE, role: "Governor" });
  assert.deepEqual([both.title, both.role, both.agency], ["Spring", "Governor", "Harbour School"]);
});

test("whatever two tabs do, no word and no rating that only one of them gave is lost", () => {
  const words = fc.constantFrom("", "blue", "blue and green", "green", "grey");
  const rating = fc.constantFrom<Rating | null>(null, "red", "amber", "green", "na");
  const change = fc.record(
    { id: fc.constantFrom(...itemsOf(KIT).map(({ id }) => id)), rating, evidence: words, who: words },
    { requiredKeys: ["id"] },
  );
  const changes = fc.array(change, { maxLength: 5 });
  fc.assert(
    fc.property(changes, changes, changes, (first, here, there) => {
      const all = (start: typeof BASE, list: typeof first) =>
        list.reduce((made, { id, ...one }) => edit(made, KIT, id, one), start);
      const base = all(BASE, first);
      const [mine, theirs] = [all(base, here), all(base, there)];
      const { assessment: both, overruled } = merged(base, mine, theirs);
      for (const { id } of itemsOf(KIT)) {
        const [was, own, other, now] = [base, mine, theirs, both].map((from) => answer(from, id)) as [
          (typeof both.answers)[0],
          (typeof both.answers)[0],
          (typeof both.answers)[0],
          (typeof both.answers)[0],
        ];
        for (const field of FIELDS) {
          for (const tab of [own, other]) if (tab[field] !== was[field]) assert.ok(now[field].includes(tab[field]));
        }
        if (own.rating !== was.rating) assert.equal(now.rating, own.rating);
        else assert.equal(now.rating, other.rating);
        const isLost = other.rating !== was.rating && other.rating !== null && now.rating !== other.rating;
        assert.equal(
          overruled.some(({ answer: told }) => told.id === id),
          isLost,
        );
      }
    }),
    { numRuns: 300 },
  );
});
