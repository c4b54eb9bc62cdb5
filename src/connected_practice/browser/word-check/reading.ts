/**
 * How easily a text reads, as src/connected_practice/reading.py measures it: the Flesch-Kincaid grade level (Kincaid
 * and others, 1975), 0.39 words a sentence + 11.8 syllables a word - 15.59, plus five years for an English reading
 * age. Syllables are counted by the same hyphenation patterns, which miss some; a difference of a year means nothing.
 */

/** How much there is in a text to read. Measures of parts add up to the measure of the whole. */
export interface Amount {
  readonly sentences: number;
  readonly words: number;
  readonly syllables: number;
}

export const NOTHING: Amount = { sentences: 0, words: 0, syllables: 0 };

const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
const WORD = new RegExp(`${LETTER}+(?:['’]${LETTER}+)*`, "gu");
const SENTENCE =
  /(?<![.!?:])[.!?:]+(?:[\t-\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|$)|\n{2,}/u;

/** Returns the words of a text. */
export function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

/** Returns how much there is to read in a text. */
export function measure(text: string, patterns: Patterns): Amount {
  const sentences = text.split(SENTENCE).map(wordsOf).filter((words) => words.length);
  const words = sentences.flat();
  const syllables = words.reduce((sum, word) => sum + patterns.syllables(word.toLowerCase()), 0);
  return { sentences: sentences.length, words: words.length, syllables };
}

export function sum(one: Amount, other: Amount): Amount {
  return {
    sentences: one.sentences + other.sentences,
    words: one.words + other.words,
    syllables: one.syllables + other.syllables,
  };
}

/** Returns the age in years at which such a text is read with ease; 0 for a text without words. */
export function readingAge({ sentences, words, syllables }: Amount): number {
  if (!words) return 0;
  const grade = (0.39 * words) / sentences + (11.8 * syllables) / words - 15.59;
  return Number((Math.max(grade, 0) + 5).toFixed(1));
}

/** Returns a reading age as it is shown: the measure is no finer than whole years. */
export function wholeYears(age: number): number {
  return Math.floor(age + 0.5);
}

/** A pattern's numbers between letters, from the first that is not zero. */
interface Pattern {
  readonly offset: number;
  readonly values: readonly number[];
}

const IGNORED = /^(%|#|LEFTHYPHENMIN|RIGHTHYPHENMIN|COMPOUNDLEFTHYPHENMIN|COMPOUNDRIGHTHYPHENMIN)/;
const PIECE = /(\d?)(\D?)/gu;
/** Letters that stand before the first place and after the last at which a word may be broken. */
const MARGIN = 2;

/**
 * Hyphenation patterns (Liang, 1983, Word Hy-phen-a-tion by Com-put-er) in the form of hyph_en_GB.dic, read as the
 * Python library pyphen reads them, since the command line counts with that.
 */
export class Patterns {
  private readonly patterns = new Map<string, Pattern>();
  private readonly counted = new Map<string, number>();
  private longest = 0;

  constructor(dictionary: string) {
    for (const line of dictionary.split("\n").slice(1)) this.add(line.trim());
  }

  private add(line: string): void {
    if (!line || IGNORED.test(line)) return;
    const pieces = [...line.matchAll(PIECE)];
    const values = pieces.map((piece) => Number(piece[1] || 0));
    const first = values.findIndex((value) => value > 0);
    if (first < 0) return;
    while (!values.at(-1)) values.pop();
    const letters = pieces.map((piece) => piece[2]).join("");
    this.patterns.set(letters, { offset: first, values: values.slice(first) });
    this.longest = Math.max(this.longest, letters.length);
  }

  /** Returns how many syllables a word in small letters has: the parts into which it may be broken. */
  syllables(word: string): number {
    let count = this.counted.get(word);
    if (count === undefined) this.counted.set(word, (count = this.count(word) + 1));
    return count;
  }

  private count(word: string): number {
    const pointed = `.${word}.`;
    const levels = new Array<number>(pointed.length + 1).fill(0);
    for (let start = 0; start < pointed.length - 1; start += 1) {
      const stop = Math.min(start + this.longest, pointed.length);
      for (let end = start + 1; end <= stop; end += 1) {
        const pattern = this.patterns.get(pointed.slice(start, end));
        if (pattern) raise(levels, start, pattern);
      }
    }
    const last = word.length - MARGIN;
    return levels.filter((level, index) => level % 2 && index - 1 >= MARGIN && index - 1 <= last).length;
  }
}

function raise(levels: number[], start: number, { offset, values }: Pattern): void {
  values.forEach((value, index) => {
    const place = start + offset + index;
    levels[place] = Math.max(value, levels[place] ?? 0);
  });
}
