/** Numbers and addresses that belong to one person. */

import { type Finding, matches } from "./finding";

const NHS = /(?<![\d.+-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])/g;

const PUPIL = /(?<![A-Za-z0-9])[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z](?![A-Za-z0-9])/gi;

/** A cue such as “case no.” or “UPN”, then a number of at least three digits, perhaps with letters. */
const CASE =
  /\b(?:(?:case|client|pupil|student|child|referral|crime|incident|court|file|record|custody|police|hospital|patient|nhs|lcs|mosaic|liquidlogic|ehcp|young person) ?(?:number|num|no\b\.?|nr\b\.?|reference|ref\b\.?|id\b|#)|urn|upn|uln|pnc(?: id)?)[ :#.=–-]{0,3}(?:(?:is|was) )?([a-z]{0,5}[ /-]?\d[\da-z/-]{2,20})/gi;

/** From a nought or the country's code, nine or ten more digits, with a space, dash or bracket between any two. */
const TELEPHONE = /(?<![\d/.-])(?:(?:\+|\b00)44[ -]?(?:\(0\)[ -]?)?|\(?\b0)(?:[ ()-]{0,2}\d){9,10}(?![\d/-])/g;

const EMAIL = /[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/gi;

/** Helplines and services that anybody may ring: 0300, 0800, 0808 and the like name nobody. */
const PUBLIC = /^0(?:3\d\d|8\d\d)/;

/** Yields numbers that may be somebody's. */
export function* numbersIn(text: string): Generator<Finding> {
  yield* matches(text, NHS, "nhs-number", ([words]) => isNhsNumber(words));
  yield* matches(text, PUPIL, "pupil-number", ([words]) => isPupilNumber(words));
  yield* matches(text, CASE, "case-number", ([, number = ""]) => digits(number).length >= 3);
  yield* matches(text, TELEPHONE, "telephone", ([words]) => !PUBLIC.test(nationally(words)));
  yield* matches(text, EMAIL, "email");
}

/**
 * Whether ten digits are an NHS number: the tenth checks the others, modulo 11.
 * NHS Data Dictionary, “NHS NUMBER” (https://v2.datadictionary.nhs.uk/data_dictionary/data_field_notes/n/nhs_number_de.asp).
 */
export function isNhsNumber(words: string): boolean {
  const number = [...digits(words)].map(Number);
  if (number.length !== 10 || number[0] === 0 || new Set(number).size === 1) return false;
  const sum = number.slice(0, 9).reduce((total, digit, at) => total + digit * (10 - at), 0);
  return (11 - (sum % 11)) % 11 === number[9];
}

const CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

/**
 * Whether thirteen signs are a unique pupil number: the first letter checks the others, modulo 23; a temporary one
 * ends with a letter. UK Government Data Standards Catalogue, “Unique Pupil Number”, version 2.0 (18 November 2004).
 */
export function isPupilNumber(words: string): boolean {
  const [check = "", ...rest] = words.toUpperCase();
  if (rest.length !== 12) return false;
  const values = rest.map((sign) => (/\d/.test(sign) ? Number(sign) : CHECK_LETTERS.indexOf(sign)));
  if (values.some((value) => value < 0)) return false;
  const sum = values.reduce((total, value, at) => total + value * (at + 2), 0);
  return CHECK_LETTERS[sum % 23] === check;
}

/** Returns a telephone number's digits as they are dialled within the country. */
function nationally(words: string): string {
  return digits(words).replace(/^(?:00)?440?/, "0");
}

function digits(words: string): string {
  return words.replace(/\D/g, "");
}
