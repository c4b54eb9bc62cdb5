/**
 * A session composed of records that fit: an opening, activities with one purpose each (meet it, look closer, try it on
 * your own work), a break of ten minutes after every 80 to 100, and a closing with one thing to do.
 */

import type { Entry, Library } from "./library";
import { type Meaning, peopleScore, saysWhat, shareOf, subjectScore } from "./meaning";
import { isMixed, seatsFor } from "./parts";
import { MIXED, OWN_ACTIVITIES, PHRASES } from "./phrases";
import { subjectOf } from "./plan-of";
import { type Purpose, REASONS } from "./reasons";
import type { Part, Session } from "./session";
import { spread } from "./spread";

const BREAK = 10;
const LUNCH = 40;
/** From so many minutes on, people are given lunch. */
const LONG_DAY = 330;
/** Minutes of work between two breaks. */
const MOST_AT_A_STRETCH = 100;
const LEAST_AT_A_STRETCH = 80;
/** Something that may distress is not put into fewer minutes than this where something else fits. */
const ROOM_FOR_DISTRESS = 11;
/** Parts without a record, between two breaks: of more than these people grow tired. */
const MOST_OWN = 2;
/** A record has to be about the subject at least so far as the best one is, as a share of that. */
const NEAR_ENOUGH = 0.25;
/** An activity may take up to so many times its usual minutes. */
const STRETCH = 2;

type Plan = Omit<Session, "parts">;
type Chosen = Omit<Part, "id" | "minutes"> & {
  readonly weight: number;
  readonly least: number;
  readonly note: boolean;
};

/** What serves which purpose, the best first. */
const KINDS: Readonly<Record<Purpose, readonly string[]>> = {
  meet: ["finding", "guide", "voice", "principle", "brief"],
  closer: ["case-study", "voice", "principle", "finding"],
  try: ["toolkit", "reflection", "principle"],
};

/** Returns the records of which a session is composed: a word alone makes no activity, though people may add one. */
function offered(library: Library): readonly Entry[] {
  return library.materials.filter(({ kind }) => kind !== "term");
}

/**
 * Returns parts whose minutes sum exactly to those of a session (5 to 480). `lacking` is what to tell people where the
 * library has nothing that fits; empty where it has.
 */
export function composed(session: Plan, meaning: Meaning, library: Library, lacking: string): Part[] {
  const frame = frameOf(session.minutes);
  const picker = new Picker(session, meaning, library);
  const last = frame.stretches.length - 1;
  const stretches = frame.stretches.map((minutes, at) => picker.stretch(minutes, at === 0, at === last));
  const hasNote = stretches.some((activities) => activities.some((one) => one.note));
  const start = opening(frame.opening, hasNote);
  const parts = [
    lacking ? { ...start, why: lacking } : start,
    ...stretches.flatMap((activities, at) => [
      ...restBefore(at, frame),
      ...timed(activities, frame.stretches[at] ?? 0),
    ]),
    { ...plain("closing"), ...PHRASES.closing, minutes: frame.closing, why: REASONS.closing },
  ];
  return parts.map((part, at) => ({ id: `p${at + 1}`, ...part }));
}

/** Returns activities with their minutes, which sum to those of their stretch. */
function timed(activities: readonly Chosen[], whole: number): Omit<Part, "id">[] {
  const minutes = spread(whole, activities);
  return activities.map(({ weight: _weight, least: _least, note: _note, ...part }, at) => ({
    ...part,
    minutes: minutes[at] ?? 1,
  }));
}

interface Frame {
  readonly opening: number;
  readonly closing: number;
  /** Minutes of activities between breaks. */
  readonly stretches: readonly number[];
  /** Minutes of the breaks. */
  readonly rests: readonly number[];
}

/** Shares the minutes of a session out to opening, closing, breaks and the stretches of work between them. */
export function frameOf(minutes: number): Frame {
  const opening = Math.min(Math.max(1, Math.round(minutes / 12)), 10);
  const closing = Math.min(Math.max(1, Math.round(minutes / 10)), 15);
  const rests = restsOf(minutes);
  const work = minutes - sum(rests);
  const alike = Array.from({ length: rests.length + 1 }, () => ({ weight: 1, least: 1 }));
  const stretches = spread(work, alike);
  if (rests.length && (stretches[0] ?? 0) < LEAST_AT_A_STRETCH) evened(stretches, work);
  const last = stretches.length - 1;
  stretches[0] = (stretches[0] ?? 0) - opening;
  stretches[last] = (stretches[last] ?? 0) - closing;
  return { opening, closing, stretches, rests };
}

