/** Saving as one goes, with other tabs at work on the same thing. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Autosave, type SaveState } from "browser/assessment/autosave";
import { keptOf } from "browser/assessment/file";
import type { Merged } from "browser/assessment/merge";
import type { Assessment } from "browser/assessment/model";
import { assessmentOnShelf, keep, onShelf, shelve } from "browser/assessment/shelf";
import { type Saved, StoreFull } from "browser/store";

import { answer, assessment, edit, ID, toolkit } from "./made";
import { Shelf } from "./shelf";

const KIT = toolkit();

/** One tab: an Autosave and what it told. */
function tab(shelf: Shelf | null, start = assessment(KIT)) {
  const states: SaveState[] = [];
  const arrived: [Assessment, Merged["overruled"]][] = [];
  const listener = {
    changed: (state: SaveState) => void states.push(state),
    arrived: (...news: [Assessment, Merged["overruled"]]) => void arrived.push(news),
  };
  const autosave = new Autosave(shelf?.store ?? null, start, listener, "This browser keeps nothing.");
  const rate = async (id: string, rating: "red" | "amber" | "green") => {
    autosave.change(edit(autosave.assessment, KIT, id, { rating }), true);
    await autosave.flush();
  };
  const last = () => states[states.length - 1]?.kind;
  return { autosave, states, arrived, rate, last };
}

async function saved(shelf: Shelf): Promise<Assessment> {
  const { assessments } = await onShelf(shelf.store);
  assert.equal(assessments.length, 1);
  return assessments[0]!.value;
}

async function twoTabs() {
  const shelf = new Shelf();
  const one = tab(shelf);
  await one.rate("name", "red");
  const other = tab(shelf);
  other.autosave.open((await assessmentOnShelf(shelf.store, one.autosave.id!))!);
  return { shelf, one, other };
}

test("nothing is saved before something is answered", async () => {
  const shelf = new Shelf();
  await tab(shelf).autosave.flush();
  assert.equal(shelf.kept.size, 0);
});

test("an answer is saved, and said to be", async () => {
  const shelf = new Shelf();
  const { autosave, rate, states } = tab(shelf);
  await rate("name", "red");
  assert.deepEqual(await saved(shelf), autosave.assessment);
  assert.deepEqual(
    states.map(({ kind }) => kind),
    ["unsaved", "saved"],
  );
});

test("what is changed while it is being saved is saved too", async () => {
  const shelf = new Shelf();
  const { autosave } = tab(shelf);
  autosave.change(edit(autosave.assessment, KIT, "name", { rating: "red" }), true);
  autosave.change(edit(autosave.assessment, KIT, "quiet", { note: "Half a sen" }));
  autosave.change(edit(autosave.assessment, KIT, "quiet", { note: "Half a sentence." }));
  await autosave.flush();
  assert.equal(answer(await saved(shelf), "quiet").note, "Half a sentence.");
  assert.equal(answer(await saved(shelf), "name").rating, "red");
});

test("two tabs that answer different items lose nothing", async () => {
  const { shelf, one, other } = await twoTabs();
  await other.rate("quiet", "green");
  await one.rate("seat", "amber");
  assert.deepEqual(
    (await saved(shelf)).answers.map(({ rating }) => rating),
    ["red", "green", "amber"],
  );
  assert.equal(one.arrived.length, 1);
  assert.deepEqual(one.arrived[0]?.[1], []);
  assert.equal(answer(one.arrived[0]![0], "quiet").rating, "green");
});

test("two ratings of one item: the person is told which was kept", async () => {
  const { shelf, one, other } = await twoTabs();
  await other.rate("name", "green");
  await one.rate("name", "amber");
  assert.equal(answer(await saved(shelf), "name").rating, "amber");
  assert.deepEqual(
    one.arrived[0]?.[1].map(({ other: theirs }) => theirs),
    ["green"],
  );
});

test("a tab that is idle takes in what another one saves", async () => {
  const { one, other } = await twoTabs();
  await other.rate("quiet", "green");
  await one.autosave.elsewhere(other.autosave.id);
  assert.equal(answer(one.autosave.assessment, "quiet").rating, "green");
  assert.equal(one.last(), "saved");
  await one.rate("seat", "red");
  assert.equal(answer(one.autosave.assessment, "quiet").rating, "green");
});

test("a tab hears nothing new in what it saved itself", async () => {
  const { one } = await twoTabs();
  await one.autosave.elsewhere(one.autosave.id);
  await one.autosave.elsewhere(null);
  assert.equal(one.arrived.length, 0);
});

test("what another tab deleted is not saved again until the person says so", async () => {
  const { shelf, one } = await twoTabs();
  shelf.kept.clear();
  await one.autosave.elsewhere(one.autosave.id);
  assert.equal(one.last(), "deleted");
  await one.rate("seat", "red");
  assert.equal(shelf.kept.size, 0);
  await one.autosave.rescue();
  assert.equal(answer(await saved(shelf), "seat").rating, "red");
  assert.equal(one.last(), "saved");
});

test("that it was deleted is found out by saving too", async () => {
  const { shelf, one } = await twoTabs();
  shelf.kept.clear();
  await one.rate("seat", "red");
  assert.equal(one.last(), "deleted");
  await one.autosave.rescue();
  assert.equal(answer(await saved(shelf), "seat").rating, "red");
});

test("a full store is told, and what was not saved is saved with the next change", async () => {
  const shelf = new Shelf();
  const { rate, last, states } = tab(shelf);
  shelf.refusal = new StoreFull();
  await rate("name", "red");
  assert.equal(last(), "refused");
  assert.match(JSON.stringify(states[states.length - 1]), /no room left/);
  shelf.refusal = null;
  await rate("quiet", "green");
  assert.equal(last(), "saved");
  assert.equal(answer(await saved(shelf), "name").rating, "red");
});

test("without a store every change says so", async () => {
  const { rate, states } = tab(null);
  await rate("name", "red");
  assert.deepEqual(states[states.length - 1], { kind: "refused", message: "This browser keeps nothing." });
});

// Files onto the shelf

test("a file that is opened twice is on the shelf once", async () => {
  const shelf = new Shelf();
  const value = assessment(KIT, { name: "red" });
  await shelve(shelf.store, ID, value);
  await shelve(shelf.store, ID, value);
  assert.deepEqual(
    (await onShelf(shelf.store)).assessments.map(({ id }) => id),
    [ID],
  );
});

test("a file with other answers does not overwrite what is there", async () => {
  const shelf = new Shelf();
  await shelve(shelf.store, ID, assessment(KIT, { name: "red" }));
  await shelve(shelf.store, ID, assessment(KIT, { name: "green" }));
  const { assessments } = await onShelf(shelf.store);
  assert.deepEqual(assessments.map(({ value }) => answer(value, "name").rating).sort(), ["green", "red"]);
});

test("what this version cannot read is counted and left alone", async () => {
  const shelf = new Shelf();
  await keep(shelf.store, ID, assessment(KIT), 0);
  shelf.kept.set("newer", { id: "newer", changed: "", revision: 9, ...keptOf(assessment(KIT)), format: 7 } as Saved);
  const { assessments, unread } = await onShelf(shelf.store);
  assert.deepEqual([assessments.length, unread, shelf.kept.size], [1, 1, 2]);
});
