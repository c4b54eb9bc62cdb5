/**
 * A text as the words that search compares: small letters, no accents, no plurals, hyphens or none.
 *
 * The same as src/connected_practice/search/tokens.py, step by step: the index is made there and read here.
 */

const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;
const SPACES = /[-\n\t\u00a0\u2010\u2011\u2013]/g;

const ENDINGS = [
  ..."ations ation ments ment ingly ings edly ions ness able ally ing ers ies ied ion ive ity ful er al".split(" "),
  ..."ed es ly s e y".split(" "),
];

/** Returns the words of a text: small letters, without accents, apostrophes and possessive endings. */
export function wordsIn(text: string): string[] {
  return (normal(text.normalize("NFKC")).match(WORD) ?? []).map(plain);
}

/** Returns a text as words are compared, of the same length: small letters, spaces for hyphens. */
export function normal(text: string): string {
  let lowered = text.toLowerCase();
  if (lowered.length !== text.length) lowered = Array.from(text, lowerIfAlone).join("");
  return lowered.replace(SPACES, " ").replaceAll("\u2019", "'");
}

/** A few letters grow when they are made small; they stay as they are. */
function lowerIfAlone(sign: string): string {
  const small = sign.toLowerCase();
  return small.length === sign.length ? small : sign;
}

function plain(word: string): string {
  const bare = word.replace(/'s?$/, "").replaceAll("'", "");
  return bare.normalize("NFKD").replace(/\p{Mn}/gu, "");
}

/** Returns a word without the ending of a plural. Both sides of a comparison go through it, so it need not be right. */
export function singular(word: string): string {
  if (word === "children") return "child";
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:sses|xes|ches|shes)$/.test(word)) return word.slice(0, -2);
  if (word.length > 2 && word.endsWith("s") && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Returns what words are looked up by: their singulars without spaces, so that `safe guarding` is `safeguarding`. */
export function key(words: readonly string[]): string {
  return words.map(singular).join("");
}

/** Returns the part that a word shares with its relations: `excluded` and `exclusions` have `exclu` in common. */
export function stem(word: string): string {
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= 4);
  if (!ending) return word;
  const shorter = word.slice(0, -ending.length);
  return stem(shorter.length > 4 && shorter.at(-1) === shorter.at(-2) ? shorter.slice(0, -1) : shorter);
}
