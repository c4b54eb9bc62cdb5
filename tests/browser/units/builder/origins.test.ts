/** A session that was made from one of the library's keeps what that one says, as long as half of it is there. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { originsOf, ownMaterialsOf, plansOf } from "browser/builder/origins";
import { outcomesOf, prepareOf, safetyOf, sessionOf } from "browser/builder/parts";
import { planOf } from "browser/builder/plan-of";
import { materialIn } from "browser/builder/published";
import type { Material, Plan } from "browser/packs/plan";

import { LIBRARY, part } from "./made";

const MADE = LIBRARY.sessions[0]!;
const OURS = sessionOf(MADE);

function material(ref: string, note = ""): Material {
  const given = { ref, title: `Title of ${ref}`, note, outcome: `Know ${ref}.`, questions: ["What now?"] };
  return { ...materialIn(given)!, kind: ref.split(":")[0] ?? "" };
}

const MATERIALS = new Map(["principle:trauma", "case-study:trauma", "voice:trauma"].map((ref) => [ref, material(ref, "Harm.")]));
const PLAN = {
  title: MADE.title,
  address: "https://library.test/sessions/x/",
  outcomes: ["Say two sentences."],
  prepare: ["Cut strips of paper."],
  safety: "Say that nobody has to speak of themselves.",
  notes: [
    { kind: "heading", level: 2, text: "Two scenes" },
    { kind: "paragraph", runs: ["A pupil comes in late."] },
  ],
  steps: MADE.steps.map((step) => ({
    ...step,
    kind: "activity",
    seats: [],
    materials: [...step.uses.map(({ ref }) => material(ref)), ...(step.id === "end" ? [material("module:checks")] : [])],
  })),
} as unknown as Plan;
const PLANS = new Map([[MADE.ref, PLAN]]);

test("it is known again in other minutes, with parts more, and with half of its steps gone", () => {
  const shorter = OURS.parts.map((one) => ({ ...one, minutes: 1 }));
  for (const parts of [shorter, [...OURS.parts, part("more")], OURS.parts.slice(1)]) {
    assert.deepEqual(originsOf({ ...OURS, parts }, LIBRARY), [MADE]);
  }
  assert.deepEqual(originsOf({ ...OURS, parts: OURS.parts.slice(2) }, LIBRARY), []);
  assert.deepEqual(originsOf({ ...OURS, parts: [] }, LIBRARY), []);
});

test("what it says of itself stands in the place of what its records would say", () => {
  const plans = plansOf(OURS, LIBRARY, PLANS);
  assert.deepEqual(outcomesOf(OURS, MATERIALS, plans), ["Say two sentences."]);
  assert.equal(prepareOf(OURS, MATERIALS, plans)[0], "Cut strips of paper.");
  assert.equal(safetyOf(OURS, MATERIALS, plans), "Say that nobody has to speak of themselves.");
});

test("what somebody has added is told beside it", () => {
  const uses = [{ ref: "voice:trauma", version: "", title: "" }];
  const ours = { ...OURS, parts: [...OURS.parts, part("more", { uses })] };
  const plans = plansOf(ours, LIBRARY, PLANS);
  assert.deepEqual(outcomesOf(ours, MATERIALS, plans), ["Say two sentences.", "Know voice:trauma."]);
  assert.match(safetyOf(ours, MATERIALS, plans), /^Say that nobody .*\nTitle of voice:trauma: Harm\.$/);
});

test("of one kind two things are learnt at most", () => {
  const refs = ["finding:a", "finding:b", "finding:c", "case-study:trauma"];
  const uses = refs.map((ref) => ({ ref, version: "", title: "" }));
  const ours = { ...OURS, parts: [part("all", { uses })] };
  const known = new Map(refs.map((ref) => [ref, material(ref)]));
  assert.deepEqual(outcomesOf(ours, known), ["Know finding:a.", "Know finding:b.", "Know case-study:trauma."]);
});

test("its notes are in the plan, under its name and below that heading", () => {
  const { notes } = planOf(OURS, MATERIALS, LIBRARY, "https://library.test/", [PLAN]);
  assert.deepEqual(
    notes.flatMap((piece) => (piece.kind === "heading" ? [[piece.level, piece.text]] : [])).slice(0, 2),
    [
      [2, `Notes of “${MADE.title}”, from which this was made`],
      [3, "Two scenes"],
    ],
  );
});

test("questions that a module has of its own come with their step", () => {
  const [, , end] = OURS.parts;
  assert.deepEqual(ownMaterialsOf(end!, [PLAN], LIBRARY).map(({ ref }) => ref), ["module:checks"]);
  const { steps } = planOf(OURS, MATERIALS, LIBRARY, "https://library.test/", [PLAN]);
  assert.deepEqual(steps[2]?.materials.map(({ ref }) => ref), ["module:checks"]);
});
