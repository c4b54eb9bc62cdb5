/**
 * A whole session in an address, in the part after #, which no browser sends to a server.
 *
 *     #s=1.<payload>.<check>
 *
 * 1 is the format. The payload is JSON, deflated (RFC 1951) and written as base64url (RFC 4648, 5). The check tells an
 * address that was cut short or retyped from a whole one. Texts that are the library's own are not stored but referred
 * to: a record's title, the words of a step of one of its sessions, a phrase of a proposal. Ids of parts are not stored.
 */

import { Unreadable } from "../files";
import { type Library, loadLibrary } from "./library";
import { OWN_TEXTS, PHRASES } from "./phrases";
import { sessionIn } from "./session-file";
import type { Part, Session, Used } from "./session";

/** What was in an address is no session. The message is for people. */
export class Damaged extends Error {
  override readonly name = "Damaged";
}

const START = "#s=";
const FORMAT = "1";
/** No session that the page makes is longer (signs, and bytes when it is inflated). */
const LONGEST = 2_000_000;
const LARGEST = 4_000_000;
const KINDS: readonly Part["kind"][] = ["opening", "activity", "break", "closing"];

/** Refers to a text of the library: a phrase by its number, a step by the number of its session and its id. */
type Reference = number | readonly [session: number, step: string];
/** A text as it is, or where it stands in the library. An empty one is 0. */
type Stored = string | Reference;
type StoredPart = readonly [
  kind: number,
  minutes: number,
  title: Stored,
  what: Stored,
  uses: readonly (readonly [ref: string, version: number, title?: string])[],
  seats: readonly string[],
  why: string,
];

interface Stores {
  /** Title, minutes, roles, sectors, number, online, about, topics. */
  readonly h: readonly [string, number, readonly string[], readonly string[], number, 0 | 1, string, readonly string[]];
  /** Versions that the records have. */
  readonly v: readonly string[];
  /** Sessions of the library from which there are steps. */
  readonly r: readonly string[];
  readonly p: readonly StoredPart[];
}

/** Returns the part of an address from # on that holds a session. Without a library every text is stored in full. */
export async function toFragment(session: Session, library?: Library | null): Promise<string> {
  const known = library === undefined ? await libraryOrNull() : library;
  const payload = encoded(await deflated(JSON.stringify(new Writer(known).stored(session))));
  return `${START}${FORMAT}.${payload}.${check(payload)}`;
}

/** Whether the part of an address from # on says that it holds a session. */
export function isFragment(text: string): boolean {
  return text.startsWith(START);
}

/** Returns the session in the part of an address from # on, or what is wrong with it. Never rejects. */
export async function fromFragment(text: string, library?: Library | null): Promise<Session | Damaged> {
  if (!isFragment(text)) return new Damaged(`This address holds no session. ${ASK}`);
  if (text.length > LONGEST) return new Damaged(`This address is far longer than a session can be. ${ASK}`);
  const [format, payload = "", sum, ...more] = text.slice(START.length).split(".");
  if (format !== FORMAT && /^\d{1,3}$/.test(format ?? "")) return new Damaged(NEWER);
  if (format !== FORMAT || !payload || more.length || sum !== check(payload)) return new Damaged(CUT);
  try {
    const value = JSON.parse(await inflated(decoded(payload))) as unknown;
    return sessionIn(loose(value, library === undefined ? await libraryOrNull() : library));
  } catch (error) {
    return new Damaged(error instanceof Unreadable ? error.message : CUT);
  }
}

const ASK = "Ask whoever sent it for the whole address, or for the session as a file.";
const CUT = `This address is not whole: some of it was lost or changed on the way, as happens when a long line is broken in a message. ${ASK}`;
const NEWER =
  "This address was made with a newer version of this page. Load the page again, then open the address once more.";

function libraryOrNull(): Promise<Library | null> {
  return loadLibrary().catch(() => null);
}

/** Writes one session; numbers the versions and sessions that it meets. */
class Writer {
  private readonly versions: string[] = [];
  private readonly sessions: string[] = [];
  private readonly steps = new Map<string, readonly [string, string]>();

  constructor(private readonly library: Library | null) {
    for (const { ref, steps } of library?.sessions ?? []) {
      for (const { id, what } of steps) if (what && !this.steps.has(what)) this.steps.set(what, [ref, id]);
    }
  }

