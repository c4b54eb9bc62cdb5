/** Documents described in the browser are those that are described at build time: the same golden files. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import type { Organisation } from "browser/documents";
import { describe, type Pack, type Plan } from "browser/packs";

const FOLDER = "tests/packs/golden/";
const MADE = "1 June 2026";
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith(".plan.json")).map((name) => name.replace(".plan.json", ""));

function read<T>(name: string): T {
  return JSON.parse(readFileSync(FOLDER + name, "utf-8")) as T;
}

test("there are golden files", () => assert.ok(NAMES.length >= 8));

for (const name of NAMES) {
  test(`${name} becomes the pack that Python makes of it`, () => {
    const organisation = name === "organisation" ? read<Organisation>("of.json") : null;
    const pack = describe(read<Plan>(`${name}.plan.json`), organisation, MADE);
    assert.deepEqual(JSON.parse(JSON.stringify(pack)), read<Pack>(`${name}.pack.json`));
  });
}

test("a plan is not changed, and describes alike twice", () => {
  const plan = read<Plan>("session.plan.json");
  const before = JSON.stringify(plan);
  assert.deepEqual(describe(plan, null, MADE), describe(plan, null, MADE));
  assert.equal(JSON.stringify(plan), before);
});
