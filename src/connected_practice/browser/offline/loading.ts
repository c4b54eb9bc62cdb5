/** Bringing files into the copy. Each is held against its digest first: what is kept is what the list names. */

import type { Copy } from "./copy";
import { addressAt, type Entry } from "./list";

/** There is no room in this browser. */
export class Full extends Error {}
/** The site has other files than its list says: it is being published anew, or something on the way changes them. */
export class Changed extends Error {}
/** The site cannot be reached. */
export class Unreachable extends Error {}

export interface Options {
  readonly signal?: AbortSignal | undefined;
  /** Is told how many bytes have come. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** How many files are asked for at once; a browser asks one host for six. */
const AT_ONCE = 4;
/** Milliseconds after which a file that does not come is given up. */
const PATIENCE = 60_000;
/** What only held for the way here. */
const OF_THE_WAY = ["content-encoding", "content-length", "transfer-encoding", "set-cookie"];

/** Loads files and keeps them. Rejects with Full, Changed, Unreachable, or AbortError; what had come by then is kept. */
export async function load(copy: Copy, files: readonly Entry[], { signal, progress }: Options = {}): Promise<void> {
  const total = files.reduce((sum, [, , size]) => sum + size, 0);
  const waiting = [...files];
  const stop = new AbortController();
  signal?.addEventListener("abort", () => stop.abort());
  if (signal?.aborted) stop.abort();
  let done = 0;
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file && !stop.signal.aborted; file = waiting.shift()) {
      await keep(copy, file[1], await fetchFile(copy.root, file, stop.signal));
      done += file[2];
      progress?.(done, total);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    stop.abort();
  }
  signal?.throwIfAborted();
}

/** Keeps an answer under its digest. Rejects with Full. */
export async function keep(copy: Copy, digest: string, answer: Response): Promise<void> {
  try {
    await copy.setFile(digest, answer);
  } catch (error) {
    throw isFull(error) ? new Full() : error;
  }
}

/** Fetches a file of a build. Rejects with Changed where the site has another in its place, and with Unreachable. */
export async function fetchFile(root: URL, [path, digest]: Entry, signal?: AbortSignal): Promise<Response> {
  const address = new URL(addressAt(path).split("/").map(encodeURIComponent).join("/"), root);
  for (const cache of ["no-cache", "reload"] as const) {
    const answer = await asked(address, cache, signal);
    const content = await answer.arrayBuffer().catch(unreachable(signal));
    if ((await digestOf(content)) === digest) return answerOf(answer, content);
    if (answer.status >= 500) throw new Unreachable();
  }
  throw new Changed(path);
}

/** Returns what tells content from any other, as offline.json has it. */
export async function digestOf(content: ArrayBuffer): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", content)).subarray(0, 12);
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
}

/** Returns an answer to keep: what came, with the site's headers. */
export function answerOf({ headers: came }: Response, content: ArrayBuffer): Response {
  const headers = new Headers(came);
  for (const name of OF_THE_WAY) headers.delete(name);
  return new Response(content, { headers });
}

/** Fetches what the site has now. Rejects with Unreachable. */
export async function asked(address: URL, cache: RequestCache, signal?: AbortSignal): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  signal?.addEventListener("abort", () => stop.abort());
  if (signal?.aborted) stop.abort();
  return fetch(address, { cache, signal: stop.signal, credentials: "same-origin" })
    .catch(unreachable(signal))
    .finally(() => clearTimeout(timer));
}

function unreachable(signal?: AbortSignal): () => never {
  return () => {
    signal?.throwIfAborted();
    throw new Unreachable();
  };
}

export function isFull(error: unknown): boolean {
  return error instanceof Full || (error instanceof DOMException && error.name === "QuotaExceededError");
}
