/** What stands around a document: addresses that can be shown and linked to, pictures that keep their shape. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { addressOf, changesOf, contained, originOf } from "browser/documents/frame";
import type { Frame } from "browser/documents/pieces";

const FRAME: Frame = {
  title: "An hour",
  version: "2026-11-21",
  address: "https://library.test/sessions/one/",
  licence: "CC BY 4.0",
  sources: [],
  made: "22 November 2026",
};

test("a document says when it was made and from what", () => {
  assert.equal(
    originOf(FRAME),
    "Made with Connected Practice on 22 November 2026, from the version of 21 November 2026",
  );
  assert.equal(originOf({ ...FRAME, made: "" }), "Made with Connected Practice, from the version of 21 November 2026");
});

test("an address of any length is shown in one or two lines", () => {
  assert.deepEqual(addressOf(FRAME), { text: FRAME.address, link: FRAME.address });
  const long = `https://library.test/tools/session/#s=1.${"a".repeat(1000)}`;
  assert.equal(addressOf({ ...FRAME, address: long }).link, long);
  assert.ok(addressOf({ ...FRAME, address: long }).text.length < 130);
  const longer = `${long}${"b".repeat(3000)}`;
  assert.equal(
    addressOf({ ...FRAME, address: longer }).link,
    "https://library.test/tools/session/",
    "Office cannot link to more",
  );
});

test("only an address that a telephone can read from paper becomes a code", () => {
  assert.equal(changesOf({ ...FRAME, changes: "https://library.test/x/#changes" }), "https://library.test/x/#changes");
  assert.equal(changesOf(FRAME), FRAME.address);
  assert.equal(changesOf({ ...FRAME, changes: "javascript:alert(1)" }), "");
  assert.equal(changesOf({ ...FRAME, changes: `https://library.test/${"a".repeat(400)}` }), "");
});

test("a picture stands whole in its place", () => {
  assert.deepEqual(contained({ width: 400, height: 100 }, { width: 60, height: 18 }), { width: 60, height: 15 });
  assert.deepEqual(contained({ width: 100, height: 400 }, { width: 60, height: 20 }), { width: 5, height: 20 });
});
