/** What is asked of a text for each reader, and what is said of findings: settings.json, as `practice words` reads it. */

import settings from "./settings.json";

export type ReaderId = keyof typeof settings.readers;

/** Somebody for whom a text is written. The reader decides what is raised. */
export interface Reader {
  readonly title: string;
  /** As it stands within a sentence. */
  readonly name: string;
  /** The reading age in years to aim at, or less. */
  readonly aim: number;
  /** How many words a sentence may have. */
  readonly sentence: number;
  /** Whether every abbreviation needs to be explained, or only those that not every sector uses. */
  readonly everyLetter: boolean;
  /** Whether words are raised that sectors use in different senses. */
  readonly senses: boolean;
  /** Why that aim. */
  readonly why: string;
  /** Why abbreviations are raised; `{sectors}` stands for those that use one. */
  readonly letters: string;
}

export const READERS: Readonly<Record<ReaderId, Reader>> = settings.readers;
export const READER_IDS = Object.keys(settings.readers) as readonly ReaderId[];

/** Verbs with which advice begins that is no wording: "say what the child did". */
const ADVISES: readonly string[] = settings.advises;
/** Words that people write in capitals to stress them. */
export const WRITTEN_LARGE: ReadonlySet<string> = new Set(settings.writtenLarge);

/** Returns a sentence of settings.json with its words in braces filled in. */
export function said(name: keyof typeof settings.said, values: Readonly<Record<string, string | number>> = {}): string {
  return filled(settings.said[name], values);
}

/** Returns a text with its words in braces filled in. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Whether the glossary gives advice and not words that can stand in a sentence. */
export function isAdvice(instead: string): boolean {
  return ADVISES.some((verb) => instead.startsWith(`${verb} `));
}

/** Returns items as they stand in a sentence: "one, two and three". */
export function listed(items: readonly string[]): string {
  return items.length > 1 ? `${items.slice(0, -1).join(", ")} and ${items.at(-1)}` : (items[0] ?? "");
}

export function large(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
