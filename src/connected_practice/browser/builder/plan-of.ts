/** A person's session as a plan, ready to be described. */

import type { Piece } from "../documents";
import type { Material, Plan, Step } from "../packs/plan";
import { addressOf } from "../site";
import type { Library, Names } from "./library";
import { ownMaterialsOf } from "./origins";
import { frameworksOf, type Materials, materialsIn, outcomesOf, prepareOf, safetyOf, total } from "./parts";
import { PHRASES } from "./phrases";
import type { Part, Session } from "./session";
import { toSince } from "./since";

/** The page that says what has changed in the records of a session, and the one that says how one hears of changes. */
const SINCE = "tools/session/";
const CHANGES = "about/changes/";
const LICENCE = "Connected Practice, CC BY 4.0. What whoever runs the session has added is their own.";

/** Signs of an address that can stand on paper and on a slide. */
const LONGEST_ADDRESS = 160;
/** Signs of an address of which a small printed code can still be read. */
const LONGEST_CODE = 300;
/** Office opens no file whose links are longer (signs). */
const LONGEST_LINK = 2000;

/**
 * Returns a session as a plan. `materials` are those that could be had: a record that is missing stays as its title.
 * `plans` are those of the library's sessions that it was made from.
 * `address` is the one that opens this very session. It is longer than anybody types, so that documents name the page;
 * the facilitator's notes have a link that opens the session.
 */
export function planOf(
  session: Session,
  materials: Materials,
  library: Library,
  address: string,
  plans: readonly Plan[] = [],
): Plan {
  const used = materialsIn(session, materials);
  return {
    format: 1,
    title: session.title.trim() || titleOf(session, library),
    summary: PHRASES.summary(session.minutes, subjectOf(session, library)),
    address: address.length > LONGEST_ADDRESS ? (address.split("#")[0] ?? "") : address,
    changes: changesOf(session),
    version: versionOf(session, used, library),
    licence: LICENCE,
    minutes: total(session),
    people: peopleOf(session, library),
    ...(session.who.number > 0 ? { number: session.who.number } : {}),
    outcomes: outcomesOf(session, materials, plans),
    prepare: prepareOf(session, materials, plans).filter((line) => line !== PHRASES.prepare.print(session.who.number)), // papers say so
    safety: safetyOf(session, materials, plans),
    steps: session.parts.map((part) => stepOf(part, materials, ownMaterialsOf(part, plans, library))),
    notes: [...plans.flatMap(notesFrom), ...notesOf(session), ...opensAgain(address)],
    frameworks: frameworksOf(session, materials),
    sources: [...new Set(used.flatMap((material) => material.sources))].sort(byLetters),
  };
}

/** Returns an address that says later what has changed, short enough for a QR code. */
function changesOf(session: Session): string {
  const since = toSince(session);
  return since && since.length <= LONGEST_CODE ? addressOf(SINCE) + since : addressOf(CHANGES);
}

/** By letters, the same on every machine: a list of references does not turn on the browser's language. */
function byLetters(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : a < b ? -1 : Number(a > b);
}

/** Returns a title for a session that has none: what was asked for in a few words, or else its topics. */
export function titleOf(session: Pick<Session, "topics" | "about">, library: Library): string {
  const about = session.about.trim().replace(/\s+/g, " ");
  const topics = session.topics
    .slice(0, 2)
    .map((id) => library.topics.get(id) ?? id)
    .join("; ");
  const short = about && about.length <= SHORT_TITLE ? about.charAt(0).toUpperCase() + about.slice(1) : "";
  return short || topics || about || PHRASES.untitled;
}

/** Signs of what was asked for that still make a title. */
const SHORT_TITLE = 40;

/** Returns what a session is about, as it stands within a sentence; empty where nobody has said. */
export function subjectOf(session: Pick<Session, "topics" | "about">, library: Library): string {
  const topics = session.topics.slice(0, 3).map((id) => inSentence(library.topics.get(id) ?? id));
  return topics.length ? inList(topics) : session.about.trim();
}

/** Returns a title as it stands within a sentence: `SEND` keeps its letters. */
export function inSentence(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

/** Returns things as one says them: `a, b and c`. */
export function inList(things: readonly string[]): string {
  const last = things.at(-1) ?? "";
  return things.length > 1 ? `${things.slice(0, -1).join(", ")} and ${last}` : last;
}

/** Says who it is for: `12 people in a room: teacher, social worker`. */
export function peopleOf({ who }: Pick<Session, "who">, library: Library): string {
  const names = (ids: readonly string[], list: Names) => ids.map((id) => inSentence(list.get(id) ?? id));
  const roles = names(who.roles, library.roles);
  const kinds = roles.length ? roles : names(who.sectors, library.sectors);
  const number = who.number > 0 ? PHRASES.people(who.number, who.place === "online") : "";
  return [number, kinds.join(", ")].filter(Boolean).join(": ");
}

function versionOf(session: Session, used: readonly Material[], library: Library): string {
  const versions = [...used, ...session.parts.flatMap((part) => part.uses)].map(({ version }) => version);
  const all = versions.some(Boolean) ? versions : library.materials.map(({ version }) => version);
  return all.reduce((newest, version) => (version > newest ? version : newest), "");
}

function stepOf(part: Part, materials: Materials, own: readonly Material[]): Step {
  const found = [...part.uses.flatMap(({ ref }) => materials.get(ref) ?? []), ...own];
  const sectors = new Set(found.flatMap(({ seats }) => seats.map(({ sector }) => sector)));
  const { id, kind, title, minutes } = part;
  const what = kind === "break" ? part.what : part.what || found.map((material) => material.what).join(" ");
  return {
    id,
    kind,
    title,
    minutes,
    what,
    materials: found,
    seats: part.seats.filter((sector) => sectors.has(sector)),
  };
}

/** Returns the notes of a session that this one was made from, under its name. */
function notesFrom({ title, address, notes }: Plan): Piece[] {
  if (!notes.length) return [];
  return [
    { kind: "heading", level: 2, text: PHRASES.notesFrom(title) },
    { kind: "paragraph", runs: [{ text: address, link: address }], as: "small" },
    ...notes.map((piece) => (piece.kind === "heading" ? ({ ...piece, level: 3 } as const) : piece)),
  ];
}

/** Returns why the parts are there, for whoever runs it. */
function notesOf(session: Session): Piece[] {
  const items = session.parts
    .filter((part) => part.why)
    .map((part) => [{ text: `${part.title}: `, strong: true }, part.why]);
  if (!items.length) return [];
  return [
    { kind: "heading", level: 2, text: PHRASES.whyParts },
    { kind: "list", ordered: false, items },
  ];
}

/** Returns a line that opens the session in the builder, to be changed. */
function opensAgain(address: string): Piece[] {
  if (address.length <= LONGEST_ADDRESS || address.length > LONGEST_LINK) return [];
  return [{ kind: "paragraph", runs: [{ text: PHRASES.openAgain, link: address }] }];
}
