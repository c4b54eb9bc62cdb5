/** Word files that were made to do harm are not unpacked. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";

import { faultIn, MOST_UNPACKED } from "browser/word-check/archive";

interface Part {
  readonly name: string;
  readonly data: Buffer;
  readonly flags?: number;
  readonly method?: number;
}

/** Returns an archive of these parts. */
function archive(parts: readonly Part[], comment = ""): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, data, flags = 0, method = 8 } of parts) {
    const packed = method === 8 ? deflateRawSync(data) : data;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(1, 18); // what it says of its size may be a lie
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(offset);
    entries.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, Buffer.alloc(10), place, Buffer.from(name)]));
    bodies.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([...bodies, directory, Buffer.from("PK\x05\x06"), end, Buffer.from(comment)]);
}

function fault(data: Buffer): Promise<string | null> {
  return faultIn(data.buffer.slice(data.byteOffset, data.byteOffset + data.length) as ArrayBuffer);
}

const WORDS = { name: "word/document.xml", data: Buffer.from("<w:t>words</w:t>") };

test("a whole file has no fault, with a comment and with parts that are not packed", async () => {
  assert.equal(await fault(archive([WORDS, { ...WORDS, name: "a.rels", method: 0 }], "PK, a comment")), null);
});

test("parts that fill the memory are too large, whatever they say of their size", async () => {
  assert.equal(await fault(archive([{ ...WORDS, data: Buffer.alloc(MOST_UNPACKED + 1) }])), "too large");
  const half = { ...WORDS, data: Buffer.alloc(MOST_UNPACKED / 2 + 1) };
  assert.equal(await fault(archive([half, { ...half, name: "word/styles.xml" }])), "too large");
});

test("pictures are not looked at: nothing reads them", async () => {
  assert.equal(await fault(archive([WORDS, { name: "word/media/1.png", data: Buffer.from("x"), method: 12 }])), null);
});

test("a locked part is told as such", async () => assert.equal(await fault(archive([{ ...WORDS, flags: 1 }])), "locked"));

for (const [name, data] of [
  ["nothing", Buffer.alloc(0)],
  ["words", Buffer.from("words, and no archive")],
  ["an archive that is cut off", archive([WORDS]).subarray(0, -30)],
  ["an archive whose beginning is missing", archive([WORDS]).subarray(20)],
  ["a part that is packed in another way", archive([{ ...WORDS, method: 12 }])],
  ["packed bytes that are none", archive([{ ...WORDS, data: Buffer.from("\xff\xff\xff"), method: 0 }]).map((byte, at) => (at === 8 ? 8 : byte))],
] as [string, Buffer][]) {
  test(`${name}: damaged`, async () => {
    const found = await fault(Buffer.from(data));
    assert.ok(found === "damaged" || (name.startsWith("packed") && found === null));
  });
}

test("whatever is changed in it, it is looked into without a fault of ours", async () => {
  const whole = archive([WORDS, { ...WORDS, name: "word/styles.xml" }]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), async (changes) => {
      const data = Buffer.from(whole);
      for (const [at, byte] of changes) data[at] = byte;
      assert.ok([null, "damaged", "locked", "too large"].includes(await fault(data)));
    }),
  );
});
