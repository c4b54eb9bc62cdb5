/** Where search leads: the search page, and the ways in for those who find nothing. */

import { ROOT } from "../site";

export const WAYS_IN: readonly (readonly [path: string, words: string])[] = [
  ["topics/", "Choose what you are dealing with"],
  ["case-studies/", "Look through the case studies"],
  ["glossary/", "Look through the glossary"],
];

/** Returns the address of the search page for a search. */
export function addressOf(search: Readonly<Record<string, string>>): string {
  const address = new URL("search/", ROOT);
  for (const [name, value] of Object.entries(search)) address.searchParams.set(name, value.trim());
  return address.href;
}
