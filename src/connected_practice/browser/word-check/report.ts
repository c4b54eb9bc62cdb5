/** What was found as something to keep: a list as text, and a document for Word and for paper. */

import { type Frame, type Piece, type Run, today } from "../documents";
import type { Finding } from "./check";
import { kindName, ageInWords } from "./naming";
import { open, type State } from "./state";
import { READERS } from "./settings";

const LICENCE = "The reasons and wordings are from the glossary of Connected Practice (CC BY 4.0). The text is its writer's.";
const LONGEST = 90;

/** Returns the frame of a document that the check makes. */
export function frameOf(state: State, version: string): Frame {
  const what = state.file ? `: ${state.file}` : "";
  return {
    title: `Word check${what}`,
    version,
    address: location.origin + location.pathname,
    licence: LICENCE,
    sources: [],
    made: today(),
    description: `What ${READERS[state.reader].name} may stumble over in a text.`,
  };
}

/** Returns the findings, and then the text with their numbers in it. */
export function piecesOf(state: State): Piece[] {
  const found = open(state);
  const facts = factsOf(state).map((fact): readonly [string, string] => fact);
  return [
    { kind: "facts", rows: facts },
    { kind: "heading", level: 1, text: "What was found" },
    ...(found.length ? [tableOf(found)] : [nothingFound()]),
    { kind: "heading", level: 1, text: "The text" },
    ...paragraphsOf(state.text, found),
  ];
}

/** Returns the findings as a list in plain text. */
export function listOf(state: State): string {
  const found = open(state);
  const facts = factsOf(state).map(([name, value]) => `${name}: ${value}`);
  const items = found.map((finding, index) => {
    return [`${index + 1}. ${short(finding)}${often(finding)} (${kindName(finding)})`, finding.reason, finding.say].join("\n   ");
  });
  return ["Word check", facts.join("\n"), ...(items.length ? items : ["Nothing was found."])].join("\n\n") + "\n";
}

function factsOf(state: State): [string, string][] {
  const reader = READERS[state.reader];
  const age = state.result?.readingAge;
  return [
    ["Written for", reader.title],
    ["Reading age", age == null ? "too short to tell" : `${ageInWords(age)}; aim for ${reader.aim} or less`],
    ["Words", (state.result?.words ?? 0).toLocaleString("en-GB")],
  ];
}

function nothingFound(): Piece {
  return { kind: "paragraph", runs: ["Nothing. Read it aloud once before you send it."] };
}

function tableOf(found: readonly Finding[]): Piece {
  return {
    kind: "table",
    head: ["", "Words", "Why", "What to do"],
    rows: found.map((finding, index) => [String(index + 1), `${short(finding)}${often(finding)}`, finding.reason, finding.say]),
    widths: [1, 5, 8, 6],
    caption: "Numbers are those in the text below.",
  };
}

function short({ words }: Finding): string {
  const line = words.replace(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

function often({ count }: Finding): string {
  return count > 1 ? ` (${count} times)` : "";
}

/** Returns the paragraphs of the text, what was found in strong letters with its number after it. */
function paragraphsOf(text: string, found: readonly Finding[]): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    const here = found.map((finding, index) => ({ finding, number: index + 1 })).filter(({ finding }) => start <= finding.start && finding.start < end);
    if (line.trim()) pieces.push({ kind: "paragraph", runs: runsOf(text, start, end, here) });
    start = end + 1;
  }
  return pieces;
}

function runsOf(text: string, start: number, end: number, here: readonly { finding: Finding; number: number }[]): Run[] {
  const runs: Run[] = [];
  let reached = start;
  for (const { finding, number } of here) {
    if (finding.start < reached) {
      runs.push({ text: ` [${number}]`, strong: true });
      continue;
    }
    const stop = finding.kind === "sentence" ? finding.start : Math.min(finding.end, end); // a sentence goes on
    runs.push(text.slice(reached, finding.start), { text: `${text.slice(finding.start, stop)} [${number}]`.trimStart(), strong: true });
    if (finding.kind === "sentence") runs.push(" ");
    reached = stop;
  }
  return [...runs, text.slice(reached, end)].filter((run) => run !== "");
}
