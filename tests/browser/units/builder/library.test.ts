/** What the site publishes is held against its shape before it is used. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { libraryIn, LibraryUnavailable } from "browser/builder/library";
import { LOGO_SIDE, organisationIn, sizeOf } from "browser/builder/local";
import { meaningOf } from "browser/builder/meaning";
import { materialIn, planIn } from "browser/builder/published";

import { LIBRARY, published } from "./made";

test("materials and sessions come with the records that steps use", () => {
  assert.equal(LIBRARY.materials.length, 28);
  assert.equal(LIBRARY.sessions[0]?.steps[1]?.uses[1]?.title, LIBRARY.byRef.get("case-study:trauma")?.title);
  assert.equal(LIBRARY.sectors.get("youth-justice"), "Youth justice");
});

test("what is no list of materials is refused; what is wrong within one is left out", () => {
  for (const value of [null, [], {}, { format: 2, materials: [] }, { format: 1 }, "x"])
    assert.throws(() => libraryIn(value), LibraryUnavailable);
  const odd = libraryIn({
    format: 1,
    materials: [null, { ref: "../x" }, { ref: "finding:a", minutes: ["x", -3], topics: "t", version: "now" }],
    sessions: [{}, { ref: "session:a", minutes: 0 }],
  });
  assert.deepEqual(
    odd.materials.map(({ ref, minutes, topics, version }) => [ref, minutes, topics, version]),
    [["finding:a", [5, 10], [], ""]],
  );
  assert.deepEqual(odd.sessions, []);
  assert.equal(libraryIn(published(), { version: 1, terms: 4 }).words, null);
});

test("words name topics even where search has none", () => {
  assert.deepEqual(meaningOf("a morning on Attendance", LIBRARY).topics, ["attendance"]);
  assert.deepEqual(meaningOf("", LIBRARY).topics, []);
});

test("a material or plan of another shape is none", () => {
  for (const value of [null, 4, [], {}, { ref: "javascript:alert(1)", title: "x" }])
    assert.equal(materialIn(value), null);
  const material = materialIn({
    ref: "finding:a",
    title: "A\u0000",
    address: "javascript:alert(1)",
    minutes: [1],
    seats: [4, { sector: "health" }],
    points: ["p", 5],
  });
  assert.deepEqual([material?.title, material?.address, material?.minutes, material?.points], ["A", "", [1, 1], ["p"]]);
  for (const value of [null, {}, { format: 1, minutes: 10, steps: [{ minutes: 5 }] }])
    assert.equal(planIn(value), null);
  const plan = planIn({
    format: 1,
    minutes: 5,
    steps: [{ minutes: 5, kind: "x" }],
    notes: [{ kind: "paragraph", runs: ["a", { text: "b", link: "javascript:x" }] }, { kind: "script" }],
  });
  assert.equal(plan?.steps[0]?.kind, "activity");
  assert.deepEqual(plan?.notes, [{ kind: "paragraph", runs: ["a", { text: "b" }] }]);
});

test("an organisation of any shape becomes ours", () => {
  const nobody = { name: "", logo: null, contacts: [] };
  for (const value of [undefined, null, 4, "x", [], {}]) assert.deepEqual(organisationIn(value), nobody);
  const logo = { source: "data:image/png;base64,AAAA", width: 40, height: 20 };
  assert.deepEqual(organisationIn({ name: " Harbour\nTrust ", logo, contacts: [" a ", "", 4] }), {
    name: "Harbour Trust",
    logo,
    contacts: ["a"],
  });
  for (const source of ["https://tracker.test/x.png", "data:image/svg+xml;base64,AAAA", "data:text/html,x"]) {
    assert.equal(organisationIn({ logo: { ...logo, source } }).logo, null);
  }
  assert.equal(organisationIn({ logo: { ...logo, width: LOGO_SIDE + 1 } }).logo, null);
  assert.deepEqual(sizeOf(4000, 1000), { width: 400, height: 100 });
  assert.deepEqual(sizeOf(10, 5), { width: 10, height: 5 });
  assert.deepEqual(sizeOf(1, 9000), { width: 1, height: 400 });
});
