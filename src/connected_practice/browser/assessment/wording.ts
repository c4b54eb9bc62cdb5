/** Words for numbers, lists and dates, as they stand in sentences for people. */

const NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** Returns a number in words up to twelve, with what is counted: "one item", "three items", "14 items". */
export function count(number: number, what = "", several = `${what}s`): string {
  const shown = NUMBERS[number] ?? String(number);
  return what ? `${shown} ${number === 1 ? what : several}` : shown;
}

/** Returns parts as one sentence: "Two are here, one is there and three are nowhere." */
export function sentence(parts: readonly string[]): string {
  const words = listed(parts);
  return words && `${capital(words)}.`;
}

/** Returns parts as a sentence lists them: "a, b and c". */
export function listed(parts: readonly string[], last = "and"): string {
  return parts.length > 1
    ? `${parts.slice(0, -1).join(", ")} ${last} ${parts[parts.length - 1] ?? ""}`
    : (parts[0] ?? "");
}

/** Returns words with a capital at their beginning. */
export function capital(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** Returns words with a small letter at their beginning. */
export function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
