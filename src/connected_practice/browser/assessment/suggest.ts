/**
 * What to do next about an item that is red or amber, from the library and nothing else.
 *
 * First comes what the item itself names (`next`). Then, for each thing that a team can use and the item does not
 * name, the record of the library that is nearest to the item: it shares a topic with the item's own records or
 * with the toolkit, and its title and summary speak of the same things as the item and its records do (the cosine of
 * their words, weighted by how rare each is in the library: tf-idf, Salton and Buckley 1988). What the toolkit itself
 * calls related is nearer. Where no record is near enough, nothing is offered: advice that fits anything is none.
 */

import type { Line } from "./result";
import type { Entry, Item, Reference, Toolkit } from "./toolkit";

/** What a team can use, in the order in which it is offered. */
export type Use = "activity" | "case" | "principle" | "questions" | "read";

export interface Offer {
  readonly use: Use;
  readonly reference: Reference;
  /** How long it takes, in minutes; 0 where nobody says. */
  readonly minutes: number;
}

/** What the library offers for a result: for each line to work on, and for a meeting about the whole. */
export interface Advice {
  readonly each: readonly (readonly Offer[])[];
  readonly all: readonly Offer[];
}

/** The most that an activity may take to be offered for a busy week, in minutes. */
const SHORT = 20;
const ACTIVITIES = new Set(["session", "reflection", "toolkit"]);
const WANTED: readonly Use[] = ["activity", "case", "principle", "questions"];
const ORDER: readonly Use[] = [...WANTED, "read"];

/** How near a record has to be, from 0 to 1. Found by reading what it lets through for the library's own toolkits. */
const NEAR = 0.14;
/** What it costs a record, on the same scale, to have been offered for an earlier item. */
const REPEATED = 0.03;
/** What each topic is worth that a record shares with those that the item names, and being related to the toolkit. */
const TOPIC = 0.015;
const RELATED = 0.05;

/** Returns what an offer is, in words before its title. */
export function offerInWords({ use, minutes }: Offer): string {
  switch (use) {
    case "activity":
      return `In ${minutes} minutes`;
    case "case":
      return "A case";
    case "principle":
      return "What good looks like";
    case "questions":
      return "Questions for the next meeting";
    case "read":
      return "More on this";
  }
}

/** Returns what the library offers for lines to work on. */
export function advice(lines: readonly Line[], toolkit: Toolkit, entries: readonly Entry[]): Advice {
  return { each: suggestions(lines, toolkit, entries), all: lines.length ? forAll(lines, toolkit, entries) : [] };
}

/** Returns the offers for each line, in the lines' order. A record that has been offered gives way to one like it. */
export function suggestions(lines: readonly Line[], toolkit: Toolkit, entries: readonly Entry[]): Offer[][] {
  const library = new Words(entries);
  const offered = new Map<string, number>();
  return lines.map(({ item }) => {
    const named = item.next.map((reference) => offer(reference, library.entry(reference.ref)));
    const wanted = WANTED.filter((use) => !named.some((one) => one.use === use));
    return inOrder([...named, ...chosen(wanted, library.near(item, toolkit), offered)]);
  });
}

/** Returns the offers for a meeting about the whole: by what all items that are weak have in common. */
export function forAll(lines: readonly Line[], toolkit: Toolkit, entries: readonly Entry[]): Offer[] {
  const items = lines.map(({ item }) => item);
  const next = items.flatMap((item) => item.next);
  const whole = {
    id: "",
    section: "",
    text: items.map((item) => item.text).join(" "),
    lookFor: toolkit.title,
    next: [],
  };
  const near = new Words(entries).near(whole, toolkit, next);
  return inOrder(chosen(WANTED, near, new Map()));
}

function chosen(wanted: readonly Use[], near: readonly Near[], offered: Map<string, number>): Offer[] {
  const found: Offer[] = [];
  for (const use of wanted) {
    const best = nearest(
      near.filter(({ entry }) => isOf(entry, use) && !isThere(entry, found)),
      offered,
    );
    if (!best) continue;
    offered.set(best.ref, (offered.get(best.ref) ?? 0) + 1);
    found.push({ ...offer(best, best), use });
  }
  return found;
}

function inOrder(offers: readonly Offer[]): Offer[] {
  return [...offers].sort((one, other) => ORDER.indexOf(one.use) - ORDER.indexOf(other.use));
}

function isThere(entry: Entry, offers: readonly Offer[]): boolean {
  return offers.some(({ reference }) => reference.ref === entry.ref);
}

