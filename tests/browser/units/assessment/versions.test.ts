/** A file from an older or a newer toolkit: every answer is kept, and it is told what is different. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { differences, isFor, isSame, underPresentIds, upToDate } from "browser/assessment/versions";

import { answer, assessment, edit, toolkit } from "./made";

const OLD = toolkit({ Door: ["name", "quiet: There is a quiet way in.", "bell"] }, { version: "2025-09-01" });
const NOW = toolkit({ Door: ["name", "quiet: A quiet way in is open every day."], Class: ["seat"] });

function ids(from: {
  added: readonly { id: string }[];
  changed: readonly { item: { id: string } }[];
  withdrawn: readonly { id: string }[];
}) {
  return [from.added.map(({ id }) => id), from.changed.map(({ item }) => item.id), from.withdrawn.map(({ id }) => id)];
}

test("an older file says what was added, changed and withdrawn", () => {
  const old = assessment(OLD, { name: "green", quiet: "amber", bell: "red" });
  assert.deepEqual(ids(differences(old, NOW)), [["seat"], ["quiet"], ["bell"]]);
});

test("a newer file says the same the other way round", () => {
  const newer = assessment(NOW, { name: "green", quiet: "amber", seat: "red" });
  assert.deepEqual(ids(differences(newer, OLD)), [["bell"], ["quiet"], ["seat"]]);
});

test("a file of the same version has no differences", () => {
  assert.ok(isSame(differences(assessment(NOW, { name: "red" }), NOW)));
});

test("bringing it up to date keeps every answer with the words it was given to", () => {
  let old = assessment(OLD, { name: "green", quiet: "amber", bell: "red" });
  old = edit(old, OLD, "bell", { evidence: "It is still loud." });
  const now = upToDate(old, NOW);
  assert.equal(now.toolkit.version, NOW.version);
  assert.deepEqual(
    now.answers.map(({ id }) => id),
    ["name", "quiet", "seat", "bell"],
  );
  assert.equal(answer(now, "quiet").text, "There is a quiet way in.");
  assert.equal(answer(now, "bell").evidence, "It is still loud.");
  assert.deepEqual(ids(differences(now, NOW)), [[], ["quiet"], ["bell"]]);
});

test("items without an answer take today's words, or go", () => {
  const now = upToDate(assessment(OLD, { name: "green" }), NOW);
  assert.equal(answer(now, "quiet").text, "A quiet way in is open every day.");
  assert.deepEqual(
    now.answers.map(({ id }) => id),
    ["name", "quiet", "seat"],
  );
  assert.ok(isSame(differences(now, NOW)));
});

test("bringing it up to date twice changes nothing more", () => {
  const once = upToDate(assessment(OLD, { quiet: "amber", bell: "red" }), NOW);
  assert.deepEqual(upToDate(once, NOW), once);
});

test("a toolkit is known by an earlier name, and not by another toolkit's", () => {
  const renamed = toolkit(undefined, { ref: "toolkit:first-morning", aliases: ["toolkit:welcome"] });
  assert.ok(isFor(assessment(OLD), renamed));
  assert.ok(!isFor(assessment(OLD), toolkit(undefined, { ref: "toolkit:other" })));
  assert.ok(!isFor(assessment(OLD), toolkit(undefined, { scale: "yes-no" })));
});

test("an answer to an item whose id has changed is found under the new one", () => {
  const renamed = toolkit({ Door: ["first-name: About name.", "quiet"] }, { moved: new Map([["name", "first-name"]]) });
  const found = underPresentIds(assessment(toolkit({ Door: ["name", "quiet"] }), { name: "green" }), renamed);
  assert.equal(answer(found, "first-name").rating, "green");
  assert.ok(isSame(differences(found, renamed)));
});

test("an id that the self-assessment has already is not given to a second answer", () => {
  const renamed = toolkit({ Door: ["quiet"] }, { moved: new Map([["name", "quiet"]]) });
  const old = assessment(toolkit({ Door: ["name", "quiet"] }), { name: "green", quiet: "red" });
  assert.deepEqual(underPresentIds(old, renamed), old);
});