/** Returns the breaks of a session: as few as leave nobody working for more than 100 minutes at a stretch. */
function restsOf(minutes: number): number[] {
  if (minutes <= MOST_AT_A_STRETCH) return [];
  const lunch = minutes >= LONG_DAY ? LUNCH - BREAK : 0;
  let count = 1;
  while (minutes - lunch - count * BREAK > (count + 1) * MOST_AT_A_STRETCH) count++;
  const middle = Math.floor(count / 2);
  return Array.from({ length: count }, (_, at) => (lunch && at === middle ? LUNCH : BREAK));
}

/** Where equal stretches would be short, each but the last takes 80 minutes, and the last what is left. */
function evened(stretches: number[], work: number): void {
  const last = stretches.length - 1;
  const rest = work - last * LEAST_AT_A_STRETCH;
  if (rest < LEAST_AT_A_STRETCH / 4) return;
  stretches.fill(LEAST_AT_A_STRETCH, 0, last);
  stretches[last] = rest;
}

function opening(minutes: number, withNote: boolean): Omit<Part, "id"> {
  const { title, what, withNote: withWarning } = PHRASES.opening;
  const why = withNote ? REASONS.openingWithNote : REASONS.opening;
  return { ...plain("opening"), title, minutes, what: withNote ? withWarning : what, why };
}

/** Returns the break before a stretch of work; none before the first. */
function restBefore(at: number, frame: Frame): Omit<Part, "id">[] {
  const minutes = frame.rests[at - 1];
  if (minutes === undefined) return [];
  const worked = (frame.stretches[at - 1] ?? 0) + (at === 1 ? frame.opening : 0);
  const isLunch = minutes === LUNCH;
  const title = isLunch ? PHRASES.lunch : PHRASES.break;
  return [{ ...plain("break"), title, minutes, what: "", why: isLunch ? REASONS.lunch : REASONS.rest(worked) }];
}

function plain<K extends Part["kind"]>(kind: K) {
  return { kind, uses: [], seats: [] } as const;
}

/** Returns how many activities a stretch of work holds: short ones in a short session, longer ones in a long one. */
function countOf(minutes: number): number {
  const each = minutes <= 30 ? 9 : minutes <= 60 ? 13 : 17;
  return Math.max(1, Math.round(minutes / each));
}

/** Chooses activities, none twice. */
class Picker {
  private readonly ranked: readonly { readonly entry: Entry; readonly score: number }[];
  private readonly used = new Set<string>();
  private readonly kinds: string[] = [];
  private readonly named = new Set<string>();
  private own = 0;
  /** Whether the group is mixed and has not yet met a case with seats. */
  private wantsSeats: boolean;

  constructor(
    private readonly session: Plan,
    private readonly meaning: Meaning,
    private readonly library: Library,
  ) {
    this.ranked = this.ranking();
    const seated = this.ranked.some(({ entry }) => this.seats(entry).length >= MIXED);
    this.wantsSeats = isMixed(session) && seated;
  }

  private ranking() {
    const asked = saysWhat(this.meaning);
    const about = offered(this.library).map(
      (entry) => [entry, subjectScore(entry, this.meaning, this.library)] as const,
    );
    const best = about.reduce((most, [, subject]) => Math.max(most, subject), 0);
    const fitting = asked ? about.filter(([, subject]) => subject > 0 && subject >= NEAR_ENOUGH * best) : about;
    const scored = fitting.map(([entry, subject]) => ({
      entry,
      score: 1 + subject + peopleScore(entry, this.meaning),
    }));
    return scored.sort((a, b) => b.score - a.score || (a.entry.ref < b.entry.ref ? -1 : 1));
  }

  private seats(entry: Entry): string[] {
    return entry.kind === "case-study" ? seatsFor(entry.seats, this.session) : [];
  }

  /** Returns the activities of a stretch of work. Their leasts never ask for more minutes than it has. */
  stretch(minutes: number, isFirst: boolean, isLast: boolean): Chosen[] {
    const count = countOf(minutes);
    const found: Chosen[] = [];
    let left = minutes;
    let own = 0;
    for (let at = 0; at < count; at++) {
      const purpose = purposeOf(at, count, isFirst && !(this.wantsSeats && count === 2), isLast);
      const share = left / (count - at);
      const last = isLast && at === count - 1;
      const record = this.record(purpose, share, last);
      const activity = record ?? (own < MOST_OWN ? this.ownActivity(left, share) : null);
      if (!activity || activity.least > left) break;
      if (!record) own++;
      found.push(activity);
      left -= record ? activity.least : Math.max(activity.least, share); // the rest is shared out when all are chosen
    }
    return found.length ? withRoom(found, minutes) : [this.question(minutes)];
  }

