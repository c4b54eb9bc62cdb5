/**
 * What a query means: its words, the glossary's terms in it, its slips, and what kind of record it asks for.
 *
 * The same as src/connected_practice/search/understanding.py, where it is explained; tests/search/understanding.json
 * holds the two together. The words of a query are only words: there is no query language.
 */

import {
  askedFor,
  type Hints,
  isAddressed,
  lengthIn,
  type List,
  LISTS,
  longest,
  namedIn,
  situationsLike,
} from "./hints";
import type { Spelling } from "./spelling";
import { key, singular, wordsIn } from "./tokens";

const MOST_SIGNS = 400;
const MOST_WORDS = 32;
const LONGEST_FORM = 9;
const LONGEST_EVERYDAY = 4;
const EVERYDAY = 0.8;
const MOST_UNFINISHED = 3;

export type Use = "title" | "abbreviation" | "admitted" | "search-only" | "discouraged" | "initials";
type Part = "term" | "word" | "common" | "hint" | "stop" | "length";

/** What counts in a query: the first of these that it has. */
const COUNTING: readonly (readonly Part[])[] = [["term", "word"], ["common"], ["hint"], ["stop"], ["length"]];
const USES: readonly (readonly [field: Exclude<keyof TermWords, "topic">, use: Use])[] = [
  ["title", "title"],
  ["abbreviations", "abbreviation"],
  ["admitted", "admitted"],
  ["search_only", "search-only"],
  ["discouraged", "discouraged"],
  ["initials", "initials"],
];
const HIDDEN: readonly Use[] = ["search-only", "discouraged", "initials"];
const NUMBERS = "two three four five six seven eight nine ten".split(" ");
/** How much a wording of a term counts where another one was asked for. */
const WEIGHTS: Readonly<Partial<Record<Use, number>>> = {
  title: 1,
  abbreviation: 0.9,
  admitted: 0.9,
  "search-only": 0.5,
};

interface TermWords {
  readonly title: string;
  readonly abbreviations?: readonly string[];
  readonly admitted?: readonly string[];
  readonly search_only?: readonly string[];
  readonly discouraged?: readonly string[];
  readonly initials?: readonly string[];
  /** The topic that it belongs to first. */
  readonly topic?: string;
}

interface Named {
  readonly title: string;
  readonly words: readonly string[];
}

/** words.json, as words.py describes it. */
export interface WordsFile extends Readonly<
  Record<Exclude<List, "topics" | "roles">, Readonly<Record<string, Named>>>
> {
  readonly version: number;
  readonly terms: Readonly<Record<string, TermWords>>;
  readonly topics: Readonly<Record<string, Named & { readonly situation: string }>>;
  readonly roles: Readonly<Record<string, Named & { readonly door: string }>>;
  readonly everyday: Readonly<Record<string, readonly string[]>>;
  readonly stop: string;
  readonly common: string;
}

/** A term that a wording may stand for, and what the wording is to it. */
export interface Sense {
  readonly term: string;
  readonly use: Use;
  readonly form: string;
}

/** Words to look for, and how much finding them counts (1 is what was asked). */
export interface Wording {
  readonly text: string;
  readonly weight: number;
}

/** A term in a query: its words from `start` to before `end`, and all that they may mean. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly senses: readonly Sense[];
  /** Whether the whole wording stands there. If not, it is a part of one. */
  readonly complete: boolean;
  readonly corrected: boolean;
  readonly expansions: readonly Wording[];
}

/** A word that the library does not have, and which of its words may have been meant. */
export interface Correction {
  readonly at: number;
  readonly written: string;
  readonly instead: readonly string[];
  readonly sure: boolean;
}

export interface Word {
  readonly text: string;
  readonly written: string;
  readonly part: Part;
  /** Whether a record without it is a worse answer. */
  readonly counts: boolean;
}

/** One thing to look for: any of its wordings will do. */
export interface Want {
  readonly words: readonly number[];
  readonly any: readonly Wording[];
  readonly counts: boolean;
  readonly unfinished: boolean;
}

