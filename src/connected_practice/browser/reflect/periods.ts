/** Days, periods and hours. Days are ISO dates in the person's own calendar, and compare as text. */

import type { Entry } from "./entry";

/** From one day to another, both included; an empty text leaves that end open. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export const ALWAYS: Period = { from: "", to: "" };

/** The periods that people are asked about. A year is named for the day on which it begins. */
export const PERIODS = {
  all: "All the time",
  month: "This month",
  "school-year": "This school year, from 1 September",
  "last-school-year": "Last school year",
  "registration-year": "Social Work England’s year, 1 December to 30 November",
  "three-years": "The last three years",
  between: "Between two dates",
} as const;
export type PeriodName = keyof typeof PERIODS;

/** Returns today in the person's own calendar. */
export function todayIs(now = new Date()): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Returns a period by its name. `today` is an ISO date; `between` is returned as it was given. */
export function periodOf(name: PeriodName, today: string, between: Period): Period {
  switch (name) {
    case "all":
      return ALWAYS;
    case "month":
      return { from: `${today.slice(0, 7)}-01`, to: "" };
    case "school-year":
      return yearFrom("09-01", today);
    case "last-school-year":
      return yearFrom("09-01", yearsBefore(today, 1));
    case "registration-year":
      return yearFrom("12-01", today);
    case "three-years":
      return lastYears(3, today);
    case "between":
      return between;
  }
}

/** Returns the year that begins on a day such as `12-01` and has `today` in it. */
export function yearFrom(begins: string, today: string): Period {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < begins ? 1 : 0);
  return { from: `${year}-${begins}`, to: dayBefore(`${year + 1}-${begins}`) };
}

/** Returns the years that end today. */
export function lastYears(years: number, today: string): Period {
  return { from: dayAfter(yearsBefore(today, years)), to: "" };
}

/** Whether a day lies in a period. */
export function isIn(day: string, { from, to }: Period): boolean {
  return (!from || day >= from) && (!to || day <= to);
}

/** Returns the same day some years earlier; 29 February becomes 28 February. */
function yearsBefore(day: string, years: number): string {
  const earlier = `${String(Number(day.slice(0, 4)) - years).padStart(4, "0")}${day.slice(4)}`;
  return earlier.endsWith("-02-29") ? earlier.replace(/29$/, "28") : earlier;
}

function dayBefore(day: string): string {
  return shifted(day, -1);
}

function dayAfter(day: string): string {
  return shifted(day, 1);
}

function shifted(day: string, days: number): string {
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** What some entries come to. */
export interface Sum {
  readonly entries: number;
  readonly minutes: number;
  /** Minutes of what was done with other people. */
  readonly together: number;
  /** How many entries do not say how long they took. */
  readonly untimed: number;
}

/** Returns what entries come to. */
export function sumOf(entries: readonly Entry[]): Sum {
  let [minutes, together, untimed] = [0, 0, 0];
  for (const entry of entries) {
    minutes += entry.minutes ?? 0;
    together += entry.together ? (entry.minutes ?? 0) : 0;
    untimed += entry.minutes === null ? 1 : 0;
  }
  return { entries: entries.length, minutes, together, untimed };
}

/** How hours are added up. */
export const GROUPINGS = { month: "by month", "school-year": "by school year", year: "by calendar year" } as const;
export type Grouping = keyof typeof GROUPINGS;

/** Returns what entries come to in each period, the latest first, with the period's name. */
export function sumsBy(grouping: Grouping, entries: readonly Entry[]): (readonly [string, Sum])[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(grouping, entry.on);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  const latestFirst = [...groups].sort(([one], [other]) => (one < other ? 1 : -1));
  return latestFirst.map(([key, group]) => [nameOf(grouping, key), sumOf(group)] as const);
}

function keyOf(grouping: Grouping, day: string): string {
  if (grouping === "month") return day.slice(0, 7);
  return grouping === "year" ? day.slice(0, 4) : yearFrom("09-01", day).from.slice(0, 4);
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

function nameOf(grouping: Grouping, key: string): string {
  if (grouping === "month") return `${MONTHS[Number(key.slice(5)) - 1] ?? ""} ${key.slice(0, 4)}`;
  return grouping === "year" ? key : `${key} to ${Number(key) + 1}`;
}

/** Returns minutes in words: `200` becomes `3 hours 20 minutes`. */
export function inWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [hours ? counted(hours, "hour") : "", rest || !hours ? counted(rest, "minute") : ""];
  return parts.filter(Boolean).join(" ");
}

/** Returns a number with its noun: `1 entry`, `2 entries`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : several}`;
}

/** Returns minutes as hours with at most two decimals, for a spreadsheet. */
export function asHours(minutes: number): number {
  return Math.round((minutes / 60) * 100) / 100;
}
