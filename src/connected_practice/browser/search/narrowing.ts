/** Narrowing what was found: by lists, each with how many results its entries have; kept in the page's address. */

import type { Found, Lists } from "./library";

export const GROUPS = ["kind", "length", "sector", "role", "topic", "level"] as const;
export type Group = (typeof GROUPS)[number];

/** What is chosen in each group. Within a group any will do; every group has to hold. */
export type Chosen = Readonly<Record<Group, ReadonlySet<string>>>;

/** A choice with how many results it would leave. */
export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly isChosen: boolean;
}

export const TITLES: Readonly<Record<Group, string>> = {
  kind: "Kind",
  length: "Length",
  sector: "Sector",
  role: "For",
  topic: "Topic",
  level: "Where it works",
};

/** Lengths in minutes: the id, what people read, and the longest that belongs to it. */
const LENGTHS: readonly (readonly [id: string, title: string, most: number])[] = [
  ["5", "Up to 5 minutes", 5],
  ["20", "6 to 20 minutes", 20],
  ["60", "21 minutes to an hour", 60],
  ["longer", "More than an hour", Infinity],
];

/** What a search is: the words, what it is narrowed to, how it is shown. */
export interface State {
  readonly query: string;
  /** Whether slips are left as they are. */
  readonly exact: boolean;
  readonly chosen: Chosen;
  readonly view: "best" | "kinds";
}

/** Returns the search that an address asks for. Anything in it that is unknown narrows nothing. */
export function stateOf(address: URL): State {
  const given = address.searchParams;
  return {
    query: given.get("q") ?? "",
    exact: given.get("exact") === "1",
    chosen: forGroups((group) => new Set(given.getAll(group))),
    view: given.get("view") === "kinds" ? "kinds" : "best",
  };
}

/** Returns the address of a search: `?q=exclusion&kind=toolkit&kind=session`. */
export function addressOfState({ query, exact, chosen, view }: State, page: URL): string {
  const address = new URL(page.pathname, page);
  if (query.trim()) address.searchParams.set("q", query.trim());
  if (exact) address.searchParams.set("exact", "1");
  for (const group of GROUPS) for (const id of chosen[group]) address.searchParams.append(group, id);
  if (view === "kinds") address.searchParams.set("view", view);
  return address.href;
}

/** Returns a choice with one entry more, or less if it was chosen. */
export function toggled(chosen: Chosen, group: Group, id: string): Chosen {
  const entries = new Set(chosen[group]);
  if (!entries.delete(id)) entries.add(id);
  return { ...chosen, [group]: entries };
}

/** Returns a choice of nothing, or of one entry. */
export function only(group?: Group, id?: string): Chosen {
  return forGroups((one) => new Set(one === group && id !== undefined ? [id] : []));
}

/** Returns the results that what is chosen leaves. An entry that no list has is as if it were not chosen. */
export function narrowed(results: readonly Found[], chosen: Chosen, library: Lists, but?: Group): Found[] {
  const groups = GROUPS.filter((group) => group !== but);
  const known = groups.flatMap((group) => {
    const ids = entriesOf(group, library)
      .map(([id]) => id)
      .filter((id) => chosen[group].has(id));
    return ids.length ? [[group, ids] as const] : [];
  });
  return results.filter((found) => known.every(([group, ids]) => ids.some((id) => isIn(found, group, id))));
}

/** Returns the choices of a group that leave something, or are chosen. */
export function choicesOf(group: Group, results: readonly Found[], chosen: Chosen, library: Lists): Choice[] {
  const left = narrowed(results, chosen, library, group);
  return entriesOf(group, library)
    .map(([id, title]) => ({
      id,
      title,
      count: left.filter((found) => isIn(found, group, id)).length,
      isChosen: chosen[group].has(id),
    }))
    .filter((choice) => choice.count || choice.isChosen);
}

/** Returns everything that is chosen and known, with its title. */
export function chosenEntries(chosen: Chosen, library: Lists): { group: Group; id: string; title: string }[] {
  return GROUPS.flatMap((group) =>
    entriesOf(group, library).flatMap(([id, title]) => (chosen[group].has(id) ? [{ group, id, title }] : [])),
  );
}

function entriesOf(group: Group, library: Lists): readonly (readonly [id: string, title: string])[] {
  return group === "length" ? LENGTHS.map(([id, title]) => [id, title] as const) : library.list(group);
}

function isIn(found: Found, group: Group, id: string): boolean {
  if (group !== "length") return found.in[group].includes(id);
  return found.minutes > 0 && LENGTHS.find(([, , most]) => found.minutes <= most)?.[0] === id;
}

function forGroups<T>(make: (group: Group) => T): Record<Group, T> {
  return Object.fromEntries(GROUPS.map((group) => [group, make(group)])) as Record<Group, T>;
}