export interface Understanding {
  readonly query: string;
  readonly words: readonly Word[];
  readonly terms: readonly Span[];
  readonly corrections: readonly Correction[];
  readonly hints: Hints;
  readonly wants: readonly Want[];
  /** The query with its sure corrections, where it has any: to be shown with the results. */
  readonly corrected: string | null;
  /** Whether the query was too long to be read to its end. */
  readonly cut: boolean;
}

/** What words.json says, ready to be looked up. */
export class Words {
  readonly stop: ReadonlySet<string>;
  readonly common: ReadonlySet<string>;
  readonly situations: ReadonlyMap<string, readonly string[]>;
  readonly entries: Readonly<Record<List, ReadonlyMap<string, readonly string[]>>>;
  readonly everyday: ReadonlyMap<string, readonly string[]>;
  /** Every word of a wording, of an entry of a list and of everyday words: none of them is a slip. */
  readonly own = new Set<string>();
  private readonly forms = new Map<string, Sense[]>();
  /** The same without the stop words in them, for wordings that keep two words or more. */
  private readonly bare = new Map<string, Sense[]>();
  /** The beginnings and ends, of two words or more, of wordings that have three or more. */
  private readonly parts = new Map<string, Sense[]>();
  private sortedKeys: readonly string[] = [];

  constructor(readonly file: WordsFile) {
    this.stop = new Set(file.stop.split(" "));
    this.common = new Set(file.common.split(" ").filter(Boolean).map(singular));
    const topics = Object.entries(file.topics);
    this.situations = new Map(topics.map(([name, topic]) => [name, this.content(wordsIn(topic.situation))]));
    this.entries = forLists((list) => entriesOf(file[list]));
    this.everyday = new Map(Object.entries(file.everyday).map(([said, texts]) => [key(wordsIn(said)), texts]));
    this.gather();
  }

  private gather(): void {
    const named = LISTS.flatMap((list) => Object.values<Named>(this.file[list]).flatMap((entry) => entry.words));
    for (const text of [...named, ...Object.keys(this.file.everyday)]) for (const w of wordsIn(text)) this.own.add(w);
    for (const [term, words] of Object.entries(this.file.terms)) {
      for (const [field, use] of USES) for (const form of formsOf(words, field)) this.add({ term, use, form });
    }
    this.sortedKeys = [...this.forms.keys()].sort();
  }

  private add(sense: Sense): void {
    const words = wordsIn(sense.form);
    for (const word of words) this.own.add(word);
    append(this.forms, words, sense);
    const fewer = this.content(words);
    if (fewer.length > 1) append(this.bare, fewer, sense);
    for (let length = 2; length < fewer.length; length++) {
      for (const part of [fewer.slice(0, length), fewer.slice(-length)]) {
        if (!part.every((word) => this.common.has(singular(word)))) append(this.parts, part, sense);
      }
    }
  }

  /** Whether a word tells little: it stands nearly everywhere, or says in everyday words what does. */
  isCommon(word: string): boolean {
    const said = this.everyday.get(key([word])) ?? [];
    return (
      this.common.has(singular(word)) || (said.length > 0 && said.every((one) => this.common.has(key(wordsIn(one)))))
    );
  }

  /** Returns words without the stop words among them. */
  content(words: readonly string[]): string[] {
    return words.filter((word) => !this.stop.has(word));
  }

  /** Returns the terms that words stand for as a whole. */
  senses(words: readonly string[]): readonly Sense[] {
    const found = this.forms.get(key(words));
    if (found) return found;
    if (this.isStop(words[0]) || this.isStop(words.at(-1))) return [];
    const fewer = this.content(words);
    return (fewer.length > 1 && this.bare.get(key(fewer))) || [];
  }

  /** Returns the terms with which words begin or end, unless there are many. */
  sensesOfPart(words: readonly string[]): readonly Sense[] {
    const fewer = this.content(words);
    if (fewer.length < 2 || words[0] !== fewer[0] || words.at(-1) !== fewer.at(-1)) return [];
    const found = this.parts.get(key(fewer)) ?? [];
    return found.length <= MOST_UNFINISHED ? found : [];
  }

