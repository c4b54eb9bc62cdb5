/** Text as XML has it. */

import { clean } from "./text";

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Returns a text as it stands in an element or an attribute: without signs that no XML file may hold. */
export function inXml(text: string): string {
  return clean(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
}
