/** QR codes are pictures that hold an address; an address that is too long for one is refused. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { encode } from "uqr";

import { codeBytes, codeOf } from "browser/documents/code";

const ADDRESS = "https://library.test/about/changes/";

/** Reads the modules of a PNG of one bit a pixel, eight pixels a module. */
function modules(bytes: Uint8Array): boolean[][] {
  const view = Buffer.from(bytes);
  const side = view.readUInt32BE(16);
  const start = view.indexOf("IDAT") + 4;
  const pixels = inflateSync(view.subarray(start, start + view.readUInt32BE(start - 8)));
  const row = 1 + Math.ceil(side / 8);
  assert.equal(pixels.length, row * side);
  return Array.from({ length: side / 8 }, (_, y) =>
    Array.from({ length: side / 8 }, (_module, x) => pixels[y * 8 * row + 1 + x] === 0),
  );
}

test("the picture holds the code with a quiet edge", () => {
  const wanted = encode(ADDRESS, { ecc: "M", boostEcc: true, border: 4 }).data;
  const found = modules(codeBytes(ADDRESS));
  assert.deepEqual(found, wanted);
  assert.ok(
    found
      .slice(0, 4)
      .flat()
      .every((dark) => !dark),
  );
});

test("it is a data address with words for those who do not see it", () => {
  const { source, alt } = codeOf(ADDRESS);
  assert.match(source, /^data:image\/png;base64,iVBORw0KGgo/);
  assert.match(alt, /QR code that leads to/);
  assert.equal(codeOf(ADDRESS).source, source, "the same for the same address");
});

test("an address that no telephone could read is refused", () => {
  assert.throws(() => codeOf(`https://library.test/#${"a".repeat(2000)}`), RangeError);
});
