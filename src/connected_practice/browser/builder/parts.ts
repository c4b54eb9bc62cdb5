/**
 * What can be done to a session, each time as a new one, and what follows from what is in it. All minutes are whole,
 * and none is under 1.
 */

import type { Material, Plan } from "../packs/plan";
import { type Entry, type ReadyMade, type ReadyStep, usedOf } from "./library";
import { coveredBy } from "./origins";
import { MIXED, PHRASES } from "./phrases";
import type { Part, Session } from "./session";
import { spread } from "./spread";

/** A part that is shorter than this is no part (minutes). */
export const SHORTEST_PART = 1;
/** A day's work; nothing here goes beyond it (minutes). */
export const LONGEST_PART = 480;
/** What one page can show and one file hold. */
export const MOST_PARTS = 200;
const BREAK = 10;

/** Returns how long the parts take together, in minutes. */
export function total(session: Pick<Session, "parts">): number {
  return session.parts.reduce((sum, part) => sum + part.minutes, 0);
}

/** Returns the minutes that are still to give away; below zero, those that there are too many of. */
export function difference(session: Session): number {
  return session.minutes - total(session);
}

/** Adds a part, at a place or before the closing one. A session that is full stays as it is. */
export function add(session: Session, part: Part, at?: number): Session {
  if (session.parts.length >= MOST_PARTS) return session;
  const taken = session.parts.some((other) => other.id === part.id);
  const own = { ...part, id: taken || !part.id ? newPartId(session) : part.id, minutes: bounded(part.minutes) };
  const place = Math.min(Math.max(0, Math.round(at ?? beforeClosing(session))), session.parts.length);
  return { ...session, parts: withParts(session.parts, place, 0, own) };
}

/** Returns parts with others in the place of `count` of them. */
function withParts(parts: readonly Part[], at: number, count: number, ...others: readonly Part[]): Part[] {
  return [...parts.slice(0, at), ...others, ...parts.slice(at + count)];
}

function beforeClosing({ parts }: Session): number {
  return parts.at(-1)?.kind === "closing" ? parts.length - 1 : parts.length;
}

export function remove(session: Session, id: string): Session {
  return { ...session, parts: session.parts.filter((part) => part.id !== id) };
}

/** Moves a part to a place among the others, counted from 0. */
export function move(session: Session, id: string, to: number): Session {
  const part = session.parts.find((one) => one.id === id);
  if (!part) return session;
  const others = session.parts.filter((one) => one !== part);
  const place = Math.min(Math.max(0, Math.round(to)), others.length);
  return { ...session, parts: withParts(others, place, 0, part) };
}

/** Makes two parts of one, which share its minutes. A part of one minute stays whole, and so does one in a full session. */
export function split(session: Session, id: string): Session {
  const at = session.parts.findIndex((part) => part.id === id);
  const part = session.parts[at];
  if (!part || part.minutes < 2 * SHORTEST_PART || session.parts.length >= MOST_PARTS) return session;
  const second = Math.floor(part.minutes / 2);
  const kind = part.kind === "break" ? "break" : "activity";
  const rest: Part = { ...part, id: newPartId(session), kind, title: continued(part.title), minutes: second, why: "" };
  const first = { ...part, minutes: part.minutes - second };
  const halves =
    part.kind === "closing"
      ? [
          { ...rest, title: part.title },
          { ...first, title: continued(part.title) },
        ]
      : [first, rest];
  return { ...session, parts: withParts(session.parts, at, 1, ...halves) };
}

function continued(title: string): string {
  return title.endsWith(PHRASES.continued) ? title : `${title} ${PHRASES.continued}`;
}

/** Gives a part other minutes: whole ones, from 1 to 480. */
export function setMinutes(session: Session, id: string, minutes: number): Session {
  const change = (part: Part): Part => (part.id === id ? { ...part, minutes: bounded(minutes) } : part);
  return { ...session, parts: session.parts.map(change) };
}

function bounded(minutes: number): number {
  return Number.isFinite(minutes)
    ? Math.min(Math.max(SHORTEST_PART, Math.round(minutes)), LONGEST_PART)
    : SHORTEST_PART;
}

