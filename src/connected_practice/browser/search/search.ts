/** Search as a whole: a query goes in, what it means and what was found come out. */

import { type Card, cardsFor } from "./card";
import { excerptOf, Marker, type Piece, Records } from "./excerpt";
import { type Found, Library } from "./library";
import { rank, wordsOf } from "./ranking";
import { understand, type Understanding } from "./understanding";

export interface Answer {
  readonly understanding: Understanding;
  /** Everything that was found, the best first. */
  readonly results: readonly Found[];
}

/** A result as it is shown. */
export interface Hit {
  readonly found: Found;
  readonly title: readonly Piece[];
  /** The sentence that answers; nothing until it is there. */
  readonly excerpt: readonly Piece[];
}

export class Search {
  private readonly records: Records;

  private constructor(
    readonly library: Library,
    root: URL,
  ) {
    this.records = new Records(root);
  }

  /** Opens the search of the site at `root`. Rejects with SearchUnavailable. */
  static async open(root: URL): Promise<Search> {
    return new Search(await Library.open(root), root);
  }

  /** Returns what answers a query. With `exact`, nothing is taken for a slip. Rejects with SearchUnavailable. */
  async find(query: string, exact = false): Promise<Answer> {
    const { library } = this;
    const understanding = understand(query, library.words, exact ? null : library.spelling);
    await library.load(wordsOf(understanding, library));
    return { understanding, results: rank(understanding, library).map(({ found }) => found) };
  }

  /** Returns what the glossary says, where a query is a term. */
  cards(understanding: Understanding): Promise<Card[]> {
    return cardsFor(understanding, this.library, this.records);
  }

  /** Returns results as they are shown: at once without their sentences, and later with them. */
  hits(
    understanding: Understanding,
    results: readonly Found[],
  ): { readonly bare: Hit[]; readonly full: Promise<Hit[]> } {
    const marker = new Marker(understanding, this.library.words);
    const bare = results.map((found) => ({ found, title: marker.mark(found.title).pieces, excerpt: [] }));
    const full = bare.map(async (hit) => ({
      ...hit,
      excerpt: excerptOf(await this.records.of(hit.found), hit.found, marker),
    }));
    return { bare, full: Promise.all(full) };
  }
}
