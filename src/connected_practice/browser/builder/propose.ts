/**
 * A session proposed from how long, who and about what: one of the library's, cut or stretched, or one composed of
 * records that fit. The same wish and library give the same session. Nothing here throws.
 */

import { composed } from "./composing";
import type { Library, ReadyMade } from "./library";
import { meaningOfWish, saysWhat, subjectScore, type Wish } from "./meaning";
import { subjectOf, titleOf } from "./plan-of";
import { REASONS } from "./reasons";
import { chosen, partsOf } from "./ready-made";
import type { Part, Session } from "./session";

export { meaningOf, type Meaning, type Wish } from "./meaning";

/** Minutes of the shortest and of the longest session that is proposed. */
export const SHORTEST = 5;
export const LONGEST = 480;

/** Returns what stands in the way of a proposal, in words for people; empty where nothing does. */
export function problemWith(wish: Pick<Wish, "minutes">): string {
  if (!Number.isFinite(wish.minutes) || wish.minutes < SHORTEST)
    return "Give it at least 5 minutes: less is no session.";
  if (wish.minutes > LONGEST) return "A session here takes 8 hours (480 minutes) at most. Make one for each day.";
  return Number.isInteger(wish.minutes) ? "" : "Give the time in whole minutes.";
}

/**
 * Returns what the library cannot offer for a wish, in words for people; empty where it has something. The proposal
 * is then made of parts that need no record.
 */
export function lacking(wish: Wish, library: Library): string {
  const meaning = meaningOfWish(wish, library);
  if (!library.materials.length) return REASONS.nothingAtAll;
  if (!saysWhat(meaning)) return ""; // nothing was asked for, so that anything fits
  const has = [...library.materials, ...library.sessions].some((record) => subjectScore(record, meaning, library) > 0);
  return has ? "" : REASONS.nothing(wish.about.trim() || subjectOf(wish, library));
}

/** Returns a session whose minutes sum exactly to the wish's; what is no time is brought to the nearest (5 to 480). */
export function propose(wish: Wish, library: Library): Session {
  const minutes = Number.isFinite(wish.minutes)
    ? Math.min(Math.max(SHORTEST, Math.round(wish.minutes)), LONGEST)
    : SHORTEST;
  const meaning = meaningOfWish(wish, library);
  const { who, about } = wish;
  const empty = { format: 1, title: "", minutes, who, about, topics: meaning.topics } as const;
  const made = chosen(empty, meaning, library);
  if (made) {
    const parts = partsOf(made, empty, library);
    return { ...empty, title: made.title, parts: withReasons(parts, made, minutes, library) };
  }
  const titled = { ...empty, title: titleOf(empty, library) };
  return { ...titled, parts: composed(titled, meaning, library, lacking(wish, library)) };
}

function withReasons(parts: readonly Part[], made: ReadyMade, minutes: number, library: Library): Part[] {
  return parts.map((part, at) => {
    const seats = part.seats.map((sector) => library.sectors.get(sector) ?? sector);
    const step = part.kind === "break" ? REASONS.ownBreak : REASONS.step(part.uses[0]?.title ?? "");
    const why = at === 0 ? REASONS.readyMade(made.ref, made.title, made.minutes, minutes) : step;
    return { ...part, why: seats.length ? `${why} ${REASONS.seats(seats)}` : why };
  });
}