  /** Returns the record that serves a purpose best in so many minutes, null where none does. */
  private record(purpose: Purpose, minutes: number, isLast: boolean): Chosen | null {
    const most = Math.floor(minutes);
    const [before, last] = this.kinds.slice(-2);
    const tired = before === last ? last : undefined; // two of a kind in a row are enough
    const open = this.ranked.filter(({ entry }) => {
      return !this.used.has(entry.ref) && entry.minutes[0] <= most && entry.kind !== tired;
    });
    const safe = open.filter(({ entry }) => !entry.note || (!isLast && most >= ROOM_FOR_DISTRESS));
    const seated =
      this.wantsSeats && purpose === "closer" ? safe.filter(({ entry }) => this.seats(entry).length >= MIXED) : [];
    const calm = seated.length ? seated : safe.length ? safe : isLast ? [] : open;
    const best = highest(calm, ({ entry, score }) => this.worth(entry, score, purpose, minutes));
    return best ? this.taken(best.entry, purpose) : null;
  }

  /** Returns what a record is worth in a place: how well it fits the wish, its purpose, the time, and what went before. */
  private worth(entry: Entry, score: number, purpose: Purpose, minutes: number): number {
    const place = KINDS[purpose].indexOf(entry.kind);
    const serves = place < 0 ? 0.25 : 1 - 0.12 * place;
    const [least, usual] = entry.minutes;
    const fits = minutes >= least && minutes <= usual * STRETCH ? 1 : 0.6;
    const before = this.kinds.filter((kind) => kind === entry.kind).length;
    const again = this.kinds.at(-1) === entry.kind ? 0.5 : 1;
    return score * serves * fits * again * 0.85 ** before + 0.5 * shareOf(this.session.who.sectors, entry.seats);
  }

  private taken(entry: Entry, purpose: Purpose): Chosen {
    this.used.add(entry.ref);
    this.kinds.push(entry.kind);
    const seats = this.seats(entry);
    if (seats.length) this.wantsSeats = false;
    const { ref, version, title, minutes, note } = entry;
    return {
      ...plain("activity"),
      title,
      what: "", // what the record itself says of working with it
      uses: [{ ref, version, title }],
      seats,
      why: this.why(entry, purpose, seats),
      weight: minutes[1],
      least: minutes[0],
      note,
    };
  }

  private why(entry: Entry, purpose: Purpose, seats: readonly string[]): string {
    const shared = entry.topics.filter((topic) => this.meaning.topics.includes(topic));
    const subject = subjectOf({ topics: shared.slice(0, 1), about: "" }, this.library);
    const sectors = seats.map((sector) => this.library.sectors.get(sector) ?? sector);
    const more = sectors.length ? REASONS.seats(sectors) : this.forWhom(entry);
    return [REASONS.record(entry.kind, subject, purpose), more, entry.note ? REASONS.note : ""]
      .filter(Boolean)
      .join(" ");
  }

  /** Says once of each role that something is for it: over and over it would tell nobody anything. */
  private forWhom(entry: Entry): string {
    const found = this.meaning.roles.filter((role) => entry.roles.includes(role) && !this.named.has(role)).slice(0, 2);
    for (const role of found) this.named.add(role);
    return found.length ? REASONS.role(found.map((role) => this.library.roles.get(role) ?? role)) : "";
  }

  /** Returns an activity that needs no record, null where there is none left that takes so few minutes. */
  private ownActivity(left: number, share: number): Chosen | null {
    const open = OWN_ACTIVITIES.map((_, at) => OWN_ACTIVITIES[(this.own + at) % OWN_ACTIVITIES.length]);
    const found = open.find((one) => one && one.least <= Math.min(left, share));
    if (!found) return null;
    this.own = OWN_ACTIVITIES.indexOf(found) + 1;
    this.kinds.push("own");
    return { ...plain("activity"), ...found, weight: Math.max(found.least, 15), note: false };
  }

  /** Returns what fits into any minutes at all. */
  private question(minutes: number): Chosen {
    const { title, what, why } = OWN_ACTIVITIES[0] ?? { title: PHRASES.own, what: "", why: "" };
    return { ...plain("activity"), title, what, why, least: 1, weight: minutes, note: false };
  }
}

/** Says what an activity is for: the first meets the subject, the last tries it, those between look closer. */
function purposeOf(at: number, count: number, isFirst: boolean, isLast: boolean): Purpose {
  if (count === 1) return "closer";
  if (isLast && at === count - 1) return "try";
  if (isFirst && at === 0) return "meet";
  if (isLast && at === count - 2) return "closer";
  return (["closer", "try", "meet"] as const)[(isFirst ? at - 1 : at) % 3] ?? "closer";
}

/** Leaves activities out from the end until the rest have their least minutes. */
function withRoom(activities: readonly Chosen[], minutes: number): Chosen[] {
  const found = [...activities];
  while (found.length > 1 && sum(found.map((one) => one.least)) > minutes) found.pop();
  return found;
}

function highest<T>(things: readonly T[], worth: (thing: T) => number): T | undefined {
  let best: T | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const thing of things) {
    const own = worth(thing);
    if (own > most) [best, most] = [thing, own];
  }
  return best;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