  stored(session: Session): Stores {
    const { title, minutes, who, about, topics } = session;
    const p = session.parts.map((part) => this.part(part));
    const online = who.place === "online" ? 1 : 0;
    return {
      h: [title, minutes, who.roles, who.sectors, who.number, online, about, topics],
      v: this.versions,
      r: this.sessions,
      p,
    };
  }

  private part(part: Part): StoredPart {
    const uses = part.uses.map((used) => this.used(used));
    const own = part.uses[0]?.title;
    const title = part.title !== "" && part.title === own ? -1 : this.text(part.title);
    return [KINDS.indexOf(part.kind), part.minutes, title, this.text(part.what), uses, part.seats, part.why];
  }

  private used({ ref, version, title }: Used): readonly [string, number, string?] {
    const at = numberOf(version, this.versions);
    return this.library?.byRef.get(ref)?.title === title ? [ref, at] : [ref, at, title];
  }

  private text(text: string): Stored {
    if (!text) return 0;
    const phrase = OWN_TEXTS.indexOf(text);
    const step = this.steps.get(text);
    if (phrase >= 0) return phrase + 1;
    return step ? [numberOf(step[0], this.sessions), step[1]] : text;
  }
}

function numberOf(text: string, listed: string[]): number {
  const at = listed.indexOf(text);
  return at >= 0 ? at : listed.push(text) - 1;
}

/** Returns what was stored as a value that still has to be held against the shape of a session. */
function loose(value: unknown, library: Library | null): unknown {
  const { h, v, r, p } = value as Stores; // whatever it is: a wrong shape throws here, or is refused as no session
  const [title, minutes, roles, sectors, number, online, about, topics] = h;
  const uses = (stored: StoredPart[4]) =>
    stored.map(([ref, version, own]) => ({
      ref,
      version: v[version] ?? "",
      title: own ?? library?.byRef.get(ref)?.title ?? ref,
    }));
  const words = (stored: Stored): string => {
    if (typeof stored === "string") return stored;
    if (typeof stored === "number") return stored > 0 ? (OWN_TEXTS[stored - 1] ?? PHRASES.gone) : "";
    const made = library?.sessions.find(({ ref }) => ref === r[stored[0]]);
    return made?.steps.find(({ id }) => id === stored[1])?.what ?? PHRASES.gone;
  };
  const parts = p.map(([kind, partMinutes, partTitle, what, used, seats, why], at) => {
    const records = uses(used);
    const named = partTitle === -1 ? (records[0]?.title ?? "") : words(partTitle);
    return {
      id: `p${at + 1}`,
      kind: KINDS[kind],
      title: named,
      minutes: partMinutes,
      what: words(what),
      uses: records,
      seats,
      why,
    };
  });
  const who = { roles, sectors, number, place: online === 1 ? "online" : "room" };
  return { format: 1, title, minutes, who, about, topics, parts };
}

async function deflated(text: string): Promise<Uint8Array> {
  return through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"), Number.POSITIVE_INFINITY);
}

async function inflated(bytes: Uint8Array): Promise<string> {
  const text = await through(bytes, new DecompressionStream("deflate-raw"), LARGEST);
  return new TextDecoder("utf-8", { fatal: true }).decode(text);
}

/** Returns what a stream makes of bytes. Rejects where that is more than `most`, and takes no more from it then. */
async function through(bytes: Uint8Array, stream: GenericTransformStream, most: number): Promise<Uint8Array> {
  const given = new Blob([bytes as BlobPart])
    .stream()
    .pipeThrough(stream as ReadableWritablePair<Uint8Array, Uint8Array>);
  const reader = given.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > most) {
      await reader.cancel().catch(() => undefined);
      throw new RangeError("more than a session can be");
    }
    chunks.push(next.value);
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

/** Writes bytes in signs that stand in an address as they are. */
function encoded(bytes: Uint8Array): string {
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function decoded(text: string): Uint8Array {
  if (!/^[\w-]+$/.test(text)) throw new RangeError("signs that no payload has");
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
}

/** Returns a short sum of a text: FNV-1a, 32 bits, in letters and digits. */
function check(text: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return sum.toString(36);
}
