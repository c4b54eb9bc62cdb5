/**
 * Finds the glossary's words in running text, as src/connected_practice/glossary.py does: whole words, the longest
 * first, in every form. tests/fixtures/wording holds both to the same answers.
 *
 * Forms are found by walking a tree of letters from the start of each word, over the text in small letters with
 * hyphens and line breaks read as spaces, and then held to word boundaries, to plural and possessive endings, and
 * for abbreviations to their case.
 */

import { isAlnumAt, isAlnumBefore, isUpper } from "./letters";

export type Use = "title" | "abbreviation" | "admitted" | "search-only" | "discouraged";

/** One way in which a term is written. */
export interface Form {
  readonly text: string;
  /** The term's id. */
  readonly term: string;
  readonly use: Use;
  readonly reason?: string;
  readonly instead?: string;
}

/** A form found in a text: the range, and every form that is written so there. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly forms: readonly Form[];
}

interface Branch {
  readonly next: Map<number, Branch>;
  forms: Form[] | null;
}

const SPACED = /[-\n\t\u00a0\u2010\u2011\u2013]/g;
const ENDINGS = ["'s", "s'", "es", "s", ""];
const JOINING = new Set(["in", "of", "with", "at", "on", "for", "who"]);
const APOSTROPHE = 39;

/** Whether the term is linked where it is written so. */
export function isLinked(form: Form): boolean {
  return form.use === "title" || form.use === "abbreviation" || form.use === "admitted";
}

/** Returns a text as forms are compared: small letters, spaces for hyphens. Its length stays the same. */
export function normal(text: string): string {
  let lowered = text.toLowerCase();
  if (lowered.length !== text.length) lowered = [...text].map(lower).join("");
  return lowered.replace(SPACED, " ").replaceAll("\u2019", "'");
}

/** Returns a letter made small, unless it would grow. */
function lower(letter: string): string {
  const small = letter.toLowerCase();
  return small.length === letter.length ? small : letter;
}

/** Returns the form's own spelling and the plurals that an ending does not make. */
function spellings(form: Form): Set<string> {
  const base = normal(form.text);
  const found = new Set([base]);
  if (form.use === "abbreviation") return found;
  if (base.endsWith("y") && !"aeiou".includes(base.slice(-2, -1))) found.add(`${base.slice(0, -1)}ies`);
  const words = base.split(" ");
  const last = words.length - 1;
  const head = words.findIndex((_, index) => index < last && JOINING.has(words[index + 1] ?? ""));
  if (head >= 0) found.add(words.map((word, index) => (index === head ? plural(word) : word)).join(" "));
  if (words[last] === "child") found.add([...words.slice(0, last), "children"].join(" "));
  return found;
}

function plural(word: string): string {
  if (word === "child") return "children";
  return word.endsWith("y") ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** Whether a form is written in one case only, as abbreviations and names are. */
function keepsCase(form: Form): boolean {
  return form.use === "abbreviation" || (form.text.length > 1 && isUpper(form.text));
}

/** Built once from the forms, then used for every text. */
export class Matcher {
  private readonly root: Branch = { next: new Map(), forms: null };

  constructor(forms: Iterable<Form>) {
    for (const form of forms) {
      for (const spelling of spellings(form)) if (spelling.trim()) this.add(spelling, form);
    }
  }

  private add(spelling: string, form: Form): void {
    let node = this.root;
    for (let place = 0; place < spelling.length; place += 1) {
      const code = spelling.charCodeAt(place);
      let next = node.next.get(code);
      if (!next) node.next.set(code, (next = { next: new Map(), forms: null }));
      node = next;
    }
    (node.forms ??= []).push(form);
  }

  /** Returns the matches in a text in order, none overlapping another, the longest kept. */
  find(text: string): Match[] {
    const plain = normal(text);
    const kept: Match[] = [];
    let reached = 0;
    for (let start = 0; start < plain.length; start += 1) {
      if (start < reached || !this.root.next.has(plain.charCodeAt(start)) || isAlnumBefore(plain, start)) continue;
      const match = this.longestAt(plain, text, start);
      if (!match) continue;
      kept.push(match);
      reached = match.end;
    }
    return kept;
  }

  private longestAt(plain: string, text: string, start: number): Match | null {
    let longest: Match | null = null;
    let node: Branch | undefined = this.root;
    for (let place = start; (node = node.next.get(plain.charCodeAt(place))); place += 1) {
      if (!node.forms) continue;
      const end = endOfWord(plain, place + 1);
      if (end === null || (longest && end <= longest.end)) continue;
      const written = text.slice(start, place + 1);
      const forms = node.forms.filter((form) => form.text === written || !keepsCase(form));
      if (forms.length) longest = { start, end, forms };
    }
    return longest;
  }
}

/** Returns where the word ends that a form ending at `end` belongs to, or null if it is another word. */
function endOfWord(plain: string, end: number): number | null {
  if (plain.charCodeAt(end) !== APOSTROPHE && !isAlnumAt(plain, end)) return end;
  for (const ending of ENDINGS) {
    if (plain.startsWith(ending, end) && !isAlnumAt(plain, end + ending.length)) return end + ending.length;
  }
  return null;
}
