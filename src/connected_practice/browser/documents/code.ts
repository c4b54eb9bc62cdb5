/** An address as a QR code (ISO/IEC 18004, by uqr), as a picture in PNG (https://www.w3.org/TR/png-3/). */

import { zlibSync } from "fflate/browser";
import { encode } from "uqr";

export interface Code {
  /** A data address (PNG). */
  readonly source: string;
  readonly alt: string;
}

export const CODE_ALT = "QR code that leads to what has changed since";
/** How wide the edge of a code must be, in its modules. */
const QUIET = 4;
/** Pixels of a module. */
const SCALE = 8;
/** What a code still holds so that a telephone reads it from paper (bytes). */
const LONGEST = 1000;

/** Returns the QR code of an address. Throws RangeError where the address is too long for one (1,000 bytes). */
export function codeOf(address: string, alt = CODE_ALT): Code {
  return { source: `data:image/png;base64,${base64(codeBytes(address))}`, alt };
}

/** Returns the QR code of an address as the bytes of a PNG. Throws RangeError as above. */
export function codeBytes(address: string): Uint8Array {
  if (new TextEncoder().encode(address).length > LONGEST)
    throw new RangeError("This address is too long for a QR code.");
  return png(encode(address, { ecc: "M", boostEcc: true, border: QUIET }).data);
}

/** Returns bytes in base64 (RFC 4648, 4). */
export function base64(bytes: Uint8Array): string {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(pieces.join(""));
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Returns modules, dark ones true, as a PNG in black and white with one bit a pixel. */
function png(modules: readonly (readonly boolean[])[]): Uint8Array {
  const side = modules.length * SCALE;
  const row = 1 + Math.ceil(side / 8); // a row begins with its filter: none
  const pixels = new Uint8Array(row * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const dark = modules[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)] ?? false;
      const at = y * row + 1 + (x >> 3);
      if (!dark) pixels[at] = (pixels[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  const head = [...number(side), ...number(side), 1, 0, 0, 0, 0];
  const chunks = [
    chunk("IHDR", Uint8Array.from(head)),
    chunk("IDAT", zlibSync(pixels)),
    chunk("IEND", new Uint8Array()),
  ];
  return joined([Uint8Array.from(SIGNATURE), ...chunks]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = joined([new TextEncoder().encode(name), data]);
  return joined([Uint8Array.from(number(data.length)), named, Uint8Array.from(number(crc(named)))]);
}

function number(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Returns the cyclic redundancy check of a chunk (PNG, annex D). */
function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
