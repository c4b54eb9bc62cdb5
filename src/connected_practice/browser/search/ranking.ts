/**
 * Which records answer a query, the best first.
 *
 * Each thing that a query looks for gives every record a score: the best of its wordings. A wording's score is the
 * sum over its words of how much the word weighs in the record times how rare it is (BM25F; see publish/search.py).
 * A term of the glossary is looked up as such, so that all its wordings count alike. The scores add up, less what a
 * record loses for things that it has not; then what the query asks for beside its subject (a kind, a length, a
 * role, a topic) moves records up. Nothing has to match but one thing.
 */

import type { Found, Library } from "./library";
import { stem, wordsIn } from "./tokens";
import { termOf, type Understanding, type Want, type Words } from "./understanding";

export interface Ranked {
  readonly found: Found;
  readonly score: number;
}

/** How much things count. Measured on tests/search/queries.yml: none of them is a knife's edge. */
export const WEIGHTS = {
  /** Of what need not be there: words as common as `child`, and those that name a kind. */
  aside: 0.4,
  /** Of each further word of a term of several words, beside a single word. */
  phrase: 0.15,
  /** Of having all that was asked. */
  coverage: 0.8,
  /** Of being of the kind that was asked for: so many times better. */
  kind: 6,
  /** Of being on a topic that was named, whatever the words. */
  aboutTopic: 1,
  /** Of being for a role that was named, and of taking about the minutes that were asked for: so much better. */
  role: 0.15,
  minutes: 0.4,
  /** Of a term of which only a part was typed. */
  partOfTerm: 0.6,
  /** Of a term's own page where the query is that term, and where it is not. */
  theTerm: 1.5,
  otherTerm: 0.7,
  /** Of being called what was typed, word for word, and of sharing most of the words: so much better. */
  called: 6,
  titled: 1.5,
  /** What has less than this share of the best score is no answer. */
  tail: 0.06,
};

/** How good a kind is as an answer to somebody who has not asked for one: guides first, publications last. */
export const KINDS: Record<string, number> = { guide: 1.4, finding: 0.85, framework: 0.7, source: 0.35, page: 0.8 };

type Scores = Map<number, number>;

/** Returns the words that have to be looked up for a query. */
export function wordsOf(understanding: Understanding, library: Library): Set<string> {
  return new Set(
    understanding.wants.flatMap((want) => waysOf(want, understanding, library)).flatMap((way) => [...way.words]),
  );
}

/** Returns the records that have something of what is asked, the best first. Their words have to be loaded. */
export function rank(understanding: Understanding, library: Library): Ranked[] {
  const scores: Scores = new Map();
  const covered: Scores = new Map();
  let asked = 0;
  for (const want of understanding.wants) {
    const found = scoresOf(want, understanding, library);
    const best = Math.max(0, ...found.values());
    const emphasis = 1 + WEIGHTS.phrase * (want.words.length - 1);
    const counts = want.counts || isTerm(want, understanding);
    const importance = counts ? emphasis * (0.5 + best / 8) : 0;
    asked += importance;
    for (const [number, score] of found) {
      add(scores, number, score * (counts ? emphasis : WEIGHTS.aside));
      if (importance) add(covered, number, importance * Math.min(1, (2 * score) / best));
    }
  }
  addTopics(understanding, library, scores, covered, asked);
  const judge = new Judge(understanding, library.words);
  const ranked = [...scores].flatMap(([number, score]) => {
    const found = library.records[number];
    const share = asked ? (covered.get(number) ?? 0) / asked : 1;
    return found ? [{ found, score: score * share ** WEIGHTS.coverage * judge.fit(found) }] : [];
  });
  const best = Math.max(0, ...ranked.map((one) => one.score));
  return ranked
    .filter(({ score }) => score > WEIGHTS.tail * best)
    .map(({ found, score }) => ({ found, score: score * judge.title(found.title) }))
    .sort((a, b) => b.score - a.score || a.found.number - b.found.number);
}

/** Lets records be found by the topic that a query names, even where they put it otherwise. */
function addTopics(
  { hints, words }: Understanding,
  library: Library,
  scores: Scores,
  covered: Scores,
  asked: number,
): void {
  const share = (0.5 * asked) / Math.max(1, words.filter((word) => word.counts).length);
  for (const { number, in: lists, path } of hints.topics.length ? library.records : []) {
    const place = lists.topic.findIndex((topic) => hints.topics.includes(topic));
    if (place < 0) continue;
    const isGuide = lists.kind[0] === "guide" && hints.topics.some((topic) => path.endsWith(`/${topic}/`));
    add(scores, number, WEIGHTS.aboutTopic * (place ? 0.6 : 1) + (isGuide ? 0.5 : 0));
    covered.set(number, Math.max(covered.get(number) ?? 0, share));
  }
}

/** Tells how well a record fits what a query asks for beside its subject. */
class Judge {
  private readonly terms: ReadonlySet<string>;
  private readonly asked: ReadonlySet<string>;

