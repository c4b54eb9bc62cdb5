/** What a page leaves behind when it goes, and what the next page makes of it. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { leave, takeUp } from "browser/assessment/draft";
import { keep, onShelf } from "browser/assessment/shelf";
import { StoreFull } from "browser/store";

import { answer, assessment, edit, ID, toolkit } from "./made";
import { Shelf } from "./shelf";

const KIT = toolkit();
const BASE = assessment(KIT, { name: "red" });
const WRITTEN = edit(BASE, KIT, "name", { note: "The last words" });

/** Local storage in memory: its keys are its own properties, as a browser has it. */
function storage(): Storage {
  const methods = {
    getItem: (key: string) => (kept as Record<string, string>)[key] ?? null,
    setItem: (key: string, value: string) => void ((kept as Record<string, string>)[key] = value),
    removeItem: (key: string) => void delete (kept as Record<string, string>)[key],
  };
  const kept = Object.create(methods) as Storage;
  return kept;
}

beforeEach(() => {
  Object.defineProperty(globalThis, "localStorage", { value: storage(), configurable: true });
});

async function values(shelf: Shelf) {
  return (await onShelf(shelf.store)).assessments.map(({ value }) => value);
}

test("what was not saved is saved by the next page, once", async () => {
  const shelf = new Shelf();
  const { revision } = await keep(shelf.store, ID, BASE, 0);
  leave({ id: ID, revision, base: BASE, assessment: WRITTEN });
  await takeUp(shelf.store);
  assert.deepEqual(await values(shelf), [WRITTEN]);
  assert.deepEqual(Object.keys(localStorage), []);
});

test("what was never saved before is saved as something new", async () => {
  const shelf = new Shelf();
  leave({ id: ID, revision: 0, base: assessment(KIT), assessment: WRITTEN });
  await takeUp(shelf.store);
  assert.deepEqual(await values(shelf), [WRITTEN]);
});

test("what another tab has saved meanwhile stays", async () => {
  const shelf = new Shelf();
  const first = await keep(shelf.store, ID, BASE, 0);
  await keep(shelf.store, ID, edit(BASE, KIT, "quiet", { rating: "green" }), first.revision);
  leave({ id: ID, revision: first.revision, base: BASE, assessment: WRITTEN });
  await takeUp(shelf.store);
  const [both] = await values(shelf);
  assert.equal(answer(both!, "quiet").rating, "green");
  assert.equal(answer(both!, "name").note, "The last words");
});

test("what was saved after all is not said twice", async () => {
  const shelf = new Shelf();
  const first = await keep(shelf.store, ID, BASE, 0);
  await keep(shelf.store, ID, WRITTEN, first.revision);
  leave({ id: ID, revision: first.revision, base: BASE, assessment: WRITTEN });
  await takeUp(shelf.store);
  assert.deepEqual(await values(shelf), [WRITTEN]);
});

test("what was deleted meanwhile stays deleted", async () => {
  const shelf = new Shelf();
  leave({ id: ID, revision: 4, base: BASE, assessment: WRITTEN });
  await takeUp(shelf.store);
  assert.deepEqual(await values(shelf), []);
  assert.deepEqual(Object.keys(localStorage), []);
});

test("what cannot be saved now is left for the next time", async () => {
  const shelf = new Shelf();
  shelf.refusal = new StoreFull();
  leave({ id: ID, revision: 0, base: BASE, assessment: WRITTEN });
  await takeUp(shelf.store);
  assert.equal(Object.keys(localStorage).length, 1);
  shelf.refusal = null;
  await takeUp(shelf.store);
  assert.deepEqual(await values(shelf), [WRITTEN]);
});

test("what is no draft, or somebody else's, does no harm", async () => {
  const shelf = new Shelf();
  localStorage.setItem("connected-practice-unsaved assessments x", "{");
  localStorage.setItem("connected-practice-unsaved assessments y", '{"revision": 0, "base": [], "assessment": 7}');
  localStorage.setItem("theme", "dark");
  await takeUp(shelf.store);
  assert.deepEqual(await values(shelf), []);
  assert.deepEqual(Object.keys(localStorage), ["theme"]);
});
