/**
 * What somebody meant who mistyped: the nearest words of the library.
 *
 * The same as src/connected_practice/search/spelling.py, where the method and its sources are explained.
 */

import { stem } from "./tokens";

const KEYBOARD = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const ALIKE = new Set("sz zs ck kc cs sc iy yi".split(" "));
const VOWELS = "aeiouy";

const EXCHANGED = 0.6;
const DOUBLED = 0.5;
const SOUNDS_ALIKE = 0.5;
const VOWEL = 0.6;
const NEIGHBOUR = 0.8;
const OTHER = 1;
/** What it costs besides, when the first letter differs: people rarely get that wrong. */
const FIRST_LETTER = 0.6;
/** How much less a word costs for each time that its frequency doubles. */
const COMMON = 0.07;
/** The most that may lie between what was typed and a name: a slip, not another name. */
const PSEUDONYM = 0.6;
/** How many words are offered. */
const MOST = 3;

/** spelling.json, as words.py describes it. */
export interface SpellingFile {
  readonly version: number;
  readonly words: readonly string[];
  readonly names: string;
}

/** A word that may have been meant, and what lies between it and what was typed (0: nothing). */
export type Near = readonly [word: string, cost: number];

export class Spelling {
  /** Each word of the library with how often it stands there, as a power of two. */
  private readonly words = new Map<string, number>();
  private readonly names: ReadonlySet<string>;
  private readonly stems: ReadonlySet<string>;

  constructor(file: SpellingFile) {
    file.words.forEach((group, times) => {
      for (const word of split(group)) this.words.set(word, times);
    });
    this.names = new Set(split(file.names));
    this.stems = new Set([...this.words.keys()].map(stem));
  }

  /** Whether a word stands in the library as it is. */
  has(word: string): boolean {
    return this.words.has(word);
  }

  /** Whether a word stands in the library, or has an ending on what others there begin with. Numbers are known. */
  knows(word: string): boolean {
    const shorter = stem(word);
    return this.words.has(word) || /^\p{Nd}+$/u.test(word) || (shorter !== word && this.stems.has(shorter));
  }

  /** Returns the most frequent words that begin with these letters. */
  beginning(letters: string): string[] {
    const found = [...this.words].filter(([word]) => word.startsWith(letters));
    found.sort(([a, m], [b, n]) => n - m || a.length - b.length || compare(a, b));
    return found.slice(0, MOST).map(([word]) => word);
  }

  /** Returns the words that may have been meant, the likeliest first. */
  nearest(typed: string): Near[] {
    const most = mostFor(typed);
    const found: (readonly [rank: number, ...Near])[] = [];
    for (const [word, times] of most ? this.near(typed, most) : []) {
      const spent = cost(typed, word, most);
      const allowed = this.names.has(word) ? Math.min(most, PSEUDONYM) : most;
      if (spent <= allowed) found.push([Number((spent - COMMON * times).toFixed(3)), word, spent]);
    }
    found.sort(([a, word], [b, other]) => a - b || compare(word, other));
    const best = new Map<string, Near>(); // of `exclusion` and `exclusions` the likelier
    for (const [, word, spent] of found) if (!best.has(stem(word))) best.set(stem(word), [word, spent]);
    return [...best.values()].slice(0, MOST);
  }

  /** Yields the words worth measuring: about as long, and of about the same letters. */
  private *near(typed: string, most: number): Iterable<[string, number]> {
    const letters = new Set(typed);
    const longest = Math.trunc(most / DOUBLED);
    for (const entry of this.words) {
      if (Math.abs(entry[0].length - typed.length) <= longest && lettersApart(letters, entry[0]) <= 4) yield entry;
    }
  }
}

function split(words: string): string[] {
  return words.split(" ").filter(Boolean);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function lettersApart(letters: ReadonlySet<string>, word: string): number {
  const others = new Set(word);
  let shared = 0;
  for (const letter of others) if (letters.has(letter)) shared++;
  return letters.size + others.size - 2 * shared;
}

/** Returns the greatest cost at which a word is still taken for what was typed: nothing for very short ones. */
function mostFor(typed: string): number {
  const length = typed.length;
  if (length < 4 || length > 40 || /\p{Nd}/u.test(typed)) return 0;
  return length === 4 ? 0.6 : length === 5 ? 1.1 : length < 8 ? 1.7 : length < 11 ? 2.3 : 3;
}

/** Returns what it costs to turn `typed` into `word`; more than `most` where it is certain to be more. */
export function cost(typed: string, word: string, most = 9): number {
  let earlier: number[] = [];
  let before: number[] = [];
  let row = [0];
  for (let column = 0; column < word.length; column++) row.push(at(row, column) + oneMore(word, column));
  for (let number = 0; number < typed.length; number++) {
    [earlier, before, row] = [before, row, [at(row, 0) + oneMore(typed, number)]];
    for (let column = 0; column < word.length; column++) {
      let spent = Math.min(
        at(before, column) + instead(typed.charAt(number), word.charAt(column)),
        at(before, column + 1) + oneMore(typed, number),
        at(row, column) + oneMore(word, column),
      );
      if (areExchanged(typed, number, word, column)) spent = Math.min(spent, at(earlier, column - 1) + EXCHANGED);
      row.push(spent);
    }
    if (Math.min(...row) > most) return most + 1;
  }
  return at(row, word.length) + (beginsAlike(typed, word) ? 0 : FIRST_LETTER);
}

function at(row: readonly number[], place: number): number {
  return row[place] ?? Infinity;
}

function areExchanged(typed: string, number: number, word: string, column: number): boolean {
  if (!number || !column || typed[number] === word[column]) return false;
  return typed[number] === word[column - 1] && typed[number - 1] === word[column];
}

function beginsAlike(typed: string, word: string): boolean {
  return typed[0] === word[0] || (typed.length > 1 && typed[0] === word[1] && typed[1] === word[0]);
}

function instead(sign: string, letter: string): number {
  if (sign === letter) return 0;
  if (ALIKE.has(sign + letter)) return SOUNDS_ALIKE;
  if (VOWELS.includes(sign) && VOWELS.includes(letter)) return VOWEL;
  return NEIGHBOURS.get(sign)?.has(letter) ? NEIGHBOUR : OTHER;
}

/** Returns the cost of a letter too many or too few: less beside its like. */
function oneMore(word: string, place: number): number {
  const letter = word[place];
  return (place > 0 && word[place - 1] === letter) || word[place + 1] === letter ? DOUBLED : OTHER;
}

const NEIGHBOURS = neighbours();

/** Returns the letters that lie beside each, in its row and in the rows above and below. */
function neighbours(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map([...KEYBOARD.join("")].map((letter) => [letter, new Set<string>()]));
  const join = (one: string, other: string) => {
    found.get(one)?.add(other);
    found.get(other)?.add(one);
  };
  KEYBOARD.forEach((row, number) => {
    const upper = KEYBOARD[number - 1] ?? "";
    [...row].forEach((letter, place) => {
      if (place) join(row.charAt(place - 1), letter);
      for (const above of upper.slice(place, place + 2)) join(letter, above);
    });
  });
  return found;
}
