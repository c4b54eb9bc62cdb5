/** Sessions are changed as asked, always as new ones, and add up again whenever that can be. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import * as parts from "browser/builder/parts";
import { PHRASES } from "browser/builder/phrases";
import { propose } from "browser/builder/propose";
import type { Session } from "browser/builder/session";
import type { Material } from "browser/packs/plan";

import { anyWish, LIBRARY, part, SECTORS, session, wish } from "./made";

const OURS = session([
  part("a", { kind: "opening", minutes: 5 }),
  part("b"),
  part("c", { minutes: 20 }),
  part("d", { kind: "closing", minutes: 5 }),
]);
const ids = ({ parts: all }: Session) => all.map(({ id }) => id).join("");

type Edit = (session: Session) => Session;

/** Any edit that a page could make, with whatever a person types. */
const anyEdit: fc.Arbitrary<Edit> = fc
  .tuple(fc.nat(6), fc.nat(30), fc.oneof(fc.integer({ min: -10, max: 700 }), fc.double()), fc.nat(30))
  .map(([what, which, number, place]): Edit => (given) => {
    const id = given.parts[which % Math.max(1, given.parts.length)]?.id ?? "none";
    const material = LIBRARY.materials[which % LIBRARY.materials.length];
    if (what === 0) return parts.remove(given, id);
    if (what === 1) return parts.move(given, id, place);
    if (what === 2) return parts.split(given, id);
    if (what === 3) return parts.setMinutes(given, id, number);
    if (what === 4) return parts.add(given, parts.breakPart(given), place);
    if (what === 5 && material) return parts.add(given, parts.partOf(material, given));
    return parts.add(given, parts.ownPart(given));
  });

test("after any edits a session that is made to fit sums exactly", () => {
  fc.assert(
    fc.property(anyWish, fc.array(anyEdit, { minLength: 1, maxLength: 12 }), (given, edits) => {
      const edited = edits.reduce((now, edit) => edit(now), propose(given, LIBRARY));
      assert.equal(
        new Set(edited.parts.map(({ id }) => id)).size,
        edited.parts.length,
        "every part has an id of its own",
      );
      assert.ok(edited.parts.every(({ minutes }) => Number.isInteger(minutes) && minutes >= 1 && minutes <= 480));
      assert.equal(parts.difference(edited), edited.minutes - parts.total(edited));
      const fitted = parts.fit(edited);
      if (!parts.canFit(edited)) return assert.equal(fitted, edited);
      assert.equal(parts.total(fitted), fitted.minutes);
      assert.ok(fitted.parts.every(({ minutes }) => Number.isInteger(minutes) && minutes >= 1));
      assert.deepEqual(
        fitted.parts.map(({ id }) => id),
        edited.parts.map(({ id }) => id),
      );
    }),
    { numRuns: 1000 },
  );
});

test("nothing is changed in place", () => {
  const before = structuredClone(OURS);
  parts.add(OURS, part("e"));
  parts.remove(OURS, "b");
  parts.move(OURS, "a", 2);
  parts.split(OURS, "c");
  parts.setMinutes(OURS, "c", 1);
  parts.fit(OURS);
  assert.deepEqual(OURS, before);
});

test("a part is added before the closing one, or where it is put", () => {
  assert.equal(ids(parts.add(OURS, part("e"))), "abced");
  assert.equal(ids(parts.add(OURS, part("e"), 0)), "eabcd");
  assert.equal(ids(parts.add(OURS, part("e"), 99)), "abcde");
  assert.equal(ids(parts.add(OURS, part("b"))), "abcp1d", "an id that is taken becomes another");
});

test("parts move among the others", () => {
  assert.equal(ids(parts.move(OURS, "a", 2)), "bcad");
  assert.equal(ids(parts.move(OURS, "d", 0)), "dabc");
  assert.equal(ids(parts.move(OURS, "b", -4)), "bacd");
  assert.equal(parts.move(OURS, "none", 1), OURS);
});

test("a part is split into two that share its minutes", () => {
  const split = parts.split(parts.setMinutes(OURS, "c", 21), "c");
  assert.deepEqual(
    split.parts.map(({ minutes }) => minutes),
    [5, 10, 11, 10, 5],
  );
  assert.equal(split.parts[3]?.title, "Part c (continued)");
  assert.equal(parts.split(parts.setMinutes(OURS, "c", 1), "c").parts.length, 4, "a minute cannot be halved");
  assert.equal(parts.split(OURS, "d").parts.at(-1)?.kind, "closing", "what closes stays last");
});

