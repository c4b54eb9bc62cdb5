/** The parts of "We will … by … So you can …", as people type them and as they are shown. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { aloud, partsOf, sentenceOf, thingsIn } from "browser/statement/sentence";

const said = (will: string, by: string, so: string) => sentenceOf({ will, by, so });

test("what was typed is shown as one sentence", () => {
  assert.deepEqual(said("hear worries", "having staff who listen\nacting", "be safe"), {
    will: "hear worries",
    by: ["having staff who listen", "acting"],
    so: " be safe.",
  });
});

test("words that stand there already are not said twice", () => {
  assert.deepEqual(said("We will, listen by", "By asking\nby the gate", "so that you can rest."), {
    will: "listen",
    by: ["asking", "by the gate"],
    so: " rest.",
  });
});

test("a promise without a means ends as a sentence does", () => {
  assert.equal(said("listen", "", "").will, "listen.");
  assert.equal(said("listen!", " \n ", "").will, "listen!");
  assert.equal(said("listen", "", "").so, "");
});

test("who is meant stands between commas", () => {
  assert.equal(said("", "", "as students and staff, be safe").so, ", as students and staff, be safe.");
  assert.equal(said("", "", "as a family").so, " as a family.");
});

test("a comma before the means stays", () => {
  assert.equal(said("work openly, so that needs are met,", "asking", "").will, "work openly, so that needs are met,");
});

test("marks before things are left out, and other signs are not", () => {
  assert.deepEqual(thingsIn("- one\n• two\n* three\n1. four\n2) five\n\n  \n3 cheers\n-ish\n1.5 hours"), [
    "one", "two", "three", "four", "five", "3 cheers", "-ish", "1.5 hours",
  ]);
});

test("it can be read aloud", () => {
  assert.equal(aloud({ will: "listen", by: "asking\nwaiting", so: "rest" }), "We will listen by asking; waiting. So you can rest.");
  assert.equal(aloud({ will: "", by: "", so: "rest" }), "So you can rest.");
  assert.equal(aloud({ will: "", by: "", so: "" }), "");
});

test("an example of the library comes apart into its three parts", () => {
  const text = "We will work openly, so that needs are met, by\n\n- asking\n- ringing home, and\n\nSo you can, as a parent, trust us.";
  assert.deepEqual(partsOf(text), {
    will: "work openly, so that needs are met,",
    by: "asking\nringing home, and",
    so: "as a parent, trust us.",
  });
});

test("what several means have in common goes with each", () => {
  const text = "We will bend by making sure that it\n\n- is fair\n- is fun\n\nSo you can enjoy it.";
  assert.equal(partsOf(text).by, "making sure that it is fair\nmaking sure that it is fun");
});

test("what an example leaves to the reader is empty", () => {
  assert.deepEqual(partsOf("We will keep an open mind by\n\n- … (yours)\n\nSo you can …"), { will: "keep an open mind", by: "", so: "" });
  assert.deepEqual(partsOf("We will listen."), { will: "listen.", by: "", so: "" });
  assert.deepEqual(partsOf(""), { will: "", by: "", so: "" });
});

test("no words are lost on the way, whatever they are", () => {
  const words = fc.stringMatching(/^[a-z<>&"'é👋]{1,8}( [a-z<>&"'é👋]{1,8}){0,5}$/u);
  fc.assert(
    fc.property(words, fc.array(words, { maxLength: 5 }), words, (will, by, so) => {
      const shown = said(`make ${will}`, by.map((thing) => `doing ${thing}`).join("\n"), `be ${so}`);
      assert.ok(shown.will.startsWith(`make ${will}`.replace(/ by$/u, "")));
      assert.deepEqual(shown.by, by.map((thing) => `doing ${thing}`));
      assert.ok(shown.so.startsWith(` be ${so}`));
    }),
  );
});
