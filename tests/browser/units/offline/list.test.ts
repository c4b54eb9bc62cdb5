/** What is kept for somebody, by the list of a build, and what each choice would take. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ALL, choicesIn, inWords, ONLY_TOOLS, withChoice, withoutChoice } from "browser/offline/choices";
import { addressAt, type Entry, fileAt, filesOf, type List, listFrom, NOTHING_YET, type Part, partOf, pathOf, wantedParts } from "browser/offline/list";

const ROOT = new URL("https://school.test/library/");

function part(page: string, topics: string[], ...files: Entry[]): Part {
  return { page, kind: "page", topics, load: 100, files };
}

const LIST: List = {
  format: 1,
  build: "one",
  topics: [["trauma", "Trauma"], ["send", "SEND"], ["empty", "Nothing yet"]],
  core: part("", [], ["index.html", "a", 10]),
  parts: [
    part("tools/", [], ["tools/log/index.html", "b", 20], ["data/v1/toolkit/x.json", "c", 30]),
    part("case-studies/oscar/", ["trauma"], ["case-studies/oscar/index.html", "d", 40]),
    part("toolkits/x/", ["send"], ["toolkits/x/index.html", "e", 50], ["data/v1/toolkit/x.json", "c", 30]),
  ],
};

const pages = (parts: readonly Part[]): string[] => parts.map(({ page }) => page);

test("at first the core alone is kept", () => {
  assert.deepEqual(pages(wantedParts(LIST, NOTHING_YET)), [""]);
});

test("a topic brings the tools, which its pages use", () => {
  assert.deepEqual(pages(wantedParts(LIST, withChoice(NOTHING_YET, "trauma"))), ["", "tools/", "case-studies/oscar/"]);
});

test("all of it is every part, and a file that two parts have is one file", () => {
  const parts = wantedParts(LIST, withChoice(NOTHING_YET, ALL));
  assert.equal(parts.length, 4);
  assert.deepEqual(filesOf(parts).map(([, digest]) => digest).sort(), ["a", "b", "c", "d", "e"]);
});

test("choices say what is still to come", () => {
  const choices = choicesIn(LIST, withChoice(NOTHING_YET, ONLY_TOOLS), new Set(["a", "b", "c"]));
  assert.deepEqual(choices.map(({ title, isKept, size }) => [title, isKept, size]), [
    ["The whole library", false, 90],
    ["The tools", true, 0],
    ["Trauma", false, 40],
    ["SEND", false, 50],
  ]);
});

test("a choice can be taken back, and twice is once", () => {
  for (const id of [ALL, ONLY_TOOLS, "trauma"]) {
    const twice = withChoice(withChoice(NOTHING_YET, id), id);
    assert.deepEqual(twice, withChoice(NOTHING_YET, id));
    assert.deepEqual(withoutChoice(twice, id), NOTHING_YET);
  }
});

test("addresses become paths below the site's root, wherever that is", () => {
  const path = (address: string): string | null => pathOf(new URL(address, ROOT), ROOT);
  assert.equal(path("./"), "index.html");
  assert.equal(path("case-studies/oscar/?q=1#part"), "case-studies/oscar/index.html");
  assert.equal(path("assets/a%20b.css"), "assets/a b.css");
  assert.equal(path("assets/%zz.css"), "assets/%zz.css");
  assert.equal(path("/elsewhere/"), null);
  assert.equal(path("https://other.test/library/"), null);
  assert.equal(addressAt("index.html"), "");
  assert.equal(addressAt("a/index.html"), "a/");
  assert.equal(addressAt("a/myindex.html"), "a/myindex.html");
});

test("files are found by their paths", () => {
  assert.equal(fileAt(LIST, "index.html")?.[1], "a");
  assert.equal(fileAt(LIST, "constructor"), undefined);
  assert.equal(partOf(LIST, "toolkits/x/index.html")?.page, "toolkits/x/");
  assert.equal(partOf(LIST, "index.html"), undefined);
});

test("what is no list is none", () => {
  for (const value of [null, 1, "", [], {}, { ...LIST, format: 2 }, { ...LIST, core: null }, { ...LIST, parts: {} }]) {
    assert.equal(listFrom(value), null);
  }
  assert.equal(listFrom(LIST), LIST);
});

test("sizes in words", () => {
  assert.deepEqual([0, 1500, 99_999, 100_000, 9_949_999, 20_400_000].map(inWords), ["1 KB", "2 KB", "100 KB", "0.1 MB", "9.9 MB", "20 MB"]);
});
