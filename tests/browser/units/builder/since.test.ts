/** A short address says later which records of a session have changed. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isSince, outcomeOf, sinceIn, toSince } from "browser/builder/since";
import { propose } from "browser/builder/propose";

import { LIBRARY, part, session, wish } from "./made";

const OURS = propose(wish(90, { topics: ["trauma"] }), LIBRARY);
const REFS = [...new Set(OURS.parts.flatMap(({ uses }) => uses.map(({ ref }) => ref)))];

test("on the day itself nothing has changed, and every record is known again", () => {
  const since = sinceIn(toSince(OURS));
  assert.ok(since && REFS.length > 2);
  const { changed, same, gone } = outcomeOf(since, LIBRARY);
  assert.deepEqual([changed, gone], [[], 0]);
  assert.deepEqual(same.map(({ ref }) => ref).sort(), [...REFS].sort());
});

test("what is newer than the session's newest record has changed", () => {
  const since = { ...sinceIn(toSince(OURS))!, day: "2020-01-01" };
  assert.deepEqual(outcomeOf(since, LIBRARY).changed.map(({ ref }) => ref).sort(), [...REFS].sort());
});

test("what no record answers to is counted as gone", () => {
  const used = { ref: "case-study:gone", version: "2025-01-01", title: "Gone" };
  const since = sinceIn(toSince(session([part("a", { uses: [used] })])));
  assert.equal(since && outcomeOf(since, LIBRARY).gone, 1);
});

test("thirty records fit into an address that a small code can hold", () => {
  const uses = Array.from({ length: 30 }, (_, at) => ({ ref: `finding:f${at}`, version: "2026-11-22", title: "" }));
  assert.ok(toSince(session([part("a", { uses })])).length < 150);
});

test("a session without records has nothing that could change", () => {
  assert.equal(toSince(session([part("a")])), "");
});

test("an address that is not whole is told from one that is", () => {
  const whole = toSince(OURS);
  for (const broken of ["#since=", "#since=1.2026.abcd", whole.slice(0, -1), `${whole}é`, whole.replace("1.", "2.")]) {
    assert.equal(sinceIn(broken), null, broken);
    assert.ok(isSince(broken));
  }
  assert.equal(isSince("#s=1.abc"), false);
});
