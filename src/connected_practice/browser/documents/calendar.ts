/**
 * A session as an entry of a calendar (iCalendar, RFC 5545). The time floats: it is 14:00 wherever the person is, as
 * on a poster, so that no file has to know of time zones. The same as src/connected_practice/packs/calendar.py, with
 * whom people can turn to.
 */

import type { Occasion, Organisation } from "./pieces";
import { clean } from "./text";

export interface Entry {
  readonly calendar: Occasion;
  /** As a date field and a time field give it: `2026-12-03T14:00`. */
  readonly start: string;
  /** Where people meet; empty or left out where nobody has said. */
  readonly place?: string;
}

const START = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const MINUTE = 60_000;
/** Bytes of a line, without its end (RFC 5545, 3.1). */
const LONGEST_LINE = 75;

/** Returns the text of a calendar file (.ics). Throws RangeError where `start` is no date and time. */
export function calendarFile({ calendar, start, place = "" }: Entry, organisation: Organisation | null): string {
  const begins = timeOf(start);
  const ends = new Date(begins.getTime() + calendar.minutes * MINUTE);
  const address = calendar.address.replace(/\s/g, "");
  const described = [calendar.description, ...(organisation?.contacts ?? []), address].filter(Boolean).join("\n");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Connected Practice//Session//EN",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    `UID:${idOf(`${calendar.title}\n${start}\n${address}`)}@connected-practice`,
    `DTSTAMP:${stamp(begins)}Z`,
    `DTSTART:${stamp(begins)}`,
    `DTEND:${stamp(ends)}`,
    `SUMMARY:${escaped(calendar.title)}`,
    `DESCRIPTION:${escaped(described)}`,
    ...(place.trim() ? [`LOCATION:${escaped(place.trim())}`] : []),
    ...(/^https?:\/\//.test(address) ? [`URL:${address}`] : []),
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** Reckoned as if it were universal time, in which every day has 24 hours. */
function timeOf(start: string): Date {
  const [, year, month, day, hour, minute] = (START.exec(start) ?? []).map(Number);
  const time = new Date(Date.UTC(year ?? NaN, (month ?? NaN) - 1, day, hour, minute));
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 16) !== start) {
    throw new RangeError("Choose the day and the time at which the session begins.");
  }
  return time;
}

function stamp(time: Date): string {
  return time.toISOString().slice(0, 19).replace(/[-:]/g, "");
}

/** Escapes what has a meaning in a text (3.3.11). */
function escaped(text: string): string {
  return clean(text)
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replaceAll("\t", " ");
}

/** Breaks a line after 75 bytes, never within a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const lines = [""];
  let length = 0;
  for (const sign of line) {
    const bytes = encoder.encode(sign).length;
    if (length + bytes > LONGEST_LINE) {
      lines.push(" ");
      length = 1;
    }
    lines[lines.length - 1] += sign;
    length += bytes;
  }
  return lines.join("\r\n");
}

/** Returns the same id for the same text, so that a file that is opened twice makes one entry: FNV-1a, twice 32 bits. */
function idOf(text: string): string {
  const sum = (seed: number): string => {
    let value = seed;
    for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
    return value.toString(16).padStart(8, "0");
  };
  return sum(0x811c9dc5) + sum(0x9747b28c);
}
