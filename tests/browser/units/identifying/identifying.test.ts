/** What may identify somebody: what is found, what is let be, and that no text takes long. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import fc from "fast-check";

import { adviceOn, identifying } from "browser/identifying";
import { isNhsNumber, isPupilNumber } from "browser/identifying/numbers";

/** Sentences, each with the words that must be pointed at, in order. */
const FOUND: readonly (readonly [string, ...(readonly [string, string])[]])[] = [
  ["I met Jamie Cartwright, 12, at the gate.", ["name-and-age", "Jamie Cartwright"]],
  ["When Jamie Cartwright is 13 we will think again.", ["name-and-age", "Jamie Cartwright"]],
  ["Aisha Khan-Malik (aged fourteen) said little.", ["name-and-age", "Aisha Khan-Malik"]],
  ["A twelve-year-old, Seán O’Brien, came in.", ["name-and-age", "Seán O’Brien"]],
  ["Zoë van der Berg in Year 9 has not been seen.", ["name-and-age", "Zoë van der Berg"]],
  ["Our Year 8 pupil Tom Ellery was calmer.", ["name-and-age", "Tom Ellery"]],
  ["I spoke to Mrs Adeyemi at Oakfield Primary.", ["name-and-school", "Mrs Adeyemi"]],
  ["Joe Bloggs joined St Mary’s Academy in May.", ["name-and-school", "Joe Bloggs"]],
  ["DOB: 12/03/2011.", ["birth", "DOB: 12/03/2011"]],
  ["She was born on 3rd March 2011 in Leeds.", ["birth", "born on 3rd March 2011"]],
  ["His date of birth is 2011-03-12.", ["birth", "date of birth is 2011-03-12"]],
  ["Her birthday is 12 March.", ["birth", "birthday is 12 March"]],
  ["NHS number 943 476 5870 on the form.", ["nhs-number", "943 476 5870"]],
  ["He gave 9434765870 twice.", ["nhs-number", "9434765870"]],
  ["UPN B801200005001 was on it.", ["pupil-number", "B801200005001"]],
  ["UPN A801200005001 was wrong.", ["case-number", "UPN A801200005001"]],
  ["The label said z30182765289d.", ["pupil-number", "z30182765289d"]],
  ["See case no. AB/2023-0456 for more.", ["case-number", "case no. AB/2023-0456"]],
  ["Client ID: 448812.", ["case-number", "Client ID: 448812"]],
  ["They live at 14a Elm Tree Road.", ["address", "14a Elm Tree Road"]],
  ["Flat 2, 31 Harcourt Avenue, is cold.", ["address", "Flat 2, 31 Harcourt Avenue"]],
  ["Near ME7 1XX and sw1a 1aa.", ["postcode", "ME7 1XX"], ["postcode", "sw1a 1aa"]],
  ["Ring 07700 900123 or +44 (0)20 7946 0018.", ["telephone", "07700 900123"], ["telephone", "+44 (0)20 7946 0018"]],
  ["Ring (01632) 960 001.", ["telephone", "(01632) 960 001"]],
  ["I wrote to j.smith+cpd@oakfield.kent.sch.uk today.", ["email", "j.smith+cpd@oakfield.kent.sch.uk"]],
];

for (const [text, ...expected] of FOUND) {
  test(`points at: ${text}`, () => {
    assert.deepEqual(identifying(text).map((finding) => [finding.kind, finding.words]), expected);
  });
}

/** What people write in such a record every day. */
const LET_BE = [
  "On 12 March 2026 I went to a course on Working Together to Safeguard Children, aged well since 2018.",
  "I read Keeping Children Safe in Education 2026, paragraphs 10 to 24, for 20 minutes.",
  "Oscar, 12, had one shared formulation. Ada is 14 and Rayan was 9.",
  "Leo at Oakfield Primary reminded me of a boy I taught.",
  "The Anna Freud Centre works with children aged 5 to 11.",
  "Social Work England asks for two pieces by 30 November. Child First, aged 10 to 17, is our rule.",
  "In Key Stage 3 English we saw 14 pupils, and in Year 9 Maths 12.",
  "Our Primary School had a visit from Ofsted at 10.30, Room 12.",
  "The Youth Justice Board said that children aged 12 rarely follow the words used in court.",
  "Standard 4, section 2.1, pages 110-115, and 2,500 of 366,000 answers.",
  "Rang Childline on 0800 1111 and the NSPCC on 0808 800 5000, then 101, 111 and 999.",
  "I was born to do this. The idea was born in 2011. On her birthday she came in.",
  "Three Year 11s and Miss came late. Every Year 7 form has a mentor.",
  "Case 3 shows it; reference list, page 12. Record number 2 was blank. The court file was late.",
  "We met at 12 Noon on Monday 2 March, in the Blue Room. Then a 10 Minute Walk.",
  "Equality Act 2010, Children Act 1989, section 47. TS7 and KS2. A2 paper. B1 level.",
  "ISBN 9780141036144, DOI 10.1234/5678901234, £1,250,000 and 1234567890 votes.",
  "Ask Mr Smith. I saw Jamie Cartwright speak at a conference about trust.",
  "Monday Morning, 12 of us. Teaching Assistants, 14 in all, came to Parents Evening in Year 7.",
  "On the 1st we meet, e1 2nd floor; year 7 se1 4th.",
];

