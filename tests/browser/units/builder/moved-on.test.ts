/** A session that is opened in a library that has moved on says what changed, and goes on. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { keepGoing, movedOn } from "browser/builder/moved-on";
import { PHRASES } from "browser/builder/phrases";
import { propose } from "browser/builder/propose";

import { LIBRARY, part, session, wish } from "./made";

const now = LIBRARY.byRef.get("finding:trauma");
const USED = { ref: "finding:trauma", version: now?.version ?? "", title: now?.title ?? "" };

test("a session of today has nothing to tell", () => {
  assert.deepEqual(movedOn(propose(wish(90, { topics: ["trauma"] }), LIBRARY), LIBRARY), []);
});

test("what changed, went or has another title is told, part by part", () => {
  const ours = session([
    part("a", { uses: [{ ...USED, version: "2025-01-01" }] }),
    part("b", { uses: [{ ref: "case-study:gone", version: "2025-01-01", title: "Gone" }], seats: ["education"] }),
    part("c", { title: "Old title", uses: [{ ...USED, title: "Old title" }] }),
  ]);
  const changes = movedOn(ours, LIBRARY);
  assert.deepEqual(
    changes.map(({ part: id, what, from, to }) => [id, what, from, to]),
    [
      ["a", "changed", "2025-01-01", USED.version],
      ["b", "gone", "2025-01-01", ""],
      ["c", "renamed", "Old title", USED.title],
    ],
  );
  const after = keepGoing(ours, changes);
  assert.deepEqual(movedOn(after, LIBRARY), []);
  assert.deepEqual(
    after.parts[1],
    part("b", { what: PHRASES.gone }),
    "it stays, in a person's own words, without the record",
  );
  assert.equal(after.parts[2]?.title, USED.title);
});

test("own words and other records of a part stay when one has gone", () => {
  const ours = session([
    part("a", {
      title: "Ours",
      what: "Our words.",
      uses: [USED, { ref: "case-study:gone", version: "", title: "Gone" }],
    }),
  ]);
  const [after] = keepGoing(ours, movedOn(ours, LIBRARY)).parts;
  assert.deepEqual(after, part("a", { title: "Ours", what: "Our words.", uses: [USED] }));
});

test("changes that are not chosen are not taken up", () => {
  const ours = session([part("a", { uses: [{ ...USED, version: "2025-01-01" }] })]);
  assert.deepEqual(keepGoing(ours, []), ours);
});
