/** What the pages that are kept are called: the index of search says it, which is kept with the core. */

import type { Copy } from "./copy";
import { fileAt, filesOf, type List, type Wants, wantedParts } from "./list";

export interface Titled {
  readonly page: string;
  readonly title: string;
  readonly kind: string;
}

const INDEX = "search/index.json";

interface IndexFile {
  readonly lists: { readonly kind: readonly (readonly [id: string, title: string])[] };
  readonly records: { readonly title: readonly string[]; readonly path: readonly string[]; readonly kind: readonly number[] };
}

/** Returns the pages that are kept and have a title, ordered by kind and title. */
export async function titledPages(copy: Copy, list: List, wants: Wants): Promise<Titled[]> {
  const file = fileAt(list, INDEX);
  const index = file && ((await (await copy.file(file[1]))?.json()) as IndexFile | undefined);
  if (!index) return [];
  const { title, path, kind } = index.records;
  const known = new Map(path.map((page, at) => [page, { title: title[at] ?? "", kind: index.lists.kind[kind[at] ?? 0]?.[1] ?? "" }]));
  const pages = filesOf(wantedParts(list, wants)).flatMap(([name]) => (name.endsWith("/index.html") ? [name.slice(0, -"index.html".length)] : []));
  const titled = pages.flatMap((page) => {
    const about = known.get(page);
    return about ? [{ page, ...about }] : [];
  });
  return titled.sort((one, other) => one.kind.localeCompare(other.kind, "en") || one.title.localeCompare(other.title, "en"));
}
