/**
 * What a text's reader may stumble over: words that do harm, letters nobody explains, words with two meanings. As
 * `practice words` finds it (src/connected_practice/wording/check.py); tests hold both to the same answers.
 *
 * A paragraph is looked at once and then remembered, so that a keystroke in a long text costs what one paragraph does.
 */

import {
  candidatesOf,
  initialsOf,
  isExplained,
  isShouted,
  isStressed,
  type Letters,
  smallWordsOf,
  spells,
  tokenAt,
} from "./abbreviations";
import { type Glossary, meanings, senses, type Word } from "./glossary";
import { type Form, isLinked, type Match } from "./matcher";
import {
  cellsOf,
  END,
  holds,
  isInAct,
  isInName,
  layOut,
  LEAST_WORDS,
  quotationsOf,
  type Range,
  saysSomething,
  sentencesOf,
} from "./passages";
import { type Amount, measure, NOTHING, type Patterns, readingAge, sum, wordsOf } from "./reading";
import { filled, isAdvice, large, listed, type Reader, said } from "./settings";

/** "riddle": an abbreviation that stands for several things. "senses": a word that sectors use differently. */
export type Kind = "discouraged" | "abbreviation" | "riddle" | "senses" | "sentence";

/** One thing in a text, in a range of its characters. */
export interface Finding extends Range {
  readonly kind: Kind;
  /** Whether it should be changed, or only thought about. */
  readonly level: "change" | "note";
  readonly words: string;
  readonly reason: string;
  /** What to do, as a sentence. */
  readonly say: string;
  /** The ids of the glossary's terms that it is about. */
  readonly terms: readonly string[];
  /** How often the text has it, where only the first is raised. */
  readonly count: number;
  /** For a discouraged wording that is only noted: it stands in quotation marks, or in a name. */
  readonly within?: "quotation" | "name";
  /** For a discouraged wording: what the glossary says to write. */
  readonly instead?: string;
  /** For an abbreviation: the letters without an ending. */
  readonly letters?: string;
}

/** What was found in a text. */
export interface Result {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly words: number;
  /** In years; null for a text that is too short to tell. */
  readonly readingAge: number | null;
}

/** What a paragraph holds, whoever reads it. Places count from its beginning. */
interface Scan {
  readonly discouraged: readonly Finding[];
  readonly known: readonly Letters[];
  readonly unknown: readonly Letters[];
  readonly senses: readonly { readonly term: string; readonly range: Range }[];
  readonly sentences: readonly { readonly range: Range; readonly count: number }[];
  readonly small: ReadonlySet<string>;
  readonly words: number;
  readonly amount: Amount;
}

/** A place in a paragraph, and where that begins in the text. */
interface Placed<T> {
  readonly value: T;
  readonly start: number;
  readonly paragraph: string;
}

const WEB = ["//", "@", "www."];

export class WordChecker {
  private scans = new Map<string, Scan>();

  constructor(
    private readonly glossary: Glossary,
    /** Null where they could not be had: the reading age is then not told. */
    private readonly patterns: Patterns | null,
  ) {}

  /** Returns what a reader may stumble over in a plain text. */
  check(text: string, reader: Reader): Result {
    const paragraphs = this.paragraphsOf(text);
    const findings = [
      ...paragraphs.flatMap(({ value, start }) => value.discouraged.map((found) => moved(found, start))),
      ...this.letters(paragraphs, reader),
      ...(reader.senses ? this.senses(paragraphs) : []),
      ...paragraphs.flatMap((paragraph) => longSentences(paragraph, reader)),
    ].map((found) => ({ ...found, words: text.slice(found.start, found.end) }));
    findings.sort((one, other) => one.start - other.start || one.end - other.end || compare(one.kind, other.kind));
    const amount = paragraphs.map(({ value }) => value.amount).reduce(sum, NOTHING);
    return {
      findings,
      words: paragraphs.reduce((words, { value }) => words + value.words, 0),
      readingAge: this.patterns && amount.words >= LEAST_WORDS ? readingAge(amount) : null,
    };
  }

