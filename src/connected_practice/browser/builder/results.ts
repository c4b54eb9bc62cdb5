/** What a session becomes: papers, slides, an entry of a calendar, each with what it is for; and an empty form. */

import { calendarFile, type Frame, type Organisation, type Piece, slidesFile, today, wordFile } from "../documents";
import type { Pack, Paper } from "../packs/pack";
import { addressOf } from "../site";

/** A paper of a session. */
export interface PaperKind {
  /** As packs/pack.ts names it. */
  readonly name: string;
  readonly title: string;
  /** What it is for, in one sentence. */
  readonly use: string;
}

export const PAPERS: readonly PaperKind[] = [
  { name: "facilitator", title: "Facilitator pack", use: "For you: the agenda with a clock, what to prepare, what to say, and notes." },
  { name: "handout", title: "Handout", use: "For everybody to keep: what was done, with the points and the sources." },
  { name: "exercises", title: "Exercises", use: "Only the tasks and questions, with room to write." },
  { name: "register", title: "Attendance and feedback", use: "A list to sign, and a short form on how it went." },
  { name: "certificate", title: "Certificate", use: "With the hours, for people’s own records. The names are yours to write in." },
];

export const SLIDES_USE = "To show, one idea a slide. What to say stands in the notes beneath.";
export const CALENDAR_USE = "An entry to send round. It opens in Outlook, Google Calendar and others.";

export interface File {
  readonly name: string;
  readonly content: Blob;
}

/** Yields what a person can have, one after another, as a file of its own. `start` may be empty: then no calendar. */
export async function* filesOf(pack: Pack, organisation: Organisation, stem: string, when: When): AsyncGenerator<File> {
  yield { name: `${stem} slides.pptx`, content: await slidesOf(pack, organisation) };
  for (const { name, title } of PAPERS) {
    const paper = paperIn(pack, name);
    if (paper) yield { name: nameOf(stem, title), content: await wordFile(paper.frame, paper.pieces) };
  }
  if (when.start) yield { name: `${stem}.ics`, content: calendarOf(pack, organisation, when) };
}

export interface When {
  /** `2026-12-03T14:00` */
  readonly start: string;
  readonly place: string;
}

export function slidesOf({ slides }: Pack, organisation: Organisation): Promise<Blob> {
  return slidesFile(slides.frame, slides.slides, organisation);
}

/** Returns a file for calendars. Throws RangeError where there is no such day and time. */
export function calendarOf({ calendar }: Pack, organisation: Organisation, { start, place }: When): Blob {
  const text = calendarFile({ calendar, start, ...(place ? { place } : {}) }, organisation);
  return new Blob([text], { type: "text/calendar;charset=utf-8" });
}

export function paperIn(pack: Pack, name: string): Paper | undefined {
  return pack.papers.find((paper) => paper.name === name);
}

/** Returns the name of a paper's file: `Trauma in 20 minutes handout.docx`. */
export function nameOf(stem: string, title: string): string {
  return `${stem} ${title.toLowerCase()}.docx`;
}

/** How many rows an empty agenda has. */
const ROWS = 9;

/** Returns a form to plan a session by pen. */
export function emptyForm(): { readonly frame: Frame; readonly pieces: readonly Piece[] } {
  const frame: Frame = {
    title: "A session of my own",
    version: "an empty form",
    address: addressOf("tools/session/"),
    licence: "Use it as you like.",
    sources: [],
    made: today(),
  };
  const asked = ["How long?", "Who is coming, and how many?", "What about?", "What can they do afterwards?"];
  const head = ["From", "Minutes", "What people do", "What you need"];
  const empty = Array.from({ length: ROWS - 2 }, () => ["", "", "", ""]);
  const rows = [["0:00", "", "Opening", ""], ...empty, ["", "", "Closing: one thing to do on Monday", ""]];
  return {
    frame,
    pieces: [
      { kind: "facts", rows: asked.map((question) => [question, ""] as const) },
      { kind: "heading", level: 1, text: "Agenda" },
      { kind: "table", head, rows, widths: [2, 2, 8, 5] },
      { kind: "heading", level: 1, text: "To prepare" },
      { kind: "lines", count: 4 },
    ],
  };
}
