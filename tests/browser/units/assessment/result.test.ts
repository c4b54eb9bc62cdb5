/** What a self-assessment shows, in words, and what to do next. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { inWords, resultOf, summary, toWorkOn } from "browser/assessment/result";
import { forAll, suggestions } from "browser/assessment/suggest";
import type { Entry, Item, Reference, Toolkit } from "browser/assessment/toolkit";

import { assessment, edit, toolkit } from "./made";

const KIT = toolkit({ Door: ["name", "quiet", "bell"], Class: ["seat", "friend"] });

function words(ratings: Parameters<typeof assessment>[1], shown: string[] = []): string[] {
  const made = shown.reduce((one, id) => edit(one, KIT, id, { evidence: "Seen." }), assessment(KIT, ratings));
  return resultOf(made, KIT).sections.map(inWords);
}

test("a section is told in words: what is there, what is not, what cannot be shown, what is open", () => {
  assert.deepEqual(words({ name: "green", quiet: "amber", bell: "red", seat: "green", friend: "na" }, ["name"]), [
    "One item is in place, one item is partly there and one item is not there yet. " +
      "For one of these nothing is written down that would show it.",
    "One item is in place and one item does not apply. Nothing is written down yet that would show it.",
  ]);
});

test("evidence for everything is said too, and what has no rating", () => {
  assert.deepEqual(words({ name: "green", quiet: "green" }, ["name", "quiet"]), [
    "Two items are in place. Evidence is written down for all that is in place or partly there. " +
      "One item has no rating yet.",
    "Nothing here has been rated yet.",
  ]);
});

test("the whole is told by its sections, and never as a number", () => {
  const made = assessment(KIT, { name: "green", quiet: "red", bell: "green", seat: "green", friend: "na" });
  const said = summary(resultOf(edit(made, KIT, "seat", { evidence: "Seen." }), KIT));
  assert.deepEqual(said, [
    "There are gaps in “Door”.",
    "Everything is in place in “Class”.",
    "Something is said to be there with nothing to show for it in “Door”.",
  ]);
  for (const sentence of said) assert.doesNotMatch(sentence, /\d|%|per cent|score/);
});

test("many sections are counted, and one that is left out is named", () => {
  const kit = toolkit({ One: ["a"], Two: ["b"], Three: ["c"], Four: ["d"], Five: ["e"] });
  const gaps = (...ids: string[]) =>
    summary(resultOf(assessment(kit, Object.fromEntries(ids.map((id) => [id, "red" as const]))), kit))[0];
  assert.equal(gaps("a", "b"), "There are gaps in “One” and “Two”.");
  assert.equal(gaps("a", "b", "c"), "There are gaps in three of the five sections.");
  assert.equal(gaps("a", "b", "c", "e"), "There are gaps in every section but “Four”.");
  assert.equal(gaps("a", "b", "c", "d", "e"), "There are gaps in every section.");
});

test("gaps come before what is partly there, each in the toolkit's order", () => {
  const made = assessment(KIT, { name: "amber", quiet: "red", bell: "green", seat: "red", friend: "na" });
  assert.deepEqual(
    toWorkOn(resultOf(made, KIT)).map(({ item }) => item.id),
    ["quiet", "seat", "name"],
  );
});

test("an item that is not there yet is a gap in a checklist too", () => {
  const list = toolkit({ Door: ["name", "quiet"] }, { scale: "tick" });
  assert.deepEqual(
    toWorkOn(resultOf(assessment(list, { name: "no", quiet: "yes" }), list)).map(({ item }) => item.id),
    ["name"],
  );
});

// What to do next

function entry(ref: string, title: string, topics: string[], minutes = 5): Entry {
  const [kind = "", id = ""] = ref.split(":");
  return { ref, kind, title, path: `${kind}/${id}/`, minutes, topics, summary: "" };
}

const OTHERS = ["harvest", "budgets", "playground", "transport", "dinner", "timetables"].map((word) =>
  entry(`term:${word}`, `About ${word}`, ["leadership"]),
);
const ENTRIES: readonly Entry[] = [
  entry("principle:greet", "Greet each pupil by name at the door", ["belonging"]),
  entry("principle:harvest", "Harvest and budgets", ["belonging"]),
  entry("case-study:lena", "Lena, whom somebody would greet at the door", ["belonging", "attendance"]),
  entry("case-study:budgets", "Budgets and transport", ["belonging"]),
  entry("session:short", "Greet the pupil at the door", ["belonging"], 20),
  entry("session:long", "Greet the pupil at the door at length", ["belonging"], 60),
  entry("reflection:door", "Who would greet you at this door?", ["attendance"], 30),
  entry("toolkit:welcome", "The welcome check: greet each pupil at the door", ["belonging", "attendance"], 5),
  ...OTHERS,
];

function kitWith(next: readonly string[], more: Partial<Toolkit> = {}): Toolkit {
  const references: Reference[] = next.map((ref) => ENTRIES.find((one) => one.ref === ref) ?? entry(ref, ref, []));
  const item: Item = {
    id: "name",
    text: "Somebody will greet the pupil at the door.",
    lookFor: "",
    next: references,
    section: "Door",
  };
  return toolkit({}, { sections: [{ id: "door", title: "Door", items: [item] }], ...more });
}

function offered(next: readonly string[], entries = ENTRIES, more: Partial<Toolkit> = {}): string[] {
  const kit = kitWith(next, more);
  const lines = toWorkOn(resultOf(assessment(kit, { name: "red" }), kit));
  return (suggestions(lines, kit, entries)[0] ?? []).map(({ use, reference }) => `${use} ${reference.ref}`);
}

test("an item leads to what it names, and for what it does not name to what is near", () => {
  assert.deepEqual(offered(["principle:greet"]), [
    "activity session:short",
    "case case-study:lena",
    "principle principle:greet",
    "questions reflection:door",
  ]);
});

test("an item that names nothing leads by its words and its toolkit's topics", () => {
  assert.deepEqual(offered([]), [
    "activity session:short",
    "case case-study:lena",
    "principle principle:greet",
    "questions reflection:door",
  ]);
});

test("what speaks of other things is not offered, and neither are long activities and the toolkit itself", () => {
  const far = ENTRIES.filter(({ ref }) => !["session:short", "case-study:lena", "reflection:door"].includes(ref));
  assert.deepEqual(offered(["principle:greet"], far), ["principle principle:greet"]);
});

test("what speaks of the same in another field of work is not offered", () => {
  const elsewhere = ENTRIES.map((one) => (one.kind === "case-study" ? { ...one, topics: ["transitions"] } : one));
  assert.ok(!offered(["principle:greet"], elsewhere).some((line) => line.startsWith("case")));
});

test("nothing is offered where the library has nothing", () => {
  assert.deepEqual(offered([], []), []);
});

test("what the catalogue does not have is still offered where the item names it", () => {
  assert.deepEqual(offered(["finding:unknown"], []), ["read finding:unknown"]);
});

test("items that are alike lead to different records where there are some", () => {
  const kit = toolkit({ Door: ["name: They greet at the door.", "quiet: They greet at the door."] });
  const lines = toWorkOn(resultOf(assessment(kit, { name: "red", quiet: "red" }), kit));
  const cases = ["one", "two"].map((name) => entry(`case-study:${name}`, "Greet at the door", ["belonging"]));
  const found = suggestions(lines, kit, [...cases, ...OTHERS]);
  assert.deepEqual(
    found.map((one) => one[0]?.reference.ref),
    ["case-study:one", "case-study:two"],
  );
});

test("for a meeting about the whole there is one of each, what the toolkit calls related first", () => {
  const kit = kitWith([], { related: ["case-study:twin"] });
  const lines = toWorkOn(resultOf(assessment(kit, { name: "red" }), kit));
  const twin = { ...ENTRIES[2]!, ref: "case-study:twin" };
  const found = forAll(lines, kit, [...ENTRIES, twin]);
  assert.deepEqual(
    found.map(({ use, reference }) => `${use} ${reference.ref}`),
    ["activity session:short", "case case-study:twin", "principle principle:greet", "questions reflection:door"],
  );
});
