/** Days, periods and hours. */

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { ALWAYS, asHours, counted, inWords, isIn, periodOf, sumOf, sumsBy, todayIs, yearFrom } from "browser/reflect/periods";

import { anyEntry, entry } from "./samples";

test("today is the day where the person is", () => {
  assert.equal(todayIs(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});

test("each period has its days", () => {
  const on = (today: string) => (name: Parameters<typeof periodOf>[0]) => periodOf(name, today, ALWAYS);
  const november = on("2026-11-22");
  assert.deepEqual(november("month"), { from: "2026-11-01", to: "" });
  assert.deepEqual(november("school-year"), { from: "2026-09-01", to: "2027-08-31" });
  assert.deepEqual(november("last-school-year"), { from: "2025-09-01", to: "2026-08-31" });
  assert.deepEqual(november("registration-year"), { from: "2025-12-01", to: "2026-11-30" });
  assert.deepEqual(november("three-years"), { from: "2023-11-23", to: "" });
  assert.deepEqual(on("2026-12-01")("registration-year"), { from: "2026-12-01", to: "2027-11-30" });
  assert.deepEqual(on("2026-08-31")("school-year"), { from: "2025-09-01", to: "2026-08-31" });
  assert.deepEqual(on("2028-02-29")("three-years"), { from: "2025-03-01", to: "" });
});

test("a year has every day of it and no other", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("2000-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }), fc.constantFrom("09-01", "12-01", "01-01"), (date, begins) => {
      const day = date.toISOString().slice(0, 10);
      const year = yearFrom(begins, day);
      assert.ok(isIn(day, year));
      const days = (Date.parse(year.to) - Date.parse(year.from)) / 86_400_000 + 1;
      assert.ok(days === 365 || days === 366);
    }),
  );
});

test("both ends of a period belong to it", () => {
  const period = { from: "2026-01-01", to: "2026-01-31" };
  assert.deepEqual(["2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"].map((day) => isIn(day, period)), [false, true, true, false]);
});

test("hours are added up, and what has none is told apart", () => {
  const entries = [entry({ minutes: 90, together: true }), entry({ minutes: 30 }), entry({ minutes: null, together: true })];
  assert.deepEqual(sumOf(entries), { entries: 3, minutes: 120, together: 90, untimed: 1 });
});

test("hours by period come to the hours in all", () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 20 }), fc.constantFrom("month" as const, "school-year" as const, "year" as const), (entries, grouping) => {
      const sums = sumsBy(grouping, entries).map(([, sum]) => sum);
      const all = sumOf(entries);
      for (const part of ["entries", "minutes", "together", "untimed"] as const) {
        assert.equal(sums.reduce((total, sum) => total + sum[part], 0), all[part]);
      }
    }),
  );
});

test("periods have names, the latest first", () => {
  const entries = ["2025-08-31", "2026-03-02", "2025-09-01"].map((on) => entry({ on }));
  assert.deepEqual(sumsBy("month", entries).map(([name]) => name), ["March 2026", "September 2025", "August 2025"]);
  assert.deepEqual(sumsBy("school-year", entries).map(([name]) => name), ["2025 to 2026", "2024 to 2025"]);
  assert.deepEqual(sumsBy("year", entries).map(([name]) => name), ["2026", "2025"]);
});

test("minutes in words and in hours", () => {
  assert.deepEqual([0, 1, 60, 200, 1441].map(inWords), ["0 minutes", "1 minute", "1 hour", "3 hours 20 minutes", "24 hours 1 minute"]);
  assert.deepEqual([20, 45, 100].map(asHours), [0.33, 0.75, 1.67]);
  assert.equal(counted(1, "entry", "entries"), "1 entry");
  assert.equal(counted(5000, "entry", "entries"), "5,000 entries");
});
