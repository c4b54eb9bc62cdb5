/**
 * Several libraries searched as one.
 *
 * A query is understood by each library's own glossary. How rare a word is depends on all libraries together, so that
 * scores can be compared and the results stand in one order, as if there were one index. What the glossary says is
 * told from the page's own library. One that cannot be reached is left out and named.
 */

import type { Card } from "./card";
import { type Found, type Home, type Library, type List, LISTS, type Lists } from "./library";
import { type Answer, type Hit, type Hits, Search, type Searching } from "./search";
import type { Understanding } from "./understanding";

export class Together implements Searching {
  readonly library: Lists;
  readonly own: Library;
  /** What each library makes of a query, by what the page's own library makes of it. */
  private readonly understood = new WeakMap<Understanding, ReadonlyMap<Home, Understanding>>();

  private constructor(
    private readonly first: Search,
    private readonly others: readonly Search[],
    /** The libraries that could not be reached. */
    readonly missing: readonly Home[],
  ) {
    this.own = first.library;
    const libraries = this.all().map(({ library }) => library);
    this.library = merged(libraries);
    for (const library of libraries) library.along = libraries;
  }

  /** Opens the search of the site at `root`, and of the others that can be reached. Rejects as Search does. */
  static async open(root: URL, homes: readonly Home[]): Promise<Together> {
    const [own, ...others] = await Promise.all([
      Search.open(root),
      ...homes.map((home) => Search.open(home.root, home.name).catch(() => home)),
    ]);
    const isOpen = (one: Search | Home): one is Search => one instanceof Search;
    return new Together(own, others.filter(isOpen), others.filter((one): one is Home => !isOpen(one)));
  }

  async find(query: string, exact = false): Promise<Answer> {
    const asked = this.understand(query, exact);
    const words = new Set(asked.flatMap(([search, understanding]) => [...search.wordsOf(understanding)]));
    const loaded = await Promise.all(asked.map(([search]) => this.load(search, words)));
    const ranked = asked.flatMap(([search, understanding], at) => (loaded[at] ? search.rank(understanding) : []));
    const understanding = asked[0]![1];
    this.understood.set(understanding, new Map(asked.map(([search, own]) => [search.library.home, own])));
    return { understanding, results: ranked.sort((a, b) => b.score - a.score).map(({ found }) => found) };
  }

  cards(understanding: Understanding): Promise<Card[]> {
    return this.first.cards(understanding);
  }

  hits(understanding: Understanding, results: readonly Found[]): Hits {
    const understood = this.understood.get(understanding);
    const all = this.all().map((search) => {
      const { home } = search.library;
      return search.hits(understood?.get(home) ?? understanding, results.filter((found) => found.home === home));
    });
    const inOrder = (lists: readonly (readonly Hit[])[]) => {
      const hits = new Map(lists.flat().map((hit) => [hit.found, hit]));
      return results.flatMap((found) => hits.get(found) ?? []);
    };
    return {
      bare: inOrder(all.map(({ bare }) => bare)),
      full: Promise.all(all.map(({ full }) => full)).then(inOrder),
    };
  }

  /** Returns what each library makes of a query. What one of them knows is a slip in none. */
  private understand(query: string, exact: boolean): (readonly [Search, Understanding])[] {
    const asked = this.all().map((search) => [search, search.understand(query, exact)] as const);
    if (asked.every(([, { corrections }]) => corrections.length)) return asked;
    return asked.map(([search, own]) => [search, own.corrections.length ? search.understand(query, true) : own]);
  }

  /** Loads words; that the page's own library fails is told, that another does leaves it out. */
  private load(search: Search, words: ReadonlySet<string>): Promise<boolean> {
    const loading = search.library.load(words).then(() => true);
    return search === this.first ? loading : loading.catch(() => false);
  }

  private all(): Search[] {
    return [this.first, ...this.others];
  }
}

/** Returns the lists of several libraries: the first one's entries in their order, then what only others have. */
function merged(libraries: readonly Lists[]): Lists {
  const entries = (name: List) => {
    const titles = new Map<string, string>();
    for (const [id, title] of libraries.flatMap((library) => library.list(name))) {
      if (!titles.has(id)) titles.set(id, title);
    }
    return titles;
  };
  const lists = new Map(LISTS.map((name) => [name, entries(name)]));
  return {
    list: (name) => [...(lists.get(name) ?? [])],
    titleIn: (name, id) => lists.get(name)?.get(id) ?? id,
  };
}
