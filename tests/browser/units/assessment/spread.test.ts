/** Several people, one picture: who chose what, how far they are apart, and what to meet about. */

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { agendaFor, LENGTHS } from "browser/assessment/agenda";
import type { Rating } from "browser/assessment/scale";
import {
  agenciesOf,
  agreement,
  inWords,
  peopleOf,
  rowsOf,
  spreadsOf,
  type Spread,
  widestFirst,
} from "browser/assessment/spread";

import { assessment, ID, toolkit } from "./made";

const KIT = toolkit({ Door: ["name", "quiet", "bell"], Class: ["seat"] });

/** Returns a spread of one item over people with these ratings. */
function spread(...ratings: (Rating | null)[]): Spread {
  const members = ratings.map((name) => ({ id: ID, assessment: assessment(KIT, { name }) }));
  return spreadsOf(peopleOf(members), KIT)[0]!;
}

function people(...given: [string, string, Record<string, Rating>][]) {
  return peopleOf(
    given.map(([role, agency, ratings]) => ({ id: ID, assessment: assessment(KIT, ratings, { role, agency }) })),
  );
}

test("how far people are apart is the way from the lowest to the highest, however many chose them", () => {
  assert.equal(spread("red", "green").width, 2);
  assert.equal(spread("red", "green", "green", "green").width, 2);
  assert.equal(spread("amber", "green").width, 1);
  assert.equal(spread("green", "green").width, 0);
  assert.equal(spread("green", null).width, 0);
  assert.equal(spread(null, null).width, 0);
});

test("that an item applies to some and not to others is a disagreement too", () => {
  assert.equal(spread("green", "na").width, 1);
  assert.equal(spread("na", "na").width, 0);
});

test("agreement is told in words", () => {
  const said = (...ratings: (Rating | null)[]) => agreement(spread(...ratings));
  assert.equal(said("green", "green", "green"), "All three say green");
  assert.equal(said("red", "green", "amber"), "Far apart: red, amber and green");
  assert.equal(said("amber", "green"), "One step apart: amber and green");
  assert.equal(said("green", "na"), "One step apart: green and does not apply");
  assert.equal(said("red", null), "One person has rated this: red");
  assert.equal(said(null), "Nobody has rated this");
});

test("everybody can be told behind every letter, and those without a rating too", () => {
  const found = spreadsOf(
    people(
      ["Teacher", "Harbour School", { name: "red" }],
      ["Teacher", "Harbour School", { name: "red" }],
      ["Nurse", "", { name: "green" }],
      ["", "Council", {}],
    ),
    KIT,
  )[0]!;
  assert.equal(
    inWords(found),
    "Red: 2 (Teacher, Harbour School (2)). Green: 1 (Nurse). No rating: 1 (No role given, Council).",
  );
});

test("a table has a row for each agency, or for each role, and a column for each rating", () => {
  const all = people(
    ["Teacher", "School", { name: "red" }],
    ["Governor", "School", { name: "na" }],
    ["Teacher", "Academy", {}],
  );
  const found = spreadsOf(all, KIT)[0]!;
  assert.deepEqual(rowsOf(found, "agency"), [
    { name: "Academy", counts: [0, 0, 0, 0, 1] },
    { name: "School", counts: [1, 0, 0, 1, 0] },
  ]);
  assert.deepEqual(
    rowsOf(found, "role").map(({ name }) => name),
    ["Governor", "Teacher"],
  );
  assert.deepEqual(agenciesOf(all), ["Academy", "School"]);
});

test("the widest disagreement comes first, then the most evenly divided, then the toolkit's order", () => {
  const found = spreadsOf(
    people(
      ["A", "", { name: "green", quiet: "green", bell: "red", seat: "amber" }],
      ["B", "", { name: "green", quiet: "red", bell: "red", seat: "green" }],
      ["C", "", { name: "green", quiet: "red", bell: "green", seat: "green" }],
      ["D", "", { name: "green", quiet: "red", bell: "green", seat: "green" }],
    ),
    KIT,
  );
  assert.deepEqual(
    widestFirst(found).map(({ item }) => item.id),
    ["bell", "quiet", "seat", "name"],
  );
});

test("nobody is counted twice or left out, whatever they chose", () => {
  const rating = fc.constantFrom<Rating | null>("red", "amber", "green", "na", null);
  fc.assert(
    fc.property(fc.array(rating, { minLength: 1, maxLength: 60 }), (ratings) => {
      const found = spread(...ratings);
      const numbers = [...found.chosen.flatMap(({ voices }) => voices), ...found.unrated].map(
        ({ person }) => person.number,
      );
      assert.deepEqual(
        [...numbers].sort((one, other) => one - other),
        ratings.map((_, index) => index),
      );
      assert.ok(found.distance >= 0 && found.distance <= 2);
      assert.equal(found.distance > 0, found.width > 0);
    }),
  );
});

// The meeting

const DIVIDED = () =>
  spreadsOf(
    people(
      ["Teacher", "School", { name: "red", quiet: "green", bell: "amber", seat: "green" }],
      ["Worker", "Council", { name: "green", quiet: "red", bell: "green", seat: "amber" }],
      ["Nurse", "Health", { name: "green", quiet: "red", bell: "green" }],
    ),
    KIT,
  );

test("the minutes of a meeting add up, whatever its length and however many items there are", () => {
  for (const minutes of LENGTHS) {
    for (const spreads of [DIVIDED(), DIVIDED().slice(0, 2), DIVIDED().slice(0, 1)]) {
      const made = agendaFor(spreads, minutes)!;
      assert.equal(made.parts.length, Math.min(3, spreads.length) + 2);
      assert.equal(
        made.parts.reduce((sum, part) => sum + part.minutes, 0),
        minutes,
      );
      for (const part of made.parts) assert.ok(part.minutes >= 3);
    }
  }
});

test("it is about the three widest disagreements, and says who chose what", () => {
  const [, ...parts] = agendaFor(DIVIDED(), 45)!.parts;
  assert.deepEqual(
    parts.slice(0, -1).map(({ title }) => title),
    ["About name.", "About quiet.", "About seat."],
  );
  assert.equal(parts[0]?.known, "Red: 1 (Teacher, School). Green: 2 (Worker, Council; Nurse, Health).");
});

test("whoever is lowest speaks first, and nobody can answer with yes or no", () => {
  const questions = agendaFor(DIVIDED(), 45)!.parts.flatMap((part) => part.questions);
  assert.ok(questions.includes("What did you see that made you choose red? Teacher, School first."));
  assert.ok(questions.includes("What have those who chose green seen that others have not?"));
  for (const question of questions) assert.match(question, /^(What|How|For whom|Who|Which)\b/);
});

test("the library's questions for an item are asked with it", () => {
  const [, first] = agendaFor(DIVIDED(), 45, new Map([["name", ["Who greets you?"]]]))!.parts;
  assert.equal(first?.questions[first.questions.length - 1], "Who greets you?");
});

test("people who agree need no meeting about it", () => {
  assert.equal(agendaFor([spread("green", "green"), spread(null, null)], 45), null);
});
