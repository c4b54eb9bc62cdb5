/** Checking any text at all, and again as it is typed. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { type Finding, WordChecker } from "browser/word-check/check";
import { glossaryFrom } from "browser/word-check/glossary";
import { measure, readingAge, wholeYears } from "browser/word-check/reading";
import { READER_IDS, READERS } from "browser/word-check/settings";

import { checker, GLOSSARY, PATTERNS } from "./shared";

const PIECES = [
  "young offender", "school refuser", "EHCP", "SLT (speech and language therapist)", "placement", "İ", "😀", " ", ". ", "\n", "\r\n",
  '"', "“", "”", "'", "’", "(", ")", "\u2029", "- ", "\t", "Act 1974", "The ",
];
const TEXT = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 30 }).map((parts) => parts.join(""));
const READER = fc.constantFrom(...READER_IDS);

test("findings stand in the text, in order, and say why and what to do", () => {
  fc.assert(
    fc.property(TEXT, READER, (text, reader) => {
      let reached = 0;
      for (const { start, end, words, reason, say } of checker().check(text, READERS[reader]).findings) {
        assert.ok(start >= reached && end > start && end <= text.length);
        assert.equal(words, text.slice(start, end));
        assert.ok(reason && say && !`${reason}${say}`.includes("{"));
        reached = start;
      }
    }),
  );
});

test("what is remembered of one text changes nothing in the next", () => {
  const used = checker();
  fc.assert(
    fc.property(TEXT, READER, (text, reader) => {
      assert.deepEqual(used.check(text, READERS[reader]), checker().check(text, READERS[reader]));
    }),
  );
});

test("every line of a long text is checked", () => {
  const text = "He is a school refuser, and the SLT wrote an EHCP for XYZ and said so again.\n".repeat(1300);
  assert.equal(checker().check(text, READERS.parent).findings.length, 1300 + 3);
});

/** Texts on which a careless pattern would work for hours; here each takes a moment. */
const TANGLES = [".", '"', "A", "(A", "'a ", "a\u00ad", "É", "a-", "\t", "EHCP (", "The Offender "];

for (const tangle of TANGLES) {
  test(`${JSON.stringify(tangle)} a hundred thousand times over is checked to its end`, { timeout: 120_000 }, () => {
    checker().check(tangle.repeat(100_000 / tangle.length), READERS.child);
  });
}

test("without patterns everything but the reading age is told", () => {
  const text = "He is a school refuser. ".repeat(20);
  const { findings, readingAge: age } = new WordChecker(GLOSSARY, null).check(text, READERS.parent);
  assert.deepEqual([findings.length, age], [20, null]);
});

test("the reading age follows the published formula", () => {
  const amount = measure("The cat sat. The dog ran.", PATTERNS);
  assert.deepEqual(amount, { sentences: 2, words: 6, syllables: 6 });
  assert.equal(readingAge(amount), 5);
  assert.equal(readingAge({ sentences: 1, words: 10, syllables: 16 }), 12.2);
  assert.equal(readingAge({ sentences: 0, words: 0, syllables: 0 }), 0);
  assert.deepEqual([10.4, 10.5, 11.5].map(wholeYears), [10, 11, 12]);
});

test("the letters of an abbreviation are told without its ending, and its terms", () => {
  const [finding] = checker().check("Both EHCPs came.", READERS.parent).findings as [Finding];
  assert.deepEqual([finding.letters, finding.terms, finding.words], ["EHCP", ["plan"], "EHCPs"]);
});

for (const data of [null, {}, { format: 2, terms: [] }, { format: 1 }, "words"]) {
  test(`${JSON.stringify(data)} is no glossary`, () => assert.throws(() => glossaryFrom(data), TypeError));
}
