/** Who somebody is: a full name beside an age or a school, and dates of birth. */

import { type Finding, matches } from "./finding";
import { isNoName, isOrganisation } from "./not-names";

/** Characters round a name that count as beside it, as long as no sentence ends between. */
const BESIDE = 60;

const WORD = "\\p{Lu}(?:\\p{L}{1,25}|(?=['’]\\p{Lu}))(?:['’-]\\p{L}{1,25}){0,2}";
const TITLE = "(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|PC|DC|Sgt)\\.?";
const LINK = "(?:van|von|de|der|den|del|di|da|la|le|bin|ibn|al|el|ap|ab)";
/** A run of capitalised words, which a name's small words may join. */
const RUN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${TITLE} )?${WORD}(?: (?:\\p{Lu}\\. )?(?:${LINK} ){0,2}${WORD}){0,4}(?![\\p{L}])`,
  "gu",
);
const TITLED = new RegExp(`^${TITLE} `, "u");

const NUMBER_WORDS =
  "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
const NUMBER = `(?:\\d{1,2}|${NUMBER_WORDS})`;
/** An age is no number of minutes, pages or pupils, and no part of a longer one. */
const END =
  "(?!\\w|[.,:/-]\\d|%| (?:minute|hour|day|week|month|page|pupil|child|people|person|student|time|per|of|to|or|question|case|school|mile|session|point)s?\\b)";
const AGES: readonly RegExp[] = [
  new RegExp(`\\baged? ${NUMBER}\\b`, "i"),
  new RegExp(`\\b${NUMBER}[- ]years?[- ]olds?\\b`, "i"),
  new RegExp(`\\b(?:is|was|turned|turns|just|nearly|almost|now) ${NUMBER}${END}`, "i"),
  new RegExp(`^,? ?\\(?${NUMBER}${END}`, "i"),
  /\b(?:y\/?o|d\.o\.b)\b/i,
  /\byear (?:1[0-3]|[1-9])(?: (?:pupil|student|girl|boy|child)|\b)/i,
  /\b(?:in|from|joined|starting|started) (?:reception|nursery)\b/i,
];

const SCHOOL =
  /(?:\p{Lu}[\p{L}'’.]{1,25} ){1,4}(?:School|Academy|College|Primary|Secondary|Infants?|Juniors?|Grammar|High|Sixth Form|PRU)(?![\p{L}])/gu;

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const DATE = `(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|${DAY}(?: of)? ${MONTH}\\b,?(?: \\d{2,4})?|${MONTH} ${DAY},?(?: \\d{2,4})?)`;
const BORN = `(?:\\bd\\.?o\\.?b\\b\\.?|\\bdate of birth|\\bborn\\b|\\bbirth(?:day|date)\\b)`;
const BIRTH = new RegExp(`${BORN}[^\\n.;\\d]{0,25}?\\b${DATE}`, "giu");
const DATE_THEN_BORN = new RegExp(`\\b${DATE} ?\\(?(?:d\\.?o\\.?b\\b|date of birth)`, "giu");

/** Yields names beside an age or a school, and dates of birth. */
export function* peopleIn(text: string): Generator<Finding> {
  yield* matches(text, BIRTH, "birth");
  yield* matches(text, DATE_THEN_BORN, "birth");
  for (const run of text.matchAll(RUN)) {
    const name = nameIn(run[0]);
    if (!name) continue;
    const start = run.index + run[0].indexOf(name);
    const finding = beside(text, start, start + name.length, name);
    if (finding) yield finding;
  }
}

/**
 * Returns the full name in a run of capitalised words, or null. Words that are nobody's name are left off both its
 * ends (“When Jamie Cartwright”); a run with an organisation's word in it (“Anna Freud Centre”) names no person.
 */
function nameIn(run: string): string | null {
  const isTitled = TITLED.test(run);
  const words = run.split(" ");
  if (!isTitled && words.some(isOrganisation)) return null;
  const first = words.findIndex((word) => !isNoName(word));
  if (first < 0) return null;
  let last = first;
  while (last + 1 < words.length && !isNoName(words[last + 1] ?? "")) last += 1;
  const isFull = last > first || isTitled;
  return isFull ? words.slice(isTitled ? 0 : first, last + 1).join(" ") : null;
}

/** Returns a finding where an age or a school stands beside a name in the same sentence. */
function beside(text: string, start: number, end: number, words: string): Finding | null {
  const before = lastSentence(text.slice(Math.max(0, start - BESIDE), start));
  const after = firstSentence(text.slice(end, end + BESIDE));
  const isAged = AGES.some((age) => age.test(after)) || AGES.slice(0, 2).some((age) => age.test(before)) || YEAR_BEFORE.test(before);
  if (isAged) return { kind: "name-and-age", start, end, words };
  const isAtSchool = [before, after].some((part) => [...part.matchAll(SCHOOL)].some(([school]) => isNamed(school)));
  return isAtSchool ? { kind: "name-and-school", start, end, words } : null;
}

const YEAR_BEFORE = /\byear (?:1[0-3]|[1-9]) (?:pupil|student|girl|boy|child)\b/i;
const SENTENCE_END = /[.!?](?=\s|$)|\n/;

function firstSentence(text: string): string {
  const end = text.search(SENTENCE_END);
  return end < 0 ? text : text.slice(0, end + 1);
}

function lastSentence(text: string): string {
  return text.split(/[.!?]\s|\n/).at(-1) ?? "";
}

/** Whether a school is called something: “Oakfield Primary” is, “Our Primary School” is not. */
function isNamed(school: string): boolean {
  return school.split(" ").slice(0, -1).some((word) => !isNoName(word));
}