/** Whether minutes can be found for every part: `fit` does nothing where they cannot. */
export function canFit(session: Session): boolean {
  return session.parts.length > 0 && session.parts.length * SHORTEST_PART <= session.minutes;
}

/**
 * Spreads what is missing or too much over the activities, in proportion, so that the minutes sum exactly; over the
 * other parts only where the activities cannot give as much. Where there is no part, or more parts than minutes, the
 * session stays as it is.
 */
export function fit(session: Session): Session {
  if (!canFit(session) || !Number.isInteger(session.minutes)) return session;
  const kinds = session.parts.some((part) => part.kind === "activity") ? ["activity"] : ["opening", "closing", "break"];
  const isElastic = (part: Part): boolean => kinds.includes(part.kind);
  const fixed = total({ parts: session.parts.filter((part) => !isElastic(part)) });
  const elastic = session.parts.filter(isElastic);
  const left = session.minutes - fixed;
  const chosen = left >= elastic.length * SHORTEST_PART ? isElastic : () => true;
  const parts = session.parts.filter(chosen);
  const shares = spread(
    session.minutes - total({ parts: session.parts.filter((part) => !chosen(part)) }),
    parts.map(({ minutes }) => ({ weight: minutes, least: SHORTEST_PART })),
  );
  const minutesOf = new Map(parts.map((part, at) => [part.id, shares[at] ?? SHORTEST_PART]));
  return {
    ...session,
    parts: session.parts.map((part) => ({ ...part, minutes: minutesOf.get(part.id) ?? part.minutes })),
  };
}

/** Returns an id that no part of a session has. */
export function newPartId({ parts }: Pick<Session, "parts">): string {
  const numbers = parts.map((part) => Number(/^p(\d{1,6})$/.exec(part.id)?.[1] ?? 0));
  return `p${Math.max(0, ...numbers) + 1}`;
}

/** Whether people of more than one service come. */
export function isMixed(session: Pick<Session, "who">): boolean {
  return new Set(session.who.sectors).size > 1;
}

/** Returns the sectors of a session for which a record has questions, where who comes is mixed; otherwise none. */
export function seatsFor(seats: readonly string[], session: Pick<Session, "who">): string[] {
  const found = isMixed(session) ? seats.filter((sector) => session.who.sectors.includes(sector)) : [];
  return found.length >= MIXED ? found : [];
}

/** Returns a record as a part, with its usual minutes; a case with seats is split where who comes is mixed. */
export function partOf(record: Entry | Material, session: Session): Part {
  const seats = record.seats.map((seat) => (typeof seat === "string" ? seat : seat.sector));
  return {
    id: newPartId(session),
    kind: "activity",
    title: record.title,
    minutes: record.minutes[1],
    what: "", // what the record itself says of working with it
    uses: usedOf(record),
    seats: seatsFor(seats, session),
    why: "",
  };
}

/** Returns a part that a person describes. */
export function ownPart(session: Session): Part {
  return { ...blank(session), kind: "activity", title: PHRASES.own, minutes: BREAK };
}

export function breakPart(session: Session): Part {
  return { ...blank(session), kind: "break", title: PHRASES.break, minutes: BREAK };
}

function blank(session: Session) {
  return { id: newPartId(session), what: "", uses: [], seats: [], why: "" };
}

/** Returns a session or module of the library as a session that a person can change. */
export function sessionOf(made: ReadyMade): Session {
  const last = made.steps.length - 1;
  const parts = made.steps.map((step, at): Part => ({
    id: `p${at + 1}`,
    kind: kindOf(step, at, last),
    title: step.title,
    minutes: step.minutes,
    what: step.what,
    uses: step.uses,
    seats: [],
    why: "",
  }));
  const who = { roles: [], sectors: [], number: 12, place: "room" } as const;
  return { format: 1, title: made.title, minutes: total({ parts }), who, about: "", topics: made.topics, parts };
}

const BREAKS = ["break", "have a break", "a break", "lunch", "coffee break", "pause"];
const OPENINGS = ["welcome", "open ", "open:", "opening"];
const CLOSINGS = ["close", "closing", "end ", "goodbye"];

