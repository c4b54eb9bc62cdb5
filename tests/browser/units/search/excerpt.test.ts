/** The sentence that answers, and its marks. */

import assert from "node:assert/strict";
import test from "node:test";

import fc from "fast-check";

import { excerptOf, Marker, type Piece } from "browser/search/excerpt";
import type { Found } from "browser/search/library";
import { understand, Words } from "browser/search/understanding";
import { WORDS } from "./small";

const words = new Words(WORDS);
const FOUND = { summary: "" } as Found;

function markerFor(query: string): Marker {
  return new Marker(understand(query, words), words);
}

function shown(pieces: readonly Piece[]): string {
  return pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join("");
}

function answer(query: string, file: Record<string, unknown>): string {
  return shown(excerptOf({ summary: "What it is about.", ...file }, FOUND, markerFor(query)));
}

test("marking changes no text, whatever the text and the query", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (query, text) => {
      assert.equal(
        markerFor(query)
          .mark(text)
          .pieces.map((piece) => piece.text)
          .join(""),
        text,
      );
    }),
  );
});

test("words are marked in all their forms, and wordings of a term as a whole", () => {
  assert.equal(shown(markerFor("mentoring").mark("Mentors’ work: mentors.").pieces), "[Mentors]’ work: [mentors].");
  assert.equal(
    shown(markerFor("EBSA").mark("School avoidance is hard at school.").pieces),
    "[School avoidance] is hard at school.",
  );
  assert.equal(shown(markerFor("school refuser").mark("He won't go to school.").pieces), "He won't go to school.");
});

test("the sentence that answers best is shown, without its citation", () => {
  const text =
    "First words stand here. A mentor met every pupil (Virtual School Kent, 2025, p. 19). A mentor left again.";
  assert.equal(answer("mentor pupil", { text }), "A [mentor] met every [pupil].");
});

test("the summary is shown where no sentence answers better", () => {
  assert.equal(answer("mentor", { text: "Nothing of the kind is here." }), "What it is about.");
  assert.equal(shown(excerptOf(null, { summary: "A page." } as Found, markerFor("mentor"))), "A page.");
});

test("what would mislead by itself is not shown", () => {
  const file = {
    watch_for: ["A mentor who never comes back again."],
    limits: "No mentor was asked at all.",
    id: "mentor mentor mentor mentor",
  };
  assert.equal(answer("mentor", file), "What it is about.");
});

test("a long sentence is cut around its first mark, between words", () => {
  const long = `${"before that came much else, ".repeat(20)}a mentor, ${"and after that came more, ".repeat(20)}`;
  const cut = answer("mentor", { text: `${long}.` });
  assert.match(cut, /^… \S.*\[mentor\].* …$/);
  assert.ok(cut.length < 260, cut);
});

test("a file may hold anything", () => {
  for (const file of [{ text: null }, { text: [1, { a: [] }] }, { summary: 3 }, { sections: [{ items: "mentor" }] }]) {
    assert.equal(typeof answer("mentor", file), "string");
  }
});
