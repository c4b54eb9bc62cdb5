/** A person's session becomes a plan that can be described: it adds up, and nothing in it is made up. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { planOf } from "browser/builder/plan-of";
import { propose } from "browser/builder/propose";
import { materialIn } from "browser/builder/published";
import type { Material } from "browser/packs/plan";

import { LIBRARY, part, session, wish } from "./made";

function materials(): Map<string, Material> {
  const made = LIBRARY.materials.map((entry) => {
    const seats = entry.seats.map((sector) => ({ sector, title: sector, questions: [`What does ${sector} ask?`] }));
    return materialIn({
      ...entry,
      address: `https://library.test/${entry.path}`,
      note: entry.note ? "May distress." : "",
      outcome: `Know ${entry.ref}.`,
      what: `Work with ${entry.ref}.`,
      points: [],
      questions: [],
      seats,
      frameworks: [],
      sources: [`Zed, on ${entry.ref}.`, "An author, 2024."],
    });
  });
  return new Map(made.flatMap((material) => (material ? [[material.ref, material] as const] : [])));
}

const LONG = `https://library.test/tools/session/#s=1.${"a".repeat(1500)}.b`;

test("a plan says what the session says", () => {
  const ours = propose(
    wish(60, { topics: ["exclusion"], who: { roles: ["teacher"], sectors: ["education", "health"] } }),
    LIBRARY,
  );
  const plan = planOf(ours, materials(), LIBRARY, LONG);
  assert.equal(plan.minutes, 60);
  assert.deepEqual(
    plan.steps.map(({ minutes }) => minutes),
    ours.parts.map(({ minutes }) => minutes),
  );
  assert.equal(plan.title, "Exclusion");
  assert.equal(plan.people, "8 people in a room: teacher");
  assert.equal(plan.number, 8);
  assert.ok(
    plan.prepare.length && plan.prepare.every((line) => !line.startsWith("Print")),
    "what to print is for papers to say",
  );
  const newest = ours.parts
    .flatMap((one) => one.uses.map(({ version }) => version))
    .sort()
    .at(-1);
  assert.equal(plan.version, newest, "the newest of what is in it");
  assert.equal(plan.address, "https://library.test/tools/session/", "nobody types 1,500 signs");
  assert.deepEqual(plan.sources, [...plan.sources].sort());
  assert.equal(plan.sources[0], "An author, 2024.");
  const seated = plan.steps.find((step) => step.seats.length);
  assert.deepEqual(seated?.seats, ["education", "health"]);
  assert.match(seated?.what ?? "", /Work with case-study:exclusion/);
  assert.ok(JSON.stringify(plan.notes).includes(LONG), "the facilitator can open it again");
});

test("a person's own words win over the record's, and a missing record stays as its title", () => {
  const uses = [{ ref: "finding:trauma", version: "2026-01-01", title: "F" }];
  const ours = session(
    [
      part("a", { uses, what: "Ours." }),
      part("b", { uses: [{ ref: "case-study:gone", version: "2027-01-01", title: "Gone" }] }),
    ],
    20,
  );
  const plan = planOf({ ...ours, title: " " }, materials(), LIBRARY, "https://library.test/tools/session/");
  assert.equal(plan.steps[0]?.what, "Ours.");
  assert.deepEqual(plan.steps[1]?.materials, []);
  assert.equal(plan.steps[1]?.what, "");
  assert.equal(plan.title, "A session");
  assert.equal(plan.version, "2027-01-01");
});

test("a session without parts is a plan without steps", () => {
  const plan = planOf(session([]), new Map(), LIBRARY, "https://library.test/");
  assert.deepEqual([plan.minutes, plan.steps, plan.sources, plan.safety], [0, [], [], ""]);
});
