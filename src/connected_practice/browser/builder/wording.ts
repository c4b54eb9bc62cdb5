/** Minutes, numbers and groups in words. */

import { difference, total } from "./parts";
import type { Session } from "./session";

/** Returns a time of the running clock: 95 minutes are `1:35`. */
export function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Returns when each part begins, in minutes from the start. */
export function starts({ parts }: Pick<Session, "parts">): number[] {
  let at = 0;
  return parts.map((part) => {
    const start = at;
    at += part.minutes;
    return start;
  });
}

export function minutesInWords(minutes: number): string {
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

/** Returns what the total comes to: `58 of 60 minutes`. */
export function totalInWords(session: Session): string {
  return `${total(session)} of ${minutesInWords(session.minutes)}`;
}

/** Returns what is to be done about the total: `2 to give away`. */
export function differenceInWords(session: Session): string {
  const left = difference(session);
  return left > 0 ? `${left} to give away` : left < 0 ? `${-left} too many` : "it fits";
}

export function people(number: number): string {
  return number === 1 ? "1 person" : `${number} people`;
}

/** Returns things in a row, as one says them: `a, b and c`. */
export function listed(things: readonly string[]): string {
  return things.length > 1 ? `${things.slice(0, -1).join(", ")} and ${things.at(-1)}` : (things[0] ?? "");
}

/** In a group of more than six somebody stays silent. */
const MOST_IN_A_GROUP = 6;

/**
 * Returns how to split people between seats, in one or two sentences. `seats` are who sits there, as a vocabulary has
 * it: `Teacher`.
 */
export function splitInWords(number: number, seats: readonly string[], place: Session["who"]["place"]): string {
  if (seats.length < 2) return "";
  if (number < seats.length) return "You are fewer than the seats: take the questions of one seat after the other, together.";
  const shares = seats.map((_, at) => Math.floor(number / seats.length) + (at < number % seats.length ? 1 : 0));
  const said = seats.map((seat, at) => `${people(shares[at] ?? 0)} in the ${seat.toLowerCase()}’s seat`);
  const [largest = 0] = shares;
  const where = place === "online" ? "breakout rooms" : "groups";
  const groups = Math.ceil(largest / MOST_IN_A_GROUP);
  const within = groups > 1 ? ` Make ${groups} ${where} for each seat, of about ${Math.round(largest / groups)}.` : "";
  return `Split the group: ${listed(said)}.${within} People may sit where they do not work: that is half of what they learn.`;
}

/** Returns a day as people write it. */
export function dayInWords(changed: string): string {
  return changed ? new Date(changed).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" }) : "";
}
