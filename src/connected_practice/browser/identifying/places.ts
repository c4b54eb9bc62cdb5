/** Where somebody lives: addresses and postcodes. */

import { type Finding, matches } from "./finding";
import { isNoName } from "./not-names";

/** A house number, one to three capitalised words, and what streets are called. */
const ADDRESS =
  /(?<![\p{L}\d.,/£%-])(?:(?:[Ff]lat|[Aa]partment|[Aa]pt|[Uu]nit|[Rr]oom) \d{1,4}[a-z]?,? )?\d{1,4}[a-z]?,? (?:\p{Lu}[\p{L}'’.-]{0,20} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Way|Court|Crescent|Cres|Place|Terrace|Gardens|Gdns|Grove|Hill|Square|Row|Walk|Mews|Rise|View|Parade|Green)(?![\p{L}])/gu;
const CALLED = /(?:\d{1,4}[a-z]?),? (.*?) ?\S+$/u;

/** Signs that the second half of a postcode may have. https://ideal-postcodes.co.uk describes BS 7666's form. */
const POSTCODE = /(?<![A-Za-z0-9])[A-PR-UWYZ][A-HK-Y]?\d[\dA-HJKMNP-Y]? ?\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])/g;
const POSTCODE_SMALL = /(?<![a-z0-9])[a-pr-uwyz][a-hk-y]?\d[\da-hjkmnp-y]? \d[abd-hjlnp-uw-z]{2}(?![a-z0-9])/g;
/** The end of “1st”, “2nd”, “3rd”, “4th”. */
const ORDINAL = /(?:st|nd|rd|th)$/i;

/** Yields what may be where somebody lives. */
export function* placesIn(text: string): Generator<Finding> {
  yield* matches(text, ADDRESS, "address", ([words]) => isStreet(words));
  yield* matches(text, POSTCODE, "postcode");
  yield* matches(text, POSTCODE_SMALL, "postcode", ([words]) => !ORDINAL.test(words));
}

/** “12 Key Stage Way” and “2026 Social Care Row” are not streets: no word of theirs names one, or it is a year. */
function isStreet(words: string): boolean {
  const [, called = ""] = CALLED.exec(words) ?? [];
  const isYear = /^(?:19|20)\d\d /.test(words);
  return !isYear && called.split(" ").some((word) => !isNoName(word));
}
