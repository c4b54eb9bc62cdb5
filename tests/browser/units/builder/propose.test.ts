/** What is proposed adds up, fits who comes and what it is about, says why, and is never an exception. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { frameOf } from "browser/builder/composing";
import { libraryIn } from "browser/builder/library";
import { total } from "browser/builder/parts";
import { lacking, problemWith, propose } from "browser/builder/propose";
import { spread } from "browser/builder/spread";

import { anyWish, LIBRARY, published, wish } from "./made";

const NOTHING = libraryIn({ format: 1, materials: [], sessions: [] });
const composing = libraryIn({ ...published(), sessions: [] });

test("the minutes of any proposal sum exactly, in whole minutes of at least one", () => {
  fc.assert(
    fc.property(anyWish, fc.constantFrom(LIBRARY, composing, NOTHING), (given, library) => {
      const { parts, minutes } = propose(given, library);
      assert.equal(minutes, given.minutes);
      assert.equal(total({ parts }), given.minutes);
      assert.ok(parts.every((part) => Number.isInteger(part.minutes) && part.minutes >= 1));
      assert.equal(new Set(parts.map((part) => part.id)).size, parts.length);
      assert.ok(
        parts.every((part) => part.why),
        "every part says why it is there",
      );
    }),
    { numRuns: 1000 },
  );
});

test("a composed session opens, closes, and gives no record less than its least minutes", () => {
  fc.assert(
    fc.property(anyWish, (given) => {
      const { parts } = propose(given, composing);
      assert.equal(parts[0]?.kind, "opening");
      assert.equal(parts.at(-1)?.kind, "closing");
      for (const part of parts) {
        for (const { ref } of part.uses)
          assert.ok(part.minutes >= (composing.byRef.get(ref)?.minutes[0] ?? 0), `${ref}: ${part.minutes}`);
      }
      const used = parts.flatMap((part) => part.uses.map(({ ref }) => ref));
      assert.equal(new Set(used).size, used.length, "no record twice");
    }),
    { numRuns: 500 },
  );
});

test("nobody works for more than 100 minutes without a break", () => {
  for (let minutes = 5; minutes <= 480; minutes++) {
    const { opening, closing, stretches, rests } = frameOf(minutes);
    assert.equal(opening + closing + [...stretches, ...rests].reduce((sum, one) => sum + one, 0), minutes);
    const worked = stretches.map((each, at) => each + (at ? 0 : opening) + (at === stretches.length - 1 ? closing : 0));
    assert.ok(Math.max(...worked) <= 100 && stretches.every((each) => each >= 1), `${minutes}: ${worked}`);
  }
  assert.deepEqual(frameOf(180).rests, [10]);
  assert.deepEqual(frameOf(60).rests, []);
  assert.deepEqual(
    frameOf(480).rests.filter((each) => each !== 10),
    [40],
    "a whole day has lunch",
  );
});

test("the same wish gives the same session", () => {
  fc.assert(
    fc.property(anyWish, (given) => assert.deepEqual(propose(given, LIBRARY), propose(given, LIBRARY))),
    { numRuns: 50 },
  );
});

test("a session of the library that fits is taken, cut or stretched within reason", () => {
  const whole = propose(wish(20, { topics: ["trauma"] }), LIBRARY);
  assert.equal(whole.title, "Trauma: the first minute");
  assert.deepEqual(
    whole.parts.map((part) => part.minutes),
    [3, 12, 5],
  );
  assert.match(whole.parts[0]?.why ?? "", /ready, as it is/);
  const cut = propose(wish(16, { topics: ["trauma"] }), LIBRARY);
  assert.equal(cut.title, whole.title);
  assert.match(cut.parts[0]?.why ?? "", /cut from 20 minutes/);
  assert.notEqual(
    propose(wish(60, { topics: ["trauma"] }), LIBRARY).title,
    whole.title,
    "thrice as long is another session",
  );
  assert.notEqual(propose(wish(20, { topics: ["attendance"] }), LIBRARY).title, whole.title, "another topic");
  assert.notEqual(
    propose(wish(20, { topics: ["trauma"], who: { roles: ["governor"] } }), LIBRARY).title,
    whole.title,
    "other people",
  );
});

test("a mixed group gets a case from the seats of those who come", () => {
  const { parts } = propose(
    wish(60, { topics: ["exclusion"], who: { sectors: ["education", "youth-justice"] } }),
    LIBRARY,
  );
  const seated = parts.filter((part) => part.seats.length);
  assert.deepEqual(
    seated.map((part) => part.uses[0]?.ref),
    ["case-study:exclusion"],
  );
  assert.deepEqual(seated[0]?.seats, ["education", "youth-justice"]);
  assert.match(seated[0]?.why ?? "", /since your group has both/);
  const alike = propose(wish(60, { topics: ["exclusion"], who: { sectors: ["education"] } }), LIBRARY);
  assert.ok(alike.parts.every((part) => !part.seats.length));
});

test("what may distress has room, and is never the last thing", () => {
  fc.assert(
    fc.property(anyWish, (given) => {
      const { parts } = propose(given, composing);
      const activities = parts.filter((part) => part.kind === "activity");
      const noted = parts.filter((part) => part.uses.some(({ ref }) => composing.byRef.get(ref)?.note));
      assert.ok(activities.length === 1 || !noted.includes(activities.at(-1) as never));
      if (noted.length) assert.match(parts[0]?.what ?? "", /hard to hear/);
    }),
    { numRuns: 300 },
  );
});

test("a session is varied: never three of a kind in a row", () => {
  for (const minutes of [60, 120, 180, 300]) {
    const kinds = propose(wish(minutes, { topics: ["trauma", "attendance"] }), composing).parts.flatMap((part) =>
      part.uses.map(({ ref }) => ref.split(":")[0]),
    );
    assert.ok(
      kinds.every((kind, at) => kind !== kinds[at + 1] || kind !== kinds[at + 2]),
      kinds.join(" "),
    );
  }
});

test("times that are none get a clear answer, and a session all the same", () => {
  for (const minutes of [0, -5, 4, 481, 10_000, Number.NaN, Number.POSITIVE_INFINITY, 20.5]) {
    assert.ok(problemWith(wish(minutes)), String(minutes));
    const { parts, minutes: given } = propose(wish(minutes, { topics: ["trauma"] }), LIBRARY);
    assert.ok(given >= 5 && given <= 480);
    assert.equal(total({ parts }), given);
  }
  for (const minutes of [5, 20, 480]) assert.equal(problemWith(wish(minutes)), "");
});

test("where the library has nothing that fits it says so, and parts need no record", () => {
  const given = wish(45, { about: "gardening in Peru" });
  assert.match(lacking(given, LIBRARY), /nothing on “gardening in Peru”/);
  const { parts, title } = propose(given, LIBRARY);
  assert.equal(title, "Gardening in Peru");
  assert.equal(parts[0]?.why, lacking(given, LIBRARY));
  assert.ok(parts.every((part) => !part.uses.length));
  assert.ok(parts.filter((part) => part.kind === "activity").every((part) => part.what));
  assert.equal(lacking(wish(45, { topics: ["trauma"] }), LIBRARY), "");
  assert.equal(lacking(wish(45), LIBRARY), "");
  assert.match(lacking(wish(45), NOTHING), /nothing that could go into a session/);
});

test("minutes are shared out exactly, in proportion and none under its least", () => {
  const share = fc.record({
    weight: fc.double({ min: 0, max: 200, noNaN: true }),
    least: fc.integer({ min: 1, max: 30 }),
  });
  fc.assert(
    fc.property(
      fc.array(share, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 60, max: 2000 }),
      (shares, minutes) => {
        const given = spread(minutes, shares);
        assert.equal(
          given.reduce((sum, one) => sum + one, 0),
          minutes,
        );
        assert.ok(given.every((one) => Number.isInteger(one) && one >= 1));
        const least = shares.reduce((sum, one) => sum + one.least, 0);
        if (least <= minutes) assert.ok(given.every((one, at) => one >= (shares[at]?.least ?? 0)));
      },
    ),
    { numRuns: 1000 },
  );
  assert.deepEqual(
    spread(60, [
      { weight: 1, least: 1 },
      { weight: 2, least: 1 },
    ]),
    [20, 40],
  );
  assert.deepEqual(
    spread(10, [
      { weight: 100, least: 1 },
      { weight: 1, least: 4 },
    ]),
    [6, 4],
  );
});