/**
 * Says by its title and place what a step of the library is, which has steps and no kinds. The same as
 * src/connected_practice/packs/plan.py.
 */
function kindOf(step: ReadyStep, at: number, last: number): Part["kind"] {
  const title = step.title.toLowerCase();
  if (BREAKS.includes(title) && !step.uses.length) return "break";
  if (at === 0 && OPENINGS.some((start) => title.startsWith(start))) return "opening";
  return at === last && CLOSINGS.some((start) => title.startsWith(start)) ? "closing" : "activity";
}

/** Materials by their refs, as far as they could be had. */
export type Materials = ReadonlyMap<string, Material>;

/** Returns the materials of a session in the order in which they come, each once. */
export function materialsIn(session: Session, materials: Materials): Material[] {
  const refs = new Set(session.parts.flatMap((part) => part.uses.map((used) => used.ref)));
  return [...refs].flatMap((ref) => materials.get(ref) ?? []);
}

/**
 * Returns what people can do afterwards, at most five things: more than that nobody takes home. Where the session was
 * made from others (`plans`), these say it for what they work with.
 */
export function outcomesOf(session: Session, materials: Materials, plans: readonly Plan[] = []): string[] {
  const said = plans.flatMap((plan) => plan.outcomes);
  const outcomes = ofEachKind(besides(session, materials, plans).filter((material) => material.outcome));
  return [...new Set([...said, ...outcomes])].slice(0, Math.max(MOST_OUTCOMES, said.length));
}

/** Returns the outcomes of the first two materials of each kind: a third finding teaches the same thing again. */
function ofEachKind(materials: readonly Material[]): string[] {
  const met = new Map<string, number>();
  return materials.flatMap(({ kind, outcome }) => {
    const before = met.get(kind) ?? 0;
    met.set(kind, before + 1);
    return before < MOST_OF_A_KIND ? [outcome] : [];
  });
}

/** Returns the materials about which the plans that a session was made from say nothing. */
function besides(session: Session, materials: Materials, plans: readonly Plan[]): Material[] {
  const covered = coveredBy(plans);
  return materialsIn(session, materials).filter(({ ref }) => !covered.has(ref));
}

const MOST_OUTCOMES = 5;
const MOST_OF_A_KIND = 2;

/** Returns the framework sections that the materials serve, each once. */
export function frameworksOf(session: Session, materials: Materials): { framework: string; title: string }[] {
  const found = materialsIn(session, materials).flatMap((material) => material.frameworks);
  return [...new Map(found.map((one) => [`${one.framework}\n${one.title}`, one])).values()];
}

/** Returns what to have ready, from what is in a session. */
export function prepareOf(session: Session, materials: Materials, plans: readonly Plan[] = []): string[] {
  const { number, place } = session.who;
  const used = materialsIn(session, materials);
  const seated = session.parts.some((part) => part.seats.length > 0);
  const lines = [
    ...(used.length ? [place === "online" ? PHRASES.prepare.send : PHRASES.prepare.print(number)] : []),
    ...(used.some((material) => material.note) ? [PHRASES.prepare.read] : []),
    ...(seated ? [place === "online" ? PHRASES.prepare.rooms : PHRASES.prepare.tables] : []),
    place === "online" ? PHRASES.prepare.link : PHRASES.prepare.room,
  ];
  return session.parts.length ? [...new Set([...plans.flatMap((plan) => plan.prepare), ...lines])] : [];
}

/** Returns how people are kept safe: empty where nothing in a session may distress. */
export function safetyOf(session: Session, materials: Materials, plans: readonly Plan[] = []): string {
  const told = plans.map((plan) => plan.safety).filter(Boolean);
  const notes = besides(session, materials, plans).filter((material) => material.note);
  const said = new Set(notes.map((material) => `${material.title}: ${material.note}`));
  if (!told.length && !said.size) return "";
  return told.length
    ? [...told, ...said].join("\n")
    : [PHRASES.safety.before, ...said, PHRASES.safety.after].join("\n");
}