  /** Returns the paragraphs of a text with what they hold. Those of the last text need not be looked at again. */
  private paragraphsOf(text: string): Placed<Scan>[] {
    const scans = new Map<string, Scan>();
    let start = 0;
    const placed = layOut(text).split(END).map((paragraph) => {
      const value = scans.get(paragraph) ?? this.scans.get(paragraph) ?? this.scan(paragraph);
      scans.set(paragraph, value);
      const here = { value, start, paragraph };
      start += paragraph.length + 1;
      return here;
    });
    this.scans = scans;
    return placed;
  }

  private scan(paragraph: string): Scan {
    const matches = this.glossary.matcher.find(paragraph).filter((match) => !isInAddress(paragraph, match));
    const known = matches.flatMap((match) => this.knownLetters(match));
    const covered = [...known, ...matches.filter(({ forms }) => forms.some((form) => form.use === "discouraged"))];
    const spoken = cellsOf(paragraph).map(({ start, end }) => paragraph.slice(start, end)).filter(saysSomething);
    const quotations = quotationsOf(paragraph);
    return {
      discouraged: matches.flatMap((match) => this.discouraged(paragraph, match, quotations)),
      known: isShouted(paragraph, true) ? [] : known,
      unknown: candidatesOf(paragraph).filter(({ start }) => !holds(covered, start)),
      senses: matches.flatMap((match) => this.sense(match)),
      sentences: sentencesOf(paragraph)
        .filter(({ start }) => !holds(quotations, start))
        .map((range) => ({ range, count: wordsOf(paragraph.slice(range.start, range.end)).length })),
      small: smallWordsOf(paragraph),
      words: wordsOf(paragraph).length,
      amount: this.patterns ? spoken.map((cell) => measure(cell, this.patterns!)).reduce(sum, NOTHING) : NOTHING,
    };
  }

  /** Returns a wording that the glossary advises against, softly where somebody is quoted or named. */
  private discouraged(paragraph: string, match: Match, quotations: readonly Range[]): Finding[] {
    const form = match.forms.find(({ use }) => use === "discouraged");
    if (!form || match.forms.some(isLinked) || isInAct(paragraph, match)) return [];
    const isQuoted = holds(quotations, match.start);
    const isNamed = !isQuoted && isInName(paragraph, match);
    const why = isQuoted ? ` ${said("quoted")}` : isNamed ? ` ${said("name")}` : "";
    const instead = form.instead ?? this.glossary.word(form.term).title;
    const say = isAdvice(instead) ? `${instead}.` : said("write", { instead });
    return [
      {
        ...found("discouraged", why ? "note" : "change", match),
        reason: `${form.reason ?? ""}${why}`,
        say: isQuoted ? said("ifYours", { say }) : isNamed ? said("ifNoName", { say }) : large(say),
        terms: [form.term],
        instead,
        ...(isQuoted ? { within: "quotation" } : isNamed ? { within: "name" } : {}),
      },
    ];
  }

  private knownLetters({ start, end, forms }: Match): Letters[] {
    const [form] = forms;
    if (!form || forms.some(({ use }) => use === "discouraged")) return [];
    return this.glossary.abbreviations.has(form.text) ? [{ start, end, letters: form.text }] : [];
  }

  private sense({ start, end, forms }: Match): { term: string; range: Range }[] {
    const form = forms.find((each: Form) => isLinked(each) && this.glossary.word(each.term).senses.length);
    return form ? [{ term: form.term, range: { start, end } }] : [];
  }

  /** Returns the abbreviations that the text never explains, each where it stands first. */
  private letters(paragraphs: readonly Placed<Scan>[], reader: Reader): Finding[] {
    const known = new Map<string, boolean>();
    const isSmall = (word: string): boolean => {
      if (!known.has(word)) known.set(word, paragraphs.some(({ value }) => value.small.has(word)));
      return known.get(word) === true;
    };
    const places = new Map<string, Placed<Letters>[]>();
    for (const { value, start, paragraph } of paragraphs) {
      const unknown = value.unknown.filter(({ letters }) => !isStressed(letters, isSmall));
      const here = [...value.known, ...unknown].sort((one, other) => one.start - other.start);
      for (const each of here) {
        add(places, each.letters, { value: each, start, paragraph });
      }
    }
    const told = new Set(
      [...places].filter(([letters, there]) => this.isExplained(letters, there)).map(([letters]) => this.termsOf(letters) || letters),
    );
    return [...places].flatMap(([letters, there]) => {
      const isTold = this.glossary.letters.has(letters) || told.has(this.termsOf(letters) || letters);
      return isTold ? [] : this.unexplained(letters, there, reader);
    });
  }