test("making it fit changes activities alone where they can give as much", () => {
  assert.deepEqual(
    parts.fit(OURS).parts.map(({ minutes }) => minutes),
    [5, 17, 33, 5],
  );
  assert.deepEqual(
    parts.fit({ ...OURS, minutes: 12 }).parts.map(({ minutes }) => minutes),
    [5, 1, 1, 5],
  );
  assert.equal(parts.total(parts.fit({ ...OURS, minutes: 4 })), 4);
  assert.equal(parts.fit({ ...OURS, minutes: 3 }).minutes, 3);
  assert.equal(parts.canFit({ ...OURS, minutes: 3 }), false);
  assert.equal(parts.canFit(session([])), false);
  assert.deepEqual(parts.fit(session([])), session([]));
});

test("200 parts can be had, and not one more", () => {
  const many = Array.from({ length: 300 }).reduce<Session>(
    (now) => parts.add(now, parts.ownPart(now)),
    session([], 480),
  );
  assert.equal(many.parts.length, parts.MOST_PARTS);
  assert.equal(parts.total(parts.fit(many)), 480);
  assert.equal(parts.split(many, "p1"), many);
});

test("a record becomes a part with its usual minutes, split by seats for a mixed group", () => {
  const entry = LIBRARY.byRef.get("case-study:trauma");
  assert.ok(entry);
  const mixed = session([], 60);
  const made = parts.partOf(entry, { ...mixed, who: { ...mixed.who, sectors: ["health", "education"] } });
  assert.equal(made.minutes, 15);
  assert.deepEqual(made.uses, [{ ref: entry.ref, version: entry.version, title: entry.title }]);
  assert.deepEqual(made.seats, ["education", "health"], "in the order of the case");
  assert.deepEqual(parts.partOf(entry, mixed).seats, []);
});

test("a session of the library is one that can be changed", () => {
  const [made] = LIBRARY.sessions;
  assert.ok(made);
  const copy = parts.sessionOf(made);
  assert.deepEqual(
    copy.parts.map(({ kind }) => kind),
    ["opening", "activity", "closing"],
  );
  assert.equal(copy.minutes, 20);
  assert.deepEqual(
    copy.parts[1]?.uses.map(({ ref }) => ref),
    ["principle:trauma", "case-study:trauma"],
  );
});

const material = (given: Partial<Material>): Material => ({
  ref: "case-study:trauma",
  kind: "case-study",
  title: "Lena",
  summary: "",
  address: "https://library.test/x/",
  version: "2026-01-01",
  note: "",
  outcome: "",
  what: "",
  minutes: [5, 10],
  points: [],
  questions: [],
  seats: [],
  frameworks: [],
  sources: [],
  ...given,
});

test("outcomes, frameworks, what to prepare and how to keep people safe follow from what is in it", () => {
  const used = (ref: string) => ({ ref, version: "", title: "" });
  const ours = session([
    part("a", { uses: [used("case-study:trauma")], seats: SECTORS }),
    part("b", { uses: [used("finding:x"), used("gone:y")] }),
  ]);
  const framework = { framework: "A framework", title: "Standard 4" };
  const materials = new Map([
    [
      "case-study:trauma",
      material({ outcome: "Say who noticed.", note: "Mentions violence.", frameworks: [framework] }),
    ],
    [
      "finding:x",
      material({ ref: "finding:x", title: "A figure", outcome: "Say who noticed.", frameworks: [framework] }),
    ],
  ]);
  assert.deepEqual(parts.outcomesOf(ours, materials), ["Say who noticed."]);
  assert.deepEqual(parts.frameworksOf(ours, materials), [framework]);
  assert.match(parts.safetyOf(ours, materials), /Lena: Mentions violence\./);
  assert.equal(parts.safetyOf(session([part("a")]), materials), "");
  assert.ok(parts.prepareOf(ours, materials).includes(PHRASES.prepare.tables));
  assert.ok(
    parts.prepareOf({ ...ours, who: { ...wish(5).who, place: "online" } }, materials).includes(PHRASES.prepare.rooms),
  );
  assert.deepEqual(parts.prepareOf(session([]), materials), []);
});
