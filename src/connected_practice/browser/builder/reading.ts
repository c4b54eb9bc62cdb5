/** Values of an unknown shape, read field by field: what is not as it should be becomes empty, and texts are clean. */

import { clean } from "../documents/text";

export type Data = Readonly<Record<string, unknown>>;

const REF = /^[a-z][a-z-]{0,39}:[a-z0-9][a-z0-9-]{0,119}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const WEB = /^https?:\/\/[^\s<>"]+$/i;
/** No text of a session or a record is longer (signs). */
const LONGEST = 20_000;
const MOST_TEXTS = 1000;

/** Whether a value is the name of a record: `case-study:oliver`. */
export function isRef(value: unknown): value is string {
  return typeof value === "string" && REF.test(value);
}

export function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function dataIn(value: unknown): Data {
  return isData(value) ? value : {};
}

/** Returns a text without signs that no file may hold, cut where it is longer than `most` signs. */
export function textIn(data: Data, name: string, most = LONGEST): string {
  return textOf(data[name], most);
}

export function textOf(value: unknown, most = LONGEST): string {
  return typeof value === "string" ? clean(value.slice(0, most)) : "";
}

export function textsIn(data: Data, name: string, most = MOST_TEXTS): string[] {
  const value = data[name];
  if (!Array.isArray(value)) return [];
  return (value.slice(0, most) as unknown[])
    .filter((one): one is string => typeof one === "string")
    .map((one) => textOf(one));
}

export function listIn(data: Data, name: string, most: number): Data[] {
  const value = data[name];
  return Array.isArray(value) ? (value.slice(0, most) as unknown[]).filter(isData) : [];
}

/** Returns a whole number within bounds; null for anything else. */
export function numberIn(data: Data, name: string, least: number, most: number): number | null {
  const value = data[name];
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most ? value : null;
}

/** Returns an ISO date, or nothing. */
export function dateIn(data: Data, name: string): string {
  const value = textIn(data, name, 40);
  return DATE.test(value) ? value : "";
}

/** Returns an address of the web, or nothing. */
export function addressIn(data: Data, name: string): string {
  const value = textIn(data, name);
  return WEB.test(value) ? value : "";
}