  /** Returns the ids of the terms that letters stand for, joined: what one abbreviation of a term says holds for all. */
  private termsOf(letters: string): string {
    return (this.glossary.abbreviations.get(letters) ?? []).join(" ");
  }

  private wordsOf(letters: string): Word[] {
    return (this.glossary.abbreviations.get(letters) ?? []).map((id) => this.glossary.word(id));
  }

  private isExplained(letters: string, places: readonly Placed<Letters>[]): boolean {
    const known = this.wordsOf(letters).flatMap((word) => word.full);
    return places.some(({ value, paragraph }) => isExplained(paragraph, value, known));
  }

  private unexplained(letters: string, places: readonly Placed<Letters>[], reader: Reader): Finding[] {
    const words = this.wordsOf(letters);
    const [first] = places;
    if (!first) return [];
    const about = this.aboutLetters(letters, words, reader);
    if (!about) return [];
    const base = found(words.length > 1 ? "riddle" : "abbreviation", "change", first.value);
    return [moved({ ...base, ...about, terms: words.map(({ id }) => id), count: places.length, letters }, first.start)];
  }

  private aboutLetters(
    letters: string,
    words: readonly Word[],
    reader: Reader,
  ): { readonly reason: string; readonly say: string } | null {
    const [word] = words;
    if (!word) return { reason: said("unknown"), say: said("writeSomehow") };
    if (words.length > 1) return { reason: said("riddle", { meanings: meanings(words) }), say: said("writeWhich") };
    const isShared = this.glossary.sectors.every((sector) => word.sectors.includes(sector));
    if (isShared && !reader.everyLetter) return null;
    return { reason: filled(reader.letters, { sectors: listed(word.sectors) }), say: sayWrittenOut(word, letters) };
  }

  /** Returns the words that sectors use in different senses, each where it stands first. */
  private senses(paragraphs: readonly Placed<Scan>[]): Finding[] {
    const places = new Map<string, Range[]>();
    for (const { value, start } of paragraphs) {
      for (const { term, range } of value.senses) {
        add(places, term, { start: start + range.start, end: start + range.end });
      }
    }
    return [...places].flatMap(([term, ranges]) => {
      const reason = said("senses", { meanings: senses(this.glossary.word(term)) });
      const about = { reason, say: said("sayWhich"), terms: [term], count: ranges.length };
      return ranges.slice(0, 1).map((range) => ({ ...found("senses", "note", range), ...about }));
    });
  }
}

function longSentences({ value, start }: Placed<Scan>, reader: Reader): Finding[] {
  return value.sentences
    .filter(({ count }) => count > reader.sentence)
    .map(({ range, count }) => {
      const reason = said("long", { count, reader: reader.name, most: reader.sentence });
      return moved({ ...found("sentence", "note", range), reason, say: said("split") }, start);
    });
}

/** Returns what is written where an abbreviation is explained, if that is words: "education, health and care plan". */
export function fullForm(word: Word, letters: string): string | null {
  const byInitials = word.full.find((full) => initialsOf(full) === letters.toLowerCase());
  return byInitials ?? word.full.find((full) => spells(letters, full)) ?? null;
}

function sayWrittenOut(word: Word, letters: string): string {
  if (word.title === letters) return said("sayWhat", { definition: word.definition });
  const full = fullForm(word, letters);
  return said("writeOut", { full: full ? `${full} (${letters})` : word.title });
}

function add<T>(places: Map<string, T[]>, name: string, place: T): void {
  const there = places.get(name);
  if (there) there.push(place);
  else places.set(name, [place]);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function isInAddress(paragraph: string, { start, end }: Range): boolean {
  const token = tokenAt(paragraph, start, end);
  return WEB.some((sign) => token.includes(sign));
}

function found(kind: Kind, level: Finding["level"], { start, end }: Range): Finding {
  return { kind, level, start, end, words: "", reason: "", say: "", terms: [], count: 1 };
}

function moved(finding: Finding, by: number): Finding {
  return { ...finding, start: finding.start + by, end: finding.end + by };
}
