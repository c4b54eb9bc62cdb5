/** The browser finds what `practice words` finds: the same texts, the same answers. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { spells } from "browser/word-check/abbreviations";
import { Matcher } from "browser/word-check/matcher";
import { END, layOut, sentencesOf } from "browser/word-check/passages";
import { READERS } from "browser/word-check/settings";

import { CASES, checker, PATTERNS } from "./shared";

for (const { name, reader, text, found } of CASES.checking) {
  test(`checking: ${name}`, () => {
    const lines = checker()
      .check(text, READERS[reader])
      .findings.map(({ level, kind, words, count }) => `${level} ${kind} ${words}${count > 1 ? ` ${count}` : ""}`);
    assert.deepEqual(lines, found);
  });
}

const matcher = new Matcher(CASES.matching.forms.map(([text, use]) => ({ text, use, term: text })));

for (const [text, words] of CASES.matching.cases) {
  test(`matching: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(matcher.find(text).map(({ start, end }) => text.slice(start, end)), words);
  });
}

for (const [text, sentences] of CASES.sentences) {
  test(`sentences: ${JSON.stringify(text)}`, () => {
    const laid = layOut(text);
    assert.equal(laid.length, text.length);
    const found = laid.split(END).flatMap((part) => sentencesOf(part).map(({ start, end }) => part.slice(start, end)));
    assert.deepEqual(found, sentences);
  });
}

for (const [letters, phrase, spelled] of CASES.spelling) {
  test(`${letters || "nothing"} ${spelled ? "spells" : "does not spell"} ${phrase}`, () => {
    assert.equal(spells(letters, phrase), spelled);
  });
}

for (const [word, count] of CASES.syllables) {
  test(`${JSON.stringify(word)} has ${count} syllables`, () => assert.equal(PATTERNS.syllables(word), count));
}
