/** Words put in the place of others fit where they are put. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import type { Finding } from "browser/word-check/check";
import { offered, pluralOf } from "browser/word-check/offers";
import { replacementsFor } from "browser/word-check/replacements";
import { READERS } from "browser/word-check/settings";

import { checker, GLOSSARY } from "./shared";

/** Returns a text with what is found in it replaced, once for each way that is offered. */
function replaced(text: string): string[] {
  const [finding] = checker().check(text, READERS.parent).findings;
  if (!finding) return [];
  return replacementsFor(finding, text, GLOSSARY).map(({ start, end, words }) => text.slice(0, start) + words + text.slice(end));
}

for (const [text, ...results] of [
  ["He is a school refuser.", "He is a child who finds it hard to attend."],
  ["The school refuser came.", "The child who finds it hard to attend came."],
  ["School refusers came.", "Children who find it hard to attend came."],
  ["a persistent truant", "a persistent child who is missing school"],
  ["An offender came.", "A child came."],
  ["We met an offender.", "We met a child."],
  ["the offender's day, the offenders' day", "the child's day, the offenders' day"],
  ["Young Offenders may", "Children may", "Children who have offended may"],
  ["each young offender", "each child", "each child who has offended"],
  ["our looked-after children", "our children in care"],
  ["Looked after children are", "Children in care are"],
  ["a LAC child", /* "a child in care child" would be wrong */],
  ["the school refuser's mother" /* so would "the child who finds it hard to attend's mother" */],
  ["They truant him" /* here it is a verb */],
  ["a naughty boy" /* what to say is advice */],
  ["“a truant” he said" /* somebody's own words */],
  ["An EHCP", "An education, health and care plan (EHCP)"],
  ["EHCPs are", "Education, health and care plans (EHCPs) are"],
  ["the SLT", "the speech and language therapist (SLT)", "the senior leadership team (SLT)"],
  ["the XYZ"],
] as [string, ...string[]][]) {
  test(`${text} → ${results.join(" / ") || "nothing is offered"}`, () => assert.deepEqual(replaced(text).sort(), results.sort()));
}

for (const [instead, ...words] of [
  ["child in care", "child in care"],
  ["child, young person", "child", "young person"],
  ["child or young person", "child", "young person"],
  ["child, or child who has offended where the fact matters", "child", "child who has offended"],
  ["a child in care, or a young person with care experience", "a child in care", "a young person with care experience"],
  ["a child who is being used by, or is close to, a group", "a child who is being used by, or is close to, a group"],
  ["a young person who is not in education, employment or training", "a young person who is not in education, employment or training"],
  ["is autistic, or has autism, as the person prefers", "is autistic", "has autism"],
  ["looking for connection, or say what the child did", "looking for connection"],
  ["neurodivergent condition, or the condition's own name", "neurodivergent condition"],
  ["a child whose behaviour disrupts lessons, with what comes before it", "a child whose behaviour disrupts lessons"],
  ["is at risk from, with who or what"],
  ["say what the child did, and when"],
  ["name the groups that you mean"],
  [""],
] as [string, ...string[]][]) {
  test(`${instead || "nothing"} offers ${words.join(" / ") || "nothing"}`, () => assert.deepEqual(offered(instead), words));
}

for (const [one, several] of [
  ["a child who finds it hard", "children who find it hard"],
  ["a child who goes missing", "children who go missing"],
  ["a young person who has a plan", "young people who have a plan"],
  ["child in care", "children in care"],
  ["neurodivergent condition", "neurodivergent conditions"],
  ["children and families whom we have not reached", "children and families whom we have not reached"],
  ["a child who is used by, or is close to, a group", null],
  ["emotionally based school avoidance", null],
] as [string, string | null][]) {
  test(`several of ${one}: ${several}`, () => assert.equal(pluralOf(one), several));
}

test("whatever stands around, a replacement lies in the text and covers what was found", () => {
  const words = ["young offender", "truants", "EHCPs", "a ", "The ", "an ", " team", "'s", ". ", "\n", "😀", "is ", "very "];
  const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })), { maxLength: 15 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (given) => {
      for (const finding of checker().check(given, READERS.parent).findings as Finding[]) {
        for (const { start, end, words: put } of replacementsFor(finding, given, GLOSSARY)) {
          assert.ok(start >= 0 && start <= finding.start && end === finding.end && put);
        }
      }
    }),
  );
});
