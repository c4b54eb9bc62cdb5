/** Search as a whole: a query goes in, what it means and what was found come out. */

import { type Card, cardsFor } from "./card";
import { excerptOf, Marker, type Piece, Records } from "./excerpt";
import { type Found, Library, type Lists } from "./library";
import { rank, type Ranked, wordsOf } from "./ranking";
import { understand, type Understanding } from "./understanding";

export interface Answer {
  readonly understanding: Understanding;
  /** Everything that was found, the best first. */
  readonly results: readonly Found[];
}

/** What searches: one library, or several as one. */
export interface Searching {
  readonly library: Lists;
  /** The library that the page belongs to. */
  readonly own: Library;
  /** Returns what answers a query. With `exact`, nothing is taken for a slip. Rejects with SearchUnavailable. */
  find(query: string, exact?: boolean): Promise<Answer>;
  /** Returns what the glossary says, where a query is a term. */
  cards(understanding: Understanding): Promise<Card[]>;
  /** Returns results as they are shown: at once without their sentences, and later with them. */
  hits(understanding: Understanding, results: readonly Found[]): Hits;
}

export interface Hits {
  readonly bare: readonly Hit[];
  readonly full: Promise<readonly Hit[]>;
}

/** A result as it is shown. */
export interface Hit {
  readonly found: Found;
  readonly title: readonly Piece[];
  /** The sentence that answers; nothing until it is there. */
  readonly excerpt: readonly Piece[];
}

export class Search implements Searching {
  readonly own: Library;
  private readonly records: Records;

  private constructor(readonly library: Library) {
    this.own = library;
    this.records = new Records(library.home.root);
  }

  /** Opens the search of the site at `root`. Rejects with SearchUnavailable. */
  static async open(root: URL, name = ""): Promise<Search> {
    return new Search(await Library.open(root, name));
  }

  async find(query: string, exact = false): Promise<Answer> {
    const understanding = this.understand(query, exact);
    await this.library.load(this.wordsOf(understanding));
    return { understanding, results: this.rank(understanding).map(({ found }) => found) };
  }

  /** Returns what a query means by this library's glossary. */
  understand(query: string, exact: boolean): Understanding {
    return understand(query, this.library.words, exact ? null : this.library.spelling);
  }

  /** Returns the words that have to be loaded to find what is meant. */
  wordsOf(understanding: Understanding): ReadonlySet<string> {
    return wordsOf(understanding, this.library);
  }

  /** Returns what was found with how well it answers. The words have to be loaded. */
  rank(understanding: Understanding): Ranked[] {
    return rank(understanding, this.library);
  }

  cards(understanding: Understanding): Promise<Card[]> {
    return cardsFor(understanding, this.library, this.records);
  }

  hits(understanding: Understanding, results: readonly Found[]): Hits {
    const marker = new Marker(understanding, this.library.words);
    const bare = results.map((found) => ({ found, title: marker.mark(found.title).pieces, excerpt: [] }));
    const full = bare.map(async (hit) => ({
      ...hit,
      excerpt: excerptOf(await this.records.of(hit.found), hit.found, marker),
    }));
    return { bare, full: Promise.all(full) };
  }
}
