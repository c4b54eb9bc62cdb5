/** Text made fit for files, and read by its first letter. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { clean, dateInWords, isRightToLeft } from "browser/documents/text";

test("what people write stays as it is", () => {
  const written = "We will … “by” <b>&amp;</b>\tünïcode 👩‍👩‍👧 שלום\u200F \u00AD 日本語 \uFFFD";
  assert.equal(clean(written), written);
});

test("every kind of new line becomes one", () => {
  assert.equal(clean("a\r\nb\rc\nd\u2028e\vf"), "a\nb\nc\nd\ne\nf");
});

test("what no file may hold goes, and nothing beside it", () => {
  assert.equal(clean("a\u0000b\u0008c\uFFFFd\uD800e\uDC00f"), "abcdef");
});

test("any text at all comes out as text that XML allows, and coming again changes nothing", () => {
  const allowed = /^(?:[\t\n\u0020-\uD7FF\uE000-\uFFFD]|[\u{10000}-\u{10FFFF}])*$/u;
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const cleaned = clean(text);
      assert.match(cleaned, allowed);
      assert.equal(clean(cleaned), cleaned);
    }),
  );
});

test("a text's direction is that of its first letter", () => {
  assert.equal(isRightToLeft("שלום and more"), true);
  assert.equal(isRightToLeft("… “مرحبا”"), true);
  assert.equal(isRightToLeft("and then שלום"), false);
  assert.equal(isRightToLeft("12 שלום"), false);
  assert.equal(isRightToLeft("…"), false);
});

test("dates are said in words, other text as it is", () => {
  assert.equal(dateInWords("2026-11-02"), "2 November 2026");
  assert.equal(dateInWords("2026-11-02T10:00:00Z"), "2 November 2026");
  assert.equal(dateInWords("2026-13-02"), "2026-13-02");
  assert.equal(dateInWords("last week"), "last week");
});