  constructor(
    private readonly understanding: Understanding,
    private readonly known: Words,
  ) {
    this.terms = new Set(termOf(understanding)?.senses.map((sense) => sense.term));
    this.asked = new Set(known.content(preferredWords(understanding, known)).map(stem));
  }

  /** Returns how much better a record is for being of a kind, a length or for a role. */
  fit({ in: lists, minutes, path }: Found): number {
    const { hints } = this.understanding;
    const kind = lists.kind[0] ?? "";
    const place = hints.kinds.indexOf(kind);
    let factor = place < 0 ? this.ofKind(kind, path) : WEIGHTS.kind;
    if (lists.role.some((role) => hints.roles.includes(role))) factor *= 1 + WEIGHTS.role;
    if (hints.minutes && minutes >= hints.minutes / 2 && minutes <= hints.minutes * 1.25) factor *= 1 + WEIGHTS.minutes;
    return factor;
  }

  /** Returns how much better a record is for being called what was typed. */
  title(title: string): number {
    const own = new Set(this.known.content(wordsIn(title)).map(stem));
    const shared = [...own].filter((word) => this.asked.has(word)).length;
    const share = shared / Math.max(1, own.size + this.asked.size - shared);
    return share === 1 ? 1 + WEIGHTS.called : 1 + WEIGHTS.titled * share ** 2;
  }

  private ofKind(kind: string, path: string): number {
    if (kind !== "term") return KINDS[kind] ?? 1;
    return this.terms.has(path.split("/").at(-2) ?? "") ? WEIGHTS.theTerm : WEIGHTS.otherTerm;
  }
}

/** Whether a want is a whole term: one counts even where it names a kind or a stage besides, as `YOI` does. */
function isTerm(want: Want, { terms }: Understanding): boolean {
  return terms.some((span) => span.complete && span.start === want.words[0]);
}

/** Returns the words of a query, with those of a term as its preferred wording has them. */
function preferredWords({ words, terms }: Understanding, known: Words): string[] {
  const certain = terms.filter((span) => span.complete && span.senses.length === 1);
  const others = words.filter((_, at) => !certain.some((span) => span.start <= at && at < span.end));
  const titles = certain.flatMap(({ senses }) => wordsIn(known.file.terms[senses[0]?.term ?? ""]?.title ?? ""));
  return [...others.map((word) => word.text), ...titles];
}

function scoresOf(want: Want, understanding: Understanding, library: Library): Scores {
  const best: Scores = new Map();
  for (const { words, weight } of waysOf(want, understanding, library)) {
    for (const [number, score] of together(words, library)) raise(best, number, score * weight);
  }
  return best;
}

/** One way of finding what is wanted: words that should all be there, or a term. */
interface Way {
  readonly words: readonly string[];
  readonly weight: number;
}

/**
 * Returns the ways of finding a want. What the glossary knows is looked for as the term and by the words of its
 * preferred wording, whichever wording was typed: so all of them find the same.
 */
function waysOf(want: Want, understanding: Understanding, library: Library): Way[] {
  const [first, size] = [want.words[0], want.words.length];
  const span = understanding.terms.find((one) => one.start === first && one.end - one.start === size);
  if (span) return span.senses.flatMap(({ term }) => waysOfTerm(term, span.complete ? 1 : WEIGHTS.partOfTerm, library));
  return want.any.flatMap((wording, place) => {
    const senses = place ? library.words.senses(wordsIn(wording.text)) : [];
    if (!senses.length) return waysOfWords(wording.text, wording.weight, library);
    return senses.flatMap(({ term }) => waysOfTerm(term, wording.weight, library));
  });
}

function waysOfTerm(term: string, weight: number, library: Library): Way[] {
  return [
    { words: [`=${term}`], weight },
    ...waysOfWords(library.words.file.terms[term]?.title ?? "", weight, library),
  ];
}

function waysOfWords(text: string, weight: number, library: Library): Way[] {
  const words = library.words.content(wordsIn(text)).map(stem);
  return words.length ? [{ words: [...new Set(words)], weight }] : [];
}

/** Returns the scores of records that have all of some words: the more, the rarer the words are. */
function together(words: readonly string[], library: Library): Scores {
  const lists = words.map((word) => [library.having(word), library.rarity(word)] as const);
  const scores: Scores = new Map();
  for (const number of lists[0]?.[0].keys() ?? []) {
    if (!lists.every(([postings]) => postings.has(number))) continue;
    const sum = lists.reduce((all, [postings, rarity]) => all + (postings.get(number) ?? 0) * rarity, 0);
    scores.set(number, sum / Math.sqrt(words.length));
  }
  return scores;
}

function add(scores: Scores, number: number, score: number): void {
  scores.set(number, (scores.get(number) ?? 0) + score);
}

function raise(scores: Scores, number: number, score: number): void {
  if (score > (scores.get(number) ?? 0)) scores.set(number, score);
}
