/** What can be kept, with what each would take. */

import { filesOf, type List, sizeOf, TOOLS, type Wants, wantedParts } from "./list";

export interface Choice {
  /** A topic's id, or one of these two. */
  readonly id: string;
  readonly title: string;
  readonly isKept: boolean;
  readonly pages: number;
  /** Bytes still to load where they are sent compressed, and on this device. */
  readonly load: number;
  readonly size: number;
}

export const ALL = "~all";
export const ONLY_TOOLS = "~tools";

/** Returns the choices: the whole library, the tools, then the topics in the library's order. */
export function choicesIn(list: List, wants: Wants, have: ReadonlySet<string>): Choice[] {
  const topics = list.topics.filter(([topic]) => list.parts.some((part) => part.topics.includes(topic)));
  const offered = [[ALL, "The whole library"], [ONLY_TOOLS, "The tools"], ...topics] as const;
  return offered.map(([id, title]) => {
    const parts = wantedParts(list, withChoice({ all: false, topics: [], pages: [], reading: false }, id)).slice(1);
    const missing = parts.filter((part) => part.files.some(([, digest]) => !have.has(digest)));
    const files = filesOf(missing).filter(([, digest]) => !have.has(digest));
    return {
      id,
      title,
      isKept: isChosen(wants, id),
      pages: filesOf(parts).filter(([path]) => path.endsWith("index.html")).length,
      load: missing.reduce((sum, part) => sum + (part.load * sizeOf(part.files.filter(([, digest]) => !have.has(digest)))) / sizeOf(part.files), 0),
      size: sizeOf(files),
    };
  });
}

export function withChoice(wants: Wants, id: string): Wants {
  if (id === ALL) return { ...wants, all: true };
  if (id === ONLY_TOOLS) return { ...wants, pages: [...new Set([...wants.pages, TOOLS])] };
  return { ...wants, topics: [...new Set([...wants.topics, id])] };
}

export function withoutChoice(wants: Wants, id: string): Wants {
  if (id === ALL) return { ...wants, all: false };
  if (id === ONLY_TOOLS) return { ...wants, pages: wants.pages.filter((page) => page !== TOOLS) };
  return { ...wants, topics: wants.topics.filter((topic) => topic !== id) };
}

function isChosen(wants: Wants, id: string): boolean {
  if (id === ALL) return wants.all;
  return id === ONLY_TOOLS ? wants.pages.includes(TOOLS) : wants.topics.includes(id);
}

/** Returns a number of bytes in words. */
export function inWords(bytes: number): string {
  if (bytes >= 10_000_000) return `${Math.round(bytes / 1_000_000)} MB`;
  return bytes >= 100_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} KB`;
}
