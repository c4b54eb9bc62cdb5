/**
 * The copy of the library that this browser keeps, in Cache Storage. What people write is in IndexedDB, which nothing
 * here touches.
 *
 * A file is kept under the digest of what it holds, so that two builds share what they have in common, and a page is
 * answered from the list of one build: no mixture is possible. Pages of the site and the service worker both use this.
 */

import { type List, listFrom, type Wants } from "./list";

/** What is known of the copy. Nothing is kept where there is none. */
export interface State {
  readonly format: 1;
  /** The build that is kept whole, as far as it is wanted. */
  readonly build: string;
  /** When it was whole, and when it was last found to be the site's own build: ISO times. */
  readonly kept: string;
  readonly checked: string;
  readonly wants: Wants;
  /** A newer build that was too large to load unasked: how many bytes it would be. */
  readonly newer: number;
  /** Whether there was no room for what was read last. */
  readonly isFull: boolean;
}

export class Copy {
  private readonly files: string;
  private readonly notes: string;

  /** `root` is the site's. Two sites on one host have a copy each. */
  constructor(readonly root: URL) {
    this.files = `connected-practice files ${root.pathname}`;
    this.notes = `connected-practice notes ${root.pathname}`;
  }

  async state(): Promise<State | null> {
    const state = (await this.note("state")) as Partial<State> | null;
    return state?.format === 1 ? (state as State) : null;
  }

  async setState(state: State): Promise<void> {
    await this.setNote("state", state);
  }

  async list(build: string): Promise<List | null> {
    return listFrom(await this.note(`list/${build}`));
  }

  async setList(list: List): Promise<void> {
    await this.setNote(`list/${list.build}`, list);
  }

  async note(name: string): Promise<unknown> {
    if (!(await caches.has(this.notes))) return null; // opening it would make it
    const answer = await (await caches.open(this.notes)).match(this.address(name));
    return answer ? answer.json() : null;
  }

  async setNote(name: string, value: unknown): Promise<void> {
    const answer = new Response(JSON.stringify(value), { headers: { "Content-Type": "application/json" } });
    await (await caches.open(this.notes)).put(this.address(name), answer);
  }

  async file(digest: string): Promise<Response | undefined> {
    return (await caches.open(this.files)).match(this.address(`file/${digest}`));
  }

  async setFile(digest: string, answer: Response): Promise<void> {
    await (await caches.open(this.files)).put(this.address(`file/${digest}`), answer);
  }

  /** Returns the digests of all files that are kept. */
  async digests(): Promise<Set<string>> {
    if (!(await caches.has(this.files))) return new Set();
    const asked = await (await caches.open(this.files)).keys();
    return new Set(asked.map(({ url }) => url.slice(url.lastIndexOf("/") + 1)));
  }

  /** Deletes all files but these, and the lists of all builds but these. */
  async retain(digests: ReadonlySet<string>, builds: ReadonlySet<string>): Promise<void> {
    const files = await caches.open(this.files);
    for (const digest of await this.digests()) if (!digests.has(digest)) await files.delete(this.address(`file/${digest}`));
    const notes = await caches.open(this.notes);
    for (const { url } of await notes.keys()) {
      const [, build] = /\/list\/([^/]+)$/.exec(url) ?? [];
      if (build && !builds.has(build)) await notes.delete(url);
    }
  }

  /** Deletes all of it. */
  async remove(): Promise<void> {
    await caches.delete(this.notes);
    await caches.delete(this.files);
  }

  /** Runs work that reads and then changes the state, while no tab and no worker does the same. */
  async alone<R>(work: () => Promise<R>): Promise<R> {
    return navigator.locks.request(`connected-practice offline ${this.root.pathname}`, work) as Promise<R>;
  }

  /** An address that no file of the site has. */
  private address(name: string): string {
    return new URL(`~kept/${name}`, this.root).href;
  }
}