for (const text of LET_BE) {
  test(`lets be: ${text.slice(0, 60)}`, () => assert.deepEqual(identifying(text), []));
}

test("the library's own cases and guides raise no alarm", () => {
  const content = join(process.cwd(), "content");
  for (const kind of ["case-studies", "principles", "reflection", "topics", "voices"]) {
    for (const name of readdirSync(join(content, kind))) {
      const found = identifying(readFileSync(join(content, kind, name), "utf8"));
      assert.deepEqual(found, [], `${kind}/${name}`);
    }
  }
});

test("every kind has advice that says what to write instead", () => {
  for (const [text] of FOUND) {
    for (const finding of identifying(text)) {
      const { what, instead } = adviceOn(finding);
      assert.match(what, /^an? /);
      assert.ok(instead.length > 20);
    }
  }
});

/** Made with another program (python-stdnum 2.2), not with this one. */
test("check digits and letters agree with another implementation", () => {
  const nhs = ["6044324451", "7683237418", "4879350184", "6925475683", "7260604042", "4219033807", "9434765870"];
  const pupils = ["Z30182765289D", "H301795469034", "T30199475135Y", "N301095875120", "M30178893031W", "G301241880139"];
  assert.deepEqual(nhs.filter((number) => !isNhsNumber(number)), []);
  assert.deepEqual(pupils.filter((number) => !isPupilNumber(number)), []);
});

test("one wrong digit is no NHS number and no pupil number", () => {
  fc.assert(
    fc.property(fc.nat(9), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const changed = (number: string, place: number): string =>
        number.slice(0, place) + ((Number(number[place]) + by) % 10) + number.slice(place + 1);
      assert.ok(!isNhsNumber(changed("9434765870", at)));
      assert.ok(!isPupilNumber(changed("B801200005001", at + 1)));
    }),
  );
});

const FRAGMENTS = [
  ...FOUND.map(([text]) => text), ...LET_BE, "Aa ", "A", "a", "0", "1", " ", "-", ".", ",", "(", ")", "@", "\n", "’", "é", "👋",
  "\ud800", "born ", "DOB", "case no ", "UPN ", "Mr ", "Year ", "School", "12 March ", "+44", "Road", "is 12",
];
const prose = fc.array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 40 });

test("whatever is written, findings are places in the text, in order and apart", () => {
  fc.assert(
    fc.property(prose, (parts) => {
      const text = parts.join("");
      let end = 0;
      for (const finding of identifying(text)) {
        assert.ok(finding.start >= end && finding.end > finding.start && finding.end <= text.length);
        assert.equal(text.slice(finding.start, finding.end), finding.words);
        end = finding.end;
      }
    }),
    { numRuns: 500 },
  );
});

test("what is found alone is found among other sentences", () => {
  fc.assert(
    fc.property(fc.constantFrom(...FOUND), fc.constantFrom(...LET_BE), fc.constantFrom(...LET_BE), (found, one, other) => {
      const [text, ...expected] = found;
      const kinds = identifying(`${one}\n${text}\n${other}`).map((finding) => finding.kind);
      assert.deepEqual(kinds, expected.map(([kind]) => kind));
    }),
  );
});

/** A hundred thousand characters take a twentieth of a second; a pattern that tries again and again takes minutes. */
const FAR_TOO_LONG = 3000;

test("no text of a hundred thousand characters takes long", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 4 }), (parts) => {
      const part = parts.join("") || " ";
      const text = part.repeat(Math.ceil(100_000 / part.length)).slice(0, 100_000);
      const began = performance.now();
      identifying(text);
      assert.ok(performance.now() - began < FAR_TOO_LONG, JSON.stringify(part));
    }),
    { numRuns: 60 },
  );
});
