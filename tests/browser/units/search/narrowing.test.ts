/** Narrowing: what is left, what each further choice would leave, and the address that says so. */

import assert from "node:assert/strict";
import test from "node:test";

import fc from "fast-check";

import {
  addressOfState,
  choicesOf,
  type Group,
  GROUPS,
  narrowed,
  only,
  type State,
  stateOf,
  toggled,
} from "browser/search/narrowing";
import { open } from "./small";

const PAGE = new URL("https://library.test/search/");

const states = fc.record({
  query: fc.string().map((text) => text.trim()),
  exact: fc.boolean(),
  chosen: fc.record(
    Object.fromEntries(
      GROUPS.map((group) => [group, fc.uniqueArray(fc.string({ minLength: 1 })).map((ids) => new Set(ids))]),
    ),
  ),
  view: fc.constantFrom("best", "kinds"),
}) as fc.Arbitrary<State>;

test("an address says all of a search, whatever is in it", () => {
  fc.assert(
    fc.property(states, (state) => {
      assert.deepEqual(stateOf(new URL(addressOfState(state, PAGE))), {
        ...state,
        query: wellFormed(state.query),
        chosen: stateChosen(state),
      });
    }),
  );
});

/** Returns a text as addresses can hold it: half a pair of signs becomes another sign. */
function wellFormed(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

function stateChosen({ chosen }: State): State["chosen"] {
  const entries = GROUPS.map((group) => [group, new Set([...chosen[group]].map(wellFormed))]);
  return Object.fromEntries(entries) as State["chosen"];
}

test("within a group any choice will do, and every group has to hold", async () => {
  const library = await open();
  const titles = (chosen: State["chosen"]) => narrowed(library.records, chosen, library).map((found) => found.title);
  assert.equal(titles(only()).length, 5);
  assert.deepEqual(titles(only("kind", "principle")), ["Coming back", "At home in class"]);
  assert.deepEqual(titles(toggled(only("kind", "principle"), "length", "20")), ["At home in class"]);
  assert.equal(titles(toggled(only("kind", "principle"), "kind", "toolkit")).length, 3);
  assert.deepEqual(titles(toggled(only("kind", "toolkit"), "topic", "belonging")), []);
});

test("a choice that no list has narrows nothing", async () => {
  const library = await open();
  assert.equal(narrowed(library.records, only("kind", "__proto__"), library).length, 5);
});

test("every choice tells how many results it would leave", async () => {
  const library = await open();
  const choices = (group: Group, chosen: State["chosen"]) =>
    choicesOf(group, library.records, chosen, library).map(({ id, count }) => [id, count]);
  assert.deepEqual(choices("kind", only()), [
    ["toolkit", 1],
    ["principle", 2],
    ["term", 2],
  ]);
  assert.deepEqual(choices("kind", only("length", "5")), [["principle", 1]]);
  assert.deepEqual(choices("length", only()), [
    ["5", 1],
    ["20", 1],
    ["60", 1],
    ["longer", 1],
  ]);
  assert.deepEqual(choices("kind", toggled(only("kind", "toolkit"), "length", "5")), [
    ["toolkit", 0],
    ["principle", 1],
  ]);
});
