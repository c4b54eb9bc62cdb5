/** Self-assessments on their shelf in the store. What is read there is held against its shape, as a file is. */

import { newId, type Saved, type Shelf, type Store } from "../store";
import { isGathering, keptOf, keptOfSeveral, read } from "./file";
import type { Assessment, Gathering } from "./model";

export const SHELF: Shelf = "assessments";

/** Something from the shelf: its id, when it was last saved (an ISO time), and which save that was. */
export interface Kept<T> extends Saved {
  readonly value: T;
}

export interface OnShelf {
  readonly assessments: readonly Kept<Assessment>[];
  readonly gatherings: readonly Kept<Gathering>[];
  /** How many things are there that this version of the page cannot read. They are left alone. */
  readonly unread: number;
}

/** Returns everything on the shelf, what was changed last first. */
export async function onShelf(store: Store): Promise<OnShelf> {
  const all = await store.all<object>(SHELF);
  all.sort((one, other) => (one.changed < other.changed ? 1 : -1));
  const [assessments, gatherings]: [Kept<Assessment>[], Kept<Gathering>[]] = [[], []];
  for (const saved of all) {
    const value = valueOf(saved);
    if (!value) continue;
    const { id, changed, revision } = saved;
    if (isGathering(value)) gatherings.push({ id, changed, revision, value });
    else assessments.push({ id, changed, revision, value });
  }
  return { assessments, gatherings, unread: all.length - assessments.length - gatherings.length };
}

/** Returns one self-assessment, or null where there is none that can be read. */
export async function assessmentOnShelf(store: Store, id: string): Promise<Kept<Assessment> | null> {
  const saved = await store.get<object>(SHELF, id);
  const value = saved && valueOf(saved);
  if (!saved || !value || isGathering(value)) return null;
  return { id, changed: saved.changed, revision: saved.revision, value };
}

/** Saves something, based on the revision that was read (0 for something new). Rejects as `Store.put` does. */
export async function keep<T extends Assessment | Gathering>(
  store: Store,
  id: string,
  value: T,
  basedOn: number,
): Promise<Kept<T>> {
  const saved = await store.put<object>(SHELF, id, "people" in value ? keptOfSeveral(value) : keptOf(value), basedOn);
  return { id, changed: saved.changed, revision: saved.revision, value };
}

/** Returns what a saved thing is, or null where this version of the page cannot read it. */
export function valueOf(saved: unknown): Assessment | Gathering | null {
  try {
    const value = read(saved, "");
    return isGathering(value) ? value : value.assessment;
  } catch {
    return null;
  }
}

/**
 * Puts a self-assessment from a file on the shelf and returns it. What is there already is found again; where it
 * has other answers, both stay.
 */
export async function shelve(store: Store, id: string, value: Assessment): Promise<Kept<Assessment>> {
  const there = id ? await assessmentOnShelf(store, id) : null;
  if (there && isSame(there.value, value)) return there;
  const isFree = id !== "" && !there && !(await store.get(SHELF, id));
  return keep(store, isFree ? id : newId(), value, 0);
}

function isSame(one: Assessment, other: Assessment): boolean {
  return JSON.stringify(keptOf(one)) === JSON.stringify(keptOf(other));
}

// Who somebody is, so that they need not say it again

const SETTINGS: Shelf = "settings";
const WHO = "assessment-who";

export interface Who {
  readonly role: string;
  readonly agency: string;
}

/** Returns the role and agency that were given last. */
export async function lastWho(store: Store): Promise<Who> {
  const saved = await store.get<Partial<Who>>(SETTINGS, WHO);
  const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 200) : "");
  return { role: text(saved?.role), agency: text(saved?.agency) };
}

/** Remembers a role and an agency. That this may fail takes nothing from anybody's work. */
export async function rememberWho(store: Store, who: Who): Promise<void> {
  const saved = await store.get<Who>(SETTINGS, WHO);
  if (saved?.role === who.role && saved.agency === who.agency) return;
  await store
    .put(SETTINGS, WHO, { format: 1, role: who.role, agency: who.agency }, saved?.revision ?? 0)
    .catch(() => undefined);
}
