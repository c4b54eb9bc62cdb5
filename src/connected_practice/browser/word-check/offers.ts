/** The words that the glossary offers in the place of others, as words: taken out of its sentence, and made plural. */

import { isAdvice } from "./settings";

const ADVICE_AFTER = /(?: where |, with ).*$|, as the [\p{L} ]+$/u;
const VERB = /^(?:is|has|was|are|have|does|can|finds|speaks|suffers|refuses|puts)$/u;
const CLAUSE = /(?:^| )(?:who|whom|whose|that|which|with|in|by|of|for)(?= )/u;
const LEFT_OPEN = / (?:from|by|of|with|to|in|for|at|on)$/u;
const SUBJECT = /^(?:a |an |the )?(?:[\p{L}-]+ )*?(child|person|parent|pupil|adult|condition)(?= |$)/u;
const IRREGULAR = new Map([["is", "are"], ["has", "have"], ["was", "were"], ["does", "do"]]);

/** Returns the words that "instead" offers, without what is only advice: "child, young person" is two. */
export function offered(instead: string): string[] {
  if (isAdvice(instead)) return [];
  return alternatives(instead)
    .map((part) => part.replace(ADVICE_AFTER, "").trim())
    .filter((part) => part && !isAdvice(part) && !LEFT_OPEN.test(part));
}

function alternatives(instead: string): string[] {
  const parts = instead.split(", or ").filter((part) => !isAdvice(part) && !/^the .* own /u.test(part));
  if (parts.length > 1 && !areOfOneForm(parts)) return [instead];
  return parts.flatMap((part) => {
    const few = part.split(/, | or /u);
    return few.every((each) => each.split(" ").length < 3) ? few : [part];
  });
}

/** Whether each part can stand alone: "a child in care, or a young person", but not "used by, or is close to". */
function areOfOneForm(parts: readonly string[]): boolean {
  const forms = parts.map((part) => (isVerb(part) ? "verb" : /^an? /u.test(part) ? "article" : "noun"));
  return forms.every((form) => form === forms[0]);
}

/** Whether words begin with a verb: "has dyslexia". */
export function isVerb(words: string): boolean {
  const [first = ""] = words.toLowerCase().split(" ");
  return VERB.test(first);
}

/** Whether words go on after their noun: "child in care", to which nothing can be added. */
export function isClause(words: string): boolean {
  return CLAUSE.test(words);
}

/** Whether words name one of several, so that they need an article. */
export function isCountable(words: string): boolean {
  return SUBJECT.test(words) || /^an? /u.test(words);
}

/** Returns words for several, or null if that is not known: "a child who finds it hard", "children who find it hard". */
export function pluralOf(words: string): string | null {
  const subject = SUBJECT.exec(words);
  if (!subject) return / (?:and|families)/u.test(words) ? words : null;
  const [before, noun = ""] = subject;
  const after = words.slice(before.length);
  if (/, (?:or|and) (?:is|has) /u.test(after)) return null; // a second verb
  const many = noun === "child" ? "children" : noun === "person" ? "people" : `${noun}s`;
  const head = before.slice(0, -noun.length).replace(/^an? /u, "") + many;
  return head + after.replace(/^( who )(\S+)/u, (_, who: string, verb: string) => who + forSeveral(verb));
}

function forSeveral(verb: string): string {
  if (/(?:o|sh|ch|ss|x)es$/u.test(verb)) return verb.slice(0, -2);
  return IRREGULAR.get(verb) ?? (/[^s]s$/u.test(verb) ? verb.slice(0, -1) : verb);
}