  /** Returns the terms of which words are the beginning, those with the shortest wordings first. */
  sensesBeginning(words: readonly string[]): Sense[] {
    const start = key(words.slice(0, -1)) + (words.at(-1) ?? "");
    const found = this.sortedKeys.filter((form) => form.startsWith(start));
    found.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    const senses = new Map<string, Sense>();
    for (const form of found) {
      for (const sense of this.forms.get(form) ?? []) if (!senses.has(sense.term)) senses.set(sense.term, sense);
    }
    return [...senses.values()].slice(0, MOST_UNFINISHED);
  }

  /** Yields the ways in which a term is written where it may be, the preferred one first. */
  *wordings(term: string): Iterable<Wording> {
    const words = this.file.terms[term];
    for (const [field, use] of USES) {
      const weight = WEIGHTS[use];
      if (words && weight) for (const text of formsOf(words, field)) yield { text, weight };
    }
  }

  private isStop(word: string | undefined): boolean {
    return word !== undefined && this.stop.has(word);
  }
}

function forLists<T>(make: (list: List) => T): Record<List, T> {
  return Object.fromEntries(LISTS.map((list) => [list, make(list)])) as Record<List, T>;
}

function formsOf(words: TermWords, field: Exclude<keyof TermWords, "topic">): readonly string[] {
  const found = words[field] ?? [];
  return typeof found === "string" ? [found] : found;
}

/** Adds a term once for each wording: as what it is written first. */
function append(senses: Map<string, Sense[]>, words: readonly string[], sense: Sense): void {
  const found = senses.get(key(words));
  if (!found) senses.set(key(words), [sense]);
  else if (!found.some((other) => other.term === sense.term)) found.push(sense);
}

function entriesOf(listed: Readonly<Record<string, Named>>): Map<string, string[]> {
  const entries = new Map<string, string[]>();
  for (const [name, entry] of Object.entries(listed)) {
    for (const text of entry.words) {
      const ids = entries.get(key(wordsIn(text))) ?? [];
      if (!ids.includes(name)) entries.set(key(wordsIn(text)), [...ids, name]);
    }
  }
  return entries;
}

const NO_HINTS: Hints = { kinds: [], minutes: null, topics: [], roles: [], sectors: [], stages: [] };

/** Returns what a query means. Without `spelling` nothing is corrected. Any text at all may be asked. */
export function understand(query: string, words: Words, spelling: Spelling | null = null): Understanding {
  const signs = Array.from(query);
  const text = signs
    .slice(0, MOST_SIGNS + 1)
    .join("")
    .split(/[\s\x1c-\x1f\x85]+/)
    .filter(Boolean)
    .join(" ");
  const written = wordsIn(text);
  const cut = signs.length > MOST_SIGNS || written.length > MOST_WORDS;
  const shown = Array.from(text).slice(0, MOST_SIGNS).join("");
  if (!written.length) {
    return { query: shown, words: [], terms: [], corrections: [], hints: NO_HINTS, wants: [], corrected: null, cut };
  }
  const unfinished = !cut && !/\s$/.test(query);
  return new Reader(shown, written.slice(0, MOST_WORDS), unfinished, cut, words, spelling).read();
}

/** Returns the term that a query is, if it asks for nothing else: its card comes first. */
export function termOf({ words, terms, hints }: Understanding): Span | null {
  if (hints.minutes || (hints.kinds.length && !hints.kinds.includes("term"))) return null;
  const whole = terms.filter((span) => span.complete);
  const inside = covered(whole);
  const others = words.filter((word, at) => !inside.has(at) && !["stop", "hint", "length"].includes(word.part));
  return whole.length === 1 && !others.length ? (whole[0] ?? null) : null;
}

type Place = Pick<Span, "start" | "end"> & { readonly expansions: readonly Wording[] };

/** Reads one query, step by step. */
class Reader {
  private readonly lookedFor: string[];
  private completions: readonly string[] = [];

  constructor(
    private readonly text: string,
    private readonly written: readonly string[],
    private readonly unfinished: boolean,
    private readonly cut: boolean,
    private readonly words: Words,
    private readonly spelling: Spelling | null,
  ) {
    this.lookedFor = [...written];
  }

