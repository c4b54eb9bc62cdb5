/** What else could be in a session: found by words, or offered in the place of a part. */

import type { Search } from "../search/search";
import { ROOT } from "../site";
import type { Entry, Library } from "./library";
import type { Part, Session } from "./session";

const MOST_FOUND = 12;
const MOST_OFFERS = 5;

let searching: Promise<Search> | null = null;

/**
 * Returns the records that words mean and that can go into a session, the best first. The library's own search is
 * asked, which knows what people call things; where it cannot be had, titles and summaries are looked through.
 */
export async function find(words: string, library: Library): Promise<Entry[]> {
  if (!words.trim()) return [];
  try {
    const search = await searched();
    const { results } = await search.find(words);
    const byPath = new Map(library.materials.map((entry) => [entry.path, entry]));
    return results.flatMap(({ path }) => byPath.get(path) ?? []).slice(0, MOST_FOUND);
  } catch {
    return matched(words, library).slice(0, MOST_FOUND);
  }
}

function searched(): Promise<Search> {
  searching ??= import("../search/search")
    .then(({ Search }) => Search.open(ROOT))
    .catch((error: unknown) => {
      searching = null;
      throw error;
    });
  return searching;
}

function matched(words: string, library: Library): Entry[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const isIn = ({ title, summary, words: more }: Entry): boolean => {
    const text = `${title} ${summary} ${more}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  return library.materials.filter(isIn);
}

/** Returns records that fit in the place of a part: its minutes are enough, and it is about the same. The best first. */
export function offersFor(part: Part, session: Session, library: Library): Entry[] {
  const used = new Set(session.parts.flatMap((other) => other.uses.map(({ ref }) => ref)));
  const own = part.uses.flatMap(({ ref }) => library.byRef.get(ref) ?? []);
  const topics = new Set([...session.topics, ...own.flatMap((entry) => entry.topics)]);
  const kinds = new Set(own.map((entry) => entry.kind));
  const score = (entry: Entry): number =>
    3 * count(entry.topics, topics) +
    (kinds.has(entry.kind) ? 2 : 0) +
    count(entry.roles, new Set(session.who.roles)) +
    count(entry.sectors, new Set(session.who.sectors)) -
    Math.abs(entry.minutes[1] - part.minutes) / 10;
  const fitting = library.materials.filter((entry) => entry.minutes[0] <= part.minutes && !used.has(entry.ref));
  const about = topics.size ? fitting.filter((entry) => count(entry.topics, topics) > 0) : fitting;
  return about
    .map((entry) => [score(entry), entry] as const)
    .sort(([a, one], [b, other]) => b - a || (one.ref < other.ref ? -1 : 1))
    .slice(0, MOST_OFFERS)
    .map(([, entry]) => entry);
}

function count(values: readonly string[], wanted: ReadonlySet<string>): number {
  return values.filter((value) => wanted.has(value)).length;
}
