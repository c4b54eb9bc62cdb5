/** A session or module of the library in place of a proposal, where one fits: cut or stretched within reason. */

import type { Entry, Library, ReadyMade } from "./library";
import { hasWord, type Meaning, peopleScore, saysWhat, shareOf, subjectScore } from "./meaning";
import { isMixed, seatsFor, sessionOf } from "./parts";
import type { Part, Session } from "./session";
import { spread } from "./spread";

/** How far a session may be cut or stretched, as shares of its minutes. */
const SHORTER = 0.75;
const LONGER = 1.34;
/** The fewest minutes of a step, as a share of what it has. */
const CUT = 0.6;
/** A session has to be about what is asked for, in its first two topics or in its title. */
const ENOUGH = 2.5;

/** A step in fewer minutes than this has no time for several seats. */
const ROOM_FOR_SEATS = 8;
/** From so many minutes on, a mixed group is to meet a case with seats. */
const ROOM_FOR_MIXED = 30;

/** Returns the session or module that fits best, null where none fits. */
export function chosen(session: Omit<Session, "parts">, meaning: Meaning, library: Library): ReadyMade | null {
  if (!saysWhat(meaning)) return null;
  const needsSeats =
    isMixed(session) && session.minutes >= ROOM_FOR_MIXED && library.materials.some((entry) => seatsIn(entry, session));
  let best: ReadyMade | null = null;
  let most = 0;
  for (const made of library.sessions) {
    if (needsSeats && !partsOf(made, session, library).some((part) => part.seats.length)) continue;
    const score = scoreOf(made, session.minutes, meaning, library);
    if (score > most) [best, most] = [made, score];
  }
  return best;
}

function scoreOf(made: ReadyMade, minutes: number, meaning: Meaning, library: Library): number {
  const ratio = minutes / made.minutes;
  if (ratio < SHORTER || ratio > LONGER || made.steps.length > minutes) return 0;
  if (!isAbout(made, meaning, library)) return 0;
  if (meaning.roles.length && !shareOf(meaning.roles, made.roles)) return 0;
  if (shareOf(meaning.sectors, made.sectors) < 1 && meaning.sectors.length) return 0;
  const subject = subjectScore(made, meaning, library);
  const nearness = 1 - Math.abs(Math.log(ratio));
  const forGroups = made.ref.startsWith("session:") ? FOR_GROUPS : 0;
  return subject >= ENOUGH ? subject + peopleScore(made, meaning) + 2 * nearness + forGroups : 0;
}

/** A session is made to be run with a group; a module can be. */
const FOR_GROUPS = 1.5;

/** Whether it is first about a topic that is asked for, or second about it and says the words that are looked for. */
function isAbout(made: ReadyMade, meaning: Meaning, library: Library): boolean {
  const [first = "", second = ""] = made.topics;
  if (!meaning.topics.length || meaning.topics.includes(first)) return true;
  return meaning.topics.includes(second) && hasWord(made.ref, meaning, library);
}

/** Returns the parts of a session of the library in other minutes, split by seats where who comes is mixed. */
export function partsOf(made: ReadyMade, session: Omit<Session, "parts">, library: Library): Part[] {
  const { parts } = sessionOf(made);
  const shares = parts.map((part) => ({
    weight: part.minutes,
    least: part.kind === "break" ? part.minutes : Math.max(1, Math.ceil(part.minutes * CUT)),
  }));
  const minutes = spread(session.minutes, shares);
  return parts.map((part, at) => {
    const own = minutes[at] ?? part.minutes;
    const cases = own >= ROOM_FOR_SEATS ? part.uses.flatMap(({ ref }) => library.byRef.get(ref) ?? []) : [];
    const seats = cases.map((entry) => seatsOf(entry, session)).find((found) => found.length) ?? [];
    return { ...part, minutes: own, seats };
  });
}

function seatsOf(entry: Entry, session: Pick<Session, "who">): string[] {
  return entry.kind === "case-study" ? seatsFor(entry.seats, session) : [];
}

function seatsIn(entry: Entry, session: Pick<Session, "who">): boolean {
  return seatsOf(entry, session).length > 0;
}