  read(): Understanding {
    const corrections = [...this.corrections()].map((correction) => this.inTerms(correction));
    for (const { sure, at, instead } of corrections) if (sure) this.lookedFor[at] = instead[0] ?? "";
    const spans = this.spans();
    const asked = lengthIn(this.lookedFor);
    const [hints, hinted] = this.hints(spans, asked?.[0] ?? null);
    const parts = this.parts(spans, hinted, asked ? [asked[1], asked[2]] : [0, 0]);
    const counting = COUNTING.find((some) => some.some((part) => parts.includes(part))) ?? [];
    const words = parts.map((part, at) => {
      const [text, written] = [this.lookedFor[at] ?? "", this.written[at] ?? ""];
      return { text, written, part, counts: counting.includes(part) };
    });
    const wants = [...this.wants(words, spans, corrections)];
    return {
      query: this.text,
      words,
      terms: firstOfEach(spans, (span) => JSON.stringify(span.senses)),
      corrections,
      hints,
      wants: firstOfEach(wants, (want) => key(wordsIn(want.any[0]?.text ?? ""))),
      corrected: corrections.some((one) => one.sure) ? this.lookedFor.join(" ") : null,
      cut: this.cut,
    };
  }

  /** Yields what may have been meant by words that neither the library nor the glossary has. */
  private *corrections(): Iterable<Correction> {
    if (!this.spelling) return;
    const inside = covered(this.completeSpans(this.written));
    for (const [at, written] of this.written.entries()) {
      const { stop, own } = this.words;
      if (inside.has(at) || stop.has(written) || own.has(written) || this.spelling.has(written)) continue;
      if (at === this.written.length - 1 && this.unfinished && written.length > 2) {
        this.completions = this.spelling.beginning(written);
        if (this.completions.length || this.words.sensesBeginning([written]).length) continue;
      }
      const found = this.spelling.knows(written) ? [] : this.spelling.nearest(written);
      if (!found[0]) continue;
      const sure = found[0][1] <= 0.25 * written.length - 0.2;
      yield { at, written, instead: found.map(([word]) => word), sure };
    }
  }

  /** Puts first the word with which a term of several words stands there: `traumer informed`. */
  private inTerms(correction: Correction): Correction {
    const { at, instead } = correction;
    for (const word of instead) {
      const words = this.lookedFor.map((other, place) => (place === at ? word : other));
      const isInTerm = this.completeSpans(words).some((s) => s.start <= at && at < s.end && s.end > s.start + 1);
      const pairs = [words.slice(at, at + 2), words.slice(Math.max(0, at - 1), at + 1)];
      if (isInTerm || pairs.some((pair) => this.words.sensesOfPart(pair).length)) {
        return { ...correction, instead: [word, ...instead.filter((other) => other !== word)], sure: true };
      }
    }
    return correction;
  }

  /** Returns the terms of the query: whole wordings first, then parts of some, each in their order. */
  private spans(): Span[] {
    const spans = this.completeSpans(this.lookedFor);
    const taken = covered(spans);
    const parts = this.partialSpans(taken);
    const ends = [...parts.map((part) => part.end), ...[...taken].map((at) => at + 1)];
    const unfinished = this.unfinishedSpan(Math.max(0, ...ends));
    return [...spans, ...parts, ...(unfinished ? [unfinished] : [])].map((span) => {
      const written = this.written.slice(span.start, span.end).join(" ");
      const corrected = span.complete && written !== this.lookedFor.slice(span.start, span.end).join(" ");
      return { ...span, written, corrected, expansions: this.expansions(span) };
    });
  }

  private completeSpans(words: readonly string[]): Span[] {
    const look = (some: readonly string[]) => {
      const senses = this.words.senses(some);
      return some.length === 1 && this.words.stop.has(some[0] ?? "") ? [] : senses;
    };
    return [...longest(words, LONGEST_FORM, look)].map(([start, end, senses]) => span(start, end, senses, true));
  }

