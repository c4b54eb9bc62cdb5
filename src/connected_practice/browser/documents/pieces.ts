/**
 * What a document is made of, whatever it becomes: Word, paper, or a page. Plain values, so that a description can
 * be kept as JSON. Text is text everywhere: nothing in it is ever read as markup.
 */

/** Some words of a sentence. A new line in the text is a new line in the document. */
export interface Words {
  readonly text: string;
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  /** An address (http, https or mailto) that the words lead to. Anything else is left out and the words stay. */
  readonly link?: string;
}

export type Run = string | Words;
/** One run of text, or several. */
export type Text = string | readonly Run[];

/** An item of a list; `items` are listed beneath it. */
export type Item = Text | { readonly text: Text; readonly items: readonly Item[] };

export type Piece =
  /** 1 is a part of the document, 2 a part of that. The document's own title stands above them all. */
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  /** `lead` opens a document, `small` is for what few people need. */
  | { readonly kind: "paragraph"; readonly runs: readonly Run[]; readonly as?: "lead" | "small" }
  /** Bullets, or numbers that begin at 1 in each list, or boxes to tick. */
  | { readonly kind: "list"; readonly ordered: boolean; readonly boxes?: boolean; readonly items: readonly Item[] }
  /** `widths` are shares of the page's width, one a column; `caption` says what the table is. */
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly Text[])[];
      readonly widths?: readonly number[];
      readonly caption?: string;
    }
  /** Names and what they stand for: when, where, who. */
  | { readonly kind: "facts"; readonly rows: readonly (readonly [string, Text])[] }
  /** A box that stands out from the text. */
  | { readonly kind: "note"; readonly title?: string; readonly runs: readonly Run[] }
  /** Lines to write on by hand. */
  | { readonly kind: "lines"; readonly count: number }
  /** `source` is a data address (PNG or JPEG); width and height are in millimetres; `alt` says what it shows. */
  | {
      readonly kind: "image";
      readonly source: string;
      readonly width: number;
      readonly height: number;
      readonly alt: string;
    }
  /** What follows begins on a new page. */
  | { readonly kind: "page" };

/** What stands around the pieces of every document. */
export interface Frame {
  readonly title: string;
  /** The version of the library's page that the document was made from: its ISO date, or words. */
  readonly version: string;
  /** The address of that page. */
  readonly address: string;
  readonly licence: string;
  /** Short citations, as text. */
  readonly sources: readonly string[];
  /** The date on which the document was made, in words. */
  readonly made: string;
  /** Whose document it is: a school, a team. It stands above the title and in the header. */
  readonly organisation?: string;
  /** One sentence for the file's properties. */
  readonly description?: string;
  /** Tables of many columns ask for landscape. */
  readonly landscape?: boolean;
  /** The address of a page that says what has changed since: it stands at the end, with a QR code that leads there. */
  readonly changes?: string;
  /** Whom people can turn to in the organisation, a line each: they stand in the footer. */
  readonly contacts?: readonly string[];
  /** The organisation's logo, as a data address (PNG or JPEG) with its size in pixels: it stands above the title. */
  readonly logo?: { readonly source: string; readonly width: number; readonly height: number };
}

/** An organisation's own lines, given once. All may be empty. */
export interface Organisation {
  readonly name: string;
  /** A data address (PNG or JPEG), with its size in pixels; null where there is none. */
  readonly logo: { readonly source: string; readonly width: number; readonly height: number } | null;
  /** Whom people can turn to: `Designated safeguarding lead: Ms A, extension 12`. */
  readonly contacts: readonly string[];
}

/** One idea. */
export interface Slide {
  readonly layout: "title" | "point" | "question" | "list" | "seats" | "pause" | "end";
  readonly title: string;
  /** Lines beneath the title: few, and short enough to be read from the last row. */
  readonly lines: readonly string[];
  /** For `seats`: a column each. */
  readonly columns: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** What the facilitator says and does, with the minutes and the clock; one paragraph a line. */
  readonly notes: readonly string[];
}

/** What stands in a calendar, before anybody has said on which day. */
export interface Occasion {
  readonly title: string;
  readonly minutes: number;
  readonly description: string;
  readonly address: string;
}

const LINKABLE = /^(https?:\/\/|mailto:)[^\s<>"]+$/i;

/** Whether an address is one of the web or of a letter box: no other becomes a link. */
export function isLinkable(address: string): boolean {
  return LINKABLE.test(address);
}

/** Returns the runs of a text. */
export function runsOf(text: Text): readonly Run[] {
  return typeof text === "string" ? [text] : text;
}

/** Returns a run as words. A link that is no address of the web or of a letter box is left out. */
export function wordsOf(run: Run): Words {
  if (typeof run === "string") return { text: run };
  if (run.link === undefined || LINKABLE.test(run.link)) return run;
  const { link: _refused, ...words } = run;
  return words;
}

/** Returns an item's own text, and the items beneath it. */
export function itemOf(item: Item): { readonly text: Text; readonly items: readonly Item[] } {
  return typeof item === "object" && "items" in item ? item : { text: item, items: [] };
}

/** Returns what a text says without its form. */
export function plain(text: Text): string {
  return runsOf(text).map((run) => wordsOf(run).text).join("");
}
