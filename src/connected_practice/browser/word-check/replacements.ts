/**
 * What can be put in the place of words at one press. The glossary says in a sentence what to write instead
 * (offers.ts takes that apart); here words are made to fit where they are put: plural where the words were, with a
 * capital letter where they had one, and with the right article before them. Where that cannot be done, nothing is
 * offered, and the person writes the sentence anew.
 */

import { type Finding, fullForm } from "./check";
import type { Glossary } from "./glossary";
import { isUpper } from "./letters";
import { isClause, isCountable, isVerb, offered, pluralOf } from "./offers";
import type { Range } from "./passages";
import { large } from "./settings";

/** Words, and the range that they take the place of: an article before the found words may belong to it. */
export interface Replacement extends Range {
  readonly words: string;
}

/** What stands around the found words. */
interface Setting {
  /** The words as they stand, without a possessive ending. */
  readonly written: string;
  readonly isPossessive: boolean;
  readonly isPlural: boolean;
  /** The word straight before, or "" where a sentence begins. */
  readonly before: string;
  /** Whether an article or the like stands before, or one word before that: "a persistent truant". */
  readonly isDetermined: boolean;
  /** Whether a noun follows that the words describe: "offender team". */
  readonly describes: boolean;
}

const ENDING = /(?:['’]s|(?<=s)['’])$/u;
const WORD_BEFORE = /([\p{L}'’-]+) $/u;
const TWO_BEFORE = /([\p{L}'’-]+) [\p{L}'’-]*[^s\W] $/u;
const WORD_AFTER = /^ ([\p{L}'’-]+)/u;
const AROUND = 40;
const DETERMINERS = new Set(
  "a an the one each every any some no this that another his her their our my your its either neither".split(" "),
);
/** After these stands what somebody is like: "is hard to reach". */
const LINKING = new Set("be been being is are was were am very too so quite seem seems seemed become became".split(" "));
/** What may follow words without being the thing that they describe: "a young offender who". */
const FUNCTION_WORDS = new Set(
  ("a about after again all also although always an and another any are as at be because been before being both but " +
    "by can cannot could did do does during each either every for from had has have having he her here hers him his " +
    "how if in into is it its last may me might more most must my never next no nor not now of often on only or other " +
    "our over shall she should since so some sometimes soon still such than that the their them then there these they " +
    "this those though through to today tomorrow too under until up us very was we well were what when where which " +
    "while who whom whose why will with within without would yesterday yet you your").split(" "),
);
/** Verbs that tell what somebody did: no noun that words could describe ends so, or hardly one. */
const PAST = /ed$|^(?:began|came|felt|found|gave|got|kept|left|made|met|ran|said|saw|sent|spent|spoke|told|took|went|wrote)$/;
const INDEFINITE = /^an?$/i;
const VOWEL = /^[aeiou]/i;

/** Returns what could stand in the place of a finding's words in a text, the likeliest first. */
export function replacementsFor(finding: Finding, text: string, glossary: Glossary): Replacement[] {
  if (finding.kind === "discouraged") return finding.level === "change" ? forWording(finding, text) : [];
  const { letters } = finding;
  if (letters === undefined) return [];
  return finding.terms.flatMap((id) => {
    const full = fullForm(glossary.word(id), letters);
    return full ? [writtenOut(finding, text, full, letters)] : [];
  });
}

function forWording(finding: Finding, text: string): Replacement[] {
  const setting = settingOf(finding, text);
  return offered(finding.instead ?? "").flatMap((words) => {
    const fitting = fits(words, setting) ? inNumber(words, setting) : null;
    return fitting === null ? [] : [put(fitting, finding, text, setting)];
  });
}

function settingOf({ start, end }: Range, text: string): Setting {
  const whole = text.slice(start, end);
  const written = whole.replace(ENDING, "");
  const left = text.slice(Math.max(0, start - AROUND), start);
  const before = WORD_BEFORE.exec(left)?.[1] ?? "";
  const earlier = TWO_BEFORE.exec(left)?.[1] ?? "";
  const after = WORD_AFTER.exec(text.slice(end, end + AROUND))?.[1]?.toLowerCase();
  const isMany = isPlural(written);
  return {
    written,
    isPossessive: written !== whole,
    isPlural: isMany,
    before,
    isDetermined: [before, earlier].some((word) => DETERMINERS.has(word.toLowerCase())) || /^(?:an?|the) /iu.test(written),
    describes: !isMany && after !== undefined && !FUNCTION_WORDS.has(after) && !PAST.test(after),
  };
}

function isPlural(written: string): boolean {
  const [head = ""] = written.toLowerCase().split(/ (?:in|of|with|at|on|for|who) /u);
  return /children$|[^s']s$/u.test(head) && !/^an? /u.test(head) && !isVerb(written);
}

/** Whether words can take the place of others: both are verbs, or both nouns, and the sentence goes on as it did. */
function fits(words: string, setting: Setting): boolean {
  if (isVerb(words)) return isVerb(setting.written) && !setting.isPossessive;
  const [first = ""] = words.split(" ");
  if (first.endsWith("ing")) return /^\S+(?:ing|ing\b.*)$/u.test(setting.written.split(/[ -]/u).at(-1) ?? "");
  if (isVerb(setting.written) || (isClause(words) && (setting.isPossessive || setting.describes))) return false;
  if (setting.isPlural) return true;
  if (LINKING.has(setting.before.toLowerCase())) return /^(?:an?|the) /iu.test(setting.written);
  return setting.isDetermined || !isCountable(words);
}

function inNumber(words: string, setting: Setting): string | null {
  return setting.isPlural ? pluralOf(words) : words;
}

/** Returns words with the article, the capital letter and the ending that their place asks for. */
function put(words: string, { start, end }: Range, text: string, setting: Setting): Replacement {
  const ending = setting.isPossessive ? (words.endsWith("s") ? "'" : "'s") : "";
  const takesArticle = setting.isDetermined && !/^(?:an?|the) /iu.test(setting.written) && !isVerb(words);
  let [first, fitting] = [start, takesArticle ? words.replace(/^(?:an?|the) /u, "") : words];
  if (INDEFINITE.test(setting.before)) {
    first -= setting.before.length + 1;
    fitting = `${VOWEL.test(fitting) ? "an" : "a"} ${fitting}`;
  }
  const [word = ""] = text.slice(first, end).split(/[ -]/u);
  const isLarge = isUpper(word.charAt(0)) && (word.length === 1 || !isUpper(word)); // but for "SEND kid"
  return { start: first, end, words: (isLarge || beginsSentence(text, first) ? large(fitting) : fitting) + ending };
}

function beginsSentence(text: string, start: number): boolean {
  return start === 0 || /(?:[.!?] |\n)$/u.test(text.slice(Math.max(0, start - 2), start));
}

/** Returns an abbreviation with the words that it stands for: "education, health and care plan (EHCP)". */
function writtenOut({ start, end }: Range, text: string, full: string, letters: string): Replacement {
  const written = text.slice(start, end).replace(ENDING, "");
  const isMany = written !== letters;
  const words = beginsSentence(text, start) ? large(full) : full;
  return { start, end, words: `${words}${isMany && !words.endsWith("s") ? "s" : ""} (${written})` };
}