  /** Returns where the beginning or the end of a term's wording stands, outside the terms that are whole. */
  private partialSpans(taken: ReadonlySet<number>): Span[] {
    const look = (some: readonly string[], start: number, end: number) =>
      overlaps(taken, start, end) ? [] : this.words.sensesOfPart(some);
    return [...longest(this.lookedFor, LONGEST_FORM, look, 2)].map(([start, end, senses]) =>
      span(start, end, senses, false),
    );
  }

  /** Returns the last words as the beginning of a term, where they are no term themselves. */
  private unfinishedSpan(taken: number): Span | null {
    const last = this.written.length;
    for (let start = Math.max(taken, last - LONGEST_FORM); start < last; start++) {
      const words = this.lookedFor.slice(start);
      if (this.words.stop.has(words[0] ?? "") || words.join("").length < 3) continue;
      const isBegun = this.unfinished && !this.spelling?.knows(words.at(-1) ?? "");
      if (this.words.content(words).length <= 1 && !isBegun) continue;
      const senses = this.words.sensesBeginning(words);
      if (senses.length) return span(start, last, senses, false);
    }
    return null;
  }

  /** Returns all other wordings of a span's terms, once each, with the greatest weight that they have. */
  private expansions({ start, end, senses, complete }: Span): Wording[] {
    const found = new Map<string, Wording>();
    const own = key(this.lookedFor.slice(start, end));
    for (const { term, use } of senses) {
      const isWeak = !complete || (HIDDEN.includes(use) && end - start === 1);
      for (const wording of this.words.wordings(term)) {
        const weight = Math.round(wording.weight * (isWeak ? 0.6 : 1) * 100) / 100;
        const name = key(wordsIn(wording.text));
        if (name !== own && (found.get(name)?.weight ?? -1) < weight) found.set(name, { text: wording.text, weight });
      }
    }
    return [...found.values()];
  }

  /** Returns what the query asks for, and which of its words say no more than that. */
  private hints(spans: readonly Span[], minutes: number | null): readonly [Hints, ReadonlySet<number>] {
    const long = covered(spans.filter((one) => one.end - one.start > 1 && one.complete));
    const found = forLists(() => new Set<string>());
    const votes = new Map<string, number>();
    const hinted = new Set<number>();
    for (const { start, end, list, ids } of askedFor(this.lookedFor, namedIn(this.lookedFor, this.words.entries))) {
      const place = [...range(start, end)];
      const inside = place.filter((at) => long.has(at)).length;
      if (list !== "topics" && inside && inside < long.size) continue;
      for (const id of ids) found[list].add(id);
      if (list === "kinds") for (const id of ids) votes.set(id, (votes.get(id) ?? 0) + 1 / ids.length);
      const isHint = list === "kinds" || list === "stages" || (list === "roles" && isAddressed(this.lookedFor, start));
      if (isHint) for (const at of place) if (!long.has(at)) hinted.add(at);
    }
    for (const topic of this.topics(spans)) found.topics.add(topic);
    const isLeader = [...found.roles].some((role) => this.words.file.roles[role]?.door === "leader");
    if (votes.has("brief") && isLeader) votes.set("brief", (votes.get("brief") ?? 0) + 1);
    const most = Math.max(...votes.values());
    found.kinds = new Set([...votes].flatMap(([kind, number]) => (number > 0.5 * most ? [kind] : [])));
    return [{ ...forLists((list) => [...found[list]]), minutes }, hinted];
  }

  /** Yields the topics of the terms in a query, and those whose situation it puts in much the same words. */
  private *topics(spans: readonly Span[]): Iterable<string> {
    for (const { senses, complete } of spans) {
      for (const { term } of complete ? senses : []) {
        const topic = this.words.file.terms[term]?.topic;
        if (topic) yield topic;
      }
    }
    yield* situationsLike(this.words.content(this.lookedFor), this.words.situations, this.words.common);
  }

