/**
 * A charter as a poster: real text on a page of A4 or A3, as large as fits. What does not fit in the smallest size
 * goes on to a second page; nothing is cut.
 *
 * The poster is drawn in the sizes of its paper (docs/assets/css/statement.css) and measured in the page itself.
 */

import type { Charter } from "./charter";
import { creditOf, partsOfCharter } from "./results";
import { sentenceOf } from "./sentence";
import { colourOf, drawShape } from "./shapes";

export type PaperSize = "a4" | "a3";

interface Sheet {
  readonly title: string;
  /** What is printed on, within the margins, in millimetres. */
  readonly width: number;
  readonly height: number;
  /** The smallest type on one page, the smallest on several, and the largest, in points. */
  readonly smallest: number;
  readonly ofMany: number;
  readonly largest: number;
  /** Numbers of columns to try. */
  readonly columns: readonly number[];
}

/** Margins are 10 mm, which every printer leaves; A3 is read from further away. */
export const SHEETS: Readonly<Record<PaperSize, Sheet>> = {
  a4: { title: "A4", width: 190, height: 277, smallest: 8.5, ofMany: 9.5, largest: 19, columns: [1, 2] },
  a3: { title: "A3", width: 277, height: 400, smallest: 11.5, ofMany: 12.5, largest: 27, columns: [1, 2, 3] },
};

/** Pixels in a millimetre, as CSS has it. */
export const MILLIMETRE = 96 / 25.4;
/** How much of its height a page holds: printing rounds up; and between pages a statement is not parted. */
const FILLED = 0.985;
const FILLED_OF_MANY = 0.9;
/** More pages than this are no poster; the type does not get smaller for them. */
const MOST_PAGES = 12;
/** How near the best size must be found, in points. */
const STEP = 0.25;

/** Returns a poster, drawn but not yet fitted. */
export function drawPoster(charter: Charter, size: PaperSize): HTMLElement {
  const poster = element("section", `cp-poster cp-poster--${size}`);
  poster.lang = "en-GB";
  poster.append(band(charter), body(charter), element("p", "cp-poster__foot", creditOf(charter)));
  return poster;
}

/**
 * Makes the type of a poster as large as its paper allows, on as few pages as can be read. The poster has to stand in
 * the page, where it is measured. One of very many pages gets the smallest type.
 */
export function fit(poster: HTMLElement, size: PaperSize): void {
  const sheet = SHEETS[size];
  const isOnOne = sheet.columns.some((columns) => heightIn(poster, columns, sheet.smallest) <= roomOn(1, sheet));
  const pages = isOnOne ? 1 : pagesOf(poster, sheet);
  poster.dataset["pages"] = String(pages);
  if (pages > MOST_PAGES) return set(poster, sheet.columns[0] ?? 1, sheet.ofMany);
  const sizes = sheet.columns.map((columns) => ({ columns, points: largest(poster, sheet, columns, pages) }));
  const best = sizes.reduce((a, b) => (b.points > a.points + STEP ? b : a));
  set(poster, best.columns, best.points || sheet.ofMany);
}

/** Returns how many pages a poster needs in the smallest type for several, but at least two. */
function pagesOf(poster: HTMLElement, sheet: Sheet): number {
  const heights = sheet.columns.map((columns) => heightIn(poster, columns, sheet.ofMany));
  return Math.max(2, Math.ceil(Math.min(...heights) / (sheet.height * MILLIMETRE * FILLED_OF_MANY)));
}

/** Returns the largest type in which a poster stands on so many pages, in points, or 0 where it does not. */
function largest(poster: HTMLElement, sheet: Sheet, columns: number, pages: number): number {
  const isRight = (points: number): boolean => heightIn(poster, columns, points) <= roomOn(pages, sheet);
  let [low, high] = [pages === 1 ? sheet.smallest : sheet.ofMany, sheet.largest];
  if (!isRight(low)) return 0;
  if (isRight(high)) return high;
  while (high - low > STEP) {
    const middle = (low + high) / 2;
    if (isRight(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function set(poster: HTMLElement, columns: number, points: number): void {
  poster.style.setProperty("--poster-columns", String(columns));
  poster.style.setProperty("--poster-size", `${points}pt`);
}

/**
 * Returns how tall a poster is, in pixels, with so many columns and type of so many points. Words too long for their
 * column are broken, so that its width needs no look.
 */
function heightIn(poster: HTMLElement, columns: number, points: number): number {
  set(poster, columns, points);
  const parts = [...poster.children].filter((part) => part instanceof HTMLElement);
  const gap = parseFloat(getComputedStyle(poster).rowGap) || 0;
  return parts.reduce((sum, part) => sum + part.offsetHeight, gap * (parts.length - 1));
}

/** Returns how much height there is on so many pages, in pixels. */
function roomOn(pages: number, sheet: Sheet): number {
  return sheet.height * MILLIMETRE * (pages === 1 ? FILLED : pages * FILLED_OF_MANY);
}

function band(charter: Charter): HTMLElement {
  const made = element("header", "cp-poster__band");
  const owner = charter.owner.trim();
  const title = charter.title.trim() || "Inclusion charter";
  if (owner) made.append(element("p", "cp-poster__owner", owner));
  made.append(element("h1", "cp-poster__title", title));
  return made;
}

function body(charter: Charter): HTMLElement {
  const made = element("div", "cp-poster__body");
  for (const { principle, statements } of partsOfCharter(charter)) {
    const at = charter.principles.indexOf(principle);
    const part = element("section", `cp-poster__part ${colourOf(at)}`);
    const [first, ...others] = statements.map((statement) => {
      const article = element("article", "cp-poster__statement");
      const { will, by, so } = sentenceOf(statement);
      if (will) article.append(line("cp-poster__will", "We will", ` ${will}`, by.length ? " by" : ""));
      if (by.length) article.append(list(by));
      if (so) article.append(line("cp-poster__so", "So you can", so, ""));
      return article;
    });
    const heading = element("h2", "cp-poster__principle");
    heading.append(drawShape(at), principle.title);
    const opening = element("div", "cp-poster__opening"); // a heading is never parted from its first statement
    opening.append(heading, ...(first ? [first] : []));
    part.append(opening, ...others);
    made.append(part);
  }
  return made;
}

function line(className: string, start: string, text: string, end: string): HTMLElement {
  const made = element("p", className);
  made.dir = "auto";
  made.append(element("strong", "", start), text);
  if (end) made.append(element("strong", "", end));
  return made;
}

function list(things: readonly string[]): HTMLElement {
  const made = element("ul", "cp-poster__by");
  for (const thing of things) {
    const item = element("li", "", thing);
    item.dir = "auto";
    made.append(item);
  }
  return made;
}

function element(name: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
