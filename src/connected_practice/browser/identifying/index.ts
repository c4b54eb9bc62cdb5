/**
 * Words that may identify a child or a colleague, found as they are written: a prompt to the person, and no more.
 * It finds patterns, so that it misses some and stops at others that are harmless; what shows it must say so.
 *
 *     people.ts    a full name beside an age or a school; a date of birth
 *     numbers.ts   NHS and pupil numbers, case numbers, telephone numbers, email addresses
 *     places.ts    addresses and postcodes
 *     not-names.ts capitalised words that are nobody's name
 *     warning.ts   the findings, drawn below a field or in a list
 *
 * Time grows with the length of the text and no faster: every pattern is bounded, and looks at a place once.
 */

import type { Finding, Kind } from "./finding";
import { numbersIn } from "./numbers";
import { peopleIn } from "./people";
import { placesIn } from "./places";

export { type Advice, adviceOn, type Finding, type Kind } from "./finding";
export { CAVEAT, warning } from "./warning";

/** How sure each kind is: where two findings overlap, the surer stays. */
const SUREST: readonly Kind[] = [
  "email", "pupil-number", "nhs-number", "birth", "case-number", "telephone", "postcode", "address", "name-and-age", "name-and-school",
];

/** Returns what may identify somebody in a text, in order; no two findings overlap. */
export function identifying(text: string): Finding[] {
  const found = [...numbersIn(text), ...placesIn(text), ...peopleIn(text)];
  found.sort((one, other) => one.start - other.start || SUREST.indexOf(one.kind) - SUREST.indexOf(other.kind));
  const kept: Finding[] = [];
  for (const finding of found) {
    const last = kept.at(-1);
    if (!last || finding.start >= last.end) kept.push(finding);
    else if (SUREST.indexOf(finding.kind) < SUREST.indexOf(last.kind)) kept[kept.length - 1] = finding;
  }
  return kept;
}
