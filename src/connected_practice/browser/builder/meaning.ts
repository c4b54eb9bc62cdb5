/**
 * What a wish means, and how well a record answers it. Words are understood as search understands them; where search's
 * words could not be had, titles of topics are compared instead.
 */

import { singular, stem, wordsIn } from "../search/tokens";
import { understand } from "../search/understanding";
import type { Entry, Library, ReadyMade } from "./library";
import type { Session } from "./session";

export type Wish = Omit<Session, "parts" | "format" | "title">;

/** What a wish asks for, by ids, and the words that tell one record from another. */
export interface Meaning {
  readonly topics: readonly string[];
  readonly roles: readonly string[];
  readonly sectors: readonly string[];
  /** Minutes that the words ask for, null where they ask for none. */
  readonly minutes: number | null;
  /** Stems of the words that are looked for. */
  readonly words: readonly string[];
}

/** Returns what words ask for: `20 minutes on trauma with teaching assistants` names a length, a topic and a role. */
export function meaningOf(about: string, library: Library): Meaning {
  const { words } = library;
  if (!words) return plainMeaning(about, library);
  const { hints, words: asked, terms } = understand(`${about} `, words);
  const subject = asked.filter(({ part }) => ["term", "word", "common"].includes(part)).map(({ text }) => text);
  const named = asked.filter(({ part, text }) => part === "hint" && isTitle(text, library)).map(({ text }) => text);
  const other = terms
    .filter((span) => span.complete)
    .flatMap((span) => span.expansions.filter(({ weight }) => weight >= 0.9));
  const texts = [...subject, ...named, ...other.flatMap(({ text }) => wordsIn(text))];
  const { roles, sectors, minutes } = hints;
  return { topics: hints.topics, roles, sectors, minutes, words: stems(texts, library) };
}

function isTitle(word: string, library: Library): boolean {
  return [...library.topics.values()].some((title) => wordsIn(title).includes(word));
}

function plainMeaning(about: string, library: Library): Meaning {
  const asked = new Set(stems(wordsIn(about), library));
  const named = [...library.topics].filter(([, title]) =>
    stems(wordsIn(title), library).some((word) => asked.has(word)),
  );
  return { topics: named.map(([id]) => id), roles: [], sectors: [], minutes: null, words: [...asked] };
}

const SHORT = 3;

/** Returns the stems of the words that say something. */
function stems(words: readonly string[], { words: known }: Library): string[] {
  const says = words.filter((word) => word.length >= SHORT && !known?.stop.has(word));
  return [...new Set(says.map((word) => stem(singular(word))))];
}

/** Returns what a whole wish asks for: what was chosen, and what its words mean beside that. */
export function meaningOfWish(wish: Wish, library: Library): Meaning {
  const said = meaningOf(wish.about, library);
  const both = (chosen: readonly string[], more: readonly string[]) => [...new Set([...chosen, ...more])];
  return {
    ...said,
    topics: both(wish.topics, said.topics),
    roles: wish.who.roles.length ? wish.who.roles : said.roles,
    sectors: wish.who.sectors.length ? wish.who.sectors : said.sectors,
  };
}

/** Which records of a library have a stem in their title, and which elsewhere. */
interface Index {
  readonly inTitle: ReadonlyMap<string, ReadonlySet<string>>;
  readonly anywhere: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many records there are. */
  readonly size: number;
}

const indexes = new WeakMap<Library, Index>();

/** Returns the index of a library, made by the first who asks. */
function indexOf(library: Library): Index {
  let index = indexes.get(library);
  if (!index) {
    index = made(library);
    indexes.set(library, index);
  }
  return index;
}

function made(library: Library): Index {
  let size = library.sessions.length;
  const inTitle = new Map<string, Set<string>>();
  const anywhere = new Map<string, Set<string>>();
  const stemOf = new Map<string, string>(); // the same words stand in many records
  const put = (into: Map<string, Set<string>>, text: string, ref: string): void => {
    for (const word of wordsIn(text)) {
      if (word.length < SHORT) continue;
      let found = stemOf.get(word);
      if (found === undefined) stemOf.set(word, (found = stem(singular(word))));
      const refs = into.get(found);
      if (refs) refs.add(ref);
      else into.set(found, new Set([ref]));
    }
  };
  for (const { ref, kind, title, summary, words } of library.materials) {
    if (kind === "term") continue; // no proposal asks for one, and there are many
    size += 1;
    put(inTitle, title, ref);
    put(anywhere, `${title} ${summary} ${words}`, ref);
  }
  for (const { ref, title, steps } of library.sessions) {
    put(inTitle, title, ref);
    put(anywhere, [title, ...steps.map((step) => step.title)].join(" "), ref);
  }
  return { inTitle, anywhere, size: Math.max(2, size) };
}

/** Scores: what a record is first about counts most, and a topic that it also touches little. */
const FIRST_TOPIC = 4;
const SECOND_TOPIC = 2.5;
const FURTHER_TOPIC = 1.5;
const WORD_IN_TITLE = 3;
const WORD = 1.5;
const ROLE = 1.5;
const SECTOR = 1;

/** Returns how far a record is about what is asked for; 0 where it is about something else. */
export function subjectScore(record: Entry | ReadyMade, meaning: Meaning, library: Library): number {
  const index = indexOf(library);
  const all = index.size;
  const topics = meaning.topics.map((topic) => topicScore(record.topics.indexOf(topic)));
  const words = meaning.words.map((word) => {
    const having = index.anywhere.get(word);
    if (!having?.has(record.ref)) return 0;
    const rarity = Math.log(all / having.size) / Math.log(all); // 1 for a word of one record, 0 for a word of all
    return rarity * (index.inTitle.get(word)?.has(record.ref) ? WORD_IN_TITLE : WORD);
  });
  return sum(topics) / Math.max(1, Math.sqrt(topics.length)) + sum(words) / Math.max(1, Math.sqrt(words.length));
}

function topicScore(place: number): number {
  if (place < 0) return 0;
  return place === 0 ? FIRST_TOPIC : place === 1 ? SECOND_TOPIC : FURTHER_TOPIC;
}

/** Whether a record says one of the words that are looked for, where any are. */
export function hasWord(ref: string, meaning: Meaning, library: Library): boolean {
  const { anywhere } = indexOf(library);
  return meaning.words.some((word) => anywhere.get(word)?.has(ref));
}

/** Returns how far a record is for those who come. */
export function peopleScore(record: Entry | ReadyMade, meaning: Meaning): number {
  return ROLE * shareOf(meaning.roles, record.roles) + SECTOR * shareOf(meaning.sectors, record.sectors);
}

/** Returns how many of the wanted ids a record has, from 0 to 1; 0 where none are wanted. */
export function shareOf(wanted: readonly string[], has: readonly string[]): number {
  return wanted.length ? wanted.filter((id) => has.includes(id)).length / wanted.length : 0;
}

/** Whether a wish says what it is about in any way that is understood. */
export function saysWhat(meaning: Meaning): boolean {
  return meaning.topics.length > 0 || meaning.words.length > 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
