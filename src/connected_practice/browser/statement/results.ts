/** What a charter becomes: pieces of a document (Word, paper), and a fragment of a web page. */

import { type Frame, type Piece, today } from "../documents";
import { type Charter, nameOf, type Principle, type Statement, under } from "./charter";
import { isWritten, sentenceOf, thingsIn } from "./sentence";

/** A principle and what is promised under it. */
export interface Part {
  readonly principle: Principle;
  readonly statements: readonly Statement[];
}

/** Returns the principles under which something has been written, and that. */
export function partsOfCharter(charter: Charter): Part[] {
  const parts = charter.principles.map((principle) => ({
    principle,
    statements: under(charter, principle.id).filter(isWritten),
  }));
  return parts.filter((part) => part.statements.length);
}

const LICENCE =
  "The wording is your own. Examples from Connected Practice: CC BY 4.0, with credit. Sources keep their own licences.";

/** Returns the frame of a charter's documents. */
export function frameOf(charter: Charter): Frame {
  const title = charter.title.trim() || "Inclusion charter";
  return {
    title,
    ...(charter.owner.trim() ? { organisation: charter.owner.trim() } : {}),
    version: charter.origin.version || "an unknown date",
    address: charter.origin.address,
    licence: LICENCE,
    sources: charter.origin.sources,
    made: today(),
    description: `${nameOf(charter)}. What we will do, how, and what you get from it.`,
  };
}

/** Returns a charter as pieces. `lookFor` says what would show that a statement is kept, where the library does. */
export function piecesOf(charter: Charter, lookFor: (statement: Statement) => string): Piece[] {
  const parts = partsOfCharter(charter);
  const told = parts.flatMap(({ principle, statements }): Piece[] => [
    { kind: "heading", level: 1, text: principle.title },
    ...statements.flatMap(statementPieces),
  ]);
  return parts.length ? [...told, ...toAgree(parts, lookFor)] : told;
}

/** Returns a form to fill in by hand, for a charter in which nothing has been written. */
export function formOf(charter: Charter): Piece[] {
  const line = (text: string): Piece => ({ kind: "paragraph", runs: [{ text, strong: true }] });
  return charter.principles.flatMap(({ title }): Piece[] => [
    { kind: "heading", level: 1, text: title },
    line("We will"),
    { kind: "lines", count: 1 },
    line("by"),
    { kind: "lines", count: 3 },
    line("So you can"),
    { kind: "lines", count: 1 },
  ]);
}

function statementPieces(statement: Statement): Piece[] {
  const { will, by, so } = sentenceOf(statement);
  const promise = [{ text: "We will", strong: true }, ` ${will}`, ...(by.length ? [{ text: " by", strong: true }] : [])];
  return [
    ...(will ? [{ kind: "paragraph", runs: promise } as const] : []),
    ...(by.length ? [{ kind: "list", ordered: false, items: by } as const] : []),
    ...(so ? [{ kind: "paragraph", runs: [{ text: "So you can", strong: true }, so] } as const] : []),
  ];
}

function toAgree(parts: readonly Part[], lookFor: (statement: Statement) => string): Piece[] {
  const rows = parts.flatMap((part) => part.statements).map((statement) => {
    const { will, so } = sentenceOf(statement);
    return [will ? `We will ${will}` : `So you can${so}`, "", lookFor(statement), ""];
  });
  return [
    { kind: "page" },
    { kind: "heading", level: 1, text: "To agree together" },
    { kind: "paragraph", runs: ["For each promise: who sees to it, what a visitor could see, and when you read it again."] },
    {
      kind: "table",
      head: ["Promise", "Who sees to it", "What a visitor could see", "Read again on"],
      rows,
      widths: [4, 2, 3, 2],
    },
  ];
}

/** Returns a charter as HTML to put into a page of one's own: headings, paragraphs and lists, and no style. */
export function fragmentOf(charter: Charter): string {
  const parts = partsOfCharter(charter).flatMap(({ principle, statements }) => [
    `  <h3>${escaped(principle.title)}</h3>`,
    ...statements.flatMap(statementLines),
  ]);
  const credit = charter.origin.address
    ? [`  <p><small>Written with <a href="${escaped(charter.origin.address)}">Connected Practice</a>.</small></p>`]
    : [];
  const head = `  <h2>${escaped(nameOf(charter))}</h2>`;
  return ['<section class="inclusion-charter" lang="en-GB">', head, ...parts, ...credit, "</section>", ""].join("\n");
}

function statementLines(statement: Statement): string[] {
  const { will, by, so } = sentenceOf(statement);
  const how = by.length ? " <strong>by</strong>" : "";
  return [
    ...(will ? [`  <p dir="auto"><strong>We will</strong> ${escaped(will)}${how}</p>`] : []),
    ...(by.length ? ["  <ul>", ...by.map((thing) => `    <li dir="auto">${escaped(thing)}</li>`), "  </ul>"] : []),
    ...(so ? [`  <p dir="auto"><strong>So you can</strong>${escaped(so)}</p>`] : []),
  ];
}

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

/** Returns how many statements are written, and in how many of them somebody could see something done. */
export function countOf(charter: Charter): { readonly written: number; readonly seen: number } {
  const written = charter.statements.filter(isWritten);
  return { written: written.length, seen: written.filter(({ by }) => thingsIn(by).length).length };
}

/** Returns the line that stands at the foot of a poster. */
export function creditOf(charter: Charter): string {
  const source = charter.origin.sources[0];
  const after = source ? ` In the form of: ${source}` : "";
  return `${today()}. Written with Connected Practice${charter.origin.address ? `, ${charter.origin.address}` : ""}.${after}`;
}
