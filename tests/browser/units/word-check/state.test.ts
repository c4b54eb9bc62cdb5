/** What is shown follows from the state: what is left, what comes next, and the list that people take with them. */

import assert from "node:assert/strict";
import { test } from "node:test";

import type { Finding } from "browser/word-check/check";
import { listOf, piecesOf } from "browser/word-check/report";
import { READERS } from "browser/word-check/settings";
import { alike, keyOf, neighbour, open, START, type State, withResult } from "browser/word-check/state";

import { checker } from "./shared";

const TEXT = 'The school refuser and the School-refuser met a truant. "I am naughty," she said.\nThe EHCP, and the EHCP again.';

/** Returns the state after a text was checked. */
function checked(text: string): State {
  return withResult({ ...START, stage: "ready", text }, checker().check(text, READERS.parent));
}

function left(state: State, finding: Finding): State {
  return withResult({ ...state, left: new Map(state.left).set(keyOf(finding), finding.words) }, state.result);
}

test("the first thing to change is looked at first", () => {
  assert.equal(checked('"Naughty," he said of the truant.').current?.words, "truant");
  assert.equal(checked('"Naughty," he said.').current?.words, "Naughty");
  assert.equal(checked("Nothing at all.").current, null);
});

test("one goes from each to the next, and from the last to the first", () => {
  let state = checked(TEXT);
  const seen = open(state).map(() => {
    const { current } = state;
    state = { ...state, current: neighbour(state, 1) };
    return current?.words;
  });
  assert.deepEqual(seen, ["school refuser", "School-refuser", "truant", "naughty", "EHCP"]);
  assert.equal(state.current?.words, "school refuser");
  assert.equal(neighbour(state, -1)?.words, "EHCP");
});

test("leaving words leaves them in every place and spelling, and nothing else", () => {
  const state = checked(TEXT);
  const [first] = open(state);
  assert.equal(alike(state, first!).length, 2);
  const after = left(state, first!);
  assert.deepEqual(open(after).map(({ words }) => words), ["truant", "naughty", "EHCP"]);
  assert.equal(after.current?.words, "truant");
});

test("leaving words that somebody said does not leave them where nobody is quoted", () => {
  const state = checked('"Naughty," he said. A naughty boy.');
  assert.deepEqual(open(left(state, open(state)[0]!)).map(({ level }) => level), ["change"]);
});

test("with another text one stays where one was, or goes on to what follows", () => {
  const state = { ...checked(TEXT), current: checked(TEXT).result!.findings[2]! };
  const text = TEXT.replace("truant", "boy");
  assert.equal(withResult({ ...state, text }, checker().check(text, READERS.parent)).current?.words, "naughty");
  assert.equal(withResult({ ...state, text: "" }, null).current, null);
});

test("the list as text has every finding with its reason and what to do", () => {
  const lines = listOf(checked(TEXT)).split("\n");
  assert.ok(lines.includes("Written for: A parent or carer"));
  assert.ok(lines.includes("1. school refuser (Words to change)"));
  assert.ok(lines.includes("   It makes the child the problem."));
  assert.ok(lines.includes("4. naughty (Somebody’s own words?)"));
  assert.ok(lines.includes("5. EHCP (2 times) (Letters to explain)"));
  assert.match(listOf(checked("Nothing at all.")), /Nothing was found\.\n$/);
});

test("the document has the findings, and the text with their numbers", () => {
  const pieces = piecesOf(checked("The truant.\n\nAn EHCP."));
  const table = pieces.find((piece) => piece.kind === "table");
  assert.deepEqual(table?.rows.map((row) => row.slice(0, 2)), [["1", "truant"], ["2", "EHCP"]]);
  assert.deepEqual(pieces.filter((piece) => piece.kind === "paragraph").map((piece) => piece.runs), [
    ["The ", { text: "truant [1]", strong: true }, "."],
    ["An ", { text: "EHCP [2]", strong: true }, "."],
  ]);
});

test("a long sentence has its number at its beginning, and those in it keep theirs", () => {
  const long = `The truant ${"went on and on ".repeat(8)}home.`;
  const [paragraph] = piecesOf(checked(long)).filter((piece) => piece.kind === "paragraph");
  const text = paragraph?.runs.map((run) => (typeof run === "string" ? run : run.text)).join("");
  assert.equal(text, `[1] ${long.replace("truant", "truant [2]")}`);
});
