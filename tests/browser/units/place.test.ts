/** Where a glossary tip goes. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { placeBeside } from "browser/term-tip/place";

const VIEW = { width: 320, height: 640 };
const TIP = { width: 200, height: 100 };

test("above its word where there is room", () => {
  const place = placeBeside([{ left: 50, top: 300, bottom: 320 }], TIP, VIEW);
  assert.deepEqual(place, { side: "above", left: 50, top: 200, room: 296 });
});

test("below a word near the top of the window", () => {
  const place = placeBeside([{ left: 50, top: 20, bottom: 40 }], TIP, VIEW);
  assert.deepEqual(place, { side: "below", left: 50, top: 40, room: 596 });
});

test("inside the window beside a word near its right edge", () => {
  const place = placeBeside([{ left: 300, top: 300, bottom: 320 }], TIP, VIEW);
  assert.equal(place.left, 116);
});
