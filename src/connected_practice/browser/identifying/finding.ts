/** What is said of words that may identify somebody. */

export type Kind =
  | "name-and-age"
  | "name-and-school"
  | "birth"
  | "nhs-number"
  | "pupil-number"
  | "case-number"
  | "address"
  | "postcode"
  | "telephone"
  | "email";

export interface Finding {
  readonly kind: Kind;
  /** Where the words stand in the text, in UTF-16 units as a text field counts them. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

export interface Advice {
  /** What the words seem to be. */
  readonly what: string;
  /** What to write in their place. */
  readonly instead: string;
}

const ADVICE: Readonly<Record<Kind, Advice>> = {
  "name-and-age": {
    what: "a full name beside an age or a school year",
    instead: "Use a made-up first name or none: “a pupil in Year 8”.",
  },
  "name-and-school": {
    what: "a full name beside a school",
    instead: "Leave out one of them, and give the role: “a colleague at a primary school”.",
  },
  birth: { what: "a date of birth", instead: "Give the age or the school year: “aged 12”, “in Year 7”." },
  "nhs-number": { what: "an NHS number", instead: "Leave it out. If you must find the record again, note where it is kept." },
  "pupil-number": { what: "a unique pupil number", instead: "Leave it out: “a pupil in Year 8”." },
  "case-number": {
    what: "a case or reference number",
    instead: "Leave it out: “a case that we closed this spring”.",
  },
  address: { what: "an address", instead: "Say what kind of place it is: “at home”, “on the way to school”." },
  postcode: { what: "a postcode", instead: "Name the wider area, or leave it out: “in the north of the borough”." },
  telephone: { what: "a telephone number", instead: "Leave it out: “I rang the family”." },
  email: { what: "an email address", instead: "Give the role: “I wrote to the designated safeguarding lead”." },
};

/** Returns what a finding seems to be, and what to write in its place. */
export function adviceOn(finding: Finding): Advice {
  return ADVICE[finding.kind];
}

/** Yields a finding for each place at which a pattern fits; with `isIt`, only where that says so. */
export function* matches(
  text: string,
  pattern: RegExp,
  kind: Kind,
  isIt: (found: RegExpExecArray) => boolean = () => true,
): Generator<Finding> {
  for (const found of text.matchAll(pattern)) {
    if (isIt(found)) yield { kind, start: found.index, end: found.index + found[0].length, words: found[0] };
  }
}
