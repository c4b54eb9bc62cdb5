/** Two libraries searched as one: one order, each result in its own place, and what happens where one is gone. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { addressOfFound } from "browser/search/library";
import { Together } from "browser/search/together";

import { FILES, serveSites, WORDS } from "./small";

const OWN = "https://library.test/";
const HARBOUR = { root: new URL("https://harbour.test/cpd/"), name: "Harbour" };

const NONE = [[], []];
const OTHER: Record<string, unknown> = {
  "search/index.json": {
    version: 1,
    lists: {
      kind: [
        ["toolkit", "Tool"],
        ["song", "Song"],
      ],
      topic: [["harbours", "Harbours"]],
      sector: [],
      role: [],
      level: [],
      stage: [],
    },
    records: {
      title: ["Mentors at the quay", "A song of mornings"],
      path: ["songs/quay/", "javascript:alert(1)"],
      kind: [1, 0],
      minutes: [3, 90],
      topic: [[0], []],
      sector: NONE,
      role: NONE,
      level: NONE,
      stage: NONE,
    },
    summaries: {},
    pieces: [["", "all"]],
  },
  "search/words.json": { ...WORDS, terms: { quay: { title: "quay", search_only: ["mooring place"] } }, topics: {} },
  "search/all.json": { "=quay": [31], mentor: [31], morn: [32 + 31], quay: [31] },
};
const SITES = { [OWN]: FILES, "https://harbour.test/cpd/": OTHER };

async function open(sites: Parameters<typeof serveSites>[0] = SITES): Promise<Together> {
  serveSites(sites);
  return Together.open(new URL(OWN), [HARBOUR]);
}

test("results of both stand in one order, the better of the two first", async () => {
  const { results } = await (await open()).find("mentor");
  assert.deepEqual(results.map(({ title }) => title).slice(0, 2), ["Mentors at the quay", "Coming back"]);
});

test("how rare a word is counts over both libraries, and is the same for both", async () => {
  const together = await open();
  await together.find("mentor morning");
  const [own, other] = together.own.along;
  assert.equal(own?.rarity("mentor"), other?.rarity("mentor"));
  const having = (own?.having("mentor").size ?? 0) + (other?.having("mentor").size ?? 0);
  assert.equal(own?.rarity("mentor"), Math.log(1 + (7 - having + 0.5) / (having + 0.5)));
});

test("each library understands a query by its own glossary", async () => {
  const { results } = await (await open()).find("mooring place");
  assert.deepEqual(results.map(({ title }) => title), ["Mentors at the quay"]);
});

test("a result leads into its own library, and never out of it", async () => {
  const { results } = await (await open()).find("mentor morning");
  const address = (title: string) => addressOfFound(results.find((found) => found.title === title)!);
  assert.equal(address("Mentors at the quay"), "https://harbour.test/cpd/songs/quay/");
  assert.equal(address("Coming back"), "https://library.test/principles/back/");
  assert.equal(address("A song of mornings"), "https://harbour.test/cpd/");
});

test("the lists have the entries of both, those of the page's own library first and as it calls them", async () => {
  const { library } = await open();
  assert.deepEqual(library.list("kind").map(([, title]) => title), ["Toolkit", "Principle", "Term", "Song"]);
  assert.equal(library.titleIn("topic", "harbours"), "Harbours");
  assert.equal(library.titleIn("topic", "unknown"), "unknown");
});

test("results keep their order when they are shown, and words are marked in each", async () => {
  const together = await open();
  const { understanding, results } = await together.find("mentor");
  const { bare, full } = together.hits(understanding, results);
  assert.deepEqual(bare.map(({ found }) => found), results);
  const shown = await full;
  assert.deepEqual(shown.map(({ found }) => found), results);
  assert.deepEqual(shown[0]?.title[0], { text: "Mentors", isMarked: true });
});

test("a library that cannot be reached, or is none, is left out and named", async () => {
  for (const gone of [{}, { "search/index.json": [], "search/words.json": [] }]) {
    const together = await open({ [OWN]: FILES, "https://harbour.test/cpd/": gone });
    assert.deepEqual(together.missing, [HARBOUR]);
    assert.deepEqual((await together.find("mentor")).results.map(({ title }) => title)[0], "Coming back");
  }
});

test("that the page's own library cannot be reached is an error", async () => {
  await assert.rejects(open({ "https://harbour.test/cpd/": OTHER }));
});

test("a piece that is missing costs that library's results alone", async () => {
  const { "search/all.json": _, ...rest } = OTHER;
  const { results } = await (await open({ [OWN]: FILES, "https://harbour.test/cpd/": rest })).find("mentor");
  assert.ok(results.length);
  assert.ok(results.every(({ home }) => home.name === ""));
});
