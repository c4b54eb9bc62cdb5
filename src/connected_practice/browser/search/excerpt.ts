/**
 * The sentence of a record that answers a query, and where its words stand in it.
 *
 * The text comes from the record's own file in data/ (see publish/data.py), a kilobyte or so, which is loaded only
 * for results that are shown.
 */

import { type Found, read } from "./library";
import { stem, wordsIn } from "./tokens";
import type { Understanding, Words } from "./understanding";

/** A piece of text, and whether it is one of the words that were looked for. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** What is read of a record's file. */
export type RecordFile = Readonly<Record<string, unknown>>;

/**
 * Fields of a record's file that are not told: ids and dates, other records' titles, and what would mislead by itself,
 * such as a thing to watch for or a wording to avoid.
 */
const SILENT = new Set(
  (
    "address aliases attribution belongs_to chart check_again checked_on cited_in content_note csl defined_by " +
    "discouraged edition format frameworks id in_force_from kind knowledge level licence licence_url limits " +
    "minutes needs next not_infer outline page path principles publisher purpose ref related review_by reviewed " +
    "roles scale search_only section sectors sources stage standing standing_note subject terms title topics unit " +
    "url uses version watch_for when"
  ).split(" "),
);
/** The fewest words that are a sentence. */
const FEWEST = 4;
/** How much less a piece without an end, such as a heading, is worth as an answer. */
const FRAGMENT = 0.6;
/** The most signs that are shown of a sentence. */
const LONGEST = 240;
/** A citation as the files have it: `(Virtual School Kent, 2025, p. 19)`. */
const CITATION = /\s*\([^()]*\b(?:19|20)\d\d[a-z]?(?:, [^()]*)?\)/g;
const WORD = /[\p{L}\p{N}]+(?:['\u2019][\p{L}\p{N}]+)*/gu;

/** Finds the words of a query in texts. */
export class Marker {
  /** What is looked for: stems that stand together, the longest first, each with how much it tells. */
  private readonly forms: readonly (readonly [stems: readonly string[], worth: number])[];

  constructor(
    { wants, words }: Understanding,
    private readonly known: Words,
  ) {
    const forms = new Map<string, readonly [string[], number]>();
    const add = (text: string, worth: number, isTyped = false) => {
      const content = known.content(wordsIn(text));
      const tells = isTyped || content.length > 1 || !known.isCommon(content[0] ?? ""); // not `won't go to school`
      const name = content.map(stem).join(" ");
      if (name && tells && (forms.get(name)?.[1] ?? 0) < worth) forms.set(name, [content.map(stem), worth]);
    };
    for (const { text, part, counts } of words)
      if (part === "word" || part === "term" || counts) add(text, 1, part !== "term");
    for (const { any, counts } of wants) {
      for (const { text, weight } of any) add(text, weight * (counts ? 2 : 0.5) * (text.includes(" ") ? 1.5 : 1));
    }
    this.forms = [...forms.values()].sort(([a], [b]) => b.length - a.length);
  }

  /** Returns a text in pieces, with its words marked, and how well it answers. */
  mark(text: string): { readonly pieces: readonly Piece[]; readonly worth: number } {
    const words = [...text.matchAll(WORD)].map(({ index, 0: written }) => {
      const word = wordsIn(written)[0] ?? "";
      return { start: index, end: index + written.length, stem: stem(word), isStop: this.known.stop.has(word) };
    });
    const pieces: Piece[] = [];
    const told = new Map<string, number>();
    let last = 0;
    for (let at = 0; at < words.length; at++) {
      const found = this.formAt(words, at);
      const [first, end] = [words[at], words[found.end - 1]];
      if (!found.worth || !first || !end) continue;
      told.set(found.name, found.worth);
      if (first.start > last) pieces.push({ text: text.slice(last, first.start), isMarked: false });
      pieces.push({ text: text.slice(first.start, end.end), isMarked: true });
      last = end.end;
      at = found.end - 1;
    }
    if (last < text.length) pieces.push({ text: text.slice(last), isMarked: false });
    return { pieces, worth: [...told.values()].reduce((sum, one) => sum + one, 0) };
  }

  /** Returns the longest form that begins with a word, and the number of the word after it. */
  private formAt(words: readonly { stem: string; isStop: boolean }[], at: number) {
    for (const [stems, worth] of this.forms) {
      let place = at;
      let met = 0;
      for (; met < stems.length && place < words.length; place++) {
        if (met && words[place]?.isStop) continue; // `won't go to school` also without `to`
        if (words[place]?.stem !== stems[met]) break;
        met++;
      }
      if (met === stems.length) return { worth, end: place, name: stems.join(" ") };
    }
    return { worth: 0, end: at + 1, name: "" };
  }
}

/** Loads records' files, each once. */
export class Records {
  private readonly files = new Map<string, Promise<RecordFile | null>>();

  constructor(private readonly root: URL) {}

  /** Returns the file of something that was found, or null where it has none or it cannot be had. */
  of(found: Found): Promise<RecordFile | null> {
    const kind = found.in.kind[0] ?? "";
    return kind === "page" ? Promise.resolve(null) : this.file(kind, found.path.split("/").at(-2) ?? "");
  }

  /** Returns the file of a term, or null where it cannot be had. */
  term(id: string): Promise<RecordFile | null> {
    return this.file("term", id);
  }

  private file(kind: string, id: string): Promise<RecordFile | null> {
    const path = `data/v1/${kind}/${id}.json`;
    let file = this.files.get(path);
    if (!file) {
      file = read<RecordFile>(this.root, path).catch(() => null);
      this.files.set(path, file);
    }
    return file;
  }
}

/** Returns the sentence of a record that answers best, in pieces; the record's summary where none does. */
export function excerptOf(file: RecordFile | null, found: Found, marker: Marker): readonly Piece[] {
  const summary = typeof file?.["summary"] === "string" ? file["summary"] : found.summary;
  let best = marker.mark(summary);
  for (const sentence of sentencesOf(file ?? {})) {
    const marked = marker.mark(sentence);
    const worth = /[.?!]["'”’)]?$/.test(sentence) ? marked.worth : marked.worth * FRAGMENT;
    if (worth > best.worth) best = { ...marked, worth };
  }
  return shortened(best.pieces);
}

function* sentencesOf(value: unknown, name = ""): Iterable<string> {
  if (SILENT.has(name)) return;
  if (typeof value === "string") {
    for (const line of value.split("\n")) yield* sentencesIn(line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "").trim());
  } else if (Array.isArray(value)) {
    for (const part of value) yield* sentencesOf(part, "");
  } else if (value && typeof value === "object") {
    for (const [own, part] of Object.entries(value)) yield* sentencesOf(part, own);
  }
}

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter("en-GB", { granularity: "sentence" }) : null;

function sentencesIn(cited: string): string[] {
  const text = cited.replace(CITATION, "");
  const parts = segmenter ? Array.from(segmenter.segment(text), (part) => part.segment.trim()) : [text];
  return parts.filter((part) => part.split(" ").length >= FEWEST);
}

/** Returns a sentence cut to what can be shown, around its first marked word. */
function shortened(pieces: readonly Piece[]): readonly Piece[] {
  const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  if (length <= LONGEST) return pieces;
  const first = pieces.findIndex((piece) => piece.isMarked);
  const before = pieces.slice(0, Math.max(0, first)).reduce((sum, piece) => sum + piece.text.length, 0);
  const start = before < LONGEST / 2 ? 0 : Math.min(before - LONGEST / 3, length - LONGEST);
  return cut(pieces, start, start + LONGEST, length);
}

/** Returns what lies between two places, cut between words. */
function cut(pieces: readonly Piece[], start: number, end: number, length: number): readonly Piece[] {
  const shown: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    let text = piece.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (at < start && text && !piece.isMarked) text = `… ${text.replace(/^\S*\s*/, "")}`;
    if (at + piece.text.length > end && text && end < length)
      text = piece.isMarked ? text : `${text.replace(/\s*\S*$/, "")} …`;
    if (text) shown.push({ text, isMarked: piece.isMarked });
    at += piece.text.length;
  }
  return shown;
}