function offer(reference: Reference, entry: Entry | undefined): Offer {
  const minutes = entry?.minutes ?? 0;
  return { use: useOf(reference.kind, minutes), reference, minutes };
}

function useOf(kind: string, minutes: number): Use {
  if (kind === "case-study") return "case";
  if (kind === "principle") return "principle";
  if (kind === "reflection") return "questions";
  return isShort(kind, minutes) ? "activity" : "read";
}

function isOf(entry: Entry, use: Use): boolean {
  return use === "activity" ? isShort(entry.kind, entry.minutes) : useOf(entry.kind, entry.minutes) === use;
}

function isShort(kind: string, minutes: number): boolean {
  return ACTIVITIES.has(kind) && minutes > 0 && minutes <= SHORT;
}

interface Near {
  readonly entry: Entry;
  readonly weight: number;
}

function nearest(found: readonly Near[], offered: ReadonlyMap<string, number>): Entry | null {
  let best: Near | null = null;
  for (const { entry, weight } of found) {
    const left = weight - REPEATED * (offered.get(entry.ref) ?? 0);
    if (left > 0 && (!best || left > best.weight)) best = { entry, weight: left };
  }
  return best?.entry ?? null;
}

type Vector = ReadonlyMap<string, number>;

/** The library's words, and how rare each is. */
class Words {
  private readonly byRef: ReadonlyMap<string, Entry>;
  private readonly vectors: ReadonlyMap<string, Vector>;
  private readonly rarity: ReadonlyMap<string, number>;

  constructor(private readonly entries: readonly Entry[]) {
    this.byRef = new Map(entries.map((entry) => [entry.ref, entry]));
    const texts = entries.map((entry) => stems(`${entry.title} ${entry.summary}`));
    const seen = new Map<string, number>();
    for (const text of texts) for (const word of new Set(text)) seen.set(word, (seen.get(word) ?? 0) + 1);
    this.rarity = new Map([...seen].map(([word, times]) => [word, Math.log(entries.length / times)]));
    this.vectors = new Map(entries.map((entry, index) => [entry.ref, this.vector(texts[index] ?? [])]));
  }

  entry(ref: string): Entry | undefined {
    return this.byRef.get(ref);
  }

  /** Returns the records that are near an item, without those that it names and its own toolkit. */
  near(item: Item, toolkit: Toolkit, next: readonly Reference[] = item.next): Near[] {
    const named = next.flatMap(({ ref }) => this.byRef.get(ref) ?? []);
    const words = [item.text, item.lookFor, ...named.map(({ title, summary }) => `${title} ${summary}`)];
    const vector = this.vector(stems(words.join(" ")));
    const topics = new Set(named.flatMap((entry) => entry.topics));
    const taken = new Set([toolkit.ref, ...item.next.map(({ ref }) => ref)]);
    return this.entries.flatMap((entry) => {
      const close = entry.topics.filter((topic) => topics.has(topic)).length;
      if (taken.has(entry.ref) || (!close && !entry.topics.some((topic) => toolkit.topics.includes(topic)))) return [];
      const likeness = cosine(vector, this.vectors.get(entry.ref) ?? new Map());
      const weight = likeness + TOPIC * close + (toolkit.related.includes(entry.ref) ? RELATED : 0);
      return weight >= NEAR ? [{ entry, weight }] : [];
    });
  }

  private vector(words: readonly string[]): Vector {
    const weights = new Map<string, number>();
    for (const word of words) {
      const rarity = this.rarity.get(word);
      if (rarity) weights.set(word, (weights.get(word) ?? 0) + rarity);
    }
    const length = Math.hypot(...weights.values());
    return new Map([...weights].map(([word, weight]) => [word, weight / length]));
  }
}

function cosine(one: Vector, other: Vector): number {
  let sum = 0;
  for (const [word, weight] of other) sum += weight * (one.get(word) ?? 0);
  return sum;
}

/** Returns the words of a text that say something, without their endings. */
function stems(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return words.filter((word) => !COMMON.has(word)).map((word) => word.replace(/(?:ing|ed|es|s|ly|'s)$/u, ""));
}

const COMMON = new Set(
  `about after also been before being both each every from have here into like more most much need once only other over
  same some such than that their them then there these they this those through under until used very what when where
  which while whom whose with without would your could should does doing done make makes made many might must people
  person thing things three four five young child children`.split(/\s+/u),
);
