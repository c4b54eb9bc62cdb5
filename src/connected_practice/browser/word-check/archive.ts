/**
 * Looks into a .docx file before it is read, so that one which was made to do harm is never unpacked: a small file
 * can hold parts that would fill the memory. Format: APPNOTE.TXT 6.3.10 of PKWARE, 4.3 (.ZIP files).
 */

/** How large the parts that are read may be when they are unpacked, together. */
export const MOST_UNPACKED = 50_000_000;

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;
const READ = /\.(?:xml|rels)$/i;

/** What is wrong with an archive. */
export type Fault = "damaged" | "locked" | "too large";

interface Entry {
  readonly name: string;
  readonly isLocked: boolean;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

/** Returns what is wrong with an archive, or null if its parts of XML can be unpacked safely. */
export async function faultIn(data: ArrayBuffer): Promise<Fault | null> {
  try {
    const entries = entriesIn(new DataView(data));
    if (entries.some((entry) => entry.isLocked)) return "locked";
    let room = MOST_UNPACKED;
    for (const entry of entries.filter(({ name }) => READ.test(name))) {
      room -= await unpackedSize(data, entry, room);
      if (room < 0) return "too large";
    }
    return null;
  } catch {
    return "damaged"; // RangeError where a length is wrong, TypeError where packed bytes are
  }
}

function entriesIn(view: DataView): Entry[] {
  const end = endOfDirectory(view);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  const stop = at + view.getUint32(end + 12, true);
  if (stop !== end) throw new RangeError("The directory is not where it should be.");
  while (at < stop) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError("An entry is missing.");
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [number, number, number];
    entries.push({
      name: new TextDecoder().decode(new Uint8Array(view.buffer, at + ENTRY_LENGTH, nameLength)),
      isLocked: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += ENTRY_LENGTH + nameLength + extra + comment;
  }
  return entries;
}

function endOfDirectory(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new RangeError("There is no directory.");
}

/** Returns how large a part is when it is unpacked, or a size above `most` as soon as it is larger than that. */
async function unpackedSize(data: ArrayBuffer, { method, packed, offset }: Entry, most: number): Promise<number> {
  const view = new DataView(data);
  if (view.getUint32(offset, true) !== LOCAL) throw new RangeError("A part is not where it should be.");
  const start = offset + LOCAL_LENGTH + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > data.byteLength) throw new RangeError("A part is cut off.");
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new RangeError("A part is packed in another way.");
  const parts = new Blob([new Uint8Array(data, start, packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = parts.getReader();
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader.cancel();
      break;
    }
  }
  return size;
}
