/** A session goes into an address and comes back; damaged and hostile addresses get an answer in words. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";

import { Damaged, fromFragment, isFragment, toFragment } from "browser/builder/address";
import { type Library, libraryIn } from "browser/builder/library";
import { PHRASES } from "browser/builder/phrases";
import { propose } from "browser/builder/propose";
import type { Part, Session } from "browser/builder/session";

import { anyWish, LIBRARY, part, published, session, wish } from "./made";

const back = async (given: Session, library: Library | null = LIBRARY): Promise<Session | Damaged> =>
  fromFragment(await toFragment(given, library), library);
const renumbered = (given: Session): Session => ({
  ...given,
  parts: given.parts.map((one, at) => ({ ...one, id: `p${at + 1}` })),
});

test("every proposal comes back as it was", async () => {
  await fc.assert(
    fc.asyncProperty(anyWish, async (given) => {
      const proposed = propose({ ...given, about: given.about.replace(/[^ -~]/g, "") }, LIBRARY);
      assert.deepEqual(await back(proposed), proposed);
    }),
    { numRuns: 150 },
  );
});

const text = fc
  .string({ unit: "grapheme", maxLength: 60 })
  .map((given) =>
    given.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\p{Surrogate}]/gu, ""),
  );
const PLAIN = { noNullPrototype: true } as const;
const anyPart: fc.Arbitrary<Part> = fc.record(
  {
    id: fc.constant("x"),
    kind: fc.constantFrom("opening" as const, "activity" as const, "break" as const, "closing" as const),
    title: fc.oneof(text, fc.constantFrom(PHRASES.closing.title, "Read about the order")),
    minutes: fc.integer({ min: 1, max: 480 }),
    what: fc.oneof(text, fc.constantFrom(PHRASES.opening.what, "Read in pairs, and mark one line.")),
    uses: fc.array(
      fc.record(
        {
          ref: fc.constantFrom("finding:trauma", "case-study:gone"),
          version: fc.constantFrom("2026-01-01", ""),
          title: text.map((given) => given || "T"),
        },
        PLAIN,
      ),
      { maxLength: 2 },
    ),
    seats: fc.subarray(["education", "health"]),
    why: text,
  },
  PLAIN,
);

test("whatever people write comes back as it was, with or without the library", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyPart, { maxLength: 12 }), text, fc.boolean(), async (parts, title, known) => {
      const given = renumbered({ ...session(parts), title });
      assert.deepEqual(await back(given, known ? LIBRARY : null), given);
    }),
    { numRuns: 200 },
  );
});

/** Thirty parts as long as real ones: titles of 60 signs, texts of 200 that are all different, reasons. */
function thirty(): { library: Library; given: Session } {
  const words =
    "child school worker morning plan question answer meeting letter figure parent table partner trust return lesson".split(
      " ",
    );
  const sentence = (seed: number, length: number) =>
    Array.from({ length }, (_, at) => words[(seed * 7 + at * ((seed % 5) + 3)) % words.length]).join(" ");
  const { materials } = published();
  const records = Array.from({ length: 30 }, (_, at) => ({
    ...materials[0],
    ref: `case-study:${sentence(at, 3).replaceAll(" ", "-")}-${at}`,
    title: `${sentence(at, 9)} ${at}`,
    version: `2026-01-${10 + (at % 9)}`,
  }));
  const steps = records.map(({ ref }, at) => ({
    id: sentence(at + 3, 2).replace(" ", "-") + at,
    title: sentence(at + 2, 6),
    minutes: 6,
    what: `${sentence(at, 34)} ${at}.`,
    uses: [ref],
  }));
  const made = { ...published().sessions[0], minutes: 180, steps };
  const library = libraryIn({ format: 1, materials: records, sessions: [made] });
  const parts = steps.map(({ title, what, uses }, at): Part => {
    const record = library.byRef.get(uses[0] ?? "");
    const why = `A case on ${words[at % 9]}, looked at closely before people talk about many.`;
    return part(`p${at + 1}`, {
      title,
      what,
      uses: record ? [{ ref: record.ref, version: record.version, title: record.title }] : [],
      why,
      seats: ["education", "health"],
    });
  });
  return { library, given: session(parts, 300) };
}

test("a session of 30 parts with texts of the library stays under 4,000 signs", async () => {
  const { library, given } = thirty();
  const fragment = await toFragment(given, library);
  assert.ok(fragment.length < 4000, String(fragment.length));
  assert.deepEqual(await fromFragment(fragment, library), given);
});

