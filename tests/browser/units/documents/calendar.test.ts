/** An entry for a calendar is as RFC 5545 asks, whatever people write, and needs no clock. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { calendarFile } from "browser/documents/calendar";

const CALENDAR = {
  title: "Trauma; in twenty, minutes",
  minutes: 95,
  description: "A session.\nBring a pen \\ pencil.",
  address: "https://library.test/sessions/trauma/",
};
const file = (given: Partial<typeof CALENDAR> = {}, start = "2026-12-31T23:30", place = "") =>
  calendarFile({ calendar: { ...CALENDAR, ...given }, start, place }, null);

/** The lines of a file, put together again. */
const lines = (text: string): string[] => text.replaceAll("\r\n ", "").split("\r\n");

test("it says when and what, in local time", () => {
  const said = lines(file());
  assert.equal(said[0], "BEGIN:VCALENDAR");
  assert.ok(said.includes("DTSTART:20261231T233000"));
  assert.ok(said.includes("DTEND:20270101T010500"), "over midnight and the year");
  assert.ok(said.includes("SUMMARY:Trauma\\; in twenty\\, minutes"));
  assert.ok(said.includes("DESCRIPTION:A session.\\nBring a pen \\\\ pencil.\\nhttps://library.test/sessions/trauma/"));
  assert.ok(said.includes("URL:https://library.test/sessions/trauma/"));
  assert.ok(!said.some((line) => line.startsWith("LOCATION")));
  assert.ok(lines(file({}, "2026-12-01T09:00", "Hall, upstairs")).includes("LOCATION:Hall\\, upstairs"));
});

test("contacts of the organisation are in the description", () => {
  const text = calendarFile(
    { calendar: CALENDAR, start: "2026-12-01T09:00" },
    { name: "Harbour", logo: null, contacts: ["Ms A, extension 12"] },
  );
  assert.match(lines(text).join("\n"), /Ms A\\, extension 12/);
});

test("the same session at the same time is the same entry, at another time another", () => {
  const uid = (text: string) => lines(text).find((line) => line.startsWith("UID:"));
  assert.equal(file(), file());
  assert.match(uid(file()) ?? "", /^UID:[0-9a-f]{16}@/);
  assert.notEqual(uid(file()), uid(file({}, "2026-12-31T23:31")));
  assert.notEqual(uid(file()), uid(file({ title: "Another" })));
});

test("whatever people write, lines are short and nothing breaks out of them", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.string({ unit: "grapheme", maxLength: 200 }),
      (title, description) => {
        const text = file({ title, description });
        assert.ok(text.endsWith("END:VCALENDAR\r\n"));
        assert.ok(!/[^\r]\n|\r[^\n]/.test(text));
        for (const line of text.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
        assert.equal(lines(text).filter((line) => line === "BEGIN:VEVENT").length, 1);
        assert.ok(
          lines(text)
            .slice(0, -1)
            .every((line) => /^[A-Z]+:/.test(line)),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test("what is no day or time is refused in words", () => {
  for (const start of [
    "",
    "2026-12-01",
    "2026-13-01T10:00",
    "2026-02-30T10:00",
    "2026-12-01T25:00",
    "2026-12-01T10:00Z",
    "soon",
  ]) {
    assert.throws(() => file({}, start), /Choose the day and the time/, start);
  }
});
