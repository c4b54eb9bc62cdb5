/** What is kept: begun, added to, brought up to date, taken away. Every change is whole or is none. */

import type { Copy, State } from "./copy";
import { type Entry, filesOf, LIST, type List, listFrom, NOTHING_YET, sizeOf, type Wants, wantedParts } from "./list";
import { asked, load, type Options, Unreachable } from "./loading";

/** Bytes of a newer build that are loaded without asking; a tenth or a quarter of it where the host compresses. */
const UNASKED = 8_000_000;

/** Returns the list of the site as it is now, or null where the site has none. Rejects with Unreachable. */
export async function currentList(copy: Copy): Promise<List | null> {
  const answer = await asked(new URL(LIST, copy.root), "no-cache");
  if (answer.status >= 500) throw new Unreachable();
  return answer.ok ? listFrom(await answer.json().catch(() => null)) : null;
}

/** Begins to keep the library: its core, and what else is wanted. Rejects as `load` does; then nothing is kept. */
export async function begin(copy: Copy, list: List, options: Options = {}): Promise<void> {
  try {
    await bring(copy, list, NOTHING_YET, options);
    await copy.setList(list);
    const now = new Date().toISOString();
    await copy.setState({ format: 1, build: list.build, kept: now, checked: now, wants: NOTHING_YET, newer: 0, isFull: false });
  } catch (error) {
    await copy.remove();
    throw error;
  }
}

/** Returns the files that are wanted of a build and are not kept. */
export async function missing(copy: Copy, list: List, wants: Wants): Promise<Entry[]> {
  const have = await copy.digests();
  return filesOf(wantedParts(list, wants)).filter(([, digest]) => !have.has(digest));
}

/**
 * Changes what is wanted, once all of that is kept. Rejects as `load` does: then what is wanted stays as it was, and
 * what has come stays until the next `tidy`, so that a second try is shorter.
 */
export async function want(copy: Copy, change: (wants: Wants) => Wants, options: Options = {}): Promise<void> {
  for (;;) {
    const state = await copy.state();
    const list = state && (await copy.list(state.build));
    if (!list) return;
    await bring(copy, list, change(state.wants), options);
    const isDone = await copy.alone(async () => {
      const now = await copy.state();
      if (now?.build !== state.build) return !now; // another tab has brought it up to date, or removed it
      if ((await missing(copy, list, change(now.wants))).length) return false; // it has tidied up meanwhile
      await copy.setState({ ...now, wants: change(now.wants), isFull: false });
      return true;
    });
    if (isDone) return;
  }
}

export interface UpdateOptions extends Options {
  /** Whether a person has asked for it, so that it may be large. */
  readonly isAsked?: boolean;
  /** Whether the browser asks to save data. */
  readonly isSaving?: boolean;
}

/**
 * Brings the copy up to date with the site: the old build is kept, and answers, until the new one is whole. Returns
 * whether there is a new build now. Rejects as `load` does; then the old build stays.
 */
export async function update(copy: Copy, options: UpdateOptions = {}): Promise<boolean> {
  const list = await currentList(copy);
  const before = await copy.state();
  if (!before || !list) return false;
  if (list.build === before.build) {
    await change(copy, before.build, { checked: new Date().toISOString(), newer: 0 });
    return false;
  }
  const size = sizeOf(await missing(copy, list, before.wants));
  if (!options.isAsked && (options.isSaving || size > UNASKED)) {
    await change(copy, before.build, { newer: size });
    return false;
  }
  return replace(copy, before.build, list, options);
}

async function replace(copy: Copy, old: string, list: List, options: Options): Promise<boolean> {
  for (;;) {
    const state = await copy.state();
    if (state?.build !== old) return state?.build === list.build;
    await bring(copy, list, state.wants, options);
    const isDone = await copy.alone(async () => {
      const now = await copy.state();
      if (!now || now.build !== old) return true;
      if ((await missing(copy, list, now.wants)).length) return false; // more has been read meanwhile
      const parts = new Set(list.parts.map(({ page }) => page));
      const wants = { ...now.wants, pages: now.wants.pages.filter((page) => parts.has(page)) };
      const time = new Date().toISOString();
      await copy.setList(list);
      await copy.setState({ ...now, build: list.build, kept: time, checked: time, wants, newer: 0, isFull: false });
      return true;
    });
    if (isDone) return true;
  }
}

/** Deletes what is no longer wanted. `used` are builds that pages which are still open were loaded from. */
export async function tidy(copy: Copy, used: ReadonlySet<string>): Promise<void> {
  await copy.alone(async () => {
    const state = await copy.state();
    if (!state) return;
    const builds = new Set([state.build, ...used]);
    const digests = new Set<string>();
    for (const build of builds) {
      const list = await copy.list(build);
      if (list) for (const [, digest] of filesOf(wantedParts(list, state.wants))) digests.add(digest);
    }
    await copy.retain(digests, builds);
  });
}

/** Notes that there was no room. */
export async function noteFull(copy: Copy): Promise<void> {
  const state = await copy.state();
  if (state) await change(copy, state.build, { isFull: true });
}

async function change(copy: Copy, build: string, changed: Partial<State>): Promise<void> {
  await copy.alone(async () => {
    const now = await copy.state();
    if (now?.build === build) await copy.setState({ ...now, ...changed });
  });
}

async function bring(copy: Copy, list: List, wants: Wants, options: Options): Promise<void> {
  await load(copy, await missing(copy, list, wants), options);
}
