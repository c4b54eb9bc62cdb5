/** The scales on which items are rated. A rating is always a letter and words; its colour only repeats them. */

export type Rating = "red" | "amber" | "green" | "yes" | "no" | "na";
export type ScaleName = "rag" | "yes-no" | "tick";

/** What a rating says of an item: it is a strength, partly there, a gap, or none of the person's business. */
export type Standing = "in-place" | "partly" | "gap" | "outside";

export interface Choice {
  readonly rating: Rating;
  /** What stands in a small square. */
  readonly letter: string;
  /** What is said: "Amber", "Not yet". */
  readonly word: string;
  /** The keys that choose it beside its number; small letters. */
  readonly key: string;
  readonly standing: Standing;
  /** Its place on the scale, 0 the lowest and 2 the highest; null for what is no step of it. */
  readonly step: number | null;
}

const NOT_APPLICABLE = {
  rating: "na",
  letter: "N/A",
  word: "Does not apply",
  standing: "outside",
  step: null,
} as const;
const YES = { rating: "yes", letter: "Y", word: "Yes", key: "y", standing: "in-place", step: 2 } as const;

/** The choices of each scale in the order in which the page shows them. */
export const SCALES: Readonly<Record<ScaleName, readonly Choice[]>> = {
  rag: [
    { rating: "red", letter: "R", word: "Red", key: "r", standing: "gap", step: 0 },
    { rating: "amber", letter: "A", word: "Amber", key: "a", standing: "partly", step: 1 },
    { rating: "green", letter: "G", word: "Green", key: "g", standing: "in-place", step: 2 },
    { ...NOT_APPLICABLE, key: "n" },
  ],
  "yes-no": [
    YES,
    { rating: "no", letter: "N", word: "No", key: "n", standing: "gap", step: 0 },
    { ...NOT_APPLICABLE, key: "x" },
  ],
  tick: [
    YES,
    { rating: "no", letter: "N", word: "Not yet", key: "n", standing: "gap", step: 0 },
    { ...NOT_APPLICABLE, key: "x" },
  ],
};

/** Returns the scale of a toolkit from its record's form and scale, or null where it is none to rate. */
export function scaleOf(form: unknown, scale: unknown): ScaleName | null {
  if (form === "checklist" && scale === undefined) return "tick";
  if (form !== "audit" && form !== "checklist") return null;
  return scale === "rag" || scale === "yes-no" ? scale : "tick";
}

/** Returns what a scale knows of a rating. Throws RangeError for a rating that the scale does not have. */
export function choiceOf(scale: ScaleName, rating: Rating): Choice {
  const found = SCALES[scale].find((choice) => choice.rating === rating);
  if (!found) throw new RangeError(`${scale} has no ${rating}`);
  return found;
}

/** Returns the choice that a key stands for: its number, counted from 1, or its letter; null for any other key. */
export function choiceForKey(scale: ScaleName, key: string): Choice | null {
  const choices = SCALES[scale];
  if (/^[1-9]$/.test(key)) return choices[Number(key) - 1] ?? null;
  return choices.find((choice) => choice.key === key.toLowerCase()) ?? null;
}
