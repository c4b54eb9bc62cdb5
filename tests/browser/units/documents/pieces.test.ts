/** What documents are described with. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { endOf, originOf } from "browser/documents/frame";
import { type Frame, itemOf, plain, wordsOf } from "browser/documents/pieces";

for (const link of ["https://example.test/a?b=1#c", "http://example.test", "mailto:a@example.test"]) {
  test(`words can lead to ${link}`, () => assert.deepEqual(wordsOf({ text: "there", link }), { text: "there", link }));
}

for (const link of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.test", " https://x", 'https://x"y', ""]) {
  test(`words do not lead to ${JSON.stringify(link)}, and stay`, () => {
    assert.deepEqual(wordsOf({ text: "there", strong: true, link }), { text: "there", strong: true });
  });
}

test("an item may have items beneath it", () => {
  assert.deepEqual(itemOf("one"), { text: "one", items: [] });
  assert.deepEqual(itemOf(["one", { text: "two" }]), { text: ["one", { text: "two" }], items: [] });
  assert.deepEqual(itemOf({ text: "one", items: ["two"] }), { text: "one", items: ["two"] });
});

test("a text without its form", () => {
  assert.equal(plain(["We will ", { text: "listen", strong: true }, "."]), "We will listen.");
});

const FRAME: Frame = {
  title: "A charter",
  version: "2026-11-21",
  address: "https://example.test/",
  licence: "CC BY 4.0",
  sources: [],
  made: "22 November 2026",
};

test("a document says when it was made, and from which version", () => {
  assert.equal(originOf(FRAME), "Made with Connected Practice on 22 November 2026, from the version of 21 November 2026");
});

test("a document ends with its sources, if it has any", () => {
  assert.deepEqual(endOf(FRAME), []);
  assert.deepEqual(endOf({ ...FRAME, sources: ["One (2024)."] }), [
    { kind: "heading", level: 1, text: "Source" },
    { kind: "list", ordered: false, items: ["One (2024)."] },
  ]);
});
