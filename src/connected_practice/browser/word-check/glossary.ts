/** The glossary as the word check sees it: every form, and what is said of each term. Made from the site's own data. */

import { type Form, Matcher, type Use } from "./matcher";
import { large, listed } from "./settings";

/** What sectors, named as in a sentence, mean by a word. */
interface Sense {
  readonly sectors: readonly string[];
  readonly definition: string;
}

/** A term as the word check sees it. */
export interface Word {
  readonly id: string;
  readonly title: string;
  /** Where its page lies, from the site's root. */
  readonly url: string;
  readonly definition: string;
  readonly sectors: readonly string[];
  readonly senses: readonly Sense[];
  /** Its title and admitted forms that are words, not letters. */
  readonly full: readonly string[];
}

/** In every form with an abbreviation in it, and in no name: "EHC plan", "DoLS", but not "Staying Put". */
const LETTERS = /(?:^|[ -])[A-Z][a-z]?[A-Z]/;

export class Glossary {
  readonly matcher: Matcher;
  /** The terms that letters stand for. What people only search for counts where nothing else is written so. */
  readonly abbreviations: ReadonlyMap<string, readonly string[]>;

  /** `sectors` are all of them, named as in a sentence; `letters` are those that need no explanation. */
  constructor(
    forms: readonly Form[],
    readonly words: ReadonlyMap<string, Word>,
    readonly sectors: readonly string[],
    readonly letters: ReadonlySet<string>,
    /** The ISO date of the last change to a term. */
    readonly version: string,
  ) {
    this.matcher = new Matcher(forms);
    this.abbreviations = abbreviationsIn(forms);
  }

  /** Returns a term by its id, which one of the forms has. */
  word(id: string): Word {
    const word = this.words.get(id);
    if (!word) throw new RangeError(`The glossary has no term ${id}.`);
    return word;
  }
}

function abbreviationsIn(forms: readonly Form[]): Map<string, readonly string[]> {
  const found = new Map<string, Map<string, Use>>();
  for (const form of forms) {
    if (form.use === "discouraged" || !LETTERS.test(form.text)) continue;
    if (form.text.includes(" ") && form.use !== "abbreviation") continue;
    const terms = found.get(form.text) ?? new Map<string, Use>();
    if (!terms.has(form.term)) terms.set(form.term, form.use);
    found.set(form.text, terms);
  }
  return new Map([...found].map(([letters, terms]) => [letters, chosen(terms)]));
}

function chosen(terms: ReadonlyMap<string, Use>): string[] {
  const used = [...terms].filter(([, use]) => use !== "search-only").map(([term]) => term);
  return used.length ? used : [...terms.keys()];
}

/** Returns what one abbreviation stands for: "senior leadership team in education; ...". */
export function meanings(words: readonly Word[]): string {
  return words.map((word) => `${word.title} in ${listed(word.sectors)}`).join("; ");
}

/** Returns a term's senses as sentences: "Education: a place at a school. ...". */
export function senses(word: Word): string {
  return word.senses.map((sense) => `${large(listed(sense.sectors))}: ${sense.definition}`).join(" ");
}

/** data/v1/wording.json; src/connected_practice/publish/wording.py says what it holds. */
interface WordingFile {
  readonly format: number;
  readonly version: string;
  readonly sectors: readonly string[];
  readonly letters: readonly string[];
  readonly terms: readonly (Partial<Word> & Pick<Word, "id" | "title" | "url"> & { readonly forms: readonly string[][] })[];
}

const FORMAT = 1;

/** Returns the glossary that the site's own file gives. Throws TypeError where it is of a form that is not known here. */
export function glossaryFrom(data: unknown): Glossary {
  const file = data as WordingFile;
  if (file?.format !== FORMAT || !Array.isArray(file.terms)) throw new TypeError("This is not the glossary's data.");
  const words = file.terms.map(({ id, title, url, definition = "", sectors = [], senses = [], full = [] }): Word => {
    return { id, title, url, definition, sectors, senses, full };
  });
  return new Glossary(
    file.terms.flatMap(({ id, forms }) => forms.map((form: readonly string[]) => formFrom(form, id))),
    new Map(words.map((word) => [word.id, word])),
    file.sectors,
    new Set(file.letters),
    file.version,
  );
}

function formFrom([text = "", use = "title", reason, instead]: readonly string[], term: string): Form {
  const why = { ...(reason === undefined ? {} : { reason }), ...(instead === undefined ? {} : { instead }) };
  return { text, term, use: use as Use, ...why };
}
