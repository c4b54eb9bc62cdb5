/**
 * A document on paper. While it is printed it stands in the page, in a box that only print shows, and print shows
 * nothing else (docs/assets/css/documents.css).
 */

import { addressOf, changesOf, CODE_SIZE, contained, endOf, LEADS_TO, LOGO_PLACE, originOf } from "./frame";
import { type Frame, type Item, itemOf, type Piece, plain, runsOf, type Text, wordsOf } from "./pieces";
import { clean } from "./text";

const PRINTING = "cp-prints-paper";

/** Returns a document as a section to print. All text is set as text. */
export function drawPaper(frame: Frame, pieces: readonly Piece[]): HTMLElement {
  const paper = element("section", "cp-paper");
  if (frame.landscape) paper.classList.add("cp-paper--landscape");
  paper.lang = "en-GB";
  if (frame.organisation) paper.append(element("p", "cp-paper__owner", frame.organisation));
  if (frame.logo) paper.prepend(logo(frame, frame.logo));
  paper.append(element("h1", "cp-paper__title", frame.title));
  paper.append(...[...pieces, ...endOf(frame)].map(drawn));
  const foot = element("footer", "cp-paper__foot");
  const contacts = frame.contacts?.join(" \u00b7 ") ?? "";
  const lines = [`${frame.title}. ${originOf(frame)}.`, addressOf(frame).text, frame.licence, contacts];
  for (const line of lines.filter(Boolean)) foot.append(element("p", "", line));
  if (frame.changes) foot.append(element("p", "", `${LEADS_TO}${frame.changes}`));
  paper.append(foot);
  return paper;
}

/** Returns a document as `drawPaper` does, with a QR code that leads to what has changed since, ready to be printed. */
export async function drawPaperWithCode(frame: Frame, pieces: readonly Piece[]): Promise<HTMLElement> {
  const paper = drawPaper(frame, pieces);
  const changes = frame.changes ? changesOf(frame) : "";
  if (!changes) return paper;
  const { codeOf } = await import("./code");
  const { source, alt } = codeOf(changes);
  const code = image({ kind: "image", source, width: CODE_SIZE, height: CODE_SIZE, alt }) as HTMLImageElement;
  await code.decode(); // print does not wait for it
  paper.querySelector(".cp-paper__foot")?.append(code);
  return paper;
}

function logo(frame: Frame, { source, width, height }: NonNullable<Frame["logo"]>): HTMLElement {
  const alt = frame.organisation ? `Logo of ${frame.organisation}` : "Logo";
  return image({ kind: "image", source, ...contained({ width, height }, LOGO_PLACE), alt });
}

/** Prints a section, made by `drawPaper` or by a tool itself, and nothing else of the page. */
export function printPaper(paper: HTMLElement): void {
  const end = show(paper);
  addEventListener("afterprint", end, { once: true });
  print();
}

/**
 * From now on, whenever the page is printed, prints what `make` returns in its place; where it returns null, the page
 * itself. Returns what ends that.
 */
export function printsAs(make: () => HTMLElement | null): () => void {
  let end = (): void => {};
  const before = (): void => {
    end();
    const paper = document.body.classList.contains(PRINTING) ? null : make();
    if (paper) end = show(paper);
  };
  const after = (): void => end();
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => {
    end();
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
  };
}

/** Puts paper into the page and returns what takes it away. */
function show(paper: HTMLElement): () => void {
  const box = element("div", "cp-printed");
  box.append(paper);
  document.body.append(box);
  document.body.classList.add(PRINTING);
  return () => {
    box.remove();
    document.body.classList.remove(PRINTING);
  };
}

function element(name: string, className = "", text = ""): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.append(...lines(text));
  return made;
}

/** Returns a text with `br` elements for its new lines. */
function lines(text: string): (string | Node)[] {
  return clean(text)
    .split("\n")
    .flatMap((line, at) => (at ? [document.createElement("br"), line] : [line]));
}

function withText(made: HTMLElement, text: Text): HTMLElement {
  made.dir = "auto"; // each block by its own first letter
  for (const words of runsOf(text).map(wordsOf)) {
    let nodes = lines(words.text);
    if (words.emphasis) nodes = [wrapped("em", nodes)];
    if (words.strong) nodes = [wrapped("strong", nodes)];
    if (words.link) {
      const link = document.createElement("a");
      link.href = words.link;
      link.append(...nodes);
      nodes = [link];
    }
    made.append(...nodes);
  }
  return made;
}

function wrapped(name: string, nodes: (string | Node)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...nodes);
  return made;
}

function drawn(piece: Piece): HTMLElement {
  switch (piece.kind) {
    case "heading":
      return withText(element(`h${piece.level + 1}`), piece.text);
    case "paragraph":
      return withText(element("p", piece.as ? `cp-paper__${piece.as}` : ""), piece.runs);
    case "list":
      return list(piece.items, piece.ordered && !piece.boxes, piece.boxes ? "cp-paper__boxes" : "");
    case "table":
      return table(piece);
    case "facts":
      return facts(piece.rows);
    case "note":
      return note(piece);
    case "lines":
      return ruled(piece.count);
    case "image":
      return image(piece);
    case "page":
      return element("div", "cp-paper__break");
  }
}

function list(items: readonly Item[], ordered: boolean, className: string): HTMLElement {
  const made = element(ordered ? "ol" : "ul", className);
  for (const { text, items: below } of items.map(itemOf)) {
    const item = withText(element("li"), text);
    if (below.length) item.append(list(below, ordered, className));
    made.append(item);
  }
  return made;
}

function table(piece: Extract<Piece, { kind: "table" }>): HTMLElement {
  const made = document.createElement("table");
  made.className = "cp-paper__table";
  if (piece.caption) made.createCaption().append(...lines(piece.caption));
  const head = made.createTHead().insertRow();
  const whole = piece.head.reduce((sum, _, at) => sum + (piece.widths?.[at] ?? 1), 0);
  piece.head.forEach((name, at) => {
    const cell = withText(element("th"), name) as HTMLTableCellElement;
    cell.scope = "col";
    if (piece.widths) cell.style.width = `${(100 * (piece.widths[at] ?? 1)) / whole}%`;
    head.append(cell);
  });
  const body = made.createTBody();
  for (const row of piece.rows) {
    const drawnRow = body.insertRow();
    for (const text of row) withText(drawnRow.insertCell(), text);
  }
  return made;
}

function facts(rows: readonly (readonly [string, Text])[]): HTMLElement {
  const made = element("dl", "cp-paper__facts");
  for (const [name, text] of rows) {
    const fact = document.createElement("div");
    fact.append(withText(element("dt"), name), withText(element("dd"), text));
    made.append(fact);
  }
  return made;
}

function note(piece: Extract<Piece, { kind: "note" }>): HTMLElement {
  const made = element("div", "cp-paper__note");
  if (piece.title) made.append(withText(element("p"), [{ text: piece.title, strong: true }]));
  made.append(withText(element("p"), piece.runs));
  return made;
}

function ruled(count: number): HTMLElement {
  const made = element("div", "cp-paper__lines");
  made.setAttribute("aria-hidden", "true");
  made.append(...Array.from({ length: count }, () => element("div", "cp-paper__line")));
  return made;
}

function image(piece: Extract<Piece, { kind: "image" }>): HTMLElement {
  const made = document.createElement("img");
  made.src = piece.source;
  made.alt = plain(clean(piece.alt));
  made.style.width = `${piece.width}mm`;
  made.style.height = `${piece.height}mm`;
  return made;
}
