/** What can be done with a charter. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import {
  added, type Charter, emptyStatement, isBlank, moved, nameOf, neighbour, newCharter, placeOf, removed, type Removed, restored, reworded, under,
} from "browser/statement/charter";

const PRINCIPLES = [{ id: "one", title: "One" }, { id: "two", title: "Two" }, { id: "three", title: "Three" }];
const EMPTY = newCharter(PRINCIPLES, { version: "", address: "", sources: [] });

function charter(order: string): Charter {
  const places = order.split(" ").map((place) => place.split(":") as [string, string]);
  return places.reduce((made, [principle, id]) => added(made, emptyStatement(id, principle)), EMPTY);
}

const order = (made: Charter): string =>
  made.principles.flatMap(({ id }) => under(made, id).map((statement) => `${id}:${statement.id}`)).join(" ");

const START = charter("one:a one:b two:c three:d one:e");

test("statements stand under their principles in the order in which they came", () => {
  assert.equal(order(START), "one:a one:b one:e two:c three:d");
});

test("one step at a time, a statement goes through all principles and back", () => {
  let made = START;
  const seen: string[] = [];
  for (let to = neighbour(made, "b", 1); to; to = neighbour(made, "b", 1)) {
    made = moved(made, "b", to);
    seen.push(order(made));
  }
  assert.deepEqual(seen, [
    "one:a one:e one:b two:c three:d",
    "one:a one:e two:b two:c three:d",
    "one:a one:e two:c two:b three:d",
    "one:a one:e two:c three:b three:d",
    "one:a one:e two:c three:d three:b",
  ]);
  for (let to = neighbour(made, "b", -1); to; to = neighbour(made, "b", -1)) made = moved(made, "b", to);
  assert.equal(order(made), "one:b one:a one:e two:c three:d");
});

test("what is removed comes back where it was", () => {
  for (const id of ["a", "b", "c", "d", "e"]) {
    const [rest, taken] = removed(START, id);
    assert.equal(rest.statements.length, 4);
    assert.ok(taken);
    assert.equal(order(restored(rest, taken)), order(START));
    assert.equal(restored(START, taken), START);
  }
});

test("in whatever order things are removed and put back, they stand as they stood", () => {
  const ids = fc.shuffledSubarray(["a", "b", "c", "d", "e"], { minLength: 5 });
  fc.assert(
    fc.property(ids, ids, (out, back) => {
      let made = START;
      let taken: Removed[] = [];
      for (const id of out) {
        const [rest, found] = removed(made, id, taken);
        assert.ok(found);
        [made, taken] = [rest, [...taken, found]];
      }
      for (const id of back) made = restored(made, taken.find(({ statement }) => statement.id === id)!);
      assert.equal(order(made), order(START));
    }),
  );
});

test("what is not there changes nothing", () => {
  assert.deepEqual(removed(START, "none"), [START, undefined]);
  assert.equal(moved(START, "none", { principle: "one", at: 0 }), START);
  assert.equal(neighbour(START, "none", 1), undefined);
  assert.equal(placeOf(START, "none"), undefined);
});

test("whatever is moved where, nothing is lost or doubled, and the rest keeps its order", () => {
  const place = fc.record({ principle: fc.constantFrom("one", "two", "three"), at: fc.integer({ min: -2, max: 9 }) });
  const moves = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), place), { maxLength: 20 });
  fc.assert(
    fc.property(moves, (all) => {
      let made = START;
      for (const [id, to] of all) {
        const before = order(removed(made, id)[0]);
        made = moved(made, id, to);
        assert.equal(order(removed(made, id)[0]), before);
        assert.equal(placeOf(made, id)?.principle, to.principle);
        assert.equal(placeOf(made, id)?.at, Math.max(0, Math.min(to.at, under(made, to.principle).length - 1)));
      }
      assert.deepEqual(made.statements.map(({ id }) => id).sort(), ["a", "b", "c", "d", "e"]);
    }),
  );
});

test("words are changed in one statement", () => {
  const made = reworded(START, "b", { will: "listen" });
  assert.deepEqual(made.statements.map(({ will }) => will), ["", "listen", "", "", ""]);
});

test("a charter is blank until somebody writes", () => {
  assert.ok(isBlank(EMPTY));
  assert.ok(isBlank(START));
  assert.ok(!isBlank(reworded(START, "a", { so: "rest" })));
  assert.ok(!isBlank({ ...EMPTY, owner: "Fernhill School" }));
});

test("a charter has a name to know it by", () => {
  assert.equal(nameOf({ owner: " Fernhill School ", title: "Ours" }), "Fernhill School: Ours");
  assert.equal(nameOf({ owner: "", title: "Ours" }), "Ours");
  assert.equal(nameOf({ owner: "", title: " " }), "A charter without a name");
});