test("a library that has lost a text or a record still opens the session", async () => {
  const { library, given } = thirty();
  const opened = await fromFragment(
    await toFragment(given, library),
    libraryIn({ format: 1, materials: [], sessions: [] }),
  );
  assert.ok(!(opened instanceof Damaged));
  assert.equal(opened.parts.length, 30);
  assert.equal(opened.parts[3]?.title, given.parts[3]?.title);
  assert.equal(opened.parts[3]?.what, PHRASES.gone);
  assert.equal(opened.parts[3]?.uses[0]?.ref, given.parts[3]?.uses[0]?.ref);
});

test("signs of an address are enough", async () => {
  assert.match(
    await toFragment(propose(wish(60, { topics: ["trauma"] }), LIBRARY), LIBRARY),
    /^#s=1\.[\w-]+\.[0-9a-z]+$/,
  );
  assert.ok(isFragment("#s=anything") && !isFragment("#contents") && !isFragment(""));
});

test("an address that was cut short or changed anywhere is found out", async () => {
  const fragment = await toFragment(propose(wish(60, { topics: ["trauma"] }), LIBRARY), LIBRARY);
  for (let length = 0; length < fragment.length; length += 7) {
    const found = await fromFragment(fragment.slice(0, length), LIBRARY);
    assert.ok(found instanceof Damaged && found.message.length > 20, String(length));
  }
  await fc.assert(
    fc.asyncProperty(
      fc.nat(fragment.length - 1),
      fc.constantFrom("A", "z", "0", "%", ".", " ", "\u0000"),
      async (at, sign) => {
        const changed = fragment.slice(0, at) + sign + fragment.slice(at + 1);
        if (changed !== fragment) assert.ok((await fromFragment(changed, LIBRARY)) instanceof Damaged, changed);
      },
    ),
    { numRuns: 200 },
  );
});

/** Makes an address by hand, as somebody might who means ill. */
function forged(json: string | Buffer): string {
  const payload = deflateRawSync(json).toString("base64url");
  let sum = 0x811c9dc5;
  for (const sign of payload) sum = Math.imul(sum ^ sign.charCodeAt(0), 0x01000193) >>> 0;
  return `#s=1.${payload}.${sum.toString(36)}`;
}

test("a hostile address is refused in words, and never takes long", async () => {
  const head = ["T", 60, [], [], 8, 0, "", []];
  const hostile = [
    forged(Buffer.alloc(10_000_000)),
    forged(`"${"a".repeat(9_000_000)}"`),
    forged("{}"),
    forged("null"),
    forged("[[[["),
    forged(
      JSON.stringify({ h: head, v: [], r: [], p: Array.from({ length: 5000 }, () => [1, 1, "t", 0, [], [], ""]) }),
    ),
    forged(JSON.stringify({ h: head, v: [], r: [], p: [[9, 1, "t", 0, [], [], ""]] })),
    forged(JSON.stringify({ h: head, v: [], r: [], p: [[1, -4, "t", 0, [], [], ""]] })),
    forged(JSON.stringify({ h: head, v: [], r: [], p: [[1, 5, "t", [0, "__proto__"], 7, [], ""]] })),
    forged(Buffer.from([0xff, 0xfe, 0x00])),
    "#s=1.a.b",
    "#s=1..",
    `#s=1.${"A".repeat(1_000_000)}.x`,
    "#s=99.abc.def",
    "#other",
  ];
  for (const fragment of hostile) {
    const found = await fromFragment(fragment, LIBRARY);
    assert.ok(found instanceof Damaged, fragment.slice(0, 60));
    assert.match(found.message, /\.$/);
  }
  assert.match(((await fromFragment("#s=2.abc.def", LIBRARY)) as Damaged).message, /newer version/);
});

test("what is forged in the right form is only ever text, ids and numbers", async () => {
  const found = await fromFragment(
    forged(
      JSON.stringify({
        h: ["<img src=x onerror=alert(1)>", 60, ["teacher", "../x", 4], [], 8, 0, "", []],
        v: [],
        r: [],
        p: [
          [
            1,
            5,
            "t",
            [3, "x"],
            [
              ["../x", 0],
              ["finding:a", 7, "<b>"],
            ],
            ["education", 5],
            9,
          ],
        ],
      }),
    ),
    LIBRARY,
  );
  assert.ok(!(found instanceof Damaged));
  assert.deepEqual(found.who.roles, ["teacher"]);
  assert.deepEqual(found.parts[0]?.uses, [{ ref: "finding:a", version: "", title: "<b>" }]);
  assert.equal(found.parts[0]?.why, "");
});
