/** Adds a record to the session that was open last, from any page. */

import type { Kept } from "../drawer";
import { Conflict, newId } from "../store";
import { openDrawer, type SessionDrawer } from "./drawer";
import { loadMaterial } from "./library";
import { add, partOf, remove } from "./parts";
import type { Session } from "./session";
import { blank } from "./state";

/** What was done, to be said and to be undone. */
export interface Added {
  /** The session as it is now. */
  readonly kept: Kept<Session>;
  /** Takes it out again. Rejects where the browser refuses. */
  undo(): Promise<void>;
}

/** How often it is tried again when another tab is quicker. */
const TRIES = 5;

/**
 * Adds a record to the session that was open last, or to a new one; returns null where the library has no such record.
 * Rejects with StoreUnavailable or StoreFull.
 */
export async function addToLast(ref: string): Promise<Added | null> {
  const [material, drawer] = await Promise.all([loadMaterial(ref), openDrawer()]);
  if (!material) return null;
  const last = (await drawer.last()) ?? named(blank(newId()));
  let part = "";
  const kept = await changed(drawer, last, (now) => {
    const value = add(now.value, partOf(material, now.value));
    part = value.parts.find((one) => !now.value.parts.some(({ id }) => id === one.id))?.id ?? "";
    return { ...now, value };
  });
  await drawer.opened(kept.id);
  return { kept, undo: () => takeOut(drawer, kept, part, last.revision === 0) };
}

/** A session that was made for the record goes with it, as long as nothing else is in it. */
async function takeOut(drawer: SessionDrawer, kept: Kept<Session>, part: string, isNew: boolean): Promise<void> {
  const now = await drawer.get(kept.id);
  if (!now) return;
  if (isNew && now.value.parts.length <= 1) return drawer.remove(kept.id);
  await changed(drawer, now, (fresh) => ({ ...fresh, value: remove(fresh.value, part) }));
}

/** Changes a session as it is kept at that moment: another tab may have changed it since it was read. */
async function changed(drawer: SessionDrawer, first: Kept<Session>, change: (now: Kept<Session>) => Kept<Session>): Promise<Kept<Session>> {
  let now = first;
  for (let tried = 1; ; tried++) {
    try {
      return await drawer.replace(change(now));
    } catch (error) {
      if (!(error instanceof Conflict) || tried === TRIES) throw error;
      now = (await drawer.get(first.id)) ?? { ...now, revision: 0 };
    }
  }
}

function named(kept: Kept<Session>): Kept<Session> {
  return { ...kept, value: { ...kept.value, title: "My session" } };
}
