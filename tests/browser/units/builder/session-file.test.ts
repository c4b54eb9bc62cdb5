/** A session goes into a file and comes back, and anything else is refused in words for people. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { read, sessionIn, toFile } from "browser/builder/session-file";
import { propose } from "browser/builder/propose";
import { Unreadable } from "browser/files";

import { anyWish, LIBRARY, part, session } from "./made";

test("what was saved comes back as it was", () => {
  fc.assert(
    fc.property(anyWish, (given) => {
      const ours = propose({ ...given, about: given.about.replace(/[^ -~]/g, "") }, LIBRARY);
      assert.deepEqual(read(toFile(ours)), ours);
    }),
    { numRuns: 100 },
  );
});

const refused = (text: string, why: RegExp): void => {
  const found = read(text);
  assert.ok(found instanceof Unreadable, text.slice(0, 60));
  assert.match(found.message, why);
};
const changed = (change: object): string =>
  JSON.stringify({ ...(JSON.parse(toFile(session([part("a")]))) as object), ...change });

test("what is no session is refused with what is wrong", () => {
  refused("", /holds no session/);
  refused("{", /holds no session/);
  refused('{"what":"connected-practice-charter"}', /holds no session/);
  refused(toFile(session([part("a")])).slice(0, -9), /not whole/);
  refused("x".repeat(3_000_000), /far larger/);
  refused(changed({ format: 2 }), /newer version/);
  refused(changed({ format: "1" }), /does not say how it was saved/);
  refused(changed({ minutes: 100_000 }), /how long it takes/);
  refused(changed({ minutes: 20.5 }), /how long it takes/);
  refused(changed({ parts: null }), /no parts/);
  refused(changed({ parts: [part("a"), { ...part("b"), minutes: 0 }] }), /part 2 does not say how many minutes/);
  refused(changed({ parts: [{ ...part("b"), kind: "dance" }] }), /part 1 is no part/);
  refused(changed({ parts: [null] }), /part 1 is no part/);
  refused(changed({ parts: Array.from({ length: 201 }, (_, at) => part(`a${at}`)) }), /201 parts, and more than 200/);
});

test("200 parts, no minutes and 8 hours can be opened", () => {
  assert.ok(!(read(changed({ parts: Array.from({ length: 200 }, (_, at) => part(`a${at}`)) })) instanceof Unreadable));
  assert.ok(!(read(changed({ minutes: 0 })) instanceof Unreadable));
  assert.ok(!(read(changed({ minutes: 480 })) instanceof Unreadable));
});

test("what can be put right is: ids twice, unknown places, refs and ids that are none", () => {
  const ours = sessionIn({
    format: 1,
    minutes: 60,
    who: { roles: ["teacher", "teacher", "A B", null], sectors: "education", number: -3, place: "moon" },
    parts: [
      part("a"),
      part("a"),
      {
        kind: "break",
        minutes: 5,
        uses: [{ ref: "../x" }, { ref: "case-study:lena", version: "soon" }],
        title: "T\u0000",
      },
    ],
  });
  assert.deepEqual(ours.who, { roles: ["teacher"], sectors: [], number: 0, place: "room" });
  assert.deepEqual(
    ours.parts.map(({ id }) => id),
    ["a", "p1", "p2"],
  );
  assert.deepEqual(ours.parts[2]?.uses, [{ ref: "case-study:lena", version: "", title: "case-study:lena" }]);
  assert.equal(ours.parts[2]?.title, "T");
  assert.throws(() => sessionIn([]), Unreadable);
});
