/** The list of all files of one build of the site: offline.json, which src/connected_practice/publish/offline.py describes. */

export const FORMAT = 1;
export const LIST = "offline.json";
export const TOOLS = "tools/";
export const DOWNLOADS = "data/";

export type Entry = readonly [path: string, digest: string, size: number];

/** What is kept at once: a record's page with its data, another page, or the tools. */
export interface Part {
  /** Its address below the site's root; empty for the core. */
  readonly page: string;
  readonly kind: string;
  readonly topics: readonly string[];
  /** Bytes to load where they are sent compressed. */
  readonly load: number;
  readonly files: readonly Entry[];
}

export interface List {
  readonly format: number;
  /** Changes whenever any file of the site does. */
  readonly build: string;
  readonly topics: readonly (readonly [id: string, title: string])[];
  readonly core: Part;
  readonly parts: readonly Part[];
}

/** What a person wants to keep. */
export interface Wants {
  readonly all: boolean;
  readonly topics: readonly string[];
  /** Parts by their pages, such as those that they have read. */
  readonly pages: readonly string[];
  /** Whether pages are kept as they are read. */
  readonly reading: boolean;
}

export const NOTHING_YET: Wants = { all: false, topics: [], pages: [], reading: true };

/** Returns a list that has been read, or null where it is none that this code understands. */
export function listFrom(value: unknown): List | null {
  const list = value as Partial<List> | null;
  const isList = list?.format === FORMAT && typeof list.build === "string" && Array.isArray(list.core?.files) && Array.isArray(list.parts);
  return isList ? (list as List) : null;
}

/** Returns the parts that are kept for somebody who wants this: always the core, and the tools with any topic. */
export function wantedParts(list: List, wants: Wants): Part[] {
  const pages = new Set(wants.topics.length ? [...wants.pages, TOOLS] : wants.pages);
  const topics = new Set(wants.topics);
  const isWanted = (part: Part): boolean => wants.all || pages.has(part.page) || part.topics.some((topic) => topics.has(topic));
  return [list.core, ...list.parts.filter(isWanted)];
}

/** Returns the files of parts, each once. */
export function filesOf(parts: readonly Part[]): Entry[] {
  return [...new Map(parts.flatMap((part) => part.files).map((entry) => [entry[0], entry])).values()];
}

const byPath = new WeakMap<List, ReadonlyMap<string, Entry>>();

/** Returns the file at a path below the site's root, or undefined where the build has none. */
export function fileAt(list: List, path: string): Entry | undefined {
  let files = byPath.get(list);
  if (!files) {
    files = new Map(filesOf([list.core, ...list.parts]).map((entry) => [entry[0], entry]));
    byPath.set(list, files);
  }
  return files.get(path);
}

/** Returns the part that a file belongs to; undefined for the core's. */
export function partOf(list: List, path: string): Part | undefined {
  return list.parts.find((part) => part.files.some(([own]) => own === path));
}

/** Returns the path of the file that an address shows; `root` is the site's. Null where it is not of this site. */
export function pathOf(address: URL, root: URL): string | null {
  if (address.origin !== root.origin || !address.pathname.startsWith(root.pathname)) return null;
  const path = decoded(address.pathname.slice(root.pathname.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** Returns the address below the site's root at which a file is asked for: a folder's, for a page. */
export function addressAt(path: string): string {
  return path.replace(/(^|\/)index\.html$/, "$1");
}

/** Returns how many bytes files have. */
export function sizeOf(files: readonly Entry[]): number {
  return files.reduce((sum, [, , size]) => sum + size, 0);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