  /** Returns what each word does. */
  private parts(spans: readonly Span[], hinted: ReadonlySet<number>, length: readonly [number, number]): Part[] {
    const inside = covered(spans.filter((one) => one.complete));
    return this.lookedFor.map((word, at) => {
      if (length[0] <= at && at < length[1]) return "length";
      if (hinted.has(at)) return "hint";
      if (inside.has(at)) return "term";
      if (this.words.stop.has(word)) return "stop";
      return this.words.isCommon(word) ? "common" : "word";
    });
  }

  /** Yields what to look for, in the order of the query: terms as a whole, other words one by one. */
  private *wants(words: readonly Word[], spans: readonly Span[], corrections: readonly Correction[]): Iterable<Want> {
    const known = new Map<number, Place>();
    for (const place of [...this.everyday(spans), ...spans.filter((one) => one.complete)])
      known.set(place.start, place);
    for (let at = 0; at < words.length;) {
      const place = known.get(at);
      const end = place?.end ?? at + 1;
      const some = words.slice(at, end);
      const counts = some.some((word) => word.counts);
      if (place) {
        const text = some.map((word) => word.text).join(" ");
        yield want([...range(at, end)], [{ text, weight: 1 }, ...place.expansions], counts);
      } else if (counts || !["stop", "length"].includes(some[0]?.part ?? "stop")) {
        const isLast = at === words.length - 1 && this.completions.length > 0;
        const ways = this.ways(
          some[0]?.text ?? "",
          corrections.find((one) => one.at === at),
          isLast,
        );
        yield want([at], [...ways], counts, isLast);
      }
      at = end;
    }
    for (const { complete, start, end, expansions } of spans) {
      if (!complete) yield want([...range(start, end)], expansions, false);
    }
  }

  /** Returns the everyday words for something, outside the glossary's terms, with the library's words for it. */
  private everyday(spans: readonly Span[]): Place[] {
    const taken = covered(spans.filter((one) => one.complete));
    const look = (some: readonly string[], start: number, end: number) =>
      overlaps(taken, start, end) ? [] : this.words.everyday.get(key(some));
    return [...longest(this.lookedFor, LONGEST_EVERYDAY, look)].map(([start, end, said]) => {
      return { start, end, expansions: said.map((text) => ({ text, weight: EVERYDAY })) };
    });
  }

  /** Yields the ways of writing one word: as it stands, and otherwise spelt. */
  private *ways(text: string, correction: Correction | undefined, isLast: boolean): Iterable<Wording> {
    yield { text, weight: 1 };
    const number = inOtherWay(text);
    if (number) yield { text: number, weight: 1 };
    const others = correction?.sure ? correction.instead.slice(1) : correction?.instead;
    for (const other of others ?? []) yield { text: other, weight: correction?.sure ? 0.3 : 0.6 };
    if (isLast) for (const other of this.completions) yield { text: other, weight: 0.8 };
  }
}

/** Returns a small number in digits as a word, and the other way round. */
function inOtherWay(text: string): string | undefined {
  const place = NUMBERS.indexOf(text);
  return place < 0 ? (/^(?:[2-9]|10)$/.test(text) ? NUMBERS[Number(text) - 2] : undefined) : String(place + 2);
}

function span(start: number, end: number, senses: readonly Sense[], complete: boolean): Span {
  return { start, end, written: "", senses, complete, corrected: false, expansions: [] };
}

function want(words: readonly number[], any: readonly Wording[], counts: boolean, unfinished = false): Want {
  return { words, any, counts, unfinished };
}

function* range(start: number, end: number): Iterable<number> {
  for (let at = start; at < end; at++) yield at;
}

function covered(places: readonly Pick<Span, "start" | "end">[]): Set<number> {
  return new Set(places.flatMap(({ start, end }) => [...range(start, end)]));
}

function overlaps(taken: ReadonlySet<number>, start: number, end: number): boolean {
  return [...range(start, end)].some((at) => taken.has(at));
}

/** Returns the things with different names: of what is said twice the first stays. */
function firstOfEach<T>(things: readonly T[], name: (thing: T) => string): T[] {
  const found = new Map<string, T>();
  for (const thing of [...things].reverse()) found.set(name(thing), thing);
  return [...found.values()].reverse();
}
