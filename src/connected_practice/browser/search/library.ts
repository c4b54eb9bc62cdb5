/**
 * What search knows of the library: everything that can be found, and which words it has.
 *
 * It lies in search/ below the site's root, in files that src/connected_practice/publish/search.py describes. A
 * query loads index.json and words.json once, then the pieces that hold its words, a few kilobytes each.
 */

import { Spelling, type SpellingFile } from "./spelling";
import { Words, type WordsFile } from "./understanding";

export const LISTS = ["kind", "topic", "sector", "role", "level", "stage"] as const;
/** A list by which results are narrowed and ranked. */
export type List = (typeof LISTS)[number];

/** Where a library is published, and what it is called; the one that the page belongs to needs no name. */
export interface Home {
  readonly root: URL;
  readonly name: string;
}

/** The lists of one library, or of several. */
export interface Lists {
  /** Returns the entries of a list in its order: ids and titles. */
  list(name: List): readonly (readonly [id: string, title: string])[];
  /** Returns the title of an entry of a list. */
  titleIn(name: List, id: string): string;
}

/** Something that can be found. */
export interface Found {
  readonly home: Home;
  /** Its place in its library's index. */
  readonly number: number;
  readonly title: string;
  /** From the site's root. */
  readonly path: string;
  /** Minutes to read or to run, 0 where that is not known. */
  readonly minutes: number;
  /** What it belongs to in each list, by ids. */
  readonly in: Readonly<Record<List, readonly string[]>>;
  /** What it says in one sentence, where it is a page that is no record. */
  readonly summary: string;
}

/** For one word, what has it: the numbers of records, each with the word's weight there, from 0 to 1. */
export type Postings = ReadonlyMap<number, number>;

interface IndexFile {
  readonly version: number;
  readonly lists: Readonly<Record<List, readonly (readonly [id: string, title: string])[]>>;
  readonly records: Readonly<Record<"title" | "path", readonly string[]>> &
    Readonly<Record<"kind" | "minutes", readonly number[]>> &
    Readonly<Record<Exclude<List, "kind">, readonly (readonly number[])[]>>;
  readonly summaries: Readonly<Record<string, string>>;
  readonly pieces: readonly (readonly [first: string, name: string])[];
}

type Piece = Readonly<Record<string, readonly number[]>>;

const VERSION = 1;
const STEPS = 32;
/** Milliseconds after which a file that does not come is given up. */
const PATIENCE = 20_000;
const NOTHING: Postings = new Map();

/** The files of search could not be read: they are missing, cut short, or of another version of the site. */
export class SearchUnavailable extends Error {}

export class Library implements Lists {
  readonly records: readonly Found[];
  /** The libraries that are searched as one with this, itself among them: how rare a word is depends on all. */
  along: readonly Library[] = [this];
  private readonly pieces = new Map<number, Promise<Piece>>();
  private readonly postings = new Map<string, Postings>();

  private constructor(
    readonly home: Home,
    private readonly index: IndexFile,
    readonly words: Words,
    /** Null where it cannot be had: search does without. */
    readonly spelling: Spelling | null,
  ) {
    this.records = index.records.title.map((_, number) => foundIn(index, number, home));
  }

  /** Opens the search of the site at `root`. Rejects with SearchUnavailable. */
  static async open(root: URL, name = ""): Promise<Library> {
    const [index, words, spelling] = await Promise.all([
      read<IndexFile>(root, "search/index.json"),
      read<WordsFile>(root, "search/words.json"),
      read<SpellingFile>(root, "search/spelling.json")
        .then(spellingFrom)
        .catch(() => null),
    ]);
    try {
      if (index.version !== VERSION || words.version !== VERSION) throw new Error("another version");
      return new Library({ root, name }, index, new Words(words), spelling);
    } catch (error) {
      throw new SearchUnavailable(undefined, { cause: error }); // JSON, but not what it should be
    }
  }

  list(name: List): readonly (readonly [id: string, title: string])[] {
    return this.index.lists[name];
  }

  titleIn(name: List, id: string): string {
    return this.list(name).find(([own]) => own === id)?.[1] ?? id;
  }

  /** Loads what is needed to look these words up. Rejects with SearchUnavailable. */
  async load(words: Iterable<string>): Promise<void> {
    const needed = new Set([...words].map((word) => this.pieceOf(word)));
    await Promise.all([...needed].map((number) => this.loadPiece(number)));
  }

  /** Returns what has a word, which has been loaded. */
  having(word: string): Postings {
    return this.postings.get(word) ?? NOTHING;
  }

  /** Returns how much it tells that a record has a word, which has been loaded: BM25's inverse document frequency. */
  rarity(word: string): number {
    let [all, having] = [0, 0];
    for (const library of this.along) {
      all += library.records.length;
      having += library.having(word).size;
    }
    return Math.log(1 + (all - having + 0.5) / (having + 0.5));
  }

  /** Returns the number of the piece that a word is in if it is in any: the last that begins no later. */
  private pieceOf(word: string): number {
    let low = 0;
    let high = this.index.pieces.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.index.pieces[middle]?.[0] ?? "") <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private loadPiece(number: number): Promise<Piece> {
    let piece = this.pieces.get(number);
    if (!piece) {
      piece = this.readPiece(number);
      piece.catch(() => this.pieces.delete(number)); // the next search tries again
      this.pieces.set(number, piece);
    }
    return piece;
  }

  private async readPiece(number: number): Promise<Piece> {
    const piece = await read<Piece>(this.home.root, `search/${this.index.pieces[number]?.[1]}.json`);
    if (!piece || typeof piece !== "object" || Array.isArray(piece)) throw new SearchUnavailable();
    for (const [word, numbers] of Object.entries(piece)) this.postings.set(word, postingsOf(numbers));
    return piece;
  }
}

/** Reads a file of the site. Rejects with SearchUnavailable where it is missing or no JSON. */
export async function read<T>(root: URL, path: string): Promise<T> {
  try {
    // What is cached is used if the host says that it still holds: index.json and its pieces have to fit together.
    const answer = await fetch(new URL(path, root), { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
    return (await answer.json()) as T;
  } catch (error) {
    throw new SearchUnavailable(undefined, { cause: error });
  }
}

/** Returns the address of something that was found, which is never outside its library. */
export function addressOfFound({ home, path }: Pick<Found, "home" | "path">): string {
  const address = new URL(path, home.root);
  return (address.origin === home.root.origin ? address : home.root).href;
}

function spellingFrom(file: SpellingFile): Spelling | null {
  return file.version === VERSION ? new Spelling(file) : null;
}

function foundIn({ lists, records, summaries }: IndexFile, number: number, home: Home): Found {
  const ids = (list: List, numbers: readonly number[]) => numbers.map((one) => lists[list][one]?.[0] ?? "");
  return {
    home,
    number,
    title: records.title[number] ?? "",
    path: records.path[number] ?? "",
    minutes: records.minutes[number] ?? 0,
    in: {
      kind: ids("kind", [records.kind[number] ?? 0]),
      topic: ids("topic", records.topic[number] ?? []),
      sector: ids("sector", records.sector[number] ?? []),
      role: ids("role", records.role[number] ?? []),
      level: ids("level", records.level[number] ?? []),
      stage: ids("stage", records.stage[number] ?? []),
    },
    summary: summaries[number] ?? "",
  };
}

function postingsOf(numbers: readonly number[]): Postings {
  const found = new Map<number, number>();
  let last = -1;
  for (const number of numbers) {
    last += Math.floor(number / STEPS) + 1;
    found.set(last, (number % STEPS) / (STEPS - 1));
  }
  return found;
}
