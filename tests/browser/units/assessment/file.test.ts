/** Files: nothing is lost between saving and opening, and nothing that is no such file is opened. */

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { fileOf, isGathering, keptOf, keptOfSeveral, LONGEST_TEXT, MOST_ITEMS, read } from "browser/assessment/file";
import type { Assessment, Member } from "browser/assessment/model";
import { SCALES, type ScaleName } from "browser/assessment/scale";
import { Unreadable } from "browser/files";

import { assessment, edit, ID, toolkit } from "./made";

const NOW = "2026-03-02T16:00:00.000Z";

function filled(): Assessment {
  const made = assessment(toolkit(), { name: "green", quiet: "na" }, { title: "Spring", on: "2026-03-02" });
  return edit(made, toolkit(), "name", {
    evidence: "Three mornings.\nTwo adults.",
    note: "=1+1",
    step: "Ask Year 8",
    who: "Head of year",
    by: "Easter",
  });
}

/** Returns what a file holds, as data that tests can spoil. */
function data(): Record<string, unknown> & { items: Record<string, unknown>[]; toolkit: Record<string, unknown> } {
  return JSON.parse(fileOf(ID, keptOf(filled()), NOW)) as ReturnType<typeof data>;
}

function opened(value: unknown): Member {
  const found = read(value, "“it.json”");
  assert.ok(!isGathering(found));
  return found;
}

function refusal(value: unknown): string {
  try {
    read(value, "“it.json”");
  } catch (error) {
    assert.ok(error instanceof Unreadable, String(error));
    assert.match(error.message, /^“it\.json” was not opened\. /);
    return error.message;
  }
  return assert.fail("it was opened");
}

test("what is saved is opened again as it was", () => {
  assert.deepEqual(opened(data()), { id: ID, assessment: filled() });
});

test("a file can be read by people and programs", () => {
  const found = data();
  assert.deepEqual([found["format"], found["kind"], found["saved"]], [1, "connected-practice/self-assessment", NOW]);
  assert.deepEqual(found.toolkit, {
    ref: "toolkit:welcome",
    title: "The welcome check",
    version: "2026-01-10",
    scale: "rag",
  });
  assert.deepEqual(
    found.items.map((item) => [item["id"], item["text"], item["rating"]]),
    [
      ["name", "About name.", "green"],
      ["quiet", "About quiet.", "na"],
      ["seat", "About seat.", null],
    ],
  );
});

test("several people's file is opened again as it was", () => {
  const { toolkit: of } = filled();
  const people = [
    { id: ID, assessment: filled() },
    { id: "", assessment: assessment(toolkit(), { seat: "red" }) },
  ];
  const gathering = { title: "All of us", toolkit: of, people };
  const text = fileOf(ID, keptOfSeveral(gathering), NOW);
  assert.deepEqual(read(JSON.parse(text), "“it.json”"), gathering);
});

const text = fc
  .string({ unit: "grapheme", maxLength: 60 })
  .filter(
    (value) => !/[\r\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/u.test(value),
  );
const PLAIN = { noNullPrototype: true } as const;
const scale = fc.constantFrom<ScaleName>("rag", "yes-no", "tick");
const anyAssessment: fc.Arbitrary<Assessment> = scale.chain((name) =>
  fc.record(
    {
      title: text,
      role: text,
      agency: text,
      on: fc.constantFrom("", "2026-03-02"),
      toolkit: fc.record(
        {
          ref: fc.constant("toolkit:welcome"),
          title: text.filter(Boolean),
          version: fc.constant("2026-01-10"),
          scale: fc.constant(name),
        },
        PLAIN,
      ),
      answers: fc.uniqueArray(
        fc.record(
          {
            id: fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/),
            section: text,
            text,
            rating: fc.constantFrom(null, ...SCALES[name].map((choice) => choice.rating)),
            evidence: text,
            note: text,
            step: text,
            who: text,
            by: text,
          },
          PLAIN,
        ),
        { selector: (answer) => answer.id, maxLength: 12 },
      ),
    },
    PLAIN,
  ),
);

test("whatever people write comes back", () => {
  fc.assert(
    fc.property(anyAssessment, (made) => {
      assert.deepEqual(opened(JSON.parse(fileOf(ID, keptOf(made), NOW))), { id: ID, assessment: made });
    }),
    { numRuns: 200 },
  );
});

test("whatever a file holds, it is opened or refused in words", () => {
  const anything = fc.oneof(fc.jsonValue(), fc.anything());
  fc.assert(
    fc.property(anything, (value) => {
      refusal(value);
    }),
    { numRuns: 300 },
  );
});

test("whatever stands in one place of a good file, it is opened or refused in words", () => {
  const place = fc.constantFrom(...["format", "title", "role", "on", "id", "toolkit", "items"]);
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom("__proto__", "constructor", -1, 1e308, 0.5, [[]], [null], {}));
  const inItem = fc.constantFrom("id", "text", "rating", "evidence", "who", "section");
  fc.assert(
    fc.property(place, value, inItem, value, fc.boolean(), (field, first, itemField, second, isInItem) => {
      const spoiled = data();
      if (isInItem) spoiled.items[1]![itemField] = second;
      else (spoiled as Record<string, unknown>)[field] = first;
      try {
        const { assessment: found } = opened(spoiled);
        assert.equal(typeof found.title, "string");
        for (const answer of found.answers) assert.equal(typeof answer.evidence, "string");
      } catch (error) {
        assert.ok(error instanceof Unreadable, String(error));
      }
    }),
    { numRuns: 500 },
  );
});

test("a file of something else is refused kindly", () => {
  assert.match(
    refusal({ kind: "connected-practice/reflections" }),
    /saved by another tool of this library\. Open it there/,
  );
  assert.match(refusal({ hello: "world" }), /not a self-assessment that was saved here/);
  assert.match(refusal([]), /not as this page saves it/);
});

test("a file from a newer library says what to do", () => {
  assert.match(refusal({ ...data(), format: 2 }), /newer version of this library\. Load this page again/);
});

test("what is too much is refused", () => {
  const items = Array.from({ length: MOST_ITEMS + 1 }, (_, number) => ({ id: `item-${number}` }));
  assert.match(refusal({ ...data(), items }), /more than 500 items/);
  assert.match(refusal({ ...data(), title: "x".repeat(LONGEST_TEXT + 1) }), /longer than anything/);
});

test("a rating that is not on the scale, and an item that is there twice, are refused", () => {
  const spoiled = data();
  spoiled.items[1]!["rating"] = "yes";
  assert.match(refusal(spoiled), /Item 2 has a rating that is not on its scale/);
  const double = data();
  double.items.push(double.items[0]!);
  assert.match(refusal(double), /One item is in it twice/);
});

test("text stays text, without signs that cannot be seen", () => {
  const spoiled = data();
  spoiled.items[0]!["evidence"] = "<img src=x onerror=alert(1)>\u202eback\u0000 to\r\nfront\ud800";
  assert.equal(opened(spoiled).assessment.answers[0]?.evidence, "<img src=x onerror=alert(1)>back to\nfront");
});

test("what a prototype has is no field of a file", () => {
  const made = JSON.parse('{"__proto__": {"kind": "connected-practice/self-assessment"}}') as unknown;
  assert.match(refusal(made), /not a self-assessment/);
});
